"""What a town decides for itself: its places, its levels, whom to ask and after how long. Read from config.yaml."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated, Any, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from duty import reading
from duty.people import Role
from duty.retention import Retention
from duty.roster import POST_NAMES
from duty.sections import ClockTime, Duration, ReceptionDay, Section, Span, check_days

Purpose = Literal["alerts", "duty", "leaders", "superior"]
LevelName = Literal["note", "alert", "high", "critical"]

_TARGET = re.compile(
    rf"duty|duty:(?:{'|'.join(POST_NAMES)})|role:(?:{'|'.join(Role)})|group:(?:{'|'.join(get_args(Purpose))})"
)


def check_target(value: Any) -> str:
    """Whom to tell: ``group:alerts``, ``role:leader``, ``duty`` (all on duty now) or ``duty:police`` (that post)."""
    if not isinstance(value, str) or not _TARGET.fullmatch(value):
        raise ValueError(
            "nơi nhận là duty (mọi người đang trực), "
            f"duty:{' | '.join(POST_NAMES)}, group:{' | '.join(get_args(Purpose))} hoặc role:{' | '.join(Role)}"
        )
    return value


Target = Annotated[str, BeforeValidator(check_target)]


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


def check_zone(value: str) -> str:
    """The name of a time zone. Raises ValueError when there is no such zone."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("cần tên một múi giờ, ở Việt Nam là Asia/Ho_Chi_Minh") from None
    return value


class UnitConfig(Section):
    """The unit on duty."""

    code: str
    name: str
    short: str
    timezone: Annotated[str, AfterValidator(check_zone)] = "Asia/Ho_Chi_Minh"
    superior: Superior
    areas: tuple[AreaConfig, ...] = Field(min_length=1)
    landmarks: tuple[LandmarkConfig, ...] = ()

    @model_validator(mode="after")
    def _numbers_once(self) -> UnitConfig:
        numbers = [area.number for area in self.areas]
        if len(set(numbers)) != len(numbers):
            twice = sorted({number for number in numbers if numbers.count(number) > 1})
            raise ValueError(f"số tiểu khu {', '.join(map(str, twice))} có hai lần trong areas; mỗi số chỉ ghi một lần")
        lost = [mark.name for mark in self.landmarks if mark.area is not None and mark.area not in numbers]
        if lost:
            raise ValueError(f"địa điểm {', '.join(lost)} ghi area là một số không có trong danh sách areas")
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
            raise ValueError("ngày kết thúc (to) không được trước ngày bắt đầu (from)")
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
            raise ValueError("phải tăng dần: alert < high < critical")
        return self


class Step(Section):
    """One step up: after how long since the alert, whom."""

    after: Duration
    notify: tuple[Target, ...] = Field(min_length=1)


class Repeat(Section):
    """After the last step: ask again every so often, until; from then on more slowly, until somebody answers."""

    every: Span
    until: Duration
    then: Span = timedelta(hours=1)


class Escalation(Section):
    """What happens at one level: whom at once, whom when nobody answers, and when a silent taker is nagged."""

    announce: tuple[Target, ...] = ()
    steps: tuple[Step, ...] = ()
    repeat: Repeat | None = None
    nag_after: Span | None = None

    @model_validator(mode="after")
    def _in_time(self) -> Escalation:
        times = [step.after for step in self.steps]
        if times != sorted(times):
            raise ValueError("các bước (steps) phải xếp theo thời gian after tăng dần")
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

    work: tuple[tuple[ClockTime, ClockTime], ...] = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))


class ChairConfig(Section):
    """On which days the chairman receives: weekdays (every week), days of the month, single dates."""

    days: tuple[ReceptionDay, ...] = ()


class ReceptionConfig(Section):
    """The reception of citizens. ``out_of_turn_after``: how long after an alert the leaders are shown that the head
    might receive out of turn."""

    chair: ChairConfig = ChairConfig()
    out_of_turn_after: Duration = timedelta(minutes=10)


class PetitionConfig(Section):
    """How petitions are chased.

    ``remind_before``: working days before a last day; ``leader_after``: working days after a missed one, from when the
    leaders are told too; ``ahead``: deadlines that the leaders are warned of, this many days before; ``remote``: vùng
    sâu, vùng xa đi lại khó khăn.
    """

    remind_before: Annotated[int, Field(ge=0, le=30)] = 3
    leader_after: Annotated[int, Field(ge=1, le=30)] = 2
    ahead: dict[str, Annotated[int, Field(ge=1, le=60)]] = Field(default_factory=lambda: {"X2": 15})
    remote: bool = False


class Slot(Section):
    """A set local time on set days ("mon-fri", "sat,sun", "*"), made up when missed by less than ``window``."""

    at: ClockTime
    days: Annotated[str, AfterValidator(check_days)] = "*"
    window: Duration = timedelta(hours=2)


SlotName = Literal[
    "self_check",
    "roster_evening",
    "roster_chase",
    "roster_watch",
    "roster_morning",
    "roster_silent",
    "roster_post",
    "reception_days",
    "petitions",
    "digest",
    "weekly_report",
    "purge",
]


class Cover(Section):
    """A post that must be filled at set hours on set days, always or only during a campaign."""

    post: str
    days: Annotated[str, AfterValidator(check_days)]
    from_: ClockTime = Field(alias="from")
    to: ClockTime
    campaign: bool = False

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @field_validator("post")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in POST_NAMES:
            raise ValueError(f"vị trí trực là một trong: {', '.join(POST_NAMES)}")
        return value


class RosterConfig(Section):
    """How the roster is lived with.

    ``approve_swaps``: the office has the last word on a swap; ``late_after``: a reminder later than this says so;
    ``default_hours``: of a sheet that names none; ``cover``: what must never be empty.
    """

    group: Purpose = "duty"
    approve_swaps: bool = True
    late_after: Duration = timedelta(minutes=30)
    default_hours: tuple[ClockTime, ClockTime] = (time(7), time(17))
    cover: tuple[Cover, ...] = ()


_SLOTS: dict[SlotName, Slot] = {
    "self_check": Slot(at=time(6, 45)),
    "roster_evening": Slot(at=time(19, 30), window=timedelta(hours=4)),
    "roster_chase": Slot(at=time(21), window=timedelta(hours=1)),
    "roster_watch": Slot(at=time(20), window=timedelta(hours=3)),
    "roster_morning": Slot(at=time(6), window=timedelta(hours=1)),
    "roster_silent": Slot(at=time(6, 30), window=timedelta(hours=1)),
    "roster_post": Slot(at=time(7), window=timedelta(hours=2)),
    "reception_days": Slot(at=time(7, 15), window=timedelta(hours=4)),
    "petitions": Slot(at=time(7, 30), window=timedelta(hours=4)),
    "digest": Slot(at=time(17, 15), window=timedelta(hours=4)),
    "weekly_report": Slot(at=time(15), days="fri", window=timedelta(hours=4)),
    "purge": Slot(at=time(2, 30), window=timedelta(hours=12)),
}


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
    roster: RosterConfig = RosterConfig()
    reception: ReceptionConfig = ReceptionConfig()
    petitions: PetitionConfig = PetitionConfig()
    retention: Retention = Retention()
    slots: dict[SlotName, Slot] = Field(default_factory=_SLOTS.copy)

    @model_validator(mode="after")
    def _all_levels(self) -> Policy:
        missing = [name for name in ("note", "alert", "high", "critical") if name not in self.escalation]
        if missing:
            raise ValueError(f"escalation còn thiếu mức {', '.join(missing)}; phải có đủ note, alert, high, critical")
        return self
