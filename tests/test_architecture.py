"""The shape of the code: who may import whom, and what nobody may call. Each check is shown able to fail."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("duty", "storage", "handlers", "bot")
NETWORK_AND_STORES = ("sqlalchemy", "alembic", "aiosqlite", "asyncpg", "telegram", "aiohttp", "httpx")
PURE_LIBRARIES = ("pydantic", "rapidfuzz", "holidays")
OUTSIDE_WORLD = (
    "asyncio", "concurrent", "ftplib", "http", "logging", "multiprocessing", "os", "pathlib", "random", "secrets",
    "shutil", "signal", "smtplib", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib",
)  # fmt: skip
CLOCK_CALLS = (
    "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today",
    "time.time", "time.time_ns", "time.sleep", "asyncio.sleep",
)  # fmt: skip
EMPTY_NAMES = ("util", "utils", "helper", "helpers", "manager", "managers", "service", "services", "common", "misc")
MOST_LINES = 400

Check = Callable[[str, str], Iterator[str]]


def sources() -> Iterator[tuple[str, str]]:
    """Every module of the four packages: its dotted name and its text."""
    for package in LAYERS:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path.read_text(encoding="utf-8")


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Every node of a module; each module is asked about by many checks."""
    return tuple(ast.walk(ast.parse(source)))


def imports(source: str) -> Iterator[tuple[str, str]]:
    """Each import as (module, name); the name is "" for a plain ``import module``."""
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((module, one.name) for one in node.names)


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def wholes(source: str) -> Iterator[str]:
    """Each imported thing by its full dotted name."""
    for module, name in imports(source):
        yield f"{module}.{name}" if name else module


def is_row_type(module: str, name: str) -> bool:
    """Whether ``name`` is a plain dataclass of a storage module: data, without a way to the store."""
    path = ROOT / (module.replace(".", "/") + ".py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body if path.is_file() else ():
        if isinstance(node, ast.ClassDef) and node.name == name:
            return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)
    return False


def imports_go_one_way(module: str, source: str) -> Iterator[str]:
    own = LAYERS.index(module.partition(".")[0])
    for target, _ in imports(source):
        if target.startswith("."):
            yield f"{module} imports {target}: relative imports hide the direction"
        elif target.partition(".")[0] in LAYERS[own + 1 :]:
            yield f"{module} imports {target}"


def handlers_see_storage_through_the_unit_of_work(module: str, source: str) -> Iterator[str]:
    if not within(module, "handlers"):
        return
    for target, name in imports(source):
        if within(target, *NETWORK_AND_STORES):
            yield f"{module} imports {target}"
        allowed = (target, name) == ("storage.unit_of_work", "UnitOfWork") or is_row_type(target, name)
        if within(target, "storage") and not allowed:
            yield f"{module} imports {name or 'all'} of {target}, which is no row type"


def transports_stand_alone(module: str, source: str) -> Iterator[str]:
    if within(module, "bot.transports"):
        for whole in wholes(source):
            if within(whole, *LAYERS) and not within(whole, "bot.transports", "duty.messages", "bot.clock"):
                yield f"{module} imports {whole}"


def the_simulator_stands_alone(module: str, source: str) -> Iterator[str]:
    if within(module, "bot.simulator"):
        for whole in wholes(source):
            if within(whole, *LAYERS) and not within(whole, "bot.simulator", "bot.clock"):
                yield f"{module} imports {whole}"


def duty_is_pure(module: str, source: str) -> Iterator[str]:
    if not within(module, "duty"):
        return
    for target, _ in imports(source):
        top = target.partition(".")[0]
        if top in OUTSIDE_WORLD or not (top in sys.stdlib_module_names or top in PURE_LIBRARIES or top == "duty"):
            yield f"{module} imports {target}"


def sql_stands_only_in_storage(module: str, source: str) -> Iterator[str]:
    if not within(module, "storage"):
        for target, _ in imports(source):
            if within(target, "sqlalchemy", "alembic", "aiosqlite", "asyncpg", "sqlite3"):
                yield f"{module} imports {target}"


def only_the_clock_knows_the_time(module: str, source: str) -> Iterator[str]:
    if module == "bot.clock":
        return
    meant: dict[str, str] = {}
    for node in nodes(source):
        if isinstance(node, ast.Import):
            meant |= {one.asname or one.name: one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            meant |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    for node in nodes(source):
        if isinstance(node, ast.Attribute | ast.Name):
            first, dot, rest = ast.unparse(node).partition(".")
            if meant.get(first, first) + dot + rest in CLOCK_CALLS:
                yield f"{module}:{node.lineno} uses {ast.unparse(node)}; ask a Clock"


def modules_are_named_for_what_they_hold(module: str, source: str) -> Iterator[str]:
    words = module.rpartition(".")[2].split("_")
    if any(word in EMPTY_NAMES for word in words):
        yield f"{module}: a name that says nothing"


def modules_stay_short(module: str, source: str) -> Iterator[str]:
    lines = source.count("\n")
    # A migration is a record of what was done; cutting it in two would not make it easier to read.
    if lines > MOST_LINES and not within(module, "storage.migrations.versions"):
        yield f"{module} has {lines} lines, more than {MOST_LINES}"


def nothing_is_swallowed(module: str, source: str) -> Iterator[str]:
    for node in nodes(source):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"{module}:{node.lineno} has a bare except"


def only_the_command_line_prints(module: str, source: str) -> Iterator[str]:
    if re.match(r"bot\.cli", module):
        return
    for node in nodes(source):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            yield f"{module}:{node.lineno} prints"


CASES: list[tuple[Check, str, str, str]] = [
    # check, a module, source that must be refused, source that must pass
    (imports_go_one_way, "duty.roster", "from storage.people import Contact", "from duty.people import Person"),
    (imports_go_one_way, "storage.people", "import handlers.desk", "import duty"),
    (imports_go_one_way, "handlers.desk", "def f():\n    from bot import clock", "from storage import people"),
    (imports_go_one_way, "bot.app", "from .clock import Clock", "from handlers.desk import Desk"),
    (
        handlers_see_storage_through_the_unit_of_work,
        "handlers.report",
        "from storage.people import PeopleRepository",
        "from storage.people import Contact",
    ),
    (
        handlers_see_storage_through_the_unit_of_work,
        "handlers.report",
        "from storage import schema",
        "from storage.unit_of_work import UnitOfWork",
    ),
    (handlers_see_storage_through_the_unit_of_work, "handlers.report", "import telegram", "import telegraph"),
    (transports_stand_alone, "bot.transports.zalo", "from bot.app import App", "from bot.clock import Clock"),
    (transports_stand_alone, "bot.transports.zalo", "from duty import policy", "from duty import messages"),
    (the_simulator_stands_alone, "bot.simulator.world", "from duty import messages", "from bot.clock import Clock"),
    (duty_is_pure, "duty.roster", "import aiohttp", "from pydantic import BaseModel"),
    (duty_is_pure, "duty.roster", "from pathlib import Path", "import re"),
    (sql_stands_only_in_storage, "bot.app", "from sqlalchemy import select", "from storage import database"),
    (only_the_clock_knows_the_time, "bot.app", "import time\ntime.time()", "import time\ntime.gmtime()"),
    (only_the_clock_knows_the_time, "bot.app", "from asyncio import sleep as nap\nnap(1)", "clock.sleep(1)"),
    (
        only_the_clock_knows_the_time,
        "duty.roster",
        "from datetime import datetime as at\nx = at.now",
        "from datetime import datetime as at\nx = at.combine",
    ),
    (only_the_clock_knows_the_time, "duty.roster", "import datetime\ndatetime.date.today()", "clock.now()"),
    (modules_are_named_for_what_they_hold, "handlers.string_utils", "x = 1", "x = 1"),
    (modules_stay_short, "bot.app", "x = 1\n" * (MOST_LINES + 1), "x = 1\n" * MOST_LINES),
    (nothing_is_swallowed, "bot.app", "try:\n    f()\nexcept:\n    pass", "try:\n    f()\nexcept OSError:\n    pass"),
    (only_the_command_line_prints, "handlers.desk", "print('x')", "log.info('x')"),
]
CHECKS = list(dict.fromkeys(case[0] for case in CASES))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_code_keeps_its_shape(check: Check) -> None:
    complaints = [said for module, source in sources() for said in check(module, source)]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize(
    ("check", "module", "refused", "passed"), CASES, ids=lambda value: getattr(value, "__name__", None)
)
def test_every_check_can_fail(check: Check, module: str, refused: str, passed: str) -> None:
    assert list(check(module, refused))
    if check is modules_are_named_for_what_they_hold:
        module = "handlers.strings"
    assert not list(check(module, passed))


def requirements(text: str) -> set[str]:
    """Names of the distributions in a list of requirements, in their canonical spelling."""
    names = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = requirements("\n".join(project["dependencies"] + project["optional-dependencies"]["postgresql"]))
    offered = packages_distributions()
    missing = {
        f"{module} imports {top}"
        for module, source in sources()
        for top in {target.partition(".")[0] for target, _ in imports(source)}
        if top not in sys.stdlib_module_names and top not in LAYERS
        if not declared & requirements("\n".join(offered.get(top, [])))
    }
    assert not missing


def test_every_library_of_the_tests_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = requirements("\n".join(project["dependencies"] + project["optional-dependencies"]["dev"]))
    offered = packages_distributions()
    paths = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    own = {*LAYERS, "tests", "bench", *(path.stem for path in paths)}
    missing = {
        f"{path.relative_to(ROOT)} imports {top}"
        for path in paths
        for top in {target.partition(".")[0] for target, _ in imports(path.read_text(encoding="utf-8"))}
        if top not in sys.stdlib_module_names and top not in own
        if not declared & requirements("\n".join(offered.get(top, [])))
    }
    assert not missing


def pins(name: str) -> set[str]:
    return set(re.findall(r"^(\S+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_both_locks_hold_the_same_versions_and_every_declared_library() -> None:
    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")
    assert runtime
    assert runtime <= development
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = requirements("\n".join(project["dependencies"] + extras["postgresql"] + extras["build"]))
    assert wanted <= requirements("\n".join(runtime))
    assert requirements("\n".join(extras["dev"])) <= requirements("\n".join(development))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_name_no_place_and_leave_nothing_unhashed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--find-links" not in text
    for block in re.split(r"\n(?=\S)", text):
        assert block.startswith("#") or "--hash=sha256:" in block, block
