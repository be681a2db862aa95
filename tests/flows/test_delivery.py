"""Messages that cannot be delivered: told once, on another route, and never to the address that failed."""

from __future__ import annotations

from tests.harness import Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


async def _calls(town: Town, who: str) -> int:
    """How often the desk tried to write to a person."""
    chat = town.people[who]
    return sum(one["chat_id"] == chat and one["method"] == "sendMessage" for one in await town.chat.log())


async def test_an_admin_who_cannot_be_written_to_is_not_alarmed_about_it_and_the_office_is_once(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "status", status=400, chat_id=town.people["quantri"], times=200)
    await town.say("quantri", "/trogiup")

    assert await _calls(town, "quantri") == 1
    assert await town.count("vanphong", "🛠", "Tống Văn An") == 1


async def test_an_alarm_that_fails_goes_to_the_next_ones_and_makes_no_other_alarm(town: Town) -> None:
    await town.chat.add_fault("sendMessage", "status", status=400, chat_id=town.people["quantri"], times=200)
    await town.chat.block(town.people["congan"])
    await town.settle()

    assert await _calls(town, "quantri") == 1
    assert await town.count("vanphong", "🛠") == 1
    await town.expect_message("vanphong", "Phạm Văn Dũng (Công an) đã chặn máy trực")


async def test_a_card_that_cannot_be_delivered_is_told_once_and_not_posted_there_again(town: Town) -> None:
    town.simulator.world.people[town.people["congan"]].blocked = True
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    for count in (19, 18, 17):
        await town.say("canbo", f"/capnhat 1 con {count} nguoi")

    assert await town.count("quantri", "không nhận được tin") == 1
    assert await _calls(town, "congan") == 1
