"""The demo: the whole desk with its own chat network, seeded with a town, on this machine only."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.app import App
from bot.clock import SystemClock
from bot.settings import Settings
from bot.simulator.client import SimClient
from bot.simulator.server import Simulator
from bot.store import ensure_unit
from duty.people import Role
from storage.database import Database

TOKEN = "7000000001:DEMO-token-of-the-simulator-only-000"


# Seconds between two steps of a story: slow enough to watch.
_STORY_PACE = 1.2


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
    post: str = ""


PLAYERS = (
    Player(101, "tk3", "Bình", "Lê Văn", "Tiểu khu trưởng TK3", (Role.AREA_HEAD,), area=3),
    Player(102, "tk5", "Hoa", "Trịnh Thị", "Tiểu khu trưởng TK5", (Role.AREA_HEAD,), area=5),
    Player(103, "congan", "Dũng", "Phạm Văn", "Công an", (Role.POLICE,), post="police"),
    Player(104, "tiepdan", "Lan", "Nguyễn Thị", "Cán bộ tiếp dân", (Role.OFFICER,), post="reception"),
    Player(105, "quansu", "Hải", "Hoàng Văn", "BCH Quân sự", (Role.MILITARY,), post="military"),
    Player(106, "chutich", "Minh", "Vũ Đức", "Chủ tịch UBND", (Role.LEADER,)),
    Player(107, "phochutich", "Thu", "Đỗ Thị", "Phó Chủ tịch UBND", (Role.LEADER,), post="command"),
    Player(108, "vanphong", "Nga", "Mai Thị", "Văn phòng – Thống kê", (Role.CLERK, Role.ADMIN)),
    Player(109, "mattran", "Sơn", "Tống Văn", "Mặt trận Tổ quốc", (Role.FRONT,)),
    Player(110, "huyen", "Hà", "Bùi Thị", "Ban Tiếp công dân huyện", (Role.SUPERIOR,)),
)

GROUPS = (
    (-501, "Trực ban – Cảnh báo", "alerts", (101, 102, 103, 104, 105, 107, 108)),
    (-502, "Trực ban – Công việc", "duty", (103, 104, 105, 108, 109)),
    (-503, "Lãnh đạo", "leaders", (106, 107, 108)),
    (-504, "Huyện – Báo cáo nhanh", "superior", (106, 107, 108, 110)),
)


async def people_the_chat(client: SimClient) -> None:
    """Put the invented staff and their groups into the simulator."""
    for player in PLAYERS:
        await client.add_person(
            player.first_name, id=player.id, last_name=player.last_name, username=player.username, title=player.title
        )
        await client.start(player.id)
    for group_id, title, _, members in GROUPS:
        await client.add_group(title, list(members), id=group_id)


async def seed(database: Database, unit_id: int, now: datetime, settings: Settings) -> None:
    """The same staff and groups as rows, and a roster around today."""
    zone = settings.policy.unit.zone
    today = now.astimezone(zone).date()
    async with database.write() as uow:
        for player in PLAYERS:
            person_id = await uow.people.add(
                unit_id,
                f"{player.last_name} {player.first_name}",
                player.roles,
                now,
                title=player.title,
                area=player.area,
            )
            await uow.people.link(unit_id, person_id, "telegram", str(player.id), now)
            for offset in range(-1, 8) if player.post else ():
                start = datetime.combine(today + timedelta(days=offset), time(7), zone)
                await uow.roster.assign(unit_id, player.post, start.date(), start, start + timedelta(days=1), person_id)
        for group_id, title, purpose, _ in GROUPS:
            await uow.groups.bind(unit_id, "telegram", str(group_id), purpose, now, title=title)
        await uow.commit()


class Demo:
    """Simulator and desk in one process, sharing a clock that the page can move forward."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.clock = SystemClock()
        self.simulator = Simulator(
            self.clock,
            advance=self.clock.advance,
            name=f"Trực ban {settings.policy.unit.short.removeprefix('thị trấn ')}",
            story_pace=_STORY_PACE,
        )
        self._settings = settings
        self._folder = folder
        self.app: App | None = None

    async def start(self, port: int) -> None:
        """Start the chat on a port of this machine, then the desk. Raises OSError when the port is taken."""
        await self.simulator.start(port=port)
        self._folder.mkdir(parents=True, exist_ok=True)
        for stale in self._folder.glob("demo.db*"):
            stale.unlink()
        settings = self._settings.for_demo(
            token=TOKEN, base_url=self.simulator.url, database_url=f"sqlite+aiosqlite:///{self._folder / 'demo.db'}"
        )
        # The demo must start beside a desk that already listens on the configured port.
        settings = replace(settings, web=settings.web.model_copy(update={"listen": "127.0.0.1:0"}))
        database = Database(settings.database_url)
        await database.open()
        unit_id = await ensure_unit(database, settings)
        await seed(database, unit_id, self.clock.now(), settings)
        await database.close()
        self.app = App(settings, self.clock)
        await self.app.start()
        async with SimClient(self.simulator.url) as client:
            # The simulator learns who its bot is from the first call that the desk makes.
            await people_the_chat(client)

    async def run_until(self, stop: asyncio.Event) -> None:
        """Run until told to stop."""
        await stop.wait()
        if self.app is not None:
            await self.app.stop()
        await self.simulator.stop()
