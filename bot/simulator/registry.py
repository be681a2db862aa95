"""The table of Bot API methods and what every method can reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.limits import Limiter
from bot.simulator.params import Params, bad, forbidden
from bot.simulator.webhook import Webhook
from bot.simulator.world import IN_CHAT, Chat, World


@dataclass(slots=True)
class Context:
    """The far side's parts, as a method needs them."""

    world: World
    limiter: Limiter
    webhook: Webhook
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # (what, language) → name or description


Handler = Callable[[Context, Params], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """One Bot API method: its real name, its parameters, and what does it (may return an awaitable)."""

    name: str
    known: frozenset[str]
    run: Handler


METHODS: dict[str, Method] = {}  # by name in lower case: the real server ignores case


def method(name: str, parameters: str = "") -> Callable[[Handler], Handler]:
    """Register a function as a Bot API method with the parameters it knows, separated by blanks."""

    def register(run: Handler) -> Handler:
        METHODS[name.lower()] = Method(name, frozenset(parameters.split()), run)
        return run

    return register


def find_chat(context: Context, params: Params) -> Chat:
    """The chat a call names, whether or not the bot may write there. Raises ApiError."""
    value = params.text("chat_id").strip()
    if not value:
        raise bad("chat_id is empty")
    world = context.world
    chat: Chat | None = None
    if value.startswith("@"):
        chat = None  # public usernames of groups do not exist here, and persons cannot be addressed by theirs
    elif value.lstrip("-").isdigit() and len(value) < 20:
        chat = world.chat(int(value))
    if chat is None or chat.bot_status == "absent":
        raise bad("chat not found")
    return chat


def reachable(context: Context, params: Params) -> Chat:
    """The chat a call names, if the bot is in it. Raises ApiError."""
    chat = find_chat(context, params)
    if chat.private:
        person = context.world.people[chat.id]
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    if chat.migrated_to is not None:
        raise bad("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.migrated_to})
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot_status not in IN_CHAT:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def readable(context: Context, params: Params) -> Chat:
    """The chat a call names, if the bot may look at it; a person who blocked the bot can still be looked at."""
    chat = find_chat(context, params)
    if not chat.private:
        return reachable(context, params)
    if not context.world.people[chat.id].started:
        raise bad("chat not found")
    return chat


def writable(context: Context, params: Params, what: str) -> Chat:
    """The chat a call names, if the bot may post ``what`` there. Raises ApiError."""
    chat = reachable(context, params)
    if chat.bot_status == "restricted" or (chat.type == "channel" and chat.bot_status != "administrator"):
        raise bad(f"not enough rights to send {what} to the chat")
    return chat
