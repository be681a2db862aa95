"""Things that can go wrong in a use case, each with the sentence that the person reads."""

from __future__ import annotations


class Refused(Exception):
    """The desk will not do this; ``sentence`` tells the person why and what to do instead, in Vietnamese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(Refused):
    """This person does not hold the right."""


class NotFound(Refused):
    """There is no such thing."""


class AlreadyDone(Refused):
    """It was done before: a quiet no-op, told as a toast only."""
