"""A drill: a made-up incident, marked as such and left out of every figure, that shows who answers how fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from duty import reading
from duty.access import Right
from duty.errors import NotFound, Refused
from duty.incidents import Category, Facts, Incident, Move
from duty.messages import Message, Priority
from duty.wording import drill as word
from handlers import incident as use
from handlers.desk import Desk
from storage.incidents import Entry

_ANSWERS = ("acked", "coming")


async def start(desk: Desk, text: str) -> None:
    """/dientap [STORY]: the incident is announced and escalates as a real one would. Raises Refused."""
    desk.require(Right.DRILL)
    event = desk.happening
    if not event.chat.private:
        raise Refused(word.IN_PRIVATE)
    for running in await desk.uow.incidents.open(desk.unit_id):
        if running.facts.drill:
            raise Refused(word.one_at_a_time(running.code))
    story = text or word.story(desk.policy.unit.areas[0].number)
    facts = replace(Facts.of(reading.read(story, desk.now, desk.policy.unit.gazetteer)), drill=True)
    if facts.category == Category.UPWARD:
        # A drill lays no draft for the superior body before anybody.
        facts = replace(facts, category=Category.CROWD, heading=None)
    report = await desk.uow.reports.add(
        desk.unit_id, desk.person.id, story, facts, desk.now, channel=event.channel, address=event.chat.address,
        inbox_id=desk.inbox_id,
    )  # fmt: skip
    made = await use.open_from(desk, report, confirmed=True)
    await desk.note_audit("drill.started", made.subject)
    await desk.reply_message(word.running(made.id, made.code))


async def press(desk: Desk, incident_id: int) -> None:
    """The button that ends a drill: closed, and everyone who was alerted sees how it went. Raises Refused."""
    desk.require(Right.DRILL)
    incident = await use.find(desk, incident_id=incident_id)
    if not incident.facts.drill:
        raise NotFound(word.NO_DRILL)
    if incident.is_open:
        await use.move(desk, incident, Move.CLOSE, word.RESULT)
    score = await _score(desk, incident)
    await desk.note_audit("drill.ended", incident.subject)
    await desk.reply_message(score)
    for card in await desk.uow.cards.of(incident.subject):
        if card.audience == "group":
            key = f"drill:{incident.id}:{card.address}"
            await desk.send(card.channel, card.address, score, Priority.BULK, thread=card.thread, key=key)


async def _score(desk: Desk, incident: Incident) -> Message:
    entries = await desk.uow.incidents.timeline(incident.id)
    answers = [entry for entry in entries if entry.kind in _ANSWERS and entry.person_id is not None]
    people = await desk.uow.people.many(entry.person_id for entry in answers if entry.person_id is not None)
    answered = [
        (people[entry.person_id].called, entry.at - incident.opened_at, entry.kind == "coming")
        for entry in answers
        if entry.person_id in people
    ]
    names = {person.called for person in people.values()}
    silent = [name for name in _told(entries) if name not in names]
    return word.score(incident.code, answered, silent, calls=sum(entry.kind == "call" for entry in entries))


def _told(entries: Sequence[Entry]) -> list[str]:
    """The people who were alerted, each once; groups are nobody in particular."""
    names = [name for entry in entries if entry.kind == "told" for name in entry.text.split("; ")]
    return [name for name in dict.fromkeys(names) if name and not name.startswith("nhóm ")]
