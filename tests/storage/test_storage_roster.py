"""The roster as rows: spans served, shifts side by side, changes kept, slips that wait, campaigns taken away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from duty.roster import on_duty
from storage.schema_roster import assignments
from tests.storage.store_stage import NOW, Store, after

DAY = date(2024, 6, 8)
START = datetime(2024, 6, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def test_who_takes_a_shift_back_has_two_spans_of_it(store: Store) -> None:
    an, binh = await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        roster = uow.roster
        first = await roster.assign(store.unit, "police", DAY, START, START + 10 * HOUR, an)
        [duty] = await roster.between(store.unit, START, START + HOUR)
        await roster.relieve(first, START + 2 * HOUR)
        second = await roster.put_on(store.unit, duty.shift_id, binh, from_at=START + 2 * HOUR)
        await roster.relieve(second, START + 4 * HOUR)
        third = await roster.put_on(store.unit, duty.shift_id, an, from_at=START + 4 * HOUR)
        assert await roster.put_on(store.unit, duty.shift_id, an) == third
        await uow.commit()
    async with store.read() as uow:
        duties = await uow.roster.between(store.unit, START, START + 10 * HOUR)
        assert await uow.roster.ends_of([duty.shift_id]) == {duty.shift_id: START + 10 * HOUR}
        assert {one.id for one in await uow.roster.of_shifts([duty.shift_id])} == {first, second, third}
    assert [[one.person_id for one in on_duty(duties, START + hour * HOUR)] for hour in (1, 3, 5)] == [
        [an],
        [binh],
        [an],
    ]


async def test_nobody_holds_a_shift_to_its_end_twice(store: Store) -> None:
    an = await store.person("An")
    async with store.write() as uow:
        await uow.roster.assign(store.unit, "police", DAY, START, START + HOUR, an)
        [duty] = await uow.roster.between(store.unit, START, START + HOUR)
        twice = assignments.insert().values(unit_id=store.unit, shift_id=duty.shift_id, person_id=an)
        with pytest.raises(IntegrityError):
            await uow.connection.execute(twice)


async def test_two_people_of_one_beginning_keep_their_own_ends(store: Store) -> None:
    an, binh = await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        await uow.roster.assign(store.unit, "police", DAY, START, START + 4 * HOUR, an)
        await uow.roster.assign(store.unit, "police", DAY, START, START + 10 * HOUR, binh)
        duties = await uow.roster.between(store.unit, START, START + 10 * HOUR)
    assert {duty.person_id: duty.ends_at for duty in duties} == {an: START + 4 * HOUR, binh: START + 10 * HOUR}


async def test_a_shift_without_anybody_can_be_found_and_who_stood_on_a_post_is_known(store: Store) -> None:
    an = await store.person("An")
    async with store.write() as uow:
        key = await uow.roster.shift(store.unit, "Trực PCCC", DAY, START, START + HOUR)
        assert await uow.roster.shift(store.unit, "Trực PCCC", DAY, START, START + HOUR) == key
        opening = await uow.roster.opening(key)
        assert opening is not None
        assert (opening.shift_id, opening.post, opening.person_id) == (key, "Trực PCCC", 0)
        assert await uow.roster.opening(key + 1) is None
        held = await uow.roster.put_on(store.unit, key, an)
        assert await uow.roster.holders(store.unit, "Trực PCCC", START) == {an}
        assert await uow.roster.holders(store.unit, "Trực PCCC", START + HOUR) == set()
        await uow.roster.mark(held, "removed")
        assert await uow.roster.holders(store.unit, "Trực PCCC", START) == set()
        await uow.roster.asked([held], NOW)
        found = await uow.roster.get(held)
        assert found is not None
        assert (found.asked_at, found.state, found.active) == (NOW, "removed", False)


async def test_a_change_is_kept_and_undone_once(store: Store) -> None:
    async with store.write() as uow:
        first = await uow.changes.add(store.unit, "swap:1", {3, 2}, {1}, {7, 8}, NOW)
        second = await uow.changes.add(store.unit, "", {4}, (), {8}, after(1))
        await uow.commit()
    async with store.write() as uow:
        made = await uow.changes.get(first)
        assert made is not None
        assert (made.subject, made.given, made.freed, made.shifts, made.at) == ("swap:1", (2, 3), (1,), {7, 8}, NOW)
        assert [later.id for later in await uow.changes.after(made)] == [second]
        assert await uow.changes.undo(second, after(2))
        assert not await uow.changes.undo(second, after(3))
        assert await uow.changes.after(made) == []
        assert await uow.changes.get(second + 1) is None


async def test_slips_of_a_post_wait_until_somebody_takes_them(store: Store) -> None:
    an, binh = await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        held = await uow.roster.assign(store.unit, "police", DAY, START, START + HOUR, an)
        slip = await uow.handovers.begin(store.unit, held, NOW)
        assert slip is not None
        assert [one.id for one in await uow.handovers.waiting(store.unit, "police", NOW)] == [slip]
        assert await uow.handovers.waiting(store.unit, "command", NOW) == []
        assert await uow.handovers.waiting(store.unit, "police", after(1)) == []
        assert await uow.handovers.receive(slip, binh, after(1))
        assert await uow.handovers.waiting(store.unit, "police", NOW) == []


async def test_campaigns_taken_away_do_not_bring_the_configured_ones_back(store: Store) -> None:
    async with store.write() as uow:
        assert await uow.campaigns.all(store.unit) is None
        await uow.campaigns.set(store.unit, "Kỳ họp", DAY, DAY)
        assert await uow.campaigns.remove(store.unit, "Kỳ họp", NOW)
        assert not await uow.campaigns.remove(store.unit, "Kỳ họp", NOW)
        assert await uow.campaigns.all(store.unit) == ()
        await uow.campaigns.set(store.unit, "Kỳ họp", DAY, DAY)
        assert len(await uow.campaigns.all(store.unit) or ()) == 1


async def test_a_sheet_that_was_undone_is_no_longer_what_the_roster_came_from(store: Store) -> None:
    async with store.write() as uow:
        sheet = await uow.sheets.propose(store.unit, None, "lich.xlsx", [], NOW)
        await uow.sheets.decide(sheet, "confirmed")
        assert [one.id for one in await uow.sheets.confirmed(store.unit)] == [sheet]
        await uow.sheets.revoke(sheet)
        assert await uow.sheets.confirmed(store.unit) == []
