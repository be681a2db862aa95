"""One message into one reading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from duty.reading import headings, learned, people, places, status, times, topics, traps
from duty.reading.categories import EVENT_KINDS, Verdict, crowd_or_single, judge
from duty.reading.facts import Gazetteer, Reading
from duty.reading.learned import Feature, Opinion, Told, Weights
from duty.reading.lexicon import TREE, Found, Hit, consistent, search, with_negation
from duty.reading.numbers import Numbers
from duty.reading.pairs import paired
from duty.reading.people import Count
from duty.reading.tokens import Shape, tokenise

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
_SECRET = re.compile(r"\b(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)\b")
CIVIC = ("crowd", "petitioner", "upward")
CATEGORIES = (*CIVIC, *EVENT_KINDS)
_CERTAIN = 0.9
_DRILL = 3  # weight of words from which on a message speaks of an exercise
_NO_GUESS = 0.4  # below which a reason that only the weights see is left open
_COUNTED = 0.9  # from which on a number decides between a crowd and single people


def read(text: str, now: datetime, gazetteer: Gazetteer, weights: Weights | None = None) -> Reading:
    """Read one message. Never raises: what cannot be read is handed on as a report that needs a human.

    ``weights``: others than those of this package, to try them out.
    """
    weights = weights or learned.weights()  # outside: a missing table must not pass for an unreadable message
    try:
        return _Desk(text, now.astimezone(LOCAL), gazetteer).reading(weights)
    except Exception:  # a report must not be lost to a bug in the reader
        return Reading(text=text, kind="report", confidence={"kind": 0.0})


def found_in(text: str, now: datetime, gazetteer: Gazetteer) -> list[Feature]:
    """What of a message may carry a learned weight."""
    return _Desk(text, now.astimezone(LOCAL), gazetteer).told


@dataclass(slots=True)
class _Facts:
    """Fields on their way into a reading."""

    values: dict[str, object]
    sure: dict[str, float]
    spans: dict[str, tuple[int, int]]


class _Desk:
    """One message with everything found in it."""

    def __init__(self, text: str, now: datetime, gazetteer: Gazetteer) -> None:
        self.text, self.now, self.gazetteer = text, now, gazetteer
        flat, self.tokens = tokenise(text)
        traps.claim(flat, self.tokens, traps.find(flat))
        self.numbers = Numbers(self.tokens)
        self.areas = places.find_areas(self.tokens, self.numbers, gazetteer)
        self.clocks = times.find_clocks(self.tokens, self.numbers)
        self.found = Found(with_negation(self.tokens, paired(self.tokens, consistent(self.tokens, self._hits()))))
        self.counts = people.find_counts(self.tokens, self.numbers, self.found)
        self.people = people.people_of(self.counts, self.tokens)
        self.households = people.households_of(self.counts)
        self.heading = headings.find_heading(self.tokens, self.found)
        hits = [hit for hits in self.found.by_concept.values() for hit in hits]
        goal = self.heading[0] if self.heading else None
        told = Told(hits, self.people, self.households, goal, bool(self.areas), bool(self.clocks))
        self.told = list(learned.features(self.tokens, told))
        self.facts = _Facts({}, {}, {})

    def _hits(self) -> list[Hit]:
        """What the lexicons find; the words of a clock time are no subject: "9 rưỡi" is no "ruồi"."""
        return [
            hit
            for hit in search(self.tokens, TREE)
            if not (hit.concept.startswith("topic:") and self.tokens[hit.start].claim == "time")
        ]

    def reading(self, weights: Weights) -> Reading:
        """All facts together: what the rules say, weighed against what the words alone speak for."""
        verdict = judge(self.found, self.people, self.households, self.heading[0] if self.heading else None)
        ended, ended_sure = status.is_ended(self.tokens, self.found)
        question = status.is_question(self.tokens, self.text)
        opinion = weights.opinion(self.told)
        kind, kind_sure = self._kind(verdict, ended, question)
        if self.found.score("drill") < _DRILL:  # in a drill every word says what it would say of the real thing
            kind, kind_sure = opinion.decide("kind", kind, kind_sure)
        over, ended_sure = opinion.decide("ended", _flag(ended), ended_sure)
        common = self._common(question)
        if kind == "chatter":
            return Reading(
                text=self.text,
                kind=kind,
                confidence={"kind": kind_sure},
                **common,  # type: ignore[arg-type]
            )
        self.facts.sure["kind"], self.facts.sure["ended"] = kind_sure, ended_sure
        # What is told for the first time stays open until somebody closes it.
        return self._incident(kind, verdict, opinion, over == _flag(True) and kind == "update", common)

    def _common(self, question: bool) -> dict[str, object]:
        found = self.found
        return {
            "unverified": bool(found.of("rumour")),
            "correction": status.is_correction(self.tokens, found),
            "nil": found.score("nil") >= 3,
            "drill": found.score("drill") >= _DRILL,
            "question": question,
            "denunciation": self._has("to cao"),
            "secret": bool(_SECRET.search(self.text)),
        }

    def _has(self, phrase: str) -> bool:
        words = phrase.split()
        plain = [token.word for token in self.tokens]
        return any(plain[at : at + len(words)] == words for at in range(len(plain)))

    def _kind(self, verdict: Verdict, ended: bool, question: bool) -> tuple[str, float]:
        found = self.found
        chatter = status.chatter_score(self.tokens, found, question=question, incident=verdict.score)
        update = status.update_score(self.tokens, found, ended=ended)
        nil, incident = found.score("nil"), verdict.score
        if status.is_correction(self.tokens, found) and (self.people or self.households or self.areas):
            return "update", 0.85
        if found.of("misdirected") and incident < 6:
            return "chatter", 0.85
        over = ended and bool(self.people or self.households or self.areas)
        if nil >= 3 and incident < 4 and update < 4 and not self.people and not over:
            return "chatter", 0.9
        if found.score("drill") >= _DRILL and found.score("help") < 2:
            return "chatter", 0.45
        if chatter > incident * 1.1 + (1.0 if self.people or self.households else 0.0) and update < chatter:
            return "chatter", 0.9 if chatter > incident + 3 else 0.5
        if update >= 3 and not (ended and update < 4.5 and verdict.category in EVENT_KINDS and self._starts_new()):
            return "update", 0.9 if update >= 4.5 else 0.65
        if incident >= 2.5:
            return "report", 0.9 if incident > chatter + 2 else 0.6
        if incident > 0 or self.people or self.households or self.heading:
            return "report", 0.4
        hints = bool(self.areas) + bool(found.of("group", "many")) + bool(found.score("help") >= 2)
        return ("report", 0.35) if hints and chatter < 2 + hints else ("chatter", 0.4)

    def _starts_new(self) -> bool:
        """Does it begin like a first telling: with a number or "a"?"""
        first = self.tokens[0] if self.tokens else None
        return first is not None and (first.word in ("co", "mot", "vua", "hai") or first.shape is Shape.NUMBER)

    def _incident(
        self,
        kind: str,
        verdict: Verdict,
        opinion: Opinion,
        ended: bool,
        common: Mapping[str, object],
    ) -> Reading:
        facts = self.facts
        category, facts.sure["category"] = self._category(kind, verdict, opinion)
        count = self._people(kind, category, opinion)
        facts.sure["people"] = count.sure if count else self._sure_of_none()
        if count:
            facts.spans["people"] = self._span(count.start, count.end)
        if self.households:
            facts.sure["households"] = self.households.sure
            facts.spans["households"] = self._span(self.households.start, self.households.end)
        pressing, sure = status.is_urgent(self.tokens, self.found, ended=ended, category=category)
        urgent, facts.sure["urgent"] = opinion.decide("urgent", _flag(pressing), sure)
        danger = status.in_danger(self.tokens, self.found, category, ended=ended)
        if pressing and (danger or sure >= _CERTAIN):
            urgent = _flag(True)  # weights alone never call off a call for help
        self._where(category)
        self._when()
        heading = self._heading(category)
        topic = self._topic(category, opinion)
        values = facts.values
        return Reading(
            text=self.text,
            kind=kind,
            category=category,
            people_min=count.low if count else None,
            people_max=count.high if count else None,
            people_approx=count.approx if count else False,
            households=self.households.high if self.households else None,
            heading=heading,
            topic=topic,
            ended=ended,
            urgent=urgent == _flag(True) and not ended,
            life_danger=danger,
            confidence=facts.sure,
            spans=facts.spans,
            **values,  # type: ignore[arg-type]
            **common,  # type: ignore[arg-type]
        )

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.tokens[start].start, self.tokens[end - 1].end

    def _people(self, kind: str, category: str | None, opinion: Opinion) -> Count | None:
        if self.people is not None:
            return self.people
        if self.households is not None or category is None:
            return None
        ruled = self._implied(kind, category)
        if ruled is not None and (ruled.high > 1 or ruled.sure >= _CERTAIN):
            return ruled
        alone, sure = opinion.decide("alone", _flag(ruled is not None), ruled.sure if ruled else 0.6)
        if alone != _flag(True):
            return None
        if ruled is not None:
            return ruled
        words = next(iter(self.found.of("single", "single_loose", "person")), None) or opinion.words("alone", alone)
        return Count("person", 1, 1, False, words.start, words.end, sure) if words else None

    def _implied(self, kind: str, category: str) -> Count | None:
        if category in ("crowd", "fire_disaster", "other"):
            return None
        if self.found.of("many", "group", "plural") and category != "petitioner":
            return None
        return people.implied(
            self.found, self.tokens, loose=kind == "report", anybody=kind == "report" and category in CIVIC
        )

    def _sure_of_none(self) -> float:
        return 0.5 if self.found.of("many", "group") else 0.7

    def _where(self, category: str | None) -> None:
        hit = places.best_area(self.areas, travelling=category == "upward")
        facts = self.facts
        facts.values["area"] = hit.number if hit else None
        facts.sure["area"] = (0.5 if len({area.number for area in self.areas}) > 1 else 1.0) * hit.sure if hit else 0.6
        if hit:
            facts.spans["area"] = self._span(hit.start, hit.end)
        place = places.find_place(self.tokens, self.gazetteer)
        facts.values["place"] = None
        if place:
            begin, end = self._span(place[0], place[1])
            facts.values["place"] = place[2] or self.text[begin:end]
            facts.spans["place"] = (begin, end)
            facts.sure["place"] = 0.8

    def _when(self) -> None:
        facts = self.facts
        facts.values["time"] = facts.values["on"] = None
        day = times.find_day(self.tokens, self.now)
        if day:
            facts.values["on"] = day[0]
            facts.spans["on"] = self._span(day[1], day[2])
        clock = times.best_clock([clock for clock in self.clocks if clock.part != "ago"])
        if clock:
            facts.values["time"] = f"{clock.hour:02d}:{clock.minute:02d}"
            facts.sure["time"] = clock.sure
            facts.spans["time"] = self._span(clock.start, clock.end)
        elif ago := self._ago():
            then = self.now - timedelta(minutes=ago[0])
            facts.values["time"] = f"{then:%H:%M}"
            facts.sure["time"] = 0.6
            facts.spans["time"] = self._span(ago[1], ago[2])

    def _ago(self) -> tuple[int, int, int] | None:
        for clock in self.clocks:
            if clock.part == "ago":
                return -clock.hour * 60, clock.start, clock.end
        return times.ago(self.tokens, self.numbers)

    def _heading(self, category: str | None) -> str | None:
        if category != "upward" or self.heading is None:
            return None
        level, hit = self.heading
        self.facts.sure["heading"] = 0.9
        self.facts.spans["heading"] = self._span(hit.start, hit.end)
        return level

    def _category(self, kind: str, verdict: Verdict, opinion: Opinion) -> tuple[str | None, float]:
        """Grammar alone says who travels; how many there are, if told, is what makes a crowd."""
        if verdict.category == "upward":
            return verdict.category, verdict.sure
        # Only news of a bare number names no case: "sửa lại giúp: 30 người".
        named = kind == "report" or self.found.of("group", *EVENT_KINDS)
        among = CATEGORIES if named and not status.is_correction(self.tokens, self.found) else (*CATEGORIES, "")
        value, sure = opinion.decide("category", verdict.category or "", verdict.sure, among)
        if value in ("crowd", "petitioner"):
            counted, certain = crowd_or_single(self.found, self.people, self.households)
            if certain >= _COUNTED:
                return counted, sure
        return value or None, sure

    def _topic(self, category: str | None, opinion: Opinion) -> str | None:
        if category not in CIVIC:
            return None
        ruled = topics.find_topic(self.found)
        topic, sure = opinion.decide("topic", *((ruled[0], ruled[2]) if ruled else ("", 0.6)))
        if ruled is None and sure < _NO_GUESS:
            topic = ""
        self.facts.sure["topic"] = sure
        words: Hit | Feature | None = ruled[1] if ruled and ruled[0] == topic else opinion.words("topic", topic)
        if topic and words:
            self.facts.spans["topic"] = self._span(words.start, words.end)
        return topic or None


def _flag(value: bool) -> str:
    """A yes or no as the table of weights has it."""
    return "true" if value else "false"
