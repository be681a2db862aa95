"""Files that a call or a person brings, and the Bot API objects that name them."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from bot.simulator.params import Params, Upload, bad
from bot.simulator.world import File, World

# The smallest picture that image libraries decode: 8×8 grey JPEG.
TINY_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////"
    "////////////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAA"
    "AAD/2gAIAQEAAD8AP//Z"
)


def incoming(world: World, params: Params, field: str, value: str, folder: str, megabytes: int) -> File:
    """The file a send names: an upload, ``attach://`` or a known file_id. Raises ApiError."""
    upload: Upload | None = None
    if value.startswith("attach://"):
        upload = params.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad(f"can't find file attached as {value}")
    elif not value:
        upload = params.uploads.get(field)
        if upload is None:
            raise bad(f"there is no {field} in the request")
    if upload is None:
        stored = world.files.get(value)
        if stored is None:
            if value.startswith(("http://", "https://")):
                raise bad("failed to get HTTP URL content")
            raise bad("wrong file identifier/HTTP URL specified")
        return stored
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > megabytes * 1024 * 1024:
        raise bad(f"file is too big for {field}")
    if folder == "photos" and not upload.data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF", b"BM")):
        raise bad("IMAGE_PROCESS_FAILED")
    return world.store_file(upload.name, upload.mime, upload.data, folder)


def photo_sizes(stored: File) -> list[dict[str, Any]]:
    """A picture in two sizes, the larger last."""
    size = len(stored.data)
    return [
        {"file_id": stored.id, "file_unique_id": f"S{stored.id}", "file_size": size, "width": 90, "height": 90},
        {"file_id": stored.id, "file_unique_id": f"U{stored.id}", "file_size": size, "width": 800, "height": 800},
    ]


def decoded(value: Any, default: bytes) -> bytes:
    """Bytes from base64 (a data: URL is fine too); ``default`` for anything that is no text. Raises ValueError."""
    if not isinstance(value, str) or not value:
        return default
    try:
        return base64.b64decode(value.partition(",")[2] if value.startswith("data:") else value, validate=True)
    except binascii.Error:
        raise ValueError("không phải base64") from None


def brought(world: World, said: dict[str, Any]) -> dict[str, Any]:
    """The media fields of a message a person sends. Raises ValueError with a sentence."""
    body: dict[str, Any] = {}
    if said.get("photo"):
        stored = world.store_file("photo.jpg", "image/jpeg", decoded(said["photo"], TINY_JPEG), "photos")
        body["photo"] = photo_sizes(stored)
    if said.get("voice"):
        stored = world.store_file("voice.ogg", "audio/ogg", decoded(said["voice"], b"OggS" + bytes(60)), "voice")
        body["voice"] = {**_named(stored, name=False), "duration": 3}
    if said.get("video"):
        stored = world.store_file("video.mp4", "video/mp4", decoded(said["video"], bytes(64)), "videos")
        body["video"] = {**_named(stored), "width": 320, "height": 240, "duration": 3}
    if said.get("sticker"):
        stored = world.store_file("sticker.webp", "image/webp", bytes(64), "stickers")
        emoji = said["sticker"] if isinstance(said["sticker"], str) else "👍"
        body["sticker"] = {
            "file_id": stored.id,
            "file_unique_id": f"U{stored.id}",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
    if document := said.get("document"):
        document = document if isinstance(document, dict) else {}
        name, mime = str(document.get("name") or "tep.txt"), str(document.get("mime") or "text/plain")
        stored = world.store_file(name, mime, decoded(document.get("base64"), "Nội dung tệp.\n".encode()), "documents")
        body["document"] = _named(stored)
    if contact := said.get("contact"):
        contact = contact if isinstance(contact, dict) else {}
        body["contact"] = {
            "phone_number": str(contact.get("phone_number") or "0900000000"),
            "first_name": str(contact.get("first_name") or "Nguyễn Văn A"),
        }
    if location := said.get("location"):
        body["location"] = _place(location)
    return body


def _named(stored: File, *, name: bool = True) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "file_id": stored.id,
        "file_unique_id": f"U{stored.id}",
        "file_size": len(stored.data),
        "mime_type": stored.mime,
    }
    return {**shown, "file_name": stored.name} if name else shown


def _place(location: Any) -> dict[str, float]:
    try:
        latitude, longitude = float(location["latitude"]), float(location["longitude"])
    except (KeyError, TypeError, ValueError):
        raise ValueError("location cần latitude và longitude là số") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("toạ độ nằm ngoài trái đất")
    return {"latitude": latitude, "longitude": longitude}
