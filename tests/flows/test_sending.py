"""Sending: the urgent first, the chat's word obeyed, nothing lost whatever the network does, and failures told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.pacing import Limits
from bot.settings import Settings
from bot.simulator.limits import Limits as FarLimits
from duty.messages import Message, Priority, pack
from handlers.desk import Desk
from tests.flows.waiting import until
from tests.harness import Town, a_town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
ALERT, REPLY, REMINDER, BULK = range(4)


async def _report(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")


async def _queue(town: Town, where: str, texts: list[str], priority: int = REMINDER) -> None:
    """Put messages for one chat into the outbox, as a use case does."""
    address = str(town.place(where))
    async with town.app.database.write() as uow:
        for text in texts:
            body = pack(Message(lines=(text,)))
            key = f"test:{text}:{address}"
            await uow.outbox.put(town.app.unit_id, key, "telegram", address, body, priority, town.clock.now())
        await uow.commit()


async def _calls(town: Town, where: str, method: str = "sendMessage") -> list[dict[str, Any]]:
    """What the far side was asked for in a chat."""
    return [one for one in await town.chat.log() if one["chat_id"] == town.place(where) and one["method"] == method]


async def _states(town: Town) -> dict[str, int]:
    async with town.app.database.read() as uow:
        return await uow.outbox.waiting()


def _limited(**limits: float) -> Callable[[Settings], Settings]:
    none = {"per_second": 0.0, "per_chat_per_second": 0.0, "per_group_per_minute": 0.0}

    def change(settings: Settings) -> Settings:
        return replace(settings, telegram=settings.telegram.model_copy(update={"limits": Limits(**(none | limits))}))

    return change


async def _sender_rests(town: Town) -> bool:
    pending = await town.chat.pending()
    return town.app.sender.idle and town.app.worker.idle and town.clock.rests("sender") and not pending["updates"]


async def _let_pass(town: Town, seconds: int) -> None:
    """Move the clock while messages still wait for their turn, which ``settle`` would wait out."""
    end = town.clock.now() + timedelta(seconds=seconds)
    while True:
        await until(lambda: _sender_rests(town))
        wake = town.clock.next_wake()
        if wake is None or wake > end:
            break
        town.clock.move_to(wake)
    town.clock.move_to(end)
    await until(lambda: _sender_rests(town))


# ── The urgent first ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_alert_overtakes_hundreds_of_reminders_of_its_own_group(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.restart(_limited(per_group_per_minute=20))
    await _queue(town, "alerts", [f"nhắc {number}" for number in range(300)])
    await until(lambda: _sender_rests(town))
    assert await town.count("alerts", "nhắc ") == 15

    await town.chat.say(town.people["tk3"], "/gui")
    await until(lambda: _has(town, "alerts", "SV-1 ·"))
    assert await town.count("alerts", "nhắc ") == 15


async def _has(town: Town, where: str, text: str) -> bool:
    return await town.count(where, text) > 0


async def test_an_alert_overtakes_hundreds_of_reminders_to_everybody(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.restart(_limited(per_second=5))
    for name in town.people:
        await _queue(town, name, [f"nhắc {number}" for number in range(40)])
    await _let_pass(town, 3)
    await town.chat.say(town.people["tk3"], "/gui")
    await _let_pass(town, 1)

    await town.expect_message("alerts", "SV-1 ·")
    await town.expect_message("congan", "SV-1 ·")
    assert (await _states(town))["queued"] > 300


async def test_with_the_real_limits_on_both_sides_nothing_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    async with a_town(tmp_path, simulator_limits=FarLimits()) as town:
        for name in ("mot", "hai", "ba"):
            await town.add(name, name)
        group = await town.bind("alerts", "mot")
        await town.restart(_limited(per_second=30, per_chat_per_second=1, per_group_per_minute=20))
        await _queue(town, "alerts", [f"nhắc {number}" for number in range(50)])
        for name in ("mot", "hai", "ba"):
            await _queue(town, name, [f"nhắc {number}" for number in range(20)])
        await _let_pass(town, 5 * 60)

        assert not [one for one in await town.chat.log() if one["error_code"] == 429]
        assert await town.count(group, "nhắc ") == 50
        assert await town.count("hai", "nhắc ") == 20


async def test_the_classes_go_in_order_and_each_class_in_the_order_in_which_it_was_said(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "flood", retry_after=30, chat_id=town.groups["alerts"])
    await _queue(town, "alerts", ["đầu tiên"], BULK)
    await town.settle()
    for priority, name in ((BULK, "gửi chung"), (REMINDER, "nhắc"), (REPLY, "trả lời"), (ALERT, "báo động")):
        await _queue(town, "alerts", [f"{name} {number}" for number in range(3)], priority)
    await until(lambda: _sender_rests(town))
    town.clock.move_to(town.clock.now() + timedelta(seconds=30))
    await town.settle()

    said = await town.texts("alerts")
    wanted = [f"{name} {number}" for name in ("báo động", "trả lời", "nhắc", "gửi chung") for number in range(3)]
    assert [text for text in said if text in wanted] == wanted


# ── 429 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_retry_after_is_obeyed_to_the_second(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "flood", retry_after=17, chat_id=town.groups["alerts"])
    await _report(town)
    for where in ("congan", "leaders", "tk3"):
        await town.expect_message(where, "SV-1")

    await town.fast_forward("16s")
    assert not await town.count("alerts", "SV-1")
    assert len(await _calls(town, "alerts")) == 1
    await town.fast_forward("1s")
    assert await town.count("alerts", "SV-1") == 1
    assert len(await _calls(town, "alerts")) == 2


async def test_while_a_chat_is_told_to_wait_nothing_at_all_is_sent_to_it(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "flood", retry_after=17, chat_id=town.groups["alerts"])
    await _queue(town, "alerts", ["một"], BULK)
    await town.settle()
    await _queue(town, "alerts", ["hai"], ALERT)
    await _let_pass(town, 16)
    assert len(await _calls(town, "alerts")) == 1

    await _let_pass(town, 1)
    assert [text for text in await town.texts("alerts") if text in ("một", "hai")] == ["hai", "một"]


async def test_a_flood_without_a_number_is_tried_again_after_a_pause(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "flood", retry_after=None, chat_id=town.groups["alerts"])
    await _report(town)
    assert not await town.count("alerts", "SV-1")

    await town.fast_forward("2s")
    assert await town.count("alerts", "SV-1") == 1


# ── A network that fails ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_may_have_arrived_is_said_again_under_the_same_code(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "cut_after", chat_id=town.groups["alerts"])
    await _report(town)
    await town.fast_forward("2s")

    twins = [text for text in await town.texts("alerts") if "SV-1 ·" in text]
    assert len(twins) == 2
    await town.fast_forward("2m")
    assert len([text for text in await town.texts("alerts") if "SV-1 ·" in text]) == 2
    async with town.app.database.read() as uow:
        assert (await uow.connection.exec_driver_sql("SELECT number FROM incidents")).scalars().all() == [1]


async def test_either_twin_takes_the_press_and_the_press_counts_once(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "cut_after", chat_id=town.groups["alerts"])
    await _report(town)
    await town.fast_forward("2s")
    first, second = [one["message_id"] for one in await town.chat.messages(town.groups["alerts"]) if one["buttons"]]

    assert await town.press_on("congan", first, "Đã nhận", where="alerts") == "SV-1: đồng chí đã nhận."
    assert "đã nhận lúc" in await town.press_on("canbo", second, data="inc:1:ack", where="alerts")


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 500},
        {"kind": "status", "status": 502},
        {"kind": "status", "status": 504},
        {"kind": "status", "status": 409},
        {"kind": "html"},
        {"kind": "garbage"},
        {"kind": "cut_before"},
    ],
    ids=lambda fault: " ".join(map(str, fault.values())),
)
async def test_what_the_network_did_not_take_goes_again_until_it_does(town: Town, fault: dict[str, Any]) -> None:
    await town.chat.add_fault("sendMessage", times=3, chat_id=town.groups["alerts"], **fault)
    await _report(town)
    assert not await town.count("alerts", "SV-1")
    await town.fast_forward("30s")

    assert await town.count("alerts", "SV-1") == 1
    assert len(await _calls(town, "alerts")) == 4
    assert not await town.count("quantri", "Máy trực cần xử lý")


async def test_a_call_that_hangs_holds_up_no_other_chat(town: Town) -> None:
    def hasty(settings: Settings) -> Settings:
        return replace(settings, telegram=settings.telegram.model_copy(update={"call_timeout": timedelta(seconds=1.5)}))

    await town.say("tk3", CROWD)
    await town.restart(hasty)
    await town.chat.add_fault("sendMessage", "hang", chat_id=town.groups["alerts"])
    await town.chat.say(town.people["tk3"], "/gui")
    for where in ("congan", "leaders", "canbo"):
        await town.chat.wait_for(town.place(where), "SV-1 ·")
    assert not await town.count("alerts", "SV-1")

    await town.settle()
    await town.fast_forward("2s")
    assert await town.count("alerts", "SV-1") == 1


async def test_calls_that_hang_leave_room_for_an_alert_to_another_chat(town: Town) -> None:
    for name in ("tk3", "tk5", "canbo", "vanphong", "huyen"):
        await town.chat.add_fault("sendMessage", "hang", chat_id=town.people[name])
        await _queue(town, name, ["gửi chung"], BULK)
    await until(lambda: _hang(town, town.settings.outbox.workers))
    await _queue(town, "alerts", ["báo động"], ALERT)
    await until(lambda: _has(town, "alerts", "báo động"))

    assert await _hang(town, town.settings.outbox.workers)


async def _hang(town: Town, count: int) -> bool:
    return (await _states(town)).get("sending") == count


async def test_a_chat_that_asked_to_be_left_alone_is_left_alone_after_a_restart(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "flood", retry_after=60, chat_id=town.groups["alerts"])
    await _queue(town, "alerts", ["một"], REMINDER)
    await town.settle()
    await town.restart()
    await _queue(town, "alerts", ["hai"], ALERT)
    await _let_pass(town, 59)
    assert len(await _calls(town, "alerts")) == 1

    await _let_pass(town, 1)
    assert await town.count("alerts", "hai") == 1


async def test_a_reminder_that_an_outage_held_up_says_so_and_one_of_yesterday_is_not_sent(town: Town) -> None:
    async with town.app.database.write() as uow:
        for name, hours in (("tk3", 2), ("tk5", 25)):
            written = town.clock.now() - timedelta(hours=hours)
            desk = Desk(uow, town.app.office, written, f"test:{name}")
            await desk.send("telegram", str(town.people[name]), Message(lines=("nhắc ca",)), Priority.REMINDER)
        await uow.commit()
    await town.settle()

    assert await town.texts("tk3") == ["⏱ Gửi muộn, tin viết lúc 06:00.\nnhắc ca"]
    assert await town.texts("tk5") == []
    assert not await town.count("quantri", "Máy trực cần xử lý")


async def test_what_was_on_its_way_when_the_desk_stopped_goes_after_the_start(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.chat.add_fault("sendMessage", "hang", chat_id=town.groups["alerts"])
    await town.chat.say(town.people["tk3"], "/gui")
    await town.chat.wait_for(town.place("congan"), "SV-1 ·")
    await town.restart()

    assert await town.count("alerts", "SV-1") == 1


async def test_a_day_without_an_answer_ends_the_tries_and_the_admin_is_told(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "cut_before", times=0, chat_id=town.groups["alerts"])
    await _queue(town, "alerts", ["nhắc một việc"])
    await town.settle()
    town.clock.move_to(town.clock.now() + timedelta(hours=24, minutes=1))
    await town.settle()

    await town.expect_message("quantri", "Không gửi được một tin tới nhóm “Nhóm alerts”")
    assert (await _states(town))["parked"] == 1


# ── What will never succeed ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [400, 413])
async def test_what_is_refused_for_good_is_told_to_an_admin_and_not_tried_again(town: Town, status: int) -> None:
    await town.chat.add_fault("sendMessage", "status", status=status, chat_id=town.groups["alerts"])
    await _report(town)

    await town.expect_message("quantri", "Không gửi được tin về SV-1 tới nhóm “Nhóm alerts”")
    await town.fast_forward("1m")
    assert len(await _calls(town, "alerts")) == 1
    assert (await _states(town))["failed"] == 1
    await town.expect_message("congan", "SV-1 ·")


async def test_with_no_admin_to_be_reached_the_office_is_told(town: Town) -> None:
    await town.chat.block(town.people["quantri"])
    await town.settle()
    await town.chat.add_fault("sendMessage", "status", status=400, chat_id=town.groups["alerts"])
    await _report(town)

    await town.expect_message("vanphong", "Không gửi được tin về SV-1 tới nhóm “Nhóm alerts”")


async def test_outbox_retry_sends_what_had_failed(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "status", status=400, chat_id=town.groups["alerts"])
    await _report(town)
    async with town.app.database.write() as uow:
        assert await uow.outbox.retry(None, town.clock.now()) == 1
        await uow.commit()
    await town.settle()

    assert await town.count("alerts", "SV-1") == 1
    assert "failed" not in await _states(town)


async def test_a_message_without_words_is_told_and_stops_nobody(town: Town) -> None:
    await _queue(town, "alerts", [""])
    await _report(town)

    await town.expect_message("quantri", "Không gửi được một tin tới nhóm “Nhóm alerts”")
    await town.expect_message("alerts", "SV-1 ·")


# ── Groups that move ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_all_that_waits_for_a_group_follows_it_to_its_new_address(town: Town) -> None:
    new = await town.chat.migrate(town.groups["alerts"])
    town.simulator.world.updates.drop_all()
    await _queue(town, "alerts", ["một", "hai", "ba"])
    await town.settle()

    assert [text for text in await town.texts(new) if text in ("một", "hai", "ba")] == ["một", "hai", "ba"]
    assert not await town.count("quantri", "Máy trực cần xử lý")


# ── Edits ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_edits_of_one_card_collapse_to_its_last_state(town: Town) -> None:
    await _report(town)
    before = len(await _calls(town, "alerts", "editMessageText"))
    await town.chat.add_fault("editMessageText", "flood", retry_after=20, chat_id=town.groups["alerts"])
    for number in (19, 18, 17, 16, 15):
        await town.say("congan", f"/capnhat 1 con {number} nguoi")
    await town.fast_forward("20s")

    edits = (await _calls(town, "alerts", "editMessageText"))[before:]
    assert [one["ok"] for one in edits] == [False, True]
    assert "15 người" in edits[-1]["text"]
    await town.expect_message("alerts", "SV-1 ·", "15 người")


async def test_an_edit_that_was_made_after_all_is_quiet_the_second_time(town: Town) -> None:
    await _report(town)
    await town.chat.add_fault("editMessageText", "cut_after", chat_id=town.groups["alerts"])
    await town.press("congan", "Đã nhận", where="alerts")
    await town.fast_forward("2s")

    assert "not modified" in (await _calls(town, "alerts", "editMessageText"))[-1]["description"]
    assert await town.count("alerts", "SV-1 ·", "Phạm Văn Dũng") == 1
    assert not await town.count("quantri", "Máy trực cần xử lý")
    assert set(await _states(town)) <= {"sent", "dropped"}


async def test_a_card_that_somebody_deleted_is_posted_anew(town: Town) -> None:
    await _report(town)
    [card] = [one for one in await town.chat.messages(town.groups["alerts"]) if "SV-1" in one["text"]]
    await town.chat.delete(town.groups["alerts"], card["message_id"])
    await town.press("congan", "Đã nhận")

    assert await town.count("alerts", "SV-1 ·", "Phạm Văn Dũng") == 1
    assert not await town.count("quantri", "Máy trực cần xử lý")


async def test_an_edit_never_takes_the_room_of_an_alert(town: Town) -> None:
    await _report(town)
    await town.chat.add_fault("editMessageText", "flood", retry_after=30, chat_id=town.groups["alerts"])
    await town.say("congan", "/capnhat 1 con 19 nguoi")
    await _queue(town, "alerts", ["báo động khác"], ALERT)
    await until(lambda: _sender_rests(town))
    town.clock.move_to(town.clock.now() + timedelta(seconds=30))
    await town.settle()

    calls = [one for one in await town.chat.log() if one["chat_id"] == town.groups["alerts"] and one["ok"]]
    assert [one["method"] for one in calls][-2:] == ["sendMessage", "editMessageText"]
