"""What is wrong with the desk itself, in words for whoever looks after it."""

from __future__ import annotations

LOOP_NAMES = {
    "worker": "xử lý tin nhận",
    "sender": "gửi tin",
    "ticker": "hẹn giờ",
    "watch": "tự kiểm tra",
    "intake": "nhận tin",
    "probe": "hỏi Telegram",
}

_TIMER_NAMES = {
    "escalate": "báo tiếp khi chưa ai nhận",
    "nag": "hỏi lại người đã nhận",
    "draft_send": "tự gửi tin gấp",
    "draft_remind": "nhắc bấm Gửi",
    "upward": "hỏi lãnh đạo về báo cáo cấp trên",
    "slot.self_check": "tự kiểm tra buổi sáng",
    "slot.digest": "tổng hợp cuối ngày",
    "slot.weekly_report": "báo cáo tuần",
    "slot.petitions": "nhắc hạn đơn thư",
    "slot.reception_days": "ngày Chủ tịch tiếp công dân",
    "slot.purge": "dọn dữ liệu hết hạn giữ",
}


def timer_parked(kind: str) -> str:
    """A timer that failed again and again."""
    name = _TIMER_NAMES.get(kind) or ("nhắc lịch trực" if "roster" in kind else "hẹn giờ")
    return f"Một việc không chạy được sau nhiều lần thử: {name}. Xin báo người cài đặt xem nhật ký máy trực."


def rival(machine: str) -> str:
    """Another process polls with the same token."""
    return (
        "Có một máy trực khác đang chạy cùng mã bot: tin báo bị chia đôi, mỗi máy chỉ nhận được một phần. "
        f"Máy gửi tin này: {machine}. Đúng máy này thì dừng ngay máy kia; không đúng thì dừng máy này."
    )


def rival_over() -> str:
    """Only one is left."""
    return "Không còn máy nào khác chạy cùng mã bot. Tin nào gửi lúc trước mà chưa thấy trả lời, xin nhắn lại."


def backlog(what: str, waited: str) -> str:
    """Something waits too long."""
    return f"{what}: đã chờ {waited}. Xin kiểm tra mạng và máy chủ."


def loop_failing(name: str) -> str:
    """A part of the desk breaks again and again."""
    return f"Phần “{LOOP_NAMES.get(name, name)}” của máy trực bị lỗi liên tục. Xin báo người cài đặt xem nhật ký."


def over(what: str) -> str:
    """Something that was wrong is well again."""
    return f"Đã ổn: {what}."


def not_receiving(mode: str) -> str:
    """Telegram was not told how to give updates."""
    how = "địa chỉ webhook" if mode == "webhook" else "chế độ hỏi tin"
    return f"Chưa đặt được {how} với Telegram nên có thể chưa nhận được tin. Máy đang thử lại."


def webhook_fails(waiting: int) -> str:
    """Telegram cannot deliver."""
    return (
        f"Telegram không giao được tin tới máy trực: {waiting} tin đang chờ. "
        "Xin kiểm tra địa chỉ https của máy, chứng chỉ và máy chủ web đứng trước."
    )


def nothing_heard() -> str:
    """The channel cannot be asked."""
    return "Không gọi được Telegram."


def reconnected(codes: str, since: str, until: str) -> str:
    """To everyone who has a live card: presses of that time are lost."""
    return (
        f"⚠️ Máy trực mất liên lạc từ {since} đến {until}, nay đã nối lại. "
        f"Nút bấm trong lúc đó có thể chưa được ghi: xin bấm lại. Đang mở: {codes}."
    )


def late(at: str) -> str:
    """The first line of a message that goes out long after it was written."""
    return f"⏱ Gửi muộn, tin viết lúc {at}."
