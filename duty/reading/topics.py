"""What the matter is about."""

from __future__ import annotations

from duty.reading.lexicon import Found, Hit

KINDS = ("compensation", "finance", "environment", "policy", "conduct", "works", "land", "other")


def find_topic(found: Found) -> tuple[str, Hit, float] | None:
    """The subject with the most weight: (topic, its strongest words, confidence)."""
    scored: list[tuple[float, int, str, Hit]] = []
    for rank, kind in enumerate(KINDS):
        hits = found.best("topic:" + kind)
        if hits:
            scored.append((hits[0].weight + 0.3 * sum(hit.weight for hit in hits[1:]), -rank, kind, hits[0]))
    if not scored:
        return None
    scored.sort(reverse=True)
    margin = scored[0][0] - scored[1][0] if len(scored) > 1 else scored[0][0]
    if scored[0][0] < 2.5:
        return None
    return scored[0][2], scored[0][3], 0.9 if margin >= 1.5 else 0.6
