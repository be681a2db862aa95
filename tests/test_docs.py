"""What the documents name exists: commands, settings, targets, files, links. Each check is shown able to fail."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli import cli
from bot.faults import knows
from bot.settings import VARIABLES, ConfigModel
from handlers.commands import NAMES, parse

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PACKAGES = ("duty", "storage", "handlers", "bot", "tests", "bench")

# What a clone does not contain, because installing or running makes it.
MADE = re.compile(r"\.venv\b|\.env$|data(/|$)|/|\./data|\.git/")
SUFFIX = re.compile(r"\.(cfg|csv|db|docx|ics|ini|json|jsonl|lock|md|png|py|svg|toml|txt|xlsx|ya?ml)$")

Check = Callable[[Path, str], Iterator[str]]


def code(text: str) -> Iterator[str]:
    """All that stands as code: spans between backticks, and the lines of fenced blocks without shell comments."""
    fence = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
    for block in fence.findall(text):
        yield from (line.split("  #")[0].strip() for line in block.splitlines() if line.strip())
    yield from (span.strip() for span in re.findall(r"`([^`\n]+)`", fence.sub("", text)))


def spans(text: str) -> Iterator[str]:
    """Only what stands between backticks in running text."""
    yield from (span.strip() for span in re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", text)))


def make_targets(document: Path, text: str) -> Iterator[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    for said in code(text):
        for target in re.findall(r"(?:^|[;&|] ?)make ([a-z][a-z-]*)", said):
            if target not in targets:
                yield f"make {target}"


def subcommands(document: Path, text: str) -> Iterator[str]:
    for said in code(text):
        match = re.search(r"(?:^|[ /])trucban((?: +[^ ]+)*)$", said)
        if match is None:
            continue
        command: Any = typer.main.get_command(cli)
        for word in match[1].split():
            inner = getattr(command, "commands", None)
            if inner is not None:
                # `inbox list|retry` names two commands at once.
                names = word.split("|")
                if missing := [name for name in names if name not in inner and not name.startswith("-")]:
                    yield f"trucban {' '.join(missing)}, in: {said}"
                    break
                command = inner.get(names[0], command)
                continue
            flag = re.match(r"--[a-z-]+", word.lstrip("["))
            if flag and flag[0] not in {"--help"}.union(*(option.opts for option in command.params)):
                yield f"{flag[0]}, in: {said}"


def variables(document: Path, text: str) -> Iterator[str]:
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    for name in re.findall(r"TRUCBAN_[A-Z_]*[A-Z]", text):
        # Besides the settings there is one for tests, which the code names itself.
        if name not in VARIABLES and f"``{name}``" not in program:
            yield name


def is_file_name(said: str) -> bool:
    return bool(SUFFIX.search(said) or re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?|[\w.-]+/", said))


def config_keys(document: Path, text: str) -> Iterator[str]:
    for said in spans(text):
        if not re.fullmatch(r"[a-z_]+(\[\d+\])?(\.[a-z_]+(\[\d+\])?)+", said) or is_file_name(said):
            continue
        place = tuple(int(part) if part.isdigit() else part for part in re.findall(r"[a-z_]+|\d+", said))
        if place[0] in PACKAGES or place[0] in sys.stdlib_module_names:
            continue
        if not knows(ConfigModel, place):
            yield said


def files(document: Path, text: str) -> Iterator[str]:
    for said in spans(text):
        name, _, inside = said.partition(":")
        inside = inside.strip(":")
        if " " in said or "<" in said or not is_file_name(name) or MADE.match(name):
            continue
        path = next((base / name for base in (ROOT, document.parent) if (base / name).exists()), None)
        if path is None:
            yield said
        elif inside and inside not in path.read_text(encoding="utf-8"):
            yield f"{said}: no {inside} there"


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, spelled as the usual renderers do."""
    heads = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links(document: Path, text: str) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)[^)]*\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = document.parent / name if name else document
        if not path.exists():
            yield target
        elif anchor and anchor not in anchors(path.read_text(encoding="utf-8") if name else text):
            yield f"{target}: no such heading"


def chat_commands(document: Path, text: str) -> Iterator[str]:
    web = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").glob("*.py"))
    for said in spans(text):
        match = re.fullmatch(r"/([a-z]+)( .*)?", said)
        if match is None or f'"/{match[1]}"' in web:
            continue
        command = parse(said)
        if command is None or command.name not in NAMES:
            yield said


CASES: list[tuple[Check, str, str]] = [
    # check, what must be refused, what must pass
    (make_targets, "`make nothing`", "`make run`"),
    (make_targets, "```sh\nmake nothing   # x\n```", "```sh\nmake test   # the tests\n```"),
    (subcommands, "`trucban dance`", "`trucban run`"),
    (subcommands, "`trucban inbox dance`", "`trucban inbox list|retry`"),
    (subcommands, "`trucban demo --prot 1`", "`trucban demo --port 1`"),
    (subcommands, "`.venv/bin/trucban dance`", "`.venv/bin/trucban doctor`"),
    (variables, "set TRUCBAN_NOTHING", "set TRUCBAN_TELEGRAM_TOKEN=…, TRUCBAN_KILL_AT"),
    (config_keys, "`telegram.mood`", "`telegram.mode`"),
    (config_keys, "`escalation.alert.steps[0].before`", "`escalation.alert.steps[0].after`"),
    (config_keys, "`escalation.alarm`", "`campaigns[0].from`"),
    (config_keys, "`slots.tea.at`", "`slots.self_check.at`"),
    (files, "`bot/nothing.py`", "`bot/settings.py`"),
    (files, "`nothing.yaml`", "`config.yaml`"),
    (files, "`duty/roster.py:nothing_at_all`", "`duty/roster.py:on_duty`"),
    (files, "`tests/nothing/`", "`tests/unit/`"),
    (links, "[x](nothing.md)", "[x](README.md)"),
    (links, "[x](#nothing)\n# Some thing", "[x](#some-thing)\n# Some thing"),
    (chat_commands, "`/dance`", "`/nhan 17`"),
    (chat_commands, "`/nothingness`", "`/healthz`"),
]
CHECKS = list(dict.fromkeys(case[0] for case in CASES))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_document_names_exists(document: Path, check: Check) -> None:
    missing = sorted(set(check(document, document.read_text(encoding="utf-8"))))
    assert not missing, f"{document.relative_to(ROOT)} names what is not there ({check.__name__}): " + "; ".join(
        missing
    )


@pytest.mark.parametrize(("check", "refused", "passed"), CASES)
def test_every_check_can_fail(check: Check, refused: str, passed: str) -> None:
    document = ROOT / "README.md"
    assert list(check(document, refused))
    assert not list(check(document, passed))


def test_the_documents_are_found() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in DOCUMENTS}
    assert {"README.md", "docs/operations.md", "docs/huong-dan.md", "docs/guarantees.md"} <= names


def test_every_variable_is_explained_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?(TRUCBAN_[A-Z_]+)=", example, re.MULTILINE)) == set(VARIABLES)
