"""The law's days: each deadline of law.yaml with its article, the profiles in time, and faults a clerk can mend."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.lawfile import LawError, beside, load
from duty.calendar import WorkingCalendar
from duty.law import Kind, Stage, due, parse_day
from duty.petitions import EVENTS

SHIPPED = Path(__file__).resolve().parents[2] / "law.yaml"
LAW = load(SHIPPED)
CALENDAR = LAW.working_calendar

TCD, KN, TC = "Luật Tiếp công dân 2013", "Luật Khiếu nại 2011", "Luật Tố cáo 2018"
ND154 = "Nghị định 154/2026/NĐ-CP"
AMENDED = "Nghị định 124/2020/NĐ-CP (sửa đổi theo Điều {} Nghị định 155/2026/NĐ-CP)"


def day(text: str) -> date:
    """A date as people here write it: 5/6/2024."""
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - only the date is kept


# Counted by hand on a wall calendar: id, profile, day of the event, times extended, last day, article.
ROWS: list[tuple[str, str, str, int, str, str]] = [
    ("T1", "P2024", "5/6/2024", 0, "19/6/2024", f"Điều 28 khoản 1 {TCD}"),
    ("T1", "P2025", "10/2/2026", 0, "3/3/2026", f"Điều 28 khoản 1 {TCD}"),  # over Tết, 16–20/2
    ("T1", "P2025", "31/12/2025", 0, "15/1/2026", f"Điều 28 khoản 1 {TCD}"),  # 2/1 off, Saturday 10/1 worked
    ("T1", "P2026", "23/11/2026", 0, "7/12/2026", f"Điều 28 khoản 1 {TCD}"),
    ("T2", "P2024", "28/6/2024", 0, "9/7/2024", f"Điều 27 khoản 2 {TCD}"),
    ("T3", "P2024", "10/6/2024", 0, "17/6/2024", f"Điều 28 khoản 2 {TCD}"),
    ("K1", "P2024", "5/6/2024", 0, "17/6/2024", f"Điều 27, Điều 36 khoản 1 {KN}"),  # day 10 is Saturday 15/6
    ("K1", "P2025", "5/12/2025", 0, "15/12/2025", f"Điều 27, Điều 36 khoản 1 {KN}"),
    ("K1", "P2026", "23/11/2026", 0, "2/12/2026", f"Điều 16 khoản 1 {AMENDED.format(10)}"),
    ("K2", "P2024", "5/6/2024", 0, "5/7/2024", f"Điều 28 {KN}"),
    ("K2", "P2024", "5/6/2024", 1, "22/7/2024", f"Điều 28 {KN}"),  # day 45 is Saturday 20/7
    ("K2r", "P2024", "5/6/2024", 0, "22/7/2024", f"Điều 28 {KN}"),
    ("K2r", "P2024", "5/6/2024", 1, "5/8/2024", f"Điều 28 {KN}"),  # day 60 is Sunday 4/8
    ("K3", "P2024", "5/6/2024", 0, "22/7/2024", f"Điều 37 {KN}"),
    ("K3", "P2024", "5/6/2024", 1, "5/8/2024", f"Điều 37 {KN}"),
    ("K3r", "P2024", "5/6/2024", 0, "5/8/2024", f"Điều 37 {KN}"),
    ("K3r", "P2024", "5/6/2024", 1, "14/8/2024", f"Điều 37 {KN}"),
    ("K4", "P2024", "5/6/2024", 0, "4/9/2024", f"Điều 9 {KN}"),  # day 90 is 3/9, Quốc khánh
    ("K4b", "P2024", "5/6/2024", 0, "5/7/2024", f"Điều 33 khoản 1 {KN}"),
    ("K4r", "P2024", "5/6/2024", 0, "22/7/2024", f"Điều 33 khoản 1 {KN}"),
    ("K5", "P2026", "10/8/2026", 0, "5/8/2026", f"Điều 28 khoản 1 {AMENDED.format(11)}"),
    ("K5", "P2026", "14/8/2026", 0, "7/8/2026", f"Điều 28 khoản 1 {AMENDED.format(11)}"),  # 9/8 is a Sunday
    ("K6", "P2024", "7/6/2024", 0, "12/6/2024", f"Điều 32 {KN}"),
    ("K7", "P2024", "8/6/2024", 0, "17/6/2024", f"Điều 41 khoản 1 {KN}"),
    ("C1", "P2024", "5/6/2024", 0, "14/6/2024", f"Điều 24 khoản 1 {TC}"),
    ("C1", "P2024", "5/6/2024", 1, "19/6/2024", f"Điều 24 khoản 1 {TC}"),
    ("C1", "P2026", "23/11/2026", 0, "2/12/2026", f"Điều 24 khoản 1 {TC}"),
    ("C2", "P2024", "5/6/2024", 0, "12/6/2024", f"Điều 24 khoản 2 {TC}"),
    ("C3", "P2024", "5/6/2024", 0, "12/6/2024", f"Điều 29 khoản 3 {TC}"),
    ("C4", "P2024", "5/6/2024", 0, "5/7/2024", f"Điều 30 {TC}"),
    ("C4", "P2024", "5/6/2024", 1, "5/8/2024", f"Điều 30 {TC}"),
    ("C4", "P2024", "5/6/2024", 2, "4/9/2024", f"Điều 30 {TC}"),
    ("C5", "P2024", "28/6/2024", 0, "5/7/2024", f"Điều 35 khoản 3 {TC}"),
    ("C6", "P2024", "8/6/2024", 0, "8/6/2024", f"Điều 24 khoản 1 {TC}"),  # at once, on a Saturday too
    ("P1", "P2024", "5/6/2024", 0, "19/6/2024", "Thông tư 05/2021/TT-TTCP"),
    ("R1", "P2026", "28/8/2026", 0, "7/9/2026", f"Điều 4 khoản 3 {ND154}"),  # 31/8 swapped, 1–2/9 Quốc khánh
    ("R1", "P2026", "20/8/2026", 0, "24/8/2026", f"Điều 4 khoản 3 {ND154}"),  # Saturday 22/8 is worked
    ("L1", "P2024", "10/6/2024", 0, "3/6/2024", f"Điều 24 khoản 4 {TCD}"),
    ("L1", "P2026", "1/12/2026", 0, "24/11/2026", f"Điều 24 khoản 4 {TCD}"),
    ("O1", "P2026", "13/8/2026", 0, "6/8/2026", f"Điều 23 khoản 1 {ND154}"),
    ("O1b", "P2026", "10/8/2026", 0, "7/8/2026", f"Điều 23 khoản 1 {ND154}"),
    ("X1", "P2024", "8/6/2024", 0, "8/6/2024", "Kế hoạch tiếp công dân của UBND thị trấn, phần III mục 2"),
    ("X1", "P2026", "9/8/2026", 0, "9/8/2026", f"Điều 27 khoản 3 điểm b {ND154}"),
    ("X2", "P2026", "1/7/2026", 0, "15/8/2026", f"Điều 41 khoản 3 điểm b {ND154}"),  # a Saturday: a mark, not a term
    # The rest of each profile, counted day by day apart from the program.
    ("T2", "P2025", "3/11/2025", 0, "12/11/2025", f"Điều 27 khoản 2 {TCD}"),
    ("T2", "P2026", "5/10/2026", 0, "14/10/2026", f"Điều 27 khoản 2 {TCD}"),
    ("T3", "P2025", "3/11/2025", 0, "10/11/2025", f"Điều 28 khoản 2 {TCD}"),
    ("T3", "P2026", "5/10/2026", 0, "12/10/2026", f"Điều 28 khoản 2 {TCD}"),
    ("K2", "P2025", "3/11/2025", 0, "3/12/2025", f"Điều 28 {KN}"),
    ("K2", "P2025", "3/11/2025", 1, "18/12/2025", f"Điều 28 {KN}"),
    ("K2", "P2026", "5/10/2026", 0, "4/11/2026", f"Điều 28 {KN}"),
    ("K2", "P2026", "5/10/2026", 1, "19/11/2026", f"Điều 28 {KN}"),
    ("K2r", "P2025", "3/11/2025", 0, "18/12/2025", f"Điều 28 {KN}"),
    ("K2r", "P2025", "3/11/2025", 1, "5/1/2026", f"Điều 28 {KN}"),
    ("K2r", "P2026", "5/10/2026", 0, "19/11/2026", f"Điều 28 {KN}"),
    ("K2r", "P2026", "5/10/2026", 1, "4/12/2026", f"Điều 28 {KN}"),
    ("K3", "P2025", "3/11/2025", 0, "18/12/2025", f"Điều 37 {KN}"),
    ("K3", "P2025", "3/11/2025", 1, "5/1/2026", f"Điều 37 {KN}"),
    ("K3", "P2026", "5/10/2026", 0, "19/11/2026", f"Điều 37 {KN}"),
    ("K3", "P2026", "5/10/2026", 1, "4/12/2026", f"Điều 37 {KN}"),
    ("K3r", "P2025", "3/11/2025", 0, "5/1/2026", f"Điều 37 {KN}"),
    ("K3r", "P2025", "3/11/2025", 1, "12/1/2026", f"Điều 37 {KN}"),
    ("K3r", "P2026", "5/10/2026", 0, "4/12/2026", f"Điều 37 {KN}"),
    ("K3r", "P2026", "5/10/2026", 1, "14/12/2026", f"Điều 37 {KN}"),
    ("K4", "P2025", "3/11/2025", 0, "2/2/2026", f"Điều 9 {KN}"),
    ("K4", "P2026", "5/10/2026", 0, "4/1/2027", f"Điều 9 {KN}"),
    ("K4b", "P2025", "3/11/2025", 0, "3/12/2025", f"Điều 33 khoản 1 {KN}"),
    ("K4b", "P2026", "5/10/2026", 0, "4/11/2026", f"Điều 33 khoản 1 {KN}"),
    ("K4r", "P2025", "3/11/2025", 0, "18/12/2025", f"Điều 33 khoản 1 {KN}"),
    ("K4r", "P2026", "5/10/2026", 0, "19/11/2026", f"Điều 33 khoản 1 {KN}"),
    ("K6", "P2025", "3/11/2025", 0, "6/11/2025", f"Điều 32 {KN}"),
    ("K6", "P2026", "5/10/2026", 0, "8/10/2026", f"Điều 32 {KN}"),
    ("K7", "P2025", "3/11/2025", 0, "10/11/2025", f"Điều 41 khoản 1 {KN}"),
    ("K7", "P2026", "5/10/2026", 0, "12/10/2026", f"Điều 41 khoản 1 {KN}"),
    ("C1", "P2025", "3/11/2025", 0, "12/11/2025", f"Điều 24 khoản 1 {TC}"),
    ("C1", "P2025", "3/11/2025", 1, "17/11/2025", f"Điều 24 khoản 1 {TC}"),
    ("C1", "P2026", "5/10/2026", 1, "19/10/2026", f"Điều 24 khoản 1 {TC}"),
    ("C2", "P2025", "3/11/2025", 0, "10/11/2025", f"Điều 24 khoản 2 {TC}"),
    ("C2", "P2026", "5/10/2026", 0, "12/10/2026", f"Điều 24 khoản 2 {TC}"),
    ("C3", "P2025", "3/11/2025", 0, "10/11/2025", f"Điều 29 khoản 3 {TC}"),
    ("C3", "P2026", "5/10/2026", 0, "12/10/2026", f"Điều 29 khoản 3 {TC}"),
    ("C4", "P2025", "3/11/2025", 0, "3/12/2025", f"Điều 30 {TC}"),
    ("C4", "P2025", "3/11/2025", 1, "5/1/2026", f"Điều 30 {TC}"),
    ("C4", "P2025", "3/11/2025", 2, "2/2/2026", f"Điều 30 {TC}"),
    ("C4", "P2026", "5/10/2026", 0, "4/11/2026", f"Điều 30 {TC}"),
    ("C4", "P2026", "5/10/2026", 1, "4/12/2026", f"Điều 30 {TC}"),
    ("C4", "P2026", "5/10/2026", 2, "4/1/2027", f"Điều 30 {TC}"),
    ("C5", "P2025", "3/11/2025", 0, "10/11/2025", f"Điều 35 khoản 3 {TC}"),
    ("C5", "P2026", "5/10/2026", 0, "12/10/2026", f"Điều 35 khoản 3 {TC}"),
    ("C6", "P2025", "3/11/2025", 0, "3/11/2025", f"Điều 24 khoản 1 {TC}"),
    ("C6", "P2026", "5/10/2026", 0, "5/10/2026", f"Điều 24 khoản 1 {TC}"),
    ("P1", "P2025", "3/11/2025", 0, "17/11/2025", "Thông tư 05/2021/TT-TTCP"),
    ("P1", "P2026", "5/10/2026", 0, "19/10/2026", "Thông tư 05/2021/TT-TTCP"),
    ("L1", "P2025", "3/11/2025", 0, "27/10/2025", f"Điều 24 khoản 4 {TCD}"),
    ("X1", "P2025", "3/11/2025", 0, "3/11/2025", "Kế hoạch tiếp công dân của UBND thị trấn, phần III mục 2"),
]


@pytest.mark.parametrize(
    ("deadline_id", "profile", "start", "extension", "last", "article"),
    ROWS,
    ids=[f"{row[0]}-{row[1]}-{row[2].replace('/', '.')}-{row[3]}" for row in ROWS],
)
def test_a_deadline_ends_on_the_day_counted_by_hand_and_names_its_article(
    deadline_id: str, profile: str, start: str, extension: int, last: str, article: str
) -> None:
    in_force = LAW.profile_on(day(start))
    assert in_force.id == profile
    found = due(in_force, deadline_id, day(start), CALENDAR, extension)
    assert (found.id, found.due_on, found.article) == (deadline_id, day(last), article)
    rule = in_force.deadline(deadline_id)
    assert (found.label, found.confidence) == (rule.label, rule.confidence)


def test_every_deadline_and_every_extension_of_the_file_is_counted_by_hand_in_each_profile() -> None:
    by_hand = {(row[0], row[1], row[5]): 0 for row in ROWS}
    for deadline_id, profile, _, extension, _, article in ROWS:
        by_hand[deadline_id, profile, article] = max(by_hand[deadline_id, profile, article], extension)
    assert by_hand == {
        (rule.id, profile, rule.article): rule.extensions for rule in LAW.deadlines for profile in rule.profiles
    }


def test_every_deadline_is_begun_by_something_here_or_says_that_it_is_only_to_be_looked_up() -> None:
    """A stage of a petition, a day that is set for one, a refusal, a day of the chairman; else ``tracked: false``."""
    begun = {*get_args(Stage), *EVENTS, "reception_day"}
    for rule in LAW.deadlines:
        # What the citizen may do is told on the card of the petition.
        assert rule.tracked == (rule.event in begun or rule.owner == "citizen"), rule.id
    assert {rule.id for rule in LAW.deadlines if not rule.tracked} == {"O1", "O1b", "X1"}


def test_accepting_a_complaint_waits_for_24_november_only_when_the_office_says_that_it_is_a_day_off() -> None:
    profile, received = LAW.profile_on(day("23/11/2026")), day("23/11/2026")
    assert due(profile, "K1", received, WorkingCalendar(culture_day=True)).due_on == day("3/12/2026")
    assert due(profile, "K1", received, WorkingCalendar(culture_day=False)).due_on == day("2/12/2026")


def test_no_more_extensions_than_the_law_gives() -> None:
    profile = LAW.profile_on(day("5/6/2024"))
    for deadline_id, extension in (("C4", 3), ("K2", 2), ("T1", 1), ("T1", -1)):
        with pytest.raises(ValueError, match=f"{deadline_id} may be extended"):
            due(profile, deadline_id, day("5/6/2024"), CALENDAR, extension)


def test_a_deadline_that_the_profile_does_not_have_is_not_invented() -> None:
    with pytest.raises(KeyError, match="P2024 has no deadline R1"):
        due(LAW.profile_on(day("5/6/2024")), "R1", day("5/6/2024"), CALENDAR)


@pytest.mark.parametrize(
    ("on", "profile"),
    [
        ("1/6/2024", "P2024"),
        ("30/6/2025", "P2024"),
        ("1/7/2025", "P2025"),
        ("30/6/2026", "P2025"),
        ("1/7/2026", "P2026"),
        ("31/12/2030", "P2026"),
    ],
)
def test_the_profile_of_the_day_of_the_step_applies(on: str, profile: str) -> None:
    assert LAW.profile_on(day(on)).id == profile


@pytest.mark.parametrize(
    ("on", "days", "per", "article"),
    [
        ("1/6/2024", 1, "week", f"Điều 15 khoản 2 điểm d {TCD}"),
        ("1/6/2026", 1, "week", f"Điều 15 khoản 2 điểm d {TCD}"),
        ("1/7/2026", 2, "month", f"Điều 15 {TCD} (sửa đổi theo Luật số 136/2025/QH15)"),
    ],
)
def test_the_chairman_of_the_commune_receives_as_often_as_the_law_of_the_day_asks(
    on: str, days: int, per: str, article: str
) -> None:
    chair = LAW.profile_on(day(on)).chair
    assert (chair.days, chair.per, chair.article) == (days, per, article)


def test_the_district_is_a_level_only_until_june_2025() -> None:
    levels = {on: [one.level for one in LAW.profile_on(day(on)).regime.levels] for on in ("30/6/2025", "1/7/2025")}
    assert levels == {"30/6/2025": ["province", "district", "commune"], "1/7/2025": ["province", "commune"]}
    heads = {one.who for one in LAW.profile_on(day("1/7/2025")).regime.reception}
    assert "district_chair" not in heads


def test_forms_are_told_with_the_regime_because_one_code_names_two_forms() -> None:
    assert {form.regime for form in LAW.forms_on(day("5/6/2024"))} == {"TT 01/2024/TT-TTCP"}
    assert {form.regime for form in LAW.forms_on(day("30/9/2025"))} == {"TT 06/2025/TT-TTCP"}
    today = LAW.forms_on(day("23/11/2026"))
    assert len({(form.regime, form.code) for form in today}) == len(today)
    assert {form.use for form in today if form.code == "01/TCD"} == {"statistics", "reception"}


def ids(on: str, kind: Kind, stage: Stage, **further: Any) -> list[str]:
    return [rule.id for rule in LAW.profile_on(day(on)).deadlines_for(kind, stage, **further)]


@pytest.mark.parametrize(
    ("kind", "stage", "in_2024", "in_2026"),
    [
        ("complaint", "received", ["T1", "K1"], ["T1", "K1", "X2"]),
        ("complaint", "accepted", ["K2"], ["K2"]),
        ("complaint", "resolved", ["T2", "K6"], ["T2", "K6"]),
        ("denunciation", "received", ["T1", "C1", "C2"], ["T1", "C1", "C2", "X2"]),
        ("denunciation", "accepted", ["C3", "C4"], ["C3", "C4"]),
        ("denunciation", "refused", ["C6"], ["C6"]),
        ("denunciation", "resolved", ["T2", "C5"], ["T2", "C5"]),
        ("feedback", "received", ["T1", "P1"], ["T1", "P1", "X2"]),
        ("feedback", "resolved", [], []),
    ],
)
def test_each_kind_of_petition_owes_what_the_law_asks_at_its_stage(
    kind: Kind, stage: Stage, in_2024: list[str], in_2026: list[str]
) -> None:
    assert ids("5/6/2024", kind, stage) == in_2024
    assert ids("23/11/2026", kind, stage) == in_2026


def test_a_second_complaint_and_a_remote_area_have_their_own_terms() -> None:
    assert ids("5/6/2024", "complaint", "received", instance=2) == ["T1", "K1"]
    assert ids("5/6/2024", "complaint", "accepted", instance=2) == ["K3"]
    assert ids("5/6/2024", "complaint", "resolved", instance=2) == ["T2", "K7"]
    assert ids("5/6/2024", "complaint", "accepted", remote=True) == ["K2r"]
    assert ids("5/6/2024", "complaint", "accepted", instance=2, remote=True) == ["K3r"]
    assert ids("5/6/2024", "denunciation", "accepted", remote=True) == ["C3", "C4"]


def test_refusing_to_receive_a_person_is_not_refusing_a_petition() -> None:
    profile = LAW.profile_on(day("23/11/2026"))
    assert profile.deadline("R1").applies_to == ("refusal",)
    assert all("R1" not in ids("23/11/2026", kind, "refused") for kind in get_args(Kind))


def test_nothing_begins_to_run_when_a_petition_is_closed_and_everything_ends() -> None:
    for on in ("5/6/2024", "1/7/2025", "1/7/2026"):
        assert all(ids(on, kind, "closed") == [] for kind in get_args(Kind))
        assert all(rule.is_met_by("closed") for rule in LAW.profile_on(day(on)).deadlines)


def test_a_stage_answers_only_the_deadlines_that_it_fulfils() -> None:
    profile = LAW.profile_on(day("5/6/2024"))
    assert profile.deadline("K1").is_met_by("accepted")
    assert not profile.deadline("K2").is_met_by("accepted")
    assert profile.deadline("K2").is_met_by("resolved")
    # To tell the person is a deed of its own: no stage stands for it.
    assert not any(profile.deadline("T1").is_met_by(stage) for stage in get_args(Stage) if stage != "closed")


def test_the_citizens_own_terms_are_not_chased_as_the_offices() -> None:
    citizens = {rule.id for rule in LAW.deadlines if rule.owner == "citizen"}
    assert citizens == {"K4", "K4b", "K4r"}


def test_the_shipped_file_stands_beside_the_configuration_and_says_that_the_office_must_check_it() -> None:
    assert beside(SHIPPED.with_name("config.yaml")) == SHIPPED
    header = SHIPPED.read_text(encoding="utf-8").split("calendar:")[0]
    assert "SỐ LIỆU CẦN VĂN PHÒNG KIỂM TRA" in header


def test_a_doubtful_deadline_says_what_to_look_up() -> None:
    assert all(rule.note for rule in LAW.deadlines if rule.confidence == "L")


def changed(folder: Path, old: str, new: str) -> Path:
    """The shipped file with one passage changed."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path = folder / "law.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


FAULTS = [
    (
        "from: 2025-07-01\n",
        "from: 2025-07-03\n",
        "profiles[1].from = 2025-07-03",
        "P2024 và P2025 để trống một số ngày ở giữa; ngày đầu của P2025 phải là 2025-07-01",
    ),
    (
        "from: 2026-07-01\n    texts",
        "from: 2026-06-30\n    texts",
        "profiles[2].from = 2026-06-30",
        "P2025 và P2026 chồng lên nhau; ngày đầu của P2026 phải là 2026-07-01",
    ),
    ("    to: 2026-06-30\n", "", "profiles[1].to = (để trống)", "P2025 còn giai đoạn sau nên phải có ngày cuối"),
    ("    from: 2025-07-01\n", "", "profiles[1].from = (để trống)", "P2025 có giai đoạn trước nên phải có ngày đầu"),
    ("    to: 2026-06-30", "    to: 2025-06-01", "profiles[1]", "ngày cuối (to) không được trước ngày đầu (from)"),
    ("- id: P2025", "- id: P2024", "profiles[1].id", "mỗi mã chỉ một lần"),
    ("- id: P2025", "- id: 2025 cũ", 'profiles[1].id = "2025 cũ"', "viết như P2026"),
    ("  culture_day: false", "  culture_day: no", 'calendar.culture_day = "no"', "chỉ được là true (có) hoặc false"),
    ("- 2026-01-10", "- 2026-01-02", "calendar.working_days[0] = 2026-01-02", "cũng có trong days_off"),
    ("- 2026-01-10", "- 2026-02-30", 'calendar.working_days[0] = "2026-02-30"', "cần một ngày có thật"),
    ("- 2026-01-10", "- 20260110", "calendar.working_days[0] = 20260110", "cần một ngày có thật"),
    ("amount: 90", "amount: 10.5", "deadlines[9].amount = 10.5", "cần một số nguyên"),
    ("amount: 90", "amount: 90\n    amount: 91", "deadlines[9].amount", "mục này đã có ở dòng"),
    ("amount: 90", "amount: true", "deadlines[9].amount = true", "cần một số nguyên"),
    ("amount: 90", "amount: -90", "deadlines[9].amount = -90", "cần từ 0 trở lên"),
    ("event: act_known", "event: act_know", 'deadlines[9].event = "act_know"', "có phải ý là “act_known”?"),
    ("event: act_known", "evnt: act_known", "deadlines[9].evnt", "có phải ý là “event”?"),
    ("- id: K2r", "- id: k2r", 'deadlines[6].id = "k2r"', "cần một chữ hoa, một số"),
    ("- id: K2r", "- id: K2", "deadlines[6].profiles[0]", "thời hạn K2 đã ghi cho giai đoạn này"),
    ("[P2026]\n    applies_to: [refusal]", "[P2027]\n    applies_to: [refusal]", "deadlines[22].profiles[0]", "P2026"),
    ("remote_for: K3", "remote_for: K9", 'deadlines[8].remote_for = "K9"', "không có thời hạn này trong giai đoạn"),
    ("instances: [2]\n    event: resolved", "instances: [3]\n    event: resolved", "deadlines[14].instances[0]", "2"),
    ("    rolls: false\n    met_by", "    rolls: no\n    met_by", "deadlines[28].rolls", "chỉ được là true (có)"),
    ("  # Tố cáo\n", "  - {id: Z1}\n", "deadlines[15].label", "thiếu mục này"),
]


@pytest.mark.parametrize(
    ("old", "new", "where", "allowed"),
    FAULTS,
    ids=[f"{row[2].split(' =')[0]}-{number}" for number, row in enumerate(FAULTS)],
)
def test_a_fault_names_the_place_the_value_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, where: str, allowed: str
) -> None:
    with pytest.raises(LawError) as caught:
        load(changed(tmp_path, old, new))
    told = [fault for fault in caught.value.faults if str(fault).startswith(where) and allowed in fault.allowed]
    assert told
    assert told[0].line
    assert f"có {len(caught.value.faults)} chỗ cần sửa" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "amount: 5\n    unit: days\n    side: before",
            "amount: 0\n    unit: days\n    side: before",
            "amount 0 (làm ngay) chỉ đi với unit: days và rolls: false",
        ),
        (
            "amount: 5\n    unit: days\n    side: before",
            "amount: 5\n    unit: days\n    side: before\n    extension: {amount: 1, when: x}",
            "thời hạn tính lùi (side: before) không có gia hạn (extension)",
        ),
    ],
)
def test_a_term_that_cannot_be_counted_is_refused(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(LawError) as caught:
        load(changed(tmp_path, old, new))
    assert [fault.allowed for fault in caught.value.faults] == [sentence]


def test_a_profile_without_the_chairman_of_the_commune_is_refused(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("who: commune_chair", "who: agency_head")
    (tmp_path / "law.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LawError) as caught:
        load(tmp_path / "law.yaml")
    assert [fault.where for fault in caught.value.faults] == [f"profiles[{number}].reception" for number in range(3)]


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="không có tệp này"):
        load(tmp_path / "law.yaml")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, len(SHIPPED.read_text(encoding="utf-8"))))
def test_a_file_that_breaks_off_is_read_or_refused_in_words(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "law.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8")[:cut], encoding="utf-8")
    try:
        law = load(path)
    except LawError as refused:
        sentence = str(refused)
    else:
        sentence = law.profile_on(day("5/6/2024")).id
    assert sentence == "P2024" or "chỗ cần sửa" in sentence


@given(st.dates())
def test_a_day_is_read_back_as_it_is_written(one: date) -> None:
    assert parse_day(one.isoformat()) == parse_day(one) == one


@pytest.mark.parametrize("wrong", ["5/6/2024", "2024-6-5", "20240605", "2024-W23-3", "2024-06-31", 0, 20240605, None])
def test_anything_else_is_no_day(wrong: Any) -> None:
    with pytest.raises(ValueError, match="cần một ngày có thật"):
        parse_day(wrong)
