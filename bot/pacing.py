"""The chat's limits: when may the next message go, to this chat and at all.

A group takes so many messages in any 60 seconds; a leaky bucket would let twice as many through in the first minute.
Everything but alerts leaves a quarter of a group's room free, so that an alert never waits for chatter.
Source: https://core.telegram.org/bots/faq (about 1 a second a chat, 20 a minute a group, 30 a second in all).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_BURST = 3
_MINUTE = timedelta(seconds=60)
_SECOND = timedelta(seconds=1)

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second in all, a second a private chat, a minute a group; 0 = none."""

    per_second: float = 30
    per_chat_per_second: float = 1
    per_group_per_minute: float = 20


@dataclass(slots=True)
class Pacer:
    """What was sent lately, and so what may go now."""

    limits: Limits
    _sent: dict[Place, deque[datetime]] = field(default_factory=dict)
    _all: deque[datetime] = field(default_factory=deque)
    _paused: dict[Place, datetime] = field(default_factory=dict)

    def note(self, place: Place, now: datetime) -> None:
        """A call for this chat goes out now."""
        self._sent.setdefault(place, deque()).append(now)
        if self.limits.per_second:
            self._all.append(now)

    def pause(self, place: Place, until: datetime) -> None:
        """The channel asked to wait with this chat until an instant."""
        self._paused[place] = max(until, self._paused.get(place, until))

    def pauses(self) -> dict[Place, datetime]:
        """The chats that asked to be left alone, and until when."""
        return dict(self._paused)

    def room(self, now: datetime) -> int:
        """How many calls may go out now in all."""
        if not self.limits.per_second:
            return 1000
        window, most = _window(_SECOND, self.limits.per_second)
        _forget(self._all, now - window)
        return max(0, most - len(self._all))

    def standing(self, now: datetime) -> tuple[list[Place], list[Place], datetime | None]:
        """Chats that must wait, chats that take alerts only, and when the first of all that changes."""
        blocked, alerts_only, changes = [], [], []
        for place, until in list(self._paused.items()):
            if until <= now:
                del self._paused[place]
            else:
                blocked.append(place)
                changes.append(until)
        for place, sent in list(self._sent.items()):
            window, most = self._rule(place)
            _forget(sent, now - window)
            if not sent:
                del self._sent[place]
                continue
            if most and place not in self._paused:
                spared = most * 3 // 4 if _is_group(place) else most
                if len(sent) >= most:
                    blocked.append(place)
                    changes.append(sent[len(sent) - most] + window)
                elif len(sent) >= spared:
                    alerts_only.append(place)
                    changes.append(sent[len(sent) - spared] + window)
        if self.room(now) == 0:
            changes.append(self._all[0] + _window(_SECOND, self.limits.per_second)[0])
        return blocked, alerts_only, min(changes, default=None)

    def _rule(self, place: Place) -> tuple[timedelta, int]:
        if _is_group(place):
            return _window(_MINUTE, self.limits.per_group_per_minute)
        if not self.limits.per_chat_per_second:
            return _SECOND, 0
        return _SECOND * (_BURST / self.limits.per_chat_per_second), _BURST


def _is_group(place: Place) -> bool:
    return place[1].startswith("-")


def _window(span: timedelta, limit: float) -> tuple[timedelta, int]:
    """How many in what span: a limit below one a span is one in a longer span; 0 = none."""
    return (span / limit, 1) if 0 < limit < 1 else (span, int(limit))


def _forget(times: deque[datetime], before: datetime) -> None:
    while times and times[0] <= before:
        times.popleft()
