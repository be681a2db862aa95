"""Who may do what. A press or a command is checked here, against the person, at the moment it is handled."""

from __future__ import annotations

from enum import StrEnum

from duty.people import Person, Role


class Right(StrEnum):
    """Things that need a right."""

    REPORT = "report"
    SEE = "see"
    ACK = "ack"
    UPDATE = "update"
    CLOSE = "close"
    REOPEN = "reopen"
    REPORT_UP = "report_up"
    INVITE = "invite"
    BIND_GROUP = "bind_group"
    CHECK = "check"
    PEOPLE = "people"
    ROSTER = "roster"
    FIGURES = "figures"
    APPROVE = "approve"
    RECEPTION = "reception"
    CHAIR_DAYS = "chair_days"
    PETITIONS = "petitions"
    DENUNCIATIONS = "denunciations"
    OUT_OF_TURN = "out_of_turn"
    DRILL = "drill"
    BROADCAST = "broadcast"


_STAFF = frozenset(
    {Role.OFFICER, Role.AREA_HEAD, Role.POLICE, Role.MILITARY, Role.FRONT, Role.LEADER, Role.CLERK, Role.ADMIN}
)
_RESPONDERS = frozenset({Role.OFFICER, Role.POLICE, Role.MILITARY, Role.LEADER, Role.CLERK, Role.ADMIN})
_OFFICE = frozenset({Role.CLERK, Role.ADMIN})

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.REPORT: _STAFF,
    Right.SEE: _STAFF,
    Right.ACK: _RESPONDERS,
    Right.UPDATE: _STAFF,
    Right.CLOSE: _RESPONDERS,
    Right.REOPEN: _RESPONDERS,
    Right.REPORT_UP: frozenset({Role.LEADER, Role.CLERK}),
    Right.INVITE: _OFFICE,
    Right.BIND_GROUP: _OFFICE,
    Right.CHECK: _OFFICE,
    Right.PEOPLE: _OFFICE,
    Right.ROSTER: _OFFICE,
    Right.FIGURES: frozenset({Role.LEADER, Role.CLERK}),
    Right.APPROVE: frozenset({Role.LEADER}),
    Right.RECEPTION: frozenset({Role.OFFICER, Role.LEADER, Role.CLERK}),
    Right.CHAIR_DAYS: frozenset({Role.LEADER, Role.CLERK}),
    Right.PETITIONS: frozenset({Role.OFFICER, Role.LEADER, Role.CLERK}),
    Right.DENUNCIATIONS: frozenset({Role.LEADER, Role.CLERK}),
    Right.OUT_OF_TURN: frozenset({Role.LEADER}),
    Right.DRILL: frozenset({Role.LEADER, Role.CLERK, Role.ADMIN}),
    Right.BROADCAST: frozenset({Role.LEADER, Role.CLERK}),
}


def may(person: Person | None, right: Right) -> bool:
    """Whether this person holds the right now; nobody and the inactive hold none."""
    return person is not None and person.active and bool(person.roles & RIGHTS[right])


def who_may(right: Right) -> frozenset[Role]:
    """The roles that hold a right, to be named in a refusal."""
    return RIGHTS[right]
