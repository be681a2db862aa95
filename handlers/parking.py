"""What was received and could not be handled: it is kept, and whoever wrote it and the admins are told."""

from __future__ import annotations

from duty.messages import EventKind, Message, Priority
from duty.wording import notices
from handlers.commands import cleaned, parse
from handlers.desk import Desk


async def told(desk: Desk, inbox_id: int) -> None:
    """Tell the sender, in the chat where it was written, and the admins."""
    event = desk.happening
    meant = event.chat.private or event.reply_to or parse(cleaned(event.text)) is not None
    if event.sender is not None and event.kind not in (EventKind.IGNORED, EventKind.BOT_STATUS) and meant:
        await desk.send(
            event.channel, event.chat.address, Message(lines=(notices.KEPT,)), Priority.REPLY, thread=event.chat.thread
        )
    await desk.alarm(f"Một tin nhận được chưa xử lý được (số {inbox_id}). Xem: trucban inbox list.")
