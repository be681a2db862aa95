"""Named points at which a test may kill the process, to show that nothing is lost there.

Set ``TRUCBAN_KILL_AT`` to a name, or to ``name:N`` for its N-th pass. Unset, a point costs one comparison.
"""

from __future__ import annotations

import os
import signal

POINTS = (
    "intake.received",
    "intake.stored",
    "intake.confirmed",
    "worker.claimed",
    "worker.handled",
    "worker.committed",
    "ticker.handled",
    "ticker.committed",
    "sender.claimed",
    "sender.sent",
    "sender.settled",
)

_name, _, _nth = os.environ.get("TRUCBAN_KILL_AT", "").partition(":")
_left = int(_nth or 1) if _name else 0


def hit(name: str) -> None:
    """Die here, at once and without cleaning up, when a test asked for it."""
    global _left  # noqa: PLW0603 - the count lives as long as the process
    if name == _name:
        _left -= 1
        if _left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
