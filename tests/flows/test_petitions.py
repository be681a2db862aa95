"""Petitions in chat: into the book by one line, stages with their terms, chased to the last day and past it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from duty.people import Role
from duty.petitions import Petition
from handlers import chasing
from handlers.desk import Desk
from tests.harness import Town, a_town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of Hà Trung."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Town]:
    """Wednesday 05/06/2024, 08:00."""
    async with a_town(tmp_path, watch_every=timedelta(hours=12)) as town:
        await town.add("canbo", "Đỗ Thị Lan", Role.OFFICER)
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE)
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await town.bind("alerts", "congan", "canbo", "vanphong")
        await town.settle()
        yield town


async def until(town: Town, on: date, hour: int, minute: int = 0) -> None:
    await town.fast_forward(at(on, hour, minute) - town.clock.now())


async def leap(town: Town, on: date, hour: int, minute: int) -> None:
    """Nobody works until then: the days between are not gone through one by one."""
    await town.app.stop()
    town.clock.move_to(at(on, hour, minute))
    town.app = type(town.app)(town.settings, town.clock, watch_every=town.watch_every)
    await town.app.start()
    await town.settle()


async def morning(town: Town, on: date) -> None:
    """What the desk says by itself on the morning of a day."""
    await leap(town, on, 7, 29)
    await until(town, on, 7, 31)


async def stored(town: Town, number: str) -> Petition:
    async with town.app.database.read() as uow:
        found = await uow.petitions.numbered(town.app.unit_id, number, town.clock.now().year)
    assert found is not None
    return found


async def register(town: Town, who: str, line: str) -> None:
    await town.say(who, f"/don {line}")
    await town.press(who, "Vào sổ")


async def test_one_line_and_one_tap_put_a_petition_into_the_book_with_its_terms(office: Town) -> None:
    await office.say("canbo", "/don 45 khieu nai dat dai 3/6")
    await office.expect_message("canbo", "Đơn 45 · Khiếu nại · Đất đai", "Nhận ngày 03/06/2024")
    toast = await office.press("canbo", "Vào sổ")

    assert "Đã vào sổ đơn 45" in toast
    # Điều 27 Luật Khiếu nại: 10 days from 3/6; Điều 28 Luật Tiếp công dân: 10 working days.
    await office.expect_message(
        "canbo", "Thụ lý khiếu nại", "hạn 13/06/2024", "Điều 27", "hạn 17/06/2024", "Điều 28 khoản 1", "Đỗ Thị Lan"
    )
    one = await stored(office, "45")
    assert (one.kind, one.topic, one.received_on, one.stage) == ("complaint", "land", date(2024, 6, 3), "received")


async def test_what_the_line_lacks_is_asked_by_buttons(office: Town) -> None:
    await office.say("canbo", "/don moi")
    await office.say("canbo", "46/TCD")
    await office.press("canbo", "Kiến nghị, phản ánh")
    await office.press("canbo", "Môi trường")
    await office.press("canbo", "Vào sổ")
    one = await stored(office, "46/TCD")
    assert (one.kind, one.topic, one.received_on) == ("feedback", "environment", date(2024, 6, 5))
    assert sum("Đơn 46/TCD" in text for text in await office.texts("canbo")) == 1


async def test_a_number_is_in_the_book_once(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai")
    await office.say("vanphong", "/don 45 khiếu nại đất đai")
    assert "/don 45 để xem" in await office.last("vanphong")
    await office.say("vanphong", "/don 47 khiếu nại đất đai")
    await office.say("canbo", "/don 47 khiếu nại đất đai")
    await office.press("vanphong", "Vào sổ")
    toast = await office.press("canbo", "Vào sổ")
    assert "đã dùng trong sổ" in toast


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/don khiếu nại đất đai", "Chưa hiểu số đơn"),
        ("/don 45 khiếu nại đất đai 9/6", "không được sau hôm nay"),
        ("/don 45", "Không thấy đơn này"),
        ("/don 45 khiếu nại đất đai 31/2", "Không hiểu ngày"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_reason(office: Town, line: str, told: str) -> None:
    await office.say("canbo", line)
    assert told in await office.last("canbo")
    async with office.app.database.read() as uow:
        assert not await uow.petitions.open_on(office.app.unit_id, date(2030, 1, 1))


async def test_petitions_are_for_officers_leaders_and_the_office(office: Town) -> None:
    for who in ("congan", "tk3"):
        await office.say(who, "/don")
        assert "dành cho" in await office.last(who)
    await register(office, "canbo", "45 khiếu nại đất đai")
    message = (await office.chat.messages(office.people["congan"]))[-1]["message_id"]
    for data in ("don:s:1:st:accepted", "don:moi", "don:n:9:c10:land:240605::v:"):
        assert "dành cho" in await office.press_on("congan", message, where="congan", data=data)
    assert (await stored(office, "45")).stage == "received"


async def test_forged_buttons_are_refused_quietly(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai")
    message = (await office.chat.messages(office.people["canbo"]))[-1]["message_id"]
    for data in (
        "don:", "don:s:1", "don:s:x:st:accepted", "don:s:1:st:nowhere", "don:s:1:st:resolved",
        "don:s:1:rs:resolved.bad", "don:n:x:c10:land:240605::v:",
        "don:s:1:me:K1", "don:s:1:me:", "don:s:1:gh:T1", "don:s:1:ow:999", "don:s:99:xem:",
        "don:n:8:c10:land:999999::v:", "don:n:8:c10:-:240605::v:", "don:n:8:c10:land:240605:9:v:",
        "don:s:1:rs:closed.right", "don:s:1:rs:resolved.right.999999", "don:s:1:sua:void.now", "don:s:1:sua:kind.x1",
        "don:s:1:sua:undo.7", "don:s:1:ev:dialogue", "don:s:1:me:T1.999999",
    ):  # fmt: skip
        assert await office.press_on("canbo", message, where="canbo", data=data)
    one = await stored(office, "45")
    assert one.stage == "received"
    assert not one.steps


async def test_each_stage_starts_its_terms_and_ends_those_before(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    await office.press("canbo", "Thụ lý")
    # Điều 28 Luật Khiếu nại: 30 days from 5/6.
    card = await office.expect_message("canbo", "Đã thụ lý", "Giải quyết khiếu nại lần đầu: hạn 05/07/2024", "Điều 28")
    assert "☑️ Thụ lý khiếu nại" in card
    await until(office, date(2024, 6, 6), 9)
    await office.press("canbo", "Đã giải quyết")
    await office.press("canbo", "Đúng một phần")
    card = await office.expect_message("canbo", "Đã giải quyết (Đúng một phần)", "Gửi quyết định giải quyết", "Điều 32")
    assert "khiếu nại lần hai trong 30 ngày từ ngày nhận quyết định giải quyết (Điều 33 khoản 1" in card
    await office.press("canbo", "Kết thúc")
    one = await stored(office, "45")
    assert (one.stage, one.result, one.closed_on) == ("closed", "partly", date(2024, 6, 6))
    await office.say("canbo", "/don")
    await office.expect_message("canbo", "Đang giải quyết: 0 đơn")


async def test_a_step_may_be_typed_with_its_day_but_not_before_the_one_before(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    await office.say("canbo", "/don 45 thụ lý 1/6")
    assert "trước bước gần nhất" in await office.last("canbo")
    await office.say("canbo", "/don 45 thu ly 4/6")
    await office.expect_message("canbo", "Đã thụ lý từ 04/06/2024", "hạn 04/07/2024")
    await office.say("canbo", "/don 45 thu ly")
    assert "đã ở bước này" in await office.last("canbo")
    await office.say("canbo", "/don 45 chuyển")
    assert "không đi được" in await office.last("canbo")


async def test_a_typed_day_is_kept_through_the_question_that_a_step_asks(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 27/5")
    await office.say("canbo", "/don 45 chuyển 30/5")
    await office.say("canbo", "Phòng TNMT huyện 12/PC-UBND")
    await office.say("canbo", "/don 45 đã làm 31/5")
    await office.say("canbo", "/don 45 kết thúc 3/6")
    await register(office, "canbo", "46 kiến nghị môi trường 27/5")
    await office.say("canbo", "/don 46 thụ lý 28/5")
    await office.say("canbo", "/don 46 giải quyết 30/5")
    await office.press("canbo", "Đã trả lời", text="ngày 30/05/2024")
    await register(office, "vanphong", "47 tố cáo 27/5")
    await office.say("vanphong", "/don 47 thụ lý 28/5")
    await office.say("vanphong", "/don 47 đã làm 30/5")
    await office.press("vanphong", "Đã làm: Báo việc", text="ngày 30/05/2024")
    third = [(step.kind, step.value, step.on_date.day) for step in (await stored(office, "47")).steps]
    assert third == [("stage", "accepted", 28), ("met", "C3", 30)]
    first, second = await stored(office, "45"), await stored(office, "46")
    assert [(step.value, step.on_date.day) for step in first.steps] == [("forwarded", 30), ("T1", 31), ("closed", 3)]
    assert first.closed_on == date(2024, 6, 3)
    assert [(step.value, step.result, step.on_date.day) for step in second.steps] == [
        ("accepted", "", 28), ("resolved", "answered", 30),
    ]  # fmt: skip


async def test_what_was_entered_wrongly_is_put_right_and_the_old_value_kept(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai")
    await office.press("canbo", "Thụ lý")
    for button, typed in (("Số đơn", "46"), ("Ngày nhận", "3/6")):
        await office.press("canbo", "✏️ Sửa")
        await office.press("canbo", button)
        await office.say("canbo", typed)
    await office.press("canbo", "✏️ Sửa")
    await office.press("canbo", "Lĩnh vực")
    await office.press("canbo", "Môi trường")
    one = await stored(office, "46")
    assert (one.received_on, one.topic, one.stage) == (date(2024, 6, 3), "environment", "accepted")
    assert [(step.value, step.before) for step in one.steps if step.kind == "fix"] == [
        ("number", "45/2024"), ("received_on", "2024-06-05"), ("topic", "land"),
    ]  # fmt: skip
    await office.press("canbo", "✏️ Sửa")
    await office.press("canbo", "Bỏ bước: Đã thụ lý 05/06")
    assert (await stored(office, "46")).stage == "received"
    await office.press("canbo", "✏️ Sửa")
    await office.press("canbo", "Bỏ đơn này")
    await office.press("canbo", "Bỏ khỏi sổ")
    await office.say("canbo", "/don")
    await office.expect_message("canbo", "Đang giải quyết: 0 đơn")
    await register(office, "canbo", "46 khiếu nại đất đai")
    assert (await stored(office, "46")).id != one.id
    await register(office, "vanphong", "47 khiếu nại đất đai")
    await office.say("canbo", "/don 47")
    assert "Đơn của người khác phụ trách" in await office.press("canbo", "✏️ Sửa")


async def test_kn_alone_is_asked_and_this_years_book_is_meant(office: Town) -> None:
    await office.say("canbo", "/don 45/2023 kn lần 2 đất đai 28/12/2023")
    await office.press("canbo", "Khiếu nại")
    await office.press("canbo", "Vào sổ")
    await office.expect_message("canbo", "Đơn 45/2023 · Khiếu nại lần 2", "Nhận 28/12/2023")
    await office.say("canbo", "/don 45")
    assert "gõ /don 45/2023" in await office.last("canbo")
    await register(office, "canbo", "45 khiếu nại đất đai")
    await office.say("canbo", "/don 45")
    await office.expect_message("canbo", "Đơn 45 · Khiếu nại · Đất đai", "Nhận 05/06/2024")


async def test_of_a_denunciation_no_word_is_kept_but_its_number_dates_and_stage(office: Town) -> None:
    await register(office, "vanphong", "50 tố cáo 3/6")
    await office.press("vanphong", "Gia hạn: Vào sổ")
    await office.say("vanphong", "15/QĐ-UBND vì cán bộ địa chính bị tố cáo")
    assert "chỉ ghi số văn bản" in await office.last("vanphong")
    await office.say("vanphong", "15/QĐ-UBND 4/6")
    await office.press("vanphong", "Chuyển")
    await register(office, "vanphong", "51 khiếu nại đất đai 3/6")
    await office.press("vanphong", "Chuyển")
    await office.say("vanphong", "Phòng Nội vụ, tố cáo cán bộ địa chính")
    await office.say("canbo", "/don 51")
    await office.press("vanphong", "✏️ Sửa", text="Đơn 51")
    await office.press("vanphong", "Loại đơn")
    await office.press("vanphong", "Tố cáo")
    assert not [text for text in await office.texts("canbo") if "Đất đai" in text or "Đơn 51" in text]
    for number in ("50", "51"):
        one = await stored(office, number)
        assert (one.kind, one.stage, one.owner_unit, one.topic) == ("denunciation", "forwarded", "", "other")
        assert not [step.reason for step in one.steps if step.reason]
    assert [step.document for step in (await stored(office, "50")).steps] == ["15/QĐ-UBND", ""]
    # What stands missed is counted, and nothing more of it leaves for the figures.
    async with office.app.database.read() as uow:
        desk = Desk(uow, office.app.office, at(date(2024, 7, 1), 8), "test")
        late = await chasing.overdue(desk, date(2024, 7, 1))
    assert {(one.number, one.label, one.article) for one in late if one.kind == "denunciation"} == {("", "", "")}


async def test_an_extension_needs_its_document_and_the_law_gives_only_so_many(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    await office.press("canbo", "Thụ lý")
    await office.press("canbo", "Gia hạn: Giải quyết")
    await office.say("canbo", "vụ việc phức tạp")
    assert "Gia hạn phải có văn bản" in await office.last("canbo")
    await office.say("canbo", "15/QĐ-UBND ông Nguyễn Văn Tám ở nhiều nơi, vụ việc phức tạp")
    # 30 + 15 days from 5/6 is Saturday 20/7: the Monday after it.
    await office.expect_message("canbo", "hạn 22/07/2024, đã gia hạn 1 lần")
    step = (await stored(office, "45")).steps[-1]
    assert step.document == "15/QĐ-UBND"
    assert step.on_date == date(2024, 6, 5)
    assert "Tám" not in step.reason
    message = (await office.chat.messages(office.people["canbo"]))[-1]["message_id"]
    assert "không được gia hạn" in await office.press_on("canbo", message, where="canbo", data="don:s:1:gh:K2")


async def test_forwarding_asks_where_to_and_keeps_no_citizens_name(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    await office.press("canbo", "Chuyển")
    await office.say("canbo", "Phòng TNMT huyện 12/PC-UBND, bà Lê Thị Xuân 0912345678")
    await office.expect_message("canbo", "Đã chuyển", "Phòng TNMT huyện 12/PC-UBND")
    one = await stored(office, "45")
    assert "0912345678" not in one.owner_unit
    assert "Xuân" not in one.owner_unit


async def test_who_is_in_charge_can_be_changed_and_is_told(office: Town) -> None:
    await register(office, "vanphong", "45 khiếu nại đất đai 3/6")
    await office.press("vanphong", "Giao người khác")
    await office.press("vanphong", "Đỗ Thị Lan")
    await office.expect_message("canbo", "Mai Thị Nga (Văn phòng) giao đồng chí phụ trách", "Đơn 45")
    await office.press("canbo", "Xem đơn")
    await office.expect_message("canbo", "Đơn 45", "Phụ trách: Đỗ Thị Lan")


async def test_a_denunciation_is_known_only_to_those_who_may(office: Town) -> None:
    await office.say("canbo", "/don 50 tố cáo cán bộ")
    assert "Đơn tố cáo do lãnh đạo, văn phòng" in await office.last("canbo")
    await register(office, "vanphong", "50 tố cáo thái độ cán bộ")
    one = await stored(office, "50")
    assert one.topic == "other"
    card = await office.expect_message("vanphong", "Đơn 50 · Tố cáo")
    assert "Thái độ" not in card

    await office.say("canbo", "/don 50")
    assert "Không thấy đơn này" in await office.last("canbo")
    await office.say("canbo", "/don")
    assert "Đơn 50" not in await office.last("canbo")
    assert "Đang giải quyết: 0 đơn" in await office.last("canbo")
    message = (await office.chat.messages(office.people["canbo"]))[-1]["message_id"]
    for data in ("don:s:1:xem:", "don:s:1:st:accepted", "don:s:1:ow:1"):
        assert "Không thấy" in await office.press_on("canbo", message, where="canbo", data=data)
    assert (await stored(office, "50")).stage == "received"
    # Nor can it be given to one who may not know of it.
    await office.press("vanphong", "Giao người khác")
    assert "Lan" not in str((await office.chat.messages(office.people["vanphong"]))[-1]["buttons"])
    for on in (date(2024, 6, 13), date(2024, 6, 20)):
        await morning(office, on)
    assert not await office.count("canbo", "Đơn 50")
    assert not await office.count("alerts", "Đơn 50")
    await office.say("chutich", "/tonghop")
    assert not await office.count("chutich", "Đơn 50:")


async def test_its_last_day_comes_near_comes_and_passes_and_reaches_the_leader(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    await morning(office, date(2024, 6, 7))
    assert not await office.count("canbo", "Đơn đồng chí phụ trách")

    # Last day Thursday 13/6: from three working days before.
    await morning(office, date(2024, 6, 10))
    await office.expect_message("canbo", "Đơn đồng chí phụ trách", "Hạn 13/06 (còn 3 ngày làm việc)", "Điều 27")
    await morning(office, date(2024, 6, 13))
    await office.expect_message("canbo", "Hạn hôm nay", "Thụ lý khiếu nại")
    await morning(office, date(2024, 6, 14))
    await office.expect_message("canbo", "Quá hạn 13/06 (1 ngày làm việc)")
    assert not await office.count("chutich", "Đơn cần lãnh đạo chỉ đạo")
    # A Sunday.
    await morning(office, date(2024, 6, 16))
    assert await office.count("canbo", "Đơn đồng chí phụ trách") == 3
    await morning(office, date(2024, 6, 17))
    await office.expect_message(
        "chutich", "Đơn cần lãnh đạo chỉ đạo", "Quá hạn 13/06 (2 ngày làm việc)", "Đơn 45", "Đỗ Thị Lan"
    )
    await office.press("chutich", "Đơn 45")
    await office.expect_message("chutich", "Đơn 45 · Khiếu nại", "⚠️ Quá hạn")


async def test_what_is_done_is_not_chased(office: Town) -> None:
    await register(office, "canbo", "45 kiến nghị môi trường 3/6")
    await office.say("canbo", "/don 45 thu ly")
    await office.press("canbo", "Đã làm: Trả lời người dân")
    for on in (date(2024, 6, 13), date(2024, 6, 19), date(2024, 6, 28)):
        await morning(office, on)
    assert not await office.count("canbo", "Đơn đồng chí phụ trách")
    assert not await office.count("chutich", "Đơn cần lãnh đạo")


async def test_three_days_down_tell_once_what_is_so_on_that_morning(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    await leap(office, date(2024, 6, 13), 9, 0)
    assert await office.count("canbo", "Đơn đồng chí phụ trách") == 1
    await office.expect_message("canbo", "Hạn hôm nay")


async def test_whoever_cannot_be_reached_is_stood_in_for_by_the_office(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    async with office.app.database.write() as uow:
        await uow.people.mark_contact(
            "telegram", str(office.people["canbo"]), reachable=False, reason="blocked", now=office.clock.now()
        )
        await uow.commit()
    await morning(office, date(2024, 6, 13))
    await office.expect_message("vanphong", "Đơn đồng chí phụ trách", "Đơn 45")


async def test_the_alarm_of_45_days_reaches_the_leader_well_ahead(tmp_path: Path) -> None:
    start = datetime(2026, 8, 3, 1, 0, tzinfo=UTC)
    async with a_town(tmp_path, start=start, watch_every=timedelta(hours=12)) as town:
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.settle()
        await register(town, "vanphong", "45 khiếu nại đất đai")
        # Điều 41 khoản 3 điểm b Nghị định 154/2026: 45 days from 3/8 is 17/9.
        await morning(town, date(2026, 9, 1))
        assert not await town.count("chutich", "Đơn cần lãnh đạo", "Điều 41")
        await morning(town, date(2026, 9, 3))
        await town.expect_message("chutich", "Đơn cần lãnh đạo chỉ đạo", "Hạn 17/09", "Điều 41 khoản 3")


async def test_a_dialogue_is_set_by_its_day_and_its_notice_is_owed_before_it(tmp_path: Path) -> None:
    """Điều 28 khoản 1 Nghị định 124/2020 (sửa đổi 2026)."""
    async with a_town(tmp_path, start=datetime(2026, 8, 3, 1, 0, tzinfo=UTC)) as town:
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await register(town, "vanphong", "45 khiếu nại đất đai")
        await town.press("vanphong", "Thụ lý")
        await town.press("vanphong", "Ngày đối thoại")
        await town.say("vanphong", "14/8")
        await town.expect_message("vanphong", "Gửi thông báo tổ chức đối thoại: hạn 07/08/2026", "Điều 28 khoản 1")
        await town.say("vanphong", "/don 45 doi thoai 27/8")
        await town.press("vanphong", "Đã làm: Gửi thông báo")
        await town.expect_message("vanphong", "☑️ Gửi thông báo tổ chức đối thoại: 03/08/2026")


async def test_in_a_group_nothing_of_petitions_is_shown(office: Town) -> None:
    await register(office, "canbo", "45 khiếu nại đất đai 3/6")
    before = len(await office.texts("alerts"))
    await office.say("canbo", "/don", where="alerts")
    await office.say("canbo", "/don 45", where="alerts")
    told = (await office.texts("alerts"))[before:]
    assert told == ["Đơn thư chỉ xem ở khung chat riêng với máy trực."] * 2


def paper(content: bytes | None) -> str:
    """What the paper says, paragraphs and tables."""
    document = Document(BytesIO(content or b""))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def drafted(town: Town, week: str) -> str:
    """The paper of a week, as it was drafted by schedule."""
    await town.expect_message("chutich", f"Dự thảo báo cáo tuần {week}")
    async with town.app.database.read() as uow:
        found = [await uow.weekly_reports.get(number) for number in range(1, 6)]
    return next(paper(one.docx) for one in found if one is not None and one.week == week)


async def test_from_a_crowd_to_the_weeks_report(office: Town) -> None:
    """A crowd is tallied, its incident opens, its petition goes into the book, is reminded of, missed, told to the
    leader; and the papers of its weeks tell all of it."""
    await office.say("canbo", "Tiếp dân")
    for label in ("5+", "20", "Khiếu nại", "Đất đai", "Nhận đơn"):
        await office.press("canbo", label, text="Tiếp công dân")
    await office.press("canbo", "Mở sự việc")
    await office.expect_message("alerts", "SV-1 ·", "20 người")
    await register(office, "canbo", "45 khiếu nại đất đai SV-1")
    await office.expect_message("alerts", "SV-1 ·", "🧾 1 lượt tiếp · 📄 Đơn 45")
    await office.expect_message("canbo", "Đơn 45 · Khiếu nại · Đất đai", "Nhận 05/06/2024", "🔗 SV-1")
    await office.say("congan", "nhận 1")
    await office.say("congan", "xong 1 bà con đã về")

    await leap(office, date(2024, 6, 7), 14, 59)
    await until(office, date(2024, 6, 7), 15, 1)
    first = await drafted(office, "2024-W23")
    for said in (
        "Đã tiếp 01 lượt",
        "đoàn đông người: 01 đoàn",
        "(SV-1): Đoàn đông người, 20 người",
        "Tiếp nhận 01 đơn",
    ):
        assert said in first
    assert "quá hạn" not in first

    # Ten days from 5/6 end on Saturday 15/6: the last day is Monday 17/6.
    await morning(office, date(2024, 6, 12))
    await office.expect_message("canbo", "Đơn đồng chí phụ trách", "Hạn 17/06 (còn 3 ngày làm việc)", "Điều 27")
    await morning(office, date(2024, 6, 19))
    await office.expect_message("canbo", "Quá hạn 17/06 (2 ngày làm việc)")
    await office.expect_message("chutich", "Đơn cần lãnh đạo chỉ đạo", "Quá hạn 17/06", "Đơn 45", "Đỗ Thị Lan")

    await leap(office, date(2024, 6, 21), 14, 59)
    await until(office, date(2024, 6, 21), 15, 1)
    second = await drafted(office, "2024-W25")
    for said in ("- Đơn số 45: ", "thụ lý khiếu nại", "hạn 17/06/2024", "Điều 27", "Đang giải quyết 01 đơn"):
        assert said in second
