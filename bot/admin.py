"""What the command line does to the store, beside the running desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.app import telegram_transport
from bot.clock import SystemClock, within
from bot.office import office_of
from bot.settings import Settings
from bot.store import opened
from bot.transports.base import ReceiveFailed
from duty.people import Role
from duty.wording.facts import day_and_clock
from handlers import health, retention
from handlers.desk import Desk
from storage.inbox import Received

_ASK_FOR = 5.0  # seconds
_BEAT_OLD = timedelta(minutes=2)


async def invite(settings: Settings, code: str, role: Role, name: str, area: int | None) -> tuple[str, str]:
    """Store an invite; its link ("" when the channel cannot be asked) and until when it holds, in local time."""
    now = SystemClock().now()
    until = now + settings.policy.invite_valid
    async with opened(settings) as (database, unit_id), database.write() as uow:
        await uow.people.invite(unit_id, code, role, now, until, name=name, area=area)
        await uow.audit.add(unit_id, "people.invited", "", now, detail={"role": str(role), "by": "command line"})
        await uow.commit()
    return await _link(settings, code), day_and_clock(until, settings.policy.unit.zone, now)


async def _link(settings: Settings, code: str) -> str:
    transport = telegram_transport(settings)
    if transport is None:
        return ""
    await transport.open()
    try:
        return transport.enrol_link(await within(_ASK_FOR, transport.identify()), code)
    except (ReceiveFailed, TimeoutError):
        return ""
    finally:
        await transport.close()


@dataclass(slots=True)
class Findings:
    """What is well, what is worth knowing, and what is not well, a sentence each."""

    good: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)


async def doctor(settings: Settings) -> Findings:
    """Look at everything from outside the running desk."""
    found = Findings()
    found.good.append("Cấu hình đọc được.")
    async with opened(settings) as (database, unit_id):
        found.good.append("Kho dữ liệu mở được, đúng phiên bản.")
        now = SystemClock().now()
        office = office_of(settings, unit_id)
        async with database.read() as uow:
            found.bad += await health.findings(Desk(uow, office, now, "doctor"))
            beat = await uow.beats.get("desk")
        if beat is None or now - beat[0] > _BEAT_OLD or beat[1].get("stopped"):
            found.bad.append("Máy trực không chạy (không thấy nhịp trong 2 phút). Chạy: trucban run")
        else:
            found.good.append("Máy trực đang chạy.")
            found.bad += beat[1].get("told", [])
    if settings.web.public_url:
        found.good.append(f"Lịch trên điện thoại mở ở {settings.web.public_url}.")
    else:
        found.notes.append("Chưa đặt web.public_url: lịch trên điện thoại chỉ mở được trên chính máy chủ.")
    await _ask_channel(settings, found)
    return found


async def _ask_channel(settings: Settings, found: Findings) -> None:
    transport = telegram_transport(settings)
    if transport is None:
        found.bad.append("Thiếu TRUCBAN_TELEGRAM_TOKEN.")
        return
    await transport.open()
    try:
        identity = await within(_ASK_FOR, transport.identify())
        found.good.append(f"Telegram trả lời: @{identity.username}.")
    except ReceiveFailed as failure:
        found.bad.append("Telegram từ chối mã bot." if failure.fatal else f"Không gọi được Telegram: {failure.reason}")
    except TimeoutError:
        found.bad.append("Không gọi được Telegram: quá giờ.")
    finally:
        await transport.close()


async def purge(settings: Settings) -> dict[str, int]:
    """Forget what is past its term; how many rows of each kind."""
    async with opened(settings) as (database, unit_id), database.write() as uow:
        desk = Desk(uow, office_of(settings, unit_id), SystemClock().now(), "purge")
        counts = await retention.purge(desk)
        await uow.commit()
    return counts


async def inbox_rows(settings: Settings, state: str) -> list[Received]:
    """Received rows of one state."""
    async with opened(settings) as (database, _), database.read() as uow:
        return await uow.inbox.listed(state)


async def inbox_retry(settings: Settings, ids: list[int] | None) -> int:
    """Open parked rows again; the running desk finds them within its next round."""
    async with opened(settings) as (database, _), database.write() as uow:
        count = await uow.inbox.retry_parked(ids, SystemClock().now())
        await uow.commit()
    return count


async def outbox_rows(settings: Settings, state: str) -> list[dict[str, Any]]:
    """Outgoing rows of one state, without bodies."""
    async with opened(settings) as (database, _), database.read() as uow:
        return await uow.outbox.listed([state])


async def outbox_retry(settings: Settings, ids: list[int] | None) -> int:
    """Queue failed and parked rows again."""
    async with opened(settings) as (database, _), database.write() as uow:
        count = await uow.outbox.retry(ids, SystemClock().now())
        await uow.commit()
    return count
