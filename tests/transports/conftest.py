"""The transport under test and the fake Bot API it talks to."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram_fake import TOKEN, FakeApi

from bot.transports.telegram import TelegramTransport


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    fake = FakeApi()
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/bot{token}/{method}", fake.handle)
    app.router.add_get("/file/bot{token}/{path:.+}", fake.file)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield fake
    fake.finish()
    await runner.cleanup()


@pytest.fixture
async def transport(api: FakeApi) -> AsyncIterator[TelegramTransport]:
    made = TelegramTransport(TOKEN, api.base_url, poll_timeout=0.0, call_timeout=0.6)
    await made.open()
    yield made
    await made.close()
