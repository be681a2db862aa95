"""Data: what people do when they come with a matter. A phrase may carry a weight: ``phrase*3``."""

from __future__ import annotations

CIVIC: dict[str, str] = {
    "gather": """
        kéo lên*2 | kéo ra*2 | kéo đến*2 | kéo tới*2 | kéo về*2 | kéo xuống*2 | kéo sang*2 | kéo vào*2 | kéo nhau*2
        | kéo qua*2 | tập trung*2 | tụ tập*2 | tụ họp*2 | tập chung*2 | bao vây*3 | vây kín*3 | vây quanh*2
        | quây kín*2 | chặn xe*3 | chặn đường*3 | chặn cổng*3 | chặn không cho*3 | chặn lối*2 | chặn đầu xe*3
        | cản xe*3 | cản trở thi công*3 | ngăn xe*3 | ngăn không cho*2 | ngăn cản*2 | rào đường*2 | dựng lều*3
        | dựng rạp*2 | căng bạt*3 | căng lều*3 | băng rôn*3 | biểu ngữ*3 | khẩu hiệu*2 | hô hào*2 | hô to*2
        | hò hét*1 | la ó*2 | ngồi lì*3 | ngồi kín*3 | ngồi chờ | ngồi ở | ngồi trước*2 | đứng trước*2 | đứng ở
        | đứng ngoài | đứng chật*2 | đứng kín*3 | chờ ngoài*1 | đứng chờ | ngồi ngoài | nằm ra đường*3 | biểu tình*3
        | đình công*3 | ngừng việc*3 | dừng việc*3 | nghỉ việc tập thể*3 | lãn công*3 | bãi thị*3 | bãi khóa*2
        | không cho thi công*3 | không cho máy*3 | không cho xe*3 | không cho làm*2 | không cho đổ*2
        | không cho mần*3 | ra đông*2 | đến đông*2 | lên đông*2 | vây trụ sở*3 | ăn vạ*2 | chưa chịu về*2
        | không chịu về*3 | không về*2 | không ra về*2 | nhất định không*1 | ở lì*3 | tuần hành*3 | đòi gặp*3
        | ngồi đợi | xúm lại*2 | xúm đông*2 | quây lại | bu lại | tràn vào trụ sở*3 | gây áp lực*2 | đổ ra đường*3
        | đổ về*2 | chắn ngang*2 | chắn đường*3 | chắn xe*3 | lập chốt*2 | giữ xe*2 | giữ máy*2 | không cho vào*2
        | không cho đi*2 | không cho qua*2 | không cho chở*2 | không cho xây*3 | không cho đào*3 | không cho cắm*3
        | đóng quầy*3 | đóng ki ốt*3 | nghỉ bán*3 | cho con nghỉ học*3 | nghỉ học tập thể*3 | mang quan tài*4
        | khiêng quan tài*4 | trải chiếu*3 | mang chiếu*2 | giăng băng rôn*4 | treo băng rôn*4 | căng băng rôn*4
        | loa tay*2 | đẩy cổng*3 | xô cổng*3 | trèo cổng*3 | vào tận*2 | ùa vào*3 | ùa ra*2 | kéo thẳng*2
        | ra ủy ban*2 | lên ủy ban*2 | đến ủy ban*2 | tới ủy ban*2 | vào ủy ban*2 | ra trụ sở*2 | lên trụ sở*2
        | đến trụ sở*2 | tới trụ sở*2 | lên thị trấn*2 | chặn không*2 | cản không cho*3 | chặn máy*3 | chặn cửa*3
        | chặn lại*2 | rào cổng*3 | rào lại*2 | ngồi bệt*3 | nằm chắn*3 | ngồi chắn*3 | bám trụ*3 | túc trực*2
        | cắm lều*3 | canh không cho*3 | vây xe*3 | vây máy*3 | vây cán bộ*3 | vây nhà*2 | vây cổng*3 | bao quanh*2
        | ngồi la liệt*3 | đứng la liệt*3 | chầu chực*2 | đứng kín cổng*3 | tụ về*2 | họp nhau*2 | kéo cả nhà*2
        | ngừng thi công vì*2 | ra đường*1 | xuống đường*3 | !vây*3 | vây lấy*3 | bủa vây*3 | tụ lại*2 | tụ trước*3
        | tụ ngoài*2 | tụ kín*3 | kéo ùn ùn*2 | đứng đầy*2 | ngồi đầy*2 | ngồi chật*3 | trước cổng ủy ban*2
        | ngoài cổng ủy ban*2 | ở cổng ủy ban*2 | tại cổng ủy ban*2 | sân ủy ban*2 | sân trụ sở*2 | trước trụ sở*2
        | trước cổng*2 | ngoài cổng*1 | chắn cổng*3 | bịt cổng*3 | chốt cổng*3 | khóa cổng*2 | chặn bánh*3
        | chắn đầu xe*3 | ngồi trước đầu*3 | không cho chạy*2 | không cho múc*3 | không cho rào*3 | không cho đặt*3
        | không cho kéo dây*3 | không cho dựng*3 | không cho lấp*3 | không cho tháo*3 | không cho phá*3
        | không cho đổ đất*3 | không cho bốc*3 | không cho mở*2 | nghỉ chợ*3 | nghỉ chạy chợ*3 | bỏ chợ*3
        | đồng loạt nghỉ*3 | đồng loạt đóng*3 | bỏ ca*3 | bỏ việc*2 | không vào ca*3 | không chịu vào làm*3
        | không vào làm*3 | không đi làm*2 | tắt máy phản đối*3 | không chịu giải tán*4 | chưa chịu giải tán*3
        | nhất quyết không*2 | kiên quyết không*2 | chưa chịu rời*3 | không chịu rời*3 | ngồi ăn vạ*3 | nằm vạ*3
        | đưa cả người già*2 | mang theo chiếu*3 | mang nồi*2 | mang cơm*2 | nấu cơm tại chỗ*3 | dựng bạt*3
        | che bạt*2 | mắc võng*3 | giăng dây*2 | giơ biểu ngữ*4 | cầm biển*2 | giơ biển*3 | phát loa phản đối*3
        | !quây*2 | !tụ ở*2 | !nằm trước*2 | !không rời*3 | giải tán*2 | gọi cửa*2 | lên gọi*2 | lên nộp*2
        | cùng lên*2 | kéo nhau lên*3 | đến ngồi*2 | lên ngồi*2 | ngồi lại sân*3 | qua đêm*2 | ngủ lại*2
        | chặn hai cổng*4 | chặn cả*2 | ra cản*3 | ra ngăn*3 | ra chặn*3 | làm ầm*3 | làm ầm lên*3 | làm toáng*3
        | chặn văn phòng*4 | chặn cổng công ty*4 | chặn nhà máy*4""",
    "demand": """
        đòi*2 | !đòi*2 | phản đối*3 | phản ứng*2 | bức xúc*3 | kêu cứu*2 | kêu ca*2 | kêu*2 | kêu vụ*3 | kêu việc*2
        | kêu bụi*2 | kêu nợ*3 | kêu oan*3 | đòi hỏi*2 | không đồng tình*3 | không đồng ý*2 | không nhất trí*2
        | chưa đồng ý*2 | chưa chịu nhận*2 | không chịu nhận*2 | không nhận tiền*2 | trách*2 | trách nhà thầu*3
        | bất bình*3 | thắc mắc*3 | chất vấn*3 | yêu cầu*2 | yêu sách*2 | đấu tranh | nói không về*2 | phàn nàn*2
        | than phiền*2 | la lối*1 | đòi lại*3 | đòi trả*3 | đòi tiền*3 | đòi nợ*1 | đòi đền*3 | đòi đóng cửa*3
        | đòi giải quyết*3 | đòi quyền lợi*3 | đề nghị gặp*3 | đề nghị trả lời*3 | đề nghị giải quyết*2
        | đề nghị làm rõ*2 | yêu cầu gặp*3 | yêu cầu trả lời*3 | yêu cầu làm rõ*3 | yêu cầu dừng*3
        | yêu cầu giải thích*3 | hỏi vì sao*3 | hỏi vì răng*3 | hỏi sao*3 | hỏi tại sao*3 | hỏi chuyện*2
        | chửi cán bộ*2 | dọa kiện*3 | hạch hỏi*2 | căn vặn*2 | cự cãi*1 | kiện cáo*3 | hạch sách | xin gặp*3
        | gặp lãnh đạo*3 | gặp chủ tịch*3 | gặp phó chủ tịch*3 | gặp bí thư*3 | gặp giám đốc*2 | gặp cán bộ*2
        | gặp địa chính*2 | gặp tư pháp*2 | đối thoại*2 | trả lời vụ*2 | không chịu ký*3 | chưa chịu ký*3
        | không ký*2 | gay gắt*3 | lớn tiếng*3 | to tiếng*2 | tranh cãi*2 | đòi hoàn*3 | đòi công khai*3
        | đòi làm rõ*3 | đòi xin lỗi*3 | bất mãn*3 | bực tức*3 | hỏi cho ra nhẽ*3 | hỏi cho rõ*3 | làm cho ra nhẽ*3
        | không thỏa mãn*2 | đòi lương*4 | đòi đất*3 | đòi tiền lương*4 | đòi bồi thường*4 | đòi hỗ trợ*3 | đòi sửa*3
        | đòi dừng*3 | đòi chuyển*3 | đòi di dời*3 | đòi hủy*3 | đòi thanh tra*3 | đòi kiểm tra*3 | đòi trả lời*3
        | không cho*1 | kêu chưa*2 | kêu không*2 | kêu bị*2 | kêu sao*3 | kêu đường*2 | kêu điện*2 | kêu nước*2
        | hỏi bao lâu*2 | hỏi chuyện đền*3 | nói cán bộ*2 | chê*1 | không hài lòng*3 | ý kiến về*2 | có ý kiến*2
        | đòi quyền*3 | dọa không*2 | bắt thủ quỹ*3 | bắt kế toán*3 | bắt hoàn*3 | bắt trả lại*3 | bắt đền*3
        | bắt chủ tịch*3 | bắt lãnh đạo*3 | bắt công ty*3 | bắt giám đốc*3 | bắt nhà máy*3 | bắt nhà trường*3
        | bắt hiệu trưởng*3 | bắt ban quản lý*3 | bắt cán bộ*2 | bắt phải*2 | không chịu đóng*3 | không đóng*2
        | từ chối đóng*3 | không chịu nộp*3 | không nộp*2 | không chịu*2 | chưa chịu*2 | chưa thông*2 | chưa ưng*3
        | không ưng*3 | không nghe*1 | nằng nặc*3 | nhất định đòi*3 | cương quyết đòi*3 | !tức*2 | bức bối*2
        | ấm ức*3 | lo lắng*1 | hoang mang*2 | nói không công bằng*3 | cãi lý*2 | lý luận*1 | đòi câu trả lời*3
        | chờ trả lời*2 | chờ gặp*2 | chờ chủ tịch*2 | chờ lãnh đạo*2 | xin được gặp*3 | muốn gặp*2 | hỏi rõ*2
        | hỏi lại*1 | hỏi răng*3 | hỏi lý do*3 | hỏi đến cùng*3 | hỏi cho ra*3 | đòi bù*3 | đòi cấp*3 | đòi làm lại*3
        | đòi xem lại*3 | đòi tính lại*3 | đòi đo lại*3 | đòi chi*2 | đòi phát*2 | đòi thu hồi*3 | đòi giữ*3
        | đòi thay*3 | đòi bỏ*3 | đòi đình chỉ*3 | đòi cách chức*4 | đòi tháo*3 | đòi dẹp*3 | đòi lấp*3 | đòi mở*3
        | đòi nhà máy*3 | đòi công ty*3 | đòi trường*3 | đòi nước*3 | !đòi điện*3 | !đòi được*3 | !bực*2 | bực mình*2
        | bực bội*2 | bực dọc*2 | bức xúc vì*3 | !giận*2 | nổi nóng*2 | kịch liệt*3 | gay gắt phản đối*4
        | không tán thành*3 | bác bỏ*2 | đòi thưởng*4 | đòi trợ cấp*3 | đòi quà*3 | cầu cứu*2 | van xin*2
        | khẩn thiết*2 | mong được giải quyết*3 | mong ủy ban*3 | mong lãnh đạo*3 | mong chính quyền*3
        | mong được xem xét*3 | mong được gặp*3""",
    "petition": """
        khiếu nại*3 | khiếu kiện*3 | tố cáo*3 | !tố*2 | tố giác*1 | phản ánh*2 | phản ảnh*2 | kiến nghị*3 | nộp đơn*3
        | gửi đơn*3 | đưa đơn*3 | mang đơn*3 | cầm đơn*3 | mang theo đơn*3 | viết đơn*2 | làm đơn*2 | ký đơn*3
        | đơn tập thể*3 | đơn thư*2 | đơn khiếu nại*3 | đơn đề nghị*2 | đơn kiến nghị*3 | đơn tố cáo*3 | đơn xin*2
        | lá đơn*2 | đơn kiện*3 | có đơn*2 | rút đơn*2 | gởi đơn*3 | đem đơn*3 | xin xác nhận*2 | xin cấp | xin giấy
        | xin hỏi*1 | hỏi thủ tục*3 | hỏi chế độ*3 | hỏi kết quả*3 | hỏi việc*3 | hỏi về*2 | hỏi vụ*3 | hỏi tiền*3
        | hỏi đất*3 | hỏi hồ sơ*3 | hỏi giấy*2 | hỏi sổ*3 | hỏi bìa*3 | hỏi bao giờ*2 | hỏi khi nào*2 | hỏi lý do*3
        | hỏi bảo hiểm*3 | hỏi đền bù*3 | nhờ can thiệp*3 | nhờ giải quyết*3 | nhờ xem xét*3 | nhờ hòa giải*2
        | nhờ ý kiến*2 | thưa chuyện*2 | trình bày*2 | xin xem xét*3 | đề nghị xem xét*3 | đề nghị đo lại*3
        | đề nghị cấp*2 | kêu oan*3 | kiện*2 | !kiện*3 | thưa kiện*3 | đề đạt*2 | hỏi thăm thủ tục | đòi xem*2
        | xin trích lục*3 | phiếu tiếp nhận*2 | viết phiếu*1 | xin hướng dẫn*2 | đề xuất nguyện vọng*2
        | nguyện vọng*2 | kiến nghi*3 | hỏi*1 | nhờ*1 | xin làm*1 | xin tách | làm thủ tục*2 | xin chế độ*3 | kêu khổ
        | đề nghị*1 | đến hỏi*3 | lên hỏi*3 | vào hỏi*3 | ra hỏi*3 | tới hỏi*3 | sang hỏi*3 | muốn hỏi*2
        | nhờ tư vấn*3 | nhờ hướng dẫn*3 | nộp hồ sơ*2 | xin cấp lại*3 | xin trợ cấp*3 | phản ánh việc*3
        | phản ánh chuyện*3 | gọi điện phản ánh*4 | hỏi giấy tờ*3 | xin gia hạn*2 | xin miễn*2 | xin giảm*2
        | xin hỗ trợ tiền*2 | hỏi hộ khẩu*3 | hỏi khai sinh*3 | hỏi trợ cấp*3 | hỏi lương hưu*3 | xin chữ ký*2
        | xin đo*3 | xin sửa*2 | xin mở*2 | xin chuyển*2 | khiếu nại về*3 | kêu chuyện*3 | trình đơn*3 | gửi thư*2
        | thư nặc danh*3 | thư tố cáo*4 | ký tên tập thể*3 | chữ ký*1 | đến đề nghị*3 | lên đề nghị*3 | xin lắp*3
        | đề nghị lắp*3 | đề nghị sửa*3 | đề nghị nạo vét*3 | đề nghị thay*2 | đề nghị làm*2 | đề nghị mở*2
        | đề nghị kiểm tra*2 | đề nghị hỗ trợ tiền*2 | hỏi tại sao*3 | hỏi xem*2 | xin xem lại*3 | đề nghị xem lại*3
        | nhờ xem lại*3 | đề nghị trả lại*3 | đề nghị đính chính*3 | đề nghị tách*3 | đề nghị xác minh*3
        | đề nghị thu hồi*3 | đề nghị đền*3 | đề nghị bồi thường*3 | đề nghị di dời*3 | đề nghị miễn*3
        | đề nghị giảm*2 | đề nghị hoàn*3 | đề nghị làm sổ*3 | xin làm sổ*3 | xin cấp sổ*3 | xin tách thửa*3
        | xin tách hộ*3 | xin nhập khẩu*3 | xin bìa*2 | xin vào danh sách*3 | xin được hưởng*3 | xin hưởng*3
        | xin làm chế độ*3 | xin làm thẻ*3 | xin làm lại*3 | xin trả lại*3 | xin hoãn*2 | xin khất*2 | xin dấu*3
        | làm giấy*2 | chứng giấy*3 | đóng dấu*2 | làm hồ sơ*2 | bổ sung hồ sơ*2 | lấy hồ sơ*2 | lấy kết quả*3
        | nhận kết quả*3 | hẹn trả*2 | làm lại giấy*3 | nhờ xác nhận*3 | nhờ cán bộ*2 | nhờ ủy ban*3
        | nhờ chính quyền*3 | nhờ lãnh đạo*2 | nhờ địa chính*3 | nhờ tư pháp*3 | thắc mắc về*3 | hỏi xin*2
        | hỏi han*1 | hỏi thửa*3 | hỏi thuế*3 | hỏi phí*3 | hỏi đường*1 | hỏi quy hoạch*3 | hỏi vốn*2 | hỏi vay*2
        | hỏi điều kiện*3 | hỏi quy định*3 | hỏi mức*3 | hỏi danh sách*3 | hỏi lịch*1 | hỏi vụ việc*3 | tố cáo việc*3
        | tố chủ tịch*4 | tố trưởng*4 | đơn tố*3 | đơn kêu*3 | đơn phản ánh*3 | đơn viết tay*3 | đơn nặc danh*3
        | có lá đơn*3 | trả đơn*2 | nhận đơn*2 | tập đơn*3 | xấp đơn*3 | ký vào đơn*3 | phản ảnh việc*3
        | phản ảnh chuyện*3 | kêu nhà*2 | kêu hàng xóm*3 | xin tư vấn*3 | xin giải thích*3 | xin giải quyết*3
        | trình bày việc*3 | trình bày chuyện*3 | kiến nghị về*3 | khiếu nại vụ*3 | khiếu nại việc*3 | hỏi cách*2
        | hỏi mẫu đơn*3 | nhờ viết đơn*3 | viết hộ đơn*3 | hỏi làm sao*2 | xin ý kiến về việc*2 | nộp lại đơn*3
        | gửi lại đơn*3 | bổ sung đơn*3 | xin rút đơn*3 | cấp đổi sổ*3 | xin cấp đổi*3 | xin tiền*3
        | xin tiền hỗ trợ*4 | yêu cầu xử lý*2 | nộp ảnh*2 | đăng ký gặp*3 | xin gặp chủ tịch*3 | liên quan việc*2
        | nội dung liên quan*2 | nội dung về*2 | bàn tán*2 | xì xào*2 | xin xét*3 | xin xét lại*4 | xét lại*2
        | xin được xét*3 | khóc lóc*1 | kiến nghị tập thể*4""",
    "come": """
        đến | lên | ra | tới | vào | sang | qua | xuống | có mặt | đi bộ | đi xe | ghé | tìm đến | đang ở | ngồi
        | đứng | chờ | đợi | về""",
    "office": """
        ủy ban nhân dân | ủy ban | trụ sở | trụ sở tiếp dân | trụ sở tiếp công dân | phòng tiếp dân
        | phòng tiếp công dân | tiếp dân | tiếp công dân | điểm tiếp dân | một cửa | bộ phận một cửa | phòng trực
        | nhà trực | cổng cơ quan | hội trường | thị trấn | văn phòng | phòng chủ tịch | hành lang | sảnh
        | phòng địa chính | cơ quan | 1 cửa | bộ phận 1 cửa | tư pháp | phòng làm việc | bàn tiếp dân | cổng ủy ban
        | công sở | trụ sở thị trấn | cổng trụ sở | sân ủy ban | phòng một cửa | quầy một cửa | bộ phận tiếp nhận
        | phòng tiếp công dân thị trấn | phòng kế toán | phòng chính sách | phòng tư pháp | phòng họp ủy ban
        | phòng bí thư | phòng phó chủ tịch | nhà làm việc""",
    "travel": """
        lên | ra | đi | đến | tới | vào | xuống | gửi | gởi | nộp | kéo | gặp | kiện | trên | tại | ở | sang | về
        | thẳng | lên tàu | bắt xe | thuê xe | đưa | kêu | mang | đứng | ngồi | tìm | hướng | vượt""",
    # Somebody of the desk travels, or papers do: no petitioners on the way.
    "not_travel": """
        họp | tập huấn | hội nghị | bệnh viện | đi viện | cấp cứu | báo cáo huyện | báo cáo tỉnh | báo cáo lên
        | xin ý kiến | công văn | văn bản | công tác | đi học | đi thi | đi khám | khám bệnh | đi dự | dự họp
        | giao lưu | thi đấu | chuyển viện | tuyến trên | hội thi | đại hội | trình huyện | trình tỉnh | báo huyện
        | báo tỉnh | hội thảo | tham quan | nghỉ mát | đón đoàn | tiếp đoàn | kiểm tra của | thanh tra của | đi mua
        | du lịch | nhập viện | vào viện | lên viện | ra viện""",
    "district": "huyện | cấp huyện | huyện ủy | ủy ban huyện | trụ sở huyện | thanh tra huyện | chủ tịch huyện",
    "province": """
        tỉnh | cấp tỉnh | tỉnh ủy | ủy ban tỉnh | trụ sở tỉnh | thanh tra tỉnh | chủ tịch tỉnh | thanh hóa
        | thành phố thanh hóa | thành phố | sở tài nguyên | sở nông nghiệp | sở xây dựng | sở giao thông | sở lao động
        | giám đốc sở | liên đoàn lao động tỉnh | mặt trận tỉnh | sở tư pháp | sở nội vụ | sở y tế | sở giáo dục
        | hội đồng nhân dân tỉnh | tòa án tỉnh""",
    "central": """
        trung ương | hà nội | thủ đô | quốc hội | chính phủ | thủ tướng | thanh tra chính phủ | ngô thì nhậm
        | chủ tịch nước | tổng bí thư | văn phòng chính phủ | bộ tài nguyên | bộ nông nghiệp | bộ công an
        | ban dân nguyện | bộ xây dựng | cấp trung ương | trụ sở trung ương | hn""",
    "bypass": """
        vượt cấp*3 | lên cấp trên*3 | kéo lên trên*2 | gửi lên trên*2 | lên trên kiện*3 | kiện lên trên*3
        | gửi đơn lên cấp trên*3 | kiện vượt cấp*3 | lên cấp cao hơn*3 | lên trên nữa*3 | kiện lên cấp trên*3
        | lên cấp trên kiện*3 | kêu lên cấp trên*3 | lên trên kêu*3 | lên trên hỏi*3""",
    "departing": """
        thuê xe*2 | bắt xe*2 | lên xe*2 | lên tàu*2 | bao xe*2 | đặt xe*2 | xe khách | đi tàu | đi xe | rủ nhau*2
        | vận động nhau*2 | kéo nhau*2 | bàn nhau*2 | chuẩn bị*1 | dự định*2 | dự kiến*1 | định*1 | tính*1 | sẽ*1
        | dọa*2 | nếu*1 | gom tiền*2 | góp tiền xe*2 | khăn gói*2""",
    # Blocks right before "huyện", "tỉnh": an agency that acts, not a goal of petitioners.
    "agency": """
        công an | bệnh viện | điện lực | khách | trung tâm y tế | quân sự | ban chỉ huy quân sự | đài | trường | đường
        | công ty | chi nhánh | ngân hàng | hạt kiểm lâm | phòng y tế | thú y | trung tâm | tòa án | chi cục
        | cảnh sát | kho bạc | hội phụ nữ | đoàn thanh niên | đoàn kiểm tra | đoàn công tác | đoàn thanh tra
        | đoàn cán bộ | quyết định của | văn bản của | công văn của | lãnh đạo | đoàn của""",
}
