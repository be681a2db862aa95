"""Bot API methods that post a new message."""

from __future__ import annotations

from typing import Any

from bot.simulator.entities import formatted, utf16
from bot.simulator.markup import inline_keyboard, reply_target, thread
from bot.simulator.media import incoming, photo_sizes
from bot.simulator.params import Params, bad
from bot.simulator.registry import Context, method, reachable, writable
from bot.simulator.render import message_json
from bot.simulator.world import BOT, Chat, Post

_SEND = ("chat_id message_thread_id direct_messages_topic_id business_connection_id disable_notification "
         "protect_content allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters "
         "reply_to_message_id allow_sending_without_reply reply_markup ")  # fmt: skip
_CAPTION = "caption parse_mode caption_entities show_caption_above_media "
_ACTIONS = frozenset({"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
                      "upload_document", "choose_sticker", "find_location", "record_video_note",
                      "upload_video_note"})  # fmt: skip


def message_text(params: Params) -> dict[str, Any]:
    """The checked ``text`` with its entities, as message fields."""
    text, entities = formatted(params.text("text"), params.text("parse_mode"), params.json("entities", "entities"))
    size = utf16(text)
    if not size:
        raise bad("message text is empty")
    if size > 4096:
        raise bad("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_fields(caption: str, mode: str, given: Any) -> dict[str, Any]:
    """A checked caption with its entities, as message fields."""
    if not caption:
        return {}
    text, entities = formatted(caption, mode, given)
    if utf16(text) > 1024:
        raise bad("message caption is too long")
    fields: dict[str, Any] = {"caption": text} if text else {}
    if entities:
        fields["caption_entities"] = entities
    return fields


def _caption(params: Params) -> dict[str, Any]:
    return caption_fields(
        params.text("caption"), params.text("parse_mode"), params.json("caption_entities", "caption entities")
    )


def _post(context: Context, chat: Chat, params: Params, bodies: list[dict[str, Any]]) -> list[Post]:
    world = context.world
    topic, reply, keyboard = thread(chat, params), reply_target(world, chat, params), inline_keyboard(params)
    context.limiter.spend(chat.id, world.clock.now().timestamp(), count=len(bodies))
    posts = []
    for body in bodies:
        if topic is not None:
            body |= {"message_thread_id": topic, "is_topic_message": True}
        if keyboard is not None:
            body["reply_markup"] = keyboard
        posts.append(world.post(chat, BOT, body, reply))
    return posts


def _send(context: Context, chat: Chat, params: Params, body: dict[str, Any]) -> dict[str, Any]:
    return message_json(context.world, _post(context, chat, params, [body])[0])


@method("sendMessage", _SEND + "text parse_mode entities link_preview_options disable_web_page_preview")
def send_message(context: Context, params: Params) -> Any:
    """Post a text."""
    body = message_text(params)
    return _send(context, writable(context, params, "text messages"), params, body)


@method("sendPhoto", _SEND + _CAPTION + "photo has_spoiler")
def send_photo(context: Context, params: Params) -> Any:
    """Post a picture."""
    chat, fields = writable(context, params, "photos"), _caption(params)
    stored = incoming(context.world, params, "photo", params.text("photo"), "photos", 10)
    return _send(context, chat, params, {"photo": photo_sizes(stored), **fields})


@method("sendDocument", _SEND + _CAPTION + "document thumbnail disable_content_type_detection")
def send_document(context: Context, params: Params) -> Any:
    """Post a file."""
    chat, fields = writable(context, params, "documents"), _caption(params)
    stored = incoming(context.world, params, "document", params.text("document"), "documents", 50)
    return _send(context, chat, params, {"document": _file(stored), **fields})


@method("sendVoice", _SEND + _CAPTION + "voice duration")
def send_voice(context: Context, params: Params) -> Any:
    """Post a voice message."""
    chat, fields = writable(context, params, "voice messages"), _caption(params)
    stored = incoming(context.world, params, "voice", params.text("voice"), "voice", 50)
    return _send(context, chat, params, {"voice": {**_file(stored), "duration": params.integer("duration")}, **fields})


@method("sendLocation", _SEND + "latitude longitude horizontal_accuracy live_period heading proximity_alert_radius")
def send_location(context: Context, params: Params) -> Any:
    """Post a place."""
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad("wrong location coordinates specified")
    chat = writable(context, params, "text messages")
    return _send(context, chat, params, {"location": {"latitude": latitude, "longitude": longitude}})


@method("sendMediaGroup", _SEND + "media")
def send_media_group(context: Context, params: Params) -> Any:
    """Post an album of 2–10 items."""
    items = params.json("media", "media")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad("media must be an Array of InputMedia")
    if not 2 <= len(items) <= 10:
        raise bad("too many messages to send as an album" if items[10:] else "media group must include 2-10 items")
    kinds = {item.get("type") for item in items}
    if not kinds <= {"photo", "document", "video", "audio"}:
        raise bad("wrong media type specified")
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad("documents and audio can't be mixed with other media types")
    chat, world, bodies = writable(context, params, "photos"), context.world, list[dict[str, Any]]()
    group = str(13_000_000_000_000_000 + world.journal.seq)
    for item in items:
        kind = item["type"]
        stored = incoming(world, params, "media", str(item.get("media", "")), f"{kind}s", 10 if kind == "photo" else 50)
        body: dict[str, Any] = {"media_group_id": group}
        body[kind] = photo_sizes(stored) if kind == "photo" else _file(stored)
        if kind == "video":
            body[kind] |= {"width": 320, "height": 240, "duration": 1}
        if kind == "audio":
            body[kind] |= {"duration": 1}
        body |= caption_fields(
            str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
        )
        bodies.append(body)
    return [message_json(world, post) for post in _post(context, chat, params, bodies)]


@method("sendChatAction", "chat_id message_thread_id business_connection_id action")
def send_chat_action(context: Context, params: Params) -> Any:
    """Show "typing"; nothing is stored."""
    reachable(context, params)
    if params.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def _file(stored: Any) -> dict[str, Any]:
    return {
        "file_id": stored.id,
        "file_unique_id": f"U{stored.id}",
        "file_size": len(stored.data),
        "file_name": stored.name,
        "mime_type": stored.mime,
    }
