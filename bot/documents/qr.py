"""QR pictures of links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import segno

from duty.messages import Message


@contextmanager
def with_picture(message: Message) -> Iterator[Message]:
    """The message to send: an attachment that is a link to show as QR becomes a picture, kept only meanwhile."""
    attachment = message.attachment
    if attachment is None or attachment.kind != "qr":
        yield message
        return
    with TemporaryDirectory(prefix="trucban-") as folder:
        path = Path(folder) / "loi-moi.png"
        segno.make(attachment.ref, error="m").save(str(path), scale=8, border=3)
        yield replace(message, attachment=replace(attachment, kind="photo", ref="", content_path=str(path)))
