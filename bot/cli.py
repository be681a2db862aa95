"""The command line: ``trucban run``, ``demo``, ``simulator``, ``invite``, ``doctor``, ``inbox``, ``outbox``, ``read``,
``roster``, ``report``, ``export``, ``backup``, ``restore``, ``purge``.

Exit code 0, or one clear sentence on stderr and non-zero.
"""

from __future__ import annotations

import asyncio
import gc
import json
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import segno
import typer

from bot import logs
from bot.clock import SystemClock
from bot.lawfile import LawError
from bot.lock import AlreadyRunning, PollerLock
from bot.report_cli import export, report_cli
from bot.roster_cli import roster_cli
from bot.settings import ConfigError, Settings, load
from bot.store_cli import store_cli
from duty import reading
from duty.people import ROLE_NAMES, Role
from storage.copies import CopyFailed
from storage.errors import StoreUnavailable
from storage.migrate import SchemaTooNew

cli = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Trực ban: máy trực trong khung chat.",
)
inbox_cli = typer.Typer(no_args_is_help=True, help="Tin nhận được.")
outbox_cli = typer.Typer(no_args_is_help=True, help="Tin gửi đi.")
cli.add_typer(inbox_cli, name="inbox")
cli.add_typer(outbox_cli, name="outbox")
cli.add_typer(roster_cli, name="roster")
cli.add_typer(report_cli, name="report")
cli.command()(export)
cli.add_typer(store_cli)


class Failure(Exception):
    """Something the person at the keyboard must read: one sentence."""


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _settings() -> Settings:
    return load()


def _serve(work: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    """Run until SIGINT or SIGTERM."""

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, stop.set)
        await work(stop)

    asyncio.run(main())


@cli.command()
def run() -> None:
    """Chạy máy trực thật (cần TRUCBAN_TELEGRAM_TOKEN)."""
    # The desk is loaded by what runs it: a report must not wait for channels and pictures.
    from bot.app import App

    settings = _settings()
    token = settings.environment.telegram_token
    if token is None:
        _fail("Thiếu TRUCBAN_TELEGRAM_TOKEN. Muốn thử không cần mã, chạy: trucban demo")
    logs.configure(json=not sys.stderr.isatty())

    async def work(stop: asyncio.Event) -> None:
        app = App(settings, SystemClock())
        with PollerLock(settings.environment.data_dir, settings.environment.telegram_account):
            await app.start()
            # What is loaded by now stays: the collector need not walk it again, 0.1 s each time, while an alert waits.
            gc.collect()
            gc.freeze()
            typer.echo(f"Máy trực đang chạy. Sức khoẻ: {app.web.url if app.web else ''}/healthz")
            await stop.wait()
            await app.stop()

    _serve(work)


@cli.command()
def demo(port: Annotated[int, typer.Option(help="Cổng của trang thử")] = 8080) -> None:
    """Chạy thử cả máy trực lẫn khung chat giả lập, không cần mã."""
    from bot.demo import Demo

    settings = _settings()
    logs.configure(json=False, quiet=True)

    async def work(stop: asyncio.Event) -> None:
        play = Demo(settings, settings.environment.data_dir / "demo")
        try:
            await play.start(port)
        except OSError as failure:
            raise Failure(
                f"Không mở được cổng {port} ({failure.strerror}). Thử: trucban demo --port {port + 1}"
            ) from failure
        typer.echo(f"Máy trực chạy thử: mở {play.simulator.url} bằng trình duyệt. Dừng: Ctrl+C.")
        await play.run_until(stop)

    _serve(work)


@cli.command()
def simulator(port: Annotated[int, typer.Option(help="Cổng lắng nghe; 0 = tự chọn")] = 8080) -> None:
    """Chỉ chạy khung chat giả lập (nói giao thức Bot API)."""
    from bot.simulator.server import Simulator

    async def work(stop: asyncio.Event) -> None:
        clock = SystemClock()
        chat = Simulator(clock)
        try:
            await chat.start(port=port)
        except OSError as failure:
            raise Failure(f"Không mở được cổng {port} ({failure.strerror}).") from failure
        typer.echo(f"Khung chat giả lập: {chat.url} (TRUCBAN_TELEGRAM_BASE_URL={chat.url})")
        await stop.wait()
        await chat.stop()

    _serve(work)


@cli.command()
def invite(
    role: Annotated[
        Role, typer.Option(help="Vai trò: " + ", ".join(f"{key} ({name})" for key, name in ROLE_NAMES.items()))
    ],
    name: Annotated[str, typer.Option(help="Họ tên cán bộ")] = "",
    area: Annotated[int | None, typer.Option(help="Số tiểu khu")] = None,
    unit: Annotated[str | None, typer.Option(help="Mã đơn vị (mặc định: đơn vị trong config.yaml)")] = None,
) -> None:
    """Tạo mã mời dùng một lần; người quản trị đầu tiên vào bằng lệnh này."""
    from bot import admin
    from bot.app import new_code

    settings = _settings()
    if unit is not None and unit != settings.policy.unit.code:
        _fail(f"Không có đơn vị “{unit}”. Đơn vị trong config.yaml: {settings.policy.unit.code}")
    if area is not None and area not in {one.number for one in settings.policy.unit.areas}:
        _fail(f"Không có tiểu khu {area} trong config.yaml.")
    code = new_code()
    link, until = asyncio.run(admin.invite(settings, code, role, name, area))
    typer.echo(f"Mã mời: {code}")
    typer.echo(f"Dùng một lần, đến {until}. Người được mời gõ cho máy trực: /start {code}")
    if link:
        typer.echo(link)
        segno.make(link, error="m").terminal(out=sys.stdout, compact=True)


@cli.command()
def doctor() -> None:
    """Kiểm tra cấu hình, kho dữ liệu, kênh chat và hàng đợi; mã thoát khác 0 nếu có lỗi."""
    from bot import admin

    found = asyncio.run(admin.doctor(_settings()))
    for line in found.good:
        typer.echo(f"✅ {line}")
    for line in found.notes:
        typer.echo(f"ℹ️ {line}")
    for line in found.bad:
        typer.echo(f"❌ {line}")
    if found.bad:
        _fail(f"Có {len(found.bad)} việc cần xử lý.")


@cli.command("read")
def read_text(
    text: Annotated[str | None, typer.Argument(help="Một tin báo")] = None,
    jsonl: Annotated[Path | None, typer.Option(help="Tệp JSONL, mỗi dòng một tin ở khoá text")] = None,
) -> None:
    """Đọc một tin báo và in các dữ kiện hiểu được, dạng JSON."""
    settings = _settings()
    if (text is None) == (jsonl is None):
        _fail("Cần đúng một trong hai: một tin báo, hoặc --jsonl TỆP.")
    now, gazetteer = SystemClock().now(), settings.policy.unit.gazetteer
    for line in [text] if text is not None else _texts(jsonl):
        record = reading.as_record(reading.read(line, now, gazetteer))
        typer.echo(json.dumps(record, ensure_ascii=False))


def _texts(path: Path | None) -> list[str]:
    assert path is not None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [str(json.loads(line)["text"]) for line in lines if line.strip()]
    except OSError as failure:
        _fail(f"Không đọc được tệp {path}: {failure.strerror}")
    except (ValueError, KeyError, TypeError):
        _fail(f"Tệp {path} phải là JSONL, mỗi dòng một đối tượng có khoá text.")


@inbox_cli.command("list")
def inbox_list(state: Annotated[str, typer.Option(help="open, done hoặc parked")] = "parked") -> None:
    """Liệt kê tin nhận được (mặc định: tin chưa xử lý được)."""
    from bot import admin

    if state not in ("open", "done", "parked"):
        _fail("--state phải là open, done hoặc parked.")
    rows = asyncio.run(admin.inbox_rows(_settings(), state))
    for row in rows:
        typer.echo(
            f"{row.id}\t{row.state}\t{row.received_at:%Y-%m-%d %H:%M:%S}Z\t{row.chat_key}\t{row.tries}\t{row.error}"
        )
    typer.echo(f"{len(rows)} tin", err=True)


@inbox_cli.command("retry")
def inbox_retry(ids: Annotated[list[int] | None, typer.Argument(help="Số tin; bỏ trống = tất cả")] = None) -> None:
    """Mở lại các tin chưa xử lý được để chạy lại."""
    from bot import admin

    count = asyncio.run(admin.inbox_retry(_settings(), ids or None))
    typer.echo(f"Đã mở lại {count} tin.")


@outbox_cli.command("list")
def outbox_list(
    state: Annotated[str, typer.Option(help="queued, sending, sent, unknown, failed, parked, dropped")] = "failed",
) -> None:
    """Liệt kê tin gửi đi (mặc định: tin không gửi được), không in nội dung."""
    from bot import admin

    known = ("queued", "sending", "sent", "unknown", "failed", "parked", "dropped")
    if state not in known:
        _fail(f"--state phải là một trong: {', '.join(known)}.")
    rows = asyncio.run(admin.outbox_rows(_settings(), state))
    for row in rows:
        typer.echo(
            "\t".join(str(row[name]) for name in ("id", "state", "kind", "address", "attempts", "key", "reason"))
        )
    typer.echo(f"{len(rows)} tin", err=True)


@outbox_cli.command("retry")
def outbox_retry(ids: Annotated[list[int] | None, typer.Argument(help="Số tin; bỏ trống = tất cả")] = None) -> None:
    """Xếp lại các tin không gửi được để gửi lại."""
    from bot import admin

    count = asyncio.run(admin.outbox_retry(_settings(), ids or None))
    typer.echo(f"Đã xếp lại {count} tin.")


# Of the library that reads the command line only this error is public; its parent stands for every wrong use.
_WRONG_USE: type[Exception] = typer.BadParameter.__mro__[1]


def main() -> None:
    """The entry point; every known fault ends in one sentence."""
    try:
        code = cli(standalone_mode=False)
    except _WRONG_USE as failure:
        typer.echo(_wrong_use(failure), err=True)
        raise SystemExit(2) from None
    except typer.Abort:
        raise SystemExit(130) from None
    except (ConfigError, LawError, SchemaTooNew, AlreadyRunning, Failure, CopyFailed) as failure:
        typer.echo(str(failure), err=True)
        raise SystemExit(1) from None
    except StoreUnavailable as failure:
        typer.echo(f"Kho dữ liệu không dùng được ({failure}). Xin kiểm tra tệp, quyền ghi, chỗ trống.", err=True)
        raise SystemExit(1) from None
    except OSError as failure:
        typer.echo(f"Lỗi hệ thống: {failure.strerror or failure}", err=True)
        raise SystemExit(1) from None
    raise SystemExit(code if isinstance(code, int) else 0)


def _wrong_use(failure: Exception) -> str:
    """What is wrong with a command line, in Vietnamese; without a command, what there is."""
    context = getattr(failure, "ctx", None)
    path = context.command_path if context is not None else "trucban"
    if type(failure).__name__ == "NoArgsIsHelpError":
        return str(failure)
    name = getattr(failure, "option_name", None) or getattr(failure, "param_hint", None)
    if not name and (parameter := getattr(failure, "param", None)) is not None:
        name = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.human_readable_name
    where = f" ở {name}" if name else ""
    return f"Lệnh chưa đúng{where}. Xem cách dùng: {path} --help"
