"""A roster sheet sent to the desk: read, shown with every doubt, stored only after Xác nhận."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from duty.access import Right
from duty.coverage import clashes
from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Attachment
from duty.people import Person
from duty.proposals import Directory, Planned, Proposal, fold, propose
from duty.revision import Ledger, Revision, ends, revise, starts
from duty.roster import Duty
from duty.sheets import Doubt, Sheet
from duty.wording import notices
from duty.wording import roster as roster_word
from duty.wording import sheets as word
from handlers.changes import SHEET, Change
from handlers.desk import Desk, NeedsFile
from handlers.roster_watch import findings, unfilled

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
    proposal, revision = await proposed(desk, extra["sheet"])
    if not proposal.lines:
        for message in word.nothing(proposal):
            await desk.reply_message(message)
        return
    records = [line.record() for line in proposal.lines]
    sheet_id = await desk.uow.sheets.propose(desk.unit_id, desk.person.id, attachment.name, records, desk.now)
    people = await desk.uow.people.many({duty.person_id for duty in revision.free})
    zone = desk.policy.unit.zone
    for message in word.preview(sheet_id, attachment.name, proposal, revision, people, zone):
        await desk.reply_message(message)


async def proposed(desk: Desk, sheet: Sheet) -> tuple[Proposal, Revision]:
    """What a sheet would bring to this unit's roster, with what would be wrong then, and what it changes of it."""
    zone = desk.policy.unit.zone
    staff = await desk.uow.people.all(desk.unit_id)
    directory = Directory(staff, await desk.uow.people.phones(person.id for person in staff))
    proposal = propose(sheet, directory, desk.policy.roster.default_hours, zone, desk.now)
    revision, standing = await revised(desk, proposal.lines)
    doubts = await doubts_of(desk, proposal.lines, revision, standing)
    return replace(proposal, doubts=(*proposal.doubts, *doubts)), revision


async def revised(desk: Desk, lines: Sequence[Planned]) -> tuple[Revision, list[Duty]]:
    """What lines change of the roster, and the roster about their days."""
    by_name = _by_name(await desk.uow.people.all(desk.unit_id))
    ledger = Ledger()
    for sheet in await desk.uow.sheets.confirmed(desk.unit_id):
        ledger.add([_met(Planned(**record), by_name) for record in sheet.entries])
    lines = [_met(line, by_name) for line in lines]
    standing = await beside(desk, lines)
    return revise(lines, ledger, standing, desk.now), standing


async def beside(desk: Desk, lines: Sequence[Planned]) -> list[Duty]:
    """The roster about the days of some lines."""
    if not lines:
        return []
    first, last = min(map(starts, lines)), max(map(ends, lines))
    return await desk.uow.roster.between(desk.unit_id, first - timedelta(days=1), last + timedelta(days=1))


async def doubts_of(
    desk: Desk, lines: Sequence[Planned], revision: Revision, standing: Sequence[Duty]
) -> tuple[Doubt, ...]:
    """Gaps of the posts that the lines are about, and double bookings with what else is on the roster."""
    if not lines:
        return ()
    zone, after = desk.policy.unit.zone, revision.roster(standing)
    days = [date.fromisoformat(line.on) for line in lines]
    posts = {line.post for line in lines}
    empty = [gap for gap in await unfilled(desk, after, min(days), max(days)) if gap.post in posts]
    found = [Doubt("toàn lịch", line) for line in roster_word.gap_lines(empty, zone)]
    people = await desk.uow.people.many({duty.person_id for duty in after})
    brought = {(line.post, starts(line)) for line in revision.put}
    for clash in clashes(after):
        keys = {(duty.post, duty.starts_at) for duty in (clash.first, clash.second)}
        # What the lines themselves say twice at once was said when they were read.
        if keys & brought and keys - {(line.post, starts(line)) for line in lines}:
            line = roster_word.clash_line(clash, people, zone)
            found.append(Doubt("so với lịch đã lưu", line))
    return tuple(found)


async def press(desk: Desk, sheet_id: int, action: str) -> None:
    """Xác nhận or Bỏ. Raises Refused."""
    desk.require(Right.ROSTER)
    sheet = await desk.uow.sheets.get(sheet_id)
    if sheet is None or sheet.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy bảng lịch này.")
    if action not in ("luu", "bo"):
        raise Refused(notices.STALE)
    if sheet.state != "proposed":
        raise AlreadyDone("Bảng lịch này đã xử lý rồi.")
    if action == "bo":
        await desk.uow.sheets.decide(sheet_id, "cancelled")
        await desk.say("Đã bỏ, lịch giữ nguyên.")
        return
    lines = [Planned(**record) for record in sheet.entries]
    revision, _ = await revised(desk, lines)
    await desk.uow.sheets.decide(sheet_id, "confirmed")
    await note_phones(desk, lines)
    change, missed = await apply(desk, revision, "văn phòng nhập lịch", f"{SHEET}{sheet_id}")
    await desk.note_audit("roster.imported", f"sheet:{sheet_id}", added=len(change.given), removed=len(change.freed))
    await desk.say("✅ Đã lưu lịch trực.")
    names, faults = [person.called for person in missed], await findings(desk, days=31)
    for message in word.stored(change.id, len(change.given), len(change.freed), names, faults):
        await desk.reply_message(message)


async def note_phones(desk: Desk, lines: Iterable[Planned]) -> None:
    """Keep the phone numbers that a sheet names."""
    for line in lines:
        if line.phone and line.person_id is not None:
            await desk.uow.people.set_phone(line.person_id, line.phone)


async def apply(desk: Desk, revision: Revision, why: str, subject: str) -> tuple[Change, list[Person]]:
    """Make the roster say what a revision says; the change, and those whom no message of it reaches."""
    change = Change(desk, why)
    for duty in revision.free:
        await change.free(duty, "removed")
    for line in revision.put:
        person_id = await _person_id(desk, line)
        shift_id = await desk.uow.roster.shift(
            desk.unit_id, line.post, date.fromisoformat(line.on), starts(line), ends(line)
        )
        await change.put(shift_id, person_id, running=False)
    return change, await change.settle(subject, in_group=False) if change.given or change.freed else []


async def _person_id(desk: Desk, line: Planned) -> int:
    """Whom a line means; somebody new is added without rights, and has yet to be invited."""
    person_id = _met(line, _by_name(await desk.uow.people.all(desk.unit_id))).person_id
    if person_id is None:
        person_id = await desk.uow.people.add(desk.unit_id, line.person, (), desk.now, title=line.title)
        if line.phone:
            await desk.uow.people.set_phone(person_id, line.phone)
    return person_id


def _by_name(staff: Iterable[Person]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for person in staff:
        found.setdefault(fold(person.name), []).append(person.id)
    return found


def _met(line: Planned, by_name: dict[str, list[int]]) -> Planned:
    """The line of somebody who was unknown when it was read and has joined the desk since."""
    same = by_name.get(fold(line.person), [])
    return replace(line, person_id=same[0]) if line.person_id is None and len(same) == 1 else line
