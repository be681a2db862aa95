"""Receiving: what came in is stored once before it is confirmed, and nothing that fails takes a neighbour with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bench.processes import a_stage
from bot import admin
from bot.app import App
from bot.clock import SystemClock
from bot.lock import AlreadyRunning, PollerLock
from bot.simulator.client import SimClient
from bot.simulator.server import Simulator
from duty.people import Role
from duty.wording import notices
from tests.flows.conftest import Log
from tests.flows.waiting import until, until_logged, until_polled
from tests.harness import TOKEN, FakeClock, Town, a_town, settings_for

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
OTHER = "12 nguoi tap trung cho thi tran tk5 ve gia dien"
BROKEN = "15 nguoi tap trung cho thi tran tk3 POISON"


async def _rows(town: Town, query: str) -> list[Any]:
    async with town.app.database.read() as uow:
        return list((await uow.connection.exec_driver_sql(query)).scalars())


async def _execute(town: Town, statement: str) -> None:
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql(statement)
        await uow.commit()


async def _unconfirmed(town: Town) -> int:
    return int((await town.chat.pending())["updates"])


# ── Stored, then confirmed ───────────────────────────────────────────────────────────────────────────────────────────


async def test_an_update_that_is_delivered_twice_is_stored_and_handled_once(town: Town) -> None:
    # The poll that would confirm it never arrives, so the server gives it to the next start once more.
    await town.chat.add_fault("getUpdates", "cut_before", times=0)
    await town.chat.say(town.people["tk3"], CROWD)
    # Shown on the far side is not yet written down here: what is cut in between goes out again, as it should.
    await until(lambda: _drafted_and_noted(town, "tk3"))
    assert await _unconfirmed(town) == 1
    stored = await _rows(town, "SELECT external_id FROM inbox")
    await town.chat.clear_faults()
    await town.restart()

    assert await _unconfirmed(town) == 0
    assert await _rows(town, "SELECT external_id FROM inbox") == stored
    assert await _rows(town, "SELECT text FROM reports") == [CROWD]
    assert await town.count("tk3", "📝 Tin báo") == 1


async def _drafted(town: Town, who: str) -> bool:
    return await town.count(who, "📝 Tin báo") > 0


async def _drafted_and_noted(town: Town, who: str) -> bool:
    return await _drafted(town, who) and await town.app.settled()


async def test_nothing_is_confirmed_while_the_store_cannot_take_it_and_it_is_handled_when_it_can(
    town: Town, log: Log
) -> None:
    log.expected = {"store_failed", "loop_restarted"}
    await _execute(town, "ALTER TABLE inbox RENAME TO inbox_away")
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "store_failed")
    assert await _unconfirmed(town) == 1

    await _execute(town, "ALTER TABLE inbox_away RENAME TO inbox")
    await until_polled(town)
    assert await town.count("tk3", "📝 Tin báo") == 1
    assert await _rows(town, "SELECT text FROM reports") == [CROWD]


async def test_an_update_that_the_store_refuses_for_an_unforeseen_reason_is_fetched_again(town: Town, log: Log) -> None:
    log.expected = {"loop_restarted"}
    await _execute(town, "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'on purpose'); END")
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "loop_restarted")
    assert await _unconfirmed(town) == 1

    await _execute(town, "DROP TRIGGER full")
    await until_polled(town)
    assert await _rows(town, "SELECT text FROM reports") == [CROWD]


async def test_what_could_not_be_stored_comes_again_after_a_restart(town: Town, log: Log) -> None:
    log.expected = {"store_failed", "loop_restarted"}
    await _execute(town, "ALTER TABLE inbox RENAME TO inbox_away")
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "store_failed")
    await _execute(town, "ALTER TABLE inbox_away RENAME TO inbox")
    await town.restart()

    assert await _unconfirmed(town) == 0
    assert await _rows(town, "SELECT text FROM reports") == [CROWD]


@pytest.mark.parametrize("kind", ["status", "html", "garbage", "cut_before", "flood"])
async def test_a_poll_that_fails_goes_on_and_loses_nothing(town: Town, kind: str) -> None:
    await town.chat.add_fault("getUpdates", kind, times=3)
    await town.chat.say(town.people["tk3"], CROWD)
    await town.chat.say(town.people["tk5"], OTHER)
    await until_polled(town)

    assert sorted(await _rows(town, "SELECT text FROM reports")) == sorted([CROWD, OTHER])


async def test_a_backlog_is_handled_whole_and_each_chat_in_its_order(town: Town) -> None:
    await town.app.stop()
    for number in range(60):
        for who in ("tk3", "tk5", "congan"):
            await town.chat.say(town.people[who], f"{number + 5} nguoi tap trung cho thi tran tk5 ve gia dien")
    await town.restart()

    wanted = [f"{number + 5} nguoi tap trung cho thi tran tk5 ve gia dien" for number in range(60)]
    for who in ("tk3", "tk5", "congan"):
        query = f"SELECT text FROM reports WHERE address = '{town.people[who]}' ORDER BY id"
        assert await _rows(town, query) == wanted


# ── A handler that fails ─────────────────────────────────────────────────────────────────────────────────────────────


async def _poison(town: Town) -> None:
    await _execute(
        town,
        "CREATE TRIGGER poison BEFORE INSERT ON reports WHEN NEW.text LIKE '%POISON%' "
        "BEGIN SELECT RAISE(ABORT, 'on purpose'); END",
    )


async def test_a_message_that_cannot_be_handled_is_parked_and_the_sender_and_the_admin_are_told(
    town: Town, log: Log
) -> None:
    log.expected = {"inbox_failed", "inbox_parked"}
    await _poison(town)
    await town.say("tk3", BROKEN)
    assert not await town.count("quantri", "chưa xử lý được")
    await town.fast_forward("2m")

    assert log.actions().count("inbox_failed") == 4
    assert log.actions().count("inbox_parked") == 1
    assert await town.last("tk3") == notices.KEPT
    [parked] = await _rows(town, "SELECT id FROM inbox WHERE state = 'parked'")
    await town.expect_message("quantri", f"chưa xử lý được (số {parked})", "trucban inbox list")
    assert "POISON" in str(await _rows(town, "SELECT body FROM inbox WHERE state = 'parked'"))


async def test_what_was_written_in_a_group_and_is_parked_is_answered_there(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed", "inbox_parked"}
    await _poison(town)
    await town.say("tk3", f"/bao {BROKEN}", where="alerts")
    await town.fast_forward("2m")

    assert await town.last("alerts") == notices.KEPT


async def test_a_press_that_cannot_be_handled_yet_is_answered_at_once(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed"}
    await town.say("tk3", CROWD)
    await _execute(
        town, "CREATE TRIGGER poison BEFORE INSERT ON incidents BEGIN SELECT RAISE(ABORT, 'on purpose'); END"
    )

    assert await town.press("tk3", "Gửi") == notices.NOT_YET


async def test_other_chats_go_on_meanwhile_and_the_own_chat_goes_on_afterwards(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed", "inbox_parked"}
    await _poison(town)
    for who, text in (("tk3", BROKEN), ("tk3", CROWD), ("tk5", OTHER)):
        await town.chat.say(town.people[who], text)
    await until(lambda: _drafted(town, "tk5"))
    assert not await town.count("tk3", "📝 Tin báo")

    await _let_tries_pass(town)
    await town.expect_message("tk3", "📝 Tin báo", "20 người")


async def test_the_next_try_comes_in_time_even_when_more_of_the_chat_waits_behind_it(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed"}
    await _poison(town)
    for text in (BROKEN, CROWD):
        await town.chat.say(town.people["tk3"], text)
    await until_logged(log.actions, "inbox_failed")
    await _execute(town, "DROP TRIGGER poison")
    began = town.clock.now()
    await _let_tries_pass(town)

    assert town.clock.now() - began <= timedelta(seconds=7)
    assert await _rows(town, "SELECT text FROM reports ORDER BY id") == [BROKEN, CROWD]


async def _let_tries_pass(town: Town) -> None:
    """Move the clock while a chat waits for its oldest message to be tried again, which ``settle`` would wait out."""

    async def handled() -> bool:
        if not await _rows(town, "SELECT id FROM inbox WHERE state = 'open'"):
            return True
        if town.app.worker.idle and town.clock.rests("worker") and (wake := town.clock.next_wake()) is not None:
            town.clock.move_to(wake)
        return False

    await until(handled)
    await town.settle()


async def test_what_works_at_the_second_try_is_told_to_nobody(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed"}
    await _poison(town)
    await town.say("tk3", BROKEN)
    await _execute(town, "DROP TRIGGER poison")
    await town.fast_forward("5s")

    await town.expect_message("tk3", "📝 Tin báo", "15 người")
    assert not await town.count("tk3", notices.KEPT)
    assert not await town.count("quantri", "chưa xử lý được")


async def test_a_handler_that_fails_leaves_nothing_of_its_half_done_work(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed", "inbox_parked"}
    await _execute(
        town,
        "CREATE TRIGGER poison BEFORE INSERT ON cards WHEN NEW.subject LIKE 'incident:%' "
        "BEGIN SELECT RAISE(ABORT, 'on purpose'); END",
    )
    await town.say("tk3", CROWD)
    await town.say("tk3", "/gui")

    assert await _rows(town, "SELECT number FROM incidents") == []
    assert await _rows(town, "SELECT id FROM timers WHERE kind = 'escalate'") == []
    assert await _rows(town, "SELECT state FROM reports") == ["draft"]
    assert not await town.count("alerts", "SV-1")


async def test_inbox_retry_handles_what_was_parked(tmp_path: Path, log: Log) -> None:
    log.expected = {"inbox_failed", "inbox_parked"}
    # The command line lives on the machine's clock, so this desk starts at it.
    async with a_town(tmp_path, start=SystemClock().now()) as town:
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await _poison(town)
        await town.say("tk3", BROKEN)
        await town.fast_forward("2m")
        assert await town.last("tk3") == notices.KEPT
        await _execute(town, "DROP TRIGGER poison")

        assert [row.state for row in await admin.inbox_rows(town.settings, "parked")] == ["parked"]
        assert await admin.inbox_retry(town.settings, None) == 1
        # The desk looks for what another process did once every round of its watchman.
        town.clock.move_to(town.clock.now() + timedelta(seconds=30))
        await town.settle()
        await town.expect_message("tk3", "📝 Tin báo", "15 người")
        assert await admin.inbox_rows(town.settings, "parked") == []


# ── One poller ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_desk_with_the_same_bot_is_refused_with_a_clear_sentence(tmp_path: Path) -> None:
    with PollerLock(tmp_path, "7000000002"):
        with (
            pytest.raises(AlreadyRunning, match="Đã có một máy trực khác chạy với cùng mã bot này"),
            PollerLock(tmp_path, "7000000002"),
        ):
            pass
        with PollerLock(tmp_path, "7000000009"):
            pass
    with PollerLock(tmp_path, "7000000002"):
        pass


async def test_a_second_process_ends_with_that_sentence_and_the_first_goes_on(tmp_path: Path) -> None:
    async with a_stage(tmp_path, {}) as stage:
        await stage.run()
        code, _, errors = await stage.command("run")

        assert code == 1
        assert errors.strip().splitlines() == [
            "Đã có một máy trực khác chạy với cùng mã bot này. Mỗi mã bot chỉ chạy một nơi: dừng bên kia trước."
        ]
        assert stage.desk is not None
        assert stage.desk.running
        assert await stage.desk.stop() == 0


async def test_a_poller_on_another_machine_is_told_to_the_admin_and_in_the_health_and_the_desk_goes_on(
    watched_town: Town, log: Log
) -> None:
    town = watched_town
    log.expected = {"poll_conflict"}
    async with aiohttp.ClientSession() as session:

        async def taken_from() -> bool:
            async with session.get(f"{town.simulator.url}/bot{TOKEN}/getUpdates", params={"timeout": 0}) as answer:
                assert answer.status == 200
            if town.clock.rests("intake") and (wake := town.clock.next_wake()) is not None:
                town.clock.move_to(wake)
            return log.actions().count("poll_conflict") >= 3

        await until(taken_from)
    assert "another process polls with the same token" in (await town.app.watch.report())["faults"]
    await until(lambda: _has(town, "quantri", "Có một máy trực khác đang chạy cùng mã bot"))
    await town.expect_message("quantri", "thư mục", "dừng ngay máy kia")

    await town.chat.say(town.people["tk3"], CROWD)
    await until_polled(town)
    assert await town.count("tk3", "📝 Tin báo") == 1
    await town.fast_forward("20m")
    assert (await town.app.watch.report())["faults"] == []
    assert await town.count("quantri", "cùng mã bot") == 2


async def _has(town: Town, where: str, text: str) -> bool:
    return await town.count(where, text) > 0


# ── No network ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_start_waits_for_the_network_and_goes_on_when_it_is_there(tmp_path: Path, log: Log) -> None:
    clock = FakeClock()
    taken = Simulator(clock, limits=None)
    await taken.start()
    url, port = taken.url, int(taken.url.rpartition(":")[2])
    await taken.stop()
    settings = settings_for(tmp_path, url)
    app = App(settings, clock)
    await app.start()
    simulator = Simulator(clock, limits=None)
    try:
        await until_logged(log.actions, "identify_failed", "poll_failed", "started")
        assert app.identity is None
        await simulator.start(port=port)
        async with SimClient(url) as chat:
            town = Town(app, clock, simulator, chat, settings)
            await until_polled(town)
            await town.fast_forward("1m")
            assert app.identity is not None
            await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
            await town.say("tk3", CROWD)
            await town.expect_message("tk3", "📝 Tin báo", "20 người")
    finally:
        await app.stop()
        await simulator.stop()


async def test_a_network_that_is_gone_for_long_costs_nothing_that_was_said(town: Town, log: Log) -> None:
    await town.chat.add_fault("*", "cut_before", times=0)
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "poll_failed")
    for _ in range(20):
        await until(lambda: _rests(town))
        wake = town.clock.next_wake()
        assert wake is not None
        town.clock.move_to(wake)
    await town.chat.clear_faults()
    await until_polled(town)
    await town.fast_forward("5m")

    assert await town.count("tk3", "📝 Tin báo", "20 người") == 1


async def _rests(town: Town) -> bool:
    return town.clock.rests("intake")


async def test_a_desk_without_a_token_starts_and_says_so(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, "http://127.0.0.1:9")
    nameless = replace(settings, environment=settings.environment.model_copy(update={"telegram_token": None}))
    app = App(nameless, FakeClock())
    await app.start()
    try:
        report = await app.watch.report()
        assert report["faults"] == ["no channel is configured"]
    finally:
        await app.stop()
