"""Data: everyday phrases without a concept of their own, that settle what an unmarked word inside them means."""

from __future__ import annotations

NEUTRAL: dict[str, str] = {
    # Nothing inside these words says anything: "xe đất" is a lorry, no matter of land.
    "void": """
        tiền cứu trợ | hàng cứu trợ | viện huyện | bệnh viện huyện | bv huyện | viện tỉnh | bệnh viện tỉnh | bv tỉnh
        | gấp đôi | gấp ba | gấp rưỡi | gấp mấy | gấp # lần | gấp nhiều lần | nói năng nhẹ nhàng | nói năng ôn hòa
        | xe đất | xe chở đất | chở đất | đất đá | đất cát | đất bùn | động đất giả | bao giờ cũng | hàng đống
        | hôm nay hết | trực ban | ban trực | gửi trực ban | đường dây nóng | tổ trưởng dân phố | thái độ ôn hòa
        | thái độ hòa nhã | thái độ bình tĩnh | thái độ hợp tác | thái độ đúng mực | đá bóng | bóng chuyền | bóng đá
        | chào anh | chào chị | cơm trưa | ăn cơm | ăn trưa | vệ sinh môi trường đô thị
        | công nhân vệ sinh môi trường | công ty vệ sinh môi trường | công ty môi trường | công nhân môi trường
        | công nhân vệ sinh | tài nguyên môi trường | phòng tài nguyên môi trường | nhà máy nước | bí thư chi bộ
        | máy bơm nằm im | xe nằm im | máy nằm im | trước cổng trường | trước cổng chợ | nhà máy tinh bột
        | hội người cao tuổi | hội cựu chiến binh | hội phụ nữ thị trấn | hội nông dân | câu lạc bộ người cao tuổi
        | nhắc nhở | cả hai bên | cả hai xe | cả hai nhà | cả hai gia đình | gom tiền thuê xe | góp tiền thuê xe
        | tiền thuê xe | xe bồn | góp tiền cử | góp tiền đi | góp tiền xe | góp tiền thuê | kéo lên được | kéo lên bờ
        | được kéo lên | kéo xe lên""",
    "neutral": """
        cầu lèn | sông lèn | bây giờ | giờ này | giờ ni | bao giờ | tổ chức | viên chức | trạm y tế | trạm điện
        | tiếp công dân | công dân | công an | công ty | công việc | công tác | công nhân | công cộng | thành công
        | phòng tiếp dân | ngã tư | ngã ba | ngã năm | gia đình | gia súc | gia cầm | nhà cửa | cửa hàng | cửa khẩu
        | cửa nhà | đường sắt | đường tàu | mất mùa | gặp nhau | gặp dân | gặp bà con | gặp ai | gặp ông | gặp bà
        | gặp anh | gặp chị | gặp em | gặp tôi | gặp mặt | gặp khó | gặp nạn | đòi gặp | xin gặp | hẹn gặp | muốn gặp
        | được gặp | gặp trực tiếp | lên gặp | đến gặp | vào gặp | yêu cầu gặp | đề nghị gặp | gặp phó | gặp trưởng
        | chưa gặp | không gặp | gặp lại | tai nạn | lực lượng | quét dọn | quét vôi | quét nhà | tập hợp | phù hợp
        | trường hợp | phối hợp | hỗn hợp | chưa rõ | thưa anh | thưa chị | thưa các | chợ thị trấn | thị trấn
        | nghị quyết | nghỉ ngơi | nghi ngờ | đội mưa | quân đội | đợi tí | mọi người | mới đây | mỗi người
        | hoàn cảnh | hoàn thành | hoàn toàn | bên kia | một bên | hai bên | chung quanh | xung quanh | nói chung
        | từ từ | nói năng | nói chuyện | nói là | nói rằng | số tiền | số lượng | số điện thoại | giám đốc sở
        | tên tuổi | phát biểu | hội đồng | họ hàng | hàng xóm | láng giềng | mong muốn | mong lãnh đạo | ngõ nhỏ
        | nhỏ lẻ | vật tư | vật liệu | vật nuôi | tình hình | tình trạng | tình nguyện | tình cảm | tình làng
        | tình huống | tỉnh lộ | máy bơm | bơm nước | chờ đợi | đợi chờ | chợ cũ | chợ mới | chợ phiên | cháy máy
        | chạy xe | chạy thẳng | chạy qua | chạy không | chạy nhanh | bỏ chạy | xe chạy | đang chạy | chạy ra
        | chạy về | chạy lại | quạt chạy | máy chạy | chạy chợ | chạy vào | báo cáo | báo lại | báo tin | thông báo
        | báo trực ban | xin báo | tiểu khu báo | cơ bản | bản án | văn bản | biên bản | bảo vệ | bảo hiểm | bảo đảm
        | cho biết | cho hay | cho phép | để lại | nổ máy | nợ tiền | nợ lương | lũ trẻ | cả nhà | cả làng | mở cửa
        | đóng cửa | đóng góp | đóng tiền | đông người | mùa đông | đồng ruộng | cánh đồng | ra đồng | ngoài đồng
        | hợp đồng | đồng chí | triệu đồng | nghìn đồng | tiền đồng | đồng ý | đồng loạt | hành động | mặt đường
        | mặt bằng | vắng mặt | dự án | hiện nay | hiện tại | thiết bị | lịch sự | lịch tiếp | tiếp tục | tiếp nhận
        | tiếp dân | tiếp xúc | cần thiết | cản trở | cán bộ | lấn làn | làn đường | một lần | nhiều lần | lần này
        | lần trước | lần thứ | ông lão | giấy mời | giấy tờ | đội mũ | đội bóng | cứu hộ | cứu trợ | nhà máy
        | máy xúc | máy múc | máy ủi | xe máy | điện thoại | điện tử | xe điện | xe đạp điện | đường điện | sửa chữa
        | chữa bệnh | nhà chùa | chưa có | chưa được | đất đai | dắt tay | bán hàng | bàn bạc | lò mổ | tư tưởng
        | tư pháp | tư nhân | hồ sơ | sơ bộ | sợ hãi | lo sợ | sổ đỏ | số nhà | sức khỏe | khoẻ mạnh | hội trường
        | hội nghị | hôi thối | hội họp | xã hội | cơ hội | một hồi | lúc hồi | hỏi thăm | câu hỏi | trường học
        | sân trường | hiện trường | thị trường | môi trường | nhắc nhở | bí thư chi bộ | bí thư | bộ phận | can bộ
        | cắt dây | cắt điện | cắt cỏ | chi bộ | nhà máy tinh bột | tinh bột | máy tinh | gặp tai nạn | gặp lãnh đạo
        | gặp chủ tịch | gặp thanh tra | gặp bí thư | gặp kế toán | gặp hiệu trưởng | gặp giám đốc | gặp địa chính
        | gặp tư pháp | gặp ban | gặp công | gặp cán bộ | gặp huyện | gặp tỉnh | gặp trung ương | gặp đại diện
        | gặp thầy | gặp cô | gặp ngay | gặp nhà | gặp người | gặp các | gặp mưa | gặp sự cố | gặp nước | gặp lửa
        | đoạn đường | đoạn qua | đoạn gần | đoạn từ | đoạn km | đoạn ngã | đoạn cầu | đoạn cổng | đoạn cua
        | đoạn trước | đoạn dốc | đoạn đê | đoạn kênh | một đoạn | công đoàn | đoàn viên | đoàn thanh | đoàn thể
        | đoàn kết | đoàn kiểm tra | đoàn công tác | đoàn thanh tra | đoàn đại biểu | đoàn cán bộ | đoàn giám sát
        | đoàn khách | đoàn xã | đoàn thị trấn | đoàn trường | chẩn đoán | suy đoán | phỏng đoán | nhận đơn nào
        | bê tông | thiệt hại | trung tâm | thuốc sâu | phía sau | đằng sau | việt nam | máy bay | quan tâm
        | tạm thời | tấm tôn | nhà mạng | số máy | máy của | nước chảy | bể nước | đá bóng | tuần sau | tháng sau
        | năm sau | về sau | hôm sau | ngày sau | lần sau | đợt sau | cửa sau | cổng sau | sân sau | mùa sau | kỳ sau
        | trước sau | mai sau | ngày mai | ngày kia | ngày nay | hằng ngày | hàng ngày | mỗi ngày | cả ngày
        | trong ngày | mấy ngày | ngày hôm | ngày thứ | từ ngày | ngày mùng | ngày rằm | ban ngày | lâu ngày
        | trời mát | trời mưa | trời nóng | trời tối | trời sáng | khó khăn | khăn gói | nước cạn | tạm cư""",
}
