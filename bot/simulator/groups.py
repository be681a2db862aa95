"""What people do with groups: make them, come and go, let the bot in or out, upgrade them."""

from __future__ import annotations

from typing import Any

from bot.simulator.render import chat_json, member_json, message_json
from bot.simulator.updates import MESSAGE_AGE
from bot.simulator.world import BOT, IN_CHAT, Chat, Person, World

BOT_STATUSES = ("member", "administrator", "restricted", "left", "kicked")


class RefusedError(Exception):
    """An act that is not possible; the text is one sentence for people. ``status`` is the HTTP status."""

    def __init__(self, text: str, status: int = 400):
        super().__init__(text)
        self.status = status


def person(world: World, person_id: int) -> Person:
    """A known person. Raises RefusedError."""
    found = world.people.get(person_id)
    if found is None:
        raise RefusedError(f"Không có người nào mang số {person_id}.", 404)
    return found


def group(world: World, chat_id: int) -> Chat:
    """A known chat that is not private. Raises RefusedError."""
    chat = world.chats.get(chat_id)
    if chat is None or chat.private:
        raise RefusedError(f"Không có nhóm nào mang số {chat_id}.", 404)
    return chat


def create(
    world: World,
    *,
    chat_id: int | None,
    title: str,
    members: list[int],
    admins: list[int],
    kind: str,
    bot: str,
    forum: bool = False,
    threads: list[int] | None = None,
) -> Chat:
    """Make a group, or a channel; tells the bot when it is in."""
    everyone = list(dict.fromkeys([*admins, *members]))
    for member in everyone:
        person(world, member)
    if chat_id is None:
        base = -400_000_000 if kind == "group" else -1_001_500_000_000
        chat_id = base - len(world.chats) - 1
        while chat_id in world.chats:
            chat_id -= 1
    elif chat_id >= 0 or chat_id in world.chats:
        raise RefusedError("Số của nhóm phải âm và chưa dùng.", 409 if chat_id in world.chats else 400)
    chat = Chat(
        chat_id, kind, title, everyone, admins or everyone[:1], "absent", forum=forum, threads=set(threads or ())
    )
    world.chats[chat_id] = chat
    world.note_chat(chat)
    maker = chat.admins[0] if chat.admins else None
    if bot != "absent":
        set_bot_status(world, chat, bot, by=maker, announce=False)
    created = {"group": "group_chat_created", "supergroup": "supergroup_chat_created"}.get(kind)
    if created:
        service(world, chat, maker, {created: True})
    return chat


def service(world: World, chat: Chat, sender: int | None, body: dict[str, Any]) -> int | None:
    """Post a service message; the bot gets it if it is in the chat. Returns the update's id."""
    post = world.post(chat, sender, body)
    if chat.bot_status not in IN_CHAT:
        return None
    return world.updates.push("message", message_json(world, post), chat.id, post.date + MESSAGE_AGE)


def set_bot_status(
    world: World, chat: Chat, status: str, by: int | None = None, *, announce: bool = True
) -> int | None:
    """Let the bot in or out or change its rights. Returns the id of its my_chat_member update."""
    old = chat.bot_status
    if old == status:
        return None
    if by is None and chat.admins:
        by = chat.admins[0]
    was_in, is_in = old in IN_CHAT, status in IN_CHAT
    if announce and was_in and not is_in:
        world.post(chat, by, {"left_chat_member": world.bot})
    chat.bot_status = status
    world.note_chat(chat)
    now = world.now()
    actor = world.people[by].user() if by is not None and by in world.people else world.bot
    update_id = world.updates.push("my_chat_member", {
        "chat": chat_json(world, chat), "from": actor, "date": now,
        "old_chat_member": member_json(world, chat, world.bot, old),
        "new_chat_member": member_json(world, chat, world.bot, status),
    }, chat.id, now + MESSAGE_AGE)  # fmt: skip
    if announce and is_in and not was_in:
        service(
            world,
            chat,
            by,
            {"new_chat_members": [world.bot], "new_chat_member": world.bot, "new_chat_participant": world.bot},
        )
    return update_id


def change_members(world: World, chat: Chat, add: list[int], remove: list[int]) -> None:
    """People come and go; the bot gets service messages, and chat_member updates if it asked for them."""
    for member in [*add, *remove]:
        person(world, member)
    by = chat.admins[0] if chat.admins else None
    for member in add:
        if member not in chat.members:
            old = member_json(world, chat, world.people[member].user(), "left")
            chat.members.append(member)
            service(world, chat, by if by is not None else member, {"new_chat_members": [world.people[member].user()]})
            _tell_member(world, chat, member, by, old, "member")
    for member in remove:
        if member in chat.members:
            old = member_json(world, chat, world.people[member].user(), "member")
            chat.members.remove(member)
            chat.admins = [admin for admin in chat.admins if admin != member]
            service(world, chat, member, {"left_chat_member": world.people[member].user()})
            _tell_member(world, chat, member, by, old, "left")
    world.note_chat(chat)


def _tell_member(world: World, chat: Chat, member: int, by: int | None, old: dict[str, Any], status: str) -> None:
    if chat.bot_status != "administrator":
        return
    user = world.people[member].user()
    world.updates.push("chat_member", {
        "chat": chat_json(world, chat), "from": world.people[by].user() if by in world.people else user,
        "date": world.now(), "old_chat_member": old, "new_chat_member": member_json(world, chat, user, status),
    }, chat.id, world.now() + MESSAGE_AGE)  # fmt: skip


def migrate(world: World, chat: Chat) -> Chat:
    """Upgrade a basic group to a supergroup under a new id, with both service messages."""
    if chat.type != "group":
        raise RefusedError("Chỉ nhóm thường mới nâng cấp được thành nhóm lớn.", 409)
    if chat.migrated_to is not None:
        raise RefusedError(f"Nhóm này đã chuyển sang {chat.migrated_to}.", 409)
    new_id = -1_002_000_000_000 - len(world.chats) - 1
    while new_id in world.chats:
        new_id -= 1
    new = Chat(
        new_id, "supergroup", chat.title, list(chat.members), list(chat.admins), chat.bot_status, migrated_from=chat.id
    )
    world.chats[new_id] = new
    by = chat.admins[0] if chat.admins else None
    service(world, chat, by, {"migrate_to_chat_id": new_id})
    chat.migrated_to = new_id
    service(world, new, by, {"migrate_from_chat_id": chat.id})
    world.note_chat(chat)
    world.note_chat(new)
    return new


def visible_to_bot(world: World, chat: Chat, body: dict[str, Any], reply_to: int | None) -> bool:
    """Whether privacy mode (on) lets the bot see a person's message."""
    if chat.private or chat.bot_status == "administrator":
        return True
    if chat.bot_status not in IN_CHAT or chat.type == "channel":
        return False
    target = world.find_post(chat, reply_to) if reply_to is not None else None
    if target is not None and target.sender == BOT:
        return True
    text, entities = body.get("text", ""), body.get("entities", [])
    if not any(e["type"] == "bot_command" and e["offset"] == 0 for e in entities):
        return False
    _, at, addressee = text.split()[0].partition("@")
    return not at or addressee.lower() == str(world.bot["username"]).lower()
