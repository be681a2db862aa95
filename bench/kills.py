"""Reports while the desk is killed: ``python -m bench.kills [--reports 1000] [--kills 50] [--seed 1]``.

Many reporters write and press Gửi at once, on a chat simulator in its own process; the desk, also a process, is killed
with ``kill -9`` at random moments (its start included) and started again. At the end every report is looked for in the
store and every alert in the group. Prints one JSON object; exit code 1 when anything was lost or stored twice.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.processes import Eyes, Stage, a_stage, is_draft_of, marker, marker_in
from bot.clock import stopwatch, within

# An answer may have to wait for many kills and starts, each longer on a busy machine.
_PATIENCE = 300.0
NO_LIMITS = {"per_second": 0, "per_chat_per_second": 0, "per_group_per_minute": 0}
# Nothing but the alert itself is posted: a second call of an unanswered alert is no twin.
CHANGES: dict[str, Any] = {
    "telegram": {"limits": NO_LIMITS},
    "duplicates": {"within": "0s"},
    "escalation": {
        level: {"announce": ["group:alerts"], "steps": [], "repeat": None, "nag_after": None}
        for level in ("note", "alert", "high", "critical")
    },
}


@dataclass
class Figures:
    """What came out of a run."""

    reports: int
    kills: int
    kills_in_start: int
    seconds: float
    stored: int
    lost: int
    stored_twice: int
    announced: int
    twins: int
    draft_twins: int
    receipts: int
    open_rows: int
    errors: int

    @property
    def good(self) -> bool:
        """Nothing lost, nothing stored twice, every alert announced."""
        return not (self.lost or self.stored_twice or self.open_rows or self.errors) and (
            self.announced == self.receipts == self.stored == self.reports
        )


@dataclass
class Killer:
    """Starts the desk again and again, and kills it at random moments until it was killed often enough."""

    stage: Stage
    kills: int
    dice: random.Random
    killed: int = 0
    in_start: int = 0
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Kill, start, kill; the last desk is left alive."""
        while self.killed < self.kills:
            self.stage.desk = await self.stage.spawn("run")
            started = asyncio.create_task(self.stage.desk.line("đang chạy"))
            # Some die while they start (about 1.5 s), most of them in the middle of their work.
            wait = self.dice.uniform(0.8, 1.8) if self.dice.random() < 0.15 else None
            if wait is None:
                await started
                wait = self.dice.uniform(0.1, 1.3)
            with contextlib.suppress(TimeoutError):
                await within(wait, self.stage.desk.ended())
                raise RuntimeError("the desk ended by itself; see its log")
            self.in_start += not started.done()
            await self.stage.desk.kill()
            await asyncio.gather(started, return_exceptions=True)
            self.killed += 1
            self._moved.set()
        await self.stage.run()

    async def after(self, killed: float) -> None:
        """Wait until so many kills are done."""
        while self.killed < killed:
            self._moved.clear()
            await self._moved.wait()


async def _reporter(stage: Stage, eyes: Eyes, name: str, numbers: list[int], killer: Killer) -> None:
    """Writes one report after the other: a line, then Gửi, then the receipt."""
    chat, phone = stage.chat, stage.people[name]
    for position, number in enumerate(numbers):
        word = marker(number)
        text = f"{5 + number % 40} nguoi tap trung cong uy ban tk{1 + number % 12} ve den bu dat, to {word}"
        # Reports are spread over the kills, so that neither ends long before the other.
        await killer.after(killer.kills * position / len(numbers) - 1)
        after = await chat.seq()
        await chat.say(phone, text)

        draft = await eyes.wait_for(phone, is_draft_of(word), after)
        await chat.press(phone, draft["message_id"], "Gửi")
        await eyes.wait_for(phone, lambda message: "Đã lưu SV-" in message["text"], after)


async def measure(folder: Path, reports: int, kills: int, reporters: int, seed: int) -> Figures:
    """One run in an empty folder."""
    dice = random.Random(seed)
    async with a_stage(folder, CHANGES) as stage:
        await stage.chat.limits(per_second=0, per_chat_per_second=0, per_group_per_minute=0)
        code = await stage.invite("admin", "--name", "Tống Văn An")
        await stage.run()
        await stage.enrol("quantri", code)
        for number in range(reporters):
            await stage.invited("quantri", f"bao{number}", f"tiểu khu trưởng TK{1 + number % 12}", f"Báo {number}")
        await stage.bind("alerts", "quantri")
        await stage.all_sent()
        assert stage.desk is not None
        await stage.desk.stop()
        killer = Killer(stage, kills, dice)
        began = stopwatch()
        async with Eyes(stage.chat, _PATIENCE) as eyes:
            work = [killer.run()]
            work += [
                _reporter(stage, eyes, f"bao{who}", list(range(who, reports, reporters)), killer)
                for who in range(reporters)
            ]
            await asyncio.gather(*work)
        seconds = stopwatch() - began
        await stage.all_sent()
        await stage.desk.stop()
        return await _count(stage, reports, killer, seconds)


async def _count(stage: Stage, reports: int, killer: Killer, seconds: float) -> Figures:
    words = {marker(number) for number in range(reports)}
    rows = stage.rows("SELECT text, state, incident_id FROM reports")
    stored = Counter(marker_in(row["text"]) for row in rows if row["state"] == "sent" and row["incident_id"])
    twice = Counter(marker_in(row["text"]) for row in rows)
    incidents = Counter(row["incident_id"] for row in rows if row["incident_id"])
    cards = Counter(
        marker_in(one["text"]) for one in await stage.chat.messages(stage.groups["alerts"]) if one["from"]["is_bot"]
    )
    drafts_left, receipts = 0, set[str]()
    for name, phone in stage.people.items():
        if name.startswith("bao"):
            for one in await stage.chat.messages(phone):
                # A draft becomes its receipt; one that is left is the older of a pair.
                drafts_left += bool(one["from"]["is_bot"] and marker_in(one["text"]))
                receipts |= set(re.findall(r"Đã lưu (SV-\d+)", one["text"]))
    open_rows = stage.rows(
        "SELECT (SELECT count(*) FROM inbox WHERE state <> 'done') + (SELECT count(*) FROM outbox"
        " WHERE state NOT IN ('sent', 'dropped')) AS n"
    )[0]["n"]
    return Figures(
        reports=reports,
        kills=killer.killed,
        kills_in_start=killer.in_start,
        seconds=round(seconds, 1),
        stored=len(stored.keys() & words),
        lost=len(words - stored.keys()),
        stored_twice=sum(count > 1 for count in twice.values()) + sum(count > 1 for count in incidents.values()),
        announced=len(cards.keys() & words),
        twins=sum(count - 1 for word, count in cards.items() if word in words),
        draft_twins=drafts_left,
        receipts=len(receipts),
        open_rows=open_rows,
        errors=len(stage.errors()),
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reporters", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="trucban-kills-") as folder:
        figures = asyncio.run(measure(Path(folder), asked.reports, asked.kills, asked.reporters, asked.seed))
    print(json.dumps(asdict(figures), indent=2))
    sys.exit(0 if figures.good else 1)


if __name__ == "__main__":
    main()
