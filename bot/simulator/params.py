"""Parameters of one Bot API call as the real server reads them: every value a string, nested values JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

_INTEGER = re.compile(r"[+-]?\d{1,19}\Z")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")


class ApiError(Exception):
    """A call refused: ``code`` is both the HTTP status and the error_code of the envelope."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(text: str, parameters: dict[str, Any] | None = None) -> ApiError:
    """A 400 as the real server words it."""
    return ApiError(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> ApiError:
    """A 403 as the real server words it."""
    return ApiError(403, f"Forbidden: {text}")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart body."""

    name: str
    mime: str
    data: bytes


class Params:
    """Typed access to the parameters of one call; a wrong type is a 400."""

    def __init__(self, values: dict[str, str], uploads: dict[str, Upload] | None = None):
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str, default: str = "") -> str:
        """A string, ``default`` if absent."""
        return self.values.get(name, default)

    def has(self, name: str) -> bool:
        """Whether the parameter is there and not empty."""
        return bool(self.values.get(name))

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number, ``default`` if absent or empty."""
        value = self.values.get(name, "").strip()
        if not value:
            return default
        if not _INTEGER.match(value):
            raise bad(f'wrong parameter "{name}" in request: integer expected')
        return int(value)

    def number(self, name: str) -> float:
        """A required decimal number."""
        value = self.values.get(name, "").strip()
        if not value:
            raise bad(f'parameter "{name}" is required')
        if not _NUMBER.match(value):
            raise bad(f'wrong parameter "{name}" in request: number expected')
        return float(value)

    def flag(self, name: str) -> bool:
        """A boolean in any spelling the real server takes."""
        return self.values.get(name, "").strip().lower() in ("true", "yes", "1")

    def json(self, name: str, what: str) -> Any:
        """A nested value; None if absent. ``what`` is the real server's word for it in errors."""
        value = self.values.get(name, "")
        if not value.strip():
            return None
        try:
            parsed = json.loads(value)
            if "\\u" in value:
                json.dumps(parsed, ensure_ascii=False).encode()
            return parsed
        except UnicodeError:
            raise bad("strings must be encoded in UTF-8") from None
        except (ValueError, RecursionError):
            raise bad(f"can't parse {what} JSON object") from None

    def message_id(self) -> int:
        """The message the call is about."""
        if not self.has("message_id"):
            raise bad("message identifier is not specified")
        return self.integer("message_id")


def flatten(values: dict[str, Any]) -> dict[str, str]:
    """A JSON body in the form of a form: scalars as text, the rest as JSON."""
    flat: dict[str, str] = {}
    for name, value in values.items():
        if value is None:
            continue
        flat[str(name)] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return flat


async def read_params(request: web.Request) -> Params:
    """Query, urlencoded, JSON or multipart parameters of one request."""
    values: dict[str, str] = dict(request.query) if request.query_string else {}
    uploads: dict[str, Upload] = {}
    if request.method != "POST" or not request.can_read_body:
        return Params(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        await _read_multipart(request, values, uploads)
        return Params(values, uploads)
    raw = await request.read()
    try:
        body = raw.decode()
        if kind == "application/json":
            parsed = json.loads(body) if body.strip() else {}
            if not isinstance(parsed, dict):
                raise bad("can't parse request body as JSON: object expected")
            values.update(flatten(parsed))
        elif kind == "application/x-www-form-urlencoded":
            values.update(parse_qsl(body, keep_blank_values=True))
        for value in values.values():
            value.encode()
    except RecursionError:
        raise bad("can't parse request body as JSON") from None
    except UnicodeError:
        raise bad("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad("can't parse request body as JSON") from None
    return Params(values)


async def _read_multipart(request: web.Request, values: dict[str, str], uploads: dict[str, Upload]) -> None:
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or not part.name:
                raise bad("can't parse multipart body")
            data = bytes(await part.read(decode=True))
            if len(data) > 50 * 1024 * 1024:
                raise ApiError(413, "Request Entity Too Large")
            if part.filename is not None:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                uploads[part.name] = Upload(part.filename, mime, data)
            else:
                values[part.name] = data.decode()
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8") from None
    except (ValueError, RuntimeError, AssertionError, HttpProcessingError):
        raise bad("can't parse multipart body") from None
