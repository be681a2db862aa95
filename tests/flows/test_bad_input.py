"""Whatever comes in, it gets a sentence or a quiet record: no error, no parked row, no neighbour that is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duty.messages import utf16_length
from duty.wording import notices
from tests.harness import START, Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
NEIGHBOUR = "12 nguoi tap trung cho thi tran tk5 ve gia dien"


async def _states(town: Town) -> set[str]:
    async with town.app.database.read() as uow:
        return set((await uow.connection.exec_driver_sql("SELECT state FROM inbox")).scalars())


async def _count(town: Town, table: str) -> int:
    async with town.app.database.read() as uow:
        return int((await uow.connection.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.fixture(autouse=True)
async def _all_is_handled_and_the_next_one_too(town: Town) -> AsyncIterator[None]:
    """The promise of every test here: nothing waits or is parked, and the next person's report is handled."""
    yield
    drafts = await town.count("tk5", "📝 Tin báo", "12 người")
    await town.say("tk5", NEIGHBOUR)
    assert await town.count("tk5", "📝 Tin báo", "12 người") == drafts + 1
    assert await _states(town) == {"done"}
    assert not await town.count("quantri", "chưa xử lý được")


def _message(town: Town, who: str, **fields: Any) -> dict[str, Any]:
    """A raw update with a message of a person in private."""
    person = town.people[who]
    chat = {"id": person, "type": "private", "first_name": who}
    sender = {"id": person, "is_bot": False, "first_name": who}
    message = {"message_id": 900_001, "date": int(START.timestamp()), "chat": chat, "from": sender}
    return {"message": message | fields}


async def _raw(town: Town, update: dict[str, Any]) -> None:
    await town.chat.raw(update)
    await town.settle()


# ── Texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", [" ", "\n\t ", "\u200b\u200d\ufeff", "\u202e\u2066", "🔥🔥🔥🔥", "👨‍👩‍👧‍👦", "?!…", "———", "\u0301"]
)
async def test_a_text_without_a_letter_or_a_number_is_asked_for_words(town: Town, text: str) -> None:
    await _raw(town, _message(town, "tk3", text=text))

    assert await town.last("tk3") == notices.UNREADABLE
    assert await _count(town, "reports") == 0


async def test_an_empty_text_is_passed_over_quietly(town: Town) -> None:
    before = await town.texts("tk3")
    await _raw(town, _message(town, "tk3", text=""))

    assert await town.texts("tk3") == before
    assert await _count(town, "reports") == 0


async def test_ten_thousand_characters_are_kept_whole_and_shown_cut(town: Town) -> None:
    text = CROWD + " và còn nói thêm" * 622
    assert len(text) == 10_000
    await _raw(town, _message(town, "tk3", text=text))

    draft = await town.expect_message("tk3", "📝 Tin báo", "20 người")
    assert len(draft) < 1000
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 ·", "20 người")
    async with town.app.database.read() as uow:
        [report] = await uow.reports.of_incident(1)
    assert report.text == text


async def test_ten_thousand_lines_and_words_of_one_letter_are_answered(town: Town) -> None:
    await _raw(town, _message(town, "tk3", text="a\n" * 5_000))
    await _raw(town, _message(town, "tk3", text="0 " * 5_000))
    await _raw(town, _message(town, "tk3", text="x" * 10_000))

    assert await _count(town, "reports") == 3
    assert await town.count("tk3", "…") >= 3


async def test_zero_width_and_right_to_left_signs_hide_nothing_from_the_reader(town: Town) -> None:
    await town.say("tk3", "\u202e20\u200b ngu\u200boi tap\u2060 trung cong uy ban tk\ufeff3 ve den bu dat\u202c")

    draft = await town.expect_message("tk3", "📝 Tin báo", "20 người", "Tiểu khu 3")
    assert not set(draft) & set("\u202e\u202c\u200b\u2060\ufeff")


async def test_letters_of_another_script_make_a_draft_that_asks(town: Town) -> None:
    await town.say("tk3", "اجتمع الناس أمام البلدية")

    await town.expect_message("tk3", "اجتمع الناس أمام البلدية")


@pytest.mark.parametrize(
    "sign",
    [
        "<b>đậm</b> <a href='http://x.vn'>đây</a> <script>",
        "*đậm* _nghiêng_ [đây](http://x.vn) `mã` ~gạch~",
        "&amp; &lt; &#128293; \\* \\_",
        "{0} %s %(x)d ${y} {name}",
        "' OR 1=1; DROP TABLE reports; --",
    ],
)
async def test_signs_of_markup_are_shown_as_typed(town: Town, sign: str) -> None:
    text = f"{CROWD} {sign}"
    await town.say("tk3", text)
    await town.press("tk3", "Gửi")

    for where in ("tk3", "alerts"):
        await town.expect_message(where, "SV-1")
    card = (await town.chat.messages(town.groups["alerts"]))[-1]
    assert f"“{text}”" in card["text"]
    # Addresses and commands are marked by the reader's own app, in any text.
    made = [one for one in card["entities"] if one["type"] not in ("url", "bot_command")]
    title = card["text"].split("\n")[0]
    assert made == [{"type": "bold", "offset": 0, "length": utf16_length(title)}]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
async def test_no_text_whatsoever_parks_a_row(town: Town, text: str) -> None:
    await _raw(town, _message(town, "tk3", text=text))

    assert await _states(town) <= {"done"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    word=st.sampled_from(["nhan", "capnhat", "xong", "sv", "bao", "start", "ganhom", "moi", "lichtruc", "doica", "ca"]),
    rest=st.text(max_size=30) | st.integers(0, 10**20).map(str),
)
async def test_no_command_whatsoever_parks_a_row(town: Town, word: str, rest: str) -> None:
    await _raw(town, _message(town, "vanphong", text=f"/{word} {rest}"))

    assert await _states(town) <= {"done"}


# ── Kinds of messages ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_forwarded_message_is_a_report_like_any_other(town: Town) -> None:
    await town.say("tk3", CROWD, forwarded="Người khác")

    await town.expect_message("tk3", "📝 Tin báo", "20 người")


@pytest.mark.parametrize(
    "more",
    [
        {"sticker": "🙂"},
        {"contact": {"phone_number": "0912345678", "first_name": "Ai đó"}},
        {"document": {"name": "la.xyz", "mime": "application/x-unknown"}},
        {"document": {"name": "", "mime": ""}},
        {"document": {"name": "bao.exe", "mime": "application/octet-stream"}},
    ],
)
async def test_a_file_of_an_unknown_kind_is_told_what_can_be_sent(town: Town, more: dict[str, Any]) -> None:
    await town.say("tk3", None, **more)

    assert await town.last("tk3") == notices.UNKNOWN_FILE
    assert await _count(town, "attachments") == 0


async def test_a_poll_a_dice_and_a_story_are_told_what_can_be_sent(town: Town) -> None:
    for field in ("poll", "dice", "story", "game", "checklist"):
        before = await town.count("tk3", notices.UNKNOWN_FILE)
        await _raw(town, _message(town, "tk3", **{field: {"id": "1", "value": 3}}))
        assert await town.count("tk3", notices.UNKNOWN_FILE) == before + 1


async def test_an_anonymous_admin_is_asked_to_show_himself_and_takes_nothing(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/nhan 1", where="alerts", anonymous_admin=True)

    assert await town.last("alerts") == notices.ANONYMOUS
    await town.expect_message("alerts", "SV-1 ·", "Chưa ai nhận")


async def test_a_channel_post_is_passed_over(town: Town) -> None:
    before = await town.texts("alerts")
    await town.say("congan", "/nhan 1", where="alerts", channel_post=True)
    await _raw(town, {"channel_post": _message(town, "tk3", text=CROWD)["message"]})

    assert await town.texts("alerts") == before
    assert await _count(town, "reports") == 0


async def test_another_bot_is_not_answered(town: Town) -> None:
    update = _message(town, "tk3", text=CROWD)
    update["message"]["from"]["is_bot"] = True
    before = await town.texts("tk3")
    await _raw(town, update)

    assert await town.texts("tk3") == before


# ── Updates that are not as they should be ───────────────────────────────────────────────────────────────────────────


ODD: tuple[dict[str, Any], ...] = (
    {},
    {"new_kind_of_update": {"anything": 1}},
    {"message": None},
    {"message": []},
    {"message": "text"},
    {"message": {}},
    {"message": {"text": "no chat"}},
    {"message": {"chat": {"id": "x"}, "from": {"id": {}}, "text": 5}},
    {"message": {"chat": {"id": 10**30, "type": "private"}, "text": "a"}},
    {"message": {"chat": {"id": 5, "type": 7}, "from": None, "date": "gestern", "text": "a"}},
    {"message": {"chat": {"id": 5, "type": "private"}, "photo": [{"file_id": []}, 3, None]}},
    {"message": {"chat": {"id": 5, "type": "private"}, "location": {"latitude": 1e999, "longitude": "x"}}},
    {"message": {"chat": {"id": -5, "type": "group"}, "migrate_to_chat_id": "no number"}},
    {"edited_message": {"chat": {"id": 5}, "text": ["a"]}},
    {"callback_query": {}},
    {"callback_query": {"id": 5, "data": {"a": 1}, "message": None, "from": 3}},
    {"callback_query": {"id": "5", "data": "inc:1:ack"}},
    {"my_chat_member": {"chat": {"id": 5}, "new_chat_member": {"status": ["kicked"]}}},
    {"my_chat_member": 5},
    {"message": {"chat": {"id": 5, "type": "private"}, "from": {"id": 5}, "text": "\x00\x01"}},
    {"deep": {"a": {"b": {"c": {"d": [[[[[[1]]]]]]}}}}},
)


@pytest.mark.parametrize("update", ODD, ids=range(len(ODD)))
async def test_an_update_with_unknown_fields_or_wrong_types_is_recorded_and_passed_over(
    town: Town, update: dict[str, Any]
) -> None:
    stored = await _count(town, "inbox")
    await _raw(town, dict(update))

    assert await _count(town, "inbox") == stored + 1
    assert await _count(town, "reports") == 0


async def test_unknown_fields_beside_a_report_change_nothing(town: Town) -> None:
    extra = {"new_field": {"x": [1]}, "quote": 5, "reply_to_message": [], "entities": "none", "media_group_id": {}}
    await _raw(town, _message(town, "tk3", text=CROWD, **extra))

    await town.expect_message("tk3", "📝 Tin báo", "20 người")


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from(
    ["chat", "from", "text", "photo", "voice", "document", "location", "reply_to_message", "data", "message", "id",
     "new_chat_member", "sender_chat", "message_id", "date", "media_group_id"]
)  # fmt: skip
kinds = st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "channel_post", "other"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=kinds, content=st.dictionaries(fields, json_values, max_size=5) | json_values, real=st.booleans())
async def test_no_update_whatsoever_parks_a_row(town: Town, kind: str, content: Any, real: bool) -> None:
    if real and isinstance(content, dict):
        content = _message(town, "tk3")["message"] | content
    await _raw(town, {kind: content})

    assert await _states(town) <= {"done"}


# ── Presses ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def _draft(town: Town) -> int:
    await town.say("congan", CROWD)
    return int((await town.chat.messages(town.people["congan"]))[-1]["message_id"])


FORGED = (
    "x", ":", "::::", "inc", "inc:", "inc::", "inc:1", "inc:x:ack", "inc:1:", "inc:1:nothing", "inc:-1:ack",
    "inc:999999999999999:ack", "inc:9999999999999999999999:ack", "inc:²:ack", "inc:١:ack", "inc:1.5:ack", "inc: 1:ack",
    "rep:999:send", "rep:1:area:99", "rep:1:area:²", "rep:1:people:-5-5", "rep:1:people:1", "rep:1:category:nothing",
    "rep:1:same:", "rep:1:same:²", "rep:1:same:999", "rep:①:send", "up:1:send", "up:²:send", "ca:1:1", "ca:²:seen",
    "ca:1:seen:²", "doi:1:yes", "doi:²:take", "bg:1:read", "bg:²:read", "lt:1:save", "lt:²:save", "moi:admin", "moi:²",
    "nhom:alerts", "nhom:", "\x00\x01\x02", "a" * 64, "🔥" * 16, "'; DROP TABLE people; --", "../../etc/passwd",
)  # fmt: skip


async def test_forged_data_of_a_press_is_answered_and_does_nothing(town: Town) -> None:
    message = await _draft(town)
    for data in FORGED:
        await town.press_on("congan", message, where="congan", data=data)
        assert await _states(town) == {"done"}, data

    assert await _count(town, "incidents") == 0
    assert await _count(town, "invites") == 0
    assert await town.count("congan", "📝 Tin báo", "20 người") == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from(["inc", "rep", "up", "ca", "doi", "bg", "lt", "moi", "nhom", ""]),
    parts=st.lists(st.text(max_size=10) | st.integers(0, 2**80).map(str), max_size=4),
)
async def test_no_data_of_a_press_whatsoever_parks_a_row(town: Town, head: str, parts: list[str]) -> None:
    query = {
        "id": "77",
        "from": {"id": town.people["tk3"], "is_bot": False, "first_name": "x"},
        "message": _message(town, "tk3")["message"],
        "data": ":".join([head, *parts]),
    }
    await _raw(town, {"callback_query": query})

    assert await _states(town) <= {"done"}


async def test_a_press_on_a_message_that_is_gone_still_counts(town: Town) -> None:
    message = await _draft(town)
    await town.chat.delete(town.people["congan"], message)
    toast = await town.press_on("congan", message, where="congan", data="rep:1:send")

    assert toast == "Đã gửi, mã SV-1."
    await town.expect_message("alerts", "SV-1 ·", "20 người")


# ── Those who cannot be written to ───────────────────────────────────────────────────────────────────────────────────


async def test_a_group_that_the_bot_was_thrown_out_of_stops_nothing(town: Town) -> None:
    await town.chat.set_bot(town.groups["alerts"], "kicked")
    await town.settle()
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")

    await town.expect_message("quantri", "không còn gửi được", "Nhóm alerts")
    for where in ("tk3", "congan", "leaders"):
        await town.expect_message(where, "SV-1")


async def test_a_person_who_blocked_the_bot_stops_nothing(town: Town) -> None:
    await town.chat.block(town.people["congan"])
    await town.settle()
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")

    for where in ("tk3", "alerts", "canbo", "leaders"):
        await town.expect_message(where, "SV-1")
    assert not await town.count("congan", "SV-1")


async def test_a_reporter_who_blocks_the_bot_in_the_middle_is_still_heard(town: Town) -> None:
    await town.say("tk3", "cháy nhà ở tk3, có người mắc kẹt")
    await town.chat.block(town.people["tk3"])
    await town.settle()
    await town.fast_forward("60s")

    await town.expect_message("alerts", "SV-1 ·", "Chưa xác nhận")
