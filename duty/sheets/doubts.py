"""What the reader says of what it could not take over: a plain sentence, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duty.sheets.days import WEEKDAYS

_MOST = 80
_MOST_PLACES = 12


def quoted(text: str) -> str:
    """A cell's words, on one line and not too long."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= _MOST else text[: _MOST - 1] + '…'}”"


def _people(names: Sequence[str]) -> str:
    return f" Chưa xếp trực: {', '.join(names)}." if names else ""


def places(wheres: Sequence[str]) -> str:
    """Where a doubt stands, the table or sheet once: "Sheet1!B7, B9"."""
    first, *others = wheres
    for mark in ("!", ", "):
        lead, found, _ = first.partition(mark)
        if found and all(one.startswith(lead + mark) for one in others):
            others = [one[len(lead + mark) :] for one in others]
            break
    shown = others[: _MOST_PLACES - 1]
    more = f" và {len(others) - len(shown)} chỗ nữa" if len(others) > len(shown) else ""
    return "; ".join([first, *shown]) + more


def on(day: date) -> str:
    """A date as people write it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def weekday_differs(stated: Sequence[int], day: date) -> str:
    """The weekday that is written and the weekday of the date."""
    said = ", ".join(WEEKDAYS[one] for one in stated)
    return (
        f"Ghi {said} nhưng ngày {on(day)} là {WEEKDAYS[day.weekday()]}. Đã lấy theo ngày {on(day)}; "
        "đề nghị kiểm tra lại ngày và thứ."
    )


def no_such_day(day: int, month: int, year: int | None) -> str:
    whole = f"{day:02d}/{month:02d}" + (f"/{year}" if year else "")
    return f"Không có ngày {whole}. Đề nghị sửa lại ngày."


def no_month(day: int) -> str:
    return f"Chỉ ghi ngày {day:02d}, không rõ tháng nào. Đề nghị ghi tháng, năm vào tiêu đề hoặc ghi đủ ngày/tháng."


def day_or_span(first: int, second: int) -> str:
    return (
        f"“{first}-{second}” có thể là ngày {first:02d}/{second:02d} hoặc từ ngày {first} đến ngày {second}. "
        "Đề nghị ghi rõ."
    )


def span_too_long(first: date, last: date) -> str:
    return f"Từ {on(first)} đến {on(last)} quá dài cho một lượt trực. Đề nghị kiểm tra lại hai ngày này."


def span_backwards(first: date, last: date) -> str:
    return f"Ngày đầu {on(first)} sau ngày cuối {on(last)}. Đề nghị kiểm tra lại hai ngày này."


def weekday_without_date() -> str:
    return "Ghi thứ nhưng không rõ là ngày nào. Đề nghị ghi ngày/tháng, hoặc ghi tuần (từ ngày … đến ngày …)."


def no_day() -> str:
    return "Không rõ ngày trực. Đề nghị ghi ngày vào hàng này."


def day_unread(text: str) -> str:
    return f"Không đọc được ngày trong {quoted(text)}. Đề nghị ghi theo mẫu 08/6/2024."


def year_assumed(year: int) -> str:
    return f"Bảng không ghi năm; đã lấy năm {year}. Nếu không đúng, đề nghị ghi năm vào tiêu đề rồi gửi lại."


def year_by_weekdays(year: int) -> str:
    return (
        f"Bảng không ghi năm; thứ và ngày trong bảng chỉ khớp với năm {year} nên đã lấy năm {year}. "
        "Nếu không đúng, đề nghị ghi năm vào tiêu đề rồi gửi lại."
    )


def row_left(problem: str, names: Sequence[str]) -> str:
    """A row that is not assigned, why, and who stands in it."""
    return problem + _people(names)


def unread_people(text: str) -> str:
    return f"Không đọc được tên người trong {quoted(text)}. Đề nghị ghi họ và tên, mỗi người một dòng."


def nothing_above() -> str:
    return "Ghi “như trên” nhưng phía trên không có ai. Đề nghị ghi rõ họ và tên."


def as_left() -> str:
    return "Ghi “như trên” nhưng hàng trên là vị trí trực khác; đã lấy như ô bên trái. Đề nghị xem lại."


def phone_unread(text: str) -> str:
    return f"Số điện thoại {quoted(text)} không đúng. Đã bỏ số này; đề nghị ghi lại đủ 10 số."


def phones_do_not_pair(people: int, phones: int) -> str:
    return (
        f"Có {people} người nhưng {phones} số điện thoại, không rõ số nào của ai. Đã bỏ các số này; "
        "đề nghị ghi mỗi người một dòng, đúng thứ tự."
    )


def more_phones(kept: str) -> str:
    return f"Một người có nhiều số điện thoại; đã lấy số {kept}."


def titles_do_not_pair(people: int, titles: int) -> str:
    return f"Có {people} người nhưng {titles} chức vụ; đã bỏ chức vụ. Đề nghị ghi mỗi người một dòng, đúng thứ tự."


def note_cancels(note: str) -> str:
    return f"Ghi chú {quoted(note)} nên chưa xếp trực hàng này. Đề nghị xem lại."


def note_changes(note: str) -> str:
    return f"Ghi chú {quoted(note)}: vẫn xếp trực theo bảng. Đề nghị xem lại."


def hours_unread(text: str) -> str:
    return f"Không rõ giờ trực trong {quoted(text)}. Đề nghị ghi giờ bắt đầu và giờ kết thúc."


def hours_vary() -> str:
    return "Giờ trực ghi khác nhau theo ngày hoặc theo mùa nên chưa lấy. Đề nghị ghi giờ vào từng hàng."


def mark_unread(text: str) -> str:
    return f"Không hiểu ký hiệu {quoted(text)}. Đề nghị ghi “x” nếu có trực, hoặc giải thích ký hiệu dưới bảng."


def reserve(heading: str) -> str:
    return f"{quoted(heading)} là người dự phòng, không xếp trực. Nếu có trực, đề nghị ghi ở cột trực."


def gap(heading: str, days: Sequence[date]) -> str:
    """A post that has somebody on the other days."""
    return f"Chưa có người trực ở {quoted(heading)}: {', '.join(map(on, days))}. Đề nghị bổ sung nếu thiếu."


def days_disagree(first: date, second: date) -> str:
    return f"Hàng này ghi hai ngày khác nhau ({on(first)} và {on(second)}). Đề nghị sửa lại ngày."


def two_phones(name: str) -> str:
    return f"Danh bạ ghi hai số điện thoại của {name} nên chưa lấy số nào. Đề nghị sửa lại danh bạ."


def table_without_days() -> str:
    return "Bảng này không có ngày trực nên chưa xếp ai. Đề nghị thêm cột Ngày."


def table_unread() -> str:
    return "Không tìm thấy cột ngày và cột người trực trong bảng này."


def too_long(characters: int) -> str:
    return f"Ô này dài {characters} chữ nên không đọc. Đề nghị tách thành từng hàng, mỗi ngày một hàng."


def nothing_found() -> str:
    return "Không tìm thấy lịch trực trong tệp. Đề nghị gửi bảng có cột Ngày và cột người trực."


def line_unread(text: str) -> str:
    return f"Không đọc được dòng {quoted(text)}. Đề nghị ghi theo mẫu “Thứ 7, 08/6: Nguyễn Văn A”."


def no_mark() -> str:
    """Somebody in a table of marks without any mark."""
    return "Không đánh dấu ngày trực nào. Đề nghị kiểm tra lại."
