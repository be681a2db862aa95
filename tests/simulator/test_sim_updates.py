"""Updates: offset, filter, age, conflict, privacy mode, webhook."""

from __future__ import annotations

import asyncio
from collections import deque

import pytest
from aiohttp import web
from sim_stage import Stage
from telegram.error import Conflict


async def say_many(stage: Stage, count: int) -> list[int]:
    return [(await stage.play.say(stage.hoa, f"tin {n}"))["update_id"] for n in range(count)]


async def test_updates_stay_until_an_offset_confirms_them(stage: Stage) -> None:
    first, second, third = await say_many(stage, 3)
    assert [u.update_id for u in await stage.bot.get_updates()] == [first, second, third]
    assert [u.update_id for u in await stage.bot.get_updates(limit=2)] == [first, second]
    assert [u.update_id for u in await stage.bot.get_updates(offset=second)] == [second, third]
    assert [u.update_id for u in await stage.bot.get_updates(offset=0)] == [second, third]
    assert await stage.bot.get_updates(offset=third + 1) == ()
    assert (await stage.play.pending())["updates"] == 0


async def test_a_negative_offset_forgets_all_but_the_last(stage: Stage) -> None:
    ids = await say_many(stage, 4)
    assert [u.update_id for u in await stage.bot.get_updates(offset=-2)] == ids[2:]
    assert [u.update_id for u in await stage.bot.get_updates()] == ids[2:]


async def test_an_offset_far_ahead_is_ignored_and_a_near_one_eats(stage: Stage) -> None:
    ids = await say_many(stage, 2)
    assert len(await stage.bot.get_updates(offset=ids[-1] + 1 + 11)) == 2
    assert await stage.bot.get_updates(offset=ids[-1] + 1 + 10) == ()
    eaten = await stage.play.say(stage.hoa, "bị nuốt")
    assert eaten["update_id"] is not None
    assert await stage.bot.get_updates(offset=ids[-1] + 1 + 10) == ()


async def test_a_long_poll_returns_as_soon_as_something_arrives(stage: Stage) -> None:
    poll = asyncio.create_task(stage.bot.get_updates(timeout=15))
    while not (await stage.play.pending())["in_flight_polls"]:
        pass
    await stage.play.say(stage.hoa, "đến rồi")
    (update,) = await poll
    assert update.message is not None
    assert update.message.text == "đến rồi"


async def test_a_second_poll_ends_the_older_one_with_409(stage: Stage) -> None:
    older = asyncio.create_task(stage.bot.get_updates(timeout=15))
    while not (await stage.play.pending())["in_flight_polls"]:
        pass
    newer = asyncio.create_task(stage.bot.get_updates(timeout=15))
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await older
    await stage.play.say(stage.hoa, "cho bản mới")
    assert len(await newer) == 1


async def test_a_caller_who_leaves_ends_its_poll_and_loses_nothing(stage: Stage) -> None:
    poll = asyncio.create_task(stage.bot.get_updates(timeout=15))
    while not (await stage.play.pending())["in_flight_polls"]:
        pass
    poll.cancel()
    while (await stage.play.pending())["in_flight_polls"]:
        pass
    await stage.play.say(stage.hoa, "tin")
    assert len(await stage.bot.get_updates()) == 1


async def test_allowed_updates_are_remembered_and_filter_at_arrival(stage: Stage) -> None:
    await stage.bot.get_updates(allowed_updates=["callback_query"])
    assert (await stage.play.say(stage.hoa, "không ai thấy"))["update_id"] is None
    await stage.bot.get_updates(allowed_updates=[])
    assert [u.message.text for u in await stage.bot.get_updates() if u.message] == []
    assert (await stage.play.say(stage.hoa, "thấy"))["update_id"] is not None


async def test_updates_die_after_24_hours_and_presses_after_150_seconds(stage: Stage) -> None:
    message = await stage.bot.send_message(
        stage.hoa, "?", reply_markup={"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack"}]]}
    )  # type: ignore[arg-type]
    await stage.play.say(stage.hoa, "tin")
    callback = await stage.play.press(stage.hoa, message.message_id, "nhận")
    assert (await stage.play.pending())["updates"] == 2
    await stage.play.advance(149)
    assert len(await stage.bot.get_updates()) == 2
    await stage.play.advance(1)
    assert [bool(u.message) for u in await stage.bot.get_updates()] == [True]
    status, answer = await stage.call("answerCallbackQuery", callback_query_id=callback)
    assert (status, answer["description"]) == (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    await stage.play.advance(24 * 3600)
    assert await stage.bot.get_updates() == ()


async def test_privacy_mode_hides_group_talk_from_a_plain_member(stage: Stage) -> None:
    group, own = stage.group, await stage.bot.send_message(stage.group, "thẻ")
    talk = await stage.play.say(stage.hoa, "chào @trucban_sim_bot", chat=group)
    assert talk["update_id"] is None
    seen = [
        await stage.play.say(stage.hoa, "/sv", chat=group),
        await stage.play.say(stage.hoa, "/sv@Trucban_Sim_Bot 17", chat=group),
        await stage.play.say(stage.hoa, "đã rõ", chat=group, reply_to=own.message_id),
    ]
    assert all(said["update_id"] for said in seen)
    assert (await stage.play.say(stage.hoa, "/sv@another_bot", chat=group))["update_id"] is None
    other = await stage.play.say(stage.hoa, "ừ", chat=group, reply_to=talk["message"]["message_id"])
    assert other["update_id"] is None
    await stage.play.set_bot(group, "administrator")
    assert (await stage.play.say(stage.hoa, "chào", chat=group))["update_id"] is not None


async def test_a_raw_update_arrives_verbatim(stage: Stage) -> None:
    update_id = await stage.play.raw({"message": {"nonsense": True}})
    _, answer = await stage.call("getUpdates")
    assert answer["result"] == [{"message": {"nonsense": True}, "update_id": update_id}]


class Hook:
    """A webhook that answers as told and notes what came."""

    def __init__(self) -> None:
        self.answers: deque[int] = deque()
        self.got: list[tuple[str, str]] = []
        self.enough = asyncio.Event()
        self.want = 1

    async def serve(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append((update["message"]["text"], request.headers["X-Telegram-Bot-Api-Secret-Token"]))
        if len(self.got) >= self.want:
            self.enough.set()
        return web.Response(status=self.answers.popleft() if self.answers else 200)

    async def start(self) -> tuple[web.AppRunner, str]:
        app = web.Application()
        app.router.add_post("/hook", self.serve)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"


async def test_a_webhook_is_served_in_order_until_it_says_200(stage: Stage) -> None:
    hook = Hook()
    hook.answers.extend([500, 503])
    hook.want = 4
    runner, url = await hook.start()
    await stage.play.say(stage.hoa, "một")
    await stage.play.say(stage.hoa, "hai")
    await stage.bot.set_webhook(url, secret_token="bi-mat")
    await asyncio.wait_for(hook.enough.wait(), 10)
    assert hook.got == [("một", "bi-mat")] * 3 + [("hai", "bi-mat")]
    info = await stage.bot.get_webhook_info()
    assert (info.url, "500" in str(info.last_error_message) or "503" in str(info.last_error_message)) == (url, True)
    with pytest.raises(Conflict, match="webhook is active"):
        await stage.bot.get_updates()
    await stage.bot.delete_webhook()
    await runner.cleanup()
    assert await stage.bot.get_updates() == ()


async def test_a_broken_chat_does_not_hold_up_another_by_webhook(stage: Stage) -> None:
    seen, done = list[str](), asyncio.Event()

    async def serve(request: web.Request) -> web.Response:
        text = (await request.json())["message"]["text"]
        seen.append(text)
        if text == "tốt":
            done.set()
        return web.Response(status=500 if text == "hỏng" else 200)

    app = web.Application()
    app.router.add_post("/hook", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await stage.bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
    await stage.play.say(stage.hoa, "hỏng")
    await stage.play.say(stage.hoa, "chờ")
    await stage.play.say(stage.nam, "tốt")
    await asyncio.wait_for(done.wait(), 10)
    await stage.bot.delete_webhook()
    await runner.cleanup()
    assert "chờ" not in seen
    assert (await stage.play.pending())["updates"] == 2


async def test_a_public_webhook_must_be_https(stage: Stage) -> None:
    status, answer = await stage.call("setWebhook", url="http://example.org/hook")
    assert (status, answer["description"]) == (
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    )
