"""``trucban report`` and ``trucban export``: papers and forms as files in a folder, or the figures behind them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import report_admin
from bot.clock import SystemClock
from bot.settings import Settings, load
from duty.errors import Refused
from handlers.weekly import monday_of

report_cli = typer.Typer(no_args_is_help=True, help="Báo cáo.")


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _today(settings: Settings) -> date:
    return SystemClock().now().astimezone(settings.policy.unit.zone).date()


def _write(folder: Path, papers: Mapping[str, bytes], *, quiet: bool = False) -> None:
    """Into a folder, made when there is none; what is written is said."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in papers.items():
            (folder / name).write_bytes(content)
    except OSError as failure:
        _fail(f"Không ghi được vào thư mục {folder}: {failure.strerror}.")
    typer.echo(f"Đã ghi vào {folder}: {', '.join(papers)}.", err=quiet)


@report_cli.callback()
def _group() -> None:
    """Báo cáo."""


@report_cli.command("weekly")
def weekly(
    week: Annotated[str, typer.Option(help="Tuần, ví dụ 2024-W24; bỏ trống là tuần này")] = "",
    out: Annotated[Path | None, typer.Option(help="Thư mục sẽ ghi; bỏ trống là thư mục đang đứng")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In số liệu dạng JSON; chỉ ghi tệp khi có --out")] = False,
) -> None:
    """Làm dự thảo báo cáo tuần (.docx) và biểu (.xlsx)."""
    settings = load()
    papers = out is not None or not as_json
    try:
        monday = monday_of(week, _today(settings))
    except Refused:
        _fail(f"Không hiểu tuần “{week}”. Viết như 2024-W24.")
    try:
        made = asyncio.run(report_admin.report(settings, monday, papers=papers))
    except Refused as refusal:
        _fail(refusal.sentence)
    if as_json:
        typer.echo(json.dumps(made.figures, ensure_ascii=False, indent=2))
    if papers:
        _write(out or Path(), made.papers, quiet=as_json)


def export(
    out: Annotated[Path, typer.Option(help="Thư mục sẽ ghi")],
    first: Annotated[str, typer.Option("--from", help="Từ ngày, ví dụ 2024-06-01; bỏ trống là đầu tháng này")] = "",
    last: Annotated[str, typer.Option("--to", help="Đến ngày; bỏ trống là hôm nay")] = "",
) -> None:
    """Xuất sổ tiếp công dân (13 cột) và bảng đơn thư (.xlsx) để nhập vào cơ sở dữ liệu quốc gia."""
    settings = load()
    today = _today(settings)
    end = _day(last, "--to") if last else today
    start = _day(first, "--from") if first else min(today, end).replace(day=1)
    if end < start:
        _fail(f"Ngày cuối {end} trước ngày đầu {start}.")
    if end - start > timedelta(days=366):
        _fail("Chỉ xuất mỗi lần không quá một năm.")
    _write(out, asyncio.run(report_admin.export(settings, start, end)))


def _day(text: str, option: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        _fail(f"Không hiểu ngày “{text}” ở {option}. Viết như 2024-06-01.")
