"""``trucban roster``: import an office's sheet, export a month, make a rotation."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from bot.settings import load
from duty.roster import OTHER_POSTS, POST_NAMES, post_name
from duty.rotation import Pattern, Turn
from duty.sections import check_days, parse_clock
from duty.wording.roster import day

if TYPE_CHECKING:
    from duty.proposals import Proposal
    from duty.sheets import Sheet

roster_cli = typer.Typer(no_args_is_help=True, help="Lịch trực.")


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


@roster_cli.command("import")
def import_sheet(
    file: Annotated[Path, typer.Argument(help="Tệp .xlsx hoặc .docx")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không lưu")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON")] = False,
) -> None:
    """Đọc lịch trực của cơ quan; in những gì hiểu được và mọi chỗ còn nghi ngờ."""
    # Only here: another command must not wait for the readers of sheets.
    from bot import roster_admin
    from bot.documents.tables import UnreadableFile

    try:
        content = file.read_bytes()
    except OSError as failure:
        _fail(f"Không đọc được tệp {file}: {failure.strerror}")
    try:
        read = asyncio.run(roster_admin.import_sheet(load(), file.name, content, store=not dry_run))
    except UnreadableFile as failure:
        _fail(f"{file.name}: {failure.sentence}")
    if as_json:
        typer.echo(json.dumps(as_record(read.sheet, read.proposal), ensure_ascii=False, indent=2))
        return
    for line in sorted(read.proposal.lines, key=lambda one: (one.on, one.starts_at, one.post)):
        on, ends_at = date.fromisoformat(line.on), datetime.fromisoformat(line.ends_at)
        new = "" if line.person_id is not None else "\t(chưa có trong máy trực)"
        typer.echo(
            f"{day(on)}/{on.year}\t{line.starts_at[11:16]}–{ends_at:%H:%M}\t{post_name(line.post)}\t{line.person}{new}"
        )
    for doubt in read.proposal.doubts:
        typer.echo(f"⚠️ {doubt.where}: {doubt.what}")
    if not read.proposal.lines and not read.sheet.entries:
        _fail(f"{file.name}: chưa đọc được ca nào.")
    changes = f"thêm {read.added} ca, bớt {read.removed} ca"
    if dry_run:
        typer.echo(f"{len(read.proposal.lines)} ca; so với lịch đang lưu: {changes}. Chưa lưu gì (--dry-run).")
        return
    typer.echo(f"Đã lưu: {changes}.")
    _call(read.missed)


def _call(missed: Sequence[str]) -> None:
    if missed:
        typer.echo(f"☎️ Chưa nhắn được, xin gọi điện: {', '.join(missed)}.")


def as_record(sheet: Sheet, proposal: Proposal) -> dict[str, Any]:
    """What was read, as one object: ``post`` the duty as the sheet names it, ``role`` the person's own title."""
    return {
        "assignments": [
            {
                "date": entry.on.isoformat(),
                "from": f"{entry.starts:%H:%M}" if entry.starts else None,
                "to": f"{entry.ends:%H:%M}" if entry.ends else None,
                "post": entry.heading or (post_name(entry.post) if entry.post else None),
                "role": entry.title,
                "person": entry.person,
                "phone": entry.phone,
            }
            for entry in sheet.entries
        ],
        "doubts": [{"where": doubt.where, "what": doubt.what} for doubt in proposal.doubts],
    }


@roster_cli.command("export")
def export_month(
    month: Annotated[str, typer.Option(help="Tháng, ví dụ 2024-06")],
    out: Annotated[Path, typer.Option(help="Tệp .xlsx sẽ ghi")],
) -> None:
    """Ghi lịch trực một tháng ra .xlsx, kèm tổng hợp ngày trực từng người (có số điện thoại: chỉ dùng nội bộ)."""
    from bot import roster_admin

    try:
        first = datetime.strptime(month, "%Y-%m").date()  # noqa: DTZ007
    except ValueError:
        _fail(f"Không hiểu tháng “{month}”. Viết như 2024-06.")
    body, count = asyncio.run(roster_admin.export_month(load(), first))
    try:
        out.write_bytes(body)
    except OSError as failure:
        _fail(f"Không ghi được tệp {out}: {failure.strerror}")
    typer.echo(f"Đã ghi {count} ca vào {out}.")


@roster_cli.command("generate")
def generate(
    post: Annotated[str, typer.Option(help="Vị trí: " + ", ".join([*POST_NAMES, *OTHER_POSTS]))],
    first: Annotated[str, typer.Option("--from", help="Từ ngày, ví dụ 2024-06-01")],
    last: Annotated[str, typer.Option("--to", help="Đến hết ngày")],
    names: Annotated[str, typer.Option(help="Họ tên, cách nhau dấu phẩy")],
    days: Annotated[str, typer.Option(help="Ngày: *, sat,sun, mon-fri …")] = "sat,sun",
    hours: Annotated[str, typer.Option(help="Giờ, ví dụ 07:00-17:00 hoặc 17:00-07:00")] = "07:00-17:00",
    absent: Annotated[list[str] | None, typer.Option(help="Vắng: “Họ tên:2024-06-08..2024-06-09”")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không lưu")] = False,
) -> None:
    """Xếp lịch luân phiên, chia đều cuối tuần và ca đêm, tránh ngày vắng."""
    from bot import roster_admin

    if post not in POST_NAMES and post not in OTHER_POSTS:
        _fail(f"Không có vị trí “{post}”. Chọn: {', '.join([*POST_NAMES, *OTHER_POSTS])}.")
    try:
        begins, _, ends = hours.partition("-")
        pattern = Pattern(post, check_days(days), parse_clock(begins), parse_clock(ends))
        span = date.fromisoformat(first), date.fromisoformat(last)
        away = [_absence(one) for one in absent or []]
    except ValueError as failure:
        _fail(f"Chưa đúng: {failure}")
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    made = asyncio.run(roster_admin.generate(load(), pattern, *span, wanted, away, store=not dry_run))
    if made.missing:
        _fail(f"Không có trong máy trực, hoặc có hai người trùng tên: {', '.join(made.missing)}.")
    for turn, name in made.turns:
        typer.echo(f"{day(turn.on)}/{turn.on.year}\t{_hours(turn)}\t{post_name(turn.post)}\t{name or '— chưa có ai'}")
    for doubt in made.doubts:
        typer.echo(f"⚠️ {doubt}")
    typer.echo(f"{len(made.turns)} ca. {'Chưa lưu gì (--dry-run).' if dry_run else 'Đã lưu.'}")
    _call(made.missed)


def _hours(turn: Turn) -> str:
    return f"{turn.starts_at:%H:%M}–{turn.ends_at:%H:%M}"


def _absence(text: str) -> tuple[str, date, date]:
    name, _, span = text.partition(":")
    first, _, last = span.partition("..")
    return name.strip(), date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
