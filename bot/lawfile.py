"""Reading ``law.yaml``, the dated deadlines beside ``config.yaml``. Every fault is told at once, in Vietnamese."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from bot.configfile import Fault, read
from bot.faults import faults_in
from bot.settings import find_file
from duty.law import Law

NAME = "law.yaml"


class LawError(Exception):
    """The file cannot be used; the message lists every fault, a line each."""

    def __init__(self, message: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(message)
        self.faults = faults


def beside(config: Path) -> Path:
    """Where the file stands that goes with a ``config.yaml``: beside it, else the one that is shipped."""
    own = config.with_name(NAME)
    return own if own.is_file() else find_file(NAME)


def load(path: Path) -> Law:
    """The law as the file states it. Raises LawError."""
    file = read(path)
    faults = list(file.faults)
    law = None
    if file.values:
        try:
            law = Law.model_validate(file.values)
        except ValidationError as error:
            faults += faults_in(file, Law, error)
    if faults or law is None:
        faults.sort(key=lambda fault: fault.line)
        lines = "\n".join(f"- {fault}" for fault in faults)
        raise LawError(f"Số liệu pháp luật ({path}) có {len(faults)} chỗ cần sửa:\n{lines}", tuple(faults))
    return law
