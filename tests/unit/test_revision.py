"""What a sheet changes of the roster: its own shifts, and nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from duty.proposals import Planned
from duty.revision import Ledger, fill, revise
from duty.roster import Duty

NOW = datetime(2024, 6, 5, 1, tzinfo=UTC)
AN, BINH, CHI = 1, 2, 3


def line(day: int, person: int | None, hours: tuple[int, int] = (7, 19), post: str = "police") -> Planned:
    """A line of a sheet for a day of June."""
    on = date(2024, 6, day)
    first = datetime(2024, 6, day, hours[0], tzinfo=UTC)
    last = datetime(2024, 6, day, hours[1], tzinfo=UTC) + timedelta(days=hours[1] <= hours[0])
    name = f"Người {person}" if person else "Người Mới"
    return Planned(on.isoformat(), first.isoformat(), last.isoformat(), post, person, name, "", "")


def stored(lines: Sequence[Planned]) -> list[Duty]:
    """A roster that says what lines say."""
    made = revise(lines, Ledger(), [], NOW).roster([])
    return [replace(duty, id=number, shift_id=number) for number, duty in enumerate(made, 1)]


def after(*sheets: Sequence[Planned]) -> Ledger:
    """The ledger of confirmed sheets, oldest first."""
    ledger = Ledger()
    for sheet in sheets:
        ledger.add(sheet)
    return ledger


DAYS = [line(8, AN), line(9, BINH), line(10, CHI)]
NIGHTS = [line(8, CHI, (19, 7)), line(9, AN, (19, 7)), line(10, BINH, (19, 7))]


def test_the_same_sheet_changes_nothing_whatever_was_swapped_since() -> None:
    swapped = [replace(duty, person_id=AN + BINH - duty.person_id) for duty in stored(DAYS[:2])]
    assert revise(DAYS[:2], after(DAYS[:2]), swapped, NOW) == revise([], Ledger(), [], NOW)


def test_only_the_last_sheet_that_spoke_of_a_shift_counts() -> None:
    changed = [DAYS[0], line(9, CHI), DAYS[2]]
    swapped = [replace(one, person_id=AN) if one.person_id == CHI else one for one in stored(changed[:2])]
    revision = revise(changed[:2], after(DAYS[:2], changed[:2]), swapped, NOW)
    assert not revision.put
    assert not revision.free


def test_another_sheet_of_the_same_post_takes_nothing_off() -> None:
    revision = revise(NIGHTS, after(DAYS), stored(DAYS), NOW)
    assert [one.person_id for one in revision.put] == [CHI, AN, BINH]
    assert not revision.free


def test_a_later_version_takes_off_what_it_has_no_more_and_moves_what_begins_otherwise() -> None:
    shorter = [DAYS[0], line(10, CHI, (8, 19))]
    revision = revise(shorter, after(DAYS, NIGHTS), stored([*DAYS, *NIGHTS]), NOW)
    assert [(duty.person_id, duty.starts_at.day) for duty in revision.free] == [(BINH, 9), (CHI, 10)]
    assert revision.put == (shorter[1],)


def test_an_extract_takes_nothing_off_between_its_days() -> None:
    month = [line(day, AN) for day in range(8, 20)]
    revision = revise([line(8, BINH), line(19, BINH)], after(month), stored(month), NOW)
    assert [duty.starts_at.day for duty in revision.free] == [8, 19]
    assert len(revision.put) == 2


def test_what_one_version_dropped_comes_back_with_the_next() -> None:
    shorter = [DAYS[0], DAYS[2]]
    dropped = [replace(duty, state="removed") if duty.person_id == BINH else duty for duty in stored(DAYS)]
    assert revise(DAYS, after(DAYS, shorter), dropped, NOW).put == (DAYS[1],)


def test_two_people_of_one_beginning_keep_their_own_ends() -> None:
    both = [line(8, AN, (7, 11)), line(8, BINH, (7, 17))]
    assert {(duty.person_id, duty.ends_at.hour) for duty in stored(both)} == {(AN, 11), (BINH, 17)}
    later = [line(8, AN, (7, 12)), both[1]]
    revision = revise(later, after(both), stored(both), NOW)
    assert [duty.person_id for duty in revision.free] == [AN]
    assert revision.put == (later[0],)


def test_what_has_begun_stays() -> None:
    begun = datetime(2024, 6, 9, 12, tzinfo=UTC)
    revision = revise([line(8, BINH), line(9, CHI), line(10, AN)], after(DAYS), stored(DAYS), begun)
    assert [duty.starts_at.day for duty in revision.free] == [10]


def test_a_rotation_fills_what_is_empty_and_takes_nobody_off() -> None:
    revision = fill([line(8, CHI), line(11, CHI), *NIGHTS], stored(DAYS), NOW)
    assert revision.put == (line(11, CHI), *NIGHTS)
    assert revision.held == (line(8, CHI),)
    assert not revision.free


def test_the_roster_as_it_would_be_has_the_new_beside_the_old() -> None:
    lines = [line(8, None), line(9, None)]
    made = revise(lines, Ledger(), stored(DAYS), NOW).roster(stored(DAYS))
    assert [(duty.person_id < 0, duty.starts_at.day) for duty in made] == [(False, 10), (True, 8), (True, 9)]
    assert len({duty.person_id for duty in made if duty.person_id < 0}) == 1
