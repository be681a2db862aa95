"""Who may do what: the table as the chat contract has it, and nobody by accident."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.access import RIGHTS, Right, may, who_may
from duty.people import Person, Role
from duty.wording.notices import help_for

STAFF = set(Role) - {Role.SUPERIOR}
RESPONDERS = {Role.OFFICER, Role.POLICE, Role.MILITARY, Role.LEADER, Role.CLERK, Role.ADMIN}
OFFICE = {Role.CLERK, Role.ADMIN}
HOLDERS = {
    Right.REPORT: STAFF,
    Right.SEE: STAFF,
    Right.UPDATE: STAFF,
    Right.ACK: RESPONDERS,
    Right.CLOSE: RESPONDERS,
    Right.REOPEN: RESPONDERS,
    Right.REPORT_UP: {Role.LEADER, Role.CLERK},
    Right.INVITE: OFFICE,
    Right.BIND_GROUP: OFFICE,
    Right.CHECK: OFFICE,
    Right.PEOPLE: OFFICE,
}

roles = st.frozensets(st.sampled_from(Role))
rights = st.sampled_from(Right)


def _person(held: frozenset[Role], *, active: bool = True) -> Person:
    return Person(1, 1, "Lê Văn Bình", roles=held, active=active)


@pytest.mark.parametrize("right", HOLDERS)
@pytest.mark.parametrize("role", Role)
def test_each_role_holds_its_rights_and_no_other(right: Right, role: Role) -> None:
    assert may(_person(frozenset({role})), right) == (role in HOLDERS[right])


def test_every_right_has_somebody_who_holds_it() -> None:
    assert set(RIGHTS) == set(Right)
    assert all(who_may(right) for right in Right)


@given(rights)
def test_nobody_holds_nothing(right: Right) -> None:
    assert not may(None, right)
    assert not may(_person(frozenset()), right)


@given(roles, rights)
def test_who_has_left_holds_nothing(held: frozenset[Role], right: Right) -> None:
    assert not may(_person(held, active=False), right)


@given(roles, roles, rights)
def test_a_further_role_never_takes_a_right_away(held: frozenset[Role], more: frozenset[Role], right: Right) -> None:
    assert may(_person(held | more), right) >= may(_person(held), right)


@given(roles, rights)
def test_a_right_comes_from_a_role_that_holds_it(held: frozenset[Role], right: Right) -> None:
    assert may(_person(held), right) == bool(held & who_may(right))


@given(rights)
def test_the_superior_body_only_reads_what_is_sent_to_it(right: Right) -> None:
    assert not may(_person(frozenset({Role.SUPERIOR})), right)


@given(roles)
def test_help_offers_only_what_would_not_be_refused(held: frozenset[Role]) -> None:
    person = _person(held)
    offered = "\n".join(help_for(person).lines)
    for words, right in (
        ("Báo tin", Right.REPORT), ("SV", Right.SEE), ("Ca –", Right.SEE), ("Nhận 17", Right.ACK),
        ("Tiếp dân", Right.RECEPTION), ("Tổng hợp", Right.FIGURES), ("/thongbao", Right.BROADCAST),
        ("Mời", Right.INVITE), ("Diễn tập", Right.DRILL),
    ):  # fmt: skip
        assert (words in offered) == may(person, right), words
