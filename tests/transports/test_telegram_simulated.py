"""The transport against the strict simulator: what is sent is taken as it is, what comes in is understood."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.client import SimClient
from bot.simulator.server import Simulator
from bot.transports.base import Fate, ReceiveFailed
from bot.transports.telegram import TelegramTransport
from duty.messages import Attachment, Choice, Event, EventKind, Message

TOKEN = "7123456789:AAExampleExampleExampleExample00000"
CARD = Message(
    title="🔴 SV-17 · Đoàn đông người",
    lines=("TK3, cổng Ủy ban", "khoảng 20 người"),
    choices=((Choice("✅ Đã nhận", "nhan:17"), Choice("Đang đến", "den:17")),),
)


class HandClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.at = datetime(2024, 6, 10, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("the simulator must not sleep")

    async def wait(self, event: asyncio.Event, until: datetime | None) -> bool:
        raise AssertionError("the simulator must not wait on the clock")


@dataclass
class Town:
    """Two people, a group of both with the bot, and the transport with an empty queue."""

    clock: HandClock
    simulator: Simulator
    play: SimClient
    transport: TelegramTransport
    hoa: int = 0
    nam: int = 0
    group: int = 0

    async def events(self) -> list[Event]:
        """All waiting updates, understood and confirmed."""
        batch = await self.transport.receive()
        await self.transport.confirm(batch)
        return [self.transport.interpret(update.body) for update in batch]

    async def event(self) -> Event:
        (event,) = await self.events()
        return event

    async def said(self) -> list[dict[str, Any]]:
        """What the bot wrote in the group, as it stands."""
        return [message for message in await self.play.messages(self.group) if message["from"]["is_bot"]]


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    clock = HandClock()
    simulator = Simulator(clock, limits=None, advance=clock.advance)
    await simulator.start()
    transport = TelegramTransport(TOKEN, simulator.url, poll_timeout=0.0, call_timeout=3.0)
    await transport.open()
    async with SimClient(simulator.url) as play:
        town = Town(clock, simulator, play, transport)
        town.hoa = await play.add_person("Hoa", username="hoa", start=True)
        town.nam = await play.add_person("Nam", username="nam", start=True)
        town.group = await play.add_group("Trực ban", [town.hoa, town.nam])
        await town.events()
        yield town
        await transport.close()
        await simulator.stop()


async def test_it_knows_itself(town: Town) -> None:
    me = await town.transport.identify()
    assert (me.user, me.username, me.name) == ("7123456789", "trucban_sim_bot", "Trực ban")
    assert town.transport.enrol_link(me, "MA-1") == "https://t.me/trucban_sim_bot?start=MA-1"


async def test_a_start_with_a_code_and_a_report(town: Town) -> None:
    await town.play.start(town.hoa, "MA-1")
    await town.play.say(town.nam, "TK3: 12 người tụ tập", chat=None)
    start, report = await town.events()
    assert (start.text, start.chat.private, start.chat.address) == ("/start MA-1", True, str(town.hoa))
    assert report.text == "TK3: 12 người tụ tập"
    assert report.sender is not None
    assert (report.sender.name, report.sender.address) == ("Nam", str(town.nam))
    assert report.sent_at == town.clock.now()
    assert await town.events() == []


async def test_what_is_not_confirmed_comes_again(town: Town) -> None:
    await town.play.say(town.hoa, "một")
    first = await town.transport.receive()
    assert [update.external_id for update in await town.transport.receive()] == [first[0].external_id]
    await town.transport.confirm(first)
    assert await town.transport.receive() == []


async def test_a_broken_update_does_not_stop_its_neighbours(town: Town) -> None:
    await town.play.raw({"message": {"message_id": "x", "date": "never"}})
    await town.play.raw({"brand_new": {"anything": []}})
    await town.play.say(town.hoa, "sau đó")
    kinds = [event.kind for event in await town.events()]
    assert kinds == [EventKind.IGNORED, EventKind.IGNORED, EventKind.MESSAGE]


async def test_a_card_is_posted_pressed_answered_and_edited(town: Town) -> None:
    outcome = await town.transport.send(str(town.group), CARD)
    assert outcome.fate is Fate.SENT, outcome
    (shown,) = await town.said()
    assert shown["text"] == CARD.text()
    pressed = await town.play.press(town.nam, int(outcome.message_ref), "Đã nhận", chat=town.group)
    press = await town.event()
    assert (press.kind, press.token, press.message_ref) == (EventKind.PRESS, "nhan:17", outcome.message_ref)
    assert press.chat.address == str(town.group)
    assert press.sender is not None
    assert press.sender.user == str(town.nam)
    assert (await town.transport.answer(press.press_id, "Đồng chí đã nhận SV-17")).fate is Fate.SENT
    assert (await town.play.callback(pressed))["text"] == "Đồng chí đã nhận SV-17"
    taken = Message(title=CARD.title, lines=(*CARD.lines, "Nam đã nhận"), choices=CARD.choices)
    assert (await town.transport.edit(str(town.group), outcome.message_ref, taken)).fate is Fate.SENT
    again = await town.transport.edit(str(town.group), outcome.message_ref, taken)
    assert (again.fate, again.not_modified) == (Fate.SENT, True)
    assert (await town.transport.edit(str(town.group), outcome.message_ref, Message(lines=("xong",)))).fate is Fate.SENT
    (shown,) = await town.said()
    assert shown["text"] == "xong"
    assert not shown.get("buttons")


async def test_nothing_that_is_sent_holds_an_unknown_parameter(town: Town, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    address = str(town.hoa)
    for attachment in (
        None,
        Attachment("photo", content_path=str(picture)),
        Attachment("document", content_path=str(picture), name="Báo cáo tuần.docx"),
        Attachment("location", latitude=20.0, longitude=105.8),
    ):
        message = Message(title=CARD.title, lines=CARD.lines, choices=CARD.choices, attachment=attachment, silent=True)
        outcome = await town.transport.send(address, message)
        assert outcome.fate is Fate.SENT, outcome
        assert not outcome.reason
    await town.transport.set_commands([("bao", "Báo nhanh")])
    await town.transport.delete_webhook()
    entries = await town.play.log()
    assert [entry for entry in entries if entry["params_unknown"] or not entry["ok"]] == []


async def test_the_longest_message_is_taken(town: Town) -> None:
    long = Message(title="😀" * 30, lines=tuple("đ" * 150 + "😀" for _ in range(60)))
    assert (await town.transport.send(str(town.hoa), long)).fate is Fate.SENT
    assert (await town.transport.send(str(town.hoa), Message(lines=("😀" * 9000,)))).fate is Fate.SENT


async def test_a_late_answer_and_a_deleted_card(town: Town) -> None:
    outcome = await town.transport.send(str(town.group), CARD)
    await town.play.press(town.nam, int(outcome.message_ref), "Đã nhận", chat=town.group)
    press = await town.event()
    town.clock.advance(1000)
    assert (await town.transport.answer(press.press_id, "muộn")).fate is Fate.PERMANENT
    await town.play.press(town.nam, int(outcome.message_ref), "Đang đến", chat=town.group)
    await town.play.delete(town.group, int(outcome.message_ref))
    assert (await town.event()).token == "den:17"
    gone = await town.transport.edit(str(town.group), outcome.message_ref, Message(lines=("x",)))
    assert (gone.fate, gone.not_editable) == (Fate.PERMANENT, True)


async def test_a_group_that_moves(town: Town) -> None:
    outcome = await town.transport.send(str(town.group), CARD)
    new = await town.play.migrate(town.group)
    moved = [event for event in await town.events() if event.kind is EventKind.MOVED]
    assert [(event.chat.address, event.moved_to) for event in moved] == [(str(town.group), str(new))]
    late = await town.transport.send(str(town.group), CARD)
    assert (late.fate, late.moved_to) == (Fate.MOVED, str(new))
    edit = await town.transport.edit(str(town.group), outcome.message_ref, Message(lines=("x",)))
    assert (edit.fate, edit.not_editable) == (Fate.MOVED, True)
    assert (await town.transport.send(str(new), CARD)).fate is Fate.SENT
    assert "mã mới" in await town.transport.may_write(str(town.group))


async def test_who_shut_the_door(town: Town) -> None:
    await town.play.block(town.hoa)
    event = await town.event()
    assert (event.kind, event.status, event.chat.private) == (EventKind.BOT_STATUS, "kicked", True)
    assert (await town.transport.send(str(town.hoa), CARD)).fate is Fate.UNREACHABLE
    assert (await town.transport.send("987654321", CARD)).fate is Fate.UNREACHABLE
    assert await town.transport.may_write(str(town.group)) == ""
    await town.play.set_bot(town.group, "restricted")
    assert [event.status for event in await town.events() if event.kind is EventKind.BOT_STATUS] == ["restricted"]
    assert (await town.transport.send(str(town.group), CARD)).fate is Fate.UNREACHABLE
    assert "tắt quyền" in await town.transport.may_write(str(town.group))
    await town.play.set_bot(town.group, "kicked")
    await town.events()
    assert (await town.transport.send(str(town.group), CARD)).fate is Fate.UNREACHABLE
    assert "không ở trong nhóm" in await town.transport.may_write(str(town.group))


async def test_topics(town: Town) -> None:
    forum = await town.play.add_group("Chủ đề", [town.hoa], forum=True, threads=[7], bot="administrator")
    await town.events()
    assert (await town.transport.send(str(forum), CARD, thread="7")).fate is Fate.SENT
    assert (await town.transport.send(str(forum), CARD, thread="1")).fate is Fate.SENT
    lost = await town.transport.send(str(forum), CARD, thread="99")
    assert lost.fate is Fate.PERMANENT
    assert "thread not found" in lost.reason
    await town.play.say(town.hoa, "/sv", chat=forum, thread=7)
    assert (await town.event()).chat.thread == "7"


async def test_an_anonymous_admin_is_no_person(town: Town) -> None:
    await town.play.say(town.hoa, "/sv", chat=town.group, anonymous_admin=True)
    event = await town.event()
    assert event.sender is not None
    assert event.sender.anonymous


@pytest.mark.parametrize(
    ("kind", "more", "fate", "arrived"),
    [
        ("hang", {}, Fate.UNKNOWN, 0),
        ("hang", {"accept": True}, Fate.UNKNOWN, 1),
        ("cut_before", {}, Fate.UNKNOWN, 0),
        ("cut_after", {}, Fate.UNKNOWN, 1),
        ("status", {"status": 500}, Fate.UNKNOWN, 0),
        ("status", {"status": 413}, Fate.PERMANENT, 0),
        ("html", {}, Fate.UNKNOWN, 0),
        ("garbage", {"accept": True}, Fate.UNKNOWN, 1),
        ("flood", {"retry_after": 7}, Fate.RETRY, 0),
    ],
)
async def test_faults_on_demand(town: Town, kind: str, more: dict[str, Any], fate: Fate, arrived: int) -> None:
    hasty = TelegramTransport(TOKEN, town.simulator.url, poll_timeout=0.0, call_timeout=0.6)
    await hasty.open()
    await town.play.add_fault("sendMessage", kind, **more)
    outcome = await hasty.send(str(town.group), CARD)
    assert outcome.fate is fate
    assert outcome.retry_after == more.get("retry_after")
    assert len(await town.said()) == arrived
    assert (await hasty.send(str(town.group), CARD)).fate is Fate.SENT
    await hasty.close()


async def test_a_revoked_token(town: Town) -> None:
    await town.play.revoke()
    assert (await town.transport.send(str(town.hoa), CARD)).fate is Fate.DEAD
    with pytest.raises(ReceiveFailed) as caught:
        await town.transport.receive()
    assert caught.value.fatal


async def test_a_second_poller_is_a_conflict(town: Town) -> None:
    waiting = TelegramTransport(TOKEN, town.simulator.url, poll_timeout=20.0, call_timeout=3.0)
    await waiting.open()
    assert await town.events() == []  # the poll that confirms what the one before it brought
    poll = asyncio.create_task(waiting.receive())
    while not poll.done() and not (await town.play.pending())["in_flight_polls"]:
        await asyncio.wait([poll], timeout=0.01)
    await town.transport.receive()
    with pytest.raises(ReceiveFailed) as caught:
        await poll
    assert caught.value.conflict
    await waiting.close()
