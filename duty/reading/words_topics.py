"""Data: what the matter is about. Weights settle which subject wins when two are named."""

from __future__ import annotations

TOPICS: dict[str, str] = {
    "compensation": """
        bồi thường*7 | đền bù*7 | !đền*5 | đền tiền*6 | đền cây*6 | đền hoa màu*6 | đền lúa*6 | đền ruộng*6
        | tái định cư*7 | giải phóng mặt bằng*7 | áp giá*7 | giá đền*7 | kiểm đếm*6 | kiểm kê*4 | hỗ trợ di dời*6
        | tiền hỗ trợ thu hồi*7 | giá đất đền*7 | đơn giá*5 | tiền mặt bằng*6 | giải tỏa*5 | phương án hỗ trợ*5
        | bàn giao mặt bằng*6 | hỗ trợ thu hồi*7 | đền thiệt hại*4 | mức giá*3 | cao tốc*3""",
    "land": """
        chia ruộng*5 | chia lại ruộng*6 | ruộng khoán*5 | bãi bồi*4 | đất*3 | đất đai*4 | sổ đỏ*5 | bìa đỏ*5
        | sổ hồng*5 | giấy chứng nhận*4 | quyền sử dụng đất*5 | ranh giới*4 | mốc giới*5 | thửa đất*5 | !thửa*3
        | lấn chiếm*4 | lấn đất*5 | lấn sang*4 | lấn ranh*4 | quy hoạch đất*5 | quy hoạch*3 | tranh chấp đất*5
        | tranh chấp*3 | đo đạc*4 | đo lại*4 | đo đất*5 | trích lục*4 | tách thửa*5 | tách sổ*5 | chuyển nhượng*4
        | sang tên*4 | nguồn gốc đất*5 | cấp đất*5 | giao đất*5 | thu hồi đất*5 | đất ruộng*5 | đất rừng*5
        | đất vườn*5 | đất ở*4 | đất đấu giá*5 | đấu giá đất*5 | đấu giá*3 | đất công*5 | đất 5%*5 | đất nông nghiệp*5
        | dồn điền*5 | đổi thửa*5 | thừa kế*4 | cấp sổ*4 | cấp bìa*5 | làm bìa*5 | làm sổ*4 | chồng lấn*4
        | cấp trùng*4 | lối đi*3 | lối đi chung*4 | ngõ đi chung*4 | chiếm đất*5 | ruộng*3 | trả đất*5 | mượn đất*5
        | đòi đất*5 | đất hai lúa*5 | đất dịch vụ*5 | đất giãn dân*5 | sang sổ*4 | đính chính sổ*5 | cấp đổi*4
        | hợp thửa*5 | đất ao*5 | đất thổ cư*5 | đất đồi*5 | đất khai hoang*5 | đất lúa*5 | đất bãi*5
        | đất phần trăm*5 | đất hợp tác xã*5 | cắm mốc*4 | mốc đất*5 | bờ rào*2 | hàng rào*2 | lấn*3 | chia đất*5
        | chia lô*4 | phân lô*4 | giao khoán*4 | khoán thầu*3 | thầu ao*4 | đấu thầu ao*4 | chuyển mục đích*5
        | tranh chấp ngõ*5 | lối mòn*3 | bản đồ*2 | đất xen kẹt*5 | cấp sai*4 | đất cha ông*5""",
    "environment": """
        ô nhiễm*6 | bụi*5 | !khói*4 | khói bụi*6 | mùi hôi*6 | hôi thối*6 | mùi thối*6 | bốc mùi*6 | nước thải*6
        | xả thải*6 | rác thải*6 | bãi rác*6 | lò đốt rác*7 | đốt rác*6 | đổ rác*5 | rác*4 | trại lợn*5 | trại gà*5
        | chăn nuôi*4 | chuồng lợn*5 | chuồng trại*5 | tiếng ồn*5 | !ồn*3 | mỏ đá*4 | nổ mìn*5 | khai thác đá*5
        | khai thác cát*5 | hút cát*5 | chôn lấp*5 | môi trường*5 | hóa chất*5 | thuốc sâu*3 | cá chết*5 | nước bẩn*3
        | nước giếng*3 | xi măng bụi*6 | lò gạch*5 | nhà máy gạch*4 | lò vôi*5 | nhà máy giấy*3 | làng nghề*3
        | cơ sở tái chế*5 | tái chế*4 | phế liệu*3 | xưởng*2 | phun sơn*5 | bãi tập kết*4 | lò mổ*5 | giết mổ*5
        | !hôi*4 | !thối*4 | chất thải*6 | trại vịt*5 | nuôi lợn*5 | nuôi gà*4 | khí thải*6 | bãi chôn*5
        | nghĩa địa gần*3 | bụi bám*6 | bụi mù*6 | bụi bặm*6 | xe chở đá*3 | xe chở đất*3 | đốt than*5 | đốt rơm*4
        | mùi khét*5 | mùi khó chịu*6 | thuốc trừ sâu*4 | ruồi*5 | ruồi muỗi*5 | muỗi*4 | phân gà*6 | phân lợn*6
        | nước đen*5 | kênh đen*5 | nước ao bẩn*5 | bể phốt*5 | nhà máy thải*6 | thải ra*5 | xả nước*4 | xả ra*5
        | xả trộm*6 | xả khói*6 | khói đen*5 | lò than*5 | cưa xẻ*4 | máy xay đá*5 | trạm trộn*5 | bê tông thải*5
        | rác chất đống*6 | đốt lốp*5 | trại chăn nuôi*6 | nuôi vịt*5 | nuôi bò*5 | karaoke ồn*4 | ồn ào*5""",
    "policy": """
        chế độ*5 | trợ cấp*6 | hộ nghèo*6 | cận nghèo*6 | thoát nghèo*6 | bảo hiểm y tế*6 | bảo hiểm xã hội*6
        | bảo hiểm*4 | mai táng phí*7 | mai táng*6 | người có công*6 | có công*4 | thương binh*5 | liệt sĩ*5
        | bệnh binh*6 | chất độc da cam*7 | da cam*6 | chính sách*5 | bảo trợ*6 | tiền tuất*6 | nhà tình nghĩa*6
        | hưu trí*5 | lương hưu*6 | khuyết tật*6 | người cao tuổi*5 | cao tuổi*4 | huân chương*5
        | thanh niên xung phong*6 | hỗ trợ hạn hán*5 | hỗ trợ bão*5 | tiền hỗ trợ*3 | trợ giúp*5 | trợ cấp tuất*7
        | phụ cấp*5 | nhà đại đoàn kết*5 | xóa nhà tạm*6 | nhà dột nát*6 | vay vốn chính sách*5 | ưu đãi*4 | cứu trợ*6
        | quà tết*5 | hộ chính sách*6 | nghèo*3 | bằng tổ quốc ghi công*6 | tiền điện hộ nghèo*6 | đơn thân*4
        | mồ côi*5 | nhà ở xã hội*4 | hỗ trợ covid*6 | trợ cấp thất nghiệp*7 | thẻ bảo hiểm*6 | thẻ bhyt*6
        | tiền chính sách*7 | hộ mới thoát nghèo*7 | danh sách hộ*4 | danh sách nhận*4 | hưởng*2 | nạn nhân chất độc*7
        | liệt sỹ*5 | thờ cúng liệt sĩ*7 | tuất*4 | !tuất*5 | thai sản*6 | bảo trợ xã hội*7 | trợ cấp xã hội*7
        | xe lăn*5 | nhà ở hộ nghèo*7 | nhà tình thương*6 | hỗ trợ nhà*5 | gạo cứu đói*7 | gạo hỗ trợ*6 | hỗ trợ gạo*6
        | tiền lũ*5 | hỗ trợ lũ*6 | hỗ trợ dịch*6 | tiền bão*5 | tiền hỗ trợ bão*7 | học bổng*5 | miễn giảm học phí*6
        | cựu chiến binh*2 | dân công hỏa tuyến*7 | nhập ngũ*3 | quân nhân*4 | xuất ngũ*4""",
    "finance": """
        tiền điện nước*6 | nộp tiền*4 | chia tiền*6 | tiền bán*5 | tiền thanh lý*6 | bán trụ sở*5 | tiền đóng góp*7
        | tiền góp*7 | đóng góp*6 | khoản thu*7 | các khoản thu*7 | thu tiền*5 | thu phí*7 | phí*3 | !phí*5 | lệ phí*5
        | thuế*5 | !thuế*6 | tăng thuế*7 | tiền thuế*6 | nợ lương*8 | chậm lương*8 | lương*4 | !lương*5 | trả lương*7
        | quỹ lớp*7 | !quỹ*5 | tiền quỹ*7 | học phí*7 | lạm thu*8 | thu sai*7 | thu thêm*6 | thu cao*6 | thu quá cao*7
        | thu chi*6 | quyết toán*6 | công khai tài chính*7 | tài chính*4 | trả lại tiền*6 | tiền công*5 | nợ tiền*6
        | tiền thuê ki ốt*7 | thuê ki ốt*6 | tiền thuê*5 | giá thuê*5 | chỗ ngồi*3 | tiền điện*4 | tiền nước*4
        | giá điện*4 | giá nước*4 | hụi*6 | vỡ hụi*7 | vỡ nợ*6 | phường hụi*7 | hợp tác xã nợ*5 | tiền xây dựng*4
        | góp vốn*5 | tiền bảo trì*5 | xã hội hóa*5 | thưởng tết*6 | tiền thưởng*6 | tiền tiết kiệm*5 | quỹ tín dụng*6
        | !lãi*3 | tiền vệ sinh*6 | phí vệ sinh*7 | tiền rác*6 | phí chợ*7 | thủy lợi phí*7 | tiền làm đường*6
        | hoàn tiền*5 | lương chậm*8 | đòi lương*8 | tiền lương*7 | không trả lương*8 | trả công*5 | tiền thu*6
        | không công khai*6 | công khai*5 | thu làm đường*7 | tiền làm đường ngõ*7 | mức phí*7 | mức thu*7
        | mức đóng*6 | tiền học*6 | tiền trường*6 | thu đầu năm*7 | tiền chợ*5 | thuế đất*6 | thuế môn bài*7
        | nợ tiền hàng*6 | bảo hiểm nợ*4 | nợ bảo hiểm*7 | vay*2 | tiền điện tăng*6 | tiền nước tăng*6 | hóa đơn*5
        | tiền phạt*3 | tiền cọc*5 | đặt cọc*5 | đa cấp*5 | quỹ tiểu khu*7 | tiền ủng hộ*6 | sao kê*6""",
    "works": """
        ống nước*5 | đường ống*5 | đường ống nước*6 | ép cọc*5 | đóng cọc*5 | làm cầu*5 | sửa cầu*5 | cầu tạm*4
        | máy bơm*5 | bơm nước*4 | rào lối*5 | lối đi qua đường sắt*6 | đường sắt*4 | sửa cống*5 | cái cống*5
        | sập cống*5 | nắp cống*4 | cống sập*5 | bê tông*5 | đường ngõ*4 | làm đường*4 | sửa đường*5 | đường hỏng*5
        | đường xấu*5 | hỏng đường*5 | đường sá*4 | ổ gà*5 | mặt đường*3 | mở đường*4 | cống thoát nước*5
        | thoát nước*5 | rãnh*4 | mương*3 | !cống*4 | nạo vét*5 | kênh mương*4 | thủy lợi*3 | điện yếu*6
        | điện chập chờn*6 | mất điện*5 | điện sinh hoạt*5 | trụ điện*6 | cột điện*6 | đường dây*4 | trạm biến áp*6
        | 110kv*5 | 110 kv*5 | cao thế*5 | nước máy*6 | nước sạch*5 | mất nước*5 | nước sinh hoạt*5 | nước đục*5
        | thi công*4 | công trình*4 | nhà thầu*5 | xây dựng*2 | đơn vị thi công*5 | !cầu*3 | xây cầu*5 | đèn đường*5
        | chiếu sáng*5 | trạm trộn*3 | trạm phát sóng*5 | trạm bts*6 | cột sóng*5 | nứt nhà*5 | nứt tường*5
        | rạn nứt*5 | lún nứt*5 | ngập úng*4 | lúa ngập*4 | ngập*3 | điện lực*3 | vỉa hè*4 | xây chợ*4
        | nhà văn hóa xuống cấp*5 | xuống cấp*4 | đường dân sinh*6 | hầm chui*6 | rào chắn*3 | đường gom*3 | lu rung*5
        | chậm tiến độ*5 | sân vận động*2 | trường học xuống cấp*4 | !kè*4 | cấp nước*5 | làm ẩu*4 | mần ẩu*4
        | đào cống*5 | nứt tường nhà*6 | làm nứt*5 | tường nứt*5 | đường lầy*5 | lầy lội*5 | đường ngập*5
        | ngập đường*5 | tắc cống*5 | cống tắc*5 | trạm bơm*5 | tưới tiêu*4 | nước tưới*5 | thiếu nước*4
        | mất nước sạch*6 | nước đục ngầu*5 | nước vàng*5 | đèn hỏng*4 | đường tối*4 | cầu hỏng*5 | cầu yếu*5
        | dầm cầu*4 | đặt cột*5 | dựng cột*5 | chôn cột*5 | đường điện*5 | đường dây điện*6 | hành lang điện*5
        | nhà thầu làm*5 | bỏ dở*5 | làm dở*5 | đào đường*5 | đường đào*5 | lấp cống*5 | lấp mương*5 | dốc trơn*3
        | gờ giảm tốc*5 | biển báo*3 | công trường*4 | dự án chậm*5 | chậm thi công*6""",
    "conduct": """
        nói xẵng*8 | trả lời xẵng*8 | nói sẵng*8 | to tiếng với dân*8 | nói hỗn*7 | nạt dân*8 | mắng*5 | hẹn 3 lần*6
        | hẹn 2 lần*6 | hẹn nhiều lần*6 | hẹn mấy lần*6 | hẹn đi hẹn lại*7 | hẹn lần hẹn lữa*7 | không trả hồ sơ*6
        | không trả hs*6 | chậm trả*5 | chậm giải quyết*5 | ngâm hồ sơ*7 | ngâm đơn*7 | giam hồ sơ*6 | thái độ*7
        | hách dịch*8 | quát nạt*8 | quát tháo*8 | quát mắng*8 | quát*5 | cửa quyền*8 | nhũng nhiễu*8 | gây khó dễ*8
        | gây khó khăn*6 | gây phiền hà*8 | phiền hà*7 | sách nhiễu*8 | thô lỗ*8 | nói năng*4 | nhận tiền*3
        | vòi vĩnh*8 | vòi tiền*8 | nhận hối lộ*8 | hối lộ*8 | tham ô*8 | tham nhũng*8 | trù dập*8 | vô trách nhiệm*8
        | thiếu trách nhiệm*8 | tố cáo cán bộ*8 | tố cán bộ*8 | tố cáo ông*6 | tố cáo bà*6 | tố cáo chủ tịch*8
        | tố cáo địa chính*8 | tố cáo trưởng*8 | tố cáo tổ trưởng*8 | tố cáo công an*8 | tố cáo*4 | cán bộ nhận tiền*8
        | làm khó*7 | hành dân*8 | đi muộn*5 | bỏ vị trí*6 | không có mặt*4 | chậm trả hồ sơ*6 | chậm trễ*5
        | trả chậm*5 | mất dân chủ*8 | không công bằng*4 | thiên vị*7 | bao che*7 | lạm quyền*8 | ăn chặn*8
        | xúc phạm*6 | mắng dân*8 | coi thường dân*8 | tắc trách*8 | đùn đẩy*7 | khất lần*5 | lợi dụng chức vụ*8
        | cư xử*6 | lời lẽ*4 | ăn nói*4 | bè phái*7 | gian lận*5 | khai khống*7 | ăn bớt*7 | hẹn # lần*6
        | bắt đi lại*7 | đi lại nhiều lần*7 | đi lại # lần*7 | bắt chờ*6 | không tiếp dân*6 | không chịu tiếp*7
        | không giải quyết hồ sơ*6 | nói trống không*6 | nặng lời*7 | quát dân*8 | đuổi dân*8 | cáu gắt*7 | gắt gỏng*7
        | khinh dân*8 | thiếu tôn trọng*8 | làm việc riêng*7 | uống rượu trong giờ*8 | cán bộ say*7 | nhận phong bì*8
        | phong bì*7 | đòi tiền bồi dưỡng*8 | bồi dưỡng*4 | gợi ý tiền*8 | ăn tiền*7 | cậy quyền*8 | ức hiếp*7
        | o ép*7 | đe dọa dân*7 | thờ ơ*7 | lạnh nhạt*7 | vô cảm*8 | cửa quyền hách dịch*8 | bớt xén*7""",
    "other": """
        biên bản phạt*6 | bị phạt*5 | quyết định phạt*6 | phạt # triệu*5 | phạt hành chính*6 | nộp phạt*5 | xử phạt*5
        | vi phạm hành chính*6 | hộ khẩu*5 | nhập khẩu*5 | khai sinh*5 | giấy khai sinh*5 | kết hôn*5 | ly hôn*5
        | chứng thực*4 | căn cước*5 | tạm trú*5 | đăng ký kinh doanh*4 | nghĩa vụ quân sự*5 | sáp nhập*5 | đặt tên*4
        | mâu thuẫn*3 | hàng xóm*2 | bầu tổ trưởng*4 | bầu trưởng*4 | bầu cử*4 | tuyển sinh*5 | chuyển trường*5
        | sáp nhập trường*6 | xếp lớp*5 | di dời chợ*5 | chuyển chợ*5 | mồ mả*4 | di dời mộ*4 | nghĩa trang*3
        | lý lịch*4 | án phí*5 | thi hành án*5 | bản án*5 | tòa án*4 | giấy phép xây dựng*3 | trật tự xây dựng*4
        | cưỡng chế*4 | tháo dỡ*4 | tên đường*4 | số nhà*2 | khai tử*5 | xác nhận lý lịch*5 | giấy tờ tùy thân*5
        | hòa giải*2""",
}
