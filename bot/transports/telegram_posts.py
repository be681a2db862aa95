"""Neutral messages as Bot API calls: text with a bold title, buttons, files, places."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, MessageEntity

from duty.messages import Attachment, Choice, Message, fit, utf16_length

TEXT_LIMIT = 4096  # UTF-16 units
CAPTION_LIMIT = 1024  # UTF-16 units
ANSWER_LIMIT = 200  # UTF-16 units
TOKEN_LIMIT = 64  # bytes
ROW_LIMIT = 8
BUTTON_LIMIT = 100
PHOTO_LIMIT = 10 * 1024 * 1024  # bytes
UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes

_METHODS = {
    "photo": "sendPhoto",
    "voice": "sendVoice",
    "video": "sendVideo",
    "document": "sendDocument",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "video_note": "sendVideoNote",
}
_WITHOUT_CAPTION = frozenset({"video_note"})


class UnsendableError(Exception):
    """The message can never be sent as it stands; the text says why."""


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call."""

    method: str
    data: dict[str, Any]


async def posting(address: str, message: Message, thread: str) -> tuple[Call, ...]:
    """The calls that post a message; what the first one makes is the message. Raises UnsendableError, OSError."""
    message = _storable(message)
    target = _target(address, message, thread)
    attachment = message.attachment
    if attachment is None:
        return (Call("sendMessage", target | _text(message)),)
    if attachment.kind == "location":
        place = Call("sendLocation", target | {"latitude": attachment.latitude, "longitude": attachment.longitude})
        if attachment.latitude is None or attachment.longitude is None:
            raise UnsendableError("a place without coordinates")
        return _after_text(target, message, place)
    field, content = await _file(attachment)
    send = Call(_METHODS[field], target | {field: content})
    if field in _WITHOUT_CAPTION:
        return _after_text(target, message, send)
    return (Call(send.method, send.data | _caption(message)),)


def editing(address: str, message_ref: str, message: Message) -> Call:
    """The call that replaces text and buttons of a message; without choices the buttons go. Raises UnsendableError."""
    data = {"chat_id": chat_id(address), "message_id": int(message_ref)}
    return Call("editMessageText", data | _text(_storable(message)))


def answering(press_id: str, text: str, alert: bool) -> Call:
    """The call that answers a press."""
    shown = fit(Message(lines=(storable(text),)), ANSWER_LIMIT)
    data = {"callback_query_id": press_id, "text": shown or None, "show_alert": alert or None}
    return Call("answerCallbackQuery", data)


def chat_id(address: str) -> int | str:
    """An address as the API wants it: a number, or a name with @."""
    return int(address) if address.removeprefix("-").isdecimal() else address


def storable(text: str) -> str:
    """``text`` without halves of surrogate pairs, which no JSON reader would take."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _storable(message: Message) -> Message:
    return replace(message, title=storable(message.title), lines=tuple(storable(line) for line in message.lines))


def _target(address: str, message: Message, thread: str) -> dict[str, Any]:
    target: dict[str, Any] = {"chat_id": chat_id(address)}
    if message.silent:
        target["disable_notification"] = True
    # The general topic is number 1 and is reached only by naming none.
    if thread not in ("", "1"):
        if not thread.isdecimal():
            raise UnsendableError("no such thread")
        target["message_thread_id"] = int(thread)
    return target


def _text(message: Message) -> dict[str, Any]:
    text = fit(message, TEXT_LIMIT)
    if not text.strip():
        raise UnsendableError("empty message")
    data: dict[str, Any] = {"text": text, "link_preview_options": LinkPreviewOptions(is_disabled=True)}
    return data | _entities("entities", message.title, text) | _buttons(message.choices)


def _caption(message: Message) -> dict[str, Any]:
    text = fit(message, CAPTION_LIMIT)
    caption = {"caption": text} | _entities("caption_entities", message.title, text) if text.strip() else {}
    return caption | _buttons(message.choices)


def _entities(field: str, title: str, text: str) -> dict[str, Any]:
    if not title.strip():
        return {}
    bold = title if text.startswith(title) else text
    return {field: [MessageEntity(MessageEntity.BOLD, offset=0, length=utf16_length(bold))]}


def _buttons(choices: tuple[tuple[Choice, ...], ...]) -> dict[str, Any]:
    """The keyboard. One button that Telegram refuses would take the whole message with it, so it is left out."""
    rows: list[list[InlineKeyboardButton]] = []
    left = BUTTON_LIMIT
    for row in choices:
        usable = [choice for choice in row if choice.label.strip() and 1 <= len(choice.token.encode()) <= TOKEN_LIMIT]
        usable = usable[:left]
        left -= len(usable)
        buttons = [InlineKeyboardButton(storable(choice.label), callback_data=choice.token) for choice in usable]
        rows += [buttons[start : start + ROW_LIMIT] for start in range(0, len(buttons), ROW_LIMIT)]
    return {"reply_markup": InlineKeyboardMarkup(rows)} if rows else {}


def _after_text(target: dict[str, Any], message: Message, call: Call) -> tuple[Call, ...]:
    """A call that cannot carry text, after the text if there is any; the buttons stand under what comes first."""
    if message.text().strip():
        return (Call("sendMessage", target | _text(message)), call)
    return (Call(call.method, call.data | _buttons(message.choices)),)


async def _file(attachment: Attachment) -> tuple[str, InputFile | str]:
    """The field a file is sent in, and its id or its content."""
    if attachment.ref:
        special, _, ref = attachment.ref.rpartition(":")
        field = special or attachment.kind
        content: InputFile | str = ref
    elif attachment.content_path:
        path = Path(attachment.content_path)
        body = await asyncio.to_thread(path.read_bytes)
        if not body or len(body) > UPLOAD_LIMIT:
            raise UnsendableError("file is empty or larger than 50 MB")
        field = "document" if attachment.kind == "photo" and len(body) > PHOTO_LIMIT else attachment.kind
        content = InputFile(body, filename=_file_name(attachment.name or path.name))
    else:
        raise UnsendableError("an attachment without content")
    if field not in _METHODS:
        raise UnsendableError(f"no way to send a {field[:20]}")
    return field, content


def _file_name(name: str) -> str:
    return "".join(char for char in storable(name) if char.isprintable() and char not in '"\\/')
