"""Figures of a span, counted by the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from sqlalchemy import Column, ColumnElement, RowMapping, and_, case, func, null, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.chair_days import ChairState
from duty.digest import Figures, Incidents, Listed, Notable, Petitions, ReceptionFigures, Receptions, RosterFigures
from duty.incidents import Category, Facts
from duty.petitions import ENDINGS
from duty.reception import Matter
from duty.spans import Span
from storage.schema import incidents
from storage.schema_reception import chair_days, petition_steps, petitions, receptions
from storage.schema_roster import assignments, shifts

_FORM_CROWD = 5  # people from which on a turn counts as a group in form 01/TCD
_MOST_NOTABLE = 20
_SUMS = ("turns", "people", "first", "repeated", "crowds", "crowd_people", "crowd_first", "crowd_repeated")
# The stages by which a petition leaves the hands of the office.
_OUTCOMES = ("resolved", "forwarded", "refused")


@dataclass(frozen=True, slots=True)
class Booking:
    """One turn of the reception, or one petition (without ``people``), by its day and by when it was booked."""

    on: date
    booked_at: datetime
    people: int | None


class FigureRepository:
    """Counts; nothing is changed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, unit_id: int, span: Span, crowd_from: int) -> Figures:
        """Everything of a span; overdue terms are the caller's to add.

        ``crowd_from``: from how many people on an incident is a group, by the town's policy.
        """
        told, notable = await self._incidents(unit_id, span, crowd_from)
        notable.sort(key=lambda one: -(one.people or 0))
        return Figures(
            first=span.first,
            last=span.last,
            from_at=span.start,
            to_at=span.end,
            receptions=await self._receptions(unit_id, span),
            incidents=told,
            notable=tuple(sorted(notable[:_MOST_NOTABLE], key=lambda one: (one.on, len(one.code), one.code))),
            notable_more=len(notable[_MOST_NOTABLE:]),
            petitions=await self._petitions(unit_id, span),
            roster=await self._roster(unit_id, span),
        )

    async def booked_for_earlier_days(self, unit_id: int, span: Span) -> list[Booking]:
        """What was booked within a span for days before it."""
        found: list[Booking] = []
        for table, on, booked_at, people in (
            (receptions, receptions.c.on_date, receptions.c.at, receptions.c.people),
            (petitions, petitions.c.received_on, petitions.c.created_at, null()),
        ):
            rows = await self._connection.execute(
                select(on, booked_at, people).where(
                    table.c.unit_id == unit_id,
                    table.c.counts,
                    on < span.first,
                    booked_at >= span.start,
                    booked_at < span.end,
                )
            )
            found += [Booking(*row) for row in rows]
        return found

    async def _receptions(self, unit_id: int, span: Span) -> ReceptionFigures:
        within = (
            receptions.c.unit_id == unit_id,
            receptions.c.counts,
            _held(span, receptions.c.on_date, receptions.c.at),
        )
        crowd = receptions.c.people >= _FORM_CROWD
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
                _count(receptions.c.adhoc).label("adhoc"),
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
        held, planned, missed = await self._sessions(unit_id, span)
        return ReceptionFigures(
            standing=_block(blocks.get("standing")),
            head=_block(blocks.get("head")),
            head_sessions=held["head"],
            delegate=_block(blocks.get("delegate")),
            delegate_sessions=held["delegate"],
            out_of_turn=sum(int(row["adhoc"]) for row in blocks.values()),
            by_matter=counts["matter"],
            by_topic=counts["topic"],
            by_result=counts["result"],
            head_planned=planned,
            head_missed=missed,
        )

    async def _sessions(self, unit_id: int, span: Span) -> tuple[Counter[str], int, int]:
        """Periodic days: held by whom, planned, missed.

        A day that the tally shows to have been held was held, though nobody answered for it; one that was postponed
        counts on its new day alone. A day on which the span is cut is answered for after the cut and counts in the
        next span.
        """
        days = span.first, span.end.date() - timedelta(days=1)
        turn, day = receptions.c, chair_days.c
        tallied = await self._connection.execute(
            select(turn.on_date, turn.kind)
            .where(turn.unit_id == unit_id, turn.counts, ~turn.adhoc, turn.kind != "standing")
            .where(turn.on_date.between(*days))
            .distinct()
            .order_by(turn.kind.desc())
        )
        rows = await self._connection.execute(
            select(day.on_date, day.state, day.held_by).where(day.unit_id == unit_id, day.on_date.between(*days))
        )
        known = {row.on_date: row for row in rows}
        held: dict[date, str] = {on: row.held_by for on, row in known.items() if row.state == ChairState.HELD}
        moved = {on for on, row in known.items() if row.state == ChairState.POSTPONED}
        for on, kind in tallied:
            if on not in moved:
                held.setdefault(on, kind)
        missed = sum(row.state == ChairState.MISSED and on not in held for on, row in known.items())
        return Counter(held.values()), len({*known, *held} - moved), missed

    async def _incidents(self, unit_id: int, span: Span, crowd_from: int) -> tuple[Incidents, list[Notable]]:
        wanted = (
            incidents.c.number, incidents.c.category, incidents.c.area, incidents.c.facts, incidents.c.state,
            incidents.c.opened_at, incidents.c.acked_at, incidents.c.closed_at, incidents.c.level,
        )  # fmt: skip
        rows = await self._connection.execute(
            select(*wanted)
            .where(
                incidents.c.unit_id == unit_id,
                incidents.c.opened_at >= span.start,
                incidents.c.opened_at < span.end,
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
            crowds += people >= crowd_from or row["category"] == Category.CROWD
            crowd_people += people if people >= crowd_from else 0
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
                        f"SV-{row['number']}", row["opened_at"].astimezone(span.start.tzinfo).date(), row["category"],
                        row["area"], facts.people_max, facts.topic, row["state"],
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
        return told, notable

    async def _petitions(self, unit_id: int, span: Span) -> Petitions:
        its = petitions.c
        relevant = (
            its.unit_id == unit_id,
            its.counts,
            its.received_on <= span.last,
            its.closed_on.is_(None) | (its.closed_on >= span.first),
        )
        rows = await self._connection.execute(
            select(its.id, its.number, its.kind, its.received_on, its.created_at, its.result, its.closed_on)
            .where(*relevant)
            .order_by(its.received_on, its.id)
        )
        reached: dict[int, list[RowMapping]] = defaultdict(list)
        step = petition_steps.c
        for one in (
            await self._connection.execute(
                select(step.petition_id, step.value, step.on_date, step.at)
                .join(petitions, its.id == step.petition_id)
                .where(*relevant, step.kind == "stage", step.counts)
                .order_by(step.id)
            )
        ).mappings():
            reached[one["petition_id"]].append(one)
        received: Counter[str] = Counter()
        closed: Counter[str] = Counter()
        still: Counter[str] = Counter()
        results: Counter[str] = Counter()
        done: dict[str, Counter[str]] = defaultdict(Counter)
        stages: dict[str, Counter[str]] = defaultdict(Counter)
        listed: list[Listed] = []
        for row in rows.mappings():
            kind, steps = row["kind"], reached[row["id"]]
            if _after(span, row["received_on"], row["created_at"]):
                continue
            received[kind] += span.holds(row["received_on"], row["created_at"])
            left = next((one for one in steps if one["value"] in (*_OUTCOMES, "closed")), None)
            if left is not None and span.holds(left["on_date"], left["at"]):
                outcome = left["value"] if left["value"] in _OUTCOMES else row["result"]
                done[kind][outcome if outcome in (*_OUTCOMES, *ENDINGS) else "other"] += 1
                if outcome == "resolved":
                    results[row["result"]] += 1
            ended_at = next((one["at"] for one in steps if one["value"] == "closed"), None)
            if row["closed_on"] is None or _after(span, row["closed_on"], ended_at):
                still[kind] += 1
                past = [one["value"] for one in steps if not _after(span, one["on_date"], one["at"])]
                stage = past[-1] if past else "received"
                stages[kind][stage] += 1
            elif span.holds(row["closed_on"], ended_at):
                stage = "closed"
                closed[kind] += 1
            else:
                continue
            if kind != Matter.DENUNCIATION:
                listed.append(Listed(row["number"], kind, row["received_on"], stage, row["result"], row["id"]))
        return Petitions(
            received=dict(+received),
            done={kind: dict(counts) for kind, counts in done.items()},
            results=dict(results),
            closed=dict(closed),
            open=dict(still),
            stages={kind: dict(counts) for kind, counts in stages.items()},
            listed=tuple(listed),
        )

    async def _roster(self, unit_id: int, span: Span) -> RosterFigures:
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
                .where(shifts.c.unit_id == unit_id, shifts.c.starts_at >= span.start, shifts.c.starts_at < span.end)
            )
        ).one()
        return RosterFigures(*(int(value) for value in row))


def _held(span: Span, on: Column[date], booked_at: Column[datetime]) -> ColumnElement[bool]:
    """``Span.holds`` of rows."""
    begun = true() if span.starts_at_midnight else or_(on > span.first, booked_at >= span.start)
    over = true() if span.ends_at_midnight else or_(on < span.last, booked_at < span.end)
    return and_(on.between(span.first, span.last), begun, over)


def _after(span: Span, on: date, booked_at: datetime | None) -> bool:
    """Whether something of a day lies after the span."""
    return on > span.last or (on == span.last and not span.holds(on, booked_at))


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows meet all conditions."""
    return func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0)


def _block(row: RowMapping | None) -> Receptions:
    if row is None:
        return Receptions()
    return Receptions(**{name: int(row[name]) for name in _SUMS})
