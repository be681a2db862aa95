"""Figures of a span of days, counted by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, RowMapping, and_, case, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.digest import Figures, Incidents, Notable, Petitions, ReceptionFigures, Receptions, RosterFigures
from duty.incidents import Category, Facts
from storage.schema import incidents
from storage.schema_reception import chair_days, petitions, receptions
from storage.schema_roster import assignments, shifts

_CROWD = 5  # people from which on a turn counts as a group: form 01/TCD
_MOST_NOTABLE = 20
_SUMS = ("turns", "people", "first", "repeated", "crowds", "crowd_people", "crowd_first", "crowd_repeated")


class FigureRepository:
    """Counts; nothing is changed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, unit_id: int, first: date, last: date, zone: ZoneInfo) -> Figures:
        """Everything of the days ``first`` to ``last``, both included; overdue terms are the caller's to add."""
        start = datetime.combine(first, time(), zone)
        end = datetime.combine(last + timedelta(days=1), time(), zone)
        told, notable = await self._incidents(unit_id, start, end, zone)
        return Figures(
            first=first,
            last=last,
            receptions=await self._receptions(unit_id, first, last),
            incidents=told,
            notable=notable,
            petitions=await self._petitions(unit_id, first, last),
            roster=await self._roster(unit_id, start, end),
        )

    async def _receptions(self, unit_id: int, first: date, last: date) -> ReceptionFigures:
        within = (
            receptions.c.unit_id == unit_id,
            receptions.c.on_date.between(first, last),
            receptions.c.counts,
        )
        crowd = receptions.c.people >= _CROWD
        again = receptions.c.repeated

        rows = await self._connection.execute(
            select(
                receptions.c.kind,
                func.count().label("turns"),
                func.sum(receptions.c.people).label("people"),
                _count(~again).label("first"),
                _count(again).label("repeated"),
                _count(crowd).label("crowds"),
                func.sum(case((crowd, receptions.c.people), else_=0)).label("crowd_people"),
                _count(crowd, ~again).label("crowd_first"),
                _count(crowd, again).label("crowd_repeated"),
                func.count(distinct(receptions.c.on_date)).label("sessions"),
            )
            .where(*within)
            .group_by(receptions.c.kind)
        )
        blocks = {row["kind"]: row for row in rows.mappings()}
        counts: dict[str, Mapping[str, int]] = {}
        for name in ("matter", "topic", "result"):
            column = receptions.c[name]
            counted = await self._connection.execute(select(column, func.count()).where(*within).group_by(column))
            counts[name] = {str(key): int(value) for key, value in counted}
        days = await self._connection.execute(
            select(chair_days.c.state, func.count())
            .where(chair_days.c.unit_id == unit_id, chair_days.c.on_date.between(first, last))
            .group_by(chair_days.c.state)
        )
        states = {str(key): int(value) for key, value in days}
        return ReceptionFigures(
            standing=_block(blocks.get("standing")),
            head=_block(blocks.get("head")),
            head_sessions=int(blocks["head"]["sessions"]) if "head" in blocks else 0,
            delegate=_block(blocks.get("delegate")),
            delegate_sessions=int(blocks["delegate"]["sessions"]) if "delegate" in blocks else 0,
            by_matter=counts["matter"],
            by_topic=counts["topic"],
            by_result=counts["result"],
            head_planned=sum(states.values()),
            head_missed=states.get("missed", 0),
        )

    async def _incidents(
        self, unit_id: int, start: datetime, end: datetime, zone: ZoneInfo
    ) -> tuple[Incidents, tuple[Notable, ...]]:
        wanted = (
            incidents.c.number, incidents.c.category, incidents.c.area, incidents.c.facts, incidents.c.state,
            incidents.c.opened_at, incidents.c.acked_at, incidents.c.closed_at, incidents.c.level,
        )  # fmt: skip
        rows = await self._connection.execute(
            select(*wanted)
            .where(
                incidents.c.unit_id == unit_id,
                incidents.c.opened_at >= start,
                incidents.c.opened_at < end,
                ~incidents.c.drill,
            )
            .order_by(incidents.c.number)
        )
        by_category: Counter[str] = Counter()
        by_topic: Counter[str] = Counter()
        by_area: Counter[str] = Counter()
        to_ack: list[float] = []
        to_close: list[float] = []
        crowds = crowd_people = upward = unacked = still_open = 0
        notable: list[Notable] = []
        for row in rows.mappings():
            facts = Facts.from_record(row["facts"])
            by_category[row["category"]] += 1
            by_topic[facts.topic or "other"] += not facts.denunciation
            by_area[str(row["area"] or "")] += 1
            people = facts.people_max or 0
            crowds += people >= _CROWD or row["category"] == Category.CROWD
            crowd_people += people if people >= _CROWD else 0
            upward += row["category"] == Category.UPWARD
            unacked += row["acked_at"] is None and row["closed_at"] is None
            still_open += row["state"] != "closed"
            if row["acked_at"] is not None:
                to_ack.append((row["acked_at"] - row["opened_at"]).total_seconds())
            if row["closed_at"] is not None:
                to_close.append((row["closed_at"] - row["opened_at"]).total_seconds())
            if row["level"] != "note" and not facts.denunciation:
                notable.append(
                    Notable(
                        f"SV-{row['number']}", row["opened_at"].astimezone(zone).date(), row["category"], row["area"],
                        facts.people_max, facts.topic, row["state"],
                    )
                )  # fmt: skip
        told = Incidents(
            total=sum(by_category.values()),
            crowds=crowds,
            crowd_people=crowd_people,
            upward=upward,
            by_category=dict(by_category),
            by_topic={key: count for key, count in by_topic.items() if count},
            by_area={key: count for key, count in by_area.items() if key},
            to_ack=median(to_ack) if to_ack else None,
            to_close=median(to_close) if to_close else None,
            never_acked=unacked,
            still_open=still_open,
        )
        notable.sort(key=lambda one: -(one.people or 0))
        return told, tuple(sorted(notable[:_MOST_NOTABLE], key=lambda one: (one.on, one.code)))

    async def _petitions(self, unit_id: int, first: date, last: date) -> Petitions:
        its = and_(petitions.c.unit_id == unit_id, petitions.c.counts)
        received = petitions.c.received_on.between(first, last)
        closed = petitions.c.closed_on.between(first, last)
        still = (petitions.c.received_on <= last) & (petitions.c.closed_on.is_(None) | (petitions.c.closed_on > last))
        found = []
        for condition in (received, closed, still):
            rows = await self._connection.execute(
                select(petitions.c.kind, func.count()).where(its, condition).group_by(petitions.c.kind)
            )
            found.append({str(kind): int(count) for kind, count in rows})
        return Petitions(received=found[0], closed=found[1], open=found[2])

    async def _roster(self, unit_id: int, start: datetime, end: datetime) -> RosterFigures:
        state = assignments.c.state
        row = (
            await self._connection.execute(
                select(
                    _count(state.in_(["planned", "confirmed"])),
                    _count(state == "confirmed"),
                    _count(state == "swapped"),
                    _count(state == "absent"),
                )
                .join(shifts, shifts.c.id == assignments.c.shift_id)
                .where(shifts.c.unit_id == unit_id, shifts.c.starts_at >= start, shifts.c.starts_at < end)
            )
        ).one()
        return RosterFigures(*(int(value) for value in row))


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows meet all conditions."""
    return func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0)


def _block(row: RowMapping | None) -> Receptions:
    if row is None:
        return Receptions()
    return Receptions(**{name: int(row[name]) for name in _SUMS})
