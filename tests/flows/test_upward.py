"""People on their way to a higher office: the leaders get a draft, a person sends it, and nobody is stopped."""

from __future__ import annotations

import pytest

from duty.people import Role
from duty.wording import upward as word
from tests.harness import START, Town

UPWARD = "20 nguoi tk3 dang len huyen kien nghi ve dat"
RUMOUR = "nghe noi 20 nguoi tk3 chuan bi len huyen ve den bu dat"
CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
DRAFT = "📄 SV-1 · Báo cáo cấp trên"
# Words that would make a task against people of what is a right of theirs.
AGAINST_PEOPLE = (
    "ngăn", "chặn", "bám", "theo dõi", "giám sát", "vận động quay", "đưa về", "giữ lại", "bắt", "khống chế", "cầm đầu",
    "kích động", "quá khích", "danh sách", "đối tượng", "lôi kéo",
)  # fmt: skip


async def _report(town: Town, text: str = UPWARD) -> None:
    await town.say("tk3", text)
    await town.press("tk3", "Gửi")


async def _draft(town: Town, who: str) -> int:
    """The message that shows the draft to a leader."""
    shown = [one for one in await town.chat.messages(town.people[who]) if DRAFT in one["text"]]
    return int(shown[-1]["message_id"])


async def _upward(town: Town) -> dict[str, object]:
    async with town.app.database.read() as uow:
        [incident] = await uow.incidents.since(town.app.unit_id, START)
        return incident.upward


async def test_the_leader_on_duty_gets_a_draft_and_the_superior_body_nothing(town: Town) -> None:
    await _report(town)

    draft = await town.expect_message("phochutich", DRAFT)
    for part in ("Ban Tiếp công dân huyện Hà Trung", "UBND thị trấn Hà Trung", "20 người", "Tiểu khu 3", "Đất đai"):
        assert part in draft
    assert "Chỉ gửi khi đồng chí bấm Báo cấp trên" in draft
    assert not await town.texts("superior")
    await town.fast_forward("30m")
    assert not await town.texts("superior")


async def test_the_card_says_where_they_go(town: Town) -> None:
    await _report(town)

    await town.expect_message("leaders", "SV-1 · Công dân lên huyện · Tiểu khu 3", "🚌 Hướng đi: huyện")


async def test_bao_cap_tren_sends_it_to_the_superior_group(town: Town) -> None:
    await _report(town)
    toast = await town.press("phochutich", "Báo cấp trên")

    assert toast == "SV-1: đã báo cấp trên."
    [sent] = await town.texts("superior")
    assert sent.startswith("📤 Báo cáo nhanh · SV-1")
    assert "Kính gửi: Ban Tiếp công dân huyện Hà Trung" in sent
    await town.expect_message("phochutich", DRAFT, "📤 Đã báo cấp trên lúc 08:00, Đỗ Thị Thu (Lãnh đạo)")
    await town.say("vanphong", "/sv 1")
    await town.expect_message("vanphong", "Báo cấp trên · Đỗ Thị Thu (Lãnh đạo)")


async def test_it_goes_up_once_whoever_presses_again(town: Town) -> None:
    await _report(town)
    await town.fast_forward("5m")
    drafts = {who: await _draft(town, who) for who in ("phochutich", "chutich")}
    presses = [
        await town.chat.press(town.people[who], message, chat=town.people[who], data="up:1:send")
        for who, message in [*drafts.items(), *drafts.items()]
    ]
    await town.settle()
    answers = [(await town.chat.wait_answered(press))["text"] for press in presses]

    assert sorted(answers) == ["SV-1: đã báo cấp trên rồi."] * 3 + ["SV-1: đã báo cấp trên."]
    assert len(await town.texts("superior")) == 1


async def test_a_sent_draft_can_be_had_as_a_paper_and_nothing_else(town: Town) -> None:
    await _report(town)
    message = await _draft(town, "phochutich")
    await town.press("phochutich", "Báo cấp trên")

    [card] = [one for one in await town.chat.messages(town.people["phochutich"]) if one["message_id"] == message]
    assert [[button["data"] for button in row] for row in card["buttons"]] == [["up:1:paper"]]


async def test_the_leader_changes_the_text_and_that_is_what_goes_up(town: Town) -> None:
    await _report(town)
    await town.press("phochutich", "Sửa nội dung")
    assert await town.last("phochutich") == word.ASK_TEXT
    await town.say("phochutich", "Kính gửi Ban Tiếp công dân huyện.\nBà con TK3 lên kiến nghị về đất, số 0912345678.")
    await town.expect_message("phochutich", DRAFT, "Bà con TK3 lên kiến nghị về đất")
    assert not await town.texts("superior")
    await town.press("phochutich", "Báo cấp trên")

    [sent] = await town.texts("superior")
    assert "Bà con TK3 lên kiến nghị về đất" in sent
    assert "20 người" not in sent
    assert "0912345678" not in sent


async def test_what_was_sent_is_changed_no_more(town: Town) -> None:
    await _report(town)
    await town.press("phochutich", "Sửa nội dung")
    await town.say("vanphong", "/baocaptren 1")
    await town.say("phochutich", "Nội dung khác")

    assert "đã báo cấp trên, không sửa được nữa" in await town.last("phochutich")
    assert "Nội dung khác" not in str(await _upward(town))


@pytest.mark.parametrize("who", ["congan", "canbo", "tk3", "quantri", "huyen"])
@pytest.mark.parametrize("action", ["send", "edit"])
async def test_other_roles_are_refused(town: Town, who: str, action: str) -> None:
    await _report(town)
    before = await _upward(town)
    await town.say(who, "/trogiup")
    message = (await town.chat.messages(town.people[who]))[-1]["message_id"]
    toast = await town.press_on(who, message, where=who, data=f"up:1:{action}")
    await town.say(who, "/baocaptren 1")

    assert "Việc này dành cho: lãnh đạo, văn phòng" in toast
    assert "Việc này dành cho: lãnh đạo, văn phòng" in await town.last(who)
    assert await _upward(town) == before
    assert not await town.texts("superior")


async def test_a_leader_of_another_day_may_send_it_by_word(town: Town) -> None:
    await _report(town)
    await town.say("chutich", "/baocaptren 1")

    assert len(await town.texts("superior")) == 1
    await town.expect_message("phochutich", DRAFT, "Đã báo cấp trên", "Vũ Đức Minh")


async def test_if_no_leader_acts_the_next_is_asked(town: Town) -> None:
    await _report(town)
    assert not await town.count("chutich", DRAFT)
    await town.fast_forward("299s")
    assert not await town.count("chutich", DRAFT)
    await town.fast_forward("1s")

    await town.expect_message("chutich", DRAFT)
    await town.fast_forward("15m")
    assert await town.count("phochutich", DRAFT) == 1
    assert await town.count("chutich", DRAFT) == 1


async def test_a_leader_who_cannot_be_reached_is_passed_over(town: Town) -> None:
    await town.chat.block(town.people["phochutich"])
    await town.settle()
    await _report(town)

    await town.expect_message("chutich", DRAFT)


async def test_once_sent_the_next_leader_is_not_asked(town: Town) -> None:
    await _report(town)
    await town.press("phochutich", "Báo cấp trên")
    await town.fast_forward("15m")

    assert not await town.count("chutich", DRAFT)


@pytest.mark.parametrize("typed", ["/baocaptren 1", "/xong 1 đã về"])
async def test_a_question_that_outlived_the_answer_is_not_put(town: Town, typed: str) -> None:
    await _report(town)
    await town.say("vanphong", typed)
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE timers SET state = 'pending' WHERE kind = 'upward'")
        uow.ring("timers")
        await uow.commit()
    await town.fast_forward("6m")

    assert not await town.count("chutich", DRAFT)


async def test_the_next_leader_is_asked_after_a_restart_too(town: Town) -> None:
    await _report(town)
    await town.restart()
    await town.fast_forward("5m")

    await town.expect_message("chutich", DRAFT)


async def test_an_incident_that_is_over_asks_no_leader(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 bà con đã về")
    await town.fast_forward("15m")

    assert not await town.count("chutich", DRAFT)


async def test_reopened_it_goes_on_to_the_next_leader(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/xong 1 nhầm")
    await town.say("congan", "/molai 1")

    await town.expect_message("chutich", DRAFT)
    assert not await town.texts("superior")


async def test_with_no_leader_to_be_reached_the_admin_is_told(town: Town) -> None:
    for who in ("chutich", "phochutich"):
        await town.chat.block(town.people[who])
    await town.settle()
    await _report(town)

    await town.expect_message("quantri", "SV-1: chưa có lãnh đạo nào nhận được dự thảo báo cáo cấp trên")


async def test_without_a_superior_group_it_says_what_to_do(empty_town: Town) -> None:
    town = empty_town
    await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
    await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
    await _report(town)
    toast = await town.press("chutich", "Báo cấp trên")

    assert "Chưa gắn nhóm cấp trên" in toast
    assert "sent_at" not in await _upward(town)


# ── Rumours and later news ───────────────────────────────────────────────────────────────────────────────────────────


async def test_a_rumour_is_shown_as_unverified_everywhere(town: Town) -> None:
    await _report(town, RUMOUR)

    for where in ("alerts", "leaders", "tk3", "congan"):
        await town.expect_message(where, "SV-1 ·", "⚠️ Tin chưa kiểm chứng")
    await town.expect_message("phochutich", DRAFT, "Tin chưa kiểm chứng, đơn vị đang xác minh.")
    await town.press("phochutich", "Báo cấp trên")
    await town.expect_message("superior", "Tin chưa kiểm chứng")


async def test_what_was_seen_is_not_called_a_rumour(town: Town) -> None:
    await _report(town)

    assert "chưa kiểm chứng" not in await town.expect_message("phochutich", DRAFT)


@pytest.mark.parametrize("text", ["bà con đang kéo lên huyện", "nghe nói bà con định lên huyện"])
async def test_a_crowd_that_turns_to_a_higher_office_brings_the_draft(town: Town, text: str) -> None:
    await _report(town, CROWD)
    assert not await town.count("phochutich", DRAFT)
    await town.say("congan", f"/capnhat 1 {text}")

    draft = await town.expect_message("phochutich", DRAFT)
    assert ("chưa kiểm chứng" in draft) == text.startswith("nghe nói")
    await town.expect_message("alerts", "SV-1 · Công dân lên huyện")
    assert not await town.texts("superior")


async def test_a_second_report_of_the_way_up_joins_and_brings_the_draft(town: Town) -> None:
    await _report(town, CROWD)
    await town.say("tk5", UPWARD)
    await town.press("tk5", "Gửi")
    await town.press("tk5", "Cùng vụ")

    await town.expect_message("phochutich", DRAFT)
    await town.expect_message("tk5", "Đã ghép vào SV-1 · Công dân lên huyện")


async def test_anything_else_goes_up_only_after_its_draft_was_read(town: Town) -> None:
    await _report(town, CROWD)
    await town.say("chutich", "/baocaptren 1")

    draft = await town.expect_message("chutich", DRAFT, "Đoàn đông người, 20 người")
    assert "cơ quan cấp trên" not in draft
    assert not await town.texts("superior")
    await town.press("chutich", "Báo cấp trên")
    assert len(await town.texts("superior")) == 1


async def test_a_denunciation_does_not_go_up_by_this_way(town: Town) -> None:
    await _report(town, "3 nguoi tk3 len huyen to cao can bo nhan tien")
    assert not await town.count("phochutich", DRAFT)
    await town.say("chutich", "/baocaptren 1")

    assert "tố cáo không báo qua kênh này" in await town.last("chutich")
    assert not await town.texts("superior")


async def test_a_drill_goes_up_as_a_drill(town: Town) -> None:
    await town.say("tk3", "dien tap: 20 nguoi tk3 dang len huyen kien nghi ve dat")
    await town.press("tk3", "Công dân lên cấp trên")
    await town.press("tk3", "Gửi")
    await town.press("phochutich", "Báo cấp trên")

    await town.expect_message("superior", "DIỄN TẬP")


# ── Nobody is stopped or followed ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", [UPWARD, RUMOUR, "30 ho dan tk5 thue xe ra Ha Noi khieu nai dat dai"])
async def test_nothing_the_desk_says_tasks_anyone_to_stop_or_follow_people(town: Town, text: str) -> None:
    await _report(town, text)
    await town.fast_forward("30m")
    await town.say("chutich", "/sv 1")
    await town.press("phochutich", "Báo cấp trên")

    for where in ("alerts", "leaders", "superior", "congan", "canbo", "chutich", "phochutich", "tk3"):
        said = "\n".join(await town.texts(where)).lower()
        assert "sv-1" in said
        assert not [words for words in AGAINST_PEOPLE if words in said], where


async def test_what_is_offered_is_to_receive_and_to_help(town: Town) -> None:
    await _report(town)

    await town.expect_message("alerts", "Liên hệ nơi bà con đến, cử người cùng tiếp.")
    await town.expect_message("phochutich", DRAFT, "cử cán bộ phối hợp tiếp, giải thích và cung cấp hồ sơ")
