"""Petitions and weekly reports as rows, over every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from duty.digest import WAITING
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


async def test_a_fresh_draft_takes_the_place_of_drafts_but_not_of_what_was_approved_or_sent(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        reports = uow.weekly_reports
        sent = await reports.add(store.unit, "2024-W23", {"now": {}}, b"docx", b"xlsx", NOW)
        assert await reports.decide(sent, WAITING, "approved", NOW, person)
        assert await reports.keep_signed(sent, "ky.pdf", b"signed", person, NOW)
        assert await reports.decide(sent, ("approved",), "sent", NOW, person)
        assert not await reports.decide(sent, ("approved",), "sent", NOW, person)
        draft = await reports.add(store.unit, "2024-W23", {"now": {}}, b"two", b"xlsx", NOW)
        assert not await reports.keep_signed(draft, "ky.pdf", b"signed", person, NOW)
        approved = await reports.add(store.unit, "2024-W23", {"now": {}}, b"three", b"xlsx", NOW)
        assert await reports.decide(approved, WAITING, "approved", NOW, person)
        stray = await reports.add(store.unit, "2024-W23", {"now": {}}, b"four", b"xlsx", NOW)
        other = await reports.add(store.unit, "2024-W24", {"now": {}}, b"five", b"xlsx", NOW)
        await uow.commit()
    states = {}
    async with store.read() as uow:
        for key in (sent, draft, approved, stray, other):
            found = await uow.weekly_reports.get(key)
            assert found is not None
            states[key] = found.state
        latest = await uow.weekly_reports.latest(store.unit, "2024-W23")
        listed = await uow.weekly_reports.sent(store.unit, 5)
    assert states == {sent: "sent", draft: "replaced", approved: "approved", stray: "draft", other: "draft"}
    assert latest is not None
    assert latest.id == stray
    assert [(one.id, one.signed_name) for one in listed] == [(sent, "ky.pdf")]


async def test_what_people_said_and_wrote_goes_into_the_draft_that_takes_its_place(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        reports = uow.weekly_reports
        first = await reports.add(store.unit, "2024-W23", {}, b"", b"", NOW)
        for text in ("sửa mục II", "sửa mục V"):
            found = await reports.get(first)
            assert found is not None
            assert await reports.remark(found, person, text, NOW)
        assert await reports.write(first, WAITING, {"proposals": "Không đổi.", "docx": b"anew"})
        assert await reports.decide(first, WAITING, "approved", NOW, person)
        assert not await reports.decide(first, WAITING, "approved", NOW, person)
        before = await reports.get(first)
        assert before is not None
        assert not await reports.remark(before, person, "muộn", NOW)
        assert (before.docx, before.decided_by) == (b"anew", person)
        second = await reports.get(await reports.add(store.unit, "2024-W23", {}, b"", b"", NOW, before=before))
        replaced = await reports.get(first)
        await uow.commit()
    assert second is not None
    assert replaced is not None
    assert replaced.state == "replaced"
    assert [one["text"] for one in second.remarks] == ["sửa mục II", "sửa mục V"]
    assert (second.state, second.outlook, second.proposals) == ("draft", "", "Không đổi.")
