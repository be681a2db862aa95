"""What the transport asks of Telegram: polls, messages, files, rights, set-up."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram_fake import TOKEN, FakeApi, body, error, ok

from bot.transports.base import Fate, Identity, ReceiveFailed, Transport
from bot.transports.telegram import TelegramTransport
from duty.messages import Attachment, Choice, Message, utf16_length


def test_it_is_a_transport() -> None:
    transport: Transport = TelegramTransport(TOKEN)
    assert transport.channel == "telegram"
    assert transport.capabilities.max_text == 4096


@pytest.mark.parametrize("base_url", ["api.telegram.org", "ftp://x", "http://", ""])
def test_a_wrong_base_address_is_refused_at_once(base_url: str) -> None:
    with pytest.raises(ValueError, match="base address"):
        TelegramTransport(TOKEN, base_url)


async def test_nothing_is_confirmed_before_it_is_stored(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("getUpdates", ok([{"update_id": 11}, {"update_id": 12}]))
    batch = await transport.receive()
    await transport.receive()
    await transport.confirm(batch)
    await transport.receive()
    assert [data.get("offset") for _, data in api.calls] == [None, None, 13]


async def test_every_poll_names_the_wanted_updates(api: FakeApi, transport: TelegramTransport) -> None:
    for _ in range(2):
        await transport.receive()
    wanted = ["message", "edited_message", "channel_post", "callback_query", "my_chat_member"]
    assert [data["allowed_updates"] for _, data in api.calls] == [wanted, wanted]
    assert {data["limit"] for _, data in api.calls} == {100}


async def test_numbers_that_start_anew_lower_are_followed(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("getUpdates", ok([{"update_id": 900}]), ok([{"update_id": 5}]))
    await transport.confirm(await transport.receive())
    await transport.confirm(await transport.receive())
    await transport.confirm([])
    await transport.receive()
    assert api.calls[-1][1]["offset"] == 6


async def test_one_odd_update_does_not_block_its_neighbours(api: FakeApi, transport: TelegramTransport) -> None:
    odd = [
        {"update_id": 1, "message": {"chat": {"id": 7}}},
        "odd",
        {"message": {"chat": {"id": -8}}},
        None,
        {"update_id": "x"},
        {"update_id": 2, "message": "text"},
    ]
    api.script("getUpdates", ok(odd), ok(["odd"]), ok(["odd"]))
    batch = await transport.receive()
    assert [update.chat_key for update in batch] == ["7", "none", "-8", "none", "none", "none"]
    assert len({update.external_id for update in batch}) == len(batch)
    assert all(isinstance(update.body, dict) for update in batch)
    await transport.confirm(batch)
    with pytest.raises(ReceiveFailed, match="no id"):
        await transport.receive()
    assert api.calls[-1][1]["offset"] == 3


def test_a_webhook_body_is_the_same_update(transport_off: TelegramTransport) -> None:
    update = transport_off.unwrap({"update_id": 5, "callback_query": {"from": {"id": 9}}})
    assert update is not None
    assert (update.external_id, update.chat_key) == ("5", "user:9")
    for none in (None, [], "x", 5, {}, {"update_id": None}, {"update_id": True}, {"message": {}}):
        assert transport_off.unwrap(none) is None


@pytest.fixture
def transport_off() -> TelegramTransport:
    return TelegramTransport(TOKEN)


async def test_identity_needs_no_field_but_takes_what_is_there(api: FakeApi, transport: TelegramTransport) -> None:
    api.script(
        "getMe",
        ok({}),
        ok({"id": 5, "username": "truc_bot", "first_name": "Trực", "can_read_all_group_messages": True}),
        error(401, "Unauthorized"),
        ok(True),
    )
    assert (await transport.identify()).user == "4242"
    me = await transport.identify()
    assert (me.user, me.username, me.name, me.reads_all_group_messages) == ("5", "truc_bot", "Trực", True)
    assert transport.enrol_link(me, "ab c") == "https://t.me/truc_bot?start=ab%20c"
    assert transport.enrol_link(Identity("5", "", ""), "abc") == ""
    with pytest.raises(ReceiveFailed) as caught:
        await transport.identify()
    assert caught.value.fatal
    with pytest.raises(ReceiveFailed):
        await transport.identify()


async def test_a_message_is_plain_text_with_a_bold_title(api: FakeApi, transport: TelegramTransport) -> None:
    message = Message(
        title="🔴 SV-17",
        lines=("<b>không</b> *phải* thẻ", "dòng 2"),
        silent=True,
        choices=((Choice("Đã nhận", "n:17"), Choice("Đang đến", "d:17")), (Choice("Kết thúc", "x:17"),)),
    )
    outcome = await transport.send("-1005", message, thread="44")
    assert (outcome.fate, outcome.message_ref) == (Fate.SENT, "77")
    data = api.sent("sendMessage")
    assert data["chat_id"] == -1005
    assert data["text"] == message.text()
    assert data["entities"] == [{"type": "bold", "offset": 0, "length": utf16_length("🔴 SV-17")}]
    assert "parse_mode" not in data
    assert data["message_thread_id"] == 44
    assert data["disable_notification"] is True
    assert data["link_preview_options"] == {"is_disabled": True}
    keyboard = data["reply_markup"]["inline_keyboard"]
    assert [[button["callback_data"] for button in row] for row in keyboard] == [["n:17", "d:17"], ["x:17"]]


async def test_the_general_topic_is_reached_by_naming_none(api: FakeApi, transport: TelegramTransport) -> None:
    await transport.send("-1005", Message(lines=("a",)), thread="1")
    assert "message_thread_id" not in api.sent("sendMessage")
    assert "disable_notification" not in api.sent("sendMessage")
    assert "entities" not in api.sent("sendMessage")
    assert "reply_markup" not in api.sent("sendMessage")


async def test_a_long_message_is_cut_and_not_refused(api: FakeApi, transport: TelegramTransport) -> None:
    await transport.send("5", Message(title="T" * 10, lines=("😀" * 100,) * 60))
    assert utf16_length(api.sent("sendMessage")["text"]) <= 4096
    await transport.edit("5", "7", Message(title="😀" * 5000, lines=()))
    data = api.sent("editMessageText")
    assert utf16_length(data["text"]) <= 4096
    assert data["entities"][0]["length"] == utf16_length(data["text"])


async def test_one_bad_button_does_not_take_the_message_with_it(api: FakeApi, transport: TelegramTransport) -> None:
    row = tuple(Choice(str(n), f"t:{n}") for n in range(120))
    await transport.send("5", Message(lines=("a",), choices=((Choice("x", "я" * 33), Choice("", "t")), row)))
    keyboard = api.sent("sendMessage")["reply_markup"]["inline_keyboard"]
    assert max(len(line) for line in keyboard) == 8
    assert sum(len(line) for line in keyboard) == 100


@pytest.mark.parametrize(
    ("message", "thread"),
    [
        (Message(lines=()), ""),
        (Message(lines=("  ",)), ""),
        (Message(lines=("a",)), "không phải số"),
        (Message(lines=("a",), attachment=Attachment("photo")), ""),
        (Message(lines=("a",), attachment=Attachment("photo", content_path="/no/such/file.png")), ""),
        (Message(lines=("a",), attachment=Attachment("hologram", ref="f")), ""),
        (Message(lines=("a",), attachment=Attachment("location", latitude=20.0)), ""),
    ],
)
async def test_what_can_never_be_sent_makes_no_call(
    api: FakeApi, transport: TelegramTransport, message: Message, thread: str
) -> None:
    outcome = await transport.send("5", message, thread=thread)
    assert outcome.fate is Fate.PERMANENT
    assert outcome.reason
    assert api.calls == []


async def test_half_a_surrogate_pair_does_not_stop_a_message(api: FakeApi, transport: TelegramTransport) -> None:
    assert (await transport.send("5", Message(lines=("a\ud800b",)))).fate is Fate.SENT
    assert api.sent("sendMessage")["text"] == "a\ufffdb"
    assert (await transport.answer("p", "a\ud800b")).fate is Fate.SENT


async def test_files_are_uploaded_with_caption_and_buttons(
    api: FakeApi, transport: TelegramTransport, tmp_path: Path
) -> None:
    picture = tmp_path / "bieu-do.png"
    picture.write_bytes(b"PNG")
    message = Message(
        title="Tổng hợp",
        lines=("x" * 2000,),
        choices=((Choice("Gửi", "g"),),),
        attachment=Attachment("photo", content_path=str(picture)),
    )
    assert (await transport.send("5", message, thread="3")).message_ref == "77"
    data = api.sent("sendPhoto")
    assert data["photo"] == b"PNG"
    assert data["photo.name"] == "bieu-do.png"
    assert utf16_length(data["caption"]) <= 1024
    assert data["caption_entities"][0]["length"] == len("Tổng hợp")
    assert data["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "g"
    assert data["message_thread_id"] == 3
    report = tmp_path / "r.bin"
    report.write_bytes(b"PK")
    named = Attachment("document", content_path=str(report), name='Báo cáo\r\n "tuần".docx')
    assert (await transport.send("5", Message(lines=(), attachment=named))).fate is Fate.SENT
    data = api.sent("sendDocument")
    assert (data["document"], data["document.name"]) == (b"PK", "Báo cáo tuần.docx")
    assert "caption" not in data


@pytest.mark.parametrize(
    ("kind", "ref", "method", "field"),
    [
        ("photo", "F", "sendPhoto", "photo"),
        ("voice", "F", "sendVoice", "voice"),
        ("video", "F", "sendVideo", "video"),
        ("document", "F", "sendDocument", "document"),
        ("document", "audio:F", "sendAudio", "audio"),
        ("video", "animation:F", "sendAnimation", "animation"),
    ],
)
async def test_a_received_file_goes_out_again_by_its_id(
    api: FakeApi, transport: TelegramTransport, kind: str, ref: str, method: str, field: str
) -> None:
    await transport.send("5", Message(lines=("a",), attachment=Attachment(kind, ref=ref)))
    assert api.sent(method)[field] == "F"
    assert api.sent(method)["caption"] == "a"


async def test_a_place_follows_its_text(api: FakeApi, transport: TelegramTransport) -> None:
    place = Attachment("location", latitude=20.0, longitude=105.5)
    message = Message(lines=("ở đây",), attachment=place, choices=((Choice("Gửi", "g"),),))
    api.script("sendMessage", ok({"message_id": 1}))
    api.script("sendLocation", error(400, "Bad Request: not enough rights to send locations to the chat"))
    outcome = await transport.send("5", message)
    assert (outcome.fate, outcome.message_ref) == (Fate.SENT, "1")
    assert "sendLocation" in outcome.reason
    assert "reply_markup" not in api.sent("sendLocation")
    api.calls.clear()
    assert (await transport.send("5", Message(lines=(), attachment=place))).message_ref == "77"
    assert api.names() == ["sendLocation"]
    assert api.sent("sendLocation")["latitude"] == 20.0


async def test_an_edit_without_choices_takes_the_buttons_away(api: FakeApi, transport: TelegramTransport) -> None:
    outcome = await transport.edit("-5", "7", Message(title="T", lines=("a",)))
    assert (outcome.fate, outcome.message_ref) == (Fate.SENT, "7")
    data = api.sent("editMessageText")
    assert (data["chat_id"], data["message_id"], data["text"]) == (-5, 7, "T\na")
    assert "reply_markup" not in data
    assert (await transport.edit("-5", "zalo-7", Message(lines=("a",)))).not_editable


async def test_an_answer_to_a_press_is_cut_at_200(api: FakeApi, transport: TelegramTransport) -> None:
    assert (await transport.answer("p1", "😀" * 150, alert=True)).fate is Fate.SENT
    data = api.sent("answerCallbackQuery")
    assert utf16_length(data["text"]) <= 200
    assert (data["callback_query_id"], data["show_alert"]) == ("p1", True)
    api.calls.clear()
    await transport.answer("p2", "")
    assert api.sent("answerCallbackQuery") == {"callback_query_id": "p2"}


GROUP = {"id": -5, "type": "supergroup", "permissions": {"can_send_messages": True}}
CLOSED = GROUP | {"permissions": {"can_send_messages": False}}


@pytest.mark.parametrize(
    ("chat", "member", "words"),
    [
        (ok({"id": 5, "type": "private"}), None, ""),
        (ok(GROUP), ok({"status": "member"}), ""),
        (ok(GROUP), ok({"status": "administrator"}), ""),
        (ok(CLOSED), ok({"status": "administrator"}), ""),
        (ok(CLOSED), ok({"status": "member"}), "chỉ cho quản trị viên"),
        (ok(GROUP), ok({"status": "left"}), "không còn là thành viên"),
        (ok(GROUP), ok({"status": "restricted", "can_send_messages": False}), "tắt quyền"),
        (ok(GROUP), ok({"status": "restricted", "can_send_messages": True}), ""),
        (ok({"type": "channel"}), ok({"status": "member"}), "kênh"),
        (error(400, "Bad Request: chat not found"), None, "không ở trong nhóm"),
        (error(403, "Forbidden: bot was kicked from the supergroup chat"), None, "không ở trong nhóm"),
        (error(400, "Bad Request: upgraded", migrate_to_chat_id=-1009), None, "mã mới"),
        (error(401, "Unauthorized"), None, "token"),
        (error(500, "Internal"), None, "Chưa kiểm tra được"),
        (body(200, b"?"), None, "Chưa kiểm tra được"),
        (ok(GROUP), ok([]), "Chưa kiểm tra được"),
    ],
)
async def test_what_keeps_it_from_writing_is_said_in_one_sentence(
    api: FakeApi, transport: TelegramTransport, chat: object, member: object, words: str
) -> None:
    api.script("getChat", chat)  # type: ignore[arg-type]
    if member is not None:
        api.script("getChatMember", member)  # type: ignore[arg-type]
    said = await transport.may_write("-5")
    assert words in said
    assert bool(said) == bool(words)
    if member is not None:
        assert api.sent("getChatMember") == {"chat_id": -5, "user_id": 4242}


async def test_a_file_is_fetched_by_its_id(api: FakeApi, transport: TelegramTransport) -> None:
    api.files["photos/tệp 1.jpg"] = b"JPEG"
    found = ok({"file_id": "F", "file_path": "photos/tệp 1.jpg", "file_size": 4})
    api.script("getFile", found, found)
    assert await transport.fetch_file("F") == b"JPEG"
    assert await transport.fetch_file("video_note:F") == b"JPEG"
    assert [data["file_id"] for _, data in api.calls] == ["F", "F"]


@pytest.mark.parametrize(
    ("answer", "fatal"),
    [
        (error(400, "Bad Request: file is too big"), True),
        (ok({"file_path": "a", "file_size": 21 * 1024 * 1024}), True),
        (ok({"file_path": "huge"}), True),
        (ok({"file_path": "gone"}), True),
        (ok({"file_path": "../secrets"}), True),
        (ok({"file_path": "/etc/passwd"}), True),
        (ok({}), True),
        (ok(None), True),
        (error(500, "Internal"), False),
    ],
)
async def test_a_file_that_cannot_be_had_is_said_so(
    api: FakeApi, transport: TelegramTransport, answer: object, fatal: bool
) -> None:
    api.files["huge"] = b"x" * (21 * 1024 * 1024)
    api.script("getFile", answer)  # type: ignore[arg-type]
    with pytest.raises(ReceiveFailed) as caught:
        await transport.fetch_file("F")
    assert caught.value.fatal is fatal


async def test_set_up_calls_end_as_outcomes(api: FakeApi, transport: TelegramTransport) -> None:
    assert (await transport.set_commands([("/bao", "Báo nhanh"), ("ca", "Ca trực")])).fate is Fate.SENT
    assert api.sent("setMyCommands")["commands"][0] == {"command": "bao", "description": "Báo nhanh"}
    assert (await transport.delete_webhook()).fate is Fate.SENT
    assert api.sent("deleteWebhook") == {"drop_pending_updates": False}
    assert (await transport.set_webhook("https://x.vn/h", "s3")).fate is Fate.SENT
    data = api.sent("setWebhook")
    assert (data["url"], data["secret_token"]) == ("https://x.vn/h", "s3")
    assert "callback_query" in data["allowed_updates"]
    api.script("setMyCommands", error(429, "Too Many", retry_after=9))
    assert (await transport.set_commands([])).retry_after == 9
