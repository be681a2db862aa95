"""Which letters can be one Vietnamese syllable, and how Telex and VNI keystrokes decode into one."""

from __future__ import annotations

import re
from functools import lru_cache

_INITIALS = "|b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|r|s|t|th|tr|v|x"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ic ich iec iem ien ieng iep iet "
    "ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oat oay oc oe oen oeo oet oi om on ong op ot u ua uan "
    "uang uat uay uc ue uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up uu ut uy uya uych uyen uyet uynh uyt "
    "uyu y yem yen yet yeu oong ooc"
)
_QU = "a ac ach ai am an ang anh ao at au ay e en eo et oc y yen yet ynh ych yt ia ien iet it anh ang uoc"

SYLLABLES = frozenset(
    {initial + rhyme for initial in _INITIALS.split("|") for rhyme in _RHYMES.split()} | {"qu" + r for r in _QU.split()}
)

_DOUBLE = re.compile(r"([aedo])\1+")
_TONE_KEYS = frozenset("sfrxj")
_VOWELS = frozenset("aeiouyw")


@lru_cache(maxsize=8192)
def from_telex(word: str) -> str | None:
    """The plain syllable behind unconverted Telex keystrokes ("nguwowif"), or None."""
    if len(word) > 11:
        return None
    first_vowel = next((i for i, char in enumerate(word) if char in _VOWELS), None)
    if first_vowel is None:
        return None
    head, tail = word[:first_vowel], word[first_vowel:]
    kept = [char for char in tail if char not in _TONE_KEYS]
    if len(tail) - len(kept) > 2:
        return None
    if kept and kept[0] == "w":
        kept[0] = "u"
    joined = head + "".join(char for char in kept if char != "w")
    return _as_syllable(joined)


def _as_syllable(joined: str) -> str | None:
    for candidate in (_DOUBLE.sub(r"\1", joined), _merge_apart(joined)):
        if candidate in SYLLABLES:
            return candidate
    return None


def _merge_apart(joined: str) -> str:
    """Telex lets the doubling letter come last: "dduongd", "tiene", "dand" (the second key at the end)."""
    if len(joined) > 2 and joined[-1] in "aeod" and joined[-1] in joined[:-1]:
        return _DOUBLE.sub(r"\1", joined[:-1])
    return joined


_VNI_CHUNK = re.compile(r"[a-z]+[1-9]{1,3}(?:[a-z]+[1-9]{0,2})*")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=8192)
def from_vni(chunk: str) -> str | None:
    """The plain syllable behind unconverted VNI keystrokes ("nguo7i2"), or None."""
    if len(chunk) > 12 or not _VNI_CHUNK.fullmatch(chunk):
        return None
    word = _DIGITS.sub("", chunk)
    return word if word in SYLLABLES else None


def is_clear_vni(chunk: str) -> bool:
    """A chunk that can hardly be letters with a count glued on: a digit stands inside the syllable."""
    return chunk[-1:].isalpha() and from_vni(chunk) is not None and len(_DIGITS.sub("", chunk)) > 2
