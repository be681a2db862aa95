"""Checks of what a message carries besides its text: keyboards and replies."""

from __future__ import annotations

from typing import Any

from bot.simulator.params import Params, bad
from bot.simulator.world import Chat, World

_ACTIONS = frozenset({"url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text",
                      "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game",
                      "pay"})  # fmt: skip
_LINKS = ("http://", "https://", "tg://", "ton://")


def inline_keyboard(params: Params, *, other_kinds: bool = True) -> dict[str, Any] | None:
    """The checked ``reply_markup``; None if there is none or it is no inline keyboard."""
    markup = params.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if other_kinds and any(key in markup for key in ("keyboard", "remove_keyboard", "force_reply")):
            return None
        if not markup:
            return None
        raise bad("inline keyboard expected")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array of Arrays')
    checked = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, checked)) > 100 or any(len(row) > 8 for row in checked):
        raise bad("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _button(button: Any) -> dict[str, Any]:
    problem = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(problem + "InlineKeyboardButton must be an Object")
    text = button.get("text")
    if text is None:
        raise bad(problem + 'Can\'t find field "text"')
    if not isinstance(text, str):
        raise bad(problem + 'Field "text" must be of type String')
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = [key for key in button if key in _ACTIONS and button[key] is not None]
    if not actions:
        raise bad(problem + "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad(problem + "exactly one action field must be used: " + ", ".join(sorted(actions)))
    if "callback_data" in actions:
        data = button["callback_data"]
        if not isinstance(data, str):
            raise bad(problem + 'Field "callback_data" must be of type String')
        if not 1 <= len(data.encode("utf-8", "replace")) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    if "url" in actions and not str(button["url"]).lower().startswith(_LINKS):
        raise bad("BUTTON_URL_INVALID")
    return {key: value for key, value in button.items() if value is not None}


def reply_target(world: World, chat: Chat, params: Params) -> int | None:
    """The message a new one replies to, if it names one."""
    given = params.json("reply_parameters", "reply parameters")
    if given is not None:
        if not isinstance(given, dict) or type(given.get("message_id")) is not int:
            raise bad("can't parse reply parameters: message_id must be of type Number")
        message_id, lenient = given["message_id"], bool(given.get("allow_sending_without_reply"))
        other = given.get("chat_id")
        if other is not None and str(other) != str(chat.id):
            return None
    elif params.has("reply_to_message_id"):
        message_id, lenient = params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
    else:
        return None
    if world.find_post(chat, message_id) is not None:
        return int(message_id)
    if lenient:
        return None
    raise bad("message to be replied not found")


def thread(chat: Chat, params: Params) -> int | None:
    """The forum topic a message goes to. General (topic 1) is addressed by leaving the id out."""
    if not params.has("message_thread_id"):
        return None
    wanted = params.integer("message_thread_id")
    if not chat.forum or wanted not in chat.threads:
        raise bad("message thread not found")
    return wanted
