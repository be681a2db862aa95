"""HTTP for telegram.Bot over aiohttp, and how each way a call can end is named.

PTB judges an answer by its HTTP status and loses the rest; ``Exchange`` keeps what really came back, so that a
message that was accepted is not sent twice because its answer could not be parsed.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData

from bot.transports.base import Fate, Outcome, ReceiveFailed

# PTB writes the base address, token included, and every parameter at DEBUG.
logging.getLogger("telegram.Bot").setLevel(logging.INFO)

MAX_ANSWER = 24 * 1024 * 1024  # bytes; files are at most 20 MB
REASON_LENGTH = 200
LONGEST_WAIT = 7 * 86400  # seconds; more is nonsense
_CHUNK = 65536

_UNREACHABLE = (
    "chat not found",
    "peer_id_invalid",
    "user not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "group chat was deactivated",
    "group chat was deleted",
    "group chat was upgraded",
    "bot is not a member",
    "bot was kicked",
    "user is deactivated",
)
_NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted")
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",
)


class UnsentError(NetworkError):
    """The request surely did not leave: refused, no such host, no route, client closed."""


class UnsentTimeout(TimedOut):
    """The request surely did not leave: no free connection or no connection in time."""


class FloodError(RetryAfter):
    """RetryAfter whose time is a timedelta. PTB 22's own warns whenever it is made, unless the environment says so."""

    def __init__(self, seconds: float) -> None:
        TelegramError.__init__(self, f"Flood control exceeded. Retry in {seconds:g} seconds")
        self._retry_after = timedelta(seconds=seconds)

    @property
    def retry_after(self) -> timedelta:
        return self._retry_after


@dataclass(slots=True)
class Exchange:
    """What one call really got back. ``status`` 0 means no answer; ``result`` is the raw JSON of a success."""

    started: bool = False
    status: int = 0
    ok: bool = False
    result: Any = None

    @property
    def message_ref(self) -> str:
        """The id of the message in a successful answer, "" if there is none."""
        ref = self.result.get("message_id") if isinstance(self.result, dict) else None
        return str(ref) if isinstance(ref, int) and not isinstance(ref, bool) else ""


_current: ContextVar[Exchange | None] = ContextVar("telegram_exchange", default=None)


@contextmanager
def exchange() -> Iterator[Exchange]:
    """Collect what the call made inside the block gets back."""
    made = Exchange()
    mark = _current.set(made)
    try:
        yield made
    finally:
        _current.reset(mark)


class AiohttpRequest(BaseRequest):
    """PTB's request interface over one aiohttp session.

    ``connections`` bounds the pool; all timeouts are in seconds. ``connect_timeout`` counts the wait for a free
    connection too. Errors: ``UnsentError`` and ``UnsentTimeout`` when nothing left, ``TimedOut`` and ``NetworkError``
    when the far side may have acted. No exception made here, nor its causes, contains the token.
    """

    def __init__(
        self,
        token: str,
        *,
        connections: int = 8,
        connect_timeout: float = 5.0,
        read_timeout: float = 10.0,
        upload_timeout: float = 60.0,
        keepalive: float = 30.0,
        trust_env: bool = True,
    ) -> None:
        self._secrets = tuple(part for part in (token, token.partition(":")[2]) if len(part) >= 4)
        self._connections = connections
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._upload_timeout = upload_timeout
        self._keepalive = keepalive
        self._trust_env = trust_env
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=self._keepalive),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=self._trust_env,
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def renew(self) -> None:
        """Throw every connection away and start with none."""
        await self.shutdown()
        await self.initialize()

    def scrub(self, text: str) -> str:
        """``text`` without the token."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as a JSON object. Raises TelegramError; unlike PTB's own it never logs the payload."""
        answer = _parse(payload)
        if answer is None:
            raise TelegramError("Invalid server response")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        made = _current.get() or Exchange()
        session = self._session
        if session is None:
            raise UnsentError("client is closed")
        made.started = True
        timeout = self._timeout(request_data, read_timeout, write_timeout, connect_timeout)
        try:
            async with session.request(
                method, url, data=_body(request_data), timeout=timeout, allow_redirects=False
            ) as answer:
                made.status = answer.status
                payload = await _read(answer)
        except Exception as exc:
            raise self._named(exc) from self._clean(exc)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if session.closed and task is not None and not task.cancelling():
                # A closing connector cancels those who wait for a connection, as if their task were cancelled.
                raise UnsentError("client was closed") from None
            raise
        if method != "POST":
            return made.status, payload if made.status < 300 else b"{}"
        return self._understood(made, payload)

    def _understood(self, made: Exchange, payload: bytes) -> tuple[int, bytes]:
        """Fill the exchange from an answer; the status and body for PTB to judge."""
        answer = _parse(payload)
        if answer is None:
            if made.status >= 300:
                # PTB quotes the page in its error, and error pages quote the address, which holds the token.
                raise NetworkError("not an answer of the Bot API")
            return made.status, payload
        made.ok = answer.get("ok") is True and made.status < 300
        made.result = answer.get("result") if made.ok else None
        code = answer.get("error_code")
        if made.status < 300 and answer.get("ok") is False:
            if not (isinstance(code, int) and 400 <= code <= 599):
                raise TelegramError("refused without an error code")
            made.status = code
        if made.status >= 300:
            chat, wait = _parameters(answer)
            if wait is not None and chat is None:
                raise FloodError(wait)
            refusal: dict[str, Any] = {"description": self.scrub(str(answer.get("description") or ""))}
            if chat is not None:
                refusal["parameters"] = {"migrate_to_chat_id": chat}
            return made.status, json.dumps(refusal).encode()
        return made.status, payload

    def _timeout(self, request_data: RequestData | None, read: Any, write: Any, connect: Any) -> aiohttp.ClientTimeout:
        none = BaseRequest.DEFAULT_NONE
        reading = self._read_timeout if read is none else read
        connecting = self._connect_timeout if connect is none else connect
        uploads = bool(request_data and request_data.contains_files)
        writing = (self._upload_timeout if uploads else 0.0) if write is none else write
        parts = (reading, connecting, writing)
        return aiohttp.ClientTimeout(
            # A far side that sends one byte at a time must end too.
            total=None if None in parts else sum(parts),
            connect=connecting,
            sock_connect=connecting,
            sock_read=reading,
        )

    def _named(self, exc: Exception) -> NetworkError:
        name = type(exc).__name__
        if isinstance(exc, aiohttp.ConnectionTimeoutError):
            return UnsentTimeout(name)
        if isinstance(exc, aiohttp.ClientConnectorError | aiohttp.ClientHttpProxyError | aiohttp.InvalidURL):
            return UnsentError(name)
        if isinstance(exc, TimeoutError):
            return TimedOut(name)
        return NetworkError(name)

    def _clean(self, exc: BaseException) -> BaseException:
        """The exception with the token out of its texts and of all it was caused by."""
        seen: set[int] = set()
        link: BaseException | None = exc
        while link is not None and id(link) not in seen:
            seen.add(id(link))
            link.args = tuple(self.scrub(part) if isinstance(part, str) else part for part in link.args)
            if self._leaks(link):
                return NetworkError(type(exc).__name__)
            link = link.__cause__ or link.__context__
        return exc

    def _leaks(self, exc: BaseException) -> bool:
        shown = f"{exc} {exc!r}"
        return self.scrub(shown) != shown


def _parameters(answer: dict[str, Any]) -> tuple[int | None, float | None]:
    """The new chat and the seconds to wait that a refusal names, each None if it is not what it should be."""
    given = answer.get("parameters")
    if not isinstance(given, dict):
        return None, None
    chat, wait = given.get("migrate_to_chat_id"), given.get("retry_after")
    if not isinstance(chat, int) or isinstance(chat, bool):
        chat = None
    if not isinstance(wait, int | float) or isinstance(wait, bool) or not 0 < wait <= LONGEST_WAIT:
        wait = None
    return chat, wait


def _body(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters or None
    # Quoted, "Báo cáo.docx" would reach the reader as "B%C3%A1o...".
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > MAX_ANSWER:
            answer.close()
            raise ValueError("answer is too large")
    return bytes(body)


def _parse(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def retry_seconds(exc: RetryAfter) -> float | None:
    """How long the server wants to be left alone, in seconds; None if it did not say so in a number."""
    wait: Any = exc.retry_after
    if isinstance(wait, timedelta):
        wait = wait.total_seconds()
    return float(wait) if isinstance(wait, int | float) and wait >= 0 else None


def reason_of(exc: BaseException, made: Exchange) -> str:
    """A short cause, fit for a log."""
    if isinstance(exc, TelegramError):
        text = " ".join(str(exc).split())[:REASON_LENGTH]
        return text if isinstance(exc, BadRequest | Forbidden | Conflict) else f"{text} (HTTP {made.status})"
    return f"{type(exc).__name__} (HTTP {made.status})"


def outcome_of(exc: Exception, made: Exchange, *, posts: bool, edit: bool = False) -> Outcome:
    """How a call that raised has ended. ``posts``: its success must name a message; ``edit``: it names one itself."""
    reason = reason_of(exc, made)
    match exc:
        case RetryAfter():
            return Outcome(Fate.RETRY, retry_after=retry_seconds(exc), reason=reason)
        case ChatMigrated():
            return Outcome(Fate.MOVED, moved_to=str(exc.new_chat_id), reason=reason, not_editable=edit)
        case Forbidden():
            return Outcome(Fate.UNREACHABLE, reason=reason)
        case InvalidToken():
            return Outcome(Fate.DEAD, reason=reason)
        case BadRequest():  # before NetworkError, which it is
            return _refused(str(exc).lower(), reason, edit)
        case UnsentError() | UnsentTimeout() | Conflict():
            return Outcome(Fate.RETRY, reason=reason)
    if made.ok and (not posts or made.message_ref):
        # The far side did it; only its answer could not be read.
        return Outcome(Fate.SENT, message_ref=made.message_ref, reason=reason)
    if made.status in (401, 404):
        return Outcome(Fate.DEAD, reason=reason)
    if made.status == 429:
        return Outcome(Fate.RETRY, reason=reason)
    if made.status == 413:
        return Outcome(Fate.PERMANENT, reason=reason)
    if made.status == 0 and not made.started:
        return Outcome(Fate.PERMANENT, reason=f"could not be made: {reason}")
    return Outcome(Fate.UNKNOWN, reason=reason)


def _refused(text: str, reason: str, edit: bool) -> Outcome:
    if "message is not modified" in text:
        return Outcome(Fate.SENT, not_modified=True, reason=reason)
    if any(part in text for part in _NOT_EDITABLE):
        return Outcome(Fate.PERMANENT, not_editable=True, reason=reason)
    if any(part in text for part in _NO_THREAD):
        return Outcome(Fate.PERMANENT, no_thread=True, reason=reason)
    only_media = "rights to send" in text and "text" not in text and "message" not in text
    if any(part in text for part in _UNREACHABLE) and not only_media:
        return Outcome(Fate.UNREACHABLE, reason=reason, not_editable=edit)
    return Outcome(Fate.PERMANENT, reason=reason)


def receive_failed(exc: Exception, made: Exchange) -> ReceiveFailed:
    """Why updates, or a file, could not be fetched."""
    reason = reason_of(exc, made)
    fatal = isinstance(exc, InvalidToken) or made.status in (401, 404)
    wait = retry_seconds(exc) if isinstance(exc, RetryAfter) else None
    return ReceiveFailed(reason, fatal=fatal, conflict=isinstance(exc, Conflict), retry_after=wait)
