"""Stories a visitor can play with one click: scripted people, as data, and what runs them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.clock import stopwatch, within
from bot.simulator import people
from bot.simulator.groups import RefusedError
from bot.simulator.world import BOT, Chat, Person, Post, World

_LOG = logging.getLogger(__name__)
_PATIENCE = 20.0  # real seconds to wait for the bot
_KEEP_RUNS = 100


@dataclass(frozen=True, slots=True)
class Say:
    """A person (username) writes in a group (title prefix; "" = privately)."""

    person: str
    text: str
    chat: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A person presses a button on the newest message of this run that has it; waits for one."""

    person: str
    label: str
    chat: str = ""


@dataclass(frozen=True, slots=True)
class Expect:
    """The bot says something that contains ``contains``, in a group or privately to ``person``."""

    contains: str
    chat: str = ""
    person: str = ""
    timeout: float = _PATIENCE
    must: bool = True  # False: go on without it when the time is over


@dataclass(frozen=True, slots=True)
class Choose:
    """A person presses a button if they are asked, unless ``unless`` is already said in ``chat``."""

    person: str
    label: str
    unless: str
    chat: str


@dataclass(frozen=True, slots=True)
class Never:
    """The bot has not said this in this run."""

    contains: str
    chat: str


@dataclass(frozen=True, slots=True)
class Advance:
    """The clock moves forward."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for who watches."""

    text: str


Step = Say | Press | Choose | Expect | Never | Advance | Note


@dataclass(frozen=True, slots=True)
class Story:
    """A named script."""

    id: str
    title: str
    about: str
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, Any]:
        """For the list."""
        return {"id": self.id, "title": self.title, "about": self.about, "steps": len(self.steps)}


_ALERTS, _LEADERS = "Trực ban – Cảnh báo", "Lãnh đạo"
_REPORT = (
    Note("Tiểu khu trưởng TK3 nhắn tin báo nhanh cho bot."),
    Say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat"),
    Press("tk3", "Gửi"),
    Choose("tk3", "Vụ mới", unless="SV-", chat=_ALERTS),  # asked when an earlier run left an open incident
)
STORIES = (
    Story("doan-dong-nguoi", "Đoàn đông người", "Báo nhanh, cảnh báo, công an nhận, đến nơi và kết thúc.", (
        *_REPORT,
        Expect("SV-", _ALERTS),
        Note("Công an thấy cảnh báo trong nhóm và nhận việc."),
        Press("congan", "Đã nhận", _ALERTS),
        Press("congan", "Đang đến", _ALERTS),
        Press("congan", "Kết thúc", _ALERTS),
    )),
    Story("khong-ai-nhan", "Không ai nhận", "Sau năm phút không ai nhận, lãnh đạo được báo.", (
        *_REPORT,
        Expect("SV-", _ALERTS),
        Note("Năm phút trôi qua, không ai nhận việc."),
        Advance(300),
        Expect("SV-", _LEADERS),
    )),
    Story("tin-xa-giao", "Tin xã giao", "Lời chào không phải tin báo: không có sự việc nào.", (
        Say("tk3", "chao ca nha, sang nay tk3 binh yen"),
        Expect("", person="tk3", timeout=5.0, must=False),
        Never("SV-", _ALERTS),
    )),
)  # fmt: skip


@dataclass(slots=True)
class Run:
    """One run of a story. ``step`` counts from 1; ``since`` is the journal number at its start."""

    id: int
    story: Story
    since: int
    state: str = "running"  # running | done | failed
    step: int = 0
    note: str = ""
    error: str = ""


class Runs:
    """The runs of this server. ``pace`` is the real time in seconds between two steps."""

    def __init__(self, world: World, pace: float = 0.0):
        self._world = world
        self._pace = pace
        self._runs: dict[int, Run] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._last = 0

    def start(self, story_id: str, advance: Callable[[float], None]) -> int:
        """Begin a run. Raises RefusedError for an unknown story."""
        story = next((s for s in STORIES if s.id == story_id), None)
        if story is None:
            raise RefusedError("Không có câu chuyện này.", 404)
        self._last += 1
        run = self._runs[self._last] = Run(self._last, story, self._world.journal.seq)
        self._runs.pop(self._last - _KEEP_RUNS, None)
        task = asyncio.create_task(self._play(run, advance))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run.id

    def view(self, run_id: int) -> dict[str, Any]:
        """How far a run is. Raises RefusedError."""
        run = self._runs.get(run_id)
        if run is None:
            raise RefusedError("Không có lần chạy này.", 404)
        return {
            "run_id": run.id,
            "story": run.story.id,
            "state": run.state,
            "step": run.step,
            "steps": len(run.story.steps),
            "note": run.note,
            "error": run.error,
        }

    async def close(self) -> None:
        """Stop every run."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _play(self, run: Run, advance: Callable[[float], None]) -> None:
        try:
            for number, step in enumerate(run.story.steps, 1):
                run.step = number
                await self._take(run, step, advance)
                await self._breathe()
            run.state = "done"
        except RefusedError as refused:
            run.state, run.error = "failed", str(refused)
        except Exception as error:
            _LOG.exception("story %s failed", run.story.id)
            run.state, run.error = "failed", f"Lỗi của bộ giả lập: {type(error).__name__}."

    async def _breathe(self) -> None:
        """Leave a visitor the time to see what happened."""
        if self._pace:
            with contextlib.suppress(TimeoutError):
                await within(self._pace, asyncio.Event().wait())

    async def _take(self, run: Run, step: Step, advance: Callable[[float], None]) -> None:
        match step:
            case Say():
                person = self._person(step.person)
                people.say(self._world, person.id, self._chat(step.chat, person.username).id, {"text": step.text})
            case Press():
                person, chat = self._person(step.person), self._chat(step.chat, step.person)
                post = await self._wait(
                    run,
                    chat,
                    _PATIENCE,
                    f"nút “{step.label}”",
                    lambda post: people.find_button(post, step.label) is not None,
                )
                people.press(self._world, person.id, chat.id, post.message_id, label=step.label)
            case Expect():
                chat = self._chat(step.chat, step.person)
                try:
                    await self._wait(
                        run, chat, step.timeout, f"“{step.contains}”", lambda post: step.contains in _words(post)
                    )
                except RefusedError:
                    if step.must:
                        raise
            case Choose():
                await self._choose(run, step)
            case Never():
                if self._find(run, self._chat(step.chat, ""), lambda post: step.contains in _words(post)):
                    raise RefusedError(f"Bot đã viết “{step.contains}” vào nhóm “{step.chat}”, lẽ ra không được.")
            case Advance():
                advance(step.seconds)
            case Note():
                run.note = step.text

    async def _choose(self, run: Run, step: Choose) -> None:
        person, mine, theirs = self._person(step.person), self._chat("", step.person), self._chat(step.chat, "")
        ends, journal = stopwatch() + _PATIENCE, self._world.journal
        while self._find(run, theirs, lambda post: step.unless in _words(post)) is None:
            asked = self._find(run, mine, lambda post: people.find_button(post, step.label) is not None)
            if asked is not None:
                people.press(self._world, person.id, mine.id, asked.message_id, label=step.label)
                return
            if stopwatch() >= ends:
                return
            await journal.wait(journal.seq, ends - stopwatch())

    def _find(self, run: Run, chat: Chat, wanted: Callable[[Post], bool]) -> Post | None:
        for post in reversed(chat.posts.values()):
            if post.created > run.since and post.sender == BOT and not post.deleted and wanted(post):
                return post
        return None

    async def _wait(self, run: Run, chat: Chat, timeout: float, what: str, wanted: Callable[[Post], bool]) -> Post:
        ends, journal = stopwatch() + timeout, self._world.journal
        while (post := self._find(run, chat, wanted)) is None:
            left = ends - stopwatch()
            if left <= 0:
                where = chat.title or self._world.people[chat.id].first_name
                raise RefusedError(f"Đợi {timeout:.0f} giây mà không thấy {what} ở “{where}”.")
            await journal.wait(journal.seq, left)
        return post

    def _person(self, username: str) -> Person:
        found = self._world.find_username(username)
        if found is None:
            raise RefusedError(f"Câu chuyện cần một người tên @{username}.")
        return found

    def _chat(self, title: str, username: str) -> Chat:
        if not title:
            chat = self._world.chat(self._person(username).id)
            assert chat is not None
            return chat
        for chat in self._world.chats.values():
            if chat.title.startswith(title) and chat.migrated_to is None:
                return chat
        raise RefusedError(f"Câu chuyện cần một nhóm tên “{title}”.")


def _words(post: Post) -> str:
    return str(post.body.get("text") or post.body.get("caption") or "")
