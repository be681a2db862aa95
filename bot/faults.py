"""What pydantic finds wrong, told to whoever edits the configuration: where, what stands there, what is allowed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from bot.configfile import ConfigFile, Fault, Place, spell
from bot.logs import scrub

_NEAR = 70  # likeness in percent from which a name is offered instead of an unknown one
_SHOWN = 60  # characters of a wrong value that are shown
_SECRET = re.compile(r"token|secret|password|passwd|api_?key|mat_?khau", re.IGNORECASE)

_ALLOWED: dict[str, str] = {
    "missing": "thiếu mục này",
    "int_parsing": "cần một số nguyên",
    "int_type": "cần một số nguyên",
    "int_from_float": "cần một số nguyên",
    "float_parsing": "cần một số",
    "float_type": "cần một số",
    "string_type": "cần chữ; nếu là số thì đặt trong ngoặc kép",
    "string_too_short": "không được để trống",
    "date_type": "cần một ngày có thật, viết như 2024-06-01",
    "date_parsing": "cần một ngày có thật, viết như 2024-06-01",
    "date_from_datetime_parsing": "cần một ngày có thật, viết như 2024-06-01",
    "date_from_datetime_inexact": "cần một ngày, không kèm giờ, viết như 2024-06-01",
    "tuple_type": "cần một danh sách, mỗi dòng bắt đầu bằng dấu gạch ngang",
    "too_long": "danh sách quá dài: nhiều nhất {max_length}",
    "too_short": "danh sách quá ngắn: ít nhất {min_length}",
    "greater_than_equal": "cần từ {ge} trở lên",
    "greater_than": "cần lớn hơn {gt}",
    "less_than_equal": "cần từ {le} trở xuống",
    "less_than": "cần nhỏ hơn {lt}",
}


def faults_in(file: ConfigFile, model: type[BaseModel], error: ValidationError) -> list[Fault]:
    """One fault for each error, with its line in the file."""
    errors = error.errors(include_url=False)
    # A list is also called too short when its items are wrong; the items say it better.
    deeper = {one["loc"][:end] for one in errors for end in range(len(one["loc"]))}
    return [_fault(file, model, one) for one in errors if one["type"] != "too_short" or one["loc"] not in deeper]


def show(value: Any) -> str:
    """A value as the file writes it, cut short, without secrets."""
    if value is None:
        return "(để trống)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key}: {'…' if _SECRET.search(str(key)) else show(one)}" for key, one in value.items())
        return "{" + _cut(inside) + "}"
    if isinstance(value, list | tuple):
        return "[" + _cut(", ".join(map(show, value))) + "]"
    if isinstance(value, int | float | date | datetime | timedelta):
        return str(value)
    text = " ".join(str(scrub(str(value))).split())
    return f'"{_cut(text)}"'


def _cut(text: str) -> str:
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text


def near(name: str, known: list[str]) -> str:
    """A question that offers the known name most like this one; "" when none is."""
    found = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f"; có phải ý là “{found[0]}”?" if found else ""


def _fault(file: ConfigFile, model: type[BaseModel], error: Any) -> Fault:
    kind, context = str(error["type"]), error.get("ctx", {})
    is_key = bool(error["loc"]) and error["loc"][-1] == "[key]"
    place: Place = error["loc"][:-1] if is_key else error["loc"]
    place = tuple(part for part in place if not (isinstance(part, str) and part.startswith("function-")))
    line = next((file.lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in file.lines), 0)
    where = spell(place) or "tệp cấu hình"
    if kind in ("extra_forbidden", "unexpected_keyword_argument") or is_key:
        name = str(place[-1])
        if _SECRET.search(name):
            allowed = "mã bí mật không để trong tệp cấu hình; hãy đặt biến TRUCBAN_… trong tệp .env"
            return Fault(where, "", allowed, line)
        known = _expected(context) if is_key else _names(_at(model, place[:-1]))
        offered = near(name, known)
        return Fault(where, "", f"không có mục này{offered or '; được dùng: ' + ', '.join(known)}", line)
    found = "" if kind == "missing" else show(error["input"])
    if kind == "value_error":
        return Fault(where, found, str(context["error"]), line)
    if kind in ("literal_error", "enum"):
        expected = _expected(context)
        return Fault(where, found, f"chỉ được là {', '.join(expected)}{near(str(error['input']), expected)}", line)
    if kind in ("model_type", "model_attributes_type", "dataclass_type", "dict_type"):
        known = _names(_at(model, place))
        return Fault(where, found, "cần các mục con" + (f": {', '.join(known)}" if known else ""), line)
    return Fault(where, found, _ALLOWED.get(kind, "giá trị không hợp lệ").format(**context), line)


def _expected(context: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']+)'", str(context.get("expected", "")))


def _fields(kind: Any) -> dict[str, Any]:
    """The keys that a section takes, as the file writes them, with their types."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {one.alias or name: one.annotation for name, one in kind.model_fields.items()}
    return get_type_hints(kind) if dataclasses.is_dataclass(kind) else {}


def _names(kind: Any) -> list[str]:
    return list(_fields(kind))


def knows(kind: Any, place: Place) -> bool:
    """Whether something may stand at a place below ``kind``: the configuration's own model, say."""
    return _type_at(kind, place) is not None


def _type_at(kind: Any, place: Place) -> Any:
    for part in place:
        kind = next((found for one in _inside(kind) if (found := _below(one, part)) is not None), None)
    return kind


def _at(model: Any, place: Place) -> Any:
    """The section that stands at a place below ``model``; None when there is none."""
    return next((one for one in _inside(_type_at(model, place)) if _fields(one)), None)


def _below(kind: Any, part: str | int) -> Any:
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    if get_origin(kind) is dict:
        names, value = get_args(kind)
        return value if part in get_args(names) else None
    return _fields(kind).get(str(part))


def _inside(kind: Any) -> Iterator[Any]:
    """The type itself, or the members of a union and what an annotation wraps."""
    if get_origin(kind) in (None, tuple, dict):
        yield kind
    else:
        for one in get_args(kind):
            yield from _inside(one)
