"""One transaction over all repositories. Leaving it without ``commit()`` rolls everything back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import AuditRepository
from storage.beats import BeatRepository
from storage.broadcasts import BroadcastRepository
from storage.campaigns import CampaignRepository
from storage.cards import CardRepository
from storage.changes import ChangeRepository
from storage.dialogues import DialogueRepository
from storage.errors import StoreUnavailable
from storage.feeds import FeedRepository
from storage.figures import FigureRepository
from storage.groups import GroupRepository
from storage.handovers import HandoverRepository
from storage.inbox import InboxRepository
from storage.incidents import IncidentRepository
from storage.outbox import OutboxRepository
from storage.people import PeopleRepository
from storage.petitions import PetitionRepository
from storage.receptions import ChairDayRepository, ReceptionRepository
from storage.reports import ReportRepository
from storage.retention import RetentionRepository
from storage.roster import RosterRepository
from storage.sheets import SheetRepository
from storage.swaps import SwapRepository
from storage.timers import TimerRepository
from storage.units import UnitRepository
from storage.weekly_reports import WeeklyReportRepository


class Wakes(Protocol):
    """Something that can be rung by name."""

    def ring(self, name: str) -> None: ...


class UnitOfWork:
    """Repositories on one connection. Wake-ups asked for inside ring only after the commit."""

    def __init__(self, connection: AsyncConnection, bell: Wakes) -> None:
        self.connection = connection
        self._bell = bell
        self._rings: set[str] = set()
        self.units = UnitRepository(connection)
        self.people = PeopleRepository(connection)
        self.inbox = InboxRepository(connection, self.ring)
        self.outbox = OutboxRepository(connection, self.ring)
        self.cards = CardRepository(connection, self.ring)
        self.groups = GroupRepository(connection, self.cards)
        self.timers = TimerRepository(connection, self.ring)
        self.incidents = IncidentRepository(connection)
        self.reports = ReportRepository(connection)
        self.dialogues = DialogueRepository(connection)
        self.roster = RosterRepository(connection)
        self.changes = ChangeRepository(connection)
        self.swaps = SwapRepository(connection)
        self.handovers = HandoverRepository(connection)
        self.campaigns = CampaignRepository(connection)
        self.sheets = SheetRepository(connection)
        self.feeds = FeedRepository(connection)
        self.figures = FigureRepository(connection)
        self.receptions = ReceptionRepository(connection)
        self.chair_days = ChairDayRepository(connection)
        self.petitions = PetitionRepository(connection)
        self.weekly_reports = WeeklyReportRepository(connection)
        self.broadcasts = BroadcastRepository(connection)
        self.audit = AuditRepository(connection)
        self.beats = BeatRepository(connection)
        self.retention = RetentionRepository(connection)

    def ring(self, name: str) -> None:
        """Wake whoever waits for ``name``, once this is committed."""
        self._rings.add(name)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undo what is inside alone when it fails; the error goes on to the caller. Raises StoreUnavailable."""
        try:
            async with self.connection.begin_nested():
                yield
        except (OperationalError, InterfaceError) as exc:
            raise StoreUnavailable(type(exc.orig).__name__ if exc.orig else type(exc).__name__) from exc

    async def commit(self) -> None:
        """Keep everything, then ring."""
        await self.connection.commit()
        for name in self._rings:
            self._bell.ring(name)
        self._rings.clear()
