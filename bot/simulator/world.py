"""The state of the simulated network: people, chats, messages, presses, files."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from bot.clock import Clock
from bot.simulator.journal import Journal
from bot.simulator.updates import Updates

BOT = 0  # ``sender`` of the bot's own messages
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
IN_CHAT = ("member", "administrator", "restricted")
_KEEP_POSTS = 5_000
_KEEP_CALLBACKS = 20_000
_KEEP_FILE_BYTES = 256 * 1024 * 1024


@dataclass(slots=True)
class Person:
    """Someone who can be played. ``title`` is a label for the page only."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    title: str = ""
    blocked: bool = False
    started: bool = False

    def user(self) -> dict[str, Any]:
        """As a Bot API User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        user["language_code"] = "vi"
        return user


@dataclass(slots=True)
class Chat:
    """One chat. A private chat has its person's id. ``bot_status`` is a ChatMember status or "absent"."""

    id: int
    type: str
    title: str = ""
    members: list[int] = field(default_factory=list)
    admins: list[int] = field(default_factory=list)  # the first one is the owner
    bot_status: str = "absent"
    migrated_to: int | None = None
    migrated_from: int | None = None
    forum: bool = False
    threads: set[int] = field(default_factory=set)
    posts: OrderedDict[int, Post] = field(default_factory=OrderedDict)
    last_id: int = 0
    pinned: list[int] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return self.type == "private"


@dataclass(slots=True)
class Post:
    """One message. ``body`` holds its content fields as the Bot API names them; ``date`` in epoch seconds."""

    message_id: int
    chat: Chat
    sender: int | None
    date: int
    body: dict[str, Any]
    reply_to: int | None = None
    seq: int = 0  # journal number of the last change
    created: int = 0  # journal number of the first
    edits: int = 0
    edit_date: int = 0
    deleted: bool = False


@dataclass(slots=True)
class Callback:
    """One press on a button and the answer it got. ``pressed_at`` in epoch seconds."""

    id: str
    person: int
    chat_id: int
    message_id: int
    data: str
    pressed_at: float
    answered: bool = False
    text: str = ""
    show_alert: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """Stored bytes. ``id`` is the Bot API file_id."""

    id: str
    path: str
    name: str
    mime: str
    data: bytes


class World:
    """Everything that exists, and the journal of what changed."""

    def __init__(self, clock: Clock, *, username: str, name: str):
        self.clock = clock
        # Rendered messages share this dict, so that updates queued before the first token carry the bot's real id.
        self.bot: dict[str, Any] = {"id": 7_000_000_001, "is_bot": True, "first_name": name, "username": username}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.journal = Journal()
        self.updates = Updates(clock)
        self.callbacks: OrderedDict[str, Callback] = OrderedDict()
        self.files: OrderedDict[str, File] = OrderedDict()
        self.files_by_path: dict[str, str] = {}
        self._file_bytes = 0
        self._last_id = 0
        self._last_file = 0
        self._last_callback = 4_000_000_000_000_000

    def now(self) -> int:
        """Epoch seconds on the injected clock."""
        return int(self.clock.now().timestamp())

    def chat(self, chat_id: int) -> Chat | None:
        """A chat by id; a known person's private chat is made when first asked for."""
        chat = self.chats.get(chat_id)
        if chat is None and chat_id in self.people:
            chat = self.chats[chat_id] = Chat(chat_id, "private", bot_status="member", members=[chat_id])
        return chat

    def find_username(self, username: str) -> Person | None:
        """A person by username, any case, with or without @."""
        wanted = username.lstrip("@").lower()
        return next((p for p in self.people.values() if wanted and p.username.lower() == wanted), None)

    def post(self, chat: Chat, sender: int | None, body: dict[str, Any], reply_to: int | None = None) -> Post:
        """Store a new message and note it in the journal."""
        if chat.type in ("supergroup", "channel"):
            chat.last_id += 1
            message_id = chat.last_id
        else:
            # Private chats and basic groups share one numbering per bot account, as in the real network.
            self._last_id += 1
            message_id = self._last_id
        post = Post(message_id, chat, sender, self.now(), body, reply_to)
        chat.posts[message_id] = post
        if len(chat.posts) > _KEEP_POSTS:
            chat.posts.popitem(last=False)
        entry = {"type": "message", "chat_id": chat.id, "message_id": message_id, "from_bot": sender == BOT}
        post.seq = post.created = self.journal.add(entry)
        return post

    def edited(self, post: Post) -> None:
        """Note that a message's content changed."""
        post.edits += 1
        post.edit_date = self.now()
        post.seq = self.journal.add({"type": "edit", "chat_id": post.chat.id, "message_id": post.message_id})

    def delete(self, post: Post) -> None:
        """Mark a message deleted; it stays visible to the control API only."""
        post.deleted = True
        if post.message_id in post.chat.pinned:
            post.chat.pinned.remove(post.message_id)
        post.seq = self.journal.add({"type": "delete", "chat_id": post.chat.id, "message_id": post.message_id})

    def find_post(self, chat: Chat, message_id: int) -> Post | None:
        """A message that is still there."""
        post = chat.posts.get(message_id)
        return None if post is None or post.deleted else post

    def new_callback(self, person: int, chat_id: int, message_id: int, data: str) -> Callback:
        """Register a press."""
        self._last_callback += 1
        callback = Callback(str(self._last_callback), person, chat_id, message_id, data, self.clock.now().timestamp())
        self.callbacks[callback.id] = callback
        if len(self.callbacks) > _KEEP_CALLBACKS:
            self.callbacks.popitem(last=False)
        self.note_callback(callback)
        return callback

    def note_callback(self, callback: Callback) -> None:
        """Put the state of a press in the journal."""
        self.journal.add(
            {
                "type": "callback",
                "chat_id": callback.chat_id,
                "message_id": callback.message_id,
                "callback_id": callback.id,
                "from": callback.person,
                "answered": callback.answered,
            }
        )

    def store_file(self, name: str, mime: str, data: bytes, folder: str) -> File:
        """Keep bytes under a new file_id; the oldest files go when there is too much."""
        self._last_file += 1
        dot = name.rpartition(".")[2] if "." in name else "bin"
        suffix = dot if dot.isascii() and dot.isalnum() else "bin"
        path = f"{folder}/file_{self._last_file}.{suffix}"
        stored = File(f"SIMFILE{self._last_file:010d}", path, name, mime, data)
        self.files[stored.id] = stored
        self.files_by_path[path] = stored.id
        self._file_bytes += len(data)
        while self._file_bytes > _KEEP_FILE_BYTES and len(self.files) > 1:
            _, oldest = self.files.popitem(last=False)
            del self.files_by_path[oldest.path]
            self._file_bytes -= len(oldest.data)
        return stored

    def note_chat(self, chat: Chat) -> None:
        """Put a change of a chat in the journal."""
        self.journal.add({"type": "chat", "chat_id": chat.id})

    def note_person(self, person: Person) -> None:
        """Put a change of a person in the journal."""
        self.journal.add({"type": "person", "chat_id": person.id, "person": person.id})
