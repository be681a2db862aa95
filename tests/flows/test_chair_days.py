"""The chairman's own reception days: posted in time, asked about, told when missed; and a reception out of turn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.settings import Settings
from duty.chair_days import ChairDay
from duty.people import Role
from duty.policy import ChairConfig, ReceptionConfig
from tests.harness import Town, a_town

pytestmark = pytest.mark.long

MONDAY = date(2024, 6, 3)
THURSDAY = date(2024, 6, 6)
NEXT = date(2024, 6, 13)
ARTICLE = "Điều 15 khoản 2 điểm d Luật Tiếp công dân 2013"


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of Hà Trung."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


async def until(town: Town, instant: datetime) -> None:
    """Let everything happen up to an instant."""
    await town.fast_forward(instant - town.clock.now())


async def day(town: Town, on: date) -> ChairDay | None:
    """What is stored of a day."""
    async with town.app.database.read() as uow:
        return await uow.chair_days.on(town.app.unit_id, on)


async def state(town: Town, on: date) -> tuple[str, str] | None:
    """What became of a day, and who received."""
    found = await day(town, on)
    return (found.state, found.held_by) if found else None


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Town]:
    """An office on Monday at seven; the chairman receives on Thursdays."""
    async with a_town(tmp_path, start=at(MONDAY, 7), watch_every=timedelta(hours=12)) as town:
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("canbo", "Nguyễn Thị Lan", Role.OFFICER)
        await town.bind("duty", "canbo", "vanphong")
        await town.bind("alerts", "canbo")
        await town.settle()
        yield town


def receiving(*days: object) -> Callable[[Settings], Settings]:
    """The same settings with other days."""

    def change(settings: Settings) -> Settings:
        reception = ReceptionConfig(chair=ChairConfig.model_validate({"days": days}))
        return replace(settings, policy=settings.policy.model_copy(update={"reception": reception}))

    return change


async def test_a_day_is_posted_in_the_duty_group_five_working_days_ahead_and_once(office: Town) -> None:
    await until(office, at(THURSDAY, 7, 10))
    assert not await office.count("duty", "Thứ 5 13/6")
    await until(office, at(THURSDAY, 7, 20))
    posted = await office.expect_message("duty", "Lịch Chủ tịch tiếp", "Thứ 5 13/6, 07:00–11:30, 13:30–17:00")
    assert "muộn" not in posted

    await office.restart()
    await until(office, at(NEXT, 6))
    assert await office.count("duty", "Thứ 5 13/6") == 1


async def test_a_day_that_is_posted_late_says_so_with_the_article(office: Town) -> None:
    await until(office, at(MONDAY, 7, 20))
    await office.expect_message("duty", "Thứ 5 06/6", "còn 3 ngày làm việc", "Điều 24 khoản 4 Luật Tiếp công dân 2013")


async def test_without_a_group_the_office_is_told_and_the_day_is_posted_when_there_is_one(tmp_path: Path) -> None:
    async with a_town(tmp_path, start=at(MONDAY, 7), watch_every=timedelta(hours=12)) as town:
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await until(town, at(MONDAY, 7, 20))
        await town.expect_message("vanphong", "Thứ 5 06/6", "chưa có nhóm")
        await town.bind("duty", "vanphong")
        await until(town, at(MONDAY + timedelta(days=1), 7, 20))
        await town.expect_message("duty", "Lịch Chủ tịch tiếp", "Thứ 5 06/6")


async def test_a_day_off_goes_to_the_next_working_day(office: Town) -> None:
    await office.restart(receiving("sat"))
    await until(office, at(MONDAY, 7, 20))
    assert await office.count("duty", "Thứ 2 10/6") == 1
    assert not await office.count("duty", "Thứ 7")


async def test_after_the_hours_the_office_is_asked_and_answers_once(office: Town) -> None:
    await until(office, at(THURSDAY, 16, 59))
    assert not await office.count("vanphong", "Chủ tịch đã tiếp công dân?")
    await office.say("vanphong", "/tiepdan")
    for label in ("Chủ tịch tiếp", "Khiếu nại", "Đất đai", "Đã hướng dẫn"):
        await office.press("vanphong", label)
    await until(office, at(THURSDAY, 17, 1))
    for who in ("vanphong", "chutich"):
        await office.expect_message(who, "Thứ 5 06/6: Chủ tịch đã tiếp công dân?", "1 lượt Chủ tịch tiếp")
    assert not await office.count("canbo", "Chủ tịch đã tiếp công dân?")

    await office.press("vanphong", "Đã tiếp", text="Chủ tịch đã tiếp")
    assert await state(office, THURSDAY) == ("held", "head")
    assert "đã có trả lời" in await office.press("chutich", "Không tiếp")
    assert await state(office, THURSDAY) == ("held", "head")
    await until(office, at(THURSDAY + timedelta(days=1), 8))
    assert not await office.count("chutich", "Lỡ ngày")


async def test_a_delegate_is_written_down(office: Town) -> None:
    await until(office, at(THURSDAY, 17, 1))
    await office.press("chutich", "Uỷ quyền")
    assert await state(office, THURSDAY) == ("held", "delegate")


async def test_under_the_law_of_2026_a_delegate_is_noted_with_what_the_law_says_and_never_blocked(
    tmp_path: Path,
) -> None:
    thursday = date(2026, 11, 26)
    async with a_town(tmp_path, start=at(thursday, 7), watch_every=timedelta(hours=12)) as town:
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.bind("duty", "chutich")
        await until(town, at(thursday, 17, 1))
        await town.press("chutich", "Uỷ quyền")
        await town.expect_message("chutich", "uỷ quyền tiếp", "Luật không ghi việc ủy quyền")
        assert await state(town, thursday) == ("held", "delegate")


async def test_no_answer_by_the_next_morning_is_a_missed_day_and_the_leader_hears_the_article(office: Town) -> None:
    await until(office, at(THURSDAY + timedelta(days=1), 7))
    assert await state(office, THURSDAY) == ("planned", "head")
    await until(office, at(THURSDAY + timedelta(days=1), 7, 20))
    await office.expect_message("chutich", "Lỡ ngày Chủ tịch tiếp", "Thứ 5 06/6", "01 ngày một tuần", ARTICLE)
    assert await state(office, THURSDAY) == ("missed", "head")
    await until(office, at(THURSDAY + timedelta(days=4), 8))
    assert await office.count("chutich", "Lỡ ngày Chủ tịch tiếp") == 1

    await office.press("chutich", "Đã tiếp", text="Lỡ ngày")
    assert await state(office, THURSDAY) == ("held", "head")


async def test_a_day_on_which_the_chairman_did_not_receive_is_told_to_the_leader_at_once(office: Town) -> None:
    await until(office, at(THURSDAY, 17, 1))
    await office.press("vanphong", "Không tiếp")
    await office.expect_message("chutich", "Lỡ ngày Chủ tịch tiếp", "không tiếp", ARTICLE)
    assert await state(office, THURSDAY) == ("missed", "head")


async def test_a_postponed_day_needs_a_new_one_which_is_posted_and_asked_about(office: Town) -> None:
    await until(office, at(THURSDAY, 17, 1))
    await office.press("vanphong", "Hoãn sang ngày")
    assert await state(office, THURSDAY) == ("planned", "head")
    await office.press("vanphong", "Thứ 2 10/6")

    moved = await day(office, THURSDAY)
    assert moved is not None
    assert (moved.state, moved.moved_to) == ("postponed", date(2024, 6, 10))
    await office.expect_message("duty", "Chuyển từ Thứ 5 06/6 sang", "Thứ 2 10/6")
    await office.expect_message("vanphong", "Đã hoãn Thứ 5 06/6 sang Thứ 2 10/6", "lịch có 0 ngày")
    await until(office, at(date(2024, 6, 10), 17, 1))
    await office.expect_message("chutich", "Thứ 2 10/6: Chủ tịch đã tiếp công dân?")
    assert not await office.count("chutich", "Lỡ ngày")


async def test_a_planned_day_is_moved_ahead_of_time_by_typing_the_new_one(office: Town) -> None:
    await until(office, at(MONDAY, 8))
    await office.say("vanphong", "tiếp dân lịch")
    await office.expect_message("vanphong", "Thứ 5 06/6 – đã niêm yết", "Thứ 5 13/6 – chưa đến hạn", ARTICLE)
    await office.press("vanphong", "Hoãn 13/6")
    for refused, why in (("15/6", "ngày nghỉ"), ("20/6", "đã có lịch")):
        await office.say("vanphong", refused)
        assert why in await office.last("vanphong")
        await office.press("vanphong", "Hoãn 13/6")
    await office.say("vanphong", "14/6")
    moved = await day(office, NEXT)
    assert moved is not None
    assert (moved.state, moved.moved_to) == ("postponed", date(2024, 6, 14))
    await until(office, at(NEXT, 17, 1))
    assert not await office.count("chutich", "Thứ 5 13/6: Chủ tịch đã tiếp")


async def test_only_the_office_and_leaders_answer_for_a_day(office: Town) -> None:
    await until(office, at(THURSDAY, 17, 1))
    await office.say("canbo", "/tiepdan lich")
    listed = (await office.chat.messages(office.people["canbo"]))[-1]
    for action in ("held", "missed", "delegate", "move", "to:20240610"):
        toast = await office.press_on("canbo", listed["message_id"], where="canbo", data=f"tiep:20240606:{action}")
        assert "Việc này dành cho: lãnh đạo, văn phòng" in toast
    assert await state(office, THURSDAY) == ("planned", "head")


@pytest.mark.parametrize("data", ["tiep:20240605:held", "tiep:99999999:held", "tiep:0:missed", "tiep:20240606:to:x"])
async def test_a_forged_day_changes_nothing(office: Town, data: str) -> None:
    await until(office, at(THURSDAY, 17, 1))
    asked = (await office.chat.messages(office.people["vanphong"]))[-1]
    assert await office.press_on("vanphong", asked["message_id"], where="vanphong", data=data)
    assert await state(office, THURSDAY) == ("planned", "head")


async def test_fewer_days_than_the_law_asks_are_warned_of_once_and_nothing_is_blocked(office: Town) -> None:
    await office.restart(receiving(20))
    await until(office, at(MONDAY + timedelta(days=2), 8))
    warned = await office.expect_message("chutich", "Tuần 03/6–09/6")
    assert "quy định ít nhất 01 ngày một tuần" in warned
    assert ARTICLE in warned
    assert await office.count("chutich", "Tuần 03/6–09/6") == 1
    assert await office.count("vanphong", "Tuần 03/6–09/6") == 1


async def test_enough_days_are_not_warned_of(office: Town) -> None:
    await until(office, at(NEXT, 8))
    assert not await office.count("chutich", "lịch có")


async def test_leaders_alone_are_shown_once_that_an_incident_fits_a_reception_out_of_turn(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.say("tk3", "Cập nhật 1 còn 25 người")
    assert not await town.count("chutich", "Điều 18")
    await town.fast_forward("10m")
    for who in ("chutich", "phochutich"):
        assert await town.count(who, "SV-1", "khoản 3 Điều 18") == 1
    for other in ("tk3", "canbo", "congan", "vanphong", "alerts", "duty", "leaders", "superior"):
        assert not await town.count(other, "Điều 18")

    await town.press("chutich", "Xem xét tiếp đột xuất")
    await town.press("chutich", "Tiếp", text="Tiếp đột xuất")
    for label in ("5+", "5", "Khiếu nại", "Đất đai", "Đã trả lời"):
        await town.press("chutich", label, text="Tiếp công dân")
    async with town.app.database.read() as uow:
        (one,) = await uow.receptions.of_day(town.app.unit_id, date(2024, 6, 5))
        incident = await uow.incidents.numbered(town.app.unit_id, 1)
    assert incident is not None
    assert (one.kind, one.adhoc, one.incident_id) == ("head", True, incident.id)
    assert incident.facts.people_max == 25


async def test_a_leader_may_decide_not_to_receive_out_of_turn(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.fast_forward("10m")
    await town.press("chutich", "Xem xét tiếp đột xuất")
    await town.press("chutich", "Không")
    async with town.app.database.read() as uow:
        assert not await uow.receptions.of_day(town.app.unit_id, date(2024, 6, 5))
        actions = [one["action"] for one in await uow.audit.of("incident:1")]
    assert "reception.out_of_turn_decline" in actions


async def test_what_has_ended_by_then_suggests_nothing(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.say("congan", "xong 1 bà con đã về")
    await town.fast_forward("15m")
    assert not await town.count("chutich", "Điều 18")


async def test_a_small_group_suggests_nothing(town: Town) -> None:
    await town.say("tk3", "6 nguoi den tru so tiep dan tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.fast_forward("15m")
    await town.expect_message("alerts", "SV-1")
    assert not await town.count("chutich", "Điều 18")
