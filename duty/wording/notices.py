"""Short answers and notices."""

from __future__ import annotations

from datetime import timedelta

from duty.access import Right, may
from duty.messages import Choice, Message
from duty.people import ROLE_NAMES, Person, Role

UNREADABLE = "Máy trực chưa đọc được tin này. Xin viết một dòng: việc gì, ở đâu, bao nhiêu người."
SECRET = (
    "Tin hoặc tệp có dấu MẬT: máy trực không nhận và đã xoá nội dung. "
    "Không gửi bí mật nhà nước qua mạng; xin báo trực tiếp theo quy định."
)
NIL = "Đã ghi nhận: không phát sinh. Cảm ơn đồng chí."
ASK_TEXT = "Gửi lại nội dung đúng trong một tin nhắn. Gõ Huỷ để giữ nguyên."
STRANGER = "Đây là kênh trực nội bộ của cơ quan. Nếu được mời, xin mở đúng đường dẫn mời hoặc gõ: /start MÃ."
ANONYMOUS = "Xin tắt chế độ quản trị viên ẩn danh rồi gõ lại, để máy trực biết đồng chí là ai."
DENUNCIATION_LINE = "Có nội dung tố cáo: không hiển thị. Xin liên hệ bộ phận tiếp công dân."
STALE = "Nút này không còn dùng được."
KEPT = "Máy trực đã giữ tin của đồng chí nhưng chưa xử lý được; quản trị đã được báo. Việc gấp xin gọi người trực."
NOT_YET = "Máy trực chưa xử lý được, đang thử lại. Việc gấp xin gọi người trực."
UNKNOWN_COMMAND = "Chưa có lệnh này. Gõ Trợ giúp để xem các lệnh."
NOTHING_TO_CANCEL = "Không có việc gì đang chờ."
CANCELLED = "Đã bỏ qua."
NO_NUMBER = "Thiếu số sự việc. Ví dụ: Nhận 17. Gõ SV để xem các sự việc đang mở."
NEED_TEXT = "Thiếu nội dung. Ví dụ: Cập nhật 17 còn 12 người."
STILL_ASKED = "Đã ghi thành tin báo riêng. Câu hỏi trước vẫn chờ trả lời; gõ Huỷ để bỏ qua."
EDIT_UNKNOWN = "Máy trực không sửa theo tin này được. Xin viết lại thành tin mới."
FILE_REFUSED = "Đã ghi phần chữ. Tệp không nhận: xin gửi dạng ảnh, ghi âm, phim ngắn hoặc vị trí."
FILE_KEPT = "Đã giữ tệp. Xin viết một dòng: việc gì, ở đâu, bao nhiêu người."
UNKNOWN_FILE = "Máy trực chỉ nhận chữ, ảnh, ghi âm, phim ngắn và vị trí. Xin viết một dòng."


def span(value: timedelta) -> str:
    """A span in words: "60 giây", "5 phút"."""
    seconds = int(value.total_seconds())
    return f"{seconds} giây" if seconds < 120 else f"{seconds // 60} phút"


def chatter(report_id: int, *, question: bool) -> Message:
    """The polite answer to what is not a report, with a way back."""
    line = (
        "Đây là máy trực, chỉ nhận tin báo sự việc. Hỏi gì xin gõ Trợ giúp."
        if question
        else "Đã nhận. Cảm ơn đồng chí."
    )
    return Message(
        lines=(line,),
        choices=((Choice("📝 Đây là tin báo", f"rep:{report_id}:revive", "TIN BAO"),),),
    )


def updated(code: str, *, ended: bool) -> str:
    """The answer to an update."""
    tail = " Người phụ trách sẽ kết thúc vụ." if ended else ""
    return f"✏️ Đã ghi cập nhật vào {code}.{tail}"


def over(code: str, number: int) -> str:
    """The answer to news of what has ended."""
    return f"{code} đã kết thúc. Gõ Mở lại {number} nếu sự việc tái diễn."


def attached(code: str) -> str:
    """The answer to a file that joined an incident."""
    return f"📎 Đã thêm vào {code}."


def draft_waits(report_id: int, text: str) -> Message:
    """A draft that was not sent yet."""
    return Message(
        title="📝 Tin báo chưa gửi",
        lines=(f"“{text}”",),
        choices=(
            (
                Choice("📤 Gửi", f"rep:{report_id}:send", "GUI"),
                Choice("🗑 Huỷ", f"rep:{report_id}:cancel", "HUY"),
            ),
        ),
    )


def welcome(person: Person) -> Message:
    """The first message to a new member of the desk."""
    lines = [f"Chào {person.called}. Đồng chí đã vào kênh trực."]
    if Role.SUPERIOR not in person.roles:
        lines += [
            "Có việc, viết một dòng như nhắn tin, ví dụ:",
            "“20 nguoi tap trung cong uy ban tk3 ve den bu dat”",
            "Máy trực tóm lại, đồng chí bấm Gửi là xong.",
        ]
    lines.append("⚠️ Không gửi nội dung mật, ảnh giấy tờ tuỳ thân. Gõ Trợ giúp khi cần.")
    return Message(title="👋 Trực ban", lines=tuple(lines))


def help_for(person: Person) -> Message:
    """What this person can do, by role."""
    lines = []
    if may(person, Right.REPORT):
        lines.append("Báo tin: viết một dòng, rồi bấm Gửi.")
    if may(person, Right.SEE):
        lines += [
            "SV – sự việc đang mở; SV 17 – xem một vụ",
            "Cập nhật 17 … – thêm diễn biến",
            "Ca – ai đang trực, ca của tôi; Lịch trực – cả tuần",
            "Đổi ca – xin đổi; Nhận ca – trực thay ngay",
        ]
    else:
        lines.append("Đồng chí nhận báo cáo nhanh và báo cáo tuần của đơn vị ở nhóm cấp trên.")
    if may(person, Right.ACK):
        lines.append("Nhận 17 · Đến 17 · Xong 17 · Mở lại 17")
    if may(person, Right.RECEPTION):
        lines.append("Tiếp dân – ghi lượt tiếp; Đơn thư – hạn giải quyết, vào sổ")
    if may(person, Right.FIGURES):
        lines.append("Tổng hợp – số liệu hôm nay; Báo cáo tuần – dự thảo .docx")
    if may(person, Right.BROADCAST):
        lines.append("/thongbao … – thông báo chung, xem ai đã đọc")
    if may(person, Right.INVITE):
        lines += [
            "Mời – mời người mới",
            "Gắn nhóm – gõ trong nhóm cần gắn",
            "Người – danh sách và quyền",
            "Kiểm tra – máy trực tự kiểm tra",
            "Đổi ca 8/6 – sửa lịch trực một ngày; gửi tệp lịch (.xlsx, .docx) – nhập cả bảng",
            "Kỳ họp 01/6-29/6 – ngày của kỳ họp",
        ]
    if person.roles & {Role.LEADER, Role.CLERK, Role.ADMIN}:
        lines += ["Diễn tập – báo động thử, xem ai nhận, sau bao lâu"]
    if may(person, Right.SEE):
        lines.append("Huỷ – bỏ việc đang làm dở")
    roles = ", ".join(ROLE_NAMES[role] for role in Role if role in person.roles)
    return Message(title=f"ℹ️ Trợ giúp ({roles})", lines=tuple(lines))
