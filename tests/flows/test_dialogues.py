"""Dialogues: one line is waited for, by the one person who was asked, and everything else goes on meanwhile."""

from __future__ import annotations

import pytest

from duty.wording import notices
from duty.wording import upward as upward_word
from tests.harness import Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
FIRE = "cháy nhà ở tk5, có người mắc kẹt"
QUESTION = "Viết một dòng cập nhật"


@pytest.fixture
async def asked(town: Town) -> Town:
    """SV-1 is open, and the police on duty were asked for an update of it."""
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.press("congan", "Cập nhật", where="alerts")
    assert QUESTION in await town.last("congan")
    return town


async def _updates(town: Town) -> list[str]:
    async with town.app.database.read() as uow:
        incident = await uow.incidents.get(1)
        assert incident is not None
        return [entry.text for entry in await uow.incidents.timeline(incident.id) if entry.kind == "update"]


async def _reports(town: Town) -> int:
    async with town.app.database.read() as uow:
        return int((await uow.connection.exec_driver_sql("SELECT count(*) FROM reports")).scalar_one())


async def test_the_next_line_about_the_same_event_is_the_answer_and_no_new_report(asked: Town) -> None:
    await asked.say("congan", "15 nguoi tap trung cong uy ban tk3")

    assert await _updates(asked) == ["15 nguoi tap trung cong uy ban tk3"]
    assert await _reports(asked) == 1
    await asked.expect_message("alerts", "SV-1 ·", "15 người")


async def test_another_event_is_never_taken_for_the_answer_and_the_question_waits_on(asked: Town) -> None:
    await asked.say("congan", FIRE)
    await asked.expect_message("congan", "📝 Tin báo: Cháy, thiên tai · Tiểu khu 5", "gọi ngay 113")
    assert await asked.last("congan") == notices.STILL_ASKED
    await asked.say("congan", "con 15 nguoi")
    assert await _updates(asked) == ["con 15 nguoi"]

    await asked.fast_forward("60s")
    await asked.expect_message("alerts", "🆘 SV-2 · Cháy, thiên tai · Tiểu khu 5")
    assert "Cháy" not in await asked.expect_message("alerts", "SV-1 ·")


async def test_a_danger_of_another_kind_without_a_place_is_asked_about_and_goes_out_unanswered(asked: Town) -> None:
    await asked.say("congan", "có cháy, có người mắc kẹt", photo=True)
    await asked.expect_message("congan", "❓ Tin này cập nhật cho vụ nào?", "gọi ngay 113", "sau 60 giây")
    assert await _updates(asked) == []

    await asked.fast_forward("60s")
    await asked.expect_message("alerts", "🆘 SV-2 · Cháy, thiên tai", "📎 1 tệp")


async def test_a_fire_while_the_result_is_asked_for_is_no_result(asked: Town) -> None:
    await asked.press("congan", "Kết thúc", where="alerts")
    await asked.say("congan", FIRE)
    await asked.expect_message("congan", "📝 Tin báo: Cháy, thiên tai · Tiểu khu 5")
    await asked.say("congan", "Đã giải thích, bà con ra về")

    assert "Kết quả: Đã giải thích" in await asked.expect_message("alerts", "🏁 SV-1 ·")


async def test_a_fire_while_the_wording_for_the_higher_office_is_asked_for_is_reported(town: Town) -> None:
    await town.say("tk3", "20 nguoi tk3 dang len huyen kien nghi ve dat")
    await town.press("tk3", "Gửi")
    await town.press("phochutich", "Sửa nội dung")
    await town.say("phochutich", FIRE)

    await town.expect_message("phochutich", "📝 Tin báo: Cháy, thiên tai · Tiểu khu 5")
    assert not await town.count("phochutich", "đã sửa dự thảo")


async def test_files_in_a_dialogue_go_where_the_dialogue_is_about(asked: Town) -> None:
    await asked.say("congan", None, photo=True)
    assert await asked.last("congan") == notices.attached("SV-1")
    await asked.say("congan", "con 15 nguoi")
    await asked.press("congan", "Kết thúc", where="alerts")
    await asked.say("congan", "bà con đã về", photo=True)

    assert await _updates(asked) == ["con 15 nguoi", "bà con đã về"]
    await asked.expect_message("alerts", "🏁 SV-1 ·", "📎 2 tệp", "Kết quả: bà con đã về")


async def test_files_with_the_new_text_of_a_draft_join_it(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Sửa")
    await town.say("tk3", None, photo=True)
    await town.say("tk3", "8 nguoi tap trung tram y te tk4", photo=True)

    await town.expect_message("tk3", "📝 Tin báo", "8 người", "Tiểu khu 4", "📎 2 tệp")


async def test_only_one_line_is_taken(asked: Town) -> None:
    await asked.say("congan", "con 15 nguoi")
    await asked.say("congan", "12 nguoi tap trung cho thi tran tk5 ve gia dien")

    assert await _updates(asked) == ["con 15 nguoi"]
    await asked.expect_message("congan", "📝 Tin báo", "12 người")


@pytest.mark.parametrize("typed", ["/huy", "Huỷ", "HUY", "hủy"])
async def test_huy_leaves_it_and_what_follows_is_a_report_again(asked: Town, typed: str) -> None:
    await asked.say("congan", typed)
    assert await asked.last("congan") == notices.CANCELLED

    await asked.say("congan", "12 nguoi tap trung cho thi tran tk5 ve gia dien")
    assert await _updates(asked) == []
    await asked.expect_message("congan", "📝 Tin báo", "12 người")


async def test_huy_with_nothing_open_says_so(town: Town) -> None:
    await town.say("congan", "/huy")

    assert await town.last("congan") == notices.NOTHING_TO_CANCEL


async def test_huy_in_a_dialogue_leaves_an_open_draft_alone(asked: Town) -> None:
    await asked.say("congan", "/huy")
    await asked.say("congan", "12 nguoi tap trung cho thi tran tk5 ve gia dien")
    await asked.press("congan", "Sửa")
    await asked.say("congan", "/huy")

    assert await asked.last("congan") == notices.CANCELLED
    await asked.expect_message("congan", "📝 Tin báo", "12 người")
    await asked.say("congan", "/gui")
    await asked.expect_message("alerts", "SV-2 ·", "12 người")


@pytest.mark.parametrize("command", ["/sv", "/sv 1", "/ca", "/trogiup", "/nhan 1", "/khongco", "SV", "/lichtruc"])
async def test_a_command_in_the_middle_is_done_and_the_dialogue_goes_on(asked: Town, command: str) -> None:
    await asked.say("congan", command)
    assert QUESTION not in await asked.last("congan")

    await asked.say("congan", "con 15 nguoi")
    assert await _updates(asked) == ["con 15 nguoi"]


async def test_a_press_in_the_middle_is_done_and_the_dialogue_goes_on(asked: Town) -> None:
    assert await asked.press("congan", "Đã nhận", where="alerts") == "SV-1: đồng chí đã nhận."
    await asked.say("congan", "con 15 nguoi")

    assert await _updates(asked) == ["con 15 nguoi"]


async def test_a_newer_question_takes_the_place_of_the_older(asked: Town) -> None:
    await asked.say("tk5", "12 nguoi tap trung cho thi tran tk5 ve gia dien")
    await asked.press("tk5", "Gửi")
    await asked.press("congan", "Cập nhật", where="alerts", text="SV-2")
    await asked.say("congan", "con 9 nguoi")

    assert await _updates(asked) == []
    await asked.expect_message("alerts", "SV-2 ·", "9 người")


async def test_it_survives_a_restart(asked: Town) -> None:
    await asked.restart()
    await asked.say("congan", "con 15 nguoi")

    assert await _updates(asked) == ["con 15 nguoi"]


async def test_it_is_waited_for_half_an_hour(asked: Town) -> None:
    await asked.fast_forward("29m59s")
    await asked.say("congan", "con 15 nguoi")

    assert await _updates(asked) == ["con 15 nguoi"]


async def test_after_half_an_hour_a_line_is_a_report_again(asked: Town) -> None:
    await asked.fast_forward("30m")
    await asked.say("congan", "12 nguoi tap trung cho thi tran tk5 ve gia dien")

    assert await _updates(asked) == []
    await asked.expect_message("congan", "📝 Tin báo", "12 người")


async def test_a_dialogue_is_one_persons_alone(asked: Town) -> None:
    await asked.say("canbo", "12 nguoi tap trung cho thi tran tk5 ve gia dien")

    assert await _updates(asked) == []
    await asked.expect_message("canbo", "📝 Tin báo", "12 người")


async def test_two_people_are_asked_at_the_same_time_and_each_is_heard(asked: Town) -> None:
    await asked.press("canbo", "Cập nhật", where="alerts")
    await asked.say("canbo", "dang moi vao phong tiep dan")
    await asked.say("congan", "con 15 nguoi")

    assert await _updates(asked) == ["dang moi vao phong tiep dan", "con 15 nguoi"]


async def test_the_question_comes_in_private_and_not_in_the_group(asked: Town) -> None:
    assert not await asked.count("alerts", QUESTION)


async def test_an_answer_to_an_incident_that_has_ended_meanwhile_is_refused_with_the_way_back(asked: Town) -> None:
    await asked.say("canbo", "/xong 1 đã về")
    await asked.say("congan", "con 15 nguoi")

    assert "SV-1 đã kết thúc. Gõ Mở lại 1" in await asked.last("congan")
    assert await _updates(asked) == []


async def test_a_right_that_is_lost_in_the_middle_counts_no_more(asked: Town) -> None:
    async with asked.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE people SET active = false WHERE name = 'Phạm Văn Dũng'")
        await uow.commit()
    await asked.say("congan", "con 15 nguoi")

    assert await asked.last("congan") == notices.STRANGER
    assert await _updates(asked) == []


async def test_a_sticker_in_the_middle_is_told_what_can_be_sent_and_the_dialogue_goes_on(asked: Town) -> None:
    await asked.say("congan", None, sticker="🙂")
    assert await asked.last("congan") == notices.UNKNOWN_FILE

    await asked.say("congan", "con 15 nguoi")
    assert await _updates(asked) == ["con 15 nguoi"]


async def test_the_result_is_asked_after_the_button_and_shown_on_the_card(asked: Town) -> None:
    await asked.press("congan", "Kết thúc", where="alerts")
    assert "Kết quả thế nào?" in await asked.last("congan")
    await asked.say("congan", "Đã giải thích, bà con ra về")

    await asked.expect_message("alerts", "SV-1 ·", "Kết quả: Đã giải thích, bà con ra về")


async def test_the_result_can_be_left_out(asked: Town) -> None:
    await asked.press("congan", "Kết thúc", where="alerts")
    await asked.say("congan", "Huỷ")

    assert await asked.last("congan") == notices.CANCELLED
    assert "Kết quả" not in await asked.expect_message("alerts", "SV-1 ·", "🏁")


async def test_the_wording_for_the_higher_office_survives_a_restart_too(town: Town) -> None:
    await town.say("tk3", "20 nguoi tk3 dang len huyen kien nghi ve dat")
    await town.press("tk3", "Gửi")
    await town.press("phochutich", "Sửa nội dung")
    assert await town.last("phochutich") == upward_word.ASK_TEXT
    await town.restart()
    await town.say("phochutich", "Kính gửi Ban Tiếp công dân huyện: bà con đang lên huyện.")

    await town.press("phochutich", "Báo cấp trên")
    await town.expect_message("superior", "Kính gửi Ban Tiếp công dân huyện: bà con đang lên huyện.")
