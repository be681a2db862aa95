"""The far side's rate limits: overall, per private chat and per group, on the injected clock."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace

from bot.simulator.params import ApiError

_BURST = 5  # messages to one private chat that may go at once; the real number is unpublished


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages allowed; 0 = no limit. Defaults from the Telegram bots FAQ."""

    per_second: float = 30
    per_chat_per_second: float = 1
    per_group_per_minute: float = 20


NO_LIMITS = Limits(0, 0, 0)


class Limiter:
    """Counts messages and refuses the one too many with 429. A refused call costs nothing.

    Edits have their own budget of the same size per chat, and share the overall one: the real figures are unpublished.
    """

    def __init__(self, limits: Limits):
        self.limits = limits
        self._overall: deque[float] = deque()
        self._groups: dict[tuple[int, bool], deque[float]] = {}
        self._private: dict[tuple[int, bool], tuple[float, float]] = {}

    def set(self, **values: float) -> None:
        """Change some limits; history is kept."""
        self.limits = replace(self.limits, **values)

    def spend(self, chat_id: int, now: float, *, edit: bool = False, count: int = 1) -> None:
        """Take ``count`` messages at ``now`` (epoch seconds). Raises ApiError 429."""
        limits, key = self.limits, (chat_id, edit)
        waits = [0.0]
        if limits.per_second:
            waits.append(_window_wait(self._overall, now, 1.0, limits.per_second, count))
        group = chat_id < 0
        if group and limits.per_group_per_minute:
            times = self._groups.setdefault(key, deque())
            waits.append(_window_wait(times, now, 60.0, limits.per_group_per_minute, count))
        left = float(_BURST)
        if not group and limits.per_chat_per_second:
            left, then = self._private.get(key, (left, now))
            left = min(float(_BURST), left + (now - then) * limits.per_chat_per_second)
            # An album may be larger than the burst: it goes when the burst is whole again.
            waits.append((min(count, _BURST) - left) / limits.per_chat_per_second)
        wait = max(waits)
        if wait > 1e-9:
            seconds = max(1, math.ceil(wait - 1e-9))
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
        if limits.per_second:
            self._overall.extend([now] * count)
        if group and limits.per_group_per_minute:
            self._groups[key].extend([now] * count)
        if not group and limits.per_chat_per_second:
            self._private[key] = (left - count, now)


def _window_wait(times: deque[float], now: float, span: float, most: float, count: int) -> float:
    while times and times[0] <= now - span:
        times.popleft()
    over = len(times) + count - int(max(1, most))
    if over <= 0 or not times:
        return 0.0
    return times[min(over, len(times)) - 1] + span - now
