"""Telegram as a transport: raw polling, PTB's Bot for sends, every end of a call as an Outcome."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from telegram import Bot
from telegram.error import TimedOut

from bot.transports.base import Capabilities, Fate, Identity, Outcome, RawUpdate, ReceiveFailed
from bot.transports.telegram_events import interpret, raw_update
from bot.transports.telegram_posts import Call, UnsendableError, answering, chat_id, editing, posting
from bot.transports.telegram_request import (
    AiohttpRequest,
    Exchange,
    exchange,
    outcome_of,
    receive_failed,
)
from duty.messages import Event, Message

FILE_LIMIT = 20 * 1024 * 1024  # bytes, getFile
BATCH = 100
TIMEOUTS_BEFORE_RENEWAL = 2
UPDATES = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")

_MAY_NOT = "Máy trực chưa được phép gửi tin trong nhóm này: "
_UNKNOWN_RIGHTS = "Chưa kiểm tra được quyền gửi tin trong nhóm này: Telegram chưa trả lời, xin thử lại sau."


@dataclass(frozen=True, slots=True)
class WebhookState:
    """What Telegram says of the webhook. ``failed_at``: when a delivery failed last."""

    url: str
    waiting: int
    failed_at: datetime | None = None


class _RawBot(Bot):
    """Bot plus calls whose result is left as JSON, so that a missing field harms nobody."""

    async def call(self, method: str, data: dict[str, Any] | None = None, *, read_timeout: float | None = None) -> Any:
        """The ``result`` of any Bot API method. Raises TelegramError, KeyError."""
        if read_timeout is None:
            return await self._post(method, data)
        return await self._post(method, data, read_timeout=read_timeout)


class TelegramTransport:
    """The Bot API. ``base_url`` is up to and without ``/bot<token>``; timeouts are in seconds."""

    channel = "telegram"
    capabilities = Capabilities(buttons=True, edit=True, files=True, max_text=4096)

    def __init__(
        self,
        token: str,
        base_url: str = "https://api.telegram.org",
        *,
        poll_timeout: float = 30.0,
        call_timeout: float = 15.0,
        allowed_updates: tuple[str, ...] = UPDATES,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        where = urlsplit(self._base_url)
        if where.scheme not in ("http", "https") or not where.hostname:
            raise ValueError("the base address of the Bot API must be http:// or https:// and a host")
        self._token = token
        self._poll_timeout = poll_timeout
        self._poll_read_timeout = poll_timeout + call_timeout
        self._allowed_updates = allowed_updates
        options: dict[str, Any] = {
            "connect_timeout": call_timeout / 3,
            "read_timeout": call_timeout * 2 / 3,
            # A proxy of the environment must not be asked for a server on this host.
            "trust_env": where.hostname not in ("127.0.0.1", "localhost", "::1"),
        }
        # With a single connection a half-dead poll would block the next one for good.
        self._polling = AiohttpRequest(token, connections=2, **options)
        self._calling = AiohttpRequest(token, connections=16, **options)
        self._bot = _RawBot(
            token,
            base_url=f"{self._base_url}/bot",
            base_file_url=f"{self._base_url}/file/bot",
            request=self._calling,
            get_updates_request=self._polling,
        )
        self._offset: int | None = None
        self._timeouts = 0
        self._nameless: frozenset[str] = frozenset()
        self._identity: Identity | None = None

    async def open(self) -> None:
        """Make the client; no network call."""
        await self._polling.initialize()
        await self._calling.initialize()

    async def close(self) -> None:
        """Drop every connection at once."""
        await self._polling.shutdown()
        await self._calling.shutdown()

    async def identify(self) -> Identity:
        """Who this bot is (getMe). Raises ReceiveFailed."""
        me = await self._fetch("getMe")
        if not isinstance(me, dict):
            raise ReceiveFailed("getMe answered no object")
        user, username, name = me.get("id"), me.get("username"), me.get("first_name")
        self._identity = Identity(
            user=str(user) if isinstance(user, int | str) else self._token.partition(":")[0],
            username=username if isinstance(username, str) else "",
            name=name if isinstance(name, str) else "",
            reads_all_group_messages=me.get("can_read_all_group_messages") is True,
        )
        return self._identity

    async def receive(self) -> list[RawUpdate]:
        """The next batch of at most 100 (getUpdates). Raises ReceiveFailed; confirms only what ``confirm`` was told."""
        # Left out, allowed_updates would be whatever another program set for this bot before.
        data: dict[str, Any] = {
            "timeout": int(self._poll_timeout),
            "limit": BATCH,
            "allowed_updates": list(self._allowed_updates),
        }
        if self._offset is not None:
            data["offset"] = self._offset
        if self._timeouts >= TIMEOUTS_BEFORE_RENEWAL:
            self._timeouts = 0
            await self._polling.renew()
        try:
            items = await self._fetch("getUpdates", data, read_timeout=self._poll_read_timeout)
        except _Failed as exc:
            self._timeouts = self._timeouts + 1 if isinstance(exc.__cause__, TimedOut) else 0
            raise
        self._timeouts = 0
        if not isinstance(items, list):
            raise ReceiveFailed("getUpdates answered no list")
        batch = [raw_update(item) for item in items]
        if batch and all(update.external_id in self._nameless for update in batch):
            raise ReceiveFailed("the server repeats updates that have no id")
        return batch

    async def confirm(self, batch: list[RawUpdate]) -> None:
        """The batch is stored; the next ``receive`` tells the server."""
        # Not the largest ever seen: after a quiet week Telegram starts anew at a random, maybe lower, id.
        ids = [int(update.external_id) for update in batch if update.external_id.isdigit()]
        if ids:
            self._offset = max(ids) + 1
        self._nameless = frozenset(update.external_id for update in batch if not update.external_id.isdigit())

    def unwrap(self, body: Any) -> RawUpdate | None:
        """One webhook body as an update, or None if it is none."""
        if not isinstance(body, dict):
            return None
        update = raw_update(body)
        return update if update.external_id.isdigit() else None

    def interpret(self, body: dict[str, Any]) -> Event:
        """A raw update in neutral words. Never raises."""
        return interpret(body)

    async def send(self, address: str, message: Message, *, thread: str = "") -> Outcome:
        """Post a new message (sendMessage, sendPhoto, sendDocument, sendLocation …)."""
        try:
            first, *others = await posting(address, message, thread)
        except OSError as exc:
            return Outcome(Fate.PERMANENT, reason=f"file cannot be read: {type(exc).__name__}")
        except Exception as exc:  # no message, however odd, may stop the sender
            return _unsendable(exc)
        outcome = await self._end(first, posts=True)
        for other in others if outcome.fate is Fate.SENT else ():
            # The words are there; that the place is missing is no ground to say them twice.
            extra = await self._end(other, posts=True)
            if extra.fate is not Fate.SENT:
                outcome = replace(outcome, reason=f"sent, but not its {other.method}: {extra.reason}")
        return outcome

    async def edit(self, address: str, message_ref: str, message: Message) -> Outcome:
        """Replace text and buttons (editMessageText)."""
        if not (message_ref.isascii() and message_ref.isdecimal()):
            return Outcome(Fate.PERMANENT, reason="no such message id", not_editable=True)
        try:
            call = editing(address, message_ref, message)
        except Exception as exc:
            return _unsendable(exc)
        outcome = await self._end(call, edit=True)
        return replace(outcome, message_ref=message_ref) if outcome.fate is Fate.SENT else outcome

    async def answer(self, press_id: str, text: str, *, alert: bool = False) -> Outcome:
        """Answer a press (answerCallbackQuery), best effort: too late is PERMANENT and no reason to worry."""
        return await self._end(answering(press_id, text, alert))

    async def may_write(self, address: str) -> str:
        """What keeps the bot from writing to a chat (getChat, getChatMember), in Vietnamese; "" if nothing does."""
        try:
            chat = await self._fetch("getChat", {"chat_id": chat_id(address)})
            if not isinstance(chat, dict) or chat.get("type") == "private":
                return "" if isinstance(chat, dict) else _UNKNOWN_RIGHTS
            me = self._identity.user if self._identity else self._token.partition(":")[0]
            member = await self._fetch("getChatMember", {"chat_id": chat_id(address), "user_id": chat_id(me)})
        except _Failed as exc:
            return _refusal(exc.outcome)
        return _missing_right(chat, member) if isinstance(member, dict) else _UNKNOWN_RIGHTS

    async def fetch_file(self, ref: str) -> bytes:
        """The bytes of an incoming file, at most 20 MB (getFile). Raises ReceiveFailed, ``fatal`` if it is lost."""
        try:
            file = await self._fetch("getFile", {"file_id": ref.rpartition(":")[2]})
        except _Failed as exc:
            if exc.outcome.fate in (Fate.PERMANENT, Fate.UNREACHABLE):
                raise ReceiveFailed(exc.reason, fatal=True) from exc
            raise
        path = file.get("file_path") if isinstance(file, dict) else None
        if not isinstance(path, str) or not path or path.startswith("/") or ".." in path.split("/"):
            raise ReceiveFailed("getFile gave no path to download", fatal=True)
        size = file.get("file_size")
        if isinstance(size, int) and size > FILE_LIMIT:
            raise ReceiveFailed("file is larger than 20 MB", fatal=True)
        url = f"{self._base_url}/file/bot{self._token}/{quote(path)}"
        content: bytes = await self._raising(lambda: self._calling.retrieve(url))
        if len(content) > FILE_LIMIT:
            raise ReceiveFailed("file is larger than 20 MB", fatal=True)
        return content

    def enrol_link(self, identity: Identity, code: str) -> str:
        """The deep link that opens the bot and sends ``/start code``."""
        return f"https://t.me/{identity.username}?start={quote(code, safe='')}" if identity.username else ""

    async def set_commands(self, commands: list[tuple[str, str]]) -> Outcome:
        """The command menu, (name, description) each (setMyCommands). Counts against the bot's limits."""
        listed = [{"command": name.lstrip("/"), "description": about[:256]} for name, about in commands[:100]]
        return await self._end(Call("setMyCommands", {"commands": listed}))

    async def delete_webhook(self) -> Outcome:
        """Go back to polling; nothing that waits is dropped (deleteWebhook)."""
        return await self._end(Call("deleteWebhook", {"drop_pending_updates": False}))

    async def set_webhook(self, url: str, secret: str) -> Outcome:
        """Have updates posted to ``url``; ``secret`` comes back in a header (setWebhook)."""
        data = {"url": url, "secret_token": secret, "allowed_updates": list(self._allowed_updates)}
        return await self._end(Call("setWebhook", data))

    async def webhook_state(self) -> WebhookState:
        """How the webhook does (getWebhookInfo). Raises ReceiveFailed."""
        info = await self._fetch("getWebhookInfo")
        if not isinstance(info, dict):
            raise ReceiveFailed("getWebhookInfo answered no object")
        url, waiting, failed = info.get("url"), info.get("pending_update_count"), info.get("last_error_date")
        return WebhookState(
            url if isinstance(url, str) else "",
            waiting if isinstance(waiting, int) else 0,
            datetime.fromtimestamp(failed, UTC) if isinstance(failed, int) and 0 < failed < 2**40 else None,
        )

    async def _end(self, call: Call, *, posts: bool = False, edit: bool = False) -> Outcome:
        """Make one call and name its end. Only cancellation comes out as an exception."""
        with exchange() as made:
            try:
                await self._bot.call(call.method, call.data)
            except Exception as exc:
                return self._named(exc, made, posts=posts, edit=edit)
        if posts and not made.message_ref:
            return Outcome(Fate.UNKNOWN, reason="accepted, but no message in the answer")
        return Outcome(Fate.SENT, message_ref=made.message_ref)

    async def _fetch(
        self, method: str, data: dict[str, Any] | None = None, *, read_timeout: float | None = None
    ) -> Any:
        return await self._raising(lambda: self._bot.call(method, data, read_timeout=read_timeout))

    async def _raising(self, work: Callable[[], Awaitable[Any]]) -> Any:
        """Do ``work``. Raises _Failed."""
        with exchange() as made:
            try:
                return await work()
            except Exception as exc:
                raise _Failed(receive_failed(exc, made), self._named(exc, made)) from exc

    def _named(self, exc: Exception, made: Exchange, *, posts: bool = False, edit: bool = False) -> Outcome:
        outcome = outcome_of(exc, made, posts=posts, edit=edit)
        return replace(outcome, reason=self._calling.scrub(outcome.reason))


class _Failed(ReceiveFailed):
    """A ReceiveFailed that also knows what the failure would mean for a send."""

    def __init__(self, failure: ReceiveFailed, outcome: Outcome) -> None:
        super().__init__(
            outcome.reason, fatal=failure.fatal, conflict=failure.conflict, retry_after=failure.retry_after
        )
        self.outcome = outcome


def _unsendable(exc: Exception) -> Outcome:
    return Outcome(Fate.PERMANENT, reason=str(exc) if isinstance(exc, UnsendableError) else type(exc).__name__)


def _refusal(outcome: Outcome) -> str:
    """Why a chat could not even be asked about."""
    if outcome.fate is Fate.UNREACHABLE:
        return f"{_MAY_NOT}máy không ở trong nhóm, hoặc nhóm không còn."
    if outcome.fate is Fate.MOVED:
        return f"{_MAY_NOT}nhóm đã được nâng cấp và có mã mới, xin gắn lại nhóm."
    if outcome.fate is Fate.DEAD:
        return f"{_MAY_NOT}Telegram không nhận mã (token) của máy."
    return _UNKNOWN_RIGHTS


def _missing_right(chat: dict[str, Any], member: dict[str, Any]) -> str:
    """Which right is missing, from getChat and getChatMember of the bot."""
    status, permissions = member.get("status"), chat.get("permissions")
    if status in ("left", "kicked") or (status == "restricted" and member.get("is_member") is False):
        return f"{_MAY_NOT}máy không còn là thành viên của nhóm."
    if status == "restricted" and member.get("can_send_messages") is False:
        return f"{_MAY_NOT}quản trị viên của nhóm đã tắt quyền gửi tin của máy."
    if chat.get("type") == "channel" and (status != "administrator" or member.get("can_post_messages") is False):
        return f"{_MAY_NOT}máy cần là quản trị viên có quyền đăng bài của kênh."
    everyone_silent = isinstance(permissions, dict) and permissions.get("can_send_messages") is False
    if status == "member" and everyone_silent:
        return f"{_MAY_NOT}nhóm chỉ cho quản trị viên gửi tin, xin đặt máy làm quản trị viên."
    return ""
