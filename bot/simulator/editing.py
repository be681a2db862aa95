"""Bot API methods that change or answer what is already there."""

from __future__ import annotations

from typing import Any

from bot.simulator.entities import utf16
from bot.simulator.markup import inline_keyboard
from bot.simulator.params import Params, bad
from bot.simulator.registry import Context, method, reachable, writable
from bot.simulator.render import message_json
from bot.simulator.sending import caption_fields, message_text
from bot.simulator.updates import CALLBACK_AGE, MESSAGE_AGE
from bot.simulator.world import BOT, Chat, Post

_EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup "
_MEDIA = ("photo", "document", "voice", "video", "audio")
_SERVICE = ("new_chat_members", "left_chat_member", "pinned_message", "group_chat_created")


def _target(context: Context, params: Params) -> Post:
    if params.has("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = writable(context, params, "text messages")
    post = context.world.find_post(chat, params.message_id())
    if post is None:
        raise bad("message to edit not found")
    if post.sender != BOT or any(key in post.body for key in _SERVICE):
        raise bad("message can't be edited")
    return post


def _change(context: Context, post: Post, params: Params, fields: dict[str, Any], drop: tuple[str, ...]) -> Any:
    keyboard = inline_keyboard(params, other_kinds=False)
    body = {key: value for key, value in post.body.items() if key not in (*drop, "reply_markup")} | fields
    if keyboard is not None:
        body["reply_markup"] = keyboard
    if body == post.body:
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    context.limiter.spend(post.chat.id, context.world.clock.now().timestamp(), edit=True)
    post.body = body
    context.world.edited(post)
    return message_json(context.world, post)


@method("editMessageText", _EDIT + "text parse_mode entities link_preview_options disable_web_page_preview")
def edit_message_text(context: Context, params: Params) -> Any:
    """Replace text and keyboard; no keyboard given takes it away."""
    fields, post = message_text(params), _target(context, params)
    if "text" not in post.body:
        raise bad("there is no text in the message to edit")
    return _change(context, post, params, fields, ("text", "entities"))


@method("editMessageCaption", _EDIT + "caption parse_mode caption_entities show_caption_above_media")
def edit_message_caption(context: Context, params: Params) -> Any:
    """Replace caption and keyboard."""
    fields = caption_fields(
        params.text("caption"), params.text("parse_mode"), params.json("caption_entities", "caption entities")
    )
    post = _target(context, params)
    if not any(kind in post.body for kind in _MEDIA):
        raise bad("there is no caption in the message to edit")
    return _change(context, post, params, fields, ("caption", "caption_entities"))


@method("editMessageReplyMarkup", _EDIT)
def edit_message_reply_markup(context: Context, params: Params) -> Any:
    """Replace the keyboard only."""
    return _change(context, _target(context, params), params, {}, ())


@method("deleteMessage", "chat_id message_id")
def delete_message(context: Context, params: Params) -> Any:
    """Delete one message: the bot's own up to 48 h old, others' as administrator or in private."""
    chat = reachable(context, params)
    post = context.world.find_post(chat, params.message_id())
    if post is None:
        raise bad("message to delete not found")
    too_old = context.world.now() - post.date > 2 * MESSAGE_AGE
    own = post.sender == BOT
    if chat.bot_status != "administrator" and (too_old or not (own or chat.private)):
        raise bad("message can't be deleted")
    context.world.delete(post)
    return True


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
def answer_callback_query(context: Context, params: Params) -> Any:
    """Answer a press that is at most 150 s old."""
    callback = context.world.callbacks.get(params.text("callback_query_id"))
    if callback is None or context.world.clock.now().timestamp() - callback.pressed_at >= CALLBACK_AGE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if utf16(params.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    callback.answered, callback.text, callback.show_alert = True, params.text("text"), params.flag("show_alert")
    context.world.note_callback(callback)
    return True


def _may_pin(context: Context, params: Params) -> Chat:
    chat = reachable(context, params)
    if not chat.private and chat.bot_status != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


@method("pinChatMessage", "business_connection_id chat_id message_id disable_notification")
def pin_chat_message(context: Context, params: Params) -> Any:
    """Pin a message; the bot gets the service message too, as from the real server."""
    chat, world = _may_pin(context, params), context.world
    post = world.find_post(chat, params.message_id())
    if post is None:
        raise bad("message to pin not found")
    if post.message_id in chat.pinned:
        return True
    chat.pinned.append(post.message_id)
    service = world.post(chat, BOT, {"pinned_message": message_json(world, post, reply=False)})
    world.updates.push("message", message_json(world, service), chat.id, service.date + MESSAGE_AGE)
    world.note_chat(chat)
    return True


@method("unpinChatMessage", "business_connection_id chat_id message_id")
def unpin_chat_message(context: Context, params: Params) -> Any:
    """Unpin a message, the newest pinned one if none is named."""
    chat = _may_pin(context, params)
    wanted = params.integer("message_id") if params.has("message_id") else (chat.pinned or [0])[-1]
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    context.world.note_chat(chat)
    return True
