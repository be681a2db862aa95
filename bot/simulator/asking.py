"""Bot API methods that receive updates, read the bot and its chats, and set the bot up."""

from __future__ import annotations

import ipaddress
import json
import re
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.entities import utf16
from bot.simulator.groups import set_bot_status
from bot.simulator.params import ApiError, Params, bad
from bot.simulator.registry import Context, method, reachable, readable
from bot.simulator.render import full_chat_json, member_json, person_status
from bot.simulator.world import BOT

_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")


@method("getMe")
def get_me(context: Context, params: Params) -> Any:
    """Who the bot is."""
    return {
        **context.world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _allowed(context: Context, params: Params) -> None:
    kinds = params.json("allowed_updates", "allowed updates")
    if kinds is None:
        return
    if not isinstance(kinds, list):
        raise bad("allowed_updates must be an Array of String")
    context.world.updates.allow([str(kind) for kind in kinds])


@method("getUpdates", "offset limit timeout allowed_updates")
async def get_updates(context: Context, params: Params) -> Any:
    """The next updates by long poll."""
    if context.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    offset, timeout = params.integer("offset"), min(50, max(0, params.integer("timeout")))
    limit = params.integer("limit", 100)
    _allowed(context, params)
    return await context.world.updates.poll(offset, limit if 1 <= limit <= 100 else 100, timeout)


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@method("setWebhook", "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token")
async def set_webhook(context: Context, params: Params) -> Any:
    """Deliver by webhook; plain HTTP is taken on loopback only. An empty url removes the webhook."""
    url, secret = params.text("url").strip(), params.text("secret_token")
    parts = urlsplit(url) if url else None
    if parts and parts.scheme != "https" and not (parts.scheme == "http" and _loopback(parts.hostname or "")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.match(secret):
        raise bad("secret token contains unallowed characters")
    most = params.integer("max_connections", 40)
    _allowed(context, params)
    if params.flag("drop_pending_updates"):
        context.world.updates.drop_all()
    if url:
        await context.webhook.set(url, secret, most if 1 <= most <= 100 else 40)
    else:
        await context.webhook.delete()
    return True


@method("deleteWebhook", "drop_pending_updates")
async def delete_webhook(context: Context, params: Params) -> Any:
    """Back to polling."""
    if params.flag("drop_pending_updates"):
        context.world.updates.drop_all()
    await context.webhook.delete()
    return True


@method("getWebhookInfo")
def get_webhook_info(context: Context, params: Params) -> Any:
    """The webhook and how it does."""
    return context.webhook.info()


@method("getChat", "chat_id")
def get_chat(context: Context, params: Params) -> Any:
    """Everything about one chat."""
    return full_chat_json(context.world, readable(context, params))


@method("getChatMember", "chat_id user_id")
def get_chat_member(context: Context, params: Params) -> Any:
    """One member, the bot itself included."""
    chat, world = readable(context, params), context.world
    user_id = params.integer("user_id")
    if user_id == world.bot["id"]:
        return member_json(world, chat, world.bot, chat.bot_status)
    if user_id not in world.people:
        raise bad("PARTICIPANT_ID_INVALID" if chat.type == "supergroup" else "user not found")
    return member_json(world, chat, world.people[user_id].user(), person_status(chat, user_id))


@method("getChatAdministrators", "chat_id return_bots")
def get_chat_administrators(context: Context, params: Params) -> Any:
    """All administrators but other bots."""
    chat, world = readable(context, params), context.world
    if chat.private:
        raise bad("there are no administrators in the private chat")
    admins = [member_json(world, chat, world.people[i].user(), person_status(chat, i)) for i in chat.admins]
    if chat.bot_status == "administrator":
        admins.append(member_json(world, chat, world.bot, "administrator"))
    return admins


@method("getChatMemberCount", "chat_id")
def get_chat_member_count(context: Context, params: Params) -> Any:
    """How many are in a chat, the bot included."""
    return len(readable(context, params).members) + 1


@method("leaveChat", "chat_id")
def leave_chat(context: Context, params: Params) -> Any:
    """The bot goes; it gets its own change of status as an update."""
    chat = reachable(context, params)
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    set_bot_status(context.world, chat, "left", by=BOT)
    return True


@method("getFile", "file_id")
def get_file(context: Context, params: Params) -> Any:
    """Where to download a file; at most 20 MB."""
    stored = context.world.files.get(params.text("file_id"))
    if stored is None:
        raise bad(
            "wrong file_id or the file is temporarily unavailable" if params.has("file_id") else "file_id not specified"
        )
    if len(stored.data) > 20 * 1024 * 1024:
        raise bad("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": f"U{stored.id}",
        "file_size": len(stored.data),
        "file_path": stored.path,
    }


def _scope(params: Params) -> tuple[str, str]:
    scope = params.json("scope", "bot command scope")
    if scope is not None and not (isinstance(scope, dict) and isinstance(scope.get("type"), str)):
        raise bad("can't parse BotCommandScope")
    return json.dumps(scope or {"type": "default"}, sort_keys=True), params.text("language_code")


@method("setMyCommands", "commands scope language_code")
def set_my_commands(context: Context, params: Params) -> Any:
    """Replace the command menu of a scope."""
    commands, key = params.json("commands", "commands"), _scope(params)
    if not isinstance(commands, list) or not all(isinstance(item, dict) for item in commands):
        raise bad("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    checked = []
    for item in commands:
        name, about = str(item.get("command", "")).removeprefix("/"), str(item.get("description", ""))
        if not _COMMAND.match(name):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= utf16(about.strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        checked.append({"command": name, "description": about})
    context.commands[key] = checked
    return True


@method("getMyCommands", "scope language_code")
def get_my_commands(context: Context, params: Params) -> Any:
    """The command menu of a scope."""
    return context.commands.get(_scope(params), [])


@method("deleteMyCommands", "scope language_code")
def delete_my_commands(context: Context, params: Params) -> Any:
    """Forget the command menu of a scope."""
    context.commands.pop(_scope(params), None)
    return True


def _text_setting(name: str, field: str, most: int) -> None:
    def put(context: Context, params: Params) -> Any:
        value = params.text(field)
        if utf16(value) > most:
            raise bad(f"{field.upper()}_TOO_LONG")
        language = params.text("language_code")
        context.texts[field, language] = value
        if field == "name" and not language and value:
            context.world.bot["first_name"] = value
        return True

    def get(context: Context, params: Params) -> Any:
        fallback = context.world.bot["first_name"] if field == "name" else ""
        return {field: context.texts.get((field, params.text("language_code"))) or fallback}

    method(f"setMy{name}", f"{field} language_code")(put)
    method(f"getMy{name}", "language_code")(get)


_text_setting("Name", "name", 64)
_text_setting("Description", "description", 512)
_text_setting("ShortDescription", "short_description", 120)
