"""A roster sheet sent to the desk: read, shown with every doubt, stored only after Xác nhận."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from duty.access import Right
from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Attachment
from duty.proposals import Directory, Planned, Proposal, fold, propose
from duty.roster import Duty
from duty.sheets import Sheet
from duty.wording import notices
from duty.wording import sheets as word
from handlers.desk import Desk, NeedsFile
from handlers.reminders import findings
from handlers.roster import find, plan_edges, tell_change

ENDINGS = (".xlsx", ".docx", ".xls", ".doc")


def is_sheet(attachment: Attachment) -> bool:
    """Whether a file may be a roster."""
    return attachment.kind == "document" and attachment.name.lower().endswith(ENDINGS)


async def receive(desk: Desk, attachment: Attachment) -> None:
    """A file from the office, in private: the preview. Raises Refused, and NeedsFile until it was fetched."""
    desk.require(Right.ROSTER)
    extra = desk.happening.extra
    if "unreadable" in extra:
        raise Refused(str(extra["unreadable"]))
    if "sheet" not in extra:
        raise NeedsFile(attachment.ref, attachment.name)
    proposal = await proposed(desk, extra["sheet"])
    if not proposal.lines:
        await desk.reply_message(word.nothing(proposal))
        return
    records = [line.record() for line in proposal.lines]
    sheet_id = await desk.uow.sheets.propose(desk.unit_id, desk.person.id, attachment.name, records, desk.now)
    await desk.reply_message(word.preview(sheet_id, attachment.name, proposal))


async def proposed(desk: Desk, sheet: Sheet) -> Proposal:
    """What a sheet would bring to this unit's roster."""
    zone = desk.policy.unit.zone
    staff = await desk.uow.people.all(desk.unit_id)
    directory = Directory(staff, await desk.uow.people.phones(person.id for person in staff))
    return propose(sheet, directory, desk.policy.roster.default_hours, zone, desk.now)


async def press(desk: Desk, sheet_id: int, action: str) -> None:
    """Xác nhận or Bỏ. Raises Refused."""
    desk.require(Right.ROSTER)
    sheet = await desk.uow.sheets.get(sheet_id)
    if sheet is None or sheet.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy bảng lịch này.")
    if action not in ("luu", "bo"):
        raise Refused(notices.STALE)
    before = await desk.uow.sheets.confirmed(desk.unit_id)
    if not await desk.uow.sheets.decide(sheet_id, "confirmed" if action == "luu" else "cancelled"):
        raise AlreadyDone("Bảng lịch này đã xử lý rồi.")
    if action == "bo":
        await desk.say("Đã bỏ, lịch giữ nguyên.")
        return
    known = [Planned(**record) for one in before for record in one.entries]
    added, removed = await apply(desk, [Planned(**record) for record in sheet.entries], known)
    await desk.note_audit("roster.imported", f"sheet:{sheet_id}", added=added, removed=removed)
    await desk.say("✅ Đã lưu lịch trực.")
    faults = await findings(desk, days=31)
    await desk.reply_message(word.stored(added, removed, faults))


async def apply(desk: Desk, lines: Iterable[Planned], known: Iterable[Planned]) -> tuple[int, int]:
    """Make the roster say what the lines say; how many shifts were given and taken.

    A shift that the sheet of before had with the same people is left alone, whatever was swapped since. Shifts of the
    same posts and days that the sheet no longer has are taken off. What has begun stays as it is.
    """
    wanted: dict[tuple[str, str], list[Planned]] = defaultdict(list)
    for line in lines:
        wanted[line.shift].append(line)
    earlier: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in known:
        earlier[line.shift].add(_token(line))
    if not wanted:
        return 0, 0
    existing = await _existing(desk, [line for its in wanted.values() for line in its])
    given: dict[int, list[Duty]] = defaultdict(list)
    taken: dict[int, list[Duty]] = defaultdict(list)
    for shift, its in wanted.items():
        if earlier.get(shift) == {_token(line) for line in its} and shift in existing:
            continue
        if datetime.fromisoformat(its[0].starts_at) > desk.now:
            await _set(desk, its, existing.get(shift, []), given, taken)
    for shift, duties in existing.items():
        if shift not in wanted:
            for duty in duties:
                if duty.active and duty.starts_at > desk.now and await desk.uow.roster.mark(duty.id, "absent"):
                    taken[duty.person_id].append(duty)
    people = await desk.uow.people.many({*given, *taken})
    for person_id in sorted({*given, *taken}):
        await tell_change(
            desk, people.get(person_id), given[person_id], taken[person_id], "văn phòng nhập lịch", calling=False
        )
    await plan_edges(desk)
    return sum(map(len, given.values())), sum(map(len, taken.values()))


async def _existing(desk: Desk, lines: list[Planned]) -> dict[tuple[str, str], list[Duty]]:
    days = {(line.post, line.on) for line in lines}
    starts = [datetime.fromisoformat(line.starts_at) for line in lines]
    duties = await desk.uow.roster.between(
        desk.unit_id, min(starts) - timedelta(days=1), max(starts) + timedelta(days=2)
    )
    zone = desk.policy.unit.zone
    found: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in duties:
        if (duty.post, duty.on_date.isoformat()) in days:
            found[duty.post, duty.shift_starts_at.astimezone(zone).isoformat()].append(duty)
    return found


async def _set(
    desk: Desk, its: list[Planned], existing: list[Duty], given: dict[int, list[Duty]], taken: dict[int, list[Duty]]
) -> None:
    ends_at = datetime.fromisoformat(its[0].ends_at)
    wanted = {await _person_id(desk, line): line for line in its}
    for duty in existing:
        if duty.active and duty.person_id not in wanted and await desk.uow.roster.mark(duty.id, "absent"):
            taken[duty.person_id].append(duty)
    held = {duty.person_id: duty for duty in existing if duty.active}
    for person_id, line in wanted.items():
        same = held.get(person_id)
        starts_at, on = datetime.fromisoformat(line.starts_at), date.fromisoformat(line.on)
        key = await desk.uow.roster.assign(desk.unit_id, line.post, on, starts_at, ends_at, person_id)
        if same is None or same.ends_at != ends_at:
            given[person_id].append(await find(desk, key))
            if same is not None:
                taken[person_id].append(same)


async def _person_id(desk: Desk, line: Planned) -> int:
    """Whom a line means; somebody new is added without rights, and has yet to be invited."""
    person_id = line.person_id
    if person_id is None:
        staff = await desk.uow.people.all(desk.unit_id)
        same = [person.id for person in staff if fold(person.name) == fold(line.person)]
        person_id = same[0] if same else None
    if person_id is None:
        person_id = await desk.uow.people.add(desk.unit_id, line.person, (), desk.now, title=line.title)
    if line.phone:
        await desk.uow.people.set_phone(person_id, line.phone)
    return person_id


def _token(line: Planned) -> str:
    return f"{fold(line.person)}@{line.ends_at}"
