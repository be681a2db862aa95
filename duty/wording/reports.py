"""The sentences of the weekly report, in neutral official Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duty.digest import Figures, Receptions
from duty.policy import UnitConfig
from duty.wording import facts as say

_MATTERS = {"complaint": "khiếu nại", "denunciation": "tố cáo", "feedback": "kiến nghị, phản ánh"}
_RESULTS = {
    "guided": "hướng dẫn", "answered": "trả lời, giải thích", "accepted": "nhận đơn để xem xét",
    "forwarded": "chuyển cơ quan có thẩm quyền", "refused": "từ chối tiếp theo quy định",
}  # fmt: skip
_STATES = {"closed": "đã kết thúc", "open": "đang theo dõi", "acked": "đang xử lý", "en_route": "đang xử lý"}


def place_and_date(unit: UnitConfig, on: date) -> str:
    """The place; day and month stay blank."""
    return f"{unit.short}, ngày      tháng      năm {on.year}"


def about(now: Figures) -> str:
    """What the report is about."""
    return (
        "Công tác trực, tiếp công dân, xử lý đơn thư và tình hình an ninh trật tự\n"
        f"(từ ngày {now.first:%d/%m/%Y} đến ngày {now.last:%d/%m/%Y})"
    )


def closing(unit: UnitConfig) -> str:
    """The last sentence."""
    return f"Trên đây là báo cáo tuần của {unit.name}, kính báo cáo {unit.superior.name}./."


def recipients(unit: UnitConfig) -> tuple[str, ...]:
    """To whom it goes."""
    return (
        f"- {unit.superior.name};",
        f"- {unit.superior.desk};",
        "- TTr. Đảng ủy, HĐND (báo cáo);",
        "- Chủ tịch, các PCT UBND;",
        "- Lưu: VT.",
    )


def sections(now: Figures, before: Figures, unit: UnitConfig, comment: str) -> list[tuple[str, list[str]]]:
    """Titles and paragraphs, in the order of the report."""
    return [
        ("I. Tình hình chung", [_situation(now, before)]),
        ("II. Kết quả tiếp công dân", _receptions(now, before)),
        ("III. Tiếp nhận, xử lý đơn thư", _petitions(now)),
        ("IV. Các sự việc nổi lên", _notable(now, unit)),
        ("V. Công tác trực", [_roster(now)]),
        ("VI. Nhận định", [_outlook(now, before)]),
        ("VII. Kiến nghị, đề xuất", [comment or "Không."]),
    ]


def _situation(now: Figures, before: Figures) -> str:
    told = now.incidents
    if not told.total:
        return "Trong tuần, tình hình trên địa bàn ổn định; không phát sinh sự việc tập trung đông người."
    parts = [f"Trong tuần ghi nhận {told.total} sự việc ({_than(told.total, before.incidents.total)})"]
    parts.append(f"trong đó: {_listed(told.by_category, say.CATEGORY_NAMES)}")
    text = "; ".join(parts) + "."
    if told.crowds:
        text += f" Có {told.crowds} đoàn đông người với {told.crowd_people} lượt người."
    if told.to_ack is not None:
        text += f" Thời gian từ khi báo đến khi có người tiếp nhận (trung vị): {say.minutes(told.to_ack)}."
    return text


def _receptions(now: Figures, before: Figures) -> list[str]:
    figures = now.receptions
    if not figures.turns:
        return ["Trong tuần không phát sinh lượt tiếp công dân."]
    lines = [
        f"Đã tiếp {figures.turns} lượt với {figures.people} người, {figures.cases} vụ việc "
        f"(số lượt {_than(figures.turns, before.receptions.turns)}); đoàn đông người: {figures.crowds} đoàn.",
        f"Theo loại việc: {_listed(figures.by_matter, _MATTERS)}.",
        f"Theo lĩnh vực: {_listed(figures.by_topic, say.TOPIC_NAMES)}.",
        f"Kết quả: {_listed(figures.by_result, _RESULTS)}.",
    ]
    if figures.head_sessions:
        lines.append(f"Chủ tịch trực tiếp tiếp công dân {figures.head_sessions} kỳ, {figures.head.turns} lượt.")
    if figures.head_missed:
        lines.append(f"Còn {figures.head_missed} kỳ tiếp công dân định kỳ chưa thực hiện.")
    return lines


def reception_table(now: Figures) -> list[list[str]]:
    """Who received how much."""
    figures = now.receptions
    rows = [["Hình thức", "Lượt", "Người", "Lần đầu", "Nhiều lần", "Đoàn", "Người của đoàn"]]
    for name, block in (
        ("Thường xuyên", figures.standing),
        ("Thủ trưởng tiếp", figures.head),
        ("Ủy quyền tiếp", figures.delegate),
    ):
        rows.append([name, *_cells(block)])
    return rows


def _cells(block: Receptions) -> list[str]:
    return [
        str(value)
        for value in (block.turns, block.people, block.first, block.repeated, block.crowds, block.crowd_people)
    ]


def _petitions(now: Figures) -> list[str]:
    petitions = now.petitions
    received, closed, still = (sum(one.values()) for one in (petitions.received, petitions.closed, petitions.open))
    if not received and not still:
        return ["Trong tuần không phát sinh đơn thư; không có đơn đang giải quyết."]
    lines = [
        f"Tiếp nhận {received} đơn{_in_kinds(petitions.received)}; giải quyết xong {closed} đơn; "
        f"đang giải quyết {still} đơn{_in_kinds(petitions.open)}."
    ]
    lines += [
        f"Đơn số {one.number}: quá hạn {one.label} ngày {one.due_on:%d/%m/%Y} ({one.article})."
        for one in petitions.overdue
        if one.kind != "denunciation"
    ]
    secret = sum(one.kind == "denunciation" for one in petitions.overdue)
    if secret:
        lines.append(f"Đơn tố cáo quá hạn: {secret:02d}.")
    return lines


def _in_kinds(counts: Mapping[str, int]) -> str:
    return f" ({_listed(counts, _MATTERS)})" if counts else ""


def _notable(now: Figures, unit: UnitConfig) -> list[str]:
    if not now.notable:
        return ["Không phát sinh."]
    lines = []
    for number, one in enumerate(now.notable, start=1):
        where = f", {unit.area_name(one.area)}" if one.area else ""
        many = f", {one.people} người" if one.people else ""
        topic = f", nội dung: {say.TOPIC_NAMES[one.topic].lower()}" if one.topic in say.TOPIC_NAMES else ""
        name = say.CATEGORY_NAMES.get(one.category, one.category)
        lines.append(f"{number}. Ngày {one.on:%d/%m} ({one.code}): {name}{where}{many}{topic}; {_STATES[one.state]}.")
    return lines


def _roster(now: Figures) -> str:
    roster = now.roster
    if not roster.shifts and not roster.absent:
        return "Trong tuần không bố trí ca trực trên máy trực."
    text = f"Bố trí {roster.shifts} ca trực, {roster.confirmed} ca được người trực xác nhận"
    text += f", {roster.swapped} ca đổi người" if roster.swapped else ""
    return text + (f"; {roster.absent} ca vắng." if roster.absent else "; không có ca vắng.")


def _outlook(now: Figures, before: Figures) -> str:
    if now.nothing:
        return "Tình hình ổn định, không phát sinh vấn đề phức tạp. Tiếp tục duy trì chế độ trực theo kế hoạch."
    change = now.incidents.crowds - before.incidents.crowds
    if change > 0:
        trend = f"Số đoàn đông người tăng {change} so với tuần trước"
    elif change < 0:
        trend = f"Số đoàn đông người giảm {-change} so với tuần trước"
    else:
        trend = "Số đoàn đông người không thay đổi so với tuần trước"
    return f"{trend}; còn {now.incidents.still_open} sự việc đang theo dõi. Tiếp tục duy trì chế độ trực theo kế hoạch."


def _listed(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{names.get(key, key).lower()} {count:02d}" for key, count in ordered) or "không"


def _than(now: int, before: int) -> str:
    if now == before:
        return "bằng tuần trước"
    return f"{'tăng' if now > before else 'giảm'} {abs(now - before)} so với tuần trước"
