"""Data: classes of words that tell an event when two of them stand together: a thing and what broke it."""

from __future__ import annotations

THINGS: dict[str, str] = {
    "thing": """
        !đèn | bóng đèn | đèn đường | đèn tín hiệu | đèn giao thông | đèn cao áp | đèn chiếu sáng | cột điện | trụ điện
        | cột đèn | !cột | !trụ | cột cờ | dây điện | đường dây | dây cáp | cáp viễn thông | cáp quang | !dây | !cáp
        | nắp cống | nắp hố ga | hố ga | tấm đan | !cống | cống hộp | cống thoát nước | rãnh nước | rãnh thoát nước
        | mương nước | ống nước | đường ống | ống cấp nước | !ống | vòi nước | bể nước | mặt cầu | lan can | cầu treo
        | cầu phao | cầu tạm | cầu dân sinh | !cầu | mặt đường | lòng đường | nền đường | lề đường | vỉa hè | biển báo
        | biển chỉ đường | biển quảng cáo | gương cầu | gác chắn | rào chắn | cần chắn | barie | loa phát thanh
        | loa truyền thanh | loa công cộng | cụm loa | camera | cây xà cừ | cây phượng | cây bàng | cây cổ thụ
        | cây xanh | cây to | cây đa | cây gạo | cây bạch đàn | cành cây | !cành | !cây | tán cây | máy bơm | trạm bơm
        | trạm biến áp | trạm điện | tủ điện | hộp điện | công tơ | cầu dao | máy phát | mạng internet | đường truyền
        | wifi | máy chủ | phần mềm | hệ thống | trang web | máy in | thang máy | cửa cống | van nước | đồng hồ nước
        | ghế đá | nhà vệ sinh công cộng | nhà chờ | tường rào | tường bao | hàng rào | cổng chào | đường ngang
        | đường bê tông | đường ngõ | đường gom | bến đò | bậc thang""",
    "broken": """
        !hỏng | bị hỏng | hư hỏng | bị hư | !hư | !gãy | bị gãy | gãy đổ | đổ xuống | đổ ra đường | đổ ngang
        | đổ chắn | !đổ | bị đổ | sắp đổ | nghiêng | nghiêng hẳn | xiêu vẹo | !vỡ | bị vỡ | nứt toác | !nứt | bị nứt
        | !bục | !tắc | bị tắc | tắc nghẽn | nghẹt | !rò | rò rỉ | phun nước | phun tung tóe | chảy lênh láng | !sập
        | bị sập | sập xuống | !sụt | sụt lún | sụt xuống | !lún | !thủng | bị thủng | !đứt | bị đứt | đứt lìa | !rơi
        | rơi xuống | !sà | sà xuống | !võng | võng xuống | võng thấp | chùng xuống | !chùng | bật gốc | bật nắp
        | bong tróc | !trôi | bị trôi | !mất | bị mất | mất nắp | !lật | bị lật | !lệch | xô lệch | mục rỗng | !mục
        | !tắt | tắt ngóm | tắt hẳn | không sáng | không hoạt động | không chạy | ngừng chạy | chập chờn | !chập
        | nháy liên tục | phóng điện | tóe lửa | xẹt lửa | xuống cấp | han rỉ | hoen rỉ | !sạt | cong vênh | bị kẹt
        | treo máy | bị lỗi | không vào được | quá tải | !hở ra | lòi ra | lồi lõm""",
    "beast": """
        !trâu | !bò | đàn trâu | đàn bò | con trâu | con bò | !lợn | con lợn | đàn lợn | !gà | đàn gà | !vịt
        | đàn vịt | con chó | !chó | chó dại | chó lạ | !mèo | con ngựa | !dê | đàn dê | con khỉ | con rắn | !rắn
        | đàn ong | tổ ong | bầy ong | con trăn | cá lồng | gia súc | gia cầm | vật nuôi | thú hoang | ao cá | heo""",
    "beast_trouble": """
        !chết | chết hàng loạt | bị chết | chết nhiều | chết bất thường | chết dọc | bị ốm | !ốm | ốm hàng loạt
        | bị bệnh | mắc bệnh | bị dịch | bỏ ăn | sùi bọt mép | !sổng | !xổng | sổng chuồng | xổng chuồng | chạy rông
        | thả rông | chạy lung tung | đi lạc | bị lạc | chạy ra đường | tràn ra đường | nằm giữa đường | phá vườn
        | phá lúa | phá ruộng | giẫm nát | nổi trắng | bò vào nhà | chui vào nhà | vào trường | vào lớp | làm tổ
        | lăn ra""",
    "bites": "!cắn | cắn # | cắn người | cắn cháu | cắn vào | húc người | !húc | đốt người | !đốt",
    "vehicle": """
        xe máy | xe tải | xe khách | xe con | ô tô | xe đạp | xe ba gác | công nông | xe đạp điện | xe điện
        | container | xe ben | xe bồn | đầu kéo | xe buýt | tàu hỏa | tàu hàng | xe ôm | xe bán tải | máy cày
        | máy gặt | máy xúc | máy ủi | !thuyền | !đò | taxi | xe lôi | xe chở | xe""",
    "collides": """
        !đâm | đâm vào | đâm phải | !tông | tông vào | tông trúng | va vào | va chạm | va quệt | va nhau | !húc
        | húc vào | húc đổ | !cán | cán qua | cán phải | cán trúng | !quệt | !quẹt | quệt vào | !lật | bị lật
        | tự lật | lật nghiêng | lật ngửa | lật xuống | lao xuống | lao vào | mất lái | mất phanh | trượt ngã | !ngã
        | tự ngã | ngã xuống | tự đổ | !chìm | bị chìm | rơi xuống | bay xuống | trôi dốc | nổ lốp""",
    "harmed": """
        !ngã | bị ngã | ngã từ | ngã xuống | trượt chân | rơi từ | rơi xuống | !ngất | ngất xỉu | bị ngất | co giật
        | đột quỵ | !bỏng | bị bỏng | đuối nước | chết đuối | bị điện giật | điện giật | bị cuốn | bị đè | bị kẹp
        | bị cán | bị cắn | bị húc | ngộ độc | bị ngộ độc | !hóc | đứt tay | gãy tay | gãy chân | bất tỉnh | uống nhầm
        | bị tai nạn | gặp nạn | bị nước cuốn""",
    "takes": """
        lấy trộm | lấy cắp | lấy mất | !trộm | bị mất | mất trộm | !cạy | cạy cửa | phá khóa | bẻ khóa | cắt khóa
        | cắt trộm | đột nhập | !cuỗm | !nẫng | bê mất | dắt mất | khoắng sạch | vơ vét | !giật | rạch túi | lẻn vào""",
    "goods": """
        xe máy | xe đạp | xe đạp điện | !tiền | !vàng | điện thoại | máy tính | máy bơm | máy móc | dây đồng
        | dây cáp | !gà | !chó | !trâu | !bò | !lợn | cây cảnh | chậu cảnh | đồ đạc | tài sản | hàng hóa | két sắt
        | !két | hòm công đức | !tủ | nhà kho | !thóc | phân bón | túi xách | !túi | !ví | dây chuyền | bình ga
        | sắt thép | vật liệu | đồ thờ | tivi | cửa hàng | nhà dân | kho hợp tác xã""",
    "utility": """
        điện | điện sinh hoạt | nguồn điện | lưới điện | nước | nước máy | nước sạch | nước sinh hoạt | !mạng | sóng""",
    "outage": """
        !mất | mất từ | bị mất | !cúp | bị cúp | !yếu | quá yếu | chập chờn | phập phù | !cắt | bị cắt | không có
        | không chảy | nhỏ giọt | lúc có lúc không | cả ngày không | mất cả | mất suốt | mất hẳn""",
    "authority": """
        chủ tịch | phó chủ tịch | bí thư | lãnh đạo | địa chính | trưởng tiểu khu | ban quản lý | hiệu trưởng
        | ban giám hiệu | chủ thầu | giám đốc | nhà thầu | ban giám đốc | kế toán | tư pháp | cán bộ | chính quyền
        | ủy ban""",
    "denounces": "tố cáo | tố giác | !tố | đơn tố",
    "player": """
        karaoke | loa kéo | loa thùng | loa đài | !nhạc | nhạc sống | dàn nhạc | dàn loa | giàn loa | âm ly | loa""",
    "loud": """
        ầm ầm | ầm ĩ | inh ỏi | hết cỡ | suốt đêm | đến khuya | quá giờ | đêm khuya | không ngủ được | mất ngủ | to quá
        | rất to | to hết | thâu đêm | đinh tai | nhức óc | điếc tai | ồn ào""",
}

# (event, weight, what stands first, what follows)
PAIRS: tuple[tuple[str, float, str, str], ...] = (
    ("other", 3.0, "thing", "broken"),
    ("other", 3.0, "beast", "beast_trouble"),
    ("accident", 4.0, "beast", "bites"),
    ("accident", 4.0, "vehicle", "collides"),
    ("accident", 3.5, "person", "harmed"),
    ("public_order", 3.0, "takes", "goods"),
    ("public_order", 4.0, "player", "loud"),
    ("other", 4.0, "utility", "outage"),
    ("gather", 2.0, "come", "authority"),
    ("topic:conduct", 8.0, "denounces", "authority"),
)
