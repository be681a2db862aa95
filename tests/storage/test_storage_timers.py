"""Timers: one row each, fired in the order of their time, by one process only."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.schema import timers
from tests.storage.store_stage import NOW, Store, after, postgresql_only


async def put(store: Store, key: str, due_at: datetime, kind: str = "escalate", subject: str = "incident:1") -> bool:
    async with store.write() as uow:
        made = await uow.timers.put(store.unit, key, kind, subject, due_at, NOW, {"step": 1})
        await uow.commit()
    return made


async def due(store: Store, now: datetime, limit: int = 10) -> list[str]:
    async with store.read() as uow:
        names = {row["id"]: row["key"] for row in await store.rows(timers)}
        return [names[key] for key in await uow.timers.due(now, limit)]


async def test_a_timer_is_set_once_by_key(store: Store) -> None:
    assert await put(store, "k", after(5))
    assert not await put(store, "k", after(9))
    assert await due(store, after(5)) == ["k"]


async def test_a_timer_that_fired_cannot_be_set_again_by_a_restart(store: Store) -> None:
    await put(store, "k", NOW)
    async with store.write() as uow:
        (timer_id,) = await uow.timers.due(NOW, 10)
        await uow.timers.fired(timer_id, NOW)
        await uow.commit()
    assert not await put(store, "k", NOW)
    assert await due(store, after(9999)) == []
    assert [row["fired_at"] for row in await store.rows(timers)] == [NOW]


async def test_timers_fall_due_in_the_order_of_their_time(store: Store) -> None:
    for key, seconds in (("late", 9), ("soon", 1), ("never", 99), ("middle", 5), ("also soon", 1)):
        await put(store, key, after(seconds))
    assert await due(store, NOW) == []
    assert await due(store, after(9)) == ["soon", "also soon", "middle", "late"]
    assert await due(store, after(9), limit=2) == ["soon", "also soon"]
    async with store.read() as uow:
        assert await uow.timers.next_due_at() == after(1)
        assert [timer.key for timer in await uow.timers.pending("incident:1")][-1] == "never"


async def test_without_timers_nothing_is_due(store: Store) -> None:
    async with store.read() as uow:
        assert await uow.timers.next_due_at() is None


async def test_a_cancelled_timer_never_fires_and_others_do(store: Store) -> None:
    await put(store, "mine", NOW)
    await put(store, "other kind", NOW, kind="remind")
    await put(store, "other subject", NOW, subject="incident:11")
    async with store.write() as uow:
        assert await uow.timers.cancel("incident:1", ["escalate", "nag"]) == 1
        assert await uow.timers.cancel("incident:1", ["escalate", "nag"]) == 0
        await uow.commit()
    assert await due(store, NOW) == ["other kind", "other subject"]


async def test_a_timer_cancelled_after_it_was_seen_due_is_not_taken(store: Store) -> None:
    await put(store, "k", NOW)
    async with store.read() as uow:
        (timer_id,) = await uow.timers.due(NOW, 10)
    async with store.write() as uow:
        await uow.timers.cancel("incident:1", ["escalate"])
        await uow.commit()
    async with store.write() as uow:
        assert await uow.timers.take(timer_id) is None


async def test_a_timer_is_fired_by_one_process_only(store: Store, neighbour: Database) -> None:
    for number in range(10):
        await put(store, f"k{number}", NOW)
    async with store.read() as uow:
        ids = await uow.timers.due(NOW, 100)
    fired: list[str] = []

    async def ticker(database: Database) -> None:
        for timer_id in ids:
            async with database.write() as uow:
                timer = await uow.timers.take(timer_id)
                if timer is not None:
                    await uow.timers.fired(timer_id, NOW)
                    await uow.commit()
                    fired.append(timer.key)

    await asyncio.gather(*(ticker(database) for database in (store.database, neighbour) for _ in range(2)))
    assert sorted(fired) == [f"k{number}" for number in range(10)]


@postgresql_only
async def test_a_timer_in_hand_is_passed_over_by_others(store: Store) -> None:
    await put(store, "k", NOW)
    async with store.write() as first, store.write() as second:
        (timer_id,) = await first.timers.due(NOW, 10)
        assert await first.timers.take(timer_id) is not None
        assert await second.timers.take(timer_id) is None


async def test_a_timer_whose_handler_did_not_commit_is_still_pending(store: Store) -> None:
    await put(store, "k", NOW)
    async with store.write() as uow:
        (timer_id,) = await uow.timers.due(NOW, 10)
        await uow.timers.fired(timer_id, NOW)
    assert await due(store, NOW) == ["k"]


async def test_a_failed_timer_comes_again_later_and_is_parked_in_the_end(store: Store) -> None:
    await put(store, "k", NOW)
    async with store.write() as uow:
        (timer_id,) = await uow.timers.due(NOW, 10)
        await uow.timers.failed(timer_id, "ValueError", after(30))
        await uow.commit()
    assert await due(store, after(29)) == []
    async with store.write() as uow:
        timer = await uow.timers.take(timer_id)
        assert timer is not None
        assert (timer.tries, timer.payload, timer.due_at) == (1, {"step": 1}, after(30))
        await uow.timers.failed(timer_id, "ValueError", None)
        await uow.commit()
    assert await due(store, after(9999)) == []
    assert [(row["state"], row["tries"], row["error"]) for row in await store.rows(timers)] == [
        ("parked", 2, "ValueError")
    ]


async def test_a_timer_in_no_known_state_cannot_be_stored(store: Store) -> None:
    await put(store, "k", NOW)
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.connection.execute(timers.update().values(state="maybe"))
