"""Data: words for people, groups, households and officials. ``!word`` counts only when typed with its marks."""

from __future__ import annotations

PEOPLE: dict[str, str] = {
    # Counted after a number: "12 người", "3 chị".
    "person": """
        người dân | người | công dân | bà con | dân | nhân khẩu | nông dân | ông bà | ông già | bà già | ông cụ
        | bà cụ | cụ ông | cụ bà | cụ già | ông | bà | anh | chị | cô | chú | bác | cụ | cháu học sinh | cháu nhỏ
        | cháu bé | cháu | em bé | em nhỏ | em học sinh | em | dì | mợ | thím | cậu | o | mệ | thanh niên
        | thiếu niên | thanh thiếu niên | đối tượng | nghi phạm | tên trộm | tên | thằng | đứa | gã | phụ nữ
        | đàn ông | đàn bà | nam giới | nam thanh niên | nam nữ | nam | nữ | công nhân | người lao động | lao động
        | tiểu thương | thương binh | cựu chiến binh | cựu thanh niên xung phong | cựu binh | cựu | phụ huynh
        | học sinh | giáo viên | nạn nhân | con bạc
        | con nghiện | ma men | hành khách | lái xe | tài xế | xã viên | hội viên | bệnh nhân | trẻ em | trẻ | !mạng
        | khẩu | lượt người | lượt công dân | lượt dân | lượt khách | bà mẹ | ông bố | người thợ | thợ
        | chị em phụ nữ | chị em | anh em | mẹ con | bố con | cha con | bà cháu | ông cháu | vợ chồng | anh chị em
        | con người | ngư dân | hộ viên | sinh viên | thân nhân | người nhà | người thân | giáo dân | chủ hộ
        | chủ nhà | chủ ruộng | chủ đất | chủ vườn | chủ ao | chủ đầm | chủ lò | chủ trại | chủ bè | chủ ghe | chủ tàu
        | chủ thuyền | chủ tiệm | chủ sạp | chủ nợ | chủ bãi | chủ đìa | chủ ki ốt | chủ quầy | ngừi | ngưừi | ngoi
        | ngưới | con nit | con nít | quái xế | dân phòng viên
        | khách | lao công | dt | chồng vợ | lái cẩu | a lái | cn | hs | gv | cd | người khách | đồng bào
        | người nớ | !ô | !bạn | bạn đoàn viên | nữ sinh | nam sinh
        | bạn trẻ | bạn sinh viên | bạn học sinh | bạn thanh niên | bé sơ sinh | bé # tuổi | thầy giáo | cô giáo
        | thầy | luật sư | chủ thầu | chủ quán | chủ xe | nhà sư | linh mục | phụ xe | kỹ sư | nhà báo | phóng viên
        | thợ xây | ông lão | bà lão | bé gái | bé trai | thai phụ | sản phụ | chủ cửa hàng | hộ lý | bảo mẫu | !bé""",
    # Two people when no number is said.
    "pair": """
        hai mẹ con*2 | hai vợ chồng*2 | hai bố con*2 | hai cha con*2 | vợ chồng | mẹ con | bố con | cha con | bà cháu
        | ông cháu | hai anh em | hai chị em | hai bà cháu | hai ông cháu | hai ông bà | đôi nam nữ | cặp vợ chồng
        | cặp nam nữ | đôi vợ chồng | cả hai*1""",
    # Officials on the spot: never counted as people of the case.
    "official": """
        cán bộ | đồng chí | công an viên | chiến sĩ | chiến sỹ | dân quân | dân phòng | công an | cảnh sát | bộ đội
        | nhân viên | bảo vệ | trật tự viên | cán bộ chiến sĩ | lãnh đạo | đoàn viên | đảng viên | hội viên hội | lính
        | lính cứu hỏa | y sĩ | bác sĩ | y tá | anh dân quân | anh công an | chú công an
        | anh em mình | anh em trực | anh em công an | anh em dân quân | tự vệ
        | thành viên tổ | tổ viên | kiểm lâm""",
    # Those who speak for the others: a part of the group.
    "delegate": """
        đại diện | người đại diện | đại biểu | ngừơi đại diện | người đại diên | ông đại diện | bà đại diện
        | hộ đại diện | trưởng đoàn | người cầm đầu | người đứng đầu | người nói chuyện""",
    "household": """
        hộ dân | hộ gia đình | hộ kinh doanh | hộ nghèo | hộ cận nghèo | hộ | gia đình | nhà dân | ngôi nhà | căn nhà
        | nóc nhà | nếp nhà | mái nhà | hộ tiểu thương | hộ chăn nuôi""",
    # "nhà" counts only after a number and never in these.
    "house": "nhà",
    "not_house": """
        nhà văn hóa | nhà máy | nhà thầu | nhà nước | nhà trường | nhà xe | nhà nghỉ | nhà hàng | nhà thờ | nhà kho
        | nhà ga | nhà báo | nhà đầu tư | nhà họp | nhà vệ sinh | nhà cung cấp""",
    # More than one, however many.
    "group": """
        đoàn hồi | đoàn lúc | đoàn đi | đoàn ở | đoàn đã | đoàn đang | đoàn đó | đoàn kia | đoàn lên | đoàn hôm qua
        | đoàn sáng nay | đoàn chiều nay | đoàn này | đoàn nãy | đoàn về | đoàn dân | đoàn trên | đoàn người
        | đoàn công dân | đoàn khiếu kiện | đoàn khiếu nại | đoàn bà con | đoàn xe máy | đoàn tiểu khu | đoàn khu
        | đoàn tk | nhóm người | nhóm dân | nhóm hộ | nhóm | tốp | tốp người | đám đông | đám người | bà con
        | người dân | dân chúng | nhân dân | dân làng | dân tiểu khu | dân khu | dân xóm | dân phố | dân tổ | dân ngõ
        | dân trong | dân kéo | dân ra | dân đang | dân ở | các hộ | các hộ dân | mấy hộ | nhiều hộ | một số hộ
        | mọi hộ | nhiều người | mấy người | một số người | mấy chục | các bà | các mẹ | các ông | các cụ | các cô
        | các chị | các bác | mấy bà | mấy ông | mấy chị | mấy bác | mấy cụ | mấy anh | mấy cô | mấy nhà
        | mấy gia đình | các gia đình | nhiều gia đình | một số gia đình | mọi người | tiểu thương | công nhân
        | phụ huynh | chị em tiểu thương | hội phụ huynh | tập thể | cả xóm | cả làng | cả khu | cả tổ | cả tiểu khu
        | cả đoàn | toàn dân | lũ lượt | tập đoàn người | nông dân | xã viên | đông người | đông dân | người ta
        | một số công dân | các công dân | nhiều công dân | một số bà con | một số người dân | mấy trăm | hàng trăm
        | hàng chục | đoàn kéo | đoàn | các bậc phụ huynh | phụ huynh học sinh | hội viên | đội công nhân
        | tổ công nhân | đám tiểu thương | hội tiểu thương | dân quanh | dân sống | dân gần | dân ven | dân cạnh
        | dân địa phương | dân vùng | nhân dân khu | người dân khu | bọn tôi | chúng tôi | tụi tui | chúng tui
        | người tiểu khu | người tk | người khu | hội chợ | tiểu thương chợ | chị em | anh em công nhân | đội xe
        | cánh xe ôm | cánh tài xế | cánh thợ | xã viên hợp tác xã""",
    "many": """
        đông người | đông lắm | rất đông | khá đông | quá đông | đông nghịt | đông nghẹt | đông kín | kéo đông
        | ra đông | đông dân | đông đảo | đông vô kể | chật kín | ngồi kín | đứng kín | kín sân | đầy sân | kín cổng
        | ùn ùn | lũ lượt | nườm nượp | chật cổng | chật sân | đông như | càng lúc càng đông | mỗi lúc một đông
        | ngày càng đông | đông ghê | đông quá | đông cực | người đông | đếm không xuể | chưa đếm được | chưa đếm hết
        | không đếm được | đông thêm""",
    "plural": """
        các | mấy | nhiều | cả đám | bọn | !đám | lũ | một số | !tụi | đôi bên | hai bên | hai nhóm | mọi | !những
        | những người | những hộ | những nhà | những ông | những bà""",
    # One person when no number is said.
    "single": """
        anh nông dân | bác nông dân | chị nông dân | chú nông dân | anh công nhân | chị công nhân | bà tiểu thương
        | chị tiểu thương | chú thương binh | bác thương binh | ông thương binh | chị này | anh này | ông này | bà này
        | chú này | cô này | bác này | cụ này | cụ ông | cụ bà | ông cụ | bà cụ | ông già | bà già | chủ nhà | chủ hộ
        | chủ đất | một mình | 1 mình | đi một mình | có người | có ông | có bà | có bà mẹ | có ông bố | có chị
        | có anh | có cô | có chú | có bác
        | có cụ | có cháu | có em | có dân | có công dân | bác ấy | chú ấy | ông ấy | bà ấy | chị ấy | anh ấy | cô ấy
        | cụ ấy | người phụ nữ | người đàn ông | nạn nhân là | một trường hợp | có một trường hợp""",
    "single_loose": """
        ông | bà | anh | chị | cô | chú | bác | cụ | cháu | nạn nhân | người đi | người dân | thợ điện | thợ xây
        | thợ | học sinh | em bé | cháu bé | em học sinh | cháu học sinh | bệnh nhân | sản phụ | công nhân
        | cô giáo | thầy giáo | cô bán | bà bán | chị bán | ông bán | chủ quán | chủ tiệm | chủ lò | chủ trại | chủ một
        | người thợ | cựu chiến binh | thương binh | phụ huynh | lái xe | tài xế | người lái | phụ xe""",
    # What follows is what they talk about, not what happens.
    "about": "chuyện | về chuyện | về việc | về vụ | kêu vụ | hỏi vụ | hỏi việc | hỏi về",
    "approx": """
        khoảng | chừng | độ | tầm | cỡ | ước | ước chừng | ước tính | gần | hơn | trên | dưới | ngót | quãng | đâu đó
        | khoảng chừng | trên dưới | ngót nghét | xấp xỉ | phải đến | ít nhất | tối thiểu | tối đa | cả | đâu | tới
        | hàng | non | già | áng chừng | dễ đến | dễ phải | nghe đâu | phỏng | lối""",
}
