"""Real processes on loopback: the chat simulator and the desk, for benchmarks and for the tests that kill them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.clock import stopwatch
from bot.simulator.client import SimClient

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "7000000003:TEST-token-of-the-simulator-only-0000"
PATIENCE = 60.0  # seconds of real time until something that should happen counts as not happening


class DiedError(Exception):
    """The process ended before it said what was waited for."""


class Program:
    """One ``trucban`` process. Its standard output is read line by line, its log goes to a file."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, *arguments: str, environment: Mapping[str, str], folder: Path, log: Path) -> Program:
        """Start it; ``folder`` is its working folder, so that no stray ``.env`` is read."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        with log.open("ab") as sink:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *arguments, cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=sink,
                env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment},
            )  # fmt: skip
        return cls(process)

    async def line(self, containing: str) -> str:
        """The next line of output that contains a text. Raises DiedError."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while line := await self._process.stdout.readline():
                if containing in (text := line.decode()):
                    return text
        raise DiedError(f"it ended with {await self.ended()} before it said “{containing}”")

    async def ended(self) -> int:
        """Wait for its end; the exit code, negative for a signal."""
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    @property
    def running(self) -> bool:
        return self._process.returncode is None

    def signal(self, number: int) -> None:
        """Send a signal; one that has ended already is left alone."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(number)

    async def kill(self) -> int:
        """``kill -9``, and wait until it is gone."""
        self.signal(signal.SIGKILL)
        return await self.ended()

    async def stop(self) -> int:
        """SIGTERM, and wait until it is gone."""
        self.signal(signal.SIGTERM)
        return await self.ended()


@dataclass
class Stage:
    """A chat network and a desk of its own, both real processes, and the people who play on them."""

    folder: Path
    config: Path
    simulator: Program
    chat: SimClient
    people: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    desk: Program | None = None
    data: str = "data"

    @property
    def log(self) -> Path:
        """The desk's log, all runs."""
        return self.folder / "desk.log"

    @property
    def environment(self) -> dict[str, str]:
        """What the desk is told."""
        return {
            "TRUCBAN_CONFIG": str(self.config),
            "TRUCBAN_DATA_DIR": str(self.folder / self.data),
            "TRUCBAN_TELEGRAM_TOKEN": TOKEN,
            "TRUCBAN_TELEGRAM_BASE_URL": self.chat.url,
            "TRUCBAN_WEB_LISTEN": "127.0.0.1:0",
        }

    async def spawn(self, *arguments: str, log: Path | None = None, **more: str) -> Program:
        """Start ``trucban`` with some arguments."""
        return await Program.start(
            *arguments, environment=self.environment | more, folder=self.folder, log=log or self.log
        )

    async def run(self, *, kill_at: str = "") -> str:
        """Start the desk and wait until it is on duty; its web address."""
        self.desk = await self.spawn("run", **({"TRUCBAN_KILL_AT": kill_at} if kill_at else {}))
        said = await self.desk.line("đang chạy")
        match = re.search(r"http://\S+(?=/healthz)", said)
        assert match is not None, said
        return match.group()

    async def command(self, *arguments: str) -> tuple[int, str, str]:
        """Run ``trucban`` to its end: exit code, output, error output."""
        errors = self.folder / f"command-{len(list(self.folder.glob('command-*')))}.err"
        program = await self.spawn(*arguments, log=errors)
        process = program._process
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            output = await process.stdout.read()
            code = await process.wait()
        return code, output.decode(), errors.read_text()

    async def invite(self, role: str, *more: str) -> str:
        """A one-use code from the command line."""
        code, output, errors = await self.command("invite", "--role", role, *more)
        match = re.search(r"Mã mời: (\S+)", output)
        assert code == 0, errors
        assert match is not None, output
        return match.group(1)

    async def enrol(self, username: str, code: str) -> int:
        """A person with a phone opens the bot by an invite."""
        if username not in self.people:
            self.people[username] = await self.chat.add_person(username, username=username)
        await self.chat.start(self.people[username], code)
        await self.chat.wait_for(self.people[username], "Chào", timeout=PATIENCE)
        return self.people[username]

    async def invited(self, by: str, username: str, words: str, name: str) -> int:
        """Someone in the office makes an invite in the chat, and the person joins."""
        before = await self.chat.seq()
        await self.chat.say(self.people[by], f"/moi {words} {name}")
        answer = await self.chat.wait_for(self.people[by], f"– {name}", before, timeout=PATIENCE)
        match = re.search(r"/start (\w+)", answer["text"] or answer["caption"])
        assert match is not None, answer
        return await self.enrol(username, match.group(1))

    async def bind(self, purpose: str, by: str, *members: str) -> int:
        """Make a group and bind it by the command."""
        everyone = [self.people[name] for name in dict.fromkeys((by, *members))]
        self.groups[purpose] = await self.chat.add_group(f"Nhóm {purpose}", everyone)
        await self.chat.say(self.people[by], f"/ganhom {purpose}", chat=self.groups[purpose])
        await self.chat.wait_for(self.groups[purpose], "Đã gắn", timeout=PATIENCE)
        return self.groups[purpose]

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """Look into the desk's store, read-only."""
        store = sqlite3.connect(f"file:{self.folder / self.data / 'trucban.db'}?mode=ro", uri=True, timeout=30)
        store.row_factory = sqlite3.Row
        with contextlib.closing(store):
            return store.execute(query, values).fetchall()

    async def all_sent(self, patience: float = PATIENCE) -> None:
        """Wait until the desk has handled and sent everything. Raises TimeoutError."""
        ends = stopwatch() + patience
        while True:
            seen = await self.chat.seq()
            waiting = self.rows(
                "SELECT (SELECT count(*) FROM inbox WHERE state = 'open') + (SELECT count(*) FROM outbox"
                " WHERE state IN ('queued', 'unknown', 'sending')) AS n"
            )[0]["n"]
            if not waiting and not (await self.chat.pending())["updates"]:
                return
            if stopwatch() > ends:
                raise TimeoutError(f"{waiting} rows are still in hand")
            await self.chat.events(seen, 0.1)

    def errors(self) -> list[str]:
        """Error lines of the desk's log."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line for line in lines if '"level": "error"' in line or '"level": "critical"' in line]

    async def stop(self) -> None:
        """End every process, the desk gently."""
        if self.desk is not None and self.desk.running:
            await self.desk.stop()
        await self.chat.close()
        if self.simulator.running:
            await self.simulator.stop()


class Eyes:
    """Watches a whole chat network with one long poll, where a poll for each of many phones would swamp it."""

    def __init__(self, chat: SimClient, patience: float = PATIENCE) -> None:
        self._chat = chat
        self._patience = patience
        self._moved: dict[int, asyncio.Event] = {}
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Eyes:
        self._task = asyncio.create_task(self._watch(await self._chat.seq()))
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self, seen: int) -> None:
        while True:
            answer = await self._chat.events(seen)
            seen = answer["seq"]
            for entry in answer["events"]:
                if entry["chat_id"] in self._moved:
                    self._moved[entry["chat_id"]].set()

    async def wait_for(self, chat: int, what: Callable[[dict[str, Any]], bool], after: int) -> dict[str, Any]:
        """The newest message of the bot, new or changed after a journal number, that fits. Raises TimeoutError."""
        moved = self._moved.setdefault(chat, asyncio.Event())
        async with asyncio.timeout(self._patience):
            while True:
                moved.clear()
                for message in reversed(await self._chat.messages(chat, after)):
                    if message["from"]["is_bot"] and not message["deleted"] and what(message):
                        return message
                await moved.wait()


def is_draft_of(word: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a message is the draft card that quotes a word."""
    return lambda message: (
        word in message["text"] and any("Gửi" in button["text"] for row in message["buttons"] for button in row)
    )


async def a_simulator(folder: Path, port: int = 0) -> tuple[Program, str]:
    """A chat network in a process of its own, and its address."""
    program = await Program.start(
        "simulator", "--port", str(port), environment={}, folder=folder, log=folder / "simulator.log"
    )
    match = re.search(r"http://[\d.:]+", await program.line("TRUCBAN_TELEGRAM_BASE_URL"))
    assert match is not None
    return program, match.group()


@contextlib.asynccontextmanager
async def a_stage(folder: Path, change: Mapping[str, Any] | None = None) -> AsyncIterator[Stage]:
    """A chat network and a desk that does not run yet; ``change`` is laid over the shipped configuration."""
    config = written_config(folder, change or {})
    simulator, url = await a_simulator(folder)
    stage = Stage(folder, config, simulator, SimClient(url))
    try:
        yield stage
    finally:
        await stage.stop()


def written_config(folder: Path, change: Mapping[str, Any]) -> Path:
    """The shipped configuration with changes ("telegram": {"limits": …}) as a file."""
    shipped = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(_laid(shipped, change), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _laid(under: Any, over: Any) -> Any:
    if not (isinstance(under, dict) and isinstance(over, Mapping)):
        return over
    return under | {key: _laid(under.get(key), value) for key, value in over.items()}


def marker(number: int) -> str:
    """A word that names a report and that no reader takes for a number: "zqaaab"."""
    letters = "bcdfghklmnpqrstv"
    return "zq" + "".join(letters[number >> shift & 15] for shift in (12, 8, 4, 0))


def marker_in(text: str) -> str:
    """The marker in a text, or ""."""
    match = re.search(r"zq[bcdfghklmnpqrstv]{4}", text)
    return match.group() if match else ""
