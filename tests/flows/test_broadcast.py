"""Announcements: looked at before they go, told to those they are for, counted as they are read, last in the queue."""

from __future__ import annotations

from duty.wording import broadcast as word
from duty.wording import notices
from tests.harness import Town

TEXT = "Họp giao ban 14 giờ tại hội trường"


async def test_an_announcement_is_looked_at_sent_and_counted_as_it_is_read(town: Town) -> None:
    await town.say("vanphong", f"/thongbao {TEXT}")
    await town.expect_message("vanphong", "📣 Thông báo (chưa gửi)", TEXT, "toàn thể cán bộ (7 người)")
    assert not await town.count("tk3", TEXT)

    assert await town.press("vanphong", "Gửi") == "Đã gửi thông báo."
    for who in ("tk3", "congan", "quantri"):
        assert await town.count(who, TEXT) == 1
    assert not await town.count("huyen", TEXT)
    await town.expect_message("vanphong", "📣 Đã gửi thông báo", "👁 Đã đọc 0/7")
    assert await town.press("tk3", "Đã đọc") == word.READ
    assert await town.press("congan", "Đã đọc") == word.READ
    assert await town.press("congan", "Đã đọc") == word.READ_BEFORE
    await town.expect_message("vanphong", "👁 Đã đọc 2/7")
    async with town.app.database.read() as uow:
        rows = await uow.connection.exec_driver_sql(
            "SELECT DISTINCT priority FROM outbox WHERE key LIKE 'broadcast:1:%'"
        )
        assert rows.scalars().all() == [3]


async def test_it_may_go_to_a_role_an_area_or_a_group_instead(town: Town) -> None:
    await town.say("chutich", f"/thongbao {TEXT}, hỏi anh Nam 0912345678")
    await town.press("chutich", "Nơi nhận")
    await town.press("chutich", "TK5")
    await town.expect_message("chutich", "tiểu khu trưởng Tiểu khu 5 (1 người)")
    await town.press("chutich", "Gửi")
    assert [who for who in ("tk3", "tk5", "congan") if await town.count(who, TEXT)] == ["tk5"]

    await town.say("chutich", f"/thongbao {TEXT}, hỏi anh Nam 0912345678")
    await town.press("chutich", "Nơi nhận")
    await town.press("chutich", "Nhóm Trực ban")
    await town.press("chutich", "Gửi")
    assert "0912345678" not in await town.expect_message("duty", TEXT)
    await town.press("congan", "Đã đọc", where="duty")
    await town.expect_message("chutich", "nhóm “Trực ban”", "👁 Đã đọc 1")


async def test_who_may_not_announce_learns_that_nobody_was_told(town: Town) -> None:
    await town.say("tk3", "thông báo họp 14h")
    assert await town.last("tk3") == word.NOT_SENT
    await town.say("tk3", f"/thongbao {TEXT}")
    assert "Việc này dành cho: lãnh đạo, văn phòng" in await town.last("tk3")
    await town.say("vanphong", "thông báo họp 14h")
    await town.expect_message("vanphong", "📣 Thông báo (chưa gửi)", "“họp 14h”")

    message = (await town.chat.messages(town.people["vanphong"]))[-1]["message_id"]
    for action in ("to:role-king", "to:", "nothing", "to:group-x"):
        assert await town.press_on("vanphong", message, where="vanphong", data=f"tb:1:{action}") == notices.STALE
    await town.say("chutich", "/trogiup")
    other = (await town.chat.messages(town.people["chutich"]))[-1]["message_id"]
    assert "Chỉ người soạn" in await town.press_on("chutich", other, where="chutich", data="tb:1:send")
    await town.press("vanphong", "Huỷ")
    assert not await town.count("tk3", "họp 14h")


async def test_a_denunciation_is_announced_in_no_group(town: Town) -> None:
    await town.say("vanphong", "/thongbao co don to cao can bo dia chinh nhan tien o tk3")
    await town.press("vanphong", "Nơi nhận")
    await town.press("vanphong", "Nhóm Trực ban")

    assert await town.press("vanphong", "Gửi") == word.OF_DENUNCIATION
    assert not await town.count("duty", "Thông báo")
