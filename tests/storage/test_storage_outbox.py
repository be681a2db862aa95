"""The outbox: queued once, claimed by urgency, one a chat, and settled; nothing is lost to a dead sender."""

from __future__ import annotations

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from storage.outbox import Outgoing, Result
from storage.schema import outbox
from tests.storage.store_stage import NOW, Store, after, postgresql_only


def keys(rows: list[Outgoing]) -> list[str]:
    return [row.key for row in rows]


async def state(store: Store, key: str) -> str:
    return next(str(row["state"]) for row in await store.rows(outbox) if row["key"] == key)


async def test_a_key_is_queued_once(store: Store) -> None:
    assert await store.queue("k", body={"text": "first"})
    assert not await store.queue("k", body={"text": "second"})
    assert [row["body"] for row in await store.rows(outbox)] == [{"text": "first"}]


async def test_a_key_is_not_queued_again_after_it_was_sent(store: Store) -> None:
    await store.queue("k")
    await store.post()
    assert not await store.queue("k")
    assert await store.claim() == []


async def test_what_is_claimed_is_what_was_queued(store: Store) -> None:
    incident, person = await store.incident(), await store.person()
    await store.queue(
        "k",
        address="chat 9",
        priority=2,
        body={"lines": ["Đoàn đông người"]},
        thread="7",
        incident_id=incident.id,
        person_id=person,
        expires_at=after(99),
    )
    (row,) = await store.claim()
    assert (row.kind, row.channel, row.address, row.thread, row.priority) == ("send", "sim", "chat 9", "7", 2)
    assert (row.body, row.incident_id, row.person_id) == ({"lines": ["Đoàn đông người"]}, incident.id, person)
    assert (row.unit_id, row.attempts, row.created_at, row.expires_at) == (store.unit, 0, NOW, after(99))


async def test_a_message_that_is_not_committed_is_never_said(store: Store) -> None:
    async with store.write() as uow:
        await uow.outbox.put(store.unit, "k", "sim", "g", {}, 0, NOW)
    assert await store.claim() == []


@pytest.mark.parametrize("same_chat", [True, False])
async def test_an_alert_overtakes_ten_thousand_reminders(store: Store, same_chat: bool) -> None:
    async with store.write() as uow:
        reminder = {
            "unit_id": store.unit, "kind": "send", "channel": "sim", "priority": 2, "body": {},
            "due_at": NOW, "created_at": NOW,
        }  # fmt: skip
        rows = [
            reminder | {"key": f"r{number}", "address": "g" if same_chat else f"p{number}"} for number in range(10_000)
        ]
        await uow.connection.execute(insert(outbox), rows)
        await uow.commit()
    await store.queue("alert", address="g", priority=0)
    assert keys(await store.claim(limit=1)) == ["alert"]


async def test_the_most_urgent_go_first_and_equals_in_the_order_they_were_queued(store: Store) -> None:
    for number, priority in enumerate([3, 2, 0, 1, 2, 0]):
        await store.queue(f"{number}:{priority}", address=f"chat{number}", priority=priority)
    assert keys(await store.claim()) == ["2:0", "5:0", "3:1", "1:2", "4:2", "0:3"]


async def test_no_more_than_asked_for_are_claimed(store: Store) -> None:
    for number in range(5):
        await store.queue(str(number), address=str(number))
    assert keys(await store.claim(limit=2)) == ["0", "1"]
    assert keys(await store.claim(limit=2)) == ["2", "3"]


async def test_at_most_one_row_of_a_chat_is_claimed_at_a_time(store: Store) -> None:
    for number in range(3):
        await store.queue(f"a{number}", address="a")
    await store.queue("b0", address="b")
    assert keys(await store.claim()) == ["a0", "b0"]
    assert keys(await store.claim(blocked=[("sim", "a"), ("sim", "b")])) == []


async def test_the_same_address_on_two_channels_is_two_chats(store: Store) -> None:
    async with store.write() as uow:
        for channel in ("telegram", "zalo"):
            await uow.outbox.put(store.unit, channel, channel, "7", {}, 1, NOW)
        await uow.commit()
    assert keys(await store.claim(blocked=[("telegram", "7")])) == ["zalo"]
    assert keys(await store.claim()) == ["telegram"]


async def test_a_chat_with_a_long_queue_keeps_no_other_chat_waiting(store: Store) -> None:
    for number in range(9):
        await store.queue(f"a{number}", address="a")
    await store.queue("b", address="b")
    assert keys(await store.claim(limit=2)) == ["a0", "b"]


async def test_blocked_chats_wait_and_others_go(store: Store) -> None:
    await store.queue("a", address="a", priority=0)
    await store.queue("b", address="b")
    assert keys(await store.claim(blocked=[("sim", "a")])) == ["b"]
    assert keys(await store.claim()) == ["a"]


async def test_a_chat_near_its_limit_takes_alerts_only(store: Store) -> None:
    await store.queue("reply", address="a", priority=1)
    await store.queue("other", address="b", priority=1)
    assert keys(await store.claim(alerts_only=[("sim", "a")])) == ["other"]
    await store.queue("alert", address="a", priority=0)
    assert keys(await store.claim(alerts_only=[("sim", "a")])) == ["alert"]


async def test_a_message_waits_until_it_is_due(store: Store) -> None:
    await store.queue("later", due_at=after(5))
    assert await store.claim() == []
    async with store.read() as uow:
        assert await uow.outbox.next_due_at(NOW) == after(5)
        assert await uow.outbox.next_due_at(after(5)) is None
        assert await uow.outbox.due_count(NOW) == 0
        assert await uow.outbox.due_count(after(5)) == 1
    assert keys(await store.claim(after(5))) == ["later"]


@pytest.mark.parametrize("how", ["sent", "failed", "parked", "dropped"])
async def test_a_settled_row_is_never_claimed_again(store: Store, how: str) -> None:
    await store.queue("k")
    (row,) = await store.claim()
    await store.settle(Result(row.id, how, "why"))
    (held,) = await store.rows(outbox)
    assert (held["state"], held["reason"], held["lease_until"]) == (how, "why", None)
    assert held["sent_at"] == (NOW if how == "sent" else None)
    async with store.write() as uow:
        assert await uow.outbox.sweep_leases(after(9999), all_of_them=True) == 0
    assert await store.claim(after(9999)) == []


@pytest.mark.parametrize("how", ["queued", "unknown"])
async def test_a_message_that_may_not_have_arrived_goes_again_when_due(store: Store, how: str) -> None:
    await store.queue("k")
    (row,) = await store.claim()
    await store.settle(Result(row.id, how, "timeout", due_at=after(5)))
    assert await store.claim(after(4)) == []
    (again,) = await store.claim(after(5))
    assert (again.id, again.attempts) == (row.id, 1)


async def test_a_sent_message_remembers_where_it_stands(store: Store) -> None:
    await store.queue("k")
    await store.post("m77")
    (row,) = await store.rows(outbox)
    assert (row["message_ref"], row["sent_at"]) == ("m77", NOW)


async def test_many_results_are_written_each_to_its_own_row(store: Store) -> None:
    for name in ("a", "b", "c"):
        await store.queue(name, address=name)
    a, b, c = await store.claim()
    await store.settle(
        Result(c.id, "failed", "gone"), Result(a.id, "sent", message_ref="m1"), Result(b.id, "queued", due_at=after(3))
    )
    found = {row["key"]: (row["state"], row["message_ref"], row["due_at"]) for row in await store.rows(outbox)}
    assert found == {"a": ("sent", "m1", NOW), "b": ("queued", "", after(3)), "c": ("failed", "", NOW)}


async def test_settling_nothing_is_nothing(store: Store) -> None:
    await store.settle()
    assert await store.rows(outbox) == []


async def test_a_row_of_a_dead_sender_is_unknown_and_goes_again(store: Store) -> None:
    await store.queue("k")
    (row,) = await store.claim()
    async with store.write() as uow:
        assert await uow.outbox.sweep_leases(after(60)) == 0
        assert await uow.outbox.sweep_leases(after(61)) == 1
        await uow.commit()
    assert await state(store, "k") == "unknown"
    (again,) = await store.claim(after(61))
    assert (again.id, again.attempts) == (row.id, 1)


async def test_at_start_every_lease_is_void(store: Store) -> None:
    await store.queue("a", address="a")
    await store.queue("b", address="b")
    await store.claim()
    async with store.write() as uow:
        assert await uow.outbox.sweep_leases(NOW, all_of_them=True) == 2
        await uow.commit()
    assert keys(await store.claim()) == ["a", "b"]


async def test_the_sweep_touches_only_rows_in_flight(store: Store) -> None:
    for name in ("sent", "queued"):
        await store.queue(name, address=name)
    (row,) = await store.claim(limit=1)
    await store.settle(Result(row.id, "sent"))
    async with store.write() as uow:
        assert await uow.outbox.sweep_leases(after(9999), all_of_them=True) == 0
    async with store.read() as uow:
        assert await uow.outbox.waiting() == {"sent": 1, "queued": 1}
        assert await uow.outbox.oldest_waiting_at() == NOW


async def test_what_failed_can_be_tried_again(store: Store) -> None:
    for name in ("a", "b", "c"):
        await store.queue(name, address=name)
    a, b, c = await store.claim()
    await store.settle(Result(a.id, "failed", "x"), Result(b.id, "parked", "y"), Result(c.id, "sent"))
    async with store.write() as uow:
        assert await uow.outbox.retry([b.id], after(1)) == 1
        assert await uow.outbox.retry(None, after(1)) == 1
        assert await uow.outbox.retry(None, after(1)) == 0
        await uow.commit()
    rows = await store.claim(after(1))
    assert [(row.key, row.attempts) for row in rows] == [("a", 0), ("b", 0)]


async def test_the_list_shows_states_newest_first_and_no_texts(store: Store) -> None:
    for name in ("a", "b", "c"):
        await store.queue(name, address=name, body={"text": "secret"})
    a, _b, c = await store.claim()
    await store.settle(Result(a.id, "failed", "x"), Result(c.id, "failed", "y"))
    async with store.read() as uow:
        listed = await uow.outbox.listed(["failed"])
    assert [(row["key"], row["reason"]) for row in listed] == [("c", "y"), ("a", "x")]
    assert "secret" not in str(listed)


@pytest.mark.parametrize(("column", "value"), [("state", "lost"), ("kind", "delete")])
async def test_a_row_in_no_known_state_cannot_be_stored(store: Store, column: str, value: str) -> None:
    await store.queue("k")
    with pytest.raises(IntegrityError):
        async with store.write() as uow:
            await uow.connection.execute(outbox.update().values({column: value}))


@postgresql_only
async def test_two_senders_at_once_never_claim_the_same_row(store: Store) -> None:
    for number in range(6):
        await store.queue(str(number), address=str(number))
    async with store.write() as first, store.write() as second:
        mine = await first.outbox.claim(NOW, after(60), blocked=(), alerts_only=(), limit=1)
        theirs = await second.outbox.claim(NOW, after(60), blocked=(), alerts_only=(), limit=6)
        assert keys(mine) == ["0"]
        assert not set(keys(mine)) & set(keys(theirs))
        assert len(theirs) >= 1


async def test_a_chat_is_refused_as_long_as_its_newest_message_that_ended_has_failed(store: Store) -> None:
    async def ends(key: str, address: str, how: str) -> None:
        await store.queue(key, address=address)
        (row,) = await store.claim()
        await store.settle(Result(row.id, how))

    async def refused() -> set[tuple[str, str]]:
        async with store.read() as uow:
            return await uow.outbox.refused([("sim", "a"), ("sim", "b"), ("sim", "c")])

    for key, address, how in (("1", "a", "failed"), ("2", "b", "sent"), ("3", "b", "failed"), ("4", "b", "dropped")):
        await ends(key, address, how)
    await store.queue("5", address="a")
    assert await refused() == {("sim", "a"), ("sim", "b")}
    (row,) = await store.claim()
    await store.settle(Result(row.id, "sent"))
    assert await refused() == {("sim", "b")}
