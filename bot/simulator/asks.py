"""One request to the control API, read with care: any garbage becomes one sentence."""

from __future__ import annotations

import json
import math
from typing import Any

from aiohttp import web

from bot.simulator.groups import RefusedError

_LARGEST = 2**53


class Asked:
    """The JSON body, path and query of one request."""

    def __init__(self, request: web.Request, body: dict[str, Any]):
        self.request = request
        self.body = body

    @classmethod
    async def read(cls, request: web.Request) -> Asked:
        """Read a request. Raises RefusedError."""
        if not request.can_read_body:
            return cls(request, {})
        raw = await request.read()
        try:
            body = json.loads(raw.decode()) if raw.strip() else {}
        except (ValueError, RecursionError):
            raise RefusedError("Thân yêu cầu không phải JSON.") from None
        if not isinstance(body, dict):
            raise RefusedError("Thân yêu cầu phải là một đối tượng JSON.")
        return cls(request, body)

    def text(self, name: str) -> str:
        """A string, "" if absent."""
        value = self.body.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise RefusedError(f"{name} phải là chữ.")
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise RefusedError(f"{name} có ký tự không hợp lệ.")
        return value

    def required_text(self, name: str) -> str:
        """A string that is not blank."""
        value = self.text(name)
        if not value.strip():
            raise RefusedError(f"Cần {name}.")
        return value

    def one_of(self, name: str, choices: tuple[str, ...], default: str = "") -> str:
        """One of a few words."""
        value = self.text(name) or default
        if value not in choices:
            raise RefusedError(f"{name} phải là một trong: {', '.join(choices)}.")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """A boolean."""
        value = self.body.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise RefusedError(f"{name} phải là true hoặc false.")
        return value

    def optional_int(self, name: str) -> int | None:
        """A whole number, or None."""
        return _whole(name, self.body.get(name))

    def required_int(self, name: str) -> int:
        """A whole number that must be there."""
        value = self.optional_int(name)
        if value is None:
            raise RefusedError(f"Cần {name}.")
        return value

    def optional_float(self, name: str) -> float | None:
        """A number, or None."""
        value = self.body.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise RefusedError(f"{name} phải là số.")
        return float(value)

    def ints(self, name: str) -> list[int]:
        """A list of whole numbers, empty if absent."""
        values = self.body.get(name)
        if values is None:
            return []
        if not isinstance(values, list):
            raise RefusedError(f"{name} phải là danh sách số.")
        numbers = [_whole(name, value) for value in values]
        return list(dict.fromkeys(number for number in numbers if number is not None))

    def path_id(self) -> int:
        """The number in the path."""
        value = _whole("id", self.request.match_info["id"])
        if value is None:
            raise RefusedError("Cần id.")
        return value

    def query_int(self, name: str, default: int) -> int:
        """A whole number of the query string."""
        value = _whole(name, self.request.query.get(name))
        return default if value is None else value

    def query_float(self, name: str, default: float) -> float:
        """A number of the query string."""
        value = self.request.query.get(name)
        try:
            number = default if value is None else float(value)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise RefusedError(f"{name} phải là số.")
        return number


def _whole(name: str, value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, str) and value.lstrip("-").isascii() and value.lstrip("-").isdigit() and len(value) < 20:
        value = int(value) if value.count("-") <= 1 else None
    if type(value) is not int or abs(value) > _LARGEST:
        raise RefusedError(f"{name} phải là số nguyên.")
    return value
