"""What must hold for every way of typing the same roster, and for any grid at all."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from duty.sheets import Cell, Sheet, Table, phones, read
from duty.sheets.days import WEEKDAYS
from duty.sheets.letters import clean, fold
from duty.sheets.people import read as people
from tests.unit.sheets_stage import TODAY, told

NAMES = (
    "Lê Văn Thắng",
    "Trịnh Thị Lan",
    "Đỗ Minh Tuấn",
    "Phạm Thị Hương",
    "Bùi Văn Cường",
    "Mai Xuân Phúc",
    "Hà Thị Chiều",
)
PHONES = tuple(f"0912000{n}" for n in range(101, 108))

DATE_FORMS = (
    lambda on: f"{on.day:02d}/{on.month:02d}/{on.year}",
    lambda on: f"{on.day}/{on.month}",
    lambda on: f"{on.day:02d}.{on.month}",
    lambda on: f"{on.day:02d}-{on.month:02d}-{on.year}",
    lambda on: f"{on.day}-{on.month}",
    lambda on: f"ngày {on.day} tháng {on.month}",
    lambda on: f"Ngày {on.day:02d} tháng {on.month:02d} năm {on.year}",
    lambda on: on.isoformat(),
    lambda on: f"{on.day}/{on.month}/{on.year % 100:02d}",
    lambda on: f"{WEEKDAYS[on.weekday()]}, {on.day:02d}/{on.month:02d}",
    lambda on: f"{('T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN')[on.weekday()]} - {on.day}/{on.month}/{on.year}",
    lambda on: f"{on.day:02d}/{on.month:02d}\n({WEEKDAYS[on.weekday()].upper()})",
    lambda on: str(on.day),
    lambda on: on,
    lambda on: float((on - date(1899, 12, 30)).days),
    lambda on: float(on.day),
)
PHONE_FORMS = (
    lambda number: number,
    lambda number: number[1:],
    lambda number: f"{number[:4]}.{number[4:7]}.{number[7:]}",
    lambda number: f"{number[:4]} {number[4:7]} {number[7:]}",
    lambda number: f"{number[:4]}-{number[4:]}",
    lambda number: f"+84{number[1:]}",
    lambda number: f"+84 {number[1:4]} {number[4:7]} {number[7:]}",
    lambda number: f"(+84) {number[1:]}",
    lambda number: f"84{number[1:]}",
    lambda number: f"({number[:4]}) {number[4:]}",
    lambda number: f"SĐT: {number}",
    float,
)
SEPARATORS = ("\n", ", ", "; ", " + ", " và ", " / ", " & ", "+", "/", " - ")
ADDRESS = ("", "Đ/c ", "đ/c ", "Ông ", "Bà ", "Anh ", "đồng chí ")


def cell(value: object, where: str) -> Cell:
    """A cell as a spreadsheet gives it."""
    if isinstance(value, float):
        return Cell(str(int(value)), value, where)
    if isinstance(value, date):
        return Cell(f"{value:%d/%m/%Y}", value, where)
    return Cell(str(value), None, where)


def grid(rows: list[list[object]], context: str = "") -> Table:
    return Table(
        "Bảng",
        tuple(tuple(cell(v, f"B!{chr(65 + c)}{r}") for c, v in enumerate(row)) for r, row in enumerate(rows, 1)),
        context,
    )


@given(data=st.data())
@settings(max_examples=120, deadline=None)
def test_columns_dates_phones_and_separators_may_stand_in_any_way(data: st.DataObject) -> None:
    days = data.draw(st.lists(st.integers(1, 30), min_size=2, max_size=6, unique=True).map(sorted))
    form = data.draw(st.sampled_from(DATE_FORMS))
    phone = data.draw(st.sampled_from(PHONE_FORMS))
    columns: dict[str, list[object]] = {
        "TT": [],
        "Ngày trực": [],
        "Buổi": [],
        "Lãnh đạo trực": [],
        "SĐT": [],
        "Chức vụ": [],
        "Ghi chú": [],
    }
    expected = []
    for n, day in enumerate(days, 1):
        on = date(2024, 6, day)
        who = data.draw(st.integers(0, len(NAMES) - 1))
        shift, hours = data.draw(
            st.sampled_from([("Sáng", "07:00-11:30"), ("Cả ngày", "07:00-07:00"), ("17h-7h", "17:00-07:00")])
        )
        values = (
            float(n),
            form(on),
            shift,
            data.draw(st.sampled_from(ADDRESS)) + NAMES[who],
            phone(PHONES[who]),
            "PCT UBND",
            "",
        )
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
        expected.append(f"{on:%d/%m/%y} | {hours} | command | {NAMES[who]} | PCT UBND | {PHONES[who]}")
    order = data.draw(st.permutations(list(columns)))
    rows: list[list[object]] = [list(order)] + [[columns[head][n] for head in order] for n in range(len(days))]
    sheet = read([grid(rows, "LỊCH TRỰC THÁNG 6 NĂM 2024")], TODAY)
    assert told(sheet) == sorted(expected)
    assert not sheet.doubts


@given(
    who=st.lists(st.integers(0, len(NAMES) - 1), min_size=1, max_size=4, unique=True),
    separator=st.sampled_from(SEPARATORS),
    address=st.sampled_from(ADDRESS),
    phone=st.sampled_from([form for form in PHONE_FORMS[:-1] if form is not PHONE_FORMS[10]]),
    style=st.sampled_from(
        ["{0}", "{0} ({1})", "{0} - PCT UBND ({1})", "{0} - {1}", "{0}, PCT UBND, {1}", "{0} PCT UBND {1}"]
    ),
    numbered=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_people_of_one_cell_are_told_apart_however_parted(who, separator, address, phone, style, numbered) -> None:
    pieces = [style.format(address + NAMES[n], phone(PHONES[n])) for n in who]
    if numbered and separator == "\n":
        pieces = [f"{n}. {piece}" for n, piece in enumerate(pieces, 1)]
    found = people(clean(separator.join(pieces)))
    assert [one.name for one in found.people] == [NAMES[n] for n in who]
    assert [one.title for one in found.people] == ["PCT UBND" if "PCT" in style else None] * len(who)
    assert [one.phone for one in found.people] == [PHONES[n] if "{1}" in style else None for n in who]
    assert not found.odd


@given(number=st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), form=st.sampled_from(PHONE_FORMS[:-1]))
@settings(max_examples=100, deadline=None)
def test_a_phone_is_the_same_number_however_typed(number: str, form) -> None:
    found = phones.find(clean(str(form(number))))
    assert [one.number for one in found] == [number]
    assert phones.from_value(float(number)) == number


FRAGMENTS = (
    "",
    "",
    "TT",
    "Thứ",
    "Ngày",
    "Ca",
    "Họ tên",
    "SĐT",
    "Chức vụ",
    "Ghi chú",
    "Lãnh đạo trực",
    "Công an",
    "Tháng",
    "Từ ngày",
    "Thứ 2",
    "CN",
    "T7",
    "08/6",
    "31/6",
    "2024",
    "6",
    "31",
    "01/6-09/6",
    "Sáng",
    "Đêm",
    "Ca 1",
    "7h-11h",
    "24/24",
    "nt",
    '"',
    "x",
    "-",
    "Nghỉ",
    "không trực",
    "Lê Văn Thắng",
    "Đ/c Hà - PCT",
    "A",
    "Trịnh Thị Lan 0912000102",
    "912000101",
    "09",
    "THÁNG 6 NĂM 2024",
    "Tuần 23 (03/6 - 09/6)",
    "Nơi nhận:",
    "CHỦ TỊCH",
    "Hà Trung, ngày 30 tháng 5 năm 2024",
    "hằng tuần",
    "Thứ 7 ngày 08/6: đ/c Lan; CN: Hà",
    "99/99/9999",
    "từ 28/12 đến 03/01",
    "0/0",
    "29/2",
    "12-13",
    "1.",
    "(((",
    ")",
    ":",
    "ngày",
)
# What may stand in any cell of a row of the body: no head of a column, no line from below the table.
BESIDE = FRAGMENTS[:2] + FRAGMENTS[FRAGMENTS.index("Thứ 2") : FRAGMENTS.index("THÁNG 6 NĂM 2024")]
VALUES = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.text(max_size=12),
    st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=4).map("\n".join),
    st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=4).map(" ".join),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@st.composite
def any_table(draw: st.DrawFn) -> Table:
    """Any grid of plausible and absurd cells, some merged, rows of unequal length."""
    rows: list[tuple[Cell, ...]] = []
    for r in range(draw(st.integers(0, 8))):
        row: list[Cell] = []
        for c in range(draw(st.integers(0, 7))):
            merge = draw(st.integers(0, 9))
            if merge == 0 and rows and c < len(rows[-1]):
                row.append(rows[-1][c])
            elif merge == 1 and row:
                row.append(row[-1])
            else:
                value = draw(VALUES)
                typed = value if isinstance(value, float | date | time) else None
                row.append(Cell(value if isinstance(value, str) else str(value), typed, f"S!{chr(65 + c)}{r + 1}"))
        rows.append(tuple(row))
    return Table("S", tuple(rows), draw(st.lists(st.sampled_from(FRAGMENTS), max_size=4).map("\n".join)))


@given(tables=st.lists(any_table(), max_size=2), today=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
@settings(max_examples=150, deadline=None)
def test_no_grid_makes_the_reader_fail_or_stay_silent(tables: list[Table], today: date) -> None:
    sheet = read(tables, today)
    assert sheet.entries or sheet.doubts
    assert all(entry.person and entry.where for entry in sheet.entries)
    assert all(doubt.what.endswith(".") for doubt in sheet.doubts)


def told_of(name: str, sheet: Sheet) -> bool:
    words = [entry.person for entry in sheet.entries] + [doubt.what for doubt in sheet.doubts]
    return any(name in word for word in words)


BEFORE = st.sampled_from(["", "Đ/c ", "1. ", "- ", "Sáng: ", "Công an: ", "Phó Chủ tịch "])
BEHIND = st.sampled_from(
    ["", " - PCT", " (0912000101)", " 09123", " (trực thay)", ", Công an viên", "\nnt", " ???", " - theo lịch riêng"]
)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_every_name_under_a_duty_column_is_an_entry_or_in_a_doubt(data: st.DataObject) -> None:
    day = st.sampled_from(
        ["08/6", "31/6", "", "Thứ 7", "T7 08/6", "???", "nt", "01/6-09/6", "9-8", "từ 20/1 đến 20/9", "Ca 1", "12"]
    )
    note = st.sampled_from(["", "không trực", "đổi với đ/c Hà", "nghỉ", "trực thay", "Ghi chú: x"])
    rows: list[list[object]] = [data.draw(st.permutations(["Ngày", "Lãnh đạo trực", "Công an", "Ghi chú"]))]
    names: list[str] = []
    for _ in range(data.draw(st.integers(1, 5))):
        row: list[object] = []
        for head in rows[0]:
            if head == "Ngày":
                row.append(data.draw(day))
            elif head == "Ghi chú":
                row.append(data.draw(note))
            elif data.draw(st.integers(0, 3)) == 0:
                row.append(data.draw(st.sampled_from(["", "-", "nt", "x", "Công an huyện trực"])))
            else:
                name = data.draw(st.sampled_from(NAMES))
                names.append(name)
                row.append(data.draw(BEFORE) + name + data.draw(BEHIND))
        rows.append(row)
    sheet = read(
        [grid(rows, data.draw(st.sampled_from(["", "THÁNG 6 NĂM 2024", "Tuần từ 03/6 đến 09/6/2024"])))], TODAY
    )
    missing = [name for name in names if not told_of(name, sheet)]
    assert not missing, (missing, rows)


HEADS = ("TT", "Ngày", "Thứ", "Ca trực", "Tháng", "Nhiệm vụ", "SĐT", "Chức vụ", "Ghi chú")
DUTY_HEADS = ("Lãnh đạo trực", "Công an", "T7 08/6", "CN 09/6", "Thứ 2", "Sáng", "Trực đêm", "Người trực", "Họ và tên")


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_under_any_head_and_beside_anything_no_name_is_lost(data: st.DataObject) -> None:
    side = data.draw(st.lists(st.sampled_from(HEADS), max_size=4, unique=True))
    duty = data.draw(st.lists(st.sampled_from(DUTY_HEADS), min_size=1, max_size=4, unique=True))
    heads = data.draw(st.permutations(side + duty))
    if len(heads) < 2:
        return
    names: list[str] = []
    rows: list[list[object]] = [list(heads)]
    for _ in range(data.draw(st.integers(1, 4))):
        row: list[object] = []
        for head in heads:
            if head in DUTY_HEADS and data.draw(st.integers(0, 2)):
                names.append(data.draw(st.sampled_from(NAMES)))
                row.append(names[-1] + data.draw(BEHIND))
            else:
                row.append(data.draw(st.sampled_from(BESIDE)))
        rows.append(row)
    sheet = read(
        [grid(rows, data.draw(st.sampled_from(["", "THÁNG 6 NĂM 2024", "Tuần từ 03/6 đến 09/6/2024"])))], TODAY
    )
    missing = [name for name in names if not told_of(name, sheet)]
    assert not missing, (missing, rows)


GIVEN = (
    "Thắng",
    "Tuấn",
    "Thu",
    "Sang",
    "Trúc",
    "Khôi",
    "Tú",
    "Tô",
    "Ca",
    "Chiều",
    "Sáng",
    "Thư",
    "Buổi",
    "Mây",
    "Ba",
    "Đêm",
    "Tối",
    "Hà",
)


@given(names=st.lists(st.sampled_from(GIVEN), min_size=2, max_size=8), address=st.sampled_from(["", "Đ/c "]))
@settings(max_examples=80, deadline=None)
def test_names_that_look_like_heads_are_never_lost(names: list[str], address: str) -> None:
    pairs = list(zip(names[::2], names[1::2], strict=False))
    rows: list[list[object]] = [["Ngày", "Lãnh đạo trực", "Công an"]]
    rows += [[f"{n:02d}/6/2024", address + one, address + other] for n, (one, other) in enumerate(pairs, 1)]
    sheet = read([grid(rows)], TODAY)
    assert all(told_of(name, sheet) for pair in pairs for name in pair)


@given(
    on=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    away=st.integers(-100, 100),
    form=st.sampled_from(DATE_FORMS[1:3]),
)
@settings(max_examples=80, deadline=None)
def test_a_date_without_a_year_is_the_nearest_one(on: date, away: int, form) -> None:
    if (on.month, on.day) == (2, 29):
        return
    sheet = read([grid([["Ngày", "Lãnh đạo trực"], [form(on), "Lê Văn Thắng"]])], on + timedelta(days=away))
    assert [entry.on for entry in sheet.entries] == [on]
    assert not sheet.doubts


@given(text=st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_folding_keeps_every_place_and_cleaning_is_done_once(text: str) -> None:
    assert len(fold(clean(text))) == len(clean(text))
    assert clean(clean(text)) == clean(text)


def test_hours_of_a_value_are_hours() -> None:
    rows = (("Ngày", "Từ giờ", "Trực ban"), (datetime(2024, 6, 8), "7h-11h", "Lê Văn Thắng"))  # noqa: DTZ001
    assert told(read([grid([list(row) for row in rows])], TODAY)) == ["08/06/24 | 07:00-11:00 | ? | Lê Văn Thắng"]
