"""Rules of petitions: which terms run, when they are kept, what must be looked at on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import lawfile
from duty.errors import AlreadyDone, Refused
from duty.law import Kind, Stage
from duty.petition_lines import Entry, check_book, parse_line, parse_number
from duty.petition_terms import (
    Urgency,
    check_extension,
    citizen_rights,
    concerns,
    events_of,
    open_term,
    terms,
)
from duty.petitions import (
    NEXT,
    Petition,
    Step,
    check_event,
    check_kind,
    check_received,
    check_stage,
    standing,
)
from duty.policy import PetitionConfig
from duty.wording import petition_chases as chases
from duty.wording import petitions as word

LAW = lawfile.load(Path("law.yaml"))
CALENDAR = LAW.working_calendar
RULES = PetitionConfig()
AT = datetime(2024, 6, 3, tzinfo=UTC)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
KINDS = st.sampled_from(get_args(Kind))


def petition(kind: Kind = "complaint", received_on: date = date(2024, 6, 3), **more: object) -> Petition:
    """One that has just come."""
    one = Petition(1, 1, "45", received_on.year, kind, 1, "land", received_on, 7, "", "received", "", None)
    return replace(one, **more)  # type: ignore[arg-type]


def reached(one: Petition, stage: Stage, on: date) -> Petition:
    """The same one a stage further."""
    closed_on = on if stage == "closed" else None
    return replace(one, stage=stage, closed_on=closed_on, steps=(*one.steps, Step("stage", stage, on, AT)))


def due(one: Petition, deadline_id: str, **more: bool) -> date:
    """The last day of a term."""
    return next(term.deadline.due_on for term in terms(one, LAW, CALENDAR, **more) if term.deadline.id == deadline_id)


@st.composite
def histories(draw: st.DrawFn) -> Petition:
    """A petition on any way through its stages."""
    instance: Literal[1, 2] = draw(st.sampled_from((1, 2)))
    one = replace(petition(draw(KINDS), draw(DAYS)), instance=instance)
    while NEXT[one.stage] and draw(st.booleans()):
        on = one.last_on + timedelta(days=draw(st.integers(0, 40)))
        one = reached(one, draw(st.sampled_from(NEXT[one.stage])), on)
    return one


@given(histories())
def test_every_term_starts_on_the_day_of_its_stage_under_the_law_of_that_day(one: Petition) -> None:
    days = {"received": one.received_on} | {step.value: step.on_date for step in one.steps}
    for term in terms(one, LAW, CALENDAR):
        rule = LAW.profile_on(term.start_on).deadline(term.deadline.id)
        assert days[rule.event] == term.start_on
        assert one.kind in rule.applies_to
        assert rule.owner == "office"
        assert term.deadline.due_on == rule.due_on(term.start_on, CALENDAR)
        assert term.deadline.article == rule.article


@given(histories())
def test_a_closed_petition_owes_nothing_and_an_open_term_was_kept_by_no_later_stage(one: Petition) -> None:
    found = terms(one, LAW, CALENDAR)
    if one.stage == "closed":
        assert all(term.met_on is not None for term in found)
    for term in found:
        later = [step for step in one.steps if step.on_date >= term.start_on and step.value != "received"]
        if term.met_on is not None:
            assert term.met_on in {step.on_date for step in later}
            assert term.met_on >= term.start_on


@given(histories(), st.integers(0, 120))
def test_every_unmet_term_is_told_from_the_days_before_until_it_is_kept(one: Petition, after: int) -> None:
    today = one.last_on + timedelta(days=after)
    told = {concern.term.deadline.id: concern for concern in concerns(one, LAW, CALENDAR, today, RULES)}
    for term in terms(one, LAW, CALENDAR, on=today):
        due_on, name = term.deadline.due_on, term.deadline.id
        if term.met_on is not None:
            assert name not in told
        elif due_on < today and not term.when and term.deadline.confidence != "L":
            assert told[name].urgency is Urgency.MISSED
            assert told[name].grave >= (told[name].days >= RULES.leader_after)
        elif due_on < today:
            assert name not in told
        elif due_on == today:
            assert told[name].urgency is Urgency.TODAY
        else:
            near = CALENDAR.working_days_between(today, due_on) <= RULES.remind_before
            ahead = (due_on - today).days <= RULES.ahead.get(name, -1)
            assert (name in told) == (near or ahead)


@given(histories(), st.integers(0, 120))
def test_what_was_known_on_a_day_does_not_change_by_what_came_later(one: Petition, after: int) -> None:
    on = one.received_on + timedelta(days=after)
    known = replace(one, steps=tuple(step for step in one.steps if step.on_date <= on))
    assert terms(one, LAW, CALENDAR, on=on) == terms(known, LAW, CALENDAR)


def test_an_extension_moves_the_last_day_as_often_as_the_law_gives() -> None:
    """Điều 30 Luật Tố cáo 2018: 30 days, twice 30 more."""
    one = reached(petition("denunciation"), "accepted", date(2024, 6, 3))
    assert due(one, "C4") == date(2024, 7, 3)
    step = Step("extend", "C4", date(2024, 7, 1), AT, "nhiều nơi", "15/QĐ")
    once = replace(one, steps=(*one.steps, step))
    assert due(once, "C4") == date(2024, 8, 2)
    twice = replace(once, steps=(*once.steps, step))
    # 90 days from 3/6 is Sunday 1/9, 2/9 and 3/9 are holidays.
    assert due(twice, "C4") == date(2024, 9, 4)
    thrice = replace(twice, steps=(*twice.steps, step))
    assert due(thrice, "C4") == date(2024, 9, 4)
    assert not open_term(terms(thrice, LAW, CALENDAR), "C4").extensible


def test_what_has_run_out_is_not_made_longer_and_stays_missed() -> None:
    one = reached(petition(), "accepted", date(2024, 6, 3))
    late = replace(one, steps=(*one.steps, Step("extend", "K2", date(2024, 7, 4), AT, "nhiều nơi", "15/QĐ")))
    assert due(late, "K2") == date(2024, 7, 3)
    term = open_term(terms(one, LAW, CALENDAR), "K2")
    check_extension(term, date(2024, 7, 3))
    with pytest.raises(Refused, match="03/07/2024"):
        check_extension(term, date(2024, 7, 4))


def test_a_dialogue_starts_its_notice_and_a_new_day_takes_the_place_of_the_old() -> None:
    """Điều 28 khoản 1 Nghị định 124/2020 (sửa đổi 2026): at least five days before."""
    one = reached(petition(received_on=date(2026, 8, 3)), "accepted", date(2026, 8, 5))
    assert events_of(one, LAW, date(2026, 8, 6)) == ["dialogue"]
    assert not events_of(reached(petition(), "accepted", date(2024, 6, 5)), LAW, date(2024, 6, 6))
    first = Step("event", "dialogue", date(2026, 8, 6), AT, set_on=date(2026, 8, 20))
    told = Step("met", "K5", date(2026, 8, 7), AT)
    second = Step("event", "dialogue", date(2026, 8, 8), AT, set_on=date(2026, 8, 27))
    once = replace(one, steps=(*one.steps, first, told))
    (term,) = [each for each in terms(once, LAW, CALENDAR) if each.deadline.id == "K5"]
    assert (term.deadline.due_on, term.met_on) == (date(2026, 8, 14), date(2026, 8, 7))
    anew = replace(once, steps=(*once.steps, second))
    (term,) = [each for each in terms(anew, LAW, CALENDAR) if each.deadline.id == "K5"]
    # Saturday 22/8/2026 is worked.
    assert (term.deadline.due_on, term.met_on) == (date(2026, 8, 22), None)


def test_an_answer_from_elsewhere_starts_the_term_of_telling_the_citizen() -> None:
    """Điều 28 khoản 2 Luật Tiếp công dân: five working days, in its case only."""
    one = reached(petition(), "forwarded", date(2024, 6, 5))
    assert events_of(one, LAW, date(2024, 6, 6)) == ["answer_received"]
    step = Step("event", "answer_received", date(2024, 6, 10), AT, set_on=date(2024, 6, 10))
    (term,) = [
        each for each in terms(replace(one, steps=(*one.steps, step)), LAW, CALENDAR) if each.deadline.id == "T3"
    ]
    assert (term.deadline.due_on, bool(term.when), term.certain) == (date(2024, 6, 17), True, False)


def test_the_complainant_is_told_what_the_law_gives_after_a_decision_a_refusal_and_a_missed_term() -> None:
    def told(one: Petition, today: date) -> list[tuple[str, date | None]]:
        return [(each.rule.id, each.until) for each in citizen_rights(one, LAW, CALENDAR, today)]

    accepted = reached(petition(), "accepted", date(2024, 6, 3))
    assert told(accepted, date(2024, 7, 3)) == []
    # Điều 33 khoản 1 Luật Khiếu nại: 30 days from the end of the term, 3/7/2024.
    assert told(accepted, date(2024, 7, 4)) == [("K4b", date(2024, 8, 2))]
    assert told(accepted, date(2024, 8, 3)) == []
    assert told(reached(accepted, "resolved", date(2024, 6, 20)), date(2024, 7, 4)) == [("K4b", None)]
    # Điều 9 Luật Khiếu nại.
    assert told(reached(petition(), "refused", date(2024, 6, 5)), date(2024, 6, 6)) == [("K4", None)]
    assert told(replace(accepted, instance=2), date(2024, 12, 1)) == []
    remote = citizen_rights(accepted, LAW, CALENDAR, date(2024, 7, 19), remote=True)
    # 45 days to resolve, then 45 days: from 18/7 to Sunday 1/9, 2/9 and 3/9 are holidays.
    assert [(each.rule.id, each.until) for each in remote] == [("K4r", date(2024, 9, 4))]
    assert told(replace(accepted, kind="feedback"), date(2024, 12, 1)) == []


def test_a_doubtful_term_is_shown_to_be_checked_and_is_never_missed() -> None:
    one, after = petition("feedback"), date(2024, 7, 1)
    assert {each.term.deadline.id for each in concerns(one, LAW, CALENDAR, after, RULES)} == {"T1"}
    card = word.card(one, terms(one, LAW, CALENDAR), None, after)
    (line,) = [each for each in card.lines if "Thông tư 05/2021" in each]
    assert "cần kiểm tra" in line
    assert "Quá hạn" not in line


def test_what_the_office_keeps_only_to_be_looked_up_is_not_counted() -> None:
    deadlines = [rule.model_copy(update={"tracked": rule.id != "T1"}) for rule in LAW.deadlines]
    law = LAW.model_copy(update={"deadlines": tuple(deadlines)})
    assert {term.deadline.id for term in terms(petition("feedback"), law, CALENDAR)} == {"P1"}


def test_a_reminder_of_a_term_that_runs_in_one_case_names_the_case() -> None:
    """C2, Điều 24 khoản 2 Luật Tố cáo: only what is not within competence."""
    found = concerns(petition("denunciation"), LAW, CALENDAR, date(2024, 6, 10), RULES)
    for message in (chases.morning(found, date(2024, 6, 10)), chases.to_leader(found, {}, date(2024, 6, 10))):
        (line,) = [each for each in message.lines if "Điều 24 khoản 2" in each]
        assert "Chỉ khi: Tố cáo không thuộc thẩm quyền" in line


def test_a_correction_that_contradicts_what_happened_is_refused() -> None:
    today = date(2024, 6, 10)
    one = reached(petition(), "accepted", date(2024, 6, 5))
    check_received(one, date(2024, 6, 5), today)
    for wrong, why in ((date(2024, 6, 6), "sau bước đầu tiên"), (date(2024, 6, 11), "sau hôm nay")):
        with pytest.raises(Refused, match=why):
            check_received(one, wrong, today)
    decided = replace(one, stage="resolved", result="partly")
    check_kind(decided, "denunciation")
    with pytest.raises(Refused, match="kết quả của loại cũ"):
        check_kind(decided, "feedback")


def test_a_dialogue_may_be_to_come_and_an_answer_may_not() -> None:
    today = date(2024, 6, 10)
    accepted = reached(petition(), "accepted", date(2024, 6, 5))
    forwarded = reached(petition(), "forwarded", date(2024, 6, 5))
    check_event(accepted, "dialogue", date(2024, 7, 10), today)
    check_event(forwarded, "answer_received", today, today)
    for one, event, on in (
        (accepted, "dialogue", date(2024, 6, 4)), (accepted, "answer_received", today), (petition(), "dialogue", today),
        (forwarded, "answer_received", date(2024, 6, 11)),
    ):  # fmt: skip
        with pytest.raises(Refused):
            check_event(one, event, on, today)


def test_where_a_petition_stands_follows_from_the_steps_that_are_left() -> None:
    forwarded = Step("stage", "forwarded", date(2024, 6, 5), AT, "Phòng TNMT 12/PC")
    closed = Step("stage", "closed", date(2024, 6, 9), AT)
    assert standing([forwarded, closed]) == {
        "stage": "closed", "result": "", "owner_unit": "Phòng TNMT 12/PC", "closed_on": date(2024, 6, 9),
    }  # fmt: skip
    assert standing([forwarded])["closed_on"] is None
    assert standing([]) == {"stage": "received", "result": "", "owner_unit": "", "closed_on": None}
    resolved = Step("stage", "resolved", date(2024, 6, 5), AT, result="partly")
    assert standing([resolved, closed])["result"] == "partly"


@pytest.mark.parametrize(
    ("line", "number", "year", "day", "incident"),
    [
        ("45 khieu nai 3/6", "45", None, "3/6", None),
        ("45/2023 khieu nai 28/12", "45", 2023, "28/12/2023", None),
        ("45/tcd/2023 khieu nai 2/1/2023", "45/TCD", 2023, "2/1/2023", None),
        ("45 khieu nai dat dai sv-17", "45", None, "", 17),
        ("kn/2024 khieu nai", "KN/2024", None, "", None),
    ],
)
def test_a_line_names_the_years_book_the_day_and_the_incident(
    line: str, number: str, year: int | None, day: str, incident: int | None
) -> None:
    entry, found = parse_line(line, "land", date(2024, 6, 5))
    assert (entry.number, entry.year, found, entry.incident) == (number, year, day, incident)


def test_a_book_holds_what_came_in_its_year_or_at_the_end_of_the_year_before() -> None:
    check_book(Entry("45", date(2024, 12, 31), year=2025))
    for wrong in (date(2024, 6, 5), date(2021, 12, 31)):
        with pytest.raises(Refused, match="Sổ năm 2023"):
            check_book(Entry("45", wrong, year=2023))


def test_a_number_out_of_an_older_book_is_told_with_its_year() -> None:
    assert (petition().called(2024), petition().called(2025)) == ("45", "45/2024")
    assert "Đơn 45/2024" in str(word.card(petition(), [], None, date(2025, 1, 2)).title)


def test_a_remote_area_has_its_own_terms() -> None:
    """Điều 28 Luật Khiếu nại 2011: 45 days instead of 30."""
    one = reached(petition(), "accepted", date(2024, 6, 3))
    assert due(one, "K2") == date(2024, 7, 3)
    assert due(one, "K2r", remote=True) == date(2024, 7, 18)


def test_a_second_complaint_has_45_days() -> None:
    """Điều 37 Luật Khiếu nại 2011."""
    assert due(reached(petition(instance=2), "accepted", date(2024, 6, 3)), "K3") == date(2024, 7, 18)


def test_a_petition_over_the_change_of_the_law_follows_the_law_of_each_step() -> None:
    """Received before 1/7/2026: 10 days (Luật Khiếu nại); the alarm of 45 days is of Nghị định 154/2026 only."""
    old, new = petition(received_on=date(2026, 6, 30)), petition(received_on=date(2026, 7, 1))
    assert due(old, "K1") == date(2026, 7, 10)
    assert due(new, "K1") == date(2026, 7, 10)
    assert "X2" not in {term.deadline.id for term in terms(old, LAW, CALENDAR)}
    assert due(new, "X2") == date(2026, 8, 15)


def test_the_45_day_alarm_is_told_to_the_leaders_15_days_ahead() -> None:
    one = petition(received_on=date(2026, 8, 3))
    for today, told in ((date(2026, 9, 1), False), (date(2026, 9, 2), True)):
        found = [each for each in concerns(one, LAW, CALENDAR, today, RULES) if each.term.deadline.id == "X2"]
        assert bool(found) is told
        assert all(each.grave for each in found)


@pytest.mark.parametrize("stage", get_args(Stage))
def test_only_the_steps_of_the_law_can_be_taken(stage: Stage) -> None:
    one, today = petition(stage=stage), date(2024, 6, 10)
    for to in get_args(Stage):
        if to in NEXT[stage]:
            check_stage(one, to, today, today)
        else:
            with pytest.raises(AlreadyDone if to == stage else Refused):
                check_stage(one, to, today, today)


def test_no_step_is_of_tomorrow_or_before_the_step_before() -> None:
    one = reached(petition(), "accepted", date(2024, 6, 5))
    for on in (date(2024, 6, 4), date(2024, 6, 11)):
        with pytest.raises(Refused):
            check_stage(one, "resolved", on, date(2024, 6, 10))


@pytest.mark.parametrize(
    ("line", "kind", "instance", "day"),
    [
        ("45 khieu nai dat dai", "complaint", 1, ""),
        ("45 khieu nai lan 2 dat dai 3/6", "complaint", 2, "3/6"),
        # "KN" stands for khiếu nại and for kiến nghị: it is asked.
        ("45 kn lan 2 dat dai 3/6", "", 2, "3/6"),
        ("45/tcd to cao can bo 03-06-2024", "denunciation", 1, "03-06-2024"),
        ("45 kien nghi, phan anh duong hong", "feedback", 1, ""),
        ("45 kn-pa moi truong", "feedback", 1, ""),
        ("45 don ve dat", "", 1, ""),
        ("kn-12/b khieu nai", "complaint", 1, ""),
        ("45 khieu nai thua dat 123/45/2", "complaint", 1, ""),
    ],
)
def test_a_typed_line_is_read(line: str, kind: str, instance: int, day: str) -> None:
    entry, found = parse_line(line, "land", date(2024, 6, 5))
    assert (entry.kind, entry.instance, found) == (kind, instance, day)
    assert entry.number == line.split()[0].upper()
    assert entry.topic == ("" if kind == "denunciation" else "land")


@given(st.text(max_size=60))
def test_no_line_raises_anything_but_a_refusal(line: str) -> None:
    try:
        entry, _ = parse_line(line, "", date(2024, 6, 5))
    except Refused:
        return
    assert any(char.isdigit() for char in entry.number)


@given(st.from_regex(r"[0-9A-Z./-]{0,8}[0-9][0-9A-ZĐ/]{0,7}", fullmatch=True), KINDS, st.sampled_from((1, 2)), DAYS)
def test_every_button_of_a_form_fits_into_64_bytes(number: str, kind: str, instance: int, on: date) -> None:
    for entry in (
        Entry(parse_number(number)[0], on, instance=instance),
        Entry(parse_number(number)[0], on, instance=instance).chosen(kind),
        replace(Entry(parse_number(number)[0], on, instance=instance).chosen(kind), topic="compensation"),
    ):
        for row in word.form(entry, on).choices:
            assert all(len(choice.token.encode()) <= 64 for choice in row)


def test_the_card_of_a_denunciation_tells_no_topic() -> None:
    one = replace(petition("denunciation"), topic="conduct")
    card = word.card(one, terms(one, LAW, CALENDAR), None, date(2024, 6, 10))
    assert "Thái độ" not in str(card)


# By kind and stage: name, count, whether it is counted in working days, and the stages that keep it (facts of P2024).
_BY_HAND: dict[tuple[str, str], list[tuple[str, int, bool, set[str]]]] = {
    ("complaint", "received"): [
        ("T1", 10, True, set()), ("K1", 10, False, {"accepted", "refused", "forwarded", "resolved"}),
    ],
    ("complaint", "accepted"): [("K2", 30, False, {"resolved"})],
    ("complaint", "resolved"): [("K6", 3, True, set())],
    ("denunciation", "received"): [
        ("T1", 10, True, set()), ("C1", 7, True, {"accepted", "refused", "forwarded", "resolved"}),
    ],
    ("denunciation", "accepted"): [("C3", 5, True, set()), ("C4", 30, False, {"resolved"})],
    ("denunciation", "resolved"): [("C5", 5, True, set())],
    ("denunciation", "refused"): [("C6", 0, False, set())],
    # P1 is of a paper that nobody has seen: it is never called missed.
    ("feedback", "received"): [("T1", 10, True, set())],
}  # fmt: skip
_HOLIDAYS_2024 = {date(2024, 9, 2), date(2024, 9, 3)}


def _works(day: date) -> bool:
    return day.weekday() < 5 and day not in _HOLIDAYS_2024


def _last_day(start: date, count: int, working: bool) -> date:
    """Day by day."""
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= not working or _works(day)
    if count:
        while not _works(day):
            day += timedelta(days=1)
    return day


@given(KINDS, st.dates(date(2024, 6, 1), date(2024, 7, 15)), st.data())
def test_what_stands_missed_equals_a_count_by_hand(kind: Kind, came: date, data: st.DataObject) -> None:
    one = petition(kind, came)
    while NEXT[one.stage] and data.draw(st.booleans()):
        on = one.last_on + timedelta(days=data.draw(st.integers(0, 20)))
        one = reached(one, data.draw(st.sampled_from(NEXT[one.stage])), on)
    today = came + timedelta(days=data.draw(st.integers(0, 90)))

    known: list[tuple[str, date]] = [("received", came)]
    known += [(step.value, step.on_date) for step in one.steps if step.on_date <= today]
    missed = set()
    for place, (stage, day) in enumerate(known):
        for name, count, working, keeps in _BY_HAND.get((kind, stage), []):
            kept = any(later in keeps or later == "closed" for later, _ in known[place + 1 :])
            if not kept and _last_day(day, count, working) < today:
                missed.add(name)
    found = {term.deadline.id for term in terms(one, LAW, CALENDAR, on=today) if term.missed(today)}
    assert found == missed
