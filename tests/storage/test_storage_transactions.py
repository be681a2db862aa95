"""Transactions: whole or not at all, one after the other, and heard of only after the commit."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from duty.incidents import Facts
from duty.policy import Escalation
from storage.columns import metadata
from storage.database import Database
from storage.errors import StoreUnavailable
from storage.schema import audit, cards, counters, inbox, incidents, outbox, timers, units
from storage.unit_of_work import UnitOfWork
from tests.storage.store_stage import NOW, Store, after, postgresql_only, spec, sqlite_only


async def do_everything(store: Store, uow: UnitOfWork) -> None:
    """What one report does: incident, card, timer, audit entry, and the update handled."""
    number = await uow.units.next_number(store.unit, "incident")
    incident = await uow.incidents.add(store.unit, number, "alert", Facts(), Escalation(), NOW)
    await uow.cards.show(store.unit, incident.subject, [spec(f"{incident.subject}@g", "open")], NOW)
    await uow.timers.put(store.unit, "escalate:1", "escalate", incident.subject, after(60), NOW)
    await uow.audit.add(store.unit, "incident.opened", incident.subject, NOW)
    row = await uow.inbox.oldest_of("a", NOW)
    assert row is not None
    await uow.inbox.done(row.id, NOW)


WRITTEN = (incidents, cards, outbox, timers, audit, counters)


async def seen_by(database: Database) -> dict[str, int]:
    async with database.read() as uow:
        found = {"open": await uow.inbox.count("open")}
        for table in WRITTEN:
            found[table.name] = len((await uow.connection.execute(select(table))).all())
    return found


async def test_a_handler_that_fails_half_way_leaves_nothing_behind(store: Store, neighbour: Database) -> None:
    await store.receive(("1", "a"))

    async def handler() -> None:
        async with store.write() as uow:
            await do_everything(store, uow)
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        await handler()
    for database in (store.database, neighbour):
        assert await seen_by(database) == {"open": 1} | {table.name: 0 for table in WRITTEN}
    async with store.write() as uow:
        await do_everything(store, uow)
        await uow.commit()
    for database in (store.database, neighbour):
        assert await seen_by(database) == {"open": 0} | {table.name: 1 for table in WRITTEN}


async def test_nothing_is_seen_from_outside_before_the_commit(store: Store, neighbour: Database) -> None:
    await store.receive(("1", "a"))
    async with store.write() as uow:
        await do_everything(store, uow)
        assert await seen_by(neighbour) == {"open": 1} | {table.name: 0 for table in WRITTEN}
        await uow.commit()
    assert (await seen_by(neighbour))["incidents"] == 1


async def test_a_cancelled_handler_leaves_nothing_behind_and_the_store_goes_on(store: Store) -> None:
    await store.receive(("1", "a"))
    began = asyncio.Event()

    async def handler() -> None:
        async with store.write() as uow:
            await do_everything(store, uow)
            began.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(handler())
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await seen_by(store.database) == {"open": 1} | {table.name: 0 for table in WRITTEN}
    async with store.write() as uow:
        await do_everything(store, uow)
        await uow.commit()
    assert (await seen_by(store.database))["incidents"] == 1


async def test_a_refused_statement_spoils_its_own_transaction_only(store: Store) -> None:
    await store.receive(("1", "a"))

    async def handler() -> None:
        async with store.write() as uow:
            await do_everything(store, uow)
            await uow.connection.execute(update(incidents).values(state="closed"))
            await uow.commit()

    with pytest.raises(IntegrityError):
        await handler()
    assert await seen_by(store.database) == {"open": 1} | {table.name: 0 for table in WRITTEN}


async def test_a_savepoint_undoes_its_own_inside_and_nothing_else(store: Store) -> None:
    async def refused(uow: UnitOfWork) -> None:
        async with uow.savepoint():
            await uow.audit.add(store.unit, "inside", "s", NOW)
            await uow.audit.add(store.unit + 1, "refused", "s", NOW)

    async with store.write() as uow:
        await uow.audit.add(store.unit, "before", "s", NOW)
        with pytest.raises(IntegrityError):
            await refused(uow)
        async with uow.savepoint():
            await uow.audit.add(store.unit, "after", "s", NOW)
        await uow.commit()
    assert [row["action"] for row in await store.rows(audit)] == ["before", "after"]


async def test_a_row_of_an_unknown_unit_cannot_be_stored(store: Store) -> None:
    async with store.write() as uow:
        with pytest.raises(IntegrityError):
            await uow.audit.add(store.unit + 1, "x", "y", NOW)


def test_every_table_but_the_units_says_whose_rows_it_holds() -> None:
    assert [table.name for table in metadata.sorted_tables if "unit_id" not in table.c] == ["units"]


async def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="aware"):
        async with store.write() as uow:
            await uow.audit.add(store.unit, "x", "y", NOW.replace(tzinfo=None))


async def test_an_instant_of_any_zone_comes_back_as_the_same_instant(store: Store) -> None:
    local = datetime(2024, 6, 10, 8, 0, 0, 123456, tzinfo=timezone(timedelta(hours=7)))
    await store.receive(("1", "a"), now=local)
    (row,) = await store.rows(inbox)
    assert row["received_at"] == local
    assert row["received_at"].utcoffset() == timedelta(0)


# --- read


async def test_a_view_cannot_write(store: Store) -> None:
    with pytest.raises((DBAPIError, StoreUnavailable)):
        async with store.read() as uow:
            await uow.audit.add(store.unit, "x", "y", NOW)
    assert await store.rows(audit) == []


async def test_a_view_is_not_kept_waiting_by_a_writer(store: Store) -> None:
    await store.receive(("1", "a"))
    async with store.write() as uow:
        await do_everything(store, uow)
        assert await seen_by(store.database) == {"open": 1} | {table.name: 0 for table in WRITTEN}


# --- concurrency


async def add_one(database: Database, unit: int) -> None:
    """Read, think, write: what a lost update needs."""
    async with database.write() as uow:
        found = await uow.beats.get("tally")
        await uow.beats.beat(unit, "tally", NOW, {"n": found[1]["n"] + 1 if found else 1})
        await uow.commit()


@sqlite_only
@pytest.mark.parametrize("processes", [1, 2])
async def test_read_then_write_by_many_at_once_loses_nothing(store: Store, neighbour: Database, processes: int) -> None:
    databases = [store.database, neighbour][:processes]

    async def task(number: int) -> None:
        for _ in range(25):
            await add_one(databases[number % processes], store.unit)

    await asyncio.gather(*(task(number) for number in range(8)))
    async with store.read() as uow:
        assert await uow.beats.get("tally") == (NOW, {"n": 200})


# --- counters


async def test_a_number_is_never_given_twice_by_fifty_at_once(store: Store, neighbour: Database) -> None:
    async def one(database: Database) -> int:
        async with database.write() as uow:
            number = await uow.units.next_number(store.unit, "incident")
            await uow.commit()
        return number

    numbers = await asyncio.gather(*(one(database) for database in (store.database, neighbour) for _ in range(25)))
    assert sorted(numbers) == list(range(1, 51))


async def test_a_number_that_was_never_committed_is_given_again(store: Store) -> None:
    async def take(*, keep: bool) -> int:
        async with store.write() as uow:
            number = await uow.units.next_number(store.unit, "incident")
            if keep:
                await uow.commit()
        return number

    assert [await take(keep=keep) for keep in (False, True, False, True, True)] == [1, 1, 2, 2, 3]


async def test_each_unit_and_each_counter_counts_for_itself(store: Store) -> None:
    async with store.write() as uow:
        other = await uow.units.ensure("other", "Xã khác", parent_id=store.unit)
        assert [await uow.units.next_number(store.unit, "incident") for _ in range(2)] == [1, 2]
        assert await uow.units.next_number(other, "incident") == 1
        assert await uow.units.next_number(store.unit, "petition") == 1


async def test_a_unit_is_made_once_and_renamed_in_place(store: Store) -> None:
    async with store.write() as uow:
        assert await uow.units.ensure("ha-trung", "Thị trấn Hà Trung") == store.unit
        assert await uow.units.find("ha-trung") == store.unit
        assert await uow.units.find("elsewhere") is None


# --- wake-ups


async def ring_all(store: Store, uow: UnitOfWork) -> None:
    await uow.inbox.put(store.unit, "sim", [("1", "a", {})], NOW)
    await uow.outbox.put(store.unit, "k", "sim", "g", {}, 1, NOW)
    await uow.timers.put(store.unit, "t", "k", "s", NOW, NOW)


async def test_wake_ups_ring_after_the_commit_and_not_before(store: Store) -> None:
    bells = {name: store.database.bell.event(name) for name in ("inbox", "outbox", "timers", "other")}
    async with store.write() as uow:
        await ring_all(store, uow)
        assert not any(bell.is_set() for bell in bells.values())
        await uow.commit()
        assert [name for name, bell in bells.items() if bell.is_set()] == ["inbox", "outbox", "timers"]


async def test_a_transaction_that_was_rolled_back_wakes_nobody(store: Store) -> None:
    bells = [store.database.bell.event(name) for name in ("inbox", "outbox", "timers")]
    async with store.write() as uow:
        await ring_all(store, uow)

    async def handler() -> None:
        async with store.write() as uow:
            await ring_all(store, uow)
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        await handler()
    await add_one(store.database, store.unit)
    assert not any(bell.is_set() for bell in bells)


async def test_a_failed_commit_wakes_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    bell = store.database.bell.event("inbox")
    async with store.write() as uow:
        await ring_all(store, uow)

        async def broken(_connection: object) -> None:
            raise OSError("disk full")

        with monkeypatch.context() as patch:
            patch.setattr(type(uow.connection), "commit", broken)
            with pytest.raises(OSError, match="disk full"):
                await uow.commit()
    assert not bell.is_set()
    assert await store.rows(inbox) == []


async def test_a_bell_rung_before_anyone_waits_is_not_missed(store: Store) -> None:
    await store.receive(("1", "a"))
    assert store.database.bell.event("inbox").is_set()


# --- SQLite's own promises


@sqlite_only
async def test_sqlite_keeps_what_it_committed_through_a_power_cut(store: Store) -> None:
    async with store.write() as uow:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            assert (await uow.connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one() == value
    # A later connection of the same writer must be set up like the first.
    await store.database._writer.dispose()
    async with store.write() as uow:
        assert (await uow.connection.exec_driver_sql("PRAGMA synchronous")).scalar_one() == 2
        assert (await uow.connection.exec_driver_sql("PRAGMA foreign_keys")).scalar_one() == 1
        assert (await uow.connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one() >= 5000


async def test_a_store_may_lie_in_a_folder_with_any_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("kho") / "dữ liệu 100% #1"
    folder.mkdir()
    database = Database(f"sqlite+aiosqlite:///{folder}/store.db")
    await database.open()
    try:
        async with database.write() as uow:
            unit = await uow.units.ensure("a", "A")
            await uow.commit()
        async with database.read() as uow:
            assert await uow.units.find("a") == unit
    finally:
        await database.close()


# --- the store itself fails


@sqlite_only
async def test_a_full_disk_is_told_as_an_unavailable_store_and_loses_nothing(store: Store) -> None:
    async def fill() -> None:
        async with store.write() as uow:
            pages = (await uow.connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
            await uow.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            await uow.inbox.put(store.unit, "sim", [("1", "a", {"text": "x" * 100_000})], NOW)
            await uow.commit()

    with pytest.raises(StoreUnavailable):
        await fill()
    assert await store.rows(inbox) == []
    async with store.write() as uow:
        await uow.connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    await store.receive(("1", "a"))


@postgresql_only
@pytest.mark.parametrize("at", ["statement", "commit"])
async def test_a_lost_connection_is_told_as_an_unavailable_store_and_loses_nothing(
    store: Store, neighbour: Database, at: str
) -> None:
    async def cut() -> None:
        async with store.write() as uow:
            await uow.inbox.put(store.unit, "sim", [("1", "a", {})], NOW)
            mine = (await uow.connection.exec_driver_sql("SELECT pg_backend_pid()")).scalar_one()
            async with neighbour.read() as other:
                await other.connection.exec_driver_sql(f"SELECT pg_terminate_backend({mine}, 5000)")
            if at == "statement":
                await uow.inbox.count("open")
            await uow.commit()

    with pytest.raises(StoreUnavailable):
        await cut()
    assert await store.rows(inbox) == []
    await store.receive(("1", "a"))


@postgresql_only
async def test_of_two_transactions_that_wait_for_each_other_one_is_told_to_come_again(store: Store) -> None:
    await store.queue("1", address="1")
    await store.queue("2", address="2")
    ready = [asyncio.Event(), asyncio.Event()]

    async def one(mine: int) -> str:
        async with store.write() as uow:
            for key, number in ((str(mine + 1), mine), (str(2 - mine), None)):
                await uow.connection.execute(update(outbox).where(outbox.c.key == key).values(reason=str(mine)))
                if number is not None:
                    ready[mine].set()
                    await ready[1 - mine].wait()
            await uow.commit()
        return "done"

    ends = await asyncio.gather(one(0), one(1), return_exceptions=True)
    assert "done" in ends
    assert [type(end) for end in ends if end != "done"] == [StoreUnavailable]


@pytest.mark.parametrize("url", ["sqlite+aiosqlite:////nowhere/at/all.db", "postgresql+asyncpg://u@/d?host=/nowhere"])
async def test_a_store_that_is_not_there_is_told_as_unavailable(url: str) -> None:
    before = set(threading.enumerate())
    database = Database(url)
    try:
        with pytest.raises(StoreUnavailable):
            async with database.write():
                pytest.fail("there is no store")
    finally:
        await database.close()
    # A thread of the driver that has still to end would need this loop for it.
    assert not [one.name for one in set(threading.enumerate()) - before if "_connection_worker" in one.name]


@postgresql_only
async def test_a_view_tells_of_a_lost_connection_too(store: Store, neighbour: Database) -> None:
    async def cut() -> None:
        async with store.read() as uow:
            mine = (await uow.connection.exec_driver_sql("SELECT pg_backend_pid()")).scalar_one()
            async with neighbour.read() as other:
                await other.connection.exec_driver_sql(f"SELECT pg_terminate_backend({mine}, 5000)")
            await uow.inbox.count("open")

    with pytest.raises(StoreUnavailable):
        await cut()


async def test_a_value_that_does_not_fit_is_not_taken_for_a_failing_store(store: Store) -> None:
    async def handler() -> None:
        async with store.write() as uow:
            await uow.people.add(store.unit, "An", [], NOW, area=2**80)

    with pytest.raises((DBAPIError, OverflowError)):
        await handler()


async def test_an_error_of_a_handler_is_not_taken_for_a_failing_store(store: Store) -> None:
    async def handler(failure: Exception) -> None:
        async with store.write():
            raise failure

    for failure in (ValueError("x"), OSError("x"), LookupError("x")):
        with pytest.raises(type(failure), match="x"):
            await handler(failure)


@sqlite_only
async def test_what_a_statement_carried_is_not_in_the_words_of_its_failure(store: Store) -> None:
    secret = "20 người ở cổng"
    with pytest.raises(IntegrityError) as failure:
        async with store.database.write() as uow:
            await uow.connection.execute(units.insert().values(code=secret, name=None))
    assert secret not in str(failure.value)


async def test_a_survey_of_many_rows_holds_up_nobody(store: Store) -> None:
    count_to_a_million = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) FROM n"
    )
    seen: list[str] = []
    begun = asyncio.Event()

    async def survey() -> None:
        async with store.database.survey() as uow:
            await uow.connection.execute(select(units.c.id))
            begun.set()
            await uow.connection.execute(count_to_a_million)
        seen.append("survey")

    long = asyncio.create_task(survey())
    await begun.wait()
    async with store.database.read() as uow:
        await uow.units.find("ha-trung")
    seen.append("short look")
    await long
    assert seen == ["short look", "survey"]
