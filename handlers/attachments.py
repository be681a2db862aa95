"""Photos, voice, films, places: they join the draft, or the reporter's last incident, or wait for a line."""

from __future__ import annotations

from datetime import timedelta

from duty.access import Right, may
from duty.errors import Refused
from duty.incidents import Incident
from duty.messages import Attachment
from duty.wording import notices
from handlers import cards, drafts, news, report, sheets, weekly_words
from handlers import incident as use
from handlers.desk import Desk

ACCEPTED = frozenset({"photo", "voice", "video", "location"})
_LAST_INCIDENT_FOR = timedelta(hours=2)


async def receive(desk: Desk, text: str) -> None:
    """A message with files; its caption, if any, is a report. Raises NotAllowed."""
    desk.require(Right.REPORT)
    event = desk.happening
    if await weekly_words.receive(desk, event.attachments):
        return
    for one in event.attachments:
        if event.chat.private and sheets.is_sheet(one) and may(desk.actor, Right.ROSTER):
            await sheets.receive(desk, one)
            return
    files = accepted(desk)
    if not files:
        if text:
            await report.receive(desk, text)
        await desk.reply(notices.FILE_REFUSED if text else notices.UNKNOWN_FILE)
        return
    if text:
        await _keep(desk, files, None, None)
        await report.receive(desk, text)
        await _follow_words(desk, files)
        return
    earlier = await desk.uow.reports.album_of(desk.person.id, event.album) if event.album else None
    if earlier is not None:
        report_id, incident_id = earlier
        await _keep(desk, files, report_id, incident_id)
        await _show(desk, files, report_id, incident_id, quiet=True)
        return
    draft = await desk.uow.reports.latest_of(
        desk.person.id, ("draft",), desk.now - desk.policy.drafts.join_attachments_within
    )
    if draft is not None:
        await _keep(desk, files, draft.id, None)
        await _show(desk, files, draft.id, None, quiet=False)
        return
    mine = await desk.uow.incidents.of_person(desk.person.id, desk.now - _LAST_INCIDENT_FOR)
    open_ones = [incident for incident in mine if incident.is_open]
    if open_ones:
        await _keep(desk, files, None, open_ones[-1].id)
        await _show(desk, files, None, open_ones[-1].id, quiet=False)
        return
    await _keep(desk, files, None, None)
    await desk.reply(notices.FILE_KEPT)


def accepted(desk: Desk) -> list[Attachment]:
    """The files of a message that the desk takes."""
    return [one for one in desk.happening.attachments if one.kind in ACCEPTED]


async def keep_loose(desk: Desk) -> None:
    """Keep the files of a message for the draft that its words are about to become."""
    await _keep(desk, accepted(desk), None, None)


async def add_to_report(desk: Desk, report_id: int, *, quiet: bool) -> None:
    """Put the files of a message to a draft, or to the incident that it has become."""
    files = accepted(desk)
    if files:
        await _keep(desk, files, report_id, None)
        await _show(desk, files, report_id, None, quiet=quiet)
    await _refuse_rest(desk)


async def add_to_incident(desk: Desk, incident: Incident, *, quiet: bool) -> None:
    """Put the files of a message to an incident, over or not."""
    files = accepted(desk)
    if files:
        await _keep(desk, files, None, incident.id)
        await _show(desk, files, None, incident.id, quiet=quiet)
    await _refuse_rest(desk)


async def _refuse_rest(desk: Desk) -> None:
    if desk.happening.attachments and not accepted(desk):
        await desk.reply(notices.FILE_REFUSED)


async def join(desk: Desk, incident: Incident, text: str) -> None:
    """Words about one incident, with whatever files come with them. Raises Refused."""
    desk.require(Right.UPDATE)
    if not text and not accepted(desk):
        await desk.reply(notices.UNKNOWN_FILE)
        return
    if text:
        await news.update(desk, incident, text)
    elif not incident.is_open:
        raise Refused(notices.over(incident.code, incident.number))
    await add_to_incident(desk, incident, quiet=bool(text))


async def _follow_words(desk: Desk, files: list[Attachment]) -> None:
    """Files whose words made no draft of their own go where the words went: the open draft, or the incident."""
    event, reports, me = desk.happening, desk.uow.reports, desk.person.id
    if await reports.from_message(event.channel, event.chat.address, event.message_ref) is not None:
        return
    since = desk.now - desk.policy.drafts.join_attachments_within
    draft = await reports.latest_of(me, ("draft",), since)
    if draft is not None:
        await reports.adopt_loose(me, draft.id, since)
        await drafts.show(desk, draft)
        return
    for incident in await desk.uow.incidents.of_person(me, desk.now - _LAST_INCIDENT_FOR):
        told = await reports.of_incident(incident.id)
        if incident.touched_at == desk.now and told:
            await reports.adopt_loose(me, told[-1].id, since)
            await reports.give_to_incident(told[-1].id, incident.id)
            await _note(desk, incident, files)


async def _keep(desk: Desk, files: list[Attachment], report_id: int | None, incident_id: int | None) -> None:
    event = desk.happening
    for attachment in files:
        await desk.uow.reports.attach(
            desk.unit_id,
            desk.person.id,
            event.channel,
            attachment,
            desk.now,
            album=event.album,
            report_id=report_id,
            incident_id=incident_id,
        )


async def _show(
    desk: Desk, files: list[Attachment], report_id: int | None, incident_id: int | None, *, quiet: bool
) -> None:
    if incident_id is not None:
        incident = await use.find(desk, incident_id=incident_id)
        await _note(desk, incident, files)
        if not quiet:
            await desk.reply(notices.attached(incident.code))
        return
    draft = await desk.uow.reports.get(report_id) if report_id is not None else None
    if draft is None:
        return
    if draft.state == "sent" and draft.incident_id is not None:
        incident = await use.find(desk, incident_id=draft.incident_id)
        await desk.uow.reports.give_to_incident(draft.id, incident.id)
        await _note(desk, incident, files)
    elif draft.state == "draft":
        await drafts.show(desk, draft)


async def _note(desk: Desk, incident: Incident, files: list[Attachment]) -> None:
    for attachment in files:
        await desk.uow.incidents.note(incident, "file", desk.now, person_id=desk.person.id, text=attachment.kind)
    await cards.show(desk, incident)
