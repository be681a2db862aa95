"""``trucban backup``, ``restore``, ``purge``: copies of the store, and forgetting what is past its term."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.lock import AlreadyRunning, PollerLock
from bot.settings import Settings, load
from storage.copies import CopyFailed, put_back, save
from storage.database import Database

store_cli = typer.Typer()


def _store(settings: Settings) -> Path:
    """The file of the store. Raises CopyFailed when it is none."""
    database = Database(settings.database_url)
    if not database.is_sqlite or not database.url.database:
        raise CopyFailed("Kho dữ liệu không phải SQLite: xin dùng pg_dump và pg_restore của PostgreSQL.")
    return Path(database.url.database)


@store_cli.command()
def backup(file: Annotated[Path, typer.Argument(help="Tệp sẽ ghi, chưa có")]) -> None:
    """Sao lưu kho dữ liệu ra một tệp; máy trực vẫn chạy bình thường."""
    size = save(_store(load()), file)
    typer.echo(f"Đã sao lưu vào {file} ({max(1, size // 1024)} KB), đã kiểm tra. Tệp có tin nội bộ: cất nơi an toàn.")


@store_cli.command()
def restore(file: Annotated[Path, typer.Argument(help="Tệp do trucban backup ghi")]) -> None:
    """Phục hồi kho dữ liệu từ bản sao lưu; phải dừng máy trực trước."""
    settings = load()
    folder = settings.environment.data_dir
    store = _store(settings)
    store.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        accounts = {path.stem.removeprefix("poller-") for path in folder.glob("poller-*.lock")}
        for account in sorted(accounts | {settings.environment.telegram_account}):
            try:
                held.enter_context(PollerLock(folder, account))
            except AlreadyRunning:
                raise CopyFailed("Máy trực đang chạy: xin dừng máy trực rồi phục hồi.") from None
        aside = store.with_name(f"{store.name}.truoc-phuc-hoi-{SystemClock().now():%Y%m%d-%H%M%S}")
        had_one = store.exists()
        put_back(file, store, aside)
    typer.echo(f"Đã phục hồi từ {file}." + (f" Kho cũ để ở {aside}." if had_one else "") + " Chạy lại: trucban run")


@store_cli.command()
def purge() -> None:
    """Xoá nội dung đã quá hạn giữ (mục retention trong config.yaml); mỗi đêm máy trực cũng tự làm."""
    from bot import admin

    counts = asyncio.run(admin.purge(load()))
    typer.echo(
        f"Đã xoá nội dung: {counts['received']} tin nhận, {counts['sent']} tin gửi, "
        f"{counts['files']} tệp kèm, {counts['texts']} tin báo cũ."
    )
