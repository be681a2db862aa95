"""Faults on demand: what goes wrong with the next calls of a method."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

KINDS = ("hang", "slow", "cut_before", "cut_after", "status", "html", "garbage", "flood")


@dataclass(slots=True)
class Fault:
    """One order for trouble. ``times``: 0 = until removed; ``seconds`` real; ``accept``: the call is still done."""

    id: int
    method: str
    kind: str
    times: int = 1
    seconds: float | None = None
    status: int = 500
    retry_after: int | None = 5
    chat_id: int | None = None
    accept: bool = False
    hits: int = 0

    def as_json(self) -> dict[str, Any]:
        """All fields, for the control API."""
        return asdict(self)


class Faults:
    """The faults in force, oldest first."""

    def __init__(self) -> None:
        self._faults: dict[int, Fault] = {}
        self._next = 1

    def add(self, method: str, kind: str, **fields: Any) -> Fault:
        """Put a fault in force."""
        fault = Fault(self._next, method, kind, **fields)
        self._next += 1
        self._faults[fault.id] = fault
        return fault

    def remove(self, fault_id: int) -> bool:
        """Lift one fault. False if it is not (or no longer) there."""
        return self._faults.pop(fault_id, None) is not None

    def clear(self) -> None:
        """Lift all faults."""
        self._faults.clear()

    def all(self) -> list[Fault]:
        """The faults in force."""
        return list(self._faults.values())

    def strike(self, method: str, chat_id: str) -> Fault | None:
        """The fault that hits this call, counted down; None if none does. ``method`` in lower case."""
        if not self._faults:
            return None
        for fault in self._faults.values():
            wanted = fault.method.lower()
            if wanted not in ("*", method) or (fault.chat_id is not None and str(fault.chat_id) != chat_id):
                continue
            fault.hits += 1
            if fault.times and fault.hits >= fault.times:
                del self._faults[fault.id]
            return fault
        return None
