"""Files that are made when a message is sent: QR codes of links, tables, documents kept with the message."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@contextmanager
def with_picture(message: Message) -> Iterator[Message]:
    """The message to send: an attachment that describes a picture becomes that picture, and what
    carries a document becomes a file; both are kept only meanwhile."""
    attachment = message.attachment
    if attachment is not None and attachment.kind == "bytes":
        with TemporaryDirectory(prefix="trucban-") as folder:
            path = Path(folder) / attachment.name
            path.write_bytes(b64decode(attachment.ref))
            yield replace(message, attachment=replace(attachment, kind="document", ref="", content_path=str(path)))
        return
    if attachment is None or attachment.kind not in _DRAWN:
        yield message
        return
    name, draw = _DRAWN[attachment.kind]
    with TemporaryDirectory(prefix="trucban-") as folder:
        path = Path(folder) / name
        draw(attachment.ref, path)
        yield replace(message, attachment=replace(attachment, kind="photo", ref="", content_path=str(path)))
