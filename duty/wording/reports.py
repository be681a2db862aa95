"""The weekly report as the office signs it: its frame, and the order of its sections. Neutral official Vietnamese.

Sections VI and VII are a person's: the machine only states how the figures changed.
"""

from __future__ import annotations

from datetime import datetime

from duty.digest import Figures
from duty.policy import UnitConfig
from duty.wording import report_sections as say

_DOTS = "…" * 28


def place_and_date(unit: UnitConfig, year: int) -> str:
    """The place; day and month stay blank."""
    return f"{unit.short}, ngày      tháng      năm {year}"


def issuer(unit: UnitConfig) -> tuple[str, ...]:
    """The name of the unit in full, on the lines that the head has for it."""
    short, _, rest = unit.name.partition(" ")
    return ("Ủy ban nhân dân", rest) if short == "UBND" and rest else (unit.name,)


def moment(at: datetime) -> str:
    """ "15 giờ 00 phút ngày 07/6/2024"; the instant is on the clock of the unit."""
    return f"{at:%H} giờ {at:%M} phút ngày {at:%d}/{_month(at)}/{at.year}"


def _month(at: datetime) -> str:
    # Days below 10 and the months 1 and 2 are written with a zero (Nghị định 30/2020, Phụ lục I).
    return f"{at.month:02d}" if at.month < 3 else str(at.month)


def stretch(now: Figures) -> str:
    """ "từ 15 giờ 00 phút ngày 31/5/2024 đến 15 giờ 00 phút ngày 07/6/2024"."""
    return f"từ {moment(now.from_at)} đến {moment(now.to_at)}"


def about(now: Figures) -> str:
    """What the report is about."""
    return f"Công tác trực, tiếp công dân, xử lý đơn thư và tình hình an ninh trật tự\n({stretch(now)})"


def closing(unit: UnitConfig) -> str:
    """The last sentence."""
    return f"Trên đây là báo cáo tuần của {unit.name}, kính báo cáo {unit.superior.name}./."


def recipients(unit: UnitConfig, *, addressed: bool = False) -> tuple[str, ...]:
    """To whom it goes; ``addressed``: the desk of the superior body stands above already (Kính gửi)."""
    return (
        "- Như trên;" if addressed else f"- {unit.superior.desk};",
        f"- {unit.superior.name};",
        "- TTr. Đảng ủy, HĐND (báo cáo);",
        "- Chủ tịch, các PCT UBND;",
        "- Lưu: VT.",
    )


def sections(
    now: Figures, before: Figures, unit: UnitConfig, *, outlook: str = "", proposals: str = "", draft: bool = True
) -> list[tuple[str, list[str]]]:
    """Titles and paragraphs, in the order of the report; what a person has not written yet is dotted in a draft."""
    blank = [_DOTS] if draft else []
    return [
        ("I. Tình hình chung", say.situation(now, before, unit)),
        ("II. Kết quả tiếp công dân", say.receptions(now, before)),
        ("III. Tiếp nhận, xử lý đơn thư", say.petitions(now, before)),
        ("IV. Các sự việc nổi lên", say.notable(now, unit)),
        ("V. Công tác trực", [say.roster(now, before)]),
        ("VI. Nhận định", [_changes(now, before), *([outlook] if outlook else blank)]),
        ("VII. Kiến nghị, đề xuất", [proposals] if proposals else blank or ["Không."]),
    ]


def _changes(now: Figures, before: Figures) -> str:
    """How the figures changed, without a judgement."""
    if now.nothing and before.nothing:
        return "Trong tuần không phát sinh; tuần trước không phát sinh."
    told = [
        f"số sự việc {_change(now.incidents.total, before.incidents.total)}",
        f"số đoàn đông người trong các sự việc {_change(now.incidents.crowds, before.incidents.crowds)}",
        f"số lượt tiếp công dân {_change(now.receptions.turns, before.receptions.turns)}",
        f"số đơn nhận {_change(sum(now.petitions.received.values()), sum(before.petitions.received.values()))}",
    ]
    late, earlier = sum(now.petitions.late.values()), sum(before.petitions.late.values())
    told += [f"số đơn có việc quá hạn {_change(late, earlier)}"] if late or earlier else []
    left = f"; còn {now.incidents.still_open:02d} sự việc trong tuần đang theo dõi" if now.incidents.still_open else ""
    return f"So với tuần trước: {', '.join(told)}{left}."


def _change(now: int, before: int) -> str:
    if now == before:
        return "không đổi"
    return f"{'tăng' if now > before else 'giảm'} {abs(now - before):02d}"
