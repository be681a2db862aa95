"""The desk says when it is broken: in chat on another route, and when it is asked, in plain words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from duty.people import Role
from tests.flows.conftest import Log
from tests.flows.waiting import until, until_logged, until_polled
from tests.harness import Town, a_town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
WELL = "✅ Máy trực hoạt động tốt: đủ nhóm, đủ người, không có tin tồn."
TROUBLE = "Máy trực cần xử lý"


async def _check(town: Town) -> str:
    await town.say("quantri", "/kiemtra")
    return await town.last("quantri")


async def _execute(town: Town, statement: str) -> None:
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql(statement)
        await uow.commit()


# ── The channel is silent ────────────────────────────────────────────────────────────────────────────────────────────


async def _silent(town: Town, log: Log, seconds: int) -> None:
    """No poll comes through for so long."""
    await town.chat.add_fault("getUpdates", "cut_before", times=0)
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "poll_failed")
    town.clock.lived += seconds
    await town.app.watch.look()


async def test_a_silence_is_told_to_the_admin_when_it_is_over(town: Town, log: Log) -> None:
    log.expected = {"channel_silent"}
    await _silent(town, log, 600)
    assert "channel_silent" in log.actions()
    await town.chat.clear_faults()
    await until_polled(town)
    await town.say("tk5", "/sv")
    await town.app.watch.look()
    await town.settle()

    told = await town.expect_message("quantri", TROUBLE, "đã mất liên lạc với Telegram từ 07:50 đến 08:0")
    assert "nay đã nối lại. Tin trong lúc đó vẫn được giữ." in told
    await town.fast_forward("10m")
    assert await town.count("quantri", "mất liên lạc") == 1
    await town.expect_message("tk3", "📝 Tin báo", "20 người")


async def test_a_short_silence_is_told_to_nobody(town: Town, log: Log) -> None:
    await _silent(town, log, 170)
    await town.chat.clear_faults()
    await until_polled(town)
    await town.fast_forward("5m")

    assert "channel_silent" not in log.actions()
    assert not await town.count("quantri", "mất liên lạc")


async def test_a_silence_is_logged_once_however_long_it_lasts(town: Town, log: Log) -> None:
    log.expected = {"channel_silent"}
    await _silent(town, log, 600)
    for _ in range(5):
        town.clock.lived += 600
        await town.app.watch.look()

    assert log.actions().count("channel_silent") == 1


async def test_after_a_silence_live_cards_are_laid_before_everyone_again(town: Town, log: Log) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("tk5", "12 nguoi tap trung cho thi tran tk5 ve gia dien")
    await town.press("tk5", "Gửi")
    await town.say("congan", "/nhan 2")
    before = await town.chat.seq()
    await _silent(town, log, 160)
    await town.chat.clear_faults()
    await until_polled(town)
    await town.say("tk5", "/sv")
    await town.app.watch.look()
    await town.settle()

    for where in ("alerts", "congan"):
        told = await town.expect_message(where, "nay đã nối lại", "xin bấm lại")
        assert "Đang mở: SV-1, SV-2." in told
    fresh = [one["text"] for one in await town.chat.messages(town.groups["alerts"], before) if one["buttons"]]
    assert [("SV-1" in text, "SV-2" in text) for text in fresh] == [(True, False)]


async def test_after_an_absence_of_the_desk_too_and_a_short_restart_is_none(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.restart()
    assert not await town.count("alerts", "nay đã nối lại")

    await town.app.stop()
    town.clock.move_to(town.clock.now() + timedelta(seconds=151))
    await town.restart()
    assert await town.count("alerts", "mất liên lạc từ 08:00 đến 08:02", "Đang mở: SV-1.") == 1


async def test_a_lease_that_ran_out_while_the_desk_runs_is_given_up_and_the_message_goes(town: Town) -> None:
    # As left by another sender that died: this one holds nothing.
    async with town.app.database.write() as uow:
        now, address = town.clock.now(), str(town.groups["alerts"])
        await uow.outbox.put(town.app.unit_id, "t", "telegram", address, {"lines": ["báo động"]}, 0, now)
        await uow.outbox.claim(now, now + timedelta(seconds=60), blocked=(), alerts_only=(), limit=1)
        uow._rings.clear()
        await uow.commit()
    town.clock._now += timedelta(seconds=61)
    await town.app.watch.look()
    await town.settle()

    assert await town.count("alerts", "báo động") == 1


# ── The token is refused ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_refused_token_loses_nothing_and_all_goes_out_when_it_is_good_again(town: Town, log: Log) -> None:
    log.expected = {"token_dead", "poll_refused"}
    await town.say("tk3", CROWD)
    await town.chat.revoke()
    async with town.app.database.write() as uow:
        address = str(town.groups["alerts"])
        await uow.outbox.put(
            town.app.unit_id, "test", "telegram", address, {"lines": ["báo động"]}, 0, town.clock.now()
        )
        await uow.commit()
    await until_logged(log.actions, "token_dead")
    await until(lambda: _waits(town))
    assert town.app.sender.dead == {"telegram"}

    await town.chat.revoke(False)
    await town.chat.say(town.people["tk3"], "/gui")
    await until_polled(town)
    await town.fast_forward("1m")
    assert not town.app.sender.dead
    assert await town.count("alerts", "báo động") == 1
    await town.expect_message("alerts", "SV-1 ·")


async def _waits(town: Town) -> bool:
    async with town.app.database.read() as uow:
        return (await uow.outbox.waiting()).get("queued") == 1


# ── /kiemtra ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["/kiemtra", "Kiểm tra", "KIEM TRA", "kiểm tra"])
async def test_all_is_well_in_one_line(town: Town, typed: str) -> None:
    await town.say("quantri", typed)

    assert await town.last("quantri") == WELL


@pytest.mark.parametrize("who", ["tk3", "congan", "canbo", "huyen"])
async def test_only_those_who_look_after_the_desk_may_ask(town: Town, who: str) -> None:
    await town.say(who, "/kiemtra")

    assert "Việc này dành cho" in await town.last(who)


async def test_an_empty_desk_names_all_that_is_missing(empty_town: Town) -> None:
    town = empty_town
    await town.add("quantri", "Tống Văn An", Role.ADMIN)
    said = await _check(town)

    for line in (
        "Chưa gắn nhóm “Cảnh báo”.",
        "Chưa gắn nhóm “Trực ban”.",
        "Chưa gắn nhóm “Lãnh đạo”.",
        "Chưa gắn nhóm “Báo cáo cấp trên”.",
        "Chưa có lãnh đạo nào nhận được tin.",
        "Lúc này chưa có người trực.",
    ):
        assert f"• {line}" in said
    assert "quản trị nào" not in said


async def test_a_lost_group_and_people_who_cannot_be_reached_are_named(town: Town) -> None:
    await town.chat.set_bot(town.groups["alerts"], "kicked")
    await town.chat.block(town.people["chutich"])
    await town.chat.block(town.people["phochutich"])
    await town.settle()
    said = await _check(town)

    assert "• Không gửi được vào nhóm “Nhóm alerts” (Cảnh báo)." in said
    assert "• Chưa có lãnh đạo nào nhận được tin." in said
    assert "Vũ Đức Minh" in said
    assert "Đỗ Thị Thu" in said


async def test_what_waits_too_long_to_be_sent_is_told_with_its_age(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "cut_before", times=0, chat_id=town.groups["alerts"])
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.fast_forward("2m")
    assert "Có tin chờ gửi" not in await _check(town)

    await town.fast_forward("1m")
    assert "• Có tin chờ gửi, lâu nhất 3 phút." in await _check(town)


async def test_what_could_not_be_handled_or_sent_is_counted_with_the_way_to_look(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed", "inbox_parked"}
    await _execute(town, "CREATE TRIGGER broken BEFORE INSERT ON reports BEGIN SELECT RAISE(ABORT, 'on purpose'); END")
    await town.say("tk3", CROWD)
    await town.fast_forward("2m")
    await town.chat.add_fault("sendMessage", "status", status=400, chat_id=town.people["tk5"])
    await town.say("tk5", "/trogiup")
    said = await _check(town)

    assert "• Có 1 tin chưa xử lý được (xem: trucban inbox list)." in said
    assert "• Có 1 tin không gửi được (xem: trucban outbox list)." in said


async def test_a_message_that_is_still_being_tried_is_told_with_its_age(town: Town, log: Log) -> None:
    log.expected = {"inbox_failed"}
    slow = town.settings.inbox.model_copy(update={"retry_after": timedelta(minutes=10)})
    await town.restart(lambda settings: replace(settings, inbox=slow))
    await _execute(town, "CREATE TRIGGER broken BEFORE INSERT ON reports BEGIN SELECT RAISE(ABORT, 'on purpose'); END")
    await town.say("tk3", CROWD)
    await town.fast_forward("5m")

    assert "• Có tin nhận chưa xử lý, lâu nhất 5 phút." in await _check(town)


# ── 06:45 ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def morning(tmp_path: Path) -> Callable[[int, int], Any]:
    """A desk that comes up at a local time of a June morning, with an admin and nothing else."""

    def at(hour: int, minute: int) -> Any:
        start = datetime(2024, 6, 5, hour, minute, tzinfo=UTC) - timedelta(hours=7)
        return a_town(tmp_path, start=start)

    return at


async def _with_admin(town: Town) -> Town:
    await town.add("quantri", "Tống Văn An", Role.ADMIN)
    await town.settle()
    return town


@pytest.fixture
async def early(morning: Callable[[int, int], Any]) -> AsyncIterator[Town]:
    async with morning(6, 40) as town:
        yield await _with_admin(town)


async def test_at_a_quarter_to_seven_the_admin_hears_what_is_missing(early: Town) -> None:
    await early.fast_forward("4m59s")
    assert not await early.count("quantri", TROUBLE)

    await early.fast_forward("1s")
    await early.expect_message("quantri", TROUBLE, "• Chưa gắn nhóm “Cảnh báo”.", "• Lúc này chưa có người trực.")


async def test_it_is_told_once_a_day_whatever_is_restarted(early: Town) -> None:
    await early.fast_forward("5m")
    await early.restart()
    await early.fast_forward("10m")
    await early.restart()
    await early.fast_forward("1m")

    assert await early.count("quantri", TROUBLE, "Chưa gắn nhóm") == 1


async def test_when_all_is_well_nobody_is_woken(morning: Callable[[int, int], Any]) -> None:
    async with morning(6, 40) as town:
        await _with_admin(town)
        await town.add("phochutich", "Đỗ Thị Thu", Role.LEADER, post="command")
        for purpose in ("alerts", "duty", "leaders", "superior"):
            await town.bind(purpose, "quantri")
        await town.settle()
        await town.fast_forward("6m")

        assert not await town.count("quantri", TROUBLE)
        assert await _check(town) == WELL


async def test_a_desk_that_was_off_at_that_hour_makes_up_for_it_within_two_hours(
    morning: Callable[[int, int], Any],
) -> None:
    async with morning(8, 40) as town:
        await _with_admin(town)
        await town.fast_forward("1m")

        assert await town.count("quantri", TROUBLE, "Chưa gắn nhóm") == 1


async def test_after_that_it_is_left_to_the_next_morning(morning: Callable[[int, int], Any]) -> None:
    async with morning(8, 46) as town:
        await _with_admin(town)
        await town.fast_forward("5m")

        assert not await town.count("quantri", TROUBLE)
