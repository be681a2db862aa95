"""Signs of life of this process's loops: which of them had to be started again, and how often lately."""

from __future__ import annotations

from collections import deque
from datetime import timedelta

from bot.clock import Clock

# One restart is an accident that mends itself; so many in the span are a loop that does not work.
_OFTEN = 3
_SPAN = timedelta(minutes=3)


class Pulse:
    """Counts the restarts of loops."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._restarts: dict[str, deque[float]] = {}
        self.counts: dict[str, int] = {}

    def restarted(self, loop: str) -> None:
        """A loop failed or ended and is started again."""
        self.counts[loop] = self.counts.get(loop, 0) + 1
        self._restarts.setdefault(loop, deque(maxlen=_OFTEN)).append(self._clock.now().timestamp())

    def failing(self) -> list[str]:
        """The loops that break again and again."""
        earliest = (self._clock.now() - _SPAN).timestamp()
        return sorted(loop for loop, times in self._restarts.items() if len(times) == _OFTEN and times[0] >= earliest)
