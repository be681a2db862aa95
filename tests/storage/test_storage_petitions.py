"""Petitions and weekly reports as rows, over every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from duty import reception
from duty.digest import WAITING
from duty.petition_lines import Entry
from duty.petitions import Step
from duty.spans import days
from storage.schema_reception import petition_steps, petitions
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
        found = await uow.petitions.numbered(store.unit, "45/TCD", 2024)
        assert found == made
        assert await uow.petitions.numbered(store.unit + 1, "45/TCD", 2024) is None


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


async def test_every_year_has_its_own_book_and_a_void_number_is_free_again(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        first = await uow.petitions.add(store.unit, ENTRY, person, NOW)
        older = await uow.petitions.add(store.unit, replace(ENTRY, received_on=date(2023, 6, 3)), person, NOW)
        late = await uow.petitions.add(store.unit, replace(ENTRY, year=2025), person, NOW)
        assert first is not None
        assert older is not None
        assert late is not None
        assert (first.book_year, older.book_year, late.book_year) == (2024, 2023, 2025)
        assert await uow.petitions.years(store.unit, "45/TCD") == [2025, 2024, 2023]
        step = Step("fix", "counts", date(2024, 6, 5), NOW, person_id=person)
        assert await uow.petitions.note(first, step, counts=False)
        assert not await uow.petitions.note(first, step, counts=False)
        again = await uow.petitions.add(store.unit, ENTRY, person, NOW)
        await uow.commit()
    assert again is not None
    async with store.read() as uow:
        assert await uow.petitions.numbered(store.unit, "45/TCD", 2024) == again
        assert await uow.petitions.get(first.id) is None
        assert [one.id for one in await uow.petitions.open_on(store.unit, date(2024, 6, 9))] == [
            older.id, late.id, again.id,
        ]  # fmt: skip
        kept = await uow.connection.execute(petitions.select().where(petitions.c.id == first.id))
        assert kept.mappings().one()["number"] == "45/TCD"
        figures = await uow.figures.of(store.unit, days(date(2024, 6, 1), date(2024, 6, 30), ZoneInfo("UTC")), 5)
    assert sum(figures.petitions.received.values()) == 2


async def test_a_step_that_is_taken_back_is_kept_but_counts_no_more(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        made = await uow.petitions.add(store.unit, ENTRY, person, NOW)
        assert made is not None
        await uow.petitions.note(made, Step("stage", "refused", date(2024, 6, 5), NOW), stage="refused")
        noted = await uow.petitions.get(made.id)
        assert noted is not None
        assert noted.undoable is not None
        assert await uow.petitions.take_back(noted, noted.undoable, stage="received")
        assert not await uow.petitions.take_back(noted, noted.undoable, stage="received")
        assert await uow.petitions.get(made.id) == made
        rows = (await uow.connection.execute(petition_steps.select())).mappings().all()
        await uow.commit()
    assert [(row["value"], row["counts"]) for row in rows] == [("refused", False)]


async def test_of_what_turns_out_to_be_a_denunciation_no_word_is_kept(store: Store) -> None:
    person = await _person(store)
    async with store.write() as uow:
        made = await uow.petitions.add(store.unit, ENTRY, person, NOW)
        assert made is not None
        await uow.petitions.note(made, Step("extend", "K2", date(2024, 6, 5), NOW, "nhiều nơi", "15/QĐ", person))
        fixes = (("topic", "land"), ("number", "44/2024"))
        for field, before in fixes:
            await uow.petitions.note(made, Step("fix", field, date(2024, 6, 5), NOW, before=before))
        await uow.petitions.forget_texts(made)
        found = await uow.petitions.get(made.id)
        await uow.commit()
    assert found is not None
    assert [(step.reason, step.document, step.before) for step in found.steps] == [
        ("", "15/QĐ", ""), ("", "", ""), ("", "", "44/2024"),
    ]  # fmt: skip


async def test_a_refusal_waits_for_its_notice_until_one_says_and_a_correction_keeps_the_answer(store: Store) -> None:
    person = await _person(store)
    refused = reception.Entry(matter="complaint", topic="land", result="refused")
    async with store.write() as uow:
        book = uow.receptions
        one = await book.add(store.unit, refused, date(2026, 8, 20), NOW, person)
        assert [each.id for each in await book.refused(store.unit)] == [one.id]
        assert await book.answer_notice(one.id, "given", date(2026, 8, 21))
        assert not await book.answer_notice(one.id, "spared", date(2026, 8, 21))
        fresh = await book.get(one.id)
        assert fresh is not None
        more = await book.replace(fresh, replace(fresh.entry(replaces=True), people=2), person)
        assert more is not None
        assert (more.notice, more.notice_on, more.on_date) == ("given", date(2026, 8, 21), date(2026, 8, 20))
        moved = replace(more.entry(replaces=True), result="guided", on="2026-08-19")
        other = await book.replace(more, moved, person)
        assert other is not None
        assert (other.notice, other.notice_on, other.on_date) == ("", None, date(2026, 8, 19))
        assert not await book.refused(store.unit)
        await uow.commit()


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
