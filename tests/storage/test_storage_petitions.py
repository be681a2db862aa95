"""Petitions and weekly reports as rows, over every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from duty.petitions import Entry, Step
from tests.storage.store_stage import NOW, Store

ENTRY = Entry("45/TCD", date(2024, 6, 3), "complaint", "land")


async def _person(store: Store) -> int:
    async with store.write() as uow:
        person = await uow.people.add(store.unit, "Nguyễn Văn A", (), NOW)
        await uow.commit()
    return person


async def test_a_number_is_taken_once_in_a_unit(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        made = await uow.petitions.add(store.unit, ENTRY, person, NOW)
        assert made is not None
        assert (made.number, made.stage, made.owner_id, made.steps) == ("45/TCD", "received", person, ())
        again = replace(ENTRY, kind="feedback")
        assert await uow.petitions.add(store.unit, again, person, NOW) is None
        await uow.commit()
    async with store.read() as uow:
        found = await uow.petitions.numbered(store.unit, "45/TCD")
        assert found == made
        assert await uow.petitions.numbered(store.unit + 1, "45/TCD") is None


async def test_what_happens_is_kept_in_order_and_a_stage_is_left_by_one(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        made = await uow.petitions.add(store.unit, ENTRY, person, NOW)
        assert made is not None
        accepted = Step("stage", "accepted", date(2024, 6, 5), NOW, person_id=person)
        assert await uow.petitions.note(made, accepted, stage="accepted")
        refused = Step("stage", "refused", date(2024, 6, 5), NOW, person_id=person)
        assert not await uow.petitions.note(made, refused, stage="refused")
        extended = Step("extend", "K2", date(2024, 6, 20), NOW, "nhiều nơi", "15/QĐ-UBND", person)
        assert await uow.petitions.note(made, extended)
        await uow.commit()
    async with store.read() as uow:
        found = await uow.petitions.get(made.id)
    assert found is not None
    assert found.stage == "accepted"
    assert found.steps == (accepted, extended)


async def test_what_was_open_on_a_day_is_found_for_that_day(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        for number in range(4):
            entry = replace(ENTRY, number=str(number), received_on=date(2024, 6, 3) + timedelta(days=number))
            made = await uow.petitions.add(store.unit, entry, person, NOW)
            assert made is not None
            if number == 0:
                on = date(2024, 6, 5)
                await uow.petitions.note(made, Step("stage", "closed", on, NOW), stage="closed", closed_on=on)
        await uow.commit()
    async with store.read() as uow:
        for on, numbers in ((2, []), (3, ["0"]), (4, ["0", "1"]), (5, ["1", "2"]), (9, ["1", "2", "3"])):
            found = await uow.petitions.open_on(store.unit, date(2024, 6, on))
            assert [one.number for one in found] == numbers
        span = await uow.petitions.between(store.unit, date(2024, 6, 4), date(2024, 6, 5))
        assert [one.number for one in span] == ["1", "2"]
        assert not await uow.petitions.open_on(store.unit + 1, date(2024, 6, 9))


async def test_a_fresh_draft_takes_the_place_of_the_one_before_but_not_of_what_was_sent(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        reports = uow.weekly_reports
        first = await reports.add(store.unit, "2024-W23", {"now": {}}, b"docx", b"xlsx", NOW)
        assert await reports.decide(first, ("draft",), "approved", NOW, person)
        assert await reports.decide(first, ("approved",), "sent", NOW, person)
        assert not await reports.decide(first, ("approved",), "sent", NOW, person)
        second = await reports.add(store.unit, "2024-W23", {"now": {}}, b"two", b"xlsx", NOW)
        third = await reports.add(store.unit, "2024-W23", {"now": {}}, b"three", b"xlsx", NOW, "bổ sung")
        other = await reports.add(store.unit, "2024-W24", {"now": {}}, b"four", b"xlsx", NOW)
        await uow.commit()
    states = {}
    async with store.read() as uow:
        for key in (first, second, third, other):
            found = await uow.weekly_reports.get(key)
            assert found is not None
            states[key] = (found.state, found.docx, found.comment)
    assert states == {
        first: ("sent", b"docx", ""), second: ("replaced", b"two", ""), third: ("draft", b"three", "bổ sung"),
        other: ("draft", b"four", ""),
    }  # fmt: skip


async def test_of_two_who_decide_one_is_first(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        key = await uow.weekly_reports.add(store.unit, "2024-W23", {}, b"", b"", NOW)
        assert await uow.weekly_reports.decide(key, ("draft", "commented"), "commented", NOW, person, "sửa mục II")
        assert await uow.weekly_reports.decide(key, ("draft", "commented"), "approved", NOW, person)
        assert not await uow.weekly_reports.decide(key, ("draft", "commented"), "approved", NOW, person)
        found = await uow.weekly_reports.get(key)
        assert found is not None
        assert (found.state, found.comment, found.decided_by) == ("approved", "sửa mục II", person)
