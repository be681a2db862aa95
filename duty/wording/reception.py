"""The reception tally in words: the entry as it is made, as it was stored, and the list of a day. Never who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from duty.incidents import Incident
from duty.messages import Choice, Message
from duty.people import Person
from duty.policy import UnitConfig
from duty.reception import Entry, Kind, Matter, Reception, Result
from duty.refusals import Notice
from duty.wording import facts as say
from duty.wording import refusals, roster

KIND_NAMES: dict[str, str] = {
    Kind.STANDING: "Tiếp thường xuyên",
    Kind.HEAD: "Chủ tịch tiếp",
    Kind.DELEGATE: "Uỷ quyền tiếp",
}
MATTER_NAMES: dict[str, str] = {
    Matter.COMPLAINT: "Khiếu nại",
    Matter.DENUNCIATION: "Tố cáo",
    Matter.FEEDBACK: "Kiến nghị, phản ánh",
}
RESULT_NAMES: dict[str, str] = {
    Result.GUIDED: "Đã hướng dẫn",
    Result.ANSWERED: "Đã trả lời",
    Result.ACCEPTED: "Nhận đơn",
    Result.FORWARDED: "Chuyển",
    Result.REFUSED: "Từ chối",
}
FEW, MORE = (1, 2, 3, 4), (5, 6, 7, 8, 10, 12, 15, 20)
MOST_LISTED = 15

GONE = "Mục này đã lưu hoặc đã bỏ. Gõ Tiếp dân để ghi mục mới."
NOT_YOURS = "Chỉ người đang ghi mục này mới bấm được."
CORRECTED = "Mục này đã được sửa. Gõ Tiếp dân hôm nay để xem."
MAY_NOT_CORRECT = "Mục của người khác: xin nhờ người ghi, văn phòng hoặc lãnh đạo sửa."
IN_PRIVATE = "Mời đồng chí ghi ở khung chat riêng với máy trực."
NO_PRIVATE = "Máy trực chưa nhắn riêng được cho đồng chí. Xin mở khung chat riêng với máy trực rồi gõ Tiếp dân."
NEED_NUMBER = "Chỉ gõ số người, ví dụ 7. Gõ Huỷ để bỏ mục này."
DROPPED = Message(lines=("🗑 Đã bỏ mục tiếp công dân này. Chưa ghi gì.",))
BELOW = Message(lines=("⬇️ Mục tiếp công dân đang ghi ở bên dưới.",))
LINKED = "Mục này đã gắn với một sự việc."
JUST_BOOKED = "Chỉ ghi sổ, không mở sự việc."
DECLINED = "Đã ghi: chưa tiếp đột xuất."

_VIEW_QUESTIONS = {
    "main": "❓ Loại việc?",
    "more": "❓ Bao nhiêu người?",
    "number": "⌨️ Gõ số người rồi gửi.",
    "case": "⌨️ Gõ số vụ việc rồi gửi (chỉ số, không ghi tên), hoặc bấm Bỏ qua.",
    "day": "⌨️ Gõ ngày tiếp rồi gửi, ví dụ 30/5.",
    "topic": "❓ Về việc gì?",
    "result": "❓ Kết quả?",
}


def entered(one: Entry | Reception) -> list[str]:
    """What stands in an entry, part by part. Of a denunciation there is no topic."""
    parts = [f"Ngày {one.day:%d/%m}"] if isinstance(one, Entry) and one.day else []
    parts.append(f"{one.people} người")
    if one.matter:
        parts.append(MATTER_NAMES[one.matter])
    if one.topic and one.matter != Matter.DENUNCIATION:
        parts.append(say.TOPIC_NAMES.get(one.topic, one.topic))
    parts.append(_visit(one))
    if one.result:
        parts.append(RESULT_NAMES[one.result])
    if one.kind != Kind.STANDING:
        parts.append(KIND_NAMES[one.kind] + (" đột xuất" if one.adhoc else ""))
    return parts


def _visit(one: Entry | Reception) -> str:
    if not one.repeated:
        return "Lần đầu"
    return f"Nhiều lần (vụ {one.case_number})" if one.case_number else "Nhiều lần"


def _button(number: int, label: str, action: str, *, chosen: bool = False) -> Choice:
    return Choice(f"✅ {label}" if chosen else label, f"tiep:{number}:{action}")


def card(number: int, entry: Entry, view: str, today: date) -> Message:
    """The entry as it is made; ``view`` says what is asked now."""
    question, back = _VIEW_QUESTIONS[view], _button(number, "◀️ Lại", "main")
    rows: list[tuple[Choice, ...]]
    if view == "main":
        if not entry.lacks:
            question = "Chọn chỗ cần sửa rồi bấm Lưu."
        rows = _main_rows(number, entry, today)
    elif view == "more":
        counts = [_button(number, str(count), f"people:{count}", chosen=entry.people == count) for count in MORE]
        rows = [tuple(counts[:4]), tuple(counts[4:]), (_button(number, "Số khác", "number"), back)]
    elif view in ("number", "day"):
        rows = [(back,)]
    elif view == "case":
        rows = [(_button(number, "⏭ Bỏ qua", "main"),)]
    elif view == "topic":
        topics = [
            _button(number, name, f"topic:{key}", chosen=entry.topic == key) for key, name in say.TOPIC_NAMES.items()
        ]
        rows = [*_by_two(topics), (back,)]
    else:
        results = [
            _button(number, name, f"result:{key}", chosen=entry.result == key) for key, name in RESULT_NAMES.items()
        ]
        rows = [*_by_two(results), (back,)]
    title = "🧾 Tiếp công dân" if entry.replaces_id is None else "✏️ Sửa mục tiếp công dân"
    return Message(title=title, lines=(" · ".join(entered(entry)), question), choices=tuple(rows))


def _main_rows(number: int, entry: Entry, today: date) -> list[tuple[Choice, ...]]:
    on, yesterday = entry.day or today, today - timedelta(days=1)
    other_day = on not in (today, yesterday)
    few = [_button(number, str(count), f"people:{count}", chosen=entry.people == count) for count in FEW]
    other = entry.people not in FEW
    more = _button(number, f"{entry.people} người" if other else "5+", "more", chosen=other)
    rows: list[tuple[Choice, ...]] = [
        (*few, more, _button(number, "Số khác", "number")),
        (
            _button(number, "Lần đầu", "first", chosen=not entry.repeated),
            _button(number, "Nhiều lần", "again", chosen=entry.repeated),
        ),
        tuple(
            _button(number, MATTER_NAMES[matter], f"matter:{matter}", chosen=entry.matter == matter)
            for matter in (Matter.COMPLAINT, Matter.DENUNCIATION)
        ),
        (
            _button(
                number, MATTER_NAMES[Matter.FEEDBACK], f"matter:{Matter.FEEDBACK}",
                chosen=entry.matter == Matter.FEEDBACK,
            ),
        ),
        (
            _button(number, KIND_NAMES[Kind.HEAD], f"kind:{Kind.HEAD}", chosen=entry.kind == Kind.HEAD),
            _button(number, KIND_NAMES[Kind.DELEGATE], f"kind:{Kind.DELEGATE}", chosen=entry.kind == Kind.DELEGATE),
            _button(number, "Đột xuất", "adhoc", chosen=entry.adhoc),
        ),
        (
            _button(number, "Hôm nay", "today", chosen=on == today),
            _button(number, "Hôm qua", "yesterday", chosen=on == yesterday),
            _button(number, f"{on:%d/%m}" if other_day else "Ngày khác", "day", chosen=other_day),
        ),
    ]  # fmt: skip
    if entry.matter and entry.result:
        parts = [_button(number, "✏️ Kết quả", "result")]
        if entry.matter != Matter.DENUNCIATION:
            parts.insert(0, _button(number, "✏️ Nội dung", "topic"))
        rows.append(tuple(parts))
    last = [_button(number, "🗑 Huỷ", "drop")]
    if not entry.lacks:
        last.insert(0, _button(number, "💾 Lưu", "save"))
    if entry.replaces_id is not None:
        last.insert(1, _button(number, "❌ Ghi nhầm", "void"))
    rows.append(tuple(last))
    return rows


def _by_two(buttons: Sequence[Choice]) -> list[tuple[Choice, ...]]:
    return [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def saved(
    one: Reception,
    unit: UnitConfig,
    *,
    crowd: bool = False,
    candidates: Sequence[Incident] = (),
    code: str = "",
    area: int | None = None,
    notice: Notice | None = None,
) -> Message:
    """An entry that was stored. ``crowd``: a group that belongs to no incident yet, from ``area`` if that is known;
    ``code``: of its incident; ``notice``: what a refusal may owe."""
    lines = [" · ".join(entered(one))]
    if code:
        lines.append(f"🔗 {code}")
    if notice is not None:
        lines.append(refusals.line(notice))
    rows: list[tuple[Choice, ...]] = []
    if crowd:
        lines.append(f"👥 Đoàn {one.people} người. " + ("Có phải vụ đang mở?" if candidates else "Có cần báo ngay?"))
        rows = [
            (_button(one.id, f"🔗 Cùng vụ {each.code} · {say.headline(each.facts, unit)}"[:60], f"join:{each.id}"),)
            for each in candidates[:3]
        ]
        rows.append(
            (_button(one.id, "🚨 Mở sự việc", f"open:{area or 0}"), _button(one.id, "Đã yên, chỉ ghi sổ", "calm"))
        )
    rows += refusals.answers(notice) if notice is not None else []
    rows.append((_button(one.id, "✏️ Sửa", "correct"), _button(one.id, "➕ Ghi tiếp", "next")))
    title = "✅ Đã ghi sổ tiếp công dân" if one.replaces_id is None else "✅ Đã sửa sổ tiếp công dân"
    if one.on_date != one.at.astimezone(unit.zone).date():
        title += f" ngày {one.on_date:%d/%m}"
    return Message(title=title, lines=tuple(lines), choices=tuple(rows))


def voided(one: Reception) -> Message:
    """An entry that was a mistake."""
    line = " · ".join(entered(one))
    return Message(title="❌ Đã bỏ khỏi số liệu", lines=(line, "Mục cũ vẫn được lưu, không còn tính."))


def of_day(
    on: date,
    found: Sequence[Reception],
    people: Mapping[int, Person],
    codes: Mapping[int, str],
    zone: ZoneInfo,
    today: date,
) -> Message:
    """The tally of a day, newest first, each with a button to correct it; and a button to enter one more."""
    more = (Choice("➕ Ghi cho ngày này", f"tiep:0:next:{on:%Y%m%d}"),) if on <= today else ()
    if not found:
        title = f"🧾 Tiếp công dân {roster.day(on)}"
        return Message(title=title, lines=("Chưa ghi lượt nào.",), choices=(more,) if more else ())
    total = f"{len(found)} lượt, {sum(one.people for one in found)} người"
    lines = [f"{total}:"]
    buttons: list[Choice] = []
    for number, one in zip(range(len(found), 0, -1), found[:MOST_LISTED], strict=False):
        by = f" ({roster.named(people, one.entered_by)})" if one.entered_by is not None else ""
        code = f" · {codes[one.incident_id]}" if one.incident_id is not None else ""
        late = one.at.astimezone(zone).date() != one.on_date
        at = f"ghi {one.at.astimezone(zone):%d/%m}" if late else say.clock(one.at, zone)
        lines.append(f"{number}. {at} · {' · '.join(entered(one))}{code}{by}")
        buttons.append(_button(one.id, f"✏️ Sửa {number}", "correct"))
    if len(found) > MOST_LISTED:
        lines.append(f"… còn {len(found) - MOST_LISTED} lượt cũ hơn")
    rows = [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    rows += [more] if more else []
    return Message(title=f"🧾 Tiếp công dân {roster.day(on)}", lines=tuple(lines), choices=tuple(rows))


def told(one: Reception) -> str:
    """A reception as a line of its incident's timeline."""
    if one.matter == Matter.DENUNCIATION:
        return "Đã tiếp công dân."
    who = KIND_NAMES[one.kind] + (" đột xuất" if one.adhoc else "")
    return f"{who}: {one.people} người. Kết quả: {RESULT_NAMES[one.result].lower()}."


def register(first: date, entries: int) -> str:
    """Above the file of a month."""
    return f"Sổ tiếp công dân tháng {first:%m/%Y}: {entries} mục, không có họ tên"


def reported(one: Reception) -> str:
    """A received group as the text of a report."""
    if one.matter == Matter.DENUNCIATION:
        return f"Tiếp công dân: đoàn {one.people} người."
    topic = say.TOPIC_NAMES.get(one.topic, one.topic).lower()
    return f"Tiếp công dân: đoàn {one.people} người, {MATTER_NAMES[one.matter].lower()}, {topic}."


def out_of_turn_hint(incident: Incident, unit: UnitConfig) -> Message:
    """For a leader, in private: the law lets the head receive out of turn here."""
    many = say.people(incident.facts)
    return Message(
        lines=(
            f"{incident.code}: {say.headline(incident.facts, unit)}" + (f" · {many}" if many else ""),
            "Có thể xem xét tiếp công dân đột xuất (khoản 3 Điều 18 Luật Tiếp công dân).",
        ),
        choices=((_button(incident.id, "🤝 Xem xét tiếp đột xuất", "consider"),),),
    )


def out_of_turn_choice(incident: Incident, unit: UnitConfig) -> Message:
    """The leader's two answers."""
    return Message(
        title=f"🤝 Tiếp đột xuất · {incident.code} · {say.headline(incident.facts, unit)}",
        lines=("Bấm Tiếp để ghi mục tiếp đột xuất vào sổ.",),
        choices=((_button(incident.id, "Tiếp", "receive"), _button(incident.id, "Không", "decline")),),
    )
