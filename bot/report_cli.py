"""``trucban report``: the weekly report and its forms as files, or the figures behind them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import report_admin
from bot.clock import SystemClock
from bot.settings import load
from duty.errors import Refused
from handlers.digest import monday_of

report_cli = typer.Typer(no_args_is_help=True, help="Báo cáo.")


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


@report_cli.callback()
def _group() -> None:
    """Báo cáo."""


@report_cli.command("weekly")
def weekly(
    week: Annotated[str, typer.Option(help="Tuần, ví dụ 2024-W24; bỏ trống là tuần này")] = "",
    out: Annotated[Path | None, typer.Option(help="Tệp .docx sẽ ghi; biểu .xlsx ghi cạnh đó")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In số liệu dạng JSON; chỉ ghi tệp khi có --out")] = False,
) -> None:
    """Làm dự thảo báo cáo tuần (.docx) và biểu (.xlsx)."""
    settings = load()
    try:
        monday = monday_of(week, SystemClock().now().astimezone(settings.policy.unit.zone).date())
    except Refused:
        _fail(f"Không hiểu tuần “{week}”. Viết như 2024-W24.")
    made = asyncio.run(report_admin.weekly(settings, monday))
    if as_json:
        typer.echo(json.dumps(made.figures, ensure_ascii=False, indent=2))
    if out is None and not as_json:
        out = Path(f"bao-cao-{made.week}.docx")
    if out is None:
        return
    forms = out.with_suffix(".xlsx")
    try:
        out.write_bytes(made.docx)
        forms.write_bytes(made.xlsx)
    except OSError as failure:
        _fail(f"Không ghi được tệp {failure.filename}: {failure.strerror}")
    typer.echo(f"Đã ghi {out} và {forms}.", err=as_json)
