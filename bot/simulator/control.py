"""The control API under ``/_sim``: act as any person, see everything, order faults."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.simulator import groups, people, render
from bot.simulator.asks import Asked
from bot.simulator.dispatch import Dispatch
from bot.simulator.faults import KINDS, Faults
from bot.simulator.groups import RefusedError
from bot.simulator.registry import Context
from bot.simulator.stories import STORIES, Runs
from bot.simulator.world import Person

_LOG = logging.getLogger(__name__)
Answer = dict[str, Any]


class Control:
    """The routes of the control API; each takes and returns JSON."""

    def __init__(
        self, context: Context, dispatch: Dispatch, faults: Faults, advance: Callable[[float], None] | None, runs: Runs
    ):
        self._context = context
        self._world = context.world
        self._dispatch = dispatch
        self._faults = faults
        self._advance = advance
        self._runs = runs

    def routes(self) -> list[web.RouteDef]:
        """All routes, for an aiohttp application."""
        table: list[tuple[str, str, Callable[[Asked], Answer | Awaitable[Answer]]]] = [
            ("GET", "state", self.state),
            ("POST", "people", self.add_person),
            ("POST", "groups", self.add_group),
            ("POST", "groups/{id}/members", self.change_members),
            ("POST", "groups/{id}/bot", self.set_bot),
            ("POST", "groups/{id}/migrate", self.migrate),
            ("POST", "start", self.start),
            ("POST", "say", self.say),
            ("POST", "edit", self.edit),
            ("POST", "delete", self.delete),
            ("POST", "press", self.press),
            ("GET", "callbacks/{id}", self.callback),
            ("POST", "block", self.block),
            ("POST", "raw", self.raw),
            ("GET", "chats/{id}/messages", self.messages),
            ("GET", "log", self.log),
            ("GET", "events", self.events),
            ("POST", "faults", self.add_fault),
            ("DELETE", "faults", self.clear_faults),
            ("DELETE", "faults/{id}", self.remove_fault),
            ("POST", "limits", self.limits),
            ("POST", "token", self.token),
            ("POST", "clock", self.clock),
            ("GET", "pending", self.pending),
            ("GET", "stories", self.stories),
            ("POST", "stories/{id}", self.run_story),
            ("GET", "stories/runs/{id}", self.story_run),
        ]
        return [web.route(verb, f"/_sim/{path}", _json(handler)) for verb, path, handler in table]

    def state(self, asked: Asked) -> Answer:
        """Everything but the messages."""
        world, updates = self._world, self._world.updates
        polled = updates.polled_at is not None and world.clock.now().timestamp() - updates.polled_at <= 60
        limits = self._context.limiter.limits
        return {
            "bot": {
                "id": world.bot["id"],
                "username": world.bot["username"],
                "name": world.bot["first_name"],
                "connected": polled or updates.polls_in_flight > 0 or bool(self._context.webhook.url),
            },
            "now": world.clock.now().isoformat(),
            "people": [render.person_view(person) for person in world.people.values()],
            "chats": [render.chat_view(chat) for chat in world.chats.values()],
            "faults": [fault.as_json() for fault in self._faults.all()],
            "limits": {
                "per_second": limits.per_second,
                "per_chat_per_second": limits.per_chat_per_second,
                "per_group_per_minute": limits.per_group_per_minute,
            },
            "seq": world.journal.seq,
        }

    def add_person(self, asked: Asked) -> Answer:
        """A new person, or new names for a known id."""
        world = self._world
        chosen = asked.optional_int("id")
        person_id = chosen if chosen is not None else max([5_000_000_000, *world.people]) + 1
        if person_id <= 0:
            raise RefusedError("Số của một người phải dương.")
        username = asked.text("username").lstrip("@")
        other = world.find_username(username)
        if other is not None and other.id != person_id:
            raise RefusedError(f"Tên @{username} đã có người dùng.", 409)
        old = world.people.get(person_id)
        person = Person(
            person_id,
            asked.required_text("first_name"),
            asked.text("last_name"),
            username,
            asked.text("title"),
            old.blocked if old else False,
            old.started if old else False,
        )
        world.people[person_id] = person
        world.chat(person_id)
        world.note_person(person)
        return render.person_view(person)

    def add_group(self, asked: Asked) -> Answer:
        """A new group or channel."""
        kind = asked.one_of(
            "type", ("group", "supergroup", "channel"), "supergroup" if asked.flag("forum") else "group"
        )
        if asked.flag("forum") and kind != "supergroup":
            raise RefusedError("Chỉ nhóm lớn (supergroup) mới có chủ đề.")
        chat = groups.create(
            self._world, chat_id=asked.optional_int("id"), title=asked.required_text("title"),
            members=asked.ints("members"), admins=asked.ints("admins"), kind=kind,
            bot=asked.one_of("bot", (*groups.BOT_STATUSES, "absent"), "member"),
            forum=asked.flag("forum"), threads=asked.ints("threads"),
        )  # fmt: skip
        return render.chat_view(chat)

    def change_members(self, asked: Asked) -> Answer:
        """People come and go."""
        chat = groups.group(self._world, asked.path_id())
        groups.change_members(self._world, chat, asked.ints("add"), asked.ints("remove"))
        return render.chat_view(chat)

    def set_bot(self, asked: Asked) -> Answer:
        """Let the bot in or out, or change its rights."""
        chat = groups.group(self._world, asked.path_id())
        status = asked.one_of("status", groups.BOT_STATUSES)
        update_id = groups.set_bot_status(self._world, chat, status, asked.optional_int("by"))
        return {**render.chat_view(chat), "update_id": update_id}

    def migrate(self, asked: Asked) -> Answer:
        """Upgrade a group to a supergroup."""
        return {"new_id": groups.migrate(self._world, groups.group(self._world, asked.path_id())).id}

    def start(self, asked: Asked) -> Answer:
        """Press Start."""
        update_id, post = people.start(self._world, self._who(asked, "person"), asked.text("payload"))
        return {"update_id": update_id, "message": render.message_view(self._world, post)}

    def say(self, asked: Asked) -> Answer:
        """Write as a person."""
        who, chat = self._who(asked, "from"), asked.optional_int("chat")
        said = {
            **asked.body, "text": asked.text("text"), "caption": asked.text("caption"),
            "reply_to": asked.optional_int("reply_to"), "thread": asked.optional_int("thread"),
        }  # fmt: skip
        update_id, post = people.say(self._world, who, chat, said)
        return {"update_id": update_id, "message": render.message_view(self._world, post)}

    def edit(self, asked: Asked) -> Answer:
        """Change a person's message."""
        update_id, post = people.edit(
            self._world,
            self._who(asked, "from"),
            asked.optional_int("chat"),
            asked.required_int("message_id"),
            asked.required_text("text"),
        )
        return {"update_id": update_id, "message": render.message_view(self._world, post)}

    def delete(self, asked: Asked) -> Answer:
        """Delete any message by a person's hand."""
        post = people.remove(self._world, asked.required_int("chat"), asked.required_int("message_id"))
        return {"message": render.message_view(self._world, post)}

    def press(self, asked: Asked) -> Answer:
        """Press a button."""
        label, data = asked.text("label"), asked.text("data")
        if not label and not data:
            raise RefusedError("Cần label hoặc data của nút.")
        callback = people.press(
            self._world,
            self._who(asked, "from"),
            asked.optional_int("chat"),
            asked.required_int("message_id"),
            label=label or None,
            data=data or None,
        )
        return {"callback_id": callback.id}

    def callback(self, asked: Asked) -> Answer:
        """What a press was answered."""
        callback = self._world.callbacks.get(asked.request.match_info["id"])
        if callback is None:
            raise RefusedError("Không có lần bấm này.", 404)
        return {
            "answered": callback.answered,
            "text": callback.text,
            "show_alert": callback.show_alert,
            "data": callback.data,
        }

    def block(self, asked: Asked) -> Answer:
        """Block or unblock the bot."""
        who = self._who(asked, "person")
        update_id = people.block(self._world, who, blocked=asked.flag("blocked", True))
        return {**render.person_view(self._world.people[who]), "update_id": update_id}

    def raw(self, asked: Asked) -> Answer:
        """Queue an update verbatim."""
        update = asked.body.get("update")
        if not isinstance(update, dict):
            raise RefusedError("Cần update là một đối tượng JSON.")
        return {"update_id": self._world.updates.put_raw(update)}

    def messages(self, asked: Asked) -> Answer:
        """Messages of a chat that are new or changed after a journal number, as they stand now."""
        chat, after = self._world.chat(asked.path_id()), asked.query_int("after", 0)
        if chat is None:
            raise RefusedError("Không có nhóm hay người nào mang số này.", 404)
        changed = [post for post in chat.posts.values() if post.seq > after]
        return {
            "messages": [render.message_view(self._world, post) for post in changed],
            "seq": self._world.journal.seq,
        }

    def log(self, asked: Asked) -> Answer:
        """Bot API calls after a log number."""
        return {"entries": self._dispatch.log.after(asked.query_int("after", 0), 20_000), "seq": self._dispatch.log.seq}

    async def events(self, asked: Asked) -> Answer:
        """Changes after a journal number; waits for the first one."""
        timeout = min(60.0, max(0.0, asked.query_float("timeout", 25.0)))
        after = asked.query_int("after", 0)
        if after > self._world.journal.seq:  # known from an earlier server: say at once where this one is
            after, timeout = self._world.journal.seq, 0.0
        entries = await self._world.journal.wait(after, timeout)
        return {"events": entries, "seq": entries[-1]["seq"] if entries else after}

    def add_fault(self, asked: Asked) -> Answer:
        """Order trouble."""
        retry_after = asked.optional_int("retry_after") if "retry_after" in asked.body else 5
        status = asked.optional_int("status") or 500
        if not 400 <= status <= 599:
            raise RefusedError("status phải từ 400 đến 599.")
        times = asked.optional_int("times")
        fault = self._faults.add(
            asked.text("method") or "*", asked.one_of("kind", KINDS), times=1 if times is None else max(0, times),
            seconds=asked.optional_float("seconds"), status=status, retry_after=retry_after,
            chat_id=asked.optional_int("chat_id"), accept=asked.flag("accept"),
        )  # fmt: skip
        self._note_fault(fault.id)
        return fault.as_json()

    def _note_fault(self, fault_id: int | None) -> None:
        self._world.journal.add({"type": "fault", "chat_id": None, "fault": fault_id})

    def clear_faults(self, asked: Asked) -> Answer:
        """Lift all faults."""
        self._faults.clear()
        self._note_fault(None)
        return {"faults": []}

    def remove_fault(self, asked: Asked) -> Answer:
        """Lift one fault."""
        if not self._faults.remove(asked.path_id()):
            raise RefusedError("Không có lỗi này, hoặc nó đã dùng hết.", 404)
        self._note_fault(asked.path_id())
        return {"faults": [fault.as_json() for fault in self._faults.all()]}

    def limits(self, asked: Asked) -> Answer:
        """Change the rate limits; 0 = none."""
        values = {}
        for name in ("per_second", "per_chat_per_second", "per_group_per_minute"):
            value = asked.optional_float(name)
            if value is not None:
                if value < 0:
                    raise RefusedError(f"{name} không được âm.")
                values[name] = value
        self._context.limiter.set(**values)
        return {"limits": self.state(asked)["limits"]}

    def token(self, asked: Asked) -> Answer:
        """Revoke the bot's token or make it good again; ``forget`` lets a new first token in."""
        self._dispatch.revoked = asked.flag("revoked")
        if asked.flag("forget"):
            self._dispatch.token = None
        return {"revoked": self._dispatch.revoked}

    def clock(self, asked: Asked) -> Answer:
        """Move the clock forward."""
        seconds = asked.optional_float("advance_seconds")
        if seconds is None or not math.isfinite(seconds) or not 0 <= seconds <= 366 * 86400:
            raise RefusedError("advance_seconds phải là số giây, từ 0 đến một năm.")
        self._move(seconds)
        return {"now": self._world.clock.now().isoformat()}

    def _move(self, seconds: float) -> None:
        if self._advance is None:
            raise RefusedError("Đồng hồ này không chỉnh được: bộ giả lập chạy theo giờ thật.", 409)
        self._advance(seconds)
        self._world.journal.add({"type": "clock", "chat_id": None, "now": self._world.clock.now().isoformat()})

    def pending(self, asked: Asked) -> Answer:
        """What the bot has not confirmed yet."""
        return {"updates": self._world.updates.waiting(), "in_flight_polls": self._world.updates.polls_in_flight}

    def stories(self, asked: Asked) -> Answer:
        """The stories that can be run."""
        return {"stories": [story.as_json() for story in STORIES]}

    def run_story(self, asked: Asked) -> Answer:
        """Run a story in the background."""
        return {"run_id": self._runs.start(asked.request.match_info["id"], self._move)}

    def story_run(self, asked: Asked) -> Answer:
        """How far a run is."""
        return self._runs.view(asked.path_id())

    def _who(self, asked: Asked, name: str) -> int:
        """A person by id, or by username for convenience."""
        value = asked.body.get(name)
        if isinstance(value, str) and not value.isdigit():
            found = self._world.find_username(value)
            if found is None:
                raise RefusedError(f"Không có ai tên @{value.lstrip('@')}.", 404)
            return found.id
        return groups.person(self._world, asked.required_int(name)).id


def _json(handler: Callable[[Asked], Answer | Awaitable[Answer]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def serve(request: web.Request) -> web.Response:
        try:
            answer = handler(await Asked.read(request))
            if not isinstance(answer, dict):
                answer = await answer
            return _answer(answer, 200)
        except RefusedError as refused:
            return _answer({"error": str(refused)}, refused.status)
        except web.HTTPException as error:
            return _answer({"error": error.reason}, error.status)
        except Exception:
            _LOG.exception("control API failed in %s", request.path)
            return _answer({"error": "Yêu cầu không hiểu được."}, 400)

    return serve


def _answer(body: Answer, status: int) -> web.Response:
    return web.Response(
        status=status,
        body=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
