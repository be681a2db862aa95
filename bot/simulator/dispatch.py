"""The Bot API door: token, faults, methods, the envelope, and the log of every call."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import re
from typing import Any

import aiohttp
from aiohttp import web

from bot.clock import within
from bot.simulator import asking, editing, sending
from bot.simulator.faults import Fault, Faults
from bot.simulator.journal import Journal
from bot.simulator.params import ApiError, Params, read_params
from bot.simulator.registry import METHODS, Context

_TOKEN = re.compile(r"(\d{1,16}):[A-Za-z0-9_-]{20,}\Z")
_LOG = logging.getLogger(__name__)
_HTML = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n"
MODULES = (asking, editing, sending)  # importing them fills METHODS


class Dispatch:
    """Serves ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

    def __init__(self, context: Context, faults: Faults):
        self._context = context
        self._faults = faults
        self.log = Journal()
        self.closing = asyncio.Event()
        self.token: str | None = None
        self.revoked = False

    def check_token(self, token: str) -> None:
        """Adopt the first token seen; refuse any other. Raises ApiError."""
        if self.token == token and not self.revoked:
            return
        match = _TOKEN.match(token)
        if match is None:
            raise ApiError(404, "Not Found")
        if self.revoked or self.token is not None:
            raise ApiError(401, "Unauthorized")
        self.token = token
        self._context.world.bot["id"] = int(match.group(1))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One Bot API call."""
        called = request.match_info["method"]
        params = Params({})
        try:
            self.check_token(request.match_info["token"])
            params = await read_params(request)
            fault = self._faults.strike(called.lower(), params.text("chat_id"))
            if fault is not None:
                return await self._strike(fault, request, called, params)
            return _ok(await self._run(called, params))
        except ApiError as error:
            self._note(called, params, None, error)
            return _error(error)
        except (ConnectionError, aiohttp.ClientError):
            return web.Response(status=400)  # the caller went away while sending
        except web.HTTPException:
            refused = ApiError(413, "Request Entity Too Large")
            self._note(called, params, None, refused)
            return _error(refused)
        except Exception:
            _LOG.exception("simulator failed in %s", called)
            broken = ApiError(500, "Internal Server Error: simulator failed, see its log")
            self._note(called, params, None, broken)
            return _error(broken)

    async def _run(self, called: str, params: Params, fault: str = "") -> Any:
        method = METHODS.get(called.lower())
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        result = method.run(self._context, params)
        if inspect.isawaitable(result):
            result = await result
        self._note(called, params, result, None, fault)
        return result

    def _note(self, called: str, params: Params, result: Any, error: ApiError | None, fault: str = "") -> None:
        method = METHODS.get(called.lower())
        message_id: Any = result.get("message_id") if isinstance(result, dict) else None
        chat_id, given_id = params.text("chat_id"), params.text("message_id")
        if message_id is None and given_id.isdecimal() and len(given_id) < 20:
            message_id = int(given_id)
        self.log.add(
            {
                "at": self._context.world.clock.now().isoformat(),
                "method": method.name if method else called[:64],
                "chat_id": int(chat_id) if re.fullmatch(r"-?[0-9]{1,19}", chat_id) else chat_id[:64] or None,
                "message_id": message_id,
                "ok": error is None,
                "error_code": error.code if error else None,
                "description": error.description if error else "",
                "fault": fault,
                "text": (params.text("text") or params.text("caption"))[:4096],
                "params_unknown": sorted(params.values.keys() - method.known) if method else [],
            }
        )

    async def _strike(self, fault: Fault, request: web.Request, called: str, params: Params) -> web.StreamResponse:
        self._context.world.journal.add(
            {"type": "fault", "chat_id": None, "fault": fault.id, "kind": fault.kind, "method": called[:64]}
        )
        if fault.kind == "slow":
            await self.pause(fault.seconds if fault.seconds is not None else 1.0)
            return _ok(await self._run(called, params, fault.kind))
        answer = _trouble(fault)
        refusal = answer if isinstance(answer, ApiError) else ApiError(0, f"fault: {fault.kind}")
        if fault.kind == "cut_after" or fault.accept:
            try:
                await self._run(called, params, fault.kind)
            except ApiError as error:
                self._note(called, params, None, error, fault.kind)
        else:
            self._note(called, params, None, refusal, fault.kind)
        if isinstance(answer, ApiError):
            return _error(answer)
        if answer is not None:
            return answer
        if fault.kind == "hang":
            await self.pause(fault.seconds)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def pause(self, seconds: float | None) -> None:
        """Wait real seconds, without end if None; ends at once when the server stops."""
        try:
            if seconds is None:
                await self.closing.wait()
            else:
                await within(seconds, self.closing.wait())
        except TimeoutError:
            return

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, as ``getFile`` named it."""
        try:
            self.check_token(request.match_info["token"])
        except ApiError as error:
            return _error(error)
        fault = self._faults.strike("download", "")
        world = self._context.world
        file_id = world.files_by_path.get(request.match_info["path"])
        if fault is not None:
            return await self._strike(fault, request, "download", Params({}))
        if file_id is None:
            return _error(ApiError(404, "Not Found"))
        stored = world.files[file_id]
        return web.Response(body=stored.data, content_type="application/octet-stream")


_STATUS_TEXTS = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden: user is deactivated", 404: "Not Found",
                 409: "Conflict", 413: "Request Entity Too Large", 500: "Internal Server Error", 502: "Bad Gateway",
                 503: "Service Unavailable", 504: "Gateway Timeout"}  # fmt: skip


def _trouble(fault: Fault) -> ApiError | web.Response | None:
    """What a fault answers; None if it answers nothing."""
    match fault.kind:
        case "flood":
            wait = fault.retry_after
            if wait is None:
                return ApiError(429, "Too Many Requests")
            return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
        case "status":
            return ApiError(fault.status, _STATUS_TEXTS.get(fault.status, "Internal Server Error"))
        case "html":
            return web.Response(status=502, text=_HTML, content_type="text/html")
        case "garbage":
            return web.Response(text="~~ not json ~~", content_type="application/json")
    return None


def _ok(result: Any) -> web.Response:
    return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")


def _error(error: ApiError) -> web.Response:
    envelope: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        envelope["parameters"] = error.parameters
    headers = {"Retry-After": str(error.parameters["retry_after"])} if error.code == 429 and error.parameters else None
    return web.Response(
        status=error.code, body=json.dumps(envelope).encode(), content_type="application/json", headers=headers
    )
