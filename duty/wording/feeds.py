"""Calendar feeds in words."""

from __future__ import annotations

import re

from duty.messages import Message

_LOCAL = re.compile(r"https?://(?:127\.0\.0\.1|localhost|0\.0\.0\.0|\[::1?\])[:/]")
ONLY_HERE = "⚠️ Địa chỉ này chỉ mở được trên chính máy chủ: quản trị cần đặt web.public_url trong config.yaml."

IN_PRIVATE = "Địa chỉ lịch là riêng của từng người: xin gõ trong khung chat riêng với máy trực."
REVOKED = "Đã thu lại: địa chỉ lịch cũ không mở được nữa."
WHOSE = "Chưa rõ thu địa chỉ lịch của ai: xin gõ đủ họ tên như trong danh sách Người."
NONE = "Chưa có địa chỉ lịch nào đang dùng."


def address(link: str, *, whole: bool) -> Message:
    """A new address."""
    what = "Lịch trực của cả cơ quan" if whole else "Ca trực của đồng chí"
    again = "/lichtruc ics chung thu" if whole else "/lichtruc ics thu"
    here = (ONLY_HERE,) if _LOCAL.match(link) else ()
    return Message(
        title=f"🗓 {what} trên lịch điện thoại",
        lines=(
            link,
            *here,
            "Thêm vào Lịch bằng “Đăng ký lịch” (theo URL).",
            "Ai có địa chỉ này đều xem được, xin không gửi cho người khác.",
            f"Thu lại: gõ {again} (địa chỉ cũ hết dùng khi lấy địa chỉ mới).",
        ),
    )
