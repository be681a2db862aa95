"""The plain words that a slip of the finger may have meant: common words first, then every word of the tables."""

from __future__ import annotations

from duty.reading.normalise import plain
from duty.reading.words_civic import CIVIC
from duty.reading.words_events import EVENTS
from duty.reading.words_people import PEOPLE
from duty.reading.words_state import STATE
from duty.reading.words_topics import TOPICS

_COMMON = """
nguoi co khong dang o duoc la den len ra di ve va cua cho toi em anh ba con dan khu tieu uy ban cong truoc nha
van hoa don vi xe duong dat dien nuoc bao cao khoang nhom doan tap trung huyen tinh gio phut sang trua chieu dem
nay qua mai hom roi nua nhieu lam qua chung trong ngoai tren duoi thanh nien nghi ngo cong an xuong gap de nghi
mot hai bon nam sau bay tam chin muoi chuc tram phan anh khieu nai kien lanh dao chu tich tra tien keo doi
phuong truong hoc cau song cho ga pho ngay thang tuan thu bi hoi noi thi vi ly do viec vu gi nao dau khi luc hoi
vua moi da se chua con chi nen vao ben canh gan giua
"""


def _collect() -> tuple[str, ...]:
    words: dict[str, None] = dict.fromkeys(_COMMON.split())
    for table in (PEOPLE, CIVIC, EVENTS, STATE, TOPICS):
        for phrases in table.values():
            for word in plain(phrases).replace("|", " ").split():
                clean = word.strip("!").split("*")[0]
                if clean.isalpha() and len(clean) > 1:
                    words.setdefault(clean)
    return tuple(words)


VOCABULARY = _collect()
