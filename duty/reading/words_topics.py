"""Data: what the matter is about. Weights settle which subject wins when two are named."""

from __future__ import annotations

TOPICS: dict[str, str] = {
    "compensation": """
        bồi thường*7 | đền bù*7 | !đền*5 | đền tiền*6 | đền cây*6 | đền hoa màu*6 | đền lúa*6 | đền ruộng*6
        | tái định cư*7 | giải phóng mặt bằng*7 | áp giá*7 | giá đền*7 | kiểm đếm*6 | kiểm kê*4 | hỗ trợ di dời*6
        | tiền hỗ trợ thu hồi*7 | giá đất đền*7 | đơn giá*5 | tiền mặt bằng*6 | giải tỏa*5 | phương án hỗ trợ*5
        | bàn giao mặt bằng*6 | hỗ trợ thu hồi*7 | đền thiệt hại*4 | mức giá*3 | cao tốc*3 | tiền bồi*5
        | áp giá thấp*7 | giá thấp*4 | giá bồi*6 | giá thấp quá*4 | đền rẻ*6 | đền ít*6 | đền không thỏa đáng*7
        | thỏa đáng*3 | chưa nhận tiền đền*7 | tiền đền*6 | phương án đền*7 | phương án bồi*7 | lô tái định*7
        | đất tái định*7 | suất tái định cư*7 | bốc thăm tái định cư*7 | kiểm đếm sót*7 | đếm thiếu*5 | sót cây*5
        | đo thiếu*4 | thu hồi*3 | mộ di dời*5 | hỗ trợ mất đất*6 | tài sản trên đất*6 | hoa màu*4 | vật kiến trúc*6
        | nứt nhà đền*5 | giải phóng*3 | !mất đất*4 | bồi thường hoa màu*7 | tiền thu hồi đất*7 | trả tiền đất*5
        | chi trả tiền đất*7 | giá đất thấp*6 | giá thu hồi*7 | hỗ trợ tái định cư*7 | khu tái định cư*7 | bốc lô*5
        | lô đất tái*7 | mặt bằng đường*3 | di dời mộ*6 | bốc mộ*4 | tiền mộ*5 | đền mộ*6 | chưa đền*6
        | chưa được đền*7 | đền không đủ*7 | đền chưa xong*7 | bồi thường cây*7 | bồi thường nhà*7 | bồi thường lúa*7
        | kiểm kê sót*6 | kiểm kê sai*6 | áp giá sai*7 | sai đơn giá*6""",
    "land": """
        chia ruộng*5 | chia lại ruộng*6 | ruộng khoán*5 | bãi bồi*4 | đất*3 | đất đai*4 | sổ đỏ*5 | bìa đỏ*5
        | sổ hồng*5 | giấy chứng nhận*4 | quyền sử dụng đất*5 | ranh giới*4 | mốc giới*5 | thửa đất*5 | !thửa*3
        | lấn chiếm*4 | lấn đất*5 | lấn sang*4 | lấn ranh*4 | quy hoạch đất*5 | quy hoạch*3 | tranh chấp đất*5
        | tranh chấp*3 | đo đạc*4 | đo lại*4 | đo đất*5 | trích lục*4 | tách thửa*5 | tách sổ*5 | chuyển nhượng*4
        | sang tên*4 | nguồn gốc đất*5 | cấp đất*5 | giao đất*5 | thu hồi đất*5 | đất ruộng*5 | đất rừng*5
        | đất vườn*5 | đất ở*4 | đất đấu giá*5 | đấu giá đất*5 | đấu giá*3 | đất công*5 | đất 5%*5
        | đất nông nghiệp*5 | dồn điền*5 | đổi thửa*5 | thừa kế*4 | cấp sổ*4 | cấp bìa*5 | làm bìa*5 | làm sổ*4
        | chồng lấn*4 | cấp trùng*4 | lối đi*3 | lối đi chung*4 | ngõ đi chung*4 | chiếm đất*5 | ruộng*3 | trả đất*5
        | mượn đất*5 | đòi đất*5 | đất hai lúa*5 | đất dịch vụ*5 | đất giãn dân*5 | sang sổ*4 | đính chính sổ*5
        | cấp đổi*4 | hợp thửa*5 | đất ao*5 | đất thổ cư*5 | đất đồi*5 | đất khai hoang*5 | đất lúa*5 | đất bãi*5
        | đất phần trăm*5 | đất hợp tác xã*5 | cắm mốc*4 | mốc đất*5 | bờ rào*2 | hàng rào*2 | lấn*3 | chia đất*5
        | chia lô*4 | phân lô*4 | giao khoán*4 | khoán thầu*3 | thầu ao*4 | đấu thầu ao*4 | chuyển mục đích*5
        | tranh chấp ngõ*5 | lối mòn*3 | bản đồ*2 | đất xen kẹt*5 | cấp sai*4 | đất cha ông*5 | tách đất*5
        | giấy đất*5 | làm giấy đất*5 | bìa đất*5 | sai diện tích*5 | thiếu diện tích*5 | sai tên trên sổ*6
        | cấp nhầm*4 | cấp nhầm sổ*6 | sai sổ*5 | sổ sai*5 | cấp sai sổ*6 | mốc lộ giới*4 | lộ giới*4
        | hành lang đường*3 | tường rào*3 | xây tường*2 | xây lấn*5 | rào mất*4 | rào đường*2 | bít lối*4 | bịt lối*3
        | bít ngõ*4 | bịt ngõ*4 | lối vào*3 | ngõ chung*4 | ao chung*4 | ao làng*4 | đất làng*5 | đất chùa*5
        | đất đình*5 | đất nghĩa địa*5 | ruộng đất*5 | chia lại đất*6 | đất cấp*4 | đất mua*4 | bán đất*4 | mua đất*4
        | đất bán*4 | đất giấy tay*5 | giấy viết tay*3 | đất tranh chấp*5 | quy hoạch treo*6 | dự án treo*6
        | treo quy hoạch*6 | đất dự án*4 | đất hành lang*5 | đất trồng cây*4 | đất màu*4 | đất trồng*3 | bãi sông*3
        | đất ven sông*4 | đất rau*4 | thu hồi ruộng*5 | xây mộ*3 | đất nghĩa trang*5 | thu hồi đất không*6
        | chưa có quyết định*2 | quyết định thu hồi*4 | sổ chung*4 | bờ ao*3 | bờ tường*3 | nền nhà*2 | đất nền*4
        | mua bán đất*5 | giấy mua bán*3 | cọc mốc*4 | mốc ranh*5 | vượt ranh*5 | rào lấn*5 | đất hiến*5 | hiến đất*5
        | đất trường*4 | đất bỏ hoang*4 | bỏ hoang*3 | chia thừa kế*5 | tranh chấp thừa kế*6 | lấn mương*4
        | lấn đường*4 | lấn đê*4 | xây lấn chiếm*5 | đất giáp ranh*5 | giáp ranh*4 | ranh đất*5 | ranh nhà*4
        | lối đi vào*3 | đất cho thuê*4 | thuê đất*4 | thầu đất*5 | hết hạn thầu*5 | hợp đồng thầu*4 | đấu thầu đất*5
        | đất công ích*6 | chưa cấp sổ*5 | chưa có sổ*5 | chậm sổ*5 | chậm trả sổ*5 | chậm cấp*3 | giao đất trái*6
        | bán đất trái*6 | cấp đất sai*6 | sổ bìa*4 | đòi sổ*4 | hỏi sổ*4 | số thửa*4 | tờ bản đồ*4 | đo vẽ*4
        | trích đo*5""",
    "environment": """
        ô nhiễm*6 | bụi*5 | !khói*4 | khói bụi*6 | mùi hôi*6 | hôi thối*6 | mùi thối*6 | bốc mùi*6 | nước thải*6
        | xả thải*6 | rác thải*6 | bãi rác*6 | lò đốt rác*7 | đốt rác*6 | đổ rác*5 | rác*4 | trại lợn*5 | trại gà*5
        | chăn nuôi*4 | chuồng lợn*5 | chuồng trại*5 | tiếng ồn*5 | !ồn*3 | mỏ đá*4 | nổ mìn*5 | khai thác đá*5
        | khai thác cát*5 | hút cát*5 | chôn lấp*5 | môi trường*5 | hóa chất*5 | thuốc sâu*3 | cá chết*5 | nước bẩn*3
        | nước giếng*3 | xi măng bụi*6 | lò gạch*5 | nhà máy gạch*4 | lò vôi*5 | nhà máy giấy*3 | làng nghề*3
        | cơ sở tái chế*5 | tái chế*4 | phế liệu*3 | xưởng*2 | phun sơn*5 | bãi tập kết*4 | lò mổ*5 | giết mổ*5
        | !hôi*4 | !thối*4 | chất thải*6 | trại vịt*5 | nuôi lợn*5 | nuôi gà*4 | khí thải*6 | bãi chôn*5
        | nghĩa địa gần*3 | bụi bám*6 | bụi mù*6 | bụi bặm*6 | xe chở đá*3 | xe chở đất*3 | đốt than*5 | đốt rơm*4
        | mùi khét*5 | mùi khó chịu*6 | thuốc trừ sâu*4 | ruồi muỗi*5 | muỗi*4 | phân gà*6 | phân lợn*6 | nước đen*5
        | kênh đen*5 | nước ao bẩn*5 | bể phốt*5 | nhà máy thải*6 | thải ra*5 | xả nước*4 | xả ra*5 | xả trộm*6
        | xả khói*6 | khói đen*5 | lò than*5 | cưa xẻ*4 | máy xay đá*5 | trạm trộn*3 | bê tông thải*5
        | rác chất đống*6 | đốt lốp*5 | trại chăn nuôi*6 | nuôi vịt*5 | nuôi bò*5 | karaoke ồn*4 | ồn ào*5 | bột đá*5
        | đá bụi*4 | bụi đá*6 | bụi đất*6 | bụi xi măng*6 | xả thẳng*6 | xả bẩn*5 | nước hôi*5 | nước thải hôi*6
        | thối hoắc*6 | hôi hám*6 | nồng nặc mùi*5 | hôi không chịu*6 | thở không được*3 | khói lò*6 | khói than*6
        | khói bếp than*5 | mùi nhựa*6 | mùi sơn*6 | mùi hóa chất*6 | mùi cao su*6 | mùi phân*6 | mùi chuồng*6
        | mùi trại*6 | rác chưa thu gom*6 | rác ùn ứ*6 | không thu gom rác*6 | thu gom rác*5 | bãi thải*6 | xỉ than*5
        | tro bay*5 | bãi than*5 | bãi cát*3 | cát bay*4 | rung nhà*3 | chấn động*3 | rung lắc*3 | máy nghiền*4
        | nghiền đá*5 | tiếng máy*4 | ầm ầm suốt*4 | ồn suốt*5 | nhiễm bẩn*5 | nhiễm mặn*3 | phun thuốc*4
        | thuốc diệt cỏ*5 | lò hơi*4 | lò đốt*6 | lò nung*5 | trang trại*3 | trại heo*5 | nuôi heo*5 | trại chó*5
        | chợ hôi*5 | nước cống hôi*6 | ao tù*4 | sông đen*5 | sông bẩn*5 | kênh bẩn*5 | ruồi nhặng*6 | giết heo*5
        | giết lợn*5 | xưởng gỗ*3 | xưởng nhựa*3 | xưởng đá*3 | xưởng cưa*3 | xưởng may*1 | !ruồi*5 | nhiều ruồi*5
        | ruồi bay*5 | ruồi bu*5 | ruồi từ*5 | bu đầy ruồi*6 | đốt suốt*4 | đốt cả đêm*4 | khói mù mịt*5 | khói mù*5
        | kênh thối*6 | thối quá*5 | mùi*3 | !mùi*4 | ngửi*2 | đốt nilon*5 | đốt nhựa*5 | đốt dây đồng*5
        | đốt vỏ dây*5 | lò đốt dây*5 | nhà máy đường*2 | nhà máy giầy thải*3 | xả chất thải*6 | đổ chất thải*6
        | chất thải xây dựng*5 | phế thải*4 | bãi phế thải*5 | xe chở cát*3 | rơi vãi*3 | rơi vãi đất*4 | bụi bay*6
        | bụi trắng*6 | bụi phủ*6 | bụi mịt*6 | khói khét*5 | khét lẹt*5 | sặc mùi*5 | mùi tanh*5 | mùi cá*4
        | xưởng cá*3 | xưởng mắm*4 | bọt trắng*4 | váng dầu*5 | dầu thải*5 | nước đổi màu*5 | cá chết nổi*5
        | vịt xả*5 | nuôi gà công nghiệp*5 | trại bò*5 | chó sủa ồn*4 | ồn ào suốt*4 | máy cưa ồn*5 | tiếng búa*4""",
    "policy": """
        chế độ*5 | trợ cấp*6 | hộ nghèo*6 | cận nghèo*6 | thoát nghèo*6 | bảo hiểm y tế*6 | bảo hiểm xã hội*6
        | bảo hiểm*4 | mai táng phí*7 | mai táng*6 | người có công*6 | có công*4 | thương binh*5 | liệt sĩ*5
        | bệnh binh*6 | chất độc da cam*7 | da cam*6 | chính sách*5 | bảo trợ*6 | tiền tuất*6 | nhà tình nghĩa*6
        | hưu trí*5 | lương hưu*6 | khuyết tật*6 | người cao tuổi*5 | cao tuổi*4 | huân chương*5
        | thanh niên xung phong*6 | hỗ trợ hạn hán*5 | hỗ trợ bão*5 | tiền hỗ trợ*3 | trợ giúp*5 | trợ cấp tuất*7
        | phụ cấp*5 | nhà đại đoàn kết*5 | xóa nhà tạm*6 | nhà dột nát*6 | vay vốn chính sách*5 | ưu đãi*4
        | cứu trợ*6 | quà tết*5 | hộ chính sách*6 | nghèo*3 | bằng tổ quốc ghi công*6 | tiền điện hộ nghèo*6
        | đơn thân*4 | mồ côi*5 | nhà ở xã hội*4 | hỗ trợ covid*6 | trợ cấp thất nghiệp*7 | thẻ bảo hiểm*6
        | thẻ bhyt*6 | tiền chính sách*7 | hộ mới thoát nghèo*7 | danh sách hộ*4 | danh sách nhận*4 | hưởng*2
        | nạn nhân chất độc*7 | liệt sỹ*5 | thờ cúng liệt sĩ*7 | tuất*4 | !tuất*5 | thai sản*6 | bảo trợ xã hội*7
        | trợ cấp xã hội*7 | xe lăn*5 | nhà ở hộ nghèo*7 | nhà tình thương*6 | hỗ trợ nhà*5 | gạo cứu đói*7
        | gạo hỗ trợ*6 | hỗ trợ gạo*6 | tiền lũ*5 | hỗ trợ lũ*6 | hỗ trợ dịch*6 | tiền bão*5 | tiền hỗ trợ bão*7
        | học bổng*5 | miễn giảm học phí*6 | cựu chiến binh*2 | dân công hỏa tuyến*7 | nhập ngũ*3 | quân nhân*4
        | xuất ngũ*4 | bhyt*6 | bhxh*6 | thẻ y tế*6 | bị cắt thẻ*5 | cắt chế độ*7 | cắt trợ cấp*7 | bị cắt*2
        | cắt hộ nghèo*7 | rà soát hộ*6 | bình xét hộ*6 | xét hộ nghèo*7 | bình xét nghèo*7 | sai đối tượng*5
        | hỗ trợ học phí*5 | hỗ trợ tiền điện*6 | hỗ trợ thất nghiệp*6 | tiền tết*4 | quà tết hộ nghèo*7
        | chế độ thương binh*7 | chế độ bệnh binh*7 | con liệt sĩ*6 | vợ liệt sĩ*6 | mẹ liệt sĩ*6
        | thân nhân liệt sĩ*7 | mẹ việt nam anh hùng*6 | giám định*4 | tỷ lệ thương tật*6 | hồ sơ thương binh*6
        | tù đày*6 | bị địch bắt*6 | kháng chiến*5 | trợ cấp người già*7 | trợ cấp 80 tuổi*7 | tiền người già*6
        | tiền cao tuổi*6 | trợ cấp khuyết tật*7 | nuôi con nhỏ*3 | con tàn tật*5 | tàn tật*6 | hỏng nhà do bão*4
        | tiền hỗ trợ nhà*5 | sửa nhà cho hộ*5 | vay vốn*4 | vay ngân hàng chính sách*6 | vốn chính sách*6
        | giống lúa hỗ trợ*5 | hỗ trợ giống*5 | hỗ trợ sản xuất*5 | hỗ trợ thiên tai*6 | mất mùa*4
        | trợ cấp mất mùa*6 | tiền mất mùa*5 | hỗ trợ dịch tả*6 | hỗ trợ lợn dịch*6 | hỗ trợ tiêu hủy*6
        | tiền tiêu hủy*5 | danh sách quà*5 | quà người cao tuổi*7 | tiền quà*4 | đưa ra khỏi danh sách*5
        | ra khỏi danh sách*5 | bị gạch tên*5 | cắt danh sách*5 | thiếu tên*3 | danh sách hỗ trợ*6
        | tiền điều dưỡng*6 | điều dưỡng*4 | lợn tiêu hủy*6 | tiêu hủy lợn*6 | tiêu hủy*4 | gia đình chính sách*6
        | thờ cúng*4 | khuyết tật nặng*6 | xác định khuyết tật*7 | giấy khuyết tật*6 | sổ hộ nghèo*7 | xóa hộ nghèo*7
        | hộ cận nghèo*6 | xét nghèo*6 | trợ cấp nuôi*6 | trợ cấp đơn thân*7 | trợ cấp mồ côi*7 | tiền trợ cấp*6
        | chậm trợ cấp*7 | tiền hộ nghèo*7 | tiền chế độ*6 | chậm chế độ*6 | dân công*4 | hỏa tuyến*5 | b52*2
        | chiến trường*4 | huân huy chương*6 | huy chương*5 | tuổi cao*3 | lão thành*4 | bảo hiểm tự nguyện*5
        | thẻ bảo hiểm hết hạn*6 | bảo hiểm hộ gia đình*5 | hỗ trợ xây nhà*6 | xây nhà tình nghĩa*6 | sửa nhà dột*5
        | nhà tạm*4 | nhà dột*4 | vay hộ nghèo*6 | vay vốn ưu đãi*6 | hỗ trợ hạn*5 | cứu đói*6 | gạo*3
        | hỗ trợ phân bón*5 | hỗ trợ cây giống*5 | hỗ trợ tái đàn*5 | hộ khó khăn*6 | miễn học phí*7 | giảm học phí*6
        | xác nhận hộ*5 | hoàn cảnh khó khăn*6 | xác nhận khó khăn*6 | xét hộ*4 | xét lại hộ*6""",
    "finance": """
        tiền điện nước*6 | nộp tiền*4 | chia tiền*6 | tiền bán*5 | tiền thanh lý*6 | bán trụ sở*5 | tiền đóng góp*7
        | tiền góp*7 | đóng góp*6 | khoản thu*7 | các khoản thu*7 | thu tiền*5 | thu phí*7 | phí*3 | !phí*5
        | lệ phí*5 | thuế*5 | !thuế*6 | tăng thuế*7 | tiền thuế*6 | nợ lương*8 | chậm lương*8 | lương*4 | !lương*5
        | trả lương*7 | quỹ lớp*7 | !quỹ*5 | tiền quỹ*7 | học phí*7 | lạm thu*8 | thu sai*7 | thu thêm*6 | thu cao*6
        | thu quá cao*7 | quyết toán*6 | công khai tài chính*7 | tài chính*4 | trả lại tiền*6 | tiền công*6
        | nợ tiền*6 | tiền thuê ki ốt*7 | thuê ki ốt*6 | tiền thuê*5 | giá thuê*5 | chỗ ngồi*3 | tiền điện*4
        | tiền nước*4 | giá điện*4 | giá nước*4 | hụi*6 | vỡ hụi*7 | vỡ nợ*6 | phường hụi*7 | hợp tác xã nợ*5
        | tiền xây dựng*4 | góp vốn*5 | tiền bảo trì*5 | xã hội hóa*5 | thưởng tết*6 | tiền thưởng*6
        | tiền tiết kiệm*5 | quỹ tín dụng*6 | !lãi*3 | tiền vệ sinh*6 | phí vệ sinh*7 | tiền rác*6 | phí chợ*7
        | thủy lợi phí*7 | tiền làm đường*6 | hoàn tiền*5 | lương chậm*8 | đòi lương*8 | tiền lương*7
        | không trả lương*8 | trả công*5 | tiền thu*6 | không công khai*6 | công khai*5 | thu làm đường*7
        | tiền làm đường ngõ*7 | mức phí*7 | mức thu*7 | mức đóng*6 | tiền học*6 | tiền trường*6 | thu đầu năm*7
        | tiền chợ*5 | thuế đất*6 | thuế môn bài*7 | nợ tiền hàng*6 | bảo hiểm nợ*4 | nợ bảo hiểm*7 | vay*2
        | tiền điện tăng*6 | tiền nước tăng*6 | hóa đơn*5 | tiền phạt*3 | tiền cọc*5 | đặt cọc*5 | đa cấp*5
        | quỹ tiểu khu*7 | tiền ủng hộ*6 | sao kê*6 | đóng khoản*5 | khoản mua*5 | các khoản*4 | khoản tiền*4
        | khoản đóng*6 | mua điều hòa*5 | tiền điều hòa*6 | tiền mua*3 | tiền hội*5 | quỹ hội*7 | thủ quỹ*5
        | hoàn lại tiền*6 | trả tiền*4 | chưa trả tiền*5 | không trả tiền*5 | chậm trả tiền*7 | quỵt*6 | quỵt lương*8
        | quỵt tiền*7 | chưa thanh toán*6 | thanh toán*5 | tiền hàng*5 | tiền thầu*5 | tiền sữa*5 | tiền ăn bán trú*6
        | tiền bán trú*6 | tiền đồng phục*6 | tiền sách*5 | tiền nước uống*5 | tiền làm nhà văn hóa*6
        | tiền xây nhà văn hóa*6 | tiền góp vốn*6 | tiền gửi*5 | gửi tiết kiệm*6 | chủ hụi*7 | bể hụi*7
        | chơi phường*6 | vỡ phường*7 | tiền phường*5 | tiền dịch vụ*5 | tiền mặt bằng chợ*7 | phí gửi xe*6
        | giá vé*5 | vé chợ*6 | vé xe*4 | tiền sân*4 | thu vô lý*7 | thu không có biên lai*8 | biên lai*5
        | phiếu thu*5 | thu tiền không*6 | tiền lãi*5 | lãi suất*5 | khoanh nợ*5 | nợ ngân hàng*5 | nợ xấu*4
        | truy thu*6 | hoàn thuế*6 | tiền lệ phí*6 | tiền công thợ*6 | tiền công lao động*6 | tăng ca không*5
        | cắt thưởng*6 | tiền bảo hiểm trừ lương*6 | trừ lương*7 | lương tháng*6 | tiền làm thêm*6 | lương thấp*6
        | thu chi*6 | khất tiền*6 | khất lương*8 | khất nợ*6 | chậm tiền công*8 | nợ tiền công*8 | tiền công từ*6
        | thưởng*4 | !thưởng*5 | thưởng lễ*6 | tiền lễ*4 | tiền tăng ca*7 | tiền ca*4 | phụ cấp ca*5 | tiền độc hại*5
        | tiền ăn ca*6 | trợ cấp thôi việc*7 | tiền chợ phiên*5 | giá thuê sạp*7 | thuê sạp*6 | !sạp*3 | tiền sạp*6
        | giá sạp*6 | tiền điện chợ*6 | thu tiền làm đường*8 | không có phiếu*4 | không hóa đơn*5 | sổ thu*5
        | thu hai lần*6 | thu trùng*6 | vay tiền*4 | cho vay*3 | trả góp*4 | ôm tiền*6 | ôm hụi*7 | chiếm dụng*5
        | mất vốn*4 | góp tiền*5 | tiền đặt cọc*6 | hoàn cọc*6 | chi trả*3 | chi trả đủ*5 | tiền điện thu*5
        | thu gấp đôi*6 | thu gấp*5 | giá gấp*3 | tiền bốc xếp*6 | thu quỹ*5 | quỹ đền ơn*6 | quỹ phòng*5
        | quỹ thiên tai*6 | thu thủy lợi*6 | thu tiền nước*5 | thu tiền rác*6 | thu tiền vệ sinh*7 | thu tiền điện*5
        | tiền chậm nộp*5 | nợ thuế*6 | thuế khoán*6 | thuế hộ*6 | môn bài*5 | giá chợ*5 | tăng giá*4 | tăng phí*7
        | tăng tiền*5 | tiền ki ốt*6 | tiền quầy*5 | tiền mặt bằng kinh doanh*6 | nợ lương công nhân*8
        | lương tháng 13*7 | thưởng cuối năm*6 | không đóng bảo hiểm*6 | chủ bỏ trốn*5 | chủ trốn nợ*6
        | chủ hụi trốn*8 | giật hụi*8 | vỡ tín dụng*7 | tiền hợp tác xã*5 | chia lãi*5 | cổ phần*4 | vốn góp*5
        | tiền đóng đường*7 | tiền đóng nhà văn hóa*7 | góp xây*5 | bắt đóng*5 | ép đóng*6 | tự nguyện đóng*5
        | thu ngoài*6 | khoản thu ngoài*7 | phụ thu*6 | thu vượt*6 | vượt giá*5 | giá giữ xe*6 | hóa đơn nước*6
        | hóa đơn điện*6 | nhầm hóa đơn*7 | tiền dọn rác*7 | được trả*2""",
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
        | nhà văn hóa xuống cấp*5 | xuống cấp*4 | đường dân sinh*6 | hầm chui*6 | rào chắn*3 | đường gom*3
        | lu rung*5 | chậm tiến độ*5 | sân vận động*2 | trường học xuống cấp*4 | !kè*4 | cấp nước*5 | làm ẩu*4
        | mần ẩu*4 | đào cống*5 | nứt tường nhà*6 | làm nứt*5 | tường nứt*5 | đường lầy*5 | lầy lội*5 | đường ngập*5
        | ngập đường*5 | tắc cống*5 | cống tắc*5 | trạm bơm*5 | tưới tiêu*4 | nước tưới*5 | thiếu nước*4
        | mất nước sạch*6 | nước đục ngầu*5 | nước vàng*5 | đèn hỏng*4 | đường tối*4 | cầu hỏng*5 | cầu yếu*5
        | dầm cầu*4 | đặt cột*5 | dựng cột*5 | chôn cột*5 | đường điện*5 | đường dây điện*6 | hành lang điện*5
        | nhà thầu làm*5 | bỏ dở*5 | làm dở*5 | đào đường*5 | đường đào*5 | lấp cống*5 | lấp mương*5 | dốc trơn*3
        | gờ giảm tốc*5 | biển báo*3 | công trường*4 | dự án chậm*5 | chậm thi công*6 | mới làm đã*5 | làm kém*4
        | chất lượng kém*5 | thi công kém*6 | thi công ẩu*7 | kém chất lượng*5 | rút ruột*5 | rãnh thoát*5
        | cống rãnh*5 | bờ kè*5 | kè sông*5 | mương nước*4 | kênh nước*4 | trạm nước*5 | giếng khoan chung*5
        | bể nước chung*5 | nhà vệ sinh trường*4 | nhà văn hóa chưa*3 | nhà văn hóa dột*5 | trường dột*5
        | cầu dân sinh*6 | cầu phao*5 | ngầm tràn*4 | đường bê tông*5 | đường nhựa*5 | đường nội đồng*6 | đường đất*4
        | đường liên thôn*6 | đường làng*4 | đường dang dở*6 | làm đường dở*6 | đào lên để đó*6 | đào bới*4
        | không hoàn trả*5 | hoàn trả mặt đường*6 | xe quá tải phá đường*5 | phá đường*5 | hư đường*5 | nát đường*5
        | đường nát*5 | bóng đèn*4 | đèn chiếu*4 | cột đèn*4 | mất điện liên tục*6 | điện phập phù*6 | cúp điện*5
        | cắt điện*4 | công tơ*4 | thay công tơ*5 | trạm điện*5 | cột thu phát*5 | trạm thu phát sóng*6 | ăng ten*4
        | cột bts*6 | cột cao thế*6 | đường cao thế*6 | kéo dây*4 | nhà nứt*5 | lún nhà*5 | ép cừ*5 | xe lu*4
        | xe ủi*3 | nổ mìn thi công*4 | ngập do*3 | thoát nước kém*6 | không thoát nước*6 | nước không thoát*6
        | không có nước*5 | !nứt*3 | cống tiêu*5 | cửa cống*5 | cống hỏng*5 | cống tưới*5 | cánh cống*5 | van xả*4
        | kênh hỏng*5 | mương hỏng*5 | đào mương*4 | làm nứt nhà*6 | máy xúc*2 | rung làm nứt*6 | nước như*2
        | nước có cặn*5 | nước có mùi*5 | đường đang làm*4 | đường chưa xong*4 | làm xong bỏ đó*5
        | bụi do làm đường*3 | nắp rãnh*4 | không có đèn*4 | thiếu đèn*4 | lắp đèn*5 | xin đèn*4 | mở rộng đường*4
        | xin gờ giảm tốc*5 | đặt gờ*4 | cột điện giữa đường*5 | cột điện mục*5 | rào chắn tôn*5 | rào tôn*5
        | bịt mất lối*5 | chắn lối*5 | bịt lối ra*5 | mất lối ra*5 | lối ra vào*4 | mương tắc*5 | kênh tắc*5
        | cống bị lấp*5 | lấp rãnh*5 | ngập vì cống*6 | nước thoát*4 | đường dốc*3 | đường hẹp*4 | mở rộng ngõ*5
        | đường vào*2 | đường ra đồng*5 | cầu ra đồng*5 | đổ bê tông*5 | rải nhựa*5 | thảm nhựa*5 | vá đường*5
        | xe to phá đường*5 | hố ga hở*5 | xây nhà văn hóa*4 | sân chơi*3 | chợ mới xây*4 | trường mới*3
        | trạm y tế xuống*3 | dự án đường*4 | dự án cầu*4 | đường cao tốc*2 | đường vành đai*4 | nút giao*4
        | điện áp*4 | thay dây điện*5 | hạ thế*4 | cắt điện luân phiên*5 | hay mất điện*6 | mất điện suốt*6
        | nước yếu*5 | nước chảy yếu*5 | đấu nối nước*5 | kéo nước*4 | giếng cạn*4 | trạm sóng*5 | tháo trạm*4
        | cột phát sóng*5""",
    "conduct": """
        nói xẵng*8 | trả lời xẵng*8 | nói sẵng*8 | to tiếng với dân*8 | nói hỗn*7 | nạt dân*8 | mắng*5 | hẹn 3 lần*6
        | hẹn 2 lần*6 | hẹn nhiều lần*6 | hẹn mấy lần*6 | hẹn đi hẹn lại*7 | hẹn lần hẹn lữa*7 | không trả hồ sơ*6
        | không trả hs*6 | chậm trả*5 | chậm giải quyết*5 | ngâm hồ sơ*7 | ngâm đơn*7 | giam hồ sơ*6 | thái độ*7
        | hách dịch*8 | quát nạt*8 | quát tháo*8 | quát mắng*8 | quát*5 | cửa quyền*8 | nhũng nhiễu*8 | gây khó dễ*8
        | gây khó khăn*6 | gây phiền hà*8 | phiền hà*7 | sách nhiễu*8 | thô lỗ*8 | nói năng*4 | nhận tiền*3
        | vòi vĩnh*8 | vòi tiền*8 | nhận hối lộ*8 | hối lộ*8 | tham ô*8 | tham nhũng*8 | trù dập*8 | vô trách nhiệm*8
        | thiếu trách nhiệm*8 | tố cáo cán bộ*8 | tố cán bộ*8 | tố cáo ông*6 | tố cáo bà*6 | tố cáo chủ tịch*8
        | tố cáo địa chính*8 | tố cáo trưởng*8 | tố cáo tổ trưởng*8 | tố cáo công an*8 | tố cáo*4
        | cán bộ nhận tiền*8 | làm khó*7 | hành dân*8 | đi muộn*5 | bỏ vị trí*6 | không có mặt*4 | chậm trả hồ sơ*6
        | chậm trễ*5 | trả chậm*5 | mất dân chủ*8 | không công bằng*4 | thiên vị*7 | bao che*7 | lạm quyền*8
        | ăn chặn*8 | xúc phạm*6 | mắng dân*8 | coi thường dân*8 | tắc trách*8 | đùn đẩy*7 | khất lần*6
        | lợi dụng chức vụ*8 | cư xử*6 | lời lẽ*4 | ăn nói*4 | bè phái*7 | gian lận*5 | khai khống*7 | ăn bớt*7
        | hẹn # lần*6 | bắt đi lại*7 | đi lại nhiều lần*7 | đi lại # lần*7 | bắt chờ*6 | không tiếp dân*6
        | không chịu tiếp*7 | không giải quyết hồ sơ*6 | nói trống không*6 | nặng lời*7 | quát dân*8 | đuổi dân*8
        | cáu gắt*7 | gắt gỏng*7 | khinh dân*8 | thiếu tôn trọng*8 | làm việc riêng*7 | uống rượu trong giờ*8
        | cán bộ say*7 | nhận phong bì*8 | phong bì*7 | đòi tiền bồi dưỡng*8 | bồi dưỡng*4 | gợi ý tiền*8 | ăn tiền*7
        | cậy quyền*8 | ức hiếp*7 | o ép*7 | đe dọa dân*7 | thờ ơ*7 | lạnh nhạt*7 | vô cảm*8 | cửa quyền hách dịch*8
        | bớt xén*7 | chậm xử lý*5 | giải quyết chậm*5 | hẹn mãi*6 | hẹn hoài*6 | hứa mãi*5 | hứa suông*6
        | hứa không làm*6 | chưa được trả lời*4 | không trả lời đơn*6 | không giải quyết đơn*6 | đơn bị ngâm*7
        | bỏ quên đơn*7 | mất hồ sơ*6 | làm mất hồ sơ*7 | quá hẹn*5 | quá hạn trả*5 | quá hạn*3 | trễ hẹn*5
        | chậm hẹn*5 | đi lại mấy lần*7 | đi lại mãi*7 | bắt bổ sung*6 | !hạch*6 | hạch sách*8 | lên mặt*6
        | xưng hô*5 | mày tao*7 | văng tục*7 | chửi dân*8 | nói tục*7 | đập bàn*7 | chỉ tay*4 | xua đuổi*7
        | không tiếp*5 | tránh mặt*6 | đóng cửa phòng*5 | đi ăn sáng*5 | chơi game*6 | bấm điện thoại*6 | ngồi chơi*5
        | uống rượu*4 | say rượu trong giờ*8 | !vòi*7 | làm luật*6 | tiền trà nước*8 | lót tay*8 | bôi trơn*8
        | chung chi*7 | ăn hối lộ*8 | tư lợi*7 | trục lợi*7 | khai man*6 | làm giả*5 | giả chữ ký*7 | ký khống*8
        | ký thay*5 | kê khai sai*5 | ưu ái*6 | cho người nhà*6 | đưa người nhà*6 | họ hàng cán bộ*7 | mất đoàn kết*5
        | gian dối*6 | thiếu minh bạch*7 | không minh bạch*7 | minh bạch*4 | !khất*4 | trốn tránh*6 | trốn dân*7
        | trốn trách nhiệm*8 | cộc lốc*7 | nói năng cộc lốc*8 | khất mãi*6 | cứ khất*6 | hứa hẹn*3 | hứa rồi để đó*6
        | trả lời vòng vo*7 | vòng vo*5 | nói lấp lửng*5 | chây ì*6 | không nghe máy*5 | không bắt máy*5
        | đuổi ra ngoài*6 | đuổi về*5 | đòi quà*6 | gây khó*6 | uống rượu giờ hành chính*8 | giờ hành chính*5
        | trong giờ làm việc*6 | giờ làm việc*4 | cán bộ không*4 | thái độ không tốt*8 | thái độ kém*8
        | thiếu nhiệt tình*7 | không nhiệt tình*6 | đùn việc*7 | đẩy qua đẩy lại*7 | chỉ qua chỉ lại*6
        | bắt chạy đi chạy lại*7 | chạy đi chạy lại*6 | bắt làm lại*5 | nhiều lần không giải quyết*7
        | mãi không giải quyết*6 | không chịu giải quyết*5 | không giải thích*4 | !gắt*6 | nói khó nghe*7
        | khó chịu với dân*7 | nói giọng*4 | quan liêu*8 | độc đoán*8 | chuyên quyền*8 | bao biện*5 | lừa dối dân*7
        | ăn quỵt*6 | khai khống hộ*7 | lập khống*7 | chia chác*7 | ăn của dân*8 | ăn tiền hỗ trợ*7 | giữ lại tiền*5
        | cắt xén*7 | ăn chặn tiền*8 | nhận quà*3 | nhậu trong giờ*8 | vắng mặt*4 | bỏ trực*6 | không có ai tiếp*6
        | chờ cả buổi*5 | chờ mãi*4""",
    "other": """
        biên bản phạt*6 | bị phạt*5 | quyết định phạt*6 | phạt # triệu*5 | phạt hành chính*6 | nộp phạt*5 | xử phạt*5
        | vi phạm hành chính*6 | hộ khẩu*5 | nhập khẩu*5 | khai sinh*5 | giấy khai sinh*5 | kết hôn*5 | ly hôn*5
        | chứng thực*4 | căn cước*5 | tạm trú*5 | đăng ký kinh doanh*4 | nghĩa vụ quân sự*5 | sáp nhập*5 | đặt tên*4
        | mâu thuẫn*3 | hàng xóm*2 | bầu tổ trưởng*4 | bầu trưởng*5 | bầu cử*4 | tuyển sinh*5 | chuyển trường*5
        | sáp nhập trường*6 | xếp lớp*5 | di dời chợ*5 | chuyển chợ*5 | mồ mả*4 | di dời mộ*4 | nghĩa trang*3
        | lý lịch*4 | án phí*5 | thi hành án*5 | bản án*5 | tòa án*4 | giấy phép xây dựng*3 | trật tự xây dựng*4
        | cưỡng chế*4 | tháo dỡ*4 | tên đường*4 | số nhà*2 | khai tử*5 | xác nhận lý lịch*5 | giấy tờ tùy thân*5
        | hòa giải*2 | tạm giữ xe*6 | giữ xe*4 | thu xe*4 | bị giữ xe*6 | phạt xe*5 | phạt nguội*6
        | biên bản vi phạm*6 | biên bản*2 | giấy phép lái*5 | bằng lái*5 | giấy tờ xe*5 | đăng ký xe*5
        | sang tên xe*6 | đăng ký kết hôn*5 | chứng minh nhân dân*5 | thẻ căn cước*5 | định danh*5 | vneid*5
        | sửa ngày sinh*6 | sai ngày sinh*6 | sai tên*4 | đổi tên*5 | cải chính*5 | sửa tên*4 | con nuôi*5
        | nhận con*3 | nhập học*4 | trái tuyến*6 | phân lớp*4 | chuyển lớp*4 | thầy giáo*2 | cô giáo*2
        | hiệu trưởng*2 | nhà trường*2 | bếp ăn bán trú*5 | suất ăn*4 | bữa ăn*3 | thực phẩm bẩn*5 | trạm xá*2
        | ngã ba hẹp*2 | bán hàng rong*3 | chỗ bán*4 | chỗ ngồi bán*5 | sắp xếp chỗ*5 | sắp xếp ki ốt*5
        | bốc thăm ki ốt*5 | chia ki ốt*5 | di dời ki ốt*5 | đấu thầu chợ*5 | đình chỉ kinh doanh*5
        | giấy phép kinh doanh*5 | cấm bán*4 | cấm xe*4 | cấm đường*4 | biển cấm*4 | xe buýt*3 | bến xe*3
        | tên tiểu khu*5 | sáp nhập tiểu khu*6 | bầu tiểu khu trưởng*6 | bầu trưởng tiểu khu*6 | kết quả bầu*5
        | hàng xóm cãi*3 | mâu thuẫn gia đình*4 | bạo lực gia đình*4 | thừa nhận con*3 | nợ nhau*3 | vay mượn*4
        | nghĩa vụ*3 | đi nghĩa vụ*5 | khám nghĩa vụ*5 | tôn giáo*4 | nhà thờ*2 | đình làng*3 | đổi điểm trường*6
        | điểm trường*4 | dồn trường*6 | ghép lớp*5 | dồn lớp*5 | ghép trường*6 | bếp ăn*4 | thịt ôi*5 | thực phẩm*4
        | cơm trưa của cháu*4 | ăn bán trú*4 | ngộ độc*3 | an toàn thực phẩm*5 | đình chỉ xây*5 | xây trái phép*5
        | xây không phép*5 | xây dựng trái phép*5 | không phép*4 | đình chỉ*3 | trả hồ sơ nhập học*6
        | cưỡng chế ki ốt*6 | ki ốt*3 | xếp chỗ*5 | mất chỗ bán*6 | chuyển chỗ*5 | tuyến xe*3 | giờ cấm*3
        | tiếng loa phường*3 | đổi chỗ*5 | biển quảng cáo*4 | cắm cọc*1 | thủ tục khai sinh*6 | giấy chứng tử*6
        | chứng tử*5 | giấy kết hôn*6 | xác nhận độc thân*6 | xác nhận hôn nhân*6 | sổ hộ khẩu*6 | tách khẩu*6
        | chuyển khẩu*6 | cư trú*4 | đăng ký tạm trú*6 | hộ tịch*5 | công chứng*4 | vay nợ*4 | đòi nợ*4
        | mâu thuẫn hàng xóm*5 | nuôi con*3 | bạo hành*4 | trường lớp*4 | xin học*5 | lớp học thêm*4 | dạy thêm*4
        | nghỉ học*2 | quán karaoke*2 | quán bia*1 | xây chùa*3 | đền thờ*3 | lễ hội*2 | đặt tên đường*5 | địa giới*5
        | sáp nhập xã*6 | sáp nhập thị trấn*6 | hợp đồng lao động*4 | sa thải*5 | cho nghỉ việc*5 | đuổi việc*5
        | cắt hợp đồng*5 | chấm dứt hợp đồng*5 | hợp đồng giáo viên*5 | vụ chợ*4 | học thêm*2""",
}
