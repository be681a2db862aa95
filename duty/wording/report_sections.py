"""Sections I to V of the weekly report, each figure beside that of the week before. Facts only."""

from __future__ import annotations

from collections.abc import Mapping

from duty.digest import Figures, Overdue, Receptions
from duty.policy import UnitConfig
from duty.wording import facts as say
from duty.wording.reception import MATTER_NAMES

RESULTS = {
    "guided": "hướng dẫn", "answered": "trả lời, giải thích", "accepted": "nhận đơn để xem xét",
    "forwarded": "chuyển cơ quan có thẩm quyền", "refused": "từ chối tiếp theo quy định",
}  # fmt: skip
OUTCOMES = {
    "resolved": "giải quyết xong", "forwarded": "chuyển cơ quan có thẩm quyền", "refused": "không thụ lý",
    "withdrawn": "người gửi rút đơn", "stopped": "đình chỉ", "other": "kết thúc khác",
}  # fmt: skip
STAGES = {
    "received": "mới nhận", "accepted": "đã thụ lý", "verifying": "đang xác minh", "forwarded": "đã chuyển",
    "refused": "không thụ lý", "resolved": "đã giải quyết",
}  # fmt: skip
# Out of the hands of the office, but not closed in the book yet.
LEFT = ("forwarded", "refused", "resolved")
_MOST_LATE = 15  # petitions that the paper names; the table has them all
_DECISIONS = {"right": "đúng", "partly": "đúng một phần", "wrong": "sai", "answered": "đã trả lời"}
_STATES = {"closed": "đã kết thúc", "open": "đang theo dõi", "acked": "đang xử lý", "en_route": "đang xử lý"}
_TOPICS = {key: name[0].lower() + name[1:] for key, name in say.TOPIC_NAMES.items()}
_CATEGORIES = {key: name[0].lower() + name[1:] for key, name in say.CATEGORY_NAMES.items()}
_MATTERS = {key: name[0].lower() + name[1:] for key, name in MATTER_NAMES.items()}


def situation(now: Figures, before: Figures, unit: UnitConfig) -> list[str]:
    """Section I."""
    told, then = now.incidents, before.incidents
    received = now.receptions
    at_reception = (
        f"Tiếp công dân có {received.crowds:02d} đoàn đông người với {received.crowd_people} lượt người (mục II)."
        if received.crowds
        else ""
    )
    if not told.total:
        first = f"Trong tuần không ghi nhận sự việc ({than(0, then.total)})."
        return [f"{first} {at_reception or 'Không phát sinh đoàn đông người.'}"]
    lines = [
        f"Trong tuần ghi nhận {told.total:02d} sự việc ({than(told.total, then.total)}), gồm: "
        f"{beside(told.by_category, then.by_category, _CATEGORIES)}.",
        f"Đoàn đông người trong các sự việc: {told.crowds:02d} đoàn, {told.crowd_people} lượt người "
        f"({than(told.crowds, then.crowds)}). {at_reception}".rstrip(),
    ]
    if told.by_topic:
        lines.append(f"Theo nội dung: {beside(told.by_topic, then.by_topic, _TOPICS)}.")
    if told.by_area:
        areas = {key: unit.area_name(int(key)) for key in {*told.by_area, *then.by_area}}
        lines.append(f"Theo địa bàn: {beside(told.by_area, then.by_area, areas)}.")
    times = [
        f"{name} {say.minutes(value)} (tuần trước {say.minutes(earlier) if earlier is not None else 'không có'})"
        for name, value, earlier in (
            ("đến khi có người nhận", told.to_ack, then.to_ack),
            ("đến khi kết thúc", told.to_close, then.to_close),
        )
        if value is not None
    ]
    if times:
        lines.append(f"Thời gian từ khi báo (trung vị): {'; '.join(times)}.")
    if told.never_acked:
        lines.append(f"Chưa có người nhận: {told.never_acked:02d} sự việc.")
    return lines


def receptions(now: Figures, before: Figures) -> list[str]:
    """Section II."""
    figures, then = now.receptions, before.receptions
    if figures.turns:
        lines = [
            f"Đã tiếp {figures.turns:02d} lượt ({than(figures.turns, then.turns)}) với {figures.people} người "
            f"({than(figures.people, then.people)}), {figures.cases:02d} vụ việc; đoàn đông người: "
            f"{figures.crowds:02d} đoàn ({than(figures.crowds, then.crowds)}).",
            f"Theo loại việc: {beside(figures.by_matter, then.by_matter, _MATTERS)}.",
            f"Theo lĩnh vực: {beside(figures.by_topic, then.by_topic, _TOPICS)}.",
            f"Kết quả: {beside(figures.by_result, then.by_result, RESULTS)}.",
        ]
    else:
        lines = [f"Trong tuần không phát sinh lượt tiếp công dân ({than(0, then.turns)})."]
    if late := now.booked_late.turns:
        lines.append(
            f"Ngoài ra, trong tuần ghi bổ sung {late:02d} lượt tiếp với {now.booked_late.people} người của các tuần "
            "trước, không tính vào số liệu trên."
        )
    head = [f"Chủ tịch tiếp {figures.head_sessions:02d} kỳ"] if figures.head_sessions else []
    head += [f"ủy quyền tiếp {figures.delegate_sessions:02d} kỳ"] if figures.delegate_sessions else []
    head += [f"tiếp đột xuất {figures.out_of_turn:02d} lượt"] if figures.out_of_turn else []
    if head:
        sentence = "; ".join(head)
        lines.append(f"{sentence[0].upper()}{sentence[1:]}.")
    if figures.head_missed:
        lines.append(f"Còn {figures.head_missed:02d} kỳ tiếp công dân định kỳ chưa thực hiện.")
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


def petitions(now: Figures, before: Figures) -> list[str]:
    """Section III: received, done by result, standing by stage; then the missed terms by petition."""
    told, then = now.petitions, before.petitions
    received, earlier = sum(told.received.values()), sum(then.received.values())
    standing, done = told.standing(), told.outcomes()
    added = (
        [f"Ngoài ra, trong tuần ghi bổ sung {late:02d} đơn nhận từ các tuần trước, không tính vào số đơn tiếp nhận."]
        if (late := now.booked_late.petitions)
        else []
    )
    if not (received or standing or done):
        return [f"Trong tuần không phát sinh đơn thư ({than(0, earlier)}); không có đơn đang giải quyết.", *added]
    lines = [f"Tiếp nhận {received:02d} đơn ({than(received, earlier)}){_by_kind(told.received)}.", *added]
    if done:
        decided = f" (kết quả: {_counted(told.results, _DECISIONS)})" if told.results else ""
        lines.append(f"Đã xử lý trong tuần {sum(done.values()):02d} đơn: {_counted(done, OUTCOMES)}{decided}.")
    else:
        lines.append("Trong tuần chưa có đơn nào xử lý xong.")
    handled = {stage: count for stage, count in standing.items() if stage not in LEFT}
    left = {stage: count for stage, count in standing.items() if stage in LEFT}
    lines.append(f"Đang giải quyết {sum(handled.values()):02d} đơn{_in_brackets(handled, STAGES)}.")
    if left:
        lines.append(f"Đã xử lý, chưa kết thúc hồ sơ {sum(left.values()):02d} đơn{_in_brackets(left, STAGES)}.")
    missed = sum(told.late.values())
    if missed:
        lines.append(f"Có {missed:02d} đơn có việc quá hạn ({than(missed, sum(then.late.values()))}):")
        lines += _missed(told.overdue)
        secret = told.late.get("denunciation", 0)
        lines += [f"- Đơn tố cáo: {secret:02d} đơn."] if secret else []
    return lines


def _missed(overdue: tuple[Overdue, ...]) -> list[str]:
    """Missed terms, a line a petition."""
    by_petition: dict[tuple[int, str], list[str]] = {}
    for one in overdue:
        label = one.label[0].lower() + one.label[1:]
        told = f"{label}, hạn {one.due_on:%d/%m/%Y} ({one.article})"
        by_petition.setdefault((one.petition_id, one.number), []).append(told)
    lines = [f"- Đơn số {number}: {'; '.join(terms)}." for (_, number), terms in by_petition.items()]
    more = len(lines) - _MOST_LATE
    return [*lines[:_MOST_LATE], *([f"- Và {more} đơn khác (bảng tổng hợp đơn thư kèm theo)."] if more > 0 else [])]


def notable(now: Figures, unit: UnitConfig) -> list[str]:
    """Section IV."""
    if not now.notable:
        return ["Không phát sinh."]
    lines = []
    for number, one in enumerate(now.notable, start=1):
        where = f", {unit.area_name(one.area)}" if one.area else ""
        many = f", {one.people} người" if one.people else ""
        topic = f", nội dung: {_TOPICS[one.topic]}" if one.topic in _TOPICS else ""
        name = say.CATEGORY_NAMES.get(one.category, one.category)
        lines.append(f"{number}. Ngày {one.on:%d/%m} ({one.code}): {name}{where}{many}{topic}; {_STATES[one.state]}.")
    if now.notable_more:
        lines.append(f"Và {now.notable_more} sự việc khác.")
    return lines


def roster(now: Figures, before: Figures) -> str:
    """Section V."""
    told, then = now.roster, before.roster
    if not told.shifts and not told.absent:
        return f"Trong tuần không có ca trực ({than(0, then.shifts)})."
    text = (
        f"Bố trí {told.shifts:02d} ca trực ({than(told.shifts, then.shifts)}), "
        f"{told.confirmed:02d} ca được người trực xác nhận"
    )
    text += f", {told.swapped:02d} ca đổi người" if told.swapped else ""
    return text + (f"; {told.absent:02d} ca vắng." if told.absent else "; không có ca vắng.")


def than(now: int, before: int) -> str:
    """How a figure changed."""
    if now == before:
        return "bằng tuần trước"
    return f"{'tăng' if now > before else 'giảm'} {abs(now - before):02d} so với tuần trước"


def beside(now: Mapping[str, int], before: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Counts by name, the most first, each with that of the week before; what only that week had stands last."""
    keys = sorted({*now, *before}, key=lambda key: (-now.get(key, 0), -before.get(key, 0), key))
    return "; ".join(
        f"{names.get(key, key)}: {now.get(key, 0):02d}"
        + (f" (tuần trước {before[key]:02d})" if before.get(key) else "")
        for key in keys
    )


def _counted(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    return "; ".join(f"{names[key]}: {counts[key]:02d}" for key in names if counts.get(key))


def _in_brackets(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    return f" ({_counted(counts, names)})" if counts else ""


def _by_kind(counts: Mapping[str, int]) -> str:
    return f", gồm {_counted(counts, _MATTERS)}" if counts else ""
