"""What can be wrong with the store itself, sorted where it enters."""

from __future__ import annotations


class StoreUnavailable(Exception):
    """The store cannot be used right now (locked, disk full, connection lost): try again later, lose nothing."""
