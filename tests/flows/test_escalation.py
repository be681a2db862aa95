"""Asking again until someone answers: when, whom, until when, and what happens when nobody can be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.settings import Settings
from duty.people import Role
from duty.policy import Escalation
from tests.harness import START, Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
SMALL_CROWD = "6 nguoi tap trung cong uy ban tk3 ve den bu dat"
LARGE_CROWD = "35 nguoi tap trung cong uy ban tk3 ve den bu dat"
FEW = "2 nguoi den phan anh o tk3 ve dat"


async def _report(town: Town, text: str = CROWD) -> None:
    await town.say("tk3", text)
    await town.press("tk3", "Gửi")


async def _asked_at(town: Town, where: str) -> list[int]:
    """The minutes since the start at which a chat was rung about SV-1: its card, and the copies posted before it."""
    rung = []
    for message in await town.chat.messages(town.place(where)):
        shown = message["text"]
        if ("SV-1 ·" in shown and "🔔" not in shown) or "SV-1: đã đăng lại" in shown:
            after = datetime.fromisoformat(message["date"]) - START
            rung.append(int(after.total_seconds() // 60))
    return rung


async def _timeline(town: Town) -> list[str]:
    async with town.app.database.read() as uow:
        [incident] = await uow.incidents.since(town.app.unit_id, START)
        return [f"{entry.kind}: {entry.text}" for entry in await uow.incidents.timeline(incident.id)]


async def _down_for(town: Town, span: timedelta) -> None:
    """The machine is off for a while."""

    def later(settings: Settings) -> Settings:
        town.clock.move_to(town.clock.now() + span)
        return settings

    await town.restart(later)


async def _off_duty(town: Town, name: str) -> None:
    async with town.app.database.write() as uow:
        now = town.clock.now()
        [person] = [one for one in await uow.people.all(town.app.unit_id) if one.name == name]
        for duty in await uow.roster.between(town.app.unit_id, now, now + timedelta(days=1)):
            if duty.person_id == person.id:
                await uow.roster.mark(duty.id, "absent")
        await uow.commit()


# ── When ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "alerts", "leaders", "last"),
    [
        (SMALL_CROWD, [0, 5], [10, 20, 30], 130),
        (CROWD, [0, 3], [0, 6, 11, 16], 121),
        (LARGE_CROWD, [0, 2], [0, 4, 7, 10], 121),
    ],
)
async def test_each_level_asks_at_its_minutes_and_repeats_until_the_end(
    town: Town, text: str, alerts: list[int], leaders: list[int], last: int
) -> None:
    await _report(town, text)
    await town.fast_forward("130m")

    assert await _asked_at(town, "alerts") == alerts
    rung = await _asked_at(town, "leaders")
    assert rung[: len(leaders)] == leaders
    assert rung[-1] == last
    every = leaders[-1] - leaders[-2]
    assert {later - earlier for earlier, later in pairwise(rung[2:])} == {every}


async def test_a_matter_of_few_people_is_told_once_and_asks_nobody_again(town: Town) -> None:
    await _report(town, FEW)
    await town.fast_forward("30m")

    assert await _asked_at(town, "duty") == [0]
    for where in ("alerts", "leaders", "chutich", "congan"):
        assert not await _asked_at(town, where)


async def test_the_card_says_when_and_whom_the_next_call_asks(town: Town) -> None:
    await _report(town)
    await town.expect_message("alerts", "SV-1 ·", "Nếu chưa ai nhận, 08:03 sẽ báo nhóm “Cảnh báo”, người trực")
    await town.fast_forward("3m")

    await town.expect_message("alerts", "SV-1 ·", "08:06 sẽ báo lãnh đạo, nhóm “Lãnh đạo”")


async def test_a_call_leaves_one_live_card_in_a_chat(town: Town) -> None:
    await _report(town)
    await town.fast_forward("30m")

    for where in ("alerts", "leaders", "congan", "chutich"):
        assert await town.count(where, "SV-1 ·") == 1
        assert "SV-1 ·" in await town.last(where)


# ── Until someone answers ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["/nhan 1", "/den 1", "/xong 1 đã về"])
async def test_the_first_answer_ends_the_calls(town: Town, typed: str) -> None:
    await _report(town)
    await town.fast_forward("4m")
    await town.say("congan", typed)
    await town.fast_forward("15m")

    assert await _asked_at(town, "alerts") == [0, 3]
    assert await _asked_at(town, "leaders") == [0]
    assert not await _asked_at(town, "chutich")


async def test_an_update_is_no_answer(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/capnhat 1 vẫn đông")
    await town.fast_forward("4m")

    assert await _asked_at(town, "alerts") == [0, 3]


async def test_an_answer_between_due_and_sent_is_what_arrives(town: Town) -> None:
    await _report(town)
    await town.chat.add_fault("sendMessage", "flood", chat_id=town.groups["leaders"], retry_after=60)
    await town.fast_forward("6m")
    assert await _asked_at(town, "leaders") == [0]
    await town.say("congan", "/nhan 1")
    await town.fast_forward("2m")

    for text in await town.texts("leaders"):
        assert "Chưa ai nhận" not in text
    await town.expect_message("leaders", "SV-1 ·", "✅ Phạm Văn Dũng (Công an) đã nhận")


async def test_an_answer_that_comes_with_the_call_leaves_no_later_call(town: Town) -> None:
    await _report(town)
    await town.fast_forward("2m")
    await town.chat.say(town.people["congan"], "/nhan 1")
    town.clock.move_to(town.clock.now() + timedelta(minutes=1))
    await town.settle()
    await town.fast_forward("20m")

    assert len(await _asked_at(town, "alerts")) <= 2
    assert await _asked_at(town, "leaders") == [0]
    await town.expect_message("alerts", "SV-1 ·", "Phạm Văn Dũng")


async def test_a_call_that_outlived_the_answer_looks_again_and_says_nothing(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE timers SET state = 'pending' WHERE kind = 'escalate'")
        uow.ring("timers")
        await uow.commit()
    await town.fast_forward("4m")

    assert await _asked_at(town, "alerts") == [0]
    assert not [entry for entry in await _timeline(town) if entry.startswith("call")]


async def test_what_was_closed_and_reopened_is_not_called_by_the_first_run(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 đã về")
    await town.fast_forward("2m")
    await town.say("congan", "/molai 1")
    await town.fast_forward("2m")
    assert await _asked_at(town, "alerts") == [0, 2]

    await town.fast_forward("1m")
    assert await _asked_at(town, "alerts") == [0, 2, 5]


async def test_a_call_of_an_earlier_run_that_outlived_it_says_nothing(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 đã về")
    await town.fast_forward("1m")
    await town.say("congan", "/molai 1")
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE timers SET state = 'pending' WHERE key = 'escalate:1:1:1'")
        uow.ring("timers")
        await uow.commit()
    await town.fast_forward("2m")

    assert await _asked_at(town, "alerts") == [0, 1]


# ── Whom ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_is_on_duty_is_looked_up_when_the_call_is_sent(town: Town) -> None:
    await _report(town)
    await _off_duty(town, "Phạm Văn Dũng")
    await town.add("quansu", "Hoàng Văn Long", Role.MILITARY, post="military")
    await town.fast_forward("3m")

    assert await _asked_at(town, "quansu") == [3]
    assert await _asked_at(town, "canbo") == [0, 3]
    assert await _asked_at(town, "congan") == [0]


async def test_who_can_be_reached_is_looked_up_when_the_call_is_sent(town: Town) -> None:
    await town.chat.block(town.people["chutich"])
    await town.settle()
    await _report(town)
    await town.chat.start(town.people["chutich"])
    await town.fast_forward("6m")

    assert await _asked_at(town, "chutich") == [6]


async def test_a_group_bound_in_between_is_called_too(town: Town) -> None:
    await _report(town)
    await town.bind("alerts", "congan", title="Cảnh báo 2")
    await town.fast_forward("3m")

    assert await _asked_at(town, "alerts") == [3]


async def test_whoever_stands_in_a_group_and_on_duty_and_leads_gets_one_card(town: Town) -> None:
    await _report(town, LARGE_CROWD)

    assert await _asked_at(town, "phochutich") == [0]


async def test_the_reporter_is_not_called_about_the_own_report(town: Town) -> None:
    await town.say("congan", CROWD)
    await town.press("congan", "Gửi")
    await town.fast_forward("30m")

    assert not await town.count("congan", "⏳ Chưa ai nhận", "Việc cần làm")
    assert await town.count("congan", "Đã lưu SV-1") == 1


async def test_the_policy_of_the_day_it_was_opened_holds(town: Town) -> None:
    await _report(town)

    def gentler(settings: Settings) -> Settings:
        policy = settings.policy.model_copy(
            update={"escalation": dict.fromkeys(settings.policy.escalation, Escalation())}
        )
        return replace(settings, policy=policy)

    await town.restart(gentler)
    await town.fast_forward("10m")

    assert await _asked_at(town, "alerts") == [0, 3]
    assert await _asked_at(town, "leaders") == [0, 6]


# ── Nobody ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_with_nobody_on_duty_the_next_on_and_the_leaders_are_told_and_it_says_why(empty_town: Town) -> None:
    town = empty_town
    await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
    await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
    await town.add("ngaykia", "Phạm Văn Sau", Role.POLICE)
    now = town.clock.now()
    for name, person, days in (("mai", "Phạm Văn Dũng", 1), ("xa", "Phạm Văn Xa", 3)):
        person_id = await town.add(name, person, Role.POLICE)
        async with town.app.database.write() as uow:
            start = now + timedelta(days=days)
            await uow.roster.assign(
                town.app.unit_id, "police", start.date(), start, start + timedelta(hours=8), person_id
            )
            await uow.commit()
    await _report(town)

    assert await _asked_at(town, "mai") == [0]
    assert await _asked_at(town, "chutich") == [0]
    assert not await _asked_at(town, "xa")
    assert not await _asked_at(town, "ngaykia")
    assert "call: Giờ này chưa có người trực: báo người trực kế tiếp và lãnh đạo." in await _timeline(town)
    await town.say("chutich", "/sv 1")
    await town.expect_message("chutich", "Giờ này chưa có người trực")


async def test_nobody_to_be_reached_is_an_alarm_to_the_admin_at_every_call(empty_town: Town) -> None:
    town = empty_town
    await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
    await town.add("quantri", "Tống Văn An", Role.ADMIN)
    await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
    await town.chat.block(town.people["chutich"])
    await town.settle()
    await _report(town)

    alarm = await town.expect_message("quantri", "SV-1: không báo được ai")
    assert "Gắn nhóm" in alarm
    assert "nobody: " in await _timeline(town)
    await town.fast_forward("6m")
    assert await town.count("quantri", "SV-1: không báo được ai") == 3


async def test_the_only_one_on_duty_who_reports_it_counts_as_nobody_told(empty_town: Town) -> None:
    town = empty_town
    await town.add("quantri", "Tống Văn An", Role.ADMIN)
    await town.add("tk3", "Nguyễn Thị Lan", Role.OFFICER, post="reception")
    await _report(town, SMALL_CROWD)

    await town.expect_message("quantri", "SV-1: không báo được ai")
    assert "call: Người trực là người báo tin: báo người trực kế tiếp và lãnh đạo." in await _timeline(town)


async def test_when_no_message_reaches_those_on_duty_others_stand_in_and_it_says_why(town: Town) -> None:
    for who in ("congan", "canbo", "phochutich"):
        await town.chat.block(town.people[who])
    await town.settle()
    await _report(town, SMALL_CROWD)

    assert await _asked_at(town, "chutich") == [0]
    assert "call: Chưa nhắn được cho người trực: báo người trực kế tiếp và lãnh đạo." in await _timeline(town)


async def test_without_an_admin_the_office_hears_the_alarm(empty_town: Town) -> None:
    town = empty_town
    await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
    await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
    await _report(town)

    await town.expect_message("vanphong", "SV-1: không báo được ai")


async def test_one_who_can_be_reached_is_enough_to_be_no_alarm(empty_town: Town) -> None:
    town = empty_town
    await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
    await town.add("quantri", "Tống Văn An", Role.ADMIN)
    await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
    await _report(town)

    assert not await town.count("quantri", "không báo được ai")
    assert await _asked_at(town, "chutich") == [0]


# ── Taken, then silent ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_silent_taker_is_asked_how_it_stands(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.fast_forward("19m")
    assert not await town.count("congan", "🔔")
    await town.fast_forward("1m")

    nag = await town.expect_message("congan", "🔔 SV-1", "Đã 20 phút chưa có cập nhật")
    assert "Tiểu khu 3" in nag
    await town.press("congan", "Kết thúc", text="🔔")
    await town.expect_message("alerts", "🏁 SV-1 ·")


async def test_who_is_coming_is_asked_too(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.say("canbo", "/den 1")
    await town.fast_forward("20m")

    for who in ("congan", "canbo"):
        await town.expect_message(who, "🔔 SV-1")
    assert not await town.count("chutich", "🔔")


async def test_an_update_puts_the_question_off(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.fast_forward("15m")
    await town.say("congan", "/capnhat 1 đang nói chuyện với bà con")
    await town.fast_forward("19m")
    assert not await town.count("congan", "🔔")

    await town.fast_forward("1m")
    assert await town.count("congan", "🔔") == 1


async def test_after_two_questions_the_leaders_hear_of_the_silence(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.fast_forward("40m")
    assert await town.count("congan", "🔔") == 2
    assert not await town.count("chutich", "🔔")

    await town.fast_forward("20m")
    await town.expect_message("chutich", "🔔 SV-1", "Đã 1 giờ chưa có cập nhật")


async def test_nobody_is_asked_about_what_is_over(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.say("congan", "/xong 1 đã về")
    await town.fast_forward("45m")

    assert not await town.count("congan", "🔔")


async def test_a_silent_taker_of_what_has_become_graver_is_asked_by_the_graver_policy(town: Town) -> None:
    await _report(town, SMALL_CROWD)
    await town.say("congan", "/nhan 1")
    await town.say("tk3", "/capnhat 1 bây giờ 15 người")
    await town.fast_forward("20m")
    assert await town.count("congan", "🔔 SV-1") == 1

    await town.fast_forward("20m")
    assert await town.count("congan", "🔔 SV-1") == 2


async def test_a_matter_without_questions_that_has_become_grave_is_watched(town: Town) -> None:
    await _report(town, FEW)
    await town.say("congan", "/nhan 1")
    await town.say("tk3", "/capnhat 1 bây giờ 15 người")
    await town.fast_forward("20m")

    await town.expect_message("congan", "🔔 SV-1")


# ── Restarts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_calls_go_on_after_a_restart_as_if_there_had_been_none(town: Town) -> None:
    await _report(town)
    await town.fast_forward("2m")
    await town.restart()
    await town.fast_forward("10m")

    assert await _asked_at(town, "alerts") == [0, 3]
    assert await _asked_at(town, "leaders") == [0, 6, 11]


async def test_calls_missed_while_the_desk_was_down_go_out_as_one(town: Town) -> None:
    await _report(town)
    await _down_for(town, timedelta(minutes=30))

    # Those of both steps and of the repeats, at once; the next by the run's own minutes.
    assert await _asked_at(town, "alerts") == [0, 30]
    assert await _asked_at(town, "leaders") == [0, 30]
    assert await _asked_at(town, "chutich") == [30]
    assert sum(entry.startswith("call: chưa ai nhận sau 30 phút") for entry in await _timeline(town)) == 1
    await town.fast_forward("1m")
    assert await _asked_at(town, "leaders") == [0, 30, 31]


async def test_after_the_policys_own_calls_it_asks_more_slowly_with_leaders_and_admins_until_somebody_answers(
    town: Town,
) -> None:
    await _report(town)
    await _down_for(town, timedelta(hours=10))

    for who in ("chutich", "quantri"):
        await town.expect_message(who, "🆘 SV-1: 10 giờ chưa ai nhận")
    await town.expect_message("alerts", "SV-1 ·", "18:01 sẽ báo lãnh đạo, nhóm “Lãnh đạo”, quản trị")
    await town.fast_forward("61m")
    assert await _asked_at(town, "leaders") == [0, 600, 601, 661]
    assert await _asked_at(town, "quantri") == [600, 601, 661]
    assert await town.count("quantri", "🆘 SV-1: ") == 1

    await town.press("quantri", "Đã nhận")
    await town.fast_forward("70m")
    assert await _asked_at(town, "leaders") == [0, 600, 601, 661]


async def test_an_answer_kept_while_the_desk_was_down_counts(town: Town) -> None:
    await _report(town)
    await town.app.stop()
    await town.chat.say(town.people["congan"], "/nhan 1")
    await town.restart()
    await town.fast_forward("20m")

    assert await _asked_at(town, "alerts") == [0]
    assert await _asked_at(town, "leaders") == [0]


async def test_a_silent_taker_is_asked_after_a_restart(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await _down_for(town, timedelta(minutes=30))

    assert await town.count("congan", "🔔 SV-1") == 1
