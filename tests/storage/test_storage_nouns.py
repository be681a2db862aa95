"""Incidents, reports, people, invites, dialogues, groups, the roster, beats and the audit log."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from duty import roster
from duty.incidents import Facts, State
from duty.messages import Attachment
from duty.people import Role
from duty.policy import Escalation, Repeat, Step
from duty.roster import Duty
from storage.database import Database
from storage.groups import Group
from storage.outbox import Result
from storage.reports import Report
from storage.schema import cards, groups, incidents, outbox, reports
from storage.schema_roster import assignments
from tests.storage.store_stage import NOW, Store, after, spec

FACTS = Facts(category="crowd", people_min=12, people_max=15, area=3, place="Trụ sở UBND", topic="đất đai", urgent=True)
POLICY = Escalation(
    announce=("group:alerts", "duty"),
    steps=(Step(after=timedelta(minutes=5), notify=("role:leader",)),),
    repeat=Repeat(every=timedelta(minutes=10), until=timedelta(hours=2)),
)


# --- incidents


async def test_an_incident_comes_back_as_it_was_stored(store: Store) -> None:
    person = await store.person()
    async with store.write() as uow:
        made = await uow.incidents.add(store.unit, 17, "high", FACTS, POLICY, NOW)
        changed = replace(
            made, state=State.CLOSED, level="critical", fence=3, acked_at=after(1), acked_by=person, closed_by=person,
            closed_at=after(2), touched_at=after(2), result="Đã giải quyết", upward={"draft": "…"},
            facts=replace(FACTS, people_max=30),
        )  # fmt: skip
        await uow.incidents.save(changed)
        await uow.commit()
    async with store.read() as uow:
        assert await uow.incidents.get(made.id) == changed
        assert await uow.incidents.numbered(store.unit, 17) == changed
        assert await uow.incidents.get(made.id + 1) is None
        assert await uow.incidents.numbered(store.unit, 18) is None
    assert (made.state, made.policy, made.facts) == (State.OPEN, POLICY, FACTS)


async def test_an_incident_number_is_given_once_a_unit(store: Store) -> None:
    await store.incident(1)
    with pytest.raises(IntegrityError):
        await store.incident(1)


@pytest.mark.parametrize(("state", "closed_at"), [(State.CLOSED, None), (State.OPEN, NOW)])
async def test_an_incident_is_closed_exactly_when_it_has_a_closing_time(
    store: Store, state: State, closed_at: datetime | None
) -> None:
    made = await store.incident()
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.incidents.save(replace(made, state=state, closed_at=closed_at))


@pytest.mark.parametrize(("column", "value"), [("state", "lost"), ("level", "extreme")])
async def test_an_incident_has_a_known_state_and_level(store: Store, column: str, value: str) -> None:
    await store.incident()
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.connection.execute(update(incidents).values({column: value}))


async def test_open_incidents_are_listed_oldest_first(store: Store) -> None:
    made = [await store.incident(number) for number in (1, 2, 3)]
    async with store.write() as uow:
        await uow.incidents.save(replace(made[1], state=State.CLOSED, closed_at=after(5), touched_at=after(5)))
        await uow.commit()
    async with store.read() as uow:
        assert [each.number for each in await uow.incidents.open(store.unit)] == [1, 3]
        assert [each.number for each in await uow.incidents.since(store.unit, after(1))] == [2]
        assert await uow.incidents.open(store.unit + 1) == []


async def test_a_person_takes_part_once(store: Store) -> None:
    made, first, second = await store.incident(), await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        assert await uow.incidents.join(made, second, "responder", NOW)
        assert not await uow.incidents.join(made, second, "responder", after(5))
        assert await uow.incidents.join(made, first, "responder", after(1))
        assert await uow.incidents.join(made, first, "reporter", after(2))
        await uow.commit()
    async with store.read() as uow:
        assert await uow.incidents.taking_part(made.id, "responder") == [(second, NOW), (first, after(1))]
        assert [each.id for each in await uow.incidents.of_person(first, NOW)] == [made.id]
        assert await uow.incidents.of_person(first, after(1)) == []


async def test_the_timeline_keeps_the_order_in_which_it_was_written(store: Store) -> None:
    made, person = await store.incident(), await store.person()
    async with store.write() as uow:
        for number, kind in enumerate(["opened", "told", "acked"]):
            await uow.incidents.note(made, kind, NOW, person_id=person if number else None, text=str(number))
        await uow.incidents.note(made, "earlier", after(-60))
        await uow.commit()
    async with store.read() as uow:
        entries = await uow.incidents.timeline(made.id)
    assert [entry.kind for entry in entries] == ["opened", "told", "acked", "earlier"]
    assert (entries[0].person_id, entries[1].person_id, entries[2].text) == (None, person, "2")


async def test_a_line_of_a_timeline_is_found_by_the_message_it_was_written_in(store: Store) -> None:
    made = await store.incident()
    async with store.database.write() as uow:
        await uow.incidents.note(made, "opened", NOW)
        await uow.incidents.note(made, "update", NOW, text="20", source="sim:p:7")
        await uow.incidents.note(made, "correction", after(9), text="25", source="sim:p:7")
        await uow.commit()
        line = await uow.incidents.written_in(store.unit, "sim:p:7")
        assert line is not None
        assert (line.incident_id, line.at, line.text) == (made.id, after(9), "25")
        assert await uow.incidents.written_in(store.unit, "sim:p:8") is None
        assert await uow.incidents.written_in(store.unit, "") is None


async def test_an_announcement_counts_each_reader_once(store: Store) -> None:
    people = [await store.person(name) for name in ("An", "Ba", "Cư")]
    async with store.database.write() as uow:
        made = await uow.broadcasts.add(store.unit, people[0], "Họp 14h", "staff", NOW, channel="sim", address="p")
        await uow.broadcasts.expect(store.unit, made.id, people[1:])
        await uow.broadcasts.expect(store.unit, made.id, people[1:])
        assert await uow.broadcasts.counts(made.id) == (0, 2)
        assert await uow.broadcasts.read(store.unit, made.id, people[1], NOW)
        assert not await uow.broadcasts.read(store.unit, made.id, people[1], after(5))
        assert await uow.broadcasts.read(store.unit, made.id, people[0], NOW)
        assert await uow.broadcasts.counts(made.id) == (2, 3)
        await uow.broadcasts.change(made.id, state="sent", sent_at=NOW)
        found = await uow.broadcasts.get(made.id)
        assert found is not None
        assert (found.state, found.sent_at, found.target) == ("sent", NOW, "staff")
        await uow.commit()


async def test_of_two_presses_at_once_one_comes_first(store: Store, neighbour: Database) -> None:
    made, people = await store.incident(), [await store.person(name) for name in ("An", "Bình", "Cúc", "Dũng")]
    won: list[int] = []

    async def press(database: Database, person: int) -> None:
        async with database.write() as uow:
            incident = await uow.incidents.get(made.id)
            assert incident is not None
            if incident.state is State.OPEN:
                await uow.incidents.save(replace(incident, state=State.ACKED, acked_by=person, acked_at=NOW))
                await uow.commit()
                won.append(person)

    await asyncio.gather(
        *(press(database, person) for person, database in zip(people, [store.database, neighbour] * 2, strict=True))
    )
    async with store.read() as uow:
        stored = await uow.incidents.numbered(store.unit, 1)
    assert stored is not None
    assert won == [stored.acked_by]


async def test_changes_of_one_incident_by_many_lose_nothing(store: Store, neighbour: Database) -> None:
    made = await store.incident()

    async def nag(database: Database) -> None:
        for _ in range(25):
            async with database.write() as uow:
                incident = await uow.incidents.numbered(store.unit, made.number)
                assert incident is not None
                await uow.incidents.save(replace(incident, fence=incident.fence + 1))
                await uow.commit()

    await asyncio.gather(*(nag(database) for database in (store.database, neighbour) for _ in range(4)))
    assert (await store.rows(incidents))[0]["fence"] == 201


# --- reports


async def add_report(store: Store, reporter: int, **more: Any) -> Report:
    async with store.write() as uow:
        made = await uow.reports.add(
            store.unit, reporter, "TK3 có 12 người", FACTS, NOW, channel="sim", address="p1", **more
        )
        await uow.commit()
    return made


async def test_a_report_comes_back_as_it_was_stored(store: Store) -> None:
    made = await add_report(
        store, await store.person(), message_ref="m1", thread="7", sure={"people": 0.9}, chosen={"area": 3}
    )
    assert (made.state, made.text, made.facts, made.confirmed) == ("draft", "TK3 có 12 người", FACTS, False)
    assert (made.sure, made.chosen, made.thread) == ({"people": 0.9}, {"area": 3}, "7")
    async with store.read() as uow:
        assert await uow.reports.get(made.id) == made
        assert await uow.reports.from_message("sim", "p1", "m1") == made
        assert await uow.reports.from_message("sim", "p2", "m1") is None
        assert await uow.reports.get(made.id + 1) is None


async def test_a_report_is_sent_only_with_an_incident(store: Store) -> None:
    made, incident = await add_report(store, await store.person()), await store.incident()
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.reports.change(made.id, state="sent", sent_at=NOW)
    async with store.write() as uow:
        await uow.reports.change(made.id, state="sent", sent_at=NOW, incident_id=incident.id, facts=Facts(area=9))
        await uow.commit()
    async with store.read() as uow:
        (stored,) = await uow.reports.of_incident(incident.id)
    assert (stored.state, stored.facts) == ("sent", Facts(area=9))


async def test_an_update_becomes_one_report_at_most(store: Store) -> None:
    reporter = await store.person()
    await store.receive(("1", "a"))
    await add_report(store, reporter, inbox_id=1)
    with pytest.raises(IntegrityError):
        await add_report(store, reporter, inbox_id=1)
    assert len(await store.rows(reports)) == 1


async def test_a_report_is_sent_by_one_of_two_at_once(store: Store, neighbour: Database) -> None:
    made = await add_report(store, await store.person())
    opened: list[int] = []

    async def send(database: Database, number: int) -> None:
        async with database.write() as uow:
            report = await uow.reports.get(made.id)
            assert report is not None
            if report.state == "draft":
                incident = await uow.incidents.add(store.unit, number, "alert", report.facts, POLICY, NOW)
                await uow.reports.change(made.id, state="sent", sent_at=NOW, incident_id=incident.id)
                await uow.commit()
                opened.append(number)

    await asyncio.gather(*(send(database, number) for number, database in enumerate([store.database, neighbour] * 2)))
    assert [row["number"] for row in await store.rows(incidents)] == opened
    assert len(opened) == 1


async def test_the_latest_report_of_a_person_is_found(store: Store) -> None:
    reporter, other = await store.person("An"), await store.person("Bình")
    await add_report(store, reporter)
    last = await add_report(store, reporter)
    await add_report(store, other)
    async with store.read() as uow:
        assert await uow.reports.latest_of(reporter, ("draft",), NOW) == last
        assert await uow.reports.latest_of(reporter, ("sent",), NOW) is None
        assert await uow.reports.latest_of(reporter, ("draft",), after(1)) is None


async def test_what_was_sent_before_the_text_joins_the_report(store: Store) -> None:
    reporter, other = await store.person("An"), await store.person("Bình")
    photo, place = Attachment("photo", "file-1", "a.jpg"), Attachment("location", latitude=20.0, longitude=105.8)
    async with store.write() as uow:
        await uow.reports.attach(store.unit, reporter, "sim", Attachment("photo", "old"), after(-999))
        await uow.reports.attach(store.unit, reporter, "sim", photo, NOW, album="al")
        await uow.reports.attach(store.unit, reporter, "sim", place, NOW)
        await uow.reports.attach(store.unit, other, "sim", Attachment("voice", "theirs"), NOW)
        assert await uow.reports.album_of(reporter, "al") == (None, None)
        await uow.commit()
    made, incident = await add_report(store, reporter), await store.incident()
    async with store.write() as uow:
        assert await uow.reports.adopt_loose(reporter, made.id, after(-60)) == 2
        assert await uow.reports.adopt_loose(reporter, made.id, after(-60)) == 0
        await uow.reports.give_to_incident(made.id, incident.id)
        await uow.commit()
    async with store.read() as uow:
        assert [each for _, each in await uow.reports.attachments(report_id=made.id)] == [photo, place]
        assert [each for _, each in await uow.reports.attachments(incident_id=incident.id)] == [photo, place]
        assert await uow.reports.album_of(reporter, "al") == (made.id, incident.id)
        assert await uow.reports.album_of(other, "al") is None


# --- people and contacts


async def test_a_person_holds_each_role_once(store: Store) -> None:
    async with store.write() as uow:
        roles = [Role.AREA_HEAD, Role.CLERK]
        person = await uow.people.add(store.unit, "Bà Hạnh", roles, NOW, title="Trưởng TK", area=3)
        await uow.people.give_role(store.unit, person, Role.CLERK, after(5))
        await uow.commit()
    async with store.read() as uow:
        found = await uow.people.get(person)
        assert found is not None
        assert (found.name, found.title, found.area, found.active) == ("Bà Hạnh", "Trưởng TK", 3, True)
        assert found.roles == {Role.AREA_HEAD, Role.CLERK}
        assert await uow.people.get(person + 1) is None
        assert await uow.people.many([person, person + 1]) == {person: found}
        assert await uow.people.many([]) == {}


async def test_people_are_found_by_role_with_all_their_roles(store: Store) -> None:
    both = await store.person("An", [Role.LEADER, Role.ADMIN])
    await store.person("Bình", [Role.POLICE])
    nobody = await store.person("Cúc", [])
    async with store.read() as uow:
        (found,) = await uow.people.with_role(store.unit, Role.LEADER, Role.CLERK)
        assert (found.id, found.roles) == (both, {Role.LEADER, Role.ADMIN})
        assert [person.name for person in await uow.people.all(store.unit)] == ["An", "Bình", "Cúc"]
        empty = await uow.people.get(nobody)
        assert empty is not None
        assert empty.roles == frozenset()


async def test_an_address_belongs_to_one_person(store: Store) -> None:
    first, second = await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        await uow.people.link(store.unit, first, "telegram", "77", NOW)
        await uow.people.link(store.unit, first, "zalo", "77", NOW)
        await uow.people.mark_contact("telegram", "77", reachable=False, reason="blocked", now=NOW)
        await uow.people.link(store.unit, second, "telegram", "77", after(5))
        await uow.commit()
    async with store.read() as uow:
        owner = await uow.people.by_address("telegram", "77")
        assert owner is not None
        assert owner.id == second
        assert await uow.people.by_address("telegram", "78") is None
        found = await uow.people.contacts_of([first, second])
        assert [(each.channel, each.reachable) for each in found[first]] == [("zalo", True)]
        assert [(each.channel, each.reachable) for each in found[second]] == [("telegram", True)]
        assert await uow.people.contacts_of([]) == {}


async def test_a_lost_contact_is_news_once(store: Store) -> None:
    person = await store.person()
    async with store.write() as uow:
        await uow.people.link(store.unit, person, "sim", "77", NOW)
        for reachable, news in ((False, person), (False, None), (True, person), (True, None)):
            told = await uow.people.mark_contact("sim", "77", reachable=reachable, reason="x", now=NOW)
            assert told == news
        assert await uow.people.mark_contact("sim", "unknown", reachable=False, reason="x", now=NOW) is None


# --- invites


async def test_an_invite_is_kept_only_as_a_hash_and_found_by_its_code(store: Store) -> None:
    async with store.write() as uow:
        await uow.people.invite(store.unit, "ABCD-1234", Role.POLICE, NOW, after(60), name="Dũng", area=2)
        await uow.commit()
    async with store.read() as uow:
        found = await uow.people.find_invite("  abcd-1234 ")
        assert found is not None
        assert (found.role, found.name, found.area, found.used_at) == (Role.POLICE, "Dũng", 2, None)
        assert found.expires_at == after(60)
        assert await uow.people.find_invite("ABCD-1235") is None
        stored = await uow.connection.exec_driver_sql("SELECT * FROM invites")
        assert "ABCD" not in str(stored.all())


async def test_an_invite_is_spent_once_by_one_of_many(store: Store, neighbour: Database) -> None:
    async with store.write() as uow:
        await uow.people.invite(store.unit, "ONE", Role.POLICE, NOW, after(60))
        await uow.commit()
    won: list[int] = []

    async def enrol(database: Database, name: str) -> None:
        async with database.write() as uow:
            invite = await uow.people.find_invite("ONE")
            assert invite is not None
            person = await uow.people.add(store.unit, name, [invite.role], NOW)
            if await uow.people.use_invite(invite.id, person, NOW):
                await uow.commit()
                won.append(person)

    await asyncio.gather(*(enrol(database, name) for database in (store.database, neighbour) for name in ("A", "B")))
    assert len(won) == 1
    async with store.read() as uow:
        assert [person.id for person in await uow.people.all(store.unit)] == won


# --- dialogues


async def test_a_dialogue_waits_until_it_expires(store: Store) -> None:
    person = await store.person()
    async with store.write() as uow:
        await uow.dialogues.begin(store.unit, "sim", "77", person, "fix", {"report": 1}, after(60))
        await uow.commit()
    async with store.read() as uow:
        current = await uow.dialogues.current("sim", "77", person, after(59))
        assert current is not None
        assert (current.name, current.state) == ("fix", {"report": 1})
        assert await uow.dialogues.current("sim", "77", person, after(60)) is None
        assert await uow.dialogues.current("sim", "78", person, NOW) is None


async def test_a_new_dialogue_takes_the_place_of_the_old_one(store: Store) -> None:
    person = await store.person()
    async with store.write() as uow:
        await uow.dialogues.begin(store.unit, "sim", "77", person, "fix", {"report": 1}, after(60))
        await uow.dialogues.begin(store.unit, "sim", "77", person, "close", {"incident": 2}, after(99))
        current = await uow.dialogues.current("sim", "77", person, after(60))
        assert current is not None
        assert (current.name, current.state) == ("close", {"incident": 2})
        assert await uow.dialogues.end("sim", "77", person)
        assert not await uow.dialogues.end("sim", "77", person)
        assert await uow.dialogues.current("sim", "77", person, NOW) is None


async def test_a_dialogue_belongs_to_one_person_in_one_chat(store: Store) -> None:
    first, second = await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        await uow.dialogues.begin(store.unit, "sim", "g", first, "fix", {}, after(60))
        await uow.dialogues.begin(store.unit, "sim", "g", second, "close", {}, after(60))
        assert not await uow.dialogues.end("sim", "p", first)
        mine = await uow.dialogues.current("sim", "g", first, NOW)
        assert mine is not None
        assert mine.name == "fix"


# --- groups


async def bind(store: Store, address: str = "old", purpose: str = "alerts", title: str = "Báo động") -> None:
    async with store.write() as uow:
        await uow.groups.bind(store.unit, "sim", address, purpose, NOW, title=title)
        await uow.commit()


async def serving(store: Store, purpose: str = "alerts") -> list[Group]:
    async with store.read() as uow:
        return await uow.groups.serving(store.unit, purpose)


async def move(store: Store, old: str = "old", new: str = "new") -> bool:
    async with store.write() as uow:
        moved = await uow.groups.move("sim", old, new)
        await uow.commit()
    return moved


async def test_a_group_is_bound_once_a_purpose_and_may_serve_several(store: Store) -> None:
    await bind(store)
    await bind(store, title="Báo động (mới)")
    await bind(store, purpose="duty")
    assert [group.title for group in await serving(store)] == ["Báo động (mới)"]
    async with store.read() as uow:
        assert [group.purpose for group in await uow.groups.at("sim", "old")] == ["alerts", "duty"]
        assert len(await uow.groups.all(store.unit)) == 2


async def test_a_lost_group_is_news_once_and_is_not_written_to(store: Store) -> None:
    await bind(store)
    async with store.write() as uow:
        assert [group.state for group in await uow.groups.mark("sim", "old", "lost", "kicked")] == ["lost"]
        assert await uow.groups.mark("sim", "old", "lost", "kicked") == []
        await uow.commit()
    assert await serving(store) == []
    await bind(store)
    assert [(group.state, group.reason) for group in await serving(store)] == [("active", "")]


@pytest.mark.parametrize(("column", "value"), [("purpose", "gossip"), ("state", "asleep")])
async def test_a_group_has_a_known_purpose_and_state(store: Store, column: str, value: str) -> None:
    await bind(store)
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.connection.execute(update(groups).values({column: value}))


async def test_everything_that_waits_follows_a_group_to_its_new_address(store: Store) -> None:
    await bind(store)
    for name in ("flying", "queued"):
        await store.queue(name, address="old")
    await store.queue("elsewhere", address="other")
    (flying, _) = await store.claim()
    assert await move(store)
    assert [group.address for group in await serving(store)] == ["new"]
    await store.settle(Result(flying.id, "queued", "moved", due_at=NOW))
    rows = {row["key"]: row["address"] for row in await store.rows(outbox)}
    assert rows == {"flying": "new", "queued": "new", "elsewhere": "other"}
    assert [row.key for row in await store.claim()] == ["flying"]


async def test_what_was_sent_stays_recorded_where_it_was_sent(store: Store) -> None:
    await bind(store)
    await store.queue("sent", address="old")
    await store.post()
    await move(store)
    assert [row["address"] for row in await store.rows(outbox)] == ["old"]


async def test_a_move_of_an_unknown_chat_is_no_news(store: Store) -> None:
    await bind(store)
    assert not await move(store, "unknown")
    assert await move(store)
    assert not await move(store)


async def test_a_moved_card_is_forgotten_and_posted_afresh(store: Store) -> None:
    await bind(store)
    await store.show(spec("card", "open", address="old"))
    await store.post("m1")
    await move(store)
    (card,) = await store.rows(cards)
    assert (card["address"], card["message_ref"]) == ("new", "")
    await store.show(spec("card", "open", address="new"))
    row = await store.post("m2")
    assert (row.kind, row.address) == ("send", "new")


async def test_a_moved_card_with_a_waiting_edit_is_posted_afresh_with_its_last_state(store: Store) -> None:
    await bind(store)
    await store.show(spec("card", "open", address="old"))
    await store.post("m1")
    await store.show(spec("card", "acked", address="old"))
    await move(store)
    await store.show(spec("card", "closed", address="new"))
    row = await store.post("m2")
    assert (row.kind, row.address, row.body) == ("send", "new", {"text": "closed"})
    assert await store.claim() == []


async def test_the_last_state_that_waited_for_a_moved_card_is_posted_in_the_new_chat(store: Store) -> None:
    await bind(store)
    await store.show(spec("card", "open", address="old"))
    await store.post("m1")
    await store.show(spec("card", "closed", address="old"))
    await move(store)
    row = await store.post("m2")
    assert (row.kind, row.address, row.body) == ("send", "new", {"text": "closed"})
    assert [(card["address"], card["message_ref"]) for card in await store.rows(cards)] == [("new", "m2")]


async def test_a_farewell_to_a_message_of_the_old_chat_is_not_said_in_the_new_one(store: Store) -> None:
    await bind(store)
    await store.show(spec("card", "open", address="old"))
    await store.post("m1")
    await store.show(spec("card", "again", address="old", repost=True, farewell="see below"))
    await move(store)
    assert [row.body for row in await store.claim()] == [{"text": "again"}]
    assert await store.claim() == []


async def test_a_group_bound_at_its_new_address_before_the_move_was_known_is_bound_once(store: Store) -> None:
    await bind(store, "old", title="old")
    await bind(store, "old", "duty", title="old duty")
    await bind(store, "new", title="new")
    assert await move(store)
    assert [(group.address, group.title) for group in await serving(store)] == [("new", "new")]
    assert [group.address for group in await serving(store, "duty")] == ["new"]


# --- roster


def local(day: int, hour: int) -> datetime:
    return datetime(2024, 6, day, hour, tzinfo=UTC) - timedelta(hours=7)


async def test_the_roster_answers_who_is_on_duty(store: Store) -> None:
    an, binh = await store.person("An"), await store.person("Bình")
    day, night = (local(8, 7), local(8, 17)), (local(8, 17), local(9, 7))
    async with store.write() as uow:
        await uow.roster.assign(store.unit, "command", date(2024, 6, 8), *night, binh)
        for _ in range(2):
            await uow.roster.assign(store.unit, "command", date(2024, 6, 8), *day, an)
        await uow.roster.assign(store.unit, "police", date(2024, 6, 8), *day, binh)
        await uow.commit()
    async with store.read() as uow:
        duties = await uow.roster.between(store.unit, local(8, 0), local(9, 0))
        found = [(duty.post, duty.person_id) for duty in duties]
        assert found == [("command", an), ("police", binh), ("command", binh)]
        assert [duty.post for duty in await uow.roster.between(store.unit, local(8, 17), local(8, 18))] == ["command"]
        assert await uow.roster.between(store.unit, local(9, 7), local(9, 8)) == []
        assert await uow.roster.between(store.unit + 1, local(8, 0), local(9, 0)) == []

    def on(at: datetime, post: str | None = None) -> list[int]:
        return [duty.person_id for duty in roster.on_duty(duties, at, post)]

    assert on(local(8, 7)) == [an, binh]
    assert on(local(8, 7), "police") == [binh]
    assert on(local(8, 17)) == [binh]
    assert on(local(9, 7)) == []
    first = duties[0]
    assert first == Duty(first.shift_id, an, "command", date(2024, 6, 8), *day, id=first.id, shift_starts_at=day[0])


async def test_two_people_may_share_a_shift_and_who_is_absent_is_not_on_duty(store: Store) -> None:
    an, binh = await store.person("An"), await store.person("Bình")
    async with store.write() as uow:
        for person in (an, binh):
            await uow.roster.assign(store.unit, "command", date(2024, 6, 8), local(8, 7), local(8, 17), person)
        await uow.connection.execute(update(assignments).where(assignments.c.person_id == an).values(state="absent"))
        duties = await uow.roster.between(store.unit, local(8, 0), local(9, 0))
    assert [duty.person_id for duty in duties] == [an, binh]
    assert len({duty.shift_id for duty in duties}) == 1
    assert [duty.person_id for duty in roster.on_duty(duties, local(8, 8))] == [binh]


async def test_a_shift_ends_after_it_starts(store: Store) -> None:
    person = await store.person()
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.roster.assign(store.unit, "command", date(2024, 6, 8), local(8, 7), local(8, 7), person)


# --- beats and audit


async def test_the_last_beat_of_each_loop_is_kept(store: Store) -> None:
    async with store.write() as uow:
        assert await uow.beats.get("sender") is None
        await uow.beats.beat(store.unit, "sender", NOW, {"sent": 1})
        await uow.beats.beat(store.unit, "ticker", NOW)
        await uow.beats.beat(store.unit, "sender", after(5), {"sent": 2})
        await uow.commit()
    async with store.read() as uow:
        assert await uow.beats.get("sender") == (after(5), {"sent": 2})
        assert await uow.beats.get("ticker") == (NOW, {})


async def test_the_audit_log_keeps_every_deed_in_order(store: Store) -> None:
    person = await store.person()
    async with store.write() as uow:
        await uow.audit.add(store.unit, "incident.acked", "incident:1", NOW, person_id=person)
        await uow.audit.add(store.unit, "incident.closed", "incident:1", NOW, detail={"by": "timer"})
        await uow.audit.add(store.unit, "incident.acked", "incident:11", NOW)
        await uow.commit()
    async with store.read() as uow:
        found = await uow.audit.of("incident:1")
    assert [(entry["action"], entry["person_id"], entry["detail"]) for entry in found] == [
        ("incident.acked", person, {}),
        ("incident.closed", None, {"by": "timer"}),
    ]
