"""Groups: bound in one step, lost and found again, moved to a new address."""

from __future__ import annotations

import pytest

from duty.messages import Message, pack
from tests.harness import Town

WRITES = ("sendMessage", "editMessageText")
CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


async def _group(town: Town, title: str, *members: str, bot: str = "member", **more: object) -> int:
    group = await town.chat.add_group(title, [town.people[name] for name in members], bot=bot, **more)  # type: ignore[arg-type]
    town.groups[title] = group
    await town.settle()
    return group


async def _bound(town: Town, group: int) -> list[tuple[str, str]]:
    async with town.app.database.read() as uow:
        return [(one.purpose, one.state) for one in await uow.groups.at("telegram", str(group))]


async def _report(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")


async def test_one_command_binds_a_group(town: Town) -> None:
    group = await _group(town, "Nhóm mới", "vanphong", "congan")
    await town.say("vanphong", "/ganhom alerts", where=group)

    assert "Đã gắn" in await town.last(group)
    assert await _bound(town, group) == [("alerts", "active")]
    await _report(town)
    await town.expect_message(group, "SV-1")


async def test_without_a_purpose_it_asks_by_buttons_and_one_press_binds(town: Town) -> None:
    group = await _group(town, "Nhóm mới", "vanphong", "congan")
    await town.say("vanphong", "/ganhom", where=group)
    toast = await town.press("vanphong", "Lãnh đạo", where=group)

    assert toast == "Đã gắn nhóm."
    assert await _bound(town, group) == [("leaders", "active")]


async def test_a_clerk_who_adds_the_bot_is_asked_what_the_group_is_for(town: Town) -> None:
    group = await town.chat.add_group("Nhóm mới", [town.people["vanphong"]])
    await town.settle()

    await town.expect_message(group, "Gắn nhóm")


async def test_the_bot_says_nothing_where_a_stranger_adds_it(town: Town) -> None:
    await town.stranger("nguoila")
    group = await town.chat.add_group("Nhóm lạ", [town.people["nguoila"]])
    await town.settle()

    assert not await town.texts(group)


async def test_only_the_office_binds_by_word_or_button(town: Town) -> None:
    group = await _group(town, "Nhóm mới", "vanphong", "congan", "tk3")
    for who in ("congan", "tk3"):
        await town.say(who, "/ganhom alerts", where=group)
        await town.press(who, "Cảnh báo", where=group)

    assert not await _bound(town, group)
    assert "dành cho" in await town.last(group)


async def test_a_group_is_bound_in_the_group_and_not_in_private(town: Town) -> None:
    await town.say("vanphong", "/ganhom alerts")

    assert "trong chính nhóm" in await town.last("vanphong")
    assert not await _bound(town, town.people["vanphong"])


async def test_a_missing_right_is_told_in_private_and_nothing_is_bound(town: Town) -> None:
    group = await _group(town, "Nhóm tắt tiếng", "vanphong", bot="restricted")
    await town.say("vanphong", "/ganhom alerts", where=group)

    told = await town.last("vanphong")
    assert "Chưa gắn được" in told
    assert "quyền gửi tin" in told
    assert not await _bound(town, group)

    await town.chat.set_bot(group, "member")
    await town.settle()
    await town.say("vanphong", "/ganhom alerts", where=group)
    assert await _bound(town, group) == [("alerts", "active")]


async def test_one_group_may_serve_two_purposes_and_is_told_once(town: Town) -> None:
    group = await _group(town, "Chung", "vanphong")
    await town.say("vanphong", "/ganhom alerts", where=group)
    await town.say("vanphong", "/ganhom leaders", where=group)
    assert await _bound(town, group) == [("alerts", "active")]
    await town.press("vanphong", "Thêm", where=group)
    await _report(town)

    assert await _bound(town, group) == [("alerts", "active"), ("leaders", "active")]
    assert await town.count(group, "SV-1") == 1


async def test_a_second_purpose_may_take_the_place_of_the_first(town: Town) -> None:
    group = await _group(town, "Nhóm mới", "vanphong", "congan")
    await town.say("vanphong", "/ganhom alerts", where=group)
    await town.say("vanphong", "/ganhom lanh dao", where=group)
    await town.press("congan", "Thay cho “Cảnh báo”", where=group)
    assert await _bound(town, group) == [("alerts", "active")]

    await town.press("vanphong", "Thay cho “Cảnh báo”", where=group)
    assert await _bound(town, group) == [("leaders", "active")]


async def test_a_group_can_be_taken_off_by_the_office_by_word_or_button(town: Town) -> None:
    group = await _group(town, "Nhóm mới", "vanphong", "congan")
    for how in ("word", "button"):
        await town.say("vanphong", "/ganhom alerts", where=group)
        if how == "word":
            await town.say("congan", "/ganhom bỏ", where=group)
            assert await _bound(town, group)
            await town.say("vanphong", "/ganhom bỏ", where=group)
        else:
            await town.say("vanphong", "/ganhom", where=group)
            await town.press("vanphong", "Bỏ gắn nhóm", where=group)
        assert await _bound(town, group) == []
        await town.expect_message(group, "Đã bỏ gắn", "Cảnh báo")
    await _report(town)
    assert not await town.count(group, "SV-1")


@pytest.mark.parametrize("text", ["/help@otherbot", "/weather", "/nhan@weatherbot 1"])
async def test_what_is_meant_for_another_bot_is_left_alone(town: Town, text: str) -> None:
    before = await town.texts("alerts")
    await town.say("congan", text, where="alerts")

    assert await town.texts("alerts") == before


async def test_a_command_with_the_own_name_is_taken(town: Town) -> None:
    assert town.app.identity is not None
    await town.say("congan", f"/ca@{town.app.identity.username.upper()}", where="alerts")

    assert await town.texts("alerts")


async def test_thrown_out_of_a_group_the_admin_is_told_and_the_rest_hear(town: Town) -> None:
    await town.chat.set_bot(town.groups["alerts"], "kicked")
    await town.settle()

    await town.expect_message("quantri", "không còn gửi được", "Nhóm alerts")
    assert await _bound(town, town.groups["alerts"]) == [("alerts", "lost")]
    await town.say("vanphong", "Kiểm tra")
    assert "Nhóm alerts" in await town.last("vanphong")
    await _report(town)
    await town.expect_message("congan", "SV-1")


async def test_a_throwing_out_that_went_unseen_shows_when_the_card_is_refused(town: Town) -> None:
    town.simulator.world.chats[town.groups["alerts"]].bot_status = "kicked"
    await _report(town)

    await town.expect_message("quantri", "Nhóm alerts", "không còn gửi được")
    await town.expect_message("quantri", "SV-1")
    assert await _bound(town, town.groups["alerts"]) == [("alerts", "lost")]


async def test_a_group_that_takes_the_bot_back_gets_the_cards_of_what_is_still_open(town: Town) -> None:
    await town.chat.set_bot(town.groups["alerts"], "kicked")
    await town.settle()
    await _report(town)
    assert not await town.count("alerts", "SV-1")

    await town.chat.set_bot(town.groups["alerts"], "member")
    await town.settle()
    assert await _bound(town, town.groups["alerts"]) == [("alerts", "active")]
    await town.expect_message("alerts", "SV-1", "Chưa ai nhận")


async def test_a_group_thrown_out_after_the_card_gets_the_state_of_then_when_it_is_back(town: Town) -> None:
    await _report(town)
    await town.chat.set_bot(town.groups["alerts"], "kicked")
    await town.settle()
    await town.say("congan", "Nhận 1")
    await town.chat.set_bot(town.groups["alerts"], "member")
    await town.settle()

    await town.expect_message("alerts", "SV-1", "Phạm Văn Dũng")


async def _tries(town: Town) -> int:
    """How often the desk has tried to write into the alerts group."""
    calls = await town.chat.log()
    return sum(one["chat_id"] == town.groups["alerts"] and one["method"] in WRITES for one in calls)


async def _news(town: Town, *lines: str) -> None:
    for line in lines:
        await town.say("congan", line)


async def test_the_cards_of_a_lost_group_are_not_tried_at_every_change_and_new_ones_reach_it_when_it_is_back(
    town: Town,
) -> None:
    await _report(town)
    await town.chat.set_bot(town.groups["alerts"], "kicked")
    await town.settle()
    before = await _tries(town)
    await _news(town, "Nhận 1", "/capnhat 1 con 15 nguoi", "/xong 1 da ve")
    assert await _tries(town) == before

    await town.chat.set_bot(town.groups["alerts"], "member")
    await town.say("tk5", "5 nguoi danh nhau o tk5")
    await town.press("tk5", "Gửi")
    await town.expect_message("alerts", "SV-2", "Chưa ai nhận")
    await _news(town, "Nhận 2")
    await town.expect_message("alerts", "SV-2", "Phạm Văn Dũng")


@pytest.mark.parametrize("seen", [True, False])
async def test_the_cards_in_a_group_that_serves_no_purpose_any_more_are_tried_once_after_it_is_lost(
    town: Town, seen: bool
) -> None:
    await town.say("tk3", f"/bao {CROWD}", where="alerts")
    await town.press("tk3", "Gửi", where="alerts")
    await town.say("vanphong", "/ganhom bỏ", where="alerts")
    if seen:
        await town.chat.set_bot(town.groups["alerts"], "kicked")
    else:
        town.simulator.world.chats[town.groups["alerts"]].bot_status = "kicked"
    await town.settle()
    await _news(town, "Nhận 1")
    before = await _tries(town)
    await _news(town, "/capnhat 1 con 15 nguoi", "/capnhat 1 con 12 nguoi")
    assert await _tries(town) == before

    # Back in it, its cards follow again as soon as anything has reached it.
    await town.chat.set_bot(town.groups["alerts"], "member")
    await town.say("congan", "/ca", where="alerts")
    await _news(town, "/xong 1 da ve")
    await town.expect_message("alerts", "SV-1", "Kết thúc")


async def test_a_group_that_refused_once_is_back_with_the_first_line_from_it(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "status", status=403, chat_id=town.groups["alerts"])
    await _report(town)
    assert await _bound(town, town.groups["alerts"]) == [("alerts", "lost")]

    await town.say("congan", "/ca", where="alerts")
    assert await _bound(town, town.groups["alerts"]) == [("alerts", "active")]
    await town.expect_message("alerts", "SV-1", "Chưa ai nhận")
    await town.expect_message("quantri", "Đã gửi lại được vào nhóm “Nhóm alerts”")


async def test_a_line_from_a_group_that_may_still_not_be_written_to_brings_it_not_back(town: Town) -> None:
    await town.chat.set_bot(town.groups["alerts"], "restricted")
    await town.settle()
    await town.expect_message("quantri", "Nhóm alerts", "bật lại quyền gửi tin")
    for _ in range(3):
        await town.say("congan", "/ca", where="alerts")

    assert await _bound(town, town.groups["alerts"]) == [("alerts", "lost")]
    assert await town.count("quantri", "Nhóm alerts") == 1


async def test_lost_groups_are_looked_at_now_and_then(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "status", status=403, chat_id=town.groups["alerts"])
    await _report(town)
    await town.app.probe.look()
    await town.settle()

    assert await _bound(town, town.groups["alerts"]) == [("alerts", "active")]
    await town.expect_message("alerts", "SV-1", "Chưa ai nhận")


async def test_a_group_that_says_yes_and_refuses_is_believed_ever_less_often(watched_town: Town) -> None:
    town = watched_town
    await town.chat.add_fault("sendMessage", "status", status=403, times=0, chat_id=town.groups["alerts"])
    await _report(town)
    before = len(await town.chat.log())
    await town.fast_forward("3h")

    asked = [one for one in (await town.chat.log())[before:] if one["method"] == "getChatMember"]
    assert 3 <= len(asked) <= 6
    assert await town.count("quantri", "Đã gửi lại được") <= 3


async def test_a_message_that_arrives_brings_its_group_back(town: Town) -> None:
    async with town.app.database.write() as uow:
        await uow.groups.mark("telegram", str(town.groups["duty"]), "lost", "Forbidden")
        body = pack(Message(lines=("thử",)))
        await uow.outbox.put(town.app.unit_id, "t", "telegram", str(town.groups["duty"]), body, 1, town.clock.now())
        await uow.commit()
    await town.settle()

    assert await _bound(town, town.groups["duty"]) == [("duty", "active")]


async def test_a_draft_written_in_a_group_that_moved_is_laid_there_again_and_can_be_sent(town: Town) -> None:
    await town.say("tk3", f"/bao {CROWD}", where="alerts")
    new = await town.chat.migrate(town.groups["alerts"])
    await town.settle()
    await town.expect_message(new, "📝 Tin báo")

    await town.press("tk3", "Gửi", where=new)
    await town.expect_message(new, "SV-1", "Chưa ai nhận")


async def test_a_topic_that_is_gone_sends_its_alert_to_the_group_and_is_told(town: Town) -> None:
    group = await _group(town, "Diễn đàn", "vanphong", forum=True, threads=[7])
    await town.say("vanphong", "/ganhom alerts", where=group, thread=7)
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE groups SET thread = '8' WHERE thread = '7'")
        await uow.commit()
    await _report(town)

    assert await town.count(group, "SV-1") == 1
    await town.expect_message("quantri", "Chủ đề đã gắn trong nhóm “Diễn đàn” không còn")
    await town.say("congan", "/nhan 1")
    assert await town.count("quantri", "Chủ đề đã gắn") == 1


async def test_a_moved_group_keeps_its_purpose_and_its_open_cards(town: Town) -> None:
    await _report(town)
    new = await town.chat.migrate(town.groups["alerts"])
    await town.settle()

    assert await _bound(town, new) == [("alerts", "active")]
    await town.expect_message(new, "SV-1", "Chưa ai nhận")
    await town.fast_forward("4m")
    # The next call finds the card under its new address and leaves no second one beside it.
    assert await town.count(new, "Chưa ai nhận") == 1
    toast = await town.press("congan", "Đã nhận", where=new)
    assert "đã nhận" in toast
    await town.expect_message(new, "SV-1", "Phạm Văn Dũng")
    assert await town.count(new, "Phạm Văn Dũng") == 1


async def test_a_move_that_went_unseen_is_learnt_from_the_refusal(town: Town) -> None:
    await _report(town)
    new = await town.chat.migrate(town.groups["alerts"])
    town.simulator.world.updates.drop_all()
    await town.say("congan", "Nhận 1")

    assert await _bound(town, new) == [("alerts", "active")]
    await town.expect_message(new, "SV-1", "Phạm Văn Dũng")
    assert await town.count(new, "SV-1") == 1


async def test_an_alert_to_an_address_of_before_the_move_arrives_in_the_new_group_once(town: Town) -> None:
    new = await town.chat.migrate(town.groups["alerts"])
    town.simulator.world.updates.drop_all()
    await _report(town)

    assert await town.count(new, "SV-1") == 1
    assert await _bound(town, new) == [("alerts", "active")]


async def test_cards_go_to_the_topic_in_which_the_group_was_bound(town: Town) -> None:
    group = await _group(town, "Diễn đàn", "vanphong", forum=True, threads=[7])
    await town.say("vanphong", "/ganhom alerts", where=group, thread=7)
    await _report(town)

    [card] = [one for one in await town.chat.messages(group) if "SV-1" in one["text"]]
    assert card["thread"] == 7
