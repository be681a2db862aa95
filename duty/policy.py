"""What a town decides for itself: its places, its levels, whom to ask and after how long. Read from config.yaml."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from duty import reading
from duty.people import Role

Purpose = Literal["alerts", "duty", "leaders", "superior"]
LevelName = Literal["note", "alert", "high", "critical"]

_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


def parse_duration(value: Any) -> timedelta:
    """``90s``, ``5m``, ``2h``, ``1h30m`` as a timedelta. Raises ValueError for anything else."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or not any(match.groups()):
        raise ValueError("a duration is written 90s, 5m, 2h or 1h30m")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def show_duration(value: timedelta) -> str:
    """A duration as config.yaml writes it."""
    seconds = int(value.total_seconds())
    parts = ((seconds // 3600, "h"), (seconds % 3600 // 60, "m"), (seconds % 60, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


Duration = Annotated[timedelta, BeforeValidator(parse_duration), PlainSerializer(show_duration, return_type=str)]

_TARGET = re.compile(rf"duty|duty:[a-z_]+|role:(?:{'|'.join(Role)})|group:(?:alerts|duty|leaders|superior)")


def check_target(value: Any) -> str:
    """Whom to tell: ``group:alerts``, ``role:leader``, ``duty`` (all on duty now) or ``duty:police`` (that post)."""
    if not isinstance(value, str) or not _TARGET.fullmatch(value):
        raise ValueError("a target is group:PURPOSE, role:ROLE, duty or duty:POST")
    return value


Target = Annotated[str, BeforeValidator(check_target)]


class Section(BaseModel):
    """A part of the configuration: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AreaConfig(Section):
    """One tiểu khu with the other ways people write it."""

    number: int = Field(ge=1, le=99)
    name: str
    aliases: tuple[str, ...] = ()


class LandmarkConfig(Section):
    """A place that people name instead of an address."""

    name: str
    aliases: tuple[str, ...] = ()
    area: int | None = None


class Superior(Section):
    """The body above, and the desk there that receives reports."""

    code: str
    name: str
    desk: str


class UnitConfig(Section):
    """The unit on duty."""

    code: str
    name: str
    short: str
    timezone: str = "Asia/Ho_Chi_Minh"
    superior: Superior
    areas: tuple[AreaConfig, ...] = Field(min_length=1)
    landmarks: tuple[LandmarkConfig, ...] = ()

    @model_validator(mode="after")
    def _numbers_once(self) -> UnitConfig:
        numbers = [area.number for area in self.areas]
        if len(set(numbers)) != len(numbers):
            raise ValueError("each tiểu khu number may stand once")
        ZoneInfo(self.timezone)
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def gazetteer(self) -> reading.Gazetteer:
        """The places of the unit as the reader takes them."""
        return reading.Gazetteer(
            areas=tuple(reading.Area(area.number, area.name, area.aliases) for area in self.areas),
            landmarks=tuple(reading.Landmark(mark.name, mark.aliases, mark.area) for mark in self.landmarks),
        )

    def area_name(self, number: int | None) -> str:
        """The name of a tiểu khu; "" when there is none."""
        for area in self.areas:
            if area.number == number:
                return area.name
        return f"Tiểu khu {number}" if number is not None else ""


class Campaign(Section):
    """Dates during which weekend duty and stricter settings hold."""

    name: str
    from_: date = Field(alias="from")
    to: date

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="after")
    def _in_order(self) -> Campaign:
        if self.to < self.from_:
            raise ValueError("'to' must not be before 'from'")
        return self


class Levels(Section):
    """From how many people on an incident has which level.

    ``alert`` 5 and ``high`` above 10 follow Luật Tiếp công dân, Điều 29; ``critical`` is the town's own policy.
    """

    alert: int = Field(default=5, ge=2)
    high: int = Field(default=11, ge=3)
    critical: int = Field(default=30, ge=4)
    steps: tuple[int, ...] = (30, 50)

    @model_validator(mode="after")
    def _rising(self) -> Levels:
        if not self.alert < self.high < self.critical:
            raise ValueError("alert < high < critical must hold")
        return self


class Step(Section):
    """One step up: after how long since the alert, whom."""

    after: Duration
    notify: tuple[Target, ...] = Field(min_length=1)


class Repeat(Section):
    """After the last step: ask again every so often, until."""

    every: Duration
    until: Duration


class Escalation(Section):
    """What happens at one level: whom at once, whom when nobody answers, and when a silent taker is nagged."""

    announce: tuple[Target, ...] = ()
    steps: tuple[Step, ...] = ()
    repeat: Repeat | None = None
    nag_after: Duration | None = None

    @model_validator(mode="after")
    def _in_time(self) -> Escalation:
        times = [step.after for step in self.steps]
        if times != sorted(times):
            raise ValueError("the steps must stand in the order of 'after'")
        if self.repeat is not None and not self.repeat.every:
            raise ValueError("repeat.every must be longer than 0s")
        return self


class Drafts(Section):
    """How long a draft waits for its author."""

    send_urgent_after: Duration = timedelta(seconds=60)
    remind_after: Duration = timedelta(minutes=5)
    join_attachments_within: Duration = timedelta(minutes=15)


class Duplicates(Section):
    """How near in time two reports must be to be asked about as one event."""

    within: Duration = timedelta(hours=2)


class Hours(Section):
    """Working hours of the office, local time, as pairs from–to."""

    work: tuple[tuple[time, time], ...] = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))


class Policy(Section):
    """Everything the rules ask of the configuration."""

    unit: UnitConfig
    campaigns: tuple[Campaign, ...] = ()
    levels: Levels = Levels()
    escalation: dict[LevelName, Escalation]
    drafts: Drafts = Drafts()
    duplicates: Duplicates = Duplicates()
    hours: Hours = Hours()
    invite_valid: Duration = timedelta(hours=72)

    @model_validator(mode="after")
    def _all_levels(self) -> Policy:
        missing = [name for name in ("note", "alert", "high", "critical") if name not in self.escalation]
        if missing:
            raise ValueError(f"escalation lacks the level(s) {', '.join(missing)}")
        return self
