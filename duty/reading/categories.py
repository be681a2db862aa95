"""Which kind of incident a message tells of."""

from __future__ import annotations

from dataclasses import dataclass

from duty.reading.lexicon import Found, Hit
from duty.reading.people import Count

EVENT_KINDS = ("public_order", "accident", "fire_disaster", "other")
_CIVIC = ("gather", "demand", "petition", "many")
_CROWD = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """A category with the strength of its evidence."""

    category: str | None
    score: float
    sure: float


def judge(found: Found, people: Count | None, households: Count | None, heading: str | None) -> Verdict:
    """The category that the words speak for most."""
    events = {kind: found.best(kind) for kind in EVENT_KINDS}
    told = [hit for hit in found.of(*EVENT_KINDS) if hit.weight >= 4 and hit.end - hit.start > 1]
    civic = [hit for hit in found.best(*_CIVIC) if not _inside(hit, told)]
    civic_score, event_scores = _weigh(civic, events, found, people, households)
    if max(event_scores.values()) == 0 and not any(hit.weight >= 2 for hit in civic):
        event_scores["accident"] = found.score("injury")  # somebody is hurt, however it came about
    event = max(EVENT_KINDS, key=lambda kind: event_scores[kind])
    event_score = event_scores[event]
    ranked = sorted([*event_scores.values(), civic_score], reverse=True)
    margin = ranked[0] - ranked[1]
    if (heading or found.score("bypass") >= 2) and event_score < civic_score + 6:
        return Verdict("upward", max(civic_score, 3.0) + 2, 0.9 if civic_score >= 2 else 0.7)
    if max(civic_score, event_score) <= 0:
        return _from_people(found, people, households)
    if civic_score >= event_score:
        kind, sure = crowd_or_single(found, people, households)
        return Verdict(kind, civic_score, min(sure, 0.9 if margin >= 2 else 0.6))
    return Verdict(event, event_score, 0.9 if margin >= 2 else 0.55)


def _inside(hit: Hit, events: list[Hit]) -> bool:
    """A word of demand inside a longer phrase of an event: "đòi nhảy xuống sông" demands nothing."""
    return any(
        event.start <= hit.start and hit.end <= event.end and event.end - event.start > hit.end - hit.start
        for event in events
    )


def _leads_to(hit: Hit, events: dict[str, list[Hit]]) -> bool:
    """ "tụ tập hút chích", "kéo đến đánh": they gather to do just that, and petition for nothing."""
    return hit.concept == "gather" and any(
        event.start == hit.end and event.weight >= 3 for event in events["public_order"]
    )


def _from_people(found: Found, people: Count | None, households: Count | None) -> Verdict:
    """No word says what they did: a number or a group alone still points to people who came with a matter."""
    if found.score("correction") >= 3:
        return Verdict(None, 0.0, 0.3)
    if people or households or found.of("group"):
        return Verdict(crowd_or_single(found, people, households)[0], 1.0, 0.4)
    return Verdict(None, 0.0, 0.2)


def _weigh(
    civic: list[Hit],
    events: dict[str, list[Hit]],
    found: Found,
    people: Count | None,
    households: Count | None,
) -> tuple[float, dict[str, float]]:
    """Scores of petitioning and of each event; what is told after a demand is its reason, not the event."""
    civic = [hit for hit in civic if not _leads_to(hit, events)]
    strong = [hit.start for hit in civic if hit.weight >= 2]
    first_civic = min(strong) if strong else 10**6
    somebody = people or households or found.of("group", "single", "pair", "household", "person")
    about = {at for hit in found.of("about") for at in range(hit.end, hit.end + 3)} if somebody else set()
    scores = {
        kind: sum(hit.weight * (0.3 if hit.start > first_civic or hit.start in about else 1.0) for hit in hits)
        for kind, hits in events.items()
    }
    total = sum(hit.weight for hit in civic)
    gather = sum(hit.weight for hit in civic if hit.concept == "gather")
    if somebody and found.of("office") and found.of("come"):
        total += 2.5
    if (people or found.of("single", "pair")) and found.of("come") and total > 0:
        total += 1
    if not somebody:
        total *= 0.6
    if max((hit.weight for hit in civic), default=0) < 2 and max((score for score in scores.values()), default=0) >= 4:
        total *= 0.5  # "đề nghị", "nhờ" beside a clear event ask for help, they petition for nothing
    first_event = min((hit.start for hits in events.values() for hit in hits if hit.weight >= 3), default=10**6)
    told_first = first_event < first_civic and not found.of("office")
    if told_first and gather < 2 and not _is_demanded(civic, scores, people or households):
        total *= 0.4
    armed = any(hit.weight >= 4 for hit in events["public_order"] if hit.start < first_civic)
    if told_first and armed and all(hit.concept == "gather" for hit in civic if hit.weight >= 2):
        total *= 0.4  # with weapons in hand they come to fight
    if (people or households or found.of("group")) and gather >= 2:
        total += 1.5
    return total, scores


def _is_demanded(civic: list[Hit], scores: dict[str, float], counted: Count | None) -> bool:
    """Counted people demand something about what broke or was flooded: "16 hộ có lúa ngập … đòi làm lại"."""
    violent = max(scores["public_order"], scores["accident"])
    return counted is not None and violent < 3 and any(hit.concept == "demand" and hit.weight >= 2 for hit in civic)


def crowd_or_single(found: Found, people: Count | None, households: Count | None) -> tuple[str, float]:
    """A crowd is five or more people, several households, or a group without a number."""
    if people is not None:
        if people.high >= _CROWD:
            return "crowd", 0.95
        if households is None or households.high < 2:
            return "petitioner", 0.9
    if households is not None:
        return ("crowd", 0.9) if households.high > 1 else ("petitioner", 0.8)
    if found.of("many", "group"):
        return "crowd", 0.8
    if found.of("single", "pair", "single_loose"):
        return "petitioner", 0.6
    if found.score("gather") >= 2 or found.of("plural"):
        return "crowd", 0.55
    return "petitioner", 0.45
