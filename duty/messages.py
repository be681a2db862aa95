"""Neutral words between people and the desk: what comes in and what goes out, free of any chat network.

Outgoing text is plain; the first line may be a title that a channel shows in bold. A channel cuts a message
that is too long by whole lines, never inside one, and says how many it left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter


class Priority(StrEnum):
    """Classes of outgoing messages, most urgent first."""

    ALERT = "alert"
    REPLY = "reply"
    REMINDER = "reminder"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the reader can choose: shown as a button, or as the typed words where a channel has no buttons.

    ``token`` comes back in a press; at most 64 bytes of ASCII. It names what was pressed, never a right to press it.
    """

    label: str
    token: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or a place in or out of a message. ``ref`` is the channel's own id of an incoming file."""

    kind: str  # photo | voice | video | document | location
    ref: str = ""
    name: str = ""
    mime: str = ""
    size: int = 0
    latitude: float | None = None
    longitude: float | None = None
    content_path: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say: an optional title, lines, and rows of choices."""

    lines: tuple[str, ...]
    title: str = ""
    choices: tuple[tuple[Choice, ...], ...] = ()
    attachment: Attachment | None = None
    silent: bool = False

    def text(self) -> str:
        """The whole text, title first, uncut."""
        return "\n".join(((self.title,) if self.title else ()) + self.lines)


def utf16_length(text: str) -> int:
    """Length of a text in UTF-16 code units, the unit of Telegram's and Zalo's limits."""
    return len(text.encode("utf-16-le")) // 2


def fit(message: Message, limit: int) -> str:
    """The message's text inside ``limit`` UTF-16 units, cut by whole lines; the title is always kept.

    A single line longer than the limit is cut at the limit and ends in an ellipsis.
    """
    text = message.text()
    if utf16_length(text) <= limit:
        return text
    head = [message.title] if message.title else []
    kept: list[str] = []
    for line in message.lines:
        left = len(message.lines) - len(kept)
        candidate = "\n".join([*head, *kept, line, f"… còn {left} dòng"])
        if utf16_length(candidate) > limit:
            break
        kept.append(line)
    left = len(message.lines) - len(kept)
    if not kept:
        return _cut("\n".join([*head, *message.lines[:1]]), limit)
    return "\n".join([*head, *kept, f"… còn {left} dòng"])


def _cut(text: str, limit: int) -> str:
    budget = limit - 1
    out: list[str] = []
    for char in text:
        budget -= 2 if ord(char) > 0xFFFF else 1
        if budget < 0:
            break
        out.append(char)
    return "".join(out) + "…"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as the channel tells it. ``address`` is the private chat of that person ("" if unknown)."""

    user: str
    name: str = ""
    address: str = ""
    is_bot: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """Where it was written."""

    address: str
    private: bool
    title: str = ""
    thread: str = ""


class EventKind(StrEnum):
    """What kind of thing came in."""

    MESSAGE = "message"
    EDITED = "edited"
    PRESS = "press"
    BOT_STATUS = "bot_status"
    MOVED = "moved"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a chat, in neutral words.

    ``press_id`` and ``token`` are set for PRESS; ``message_ref`` is the channel's id of the message (pressed or
    written); ``status`` is set for BOT_STATUS (member, administrator, restricted, left, kicked; for a private chat
    "kicked" means that the person blocked the bot); ``moved_to`` for MOVED; ``reason`` says why an event is IGNORED.
    ``album`` joins the parts of one album; ``reply_to`` is the channel's id of the message replied to.
    """

    kind: EventKind
    channel: str
    chat: Chat
    sender: Sender | None = None
    text: str = ""
    message_ref: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()
    album: str = ""
    forwarded: bool = False
    press_id: str = ""
    token: str = ""
    status: str = ""
    moved_to: str = ""
    reason: str = ""
    sent_at: datetime | None = None
    extra: dict[str, Any] = field(default_factory=dict)


_PACKER: TypeAdapter[Message] = TypeAdapter(Message)


def pack(message: Message) -> dict[str, Any]:
    """A message as a record to store."""
    packed: dict[str, Any] = _PACKER.dump_python(message, mode="json", exclude_defaults=True)
    return packed


def unpack(record: dict[str, Any]) -> Message:
    """A message from a stored record. Raises pydantic.ValidationError."""
    return _PACKER.validate_python(record)
