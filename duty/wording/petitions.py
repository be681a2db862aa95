"""A petition in words: by number, kind and dates, never by person. Of a denunciation no topic is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duty.law import Event, Stage
from duty.messages import Choice, Message
from duty.people import Person
from duty.petition_lines import Entry
from duty.petition_terms import CitizenRight, Term
from duty.petitions import ENDINGS, NEXT, RESULTS, Petition
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
_EVENTS: dict[str, str] = {"dialogue": "📅 Ngày đối thoại", "answer_received": "📥 Có kết quả nơi khác"}
_SINCE: dict[Event, str] = {
    "decision_received": "từ ngày nhận quyết định giải quyết",
    "act_known": "từ ngày biết quyết định, hành vi hành chính",
}
_LABEL = 30  # letters of a term on a button

IN_PRIVATE = "Đơn thư chỉ xem ở khung chat riêng với máy trực."
ASK_ENTRY = Message(
    title="➕ Vào sổ đơn mới",
    lines=(
        "Gõ một dòng: số đơn, loại, về việc gì, ngày nhận nếu không phải hôm nay, mã sự việc nếu có. Không ghi tên"
        " người gửi.",
        "Ví dụ: 45 khiếu nại đất đai 3/6 SV-17",
    ),
)
ASK_FORWARD = Message(
    lines=("Chuyển cơ quan nào, văn bản số mấy? Ví dụ: Phòng TNMT huyện 12/PC-UBND. Gõ Huỷ để thôi.",)
)
ASK_EXTENSION = Message(
    lines=(
        "Số văn bản gia hạn, ngày ký nếu không phải hôm nay, lý do? Ví dụ: 15/QĐ-UBND 28/6 phải xác minh nhiều nơi.",
        "Gõ Huỷ để thôi.",
    )
)
ASK_EXTENSION_SECRET = Message(
    lines=(
        "Số văn bản gia hạn, ngày ký nếu không phải hôm nay? Ví dụ: 15/QĐ-UBND 28/6. Không ghi lý do, nội dung.",
        "Gõ Huỷ để thôi.",
    )
)
ASK_EVENT: dict[str, Message] = {
    "dialogue": Message(lines=("Đối thoại ngày nào? Gõ ngày, ví dụ 14/6. Gõ Huỷ để thôi.",)),
    "answer_received": Message(
        lines=("Nhận kết quả của cơ quan được chuyển đơn ngày nào? Gõ ngày, ví dụ 14/6. Gõ Huỷ để thôi.",)
    ),
}
NOT_FOUND = "Không thấy đơn này trong sổ. Gõ /don để xem các đơn đang giải quyết."
TAKEN = "Số đơn này đã dùng trong sổ. Xin kiểm tra lại số."
MOVED_ON = "Đơn vừa có người cập nhật. Gõ lại số đơn để xem."
SECRET = "Đơn tố cáo do lãnh đạo, văn phòng vào sổ và theo dõi."
NEED_DOCUMENT = "Gia hạn phải có văn bản: ghi số văn bản trước, rồi lý do. Ví dụ: 15/QĐ-UBND phải xác minh nhiều nơi."
NEED_DOCUMENT_ALONE = "Đơn tố cáo chỉ ghi số văn bản và ngày ký, không ghi lý do. Ví dụ: 15/QĐ-UBND 28/6."
DROPPED = Message(lines=("🗑 Chưa vào sổ đơn này.",))
WITHDRAWN = Message(lines=("Đơn này không còn hiện ở đây. Cần xem thì gõ lại số đơn.",))
BELOW = Message(lines=("⬇️ Xem đơn này ở bên dưới.",))


def name(petition: Petition, today: date) -> str:
    """ "Đơn 45 · Khiếu nại lần 2 · Đất đai"; out of an older book "Đơn 45/2023 · …"."""
    return _name(petition.called(today.year), petition.kind, petition.instance, petition.topic)


def _name(number: str, kind: str, instance: int, topic: str) -> str:
    parts = [f"Đơn {number}"]
    if kind:
        parts.append(KIND_NAMES[kind] + (" lần 2" if instance == 2 else ""))
    if topic and kind != "denunciation":
        parts.append(say.TOPIC_NAMES.get(topic, topic))
    return " · ".join(parts)


def older(petition: Petition) -> str:
    """There is none of this number in this year's book, but in an older one."""
    said = f"{petition.number}/{petition.book_year}"
    return f"Sổ năm nay chưa có đơn {petition.number}. Đơn của sổ năm {petition.book_year}: gõ /don {said}"


def in_the_book(petition: Petition, today: date) -> str:
    """A line that is no step of a petition which stands in the book."""
    number = petition.called(today.year)
    return (
        f"Đơn {number} đã có trong sổ. Gõ /don {number} để xem, hoặc thêm bước: thụ lý, xác minh, chuyển, không thụ lý,"
        " giải quyết, kết thúc, đối thoại, đã làm; có thể kèm ngày, ví dụ thụ lý 3/6."
    )


def form(entry: Entry, today: date) -> Message:
    """The entry as it stands, with what is still to be chosen."""
    later = int(entry.book_year != entry.received_on.year)
    token = (
        f"don:n:{entry.number}:{entry.kind[:1] or '-'}{entry.instance}{later}:{entry.topic or '-'}"
        f":{entry.received_on:%y%m%d}:{entry.incident or ''}"
    )
    lines = [f"Nhận ngày {entry.received_on:%d/%m/%Y}"]
    if entry.incident is not None:
        lines.append(f"🔗 SV-{entry.incident}")
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
    number = entry.number if entry.book_year == today.year else f"{entry.number}/{entry.book_year}"
    title = _name(number, entry.kind, entry.instance, entry.topic)
    return Message(title=f"📄 {title}", lines=tuple(lines), choices=tuple(tuple(row) for row in rows))


def card(
    petition: Petition,
    found: Sequence[Term],
    owner: Person | None,
    today: date,
    *,
    rights: Sequence[CitizenRight] = (),
    events: Sequence[str] = (),
    incident: str = "",
) -> Message:
    """One petition: where it stands, its terms with their articles, and what can be done next."""
    stage = STAGE_NAMES[petition.stage]
    if petition.result:
        stage += f" ({RESULT_NAMES.get(petition.result, petition.result)})"
    lines = [f"Nhận {petition.received_on:%d/%m/%Y} · {stage} từ {petition.last_on:%d/%m/%Y}"]
    if owner is not None:
        lines.append(f"👤 Phụ trách: {owner.called}")
    if petition.owner_unit:
        lines.append(f"➡️ Chuyển: {petition.owner_unit}")
    if incident:
        lines.append(f"🔗 {incident}")
    lines += [_term_line(term, today) for term in found]
    lines += [_right_line(one) for one in rights]
    return Message(title=f"📄 {name(petition, today)}", lines=tuple(lines), choices=_choices(petition, found, events))


def _term_line(term: Term, today: date) -> str:
    deadline, until = term.deadline, f"hạn {term.deadline.due_on:%d/%m/%Y}"
    if term.met_on is not None:
        late = ", muộn" if term.met_on > deadline.due_on and term.certain else ""
        return f"☑️ {deadline.label}: {term.met_on:%d/%m/%Y}{late}"
    mark = "⚠️ Quá hạn · " if term.missed(today) else "⏳ "
    text = f"{mark}{deadline.label}: {until}" + (f", đã gia hạn {term.extensions} lần" if term.extensions else "")
    return f"{text} ({deadline.article}){reserve(term)}"


def reserve(term: Term) -> str:
    """What must be known beside a term: that it runs only in one case, that its article has yet to be looked up."""
    told = "" if term.deadline.certain else " · cần kiểm tra văn bản"
    return told + (f". Chỉ khi: {term.when}" if term.when else "")


def _right_line(one: CitizenRight) -> str:
    rule = one.rule
    until = f"đến hết ngày {one.until:%d/%m/%Y}" if one.until else f"trong {rule.amount} ngày {_SINCE[rule.event]}"
    return f"👥 {rule.label} {until} ({rule.article})"


def _choices(petition: Petition, found: Sequence[Term], events: Sequence[str]) -> tuple[tuple[Choice, ...], ...]:
    token = f"don:s:{petition.id}"
    fix = Choice("✏️ Sửa", f"{token}:sua:")
    if petition.stage == "closed":
        return ((fix,),)
    steps = [Choice(_STEPS[stage], f"{token}:st:{stage}") for stage in NEXT[petition.stage]]
    rows = [tuple(steps[at : at + 2]) for at in range(0, len(steps), 2)]
    waiting = [term for term in found if term.met_on is None]
    rows += [(kept_choice(petition, term, None),) for term in waiting if term.by_hand]
    rows += [
        (Choice(f"⏱ Gia hạn: {_short(term.deadline.label)}", f"{token}:gh:{term.deadline.id}"),)
        for term in waiting
        if term.extensible
    ]
    rows += [(Choice(_EVENTS[event], f"{token}:ev:{event}"),) for event in events]
    rows.append((Choice("👤 Giao người khác", f"{token}:ow:"), fix))
    return tuple(rows)


def kept_choice(petition: Petition, term: Term, said: date | None) -> Choice:
    """The button that says that a term was kept, on the day that was typed if one was."""
    day = f".{said:%y%m%d}" if said else ""
    label = f"☑️ Đã làm: {_short(term.deadline.label)}"
    return Choice(label, f"don:s:{petition.id}:me:{term.deadline.id}{day}")


def _short(label: str) -> str:
    if len(label) <= _LABEL:
        return label
    return label[:_LABEL].rsplit(" ", 1)[0].rstrip(",") + "…"


def _on(said: date | None) -> str:
    return f" ngày {said:%d/%m/%Y}" if said else ""


def ask_kept(petition: Petition, found: Sequence[Term], said: date | None, today: date) -> Message:
    """Which term was kept on that day?"""
    return Message(
        title=f"📄 {name(petition, today)}",
        lines=(f"❓ Việc nào đã làm{_on(said)}?",),
        choices=tuple((kept_choice(petition, term, said),) for term in found),
    )


def ask_result(petition: Petition, to: Stage, said: date | None, today: date) -> Message:
    """What came of it, on the day that was typed if one was."""
    keys = RESULTS[petition.kind] if to == "resolved" else ENDINGS
    day = f".{said:%y%m%d}" if said else ""
    question = f"Kết quả giải quyết{_on(said)}?" if to == "resolved" else f"Vì sao kết thúc{_on(said)} khi chưa xong?"
    return Message(
        title=f"📄 {name(petition, today)}",
        lines=(f"❓ {question}",),
        choices=tuple((Choice(RESULT_NAMES[key], f"don:s:{petition.id}:rs:{to}.{key}{day}"),) for key in keys),
    )


def ask_owner(petition: Petition, people: Sequence[Person], today: date) -> Message:
    """Who answers for it from now on."""
    return Message(
        title=f"📄 {name(petition, today)}",
        lines=("❓ Giao cho ai?",),
        choices=tuple((Choice(one.called, f"don:s:{petition.id}:ow:{one.id}"),) for one in people[:12]),
    )


def assigned(petition: Petition, by: Person, today: date) -> Message:
    """For the new owner."""
    return Message(
        title=f"📄 {by.called} giao đồng chí phụ trách",
        lines=(name(petition, today),),
        choices=((Choice("Xem đơn", f"don:s:{petition.id}:xem:"),),),
    )
