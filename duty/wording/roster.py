"""The roster in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from duty.coverage import Burden, Clash, Gap
from duty.messages import Attachment, Choice, Message
from duty.people import Person
from duty.roster import POST_NAMES, Duty, post_name
from duty.wording import facts as say

DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ nhật")
SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
NOBODY = "⚠️ Chưa có người trực lúc này."
_MOST_DAYS = 7
_KINDS = {"weekends": "ca cuối tuần", "nights": "ca đêm", "holidays": "ca ngày lễ"}
LATE = "⏰ Tin này đến muộn vì máy trực vừa hoạt động lại."


def day(on: date) -> str:
    """A date: "Thứ 7 08/6"."""
    return f"{DAYS[on.weekday()]} {on.day:02d}/{on.month}"


def shift(duty: Duty, zone: ZoneInfo) -> str:
    """A shift: "Thứ 7 08/6, 07:00–17:00"."""
    return f"{day(duty.starts_at.astimezone(zone).date())}, {hours(duty, zone)}"


def hours(duty: Duty, zone: ZoneInfo) -> str:
    """From when to when: "07:00–17:00", "17:00–07:00 hôm sau"."""
    starts, ends = duty.starts_at.astimezone(zone), duty.ends_at.astimezone(zone)
    days = (ends.date() - starts.date()).days
    tail = "" if days == 0 else " hôm sau" if days == 1 else f" ngày {ends.day:02d}/{ends.month}"
    return f"{starts:%H:%M}–{ends:%H:%M}{tail}"


def named(people: Mapping[int, Person], person_id: int) -> str:
    """A member of staff by name; "?" for somebody who is gone."""
    return people[person_id].name if person_id in people else "?"


def called(people: Mapping[int, Person], person_id: int) -> str:
    """A member of staff by name and post; "?" for somebody who is gone."""
    return people[person_id].called if person_id in people else "?"


def now_and_mine(
    current: Sequence[Duty],
    mine: Sequence[Duty],
    people: Mapping[int, Person],
    zone: ZoneInfo,
    now: datetime,
    phones: Mapping[int, str],
) -> Message:
    """Who is on now, until when, and the reader's own shifts, each with a button to swap it."""
    lines = [_standing(duty, people, zone, now, phones) for duty in current]
    if not current:
        lines.append(NOBODY)
    lines.append("")
    lines.append("Ca của tôi:" if mine else "Tôi chưa có ca trong 14 ngày tới.")
    lines += [f"• {post_name(duty.post)}: {shift(duty, zone)}" for duty in mine]
    later = [duty for duty in mine if duty.starts_at > now]
    choices = tuple(
        (Choice(f"🔄 Xin đổi {short(duty, zone)}", f"ca:{duty.id}:doi", f"DOI CA {duty.id}"),) for duty in later[:3]
    )
    return Message(title="📅 Đang trực", lines=tuple(lines), choices=choices)


def _standing(
    duty: Duty, people: Mapping[int, Person], zone: ZoneInfo, now: datetime, phones: Mapping[int, str]
) -> str:
    phone = f" – {phones[duty.person_id]}" if phones.get(duty.person_id) else ""
    until = say.day_and_clock(duty.ends_at, zone, now)
    return f"• {post_name(duty.post)}: {called(people, duty.person_id)}{phone}, đến {until}"


def short(duty: Duty, zone: ZoneInfo) -> str:
    """A shift for a button: "T7 08/6 07:00"."""
    starts = duty.starts_at.astimezone(zone)
    return f"{SHORT_DAYS[starts.weekday()]} {starts.day:02d}/{starts.month} {starts:%H:%M}"


def reminder(duty: Duty, zone: ZoneInfo, *, when: str, again: bool = False, late: bool = False) -> Message:
    """The reminder of one's own shift. ``when``: "ngày mai" or "hôm nay"."""
    lines = [f"{post_name(duty.post)}: {shift(duty, zone)}."]
    if again:
        lines.append("Đồng chí chưa bấm “Đã rõ”. Không trực được thì bấm “Xin đổi” ngay để có người thay.")
    if late:
        lines.append(LATE)
    return Message(title=f"⏰ Ca trực {when}", lines=tuple(lines), choices=answer_choices(duty))


def answer_choices(duty: Duty) -> tuple[tuple[Choice, ...], ...]:
    """What one can say to a shift of one's own."""
    return (
        (
            Choice("✅ Đã rõ", f"ca:{duty.id}:ro", f"DA RO {duty.id}"),
            Choice("🔄 Xin đổi", f"ca:{duty.id}:doi", f"DOI CA {duty.id}"),
        ),
    )


def silent(duty: Duty, person: str, proposed: Sequence[Person], zone: ZoneInfo, *, reachable: bool) -> Message:
    """For the leaders: nobody knows whether this person will come; who could stand in."""
    why = "chưa bấm “Đã rõ”" if reachable else "máy trực không nhắn được"
    lines = [f"{post_name(duty.post)}, {shift(duty, zone)}: {person} {why}. Xin gọi điện."]
    lines.append("Có thể cử người thay:" if proposed else "Chưa tìm được người thay cùng nhiệm vụ đang rảnh.")
    choices = tuple((Choice(f"Cử {one.name} thay", f"ca:{duty.id}:cu:{one.id}"),) for one in proposed[:3])
    return Message(title="⚠️ Ca trực chưa chắc có người", lines=tuple(lines), choices=choices)


def today(
    duties: Sequence[Duty],
    instead: Mapping[int, int],
    empty: Iterable[str],
    people: Mapping[int, Person],
    zone: ZoneInfo,
    on: date,
    *,
    late: bool,
) -> Message:
    """The morning post of the duty group: who, until when, relieving whom; no phone numbers."""
    lines = []
    for duty in duties:
        relieved = f", thay {named(people, instead[duty.id])}" if duty.id in instead else ""
        lines.append(f"• {post_name(duty.post)}: {called(people, duty.person_id)}, {hours(duty, zone)}{relieved}")
    lines += [f"• {post_name(post)}: ⚠️ có giờ chưa có người" for post in empty]
    if not lines:
        lines = ["⚠️ Hôm nay chưa xếp người trực."]
    if late:
        lines.append(LATE)
    return Message(title=f"📅 Trực {day(on)}", lines=tuple(lines))


def change(
    came: Sequence[Duty],
    instead: Mapping[int, int],
    empty: Iterable[str],
    people: Mapping[int, Person],
    zone: ZoneInfo,
    at: datetime,
) -> Message:
    """The post at each change of person."""
    lines = []
    for duty in came:
        relieved = f", thay {named(people, instead[duty.id])}" if duty.id in instead else ""
        until = say.day_and_clock(duty.ends_at, zone, at)
        lines.append(f"• {post_name(duty.post)}: {called(people, duty.person_id)}{relieved}, đến {until}")
    lines += [f"• {post_name(post)}: hết ca, chưa có người nhận tiếp" for post in empty]
    return Message(title=f"🔁 Đổi ca {say.clock(at, zone)}", lines=tuple(lines))


def now_on(duties: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo, at: datetime) -> Message:
    """The post after a silence: who is on now."""
    lines = [_standing(duty, people, zone, at, {}) for duty in duties] or [NOBODY]
    return Message(title=f"📅 Đang trực lúc {say.clock(at, zone)}", lines=(*lines, LATE))


def week(duties: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo, monday: date) -> Message:
    """The week as clean text, a paragraph a day."""
    lines: list[str] = []
    for offset in range(7):
        on = monday + timedelta(days=offset)
        its = [duty for duty in duties if duty.starts_at.astimezone(zone).date() == on]
        lines.append(f"{day(on)}:" if its else f"{day(on)}: chưa xếp")
        lines += [f"  • {post_name(duty.post)}: {named(people, duty.person_id)} {hours(duty, zone)}" for duty in its]
    return Message(title=week_title(monday), lines=tuple(lines))


def week_title(monday: date) -> str:
    """ "📅 Lịch trực 03/6 – 09/6"."""
    sunday = monday + timedelta(days=6)
    return f"📅 Lịch trực {monday.day:02d}/{monday.month} – {sunday.day:02d}/{sunday.month}"


def week_picture(duties: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo, monday: date) -> Message:
    """The week as a table to be drawn: days down, posts across."""
    posts = sorted({duty.post for duty in duties}, key=lambda post: (post not in POST_NAMES, _order(post)))
    rows = []
    for offset in range(7):
        on = monday + timedelta(days=offset)
        its = [duty for duty in duties if duty.starts_at.astimezone(zone).date() == on]
        cells = [
            "\n".join(f"{named(people, one.person_id)}\n{hours(one, zone)}" for one in its if one.post == post)
            for post in posts
        ]
        rows.append([day(on), *cells])
    title = week_title(monday).removeprefix("📅 ")
    table = {"title": title, "columns": ["Ngày", *(post_name(post) for post in posts)], "rows": rows}
    return Message(lines=(), title=title, attachment=Attachment("table", ref=json.dumps(table, ensure_ascii=False)))


def _order(post: str) -> int:
    return list(POST_NAMES).index(post) if post in POST_NAMES else 0


def changed(added: Sequence[Duty], removed: Sequence[Duty], zone: ZoneInfo, why: str) -> Message:
    """News for one person whose shifts changed."""
    lines = [f"➕ {post_name(duty.post)}: {shift(duty, zone)}" for duty in added]
    lines += [f"➖ Không còn trực: {post_name(duty.post)}, {shift(duty, zone)}" for duty in removed]
    choices = tuple(
        (
            Choice(f"✅ Đã rõ {short(duty, zone)}" if len(added) > 1 else "✅ Đã rõ", f"ca:{duty.id}:ro"),
            Choice("🔄 Xin đổi", f"ca:{duty.id}:doi"),
        )
        for duty in added[:8]
    )
    return Message(title=f"📅 Lịch trực của đồng chí thay đổi ({why})", lines=tuple(lines), choices=choices)


def faults(
    gaps: Sequence[Gap],
    clashes: Sequence[Clash],
    unreachable: Sequence[str],
    burdened: Sequence[Burden],
    people: Mapping[int, Person],
    zone: ZoneInfo,
) -> list[str]:
    """What is wrong with the roster, a sentence each."""
    lines = [f"Không nhắn được cho {name}: gọi điện, mời lại vào kênh trực." for name in unreachable]
    lines += [clash_line(clash, people, zone) for clash in clashes]
    lines += gap_lines(gaps, zone)
    for one in burdened:
        who, peer = named(people, one.person_id), named(people, one.peer_id)
        lines.append(f"Nặng ca: {who} {one.count} {_KINDS[one.kind]}, {peer} {one.least}.")
    return lines


def clash_line(clash: Clash, people: Mapping[int, Person], zone: ZoneInfo) -> str:
    """Somebody on two duties at once, in a sentence."""
    who = named(people, clash.first.person_id)
    first, second = post_name(clash.first.post), post_name(clash.second.post)
    return f"Trùng: {who} vừa {first} vừa {second}, {shift(clash.second, zone)}."


def gap_lines(gaps: Sequence[Gap], zone: ZoneInfo) -> list[str]:
    """Gaps, those of one post and the same hours on one line."""
    by_hours: dict[tuple[str, str], list[date]] = {}
    for gap in gaps:
        starts, ends = gap.starts_at.astimezone(zone), gap.ends_at.astimezone(zone)
        by_hours.setdefault((gap.post, f"{starts:%H:%M}–{ends:%H:%M}"), []).append(starts.date())
    lines = []
    for (post, at), days in by_hours.items():
        shown = ", ".join(f"{SHORT_DAYS[on.weekday()]} {on:%d/%m}" for on in days[:_MOST_DAYS])
        more = f" và {len(days) - _MOST_DAYS} ngày nữa" if len(days) > _MOST_DAYS else ""
        lines.append(f"Trống: {post_name(post)} {at}: {shown}{more}.")
    return lines


def faulty(lines: Sequence[str]) -> Message:
    """The evening's findings, for the office."""
    return Message(title="🔎 Soát lịch trực 7 ngày tới", lines=tuple(f"• {line}" for line in lines))
