"""Copies of the store while it runs, and putting one back while it does not. SQLite only."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from storage.migrate import SchemaTooNew, revisions

_PAGES = 2000  # a step; the desk may write between two


class CopyFailed(Exception):
    """The copy cannot be made or used; one sentence."""


def save(store: Path, target: Path) -> int:
    """Copy the store, whole as of one moment, into a new file that only its owner reads; its size in bytes.

    Raises CopyFailed, OSError.
    """
    if not store.is_file():
        raise CopyFailed(f"Chưa có kho dữ liệu ở {store}.")
    if target.exists():
        raise CopyFailed(f"Tệp {target} đã có; xin chọn tên khác.")
    unfinished = target.with_name(target.name + ".part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    try:
        _copy(store, unfinished)
        _check(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def put_back(source: Path, store: Path, aside: Path) -> None:
    """Make a copy the store; what was there is kept ``aside``. Nobody may have the store open.

    Raises CopyFailed, SchemaTooNew, OSError.
    """
    _check(source)
    unfinished = store.with_name(store.name + ".part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    try:
        _copy(source, unfinished)
        if store.exists():
            save(store, aside)
        for leftover in ("-wal", "-shm"):
            store.with_name(store.name + leftover).unlink(missing_ok=True)
        unfinished.replace(store)
    finally:
        unfinished.unlink(missing_ok=True)


def _opened(path: Path) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=30))


def _copy(source: Path, target: Path) -> None:
    try:
        with _opened(source) as whole, contextlib.closing(sqlite3.connect(target)) as copy:
            whole.backup(copy, pages=_PAGES)
            # A copy is one file: no log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as exc:
        raise CopyFailed(f"Không sao chép được kho dữ liệu ({type(exc).__name__}).") from exc


def _check(path: Path) -> None:
    """Raises CopyFailed when the file is no sound store, SchemaTooNew when it is of a newer version."""
    if not path.is_file():
        raise CopyFailed(f"Không có tệp {path}.")
    try:
        with _opened(path) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            row = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        sound, row = False, None
    if not sound or row is None:
        raise CopyFailed(f"Tệp {path} hỏng hoặc không phải kho dữ liệu của trucban.")
    if row[0] not in revisions():
        raise SchemaTooNew(f"Bản sao có phiên bản {row[0]} mới hơn chương trình này. Hãy cài bản trucban mới hơn.")
