"""Living with the roster: reminders, posts, swaps, take-over, handover."""

from __future__ import annotations

import re
from datetime import date, timedelta

import aiohttp
from icalendar import Calendar

from tests.flows.roster_stage import CROWD, SATURDAY, at, shift, until
from tests.harness import Town


async def test_who_has_a_shift_tomorrow_is_reminded_the_evening_before_and_in_the_morning_once_each(
    station: Town,
) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 6, 59))

    assert await station.count("congan", "Ca trực ngày mai", "Thứ 7 08/6, 07:00–17:00") == 2  # the second: no answer
    assert await station.count("congan", "Ca trực hôm nay") == 1
    assert not await station.count("congan2", "Ca trực")


async def test_da_ro_ends_the_asking(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(date(2024, 6, 7), 19, 31))
    toast = await station.press("congan", "Đã rõ")
    assert "Cảm ơn" in toast
    await until(station, at(SATURDAY, 6, 59))

    assert await station.count("congan", "Ca trực ngày mai") == 1
    assert not await station.count("chutich", "chưa chắc có người")


async def test_silence_reaches_the_leader_with_a_stand_in_and_one_press_appoints(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 6, 31))

    await station.expect_message("chutich", "Phạm Văn Dũng", "chưa bấm “Đã rõ”")
    await station.press("chutich", "Cử Lưu Thị Mai thay")
    await station.expect_message("congan2", "➕", "Thứ 7 08/6, 07:00–17:00")
    await station.expect_message("congan", "➖", "Thứ 7 08/6, 07:00–17:00")
    await until(station, at(SATURDAY, 8))
    await station.say("tk3", CROWD)
    await station.press("tk3", "Gửi")
    await station.expect_message("congan2", "SV-1")
    assert not await station.count("congan", "SV-1")


async def test_the_morning_post_says_who_and_until_when_without_numbers(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    async with station.app.database.write() as uow:
        person = await uow.people.by_address("telegram", str(station.people["congan"]))
        assert person is not None
        await uow.people.set_phone(person.id, "0912345678")
        await uow.commit()
    await until(station, at(SATURDAY, 7, 1))

    post = await station.expect_message("duty", "Trực Thứ 7 08/6")
    assert "Công an trực: Phạm Văn Dũng (Công an), 07:00–17:00" in post
    assert "0912345678" not in "\n".join(await station.texts("duty"))
    await station.say("canbo", "ca")
    assert "0912345678" in await station.last("canbo")
    await station.say("canbo", "/ca", where="duty")
    assert "0912345678" not in await station.last("duty")


async def test_each_change_of_person_is_posted_and_who_leaves_hands_over(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan2", "police", SATURDAY, start=17, hours=14)
    await until(station, at(SATURDAY, 16))
    await station.say("tk3", CROWD)
    await station.press("tk3", "Gửi")
    await until(station, at(SATURDAY, 17, 1))

    await station.expect_message("duty", "Đổi ca 17:00", "Lưu Thị Mai (Công an), thay Phạm Văn Dũng")
    await station.expect_message("congan", "Bàn giao ca", "SV-1", "chưa ai nhận")
    await station.press("congan", "Dặn thêm")
    await station.say("congan", "Đoàn hẹn quay lại 19h")
    await station.expect_message("congan2", "Dặn thêm", "Đoàn hẹn quay lại 19h")
    await station.press("congan2", "Đã nhận bàn giao")
    await station.expect_message("congan", "Lưu Thị Mai (Công an) đã nhận bàn giao")
    assert "đã có người nhận" in await station.press("congan2", "Đã nhận bàn giao")


async def swapped(town: Town) -> None:
    """congan and congan2 exchange Saturday and Sunday, the office agrees."""
    await shift(town, "congan", "police", SATURDAY)
    await shift(town, "congan2", "police", SATURDAY + timedelta(days=1))
    await town.say("congan", "đổi ca")
    await town.press("congan", "T7 08/6 07:00 Công an trực")
    await town.press("congan", "Đổi với Lưu Thị Mai")
    await town.press("congan2", "Đồng ý")
    await town.press("vanphong", "Duyệt")


async def test_a_swap_needs_the_colleague_and_then_the_office_and_everyone_is_told(station: Town) -> None:
    await swapped(station)

    await station.expect_message(
        "congan", "đổi ca", "➕ Công an trực: Chủ nhật 09/6", "➖ Không còn trực: Công an trực, Thứ 7"
    )
    await station.expect_message(
        "congan2", "đổi ca", "➕ Công an trực: Thứ 7 08/6", "➖ Không còn trực: Công an trực, Chủ nhật"
    )
    await station.expect_message("duty", "Lưu Thị Mai (Công an) thay Phạm Văn Dũng")
    await until(station, at(SATURDAY, 8))
    await station.say("tk3", CROWD)
    await station.press("tk3", "Gửi")
    await station.expect_message("congan2", "SV-1")
    assert not await station.count("congan", "SV-1")
    assert not await station.count("congan", "Ca trực hôm nay")


async def test_the_office_undoes_a_swap(station: Town) -> None:
    await swapped(station)
    await station.press("vanphong", "Hoàn lại")

    await station.expect_message(
        "congan", "hoàn lại", "➕ Công an trực: Thứ 7 08/6", "➖ Không còn trực: Công an trực, Chủ nhật"
    )
    await until(station, at(SATURDAY, 8))
    await station.say("canbo", "ca")
    assert "Phạm Văn Dũng" in await station.last("canbo")
    assert "đã hoàn lại rồi" in await station.press("vanphong", "Hoàn lại")


async def test_a_refused_swap_changes_nothing_and_the_asker_is_told(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan2", "police", SATURDAY + timedelta(days=1))
    await station.say("congan", "/doica")
    await station.press("congan", "T7 08/6")
    await station.press("congan", "Đổi với Lưu Thị Mai")
    await station.press("congan2", "Không được")

    await station.expect_message("congan", "Lưu Thị Mai (Công an) không đổi được", "vẫn là của đồng chí")
    await until(station, at(SATURDAY, 8))
    await station.say("canbo", "ca")
    assert "Phạm Văn Dũng" in await station.last("canbo")


async def test_hours_that_are_not_ones_own_cannot_be_swapped(station: Town) -> None:
    key = await shift(station, "congan", "police", SATURDAY)
    await station.say("congan2", "ca")
    message = (await station.chat.messages(station.people["congan2"]))[-1]
    toast = await station.press_on("congan2", message["message_id"], where="congan2", data=f"ca:{key}:doi")

    assert toast == "Đây không phải ca của đồng chí, nên không xin đổi được."


async def test_a_give_away_goes_to_those_who_can_take_it_and_the_first_gets_it(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan3", "command", SATURDAY)
    await station.say("congan", "/doica")
    await station.press("congan", "T7 08/6")
    await station.press("congan", "Nhờ trực thay")

    await station.expect_message("congan2", "nhờ trực thay", "Thứ 7 08/6")
    assert not await station.count("congan3", "nhờ trực thay")  # on another post then
    assert not await station.count("canbo", "nhờ trực thay")  # no policeman
    await station.press("congan2", "Nhận ca này")
    await station.press("vanphong", "Duyệt")
    await station.expect_message("congan2", "➕ Công an trực: Thứ 7 08/6")


async def test_a_request_that_nobody_answers_ends_when_the_shift_begins(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await station.say("congan", "/doica")
    await station.press("congan", "T7 08/6")
    await station.press("congan", "Nhờ trực thay")
    await until(station, at(SATURDAY, 7, 1))

    await station.expect_message("congan", "hết hạn", "vẫn là của đồng chí")
    assert "hết hạn" in await station.press("congan2", "Nhận ca này")


async def test_a_running_shift_is_taken_over_at_once(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 9))
    await station.say("congan2", "nhận ca")
    await station.press("congan2", "thay Phạm Văn Dũng")

    await station.expect_message("congan", "Lưu Thị Mai nhận thay ca đang trực", "➖")
    await station.expect_message("congan", "Bàn giao ca")
    await station.expect_message("duty", "Lưu Thị Mai (Công an) thay Phạm Văn Dũng")
    await station.say("tk3", CROWD)
    await station.press("tk3", "Gửi")
    await station.expect_message("congan2", "SV-1")
    assert not await station.count("congan", "SV-1")


async def test_only_the_right_people_take_over(station: Town) -> None:
    key = await shift(station, "congan", "police", SATURDAY)
    await until(station, at(SATURDAY, 9))
    await station.say("canbo", "/nhanca")
    message = (await station.chat.messages(station.people["canbo"]))[-1]
    toast = await station.press_on("canbo", message["message_id"], where="canbo", data=f"ca:{key}:nhan")

    assert "cùng nhiệm vụ" in toast


async def test_the_week_comes_as_text_and_as_a_picture(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await station.say("canbo", "lịch trực 8/6")

    text = await station.expect_message("canbo", "Lịch trực 03/6 – 09/6", "Thứ 7 08/6:")
    assert "Công an trực: Phạm Văn Dũng 07:00–17:00" in text
    assert "Thứ 2 03/6: chưa xếp" in text
    assert (await station.chat.messages(station.people["canbo"]))[-1]["photo_url"]


async def test_the_evening_check_names_gaps_double_bookings_and_the_unreachable(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan", "command", SATURDAY)
    await station.chat.block(station.people["congan"])
    await until(station, at(date(2024, 6, 5), 20, 1))

    told = await station.expect_message("vanphong", "Soát lịch trực")
    assert "Trống: Cán bộ tiếp dân 07:00–17:00: T5 06/06, T6 07/06, T7 08/06" in told
    assert "Trùng: Phạm Văn Dũng" in told
    assert "Không nhắn được cho Phạm Văn Dũng" in told


async def test_after_three_days_down_no_reminder_comes_as_if_on_time(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan2", "police", SATURDAY + timedelta(days=2))
    await station.app.stop()
    station.clock.move_to(at(SATURDAY, 20, 30))
    await station.restart()
    await until(station, at(SATURDAY + timedelta(days=1), 19, 31))

    assert not await station.count("congan", "Ca trực")
    assert await station.count("congan2", "Ca trực ngày mai") == 1


async def test_a_late_reminder_says_that_it_is_late(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await station.app.stop()
    station.clock.move_to(at(date(2024, 6, 7), 20, 30))
    await station.restart()
    await station.settle()

    await station.expect_message("congan", "Ca trực ngày mai", "đến muộn")


async def _open_feed(station: Town, address: str) -> tuple[int, bytes]:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.read()


async def test_the_feed_opens_by_its_secret_address_until_it_is_revoked(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan2", "police", SATURDAY + timedelta(days=1))
    async with station.app.database.write() as uow:
        for person in await uow.people.all(station.app.unit_id):
            await uow.people.set_phone(person.id, f"091234567{person.id}")
        await uow.commit()
    await station.say("congan", "/lichtruc ics")
    assert "chỉ mở được trên chính máy chủ" in await station.last("congan")
    found = re.search(r"http\S+\.ics", await station.last("congan"))
    assert found is not None
    status, body = await _open_feed(station, found.group())

    assert status == 200
    events = Calendar.from_ical(body).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Công an trực"]
    assert events[0]["DTSTART"].dt == at(SATURDAY, 7)
    assert b"REFRESH-INTERVAL" in body
    assert b"0912345" not in body
    again = await _open_feed(station, found.group())
    assert Calendar.from_ical(again[1]).walk("VEVENT")[0]["UID"] == events[0]["UID"]

    await station.say("congan2", "/lichtruc ics thu Phạm Văn Dũng")
    assert (await _open_feed(station, found.group()))[0] == 200
    await station.say("vanphong", "/lichtruc ics thu Phạm Văn Dũng")
    assert (await _open_feed(station, found.group()))[0] == 404


async def test_the_feed_of_the_whole_unit_is_for_the_office_to_open(station: Town) -> None:
    await shift(station, "congan", "police", SATURDAY)
    await shift(station, "congan2", "police", SATURDAY + timedelta(days=1))
    await station.say("congan", "/lichtruc ics chung")
    assert "dành cho" in await station.last("congan")
    await station.say("vanphong", "/lichtruc ics chung")
    found = re.search(r"http\S+\.ics", await station.last("vanphong"))
    assert found is not None
    _, body = await _open_feed(station, found.group())

    assert len(Calendar.from_ical(body).walk("VEVENT")) == 2
    assert (await _open_feed(station, found.group().replace("/lich/", "/lich/x")))[0] == 404


async def test_a_swap_far_ahead_is_checked_and_undone_like_any_other(station: Town) -> None:
    far = SATURDAY + timedelta(days=60)
    mine = await shift(station, "congan", "police", far)
    other = await shift(station, "congan2", "police", far + timedelta(days=1))
    await shift(station, "congan2", "command", far)
    await station.say("congan", "ca")
    message = (await station.chat.messages(station.people["congan"]))[-1]
    toast = await station.press_on("congan", message["message_id"], where="congan", data=f"ca:{mine}:voi:{other}")
    assert "trùng giờ" in toast

    free = await shift(station, "congan3", "police", far + timedelta(days=1))
    await station.press_on("congan", message["message_id"], where="congan", data=f"ca:{mine}:voi:{free}")
    await station.press("congan3", "Đồng ý")
    await station.press("vanphong", "Duyệt")
    assert "Đã hoàn lại" in await station.press("vanphong", "Hoàn lại")


async def test_the_dates_of_the_session_are_edited_in_chat_and_hold_at_once(station: Town) -> None:
    await station.say("vanphong", "/kyhop 01/6-07/6")
    await station.expect_message("vanphong", "Kỳ họp thứ 7", "01/06/2024 – 07/06/2024")
    await until(station, at(date(2024, 6, 5), 20, 1))
    assert "T7 08/06" not in await station.expect_message("vanphong", "Soát lịch trực")

    await station.say("vanphong", "/kyhop 29/6-01/6")
    assert "đứng trước" in await station.last("vanphong")
    await station.say("canbo", "/kyhop 01/6-29/6")
    assert "dành cho" in await station.last("canbo")
