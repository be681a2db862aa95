"""The draft of a quick report: what it shows and asks, how it goes out, and what is no report at all."""

from __future__ import annotations

from typing import Any

import pytest

from duty.wording import notices
from tests.harness import Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
FIRE = "cháy nhà ở tk3, có người mắc kẹt"
GROUPS = ("alerts", "duty", "leaders", "superior")


async def _buttons(town: Town, where: str) -> list[str]:
    """The buttons of the newest message of the bot."""
    messages = [one for one in await town.chat.messages(town.place(where)) if one["from"]["is_bot"]]
    return [button["text"] for row in messages[-1]["buttons"] for button in row]


async def _draft_id(town: Town, who: str) -> int:
    """The message that shows the draft."""
    return int((await town.chat.messages(town.people[who]))[-1]["message_id"])


async def _incidents(town: Town) -> int:
    async with town.app.database.read() as uow:
        return len((await uow.connection.exec_driver_sql("SELECT id FROM incidents")).all())


async def _silent(town: Town) -> bool:
    return not [text for group in GROUPS for text in await town.texts(group)] and not await _incidents(town)


# ── Gửi, Sửa, Huỷ ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_draft_shows_what_was_understood_and_quotes_the_text(town: Town) -> None:
    await town.say("tk3", CROWD)

    draft = await town.last("tk3")
    for part in ("Đoàn đông người · Tiểu khu 3", "cổng UBND thị trấn", "20 người", "Bồi thường", f"“{CROWD}”"):
        assert part in draft
    assert await _buttons(town, "tk3") == ["📤 Gửi", "✏️ Sửa", "🗑 Huỷ"]
    assert await _silent(town)


async def test_gui_sends_it_once_however_often_it_is_pressed(town: Town) -> None:
    await town.say("tk3", CROWD)
    message = await _draft_id(town, "tk3")
    toasts = [await town.press_on("tk3", message, where="tk3", data="rep:1:send") for _ in range(3)]

    assert toasts == ["Đã gửi, mã SV-1.", "Tin này đã gửi rồi.", "Tin này đã gửi rồi."]
    assert await _incidents(town) == 1
    assert await town.count("alerts", "SV-1 ·") == 1


async def test_the_draft_turns_into_the_reporters_card(town: Town) -> None:
    await town.say("tk3", CROWD)
    before = len(await town.texts("tk3"))
    await town.press("tk3", "Gửi")

    assert len(await town.texts("tk3")) == before
    await town.expect_message("tk3", "📨 Đã lưu SV-1", "📣 Đã báo", "⏳ Chưa ai nhận")
    assert not await town.count("tk3", "📝")


async def test_sua_takes_a_new_text_into_the_same_draft(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Sửa")
    assert await town.last("tk3") == notices.ASK_TEXT
    await town.say("tk3", "8 nguoi tap trung tram y te tk4")

    draft = await town.expect_message("tk3", "📝 Tin báo", "8 người", "Tiểu khu 4")
    assert "đền bù" not in draft
    assert await town.count("tk3", "📝 Tin báo") == 1
    assert await _silent(town)
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 ·", "8 người", "Tiểu khu 4")


async def test_huy_takes_the_draft_back_and_tells_nobody(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Huỷ")
    await town.fast_forward("15m")

    assert "Đã huỷ tin báo này" in await town.last("tk3")
    assert not await _buttons(town, "tk3")
    assert await _silent(town)


async def test_a_button_of_a_cancelled_draft_sends_nothing(town: Town) -> None:
    await town.say("tk3", CROWD)
    message = await _draft_id(town, "tk3")
    await town.press("tk3", "Huỷ")

    assert await town.press_on("tk3", message, where="tk3", data="rep:1:send") == "Tin này đã huỷ."
    assert await _silent(town)


@pytest.mark.parametrize("typed", ["Gửi", "gui", "/gui", "GỬI"])
async def test_typed_gui_sends(town: Town, typed: str) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk3", typed)

    await town.expect_message("alerts", "SV-1 ·", "20 người")
    await town.expect_message("tk3", "Đã lưu SV-1")


@pytest.mark.parametrize("typed", ["Huỷ", "huy", "/huy", "HỦY"])
async def test_typed_huy_takes_it_back(town: Town, typed: str) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk3", typed)

    assert await town.count("tk3", "Đã huỷ tin báo này") == 1
    assert await _silent(town)


async def test_typed_gui_and_huy_find_a_draft_however_long_it_has_waited(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk5", CROWD.replace("tk3", "tk5"))
    await town.fast_forward("40m")
    await town.say("tk3", "Gửi")
    await town.say("tk5", "Huỷ")

    await town.expect_message("alerts", "SV-1 ·", "20 người")
    assert await town.count("tk5", "Đã huỷ tin báo này") == 1


async def test_typed_gui_with_no_draft_says_so(town: Town) -> None:
    await town.say("tk3", "Gửi")

    assert "Không có tin báo nào đang chờ gửi" in await town.last("tk3")
    assert await _silent(town)


async def test_only_the_author_presses_the_buttons_of_a_draft(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk5", "/trogiup")
    message = await _draft_id(town, "tk5")

    for action in ("send", "new", "cancel", "edit", "area:5", "same:1"):
        toast = await town.press_on("tk5", message, where="tk5", data=f"rep:1:{action}")
        assert toast == "Chỉ người viết tin báo này mới bấm được."
    assert await _silent(town)
    await town.expect_message("tk3", "📝 Tin báo", "Tiểu khu 3")


async def test_the_superior_body_does_not_report_here(town: Town) -> None:
    await town.say("huyen", CROWD)

    assert "Việc này dành cho" in await town.last("huyen")
    assert await _silent(town)


# ── What is missing ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_missing_area_is_asked_by_buttons(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban ve den bu dat")
    assert "❓ Tiểu khu nào?" in await town.last("tk3")
    toast = await town.press("tk3", "TK7")

    assert toast == "Đã ghi."
    draft = await town.last("tk3")
    assert "Tiểu khu 7" in draft
    assert "❓" not in draft
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 ·", "Tiểu khu 7")


async def test_a_missing_number_is_asked_by_buttons_and_counts_for_the_level(town: Town) -> None:
    await town.say("tk3", "o tk3 dong nguoi tap trung phan doi")
    assert "❓ Bao nhiêu người?" in await town.last("tk3")
    await town.press("tk3", "11–30")

    assert "Khoảng 11–30 người" in await town.last("tk3")
    await town.press("tk3", "Gửi")
    await town.expect_message("leaders", "SV-1 ·", "11–30 người")


async def test_a_kind_not_understood_is_asked_by_buttons(town: Town) -> None:
    await town.say("tk3", "co chuyen o tk3")
    assert "❓ Việc gì? Bấm chọn:" in await town.last("tk3")
    await town.press("tk3", "An ninh trật tự")

    assert "📝 Tin báo: An ninh trật tự · Tiểu khu 3" in await town.last("tk3")
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 ·", "An ninh trật tự")


async def test_not_known_is_an_answer_too(town: Town) -> None:
    await town.say("tk3", "tap trung dong nguoi o cong uy ban")
    await town.press("tk3", "Chưa rõ")
    await town.press("tk3", "Không rõ")

    assert "❓" not in await town.last("tk3")
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 · Đoàn đông người")


async def test_what_is_missing_keeps_nobody_from_sending(town: Town) -> None:
    await town.say("tk3", "tap trung dong nguoi o cong uy ban")
    await town.press("tk3", "Gửi")

    await town.expect_message("alerts", "SV-1 ·", "cổng UBND thị trấn")


async def test_an_answer_that_no_button_offers_changes_nothing(town: Town) -> None:
    await town.say("tk3", "tap trung dong nguoi o cong uy ban")
    message, before = await _draft_id(town, "tk3"), await town.last("tk3")

    for answer in (
        "area:99", "area:-1", "area:x", "area:²", "area:", "area:99999999999999999999999999", "people:9-3",
        "people:5-²", "people:5-99999999999999999999", "people:", "people:5", "category:x", "category:",
        "same:", "same:²", "same:999", "same:99999999999999999999999999", "nothing", "",
    ):  # fmt: skip
        toast = await town.press_on("tk3", message, where="tk3", data=f"rep:1:{answer}")
        assert toast == notices.STALE or "Không tìm thấy" in toast, answer
    assert await town.last("tk3") == before
    assert await _silent(town)


# ── Left untouched ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_danger_to_life_is_answered_with_the_emergency_numbers_first(town: Town) -> None:
    await town.say("tk3", FIRE)

    lines = (await town.last("tk3")).splitlines()
    assert "113" in lines[1]
    assert "114" in lines[1]
    assert "115" in lines[1]
    assert "sau 60 giây chưa bấm sẽ tự gửi" in await town.last("tk3")


async def test_an_urgent_draft_left_untouched_goes_out_marked_as_not_confirmed(town: Town) -> None:
    await town.say("tk3", FIRE)
    await town.fast_forward("59s")
    assert await _silent(town)
    await town.fast_forward("1s")

    await town.expect_message("alerts", "🆘 SV-1 ·", "⚠️ Chưa xác nhận")
    await town.expect_message("tk3", "Đã lưu SV-1", "Chưa xác nhận")
    await town.fast_forward("10m")
    assert await _incidents(town) == 1


async def test_an_urgent_draft_that_was_sent_is_not_sent_again(town: Town) -> None:
    await town.say("tk3", FIRE)
    await town.press("tk3", "Gửi")
    await town.fast_forward("10m")

    assert await _incidents(town) == 1
    assert "Chưa xác nhận" not in await town.expect_message("alerts", "SV-1 ·")


async def test_an_urgent_draft_that_was_cancelled_stays_so(town: Town) -> None:
    await town.say("tk3", FIRE)
    await town.press("tk3", "Huỷ")
    await town.fast_forward("10m")

    assert await _silent(town)


async def test_an_urgent_draft_goes_out_after_a_restart_too(town: Town) -> None:
    await town.say("tk3", FIRE)
    await town.restart()
    await town.fast_forward("30s")
    await town.fast_forward("30s")

    await town.expect_message("alerts", "SV-1 ·", "⚠️ Chưa xác nhận")


async def test_a_changed_urgent_draft_has_its_whole_minute_again(town: Town) -> None:
    await town.say("tk3", FIRE)
    await town.fast_forward("40s")
    await town.press("tk3", "Sửa")
    await town.say("tk3", "cháy nhà ở tk4, có người mắc kẹt")
    await town.fast_forward("59s")
    assert await _silent(town)

    await town.fast_forward("1s")
    await town.expect_message("alerts", "SV-1 ·", "Tiểu khu 4", "⚠️ Chưa xác nhận")


async def test_pressing_sua_gives_the_whole_minute_again_and_what_comes_later_still_puts_it_right(town: Town) -> None:
    await town.say("tk3", FIRE)
    await town.fast_forward("50s")
    await town.press("tk3", "Sửa")
    await town.fast_forward("59s")
    assert await _silent(town)
    await town.fast_forward("1s")
    await town.say("tk3", "cháy nhà ở tk4, có người mắc kẹt")

    await town.expect_message("alerts", "SV-1 · Cháy, thiên tai · Tiểu khu 4", "Đính chính: cháy nhà ở tk4")
    assert await _incidents(town) == 1


async def test_a_draft_changed_twice_at_once_still_goes_out(town: Town) -> None:
    said = await town.say("tk3", FIRE)
    for area in (4, 5):
        text = FIRE.replace("tk3", f"tk{area}")
        await town.chat.edit(town.people["tk3"], said["message"]["message_id"], text)
        await town.settle()
    await town.fast_forward("60s")

    await town.expect_message("alerts", "SV-1 ·", "Tiểu khu 5")


async def test_a_draft_that_has_become_urgent_goes_out_as_it_says(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk3", "cap nhat: dang danh nhau, co nguoi bi thuong nang, can cap cuu")
    await town.expect_message("tk3", "📝 Tin báo", "sau 60 giây chưa bấm sẽ tự gửi")
    await town.fast_forward("60s")

    await town.expect_message("alerts", "🆘 SV-1 ·", "⚠️ Chưa xác nhận")


async def test_any_other_draft_is_reminded_of_and_goes_nowhere_by_itself(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.fast_forward("299s")
    assert not await town.count("tk3", "Tin báo chưa gửi")
    await town.fast_forward("1s")

    await town.expect_message("tk3", "📝 Tin báo chưa gửi", CROWD)
    await town.fast_forward("15m")
    assert await town.count("tk3", "📝 Tin báo chưa gửi") == 1
    assert await _silent(town)


async def test_the_reminder_sends_it_in_one_tap(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.fast_forward("5m")
    await town.press("tk3", "Gửi", text="chưa gửi")

    await town.expect_message("alerts", "SV-1 ·")


async def test_a_changed_draft_is_reminded_of_too(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Sửa")
    await town.say("tk3", CROWD.replace("20", "18"))
    await town.fast_forward("5m")

    await town.expect_message("tk3", "📝 Tin báo chưa gửi", "18 nguoi")


@pytest.mark.parametrize("label", ["Gửi", "Huỷ"])
async def test_nobody_is_reminded_of_what_is_done(town: Town, label: str) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", label)
    await town.fast_forward("15m")

    assert not await town.count("tk3", "Tin báo chưa gửi")


# ── No report ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["hom nay khong phat sinh", "Không phát sinh gì", "tình hình ổn định, không có gì phát sinh"]
)
async def test_a_nil_report_is_no_incident(town: Town, text: str) -> None:
    await town.say("tk3", text)
    await town.fast_forward("15m")

    assert await town.last("tk3") == notices.NIL
    assert await _silent(town)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("cảm ơn", "Đã nhận. Cảm ơn đồng chí."),
        ("cam on dong chi", "Đã nhận. Cảm ơn đồng chí."),
        ("xin hỏi lịch tiếp dân thế nào?", "Đây là máy trực, chỉ nhận tin báo sự việc."),
    ],
)
async def test_thanks_and_questions_are_answered_and_are_no_incident(town: Town, text: str, answer: str) -> None:
    await town.say("tk3", text)
    await town.fast_forward("15m")

    assert answer in await town.last("tk3")
    assert await _silent(town)


async def test_what_was_taken_for_chatter_becomes_a_report_in_one_tap(town: Town) -> None:
    await town.say("tk3", "cam on dong chi")
    await town.press("tk3", "Đây là tin báo")
    await town.expect_message("tk3", "📝 Tin báo", "❓ Việc gì? Bấm chọn:")
    await town.press("tk3", "Gửi")

    assert await _incidents(town) == 1


@pytest.mark.parametrize("text", ["...", "🙂🙂", "?!", "👍"])
async def test_what_says_nothing_is_asked_for_a_line(town: Town, text: str) -> None:
    await town.say("tk3", text)

    assert await town.last("tk3") == notices.UNREADABLE
    assert await _silent(town)


async def test_a_secret_paper_is_refused_and_erased(town: Town) -> None:
    text = "Công văn MẬT số 12/CV: 20 người tập trung ở TK3"
    await town.say("tk3", text)

    assert await town.last("tk3") == notices.SECRET
    assert await _silent(town)
    async with town.app.database.read() as uow:
        for table in ("inbox", "reports", "audit", "outbox"):
            rows = (await uow.connection.exec_driver_sql(f"SELECT * FROM {table}")).all()
            assert "12/CV" not in str(rows)


# ── /bao ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_bao_in_private_is_the_same_as_plain_text(town: Town) -> None:
    await town.say("tk3", f"/bao {CROWD}")
    await town.press("tk3", "Gửi")

    await town.expect_message("alerts", "SV-1 ·", "20 người")


async def test_bao_in_a_group_makes_the_draft_there_and_one_tap_sends_it(town: Town) -> None:
    await town.say("canbo", f"/bao {CROWD}", where="duty")
    await town.expect_message("duty", "📝 Tin báo", "20 người")
    assert not await town.count("canbo", "📝 Tin báo")
    toast = await town.press("canbo", "Gửi", where="duty")

    assert toast == "Đã gửi, mã SV-1."
    await town.expect_message("duty", "📨 Đã lưu SV-1")
    await town.expect_message("alerts", "SV-1 ·", "20 người")


async def test_bao_in_a_group_hides_private_data(town: Town) -> None:
    await town.say("canbo", f"/bao {CROWD}, gọi ông Nguyễn Văn An 0912345678", where="duty")

    draft = await town.last("duty")
    assert "0912345678" not in draft
    assert "Nguyễn Văn An" not in draft


async def test_another_member_of_the_group_cannot_send_it(town: Town) -> None:
    await town.say("canbo", f"/bao {CROWD}", where="duty")

    assert await town.press("congan", "Gửi", where="duty") == "Chỉ người viết tin báo này mới bấm được."
    assert not await _incidents(town)


async def test_bao_without_a_text_asks_for_the_line(town: Town) -> None:
    await town.say("tk3", "/bao")

    assert await town.last("tk3") == notices.UNREADABLE


async def test_plain_text_in_a_group_is_no_report(town: Town) -> None:
    await town.say("canbo", CROWD, where="duty")

    assert await _silent(town)
    assert not await town.count("canbo", "📝")


async def test_a_denunciation_is_told_without_its_content(town: Town) -> None:
    text = "co don to cao can bo dia chinh nhan tien o tk3"
    await town.say("canbo", f"/bao {text}", where="duty")
    draft = await town.last("duty")
    assert "Có 01 tố cáo" in draft
    assert "dia chinh" not in draft
    await town.press("canbo", "Gửi", where="duty")
    await town.say("canbo", "/sv 1", where="duty")
    await town.say("canbo", "/capnhat 1 nguoi to cao khai them viec nhan tien", where="duty")

    for where in (*GROUPS, "congan"):
        shown = "\n".join(await town.texts(where))
        assert "dia chinh" not in shown
        assert "nhan tien" not in shown


# ── Corrections ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_correction_before_sending_changes_the_draft(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk3", "nham, 12 nguoi chu khong phai 20")

    assert "👥 12 người" in await town.expect_message("tk3", "📝 Tin báo")
    assert await town.count("tk3", "📝 Tin báo") == 1


@pytest.mark.parametrize("text", ["nham, 12 nguoi chu khong phai 20", "Đính chính: 12 người", "nhầm, chỉ có 12 người"])
async def test_a_correction_after_sending_changes_the_incident(town: Town, text: str) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("tk3", text)

    assert await town.last("tk3") == "✏️ Đã ghi cập nhật vào SV-1."
    for where in ("alerts", "leaders", "congan"):
        card = await town.expect_message(where, "SV-1 ·", "12 người")
        assert "20 người" not in card.split("“")[0]
    await town.expect_message("tk3", "Đã lưu SV-1", "12 người")
    assert await _incidents(town) == 1


async def _edit(town: Town, who: str, said: dict[str, Any], text: str) -> None:
    await town.chat.edit(town.people[who], said["message"]["message_id"], text)
    await town.settle()


async def test_an_edited_report_puts_place_and_kind_right_and_is_posted_anew(town: Town) -> None:
    said = await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/capnhat 1 con 15 nguoi")
    posted = len(await town.chat.messages(town.groups["alerts"]))
    await _edit(town, "tk3", said, CROWD.replace("tk3", "tk7"))
    assert len(await town.chat.messages(town.groups["alerts"])) == posted + 1
    # The number was told anew by someone else since, and the edit does not touch it.
    await town.expect_message("alerts", "SV-1 · Đoàn đông người · Tiểu khu 7", "👥 15 người")

    await _edit(town, "tk3", said, "2 xe may va cham o tk7, 1 nguoi bi thuong")
    await town.expect_message("alerts", "SV-1 · Tai nạn · Tiểu khu 7")


async def test_a_typed_correction_of_the_place_moves_the_incident(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("tk3", "nham, o tk7 khong phai tk3")

    await town.expect_message("alerts", "SV-1 · Đoàn đông người · Tiểu khu 7", "Đính chính: nham, o tk7")
    assert await _incidents(town) == 1


async def test_an_edited_message_of_any_kind_is_heard(town: Town) -> None:
    thanks = await town.say("tk3", "cảm ơn đồng chí")
    await _edit(town, "tk3", thanks, CROWD)
    await town.expect_message("tk3", "📝 Tin báo", "20 người")
    await town.press("tk3", "Gửi")

    update = await town.say("tk3", "them 5 nguoi nua, tong 25 nguoi")
    await _edit(town, "tk3", update, "them 15 nguoi nua, tong 35 nguoi")
    await town.expect_message("alerts", "🆘 SV-1 ·", "35 người")

    command = await town.say("congan", "/nhan 11")
    await _edit(town, "congan", command, "/nhan 1")
    await town.expect_message("alerts", "SV-1 ·", "✅ Phạm Văn Dũng")

    result = await town.say("congan", "/xong 1 bà con dã về")
    await _edit(town, "congan", result, "/xong 1 bà con đã về")
    await town.expect_message("alerts", "🏁 SV-1 ·", "Kết quả: bà con đã về")
    await _edit(town, "tk3", thanks, CROWD.replace("20", "60"))
    assert await town.last("tk3") == notices.over("SV-1", 1)


async def test_the_reporter_who_says_that_it_is_over_ends_nothing_but_is_heard(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("tk3", "da ve het")

    assert "Người phụ trách sẽ kết thúc vụ" in await town.last("tk3")
    await town.expect_message("alerts", "SV-1 ·", "da ve het", "Chưa ai nhận")


async def test_news_of_somebody_elses_incident_is_put_to_it_only_when_the_author_says_so(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    before = await town.texts("alerts")
    await town.say("tk5", "hien con khoang 12 nguoi")
    assert "Tin này cập nhật cho vụ nào?" in await town.last("tk5")
    assert await town.texts("alerts") == before

    await town.press("tk5", "SV-1")
    await town.expect_message("alerts", "SV-1 ·", "12 người")
    assert await _incidents(town) == 1
