"""The command line: every fault ends in one Vietnamese sentence and an exit code, never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import admin, cli
from bot.lock import PollerLock


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, and no token."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRUCBAN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("TRUCBAN_TELEGRAM_TOKEN", raising=False)
    return tmp_path


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["trucban", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dance",), "Lệnh chưa đúng. Xem cách dùng: "),
        (("invite",), "Lệnh chưa đúng ở --role."),
        (("invite", "--role", "king"), "Lệnh chưa đúng ở --role."),
        (("demo", "--port", "x"), "Lệnh chưa đúng ở --port."),
    ],
)
def test_a_wrong_command_line_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert _run(monkeypatch, *words) == 2
    errors = capsys.readouterr().err
    assert errors.startswith(said)
    assert len(errors.splitlines()) == 1


def test_a_store_that_cannot_be_used_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "trucban.db").write_bytes(b"not a store at all" * 100)
    assert _run(monkeypatch, "inbox", "list") == 1

    errors = capsys.readouterr().err
    assert errors.startswith("Kho dữ liệu không dùng được")
    assert len(errors.splitlines()) == 1


def test_backup_restore_and_purge(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "backup", "copy.db") == 1
    assert _run(monkeypatch, "purge") == 0
    assert _run(monkeypatch, "backup", "copy.db") == 0
    with PollerLock(folder / "data", "7000000009"):
        assert _run(monkeypatch, "restore", "copy.db") == 1
    assert "Máy trực đang chạy" in capsys.readouterr().err
    assert _run(monkeypatch, "restore", "copy.db") == 0
    assert len(list((folder / "data").glob("trucban.db.truoc-phuc-hoi-*"))) == 1


def test_an_invite_with_a_link_is_shown_as_a_picture_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def linked(*_: object) -> tuple[str, str]:
        return "https://t.me/trucban_bot?start=CODE", "08:00"

    monkeypatch.setattr(admin, "invite", linked)
    assert _run(monkeypatch, "invite", "--role", "admin") == 0

    shown = capsys.readouterr().out
    assert "https://t.me/trucban_bot?start=CODE" in shown
    assert len([line for line in shown.splitlines() if "█" in line]) > 10
