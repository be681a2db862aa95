"""Numbers, people, households and the traps around them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from duty.reading import Area, Gazetteer, Reading, read

NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)
TWELVE = Gazetteer(tuple(Area(number, f"Tiểu khu {number}") for number in range(1, 13)))


def _read(text: str, gazetteer: Gazetteer = TWELVE) -> Reading:
    return read(text, NOW, gazetteer)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("20", 20, 20),
        ("khoảng 20", 20, 20),
        ("15-20", 15, 20),
        ("15 đến 18", 15, 18),
        ("hai chục", 20, 20),
        ("chục", 10, 10),
        ("hơn chục", 10, 10),
        ("mươi lăm", 15, 15),
        ("vài chục", 20, 30),
        ("vài", 2, 3),
        ("dăm", 5, 5),
        ("dăm bảy", 5, 7),
        ("năm bảy", 5, 7),
        ("ba bốn", 3, 4),
        ("hăm lăm", 25, 25),
        ("ba mươi mốt", 31, 31),
        ("một trăm", 100, 100),
        ("trăm rưỡi", 150, 150),
        ("hơn trăm", 100, 100),
        ("hai trăm linh năm", 205, 205),
        ("đôi ba", 2, 3),
        ("1.200", 1200, 1200),
        ("3 chục", 30, 30),
    ],
)
def test_numbers_are_read_as_people_say_them(said: str, low: int, high: int) -> None:
    reading = _read(f"Có {said} người kéo đến cổng uỷ ban đòi trả đất")
    assert (reading.people_min, reading.people_max) == (low, high)


@pytest.mark.parametrize("said", ["khoảng 20", "chừng 20", "độ 20", "tầm 20", "gần 20", "hơn 20", "trên 20", "~20"])
def test_a_hedged_number_is_marked_approximate(said: str) -> None:
    reading = _read(f"Có {said} người tập trung ở cổng uỷ ban")
    assert reading.people_max == 20
    assert reading.people_approx


@pytest.mark.parametrize(
    "trap",
    [
        "sđt 0912345678",
        "xe 36B1-123.45",
        "ngày 5/6",
        "đền bù 1,2 triệu một mét",
        "thu hồi 200m2 đất",
        "số nhà 15",
        "chặn QL1A",
        "theo QĐ 54/QĐ-UBND",
        "lần 2",
        "xe 45 chỗ",
        "tăng từ 150 lên 300 nghìn",
        "tổ 5",
    ],
)
def test_other_numbers_are_never_people(trap: str) -> None:
    assert _read(f"Bà con kéo lên uỷ ban phản đối, {trap}").people_max is None


def test_the_number_of_an_area_does_not_run_into_the_count() -> None:
    reading = _read("TK3co15ng dang o cong ub")
    assert (reading.area, reading.people_max) == (3, 15)


def test_a_spoken_area_is_cut_from_the_count_after_it() -> None:
    reading = _read("tieu khu ba muoi lam nguoi ra uy ban hoi viec lay dat")
    assert (reading.area, reading.people_max) == (3, 15)


def test_households_are_not_people() -> None:
    reading = _read("Hai chục hộ Tiểu khu 4 kéo lên uỷ ban phản đối mức phí mới")
    assert (reading.people_max, reading.households, reading.category) == (None, 20, "crowd")


def test_officers_on_the_spot_are_not_counted() -> None:
    reading = _read("Có 8 người dân TK2 ở cổng uỷ ban đòi đất, 3 cán bộ đang tiếp")
    assert reading.people_max == 8


def test_delegates_are_a_part_of_the_group() -> None:
    assert _read("Đoàn TK2 lúc sáng: chủ tịch đã tiếp 3 người đại diện").people_max is None


def test_ba_con_without_marks_is_no_three() -> None:
    assert _read("ba con tk3 keo len uy ban dong lam").people_max is None


def test_the_later_number_of_a_growing_crowd_counts() -> None:
    assert _read("bs: lúc đầu 10 người, giờ lên 35 người rồi").people_max == 35


def test_dead_and_hurt_are_counted_together() -> None:
    assert _read("Tai nạn ở cầu: 1 người chết và 2 người bị thương nặng").people_max == 3


def test_a_couple_is_two() -> None:
    assert _read("Hai vợ chồng ở TK2 đến hỏi thủ tục tách thửa").people_max == 2


def test_nothing_stated_stays_open() -> None:
    reading = _read("Dân TK4 kéo lên uỷ ban đông lắm, chưa đếm được")
    assert (reading.people_max, reading.category) == (None, "crowd")
    assert reading.confidence["people"] < 0.7


def test_five_people_are_a_crowd_and_four_are_petitioners() -> None:
    assert _read("Có 5 người đến trụ sở hỏi chế độ").category == "crowd"
    assert _read("Có 4 người đến trụ sở hỏi chế độ").category == "petitioner"


def test_an_area_outside_the_list_is_read_with_doubt() -> None:
    reading = _read("Có 20 người TK31 kéo lên uỷ ban")
    assert reading.area == 31
    assert reading.confidence["area"] < 0.5


def test_a_neighbourhood_group_or_lane_is_no_area() -> None:
    assert _read("Bà con tổ 5 ngõ 3 kéo lên uỷ ban kêu điện yếu").area is None


def test_the_scene_outranks_the_sender() -> None:
    assert _read("TK6 báo: 8 người tụ tập ở nhà văn hoá TK3 phản đối bãi rác").area == 3


def test_names_and_landmarks_of_the_unit_give_the_area() -> None:
    from duty.reading import Landmark

    gazetteer = Gazetteer((Area(7, "Tiểu khu Nam Thượng", ("Nam Thượng",)),), (Landmark("cầu Lèn", (), 7),))
    assert _read("co 12 nguoi nam thuong keo len uy ban", gazetteer).area == 7
    reading = _read("Tai nạn ở cầu Lèn, 1 người bị thương", gazetteer)
    assert (reading.area, reading.place) == (7, "cầu Lèn")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("da ga an tien o bai tha ma, tam chuc thang", 10),
        ("gan tam chuc nguoi vay tru so", 80),
        ("tam ba muoi lam nguoi ngoi o san truong", 35),
        ("vu chay da dap tat, khong thiet hai nguoi", None),
        ("tuan sau phu huynh cho con nghi hoc tap the", None),
        ("Đoàn ở sân uỷ ban, đếm sơ sơ 35, đòi đất", 35),
        ("1 nguoi chet tai cho 2 nguoi bi thuong nang", 3),
        ("1 ô hỏi sổ hộ nghèo", 1),
        ("1 ô tô cháy ở bãi xe", None),
    ],
)
def test_words_that_look_like_numbers_are_told_apart(text: str, people: int | None) -> None:
    assert _read(text).people_max == people


def test_the_home_where_it_happens_is_no_counted_household() -> None:
    assert _read("bắt quả tang 6 đối tượng đánh bạc tại nhà 1 hộ TK5").households is None
