"""Sending and editing: what is taken, what is refused and in which words."""

from __future__ import annotations

import io
from typing import Any

import pytest
import telegram
from PIL import Image
from sim_stage import TOKEN, Stage
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

EMOJI = "😀"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def keyboard(*labels: str, data: str = "x") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": data}] for label in labels]}


async def refused(stage: Stage, method: str, **params: Any) -> str:
    """The description of a refusal; the status must equal the error code."""
    status, answer = await stage.call(method, **params)
    assert answer["ok"] is False
    assert answer["error_code"] == status
    return str(answer["description"])


async def test_text_length_counts_utf16_units_after_parsing(stage: Stage) -> None:
    assert (await stage.bot.send_message(stage.hoa, EMOJI * 2048)).text == EMOJI * 2048
    too_long = await refused(stage, "sendMessage", chat_id=stage.hoa, text=EMOJI * 2049)
    assert too_long == "Bad Request: message is too long"
    marked = "<b>" + "a" * 4096 + "</b>"
    message = await stage.bot.send_message(stage.hoa, marked, parse_mode="HTML")
    assert message.entities[0].to_dict() == {"type": "bold", "offset": 0, "length": 4096}
    for empty in ("", "   ", "\n"):
        found = await refused(stage, "sendMessage", chat_id=stage.hoa, text=empty)
        assert found == "Bad Request: message text is empty"
    assert await refused(stage, "sendMessage", chat_id=stage.hoa) == "Bad Request: message text is empty"


@pytest.mark.parametrize(("text", "problem"), [
    ("a < b", "Unsupported start tag"), ("<b>x", "Can't find end tag"), ("x</b>", "Unexpected end tag"),
    ("<b>x</i>", "Unmatched end tag"), ("<br>", "Unsupported start tag \"br\""), ("<b", "Unclosed start tag"),
])  # fmt: skip
async def test_bad_html_is_refused(stage: Stage, text: str, problem: str) -> None:
    found = await refused(stage, "sendMessage", chat_id=stage.hoa, text=text, parse_mode="HTML")
    assert found.startswith("Bad Request: can't parse entities: ")
    assert problem in found


async def test_html_and_markdown_become_entities(stage: Stage) -> None:
    html = await stage.bot.send_message(
        stage.hoa, f'{EMOJI}<b>SV-1 &lt;<i>x</i></b> <a href="https://a.vn/?b&amp;c">đây</a>', parse_mode="HTML"
    )
    assert html.text == f"{EMOJI}SV-1 <x đây"
    assert [(e.type, e.offset, e.length, e.url) for e in html.entities] == [
        ("bold", 2, 7, None),
        ("italic", 8, 1, None),
        ("text_link", 10, 3, "https://a.vn/?b&c"),
    ]
    marked = await stage.bot.send_message(stage.hoa, r"*SV\-1* __a__ [x](https://a.vn)", parse_mode="MarkdownV2")
    assert marked.text == "SV-1 a x"
    assert [e.type for e in marked.entities] == ["bold", "underline", "text_link"]
    problem = await refused(stage, "sendMessage", chat_id=stage.hoa, text="SV-1", parse_mode="MarkdownV2")
    assert problem == (
        "Bad Request: can't parse entities: Character '-' is reserved and must be escaped with the preceding '\\'"
    )


async def test_given_entities_must_lie_inside_the_text(stage: Stage) -> None:
    bold = telegram.MessageEntity("bold", 0, 2)
    assert (await stage.bot.send_message(stage.hoa, EMOJI, entities=[bold])).entities == (bold,)
    assert "UTF-16 offset" in await refused(
        stage, "sendMessage", chat_id=stage.hoa, text=EMOJI, entities=[{"type": "bold", "offset": 0, "length": 3}]
    )


async def test_callback_data_is_at_most_64_bytes(stage: Stage) -> None:
    fits, over = "đ" * 32, "đ" * 32 + "a"
    message = await stage.bot.send_message(stage.hoa, "?", reply_markup=keyboard("a", data=fits))  # type: ignore[arg-type]
    assert message.reply_markup is not None
    for data in (over, ""):
        assert (
            await refused(stage, "sendMessage", chat_id=stage.hoa, text="?", reply_markup=keyboard("a", data=data))
            == "Bad Request: BUTTON_DATA_INVALID"
        )


@pytest.mark.parametrize("rows", [
    [[{"text": "a"}]], [[{"callback_data": "a"}]], [[{"text": "a", "callback_data": "a", "url": "https://a.vn"}]],
    [[{"text": " ", "callback_data": "a"}]], [[{"text": "a", "url": "nothing"}]], "no list", [{"text": "a"}],
    [[{"text": str(n), "callback_data": "a"} for n in range(9)]],
    [[{"text": "a", "callback_data": "a"}]] * 101, [[1]],
])  # fmt: skip
async def test_a_wrong_keyboard_is_refused(stage: Stage, rows: Any) -> None:
    found = await refused(stage, "sendMessage", chat_id=stage.hoa, text="?", reply_markup={"inline_keyboard": rows})
    assert found.startswith("Bad Request: ")
    assert (await stage.play.messages(stage.hoa))[-1]["text"] == "/start"


async def test_an_edit_that_changes_nothing_is_refused(stage: Stage) -> None:
    message = await stage.bot.send_message(stage.group, "mới", reply_markup=keyboard("Nhận"))  # type: ignore[arg-type]
    where = {"chat_id": stage.group, "message_id": message.message_id}
    assert await refused(stage, "editMessageText", **where, text="mới ", reply_markup=keyboard("Nhận")) == NOT_MODIFIED
    edited = await stage.bot.edit_message_text("mới", stage.group, message.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.reply_markup is None
    assert await refused(stage, "editMessageReplyMarkup", **where) == NOT_MODIFIED
    shown = (await stage.play.messages(stage.group))[-1]
    assert (shown["edited"], shown["edits"], shown["buttons"]) == (True, 1, [])


async def test_edits_of_foreign_missing_and_media_messages_are_refused(stage: Stage) -> None:
    theirs = (await stage.play.say(stage.hoa, "/sv", chat=stage.group))["message"]["message_id"]
    photo = await stage.bot.send_photo(stage.group, b"\xff\xd8", caption="ảnh")
    chat = {"chat_id": stage.group, "text": "x"}
    assert await refused(stage, "editMessageText", **chat, message_id=theirs) == "Bad Request: message can't be edited"
    assert await refused(stage, "editMessageText", **chat, message_id=99) == "Bad Request: message to edit not found"
    assert (
        await refused(stage, "editMessageText", **chat, message_id=photo.message_id)
        == "Bad Request: there is no text in the message to edit"
    )
    await stage.bot.edit_message_caption(stage.group, photo.message_id, caption="khác")
    await stage.play.delete(stage.group, photo.message_id)
    assert (
        await refused(stage, "editMessageCaption", chat_id=stage.group, message_id=photo.message_id, caption="y")
        == "Bad Request: message to edit not found"
    )


async def test_a_person_must_press_start_before_the_bot_can_write(stage: Stage) -> None:
    minh = await stage.play.add_person("Minh")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await stage.bot.send_message(minh, "chào")
    assert await refused(stage, "sendMessage", chat_id=1, text="x") == "Bad Request: chat not found"
    assert await refused(stage, "sendMessage", chat_id="@minh", text="x") == "Bad Request: chat not found"
    assert await refused(stage, "sendMessage", text="x") == "Bad Request: chat_id is empty"
    await stage.play.start(minh, "MA-MOI_1")
    (update,) = await stage.drain()
    assert update.message is not None
    assert (update.message.text, update.message.from_user and update.message.from_user.language_code) == (
        "/start MA-MOI_1",
        "vi",
    )
    assert [e.type for e in update.message.entities] == ["bot_command"]
    assert (await stage.bot.send_message(minh, "chào")).chat.type == "private"


async def test_a_block_is_told_and_obeyed(stage: Stage) -> None:
    await stage.play.block(stage.hoa)
    (update,) = await stage.drain()
    assert update.my_chat_member is not None
    assert (update.my_chat_member.old_chat_member.status, update.my_chat_member.new_chat_member.status) == (
        "member",
        "kicked",
    )
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await stage.bot.send_message(stage.hoa, "?")
    await stage.play.start(stage.hoa)
    back, started = await stage.drain()
    assert back.my_chat_member is not None
    assert back.my_chat_member.new_chat_member.status == "member"
    assert started.message is not None
    await stage.bot.send_message(stage.hoa, "chào lại")


@pytest.mark.parametrize(("status", "problem"), [
    ("kicked", "Forbidden: bot was kicked from the group chat"),
    ("left", "Forbidden: bot is not a member of the group chat"),
    ("restricted", "Bad Request: not enough rights to send text messages to the chat"),
])  # fmt: skip
async def test_the_bot_writes_only_where_it_may(stage: Stage, status: str, problem: str) -> None:
    await stage.play.set_bot(stage.group, status)
    (update,) = await stage.drain()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == status
    assert await refused(stage, "sendMessage", chat_id=stage.group, text="x") == problem
    await stage.play.set_bot(stage.group, "administrator")
    updates = await stage.drain()
    assert updates[0].my_chat_member is not None
    await stage.bot.send_message(stage.group, "lại được")


async def test_a_supergroup_says_so_when_the_bot_is_out(stage: Stage) -> None:
    group = await stage.play.add_group("Nhóm lớn", [stage.hoa], type="supergroup")
    await stage.play.set_bot(group, "left")
    assert (
        await refused(stage, "sendMessage", chat_id=group, text="x")
        == "Forbidden: bot is not a member of the supergroup chat"
    )
    absent = await stage.play.add_group("Nhóm lạ", [stage.hoa], bot="absent")
    assert await refused(stage, "sendMessage", chat_id=absent, text="x") == "Bad Request: chat not found"


async def test_a_migrated_group_answers_with_its_new_id(stage: Stage) -> None:
    message = await stage.bot.send_message(stage.group, "cũ")
    new = await stage.play.migrate(stage.group)
    old_side, new_side = await stage.drain()
    assert old_side.message is not None
    assert new_side.message is not None
    assert old_side.message.migrate_to_chat_id == new
    assert (new_side.message.migrate_from_chat_id, new_side.message.chat.id) == (stage.group, new)
    with pytest.raises(ChatMigrated) as moved:
        await stage.bot.send_message(stage.group, "x")
    assert moved.value.new_chat_id == new
    with pytest.raises(ChatMigrated):
        await stage.bot.edit_message_text("y", stage.group, message.message_id)
    assert (await stage.bot.send_message(new, "x")).chat.type == "supergroup"
    assert next(c for c in (await stage.play.state())["chats"] if c["id"] == stage.group)["migrated_to"] == new


async def test_topics_exist_only_in_forums(stage: Stage) -> None:
    forum = await stage.play.add_group("Diễn đàn", [stage.hoa], forum=True, threads=[7])
    assert (await stage.bot.send_message(forum, "x", message_thread_id=7)).message_thread_id == 7
    for chat, topic in ((forum, 8), (forum, 1), (stage.group, 7)):
        assert (
            await refused(stage, "sendMessage", chat_id=chat, text="x", message_thread_id=topic)
            == "Bad Request: message thread not found"
        )


async def test_a_reply_needs_its_message(stage: Stage) -> None:
    said = (await stage.play.say(stage.hoa, "báo"))["message"]["message_id"]
    message = await stage.bot.send_message(stage.hoa, "rõ", reply_to_message_id=said)
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "báo"
    assert (
        await refused(stage, "sendMessage", chat_id=stage.hoa, text="x", reply_parameters={"message_id": 999})
        == "Bad Request: message to be replied not found"
    )
    lone = await stage.bot.send_message(stage.hoa, "x", reply_to_message_id=999, allow_sending_without_reply=True)
    assert lone.reply_to_message is None


async def test_files_go_out_and_come_back(stage: Stage) -> None:
    document = await stage.bot.send_document(stage.group, b"PK-noi-dung", filename="bao-cao.docx", caption="c" * 1024)
    assert document.document is not None
    assert document.document.file_name == "bao-cao.docx"
    again = await stage.bot.send_document(stage.group, document.document.file_id)
    assert again.document is not None
    fetched = await stage.bot.get_file(again.document.file_id)
    assert bytes(await fetched.download_as_bytearray()) == b"PK-noi-dung"
    shown = (await stage.play.messages(stage.group))[-1]["document"]
    async with stage.http.get(stage.simulator.url + shown["url"]) as answer:
        assert await answer.read() == b"PK-noi-dung"
    with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
        await stage.bot.send_document(stage.group, b"x", caption="c" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await stage.bot.send_photo(stage.group, "no-such-id")


async def test_albums_voices_and_places_are_taken(stage: Stage) -> None:
    album = await stage.bot.send_media_group(stage.group, [
        telegram.InputMediaPhoto(b"\xff\xd8a", caption="<b>một</b>", parse_mode="HTML"),
        telegram.InputMediaPhoto(b"\xff\xd8b")])  # fmt: skip
    assert len({message.media_group_id for message in album}) == 1
    assert album[0].caption == "một"
    with pytest.raises(BadRequest):
        await stage.bot.send_media_group(stage.group, [telegram.InputMediaPhoto(b"\xff\xd8a")])
    assert (await stage.bot.send_voice(stage.hoa, b"OggS", duration=2)).voice is not None
    place = await stage.bot.send_location(stage.hoa, 20.0123, 105.8)
    assert place.location is not None
    assert "wrong parameter" in await refused(stage, "sendLocation", chat_id=stage.hoa, latitude="x", longitude=1)
    assert await stage.bot.send_chat_action(stage.hoa, "typing")


async def test_every_kind_of_incoming_message_parses_in_the_library(stage: Stage) -> None:
    hoa, play = stage.hoa, stage.play
    await play.say(hoa, photo=True, caption="/bao ảnh", media_group_id="a1")
    await play.say(hoa, voice=True)
    await play.say(hoa, video=True)
    await play.say(hoa, sticker=True)
    await play.say(hoa, contact=True)
    await play.say(hoa, location={"latitude": 20.01, "longitude": 105.8})
    await play.say(hoa, document={"name": "a.pdf", "mime": "application/pdf", "base64": "UERG"})
    await play.say(hoa, "chuyển tiếp", forwarded=True)
    await stage.play.set_bot(stage.group, "administrator")
    await play.say(hoa, "ẩn danh", chat=stage.group, anonymous_admin=True)
    await play.say(hoa, "bài kênh", chat=stage.group, channel_post=True)
    said = await play.say(hoa, "sai")
    await play.edit(hoa, said["message"]["message_id"], "đúng")
    await play.change_members(stage.group, remove=[stage.nam])
    await play.change_members(stage.group, add=[stage.nam])
    updates = await stage.drain()
    messages = [u.message for u in updates if u.message]
    assert messages[0].photo
    assert (messages[0].caption, messages[0].media_group_id) == ("/bao ảnh", "a1")
    picture = await (await stage.bot.get_file(messages[0].photo[-1].file_id)).download_as_bytearray()
    assert Image.open(io.BytesIO(picture)).size == (8, 8)
    assert messages[1].voice
    assert messages[2].video
    assert messages[3].sticker
    assert messages[4].contact
    assert messages[5].location
    assert messages[6].document
    assert messages[7].forward_origin
    anonymous = next(m for m in messages if m.text == "ẩn danh")
    assert anonymous.sender_chat is not None
    assert anonymous.from_user is not None
    assert anonymous.from_user.username == "GroupAnonymousBot"
    assert [u.channel_post.text for u in updates if u.channel_post] == ["bài kênh"]
    assert [u.edited_message.text for u in updates if u.edited_message] == ["đúng"]
    assert [bool(m.left_chat_member) for m in messages][-2:] == [True, False]
    assert messages[-1].new_chat_members[0].id == stage.nam


async def test_presses_carry_what_the_library_needs_and_can_be_answered(stage: Stage) -> None:
    message = await stage.bot.send_message(stage.group, "thẻ", reply_markup=keyboard("✅ Đã nhận"))  # type: ignore[arg-type]
    callback = await stage.play.press(stage.nam, message.message_id, "đã nhận", chat=stage.group)
    (update,) = await stage.drain()
    query = update.callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id, query.message and query.message.message_id) == (
        callback,
        "x",
        stage.nam,
        message.message_id,
    )
    with pytest.raises(BadRequest, match=r"(?i)MESSAGE_TOO_LONG"):
        await stage.bot.answer_callback_query(callback, EMOJI * 101)
    await stage.bot.answer_callback_query(callback, EMOJI * 100, show_alert=True)
    assert await stage.play.wait_answered(callback) == {
        "answered": True,
        "text": EMOJI * 100,
        "show_alert": True,
        "data": "x",
    }


async def test_a_press_on_a_deleted_message_has_no_date_and_forged_data_passes(stage: Stage) -> None:
    message = await stage.bot.send_message(stage.group, "thẻ")
    assert await stage.bot.delete_message(stage.group, message.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await stage.bot.delete_message(stage.group, message.message_id)
    await stage.play.press(stage.nam, message.message_id, chat=stage.group, data="gia-mao")
    _, answer = await stage.call("getUpdates")
    query = answer["result"][0]["callback_query"]
    assert (query["data"], query["message"]["date"], "text" in query["message"]) == ("gia-mao", 0, False)


async def test_old_and_foreign_messages_cannot_be_deleted(stage: Stage) -> None:
    theirs = (await stage.play.say(stage.hoa, "/sv", chat=stage.group))["message"]["message_id"]
    own = (await stage.bot.send_message(stage.group, "thẻ")).message_id
    for message_id in (theirs, own):
        if message_id == own:
            await stage.play.advance(48 * 3600 + 1)
        assert (
            await refused(stage, "deleteMessage", chat_id=stage.group, message_id=message_id)
            == "Bad Request: message can't be deleted"
        )
    await stage.bot.edit_message_text("vẫn sửa được", stage.group, own)


async def test_pinning_needs_the_right_and_comes_back_as_a_service_message(stage: Stage) -> None:
    own = (await stage.bot.send_message(stage.group, "thẻ")).message_id
    assert (
        await refused(stage, "pinChatMessage", chat_id=stage.group, message_id=own)
        == "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    await stage.play.set_bot(stage.group, "administrator")
    await stage.drain()
    assert await stage.bot.pin_chat_message(stage.group, own)
    (update,) = await stage.drain()
    assert update.message is not None
    assert update.message.pinned_message is not None
    assert (await stage.bot.get_chat(stage.group)).pinned_message is not None
    assert await stage.bot.unpin_chat_message(stage.group, own)


async def test_chats_and_members_parse_in_the_library(stage: Stage) -> None:
    bot, group = stage.bot, stage.group
    assert (await bot.get_me()).can_read_all_group_messages is False
    assert (await bot.get_chat(stage.hoa)).first_name == "Hoa"
    assert (await bot.get_chat_member(group, stage.hoa)).status == "creator"
    assert (await bot.get_chat_member(group, stage.nam)).status == "member"
    for status in ("administrator", "restricted", "member"):
        await stage.play.set_bot(group, status)
        assert (await bot.get_chat_member(group, bot.id)).status == status
    assert [a.user.id for a in await bot.get_chat_administrators(group)] == [stage.hoa]
    assert await bot.get_chat_member_count(group) == 3
    with pytest.raises(BadRequest):
        await bot.get_chat_member(group, 42)
    assert await bot.leave_chat(group)
    assert (await stage.drain())[-1].my_chat_member is not None


async def test_the_bot_can_be_set_up(stage: Stage) -> None:
    bot = stage.bot
    assert await bot.set_my_commands([("bao", "Báo nhanh"), ("sv", "Sự việc")])
    assert [c.command for c in await bot.get_my_commands()] == ["bao", "sv"]
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMAND_INVALID"):
        await bot.set_my_commands([("Báo", "x")])
    assert await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await bot.set_my_name("Trực ban Hà Trung")
    assert (await stage.play.state())["bot"]["name"] == "Trực ban Hà Trung"
    assert await bot.set_my_description("d")
    assert await bot.set_my_short_description("s")
    assert (await bot.get_my_short_description()).short_description == "s"


async def test_tokens_are_checked(stage: Stage) -> None:
    assert (await stage.call("getMe", token="nonsense"))[0] == 404
    assert (await stage.call("getMe", token="1:" + "B" * 30))[1]["description"] == "Unauthorized"
    await stage.play.revoke()
    with pytest.raises(InvalidToken):
        await stage.bot.get_me()
    await stage.play.revoke(False)
    assert (await stage.bot.get_me()).id == int(TOKEN.partition(":")[0])
    assert (await stage.call("sendNothing"))[0] == 404


async def test_unknown_parameters_are_ignored_but_noted(stage: Stage) -> None:
    await stage.call("sendMessage", chat_id=stage.hoa, text="x", disable_notification=True, txt="y")
    entry = (await stage.play.log())[-1]
    assert (entry["method"], entry["ok"], entry["params_unknown"], entry["text"]) == ("sendMessage", True, ["txt"], "x")
