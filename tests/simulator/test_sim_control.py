"""The control API: what it shows, waits for, plays and refuses."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sim_stage import Stage

from bot.simulator.client import SimClient, SimError
from bot.simulator.server import Simulator

ALERTS, LEADERS = "Trực ban – Cảnh báo", "Lãnh đạo"


async def test_waiting_sees_new_and_edited_messages(stage: Stage) -> None:
    seq = await stage.play.seq()
    waiting = asyncio.create_task(stage.play.wait_for(stage.group, "SV-1", seq))
    message = await stage.bot.send_message(stage.group, "thẻ")
    await stage.bot.edit_message_text("thẻ SV-1", stage.group, message.message_id)
    found = await waiting
    assert (found["message_id"], found["edits"], found["from"]["is_bot"]) == (message.message_id, 1, True)
    with pytest.raises(TimeoutError, match="SV-9"):
        await stage.play.wait_for(stage.group, "SV-9", timeout=0.01)
    with pytest.raises(TimeoutError):
        await stage.play.wait_for(stage.group, "SV-1", found["seq"], timeout=0.01)


async def test_events_tell_every_change(stage: Stage) -> None:
    seq = await stage.play.seq()
    message = await stage.bot.send_message(
        stage.group, "x", reply_markup={"inline_keyboard": [[{"text": "Nhận", "callback_data": "n"}]]}
    )  # type: ignore[arg-type]
    callback = await stage.play.press(stage.hoa, message.message_id, "Nhận", chat=stage.group)
    await stage.bot.answer_callback_query(callback)
    await stage.bot.delete_message(stage.group, message.message_id)
    await stage.play.block(stage.nam)
    await stage.play.advance(5)
    answer = await stage.play.events(seq)
    assert [event["type"] for event in answer["events"]] == [
        "message",
        "callback",
        "callback",
        "delete",
        "person",
        "clock",
    ]
    assert [event["seq"] for event in answer["events"]] == list(range(seq + 1, answer["seq"] + 1))
    assert (await stage.play.events(answer["seq"], timeout=0))["events"] == []


async def test_the_state_shows_people_chats_and_whether_the_bot_is_there(stage: Stage) -> None:
    state = await stage.play.state()
    assert state["bot"] == {"id": stage.bot.id, "username": "trucban_sim_bot", "name": "Trực ban", "connected": True}
    assert [person["username"] for person in state["people"]] == ["hoa", "nam"]
    assert [chat["type"] for chat in state["chats"]] == ["private", "private", "group"]
    await stage.play.advance(61)
    assert (await stage.play.state())["bot"]["connected"] is False


async def test_press_names_the_missing_button(stage: Stage) -> None:
    message = await stage.bot.send_message(stage.group, "x")
    with pytest.raises(SimError, match="Kết thúc") as refused:
        await stage.play.press(stage.hoa, message.message_id, "Kết thúc", chat=stage.group)
    assert refused.value.status == 404


async def test_people_act_only_where_they_are(stage: Stage) -> None:
    stranger = await stage.play.add_person("Lạ")
    with pytest.raises(SimError) as refused:
        await stage.play.say(stranger, "x", chat=stage.group)
    assert refused.value.status == 403
    await stage.play.block(stage.hoa)
    with pytest.raises(SimError):
        await stage.play.say(stage.hoa, "bị chặn")
    with pytest.raises(SimError):
        await stage.play.edit(stage.nam, 1, "của người khác", chat=stage.group)


@pytest.mark.parametrize("path", [
    "people", "groups", "groups/x/members", "groups/-9/bot", "groups/-9/migrate", "start", "say", "edit", "delete",
    "press", "block", "raw", "faults", "limits", "token", "clock", "stories/none",
])  # fmt: skip
async def test_garbage_is_refused_with_a_sentence(stage: Stage, path: str) -> None:
    bodies = [b"\xff\xfe", b"[", b"[1]", b"{}",
              b'{"id":"x","from":[],"person":{},"kind":1,"text":{},"title":5,"update":3,'
              b'"first_name":[],"message_id":1e99,"status":{},"advance_seconds":"a","revoked":"x","per_second":"y"}',
              b'{"id":' + b"9" * 40 + b',"from":NaN,"person":Infinity,"advance_seconds":NaN,"per_second":-1}',
              b"[" * 5000]  # fmt: skip
    for body in bodies:
        async with stage.http.post(f"{stage.simulator.url}/_sim/{path}", data=body) as answer:
            result: dict[str, Any] = await answer.json()
            assert answer.status < 500
            assert answer.status == 200 or result["error"]


@pytest.mark.parametrize(("body", "kind"), [
    (b"{", "application/json"), (b"\xff", "application/json"), (b"[]", "application/json"),
    (b'{"chat_id":{"a":1},"text":"x"}', "application/json"), (b'{"chat_id":1,"text":"\\ud800"}', "application/json"),
    (b"chat_id=%FF&text=%FF", "application/x-www-form-urlencoded"), (b"x", "multipart/form-data"),
    (b"--a\r\nbroken", "multipart/form-data; boundary=a"), (b"\x00", "text/plain"), (b"[" * 5000, "application/json"),
])  # fmt: skip
async def test_garbage_calls_get_a_400(stage: Stage, body: bytes, kind: str) -> None:
    url = f"{stage.simulator.url}/bot{stage.bot.token}/sendMessage"
    async with stage.http.post(url, data=body, headers={"Content-Type": kind}) as answer:
        assert answer.status == 400
        assert (await answer.json())["description"].startswith("Bad Request")


async def test_the_page_may_be_absent_and_nothing_outside_it_is_served(stage: Stage) -> None:
    for path in ("/page/../server.py", "/page/%2e%2e/server.py", "/page//etc/passwd", "/page/none.js", "/_sim/none"):
        async with stage.http.get(stage.simulator.url + path) as answer:
            assert answer.status == 404


async def test_a_real_clock_cannot_be_moved(stage: Stage) -> None:
    simulator = Simulator(stage.clock)
    await simulator.start()
    async with SimClient(simulator.url) as play:
        with pytest.raises(SimError) as refused:
            await play.advance(1)
        assert refused.value.status == 409
    await simulator.stop()


class ToyBot:
    """As much of a duty desk as the stories ask for."""

    def __init__(self, stage: Stage):
        self.stage = stage
        self.alerts = self.leaders = 0

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.stage.bot.get_updates(offset=offset, timeout=20):
                offset = update.update_id + 1
                if update.callback_query is not None:
                    await self.pressed(update.callback_query)
                elif update.message is not None and update.message.text and "tap trung" in update.message.text:
                    await self.stage.bot.send_message(
                        update.message.chat.id, "Bản nháp", reply_markup=_buttons("✉️ Gửi", "Huỷ")
                    )
                elif update.message is not None and update.message.text:
                    await self.stage.bot.send_message(update.message.chat.id, "Cảm ơn.")

    async def pressed(self, query: Any) -> None:
        follow = {"Gửi": "Đã nhận", "Đã nhận": "Đang đến", "Đang đến": "Kết thúc"}
        if query.data == "Gửi":
            await self.stage.bot.send_message(self.alerts, "SV-1", reply_markup=_buttons("Đã nhận"))
        elif query.data in follow:
            await query.message.edit_text(f"SV-1 {query.data}", reply_markup=_buttons(follow[query.data]))
        else:
            await query.message.edit_text(f"SV-1 {query.data}")
        await query.answer()


def _buttons(*labels: str) -> Any:
    return {"inline_keyboard": [[{"text": label, "callback_data": label.split()[-1] if "Gửi" in label else label}
                                 for label in labels]]}  # fmt: skip


async def finished(play: SimClient, run: int) -> dict[str, Any]:
    """The end of a run."""
    seq = await play.seq()
    while (view := await play.story_run(run))["state"] == "running":
        seq = (await play.events(seq, 0.05))["seq"]
    return view


async def test_the_stories_play_through_and_tell_where_they_fail(stage: Stage) -> None:
    play, toy = stage.play, ToyBot(stage)
    police = await play.add_person("Dũng", username="congan", start=True)
    lost = await finished(play, await play.run_story("doan-dong-nguoi"))
    assert (lost["state"], "@tk3" in lost["error"]) == ("failed", True)
    head = await play.add_person("Tùng", username="tk3", start=True)
    toy.alerts = await play.add_group(ALERTS, [head, police])
    toy.leaders = await play.add_group(LEADERS, [police])
    await stage.drain()
    running = asyncio.create_task(toy.run())
    for story in await play.stories():
        if story["id"] == "khong-ai-nhan":
            continue
        view = await finished(play, await play.run_story(story["id"]))
        assert (view["state"], view["error"]) == ("done", "")
    await play.wait_for(toy.alerts, "SV-1 Kết thúc")
    before = stage.clock.now()
    run, seq = await play.run_story("khong-ai-nhan"), await play.seq()
    while stage.clock.now() == before:
        seq = (await play.events(seq))["seq"]
    await stage.bot.send_message(toy.leaders, "SV-1 chưa ai nhận")
    assert (await finished(play, run))["state"] == "done"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await play.block("tk3")
    failed = await finished(play, await play.run_story("doan-dong-nguoi"))
    assert (failed["state"], "chặn" in failed["error"], failed["step"]) == ("failed", True, 2)


async def test_the_history_of_a_chat_is_bounded(stage: Stage) -> None:
    for _ in range(5_010):
        stage.simulator.world.post(stage.simulator.world.chats[stage.group], 0, {"text": "x"})
    assert len(await stage.play.messages(stage.group)) == 5_000
