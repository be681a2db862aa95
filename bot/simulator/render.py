"""How the state looks from outside: Bot API objects for the bot, views for the control API."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.simulator.world import ANONYMOUS, BOT, Chat, Person, Post, World

_ADMIN_RIGHTS = {
    "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True, "can_delete_messages": True,
    "can_manage_video_chats": True, "can_restrict_members": True, "can_promote_members": False,
    "can_change_info": True, "can_invite_users": True, "can_pin_messages": True, "can_post_stories": False,
    "can_edit_stories": False, "can_delete_stories": False, "can_manage_topics": True,
}  # fmt: skip
_MEMBER_RIGHTS = {
    "can_send_messages": True, "can_send_audios": True, "can_send_documents": True, "can_send_photos": True,
    "can_send_videos": True, "can_send_video_notes": True, "can_send_voice_notes": True, "can_send_polls": True,
    "can_send_other_messages": True, "can_add_web_page_previews": True, "can_change_info": False,
    "can_invite_users": True, "can_pin_messages": False, "can_manage_topics": False, "can_edit_tag": False,
    "can_react_to_messages": True,
}  # fmt: skip


def chat_json(world: World, chat: Chat) -> dict[str, Any]:
    """A Bot API Chat."""
    if chat.private:
        person = world.people[chat.id]
        user = person.user()
        return {
            "id": chat.id,
            "type": "private",
            **{key: user[key] for key in ("first_name", "last_name", "username") if key in user},
        }
    shown: dict[str, Any] = {"id": chat.id, "type": chat.type, "title": chat.title}
    if chat.type == "group":
        shown["all_members_are_administrators"] = False
    if chat.forum:
        shown["is_forum"] = True
    return shown


def full_chat_json(world: World, chat: Chat) -> dict[str, Any]:
    """A Bot API ChatFullInfo."""
    full = chat_json(world, chat)
    full |= {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not chat.private:
        full["permissions"] = dict(_MEMBER_RIGHTS)
    if chat.pinned and (post := world.find_post(chat, chat.pinned[-1])):
        full["pinned_message"] = message_json(world, post, reply=False)
    return full


def message_json(world: World, post: Post, *, reply: bool = True) -> dict[str, Any]:
    """A Bot API Message as it stands now."""
    shown: dict[str, Any] = {"message_id": post.message_id}
    if post.sender == BOT:
        shown["from"] = world.bot
    elif post.sender is not None:
        shown["from"] = world.people[post.sender].user()
    elif post.chat.type != "channel":
        shown["from"] = ANONYMOUS
    shown["chat"] = chat_json(world, post.chat)
    shown["date"] = post.date
    if post.edits:
        shown["edit_date"] = post.edit_date
    if reply and post.reply_to is not None:
        target = world.find_post(post.chat, post.reply_to)
        if target is not None:
            shown["reply_to_message"] = message_json(world, target, reply=False)
    shown |= post.body
    return shown


def member_json(world: World, chat: Chat, user: dict[str, Any], status: str) -> dict[str, Any]:
    """A complete Bot API ChatMember. ``status`` "absent" shows as left."""
    member: dict[str, Any] = {"user": user, "status": "left" if status == "absent" else status}
    match status:
        case "creator":
            member |= {"is_anonymous": False}
        case "administrator":
            member |= _ADMIN_RIGHTS
        case "restricted":
            member |= dict.fromkeys(_MEMBER_RIGHTS, False) | {"is_member": True, "until_date": 0}
        case "kicked":
            member |= {"until_date": 0}
    return member


def person_status(chat: Chat, person: int) -> str:
    """The ChatMember status of a person."""
    if person in chat.admins:
        return "creator" if chat.admins[0] == person else "administrator"
    return "member" if person in chat.members else "left"


def person_view(person: Person) -> dict[str, Any]:
    """A person for the control API."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "title": person.title,
        "blocked": person.blocked,
        "started": person.started,
    }


def chat_view(chat: Chat) -> dict[str, Any]:
    """A chat for the control API."""
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "members": list(chat.members),
        "admins": list(chat.admins),
        "bot_status": chat.bot_status,
        "migrated_to": chat.migrated_to,
        "forum": chat.forum,
        "threads": sorted(chat.threads),
        "pinned": list(chat.pinned),
    }


def message_view(world: World, post: Post) -> dict[str, Any]:
    """A message for the control API: what a person sees, plus its place in the journal."""
    body = post.body
    view: dict[str, Any] = {
        "message_id": post.message_id,
        "seq": post.seq,
        "date": datetime.fromtimestamp(post.date, UTC).isoformat(),
        "from": _sender_view(world, post),
        "text": body.get("text", ""),
        "caption": body.get("caption", ""),
        "entities": body.get("entities") or body.get("caption_entities") or [],
        "buttons": [
            [
                {
                    "text": button["text"],
                    "data": button.get("callback_data"),
                    **({"url": button["url"]} if "url" in button else {}),
                }
                for button in row
            ]
            for row in body.get("reply_markup", {}).get("inline_keyboard", [])
        ],
        "edited": post.edits > 0,
        "edits": post.edits,
        "reply_to": post.reply_to,
        "deleted": post.deleted,
    }
    if "photo" in body:
        view["photo_url"] = _url(body["photo"][-1])
    for kind in ("document", "video"):
        if kind in body:
            view[kind] = {"name": body[kind].get("file_name", ""), "url": _url(body[kind])}
    if "voice" in body:
        view["voice"] = {"duration": body["voice"]["duration"], "url": _url(body["voice"])}
    for kind in ("location", "media_group_id", "contact"):
        if kind in body:
            view[kind] = body[kind]
    if "sticker" in body:
        view["sticker"] = body["sticker"].get("emoji", "")
    if "message_thread_id" in body:
        view["thread"] = body["message_thread_id"]
    if "forward_origin" in body:
        view["forwarded"] = True
    if service := _service(world, post):
        view["service"] = service
    return view


def _url(media: dict[str, Any]) -> str:
    return f"/_sim/files/{media['file_id']}"


def _sender_view(world: World, post: Post) -> dict[str, Any]:
    if post.sender == BOT:
        return {"id": world.bot["id"], "first_name": world.bot["first_name"], "is_bot": True}
    if post.sender is None:
        return {"id": post.chat.id, "first_name": post.chat.title, "is_bot": False}
    return {"id": post.sender, "first_name": world.people[post.sender].first_name, "is_bot": False}


def _service(world: World, post: Post) -> str:
    body, who = post.body, _sender_view(world, post)["first_name"]
    if users := body.get("new_chat_members"):
        return f"{who} đã thêm {', '.join(user['first_name'] for user in users)} vào nhóm"
    if user := body.get("left_chat_member"):
        return f"{user['first_name']} đã rời nhóm"
    if "group_chat_created" in body or "supergroup_chat_created" in body:
        return f"{who} đã tạo nhóm “{post.chat.title}”"
    if "migrate_to_chat_id" in body:
        return "Nhóm đã được nâng cấp thành nhóm lớn (supergroup)"
    if "migrate_from_chat_id" in body:
        return "Nhóm được nâng cấp từ nhóm thường"
    if "pinned_message" in body:
        return f"{who} đã ghim một tin nhắn"
    return ""
