"""What people do in chats: write, edit, press, start and block the bot."""

from __future__ import annotations

from typing import Any

from bot.simulator.entities import detect, utf16
from bot.simulator.groups import RefusedError, person, visible_to_bot
from bot.simulator.media import brought
from bot.simulator.render import chat_json, member_json, message_json
from bot.simulator.updates import CALLBACK_AGE, MESSAGE_AGE
from bot.simulator.world import IN_CHAT, Callback, Chat, Post, World


def place(world: World, person_id: int, chat_id: int | None) -> Chat:
    """The chat a person acts in: a group they are in, or their private chat. Raises RefusedError."""
    who = person(world, person_id)
    if chat_id is None or chat_id == person_id:
        chat = world.chat(person_id)
        assert chat is not None
        return chat
    found = world.chats.get(chat_id)
    if found is None:
        raise RefusedError(f"Không có nhóm nào mang số {chat_id}.", 404)
    if found.private or person_id not in found.members:
        raise RefusedError(f"{who.first_name} không ở trong nhóm này.", 403)
    if found.migrated_to is not None:
        raise RefusedError(f"Nhóm này đã chuyển sang {found.migrated_to}.", 409)
    return found


def start(world: World, person_id: int, payload: str = "") -> tuple[int | None, Post]:
    """Press Start: unblocks the bot and sends "/start payload"."""
    who = person(world, person_id)
    if who.blocked:
        block(world, person_id, blocked=False)
    return say(world, person_id, None, {"text": f"/start {payload}".strip()})


def say(world: World, person_id: int, chat_id: int | None, said: dict[str, Any]) -> tuple[int | None, Post]:
    """Write in a chat. Returns the update's id (None if the bot does not see it) and the message."""
    chat, who = place(world, person_id, chat_id), person(world, person_id)
    if chat.private and who.blocked:
        raise RefusedError(f"{who.first_name} đang chặn bot: bấm Start để mở lại.", 409)
    text = str(said.get("text") or "")
    if utf16(text) > 4096:
        raise RefusedError("Tin dài quá 4096 ký tự: ứng dụng Telegram cũng không gửi được.")
    try:
        body = brought(world, said)
    except ValueError as error:
        raise RefusedError(f"Tệp không dùng được: {error}.") from None
    caption = str(said.get("caption") or (text if body else ""))
    if body and caption:
        body["caption"] = caption
        if found := detect(caption):
            body["caption_entities"] = found
    elif text:
        body["text"] = text
        if found := detect(text):
            body["entities"] = found
    if not body:
        raise RefusedError("Tin trống: cần có chữ, ảnh, ghi âm, tệp hoặc vị trí.")
    sender: int | None = person_id
    if group_id := said.get("media_group_id"):
        body["media_group_id"] = str(group_id)
    if origin := said.get("forwarded"):
        name = origin if isinstance(origin, str) else "Người khác"
        body["forward_origin"] = {"type": "hidden_user", "date": world.now(), "sender_user_name": name}
    if (topic := said.get("thread")) is not None:
        if not chat.forum:
            raise RefusedError("Nhóm này không có chủ đề.")
        chat.threads.add(topic)
        body |= {"message_thread_id": topic, "is_topic_message": True}
    is_channel = bool(said.get("channel_post"))
    if (said.get("anonymous_admin") or is_channel) and not chat.private:
        sender = None
        body["sender_chat"] = chat_json(world, chat)
    reply_to = said.get("reply_to")
    if reply_to is not None and world.find_post(chat, reply_to) is None:
        raise RefusedError("Không có tin nhắn để trả lời.", 404)
    if chat.private and not who.started:
        who.started = True
        world.note_person(who)
    post = world.post(chat, sender, body, reply_to)
    if is_channel:
        return _push(world, "channel_post", post), post
    if not visible_to_bot(world, chat, body, reply_to):
        return None, post
    return _push(world, "message", post), post


def _push(world: World, kind: str, post: Post) -> int | None:
    if post.chat.bot_status not in IN_CHAT:
        return None
    shown = message_json(world, post)
    if kind.endswith("channel_post"):
        shown.pop("from", None)
        shown["chat"] = {**shown["chat"], "type": "channel"}
    return world.updates.push(kind, shown, post.chat.id, post.date + MESSAGE_AGE)


def edit(world: World, person_id: int, chat_id: int | None, message_id: int, text: str) -> tuple[int | None, Post]:
    """Change one's own message."""
    chat = place(world, person_id, chat_id)
    post = world.find_post(chat, message_id)
    if post is None:
        raise RefusedError("Không có tin nhắn này.", 404)
    if post.sender != person_id:
        raise RefusedError("Chỉ sửa được tin của chính mình.", 403)
    if not text or utf16(text) > 4096:
        raise RefusedError("Cần chữ mới, từ 1 đến 4096 ký tự.")
    field, entities = ("text", "entities") if "text" in post.body else ("caption", "caption_entities")
    body = {key: value for key, value in post.body.items() if key != entities} | {field: text}
    if found := detect(text):
        body[entities] = found
    post.body = body
    world.edited(post)
    if not visible_to_bot(world, chat, body, post.reply_to):
        return None, post
    return _push(world, "edited_message", post), post


def remove(world: World, chat_id: int, message_id: int) -> Post:
    """A person deletes a message; the Bot API tells the bot nothing of it."""
    chat = world.chats.get(chat_id)
    post = world.find_post(chat, message_id) if chat is not None else None
    if post is None:
        raise RefusedError("Không có tin nhắn này.", 404)
    world.delete(post)
    return post


def find_button(post: Post, label: str) -> str | None:
    """The callback data of the button with this text, or else of the first that contains it."""
    rows = post.body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if "callback_data" in button]
    wanted = label.casefold()
    for test in (lambda text: text == wanted, lambda text: wanted in text):
        for button in buttons:
            if test(button["text"].casefold()):
                return str(button["callback_data"])
    return None


def press(
    world: World,
    person_id: int,
    chat_id: int | None,
    message_id: int,
    *,
    label: str | None = None,
    data: str | None = None,
) -> Callback:
    """Press a button by its label, or send any data as a forger would."""
    chat, who = place(world, person_id, chat_id), person(world, person_id)
    post = chat.posts.get(message_id)
    if post is None and data is None:
        raise RefusedError("Không có tin nhắn này.", 404)
    if data is None:
        assert post is not None
        data = None if post.deleted else find_button(post, label or "")
        if data is None:
            raise RefusedError(f"Tin nhắn này không có nút “{label}”.", 404)
    if chat.private and who.blocked:
        raise RefusedError(f"{who.first_name} đang chặn bot: bấm Start để mở lại.", 409)
    callback = world.new_callback(person_id, chat.id, message_id, data)
    if chat.bot_status in IN_CHAT:
        _push_press(world, chat, post, callback)
    return callback


def _push_press(world: World, chat: Chat, post: Post | None, callback: Callback) -> None:
    if post is None or post.deleted:
        message: dict[str, Any] = {"chat": chat_json(world, chat), "message_id": callback.message_id, "date": 0}
    else:
        message = message_json(world, post)
    world.updates.push("callback_query", {
        "id": callback.id, "from": world.people[callback.person].user(), "message": message,
        "chat_instance": str(8_000_000_000_000_000 + abs(chat.id)), "data": callback.data,
    }, chat.id, callback.pressed_at + CALLBACK_AGE)  # fmt: skip


def block(world: World, person_id: int, *, blocked: bool) -> int | None:
    """Block or unblock the bot; it gets my_chat_member in the private chat."""
    who = person(world, person_id)
    if who.blocked == blocked:
        return None
    who.blocked = blocked
    world.note_person(who)
    chat = world.chat(person_id)
    assert chat is not None
    now, statuses = world.now(), ("member", "kicked") if blocked else ("kicked", "member")
    return world.updates.push("my_chat_member", {
        "chat": chat_json(world, chat), "from": who.user(), "date": now,
        "old_chat_member": member_json(world, chat, world.bot, statuses[0]),
        "new_chat_member": member_json(world, chat, world.bot, statuses[1]),
    }, chat.id, now + MESSAGE_AGE)  # fmt: skip
