"""Another process that polls with the same token: each takes updates that the other needs.

No lock reaches another machine or another data folder, so the channel's refusals are counted. Whoever serves nobody
(an empty store) leaves the updates to the other; a desk with staff polls on, more slowly.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from bot.clock import Clock

_ENOUGH = 3
_WINDOW = timedelta(minutes=1)
_FIRST_PAUSE = 1.0  # seconds
_LONGEST_PAUSE = 30.0
_LONGEST_OF_THE_IDLE = 300.0


class Rivals:
    """Whether somebody else polls, and how long to leave the updates to them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._met: deque[datetime] = deque(maxlen=_ENOUGH)
        self._pause = 0.0
        self._present = False

    @property
    def present(self) -> bool:
        """Somebody else polls now. One or two refusals are the tail of a restart or of a webhook."""
        if self._present and self._clock.now() - self._met[-1] > _WINDOW + timedelta(seconds=2 * self._pause):
            self._present, self._pause = False, 0.0
            self._met.clear()
        return self._present

    def meet(self, *, idle: bool) -> float:
        """A poll was refused for another's sake; how long to wait, in seconds."""
        now = self._clock.now()
        self._met.append(now)
        if len(self._met) == _ENOUGH and now - self._met[0] <= _WINDOW:
            self._present = True
        if not self.present:
            return _FIRST_PAUSE
        longest = _LONGEST_OF_THE_IDLE if idle else _LONGEST_PAUSE
        self._pause = longest if idle else min(longest, max(_FIRST_PAUSE, self._pause) * 2)
        return self._pause
