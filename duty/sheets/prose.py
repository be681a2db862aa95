"""Rosters written as running text: "Thứ 7 ngày 08/6: đ/c Nguyễn Văn A - PCT", "T7: A; CN: B", "A - T7, B - CN"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from duty.reading.normalise import word_set
from duty.sheets import days, doubts, people
from duty.sheets.days import Written
from duty.sheets.frame import is_signing, wrong_weekday
from duty.sheets.grid import Cell
from duty.sheets.headings import is_footer, kind_of, post_of
from duty.sheets.hours import Shift
from duty.sheets.letters import clean, fold, words_of
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


@dataclass(slots=True)
class _Carried:
    """What earlier lines said of the lines that follow."""

    dates: tuple[date, ...] = ()
    problem: str = ""
    shift: Shift = field(default_factory=Shift)
    heading: Heading | None = None
    started: bool = False


def read_lines(cells: Iterable[Cell], record: Record) -> None:
    """Every line, into ``record``; lines that are no roster are passed over."""
    carried = _Carried()
    ended = False
    for cell in cells:
        for line in clean(cell.text).split("\n"):
            ended = ended or is_footer(line)
            if ended or is_signing(line) or _TALK.match(fold(line)):
                continue
            if not names_in(line):
                record.frame = record.frame.within([line])
            head, body = _headed(line, record)
            if head:
                carried.heading = (strip_numbering(head), post_of(head))
            for clause in _clauses(body):
                _clause(clause, cell, carried, record, whole=line)


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
    """A line cut at ";" and, where every part has its own day and name, at ","."""
    parts = [part for part in re.split(r";|(?<=[^\W\d])\.\s+(?=[A-ZĐ])", line) if part.strip()]
    found: list[str] = []
    for part in parts:
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
    return text.strip(" ,;:.-+*•()")


def _clause(clause: str, cell: Cell, carried: _Carried, record: Record, whole: str) -> None:
    written = days.find(clause)
    if written.empty and (written.month or len(clause) > 200):
        return
    before, after = _around(clause, written)
    shift = record.words.read(before) if not written.empty else _lead_shift(clause, record)
    if written.empty:
        before, after = "", shift.rest if shift.said else clause
    else:
        tail = (
            record.words.read(after)
            if re.match(r"^[^A-ZĐ]{0,30}(?:sáng|chiều|tối|đêm|từ|\d{1,2} ?[hg:]|\()", after)
            else Shift()
        )
        shift = shift if shift.said else tail if tail.spans else Shift()
        before = record.words.read(before).rest if shift.said else before
        after = tail.rest if tail.spans else after
    label, names = _label_and_names(before, after)
    label = strip_numbering(label) if label else None
    read = people.read(names) if names else people.People()
    fits = bool(read.people) and not [piece for piece in read.odd if not set(words_of(piece).split()) <= _SMALL]
    sure = fits and (not written.empty or (carried.started and _is_item(clause)))
    if not written.empty:
        _new_days(written, carried, record, cell, sure)
        carried.shift = shift if shift.said else carried.shift if not sure else Shift()
    elif shift.said:
        carried.shift = shift
    if label and post_of(label) and (sure or _is_heading(clause)):
        carried.heading = (label, post_of(label))
    if not sure:
        if written.items and not names:
            carried.started = True
        named = names_in(clause) or ([clause] if strip_honour(_trim(clause))[1] else [])
        if not named and read.people and not written.empty and (carried.started or _DUTY.search(fold(whole))):
            named = [one.name for one in read.people]
        if named and (
            (not written.empty and (_DUTY.search(fold(whole)) or ":" in clause))
            or (read.people and carried.started and _is_item(clause))
        ):
            record.doubt(cell.where, doubts.line_unread(clause))
        return
    carried.started = True
    if not carried.dates:
        record.doubt(cell.where, doubts.row_left(carried.problem or doubts.no_day(), [one.name for one in read.people]))
        return
    for bad in read.bad_phones:
        record.doubt(cell.where, doubts.phone_unread(bad))
    for kept in read.more_phones:
        record.doubt(cell.where, doubts.more_phones(kept))
    if read.unpaired:
        record.doubt(cell.where, doubts.phones_do_not_pair(*read.unpaired))
    if carried.shift.said and not carried.shift.clear:
        record.doubt(cell.where, doubts.hours_unread(clause))
    for person in read.people:
        own = person.label if person.label and words_of(person.label) != "truc" else None
        above = carried.heading if label is None or post_of(label) else (label, None)
        record.enter(person, carried.dates, carried.shift, (own, post_of(own)) if own else above, cell.where)


def _lead_shift(clause: str, record: Record) -> Shift:
    """Hours that open a clause without a day: "chiều: B", "Từ 13h30 đến 17h00: B"."""
    head, colon, tail = clause.partition(": ")
    shift = record.words.read(head)
    if colon and shift.said and not set(words_of(shift.rest).split()) - _SMALL:
        return replace(shift, rest=tail)
    return Shift()


def _around(clause: str, written: Written) -> tuple[str, str]:
    return clause[: written.start], clause[written.end :]


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
    if colon and words_of(head) and set(words_of(head).split()) <= _SMALL and not people.read(_trim(head)).people:
        after = _trim(tail)
    if label is None and left and words_of(left) and not set(words_of(left).split()) <= _SMALL:
        label = before
    return label, _trim(_without_small(after))


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
        carried.problem = "" if found else doubts.weekday_without_date(written.weekdays)
