"""The tally's rules: what an entry still lacks, what a typed line says, which incident a group belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import lawfile
from bot.settings import default_config, load
from duty import reading
from duty.errors import Refused
from duty.incidents import Category, Facts, Incident, State
from duty.messages import Message
from duty.people import Person, Role
from duty.policy import Escalation
from duty.reception import (
    Entry,
    Kind,
    Matter,
    Reception,
    Result,
    check_day,
    could_be_of,
    crowd_facts,
    may_correct,
    out_of_turn_fits,
    parse_case,
    parse_line,
    parse_people,
)
from duty.refusals import notice_of
from duty.wording import reception as word
from duty.wording import refusals
from handlers.commands import Command, parse, plain

NOW = datetime(2024, 6, 5, 1, 0, tzinfo=UTC)
UNIT = load(default_config(), {}).policy.unit
LAW = lawfile.load(lawfile.beside(default_config()))


def line(text: str) -> Entry:
    """A typed line as the tally takes it."""
    return parse_line(plain(text), reading.read(text, NOW, UNIT.gazetteer))


def stored(**more: object) -> Reception:
    values: dict[str, object] = {
        "id": 7, "unit_id": 1, "on_date": date(2024, 6, 5), "at": NOW, "kind": "standing", "adhoc": False, "people": 6,
        "repeated": False, "case_number": "", "matter": "complaint", "topic": "land", "result": "guided",
        "incident_id": None, "entered_by": 3, "replaces_id": None, "counts": True,
    }  # fmt: skip
    return Reception(**{**values, **more})  # type: ignore[arg-type]


def incident(number: int, facts: Facts, level: str = "alert", state: State = State.OPEN, minutes: int = 0) -> Incident:
    opened = NOW + timedelta(minutes=minutes)
    return Incident(
        number, 1, number, state, level, facts, Escalation(), facts.drill, 0, opened, opened  # type: ignore[arg-type]
    )  # fmt: skip


def test_an_entry_lacks_matter_then_topic_then_result() -> None:
    entry = Entry()
    asked = []
    for step in ({"matter": "complaint"}, {"topic": "land"}, {"result": "guided"}):
        asked.append(entry.lacks)
        entry = replace(entry, **step)
    assert asked == ["matter", "topic", "result"]
    assert entry.lacks == ""


def test_a_denunciation_lacks_no_topic_and_keeps_none() -> None:
    entry = Entry(topic="land").about(Matter.DENUNCIATION)
    assert (entry.topic, entry.lacks) == ("", "result")


def test_an_entry_goes_into_the_store_and_comes_back() -> None:
    entry = Entry(12, True, "5/2024", Kind.HEAD, True, Matter.FEEDBACK, "policy", Result.REFUSED, 3, 4, 5)
    assert Entry.from_record({**entry.record(), "of another version": 1}) == entry


def test_only_the_head_or_a_delegate_receives_out_of_turn() -> None:
    assert Entry().out_of_turn() == Entry(kind=Kind.HEAD, adhoc=True)
    assert Entry().out_of_turn().received_by(Kind.HEAD) == Entry()
    assert Entry().received_by(Kind.DELEGATE).out_of_turn() == Entry(kind=Kind.DELEGATE, adhoc=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3 người đất đai khiếu nại lần đầu hướng dẫn", Entry(3, matter="complaint", topic="land", result="guided")),
        ("3 nguoi dat dai khieu nai lan dau huong dan", Entry(3, matter="complaint", topic="land", result="guided")),
        (
            "2 ng kien nghi moi truong lan 2 tra loi",
            Entry(2, repeated=True, matter="feedback", topic="environment", result="answered"),
        ),
        (
            "12 người TK3 bồi thường khiếu nại nhiều lần vụ 12/2024 chuyển",
            Entry(12, True, "12/2024", matter="complaint", topic="compensation", result="forwarded", area=3),
        ),
        ("tố cáo nhận đơn", Entry(matter="denunciation", result="accepted")),
        ("chủ tịch tiếp 5 người đất đai khiếu nại", Entry(5, kind="head", matter="complaint", topic="land")),
        ("pct tiếp đột xuất khiếu nại đất", Entry(kind="delegate", adhoc=True, matter="complaint", topic="land")),
    ],
)
def test_a_typed_line_says_what_it_says(text: str, wanted: Entry) -> None:
    assert line(text) == wanted


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("3 người KN đất đai hướng dẫn", "matter"),
        ("khiếu nại và kiến nghị về đất đai", "matter"),
        ("khiếu nại đất đai đã hướng dẫn, chuyển", "result"),
        ("khiếu nại hướng dẫn", "topic"),
    ],
)
def test_what_a_line_leaves_open_is_asked_and_never_guessed(text: str, lacks: str) -> None:
    assert line(text).lacks == lacks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("7", 7), ("7 người", 7), ("12 ng.", 12), ("0", None), ("1000", None), ("bảy", None), ("7 8", None), ("٧", 7)],
)
def test_a_number_of_people_is_a_number(text: str, wanted: int | None) -> None:
    assert parse_people(text) == wanted


@pytest.mark.parametrize("text", ["12", "05/2024", "12-KN", "KN.7"])
def test_a_case_is_kept_by_its_number(text: str) -> None:
    assert parse_case(f" {text} ") == text


@pytest.mark.parametrize("text", ["Lan", "ông A 12", "0912345678", "036099001234", "1" * 33, ""])
def test_what_may_be_a_name_or_a_number_of_a_person_is_not_kept(text: str) -> None:
    with pytest.raises(Refused):
        parse_case(text)


def test_an_officer_corrects_only_what_is_his_own_and_the_office_corrects_all() -> None:
    assert may_correct(Person(3, 1, "a", roles=frozenset({Role.OFFICER})), 3)
    assert not may_correct(Person(4, 1, "b", roles=frozenset({Role.OFFICER})), 3)
    assert may_correct(Person(5, 1, "c", roles=frozenset({Role.CLERK})), 3)
    assert may_correct(Person(6, 1, "d", roles=frozenset({Role.LEADER})), 3)


def test_a_group_is_offered_the_open_incidents_it_fits_newest_first() -> None:
    facts = crowd_facts(stored(), 3, "08:00")
    crowd = Facts(category=Category.CROWD, area=3)
    found = [
        incident(1, crowd),
        incident(2, replace(crowd, area=5)),
        incident(3, replace(crowd, area=None), minutes=5),
        incident(4, crowd, state=State.CLOSED),
        incident(5, Facts(category=Category.ACCIDENT, area=3)),
    ]
    assert [one.number for one in could_be_of(facts, found)] == [3, 1]


def test_a_denounced_group_has_no_topic_and_joins_no_other_incident() -> None:
    facts = crowd_facts(stored(matter="denunciation", topic="conduct"), None, "08:00")
    assert (facts.denunciation, facts.topic) == (True, None)
    assert not could_be_of(facts, [incident(1, Facts(category=Category.CROWD))])


@pytest.mark.parametrize(
    ("level", "change", "fits"),
    [
        ("high", {}, True),
        ("critical", {}, True),
        ("alert", {}, False),
        ("high", {"category": Category.UPWARD}, True),
        ("critical", {"category": Category.FIRE_DISASTER}, False),
        ("high", {"drill": True}, False),
        ("high", {"denunciation": True}, False),
    ],
)
def test_a_reception_out_of_turn_is_thought_of_for_grave_gatherings_alone(
    level: str, change: dict[str, object], fits: bool
) -> None:
    facts = replace(Facts(category=Category.CROWD, people_max=20), **change)  # type: ignore[arg-type]
    assert out_of_turn_fits(incident(1, facts, level)) is fits
    assert not out_of_turn_fits(incident(1, facts, level, State.CLOSED))


@pytest.mark.parametrize("text", ["tiep dan", "Tiếp dân", "TIEPDAN", "/tiepdan"])
def test_the_command_alone(text: str) -> None:
    assert parse(text) == Command("tiepdan")


@pytest.mark.parametrize("rest", ["hôm nay", "hom nay", "lịch", "5/6", "3 người đất đai khiếu nại"])
def test_the_command_takes_its_words_without_a_slash(rest: str) -> None:
    assert parse(f"tiếp dân {rest}") == Command("tiepdan", text=rest)


@pytest.mark.parametrize(
    "text", ["tiep dan xong doan 20 nguoi da ve", "tiếp dân 20 người tập trung ở cổng", "tiep dan 5 nguoi khieu nai"]
)
def test_what_may_be_a_report_of_a_group_is_read_as_a_report(text: str) -> None:
    assert parse(text) is None


def all_messages() -> list[Message]:
    full = stored(people=999, repeated=True, case_number="1" * 32, kind="delegate", adhoc=True, topic="compensation")
    draft = full.entry(replaces=True)
    crowds = [incident(number, Facts(category=Category.CROWD, area=3)) for number in (10**9, 10**9 + 1)]
    number = 10**14
    asked = ("main", "more", "number", "case", "day", "topic", "result")
    views = [word.card(number, draft, view, date(2024, 6, 8)) for view in asked]
    one = replace(full, id=number)
    refused = replace(one, result="refused", on_date=date(2026, 8, 28))
    owed = notice_of(refused, LAW, LAW.working_calendar)
    assert owed is not None
    return [
        *views,
        word.saved(one, UNIT, crowd=True, candidates=crowds, area=12),
        word.of_day(
            one.on_date, [replace(one, id=number + each) for each in range(40)], {}, {}, UNIT.zone, one.on_date
        ),
        word.saved(refused, UNIT, notice=owed),
        refusals.owed(owed, UNIT.zone, date(2026, 12, 1)),
        word.out_of_turn_hint(replace(crowds[0], id=number), UNIT),
        word.out_of_turn_choice(replace(crowds[0], id=number), UNIT),
    ]


@pytest.mark.parametrize("message", all_messages(), ids=lambda one: one.title or one.lines[0])
def test_every_button_fits_the_channel(message: Message) -> None:
    choices = [choice for row in message.choices for choice in row]
    assert all(len(choice.token.encode()) <= 64 for choice in choices)
    assert len({choice.token for choice in choices}) == len(choices)
    assert max((len(row) for row in message.choices), default=0) <= 6


@pytest.mark.parametrize("rest", ["hôm qua", "hôm qua 3 người khiếu nại đất đai", "30/5 2 người phản ánh"])
def test_an_earlier_day_may_stand_before_the_line(rest: str) -> None:
    assert parse(f"tiếp dân {rest}") == Command("tiepdan", text=rest)


def test_an_entry_may_be_of_an_earlier_day_but_not_of_a_coming_or_a_long_past_one() -> None:
    today = date(2024, 6, 5)
    check_day(date(2024, 5, 30), today)
    for wrong in (date(2024, 6, 6), date(2024, 1, 5)):
        with pytest.raises(Refused):
            check_day(wrong, today)


def test_a_refusal_owes_its_notice_within_three_working_days_where_the_law_of_the_day_asks_for_one() -> None:
    """Điều 4 khoản 3 Nghị định 154/2026: from 1/7/2026."""
    refused = stored(result="refused", on_date=date(2026, 8, 20))
    owed = notice_of(refused, LAW, LAW.working_calendar)
    assert owed is not None
    # Saturday 22/8/2026 is worked.
    assert (owed.deadline.due_on, owed.deadline.article) == (
        date(2026, 8, 24), "Điều 4 khoản 3 Nghị định 154/2026/NĐ-CP",
    )  # fmt: skip
    assert "Chỉ khi: Từ chối theo khoản 3 Điều 9" in refusals.line(owed)
    assert (owed.late(date(2026, 8, 24)), owed.late(date(2026, 8, 25))) == (False, True)
    for other in (
        replace(refused, on_date=date(2024, 8, 20)), replace(refused, notice="spared"),
        replace(refused, result="guided"), replace(refused, counts=False),
    ):  # fmt: skip
        assert notice_of(other, LAW, LAW.working_calendar) is None
    untracked = [rule.model_copy(update={"tracked": False}) for rule in LAW.deadlines]
    law = LAW.model_copy(update={"deadlines": tuple(untracked)})
    assert notice_of(refused, law, LAW.working_calendar) is None
