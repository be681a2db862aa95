"""From a sheet to the roster to be: doubts that are found for days to come and for days gone by."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from duty.people import Person
from duty.proposals import Directory, Proposal, propose
from tests.unit.sheets_stage import read_one

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
JUNE = "LỊCH TRỰC THÁNG 6 NĂM 2024"


def proposed(*rows: str, known: tuple[str, ...] = (), now: datetime = datetime(2024, 6, 1, tzinfo=ZONE)) -> Proposal:
    people = [Person(number, 1, name) for number, name in enumerate(known, start=1)]
    return propose(read_one(*rows, context=JUNE), Directory(people, {}), (time(7), time(17)), ZONE, now)


def whats(proposal: Proposal) -> str:
    return "\n".join(f"{doubt.where}: {doubt.what}" for doubt in proposal.doubts)


def test_days_gone_by_are_left_out_and_their_doubts_are_still_found() -> None:
    late = datetime(2026, 1, 1, tzinfo=ZONE)
    proposal = proposed("Ngày|Lãnh đạo|Công an", "08/6|Lê Văn Thắng|Lê Văn Thắng", "09/6|Hà Thị Lạ|", now=late)
    assert not proposal.lines
    said = whats(proposal)
    assert "Có 3 ca đã qua (từ 08/06/2024): không nhập." in said
    assert "ngày 08/06: Lê Văn Thắng có hai ca trùng giờ." in said
    assert "“Lê Văn Thắng”, “Hà Thị Lạ” chưa có trong máy trực" in said


def test_clashes_of_one_person_are_one_doubt_with_every_day() -> None:
    rows = ("Ngày|Lãnh đạo|Công an", "08/6|Lê Văn Thắng|Lê Văn Thắng", "09/6|Lê Văn Thắng|Lê Văn Thắng")
    assert "ngày 08/06, 09/06: Lê Văn Thắng có hai ca trùng giờ." in whats(proposed(*rows, known=("Lê Văn Thắng",)))


def test_two_spellings_with_one_phone_may_be_one_person() -> None:
    rows = ("Ngày|Trực|SĐT", "08/6|Lê Thị Hồng Nhung|0983112233", "09/6|Lê Thị Hồng Nhưng|0983112233")
    assert "“Lê Thị Hồng Nhung” và “Lê Thị Hồng Nhưng” cùng số máy" in whats(proposed(*rows))


def test_two_spellings_of_two_phones_are_two_people() -> None:
    rows = ("Ngày|Trực|SĐT", "08/6|Lê Văn Tuấn|0983112233", "09/6|Lê Văn Tuân|0983112244")
    assert "nếu là một người" not in whats(proposed(*rows))


def test_two_whom_the_desk_knows_are_not_asked_about() -> None:
    rows = ("Ngày|Trực", "08/6|Lê Văn Tuấn", "09/6|Lê Văn Tuân")
    assert "nếu là một người" in whats(proposed(*rows))
    assert "nếu là một người" not in whats(proposed(*rows, known=("Lê Văn Tuấn", "Lê Văn Tuân")))


def test_a_name_in_capitals_is_the_one_that_the_desk_knows() -> None:
    proposal = proposed("Ngày|Trực", "08/6|MAI XUÂN TRƯỜNG", known=("Mai Xuân Trường",))
    assert [line.person_id for line in proposal.lines] == [1]
    assert "Mai Xuân Trường" not in whats(proposal)
