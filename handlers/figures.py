"""Figures of a span as every reader of them gets them: digest, weekly report, forms, command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from duty.digest import BookedLate, Figures, Listed
from duty.law import Form
from duty.petition_terms import terms
from duty.petitions import Petition
from duty.spans import Span, name_of, week_after
from handlers import chasing
from handlers.desk import Desk


async def of_span(desk: Desk, span: Span, *, to_compare: bool = False) -> Figures:
    """Everything of a span, with missed terms as they stood at its end; of denunciations only how many.

    ``to_compare``: only numbers are wanted, without the list of petitions.
    """
    found = await desk.uow.figures.of(desk.unit_id, span, desk.policy.levels.alert)
    on = min(span.last, desk.now.astimezone(desk.policy.unit.zone).date())
    missed = await chasing.overdue(desk, on)
    overdue = Counter(kind for _, kind in {(one.petition_id, one.kind) for one in missed})
    told = replace(
        found.petitions,
        late=dict(overdue),
        overdue=tuple(one for one in missed if one.kind != "denunciation"),
        listed=() if to_compare else await _with_terms(desk, found.petitions.listed, span),
    )
    late = BookedLate() if to_compare else await _booked_late(desk, span)
    return replace(found, petitions=told, booked_late=late)


async def _booked_late(desk: Desk, span: Span) -> BookedLate:
    """What the report of its own week could not tell.

    A week of which no report was made has none to add to, so that the book of the year, typed in during the first days
    of use, is not told as late; one that was made anew after the booking has it.
    """
    slot, zone = desk.policy.slots["weekly_report"], desk.policy.unit.zone
    bookings = await desk.uow.figures.booked_for_earlier_days(desk.unit_id, span)
    made = await desk.uow.weekly_reports.made(desk.unit_id) if bookings else {}
    late = []
    for one in bookings:
        week = week_after(one.on, slot, zone)
        made_at = made.get(name_of(week))
        # A draft that was made before its week was over is not the last of it.
        late += [one] if made_at is not None and max(made_at, week.end) < one.booked_at else []
    turns = [one.people for one in late if one.people is not None]
    return BookedLate(len(turns), sum(turns), len(late) - len(turns))


async def _with_terms(desk: Desk, listed: tuple[Listed, ...], span: Span) -> tuple[Listed, ...]:
    """Each petition that is not closed with the term that comes next, or that was missed first."""
    before = await desk.uow.petitions.open_on(desk.unit_id, span.first - timedelta(days=1))
    within = await desk.uow.petitions.between(desk.unit_id, span.first, span.last)
    known = {one.id: one for one in [*before, *within]}
    return tuple(_with_term(desk, one, known[one.petition_id], span) for one in listed)


def _with_term(desk: Desk, one: Listed, petition: Petition, span: Span) -> Listed:
    one = replace(one, number=petition.called(span.last.year))
    if one.stage == "closed":
        return one
    law, calendar, remote = desk.office.law, desk.office.calendar, desk.policy.petitions.remote
    for term in terms(petition, law, calendar, remote=remote, on=span.last):
        if term.met_on is None and term.certain:
            deadline = term.deadline
            return replace(one, label=deadline.label, article=deadline.article, due_on=deadline.due_on)
    return one


def form_on(desk: Desk, code: str, on: date, use: str = "statistics") -> Form | None:
    """The form of this code that is in use on a day, with the regime it belongs to."""
    return next((one for one in desk.office.law.forms_on(on) if one.code == code and one.use == use), None)
