"""The inbox: what came in is stored once and handled in each chat's own order."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.inbox import Received
from storage.schema import inbox
from tests.storage.store_stage import NOW, Store, after, postgresql_only, sqlite_only


async def chats(store: Store, now: object = NOW, busy: tuple[str, ...] = (), limit: int = 10) -> list[str]:
    async with store.read() as uow:
        return await uow.inbox.chats_with_work(now, busy, limit)  # type: ignore[arg-type]


async def oldest(store: Store, chat: str, now: object = NOW) -> Received | None:
    async with store.write() as uow:
        return await uow.inbox.oldest_of(chat, now)  # type: ignore[arg-type]


async def handle(store: Store, chat: str, *, keep_body: bool = True) -> str:
    """Handle the oldest row of a chat; its external id."""
    async with store.write() as uow:
        row = await uow.inbox.oldest_of(chat, NOW)
        assert row is not None
        await uow.inbox.done(row.id, NOW, keep_body=keep_body)
        await uow.commit()
    return row.external_id


async def fail(store: Store, chat: str, retry_in: float | None) -> int:
    """Let the handler of a chat's oldest row fail; the row's id."""
    async with store.write() as uow:
        row = await uow.inbox.oldest_of(chat, NOW)
        assert row is not None
        await uow.inbox.failed(row.id, "ValueError", None if retry_in is None else after(retry_in), NOW)
        await uow.commit()
    return row.id


async def test_an_update_received_twice_is_stored_once(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "a"), ("2", "a"))
    await store.receive(("2", "a"), ("3", "b"))
    assert [row["external_id"] for row in await store.rows(inbox)] == ["1", "2", "3"]


async def test_an_update_received_again_after_it_was_handled_stays_handled(store: Store) -> None:
    await store.receive(("1", "a"))
    await handle(store, "a")
    await store.receive(("1", "a"))
    assert [row["state"] for row in await store.rows(inbox)] == ["done"]


async def test_the_same_number_on_two_channels_is_two_updates(store: Store) -> None:
    async with store.write() as uow:
        await uow.inbox.put(store.unit, "telegram", [("1", "a", {})], NOW)
        await uow.inbox.put(store.unit, "zalo", [("1", "a", {})], NOW)
        await uow.commit()
    assert [row["channel"] for row in await store.rows(inbox)] == ["telegram", "zalo"]


async def test_a_batch_is_stored_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(DBAPIError):
        async with store.write() as uow:
            await uow.inbox.put(store.unit, "sim", [("1", "a", {}), (None, "a", {})], NOW)  # type: ignore[list-item]
    assert await store.rows(inbox) == []


async def test_a_batch_that_is_not_committed_leaves_nothing(store: Store) -> None:
    async with store.write() as uow:
        await uow.inbox.put(store.unit, "sim", [("1", "a", {}), ("2", "b", {})], NOW)
    assert await store.rows(inbox) == []


async def test_an_empty_batch_is_nothing(store: Store) -> None:
    await store.receive()
    assert await store.rows(inbox) == []


@pytest.mark.parametrize("text", ["Đoàn 12 người 🚌", "a\x00b", "\ud83d", "'); DROP TABLE inbox;--", "\u202e" * 4000])
async def test_a_body_comes_back_as_it_came_in(store: Store, text: str) -> None:
    async with store.write() as uow:
        await uow.inbox.put(store.unit, "sim", [("1", "a", {"text": text, "n": [1, None, 2.5, True]})], NOW)
        await uow.commit()
    row = await oldest(store, "a")
    assert row is not None
    assert row.body == {"text": text, "n": [1, None, 2.5, True]}
    assert row.received_at == NOW


async def test_the_oldest_of_each_chat_comes_first(store: Store) -> None:
    await store.receive(("1", "b"), ("2", "a"), ("3", "b"), ("4", "a"))
    assert await chats(store) == ["b", "a"]
    assert [await handle(store, "a"), await handle(store, "a")] == ["2", "4"]
    assert [await handle(store, "b"), await handle(store, "b")] == ["1", "3"]
    assert await chats(store) == []


async def test_no_more_chats_than_asked_for(store: Store) -> None:
    await store.receive(("1", "c"), ("2", "a"), ("3", "b"))
    assert await chats(store, limit=2) == ["c", "a"]


async def test_busy_chats_are_left_out(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "b"))
    assert await chats(store, busy=("a",)) == ["b"]
    assert await chats(store, busy=("a", "b")) == []


async def test_a_failed_row_blocks_its_own_chat_until_it_is_due_and_no_other(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "a"), ("3", "b"))
    await fail(store, "a", retry_in=5)
    assert await chats(store) == ["b"]
    assert await oldest(store, "a") is None
    assert await chats(store, after(5)) == ["a", "b"]
    row = await oldest(store, "a", after(5))
    assert row is not None
    assert (row.external_id, row.tries, row.error) == ("1", 1, "ValueError")


async def test_the_inbox_tells_when_to_look_again(store: Store) -> None:
    await store.receive(("1", "a"))
    await fail(store, "a", retry_in=5)
    async with store.read() as uow:
        assert await uow.inbox.next_due_at() == after(5)
        assert await uow.inbox.oldest_open_at() == NOW
    await fail_now(store)
    async with store.read() as uow:
        assert await uow.inbox.next_due_at() is None
        assert await uow.inbox.oldest_open_at() is None


async def fail_now(store: Store) -> None:
    async with store.write() as uow:
        (row,) = await uow.inbox.listed("open")
        await uow.inbox.failed(row.id, "ValueError", None, NOW)
        await uow.commit()


async def test_a_parked_row_blocks_nobody(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "a"), ("3", "b"))
    await fail(store, "a", retry_in=None)
    assert await chats(store) == ["a", "b"]
    assert await handle(store, "a") == "2"
    async with store.read() as uow:
        assert [row.external_id for row in await uow.inbox.listed("parked")] == ["1"]
        assert await uow.inbox.count("parked") == 1


async def test_a_parked_row_keeps_its_text_and_can_be_tried_again(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "b"))
    first, second = await fail(store, "a", retry_in=None), await fail(store, "b", retry_in=None)
    async with store.write() as uow:
        assert await uow.inbox.retry_parked([second], after(9)) == 1
        await uow.commit()
    assert await chats(store, after(9)) == ["b"]
    async with store.write() as uow:
        assert await uow.inbox.retry_parked(None, after(9)) == 1
        assert await uow.inbox.retry_parked(None, after(9)) == 0
        await uow.commit()
    row = await oldest(store, "a", after(9))
    assert row is not None
    assert (row.id, row.tries, row.body) == (first, 0, {"text": "1"})


async def test_a_handled_row_is_not_tried_again_by_retry(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "a"))
    await handle(store, "a")
    async with store.write() as uow:
        assert await uow.inbox.retry_parked(None, NOW) == 0
        await uow.commit()
    assert [row["state"] for row in await store.rows(inbox)] == ["done", "open"]


async def test_a_text_that_must_be_forgotten_is_forgotten_with_the_handling(store: Store) -> None:
    await store.receive(("1", "a"))
    await handle(store, "a", keep_body=False)
    assert [row["body"] for row in await store.rows(inbox)] == [{}]


async def test_a_handler_that_does_not_commit_leaves_its_row_open(store: Store) -> None:
    await store.receive(("1", "a"))
    async with store.write() as uow:
        row = await uow.inbox.oldest_of("a", NOW)
        assert row is not None
        await uow.inbox.done(row.id, NOW)
    again = await oldest(store, "a")
    assert again is not None
    assert again.id == row.id


async def test_two_processes_never_handle_the_same_row_nor_one_chat_out_of_order(
    store: Store, neighbour: Database
) -> None:
    await store.receive(*[(str(number), f"chat{number % 2}") for number in range(20)])
    handled: list[tuple[str, str]] = []

    async def worker(database: Database, chat: str) -> None:
        while True:
            async with database.write() as uow:
                row = await uow.inbox.oldest_of(chat, NOW)
                if row is not None:
                    await uow.inbox.done(row.id, NOW)
                    await uow.commit()
                    handled.append((chat, row.external_id))
            async with database.read() as uow:
                if not await uow.inbox.count("open"):
                    return

    await asyncio.gather(
        *(worker(database, chat) for database in (store.database, neighbour) for chat in ("chat0", "chat1"))
    )
    assert [key for chat, key in handled if chat == "chat0"] == [str(number) for number in range(0, 20, 2)]
    assert [key for chat, key in handled if chat == "chat1"] == [str(number) for number in range(1, 20, 2)]


@postgresql_only
async def test_while_a_row_is_being_handled_its_chat_waits_and_other_chats_do_not(store: Store) -> None:
    await store.receive(("1", "a"), ("2", "a"), ("3", "b"))
    async with store.write() as first, store.write() as second:
        held = await first.inbox.oldest_of("a", NOW)
        assert held is not None
        assert held.external_id == "1"
        assert await second.inbox.oldest_of("a", NOW) is None
        other = await second.inbox.oldest_of("b", NOW)
        assert other is not None
        assert other.external_id == "3"


@sqlite_only
async def test_a_second_process_waits_with_its_claim_until_the_first_has_finished(
    store: Store, neighbour: Database
) -> None:
    await store.receive(("1", "a"), ("2", "a"))
    claimed: list[str] = []
    began = asyncio.Event()

    async def other() -> None:
        began.set()
        async with neighbour.write() as uow:
            row = await uow.inbox.oldest_of("a", NOW)
            assert row is not None
            claimed.append(row.external_id)

    async with store.write() as uow:
        row = await uow.inbox.oldest_of("a", NOW)
        assert row is not None
        task = asyncio.create_task(other())
        await began.wait()
        for _ in range(20):
            await store.rows(inbox)
        await uow.inbox.done(row.id, NOW)
        assert claimed == []
        await uow.commit()
    await task
    assert claimed == ["2"]
