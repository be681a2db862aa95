"""From the press of Gửi to the group's card: ``python -m bench.latency [--single 200] [--rate 30] [--seconds 30]``.

The chat simulator and the desk are processes of their own on loopback, limits off. The clock starts just before the
press is put to the simulator and stops when the simulator takes the sendMessage of the group's card (its own log), so
the figure holds the whole way: press, long poll, inbox commit, handling commit, outbox claim, send.
Prints one JSON object, milliseconds; exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.kills import CHANGES
from bench.processes import Eyes, Stage, a_stage, is_draft_of, marker, marker_in
from bot.clock import SystemClock

MEDIAN_TARGET = 50.0
P99_TARGET = 250.0
_CLOCK = SystemClock()


async def _enrolled(stage: Stage, reporters: int) -> None:
    await stage.chat.limits(per_second=0, per_chat_per_second=0, per_group_per_minute=0)
    code = await stage.invite("admin", "--name", "Tống Văn An")
    await stage.run()
    await stage.enrol("quantri", code)
    for number in range(reporters):
        await stage.invited("quantri", f"bao{number}", f"tiểu khu trưởng TK{1 + number % 12}", f"Báo {number}")
    await stage.bind("alerts", "quantri")
    await stage.all_sent()


async def _report(stage: Stage, eyes: Eyes, name: str, number: int) -> datetime:
    """One report, from the line to the press; the instant of the press."""
    chat, phone, word = stage.chat, stage.people[name], marker(number)
    said = await chat.say(phone, f"{5 + number % 40} nguoi tap trung cong uy ban tk3 ve den bu dat, to {word}")
    draft = await eyes.wait_for(phone, is_draft_of(word), said["message"]["seq"])
    pressed_at = _CLOCK.now()
    await chat.press(phone, draft["message_id"], "Gửi")
    return pressed_at


async def _carded(stage: Stage) -> dict[str, datetime]:
    """When the simulator took the first card of each report, by marker."""
    found: dict[str, datetime] = {}
    for entry in await stage.chat.log():
        if entry["method"] == "sendMessage" and entry["chat_id"] == stage.groups["alerts"] and entry["ok"]:
            found.setdefault(marker_in(entry["text"]), datetime.fromisoformat(entry["at"]))
    return found


async def _times(stage: Stage, pressed: dict[str, datetime]) -> list[float]:
    await stage.all_sent()
    carded = await _carded(stage)
    return sorted((carded[word] - at).total_seconds() * 1000 for word, at in pressed.items())


async def single(stage: Stage, eyes: Eyes, reports: int) -> dict[str, Any]:
    """One report at a time."""
    pressed: dict[str, datetime] = {}
    for number in range(reports):
        before, word = await stage.chat.seq(), marker(number)
        pressed[word] = await _report(stage, eyes, f"bao{number % 20}", number)
        await eyes.wait_for(stage.groups["alerts"], lambda card, word=word: word in card["text"], before)
    return _shown(await _times(stage, pressed))


async def loaded(stage: Stage, eyes: Eyes, rate: float, seconds: float, reporters: int) -> dict[str, Any]:
    """``rate`` presses of Gửi a second; the line of each is written a little before."""
    pressed: dict[str, datetime] = {}
    began = _CLOCK.now()

    async def one(number: int) -> None:
        await _CLOCK.wait(asyncio.Event(), began + timedelta(seconds=number / rate))
        word = 20_000 + number
        pressed[marker(word)] = await _report(stage, eyes, f"bao{number % reporters}", word)

    await asyncio.gather(*(one(number) for number in range(int(rate * seconds))))
    took = (max(pressed.values()) - min(pressed.values())).total_seconds()
    return {**_shown(await _times(stage, pressed)), "presses_a_second": round((len(pressed) - 1) / took, 1)}


def _shown(times: list[float]) -> dict[str, Any]:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {
        "reports": len(times),
        "p50": round(cuts[49], 1),
        "p90": round(cuts[89], 1),
        "p99": round(cuts[98], 1),
        "max": round(times[-1], 1),
    }


async def staged(folder: Path, work: Callable[[Stage], Awaitable[Any]], reporters: int) -> Any:
    """Do some work on a town with many reporters and one group of alerts."""
    async with a_stage(folder, CHANGES) as stage:
        await _enrolled(stage, reporters)
        done = await work(stage)
        if errors := stage.errors():
            raise RuntimeError(errors[0])
        return done


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--single", type=int, default=200)
    parser.add_argument("--rate", type=float, default=30.0)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--reporters", type=int, default=150)
    asked = parser.parse_args()

    async def both(stage: Stage) -> dict[str, Any]:
        async with Eyes(stage.chat) as eyes:
            return {
                "single": await single(stage, eyes, asked.single),
                "loaded": await loaded(stage, eyes, asked.rate, asked.seconds, asked.reporters),
            }

    with tempfile.TemporaryDirectory(prefix="trucban-latency-") as folder:
        figures = asyncio.run(staged(Path(folder), both, asked.reporters))
    good = figures["single"]["p50"] < MEDIAN_TARGET and figures["loaded"]["p99"] < P99_TARGET
    print(json.dumps({**figures, "targets_met": good}, indent=2))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
