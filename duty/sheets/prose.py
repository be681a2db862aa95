"""Rosters written as running text: "Thứ 7 ngày 08/6: đ/c Nguyễn Văn A - PCT", "T7: A; CN: B", "A - T7, B - CN"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from duty.reading.normalise import word_set
from duty.sheets import days, directory, doubts, people
from duty.sheets.columns import without_hours
from duty.sheets.days import Written
from duty.sheets.directory import Directory
from duty.sheets.duties import Part, cut, hours_of, parts_of
from duty.sheets.frame import is_signing, wrong_weekday
from duty.sheets.grid import Cell
from duty.sheets.headings import is_footer, is_signer, kind_of, post_of, post_of_label
from duty.sheets.hours import Shift
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.moments import as_shift
from duty.sheets.names import names_in, strip_honour, strip_numbering
from duty.sheets.record import Heading, Record

_DUTY = re.compile(r"\b(?:truc|tiep (?:cong )?dan)\b")
_SMALL = word_set(
    "truc ngay cac thu va tu den buoi ca lich phan cong tiep dan tuan nay trong do dong chi la gom vao het bao the"
    " tai ban"
)
_TALK = re.compile(
    r"^(?:can cu|thuc hien|theo|de nghi|yeu cau|kinh (?:gui|moi)|luu y|ghi chu|noi nhan|trong truong hop|nhan duoc"
    r"|uy ban|ubnd|hdnd|cong hoa|doc lap|so:|tren day|chu tich|pho chu tich|tm\.|kt\."
    r"|[ivx]+\. (?:muc dich|yeu cau|noi dung|to chuc))"
)
_CHANGE = re.compile(r"\b(?:truc thay|thay (?:d/c|dong chi|cho)|doi (?:truc|ca|lich))\b")
_TITLE = re.compile(r"\b(?:lich|thong bao|phan cong|danh sach|bang|ke hoach)\b")
_HOURS_AHEAD = re.compile(
    r"\W*(?:Sáng|Chiều|Tối|Đêm|Ca|Buổi|Từ)\b[^:A-ZĐ]{0,40}:|"
    r"[^A-ZĐ]{0,30}?(?:sáng|chiều|tối|đêm|từ|\d{1,2} ?[hg:]|\()[^:]*:|[^\w(]*\([^()]*\)"
)
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s+|[IVX]{1,4}\.\s+|[-+*•▪●○]+\s*)+")


@dataclass(slots=True)
class _Carried:
    """What earlier lines said of the lines that follow; ``section`` outlives the day, ``shift`` does not."""

    dates: tuple[date, ...] = ()
    problem: str = ""
    shift: Shift = field(default_factory=Shift)
    section: Shift = field(default_factory=Shift)
    heading: Heading | None = None
    label: Heading | None = None  # of the same line
    started: bool = False
    lists_phones: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a line: ``follows`` marks one that goes on with the day of the part before."""

    text: str
    cell: Cell
    line: str
    item: bool
    follows: bool


def read_lines(cells: Iterable[Cell], record: Record, phones: Directory) -> None:
    """Every line, into ``record``; lines that are no roster are passed over, numbers of people are noted."""
    carried = _Carried()
    ended = False
    for cell in cells:
        for line in map(as_shift, clean(cell.text).split("\n")):
            ended = ended or is_footer(line) or is_signer(line)
            if ended or is_signing(line) or _TALK.match(fold(line)):
                continue
            if not names_in(line):
                record.frame = record.frame.within([line])
            if _lists_phones(line, cell, carried, phones):
                continue
            head, body = _headed(_NUMBER.sub("", line), record)
            if head:
                carried.heading = (strip_numbering(head), post_of(head))
            if _heads_section(line, carried, record):
                continue
            if _CHANGE.search(fold(line)) and days.find(line).empty and (names_in(line) or "đ/c" in line.lower()):
                record.doubt(cell.where, doubts.note_changes(line))
                continue
            follows, carried.label = False, None
            for text in _clauses(body):
                item = _is_item(line if body.startswith(text) else text)
                done = _clause(_Clause(text, cell, line, item, follows), carried, record)
                follows = follows or (done and not days.find(text).empty)


def _lists_phones(line: str, cell: Cell, carried: _Carried, phones: Directory) -> bool:
    """Whether a line belongs to a list of phone numbers."""
    if directory.is_title(line):
        carried.lists_phones = True
        return True
    if not days.find(line).empty:
        carried.lists_phones = False
        return False
    if carried.started and not carried.lists_phones:
        return False
    if (found := directory.read_line(line, cell.where)) is None:
        return False
    phones.add(found)
    return True


def _heads_section(line: str, carried: _Carried, record: Record) -> bool:
    """Whether a line names a post, perhaps its hours, and nobody: "I. Trực lãnh đạo (từ 7h00 đến 17h00)"."""
    bare = strip_numbering(_NUMBER.sub("", line)).rstrip(" :")
    post = post_of(bare)
    if post is None or names_in(line) or strip_honour(bare)[1] or not days.find(line).empty or ": " in bare:
        return False
    if len(bare.split()) > 14 or _TITLE.search(fold(line)):
        return False
    shift = record.words.read(bare)
    carried.heading = (without_hours(bare), post)
    carried.section = carried.shift = shift if shift.spans and shift.clear else Shift()
    carried.started = carried.started or line.rstrip().endswith(":")
    return True


def _headed(line: str, record: Record) -> tuple[str, str]:
    """A line whose lead names the week: "Lịch trực lãnh đạo tuần từ 03/6 đến 09/6: A - T7, B - CN" → lead, rest."""
    head, colon, tail = line.partition(":")
    written = days.find(head)
    spans = [item for item in written.items if isinstance(item, days.Span)]
    if not colon or not spans or days.find(tail).empty or names_in(head):
        return "", line
    record.frame = record.frame.within([head])
    lead = _without_small(_trim(head[: written.start]))
    return (lead if post_of(lead) else ""), tail


def _clauses(line: str) -> list[str]:
    """The parts of a line, cut at "," too where every piece has its own day and name."""
    found: list[str] = []
    for part in cut(line):
        pieces = re.split(r",(?=\s*\S)", part)
        if len(pieces) > 1 and all(_day_and_name(piece) for piece in pieces):
            found += pieces
        else:
            found.append(part)
    return found


def _day_and_name(text: str) -> bool:
    written = days.find(text)
    return not written.empty and bool(people.read(_trim(_without_small(written.rest))).people)


def _without_small(text: str) -> str:
    """Words that only lead over taken off both ends: "trực ngày", "các ngày"."""
    words = text.split()
    while words and words_of(words[0]) in _SMALL | {""} and not words[0][0].isupper():
        words.pop(0)
    while words and words_of(words[-1]) in _SMALL | {""} and not words[-1][0].isupper():
        words.pop()
    return " ".join(words)


def _trim(text: str) -> str:
    text = re.sub(r"\(\s*[,;:.-]*\s*\)", " ", text)
    text = re.sub(r"\s*:\s*(?:[:,-]\s*)+", ": ", text)
    text = text.strip(" ,;:.-+*•")
    return text if text.count("(") == text.count(")") else text.strip("()")


def _clause(clause: _Clause, carried: _Carried, record: Record) -> bool:
    """One part of a line; whether its people were put on duty."""
    written = days.find(clause.text)
    if written.empty and (written.month or len(clause.text) > 200):
        return False
    label, names, shift = _told(clause.text, written, record)
    parts = parts_of(names, record.words) if names else []
    reads = [(part, people.read(part.text)) for part in parts]
    odd = [piece for _, read in reads for piece in read.odd if not set(words_of(piece).split()) <= _SMALL]
    held = [(part, read) for part, read in reads if read.people]
    fits = bool(held) and not odd
    sure = fits and (not written.empty or (carried.started and (clause.item or clause.follows)))
    if not written.empty:
        _new_days(written, carried, record, clause.cell, sure)
        carried.shift = shift
    elif shift.said:
        carried.shift = shift
        if not held:
            carried.section = shift if not carried.dates else carried.section
    if label and post_of(label) and (sure or _is_heading(clause.text)):
        carried.heading = (label, post_of(label))
    if not sure:
        if written.items and not names:
            carried.started = True
        _say_unread(clause, written, bool(held), carried, record)
        return False
    carried.started = True
    if not carried.dates:
        left = [one.name for _, read in held for one in read.people]
        record.doubt(clause.cell.where, carried.problem or doubts.no_day(), left)
        return False
    last = held[-1][0].shift
    of_all = last if last.said and re.search(r"[,(]\s*(?:từ |ca )?[^,()A-ZĐ]*\)?[ .]*$", clause.text) else Shift()
    for part, read in held:
        _enter(part, read, label, of_all, clause, carried, record)
    return True


def _told(text: str, written: Written, record: Record) -> tuple[str | None, str, Shift]:
    """The heading of a clause, the text of its people, and the hours that hold for all of it."""
    if written.empty:
        shift = _lead_shift(text, record)
        label, names = _label_and_names("", shift.rest if shift.said else text)
    else:
        before, after = text[: written.start], text[written.end :]
        shift = record.words.read(before)
        if shift.said:
            before = shift.rest
        elif match := _HOURS_AHEAD.match(after):
            ahead = match.group()
            tail = record.words.read(ahead)
            rest = tail.rest
            if "(" in ahead:
                tail, rest = hours_of(ahead, record.words)
            if tail.spans:
                shift, after = tail, rest + after[match.end() :]
        else:
            tail = record.words.read(after) if re.match(r"^[^A-ZĐ]{0,30}(?:sáng|chiều|tối|đêm)", after) else Shift()
            if tail.spans:
                shift, after = tail, tail.rest
        label, names = _label_and_names(before, after)
    return (strip_numbering(label) if label else None), names, shift


def _say_unread(clause: _Clause, written: Written, held: bool, carried: _Carried, record: Record) -> None:
    """Names in a line that was not understood, where it looks like a roster's."""
    named = names_in(clause.text) or ([clause.text] if strip_honour(_trim(clause.text))[1] else [])
    duty = bool(_DUTY.search(fold(clause.line)))
    named = named or ([clause.text] if held and not written.empty and (carried.started or duty) else [])
    dated = not written.empty and (duty or ":" in clause.text)
    if named and (dated or clause.follows or (held and carried.started and clause.item)):
        record.doubt(clause.cell.where, doubts.line_unread(clause.text))


def _enter(
    part: Part,
    read: people.People,
    label: str | None,
    of_all: Shift,
    clause: _Clause,
    carried: _Carried,
    record: Record,
) -> None:
    where = clause.cell.where
    for bad in read.bad_phones:
        record.doubt(where, doubts.phone_unread(bad))
    for kept in read.more_phones:
        record.doubt(where, doubts.more_phones(kept))
    if read.unpaired:
        record.doubt(where, doubts.phones_do_not_pair(*read.unpaired))
    shift = next((one for one in (part.shift, of_all, carried.shift, carried.section) if one.said), Shift())
    if shift.said and not shift.clear:
        record.doubt(where, doubts.hours_unread(clause.text))
    for person in read.people:
        own = person.label if person.label and words_of(person.label) != "truc" else part.duty
        own = None if own and words_of(own) == "truc" else own
        if person.label and own:
            carried.label = (own, post_of_label(own))
        above = carried.label or carried.heading if label is None or post_of(label) else (label, None)
        record.enter(person, carried.dates, shift, (own, post_of_label(own)) if own else above, where)


def _lead_shift(clause: str, record: Record) -> Shift:
    """Hours that open a clause without a day: "chiều: B", "Từ 13h30 đến 17h00: B"."""
    head, colon, tail = clause.partition(": ")
    if not colon and clause.rstrip().endswith(":"):
        head, colon, tail = clause.rstrip()[:-1], ":", ""
    shift = record.words.read(head)
    if colon and shift.said and not set(words_of(shift.rest).split()) - _SMALL:
        return replace(shift, rest=tail)
    return Shift()


def _label_and_names(before: str, after: str) -> tuple[str | None, str]:
    """The heading before the day and the people; those may stand on either side of it."""
    before, after = _trim(before), _trim(after)
    label = None
    if ":" in before:
        head, _, rest = before.rpartition(":")
        if not _without_small(_trim(rest)) and people.read(_trim(head)).people:
            before = _trim(head)
        else:
            label, before = _trim(head), _trim(rest)
    left = _without_small(before)
    if left and (post_of(left) and not names_in(left)):
        label, left = before, ""
    if left and people.read(left).people and not (after and people.read(after).people):
        return label, left
    head, colon, tail = after.partition(":")
    small = words_of(head) and set(words_of(head).split()) <= _SMALL and post_of(head) is None
    if colon and small and not people.read(_trim(head)).people:
        after = _trim(tail)
    if label is None and left and words_of(left) and not set(words_of(left).split()) <= _SMALL:
        label = before
    bare = _without_small(after)
    tail = after[after.find(bare) + len(bare) :]
    return label, _trim(bare + tail if post_of(tail) else bare)


def _is_item(clause: str) -> bool:
    """Whether a clause without a day is an item of a list: "- Lãnh đạo: đ/c A", "đ/c B"."""
    bare = clause.strip()
    if re.match(r"^(?:[-+*•]|\d{1,2}[.)]|[a-hđ]\))", bare) or strip_honour(bare)[1]:
        return True
    head, colon, _ = bare.partition(":")
    return bool(colon) and bool(post_of(head))


def _is_heading(clause: str) -> bool:
    """A line that only names a post: "1. Trực lãnh đạo:"."""
    return len(clause.split()) <= 10 and kind_of(clause) is None


def _new_days(written: Written, carried: _Carried, record: Record, cell: Cell, sure: bool) -> None:
    """Take over the days of a clause for it and the lines below."""
    if written.items:
        found, problem = record.frame.dates_of(written)
        if problem and not sure:
            return
        carried.dates, carried.problem = found, problem
        if not problem and sure and (wrong := wrong_weekday(written, found)):
            record.doubt(cell.where, wrong)
    else:
        found = record.frame.of_weekdays(written.weekdays, written.every)
        carried.dates = found
        carried.problem = "" if found else doubts.weekday_without_date()
