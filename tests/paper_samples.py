"""An invented week of an invented town, for the papers: their tests and their pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.lawfile import load as load_law
from bot.settings import Settings, find_file, load
from duty.digest import (
    Figures,
    Incidents,
    Listed,
    Notable,
    Overdue,
    Petitions,
    ReceptionFigures,
    Receptions,
    RosterFigures,
)
from duty.incidents import Facts, Incident, State
from duty.law import Form
from duty.policy import Escalation
from duty.reception import Reception
from duty.wording.quick_report import Done

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
T1 = "Điều 28 Luật Tiếp công dân 2013"


def settings() -> Settings:
    """The shipped configuration."""
    return load(environ={})


def form(code: str, use: str, on: date) -> Form | None:
    """The form in use on a day, by the shipped law."""
    law = load_law(find_file("law.yaml"))
    return next((one for one in law.forms_on(on) if one.code == code and one.use == use), None)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of June 2024 on the wall of Hà Trung."""
    return datetime(2024, 6, day, hour, minute, tzinfo=ZONE)


def week() -> Figures:
    """The busy week 2024-W24: every figure of its own, so that none can stand in another's place."""
    return Figures(
        first=date(2024, 6, 7),
        last=date(2024, 6, 14),
        from_at=at(7, 15),
        to_at=at(14, 15),
        receptions=ReceptionFigures(
            standing=Receptions(31, 64, 22, 9, 3, 29, 2, 1),
            head=Receptions(5, 17, 4, 1, 1, 8, 1, 0),
            head_sessions=1,
            delegate=Receptions(2, 11, 0, 2, 1, 10, 0, 1),
            delegate_sessions=1,
            out_of_turn=2,
            by_matter={"complaint": 12, "denunciation": 1, "feedback": 25},
            by_topic={"land": 14, "compensation": 11, "environment": 7, "policy": 4, "other": 2},
            by_result={"guided": 18, "answered": 9, "accepted": 6, "forwarded": 4, "refused": 1},
            head_planned=2,
        ),
        incidents=Incidents(
            total=9, crowds=3, crowd_people=57, upward=1,
            by_category={"crowd": 3, "petitioner": 3, "upward": 1, "public_order": 2},
            by_topic={"compensation": 4, "environment": 2, "land": 2, "other": 1},
            by_area={"3": 4, "5": 2, "1": 2}, to_ack=240.0, to_close=6900.0, still_open=1,
        ),
        notable=(
            Notable("SV-41", date(2024, 6, 8), "crowd", 3, 25, "compensation", "closed"),
            Notable("SV-43", date(2024, 6, 11), "upward", 5, 12, "land", "closed"),
            Notable("SV-44", date(2024, 6, 11), "crowd", 3, 20, "compensation", "acked"),
            Notable("SV-47", date(2024, 6, 13), "public_order", 1, None, "environment", "closed"),
        ),
        notable_more=2,
        petitions=Petitions(
            received={"complaint": 4, "denunciation": 1, "feedback": 3},
            done={"complaint": {"resolved": 1, "forwarded": 1}, "feedback": {"resolved": 2, "withdrawn": 1}},
            results={"partly": 1, "answered": 2},
            closed={"feedback": 2},
            open={"complaint": 6, "denunciation": 1, "feedback": 3},
            stages={
                "complaint": {"received": 2, "accepted": 1, "verifying": 2, "forwarded": 1},
                "denunciation": {"received": 1},
                "feedback": {"accepted": 2, "resolved": 1},
            },
            late={"complaint": 1},
            overdue=(
                Overdue("38/TCD", "complaint", "Thụ lý khiếu nại", "Điều 27 Luật Khiếu nại 2011", date(2024, 6, 10),
                        38),
                Overdue("38/TCD", "complaint", "Trả lời người khiếu nại", T1, date(2024, 6, 12), 38),
            ),
            listed=(
                Listed("38/TCD", "complaint", date(2024, 5, 27), "received", "", 38, "Thụ lý khiếu nại",
                       "Điều 27 Luật Khiếu nại 2011", date(2024, 6, 10)),
                Listed("45/TCD", "complaint", date(2024, 6, 10), "verifying", "", 45, "Giải quyết khiếu nại lần đầu",
                       "Điều 28 Luật Khiếu nại 2011", date(2024, 7, 11)),
                Listed("46/TCD", "feedback", date(2024, 6, 10), "closed", "answered", 46),
            ),
        ),
        roster=RosterFigures(16, 14, 2, 1),
    )  # fmt: skip


def week_before() -> Figures:
    """The quieter week before."""
    now = week()
    by = timedelta(days=7)
    return replace(
        now, first=now.first - by, last=now.last - by, from_at=now.from_at - by, to_at=now.to_at - by,
        receptions=ReceptionFigures(
            standing=Receptions(27, 51, 20, 7, 2, 15, 2, 0), by_matter={"complaint": 9, "feedback": 18},
            by_topic={"land": 13, "compensation": 8, "conduct": 6}, by_result={"guided": 20, "answered": 7},
        ),
        incidents=Incidents(
            total=6, crowds=1, crowd_people=12, by_category={"crowd": 1, "petitioner": 5},
            by_topic={"land": 5, "compensation": 1}, by_area={"3": 1, "7": 5}, to_ack=360.0,
        ),
        notable=(), notable_more=0, petitions=Petitions(received={"complaint": 2}, late={"complaint": 2}),
        roster=RosterFigures(15, 15, 0, 0),
    )  # fmt: skip


def empty_week() -> Figures:
    """A week without anything."""
    now = week()
    return Figures(now.first, now.last, now.from_at, now.to_at)


def incident() -> Incident:
    """Twelve people on their way to the district, taken and told upward."""
    facts = Facts(category="upward", people_min=12, people_max=12, area=5, heading="district", topic="compensation")
    return Incident(
        43, 1, 43, State.ACKED, "high", facts, Escalation(), False, 0, at(11, 7, 40), at(11, 8, 5), at(11, 7, 44), 2,
        upward={"text": "", "asked": []},
    )  # fmt: skip


def done() -> list[Done]:
    """What was done about it."""
    return [
        Done(at(11, 7, 44), "acked", "Công an"),
        Done(at(11, 7, 50), "coming", "Cán bộ tiếp dân"),
        Done(at(11, 8, 5), "update", "Công an", "đã mời 2 đại diện về làm việc tại trụ sở tiếp công dân"),
    ]


def receptions() -> list[Reception]:
    """Some entries of the tally."""
    rows = (
        ("standing", False, 1, False, "", "feedback", "environment", "guided"),
        ("standing", False, 7, True, "12/2024", "complaint", "compensation", "accepted"),
        ("head", False, 2, False, "", "complaint", "land", "answered"),
        ("standing", False, 1, False, "", "denunciation", "other", "forwarded"),
        ("head", True, 20, True, "12/2024", "complaint", "compensation", "forwarded"),
    )
    return [
        Reception(
            number, 1, date(2024, 6, 10 + number // 3), at(10 + number // 3, 8), kind, adhoc, people, again, case,
            matter, topic, result, None, 1, None, True,
        )
        for number, (kind, adhoc, people, again, case, matter, topic, result) in enumerate(rows)
    ]  # fmt: skip
