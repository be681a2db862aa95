"""Reading a YAML file strictly: a key that stands twice is told, and every value knows its line.

Plain YAML 1.1 has traps that a clerk cannot see: the last of two equal keys wins in silence, ``13:30`` is the number
810, ``no`` is false, and an impossible date breaks off the reading. Here only ``true`` and ``false`` are truth values,
only plain digits are numbers, and dates are left to whoever checks the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where, what was found (as shown to the reader, "" for nothing), and what is allowed."""

    where: str
    found: str
    allowed: str
    line: int = 0

    def __str__(self) -> str:
        found = f" = {self.found}" if self.found else ""
        line = f" (dòng {self.line})" if self.line else ""
        return f"{self.where}{found}{line}: {self.allowed}"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What stands in the file: the values, the line of each, and what is wrong with the file as such."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


class _Loader(yaml.SafeLoader):
    """SafeLoader without the surprises of YAML 1.1; its errors are the ones that are put into plain words."""


class _FastLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same over libyaml where PyYAML was built with it: ten times as fast, with errors of its own."""


for _loader in (_Loader, _FastLoader):
    _loader.yaml_implicit_resolvers = {
        first: [rule for rule in rules if rule[0].rpartition(":")[2] not in ("bool", "int", "float", "timestamp")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
    _loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
    _loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


def spell(place: Place) -> str:
    """A place as the reader sees it: ``escalation.alert.steps[0].after``."""
    spelled = ""
    for part in place:
        spelled += f"[{part}]" if isinstance(part, int) else f".{part}" if spelled else part
    return spelled


def read(path: Path) -> ConfigFile:
    """The file's values. Faults of spelling are returned, not raised."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        node = _compose(text)
        if node is None:
            return ConfigFile(faults=(Fault(path.name, "", "tệp trống; cần ít nhất các mục unit và escalation"),))
        if not isinstance(node, yaml.MappingNode):
            return ConfigFile(faults=(Fault(path.name, "", "tệp phải gồm các dòng dạng “mục: giá trị”"),))
        lines: dict[Place, int] = {}
        faults = tuple(_walk(node, (), lines, frozenset()))
        loader = _Loader("")
        try:
            values = loader.construct_document(node)
        finally:
            loader.dispose()
    except FileNotFoundError:
        return ConfigFile(faults=(Fault(str(path), "", "không có tệp này"),))
    except OSError as failure:
        return ConfigFile(faults=(Fault(str(path), "", f"không đọc được tệp ({failure.strerror})"),))
    except UnicodeDecodeError:
        return ConfigFile(faults=(Fault(path.name, "", "tệp phải được lưu bằng bảng mã UTF-8"),))
    except yaml.YAMLError as failure:
        return ConfigFile(faults=(_broken(path.name, failure),))
    except (ValueError, RecursionError):
        return ConfigFile(faults=(Fault(path.name, "", "có một giá trị không đọc được"),))
    return ConfigFile(values, lines, faults)


def _compose(text: str) -> yaml.Node | None:
    try:
        return _composed(_FastLoader(text))
    except yaml.YAMLError:
        return _composed(_Loader(text))


def _composed(loader: Any) -> yaml.Node | None:
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _walk(node: yaml.Node, place: Place, lines: dict[Place, int], above: frozenset[int]) -> Iterator[Fault]:
    """Note the line of everything below ``node``; yield a fault for each key that stands twice."""
    if id(node) in above:
        return
    above |= {id(node)}
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            lines[*place, number] = item.start_mark.line + 1
            yield from _walk(item, (*place, number), lines, above)
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen:
                yield Fault(spell((*place, name)), "", f"mục này đã có ở dòng {seen[name]}; hãy bỏ một trong hai", line)
            seen.setdefault(name, line)
            lines[*place, name] = line
            yield from _walk(value, (*place, name), lines, above)


# What the parser says, and what it means to somebody who edits the file.
_MEANINGS = (
    ("character '\\t'", "thụt dòng bằng dấu cách, không dùng phím Tab"),
    ("mapping values are not allowed", "có dấu hai chấm ngoài chỗ, hoặc dòng trên thiếu ngoặc kép"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên mục"),
    ("expected <block end>", "các dòng cùng cấp phải thụt vào như nhau"),
    ("while scanning a quoted scalar", "thiếu dấu ngoặc kép đóng"),
    ("found undefined alias", "chữ bắt đầu bằng * phải đặt trong ngoặc kép"),
    ("expected ',' or", "thiếu dấu phẩy hoặc ngoặc vuông đóng trong danh sách"),
)


def _broken(name: str, failure: yaml.YAMLError) -> Fault:
    mark = getattr(failure, "problem_mark", None)
    said = " ".join(str(getattr(failure, part, None) or "") for part in ("context", "problem"))
    meaning = next((words for sign, words in _MEANINGS if sign in said), "không đúng cách viết YAML")
    where = f"{name}, dòng {mark.line + 1}, cột {mark.column + 1}" if mark is not None else name
    return Fault(where, "", meaning)
