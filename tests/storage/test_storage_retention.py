"""Forgetting what has done its work, over every database; copies of the store, made and put back."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import update

from duty.incidents import Facts
from duty.messages import Attachment
from storage.copies import CopyFailed, put_back, save
from storage.database import Database
from storage.migrate import SchemaTooNew
from storage.outbox import Result
from storage.schema import attachments, groups, inbox, incidents, outbox, reports
from tests.storage.store_stage import NOW, Store, after

LATER = after(86400)


async def test_what_was_handled_is_forgotten_and_what_waits_or_failed_is_kept(store: Store) -> None:
    await store.receive(("done", "a"), ("open", "b"), ("parked", "c"))
    async with store.write() as uow:
        for chat in ("a", "c"):
            row = await uow.inbox.oldest_of(f"{chat}", NOW)
            assert row is not None
            if chat == "a":
                await uow.inbox.done(row.id, NOW)
            else:
                await uow.inbox.failed(row.id, "broken", None, NOW)
        assert await uow.retention.forget_received(NOW) == 0
        assert await uow.retention.forget_received(LATER) == 1
        assert await uow.retention.forget_received(LATER) == 0
        await uow.commit()
    assert [(row["state"], row["body"]) for row in await store.rows(inbox)] == [
        ("done", {}),
        ("open", {"text": "open"}),
        ("parked", {"text": "parked"}),
    ]
    # The row itself stays, so that an update that comes once more is known.
    await store.receive(("done", "a"))
    assert len(await store.rows(inbox)) == 3


async def test_what_was_sent_is_forgotten_and_what_waits_is_kept(store: Store) -> None:
    await store.queue("sent", address="a")
    (row,) = await store.claim()
    await store.settle(Result(row.id, "sent", message_ref="m1"))
    await store.queue("queued", address="b")
    async with store.write() as uow:
        assert await uow.retention.forget_sent(LATER) == 1
        await uow.commit()
    assert [(row["key"], row["body"]) for row in await store.rows(outbox)] == [
        ("sent", {}),
        ("queued", {"text": "queued"}),
    ]


async def test_words_and_files_are_forgotten_only_of_what_was_closed_or_dropped(store: Store) -> None:
    person = await store.person()
    still_open, closed = await store.incident(1), await store.incident(2)
    async with store.write() as uow:
        states = {}
        for name, incident in (("open", still_open), ("closed", closed), ("cancelled", None), ("draft", None)):
            report = await uow.reports.add(
                store.unit, person, name, Facts(), NOW, channel="sim", address="p", message_ref=name
            )
            states[name] = report.id
            key = incident.id if incident else None
            state = "sent" if incident else name
            await uow.reports.change(report.id, state=state, incident_id=key)
            if incident:
                file = Attachment("photo", ref=name)
                await uow.reports.attach(store.unit, person, "sim", file, NOW, report_id=report.id, incident_id=key)
        await uow.connection.execute(
            update(incidents).where(incidents.c.id == closed.id).values(state="closed", closed_at=NOW)
        )
        assert await uow.retention.forget_texts(LATER) == 2
        assert await uow.retention.forget_files(LATER) == 1
        await uow.commit()
    assert [row["text"] for row in await store.rows(reports)] == ["open", "", "", "draft"]
    assert [row["ref"] for row in await store.rows(attachments)] == ["open"]


async def test_a_topic_that_is_gone_is_left_by_all_that_was_to_go_there(store: Store) -> None:
    async with store.write() as uow:
        await uow.groups.bind(store.unit, "sim", "g", "alerts", NOW, thread="7")
        await uow.outbox.put(store.unit, "a", "sim", "g", {}, 0, NOW, thread="7")
        await uow.outbox.put(store.unit, "b", "sim", "g", {}, 0, NOW, thread="9")
        assert [group.purpose for group in await uow.groups.leave_thread("sim", "g", "7")] == ["alerts"]
        assert await uow.groups.leave_thread("sim", "g", "7") == []
        await uow.commit()
    assert [row["thread"] for row in await store.rows(outbox)] == ["", "9"]
    assert [row["thread"] for row in await store.rows(groups)] == [""]


async def test_lost_groups_are_told_apart_and_come_back_once(store: Store) -> None:
    async with store.write() as uow:
        for address in ("a", "b"):
            await uow.groups.bind(store.unit, "sim", address, "alerts", NOW)
        await uow.groups.bind(store.unit, "sim", "a", "duty", NOW)
        await uow.groups.mark("sim", "a", "lost", "Forbidden")
        assert await uow.groups.lost(store.unit) == [("sim", "a")]
        back = await uow.groups.regained([("sim", "a"), ("sim", "b"), ("sim", "c")])
        assert sorted(group.purpose for group in back) == ["alerts", "duty"]
        assert await uow.groups.regained([("sim", "a")]) == []
        assert await uow.groups.regained([]) == []
        assert [group.purpose for group in await uow.groups.unbind("sim", "a", "duty")] == ["duty"]
        assert [group.purpose for group in await uow.groups.at("sim", "a")] == ["alerts"]


async def test_whom_no_address_was_ever_known_of_is_unlinked(store: Store) -> None:
    linked, entered, gone = await store.person("An"), await store.person("Bình"), await store.person("Chi")
    async with store.write() as uow:
        await uow.people.link(store.unit, linked, "sim", "1", NOW)
        await uow.people.mark_contact("sim", "1", reachable=False, reason="blocked", now=NOW)
        await uow.people.set_active(gone, False)
        assert [one.id for one in await uow.people.unlinked(store.unit)] == [entered]
        assert [one.id for one in await uow.people.everyone(store.unit)] == [linked, entered, gone]
        await uow.people.give_contacts(linked, entered, NOW)
        found = await uow.people.by_address("sim", "1")
        assert found is not None
        assert found.id == entered


async def test_room_that_is_kept_for_alerts_is_taken_by_alerts_alone(store: Store) -> None:
    for number in range(4):
        await store.queue(f"bulk{number}", address=f"p{number}", priority=3)
    await store.queue("alert", address="g", priority=0)
    async with store.write() as uow:
        until = after(60)
        rows = await uow.outbox.claim(NOW, until, blocked=(), alerts_only=(), limit=4, of_these_alerts=2)
        assert [row.key for row in rows] == ["alert", "bulk0"]
        assert await uow.outbox.claim(NOW, until, blocked=(), alerts_only=(), limit=2, of_these_alerts=2) == []


# ── Copies ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def _town(path: Path, *names: str) -> Database:
    database = Database(f"sqlite+aiosqlite:///{path}")
    await database.open()
    async with database.write() as uow:
        for name in names:
            await uow.units.ensure(name, name)
        await uow.commit()
    return database


async def _codes(path: Path) -> list[str]:
    with sqlite3.connect(path) as store:
        return [row[0] for row in store.execute("SELECT code FROM units ORDER BY id")]


async def test_a_copy_of_a_running_store_is_whole_private_and_can_be_put_back(tmp_path: Path) -> None:
    store, copy, aside = tmp_path / "trucban.db", tmp_path / "copy.db", tmp_path / "aside.db"
    database = await _town(store, "first")
    save(store, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not copy.with_name("copy.db.part").exists()
    with pytest.raises(CopyFailed, match="đã có"):
        save(store, copy)
    await database.close()
    await (await _town(store, "second")).close()
    put_back(copy, store, aside)

    assert await _codes(store) == ["first"]
    assert await _codes(aside) == ["first", "second"]
    await (await _town(store, "third")).close()
    assert await _codes(store) == ["first", "third"]


async def test_what_is_no_sound_store_or_of_a_newer_version_is_not_put_back(tmp_path: Path) -> None:
    store, copy, torn = tmp_path / "trucban.db", tmp_path / "copy.db", tmp_path / "torn.db"
    await (await _town(store, "first")).close()
    save(store, copy)
    torn.write_bytes(copy.read_bytes()[:20_000])
    for bad in (torn, tmp_path / "none.db"):
        with pytest.raises(CopyFailed):
            put_back(bad, store, tmp_path / "aside.db")
    with sqlite3.connect(copy) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew):
        put_back(copy, store, tmp_path / "aside.db")

    assert await _codes(store) == ["first"]
    assert not (tmp_path / "aside.db").exists()
