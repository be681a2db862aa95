"""What happens to a petition, each on its own day: stages, extensions, terms that were kept, days that were set."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, cast, get_args

from duty.access import Right, may
from duty.errors import AlreadyDone, Refused
from duty.law import Stage
from duty.messages import Message, Priority
from duty.petition_terms import check_extension, open_term
from duty.petitions import ENDINGS, EVENTS, RESULTS, Petition, Step, check_day, check_event, check_stage, standing
from duty.privacy import mask
from duty.wording import notices
from duty.wording import petitions as word
from handlers.desk import Desk
from handlers.petition_cards import card, changed, point_to_private, send, show, terms_of, today
from handlers.roster import parse_day

FORWARD, EXTEND, EVENT = "petition.forward", "petition.extend", "petition.event"
DIALOGUES = (FORWARD, EXTEND, EVENT)
_MOST_REASON = 300
# Stages as people type them after a number.
_STAGES: dict[str, Stage] = {
    "thu ly": "accepted", "xac minh": "verifying", "chuyen": "forwarded", "khong thu ly": "refused",
    "giai quyet": "resolved", "ket thuc": "closed",
}  # fmt: skip
_EVENTS = {"doi thoai": "dialogue", "co ket qua": "answer_received"}
_KEPT = "da lam"
_TYPED = re.compile(rf"({'|'.join((*_STAGES, *_EVENTS, _KEPT))})(?:\s+(?:ngay\s+)?(\d\S*))?")
_DOCUMENT = re.compile(r"(?=\d)[0-9A-ZĐa-zđ./-]{1,32}")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?")


def is_step(line: str) -> bool:
    """Whether what stands after a number is a step, and not a new petition."""
    return _TYPED.fullmatch(line) is not None


async def typed(desk: Desk, petition: Petition, line: str) -> None:
    """ "/don 45" shows it; "/don 45 thụ lý 3/6" takes it a step. Raises Refused."""
    if not line:
        await point_to_private(desk)
        await show(desk, petition.subject, await card(desk, petition))
        return
    match = _TYPED.fullmatch(line)
    if match is None:
        raise Refused(word.in_the_book(petition, today(desk)))
    said = parse_day(match[2], today(desk)) if match[2] else None
    if match[1] in _STAGES:
        await _go(desk, petition, _STAGES[match[1]], said)
    elif match[1] == _KEPT:
        await _ask_kept(desk, petition, said)
    elif said is not None:
        await _set_event(desk, petition, _EVENTS[match[1]], said)
    else:
        await _ask_event(desk, petition, _EVENTS[match[1]])


async def answered(desk: Desk, dialogue: str, petition: Petition, state: dict[str, Any], text: str) -> None:
    """The line that a step waits for. Raises Refused."""
    if dialogue == FORWARD:
        on = date.fromisoformat(state["on"]) if state.get("on") else today(desk)
        await _reach(desk, petition, "forwarded", on, reason=mask(text)[:_MOST_REASON])
    elif dialogue == EXTEND:
        await _extend(desk, petition, state["term"], text)
    else:
        await _set_event(desk, petition, state["event"], parse_day(text, today(desk)))


async def press(desk: Desk, petition: Petition, action: str, argument: str) -> None:
    """A button of a petition. Raises Refused."""
    if action == "xem":
        await show(desk, petition.subject, await card(desk, petition))
    elif action == "st" and argument in get_args(Stage):
        await _go(desk, petition, cast(Stage, argument), None)
    elif action == "rs":
        to, result, on = _parts(desk, argument, 2)
        if to not in ("resolved", "closed") or result not in (RESULTS[petition.kind] if to == "resolved" else ENDINGS):
            raise Refused(notices.STALE)
        await _reach(desk, petition, cast(Stage, to), on, result=result)
    elif action == "me":
        deadline_id, _, on = _parts(desk, argument, 1)
        await _kept(desk, petition, deadline_id, on)
    elif action == "gh":
        await _ask_extension(desk, petition, argument)
    elif action == "ev" and argument in EVENTS:
        await _ask_event(desk, petition, argument)
    elif action == "ow":
        await _assign(desk, petition, argument)
    else:
        raise Refused(notices.STALE)


def _parts(desk: Desk, argument: str, words: int) -> tuple[str, str, date]:
    """Words of a button's argument, and the day that was typed before it was shown: "resolved.right.240530"."""
    parts = argument.split(".")
    said = parts[words : words + 1]
    try:
        on = datetime.strptime(said[0], "%y%m%d").date() if said else today(desk)  # noqa: DTZ007
    except ValueError:
        raise Refused(notices.STALE) from None
    if len(parts) < words or len(parts) > words + 1:
        raise Refused(notices.STALE)
    return parts[0], parts[1] if words > 1 else "", on


async def _go(desk: Desk, petition: Petition, to: Stage, said: date | None) -> None:
    """To a stage, on the day that was said; what must be known first is asked."""
    on = said or today(desk)
    check_stage(petition, to, on, today(desk))
    if to == "forwarded" and not petition.secret:
        state: dict[str, int | str] = {"petition": petition.id}
        await desk.ask(FORWARD, state | ({"on": said.isoformat()} if said else {}), word.ASK_FORWARD)
    elif to == "resolved" or (to == "closed" and petition.stage in ("received", "accepted", "verifying")):
        await send(desk, word.ask_result(petition, to, said, today(desk)))
    else:
        await _reach(desk, petition, to, on)


async def _reach(desk: Desk, petition: Petition, to: Stage, on: date, *, result: str = "", reason: str = "") -> None:
    check_stage(petition, to, on, today(desk))
    # Of a denunciation nothing is written but its number, dates and stage.
    reason = "" if petition.secret else reason
    step = Step("stage", to, on, desk.now, reason, person_id=desk.person.id, result=result)
    if not await desk.uow.petitions.note(petition, step, **standing([*petition.steps, step])):
        raise AlreadyDone(word.MOVED_ON)
    await changed(desk, petition, f"petition.{to}", word.STAGE_NAMES[to])


async def _ask_kept(desk: Desk, petition: Petition, said: date | None) -> None:
    """Which of the terms that no stage keeps was kept on that day? A single one needs no question."""
    found = [term for term in terms_of(desk, petition) if term.by_hand and term.met_on is None]
    if not found:
        raise AlreadyDone("Đơn không có việc nào chờ báo đã làm.")
    if len(found) == 1:
        await _kept(desk, petition, found[0].deadline.id, said or today(desk))
    else:
        await send(desk, word.ask_kept(petition, found, said, today(desk)))


async def _kept(desk: Desk, petition: Petition, deadline_id: str, on: date) -> None:
    """A term that no stage keeps was kept on a day."""
    term = open_term(terms_of(desk, petition), deadline_id)
    if not term.by_hand:
        raise Refused(notices.STALE)
    # What is owed before a day is done before it.
    since = petition.received_on if term.deadline.due_on < term.start_on else term.start_on
    check_day(on, since, today(desk))
    step = Step("met", deadline_id, on, desk.now, person_id=desk.person.id)
    await desk.uow.petitions.note(petition, step)
    await changed(desk, petition, "petition.met", "Đã ghi", term=deadline_id)


async def _ask_extension(desk: Desk, petition: Petition, deadline_id: str) -> None:
    term = open_term(terms_of(desk, petition), deadline_id)
    if not term.extensible:
        raise Refused("Thời hạn này không được gia hạn nữa.")
    question = word.ASK_EXTENSION_SECRET if petition.secret else word.ASK_EXTENSION
    await desk.ask(EXTEND, {"petition": petition.id, "term": term.deadline.id}, question)


async def _extend(desk: Desk, petition: Petition, deadline_id: str, text: str) -> None:
    """One extension, by a document of a day and with its reason. Raises Refused."""
    document, on, reason = _document(desk, mask(text))
    term = open_term(terms_of(desk, petition), deadline_id)
    numbered = _DOCUMENT.fullmatch(document) is not None if petition.secret else any(map(str.isdigit, document))
    if not numbered or bool(reason) == petition.secret:
        told = word.NEED_DOCUMENT_ALONE if petition.secret else word.NEED_DOCUMENT
        await desk.ask(EXTEND, {"petition": petition.id, "term": deadline_id}, Message(lines=(told,)))
        return
    check_day(on, term.start_on, today(desk))
    check_extension(term, on)
    step = Step("extend", deadline_id, on, desk.now, reason[:_MOST_REASON], document[:64], desk.person.id)
    await desk.uow.petitions.note(petition, step)
    await changed(desk, petition, "petition.extended", "Đã gia hạn", term=deadline_id)


def _document(desk: Desk, text: str) -> tuple[str, date, str]:
    """ "15/QĐ-UBND 28/6 phải xác minh": the document, its day (today when none is said), the reason. Raises Refused."""
    document, _, rest = text.strip().partition(" ")
    word_after, _, tail = rest.strip().partition(" ")
    if _DAY.fullmatch(word_after.rstrip(",;:")):
        return document, parse_day(word_after.rstrip(",;:"), today(desk)), tail.strip()
    return document, today(desk), rest.strip()


async def _ask_event(desk: Desk, petition: Petition, event: str) -> None:
    if petition.stage not in EVENTS[event]:
        raise Refused(notices.STALE)
    await desk.ask(EVENT, {"petition": petition.id, "event": event}, word.ASK_EVENT[event])


async def _set_event(desk: Desk, petition: Petition, event: str, on: date) -> None:
    """A day that is no stage, from which a term is counted."""
    check_event(petition, event, on, today(desk))
    step = Step("event", event, today(desk), desk.now, person_id=desk.person.id, set_on=on)
    await desk.uow.petitions.note(petition, step)
    await changed(desk, petition, "petition.event", f"Đã ghi ngày {on:%d/%m/%Y}", event=event)


async def _assign(desk: Desk, petition: Petition, argument: str) -> None:
    """Another person answers for it; without an argument, who may is shown."""
    right = Right.DENUNCIATIONS if petition.secret else Right.PETITIONS
    staff = [one for one in await desk.uow.people.all(desk.unit_id) if may(one, right) and one.id != petition.owner_id]
    if not argument:
        await send(desk, word.ask_owner(petition, staff, today(desk)))
        return
    owner = next((one for one in staff if str(one.id) == argument), None)
    if owner is None:
        raise AlreadyDone("Đơn đã giao cho người này, hoặc người này không nhận đơn được.")
    step = Step("owner", str(owner.id), today(desk), desk.now, person_id=desk.person.id)
    await desk.uow.petitions.note(petition, step, owner_id=owner.id)
    if owner.id != desk.person.id:
        await desk.tell([owner], word.assigned(petition, desk.person, today(desk)), Priority.REPLY)
    await changed(desk, petition, "petition.assigned", f"Đã giao {owner.called}", owner=owner.id)
