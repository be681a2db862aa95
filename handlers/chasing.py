"""Petitions chased to their last days: the person in charge each morning, then the leaders; and what stands overdue.

A morning says once what is so on that morning, so that nothing is lost or doubled when the machine was off.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from duty.digest import Overdue
from duty.messages import Priority
from duty.people import Person, Role
from duty.petition_terms import Concern, by_weight, concerns, terms
from duty.petitions import Petition
from duty.wording import petition_chases as word
from handlers import refusals
from handlers.desk import Desk
from storage.timers import Timer


async def morning(desk: Desk, _: Timer) -> None:
    """Tell everyone what is due of theirs, and the leaders what was missed; nothing due, nothing said."""
    today = desk.now.astimezone(desk.policy.unit.zone).date()
    if not desk.office.calendar.is_working_day(today):
        return
    await refusals.morning(desk)
    # By the day on which it is said: what an earlier morning left undone must not say it twice.
    key = f"petitions:{desk.unit_id}:{today.isoformat()}"
    found = concerns_of(desk, await desk.uow.petitions.open_on(desk.unit_id, today), today)
    owners = await desk.uow.people.many({one.petition.owner_id for one in found if one.petition.owner_id is not None})
    clerks = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
    reached = await desk.reachable([*owners.values(), *clerks])
    theirs: dict[int, list[Concern]] = defaultdict(list)
    people: dict[int, Person] = {}
    for one in found:
        owner = owners.get(one.petition.owner_id or 0)
        # What belongs to nobody who can be reached is the office's.
        for person in [owner] if owner is not None and owner.active and owner.id in reached else clerks:
            people[person.id] = person
            theirs[person.id].append(one)
    for person_id, own in theirs.items():
        await desk.tell([people[person_id]], word.morning(own, today), Priority.REMINDER, key=f"{key}:own")
    grave = [one for one in found if one.grave]
    if grave:
        leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
        await desk.tell(leaders, word.to_leader(grave, owners, today), Priority.REMINDER, key=f"{key}:grave")


def concerns_of(desk: Desk, found: list[Petition], today: date) -> list[Concern]:
    """What of some petitions must be looked at today, the worst first."""
    law, calendar, rules = desk.office.law, desk.office.calendar, desk.policy.petitions
    told = [one for petition in found for one in concerns(petition, law, calendar, today, rules)]
    return sorted(told, key=by_weight)


async def overdue(desk: Desk, on: date) -> tuple[Overdue, ...]:
    """Every term that stood missed at the end of a day, the oldest first."""
    law, calendar, remote = desk.office.law, desk.office.calendar, desk.policy.petitions.remote
    missed = [
        (term.deadline, petition)
        for petition in await desk.uow.petitions.open_on(desk.unit_id, on)
        for term in terms(petition, law, calendar, remote=remote, on=on)
        if term.missed(on)
    ]
    missed.sort(key=lambda pair: (pair[0].due_on, pair[1].number))
    return tuple(
        # A denunciation is counted and dated; neither its number nor what is owed leaves the circle of who may know.
        Overdue("", petition.kind, "", "", deadline.due_on, petition.id)
        if petition.secret
        else Overdue(
            petition.called(on.year), petition.kind, deadline.label, deadline.article, deadline.due_on, petition.id
        )
        for deadline, petition in missed
    )
