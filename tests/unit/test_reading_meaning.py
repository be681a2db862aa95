"""What a message is about and how it stands to the world."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from duty.incidents import SURE_OF_KIND
from duty.reading import Gazetteer, Reading, as_record, read

NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)


def _read(text: str) -> Reading:
    return read(text, NOW, Gazetteer())


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("6 người TK3 vừa bắt xe lên huyện nộp đơn", "district"),
        ("TK9 có 12 người sáng mai lên tỉnh kêu vụ đền bù", "province"),
        ("Nếu không giải quyết thì bà con TK4 kéo ra Hà Nội", "central"),
        ("doan tk3 dang ngoi truoc cong uy ban tinh", "province"),
    ],
)
def test_going_higher_wins_over_crowd_and_petitioner(text: str, level: str) -> None:
    reading = _read(text)
    assert (reading.category, reading.heading) == ("upward", level)


@pytest.mark.parametrize(
    "text",
    [
        "Tai nạn ở cầu, 1 người bị thương đã chuyển bệnh viện tỉnh",
        "Có 12 người ở cổng uỷ ban, tình hình căng thẳng",
        "co 12 nguoi o cong uy ban, tinh hinh cang thang",
        "Có 8 người ở cổng uỷ ban, đề nghị công an huyện hỗ trợ",
    ],
)
def test_agencies_and_look_alikes_are_no_heading(text: str) -> None:
    assert _read(text).heading is None


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Nhóm thanh niên đánh nhau ở quán nước", "public_order"),
        ("Hai xe máy tông nhau, 1 người gãy tay", "accident"),
        ("chay nha o tk3, lua to", "fire_disaster"),
        ("TK9 mất điện từ sáng", "other"),
        ("Phát hiện quả đạn pháo khi đào móng", "other"),
        ("20 người dân kéo lên uỷ ban vì mất điện cả tuần", "crowd"),
        ("Bà con phản đối lò gạch gây cháy lá cây, tập trung đông", "crowd"),
    ],
)
def test_the_event_is_told_from_the_reason(text: str, category: str) -> None:
    assert _read(text).category == category


@pytest.mark.parametrize(
    "text",
    [
        "Hôm nay k có đoàn nào, tình hình ổn định",
        "tk3 0 có gì báo cáo",
        "Trong ngày không phát sinh vụ việc",
        "chieu ni tk4 binh yen khong co chi",
    ],
)
def test_a_nil_report_is_no_incident(text: str) -> None:
    reading = _read(text)
    assert (reading.kind, reading.nil) == ("chatter", True)


@pytest.mark.parametrize(
    "text",
    [
        "Cảm ơn các anh",
        "Mời các đồng chí 14h họp ở hội trường, dự kiến 40 người",
        "ai trực tối nay vậy",
        "xin đổi trực CN 9/6 với đ/c Hà",
        "Hôm qua em nhắn nhầm nhóm, bỏ qua nhé",
    ],
)
def test_talk_among_colleagues_is_chatter_without_facts(text: str) -> None:
    reading = _read(text)
    assert reading.kind == "chatter"
    assert reading.category is None
    assert reading.people_max is None


@pytest.mark.parametrize(
    "text",
    [
        "Cập nhật: đoàn TK4 tăng lên 35 người",
        "Đoàn TK4 đã giải tán lúc 10h30",
        "Vụ cháy lúc nãy đã dập xong",
        "số kia về rồi, giờ còn 12 người",
    ],
)
def test_news_of_a_known_case_is_an_update(text: str) -> None:
    assert _read(text).kind == "update"


def test_a_correction_takes_the_right_number() -> None:
    reading = _read("nhầm, 12 người chứ k phải 20")
    assert (reading.kind, reading.correction, reading.people_max) == ("update", True, 12)


def test_over_for_some_is_not_over() -> None:
    assert not _read("Đoàn lúc nãy còn 12 người, số kia về rồi").ended
    assert _read("Đoàn lúc nãy đã về hết").ended


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Đánh nhau ở chợ, đề nghị công an xuống gấp", True),
        ("danh nhau o cho, cong an xuong gap", True),
        ("Xe tải lật, 2 người mắc kẹt trong cabin", True),
        ("22 người ở cổng uỷ ban đòi gặp chủ tịch", False),
        ("22 nguoi o cong uy ban doi gap chu tich", False),
        ("Xe máy tự ngã, không ai bị thương", False),
        ("Một cháu ngã xe, chỉ xây xát nhẹ", False),
        ("Vụ cháy đã dập xong, không ai bị thương", False),
    ],
)
def test_urgent_means_help_demanded_or_real_danger(text: str, urgent: bool) -> None:
    assert _read(text).urgent is urgent


def test_danger_to_life_is_marked() -> None:
    assert _read("Xe tải lật, 2 người mắc kẹt trong cabin, máu nhiều").life_danger
    assert not _read("22 người ở cổng uỷ ban đòi gặp chủ tịch").life_danger


def test_a_rumour_is_marked_unverified() -> None:
    assert _read("Nghe nói mai vài chục hộ TK1 thuê xe lên tỉnh, chưa xác minh").unverified
    assert not _read("Có 12 người TK1 ở cổng uỷ ban").unverified


def test_a_drill_is_marked_and_not_certain() -> None:
    reading = _read("Đang tập huấn, ví dụ 50 người tập trung ở cổng uỷ ban")
    assert reading.drill
    assert reading.confidence["kind"] < 0.6


def test_a_denunciation_is_marked() -> None:
    assert _read("có 1 ng tố cáo cán bộ nhận tiền").denunciation
    assert not _read("có 1 ng hỏi chế độ").denunciation


def test_secrecy_marks_are_seen() -> None:
    assert _read("Kế hoạch TỐI MẬT số 5").secret
    assert not _read("xe bí mật đưa 5 người lên tỉnh").secret


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("12 người đòi bồi thường đất làm cao tốc", "compensation"),
        ("12 người hỏi việc cấp sổ đỏ", "land"),
        ("12 người phản đối trại lợn hôi thối", "environment"),
        ("1 người hỏi chế độ thương binh", "policy"),
        ("12 người đòi lại tiền đóng góp làm đường", "finance"),
        ("12 người kêu nước máy đục", "works"),
        ("1 người phản ánh cán bộ hách dịch", "conduct"),
        ("1 người khiếu nại quyết định xử phạt vi phạm hành chính", "other"),
        ("12 người đang ở cổng uỷ ban", None),
    ],
)
def test_the_topic_is_the_matter_and_not_a_passing_word(text: str, topic: str | None) -> None:
    assert _read(text).topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "Khoảng 20 người TK5 đang ngồi ở cổng uỷ ban đòi trả đất",
        "khoang 20 ng tk5 dang ngoi o cong ub doi tra dat",
        "KHOẢNG 20 NGƯỜI TK5 ĐANG NGỒI Ở CỔNG UỶ BAN ĐÒI TRẢ ĐẤT",
        "Khoangr 20 nguwowif tk5 ddang ngooif owr coongr uyr ban ddoif traar ddaats",
        "khoa3ng 20 nguo7i2 tk 5 d9ang ngo6i2 o73 co6ng3 uy3 ban d9o2i tra3 d9a6t1",
        "khoang 20 ngừoi tieu kuh 5 dang ngồi ở cổg ủy ban đòi trả đât",
        "khoang20nguoi tieukhu5 dang ngoi o conguyban doi tra dat",
    ],
)
def test_one_report_is_one_reading_in_every_way_of_typing(text: str) -> None:
    reading = _read(text)
    assert (reading.kind, reading.category, reading.people_max, reading.area, reading.topic) == (
        "report",
        "crowd",
        20,
        5,
        "land",
    )


def test_spans_show_the_original_words() -> None:
    text = "Báo cáo: lúc 8h30 có khoảng 20 người TK3 ở cổng UBND đòi đất"
    reading = _read(text)
    shown = {field: text[start:end] for field, (start, end) in reading.spans.items()}
    assert shown["people"] == "20 người"
    assert shown["area"] == "TK3"
    assert shown["time"] == "8h30"
    assert reading.place == "cổng UBND"


def test_an_unclear_message_with_an_area_is_a_report_that_asks() -> None:
    reading = _read("tk5 lộn xộn quá")
    assert reading.kind == "report"
    assert reading.confidence["category"] < SURE_OF_KIND


def test_the_record_has_the_keys_of_the_labelled_data() -> None:
    record = as_record(_read("Có 15-20 người TK3 ở cổng uỷ ban"))
    assert record["people"] == record["people_max"] == 20
    assert record["people_min"] == 15
    assert set(record) >= {"kind", "category", "households", "area", "heading", "topic", "time", "ended", "urgent"}


def test_only_the_writers_own_slip_is_a_correction() -> None:
    assert _read("Em nhầm, 12 người").correction
    assert _read("Nhầm, vụ đó ở tiểu khu 12").kind == "update"
    assert not _read("4 người đến xin xem lại vụ cấp nhầm sổ đỏ").correction
    assert not _read("3 người kêu nhà thầu không sửa lại cống").correction


@pytest.mark.parametrize(
    "text",
    [
        "5 người TK3 ngồi ở thị trấn chứ không đòi lên huyện",
        "Có 3 người gặp cán bộ xây dựng hỏi cống vỡ",
        "Bò mất trộm tìm thấy ở lò mổ huyện bên",
    ],
)
def test_a_journey_renounced_or_somebody_elses_district_is_no_heading(text: str) -> None:
    assert _read(text).heading is None


def test_a_threat_after_a_condition_is_a_journey() -> None:
    assert _read("Ba người TK3 nói không giải quyết thì lên tỉnh").heading == "province"


def test_a_clause_that_says_nobody_came_petitions_for_nothing() -> None:
    assert _read("TUẦN NÀY KHÔNG CÓ ĐƠN THƯ, KHÔNG CÓ AI ĐẾN PHÒNG TIẾP DÂN").kind == "chatter"
    assert _read("Không có đơn thư, nhưng 12 người đang ở cổng uỷ ban đòi đất").category == "crowd"


def test_what_is_told_for_the_first_time_is_open() -> None:
    assert not _read("Hai xe máy va quệt nhẹ trước trường, tự thoả thuận xong").ended
    assert _read("Vụ hai xe va quệt lúc nãy đã xử lý xong").ended


def test_a_lamp_that_goes_out_ends_nothing() -> None:
    assert not _read("Đèn tín hiệu ở ngã tư nháy rồi tắt hẳn").ended
    assert _read("Vụ cháy lúc nãy lửa tắt hẳn rồi").ended


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Cái barie đường ngang Tiểu khu 2 bị gãy", "other"),
        ("Gãy lan can chỗ khúc cua", "other"),
        ("Bò nhà ai xổng ra đường tránh", "other"),
        ("Nước máy ở dãy nhà sau ga không chảy", "other"),
        ("Xe lôi mất lái lao xuống ruộng", "accident"),
        ("Bê tông đổ ra đường chưa dọn", "other"),
        ("Một bác thợ xây bị ngất giữa trưa", "accident"),
        ("Kẻ gian lẻn vào bê mất cái két", "public_order"),
        ("Dàn loa nhà đám cưới mở to hết cỡ", "public_order"),
        ("Tốp thanh niên cầm mã tấu kéo đến quán đòi đánh nhau", "public_order"),
        ("Nhóm thanh niên tụ tập hút chích sau chợ", "public_order"),
    ],
)
def test_two_words_together_tell_the_event(text: str, category: str) -> None:
    assert _read(text).category == category


def test_who_tells_is_not_who_came() -> None:
    assert _read("Người dân gọi báo có mùi khí lạ ở trạm gas").category == "other"
    assert _read("Người dân kéo đến báo ruộng bị lấn").category == "crowd"


@pytest.mark.parametrize(
    "text",
    [
        "Ba thanh niên đi xe không biển số rú ga quanh chợ",
        "Không rõ vì sao hai nhóm đánh nhau ở chợ",
        "Hai bên không may đâm nhau, đánh nhau luôn",
    ],
)
def test_a_negation_ends_with_what_it_denies(text: str) -> None:
    assert _read(text).category == "public_order"


def test_dead_cattle_are_not_urgent() -> None:
    assert not _read("Sét đánh chết 2 con trâu ngoài đồng").urgent
    assert _read("Sét đánh chết 2 người ngoài đồng").urgent


def test_marks_that_are_there_are_taken_at_their_word() -> None:
    assert _read("Bảy tám thanh niên cầm tuýp chạy xe trước quán").category == "public_order"
    assert _read("Bộ phận một cửa: 1 nam hỏi sổ đỏ").people_max == 1


@pytest.mark.parametrize(
    "text", ["Ai đi ngang uỷ ban huyện lấy giúp mình tập công văn với", "Ai còn giữ hồ sơ vụ năm 2019"]
)
def test_asking_the_room_is_chatter(text: str) -> None:
    assert _read(text).kind == "chatter"
