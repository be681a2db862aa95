"""Duties as an iCalendar feed (RFC 5545): stable UIDs, no phone numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from duty.people import Person
from duty.roster import Duty, post_name

REFRESH = timedelta(hours=1)


def feed(
    duties: Sequence[Duty], people: Mapping[int, Person], *, name: str, unit: str, now: datetime, mine: bool
) -> bytes:
    """The active duties as one calendar; ``mine`` leaves the reader's own name out of the titles."""
    calendar = Calendar()
    calendar.add("prodid", "-//trucban//lich truc//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for duty in duties:
        if not duty.active:
            continue
        event = Event()
        # The shift and the person name a duty for good; who takes a shift back later on has a second part of it.
        part = "" if duty.starts_at <= duty.shift_starts_at else f"-{duty.starts_at:%Y%m%dT%H%M}"
        event.add("uid", f"ca-{duty.shift_id}-{duty.person_id}{part}@{unit}.trucban")
        event.add("dtstamp", now)
        event.add("dtstart", duty.starts_at)
        event.add("dtend", duty.ends_at)
        who = people[duty.person_id].name if duty.person_id in people else "?"
        event.add("summary", post_name(duty.post) if mine else f"{post_name(duty.post)}: {who}")
        event.add("transp", "OPAQUE" if mine else "TRANSPARENT")
        calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body
