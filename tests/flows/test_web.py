"""The web side: health with reasons, figures, and a webhook that says yes only to what is stored."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.app import App
from bot.settings import Settings
from bot.transports.telegram import WebhookState
from tests.flows.conftest import Log
from tests.flows.waiting import until, until_logged, until_polled
from tests.harness import START, TOKEN, Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
SECRET = "Secret_of-the-webhook-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def _url(town: Town, path: str) -> str:
    assert town.app.web is not None
    return town.app.web.url + path


async def _health(town: Town, web: aiohttp.ClientSession) -> tuple[int, dict[str, Any]]:
    async with web.get(_url(town, "/healthz")) as answer:
        return answer.status, await answer.json()


async def _metrics(town: Town, web: aiohttp.ClientSession) -> list[str]:
    async with web.get(_url(town, "/metrics")) as answer:
        assert answer.status == 200
        return [line for line in (await answer.text()).splitlines() if not line.startswith("#")]


async def _execute(town: Town, statement: str) -> None:
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql(statement)
        await uow.commit()


async def _inbox(town: Town) -> list[str]:
    async with town.app.database.read() as uow:
        query = "SELECT external_id FROM inbox ORDER BY id"
        return list((await uow.connection.exec_driver_sql(query)).scalars())


# ── /healthz ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_desk_that_is_well_says_200(town: Town, web: aiohttp.ClientSession) -> None:
    status, report = await _health(town, web)

    assert status == 200
    assert report["ok"] is True
    assert report["faults"] == []
    assert report["inbox"] == {"open": 0, "parked": 0, "oldest_seconds": None}
    assert report["outbox"]["oldest_seconds"] is None


async def test_silence_of_the_channel_is_503_with_the_reason(town: Town, web: aiohttp.ClientSession) -> None:
    town.clock.lived += 180
    assert (await _health(town, web))[0] == 200

    town.clock.lived += 1
    status, report = await _health(town, web)
    assert status == 503
    assert [fault.partition(":")[0] for fault in report["faults"]] == ["no contact with the channel"]
    assert report["last_contact_seconds"] == 181.0


async def test_timers_that_nothing_fires_are_503_with_their_age(town: Town, web: aiohttp.ClientSession) -> None:
    async with town.app.database.write() as uow:
        # No bell rings for it, as when the ticker hangs.
        now = town.clock.now()
        await uow.timers.put(town.app.unit_id, "t", "nag", "incident:1", now, now)
        uow._rings.clear()
        await uow.commit()
    town.clock._now += timedelta(seconds=181)
    status, report = await _health(town, web)

    assert (status, report["faults"]) == (503, ["overdue timers"])
    assert report["timers"]["oldest_seconds"] == 181.0


async def test_a_refused_token_is_503_at_once(town: Town, web: aiohttp.ClientSession, log: Log) -> None:
    log.expected = {"poll_refused", "token_dead"}
    await town.chat.revoke()
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "poll_refused")
    status, report = await _health(town, web)

    assert status == 503
    assert "the token is refused" in report["faults"]


async def test_an_old_backlog_is_503_with_its_age(town: Town, web: aiohttp.ClientSession) -> None:
    await town.chat.add_fault("sendMessage", "cut_before", times=0, chat_id=town.groups["alerts"])
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.fast_forward("3m")
    assert (await _health(town, web))[0] == 200

    await town.fast_forward("1s")
    status, report = await _health(town, web)
    assert status == 503
    assert report["faults"] == ["old backlog in the outbox"]
    assert report["outbox"]["oldest_seconds"] == 181.0
    await town.chat.clear_faults()
    await town.fast_forward("5m")
    assert (await _health(town, web))[0] == 200


async def test_an_old_message_that_nobody_handled_is_503(town: Town, web: aiohttp.ClientSession, log: Log) -> None:
    log.expected = {"inbox_failed"}
    await town.restart(lambda settings: replace(settings, inbox=_slow(settings)))
    await _execute(town, "CREATE TRIGGER broken BEFORE INSERT ON reports BEGIN SELECT RAISE(ABORT, 'on purpose'); END")
    await town.say("tk3", CROWD)
    await town.fast_forward("3m1s")
    status, report = await _health(town, web)

    assert status == 503
    assert report["faults"] == ["old backlog in the inbox"]
    assert report["inbox"]["open"] == 1


def _slow(settings: Settings) -> Any:
    return settings.inbox.model_copy(update={"retry_after": timedelta(minutes=10)})


async def test_a_store_that_cannot_be_read_is_503(town: Town, web: aiohttp.ClientSession, log: Log) -> None:
    log.expected = {"store_failed", "loop_restarted"}
    await _execute(town, "ALTER TABLE outbox RENAME TO outbox_away")
    status, report = await _health(town, web)

    assert status == 503
    assert report["faults"] == ["the store cannot be read: OperationalError"]
    assert "trucban_healthy 0.0" in await _metrics(town, web)


async def test_health_shows_no_text_no_name_and_no_token(town: Town, web: aiohttp.ClientSession) -> None:
    await town.chat.add_fault("sendMessage", "cut_before", times=0, chat_id=town.groups["alerts"])
    await town.say("tk3", f"{CROWD}, ông Nguyễn Văn Hùng 0912345678")
    await town.press("tk3", "Gửi")
    await town.fast_forward("4m")

    shown = json.dumps((await _health(town, web))[1], ensure_ascii=False) + "\n".join(await _metrics(town, web))
    for private in ("Hùng", "0912345678", "tap trung", "TEST-token", str(town.people["tk3"])):
        assert private not in shown


# ── /metrics ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_figures_are_those_of_the_queues(town: Town, web: aiohttp.ClientSession) -> None:
    assert "trucban_healthy 1.0" in await _metrics(town, web)
    await town.chat.add_fault("sendMessage", "cut_before", times=0, chat_id=town.groups["alerts"])
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.fast_forward("1m")

    figures = await _metrics(town, web)
    assert 'trucban_rows{state="unknown",table="outbox"} 1.0' in figures
    assert 'trucban_rows{state="open",table="inbox"} 0.0' in figures
    assert 'trucban_oldest_seconds{table="outbox"} 60.0' in figures


async def test_a_state_that_is_over_is_not_shown_any_more(town: Town, web: aiohttp.ClientSession) -> None:
    await town.chat.add_fault("sendMessage", "cut_before", chat_id=town.groups["alerts"])
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    assert any('state="unknown"' in line for line in await _metrics(town, web))
    await town.fast_forward("5s")

    assert not any('state="unknown"' in line for line in await _metrics(town, web))


# ── The webhook ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_webhook(town: Town, secret: str | None = SECRET) -> Callable[[Settings], Settings]:
    """The desk on the same port as before, told of everything by webhook."""
    assert town.app.web is not None
    url = town.app.web.url

    def change(settings: Settings) -> Settings:
        update = {"mode": "webhook", "webhook_url": url, "webhook_path": "/telegram"}
        word = SecretStr(secret) if secret else None
        return replace(
            settings,
            telegram=settings.telegram.model_copy(update=update),
            web=settings.web.model_copy(update={"listen": url.removeprefix("http://")}),
            environment=settings.environment.model_copy(update={"telegram_webhook_secret": word}),
        )

    return change


@pytest.fixture
async def hooked(town: Town) -> Town:
    """A desk that is told of everything by webhook."""
    await town.restart(_by_webhook(town))
    await until(lambda: _is_hooked(town))
    return town


async def _is_hooked(town: Town) -> bool:
    return any(one["method"] == "setWebhook" for one in await town.chat.log())


def _update(town: Town, update_id: int = 999_000_001, text: str = CROWD) -> dict[str, Any]:
    person = {"id": town.people["tk3"], "is_bot": False, "first_name": "Bình"}
    chat = {"id": town.people["tk3"], "type": "private", "first_name": "Bình"}
    message = {"message_id": 900_001, "date": int(START.timestamp()), "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}


async def _post(town: Town, web: aiohttp.ClientSession, body: Any, headers: dict[str, str] | None = None) -> int:
    given = {HEADER: SECRET} if headers is None else headers
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with web.post(_url(town, "/telegram"), data=io.BytesIO(data), headers=given) as answer:
        return answer.status


@pytest.mark.parametrize(
    "headers", [{}, {HEADER: ""}, {HEADER: "wrong"}, {HEADER: SECRET[:-1]}, {HEADER: SECRET + "x"}, {HEADER: "mật"}]
)
async def test_without_the_secret_nothing_is_taken(
    hooked: Town, web: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    before = await _inbox(hooked)

    assert await _post(hooked, web, _update(hooked), headers) == 403
    assert await _inbox(hooked) == before


async def test_bytes_that_are_no_text_are_no_secret_either(hooked: Town) -> None:
    assert hooked.app.web is not None
    host, _, port = hooked.app.web.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = (b"POST /telegram HTTP/1.1", b"Host: x", HEADER.encode() + b": \xff\xfe", b"Content-Length: 0", b"", b"")
    writer.write(b"\r\n".join(lines))
    answer = await reader.readline()
    writer.close()
    await writer.wait_closed()

    assert answer.split()[1] == b"403"


async def test_with_the_secret_it_is_stored_before_the_yes(hooked: Town, web: aiohttp.ClientSession) -> None:
    status = await _post(hooked, web, _update(hooked))

    assert status == 200
    assert any(one.endswith(":999000001") for one in await _inbox(hooked))
    await hooked.settle()
    await hooked.expect_message("tk3", "📝 Tin báo", "20 người")


async def test_while_the_store_cannot_take_it_there_is_no_yes(
    hooked: Town, web: aiohttp.ClientSession, log: Log
) -> None:
    log.expected = {"store_failed", "loop_restarted"}
    await _execute(hooked, "ALTER TABLE inbox RENAME TO inbox_away")
    posting = asyncio.create_task(_post(hooked, web, _update(hooked)))
    await until_logged(log.actions, "store_failed")
    assert not posting.done()

    await _execute(hooked, "ALTER TABLE inbox_away RENAME TO inbox")
    hooked.clock.move_to(hooked.clock.now() + timedelta(seconds=1))
    assert await posting == 200
    assert any(one.endswith(":999000001") for one in await _inbox(hooked))


async def test_an_update_that_is_posted_twice_is_stored_and_handled_once(
    hooked: Town, web: aiohttp.ClientSession
) -> None:
    for _ in range(2):
        assert await _post(hooked, web, _update(hooked)) == 200
        await hooked.settle()

    assert sum(one.endswith(":999000001") for one in await _inbox(hooked)) == 1
    assert await hooked.count("tk3", "📝 Tin báo") == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"not json", b"[]", b"5", b"null", b'"text"', b"{}", b'{"update_id": "x"}', b"\xff\xfe", b"[" * 100_000],
    ids=range(10),
)
async def test_what_is_no_update_is_refused_and_not_stored(
    hooked: Town, web: aiohttp.ClientSession, body: bytes
) -> None:
    before = await _inbox(hooked)

    assert await _post(hooked, web, body) == 400
    assert await _inbox(hooked) == before


async def test_a_body_that_is_too_large_is_refused(hooked: Town, web: aiohttp.ClientSession) -> None:
    assert await _post(hooked, web, b'"' + b"x" * (5 * 1024 * 1024) + b'"') == 413


async def test_people_are_answered_as_by_polling(hooked: Town) -> None:
    await hooked.say("tk3", CROWD)
    await hooked.press("tk3", "Gửi")

    assert await hooked.press("congan", "Đã nhận", where="alerts") == "SV-1: đồng chí đã nhận."
    await hooked.expect_message("alerts", "SV-1 ·", "Phạm Văn Dũng")
    assert not (await hooked.chat.pending())["in_flight_polls"]


async def test_silence_is_no_fault_where_nobody_polls(hooked: Town, web: aiohttp.ClientSession) -> None:
    hooked.clock.lived += 10_000
    status, report = await _health(hooked, web)

    assert (status, report["last_contact_seconds"]) == (200, None)


async def test_a_webhook_that_telegram_does_not_set_is_a_fault_until_it_does(
    town: Town, web: aiohttp.ClientSession
) -> None:
    await town.chat.add_fault("setWebhook", "status", status=502, times=2)
    await town.restart(_by_webhook(town))
    await until(lambda: _refused_to_set(town))
    assert "the way of receipt is not settled" in (await _health(town, web))[1]["faults"]

    await until(lambda: _set(town))
    assert (await _health(town, web))[0] == 200


async def _refused_to_set(town: Town) -> bool:
    return town.app.introduction is not None and bool(town.app.introduction.trouble)


async def _set(town: Town) -> bool:
    if town.clock.rests("introduction") and (wake := town.clock.next_wake()) is not None:
        town.clock.move_to(wake)
    return any(one["method"] == "setWebhook" and one["ok"] for one in await town.chat.log())


async def test_a_webhook_that_does_not_deliver_is_told_to_the_admin_and_in_the_health(
    hooked: Town, web: aiohttp.ClientSession
) -> None:
    assert hooked.app.introduction is not None
    address = hooked.app.introduction.webhook_address
    hooked.app.probe.webhook = WebhookState(address, 7, hooked.clock.now())
    for _ in range(2):
        await hooked.app.watch.look()
    await hooked.settle()

    assert "the webhook does not deliver" in (await _health(hooked, web))[1]["faults"]
    await hooked.expect_message("quantri", "không giao được tin", "7 tin đang chờ")


async def test_a_webhook_that_somebody_else_has_changed_is_set_again(hooked: Town, web: aiohttp.ClientSession) -> None:
    method = f"{hooked.simulator.url}/bot{TOKEN}"
    async with web.post(f"{method}/setWebhook", json={"url": "https://elsewhere.example/"}) as answer:
        assert answer.status == 200
    await hooked.app.probe.look()

    async with web.get(f"{method}/getWebhookInfo") as answer:
        info = await answer.json()
    assert hooked.app.introduction is not None
    assert info["result"]["url"] == hooked.app.introduction.webhook_address


async def test_without_a_secret_in_the_settings_nobody_is_let_in(town: Town, web: aiohttp.ClientSession) -> None:
    await town.restart(_by_webhook(town, secret=None))

    for headers in ({}, {HEADER: ""}, {HEADER: "None"}):
        assert await _post(town, web, _update(town), headers) == 403


async def test_a_desk_that_polls_has_no_webhook(town: Town, web: aiohttp.ClientSession) -> None:
    assert await _post(town, web, _update(town)) == 404


async def test_back_to_polling_what_had_not_been_delivered_is_fetched(hooked: Town, log: Log) -> None:
    # The first poll may come before the far side has forgotten the webhook.
    log.expected = {"poll_conflict"}
    await hooked.app.stop()
    await hooked.chat.say(hooked.people["tk3"], CROWD)
    polling = hooked.settings.telegram.model_copy(update={"mode": "polling"})
    hooked.app = App(replace(hooked.settings, telegram=polling), hooked.clock)
    await hooked.app.start()
    await until_polled(hooked)

    await hooked.expect_message("tk3", "📝 Tin báo", "20 người")
