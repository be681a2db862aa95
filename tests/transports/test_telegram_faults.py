"""Every way a send can end is told apart, and the token is in none of the words about it."""

from __future__ import annotations

import asyncio
import gc
import socket
import traceback
from typing import Any

import pytest
from aiohttp import web
from telegram_fake import TOKEN, Answer, FakeApi, body, cut, error, half, ok

from bot.transports.base import Fate, Outcome, ReceiveFailed
from bot.transports.telegram import TelegramTransport
from duty.messages import Message

HELLO = Message(lines=("xin chào",))
SECRET = TOKEN.partition(":")[2]


async def echo_address(request: web.Request) -> web.StreamResponse:
    """An error page that shows the address, as proxies do."""
    return web.Response(status=502, text=f"<html>cannot reach {request.path}</html>", content_type="text/html")


async def echo_refusal(request: web.Request) -> web.StreamResponse:
    return web.json_response(
        {"ok": False, "error_code": 400, "description": f"Bad Request: {request.path}"}, status=400
    )


FAULTS: list[tuple[str, Answer, Fate, dict[str, Any]]] = [
    ("cut", cut, Fate.UNKNOWN, {}),
    ("half answer", half, Fate.UNKNOWN, {}),
    ("500", error(500, "Internal Server Error"), Fate.UNKNOWN, {}),
    ("500 empty", body(500, b""), Fate.UNKNOWN, {}),
    ("502 html", echo_address, Fate.UNKNOWN, {}),
    ("504 html", body(504, b"<html>", "text/html"), Fate.UNKNOWN, {}),
    ("redirect", body(302, b"", Location="http://127.0.0.1:1/"), Fate.UNKNOWN, {}),
    ("garbage 200", body(200, b"\xff<not json>"), Fate.UNKNOWN, {}),
    ("empty 200", body(200, b""), Fate.UNKNOWN, {}),
    ("list 200", body(200, b"[]"), Fate.UNKNOWN, {}),
    ("no result", body(200, b'{"ok": true}'), Fate.UNKNOWN, {}),
    ("null result", ok(None), Fate.UNKNOWN, {}),
    ("result without id", ok({"date": 5}), Fate.UNKNOWN, {}),
    ("429", error(429, "Too Many Requests: retry after 3", retry_after=3), Fate.RETRY, {"retry_after": 3.0}),
    ("429 fraction", error(429, "Too Many Requests", retry_after=1.5), Fate.RETRY, {"retry_after": 1.5}),
    ("429 bare", error(429, "Too Many Requests"), Fate.RETRY, {"retry_after": None}),
    ("429 nonsense", error(429, "Too Many Requests", retry_after="soon"), Fate.RETRY, {"retry_after": None}),
    ("429 endless", error(429, "Too Many Requests", retry_after=1e300), Fate.RETRY, {"retry_after": None}),
    ("429 html", body(429, b"<html>", "text/html"), Fate.RETRY, {"retry_after": None}),
    (
        "migrated",
        error(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009),
        Fate.MOVED,
        {"moved_to": "-1009"},
    ),
    ("chat not found", error(400, "Bad Request: chat not found"), Fate.UNREACHABLE, {}),
    ("no right", error(400, "Bad Request: not enough rights to send text messages to the chat"), Fate.UNREACHABLE, {}),
    ("have no rights", error(400, "Bad Request: have no rights to send a message"), Fate.UNREACHABLE, {}),
    ("write forbidden", error(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Fate.UNREACHABLE, {}),
    ("no photos", error(400, "Bad Request: not enough rights to send photos to the chat"), Fate.PERMANENT, {}),
    (
        "thread gone",
        error(400, "Bad Request: message thread not found"),
        Fate.PERMANENT,
        {"reason": "Message thread not found"},
    ),
    ("too long", error(400, "Bad Request: message is too long"), Fate.PERMANENT, {}),
    ("echoed address", echo_refusal, Fate.PERMANENT, {}),
    ("html 400", body(400, b"<html>", "text/html"), Fate.UNKNOWN, {}),
    ("blocked", error(403, "Forbidden: bot was blocked by the user"), Fate.UNREACHABLE, {}),
    ("html 403", body(403, b"<html>", "text/html"), Fate.UNKNOWN, {}),
    ("unauthorized", error(401, "Unauthorized"), Fate.DEAD, {}),
    ("not found", error(404, "Not Found"), Fate.DEAD, {}),
    ("too large", error(413, "Request Entity Too Large"), Fate.PERMANENT, {}),
    ("too large html", body(413, b"<html>", "text/html"), Fate.PERMANENT, {}),
    ("conflict", error(409, "Conflict"), Fate.RETRY, {}),
    ("ok false 200", error(400, "Bad Request: chat not found", http=200), Fate.UNREACHABLE, {}),
    ("ok false 200, 429", error(429, "Too Many", http=200, retry_after=2), Fate.RETRY, {"retry_after": 2.0}),
    ("ok false bare", body(200, b'{"ok": false}'), Fate.UNKNOWN, {}),
    (
        "odd parameters",
        body(400, b'{"ok": false, "error_code": 400, "description": 5, "parameters": [1]}'),
        Fate.PERMANENT,
        {},
    ),
]


def check(outcome: Outcome, fate: Fate, wanted: dict[str, Any]) -> None:
    assert outcome.fate is fate, outcome
    for name, value in wanted.items():
        assert getattr(outcome, name) == value
    assert fate is Fate.SENT or outcome.reason
    assert SECRET not in repr(outcome)
    assert "xin chào" not in repr(outcome)


@pytest.mark.parametrize(("answer", "fate", "wanted"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
async def test_each_fault_of_a_send_has_its_own_end(
    api: FakeApi, transport: TelegramTransport, answer: Answer, fate: Fate, wanted: dict[str, Any]
) -> None:
    api.script("sendMessage", answer)
    check(await transport.send("5", HELLO), fate, wanted)
    assert api.names() == ["sendMessage"]


async def test_a_server_that_never_answers_may_have_sent(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("sendMessage", api.hang())
    check(await transport.send("5", HELLO), Fate.UNKNOWN, {})


async def test_after_a_fault_the_next_send_goes_through(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("sendMessage", cut, half, api.hang())
    for _ in range(3):
        await transport.send("5", HELLO)
    check(await transport.send("5", HELLO), Fate.SENT, {"message_ref": "77"})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
async def test_what_never_left_can_be_sent_again(host: str) -> None:
    transport = TelegramTransport(TOKEN, f"http://{host}:{free_port()}", call_timeout=3.0)
    await transport.open()
    try:
        check(await transport.send("5", HELLO), Fate.RETRY, {})
        check(await transport.edit("5", "7", HELLO), Fate.RETRY, {})
        check(await transport.answer("p", "được"), Fate.RETRY, {})
        with pytest.raises(ReceiveFailed) as caught:
            await transport.receive()
        assert not caught.value.fatal
        assert not caught.value.conflict
    finally:
        await transport.close()


async def test_no_connection_in_time_can_be_sent_again() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        transport = TelegramTransport(TOKEN, f"http://127.0.0.1:{port}", call_timeout=0.6)
        await transport.open()
        try:
            check(await transport.send("5", HELLO), Fate.RETRY, {})
            with pytest.raises(ReceiveFailed) as caught:
                await transport.receive()
            assert SECRET not in "".join(traceback.format_exception(caught.value))
        finally:
            await transport.close()
            for filler in fillers:
                filler.close()


async def test_a_closed_client_says_that_nothing_left(api: FakeApi) -> None:
    transport = TelegramTransport(TOKEN, api.base_url)
    check(await transport.send("5", HELLO), Fate.RETRY, {})
    await transport.open()
    await transport.close()
    check(await transport.send("5", HELLO), Fate.RETRY, {})
    with pytest.raises(ReceiveFailed):
        await transport.receive()


async def test_closing_ends_calls_under_way_without_cancelling_their_tasks(
    api: FakeApi, transport: TelegramTransport
) -> None:
    api.script("sendMessage", *[api.hang()] * 20)
    sends = [asyncio.create_task(transport.send("5", HELLO)) for _ in range(20)]
    while len(api.calls) < 16 and not any(send.done() for send in sends):
        await asyncio.wait(sends, timeout=0.001)
    await transport.close()
    fates = [outcome.fate for outcome in await asyncio.gather(*sends)]
    assert sorted(fates) == [Fate.RETRY] * 4 + [Fate.UNKNOWN] * 16


async def test_cancelling_a_send_is_the_only_exception(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("sendMessage", api.hang())
    send = asyncio.create_task(transport.send("5", HELLO))
    while not api.calls and not send.done():
        await asyncio.wait([send], timeout=0.001)
    send.cancel()
    with pytest.raises(asyncio.CancelledError):
        await send


async def test_an_accepted_message_with_an_odd_answer_counts_as_sent(
    api: FakeApi, transport: TelegramTransport
) -> None:
    api.script("sendMessage", ok({"message_id": 9, "date": 1718000000000}), ok({"message_id": 10}))
    check(await transport.send("5", HELLO), Fate.SENT, {"message_ref": "9"})
    check(await transport.send("5", HELLO), Fate.SENT, {"message_ref": "10"})


EDITS: list[tuple[Answer, Fate, dict[str, Any]]] = [
    (
        error(400, "Bad Request: message is not modified: specified new message content …"),
        Fate.SENT,
        {"not_modified": True, "message_ref": "7"},
    ),
    (error(400, "Bad Request: message to edit not found"), Fate.PERMANENT, {"not_editable": True}),
    (error(400, "Bad Request: message can't be edited"), Fate.PERMANENT, {"not_editable": True}),
    (error(400, "Bad Request: MESSAGE_ID_INVALID"), Fate.PERMANENT, {"not_editable": True}),
    (error(400, "Bad Request: there is no text in the message to edit"), Fate.PERMANENT, {"not_editable": True}),
    (
        error(400, "Bad Request: upgraded", migrate_to_chat_id=-1009),
        Fate.MOVED,
        {"moved_to": "-1009", "not_editable": True},
    ),
    (error(403, "Forbidden: bot was kicked from the group chat"), Fate.UNREACHABLE, {}),
    (ok(None), Fate.SENT, {"message_ref": "7"}),
    (ok(True), Fate.SENT, {"message_ref": "7"}),
    (cut, Fate.UNKNOWN, {}),
]


@pytest.mark.parametrize(("answer", "fate", "wanted"), EDITS)
async def test_each_end_of_an_edit(
    api: FakeApi, transport: TelegramTransport, answer: Answer, fate: Fate, wanted: dict[str, Any]
) -> None:
    api.script("editMessageText", answer)
    check(await transport.edit("5", "7", HELLO), fate, wanted)


async def test_a_late_answer_to_a_press_is_no_alarm(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("answerCallbackQuery", error(400, "Bad Request: query is too old and response timeout expired"))
    check(await transport.answer("p1", "Đã nhận"), Fate.PERMANENT, {})
    check(await transport.answer("p1", "Đã nhận"), Fate.SENT, {})


RECEIVES: list[tuple[Answer, dict[str, Any]]] = [
    (error(401, "Unauthorized"), {"fatal": True}),
    (error(404, "Not Found"), {"fatal": True}),
    (error(409, "Conflict: terminated by other getUpdates request"), {"conflict": True}),
    (error(429, "Too Many Requests", retry_after=4), {"retry_after": 4.0}),
    (error(429, "Too Many Requests"), {}),
    (error(500, "Internal Server Error"), {}),
    (echo_address, {}),
    (echo_refusal, {}),
    (body(200, b"garbage"), {}),
    (body(200, b'{"ok": false}'), {}),
    (ok({"not": "a list"}), {}),
    (cut, {}),
    (half, {}),
]


@pytest.mark.parametrize(("answer", "wanted"), RECEIVES)
async def test_each_fault_of_a_poll_is_sorted_and_the_next_poll_works(
    api: FakeApi, transport: TelegramTransport, answer: Answer, wanted: dict[str, Any]
) -> None:
    api.script("getUpdates", answer, ok([{"update_id": 3}]))
    with pytest.raises(ReceiveFailed) as caught:
        await transport.receive()
    for name, value in ({"fatal": False, "conflict": False, "retry_after": None} | wanted).items():
        assert getattr(caught.value, name) == value
    assert caught.value.reason
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert [update.external_id for update in await transport.receive()] == ["3"]


async def test_two_timeouts_in_a_row_bring_fresh_connections(api: FakeApi, transport: TelegramTransport) -> None:
    api.script("getUpdates", api.hang(), api.hang())
    before = transport._polling._session
    for _ in range(2):
        with pytest.raises(ReceiveFailed):
            await transport.receive()
    assert await transport.receive() == []
    assert transport._polling._session is not before
    gc.collect()


async def test_debug_logs_do_not_hold_the_token(api: FakeApi, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    transport = TelegramTransport(TOKEN, api.base_url)
    await transport.open()
    api.script("sendMessage", echo_address, body(200, SECRET.encode()))
    await transport.send("5", HELLO)
    await transport.send("5", HELLO)
    await transport.close()
    assert SECRET not in caplog.text
    assert "xin chào" not in caplog.text
