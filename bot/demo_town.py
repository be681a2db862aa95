"""The invented town of the demo: its staff, their groups, and a roster, a session and some work around today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.simulator.client import SimClient
from duty.people import Role
from duty.petition_lines import Entry as Petition
from duty.reception import Entry as Reception
from duty.reception import Kind, Matter, Result
from storage.database import Database
from storage.unit_of_work import UnitOfWork

_BACK, _AHEAD = timedelta(days=7), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Player:
    """One invented member of staff and the phone that plays them."""

    id: int
    username: str
    first_name: str
    last_name: str
    title: str
    roles: tuple[Role, ...]
    area: int | None = None

    @property
    def name(self) -> str:
        return f"{self.last_name} {self.first_name}"


@dataclass(frozen=True, slots=True)
class Rota:
    """A post that these people fill in turn, one a day; the first of them is on today."""

    post: str
    usernames: tuple[str, ...]
    begins: time
    lasts: timedelta


PLAYERS = (
    Player(101, "tk3", "Bình", "Lê Văn", "Tiểu khu trưởng TK3", (Role.AREA_HEAD,), area=3),
    Player(102, "tk5", "Hoa", "Trịnh Thị", "Tiểu khu trưởng TK5", (Role.AREA_HEAD,), area=5),
    Player(103, "congan", "Dũng", "Phạm Văn", "Công an", (Role.POLICE,)),
    Player(104, "tiepdan", "Lan", "Nguyễn Thị", "Cán bộ tiếp dân", (Role.OFFICER,)),
    Player(105, "quansu", "Hải", "Hoàng Văn", "BCH Quân sự", (Role.MILITARY,)),
    Player(106, "chutich", "Minh", "Vũ Đức", "Chủ tịch UBND", (Role.LEADER,)),
    Player(107, "phochutich", "Thu", "Đỗ Thị", "Phó Chủ tịch UBND", (Role.LEADER,)),
    Player(108, "vanphong", "Nga", "Mai Thị", "Văn phòng – Thống kê", (Role.CLERK, Role.ADMIN)),
    Player(109, "mattran", "Sơn", "Tống Văn", "Mặt trận Tổ quốc", (Role.FRONT,)),
    Player(110, "huyen", "Hà", "Bùi Thị", "Ban Tiếp công dân huyện", (Role.SUPERIOR,)),
    Player(111, "congan2", "Cường", "Trần Văn", "Công an", (Role.POLICE,)),
    Player(112, "tuphap", "Mai", "Lê Thị", "Cán bộ tư pháp", (Role.OFFICER,)),
)

GROUPS = (
    (-501, "Trực ban – Cảnh báo", "alerts", (101, 102, 103, 104, 105, 107, 108, 111, 112)),
    (-502, "Trực ban – Công việc", "duty", (103, 104, 105, 108, 109, 111, 112)),
    (-503, "Lãnh đạo", "leaders", (106, 107, 108)),
    (-504, "Huyện – Báo cáo nhanh", "superior", (106, 107, 108, 110)),
)

ROTAS = (
    Rota("command", ("phochutich", "chutich"), time(7), timedelta(hours=24)),
    Rota("police", ("congan", "congan2"), time(7), timedelta(hours=24)),
    Rota("military", ("quansu",), time(7), timedelta(hours=10)),
    Rota("reception", ("tiepdan", "tuphap"), time(7), timedelta(hours=10)),
)


# Days before today, and what the tally says of them.
RECEPTIONS = (
    (9, Reception(1, matter=Matter.FEEDBACK, topic="environment", result=Result.GUIDED)),
    (8, Reception(3, matter=Matter.COMPLAINT, topic="land", result=Result.ACCEPTED)),
    (8, Reception(1, matter=Matter.FEEDBACK, topic="policy", result=Result.ANSWERED)),
    (7, Reception(2, kind=Kind.HEAD, matter=Matter.COMPLAINT, topic="compensation", result=Result.ACCEPTED)),
    (3, Reception(6, matter=Matter.COMPLAINT, topic="compensation", result=Result.ANSWERED)),
    (2, Reception(1, repeated=True, case_number="45", matter=Matter.COMPLAINT, topic="land", result=Result.GUIDED)),
    (1, Reception(1, matter=Matter.FEEDBACK, topic="works", result=Result.ANSWERED)),
    (1, Reception(2, kind=Kind.HEAD, matter=Matter.FEEDBACK, topic="policy", result=Result.ANSWERED)),
)
# One past its first term, one near it, one with time to spare, and a denunciation, of which only this much is kept.
PETITIONS = (
    (21, "45", Matter.COMPLAINT, "land"),
    (12, "46", Matter.FEEDBACK, "environment"),
    (2, "47", Matter.COMPLAINT, "compensation"),
    (6, "12/TC", Matter.DENUNCIATION, "other"),
)


async def people_the_chat(client: SimClient) -> None:
    """Put the invented staff and their groups into the simulator."""
    for player in PLAYERS:
        await client.add_person(
            player.first_name, id=player.id, last_name=player.last_name, username=player.username, title=player.title
        )
    for group_id, title, _, members in GROUPS:
        await client.add_group(title, list(members), id=group_id)


async def start_the_phones(client: SimClient) -> None:
    """Everybody presses Start, so that each phone shows its greeting."""
    for player in PLAYERS:
        await client.start(player.id)


async def seed(database: Database, unit_id: int, now: datetime, settings: Settings) -> None:
    """The same staff and groups as rows, a roster of three weeks, a session around today and work of the last days."""
    zone = settings.policy.unit.zone
    today = now.astimezone(zone).date()
    async with database.write() as uow:
        ids: dict[str, int] = {}
        for player in PLAYERS:
            person_id = await uow.people.add(
                unit_id, player.name, player.roles, now, title=player.title, area=player.area
            )
            await uow.people.link(unit_id, person_id, "telegram", str(player.id), now)
            ids[player.username] = person_id
        for group_id, title, purpose, _ in GROUPS:
            await uow.groups.bind(unit_id, "telegram", str(group_id), purpose, now, title=title)
        for rota in ROTAS:
            await _fill(uow, unit_id, rota, [ids[name] for name in rota.usernames], today, zone)
        for back, received in RECEPTIONS:
            at = now - timedelta(days=back)
            await uow.receptions.add(unit_id, received, at.astimezone(zone).date(), at, ids["tiepdan"])
        for back, number, matter, topic in PETITIONS:
            at = now - timedelta(days=back)
            petition = Petition(number, at.astimezone(zone).date(), matter, topic)
            await uow.petitions.add(unit_id, petition, ids["vanphong"], at)
        for campaign in settings.policy.campaigns[:1]:
            await uow.campaigns.set(unit_id, campaign.name, today - _BACK, today + _AHEAD)
        await uow.commit()


async def _fill(uow: UnitOfWork, unit_id: int, rota: Rota, people: Sequence[int], today: date, zone: ZoneInfo) -> None:
    for offset in range(-_BACK.days, _AHEAD.days):
        on = today + timedelta(days=offset)
        start = datetime.combine(on, rota.begins, zone)
        await uow.roster.assign(unit_id, rota.post, on, start, start + rota.lasts, people[offset % len(people)])
