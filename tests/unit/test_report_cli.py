"""``trucban report`` and ``trucban export``: files in a folder, figures as JSON, one clear sentence when it fails."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from bot.cli import cli
from storage.database import Database


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with nothing in it but its schema."""
    path = tmp_path_factory.mktemp("empty") / "trucban.db"

    async def lay() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await database.open()
        await database.close()

    asyncio.run(lay())
    return path.read_bytes()


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: bytes) -> None:
    """That store in a folder of its own."""
    monkeypatch.setenv("TRUCBAN_DATA_DIR", str(tmp_path))
    (tmp_path / "trucban.db").write_bytes(empty)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_the_report_of_a_week_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    out = tmp_path / "bao" / "cao"
    done = run("report", "weekly", "--week", "2024-W24", "--out", out)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in out.iterdir()) == ["bao-cao-2024-W24.docx", "bieu-2024-W24.xlsx"]
    told = "\n".join(one.text for one in Document(str(out / "bao-cao-2024-W24.docx")).paragraphs)
    assert "từ 15 giờ 00 phút ngày 07/6/2024 đến 15 giờ 00 phút ngày 14/6/2024" in told
    assert "Không phát sinh" in told


def test_the_figures_are_printed_as_json_and_files_only_where_asked(tmp_path: Path) -> None:
    done = run("report", "weekly", "--week", "2024-W24", "--json")
    assert done.exit_code == 0
    figures = json.loads(done.stdout)
    assert set(figures) == {"now", "before"}
    assert figures["now"]["from_at"] == "2024-06-07T15:00:00+07:00"
    assert figures["before"]["to_at"] == "2024-06-07T15:00:00+07:00"
    assert figures["now"]["booked_late"] == {"turns": 0, "people": 0, "petitions": 0}
    assert not list(tmp_path.glob("*.docx"))


def test_the_register_and_the_petitions_of_a_span_are_exported(tmp_path: Path) -> None:
    out = tmp_path / "xuat"
    done = run("export", "--out", out, "--from", "2024-06-01", "--to", "2024-06-30")
    assert done.exit_code == 0, done.output
    names = ["don-thu-2024-06-01-2024-06-30.xlsx", "so-tiep-cong-dan-2024-06-01-2024-06-30.xlsx"]
    assert sorted(path.name for path in out.iterdir()) == names
    page = load_workbook(io.BytesIO((out / names[1]).read_bytes())).active
    assert page is not None
    assert [cell.value for cell in page[7]] == list(range(1, 14))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("report", "weekly", "--week", "tuần sau"), "Không hiểu tuần “tuần sau”. Viết như 2024-W24."),
        (("report", "weekly", "--week", "2999-W01"), "Tuần 2999-W01 chưa bắt đầu."),
        (("export", "--out", "x", "--from", "1/6"), "Không hiểu ngày “1/6” ở --from. Viết như 2024-06-01."),
        (("export", "--out", "x", "--from", "2024-06-02", "--to", "2024-06-01"), "trước ngày đầu"),
    ],
)
def test_what_is_not_understood_is_said_in_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    done = run(*words)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run("report", "weekly", "--week", "2024-W24", "--out", tmp_path / "taken")
    assert done.exit_code == 1
    assert done.stderr.startswith("Không ghi được vào thư mục")
