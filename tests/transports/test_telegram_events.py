"""Raw updates become neutral events; what cannot be understood is ignored with a reason, never an error."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.transports.telegram_events import interpret, raw_update
from duty.messages import Attachment, Chat, Event, EventKind

PERSON = {"id": 9, "is_bot": False, "first_name": "Lan", "last_name": "Trần", "username": "lan"}
PRIVATE = {"id": 9, "type": "private", "first_name": "Lan"}
GROUP = {"id": -1005, "type": "supergroup", "title": "Trực ban"}
DATE = 1718000000


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": DATE, "chat": PRIVATE, "from": PERSON} | fields


def read(**fields: Any) -> Event:
    return interpret({"update_id": 1, "message": message(**fields)})


def test_a_private_text() -> None:
    event = read(text="  TK3: 12 người\u200b tụ tập ", unknown_field={"new": [1]})
    assert event.kind is EventKind.MESSAGE
    assert event.text == "  TK3: 12 người\u200b tụ tập "
    assert event.chat == Chat("9", private=True)
    assert event.sender is not None
    assert (event.sender.user, event.sender.address, event.sender.name) == ("9", "9", "Lan Trần")
    assert not event.sender.anonymous
    assert event.message_ref == "3"
    assert event.sent_at == datetime.fromtimestamp(DATE, UTC)
    assert not event.forwarded


def test_the_largest_photo_with_its_caption_and_album() -> None:
    sizes = [
        {"file_id": "s", "width": 90, "height": 60, "file_size": 900},
        {"file_id": "l", "width": 1280, "height": 960, "file_size": 90000},
        {"file_id": "m", "width": 320, "height": 240},
        "odd",
        {"width": 9000, "height": 9000},
    ]
    event = read(photo=sizes, caption="ảnh", media_group_id="77")
    assert event.attachments == (Attachment("photo", ref="l", mime="image/jpeg", size=90000),)
    assert (event.text, event.album) == ("ảnh", "77")


@pytest.mark.parametrize(
    ("fields", "attachment"),
    [
        (
            {"voice": {"file_id": "v", "mime_type": "audio/ogg", "file_size": 5}},
            Attachment("voice", ref="v", mime="audio/ogg", size=5),
        ),
        ({"video": {"file_id": "v", "file_name": "a.mp4"}}, Attachment("video", ref="v", name="a.mp4")),
        ({"video_note": {"file_id": "v"}}, Attachment("video", ref="video_note:v")),
        (
            {"audio": {"file_id": "v", "mime_type": "audio/mpeg"}},
            Attachment("document", ref="audio:v", mime="audio/mpeg"),
        ),
        (
            {"document": {"file_id": "d", "file_name": "đơn.docx", "file_size": 7}},
            Attachment("document", ref="d", name="đơn.docx", size=7),
        ),
        ({"animation": {"file_id": "g"}, "document": {"file_id": "g"}}, Attachment("video", ref="animation:g")),
        ({"location": {"latitude": 20.1, "longitude": 105}}, Attachment("location", latitude=20.1, longitude=105.0)),
        (
            {
                "location": {"latitude": 20.1, "longitude": 105.2},
                "venue": {"location": {"latitude": 20.1, "longitude": 105.2}, "title": "UBND", "address": "TK3"},
            },
            Attachment("location", name="UBND, TK3", latitude=20.1, longitude=105.2),
        ),
    ],
)
def test_attachments(fields: dict[str, Any], attachment: Attachment) -> None:
    event = read(**fields)
    assert event.kind is EventKind.MESSAGE
    assert event.attachments == (attachment,)


@pytest.mark.parametrize("field", ["sticker", "contact", "poll", "dice"])
def test_what_cannot_be_read_is_still_a_message_that_says_so(field: str) -> None:
    event = read(**{field: {"file_id": "x", "phone_number": "0912345678"}})
    assert (event.kind, event.attachments, event.text) == (EventKind.MESSAGE, (), "")
    assert event.extra == {"reason": field}


@pytest.mark.parametrize(
    "fields",
    [
        {"new_chat_members": [PERSON]},
        {"left_chat_member": PERSON},
        {"pinned_message": {"message_id": 1}},
        {"new_chat_title": "x"},
        {"forum_topic_created": {"name": "x"}},
        {"something_new": True},
        {},
    ],
)
def test_service_messages_are_ignored(fields: dict[str, Any]) -> None:
    event = read(**fields)
    assert (event.kind, event.reason) == (EventKind.IGNORED, "service")


def test_an_edited_message() -> None:
    event = interpret({"update_id": 1, "edited_message": message(text="sửa", edit_date=DATE + 5)})
    assert (event.kind, event.text, event.message_ref) == (EventKind.EDITED, "sửa", "3")


def test_a_group_becomes_a_supergroup() -> None:
    event = read(chat={"id": -5, "type": "group"}, migrate_to_chat_id=-1005)
    assert (event.kind, event.chat.address, event.moved_to) == (EventKind.MOVED, "-5", "-1005")
    assert read(chat=GROUP, migrate_from_chat_id=-5).kind is EventKind.IGNORED


def test_topics_and_replies() -> None:
    topic = {"message_thread_id": 44, "is_topic_message": True}
    opened = {"message_id": 44, "forum_topic_created": {"name": "Trực"}}
    event = read(chat=GROUP, text="a", reply_to_message=opened, **topic)
    assert (event.chat.thread, event.reply_to, event.chat.title) == ("44", "", "Trực ban")
    assert read(chat=GROUP, text="a", reply_to_message={"message_id": 8}, **topic).reply_to == "8"
    # Replies in an ordinary group carry a thread number that cannot be sent to.
    assert read(chat=GROUP, text="a", message_thread_id=44, reply_to_message={"message_id": 44}).chat.thread == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
        {"from": {"id": 1087968824, "is_bot": True, "username": "GroupAnonymousBot"}},
        {"from": {"id": 136817688, "is_bot": True}, "sender_chat": {"id": -1007, "type": "channel", "title": "Kênh"}},
        {"from": None, "sender_chat": GROUP},
    ],
)
def test_stand_ins_are_anonymous(fields: dict[str, Any]) -> None:
    sender = read(chat=GROUP, text="đã nhận", **fields).sender
    assert sender is not None
    assert sender.anonymous
    assert sender.address == ""


@pytest.mark.parametrize("field", ["forward_origin", "forward_from", "forward_date", "forward_sender_name"])
def test_forwarded(field: str) -> None:
    assert read(text="a", **{field: {"type": "user"}}).forwarded


@pytest.mark.parametrize(
    ("date", "year"),
    [
        (DATE, 2024),
        (DATE * 1000, 2024),
        (DATE + 0.5, 2024),
        (0, None),
        (-5, None),
        (True, None),
        ("x", None),
        (10**30, None),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
    ],
)
def test_dates_in_seconds_or_milliseconds(date: Any, year: int | None) -> None:
    sent_at = read(text="a", date=date).sent_at
    assert (sent_at.year if sent_at else None) == year
    assert sent_at is None or sent_at.tzinfo is UTC


def press(**fields: Any) -> Event:
    card = {"message_id": 31, "date": 0, "chat": GROUP, "message_thread_id": 4, "is_topic_message": True}
    return interpret(
        {
            "update_id": 1,
            "callback_query": {"id": "555", "from": PERSON, "message": card, "data": "nhan:17", "chat_instance": "1"}
            | fields,
        }
    )


def test_a_press_on_a_card_however_old() -> None:
    event = press()
    assert (event.kind, event.press_id, event.token, event.message_ref) == (EventKind.PRESS, "555", "nhan:17", "31")
    assert event.chat == Chat("-1005", private=False, title="Trực ban", thread="4")
    assert event.sender is not None
    assert event.sender.user == "9"


@pytest.mark.parametrize("fields", [{"message": None}, {"data": None}, {"data": 5}, {"id": None}, {"message": {}}])
def test_half_a_press_is_ignored(fields: dict[str, Any]) -> None:
    event = press(**fields)
    assert event.kind is EventKind.IGNORED
    assert event.reason.startswith("press without")


@pytest.mark.parametrize(
    ("chat", "new", "status"),
    [
        (PRIVATE, {"status": "kicked"}, "kicked"),
        (PRIVATE, {"status": "member"}, "member"),
        (GROUP, {"status": "administrator"}, "administrator"),
        (GROUP, {"status": "left"}, "left"),
        (GROUP, {"status": "restricted", "can_send_messages": False, "is_member": True}, "restricted"),
        (GROUP, {"status": "restricted", "can_send_messages": True, "is_member": True}, "member"),
        (GROUP, {"status": "restricted", "can_send_messages": False, "is_member": False}, "left"),
        (GROUP, {"status": "creator"}, "administrator"),
    ],
)
def test_the_bots_own_status(chat: dict[str, Any], new: dict[str, Any], status: str) -> None:
    event = interpret(
        {
            "update_id": 1,
            "my_chat_member": {
                "chat": chat,
                "from": PERSON,
                "date": DATE,
                "old_chat_member": {},
                "new_chat_member": new,
            },
        }
    )
    assert (event.kind, event.status) == (EventKind.BOT_STATUS, status)
    assert event.chat.private is (chat is PRIVATE)
    assert event.sent_at is not None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (None, "not an update"),
        ([], "not an update"),
        ({}, "empty update"),
        ({"raw": "x"}, "empty update"),
        ({"update_id": 1, "message": "x"}, "unknown update: message"),
        ({"update_id": 1, "message": {"text": "a"}}, "no chat"),
        ({"update_id": 1, "poll": {}}, "unknown update: poll"),
        ({"update_id": 1, "channel_post": message(text="a")}, "channel_post"),
        ({"update_id": 1, "message": message(text="a", is_automatic_forward=True)}, "channel_post"),
        (
            {"update_id": 1, "my_chat_member": {"chat": GROUP, "new_chat_member": {"status": ["x"]}}},
            "unknown bot status",
        ),
    ],
)
def test_what_is_not_understood_is_ignored_with_a_reason(body: Any, reason: str) -> None:
    event = interpret(body)
    assert (event.kind, event.reason) == (EventKind.IGNORED, reason)


def test_characters_that_no_database_takes_are_replaced() -> None:
    event = read(text="a\ud800b\x00c", chat=PRIVATE | {"title": "\udfff"})
    event.text.encode()
    event.chat.title.encode()
    assert event.text == "a\ufffdb\ufffdc"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from([0, -1, 2**70, 10**400, "private", "\ud800"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = [
    "message_id",
    "date",
    "chat",
    "from",
    "text",
    "caption",
    "photo",
    "voice",
    "video",
    "video_note",
    "document",
    "animation",
    "audio",
    "location",
    "venue",
    "sticker",
    "media_group_id",
    "new_chat_members",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "reply_to_message",
    "message_thread_id",
    "is_topic_message",
    "sender_chat",
    "forward_date",
    "new_chat_member",
    "data",
    "id",
    "message",
    "is_automatic_forward",
    "contact",
    "title",
    "type",
    "file_id",
    "file_size",
    "width",
    "height",
    "latitude",
    "longitude",
    "status",
    "first_name",
    "is_bot",
    "name",
]
KINDS = ["update_id", "message", "edited_message", "callback_query", "my_chat_member", "channel_post"]
LIKELY = st.recursive(
    JSON,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=8),
    max_leaves=25,
)
MESSAGE = st.dictionaries(st.sampled_from(FIELDS), LIKELY, max_size=8).map(
    lambda fields: {"chat": GROUP, "from": PERSON} | fields
)
UPDATES = st.one_of(JSON, st.dictionaries(st.sampled_from(KINDS), st.one_of(LIKELY, MESSAGE), max_size=3))


@settings(max_examples=150, deadline=None)
@given(UPDATES)
def test_no_update_whatever_it_holds_raises(body: Any) -> None:
    event = interpret(body)
    assert event.kind is not EventKind.IGNORED or event.reason
    assert not event.reason.startswith("unreadable")
    update = raw_update(body)
    assert update.external_id
    assert update.chat_key
    assert raw_update(body) == update
    for word in (update.external_id, update.chat_key, event.text, event.chat.address, event.reason, event.token):
        word.encode()
    if event.sender:
        assert event.sender.user
    json.dumps(event.extra)
