"""A client of the control API for tests and benchmarks: one method a route, and waiting without polling."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

import aiohttp

from bot.clock import stopwatch

Json = dict[str, Any]
Predicate = Callable[[Json], bool]


class SimError(Exception):
    """The control API refused. ``status`` is the HTTP status."""

    def __init__(self, status: int, text: str):
        super().__init__(f"{status}: {text}")
        self.status = status
        self.text = text


class SimClient:
    """Plays people against a simulator at ``url``. Use as an async context manager."""

    def __init__(self, url: str):
        self.url = url.rstrip("/")
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90))

    async def __aenter__(self) -> SimClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    async def call(self, verb: str, path: str, body: Json | None = None, **query: Any) -> Json:
        """One request. Raises SimError."""
        async with self._session.request(verb, f"{self.url}/_sim/{path}", json=body, params=query) as answer:
            result: Json = await answer.json()
            if answer.status != 200:
                raise SimError(answer.status, str(result.get("error", "")))
            return result

    async def _post(self, path: str, **body: Any) -> Json:
        return await self.call("POST", path, {key: value for key, value in body.items() if value is not None})

    async def state(self) -> Json:
        """Bot, people, chats, faults, limits, seq."""
        return await self.call("GET", "state")

    async def seq(self) -> int:
        """The newest journal number, to wait for what comes after."""
        return int((await self.state())["seq"])

    async def add_person(
        self,
        first_name: str,
        *,
        id: int | None = None,  # noqa: A002
        last_name: str = "",
        username: str = "",
        title: str = "",
        start: bool = False,
    ) -> int:
        """Make a person, with ``start`` one who has pressed Start. Returns the id."""
        person = await self._post(
            "people", id=id, first_name=first_name, last_name=last_name, username=username, title=title
        )
        if start:
            await self.start(person["id"])
        return int(person["id"])

    async def add_group(
        self,
        title: str,
        members: list[int],
        *,
        admins: list[int] | None = None,
        type: str = "group",  # noqa: A002
        bot: str = "member",
        id: int | None = None,  # noqa: A002
        forum: bool = False,
        threads: list[int] | None = None,
    ) -> int:
        """Make a group. Returns the id."""
        chat = await self._post(
            "groups",
            id=id,
            title=title,
            members=members,
            admins=admins,
            bot=bot,
            type="supergroup" if forum else type,
            forum=forum,
            threads=threads,
        )
        return int(chat["id"])

    async def change_members(
        self, group: int, *, add: list[int] | None = None, remove: list[int] | None = None
    ) -> Json:
        """People come and go."""
        return await self._post(f"groups/{group}/members", add=add, remove=remove)

    async def set_bot(self, group: int, status: str) -> Json:
        """Let the bot in or out, or change its rights."""
        return await self._post(f"groups/{group}/bot", status=status)

    async def migrate(self, group: int) -> int:
        """Upgrade to a supergroup. Returns the new id."""
        return int((await self._post(f"groups/{group}/migrate"))["new_id"])

    async def start(self, person: int | str, payload: str = "") -> Json:
        """Press Start."""
        return await self._post("start", person=person, payload=payload)

    async def say(self, person: int | str, text: str | None = None, *, chat: int | None = None, **more: Any) -> Json:
        """Write; ``more`` as the control API names it (reply_to, photo, location, …)."""
        return await self._post("say", **{"from": person}, text=text, chat=chat, **more)

    async def edit(self, person: int | str, message_id: int, text: str, *, chat: int | None = None) -> Json:
        """Change a person's own message."""
        return await self._post("edit", **{"from": person}, message_id=message_id, text=text, chat=chat)

    async def delete(self, chat: int, message_id: int) -> Json:
        """Delete a message by a person's hand."""
        return await self._post("delete", chat=chat, message_id=message_id)

    async def press(
        self,
        person: int | str,
        message_id: int,
        label: str | None = None,
        *,
        chat: int | None = None,
        data: str | None = None,
    ) -> str:
        """Press a button. Returns the callback id."""
        pressed = await self._post(
            "press", **{"from": person}, message_id=message_id, label=label, chat=chat, data=data
        )
        return str(pressed["callback_id"])

    async def callback(self, callback_id: str) -> Json:
        """What a press was answered."""
        return await self.call("GET", f"callbacks/{callback_id}")

    async def block(self, person: int | str, blocked: bool = True) -> Json:
        """Block or unblock the bot."""
        return await self._post("block", person=person, blocked=blocked)

    async def raw(self, update: Json) -> int:
        """Queue an update verbatim. Returns its id."""
        return int((await self._post("raw", update=update))["update_id"])

    async def messages(self, chat: int, after: int = 0) -> list[Json]:
        """Messages new or changed after a journal number, as they stand now."""
        return list((await self.call("GET", f"chats/{chat}/messages", after=after))["messages"])

    async def log(self, after: int = 0) -> list[Json]:
        """Bot API calls."""
        return list((await self.call("GET", "log", after=after))["entries"])

    async def events(self, after: int, timeout: float = 25.0) -> Json:
        """Changes after a journal number; waits up to ``timeout`` real seconds for the first."""
        return await self.call("GET", "events", after=after, timeout=timeout)

    async def add_fault(self, method: str, kind: str, *, times: int = 1, **more: Any) -> int:
        """Order trouble (seconds, status, retry_after, chat_id, accept). Returns the fault's id."""
        body = {"method": method, "kind": kind, "times": times, **more}
        return int((await self.call("POST", "faults", body))["id"])

    async def clear_faults(self) -> None:
        """Lift all faults."""
        await self.call("DELETE", "faults")

    async def remove_fault(self, fault_id: int) -> None:
        """Lift one fault."""
        await self.call("DELETE", f"faults/{fault_id}")

    async def limits(
        self,
        *,
        per_second: float | None = None,
        per_chat_per_second: float | None = None,
        per_group_per_minute: float | None = None,
    ) -> Json:
        """Change rate limits; 0 = none."""
        return await self._post(
            "limits",
            per_second=per_second,
            per_chat_per_second=per_chat_per_second,
            per_group_per_minute=per_group_per_minute,
        )

    async def revoke(self, revoked: bool = True) -> None:
        """Revoke the bot's token, or make it good again."""
        await self._post("token", revoked=revoked)

    async def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        await self._post("clock", advance_seconds=seconds)

    async def pending(self) -> Json:
        """Updates not confirmed and polls in flight."""
        return await self.call("GET", "pending")

    async def stories(self) -> list[Json]:
        """The stories."""
        return list((await self.call("GET", "stories"))["stories"])

    async def run_story(self, story_id: str) -> int:
        """Begin a story. Returns the run's id."""
        return int((await self._post(f"stories/{story_id}"))["run_id"])

    async def story_run(self, run_id: int) -> Json:
        """How far a run is."""
        return await self.call("GET", f"stories/runs/{run_id}")

    async def wait_for(self, chat: int, what: str | Predicate, after_seq: int = 0, timeout: float = 10.0) -> Json:
        """The newest message of a chat that contains a text or satisfies a predicate, waiting for it by events.

        Only messages new or changed after ``after_seq`` count. A text is looked for in what the bot wrote only.
        Raises TimeoutError, telling what was there instead.
        """
        ends, seen = stopwatch() + timeout, after_seq
        while True:
            answer = await self.call("GET", f"chats/{chat}/messages", after=after_seq)
            seen = answer["seq"]
            for message in reversed(answer["messages"]):
                if not message["deleted"] and _fits(message, what):
                    return dict(message)
            left = ends - stopwatch()
            if left <= 0:
                there = [message["text"] or message["caption"] for message in answer["messages"]][-5:]
                raise TimeoutError(f"no message like {what!r} in chat {chat}; last ones: {there}")
            await self.events(seen, left)

    async def wait_answered(self, callback_id: str, timeout: float = 10.0) -> Json:
        """The answer to a press, waiting for it by events. Raises TimeoutError."""
        ends = stopwatch() + timeout
        while True:
            seen = await self.seq()
            callback = await self.callback(callback_id)
            if callback["answered"]:
                return callback
            left = ends - stopwatch()
            if left <= 0:
                raise TimeoutError(f"press {callback_id} was not answered")
            await self.events(seen, left)


def _fits(message: Json, what: str | Predicate) -> bool:
    if callable(what):
        return what(message)
    return bool(message["from"]["is_bot"]) and what in (message["text"] or message["caption"])
