"""The small web side: health, metrics, calendar feeds and, when configured, the webhook.

Listens on loopback unless told otherwise.
"""

from __future__ import annotations

import hmac
import json
from typing import Any

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.feed import PATH, FeedPage
from bot.intake import Intake
from bot.settings import Settings
from bot.transports.base import Transport
from bot.watch import Watch
from storage.errors import StoreUnavailable

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Web:
    """The aiohttp server of the desk."""

    def __init__(
        self, settings: Settings, watch: Watch, transport: Transport | None, intake: Intake | None, feed: FeedPage
    ) -> None:
        self._settings = settings
        self._watch = watch
        self._transport = transport
        self._intake = intake
        self._feed = feed
        self._runner: web.AppRunner | None = None
        self.url = ""
        self._registry = CollectorRegistry()
        self._rows = Gauge("trucban_rows", "Rows by table and state", ["table", "state"], registry=self._registry)
        self._ages = Gauge(
            "trucban_oldest_seconds", "Age of the oldest waiting row", ["table"], registry=self._registry
        )
        self._healthy = Gauge("trucban_healthy", "1 when nothing is wrong", registry=self._registry)

    async def start(self) -> None:
        """Listen; the address is in ``url`` afterwards. Raises OSError when the port is taken."""
        settings = self._settings
        server = web.Application(client_max_size=4 * 1024 * 1024)
        server.add_routes([web.get("/healthz", self._healthz), web.get("/metrics", self._metrics)])
        server.add_routes([web.get(PATH + "/{secret}.ics", self._feed.answer)])
        if settings.telegram.mode == "webhook":
            server.add_routes([web.post(settings.telegram.webhook_path, self._webhook)])
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, settings.web.host, settings.web.port).start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{settings.web.host}:{port}"

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _report(self) -> dict[str, Any]:
        try:
            return await self._watch.report()
        except StoreUnavailable as failure:
            faults = [f"the store cannot be read: {failure}"]
            return {"ok": False, "faults": faults, "inbox": {}, "outbox": {}, "timers": {}}

    async def _healthz(self, _request: web.Request) -> web.Response:
        report = await self._report()
        return web.json_response(report, status=200 if report["ok"] else 503)

    async def _metrics(self, _request: web.Request) -> web.Response:
        report = await self._report()
        self._healthy.set(1 if report["ok"] else 0)
        self._rows.clear()
        for table in ("inbox", "outbox", "timers"):
            for state, value in report[table].items():
                if state == "oldest_seconds":
                    self._ages.labels(table).set(value or 0)
                else:
                    self._rows.labels(table, state).set(value)
        return web.Response(body=generate_latest(self._registry), content_type="text/plain")

    async def _webhook(self, request: web.Request) -> web.Response:
        """200 only after the update is committed. Source: https://core.telegram.org/bots/api#setwebhook"""
        secret = self._settings.environment.telegram_webhook_secret
        given = request.headers.get(_SECRET_HEADER, "")
        # Whatever bytes a stranger sends must come to a comparison.
        sent = given.encode("utf-8", "surrogateescape")
        if secret is None or not hmac.compare_digest(sent, secret.get_secret_value().encode()):
            return web.Response(status=403)
        try:
            body = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        assert self._transport is not None
        assert self._intake is not None
        update = self._transport.unwrap(body)
        if update is None:
            return web.Response(status=400)
        await self._intake.store([update])
        return web.Response(text="ok")
