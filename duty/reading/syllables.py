"""Which letters can be one Vietnamese syllable, and how Telex and VNI keystrokes decode into one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from duty.reading.normalise import plain

_INITIALS = "|b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|r|s|t|th|tr|v|x"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ic ich iec iem ien ieng iep iet "
    "ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oat oay oc oe oen oeo oet oi om on ong op ot u ua uan "
    "uang uat uay uc ue uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up uu ut uy uya uych uyen uyet uynh uyt "
    "uyu y yem yen yet yeu"
)
_QU = "a ac ach ai am an ang anh ao at au ay e en eo et oc y yen yet ynh ych yt ia ien iet it anh ang uoc"

SYLLABLES = frozenset(
    {initial + rhyme for initial in _INITIALS.split("|") for rhyme in _RHYMES.split()} | {"qu" + r for r in _QU.split()}
)

_TONE_KEYS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VOWELS = frozenset("aeiouyw")
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}


@lru_cache(maxsize=8192)
def from_telex(word: str) -> tuple[str, str] | None:
    """(plain, marked) syllable behind unconverted Telex keystrokes ("nguwowif"), or None."""
    if not 2 <= len(word) <= 11:
        return None
    first_vowel = next((i for i, char in enumerate(word) if char in _VOWELS), None)
    if first_vowel is None:
        return None
    letters = list(word[:first_vowel])
    tone = ""
    if letters == ["d", "d"]:
        letters = ["đ"]
    for char in word[first_vowel:]:
        if char in _TONE_KEYS:
            if tone:
                return None
            tone = _TONE_KEYS[char]
        elif not _press(letters, char, first_vowel):
            letters.append(char)
    return _syllable("".join(letters), tone)


def _press(letters: list[str], char: str, head: int) -> bool:
    """Apply a key that changes an earlier letter; False if it is a letter of its own."""
    if char == "w":
        horned = False
        for at in range(len(letters) - 1, -1, -1):
            if letters[at] in _HORNS:
                letters[at] = _HORNS[letters[at]]
                horned = True
                if not (letters[at] == "ơ" and at and letters[at - 1] == "u" and letters[0] != "q"):
                    break
            elif horned or letters[at] in ("ư", "ơ", "ă"):
                return True
        if not horned:
            letters.append("ư")
        return True
    if char in _HATS and char in letters[head - 1 if head else 0 :]:
        at = len(letters) - 1 - letters[::-1].index(char)
        letters[at] = _HATS[char]
        return True
    if char == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    return False


def _syllable(joined: str, tone: str) -> tuple[str, str] | None:
    bare = plain(joined)
    return (bare, _with_tone(joined, tone)) if bare in SYLLABLES else None


def _with_tone(joined: str, tone: str) -> str:
    """The tone on the first vowel: where it stands does not matter here."""
    if not tone:
        return joined
    at = next((i for i, char in enumerate(joined) if plain(char) in _VOWELS), len(joined) - 1)
    return unicodedata.normalize("NFC", joined[: at + 1] + tone + joined[at + 1 :])


_VNI_CHUNK = re.compile(r"[a-z]+[1-9]{1,3}(?:[a-z]+[1-9]{0,2})*")
_DIGITS = re.compile(r"\d+")
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}


@lru_cache(maxsize=8192)
def from_vni(chunk: str) -> tuple[str, str] | None:
    """(plain, marked) syllable behind unconverted VNI keystrokes ("nguo7i2"), or None."""
    if len(chunk) > 12 or not _VNI_CHUNK.fullmatch(chunk):
        return None
    letters: list[str] = []
    tone = ""
    for char in chunk:
        if char in _VNI_TONES:
            tone = _VNI_TONES[char]
        elif char == "9":
            letters = ["đ" if letter == "d" else letter for letter in letters]
        elif char.isdigit():
            table = _HATS if char == "6" else _HORNS
            letters = [table.get(letter, letter) if char != "8" or letter == "a" else letter for letter in letters]
        else:
            letters.append(char)
    return _syllable("".join(letters), tone)


def is_clear_vni(chunk: str) -> bool:
    """A chunk that can hardly be letters with a count glued on: a digit stands inside the syllable."""
    return chunk[-1:].isalpha() and from_vni(chunk) is not None and len(_DIGITS.sub("", chunk)) > 2
