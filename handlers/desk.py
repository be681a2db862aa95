"""What a use case works with: one transaction, the rules' settings, who acts, and ways to answer."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from duty.access import Right, may, who_may
from duty.calendar import WorkingCalendar
from duty.digest import Figures
from duty.errors import NotAllowed
from duty.incidents import Incident
from duty.law import Form, Law
from duty.messages import Attachment, Choice, Event, EventKind, Message, Priority, pack
from duty.people import ROLE_NAMES, Person, Role
from duty.policy import Policy, UnitConfig
from duty.reception import Reception
from duty.wording.quick_report import Done
from storage.people import Contact
from storage.unit_of_work import UnitOfWork

PRIORITY_ORDER: dict[Priority, int] = {
    Priority.ALERT: 0,
    Priority.REPLY: 1,
    Priority.REMINDER: 2,
    Priority.BULK: 3,
}


# How the keys of alarms begin: one that cannot be delivered is no reason for another.
ALARM = "alarm:"
# How long a dialogue waits for its line.
_ANSWER_WITHIN = timedelta(minutes=30)

# After an outage as long as this a reminder reminds of nothing any more.
_KEEPS = {Priority.REMINDER: timedelta(hours=24), Priority.BULK: timedelta(hours=24)}


class NeedsPermit(Exception):
    """A use case must first know whether the bot may write to the chat; the loop asks the channel and runs it again
    with ``event.extra["cannot_write"]`` set, so that no transaction waits for the network."""


class NeedsFile(Exception):
    """A use case must first see into a file; the loop fetches it and runs the use case again with the sheet in
    ``event.extra["sheet"]`` (``raw``: the bytes in ``event.extra["content"]``), or with ``event.extra["unreadable"]``,
    a sentence, so that no transaction waits. ``event.extra["marked"]``: whether its words bear the mark of a secret."""

    def __init__(self, ref: str, name: str, *, raw: bool = False) -> None:
        super().__init__(name)
        self.ref = ref
        self.name = name
        self.raw = raw


def document(name: str, content: bytes) -> Attachment:
    """A file made here, on its way out."""
    return Attachment("bytes", ref=b64encode(content).decode(), name=name)


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a press; best effort, shown after the commit."""

    press_id: str
    text: str
    alert: bool = False


class Documents(Protocol):
    """Makes the papers that the office signs; the content of a file each."""

    def weekly_report(
        self,
        now: Figures,
        before: Figures,
        unit: UnitConfig,
        *,
        outlook: str = "",
        proposals: str = "",
        draft: bool = True,
    ) -> bytes:
        """The weekly report, .docx; ``outlook`` and ``proposals`` are sections that a person wrote."""

    def forms(self, now: Figures, unit: UnitConfig, form: Form | None, *, draft: bool = True) -> bytes:
        """The forms that go with it, .xlsx; ``form``: which one of which regime."""

    def quick_report(self, incident: Incident, done: Sequence[Done], unit: UnitConfig, now: datetime) -> bytes:
        """The quick report on an incident that has an upward draft, .docx; ``done``: what was done about it."""

    def register(
        self, rows: Sequence[Reception], unit: UnitConfig, first: date, last: date, form: Form | None
    ) -> bytes:
        """Receptions in the columns of the register, without persons, .xlsx."""

    def petitions(self, now: Figures, unit: UnitConfig) -> bytes:
        """The table of petitions alone, .xlsx."""


@dataclass(frozen=True, slots=True)
class Office:
    """What does not change while the desk runs: the unit, its policy, the law, the groups' names, how to invite."""

    unit_id: int
    policy: Policy
    group_names: dict[str, str]
    enrol_link: Callable[[str], str]
    new_code: Callable[[], str]
    is_holiday: Callable[[date], bool]
    new_secret: Callable[[], str]
    feed_link: Callable[[str], str]
    law: Law
    calendar: WorkingCalendar
    documents: Documents
    own_name: Callable[[], str] = str


@dataclass(slots=True)
class Desk:
    """One transaction of the desk. ``key`` starts the keys of every message queued in it."""

    uow: UnitOfWork
    office: Office
    now: datetime
    key: str
    event: Event | None = None
    actor: Person | None = None
    inbox_id: int | None = None
    toasts: list[Toast] = field(default_factory=list)
    forget_body: bool = False
    _said: int = 0

    @property
    def policy(self) -> Policy:
        return self.office.policy

    @property
    def unit_id(self) -> int:
        return self.office.unit_id

    @property
    def person(self) -> Person:
        """Who acts; only behind routing, which lets no stranger through."""
        assert self.actor is not None
        return self.actor

    @property
    def happening(self) -> Event:
        """What came in; only in use cases that an event starts."""
        assert self.event is not None
        return self.event

    def require(self, right: Right) -> Person:
        """The actor, who holds this right now. Raises NotAllowed with the roles that do."""
        if not may(self.actor, right):
            roles = ", ".join(ROLE_NAMES[role].lower() for role in Role if role in who_may(right))
            raise NotAllowed(f"Việc này dành cho: {roles}. Cần làm gấp, xin gọi người trực.")
        return self.person

    def _next_key(self) -> str:
        self._said += 1
        return f"{self.key}:{self._said}"

    async def send(
        self,
        channel: str,
        address: str,
        message: Message,
        priority: Priority,
        *,
        thread: str = "",
        key: str = "",
        person_id: int | None = None,
        incident_id: int | None = None,
    ) -> bool:
        """Queue a message for a chat; False when a message with this ``key`` was queued before."""
        return await self.uow.outbox.put(
            self.unit_id,
            key or self._next_key(),
            channel,
            address,
            pack(message),
            PRIORITY_ORDER[priority],
            self.now,
            thread=thread,
            person_id=person_id,
            incident_id=incident_id,
            expires_at=self.now + _KEEPS[priority] if priority in _KEEPS else None,
        )

    async def reply(self, *lines: str, title: str = "", choices: tuple[tuple[Choice, ...], ...] = ()) -> None:
        """Answer in the chat where the event happened."""
        await self.reply_message(Message(lines=lines, title=title, choices=choices))

    async def reply_message(self, message: Message) -> None:
        """Answer with a whole message in the chat where the event happened."""
        event = self.happening
        await self.send(event.channel, event.chat.address, message, Priority.REPLY, thread=event.chat.thread)

    async def say(self, text: str, *, alert: bool = False) -> None:
        """Answer shortly: a toast to a press, a line to a message."""
        event = self.happening
        if event.kind is EventKind.PRESS:
            self.toasts.append(Toast(event.press_id, text, alert))
        else:
            await self.reply(text)

    async def hand(self, people: Sequence[Person], name: str, content: bytes, title: str, *, key: str = "") -> None:
        """Give people a file in private."""
        message = Message(lines=(), title=title, attachment=document(name, content))
        await self.tell(people, message, Priority.REPLY, key=key)

    async def reachable(self, people: Iterable[Person]) -> dict[int, Contact]:
        """The address that reaches each person now; people without one are left out."""
        contacts = await self.uow.people.contacts_of(person.id for person in people)
        found: dict[int, Contact] = {}
        for person_id, addresses in contacts.items():
            for contact in addresses:
                if contact.reachable and person_id not in found:
                    found[person_id] = contact
        return found

    async def tell(
        self,
        people: Sequence[Person],
        message: Message,
        priority: Priority,
        *,
        incident_id: int | None = None,
        key: str = "",
    ) -> list[Person]:
        """Write to people in private; returns those whom no address reaches."""
        contacts = await self.reachable(people)
        for person in people:
            contact = contacts.get(person.id)
            if contact is not None:
                await self.send(
                    contact.channel,
                    contact.address,
                    message,
                    priority,
                    person_id=person.id,
                    incident_id=incident_id,
                    key=f"{key}:{person.id}" if key else "",
                )
        return [person for person in people if person.id not in contacts]

    async def ask(self, dialogue: str, state: Mapping[str, int | str], question: Message) -> bool:
        """Ask the actor for one line and wait for it; False when no address reaches them.

        Always in private: groups hide plain text from a bot.
        """
        contact = (await self.reachable([self.person])).get(self.person.id)
        if contact is None:
            return False
        await self.uow.dialogues.begin(
            self.unit_id,
            contact.channel,
            contact.address,
            self.person.id,
            dialogue,
            dict(state),
            self.now + _ANSWER_WITHIN,
        )
        await self.send(contact.channel, contact.address, question, Priority.REPLY, person_id=self.person.id)
        return True

    async def alarm(self, text: str, *, key: str = "", incident_id: int | None = None, besides: str = "") -> bool:
        """Tell the admins, and the office when no admin can be reached, that something is broken.

        With a ``key`` the same alarm goes out once. ``besides`` is an address that is of no use for it. False when
        nobody at all can be told.
        """
        message = Message(title="🛠 Máy trực cần xử lý", lines=(text,))
        key = f"{ALARM}{key or self._next_key()}"
        for role in (Role.ADMIN, Role.CLERK, Role.LEADER):
            people = await self.uow.people.with_role(self.unit_id, role)
            contacts = await self.reachable(people)
            able = [one for one in people if one.id in contacts and contacts[one.id].address != besides]
            if able:
                await self.tell(able, message, Priority.ALERT, key=key, incident_id=incident_id)
                return True
        return False

    async def note_audit(self, action: str, subject: str = "", **detail: object) -> None:
        """Write down who did what, in the transaction of the deed."""
        await self.uow.audit.add(
            self.unit_id,
            action,
            subject,
            self.now,
            person_id=self.actor.id if self.actor else None,
            detail=dict(detail),
        )
