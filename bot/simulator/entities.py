"""Message entities: markup parsing as strict as the real server's, entity checks, and automatic detection."""

from __future__ import annotations

import html
import re
from typing import Any

from bot.simulator.params import bad

Entity = dict[str, Any]

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_TYPES = {*_TAGS.values(), "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
          "text_mention", "expandable_blockquote"}  # fmt: skip
_START = re.compile(r"<([a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
_END = re.compile(r"</([a-zA-Z0-9-]*)\s*>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_REFERENCE = re.compile(r"&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);?")
_LONGEST_RAW = 65_536  # characters before parsing
_RESERVED = set("_*[]()~`>#+-=|{}.!")
_DETECT = re.compile(
    r"(?P<bot_command>(?<![\w/@.:])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#/&])#\w*[^\W\d]\w*)"
)


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the unit of every Telegram limit."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def detect(text: str) -> list[Entity]:
    """Commands, links, mentions and hashtags of a plain text."""
    if "/" not in text and "@" not in text and "#" not in text:
        return []
    return [
        {"type": match.lastgroup, "offset": utf16(text[: match.start()]), "length": utf16(match.group())}
        for match in _DETECT.finditer(text)
    ]


def formatted(text: str, mode: str, given: Any) -> tuple[str, list[Entity]]:
    """The text a reader sees and its entities, from a parse mode or a given entity list. Raises ApiError."""
    if len(text) > _LONGEST_RAW:
        raise bad("message is too long")
    if mode:
        match mode.lower():
            case "html":
                text, entities = _html(text)
            case "markdownv2":
                text, entities = _markdown(text)
            case _:
                raise bad("unsupported parse_mode")
    else:
        entities = _checked(text, given)
    text, entities = _trimmed(text, entities)
    covered = {(e["offset"], e["length"]) for e in entities}
    if not any(e["type"] in ("code", "pre", "text_link") for e in entities):
        entities += [e for e in detect(text) if (e["offset"], e["length"]) not in covered]
    entities.sort(key=lambda e: (e["offset"], -e["length"]))
    return text, entities


def _checked(text: str, given: Any) -> list[Entity]:
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad("can't parse entities: expected an Array of MessageEntity")
    size, checked = utf16(text), []
    for item in given:
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            raise bad("can't parse MessageEntity: Can't find field \"type\"")
        offset, length = item.get("offset"), item.get("length")
        if type(offset) is not int or type(length) is not int:
            raise bad("can't parse MessageEntity: offset and length must be of type Number")
        if item["type"] not in _TYPES:
            raise bad("can't parse MessageEntity: unsupported type specified")
        if offset < 0 or length <= 0 or offset + length > size:
            raise bad(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        checked.append({key: value for key, value in item.items() if value is not None})
    return checked


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    cut = text.strip()
    if len(cut) == len(text):
        return text, entities
    lead, size = utf16(text[: len(text) - len(text.lstrip())]), utf16(cut)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] + entity["length"] - lead)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return cut, kept


def _unparsable(text: str) -> Exception:
    return bad(f"can't parse entities: {text}")


class _Output:
    """Plain text being built, with its length in UTF-16 units."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.entities: list[Entity] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.size += utf16(text)

    def close(self, entity: Entity, start: int) -> None:
        if self.size > start:
            self.entities.append({**entity, "offset": start, "length": self.size - start})

    def result(self) -> tuple[str, list[Entity]]:
        return "".join(self.parts), self.entities


def _html(source: str) -> tuple[str, list[Entity]]:
    out, stack, at = _Output(), list[tuple[str, Entity, int]](), 0
    while at < len(source):
        char = source[at]
        offset = len(source[:at].encode()) if char == "<" else 0
        if char == "&" and (match := _REFERENCE.match(source, at)):
            out.add(html.unescape(match.group().rstrip(";") + ";"))
            at = match.end()
        elif char == "<" and source.startswith("</", at):
            ended = _END.match(source, at)
            if not stack:
                raise _unparsable(f"Unexpected end tag at byte offset {offset}")
            tag, entity, start = stack.pop()
            if ended is None or ended.group(1).lower() not in ("", tag):
                found = ended.group(1) if ended else ""
                raise _unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{tag}>", found "</{found}>"')
            out.close(entity, start)
            at = ended.end()
        elif char == "<":
            begun = _START.match(source, at)
            if begun is None:
                name = re.match(r"<([a-zA-Z0-9-]*)", source[at:])
                if name is None or name.group(1).lower() not in _TAGS:
                    raise _unparsable(
                        f'Unsupported start tag "{name.group(1) if name else ""}" at byte offset {offset}'
                    )
                raise _unparsable(f"Unclosed start tag at byte offset {offset}")
            stack.append(_opened(begun, offset, out.size))
            at = begun.end()
        else:
            end = at + 1
            while end < len(source) and source[end] not in "<&":
                end += 1
            out.add(source[at:end])
            at = end
    if stack:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    return out.result()


def _opened(match: re.Match[str], offset: int, start: int) -> tuple[str, Entity, int]:
    tag = match.group(1).lower()
    if tag not in _TAGS:
        raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {offset}')
    values = {
        m.group(1).lower(): html.unescape(next(g for g in m.groups()[1:] if g is not None))
        for m in _ATTRIBUTE.finditer(match.group(2))
    }
    entity: Entity = {"type": _TAGS[tag]}
    if tag == "span" and values.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if tag == "a":
        entity["url"] = values.get("href", "")
    if tag == "tg-emoji":
        entity["custom_emoji_id"] = values.get("emoji-id", "")
    if tag == "blockquote" and "expandable" in match.group(2):
        entity["type"] = "expandable_blockquote"
    return tag, entity, start


_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler",
          "`": "code", "```": "pre", "[": "text_link"}  # fmt: skip


def _markdown(source: str) -> tuple[str, list[Entity]]:
    out, stack, at = _Output(), list[tuple[str, int]](), 0
    quote: int | None = None
    while at < len(source):
        char = source[at]
        line_start = at == 0 or source[at - 1] == "\n"
        if line_start and quote is not None and char != ">":
            out.close({"type": "blockquote"}, quote)
            quote = None
        top = stack[-1][0] if stack else ""
        if char == "\\" and at + 1 < len(source) and 0 < ord(source[at + 1]) <= 126:
            out.add(source[at + 1])
            at += 2
        elif top in ("`", "```"):
            if source.startswith(top, at):
                out.close({"type": _MARKS[top]}, stack.pop()[1])
                at += len(top)
            else:
                out.add(char)
                at += 1
        elif line_start and char == ">":
            quote = out.size if quote is None else quote
            at += 1
        elif char == "]" and top == "[":
            at = _link(source, at, out, stack.pop()[1])
        elif char == "!" and source.startswith("![", at):
            at += 1
        elif (mark := _mark(source, at)) and mark in _MARKS:
            if mark == top:
                out.close({"type": _MARKS[mark]}, stack.pop()[1])
            else:
                stack.append((mark, out.size))
            at += len(mark)
        elif char in _RESERVED:
            raise _unparsable(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        else:
            out.add(char)
            at += 1
    if stack:
        kind = _MARKS[stack[-1][0]].replace("_", " ").title().replace(" ", "")
        raise _unparsable(f"Can't find end of {kind} entity at byte offset {len(source.encode())}")
    if quote is not None:
        out.close({"type": "blockquote"}, quote)
    return out.result()


def _mark(source: str, at: int) -> str:
    for mark in ("```", "__", "||"):
        if source.startswith(mark, at):
            return mark
    return source[at]


def _link(source: str, at: int, out: _Output, start: int) -> int:
    match = re.compile(r"\]\(((?:[^)\\]|\\.)*)\)").match(source, at)
    if match is None:
        if source.startswith("](", at):
            raise _unparsable(f"Can't find end of a URL at byte offset {len(source[:at].encode())}")
        return at + 1
    out.close({"type": "text_link", "url": re.sub(r"\\(.)", r"\1", match.group(1))}, start)
    return match.end()
