"""Files that are made when a message is sent: QR codes of links, tables, documents kept with the message."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import segno

from bot.documents.chart import draw_chart
from bot.documents.table import draw_table
from duty.messages import Message


def _draw_qr(link: str, path: Path) -> None:
    segno.make(link, error="m").save(str(path), scale=8, border=3)


_DRAWN: dict[str, tuple[str, Callable[[str, Path], None]]] = {
    "qr": ("loi-moi.png", _draw_qr),
    "table": ("lich-truc.png", draw_table),
    "chart": ("so-lieu.png", draw_chart),
}


@asynccontextmanager
async def with_picture(message: Message) -> AsyncIterator[Message]:
    """The message to send: an attachment that describes a picture becomes that picture, and what
    carries a document becomes a file; both are kept only meanwhile. Drawing holds up no loop."""
    attachment = message.attachment
    if attachment is None or (attachment.kind != "bytes" and attachment.kind not in _DRAWN):
        yield message
        return
    with TemporaryDirectory(prefix="trucban-") as folder:
        if attachment.kind == "bytes":
            path = Path(folder) / attachment.name
            path.write_bytes(b64decode(attachment.ref))
        else:
            name, draw = _DRAWN[attachment.kind]
            path = Path(folder) / name
            await asyncio.to_thread(draw, attachment.ref, path)
        kind = "document" if attachment.kind == "bytes" else "photo"
        yield replace(message, attachment=replace(attachment, kind=kind, ref="", content_path=str(path)))
