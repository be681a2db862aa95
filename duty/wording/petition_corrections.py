"""Putting right what was entered wrongly about a petition, in words."""

from __future__ import annotations

from datetime import date

from duty.messages import Choice, Message
from duty.petitions import Petition, Step
from duty.wording import facts as say
from duty.wording.petitions import STAGE_NAMES, name
from duty.wording.reception import MATTER_NAMES as KIND_NAMES

NOT_YOURS = "Đơn của người khác phụ trách: xin nhờ người phụ trách, văn phòng hoặc lãnh đạo sửa."
QUESTIONS = {
    "number": "Số đơn đúng là số mấy? Ví dụ: 46, hoặc 46/2023 nếu thuộc sổ năm khác. Gõ Huỷ để thôi.",
    "received_on": "Nhận đơn ngày nào? Gõ ngày, ví dụ 3/6. Gõ Huỷ để thôi.",
    "incident": "Đơn thuộc sự việc nào? Gõ mã, ví dụ SV-17. Gõ Huỷ để thôi.",
}
_BUTTONS = {"number": "Số đơn", "received_on": "Ngày nhận", "incident": "Sự việc"}


def menu(petition: Petition, today: date) -> Message:
    """What can be put right."""
    token = f"don:s:{petition.id}:sua"
    buttons = [Choice(text, f"{token}:{key}") for key, text in _BUTTONS.items()]
    buttons.append(Choice("Loại đơn", f"{token}:kind"))
    if not petition.secret:
        buttons.append(Choice("Lĩnh vực", f"{token}:topic"))
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    last = petition.undoable
    if last is not None:
        rows.append((Choice(f"↩️ Bỏ bước: {_step(last)}", f"{token}:undo.{last.id}"),))
    rows.append((Choice("❌ Bỏ đơn này khỏi sổ", f"{token}:void"),))
    return Message(title=f"✏️ {name(petition, today)}", lines=("Sửa gì? Giá trị cũ vẫn được lưu.",), choices=tuple(rows))


def _step(step: Step) -> str:
    what = {
        "stage": next((text for key, text in STAGE_NAMES.items() if key == step.value), step.value),
        "extend": "gia hạn",
        "met": "đã làm",
        "event": "ghi ngày",
    }[step.kind]
    return f"{what} {step.on_date:%d/%m}"


def ask_kind(petition: Petition, today: date) -> Message:
    """Of which kind is it really?"""
    token = f"don:s:{petition.id}:sua:kind"
    choices = [(Choice(text, f"{token}.{key}1"),) for key, text in KIND_NAMES.items()]
    choices.insert(1, (Choice(f"{KIND_NAMES['complaint']} lần 2", f"{token}.complaint2"),))
    lines = ["❓ Loại đơn đúng?"]
    if not petition.secret:
        lines.append("Sửa thành tố cáo thì lĩnh vực, nơi chuyển, lý do đã ghi được xoá hẳn.")
    return Message(title=f"✏️ {name(petition, today)}", lines=tuple(lines), choices=tuple(choices))


def ask_topic(petition: Petition, today: date) -> Message:
    """What is it really about?"""
    token = f"don:s:{petition.id}:sua:topic"
    topics = [Choice(text.split(",")[0], f"{token}.{key}") for key, text in say.TOPIC_NAMES.items()]
    return Message(
        title=f"✏️ {name(petition, today)}",
        lines=("❓ Lĩnh vực đúng?",),
        choices=tuple(tuple(topics[at : at + 2]) for at in range(0, len(topics), 2)),
    )


def ask_void(petition: Petition, today: date) -> Message:
    """Should it never have been in the book?"""
    return Message(
        title=f"❌ {name(petition, today)}",
        lines=("Chỉ bỏ khi vào sổ nhầm. Đơn vẫn được lưu, nhưng không tính vào số liệu; số đơn dùng lại được.",),
        choices=((Choice("❌ Bỏ khỏi sổ", f"don:s:{petition.id}:sua:void.sure"),),),
    )


def voided(petition: Petition, today: date) -> Message:
    """It no longer counts."""
    return Message(title=f"❌ Đã bỏ khỏi sổ · {name(petition, today)}", lines=("Đơn vẫn được lưu, không còn tính.",))
