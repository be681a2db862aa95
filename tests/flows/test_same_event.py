"""Two reports of one event: the reporter is asked, and whoever joins follows."""

from __future__ import annotations

import pytest

from duty.incidents import Incident
from tests.harness import START, Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
QUESTION = "❓ Có phải cùng một vụ?"


async def _report(town: Town, who: str, text: str) -> None:
    await town.say(who, text)
    await town.press(who, "Gửi")


async def _incidents(town: Town) -> list[Incident]:
    async with town.app.database.read() as uow:
        return await uow.incidents.since(town.app.unit_id, START)


# ── When it is asked ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_near_in_time_area_and_kind_the_reporter_is_asked(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await town.fast_forward("10m")
    before = await town.texts("alerts")
    await _report(town, "tk5", "18 nguoi tap trung cong uy ban tk3 ve den bu dat")

    question = await town.last("tk5")
    for part in (QUESTION, "SV-1 · Đoàn đông người · Tiểu khu 3 · 20 người", "Báo cách đây 10 phút"):
        assert part in question
    assert await town.texts("alerts") == before
    assert len(await _incidents(town)) == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("20 nguoi tap trung cong uy ban tk5 ve den bu dat", "another area"),
        ("danh nhau o tk3", "another kind"),
        ("tai nan giao thong o tk3", "another kind"),
        ("co don to cao can bo o tk3", "a denunciation"),
    ],
)
async def test_what_is_another_event_is_not_asked_about(town: Town, text: str, what: str) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", text)

    assert not await town.count("tk5", QUESTION), what
    await town.expect_message("tk5", "Đã lưu SV-2")
    assert len(await _incidents(town)) == 2


async def test_a_gathering_is_one_kind_however_it_is_called(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", "3 nguoi den phan anh o tk3 ve den bu dat")

    assert await town.count("tk5", QUESTION) == 1


async def test_an_area_that_is_not_known_could_be_the_same(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", "20 nguoi tap trung cong uy ban ve den bu dat")

    assert await town.count("tk5", QUESTION) == 1


async def test_long_after_it_is_another_event(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await town.say("congan", "/nhan 1")
    await town.fast_forward("121m")
    await _report(town, "tk5", CROWD)

    await town.expect_message("tk5", "Đã lưu SV-2")


async def test_what_has_ended_is_another_event(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await town.say("congan", "/xong 1 đã về")
    await _report(town, "tk5", CROWD)

    await town.expect_message("tk5", "Đã lưu SV-2")


async def test_the_typed_gui_asks_too(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await town.say("tk5", CROWD)
    await town.say("tk5", "Gửi")

    assert QUESTION in await town.last("tk5")


async def test_of_several_the_newest_is_offered(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Vụ mới")
    await _report(town, "canbo", CROWD)

    await town.expect_message("canbo", QUESTION, "SV-2 ·")


# ── Cùng vụ ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_cung_vu_joins_and_opens_nothing(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", "18 nguoi tap trung cong uy ban tk3 ve den bu dat")
    toast = await town.press("tk5", "Cùng vụ")

    assert toast == "Đã ghép vào SV-1."
    assert len(await _incidents(town)) == 1
    await town.expect_message("tk5", "Đã ghép vào SV-1 ·", "18 người")
    assert not await town.count("tk5", QUESTION)
    await town.expect_message("alerts", "SV-1 ·", "18 người", "Tiểu khu trưởng TK3, Tiểu khu trưởng TK5", "(2 tin báo)")
    assert await town.count("alerts", "SV-1 ·") == 1


async def test_both_reporters_follow_from_then_on(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Cùng vụ")

    for typed, told in (
        ("/nhan 1", "✅ SV-1: Phạm Văn Dũng (Công an) đã nhận"),
        ("/den 1", "🚶 SV-1: Phạm Văn Dũng (Công an) đang đến"),
        ("/capnhat 1 đang nói chuyện", "✏️ SV-1 · Phạm Văn Dũng (Công an): đang nói chuyện"),
        ("/xong 1 đã về", "🏁 SV-1: Phạm Văn Dũng (Công an) báo kết thúc. đã về"),
    ):
        await town.say("congan", typed)
        for who in ("tk3", "tk5"):
            assert told in await town.last(who)
    for who in ("tk3", "tk5"):
        await town.expect_message(who, "SV-1 ·", "🏁 Kết thúc lúc")


async def test_each_follows_what_the_other_writes(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Cùng vụ")
    await town.say("tk5", "/capnhat 1 còn 12 người")

    await town.expect_message("tk3", "✏️ SV-1 · Trịnh Thị Hoa", "còn 12 người")
    assert not await town.count("tk5", "✏️ SV-1 · Trịnh Thị Hoa")


async def test_a_joining_report_that_makes_it_graver_calls_everyone_of_that_level(town: Town) -> None:
    await _report(town, "tk3", "6 nguoi tap trung cong uy ban tk3 ve den bu dat")
    assert not await town.texts("leaders")
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Cùng vụ")

    await town.expect_message("leaders", "SV-1 ·", "20 người")


async def test_a_joining_report_leaves_the_taker_and_the_calls_alone(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await town.say("congan", "/nhan 1")
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Cùng vụ")
    await town.fast_forward("10m")

    await town.expect_message("alerts", "SV-1 ·", "✅ Phạm Văn Dũng")
    assert not await town.count("chutich", "SV-1 ·")


async def test_an_area_that_was_not_known_is_learnt_from_the_second_report(town: Town) -> None:
    await _report(town, "tk3", "20 nguoi tap trung cong uy ban ve den bu dat")
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Cùng vụ")

    await town.expect_message("alerts", "SV-1 · Đoàn đông người · Tiểu khu 3")


async def test_both_texts_are_kept_in_the_timeline(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", "18 nguoi tap trung cong uy ban tk3, co bang ron")
    await town.press("tk5", "Cùng vụ")
    await town.say("vanphong", "/sv 1")

    await town.expect_message("vanphong", f"Mở · Lê Văn Bình (Tiểu khu trưởng TK3): {CROWD}")
    await town.expect_message("vanphong", "Tin báo · Trịnh Thị Hoa (Tiểu khu trưởng TK5): 18 nguoi", "bang ron")


async def test_the_same_reporter_may_join_the_own_incident(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk3", "25 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Cùng vụ")
    await town.say("congan", "/nhan 1")

    await town.expect_message("alerts", "SV-1 ·", "25 người")
    assert await town.count("tk3", "✅ SV-1: Phạm Văn Dũng") == 1


async def test_joining_what_has_ended_meanwhile_says_what_to_press(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    await town.say("congan", "/xong 1 đã về")
    toast = await town.press("tk5", "Cùng vụ")
    assert toast == "SV-1 đã kết thúc. Bấm Vụ mới để gửi."

    await town.press("tk5", "Vụ mới")
    await town.expect_message("tk5", "Đã lưu SV-2")


async def test_a_second_press_joins_nothing_more(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    message = (await town.chat.messages(town.people["tk5"]))[-1]["message_id"]
    await town.press("tk5", "Cùng vụ")

    for data in ("rep:2:same:1", "rep:2:new", "rep:2:send"):
        assert await town.press_on("tk5", message, where="tk5", data=data) == "Tin này đã gửi rồi."
    assert len(await _incidents(town)) == 1
    await town.expect_message("alerts", "SV-1 ·", "(2 tin báo)")


# ── Vụ mới ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_vu_moi_opens_a_second_one_with_calls_of_its_own(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await town.say("congan", "/nhan 1")
    await _report(town, "tk5", "18 nguoi tap trung cong uy ban tk3 ve den bu dat")
    toast = await town.press("tk5", "Vụ mới")

    assert toast == "Đã gửi, mã SV-2."
    await town.expect_message("alerts", "SV-2 ·", "18 người", "⏳ Chưa ai nhận")
    await town.expect_message("alerts", "SV-1 ·", "20 người", "✅ Phạm Văn Dũng")
    await town.fast_forward("6m")
    await town.expect_message("chutich", "SV-2 ·")
    assert not await town.count("chutich", "SV-1 ·")


async def test_the_reporters_of_two_events_hear_of_their_own_only(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    await town.press("tk5", "Vụ mới")
    await town.say("congan", "/nhan 2")

    await town.expect_message("tk5", "✅ SV-2")
    assert not await town.count("tk3", "SV-2")


async def test_what_was_sent_goes_out_confirmed_when_the_question_stays_open_and_may_join_afterwards(
    town: Town,
) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", "25 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.expect_message("tk5", QUESTION, "sau 60 giây gửi thành vụ mới")
    await town.fast_forward("60s")

    assert "Chưa xác nhận" not in await town.expect_message("alerts", "SV-2 ·", "25 người")
    await town.expect_message("tk5", "Đã gửi thành SV-2", "SV-1 · Đoàn đông người")
    assert await town.press("tk5", "Ghép vào SV-1") == "Đã ghép vào SV-1."
    await town.expect_message("alerts", "🏁 SV-2 ·", "Kết quả: Cùng vụ với SV-1")
    await town.expect_message("alerts", "SV-1 ·", "25 người", "(2 tin báo)")
    await town.expect_message("tk5", "Đã ghép vào SV-1 ·")
    await town.fast_forward("4m")
    assert not await town.count("chutich", "SV-2")
    assert await town.press("tk5", "Ghép vào SV-1") == "Đã ghép vào SV-1."


async def test_what_somebody_has_taken_is_not_joined_away(town: Town) -> None:
    await _report(town, "tk3", CROWD)
    await _report(town, "tk5", CROWD)
    await town.fast_forward("60s")
    await town.say("congan", "/nhan 2")

    assert await town.press("tk5", "Ghép vào SV-1") == "SV-2 đã có người nhận, không ghép nữa."
    await town.expect_message("alerts", "SV-2 ·", "✅ Phạm Văn Dũng")
