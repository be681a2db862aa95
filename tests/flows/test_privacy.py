"""Events and places, never people: what a group, a log and the store must not hold."""

from __future__ import annotations

import logging
import traceback
from typing import Any

import pytest

from duty.wording import notices
from tests.flows.conftest import Log
from tests.flows.waiting import until_logged, until_polled
from tests.harness import TOKEN, Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
GROUPS = ("alerts", "duty", "leaders", "superior")
# What stands for a person, written out and as people type it.
PRIVATE = {
    "phone": "0912345678",
    "phone with dots": "0912.345.678",
    "citizen id": "038085001234",
    "old id": "172345678",
    "plate": "36B1-123.45",
    "name": "ông Nguyễn Văn Hùng",
    "name without marks": "ba nguyen thi tuyet",
}
# Without diacritics, which the store may hold in another spelling.
KEPT_OUT = "ke hoach tuan tra 47"
SECRETS = (f"MẬT: {KEPT_OUT}", f"TỐI MẬT {KEPT_OUT}", f"Công văn TUYỆT MẬT về {KEPT_OUT}")


async def _ever_said(town: Town, *groups: str) -> str:
    """Everything that was ever written or edited into these groups, as the network got it."""
    addresses = {town.groups[group] for group in groups}
    return "\n".join(str(one["text"]) for one in await town.chat.log() if one["chat_id"] in addresses)


async def _stored(town: Town) -> str:
    """Every value of every table."""
    async with town.app.database.read() as uow:
        names = await uow.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        rows = [
            str((await uow.connection.exec_driver_sql(f'SELECT * FROM "{name}"')).all())
            for name in names.scalars().all()
        ]
    return "\n".join(rows)


# ── Groups ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("private", PRIVATE.values(), ids=PRIVATE.keys())
async def test_what_names_a_person_never_reaches_a_group(town: Town, private: str) -> None:
    hidden = private.removeprefix("ông ").removeprefix("ba ")
    await town.say("tk3", f"{CROWD}, {private} phat bieu")
    await town.press("tk3", "Gửi")
    await town.say("congan", f"/capnhat 1 da gap {private}, con 18 nguoi")
    await town.fast_forward("20m")
    await town.say("congan", "/nhan 1", where="alerts")
    await town.say("congan", "/sv 1", where="alerts")
    await town.say("chutich", "/baocaptren 1")
    await town.press("chutich", "Báo cấp trên")
    await town.say("congan", f"/xong 1 {private} da ve")
    await town.say("congan", "/molai 1")

    said = await _ever_said(town, *GROUPS)
    assert "•••" in said
    assert "18 người" in said
    assert hidden not in said


async def test_a_report_in_a_group_is_answered_without_what_names_a_person(town: Town) -> None:
    await town.say("tk3", f"/bao {CROWD}, ông Nguyễn Văn Hùng 0912345678", where="alerts")

    said = await _ever_said(town, "alerts")
    assert "📝 Tin báo" in said
    assert "0912345678" not in said
    assert "Hùng" not in said


async def test_a_correction_is_masked_like_the_report(town: Town) -> None:
    said = await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.chat.edit(town.people["tk3"], said["message"]["message_id"], f"{CROWD}, ông Nguyễn Văn Hùng 0912345678")
    await town.settle()

    ever = await _ever_said(town, *GROUPS)
    assert "Đính chính" in ever
    assert "0912345678" not in ever
    assert "Hùng" not in ever


async def test_staff_are_named_and_those_who_come_are_not(town: Town) -> None:
    await town.say("tk3", f"{CROWD}, bà Trần Thị Nụ đi đầu")
    await town.press("tk3", "Gửi")
    await town.press("congan", "Đã nhận", where="alerts")

    card = await town.expect_message("alerts", "SV-1 ·", "Phạm Văn Dũng")
    assert "Nụ" not in card


async def test_the_author_sees_the_own_words_as_written(town: Town) -> None:
    await town.say("tk3", f"{CROWD}, sđt 0912345678")

    await town.expect_message("tk3", "📝 Tin báo", "0912345678")


# ── Denunciations ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_denunciation_shows_only_that_there_is_one(town: Town) -> None:
    await town.say("tk3", "bà Trần Thị Nụ tk3 đến tố cáo cán bộ địa chính nhận tiền của dân")
    await town.press("tk3", "Gửi")
    await town.say("canbo", "/capnhat 1 đã ghi lời bà Nụ về cán bộ địa chính")
    await town.fast_forward("20m")
    await town.say("canbo", "/sv 1", where="duty")
    await town.say("canbo", "/xong 1 đã chuyển đơn của bà Nụ")
    await town.say("canbo", "/sv 1", where="duty")

    said = await _ever_said(town, *GROUPS)
    assert "01 tố cáo" in said
    for word in ("Nụ", "địa chính", "nhận tiền", "cán bộ địa", "đơn của", "Tiểu khu 3 ·"):
        assert word not in said, word


async def test_not_even_the_draft_of_a_denunciation_is_quoted_in_a_group(town: Town) -> None:
    await town.say("tk3", "/bao bà Trần Thị Nụ tk3 tố cáo cán bộ địa chính nhận tiền", where="alerts")

    said = await _ever_said(town, "alerts")
    assert "tố cáo" in said
    assert "địa chính" not in said
    assert "Nụ" not in said


async def test_those_who_follow_a_denunciation_are_not_told_its_content_either(town: Town) -> None:
    await town.say("tk3", "2 nguoi tk3 den to cao can bo dia chinh nhan tien")
    await town.press("tk3", "Gửi")
    await town.say("canbo", "/nhan 1")
    await town.say("congan", "/capnhat 1 can bo dia chinh ten Long")

    assert "Long" not in "\n".join(await town.texts("canbo"))
    assert "Long" not in "\n".join(await town.texts("tk3"))


# ── State secrets ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", SECRETS)
async def test_a_secret_is_refused_and_nothing_of_it_is_kept(town: Town, text: str) -> None:
    await town.say("congan", text)

    assert await town.last("congan") == notices.SECRET
    assert KEPT_OUT not in await _stored(town)


@pytest.mark.parametrize("form", ["/bao {}", "/capnhat 1 {}", "/xong 1 {}", "/khongco {}", "capnhat 1 {}"])
async def test_a_secret_in_a_command_is_refused_too(town: Town, form: str) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("congan", form.format(SECRETS[0]))

    assert await town.last("congan") == notices.SECRET
    assert KEPT_OUT not in await _stored(town)
    await town.expect_message("alerts", "SV-1 ·", "Chưa ai nhận")


async def test_a_secret_as_the_answer_to_a_question_is_refused_and_the_question_stays(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/capnhat 1")
    await town.say("congan", SECRETS[0])
    assert await town.last("congan") == notices.SECRET
    assert KEPT_OUT not in await _stored(town)

    await town.say("congan", "con 15 nguoi")
    await town.expect_message("alerts", "SV-1 ·", "15 người")


async def test_a_secret_as_the_new_text_of_a_draft_is_refused(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.press("tk3", "Sửa")
    await town.say("tk3", SECRETS[0])

    assert await town.last("tk3") == notices.SECRET
    assert KEPT_OUT not in await _stored(town)
    await town.expect_message("tk3", "📝 Tin báo", "20 người")


async def test_a_secret_edited_into_a_message_is_refused(town: Town) -> None:
    said = await town.say("tk3", CROWD)
    await town.chat.edit(town.people["tk3"], said["message"]["message_id"], SECRETS[0])
    await town.settle()

    assert await town.last("tk3") == notices.SECRET
    assert KEPT_OUT not in await _stored(town)


async def test_a_secret_under_a_photo_is_refused_with_the_photo(town: Town) -> None:
    await town.say("congan", SECRETS[0], photo=True)
    await town.say("congan", CROWD)

    assert KEPT_OUT not in await _stored(town)
    assert "📎" not in await town.expect_message("congan", "📝 Tin báo")


async def test_a_secret_in_a_group_is_not_kept(town: Town) -> None:
    await town.chat.set_bot(town.groups["alerts"], "administrator")
    await town.settle()
    await town.say("congan", SECRETS[0], where="alerts")

    assert KEPT_OUT not in await _stored(town)


async def test_a_secret_of_a_stranger_is_not_kept(town: Town) -> None:
    await town.stranger("nguoila")
    await town.say("nguoila", SECRETS[0])

    assert await town.texts("nguoila") == [notices.STRANGER]
    assert KEPT_OUT not in await _stored(town)


@pytest.mark.parametrize(
    "text", ["20 nguoi tk3 ban mat ong", "phát hiện tổ mật thám ong rừng tk3", "mất mật khẩu wifi"]
)
async def test_honey_is_no_secret(town: Town, text: str) -> None:
    await town.say("tk3", text)

    assert notices.SECRET not in await town.texts("tk3")


# ── Logs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _assert_nothing_leaks(log: Log, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing in what the desk and its libraries logged, before any filter, tracebacks included."""
    shown = caplog.text
    for entry in log.entries:
        failure = entry.get("exc_info")
        shown += f"{entry}\n"
        shown += "".join(traceback.format_exception(failure)) if isinstance(failure, BaseException) else ""
    for private in ("0912345678", "Hùng", "tap trung", "den bu", "con 15", "20 người", TOKEN, TOKEN.partition(":")[2]):
        assert private not in shown, private


@pytest.fixture
def library_log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What libraries log, as much of it as a running desk lets through."""
    caplog.set_level(logging.INFO)
    return caplog


async def test_the_log_holds_no_text_of_a_message_and_no_token(
    town: Town, log: Log, library_log: pytest.LogCaptureFixture
) -> None:
    await town.say("tk3", f"{CROWD}, ông Nguyễn Văn Hùng 0912345678")
    for kind in ("status", "html", "garbage", "flood", "cut_before"):
        for method in ("sendMessage", "editMessageText", "getUpdates"):
            await town.chat.add_fault(method, kind)
    await town.chat.add_fault("sendMessage", "cut_after")
    await town.chat.say(town.people["tk3"], "/gui")
    await until_polled(town)
    await town.fast_forward("10m")
    await town.say("congan", "/capnhat 1 con 15 nguoi, gap ông Hùng 0912345678")
    await town.chat.block(town.people["canbo"])
    await town.fast_forward("10m")

    await town.expect_message("alerts", "SV-1 ·", "15 người")
    assert {"poll_failed", "send_failed"} <= set(log.actions())
    _assert_nothing_leaks(log, library_log)


async def test_the_log_of_a_handler_that_fails_holds_no_text_either(
    town: Town, log: Log, library_log: pytest.LogCaptureFixture
) -> None:
    log.expected = {"inbox_failed"}
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql(
            "CREATE TRIGGER broken BEFORE INSERT ON reports BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END"
        )
        await uow.commit()
    await town.say("tk3", f"{CROWD}, ông Nguyễn Văn Hùng 0912345678")

    assert "inbox_failed" in log.actions()
    _assert_nothing_leaks(log, library_log)


async def test_the_log_of_a_refused_token_does_not_show_it(
    town: Town, log: Log, library_log: pytest.LogCaptureFixture
) -> None:
    log.expected = {"poll_refused", "token_dead"}
    await town.say("tk3", CROWD)
    await town.chat.revoke()
    async with town.app.database.write() as uow:
        await uow.outbox.put(town.app.unit_id, "test", "telegram", "5", {"lines": [CROWD]}, 0, town.clock.now())
        await uow.commit()
    await town.chat.say(town.people["tk3"], CROWD)
    await until_logged(log.actions, "poll_refused", "token_dead")

    _assert_nothing_leaks(log, library_log)


# ── The audit log ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_audit_log_tells_who_did_what_without_the_words(town: Town) -> None:
    await town.say("tk3", f"{CROWD}, ông Nguyễn Văn Hùng 0912345678")
    await town.press("tk3", "Gửi")
    await town.say("congan", "/capnhat 1 con 15 nguoi")
    await town.say("congan", SECRETS[0])
    async with town.app.database.read() as uow:
        rows: Any = (await uow.connection.exec_driver_sql("SELECT action, subject, detail FROM audit")).all()

    assert {"incident.opened", "incident.updated", "report.secret_refused"} <= {row[0] for row in rows}
    for private in ("0912345678", "Hùng", "tap trung", "con 15", KEPT_OUT):
        assert private not in str(rows)


async def test_a_phone_number_across_the_cut_of_a_long_text_shows_in_no_group(town: Town) -> None:
    start = "20 nguoi tap trung cong uy ban tk3 ve den bu dat, "
    text = start + "a" * (296 - len(start)) + " 0912345678 goi gap"
    await town.say("tk3", text)
    await town.press("tk3", "Gửi")

    assert await town.count("alerts", "SV-1")
    assert "091" not in "\n".join(await town.texts("alerts"))
