"""What a channel must offer: receive, confirm, interpret, send, edit, answer; and how a send can end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from duty.messages import Event, Message


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do."""

    buttons: bool
    edit: bool
    files: bool
    max_text: int  # UTF-16 code units


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """One update as received, before anything was understood of it.

    ``external_id`` is unique per channel; ``chat_key`` orders work (one chat in order, chats in parallel).
    """

    external_id: str
    chat_key: str
    body: dict[str, Any]


class Fate(StrEnum):
    """How a call to the channel ended."""

    SENT = "sent"
    RETRY = "retry"  # surely not delivered; try again after ``retry_after`` or with backoff
    UNKNOWN = "unknown"  # may or may not have been delivered
    PERMANENT = "permanent"  # will never succeed as it stands
    MOVED = "moved"  # the chat has a new address
    UNREACHABLE = "unreachable"  # this target cannot be written to: blocked, kicked, gone
    DEAD = "dead"  # the token is refused: nothing can be sent at all


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one call. ``reason`` is fit for a log: no token, no message text."""

    fate: Fate
    message_ref: str = ""
    retry_after: float | None = None  # seconds
    moved_to: str = ""
    reason: str = ""
    not_modified: bool = False
    not_editable: bool = False
    no_thread: bool = False  # the topic was deleted or closed; the chat itself may still be written to
    expired: bool = False  # not sent at all, since its time was over


class ReceiveFailed(Exception):
    """Updates could not be fetched. ``fatal`` means that trying again cannot help (token refused)."""

    def __init__(self, reason: str, *, fatal: bool = False, conflict: bool = False, retry_after: float | None = None):
        super().__init__(reason)
        self.reason = reason
        self.fatal = fatal
        self.conflict = conflict
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot as the channel knows it."""

    user: str
    username: str
    name: str
    reads_all_group_messages: bool = False


class Transport(Protocol):
    """One channel. Methods never raise for a far-side fault: the outcome says it; only ``receive`` raises."""

    channel: str
    capabilities: Capabilities

    async def open(self) -> None:
        """Make the client; no network call."""

    async def close(self) -> None:
        """Drop every connection at once."""

    async def identify(self) -> Identity:
        """Ask the channel who this bot is. Raises ReceiveFailed."""

    async def receive(self) -> list[RawUpdate]:
        """Wait for the next batch (long poll). Raises ReceiveFailed. Does not confirm anything."""

    async def confirm(self, batch: list[RawUpdate]) -> None:
        """The batch is stored: the channel may forget it (takes effect with the next ``receive``)."""

    def unwrap(self, body: Any) -> RawUpdate | None:
        """One webhook body as an update, or None if it is none."""

    def interpret(self, body: dict[str, Any]) -> Event:
        """A raw update in neutral words. Never raises: what cannot be understood is an IGNORED event."""

    async def send(self, address: str, message: Message, *, thread: str = "") -> Outcome:
        """Post a new message."""

    async def edit(self, address: str, message_ref: str, message: Message) -> Outcome:
        """Replace text and choices of a message."""

    async def answer(self, press_id: str, text: str, *, alert: bool = False) -> Outcome:
        """Answer a press (a toast of at most 200 characters); best effort."""

    async def may_write(self, address: str) -> str:
        """What keeps the bot from writing to a chat, in one Vietnamese sentence; "" if nothing does."""

    async def fetch_file(self, ref: str) -> bytes:
        """The bytes of an incoming file. Raises ReceiveFailed."""

    def enrol_link(self, identity: Identity, code: str) -> str:
        """A link that opens the bot with an invite code; "" if the channel has none."""
