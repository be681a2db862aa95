"""Joining the desk: invites, roles, strangers."""

from __future__ import annotations

import re

import pytest

from duty.people import Role
from duty.wording import notices
from duty.wording import people as word
from tests.harness import Town


async def _code(town: Town, role: Role, **more: object) -> str:
    """An invite as the command line makes it."""
    code, now = f"CODE{role.upper()}{len(more)}", town.clock.now()
    async with town.app.database.write() as uow:
        await uow.people.invite(
            town.app.unit_id,
            code,
            role,
            now,
            now + town.settings.policy.invite_valid,
            **more,  # type: ignore[arg-type]
        )
        await uow.commit()
    return code


async def _person(town: Town, username: str) -> object:
    async with town.app.database.read() as uow:
        return await uow.people.by_address("telegram", str(town.people[username]))


async def _roles(town: Town, username: str) -> frozenset[Role]:
    async with town.app.database.read() as uow:
        found = await uow.people.by_address("telegram", str(town.people[username]))
    return found.roles if found else frozenset()


async def test_the_first_admin_joins_with_a_code_of_the_command_line(empty_town: Town) -> None:
    code = await _code(empty_town, Role.ADMIN, name="Tống Văn An")
    await empty_town.stranger("an")
    await empty_town.chat.start(empty_town.people["an"], code)
    await empty_town.settle()

    await empty_town.expect_message("an", "Chào Tống Văn An")
    assert await _roles(empty_town, "an") == {Role.ADMIN}


async def test_an_invite_works_once(empty_town: Town) -> None:
    code = await _code(empty_town, Role.POLICE)
    for name in ("first", "second"):
        await empty_town.stranger(name)
        await empty_town.say(name, f"/start {code}")

    assert await _roles(empty_town, "first") == {Role.POLICE}
    assert await empty_town.last("second") == word.USED_CODE
    assert await _person(empty_town, "second") is None


async def test_two_who_use_one_code_at_once_are_not_both_let_in(empty_town: Town) -> None:
    code = await _code(empty_town, Role.POLICE)
    names = ["a", "b", "c", "d"]
    for name in names:
        await empty_town.stranger(name)
    for name in names:
        await empty_town.chat.say(empty_town.people[name], f"/start {code}")
    await empty_town.settle()

    assert sum([await _person(empty_town, name) is not None for name in names]) == 1


async def test_an_invite_expires(empty_town: Town) -> None:
    code = await _code(empty_town, Role.OFFICER)
    await empty_town.stranger("late")
    await empty_town.fast_forward("73h")
    await empty_town.say("late", f"/start {code}")

    assert await empty_town.last("late") == word.EXPIRED_CODE
    assert await _person(empty_town, "late") is None


@pytest.mark.parametrize("typed", ["/start WRONG", "/start CODE OFFICER", "/start " + "A" * 200, "/start \u202e%00"])
async def test_a_wrong_code_lets_nobody_in(empty_town: Town, typed: str) -> None:
    await _code(empty_town, Role.OFFICER)
    await empty_town.stranger("guesser")
    await empty_town.say("guesser", typed)

    assert await empty_town.last("guesser") == word.BAD_CODE
    assert await _person(empty_town, "guesser") is None


async def test_a_code_may_be_typed_in_small_letters_and_with_spaces(empty_town: Town) -> None:
    code = await _code(empty_town, Role.OFFICER)
    await empty_town.stranger("lan")
    await empty_town.say("lan", f"/start   {code.lower()}  ")

    assert await _roles(empty_town, "lan") == {Role.OFFICER}


async def test_a_member_gains_a_second_role_and_stays_one_person(town: Town) -> None:
    code = await _code(town, Role.CLERK)
    await town.say("canbo", f"/start {code}")

    assert await _roles(town, "canbo") == {Role.OFFICER, Role.CLERK}
    async with town.app.database.read() as uow:
        names = [person.name for person in await uow.people.all(town.app.unit_id)]
    assert names.count("Nguyễn Thị Lan") == 1


async def test_the_office_hears_who_has_joined(town: Town) -> None:
    code = await _code(town, Role.POLICE, name="Lê Văn Mới")
    await town.stranger("moi")
    await town.say("moi", f"/start {code}")

    await town.expect_message("vanphong", "👋", "Lê Văn Mới")


async def test_an_invite_made_in_the_chat_carries_a_link_and_a_picture_and_works(town: Town) -> None:
    await town.say("vanphong", "/moi tiểu khu trưởng TK7 Nguyễn Văn A")

    shown = (await town.chat.messages(town.people["vanphong"]))[-1]
    assert "photo_url" in shown
    text = shown["text"] or shown["caption"]
    assert "Nguyễn Văn A" in text
    link = re.search(r"https://t\.me/\w+\?start=(\w+)", text)
    assert link is not None, text
    await town.stranger("a")
    await town.chat.start(town.people["a"], link.group(1))
    await town.settle()
    await town.expect_message("a", "Chào", "Nguyễn Văn A")
    assert await _roles(town, "a") == {Role.AREA_HEAD}


async def test_the_code_of_an_invite_is_not_in_the_store(town: Town) -> None:
    await town.say("vanphong", "/moi công an")
    text = await town.last("vanphong")
    code = re.search(r"/start (\w+)", text)
    assert code is not None

    async with town.app.database.read() as uow:
        rows = (await uow.connection.exec_driver_sql("SELECT code_hash FROM invites")).scalars().all()
        audit = (await uow.connection.exec_driver_sql("SELECT detail FROM audit")).scalars().all()
    assert code.group(1) not in str(rows) + str(audit)


@pytest.mark.parametrize("who", ["tk3", "congan", "chutich", "huyen"])
async def test_only_the_office_invites(town: Town, who: str) -> None:
    await town.say(who, "/moi công an")

    assert "Mã" not in await town.last(who)
    async with town.app.database.read() as uow:
        assert not (await uow.connection.exec_driver_sql("SELECT id FROM invites")).all()


async def test_only_an_admin_invites_an_admin(town: Town) -> None:
    await town.say("vanphong", "/moi quản trị")
    assert await town.last("vanphong") == word.ADMIN_BY_ADMIN

    await town.say("quantri", "/moi quản trị")
    assert "/start" in await town.last("quantri")


async def test_a_forged_button_invites_nobody(town: Town) -> None:
    await town.say("tk3", "trợ giúp")
    message = (await town.chat.messages(town.people["tk3"]))[-1]
    for data in ("moi:admin", "moi:clerk", "moi:nobody", "moi:"):
        await town.press_on("tk3", message["message_id"], where="tk3", data=data)

    async with town.app.database.read() as uow:
        assert not (await uow.connection.exec_driver_sql("SELECT id FROM invites")).all()


async def test_an_invite_is_not_made_where_others_read_it(town: Town) -> None:
    await town.say("vanphong", "/moi công an", where="duty")

    assert await town.last("duty") == word.INVITE_IN_PRIVATE


async def test_a_code_in_a_group_is_not_taken(town: Town) -> None:
    code = await _code(town, Role.POLICE)
    await town.stranger("nguoila")
    await town.chat.change_members(town.groups["duty"], add=[town.people["nguoila"]])
    await town.say("nguoila", f"/start {code}", where="duty")

    assert await _person(town, "nguoila") is None
    await town.say("nguoila", f"/start {code}")
    assert await _roles(town, "nguoila") == {Role.POLICE}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("20 nguoi tap trung cong uy ban tk3", {}),
        ("/start", {}),
        ("/sv", {}),
        ("/nhan 1", {}),
        ("/ganhom alerts", {}),
        ("/khongco", {}),
        (None, {"photo": True}),
        (None, {"voice": {"duration": 3}}),
        (None, {"location": {"latitude": 20.0, "longitude": 105.8}}),
        (None, {"sticker": "🙂"}),
    ],
)
async def test_a_stranger_gets_one_polite_line_and_nothing_is_stored(
    town: Town, text: str | None, more: dict[str, object]
) -> None:
    await town.stranger("nguoila")
    await town.say("nguoila", text, **more)

    assert await town.texts("nguoila") == [notices.STRANGER]
    async with town.app.database.read() as uow:
        for table in ("reports", "attachments", "incidents", "dialogues"):
            assert not (await uow.connection.exec_driver_sql(f"SELECT * FROM {table}")).all()


async def test_a_stranger_who_writes_on_and_on_gets_one_line_an_hour(town: Town) -> None:
    await town.stranger("nguoila")
    for number in range(20):
        await town.say("nguoila", f"tin {number}")
    assert await town.texts("nguoila") == [notices.STRANGER]

    await town.fast_forward("1h")
    await town.say("nguoila", "còn ai không")
    assert await town.texts("nguoila") == [notices.STRANGER] * 2


async def test_a_stranger_in_a_group_is_not_answered_for_talking_and_cannot_press(town: Town) -> None:
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")
    await town.stranger("nguoila")
    await town.chat.change_members(town.groups["alerts"], add=[town.people["nguoila"]])
    before = await town.texts("alerts")

    toast = await town.press("nguoila", "Đã nhận", where="alerts")
    assert toast == notices.STRANGER[:200]
    await town.say("nguoila", "cái này là gì", where="alerts")
    assert await town.texts("alerts") == before
    await town.expect_message("alerts", "SV-1", "Chưa ai nhận")


async def test_someone_who_has_left_the_desk_is_a_stranger(town: Town) -> None:
    async with town.app.database.write() as uow:
        await uow.connection.exec_driver_sql("UPDATE people SET active = false WHERE name = 'Phạm Văn Dũng'")
        await uow.commit()
    await town.say("congan", "20 nguoi tap trung cong uy ban tk3")

    assert await town.last("congan") == notices.STRANGER
    assert not await town.count("congan", "Tin báo")


async def test_a_person_who_blocks_the_bot_is_marked_and_the_admin_told(town: Town) -> None:
    await town.chat.block(town.people["congan"])
    await town.settle()

    await town.expect_message("quantri", "Phạm Văn Dũng", "chặn")
    await town.say("vanphong", "Người")
    assert "🔴 Phạm Văn Dũng" in await town.last("vanphong")


async def test_a_block_that_went_unseen_shows_when_a_message_is_refused_and_others_are_asked(town: Town) -> None:
    # The update about it is lost: only the refusal of a send tells.
    town.simulator.world.people[town.people["congan"]].blocked = True
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")

    await town.expect_message("quantri", "Phạm Văn Dũng", "chặn")
    await town.expect_message("quantri", "SV-1", "Phạm Văn Dũng")
    await town.expect_message("canbo", "SV-1")
    await town.fast_forward("20m")
    await town.expect_message("chutich", "SV-1")


async def test_whoever_unblocks_is_reached_again(town: Town) -> None:
    await town.chat.block(town.people["congan"])
    await town.settle()
    await town.chat.start(town.people["congan"])
    await town.settle()
    await town.say("tk3", "20 nguoi tap trung cong uy ban tk3 ve den bu dat")
    await town.press("tk3", "Gửi")

    await town.expect_message("congan", "SV-1")


# ── Whom a roster has entered already ────────────────────────────────────────────────────────────────────────────────


async def _enter(town: Town, *names: str, roles: tuple[Role, ...] = ()) -> list[int]:
    async with town.app.database.write() as uow:
        ids = [await uow.people.add(town.app.unit_id, name, roles, town.clock.now()) for name in names]
        await uow.commit()
    return ids


async def _named(town: Town, name: str) -> list[int]:
    async with town.app.database.read() as uow:
        return [one.id for one in await uow.people.all(town.app.unit_id) if one.name == name]


async def test_whom_the_roster_knows_by_name_comes_in_as_that_person(town: Town) -> None:
    [entered] = await _enter(town, "Hoàng Văn Mới")
    code = await _code(town, Role.POLICE, name="Hoàng  văn mới".replace("  ", " "))
    await town.stranger("moi")
    await town.say("moi", f"/start {code}")

    assert await _named(town, "Hoàng Văn Mới") == [entered]
    assert await _roles(town, "moi") == {Role.POLICE}


async def test_of_two_of_one_name_the_office_says_which(town: Town) -> None:
    first, second = await _enter(town, "Hoàng Văn Mới", "Hoàng Văn Mới")
    code = await _code(town, Role.POLICE, name="Hoàng Văn Mới")
    await town.stranger("moi")
    await town.say("moi", f"/start {code}")
    await town.press("vanphong", f"số {second}")

    assert await _named(town, "Hoàng Văn Mới") == [first, second]
    assert getattr(await _person(town, "moi"), "id", None) == second


async def test_what_people_call_themselves_makes_them_nobody_else(town: Town) -> None:
    [entered] = await _enter(town, "moi", roles=(Role.LEADER,))
    code = await _code(town, Role.POLICE)
    await town.stranger("moi")
    await town.say("moi", f"/start {code}")

    assert await _roles(town, "moi") == {Role.POLICE}
    await town.expect_message("vanphong", "trùng tên")
    assert getattr(await _person(town, "moi"), "id", None) != entered


# ── Rights that are changed and taken away ───────────────────────────────────────────────────────────────────────────


async def _open(town: Town, by: str, name: str) -> None:
    await town.say(by, f"/nguoi {name}")
    await town.press(by, name)


async def test_rights_are_taken_away_and_given_back_and_the_person_hears_of_it(town: Town) -> None:
    await _open(town, "vanphong", "Phạm Văn Dũng")
    assert await town.press("vanphong", "Ngừng quyền") == "Đã đổi."
    await town.expect_message("congan", "đã được ngừng")
    await town.say("congan", "/sv")
    assert await town.last("congan") == notices.STRANGER

    await town.press("vanphong", "Mở lại")
    await town.say("congan", "/trogiup")
    assert "Công an" in await town.last("congan")
    async with town.app.database.read() as uow:
        actions = (await uow.connection.exec_driver_sql("SELECT action FROM audit ORDER BY id")).scalars().all()
    assert actions[-2:] == ["people.stopped", "people.restored"]


async def test_roles_and_tieu_khu_are_changed_by_taps(town: Town) -> None:
    await _open(town, "vanphong", "Nguyễn Thị Lan")
    await town.press("vanphong", "Đổi vai trò")
    await town.press("vanphong", "Tiểu khu trưởng")
    await town.press("vanphong", "✓ Cán bộ")
    await town.press("vanphong", "Xong")
    await town.press("vanphong", "Đổi tiểu khu")
    await town.press("vanphong", "TK7")

    assert await _roles(town, "canbo") == {Role.AREA_HEAD}
    assert getattr(await _person(town, "canbo"), "area", None) == 7
    await town.expect_message("canbo", "Quyền của đồng chí", "TK7")


async def test_the_last_admin_stays_and_only_admins_touch_admins(town: Town) -> None:
    await _open(town, "vanphong", "Tống Văn An")
    assert await town.press("vanphong", "Ngừng quyền") == word.ADMIN_BY_ADMIN
    await town.press("vanphong", "Đổi vai trò")
    assert await town.press("vanphong", "✓ Quản trị") == word.ADMIN_BY_ADMIN

    await _open(town, "quantri", "Tống Văn An")
    assert await town.press("quantri", "Ngừng quyền") == word.LAST_ADMIN
    await town.press("quantri", "Đổi vai trò")
    assert await town.press("quantri", "✓ Quản trị") == word.LAST_ADMIN
    assert await _roles(town, "quantri") == {Role.ADMIN}


async def test_rights_are_shown_and_changed_by_the_office_alone_and_in_private(town: Town) -> None:
    await town.say("vanphong", "/nguoi", where="duty")
    assert await town.last("duty") == word.PEOPLE_IN_PRIVATE
    await town.say("tk3", "trợ giúp")
    message = (await town.chat.messages(town.people["tk3"]))[-1]
    for data in ("nguoi:1:vai:admin", "nguoi:3:ngung", "nguoi:x:xem", "nguoi:1:la:2"):
        await town.press_on("tk3", message["message_id"], where="tk3", data=data)

    assert await _roles(town, "tk3") == {Role.AREA_HEAD}
    assert await _roles(town, "congan") == {Role.POLICE}


async def test_who_comes_back_by_an_invite_has_the_rights_of_the_invite_alone(town: Town) -> None:
    await _open(town, "quantri", "Mai Thị Nga")
    await town.press("quantri", "Ngừng quyền")
    code = await _code(town, Role.OFFICER)
    await town.say("vanphong", f"/start {code}")

    assert await _roles(town, "vanphong") == {Role.OFFICER}
    await town.expect_message("vanphong", "Chào Mai Thị Nga")


async def test_an_invite_names_a_tieu_khu_that_exists_and_a_member_gains_it(town: Town) -> None:
    await town.say("vanphong", "/moi tiểu khu trưởng TK99 Nguyễn Văn A")
    assert "Không có tiểu khu 99" in await town.last("vanphong")

    code = await _code(town, Role.AREA_HEAD, area=7)
    await town.say("canbo", f"/start {code}")
    assert getattr(await _person(town, "canbo"), "area", None) == 7


async def test_a_stranger_who_starts_again_and_again_is_answered_once_an_hour(empty_town: Town) -> None:
    await empty_town.stranger("la")
    for text in ("/start", "/start SAI1", "xin chào", "/start", "/start SAI2"):
        await empty_town.say("la", text)

    assert await empty_town.texts("la") == [notices.STRANGER, word.BAD_CODE]
