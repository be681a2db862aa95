"""Asking again until someone answers: calls, nagging of a silent taker, and the alarm when nobody can be reached.

Every wait is a timer row. A timer that comes late or for an older run (fence) looks at the incident first and does
nothing when there is nothing left to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from duty import escalation
from duty.incidents import Facts, Incident, State, higher, level_of, passed_mark
from duty.messages import Message, Priority
from duty.people import Role
from duty.wording import cards as word
from duty.wording import facts as say
from handlers import cards
from handlers.desk import Desk
from handlers.targets import Reach, resolve
from storage.timers import Timer

CALLS = ("escalate",)
NAGS = ("nag",)
# After so many reminders to the taker alone the leaders hear of the silence too.
_NAGS_BEFORE_LEADERS = 2


async def announce(desk: Desk, incident: Incident) -> Reach:
    """Tell whom the policy names at once, and plan the first call."""
    reach = await announced_to(desk, incident)
    await _write_down(desk, incident, reach)
    await plan(desk, incident, desk.now, 1)
    return reach


async def announced_to(desk: Desk, incident: Incident) -> Reach:
    """Whom the policy names at once, as it is now."""
    return await _reach(desk, incident, incident.policy.announce)


async def _reach(desk: Desk, incident: Incident, targets: Iterable[str]) -> Reach:
    """Whom targets mean now. Who reported it knows already, and counts neither as told nor as on duty."""
    reporters = {person_id for person_id, _ in await desk.uow.incidents.taking_part(incident.id, "reporter")}
    return await resolve(desk, targets, without=reporters)


async def plan(desk: Desk, incident: Incident, started_at: datetime, number: int) -> None:
    """Set the timer of the ``number``-th call of this run, if the policy has one."""
    planned = escalation.call(incident.policy, started_at, number)
    if planned is None:
        return
    payload = {
        "number": number,
        "fence": incident.fence,
        "started_at": started_at.isoformat(),
        "notify": list(planned.notify),
        "last_resort": planned.last_resort,
    }
    key = f"escalate:{incident.id}:{incident.fence}:{number}"
    await desk.uow.timers.put(desk.unit_id, key, "escalate", incident.subject, planned.due_at, desk.now, payload)


async def call(desk: Desk, timer: Timer) -> None:
    """A call is due: when still nobody has answered, ask whom it names, and plan the next."""
    incident = await desk.uow.incidents.get(int(timer.subject.split(":")[1]))
    payload = timer.payload
    if incident is None or incident.state is not State.OPEN or incident.fence != payload["fence"]:
        return
    # Done from here on: the card tells of the next call, not of this one.
    await desk.uow.timers.fired(timer.id, desk.now)
    started_at, number = datetime.fromisoformat(payload["started_at"]), payload["number"]
    notify, last_resort = list(payload["notify"]), payload["last_resort"]
    # After downtime several calls are due at once: they go out as one.
    while (following := escalation.call(incident.policy, started_at, number + 1)) and following.due_at <= desk.now:
        notify += following.notify
        number, last_resort = number + 1, last_resort or following.last_resort
    reach = await _reach(desk, incident, dict.fromkeys(notify))
    entries = await desk.uow.incidents.timeline(incident.id)
    waited = say.minutes((desk.now - cards.asked_since(incident, entries)).total_seconds())
    await desk.uow.incidents.note(incident, "call", desk.now, text=f"chưa ai nhận sau {waited}")
    await _write_down(desk, incident, reach)
    if last_resort and not _was_last_resort(incident, started_at, payload["number"] - 1):
        await _warn_all(desk, incident, waited)
    await plan(desk, incident, started_at, number + 1)
    await desk.note_audit("incident.called", incident.subject, number=number)
    await cards.show(desk, incident, reach, repost=True)


def _was_last_resort(incident: Incident, started_at: datetime, number: int) -> bool:
    earlier = escalation.call(incident.policy, started_at, number) if number else None
    return earlier is not None and earlier.last_resort


async def raise_level(desk: Desk, incident: Incident, before: Facts) -> tuple[Incident, Reach | None]:
    """After new facts: a graver incident gets the graver policy, and whom it names is told.

    A crowd that grows past one of the town's own marks is told again at the same level.
    """
    level = higher(incident.level, level_of(incident.facts, desk.policy.levels))
    if level == incident.level:
        if not passed_mark(before, incident.facts, desk.policy.levels):
            return incident, None
        await desk.uow.incidents.note(incident, "raised", desk.now, text=say.people(incident.facts))
        return incident, await announced_to(desk, incident)
    raised = replace(incident, level=level, policy=desk.policy.escalation[level], fence=incident.fence + 1)
    await desk.uow.timers.cancel(incident.subject, CALLS)
    await desk.uow.incidents.save(raised)
    await desk.uow.incidents.note(raised, "raised", desk.now)
    reach = await announced_to(desk, raised)
    await _write_down(desk, raised, reach)
    if raised.state is State.OPEN:
        await plan(desk, raised, desk.now, 1)
    else:
        # The watch on the taker belongs to the run before: it begins again, by the graver policy.
        await desk.uow.timers.cancel(raised.subject, NAGS)
        await _plan_nag(desk, raised, 1)
    return raised, reach


async def restart(desk: Desk, incident: Incident) -> Reach:
    """A reopened incident asks from the beginning."""
    await desk.uow.timers.cancel(incident.subject, CALLS + NAGS)
    return await announce(desk, incident)


async def stop(desk: Desk, incident: Incident) -> None:
    """Someone answered: no more calls; from now on the taker is watched."""
    await desk.uow.timers.cancel(incident.subject, CALLS)
    await _plan_nag(desk, incident, 1)


async def stop_all(desk: Desk, incident: Incident) -> None:
    """Closed: nothing is asked any more."""
    await desk.uow.timers.cancel(incident.subject, (*CALLS, *NAGS, "upward"))


async def _plan_nag(desk: Desk, incident: Incident, number: int, after: datetime | None = None) -> None:
    wait = incident.policy.nag_after
    if wait is None or wait <= timedelta(0):
        return
    due_at = (after or desk.now) + wait
    key = f"nag:{incident.id}:{incident.fence}:{int(due_at.timestamp())}"
    payload = {"number": number, "fence": incident.fence}
    await desk.uow.timers.put(desk.unit_id, key, "nag", incident.subject, due_at, desk.now, payload)


async def nag(desk: Desk, timer: Timer) -> None:
    """Taken and then silent: remind the taker, later the leaders too."""
    incident = await desk.uow.incidents.get(int(timer.subject.split(":")[1]))
    if incident is None or incident.fence != timer.payload["fence"]:
        return
    if incident.state not in (State.ACKED, State.EN_ROUTE) or incident.policy.nag_after is None:
        return
    if incident.touched_at + incident.policy.nag_after > desk.now:
        await _plan_nag(desk, incident, 1, incident.touched_at)
        return
    number = timer.payload["number"]
    ids = {key for key in (incident.acked_by,) if key is not None}
    ids |= {person_id for person_id, _ in await desk.uow.incidents.taking_part(incident.id, "responder")}
    people = list((await desk.uow.people.many(ids)).values())
    if number > _NAGS_BEFORE_LEADERS:
        people += [one for one in await desk.uow.people.with_role(desk.unit_id, Role.LEADER) if one.id not in ids]
    silent = say.minutes((desk.now - incident.touched_at).total_seconds())
    message = Message(
        title=f"🔔 {incident.code} · {say.headline(incident.facts, desk.policy.unit)}",
        lines=(f"Đã {silent} chưa có cập nhật. Xin cho biết tình hình.",),
        choices=word.follow_up_choices(incident),
    )
    await desk.tell(people, message, Priority.REMINDER, incident_id=incident.id)
    await desk.uow.incidents.note(incident, "nag", desk.now, text=f"{silent} chưa cập nhật")
    await _plan_nag(desk, incident, number + 1)


async def _warn_all(desk: Desk, incident: Incident, waited: str) -> None:
    """The policy's own calls were all in vain: the leaders and the admins hear it in plain words."""
    people = await desk.uow.people.with_role(desk.unit_id, Role.LEADER, Role.ADMIN)
    message = word.unanswered(incident, waited, desk.policy.unit)
    await desk.tell(people, message, Priority.ALERT, incident_id=incident.id)


async def _write_down(desk: Desk, incident: Incident, reach: Reach) -> None:
    for reason in reach.why:
        await desk.uow.incidents.note(incident, "call", desk.now, text=reason)
    if reach.told():
        await desk.uow.incidents.note(incident, "told", desk.now, text="; ".join(reach.told()))
    if not reach.nobody or not (incident.policy.announce or incident.policy.steps):
        return
    await desk.uow.incidents.note(incident, "nobody", desk.now)
    await desk.alarm(
        f"{incident.code}: không báo được ai. Hãy kiểm tra nhóm (Gắn nhóm), người trực và xử lý sự việc ngay.",
        incident_id=incident.id,
    )
