"""The reception tally and the chairman's own days, on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from duty.people import Role
from duty.reception import Reception
from duty.wording import reception as word
from duty.wording import refusals
from tests.harness import Town, a_town, incident_code

TODAY = date(2024, 6, 5)


async def book(town: Town, on: date = TODAY) -> list[Reception]:
    """The entries of a day that count, newest first."""
    async with town.app.database.read() as uow:
        return await uow.receptions.of_day(town.app.unit_id, on)


async def tap(town: Town, who: str, *labels: str) -> None:
    """Press one button after another."""
    for label in labels:
        await town.press(who, label)


async def test_an_entry_takes_four_taps_on_one_live_message(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    before = len(await town.texts("canbo"))
    await tap(town, "canbo", "2", "Khiếu nại", "Đất đai", "Đã hướng dẫn")

    (one,) = await book(town)
    assert (one.people, one.matter, one.topic, one.result) == (2, "complaint", "land", "guided")
    assert (one.kind, one.adhoc, one.repeated, one.incident_id) == ("standing", False, False, None)
    assert len(await town.texts("canbo")) == before
    await town.expect_message("canbo", "Đã ghi sổ", "2 người · Khiếu nại · Đất đai · Lần đầu · Đã hướng dẫn")


@pytest.mark.parametrize("command", ["tiếp dân", "Tiep dan", "TIẾP DÂN", "/tiepdan"])
async def test_the_command_is_known_with_and_without_slash_and_marks(town: Town, command: str) -> None:
    await town.say("canbo", command)
    await town.expect_message("canbo", "🧾 Tiếp công dân", "Loại việc?")


async def test_one_typed_line_is_an_entry(town: Town) -> None:
    await town.say("canbo", "/tiepdan 3 người đất đai khiếu nại lần đầu hướng dẫn")
    (one,) = await book(town)
    assert (one.people, one.matter, one.topic, one.result, one.repeated) == (3, "complaint", "land", "guided", False)


async def test_what_a_typed_line_leaves_out_is_asked(town: Town) -> None:
    await town.say("canbo", "tiep dan 2 nguoi khieu nai dat dai")
    assert not await book(town)
    await town.press("canbo", "Đã trả lời")
    (one,) = await book(town)
    assert (one.people, one.matter, one.topic, one.result) == (2, "complaint", "land", "answered")


async def test_a_denunciation_is_asked_no_topic_and_shows_none(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Tố cáo")
    assert "Kết quả?" in await town.last("canbo")
    await town.press("canbo", "Nhận đơn")
    await town.say("canbo", "/tiepdan 1 người tố cáo đất đai nhận đơn")

    assert [(one.matter, one.topic) for one in await book(town)] == [("denunciation", "other")] * 2
    shown = "\n".join(await town.texts("canbo"))
    assert not [name for name in word.say.TOPIC_NAMES.values() if name in shown]


async def test_a_repeated_visit_keeps_only_the_number_of_the_case(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Nhiều lần")
    for refused in ("ông Nguyễn Văn A", "Lan", "0912345678"):
        await town.say("canbo", refused)
        assert "Chỉ ghi số vụ việc" in await town.last("canbo")
    await town.say("canbo", "12/2024")
    await tap(town, "canbo", "Kiến nghị", "Môi trường", "Chuyển")

    (one,) = await book(town)
    assert (one.repeated, one.case_number, one.matter, one.result) == (True, "12/2024", "feedback", "forwarded")


async def test_the_number_of_a_case_can_be_passed_over(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await tap(town, "canbo", "Nhiều lần", "Bỏ qua", "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    (one,) = await book(town)
    assert (one.repeated, one.case_number) == (True, "")


async def test_any_number_of_people_can_be_typed_and_a_report_meanwhile_is_a_report(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Số khác")
    await town.say("canbo", "nhiều lắm")
    assert await town.last("canbo") == word.NEED_NUMBER
    await town.say("canbo", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.expect_message("canbo", "📝 Tin báo", "20 người")
    await town.say("canbo", "7 người")
    await tap(town, "canbo", "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    assert [one.people for one in await book(town)] == [7]


async def test_the_chairman_a_delegate_and_out_of_turn_are_marked(town: Town) -> None:
    for marks in (["Chủ tịch tiếp"], ["Uỷ quyền tiếp"], ["Đột xuất"], ["Uỷ quyền tiếp", "Đột xuất"]):
        await town.say("vanphong", "/tiepdan")
        await tap(town, "vanphong", *marks, "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    found = [(one.kind, one.adhoc) for one in reversed(await book(town))]
    assert found == [("head", False), ("delegate", False), ("head", True), ("delegate", True)]


async def test_a_half_made_entry_survives_a_restart(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await tap(town, "canbo", "3", "Khiếu nại")
    await town.restart()
    await tap(town, "canbo", "Đất đai", "Đã hướng dẫn")
    assert [(one.people, one.topic) for one in await book(town)] == [(3, "land")]


async def test_a_number_that_was_asked_for_is_still_waited_for_after_a_restart(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Số khác")
    await town.restart()
    await town.say("canbo", "4")
    await tap(town, "canbo", "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    assert [one.people for one in await book(town)] == [4]


async def test_huy_drops_a_half_made_entry(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Khiếu nại")
    await town.say("canbo", "/huy")
    await town.expect_message("canbo", "Đã bỏ mục tiếp công dân")
    assert await town.press_on("canbo", await _card(town, "canbo"), where="canbo", data="tiep:1:result:guided")
    assert not await book(town)


async def test_another_dialogue_does_not_drop_a_half_made_entry(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Khiếu nại")
    await town.say("canbo", "Cập nhật 1 còn 15 người")
    await tap(town, "canbo", "Đất đai", "Đã hướng dẫn")
    assert [one.matter for one in await book(town)] == ["complaint"]


async def test_a_second_press_stores_nothing_more(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await tap(town, "canbo", "Khiếu nại", "Đất đai")
    card, data = await _button(town, "canbo", "Đã hướng dẫn")
    await town.press("canbo", "Đã hướng dẫn")
    assert await town.press_on("canbo", card, where="canbo", data=data) == word.GONE
    assert len(await book(town)) == 1


async def test_only_reception_the_office_and_leaders_may_enter(town: Town) -> None:
    for who in ("tk3", "congan", "quantri", "huyen"):
        await town.say(who, "/tiepdan")
        assert "Việc này dành cho: cán bộ, lãnh đạo, văn phòng" in await town.last(who)
        toast = await town.press_on(who, await _card(town, who), where=who, data="tiep:1:next")
        assert "Việc này dành cho" in toast
    for who in ("canbo", "vanphong", "chutich"):
        await town.say(who, "/tiepdan")
        await town.expect_message(who, "🧾 Tiếp công dân")
    assert not await book(town)


async def test_the_tally_is_kept_in_private_even_when_asked_for_in_a_group(town: Town) -> None:
    await town.say("canbo", "/tiepdan 3 người đất đai khiếu nại lần đầu hướng dẫn", where="duty")
    assert await town.last("duty") == word.IN_PRIVATE
    await town.expect_message("canbo", "Đã ghi sổ", "3 người")
    assert len(await book(town)) == 1


async def test_a_group_of_five_opens_an_incident_and_alerts(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await tap(town, "canbo", "5+", "7", "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    assert not await town.count("alerts", "SV-")
    await town.press("canbo", "Mở sự việc")

    card = await town.expect_message("alerts", "Đoàn đông người", "7 người", "Đất đai")
    (one,) = await book(town)
    async with town.app.database.read() as uow:
        incident = await uow.incidents.get(one.incident_id or 0)
    assert incident is not None
    assert (incident.code, incident.level) == (incident_code(card), "alert")
    await town.expect_message("canbo", "Đã ghi sổ", incident.code)
    await town.fast_forward("6m")
    assert await town.count("alerts", incident.code) >= 1


async def test_a_group_that_is_calm_is_only_booked(town: Town) -> None:
    await town.say("canbo", "/tiepdan 6 người đất đai khiếu nại hướng dẫn")
    await town.press("canbo", "Đã yên, chỉ ghi sổ")
    assert [(one.people, one.incident_id) for one in await book(town)] == [(6, None)]
    assert not await town.count("alerts", "SV-")


async def test_a_group_joins_the_incident_that_is_open_and_does_not_change_its_number(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.say("canbo", "/tiepdan 5 người bồi thường khiếu nại nhận đơn")
    await town.press("canbo", "Cùng vụ SV-1")

    (one,) = await book(town)
    async with town.app.database.read() as uow:
        incident = await uow.incidents.numbered(town.app.unit_id, 1)
        open_now = await uow.incidents.open(town.app.unit_id)
    assert incident is not None
    assert (one.incident_id, incident.facts.people_max, len(open_now)) == (incident.id, 20, 1)
    await town.expect_message("tk3", "SV-1", "5 người")


async def test_a_denounced_matter_stays_hidden_when_a_group_becomes_an_incident(town: Town) -> None:
    await town.say("canbo", "/tiepdan 8 người tố cáo cán bộ đất đai nhận đơn")
    await town.press("canbo", "Mở sự việc")
    shown = await town.expect_message("alerts", "Có 01 tố cáo")
    assert "Đất đai" not in shown
    assert "Thái độ" not in shown


async def test_a_correction_keeps_the_old_entry_which_no_longer_counts(town: Town) -> None:
    await town.say("canbo", "/tiepdan 3 người đất đai khiếu nại hướng dẫn")
    (old,) = await book(town)
    await town.say("canbo", "tiếp dân hôm nay")
    await town.press("canbo", "Sửa 1")
    await tap(town, "canbo", "4", "Lưu")

    (new,) = await book(town)
    assert (new.people, new.topic, new.replaces_id, new.at) == (4, "land", old.id, old.at)
    async with town.app.database.read() as uow:
        kept = await uow.receptions.get(old.id)
        audit = [one["action"] for one in await uow.audit.of(old.subject)]
    assert kept is not None
    assert (kept.people, kept.counts) == (3, False)
    assert audit == ["reception.entered", "reception.corrected"]


async def test_two_who_correct_one_entry_do_not_both_count(town: Town) -> None:
    await town.say("canbo", "/tiepdan 3 người đất đai khiếu nại hướng dẫn")
    for who in ("vanphong", "chutich"):
        await town.say(who, "/tiepdan hom nay")
        await town.press(who, "Sửa 1")
    await tap(town, "vanphong", "4", "Lưu")
    await tap(town, "chutich", "2")
    assert await town.press("chutich", "Lưu") == word.CORRECTED
    assert [one.people for one in await book(town)] == [4]


async def test_an_entry_made_by_mistake_stops_counting_and_is_kept(town: Town) -> None:
    await town.say("canbo", "/tiepdan 3 người đất đai khiếu nại hướng dẫn")
    (old,) = await book(town)
    await tap(town, "canbo", "Sửa", "Ghi nhầm")
    assert not await book(town)
    async with town.app.database.read() as uow:
        assert await uow.receptions.get(old.id) is not None


async def test_an_officer_does_not_correct_what_another_entered(town: Town) -> None:
    await town.say("vanphong", "/tiepdan 3 người đất đai khiếu nại hướng dẫn")
    await town.say("canbo", "/tiepdan hom nay")
    assert await town.press("canbo", "Sửa 1") == word.MAY_NOT_CORRECT
    assert [one.people for one in await book(town)] == [3]


async def test_the_list_of_today_is_newest_first(town: Town) -> None:
    await town.say("canbo", "/tiepdan 1 người đất đai khiếu nại hướng dẫn")
    await town.fast_forward("10m")
    await town.say("canbo", "/tiepdan 2 người môi trường phản ánh chuyển")
    await town.say("canbo", "/tiepdan hôm nay")
    listed = await town.last("canbo")
    assert "2 lượt, 3 người" in listed
    assert listed.index("Môi trường") < listed.index("Đất đai")


async def test_an_earlier_day_is_entered_by_a_tap_by_a_typed_day_or_before_the_line(town: Town) -> None:
    await town.say("canbo", "/tiepdan")
    await tap(town, "canbo", "Hôm qua", "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    await town.expect_message("canbo", "Đã ghi sổ tiếp công dân ngày 04/06")
    await town.say("canbo", "/tiepdan")
    await town.press("canbo", "Ngày khác")
    await town.say("canbo", "9/6")
    assert "không được sau hôm nay" in await town.last("canbo")
    await town.say("canbo", "30/5")
    await tap(town, "canbo", "Khiếu nại", "Đất đai", "Đã hướng dẫn")
    await town.say("canbo", "/tiepdan 30/5 12 người đất đai khiếu nại hướng dẫn")
    assert "Mở sự việc" not in str((await _messages(town, "canbo"))[-1]["buttons"])
    await town.say("canbo", "tiếp dân 30/5")
    await town.expect_message("canbo", "2 lượt, 13 người", "ghi 05/06")
    await town.press("canbo", "Ghi cho ngày này")
    assert "Ngày 30/05" in await town.last("canbo")
    await tap(town, "canbo", "Hôm nay", "Khiếu nại", "Đất đai", "Đã hướng dẫn")

    days = (TODAY, date(2024, 6, 4), date(2024, 5, 30))
    assert [len(await book(town, on)) for on in days] == [1, 1, 2]
    await town.say("canbo", "tiếp dân hôm qua")
    await tap(town, "canbo", "Sửa 1", "Hôm nay", "Lưu")
    assert [len(await book(town, on)) for on in days] == [2, 0, 2]


async def test_an_entry_may_name_its_incident_whose_card_counts_it(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.say("canbo", "/tiepdan 3 người bồi thường khiếu nại nhận đơn SV-1")
    await town.expect_message("canbo", "Đã ghi sổ", "🔗 SV-1")
    await town.expect_message("alerts", "SV-1", "🧾 1 lượt tiếp")
    await town.say("canbo", "/tiepdan 3 người bồi thường khiếu nại nhận đơn SV-99")
    assert "Không tìm thấy sự việc" in await town.last("canbo")


async def test_a_refusal_is_asked_about_each_morning_until_a_tap_says_what_became_of_its_notice(tmp_path: Path) -> None:
    """Điều 4 khoản 3 Nghị định 154/2026: three working days."""
    start = datetime(2026, 8, 4, 1, 0, tzinfo=UTC)
    async with a_town(tmp_path, start=start, watch_every=timedelta(hours=12)) as town:
        await town.add("canbo", "Nguyễn Thị Lan", Role.OFFICER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        for _ in range(2):
            await town.say("canbo", "/tiepdan 1 người đất đai khiếu nại từ chối")
            await town.expect_message("canbo", "Mẫu 01/TCD", "hạn 07/08/2026", "Điều 4 khoản 3", "Chỉ khi")
        await town.press("canbo", "Không phải ra thông báo")
        await town.fast_forward(timedelta(days=1))
        assert await town.count("canbo", "📝 Từ chối tiếp công dân", "hạn 07/08/2026") == 1
        assert not await town.count("vanphong", "📝 Từ chối tiếp công dân")
        await town.fast_forward(timedelta(days=2))
        await town.expect_message("vanphong", "📝 Từ chối tiếp công dân", "Thứ 3 04/8")
        assert "đã ra thông báo" in await town.press("canbo", "Đã ra thông báo", text="📝 Từ chối")
        assert await town.press("vanphong", "Đã ra thông báo", text="📝 Từ chối") == refusals.KNOWN
        told = await town.count("canbo", "📝 Từ chối tiếp công dân")
        await town.fast_forward(timedelta(days=1))
        assert await town.count("canbo", "📝 Từ chối tiếp công dân") == told


async def _messages(town: Town, who: str) -> Sequence[dict[str, object]]:
    return [one for one in await town.chat.messages(town.people[who]) if one["from"]["is_bot"] and not one["deleted"]]


async def _card(town: Town, who: str) -> int:
    """The newest message of the desk to somebody."""
    return int(str((await _messages(town, who))[-1]["message_id"]))


async def _button(town: Town, who: str, label: str) -> tuple[int, str]:
    """The newest button with this label: its message and what it sends."""
    for message in reversed(await town.chat.messages(town.people[who])):
        for row in message["buttons"]:
            for button in row:
                if label in button["text"]:
                    return int(message["message_id"]), str(button["data"])
    raise AssertionError(f"no button {label!r}")
