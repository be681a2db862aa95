"""Raw Telegram updates in neutral words, read as plain JSON.

Telegram adds fields and kinds all the time and odd servers leave some out, so nothing is required that is not used,
and what cannot be understood becomes an IGNORED event with a reason. Source: Bot API, Update and Message.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.transports.base import RawUpdate
from duty.messages import Attachment, Chat, Event, EventKind, Sender

CHANNEL = "telegram"
NOWHERE = Chat(address="", private=False)

# GroupAnonymousBot, Channel_Bot and Telegram itself stand in for people who must not be told apart by them.
_STAND_INS = frozenset({"1087968824", "136817688", "777000"})
_FORWARDED = ("forward_origin", "forward_from", "forward_from_chat", "forward_sender_name", "forward_date")
_UNREADABLE = (
    "sticker",
    "contact",
    "poll",
    "dice",
    "game",
    "story",
    "paid_media",
    "checklist",
    "invoice",
    "giveaway",
    "giveaway_winners",
    "rich_message",
)
_FILES = {  # field -> neutral kind; the order settles messages that carry two (an animation is a document too)
    "animation": "video",
    "document": "document",
    "video": "video",
    "video_note": "video",
    "voice": "voice",
    "audio": "document",
}
_STATUSES = frozenset({"member", "administrator", "restricted", "left", "kicked"})
_MILLISECONDS_FROM = 100_000_000_000


def raw_update(item: Any) -> RawUpdate:
    """One item of getUpdates, whatever it is. Without an ``update_id`` its id is a hash of its content."""
    body: dict[str, Any] = item if isinstance(item, dict) else {"raw": item}
    return RawUpdate(external_id=_number(body.get("update_id")) or _hash(body), chat_key=chat_key(body), body=body)


def chat_key(body: dict[str, Any]) -> str:
    """The chat an update belongs to; else ``user:<id>``; else ``none``."""
    user = ""
    for part in _dicts(body):
        for holder in (part, _dict(part.get("message"))):
            if address := _id(_dict(holder.get("chat")).get("id")):
                return address
        user = user or _id(_dict(part.get("from") or part.get("user")).get("id"))
    return f"user:{user}" if user else "none"


def interpret(body: Any) -> Event:
    """An update as an event. Never raises."""
    if not isinstance(body, dict):
        return _ignored("not an update")
    try:
        return _update(body)
    except Exception as exc:  # the promise to the caller outweighs the kind of the fault
        return _ignored(f"unreadable: {type(exc).__name__}")


def _update(body: dict[str, Any]) -> Event:
    for field, kind in (("message", EventKind.MESSAGE), ("edited_message", EventKind.EDITED)):
        if isinstance(body.get(field), dict):
            return _message(body[field], kind)
    if isinstance(body.get("callback_query"), dict):
        return _press(body["callback_query"])
    if isinstance(body.get("my_chat_member"), dict):
        return _bot_status(body["my_chat_member"])
    for field in ("channel_post", "edited_channel_post"):
        if isinstance(body.get(field), dict):
            return _ignored("channel_post", _chat(body[field]))
    known = next((key for key in body if key not in ("update_id", "raw")), "")
    return _ignored(f"unknown update: {_clean(known)[:40]}" if known else "empty update")


def _message(message: dict[str, Any], kind: EventKind) -> Event:
    chat = _chat(message)
    if not chat.address:
        return _ignored("no chat")
    if _dict(message.get("chat")).get("type") == "channel" or message.get("is_automatic_forward") is True:
        return _ignored("channel_post", chat)
    if moved_to := _id(message.get("migrate_to_chat_id")):
        return Event(EventKind.MOVED, CHANNEL, chat, moved_to=moved_to, sent_at=_instant(message.get("date")))
    if _id(message.get("migrate_from_chat_id")):
        return _ignored("migrated here", chat)
    text = _text(message.get("text")) or _text(message.get("caption"))
    attachments = _attachments(message)
    unreadable = next((field for field in _UNREADABLE if message.get(field) is not None), "")
    if not (text or attachments or unreadable):
        return _ignored("service", chat, sender=_sender(message))
    return Event(
        kind=kind,
        channel=CHANNEL,
        chat=chat,
        sender=_sender(message),
        text=text,
        message_ref=_id(message.get("message_id")),
        reply_to=_reply_to(message),
        attachments=attachments,
        album=_id(message.get("media_group_id")),
        forwarded=any(message.get(field) for field in _FORWARDED),
        sent_at=_instant(message.get("date")),
        extra={"reason": unreadable} if unreadable and not (text or attachments) else {},
    )


def _press(query: dict[str, Any]) -> Event:
    message = _dict(query.get("message"))
    chat, press_id, token = _chat(message), _id(query.get("id")), _text(query.get("data"))
    reason = ""
    if not press_id:
        reason = "press without id"
    elif not token:
        reason = "press without data"
    elif not chat.address:
        reason = "press without chat"
    return Event(
        kind=EventKind.IGNORED if reason else EventKind.PRESS,
        channel=CHANNEL,
        chat=chat,
        sender=_person(query.get("from")),
        message_ref=_id(message.get("message_id")),
        press_id=press_id,
        token=token,
        reason=reason,
    )


def _bot_status(change: dict[str, Any]) -> Event:
    chat, new = _chat(change), _dict(change.get("new_chat_member"))
    status = new.get("status")
    if status == "creator":
        status = "administrator"
    elif status == "restricted" and new.get("is_member") is False:
        status = "left"
    elif status == "restricted" and new.get("can_send_messages") is not False:
        status = "member"
    if not chat.address or not isinstance(status, str) or status not in _STATUSES:
        return _ignored("unknown bot status", chat)
    return Event(
        EventKind.BOT_STATUS,
        CHANNEL,
        chat,
        sender=_person(change.get("from")),
        status=status,
        sent_at=_instant(change.get("date")),
    )


def _attachments(message: dict[str, Any]) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    sizes = [size for size in _list(message.get("photo")) if isinstance(size, dict) and _id(size.get("file_id"))]
    if sizes:
        largest = max(sizes, key=_pixels)
        found.append(
            Attachment("photo", ref=_id(largest["file_id"]), mime="image/jpeg", size=_int(largest.get("file_size")))
        )
    for field, kind in _FILES.items():
        file = _dict(message.get(field))
        if not found and (ref := _id(file.get("file_id"))):
            # Telegram takes a file id back only under the kind it was made for.
            found.append(
                Attachment(
                    kind,
                    ref=ref if field == kind else f"{field}:{ref}",
                    name=_text(file.get("file_name")),
                    mime=_text(file.get("mime_type")),
                    size=_int(file.get("file_size")),
                )
            )
    venue = _dict(message.get("venue"))
    place = _dict(message.get("location")) or _dict(venue.get("location"))
    latitude, longitude = _degrees(place.get("latitude"), 90), _degrees(place.get("longitude"), 180)
    if latitude is not None and longitude is not None:
        name = ", ".join(part for part in (_text(venue.get("title")), _text(venue.get("address"))) if part)
        found.append(Attachment("location", name=name, latitude=latitude, longitude=longitude))
    return tuple(found)


def _pixels(size: dict[str, Any]) -> tuple[int, int]:
    return _int(size.get("width")) * _int(size.get("height")), _int(size.get("file_size"))


def _chat(message: dict[str, Any]) -> Chat:
    chat = _dict(message.get("chat"))
    thread = _id(message.get("message_thread_id")) if message.get("is_topic_message") is True else ""
    private = chat.get("type") == "private"
    return Chat(address=_id(chat.get("id")), private=private, title=_text(chat.get("title")), thread=thread)


def _sender(message: dict[str, Any]) -> Sender | None:
    person = _person(message.get("from"))
    stand_in = _dict(message.get("sender_chat"))
    if not stand_in and (person is None or person.user not in _STAND_INS):
        return person
    user = person.user if person else _id(stand_in.get("id"))
    name = _text(stand_in.get("title")) or (person.name if person else "")
    return Sender(user=user, name=name, is_bot=bool(person and person.is_bot), anonymous=True)


def _person(value: Any) -> Sender | None:
    person = _dict(value)
    user = _id(person.get("id"))
    if not user:
        return None
    full = " ".join(part for part in (_text(person.get("first_name")), _text(person.get("last_name"))) if part)
    return Sender(
        user=user, name=full or _text(person.get("username")), address=user, is_bot=person.get("is_bot") is True
    )


def _reply_to(message: dict[str, Any]) -> str:
    origin = _dict(message.get("reply_to_message"))
    # Every message of a topic "replies" to the service message that opened the topic.
    return "" if "forum_topic_created" in origin else _id(origin.get("message_id"))


def _ignored(reason: str, chat: Chat = NOWHERE, sender: Sender | None = None) -> Event:
    return Event(EventKind.IGNORED, CHANNEL, chat, sender=sender, reason=reason)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (value for value in body.values() if isinstance(value, dict))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _int(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _id(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if value.bit_length() <= 64 else ""
    return _clean(value) if isinstance(value, str) and len(value) <= 512 else ""


def _number(value: Any) -> str:
    """An update id, or "" if it is not one."""
    text = _id(value)
    return text if text.isascii() and text.isdigit() else ""


def _text(value: Any) -> str:
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    # Half a surrogate pair cannot be stored anywhere, NUL not in PostgreSQL.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\x00", "\ufffd")


def _degrees(value: Any, most: int) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most:
        return float(value)
    return None


def _instant(value: Any) -> datetime | None:
    """A Unix time as an instant; some fakes count milliseconds. Zero and nonsense are None."""
    if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value / 1000 if value >= _MILLISECONDS_FROM else value, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _hash(body: dict[str, Any]) -> str:
    content = json.dumps(body, sort_keys=True, default=repr)
    return "x" + hashlib.sha256(content.encode()).hexdigest()[:32]
