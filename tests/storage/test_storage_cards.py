"""Cards: one live message a chat; the last state wins, in whatever order things fail."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.outbox import Outgoing, Result
from storage.schema import cards, outbox
from tests.storage.store_stage import NOW, Store, after, postgresql_only, spec

KEY = "incident:1@sim:g"


def told(row: Outgoing) -> tuple[str, str, str]:
    return row.kind, row.body["text"], row.message_ref


async def card(store: Store, key: str = KEY) -> dict[str, object]:
    return next(row for row in await store.rows(cards) if row["key"] == key)


async def waiting(store: Store) -> list[tuple[str, str]]:
    return [
        (row["kind"], row["body"]["text"])
        for row in await store.rows(outbox)
        if row["state"] in ("queued", "unknown", "sending")
    ]


async def test_a_card_is_posted_once_and_then_edited_in_place(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    assert told(await store.post("m1")) == ("send", "open", "")
    await store.show(spec(KEY, "acked"))
    assert told(await store.post()) == ("edit", "acked", "m1")
    assert (await card(store))["message_ref"] == "m1"


async def test_a_card_is_found_by_its_subject_and_by_the_message_that_shows_it(store: Store) -> None:
    person = await store.person()
    other = spec("incident:1@sim:h", "open", address="h")
    await store.show(spec(KEY, "open"), other)
    for number, row in enumerate(await store.claim()):
        await store.settle(Result(row.id, "sent", message_ref=f"m{number}"))
    async with store.read() as uow:
        assert [found.key for found in await uow.cards.of("incident:1")] == [KEY, other.key]
        assert await uow.cards.of("incident:2") == []
        found = await uow.cards.at("sim", "h", "m1")
        assert found is not None
        assert (found.key, found.audience) == (other.key, "group")
        assert await uow.cards.at("sim", "g", "m1") is None
    assert person


async def test_showing_nothing_is_nothing(store: Store) -> None:
    await store.show()
    assert await store.rows(outbox) == []


async def test_a_card_not_posted_yet_is_posted_with_its_last_body(store: Store) -> None:
    for text in ("one", "two", "three"):
        await store.show(spec(KEY, text))
    assert await waiting(store) == [("send", "three")]


async def test_edits_of_one_card_collapse_to_the_last_body(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post()
    for text in ("one", "two", "three"):
        await store.show(spec(KEY, text))
    assert await waiting(store) == [("edit", "three")]


async def test_collapsing_keeps_the_greater_urgency(store: Store) -> None:
    await store.show(spec(KEY, "open", priority=0))
    await store.show(spec(KEY, "later", priority=2))
    assert (await store.claim())[0].priority == 0


async def test_an_edit_never_spends_what_an_alert_needs(store: Store) -> None:
    await store.show(spec(KEY, "open", priority=0))
    await store.post()
    await store.show(spec(KEY, "acked", priority=0))
    assert (await store.claim())[0].priority == 1


async def test_an_edit_waits_for_the_post_of_its_card(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (post,) = await store.claim()
    await store.show(spec(KEY, "acked"))
    assert await store.claim() == []
    await store.settle(Result(post.id, "sent", message_ref="m1"))
    assert told(await store.post()) == ("edit", "acked", "m1")


async def test_an_edit_waits_while_the_fate_of_the_post_is_unknown(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (post,) = await store.claim()
    await store.show(spec(KEY, "acked"))
    await store.settle(Result(post.id, "unknown", due_at=after(5)))
    assert await store.claim(after(4)) == []
    assert told(await store.post("m2", after(5))) == ("send", "open", "")
    assert told(await store.post(now=after(5))) == ("edit", "acked", "m2")


async def test_each_copy_of_a_card_is_its_own_message(store: Store) -> None:
    copies = [spec(f"incident:1@sim:{chat}", "open", address=chat) for chat in "abc"]
    await store.show(*copies)
    rows = await store.claim()
    await store.settle(*[Result(row.id, "sent", message_ref=f"m-{row.address}") for row in rows])
    await store.show(*[spec(copy.key, "acked", address=copy.address) for copy in copies])
    assert [told(row) for row in await store.claim()] == [("edit", "acked", f"m-{chat}") for chat in "abc"]


async def test_a_repost_leaves_a_farewell_in_the_old_message_and_posts_anew(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "asked again", repost=True, farewell="see below"))
    assert told(await store.post("m2")) == ("send", "asked again", "")
    assert told(await store.post()) == ("edit", "see below", "m1")
    assert (await card(store))["message_ref"] == "m2"
    assert (await card(store))["generation"] == 2


async def test_a_farewell_does_not_collapse_into_the_new_post(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "asked again", repost=True, farewell="see below"))
    await store.show(spec(KEY, "acked"))
    assert sorted(await waiting(store)) == [("edit", "see below"), ("send", "acked")]


async def test_a_repost_is_posted_anew_even_while_an_edit_waits(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "updated"))
    await store.show(spec(KEY, "asked again", repost=True, farewell="see below"))
    assert told(await store.post("m2")) == ("send", "asked again", "")
    assert told(await store.post()) == ("edit", "see below", "m1")
    assert await waiting(store) == []


async def test_a_late_answer_for_an_older_copy_does_not_claim_the_card(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (old,) = await store.claim()
    await store.show(spec(KEY, "asked again", repost=True))
    await store.settle(Result(old.id, "sent", message_ref="m1"))
    assert (await card(store))["message_ref"] == ""
    await store.post("m2")
    assert (await card(store))["message_ref"] == "m2"
    await store.settle(Result(old.id, "sent", message_ref="m1"))
    assert (await card(store))["message_ref"] == "m2"


async def test_the_answer_to_an_edit_does_not_claim_the_card(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "acked"))
    (edit,) = await store.claim()
    await store.settle(Result(edit.id, "sent", message_ref="m9"))
    assert (await card(store))["message_ref"] == "m1"


async def test_an_edit_that_the_channel_refuses_becomes_a_new_post(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "acked"))
    (edit,) = await store.claim()
    async with store.write() as uow:
        await uow.cards.as_new_post(edit.id)
        await uow.commit()
    assert told(await store.post("m2")) == ("send", "acked", "")
    assert (await card(store))["message_ref"] == "m2"
    await store.show(spec(KEY, "closed"))
    assert told(await store.post()) == ("edit", "closed", "m2")


async def test_a_farewell_that_the_channel_refuses_is_dropped(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "asked again", repost=True, farewell="see below"))
    await store.post("m2")
    (farewell,) = await store.claim()
    async with store.write() as uow:
        await uow.cards.as_new_post(farewell.id)
        await uow.commit()
    assert await waiting(store) == []
    assert (await card(store))["message_ref"] == "m2"


async def test_an_edit_refused_after_a_repost_does_not_post_its_old_state(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "updated"))
    (edit,) = await store.claim()
    await store.show(spec(KEY, "asked again", repost=True))
    async with store.write() as uow:
        await uow.cards.as_new_post(edit.id)
        await uow.commit()
    assert await waiting(store) == [("send", "asked again")]
    await store.post("m2")
    assert (await card(store))["message_ref"] == "m2"


async def test_edits_of_a_card_that_could_not_be_posted_are_dropped(store: Store) -> None:
    other = spec("incident:1@sim:h", "open", address="h")
    await store.show(spec(KEY, "open"), other)
    post, _ = await store.claim()
    await store.show(spec(KEY, "acked"))
    async with store.write() as uow:
        await uow.cards.drop_edits(KEY)
        await uow.outbox.settle([Result(post.id, "failed", "gone")], NOW)
        await uow.commit()
    assert await waiting(store) == [("send", "open")]


async def test_a_card_whose_post_failed_is_posted_again_when_next_shown(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (post,) = await store.claim()
    await store.settle(Result(post.id, "failed", "gone"))
    await store.show(spec(KEY, "acked"))
    assert told(await store.post("m2")) == ("send", "acked", "")
    assert (await card(store))["message_ref"] == "m2"


@pytest.mark.parametrize("how", ["queued", "unknown"])
async def test_an_old_edit_that_failed_does_not_undo_a_newer_one(store: Store, how: str) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "acked"))
    (old,) = await store.claim()
    await store.show(spec(KEY, "closed"))
    await store.settle(Result(old.id, how, "timeout", due_at=after(5)))
    assert told(await store.post(now=NOW)) == ("edit", "closed", "m1")
    assert await store.claim(after(9)) == []


async def test_an_old_edit_of_a_dead_sender_does_not_undo_a_newer_one(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "acked", priority=2))
    await store.claim()
    await store.show(spec(KEY, "closed", priority=0))
    async with store.write() as uow:
        await uow.outbox.sweep_leases(NOW, all_of_them=True)
        await uow.commit()
    shown = []
    while rows := await store.claim():
        shown += [row.body["text"] for row in rows]
        await store.settle(*[Result(row.id, "sent") for row in rows])
    assert shown[-1] == "closed"


async def test_an_old_post_that_failed_is_not_said_after_a_newer_post(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (old,) = await store.claim()
    await store.show(spec(KEY, "asked again", repost=True))
    await store.settle(Result(old.id, "unknown", "timeout", due_at=NOW))
    assert await waiting(store) == [("send", "asked again")]


async def test_a_repost_that_meets_a_waiting_post_and_a_waiting_edit_shows_the_last_state(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (post,) = await store.claim()
    await store.show(spec(KEY, "updated"))
    await store.settle(Result(post.id, "queued", "later", due_at=NOW))
    await store.show(spec(KEY, "asked again", repost=True))
    assert await waiting(store) == [("send", "asked again")]


async def test_an_old_edit_tried_again_by_hand_does_not_undo_a_newer_one(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    await store.post("m1")
    await store.show(spec(KEY, "acked"))
    (old,) = await store.claim()
    await store.settle(Result(old.id, "failed", "refused"))
    await store.show(spec(KEY, "closed"))
    await store.post()
    async with store.write() as uow:
        await uow.outbox.retry(None, NOW)
        await uow.commit()
    assert await store.claim() == []


async def test_a_card_key_exists_once(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    again = {"unit_id": store.unit, "key": KEY, "subject": "s", "channel": "c", "address": "a", "audience": "group"}
    async with store.write() as uow:
        with pytest.raises(IntegrityError):
            await uow.connection.execute(cards.insert().values(again))


@postgresql_only
async def test_a_body_changed_while_its_row_is_being_claimed_is_shown_by_an_edit(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    async with store.write() as sender:
        (post,) = await sender.outbox.claim(NOW, after(60), blocked=(), alerts_only=(), limit=1)
        showing = asyncio.create_task(store.show(spec(KEY, "acked")))
        await _blocked_or_done(store.database, showing)
        await sender.commit()
    await showing
    assert post.body == {"text": "open"}
    await store.settle(Result(post.id, "sent", message_ref="m1"))
    assert told(await store.post()) == ("edit", "acked", "m1")


@postgresql_only
async def test_a_card_shown_while_its_post_is_being_settled_is_edited_not_posted_twice(store: Store) -> None:
    await store.show(spec(KEY, "open"))
    (post,) = await store.claim()
    async with store.write() as sender:
        await sender.outbox.settle([Result(post.id, "sent", message_ref="m1")], NOW)
        showing = asyncio.create_task(store.show(spec(KEY, "acked")))
        await _blocked_or_done(store.database, showing)
        await sender.commit()
    await showing
    assert told(await store.post()) == ("edit", "acked", "m1")


async def _blocked_or_done(database: Database, task: asyncio.Task[None]) -> None:
    """Return when the task has finished, or waits for a lock that another transaction holds."""
    while not task.done():
        async with database.read() as uow:
            waits = await uow.connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if waits.scalar_one():
                return
