"""One poller a token: two would confirm each other's updates."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType


class AlreadyRunning(Exception):
    """Another process on this machine already serves this bot."""


class PollerLock:
    """Held while the desk polls; given back by the system even when the process is killed."""

    def __init__(self, folder: Path, account: str) -> None:
        self._path = folder / f"poller-{account}.lock"
        self._handle: int | None = None

    def __enter__(self) -> PollerLock:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._handle)
            raise AlreadyRunning(
                "Đã có một máy trực khác chạy với cùng mã bot này. Mỗi mã bot chỉ chạy một nơi: dừng bên kia trước."
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)
