"""Changes of the roster by those who live with it: taken over, absent, filled, added, undone; nobody left untold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.settings import Settings
from duty.roster import on_duty
from tests.flows.roster_stage import CROWD, SATURDAY, at, duties, shift, until
from tests.harness import Town

pytestmark = pytest.mark.long

SUNDAY = SATURDAY + timedelta(days=1)


async def swap_agreed(town: Town) -> None:
    """congan and congan2 agree to exchange Saturday and Sunday; the office has yet to speak."""
    await shift(town, "congan", "police", SATURDAY)
    await shift(town, "congan2", "police", SUNDAY)
    await town.say("congan", "/doica")
    await town.press("congan", "T7 08/6")
    await town.press("congan", "Đổi với Lưu Thị Mai")
    await town.press("congan2", "Đồng ý")


async def on_at(town: Town, hour: int) -> list[int]:
    """Who is on at an hour of Saturday, by key."""
    return [duty.person_id for duty in on_duty(await duties(town), at(SATURDAY, hour))]


async def test_who_takes_a_shift_back_keeps_the_hours_served_and_each_hands_over(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 8))
    await station.say("tk3", CROWD)
    await station.press("tk3", "Gửi")
    await until(station, at(SATURDAY, 9))
    await station.say("congan2", "nhận ca")
    await station.press("congan2", "thay Phạm Văn Dũng")
    await station.expect_message("congan2", "Bàn giao ca", "Phạm Văn Dũng", "hết ca 09:00", "SV-1")
    await until(station, at(SATURDAY, 11))
    await station.say("congan", "nhận ca")
    await station.press("congan", "thay Lưu Thị Mai")

    first, second = (await on_at(station, 8))[0], (await on_at(station, 10))[0]
    assert [await on_at(station, hour) for hour in (8, 10, 12)] == [[first], [second], [first]]
    assert first != second


async def test_who_had_to_leave_keeps_the_hours_served_and_the_leader_appoints_a_stand_in(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 9))
    await station.say("vanphong", "/doica 8/6")
    await station.press("vanphong", "Công an trực")
    await station.press("vanphong", "Ghi vắng")

    assert await on_at(station, 8)
    assert not await on_at(station, 10)
    await station.expect_message("duty", "văn phòng ghi vắng", "không còn Phạm Văn Dũng")
    await station.expect_message("chutich", "Ca trực chưa có người", "Phạm Văn Dũng", "vắng")
    await station.press("chutich", "Cử Lưu Thị Mai")
    await station.expect_message("congan2", "➕ Công an trực")
    assert len(await on_at(station, 10)) == 1
    assert "đã có người trực" in await station.press("chutich", "Cử Lưu Thị Mai", text="chưa có người")


async def test_the_office_fills_an_empty_shift_adds_one_moves_one_and_takes_each_back(station: Town) -> None:
    await station.say("vanphong", "/doica 8/6")
    await station.press("vanphong", "Công an trực 07:00–17:00: chưa có người")
    await station.press("vanphong", "Cử Lưu Thị Mai")
    await station.expect_message("congan2", "➕ Công an trực: Thứ 7 08/6, 07:00–17:00")
    await station.press("vanphong", "Hoàn lại")
    await station.expect_message("congan2", "hoàn lại", "➖")
    assert not await on_at(station, 8)

    await station.say("vanphong", "/doica 8/6")
    await station.press("vanphong", "Thêm ca")
    await station.say("vanphong", "Bảo vệ 17h-22h Đặng Văn Tú")
    await station.expect_message("congan3", "➕ Bảo vệ: Thứ 7 08/6, 17:00–22:00")
    await station.say("vanphong", "/doica 8/6")
    await station.press("vanphong", "Bảo vệ 17:00–22:00")
    await station.press("vanphong", "Đổi giờ")
    await station.say("vanphong", "18:00 - 23:00")
    await station.expect_message("congan3", "➕ Bảo vệ: Thứ 7 08/6, 18:00–23:00", "➖ Không còn trực: Bảo vệ")
    assert len(await on_at(station, 22)) == 1
    await station.press("vanphong", "Hoàn lại")
    assert not await on_at(station, 22)
    assert len(await on_at(station, 17)) == 1
    await station.say("vanphong", "/doica 8/6 Công an 7:00-17:00 Người Lạ")
    assert "chưa có trong máy trực" in await station.last("vanphong")


async def test_a_post_without_a_role_finds_who_stood_on_it_before_and_the_office_picks_anyone(station: Town) -> None:
    await shift(station, "congan", "guard", SATURDAY)
    await shift(station, "tk3", "guard", date(2024, 6, 3))
    await station.say("congan", "/doica")
    await station.press("congan", "T7 08/6")
    await station.press("congan", "Nhờ trực thay")
    await station.expect_message("tk3", "nhờ trực thay")
    await station.say("vanphong", "/doica 8/6")
    await station.press("vanphong", "Bảo vệ")
    await station.press("vanphong", "Người khác")
    await station.press("vanphong", "Cử Nguyễn Thị Lan")
    await station.expect_message("canbo", "➕ Bảo vệ: Thứ 7 08/6")


async def test_the_slip_waits_for_who_comes_next_and_only_they_take_it(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan2", "police", SUNDAY)
    await until(station, at(SATURDAY, 17, 1))
    await station.press("congan", "Dặn thêm")
    await station.say("congan", "Đoàn hẹn quay lại")
    assert not await station.count("congan2", "Bàn giao")
    await until(station, at(SUNDAY, 7, 1))
    await station.expect_message("congan2", "Bàn giao ca", "hết ca 17:00 ngày 08/6", "Đoàn hẹn quay lại")
    message = (await station.chat.messages(station.people["congan2"]))[-1]
    await station.say("canbo", "ca")
    mine = (await station.chat.messages(station.people["canbo"]))[-1]["message_id"]
    data = message["buttons"][0][0]["data"]
    assert "người vào ca" in await station.press_on("canbo", mine, where="canbo", data=data)
    await until(station, at(SUNDAY, 8, 2))
    assert await station.count("congan2", "chưa bấm nhận bàn giao") == 1
    await station.expect_message("chutich", "Lưu Thị Mai (Công an) chưa nhận bàn giao")
    await station.press("congan2", "Đã nhận bàn giao")
    await station.expect_message("congan", "Lưu Thị Mai (Công an) đã nhận bàn giao")


async def test_a_silent_leader_is_told_to_the_office_and_a_shift_of_the_night_to_the_leader_in_time(
    station: Town,
) -> None:
    await shift(station, "chutich", "command", SATURDAY)
    await shift(station, "congan", "police", SATURDAY, start=0, hours=7)
    await until(station, at(date(2024, 6, 7), 23, 1))
    await station.expect_message("chutich", "Phạm Văn Dũng", "chưa bấm “Đã rõ”", "00:00–07:00")
    await until(station, at(SATURDAY, 6, 31))
    await station.expect_message("vanphong", "Vũ Đức Minh", "chưa bấm “Đã rõ”")


async def test_a_swap_that_the_office_forgets_is_asked_about_again_and_told_as_what_it_is(station: Town) -> None:
    await swap_agreed(station)
    await until(station, at(date(2024, 6, 7), 18, 1))
    assert await station.count("vanphong", "Xin duyệt đổi ca") == 2
    await until(station, at(SATURDAY, 7, 1))
    await station.expect_message("congan", "văn phòng chưa duyệt", "vẫn là của đồng chí")
    await station.expect_message("congan2", "văn phòng chưa duyệt", "Phạm Văn Dũng vẫn trực")
    await station.expect_message("vanphong", "hết hạn: văn phòng chưa duyệt")
    assert not await station.count("congan", "chưa ai nhận")


async def test_a_new_request_tells_those_who_agreed_to_the_old_one(station: Town) -> None:
    await shift(station, "congan3", "police", SATURDAY + timedelta(days=2))
    await swap_agreed(station)
    await station.press("congan", "Đổi với Đặng Văn Tú")
    await station.expect_message("congan2", "Phạm Văn Dũng (Công an) đã rút đề nghị đổi ca Thứ 7")
    await station.expect_message("vanphong", "Phạm Văn Dũng (Công an) đã rút đề nghị đổi ca Thứ 7")


async def test_where_no_word_is_needed_the_office_can_still_undo(station: Town) -> None:
    def unapproved(settings: Settings) -> Settings:
        roster = settings.policy.roster.model_copy(update={"approve_swaps": False})
        return replace(settings, policy=settings.policy.model_copy(update={"roster": roster}))

    await station.restart(unapproved)
    await swap_agreed(station)
    await station.press("vanphong", "Hoàn lại")
    await station.expect_message("congan", "hoàn lại", "➕ Công an trực: Thứ 7 08/6")
    assert "không hoàn lại được" in await _undo_after_another(station)


async def _undo_after_another(town: Town) -> str:
    """The office appoints twice on one shift and takes back the first."""
    await town.say("vanphong", "/doica 8/6")
    await town.press("vanphong", "Công an trực 07:00–17:00: Phạm Văn Dũng")
    await town.press("vanphong", "Cử Đặng Văn Tú")
    first = next(m for m in reversed(await town.chat.messages(town.people["vanphong"])) if "Đã đổi lịch" in m["text"])
    await town.say("vanphong", "/doica 8/6")
    await town.press("vanphong", "Công an trực 07:00–17:00: Đặng Văn Tú")
    await town.press("vanphong", "Cử Phạm Văn Dũng")
    return await town.press_on("vanphong", first["message_id"], "Hoàn lại", where="vanphong")


async def test_after_a_long_silence_one_post_says_who_is_on_now_and_nothing_of_what_has_passed(station: Town) -> None:
    for offset in range(8):
        who, on = ("congan", "congan2")[offset % 2], date(2024, 6, 6) + timedelta(days=offset // 2)
        await shift(station, who, "police", on, 7 + 12 * (offset % 2), 12)
    await until(station, at(date(2024, 6, 6), 8))
    before = len(await station.texts("duty"))
    await station.app.stop()
    station.clock.move_to(at(SUNDAY, 12))
    await station.restart()

    [post] = (await station.texts("duty"))[before:]
    assert "Đang trực lúc 12:00" in post
    assert "Công an trực: Phạm Văn Dũng" in post
    assert "đến muộn" in post


async def test_nobody_is_called_silent_before_they_were_asked(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY, start=8)
    await station.app.stop()
    station.clock.move_to(at(SATURDAY, 6, 45))
    await station.restart()
    assert await station.count("congan", "Ca trực hôm nay") == 1
    assert not await station.count("chutich", "chưa bấm")
    await until(station, at(SATURDAY, 7, 6))
    await station.expect_message("chutich", "Phạm Văn Dũng", "chưa bấm “Đã rõ”")


async def test_the_morning_post_says_who_relieves_whom_and_what_is_empty(station: Town) -> None:
    await shift(station, "congan2", "police", date(2024, 6, 7), start=19, hours=12)
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 7, 1))
    post = await station.expect_message("duty", "Trực Thứ 7 08/6")
    assert "Phạm Văn Dũng (Công an), 07:00–17:00, thay Lưu Thị Mai" in post
    assert "Lãnh đạo trực: ⚠️ có giờ chưa có người" in post
    assert not await station.count("duty", "Đổi ca 07:00")


async def test_sessions_are_named_dropped_and_show_their_gaps_at_once(station: Town) -> None:
    await station.say("vanphong", "kỳ họp 01/7-05/7 Đợt cao điểm")
    await station.expect_message("vanphong", "Đợt cao điểm: 01/07/2024 – 05/07/2024", "Trống: Công an trực")
    await station.say("vanphong", "/kyhop 01/6-20/6")
    assert "Đang có 2 đợt" in await station.last("vanphong")
    await station.press("vanphong", "Bỏ Kỳ họp")
    assert "Kỳ họp thứ" not in (last := await station.last("vanphong"))
    assert "Công an trực" not in last
    await station.press("vanphong", "Bỏ Đợt cao điểm")
    assert "Chưa đặt" in await station.last("vanphong")
