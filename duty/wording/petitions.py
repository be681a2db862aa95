"""Petitions in words: by number, kind and dates, never by person. Of a denunciation no topic is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duty.law import Stage
from duty.messages import Choice, Message
from duty.people import Person
from duty.petitions import ENDINGS, NEXT, RESULTS, Concern, Entry, Petition, Term, Urgency
from duty.wording import facts as say
from duty.wording.reception import MATTER_NAMES as KIND_NAMES

STAGE_NAMES: dict[Stage, str] = {
    "received": "Mới nhận",
    "accepted": "Đã thụ lý",
    "verifying": "Đang xác minh",
    "forwarded": "Đã chuyển",
    "refused": "Không thụ lý",
    "resolved": "Đã giải quyết",
    "closed": "Kết thúc",
}
_STEPS: dict[Stage, str] = {
    "accepted": "✅ Thụ lý",
    "verifying": "🔎 Xác minh",
    "forwarded": "➡️ Chuyển",
    "refused": "🚫 Không thụ lý",
    "resolved": "📄 Đã giải quyết",
    "closed": "🏁 Kết thúc",
}
RESULT_NAMES: dict[str, str] = {
    "right": "Đúng toàn bộ",
    "partly": "Đúng một phần",
    "wrong": "Sai",
    "answered": "Đã trả lời",
    "withdrawn": "Người gửi rút đơn",
    "stopped": "Đình chỉ",
}
MOST_LISTED = 12
_MOST_BUTTONS = 6
_LABEL = 30  # letters of a term on a button

IN_PRIVATE = "Đơn thư chỉ xem ở khung chat riêng với máy trực."
ASK_ENTRY = Message(
    title="➕ Vào sổ đơn mới",
    lines=(
        "Gõ một dòng: số đơn, loại, về việc gì, ngày nhận nếu không phải hôm nay. Không ghi tên người gửi.",
        "Ví dụ: 45 khiếu nại đất đai 3/6",
    ),
)
ASK_FORWARD = Message(
    lines=("Chuyển cơ quan nào, văn bản số mấy? Ví dụ: Phòng TNMT huyện 12/PC-UBND. Gõ Huỷ để thôi.",)
)
ASK_EXTENSION = Message(
    lines=("Số văn bản gia hạn và lý do? Ví dụ: 15/QĐ-UBND phải xác minh nhiều nơi. Gõ Huỷ để thôi.",)
)
NOT_FOUND = "Không thấy đơn này trong sổ. Gõ /don để xem các đơn đang giải quyết."
TAKEN = "Số đơn này đã dùng trong sổ. Xin kiểm tra lại số."
MOVED_ON = "Đơn vừa có người cập nhật. Gõ lại số đơn để xem."
SECRET = "Đơn tố cáo do lãnh đạo, văn phòng vào sổ và theo dõi."
NEED_DOCUMENT = "Gia hạn phải có văn bản: ghi số văn bản trước, rồi lý do. Ví dụ: 15/QĐ-UBND phải xác minh nhiều nơi."
DROPPED = Message(lines=("🗑 Chưa vào sổ đơn này.",))
BELOW = Message(lines=("⬇️ Xem đơn này ở bên dưới.",))


def name(petition: Petition | Entry) -> str:
    """ "Đơn 45 · Khiếu nại lần 2 · Đất đai"."""
    parts = [f"Đơn {petition.number}"]
    if petition.kind:
        parts.append(KIND_NAMES[petition.kind] + (" lần 2" if petition.instance == 2 else ""))
    if petition.topic and petition.kind != "denunciation":
        parts.append(say.TOPIC_NAMES.get(petition.topic, petition.topic))
    return " · ".join(parts)


def form(entry: Entry) -> Message:
    """The entry as it stands, with what is still to be chosen."""
    token = (
        f"don:n:{entry.number}:{entry.kind[:1] or '-'}:{entry.topic or '-'}:{entry.received_on:%y%m%d}:{entry.instance}"
    )
    lines = [f"Nhận ngày {entry.received_on:%d/%m/%Y}"]
    if entry.lacks == "kind":
        lines.append("❓ Loại đơn?")
        rows = [[Choice(text, f"{token}:k:{key[0]}")] for key, text in KIND_NAMES.items()]
    elif entry.lacks == "topic":
        lines.append("❓ Về việc gì?")
        topics = [Choice(text.split(",")[0], f"{token}:t:{key}") for key, text in say.TOPIC_NAMES.items()]
        rows = [topics[at : at + 2] for at in range(0, len(topics), 2)]
    else:
        rows = [[Choice("✅ Vào sổ", f"{token}:v:")]]
    rows.append([Choice("🗑 Bỏ", f"{token}:x:")])
    return Message(title=f"📄 {name(entry)}", lines=tuple(lines), choices=tuple(tuple(row) for row in rows))


def card(petition: Petition, found: Sequence[Term], owner: Person | None, today: date) -> Message:
    """One petition: where it stands, its terms with their articles, and what can be done next."""
    stage = STAGE_NAMES[petition.stage]
    if petition.result:
        stage += f" ({RESULT_NAMES.get(petition.result, petition.result)})"
    lines = [f"Nhận {petition.received_on:%d/%m/%Y} · {stage} từ {petition.last_on:%d/%m/%Y}"]
    if owner is not None:
        lines.append(f"👤 Phụ trách: {owner.called}")
    if petition.owner_unit:
        lines.append(f"➡️ Chuyển: {petition.owner_unit}")
    lines += [_term_line(term, today) for term in found]
    return Message(title=f"📄 {name(petition)}", lines=tuple(lines), choices=_choices(petition, found))


def _term_line(term: Term, today: date) -> str:
    deadline, until = term.deadline, f"hạn {term.deadline.due_on:%d/%m/%Y}"
    if term.met_on is not None:
        late = ", muộn" if term.met_on > deadline.due_on else ""
        return f"☑️ {deadline.label}: {term.met_on:%d/%m/%Y}{late}"
    mark = "⚠️ Quá hạn · " if term.missed(today) else "⏳ "
    text = f"{mark}{deadline.label}: {until}" + (f", đã gia hạn {term.extensions} lần" if term.extensions else "")
    return f"{text} ({deadline.article})" + (f". Chỉ khi: {term.when}" if term.when else "")


def _choices(petition: Petition, found: Sequence[Term]) -> tuple[tuple[Choice, ...], ...]:
    token = f"don:s:{petition.id}"
    if petition.stage == "closed":
        return ()
    steps = [Choice(_STEPS[stage], f"{token}:st:{stage}") for stage in NEXT[petition.stage]]
    rows = [tuple(steps[at : at + 2]) for at in range(0, len(steps), 2)]
    waiting = [term for term in found if term.met_on is None]
    rows += [
        (Choice(f"☑️ Đã làm: {_short(term.deadline.label)}", f"{token}:me:{term.deadline.id}"),)
        for term in waiting
        if term.by_hand
    ]
    rows += [
        (Choice(f"⏱ Gia hạn: {_short(term.deadline.label)}", f"{token}:gh:{term.deadline.id}"),)
        for term in waiting
        if term.extensible
    ]
    rows.append((Choice("👤 Giao người khác", f"{token}:ow:"),))
    return tuple(rows)


def _short(label: str) -> str:
    if len(label) <= _LABEL:
        return label
    return label[:_LABEL].rsplit(" ", 1)[0].rstrip(",") + "…"


def ask_result(petition: Petition, to: Stage) -> Message:
    """What came of it."""
    keys = RESULTS[petition.kind] if to == "resolved" else ENDINGS
    return Message(
        title=f"📄 {name(petition)}",
        lines=("❓ Kết quả giải quyết?" if to == "resolved" else "❓ Vì sao kết thúc khi chưa giải quyết?",),
        choices=tuple((Choice(RESULT_NAMES[key], f"don:s:{petition.id}:rs:{to}.{key}"),) for key in keys),
    )


def ask_owner(petition: Petition, people: Sequence[Person]) -> Message:
    """Who answers for it from now on."""
    return Message(
        title=f"📄 {name(petition)}",
        lines=("❓ Giao cho ai?",),
        choices=tuple((Choice(one.called, f"don:s:{petition.id}:ow:{one.id}"),) for one in people[:12]),
    )


def assigned(petition: Petition, by: Person) -> Message:
    """For the new owner."""
    return Message(
        title=f"📄 {by.called} giao đồng chí phụ trách",
        lines=(name(petition),),
        choices=((Choice("Xem đơn", f"don:s:{petition.id}:xem:"),),),
    )


def listed(found: Sequence[Concern], still: int) -> Message:
    """/don: what must be looked at, how many are open, and the way into the book."""
    lines = _lines(found) or ["Không có đơn nào quá hạn hay sắp đến hạn."]
    lines.append(f"📂 Đang giải quyết: {still} đơn. Xem một đơn: /don kèm số, ví dụ /don 45")
    rows = [*_open_buttons(found), (Choice("➕ Vào sổ đơn mới", "don:moi"),)]
    return Message(title="📄 Đơn thư", lines=tuple(lines), choices=tuple(rows))


def morning(found: Sequence[Concern]) -> Message:
    """To who is in charge: what is due."""
    return Message(title="📄 Đơn đồng chí phụ trách", lines=tuple(_lines(found)), choices=tuple(_open_buttons(found)))


def to_leader(found: Sequence[Concern], owners: dict[int, Person]) -> Message:
    """To the leaders: what was missed, and what a heavier limit comes near for."""
    return Message(
        title="📄 Đơn cần lãnh đạo chỉ đạo", lines=tuple(_lines(found, owners)), choices=tuple(_open_buttons(found))
    )


def _open_buttons(found: Sequence[Concern]) -> list[tuple[Choice, ...]]:
    shown = list(dict.fromkeys((one.petition.number, one.petition.id) for one in found))[:_MOST_BUTTONS]
    buttons = [Choice(f"Đơn {number}", f"don:s:{key}:xem:") for number, key in shown]
    return [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]


def _lines(found: Sequence[Concern], owners: dict[int, Person] | None = None) -> list[str]:
    lines = []
    for one in found[:MOST_LISTED]:
        deadline, petition = one.term.deadline, one.petition
        owner = (owners or {}).get(petition.owner_id or 0)
        who = f" · {owner.called}" if owner is not None else ""
        lines.append(f"{_mark(one)} · {name(petition)}{who}\n{deadline.label} ({deadline.article})")
    if len(found) > MOST_LISTED:
        lines.append(f"… và {len(found) - MOST_LISTED} việc nữa.")
    return lines


def _mark(one: Concern) -> str:
    due_on = one.term.deadline.due_on
    if one.urgency is Urgency.MISSED:
        return f"⚠️ Quá hạn {due_on:%d/%m}" + (f" ({one.days} ngày làm việc)" if one.days else "")
    if one.urgency is Urgency.TODAY:
        return "🔔 Hạn hôm nay"
    return f"⏳ Hạn {due_on:%d/%m} (còn {one.days} ngày làm việc)"
