"""Photos, voice, films, places and albums: they join the draft, the last incident or the words that follow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from duty.people import Role
from duty.wording import notices
from tests.harness import Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
OTHER = "cay do chan duong o tk5"
PLACE = {"latitude": 20.0012, "longitude": 105.8034}
FILES = pytest.mark.parametrize(
    "more",
    [{"photo": True}, {"voice": {"duration": 3}}, {"video": True}, {"location": PLACE}],
    ids=["photo", "voice", "video", "location"],
)
GROUPS = ("alerts", "duty", "leaders", "superior")


async def _report(town: Town, text: str = CROWD) -> None:
    await town.say("tk3", text)
    await town.press("tk3", "Gửi")


async def _kept(town: Town, incident_id: int) -> list[str]:
    async with town.app.database.read() as uow:
        return [one.kind for _, one in await uow.reports.attachments(incident_id=incident_id)]


async def _loose(town: Town) -> int:
    async with town.app.database.read() as uow:
        query = "SELECT count(*) FROM attachments WHERE report_id IS NULL AND incident_id IS NULL"
        return int((await uow.connection.exec_driver_sql(query)).scalar_one())


async def _media(town: Town, where: str) -> int:
    """How many messages of the bot in a chat carry a file or a place."""
    kinds = ("photo_url", "voice", "video", "document", "location")
    messages = await town.chat.messages(town.place(where))
    return sum(one["from"]["is_bot"] and any(kind in one for kind in kinds) for one in messages)


# ── With the draft ───────────────────────────────────────────────────────────────────────────────────────────────────


@FILES
async def test_a_file_without_words_asks_for_them_and_joins_what_is_written_then(
    town: Town, more: dict[str, Any]
) -> None:
    await town.say("tk3", None, **more)
    assert await town.last("tk3") == notices.FILE_KEPT

    await town.say("tk3", CROWD)
    await town.expect_message("tk3", "📝 Tin báo", "📎 1 tệp")
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 ·", "📎 1 tệp")
    assert len(await _kept(town, 1)) == 1


@FILES
async def test_a_file_after_the_draft_joins_it(town: Town, more: dict[str, Any]) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk3", None, **more)

    assert await town.count("tk3", "📝 Tin báo") == 1
    await town.expect_message("tk3", "📝 Tin báo", "📎 1 tệp")
    await town.press("tk3", "Gửi")
    assert len(await _kept(town, 1)) == 1


async def test_a_photo_with_words_is_a_report_with_a_photo(town: Town) -> None:
    await town.say("tk3", CROWD, photo=True)

    await town.expect_message("tk3", "📝 Tin báo", "20 người", "📎 1 tệp")
    await town.press("tk3", "Gửi")
    assert await _kept(town, 1) == ["photo"]


async def test_a_photo_whose_words_are_news_of_the_draft_joins_it_with_them(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.say("tk3", "cap nhat: da tang len 40 nguoi", photo=True)

    await town.expect_message("tk3", "📝 Tin báo", "40 người", "📎 1 tệp")
    assert await town.count("tk3", "📝 Tin báo") == 1
    assert await _loose(town) == 0


async def test_a_file_long_after_the_draft_does_not_join_it(town: Town) -> None:
    await town.say("tk3", CROWD)
    await town.fast_forward("16m")
    await town.say("tk3", None, photo=True)

    assert await town.last("tk3") == notices.FILE_KEPT
    assert not await town.count("tk3", "📎")


async def test_a_file_of_long_ago_joins_no_new_draft(town: Town) -> None:
    await town.say("tk3", None, photo=True)
    await town.fast_forward("16m")
    await town.say("tk3", CROWD)

    assert "📎" not in await town.expect_message("tk3", "📝 Tin báo")


async def test_nobody_elses_file_joins_a_draft(town: Town) -> None:
    await town.say("tk5", None, photo=True)
    await town.say("tk3", CROWD)
    await town.say("congan", None, photo=True)

    assert "📎" not in await town.expect_message("tk3", "📝 Tin báo")


# ── With an incident ─────────────────────────────────────────────────────────────────────────────────────────────────


@FILES
async def test_a_file_after_the_report_joins_the_incident(town: Town, more: dict[str, Any]) -> None:
    await _report(town)
    await town.say("tk3", None, **more)

    assert await town.last("tk3") == notices.attached("SV-1")
    await town.expect_message("alerts", "SV-1 ·", "📎 1 tệp")
    assert len(await _kept(town, 1)) == 1


async def test_it_joins_the_last_of_several(town: Town) -> None:
    await _report(town)
    await _report(town, OTHER)
    await town.say("tk3", None, photo=True)

    assert await town.last("tk3") == notices.attached("SV-2")
    assert await _kept(town, 1) == []


@pytest.mark.parametrize("later", ["2h1m", "closed"])
async def test_an_incident_of_long_ago_or_over_takes_no_file(town: Town, later: str) -> None:
    await _report(town)
    await town.say("congan", "/nhan 1")
    if later == "closed":
        await town.say("congan", "/xong 1 đã về")
    else:
        await town.fast_forward(later)
    await town.say("tk3", None, photo=True)

    assert await town.last("tk3") == notices.FILE_KEPT
    assert await _kept(town, 1) == []


async def test_a_photo_whose_words_are_news_of_the_incident_joins_it_with_them(town: Town) -> None:
    await _report(town)
    await town.say("tk3", "cap nhat: da tang len 40 nguoi", photo=True)

    await town.expect_message("alerts", "SV-1 ·", "40 người", "📎 1 tệp")
    assert await _kept(town, 1) == ["photo"]
    assert await _loose(town) == 0


async def test_a_photo_in_answer_to_a_card_joins_that_incident(town: Town) -> None:
    await _report(town)
    card = (await town.chat.messages(town.groups["alerts"]))[-1]["message_id"]
    await town.say("congan", None, where="alerts", reply_to=card, photo=True)

    assert await town.last("alerts") == notices.attached("SV-1")
    await town.expect_message("alerts", "SV-1 ·", "📎 1 tệp")
    assert await _kept(town, 1) == ["photo"]


async def test_a_photo_with_words_in_answer_to_a_card_is_an_update_with_a_photo(town: Town) -> None:
    await _report(town)
    card = (await town.chat.messages(town.people["congan"]))[-1]["message_id"]
    await town.say("congan", "da tang len 40 nguoi", reply_to=card, photo=True)

    await town.expect_message("alerts", "SV-1 ·", "40 người", "📎 1 tệp", "✏️")
    assert await _kept(town, 1) == ["photo"]


async def test_a_photo_with_the_command_or_in_the_dialogue_of_an_update_is_kept_with_it(town: Town) -> None:
    await _report(town)
    await town.say("congan", "/capnhat 1 con 15 nguoi", photo=True)
    await town.say("canbo", "/capnhat 1")
    await town.say("canbo", "con 10 nguoi", photo=True)

    await town.expect_message("alerts", "SV-1 ·", "10 người", "📎 2 tệp")
    assert await _kept(town, 1) == ["photo", "photo"]


# ── Albums ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def _album(town: Town, parts: int, name: str = "A1", text: str | None = None) -> None:
    for part in range(parts):
        await town.say("tk3", text if part == 0 else None, photo=True, media_group_id=name)


async def test_an_album_with_words_is_one_draft(town: Town) -> None:
    await _album(town, 4, text=CROWD)

    assert await town.count("tk3", "📝 Tin báo") == 1
    await town.expect_message("tk3", "📝 Tin báo", "📎 4 tệp")
    assert not await town.count("tk3", notices.FILE_KEPT)
    await town.press("tk3", "Gửi")
    assert len(await _kept(town, 1)) == 4


async def test_an_album_without_words_is_asked_for_them_once(town: Town) -> None:
    await _album(town, 3)
    assert await town.count("tk3", notices.FILE_KEPT) == 1

    await town.say("tk3", CROWD)
    await town.expect_message("tk3", "📝 Tin báo", "📎 3 tệp")


async def test_parts_of_an_album_that_come_after_the_press_follow_into_the_incident(town: Town) -> None:
    await _album(town, 1, text=CROWD)
    await town.press("tk3", "Gửi")
    await _album(town, 2)

    await town.expect_message("alerts", "SV-1 ·", "📎 3 tệp")
    assert len(await _kept(town, 1)) == 3


async def test_an_album_after_the_report_joins_the_incident_with_one_answer(town: Town) -> None:
    await _report(town)
    await _album(town, 3)

    assert await town.count("tk3", notices.attached("SV-1")) == 1
    await town.expect_message("alerts", "SV-1 ·", "📎 3 tệp")


async def test_two_albums_of_one_person_stay_apart(town: Town) -> None:
    await _report(town)
    await _album(town, 2, "A1")
    await town.say("tk3", OTHER, photo=True, media_group_id="A2")
    await town.say("tk3", None, photo=True, media_group_id="A2")
    await town.press("tk3", "Gửi")

    assert len(await _kept(town, 1)) == 2
    assert len(await _kept(town, 2)) == 2


async def test_an_album_is_kept_together_over_a_restart(town: Town) -> None:
    await _album(town, 1, text=CROWD)
    await town.restart()
    await _album(town, 2)

    await town.expect_message("tk3", "📝 Tin báo", "📎 3 tệp")


# ── Who sees them ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_no_group_ever_gets_a_file_or_a_position(town: Town) -> None:
    await town.say("tk3", CROWD, photo=True)
    await town.say("tk3", None, location=PLACE)
    await town.press("tk3", "Gửi")
    await town.fast_forward("30m")
    await town.say("congan", "/sv 1", where="alerts")

    for group in GROUPS:
        assert await _media(town, group) == 0
        assert not [text for text in await town.texts(group) if "20.0012" in text or "105.8034" in text]


async def test_staff_who_ask_get_the_files_in_private_and_it_is_written_down(town: Town) -> None:
    await town.say("tk3", CROWD, photo=True)
    await town.say("tk3", None, location=PLACE)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/sv 1")

    await town.expect_message("congan", "Tệp kèm theo · Lê Văn Bình (Tiểu khu trưởng TK3): ảnh", "vị trí")
    assert await _media(town, "congan") == 2
    async with town.app.database.read() as uow:
        seen = await uow.connection.exec_driver_sql("SELECT subject FROM audit WHERE action = 'incident.viewed'")
        assert seen.scalars().all() == ["incident:1"]


async def test_the_files_of_a_denunciation_are_shown_to_nobody(town: Town) -> None:
    await town.say("tk3", "2 nguoi tk3 den to cao can bo", photo=True)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/sv 1")

    await town.expect_message("congan", "SV-1")
    assert await _media(town, "congan") == 0


async def test_files_stay_with_the_channel_and_are_never_fetched(town: Town) -> None:
    # What is not fetched cannot be kept: neither where and when a picture was taken, nor a face.
    await town.say("tk3", CROWD, photo=True)
    await town.press("tk3", "Gửi")
    await town.say("congan", "/sv 1")

    called = {one["method"] for one in await town.chat.log()}
    assert "sendPhoto" in called
    assert not called & {"getFile", "download"}


@pytest.mark.parametrize("mime", ["image/jpeg", "image/heic", "application/pdf"])
async def test_a_picture_sent_as_a_file_with_its_hidden_data_is_not_taken(town: Town, mime: str) -> None:
    await town.say("tk3", None, document={"name": "IMG_0001", "mime": mime})

    assert await town.last("tk3") == notices.UNKNOWN_FILE
    assert await _loose(town) == 0


async def test_the_words_with_a_file_that_is_not_taken_are_a_report_all_the_same(town: Town) -> None:
    await town.say("tk3", CROWD, document={"name": "IMG_0001", "mime": "image/jpeg"})

    assert await town.last("tk3") == notices.FILE_REFUSED
    await town.press("tk3", "Gửi")
    await town.expect_message("alerts", "SV-1 ·", "20 người")
    await town.say("congan", "/capnhat 1 con 15 nguoi", document={"name": "IMG_0001", "mime": "image/jpeg"})
    await town.expect_message("alerts", "SV-1 ·", "15 người")
    assert await town.last("congan") == notices.FILE_REFUSED


async def test_whoever_may_not_report_sends_no_files_either(town: Town) -> None:
    await town.say("huyen", None, photo=True)

    assert "Việc này dành cho" in await town.last("huyen")
    assert await _loose(town) == 0


async def test_newcomers_are_told_to_send_no_papers(empty_town: Town) -> None:
    town = empty_town
    await town.stranger("moi")
    async with town.app.database.write() as uow:
        now = town.clock.now()
        await uow.people.invite(town.app.unit_id, "ABCDEFGH2345", Role.POLICE, now, now + timedelta(hours=1))
        await uow.commit()
    await town.say("moi", "/start ABCDEFGH2345")

    await town.expect_message("moi", "Không gửi nội dung mật, ảnh giấy tờ tuỳ thân")
