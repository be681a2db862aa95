"""An incident in use: taken, on the way, updated, closed, reopened; by button, by word, and against the wrong hands."""

from __future__ import annotations

import random

import pytest

from duty.incidents import Incident, State
from duty.wording import notices
from storage.incidents import Entry
from tests.harness import START, Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
SMALL_CROWD = "6 nguoi tap trung cong uy ban tk3 ve den bu dat"
COPIES = ("alerts", "leaders", "congan", "canbo", "phochutich")


async def _report(town: Town, text: str = CROWD, *, by: str = "tk3") -> None:
    await town.say(by, text)
    await town.press(by, "Gửi")


async def _incident(town: Town, number: int = 1) -> Incident:
    async with town.app.database.read() as uow:
        found = await uow.incidents.since(town.app.unit_id, START)
    return next(one for one in found if one.number == number)


async def _timeline(town: Town, number: int = 1) -> list[Entry]:
    incident = await _incident(town, number)
    async with town.app.database.read() as uow:
        return list(await uow.incidents.timeline(incident.id))


async def _waiting(town: Town, kind: str) -> int:
    incident = await _incident(town)
    async with town.app.database.read() as uow:
        return sum(timer.kind == kind for timer in await uow.timers.pending(incident.subject))


async def _card(town: Town, where: str) -> int:
    """The message that shows the card of SV-1 in a chat."""
    shown = [one for one in await town.chat.messages(town.place(where)) if "SV-1 ·" in (one["text"] or "")]
    return int(shown[-1]["message_id"])


# ── Taking it ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_whoever_presses_da_nhan_has_it_and_every_copy_says_so(town: Town) -> None:
    await _report(town)
    toast = await town.press("congan", "Đã nhận", where="alerts")

    assert toast == "SV-1: đồng chí đã nhận."
    incident = await _incident(town)
    assert incident.state is State.ACKED
    for where in COPIES:
        card = await town.expect_message(where, "SV-1 ·", "✅ Phạm Văn Dũng (Công an) đã nhận")
        assert "Chưa ai nhận" not in card
        assert await town.count(where, "SV-1 ·") == 1


async def test_nothing_is_asked_again_once_it_is_taken(town: Town) -> None:
    await _report(town)
    assert await _waiting(town, "escalate") == 1
    await town.press("congan", "Đã nhận", where="alerts")

    assert await _waiting(town, "escalate") == 0


async def test_the_first_press_wins_and_the_second_is_told_quietly_who_has_it(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Đã nhận", where="alerts")
    before = {where: await town.texts(where) for where in (*COPIES, "tk3")}
    timeline = await _timeline(town)

    toast = await town.press_on("canbo", await _card(town, "canbo"), where="canbo", data="inc:1:ack")
    assert "Phạm Văn Dũng" in toast
    assert "đã nhận" in toast
    assert {where: await town.texts(where) for where in before} == before
    assert await _timeline(town) == timeline


async def test_two_who_press_at_once_are_not_both_the_taker(town: Town) -> None:
    await _report(town)
    presses = [
        await town.chat.press(town.people[who], await _card(town, where), chat=town.place(where), data="inc:1:ack")
        for who, where in (("congan", "alerts"), ("canbo", "canbo"), ("phochutich", "leaders"))
    ]
    await town.settle()
    answers = [(await town.chat.wait_answered(press))["text"] for press in presses]

    assert answers.count("SV-1: đồng chí đã nhận.") == 1
    assert sum(entry.kind == "acked" for entry in await _timeline(town)) == 1


async def test_pressing_twice_changes_nothing_more(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Đã nhận", where="alerts")
    timeline = await _timeline(town)
    toast = await town.press_on("congan", await _card(town, "alerts"), where="alerts", data="inc:1:ack")

    assert "đã nhận" in toast
    assert await _timeline(town) == timeline


# ── Coming ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_coming_at_once_takes_it_too(town: Town) -> None:
    await _report(town)
    toast = await town.press("congan", "Đang đến", where="alerts")

    assert toast == "SV-1: đã ghi đồng chí đang đến."
    incident = await _incident(town)
    assert incident.state is State.EN_ROUTE
    assert incident.acked_by is not None
    assert await _waiting(town, "escalate") == 0
    for where in COPIES:
        await town.expect_message(where, "SV-1 ·", "🚶 Phạm Văn Dũng (Công an) đang đến")


async def test_several_may_come_and_the_card_names_each(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Đang đến", where="alerts")
    await town.press("canbo", "Đang đến", where="alerts")

    card = await town.expect_message("alerts", "SV-1 ·")
    assert "🚶 Phạm Văn Dũng" in card
    assert "🚶 Nguyễn Thị Lan" in card
    assert await town.count("alerts", "SV-1 ·") == 1


async def test_coming_twice_is_told_quietly(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Đang đến", where="alerts")
    timeline = await _timeline(town)
    toast = await town.press("congan", "Đang đến", where="alerts")

    assert "rồi" in toast
    assert await _timeline(town) == timeline


# ── Updating ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_button_cap_nhat_asks_in_private_and_the_line_reaches_every_copy(town: Town) -> None:
    await _report(town)
    toast = await town.press("congan", "Cập nhật", where="alerts")
    assert "khung chat riêng" in toast
    before = await town.count("alerts", "SV-1 ·")

    await town.expect_message("congan", "Viết một dòng cập nhật")
    await town.say("congan", "đã mời bà con vào phòng tiếp dân")

    assert await town.count("alerts", "SV-1 ·") == before == 1
    for where in COPIES:
        await town.expect_message(where, "SV-1 ·", "✏️", "đã mời bà con vào phòng tiếp dân")
    await town.expect_message("tk3", "✏️ SV-1 · Phạm Văn Dũng", "phòng tiếp dân")


async def test_a_reply_to_the_card_in_the_group_is_an_update(town: Town) -> None:
    await _report(town)
    await town.say("congan", "đã có 2 cán bộ ra tiếp", where="alerts", reply_to=await _card(town, "alerts"))

    await town.expect_message("alerts", "SV-1 ·", "đã có 2 cán bộ ra tiếp")


async def test_talk_in_the_group_is_no_update(town: Town) -> None:
    await _report(town)
    timeline = await _timeline(town)
    await town.say("congan", "bay gio 35 nguoi", where="alerts")

    assert await _timeline(town) == timeline


async def test_private_data_in_an_update_is_hidden_from_groups_and_the_reporter(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/capnhat 1 đã gọi ông Nguyễn Văn An 0912345678")

    for where in ("alerts", "leaders", "tk3"):
        shown = "\n".join(await town.texts(where))
        assert "0912345678" not in shown
        assert "Nguyễn Văn An" not in shown


async def test_a_number_over_a_level_calls_everyone_of_the_graver_level(town: Town) -> None:
    await _report(town, SMALL_CROWD)
    assert (await _incident(town)).level == "alert"
    assert not await town.texts("leaders")

    await town.say("congan", "/capnhat 1 bây giờ 15 người")

    assert (await _incident(town)).level == "high"
    await town.expect_message("leaders", "SV-1 ·", "15 người")
    # Posted anew below: an edit rings no phone.
    newest = (await town.chat.messages(town.groups["alerts"]))[-1]
    assert "15 người" in newest["text"]
    assert "🔴" in newest["text"]
    assert await town.count("alerts", "SV-1 ·") == 1


async def test_a_number_over_a_level_starts_the_calls_of_that_level(town: Town) -> None:
    await _report(town, SMALL_CROWD)
    await town.fast_forward("4m")
    await town.say("tk3", "/capnhat 1 bây giờ 15 người")
    before = await town.count("alerts", "SV-1")
    await town.fast_forward("2m")
    assert await town.count("alerts", "SV-1") == before

    await town.fast_forward("1m")
    assert await town.count("alerts", "SV-1") == before + 1


async def test_a_number_past_the_towns_own_mark_is_told_again_at_the_same_level(town: Town) -> None:
    await _report(town, "35 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("congan", "Đã nhận", where="alerts")
    seen = len(await town.chat.messages(town.groups["alerts"]))
    await town.say("congan", "/capnhat 1 đã lên 60 người")

    shown = await town.chat.messages(town.groups["alerts"])
    assert len(shown) == seen + 1
    assert "60 người" in shown[-1]["text"]
    assert await town.count("alerts", "SV-1 ·") == 1


async def test_a_smaller_number_is_shown_and_calls_nobody_anew(town: Town) -> None:
    await _report(town)
    seen = len(await town.chat.messages(town.groups["alerts"]))
    await town.say("congan", "/capnhat 1 còn 12 người")

    await town.expect_message("alerts", "SV-1 ·", "👥 12 người")
    assert len(await town.chat.messages(town.groups["alerts"])) == seen
    assert (await _incident(town)).level == "high"


async def test_a_closed_incident_takes_no_update_and_says_what_to_do(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 đã về hết")
    timeline = await _timeline(town)
    await town.say("congan", "/capnhat 1 lại đông lên")

    assert "Mở lại 1" in await town.last("congan")
    assert await _timeline(town) == timeline


# ── Closing and reopening ────────────────────────────────────────────────────────────────────────────────────────────


async def test_ket_thuc_asks_how_it_ended_and_the_card_tells(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Đã nhận", where="alerts")
    toast = await town.press("congan", "Kết thúc", where="alerts")
    assert toast == "SV-1: đã kết thúc."
    await town.expect_message("congan", "Kết quả thế nào")
    await town.say("congan", "bà con đã về, hẹn trả lời ngày 10/6")

    for where in COPIES:
        await town.expect_message(where, "🏁 SV-1 ·", "Kết quả: bà con đã về, hẹn trả lời ngày 10/6")
        assert await town.count(where, "🏁 SV-1 ·") == 1
    await town.expect_message("tk3", "SV-1 ·", "🏁 Kết thúc lúc", "Phạm Văn Dũng")


async def test_after_the_end_nothing_is_asked_any_more(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Kết thúc", where="alerts")
    before = {where: await town.texts(where) for where in (*COPIES, "chutich")}
    await town.fast_forward("30m")

    assert {where: await town.texts(where) for where in before} == before


async def test_a_closed_card_offers_only_mo_lai(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Kết thúc", where="alerts")
    card = (await town.chat.messages(town.groups["alerts"]))[-1]

    assert [button["text"] for row in card["buttons"] for button in row] == ["↩️ Mở lại"]


async def test_a_stale_button_of_a_closed_incident_says_who_closed_it(town: Town) -> None:
    await _report(town)
    message = await _card(town, "alerts")
    await town.press("congan", "Kết thúc", where="alerts")
    timeline = await _timeline(town)

    for action in ("ack", "come", "close"):
        toast = await town.press_on("canbo", message, where="alerts", data=f"inc:1:{action}")
        assert "SV-1 đã kết thúc" in toast
        assert "Phạm Văn Dũng" in toast
    assert "đã kết thúc" in await town.press_on("canbo", message, where="alerts", data="inc:1:update")
    assert await _timeline(town) == timeline


async def test_reopened_it_is_posted_anew_and_asks_from_the_beginning(town: Town) -> None:
    await _report(town)
    await town.press("congan", "Đã nhận", where="alerts")
    await town.press("congan", "Kết thúc", where="alerts")
    await town.fast_forward("30m")
    toast = await town.press("canbo", "Mở lại", where="alerts")

    assert toast == "SV-1: đã mở lại."
    incident = await _incident(town)
    assert incident.state is State.OPEN
    assert incident.acked_by is None
    newest = (await town.chat.messages(town.groups["alerts"]))[-1]
    assert "⏳ Chưa ai nhận" in newest["text"]
    assert "Kết thúc lúc" not in newest["text"]
    assert await town.count("alerts", "SV-1 ·") == 1
    assert not await town.count("chutich", "SV-1 ·")

    await town.fast_forward("6m")
    await town.expect_message("chutich", "SV-1 ·", "Chưa ai nhận")


async def test_reopened_it_can_be_taken_again(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.say("congan", "/xong 1 đã về")
    await town.say("congan", "/molai 1")
    await town.press("canbo", "Đã nhận", where="alerts")

    await town.expect_message("alerts", "SV-1 ·", "✅ Nguyễn Thị Lan (Cán bộ) đã nhận")


async def test_what_was_opened_again_is_timed_from_then(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 đã về")
    await town.fast_forward("20m")
    await town.say("congan", "/molai 1")
    await town.fast_forward("2m")
    await town.say("canbo", "/nhan 1")

    assert await town.last("tk3") == "✅ SV-1: Nguyễn Thị Lan (Cán bộ) đã nhận, sau 2 phút."
    await town.expect_message("alerts", "SV-1 ·", "(sau 2 phút)")


async def test_an_open_incident_is_not_reopened(town: Town) -> None:
    await _report(town)
    timeline = await _timeline(town)
    await town.say("congan", "/molai 1")

    assert await town.last("congan") == "SV-1 đang mở."
    assert await _timeline(town) == timeline


# ── The reporter ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_reporter_is_told_at_every_step(town: Town) -> None:
    await _report(town)
    card = await town.expect_message("tk3", "Đã lưu SV-1")
    assert "📣 Đã báo: nhóm “Nhóm alerts”" in card
    assert "Phạm Văn Dũng" in card
    assert "08:03 sẽ báo" in card

    await town.fast_forward("2m")
    await town.say("congan", "/nhan 1")
    assert await town.last("tk3") == "✅ SV-1: Phạm Văn Dũng (Công an) đã nhận, sau 2 phút."
    await town.say("congan", "/den 1")
    assert await town.last("tk3") == "🚶 SV-1: Phạm Văn Dũng (Công an) đang đến."
    await town.say("congan", "/capnhat 1 còn 12 người")
    assert await town.last("tk3") == "✏️ SV-1 · Phạm Văn Dũng (Công an): còn 12 người"
    await town.say("congan", "/xong 1 bà con đã về")
    assert await town.last("tk3") == "🏁 SV-1: Phạm Văn Dũng (Công an) báo kết thúc. bà con đã về"
    await town.say("congan", "/molai 1")
    assert await town.last("tk3") == "↩️ SV-1: Phạm Văn Dũng (Công an) mở lại sự việc."
    assert await town.count("tk3", "Đã lưu SV-1") == 1


async def test_who_reports_and_takes_it_is_not_told_of_their_own_press(town: Town) -> None:
    await _report(town, by="canbo")
    before = len(await town.texts("canbo"))
    await town.press("canbo", "Đã nhận", where="alerts")

    assert len(await town.texts("canbo")) == before


# ── Typed words ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed", ["nhan 1", "NHẬN 1", "Nhận 1", "/nhan 1", "/nhan SV-1", "nhận sv-1", "/NHAN 01", "/nhan@x 1"]
)
async def test_taking_it_by_word(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", typed)

    assert await town.last("congan") == "SV-1: đồng chí đã nhận."
    assert (await _incident(town)).state is State.ACKED
    await town.expect_message("alerts", "SV-1 ·", "✅ Phạm Văn Dũng (Công an) đã nhận")


@pytest.mark.parametrize("typed", ["/den 1", "đến 1", "DEN 1"])
async def test_coming_by_word(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", typed)

    assert (await _incident(town)).state is State.EN_ROUTE


@pytest.mark.parametrize("typed", ["/capnhat 1 còn 12 người", "cập nhật 1 còn 12 người", "CAP NHAT SV-1 còn 12 người"])
async def test_updating_by_word(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", typed)

    assert (await _incident(town)).facts.people_max == 12
    assert await town.last("congan") == "✏️ SV-1: đã ghi cập nhật."


async def test_an_update_without_a_text_asks_for_the_line(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/capnhat 1")
    await town.expect_message("congan", "Viết một dòng cập nhật")
    await town.say("congan", "còn 12 người")

    assert (await _incident(town)).facts.people_max == 12


async def test_huy_leaves_the_question_and_the_next_line_is_a_report_again(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/capnhat 1")
    await town.say("congan", "Huỷ")
    assert await town.last("congan") == notices.CANCELLED
    await town.say("congan", "15 nguoi tap trung o tk5 ve rac thai")

    await town.expect_message("congan", "📝 Tin báo")
    assert not [entry for entry in await _timeline(town) if entry.kind == "update"]


@pytest.mark.parametrize("typed", ["/xong 1 bà con đã về", "xong 1 bà con đã về", "XONG SV-1 bà con đã về"])
async def test_closing_by_word_keeps_the_result(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", typed)

    incident = await _incident(town)
    assert incident.state is State.CLOSED
    assert incident.result == "bà con đã về"
    assert not await town.count("congan", "Kết quả thế nào")


@pytest.mark.parametrize("typed", ["/molai 1", "mở lại 1", "MO LAI 1"])
async def test_reopening_by_word(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 đã về")
    await town.say("congan", typed)

    assert (await _incident(town)).state is State.OPEN


async def test_a_word_typed_in_the_group_works_as_in_private(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1", where="alerts")

    assert await town.last("alerts") == "SV-1: đồng chí đã nhận."
    assert (await _incident(town)).state is State.ACKED


@pytest.mark.parametrize("typed", ["/nhan", "/den", "/xong", "/molai", "/capnhat", "/nhan abc"])
async def test_a_missing_number_is_asked_for(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", typed)

    assert await town.last("congan") == notices.NO_NUMBER
    assert (await _incident(town)).state is State.OPEN


@pytest.mark.parametrize("typed", ["/nhan 99", "nhan 0", "/xong 999999999 xong", "/sv 99", "/capnhat 99 abc"])
async def test_an_unknown_number_is_answered_politely(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", typed)

    assert "Không tìm thấy sự việc này" in await town.last("congan")
    assert (await _incident(town)).state is State.OPEN


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_sv_lists_what_is_open_and_a_button_shows_one(town: Town) -> None:
    await _report(town)
    await _report(town, "15 nguoi tap trung o tk5 ve rac thai", by="tk5")
    await town.say("congan", "/nhan 2")
    await town.say("vanphong", "/sv")

    listed = await town.last("vanphong")
    assert "Sự việc đang mở: 2" in listed
    assert "SV-1 · Đoàn đông người · Tiểu khu 3 · 20 người · chưa ai nhận" in listed
    assert "SV-2 · Đoàn đông người · Tiểu khu 5 · 15 người · đã nhận" in listed
    await town.press("vanphong", "SV-2")
    await town.expect_message("vanphong", "SV-2 ·", "Diễn biến:")


async def test_sv_with_nothing_open_says_so(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 đã về")
    await town.say("congan", "SV")

    assert await town.last("congan") == "Hiện không có sự việc nào đang mở."


@pytest.mark.parametrize("typed", ["/sv 1", "SV 1", "sv-1", "SV1"])
async def test_sv_with_a_number_shows_the_timeline(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    await town.fast_forward("5m")
    await town.say("congan", "/capnhat 1 còn 12 người")
    await town.say("congan", "/xong 1 đã về hết")
    await town.say("vanphong", typed)

    shown = await town.last("vanphong")
    steps = ["· Mở ·", "· Đã báo ·", "· Đã nhận ·", "08:05 · Cập nhật · Phạm Văn Dũng", "· Kết thúc ·"]
    assert [shown.index(step) for step in steps] == sorted(shown.index(step) for step in steps)


async def test_who_looked_is_written_down(town: Town) -> None:
    await _report(town)
    await town.say("vanphong", "/sv 1")

    async with town.app.database.read() as uow:
        seen = await uow.connection.exec_driver_sql("SELECT person_id FROM audit WHERE action = 'incident.viewed'")
        assert len(seen.all()) == 1


# ── The wrong hands ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("who", ["tk5", "huyen"])
@pytest.mark.parametrize("action", ["ack", "come", "close", "reopen"])
async def test_a_press_is_checked_against_the_person(town: Town, who: str, action: str) -> None:
    await _report(town)
    if action == "reopen":
        await town.say("congan", "/xong 1 đã về")
    await town.chat.change_members(town.groups["alerts"], add=[town.people[who]])
    before, timeline = await _incident(town), await _timeline(town)

    toast = await town.press_on(who, await _card(town, "alerts"), where="alerts", data=f"inc:1:{action}")
    assert "Việc này dành cho" in toast
    assert await _incident(town) == before
    assert await _timeline(town) == timeline


@pytest.mark.parametrize("typed", ["/nhan 1", "/den 1", "/xong 1 đã về", "/molai 1"])
async def test_the_same_holds_for_typed_words(town: Town, typed: str) -> None:
    await _report(town)
    before, timeline = await _incident(town), await _timeline(town)
    for who in ("tk3", "huyen"):
        await town.say(who, typed)
        assert "Việc này dành cho" in await town.last(who)

    assert await _incident(town) == before
    assert await _timeline(town) == timeline


@pytest.mark.parametrize("typed", ["/sv", "/sv 1", "/capnhat 1 còn 12 người", "/capnhat 1"])
async def test_the_superior_body_sees_and_writes_nothing_of_the_desk(town: Town, typed: str) -> None:
    await _report(town)
    timeline = await _timeline(town)
    await town.say("huyen", typed)

    answer = await town.last("huyen")
    assert "Việc này dành cho" in answer
    assert "SV-1" not in answer
    assert await _timeline(town) == timeline


async def test_an_area_head_may_update_and_look(town: Town) -> None:
    await _report(town)
    await town.say("tk5", "/capnhat 1 còn 12 người")
    assert (await _incident(town)).facts.people_max == 12
    await town.say("tk5", "/sv 1")
    await town.expect_message("tk5", "SV-1 ·", "Diễn biến:")


@pytest.mark.parametrize("action", ["ack", "come", "update", "close", "reopen", "show"])
async def test_a_stranger_presses_in_vain(town: Town, action: str) -> None:
    await _report(town)
    await town.stranger("nguoila")
    await town.chat.change_members(town.groups["alerts"], add=[town.people["nguoila"]])
    before, timeline = await _incident(town), await _timeline(town)

    toast = await town.press_on("nguoila", await _card(town, "alerts"), where="alerts", data=f"inc:1:{action}")
    assert toast == notices.STRANGER
    assert await _incident(town) == before
    assert await _timeline(town) == timeline
    assert not await town.texts("nguoila")


async def test_who_lost_the_role_holds_a_button_but_no_right(town: Town) -> None:
    await _report(town)
    message = await _card(town, "congan")
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE people SET active = false WHERE name = 'Phạm Văn Dũng'")
        await uow.commit()

    assert await town.press_on("congan", message, "Đã nhận", where="congan") == notices.STRANGER
    assert (await _incident(town)).state is State.OPEN


FORGED = [
    "inc", "inc:", "inc:1", "inc:1:", "inc:x:ack", "inc:-1:ack", "inc:999:ack", "inc:999999999999999:ack",
    "inc:9999999999999999999999:ack", "inc:1:nothing", "inc:1:ACK", "inc: 1:ack", "inc::ack", ":::", "rep:1:send",
    "rep:1:cancel", "rep:999:send", "rep:1:area:99", "rep:1:revive", "up:1:send", "up:999:send", "up:1:nothing",
    "inc:²:ack", "rep:²:send", "up:²:send",
    "khong:1:2", "🙂" * 16, "inc:1:ack\x00", "'; DROP TABLE incidents; --", "a" * 64,
]  # fmt: skip


async def test_forged_data_is_answered_politely_and_changes_nothing(town: Town) -> None:
    await _report(town)
    message, before, timeline = await _card(town, "alerts"), await _incident(town), await _timeline(town)
    shown = {where: await town.texts(where) for where in (*COPIES, "tk3", "superior")}

    for data in FORGED:
        toast = await town.press_on("canbo", message, where="alerts", data=data)
        assert toast.endswith("."), data
    assert await _incident(town) == before
    assert await _timeline(town) == timeline
    assert {where: await town.texts(where) for where in shown} == shown


async def test_random_bytes_are_no_button(town: Town) -> None:
    await _report(town)
    chance, message, before = random.Random(17), await _card(town, "alerts"), await _incident(town)

    for length in (1, 2, 3, 7, 16, 31, 32):
        for _ in range(5):
            data = chance.randbytes(length).decode("latin-1")
            assert await town.press_on("congan", message, where="alerts", data=data) == notices.STALE
    assert await _incident(town) == before


async def test_an_incident_of_another_unit_is_not_found(town: Town) -> None:
    await _report(town)
    mine = await _incident(town)
    async with town.app.database.write() as uow:
        other = await uow.units.ensure("xa-khac", "UBND xã khác")
        number = await uow.units.next_number(other, "incident")
        theirs = await uow.incidents.add(other, number, mine.level, mine.facts, mine.policy, town.clock.now())
        await uow.commit()

    for action in ("ack", "come", "update", "close", "reopen", "show"):
        toast = await town.press_on(
            "congan", await _card(town, "alerts"), where="alerts", data=f"inc:{theirs.id}:{action}"
        )
        assert "Không tìm thấy sự việc này" in toast
    toast = await town.press_on("chutich", await _card(town, "leaders"), where="leaders", data=f"up:{theirs.id}:send")
    assert "Không tìm thấy" in toast
    assert not await town.texts("superior")
    async with town.app.database.read() as uow:
        assert await uow.incidents.open(other) == [theirs]
        assert not await uow.incidents.timeline(theirs.id)


# ── Edited messages ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_edited_report_is_a_correction_on_the_card_and_in_the_timeline(town: Town) -> None:
    said = await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.chat.edit(town.people["tk3"], said["message"]["message_id"], CROWD.replace("20", "25"))
    await town.settle()

    for where in COPIES:
        await town.expect_message(where, "SV-1 ·", "👥 25 người", "Đính chính")
        assert await town.count(where, "SV-1 ·") == 1
    await town.say("vanphong", "/sv 1")
    await town.expect_message("vanphong", "Đính chính · Lê Văn Bình", "25 nguoi")


async def test_an_edit_that_makes_it_graver_calls_everyone_of_that_level(town: Town) -> None:
    said = await town.say("tk3", SMALL_CROWD)
    await town.press("tk3", "Gửi")
    await town.chat.edit(town.people["tk3"], said["message"]["message_id"], SMALL_CROWD.replace("6", "16"))
    await town.settle()

    assert (await _incident(town)).level == "high"
    await town.expect_message("leaders", "SV-1 ·", "16 người")


async def test_an_edit_of_a_draft_changes_the_draft(town: Town) -> None:
    said = await town.say("tk3", CROWD)
    await town.chat.edit(town.people["tk3"], said["message"]["message_id"], CROWD.replace("20", "25"))
    await town.settle()

    await town.expect_message("tk3", "📝 Tin báo", "25 người")
    assert await town.count("tk3", "📝 Tin báo") == 1


async def test_an_edited_command_is_the_command_that_it_has_become(town: Town) -> None:
    await _report(town)
    said = await town.say("congan", "/nhan 1")
    timeline = await _timeline(town)
    await town.chat.edit(town.people["congan"], said["message"]["message_id"], "/xong 1")
    await town.settle()

    assert (await _timeline(town))[:-1] == timeline
    assert (await _incident(town)).state is State.CLOSED


async def test_an_edit_after_the_end_changes_nothing(town: Town) -> None:
    said = await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/xong 1 đã về")
    timeline = await _timeline(town)
    await town.chat.edit(town.people["tk3"], said["message"]["message_id"], CROWD.replace("20", "25"))
    await town.settle()

    assert await _timeline(town) == timeline


async def test_after_mo_lai_nobody_is_said_to_come_any_more(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/den 1")
    await town.say("congan", "/xong 1 đã về")
    await town.say("canbo", "/molai 1")

    card = await town.expect_message("alerts", "SV-1", "Chưa ai nhận")
    assert "đang đến" not in card
    await town.say("congan", "/den 1")
    assert "đang đến" in await town.expect_message("alerts", "SV-1")


async def test_a_denunciation_in_an_update_is_shown_to_nobody(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/capnhat 1 bà con tố cáo cán bộ địa chính nhận tiền")

    for where in ("alerts", "tk3", "congan"):
        assert not await town.count(where, "nhận tiền")
    await town.say("canbo", "/sv 1")
    assert "Có nội dung tố cáo" in await town.last("canbo")


async def test_a_new_report_is_not_taken_for_the_result_that_was_asked(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1")
    await town.say("congan", "15 nguoi tap trung o tk5 hoi ve moi truong")

    await town.expect_message("congan", "Tin báo", "15 người")
    await town.say("congan", "/xong 1")


async def test_the_code_may_be_written_out_after_a_command(town: Town) -> None:
    await _report(town)
    await town.say("congan", "nhận sv 1")

    await town.expect_message("alerts", "SV-1", "Phạm Văn Dũng")
