"""Figures of a span as every reader of them gets them: digest, weekly report, forms, command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from duty.digest import Figures, Listed
from duty.law import Form
from duty.petition_terms import terms
from duty.petitions import Petition
from duty.spans import Span
from handlers import chasing
from handlers.desk import Desk


async def of_span(desk: Desk, span: Span, *, to_compare: bool = False) -> Figures:
    """Everything of a span, with missed terms as they stood at its end; of denunciations only how many.

    ``to_compare``: only numbers are wanted, without the list of petitions.
    """
    found = await desk.uow.figures.of(desk.unit_id, span, desk.policy.levels.alert)
    on = min(span.last, desk.now.astimezone(desk.policy.unit.zone).date())
    missed = await chasing.overdue(desk, on)
    late = Counter(kind for _, kind in {(one.petition_id, one.kind) for one in missed})
    told = replace(
        found.petitions,
        late=dict(late),
        overdue=tuple(one for one in missed if one.kind != "denunciation"),
        listed=() if to_compare else await _with_terms(desk, found.petitions.listed, span),
    )
    return replace(found, petitions=told)


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
