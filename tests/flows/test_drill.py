"""Drills: like the real thing, marked everywhere, kept out of the figures, and scored."""

from __future__ import annotations

import pytest

from duty.wording import drill as word
from tests.harness import Town

MARK = "DIỄN TẬP – không phải sự việc thật"


async def test_a_drill_is_announced_escalates_and_is_scored(town: Town) -> None:
    await town.say("chutich", "diễn tập")
    for where in ("alerts", "congan", "leaders"):
        await town.expect_message(where, "SV-1 ·", MARK, "20 người")
    await town.fast_forward("4m")
    await town.say("congan", "/nhan 1")
    await town.press("chutich", "Kết thúc diễn tập")

    for where in ("chutich", "alerts"):
        score = await town.expect_message(where, "Kết quả diễn tập SV-1")
        assert "✅ Phạm Văn Dũng (Công an) đã nhận sau 4 phút" in score
        assert "nhắc 1 lần" in score
        assert "chưa bấm: " in score
        assert "Nguyễn Thị Lan" in score
    await town.say("congan", "/sv")
    assert "SV-1" not in await town.last("congan")
    await town.say("chutich", "/tonghop")
    assert "20 người" not in await town.last("chutich")


async def test_one_drill_at_a_time_and_none_for_the_superior_body(town: Town) -> None:
    await town.say("chutich", "/dientap 30 nguoi tk3 thue xe ra Ha Noi khieu kien")
    await town.expect_message("alerts", "SV-1 ·", MARK)
    assert not await town.count("phochutich", "Dự thảo")

    await town.say("quantri", "/dientap")
    assert await town.last("quantri") == word.one_at_a_time("SV-1")


@pytest.mark.parametrize("who", ["tk3", "congan", "huyen"])
async def test_only_leaders_and_the_office_drill(town: Town, who: str) -> None:
    await town.say(who, "/dientap")

    assert "dành cho" in await town.last(who)
    assert not await town.count("alerts", "SV-1")


async def test_no_forged_button_ends_a_real_incident_as_a_drill(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    message = (await town.chat.messages(town.groups["alerts"]))[-1]

    assert await town.press_on("congan", message["message_id"], where="alerts", data="dt:1:xong") != word.NO_DRILL
    assert await town.press_on("vanphong", message["message_id"], where="alerts", data="dt:1:xong") == word.NO_DRILL
    await town.expect_message("alerts", "SV-1 ·", "Chưa ai nhận")
