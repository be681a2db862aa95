"""Rate limits and faults, as the real library meets them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from sim_stage import TOKEN, Stage
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.simulator.limits import Limiter, Limits
from bot.simulator.params import ApiError


async def fill(send: Callable[[], Awaitable[Any]]) -> tuple[int, int]:
    """How many go before the first 429, and its retry_after in seconds."""
    sent = 0
    while True:
        try:
            await send()
        except RetryAfter as flood:
            return sent, int(str(flood.retry_after))
        sent += 1


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_a_group_takes_20_a_minute(stage: Stage) -> None:
    await stage.play.limits(per_group_per_minute=20)
    assert await fill(lambda: stage.bot.send_message(stage.group, "x")) == (20, 60)
    await stage.play.advance(59)
    assert await fill(lambda: stage.bot.send_message(stage.group, "x")) == (0, 1)
    await stage.play.advance(1)
    assert (await fill(lambda: stage.bot.send_message(stage.group, "x")))[0] == 20


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_a_private_chat_takes_a_short_burst_then_one_a_second(stage: Stage) -> None:
    await stage.play.limits(per_chat_per_second=1)
    assert await fill(lambda: stage.bot.send_message(stage.hoa, "x")) == (5, 1)
    await stage.bot.send_message(stage.nam, "một người đầy không chặn người khác")
    await stage.play.advance(2)
    assert await fill(lambda: stage.bot.send_message(stage.hoa, "x")) == (2, 1)


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_thirty_a_second_in_all_and_zero_means_no_limit(stage: Stage) -> None:
    await stage.play.limits(per_second=30)
    assert await fill(lambda: stage.bot.send_message(stage.hoa, "x")) == (30, 1)
    assert (await stage.play.state())["limits"] == {
        "per_second": 30,
        "per_chat_per_second": 0,
        "per_group_per_minute": 0,
    }
    await stage.play.limits(per_second=0)
    await stage.bot.send_message(stage.hoa, "x")


def test_a_refused_message_costs_nothing_and_edits_have_their_own_budget() -> None:
    limiter = Limiter(Limits(0, 1, 2))
    for edit in (False, True):
        limiter.spend(-1, 0.0, edit=edit)
        limiter.spend(-1, 1.0, edit=edit)
    for _ in range(3):
        with pytest.raises(ApiError) as flood:
            limiter.spend(-1, 30.0)
        assert flood.value.parameters == {"retry_after": 30}
    limiter.spend(-1, 60.0)
    limiter.spend(5, 0.0, count=10)
    with pytest.raises(ApiError):
        limiter.spend(5, 5.0)
    limiter.spend(5, 6.0)


async def texts(stage: Stage) -> list[str]:
    return [message["text"] for message in await stage.play.messages(stage.group)][1:]


@pytest.mark.parametrize(("kind", "more", "error", "stored"), [
    ("cut_before", {}, NetworkError, False),
    ("cut_after", {}, NetworkError, True),
    ("html", {}, NetworkError, False),
    ("garbage", {}, TelegramError, False),
    ("garbage", {"accept": True}, TelegramError, True),
    ("status", {"status": 503}, NetworkError, False),
    ("status", {"status": 500, "accept": True}, NetworkError, True),
    ("flood", {"retry_after": None}, NetworkError, False),
    ("hang", {"seconds": 0.01}, NetworkError, False),
])  # fmt: skip
async def test_each_fault_fails_the_call_once_and_then_is_over(
    stage: Stage, kind: str, more: dict[str, Any], error: type[TelegramError], stored: bool
) -> None:
    await stage.play.add_fault("sendMessage", kind, **more)
    await stage.bot.get_me()
    with pytest.raises(error):
        await stage.bot.send_message(stage.group, "một")
    assert await texts(stage) == (["một"] if stored else [])
    entry = (await stage.play.log())[-1]
    assert (entry["fault"], entry["ok"]) == (kind, stored)
    assert (await stage.play.state())["faults"] == []
    await stage.bot.send_message(stage.group, "hai")
    assert (await texts(stage))[-1] == "hai"


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_a_flood_names_its_seconds_for_one_chat_until_lifted(stage: Stage) -> None:
    fault = await stage.play.add_fault("*", "flood", times=0, retry_after=37, chat_id=stage.group)
    await stage.bot.send_message(stage.hoa, "chat khác")
    for _ in range(2):
        assert await fill(lambda: stage.bot.send_message(stage.group, "x")) == (0, 37)
    await stage.play.remove_fault(fault)
    await stage.bot.send_message(stage.group, "x")


@pytest.mark.parametrize("accept", [False, True])
async def test_a_hang_lasts_until_the_caller_gives_up(stage: Stage, accept: bool) -> None:
    await stage.play.add_fault("sendMessage", "hang", accept=accept)
    with pytest.raises(TimedOut):
        await stage.bot.send_message(stage.group, "x", read_timeout=0.05)
    assert await texts(stage) == (["x"] if accept else [])


async def test_stopping_ends_a_hang_and_a_slow_call_arrives(stage: Stage) -> None:
    await stage.play.add_fault("sendMessage", "slow", seconds=0.01)
    assert (await stage.bot.send_message(stage.group, "chậm")).text == "chậm"
    await stage.play.add_fault("getMe", "hang")
    seq = await stage.play.seq()
    hanging = asyncio.create_task(stage.http.get(f"{stage.simulator.url}/bot{TOKEN}/getMe"))
    await stage.play.events(seq)
    await stage.simulator.stop()
    with pytest.raises(aiohttp.ClientError):
        await hanging


async def test_polling_can_fail_and_nothing_is_lost(stage: Stage) -> None:
    await stage.play.say(stage.hoa, "tin")
    for kind in ("cut_after", "cut_before", "html", "status"):
        await stage.play.add_fault("getUpdates", kind)
        with pytest.raises(NetworkError):
            await stage.bot.get_updates()
    assert len(await stage.bot.get_updates()) == 1
