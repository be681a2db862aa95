"""From one line on a phone to an alert that someone answers for."""

from __future__ import annotations

from tests.harness import Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


async def test_a_line_becomes_a_draft_and_one_tap_alerts_the_group(town: Town) -> None:
    await town.say("tk3", CROWD)

    draft = await town.expect_message("tk3", "Tin báo")
    assert "20 người" in draft
    assert "Tiểu khu 3" in draft
    assert not await town.texts("alerts")

    await town.press("tk3", "Gửi")

    card = await town.expect_message("alerts", "SV-1")
    assert "20 người" in card
    assert "Chưa ai nhận" in card
    assert "SV-1" in await town.expect_message("tk3", "Đã lưu SV-1")


async def test_the_first_to_press_takes_it_and_everyone_sees_who(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")

    toast = await town.press("congan", "Đã nhận", where="alerts")
    assert "đã nhận" in toast
    for where in ("alerts", "canbo", "congan"):
        assert "Phạm Văn Dũng" in await town.expect_message(where, "SV-1")
    await town.expect_message("tk3", "✅ SV-1", "Phạm Văn Dũng")


async def test_nobody_answers_and_the_leaders_are_asked(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    before = await town.count("alerts", "SV-1")

    await town.fast_forward("20m")

    assert await town.count("alerts", "SV-1") > before
    await town.expect_message("leaders", "SV-1")
    await town.expect_message("chutich", "SV-1")
