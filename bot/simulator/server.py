"""The simulator as one thing to start and stop: Bot API, files, control API and page on one loopback port."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from bot.clock import Clock
from bot.simulator.control import Control
from bot.simulator.dispatch import Dispatch
from bot.simulator.faults import Faults
from bot.simulator.limits import NO_LIMITS, Limiter, Limits
from bot.simulator.registry import Context
from bot.simulator.stories import Runs
from bot.simulator.webhook import Webhook
from bot.simulator.world import World

PAGE = Path(__file__).resolve().parent / "page"
_LARGEST_BODY = 60 * 1024 * 1024  # bytes


class Simulator:
    """A chat network in memory. ``limits=None`` switches the rate limits off; ``advance`` moves the clock (seconds)."""

    def __init__(
        self,
        clock: Clock,
        *,
        limits: Limits | None = Limits(),  # noqa: B008 - frozen
        advance: Callable[[float], None] | None = None,
        username: str = "trucban_sim_bot",
        name: str = "Trực ban",
        webhook_first_delay: float = 0.5,
        story_pace: float = 0.0,
    ):
        self.world = World(clock, username=username, name=name)
        self.faults = Faults()
        self._webhook = Webhook(self.world.updates, first_delay=webhook_first_delay)
        self._context = Context(self.world, Limiter(limits or NO_LIMITS), self._webhook)
        self.dispatch = Dispatch(self._context, self.faults)
        self._runs = Runs(self.world, story_pace)
        self._control = Control(self._context, self.dispatch, self.faults, advance, self._runs)
        self._runner: web.AppRunner | None = None
        self.url = ""

    def application(self) -> web.Application:
        """The aiohttp application with every route."""
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.add_routes(
            [
                web.route("*", "/bot{token:[^/]+}/{method:[^/]+}", self.dispatch.serve),
                web.get("/file/bot{token:[^/]+}/{path:.+}", self.dispatch.download),
                *self._control.routes(),
                web.get("/_sim/files/{id}", self._file),
                web.get("/", self._index),
                web.get("/page/{path:.+}", self._page),
                web.route("*", "/{path:.*}", self._nothing),
            ]
        )
        return app

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. ``url`` is set afterwards."""
        # Cancelling handlers of callers who left ends their long polls and hangs at once.
        self._runner = web.AppRunner(
            self.application(), access_log=None, handler_cancellation=True, shutdown_timeout=0.5
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Drop every connection and end every task."""
        self.dispatch.closing.set()
        self.world.updates.interrupt()
        self.world.journal.wake()
        await self._runs.close()
        await self._webhook.delete()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _file(self, request: web.Request) -> web.StreamResponse:
        stored = self.world.files.get(request.match_info["id"])
        if stored is None:
            return web.json_response({"error": "Không có tệp này."}, status=404)
        kind = stored.mime.partition(";")[0].strip()
        # Anything but media is only ever downloaded: a stored HTML file must not run as part of the page.
        shown = kind.startswith(("image/", "audio/", "video/")) and kind != "image/svg+xml"
        response = web.Response(body=stored.data, content_type=kind if shown else "application/octet-stream")
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return self._static("index.html")

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return self._static(request.match_info["path"])

    def _static(self, path: str) -> web.StreamResponse:
        wanted = (PAGE / path).resolve()
        if not wanted.is_relative_to(PAGE) or not wanted.is_file():
            return web.Response(status=404, text="Trang mô phỏng chưa có ở đây; API điều khiển nằm dưới /_sim/state.")
        return web.FileResponse(wanted, headers={"Cache-Control": "no-cache"})

    async def _nothing(self, request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/_sim/"):
            return web.json_response({"error": "Không có đường dẫn này."}, status=404)
        return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
