"""A loopback Bot API that answers exactly what a test scripts, faults included."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

TOKEN = "4242:SECRETsecretSECRETsecret"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeApi:
    """Answers from a queue per method; a method without a queue succeeds."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.connections: list[object] = []
        self.base_url = ""
        self.files: dict[str, bytes] = {}
        self._scripts: dict[str, deque[Answer]] = defaultdict(deque)
        self._over = asyncio.Event()

    def script(self, method: str, *answers: Answer) -> None:
        self._scripts[method].extend(answers)

    def sent(self, method: str) -> dict[str, Any]:
        """The parameters of the only call of a method."""
        (data,) = [data for name, data in self.calls if name == method]
        return data

    def names(self) -> list[str]:
        return [name for name, _ in self.calls]

    def hang(self) -> Answer:
        async def answer(request: web.Request) -> web.StreamResponse:
            await self._over.wait()
            return web.Response()

        return answer

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        data: dict[str, Any] = {}
        for key, value in (await request.post()).items():
            data[key] = _plain(value) if isinstance(value, str) else value.file.read()
            if not isinstance(value, str):
                data[f"{key}.name"] = value.filename
        self.calls.append((method, data))
        self.connections.append(request.transport)
        if request.match_info["token"] != TOKEN:
            return await error(401, "Unauthorized")(request)
        script = self._scripts[method]
        return await (script.popleft() if script else ok(_default(method)))(request)

    async def file(self, request: web.Request) -> web.StreamResponse:
        content = self.files.get(request.match_info["path"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    def finish(self) -> None:
        self._over.set()


def _plain(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _default(method: str) -> Any:
    if method == "getUpdates":
        return []
    if method.startswith("send") or method == "editMessageText":
        return {"message_id": 77, "date": 1718000000, "chat": {"id": 5, "type": "private"}}
    return True


def body(status: int, content: bytes, kind: str = "application/json", **headers: str) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, body=content, content_type=kind, headers=headers)

    return answer


def ok(result: Any) -> Answer:
    return body(200, json.dumps({"ok": True, "result": result}).encode())


def error(status: int, description: str, *, http: int | None = None, **parameters: Any) -> Answer:
    content: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        content["parameters"] = parameters
    return body(http or status, json.dumps(content).encode())


async def cut(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Length": "500", "Content-Type": "application/json"})
    await answer.prepare(request)
    await answer.write(b'{"ok": true, "result": {"message_id": 77, ')
    return await cut(request)
