"""Data: what happens without petitioners: order, accidents, fire and weather, everything else that breaks."""

from __future__ import annotations

EVENTS: dict[str, str] = {
    "public_order": """
        choảng nhau*4 | oánh nhau*4 | uýnh nhau*4 | quánh nhau*4 | đập nhau*4 | tẩn nhau*4 | quần nhau*3 | vật nhau*3
        | hít bóng*4 | xập xình*3 | mở nhạc*3 | nhạc to*3 | nhạc ầm*3 | mở loa*3 | cầm kim tiêm*4 | dao kiếm*4
        | vác gạch*4 | cầm gạch*4 | tước dao*4 | tước hung khí*4 | tịch thu dao*4 | khống chế đối tượng*4
        | đánh nhau*4 | đánh lộn*4 | ẩu đả*4 | xô xát*3 | hỗn chiến*4 | chém*4 | chém nhau*4 | đâm chém*4
        | hành hung*4 | hành hung người*4 | gây rối*3 | gây gổ*3 | quậy phá*4 | đập phá*4 | phá phách*3 | đuổi đánh*4
        | rượt nhau*4 | rượt đuổi*4 | đuổi nhau*3 | ném đá*3 | ném gạch*3 | ném vỏ chai*4 | ném chai*4
        | ném bom bẩn*4 | ném chất bẩn*4 | tạt sơn*4 | tạt mắm*4 | hung khí*4 | tuýp sắt*4 | gậy gộc*3
        | dao phóng lợn*4 | cầm dao*4 | vác dao*4 | mã tấu*4 | phóng lợn*4 | súng*3 | !kiếm*1 | đe dọa*2 | dọa giết*4
        | dọa chém*4 | dọa đánh*3 | đánh bạc*4 | đánh bài*3 | sát phạt*3 | cờ bạc*4 | xóc đĩa*4 | đá gà*4 | chọi gà*3
        | ghi đề*4 | lô đề*4 | số đề*3 | tá lả*4 | ba cây*3 | tổ tôm ăn tiền*4 | ma túy*4 | hút chích*4
        | con nghiện*4 | nghiện*2 | ngáo đá*4 | bay lắc*4 | mại dâm*4 | chích hút*4 | kim tiêm*3 | mất trộm*4
        | mất chộm*4 | trộm cắp*4 | ăn trộm*4 | trộm*3 | !trộm*4 | tên trộm*4 | kẻ trộm*4 | cướp*4 | cướp giật*4
        | giật dây chuyền*4 | giật túi*4 | móc túi*4 | bẻ khóa*4 | phá khóa*4 | cạy cửa*4 | đột nhập*4 | mất cắp*4
        | kẻ gian*4 | lừa đảo*4 | câu trộm*4 | bắt trộm*4 | trộm chó*4 | trộm gà*4 | lấy mất xe*3 | mất xe máy*3
        | đua xe*4 | nẹt pô*4 | nẹt bô*4 | nổ bô*4 | nổ pô*4 | rú ga*4 | lạng lách*4 | bốc đầu*4 | đánh võng*4
        | tổ lái*2 | xe nổ bô*4 | quái xế*4 | phóng nhanh*1 | inh tai*2 | gầm rú*2 | rồ ga*3 | say rượu*3 | say xỉn*4
        | nhậu say*4 | say bia*3 | nhậu xong*2 | chửi bới*3 | chửi nhau*4 | cãi nhau*3 | cãi vã*3 | cãi cọ*3
        | lời qua tiếng lại*2 | chửi đổng*3 | la hét*1 | hát karaoke*3 | karaoke*2 | hò hét*1 | mở nhạc to*3
        | loa kẹo kéo*3 | loa thùng*3 | mất trật tự*4 | ồn ào*2 | ầm ĩ*2 | gây ồn*3 | hát hò*2 | đòi nợ thuê*4
        | tín dụng đen*4 | siết nợ*3 | xiết nợ*3 | bạo hành*4 | bạo lực*3 | đánh vợ*4 | đánh con*3 | đánh mẹ*4
        | đánh hàng xóm*4 | bị đánh*3 | đánh người*4 | đánh hội đồng*4 | bắt quả tang*3 | tụ điểm*3 | pháo nổ*3
        | đốt pháo*4 | nổ pháo*4 | tàng trữ*3 | truyền đạo*3 | tà đạo*3 | tụ tập đua*4 | đám thanh niên*2
        | nhóm thanh niên*2 | tốp thanh niên*2 | thanh niên lạ*2 | !người lạ*1 | kẻ lạ*2 | đối tượng*2 | nghi vấn*1
        | bắt cóc*4 | dâm ô*4 | hiếp*4 | quấy rối*3 | phá hoại*3 | khai thác cát trái phép*3 | cát tặc*4 | đổ trộm*2
        | rải truyền đơn*4 | truyền đơn*4 | bốc bát họ*3 | giết người*4 | án mạng*4 | đâm người*3 | chặn đánh*4
        | vác gậy*4 | cầm gậy*4 | cầm tuýp*4 | cầm kiếm*4 | cầm phớ*4 | cầm súng*4 | giật điện thoại*4 | giật đồ*4
        | kích điện*2 | lấy cắp*4 | lấy trộm*4 | hủy hoại*2 | gây mất*1 | chụp giật*2 | bóng cười*4 | thuốc lắc*4
        | cỏ mỹ*4 | shisha*3 | đánh đề*4 | cá độ*4 | cá cược*4 | xăm trổ*3 | giang hồ*4 | côn đồ*4 | đầu gấu*4
        | bảo kê*4 | ném mắm tôm*4 | chất bẩn*4 | đập kính*4 | đập cửa*3 | phá cửa*4 | phá hàng rào*3
        | lấn chiếm lòng đường*4 | chiếm vỉa hè*3 | họp chợ cóc*3 | xe quá tải*3 | lừa tiền*4 | giả danh*4
        | mạo danh*4 | gọi điện lừa*4 | thuốc phiện*4 | cần sa*4 | mãi dâm*4 | tiền công đức*3 | hòm công đức*4
        | cạy két*4 | phá két*4 | mất # xe*4 | mất # con*3 | mất # chiếc*4 | mất # trâu*4 | mất # bò*4 | mất xe đạp*4
        | mất xe*3 | mất bò*4 | mất trâu*4 | mất gà*4 | mất chó*4 | mất vàng*4 | mất điện thoại*4 | mất ví*4
        | bị giật*3 | bị móc*3 | bị cướp*4 | bị lừa*4 | bị chém*4 | !quậy*3 | càn quấy*4 | phá rối*4 | xô đẩy*2
        | hỗn loạn*3 | tụ tập ăn nhậu*4 | thanh niên tụ tập*4 | tụ tập đánh*4 | tụ tập hút*4 | tụ tập uống*3
        | nổ súng*5 | súng tự chế*5 | súng hơi*4 | súng săn*4 | vũ khí*3 | phóng xe*3 | xe độ*3 | say khướt*4
        | !xỉn*3 | khả nghi*3 | lảng vảng*3 | rình mò*4 | lạ mặt*3 | người lạ mặt*4 | bịt mặt*4 | nghi bắt cóc*4
        | dụ dỗ trẻ*4 | đánh ghen*4 | ghen tuông*3 | cãi lộn*4 | xích mích*3 | đe nẹt*3 | tiệm vàng*2 | dọa nạt*3
        | bạo loạn*4 | chống người thi hành*5 | nghi trộm*4 | bẻ trộm*4 | chặt trộm*4 | hái trộm*4 | đào trộm*4
        | cắt trộm*4 | hút trộm*3 | bơm kim tiêm*4 | ống tiêm*3 | phê thuốc*4 | lên cơn nghiện*4 | mở loa*2
        | nhạc to*2 | hát to*3 | làm ồn*3 | đốt pháo hoa*3 | pháo lậu*4 | ném chất*3 | đổ chất bẩn*4 | đánh bạn*4
        | đánh cháu*4 | đánh chồng*4 | đánh bố*4 | đánh đập*4 | quây đánh*4 | đuổi chém*5 | nhắc nhở*0 | hát rống*3
        | rống lên*3 | hát hét*3 | hát inh ỏi*3 | inh ỏi*3 | mất ngủ*2 | không ngủ được*2 | mở hết cỡ*3 | mở volume*2
        | nhạc sống*3 | bật loa*3 | bật nhạc*3 | loa đài*2 | quán nhậu*1 | hát quá giờ*3 | quá giờ quy định*2
        | sau 22 giờ*1 | ném đồ*3 | ném mìn*4 | rạch lốp*4 | đâm lốp*3 | rải đinh*4 | xịt sơn*4 | vẽ bậy*3
        | viết bậy*3 | đập vỡ*2 | đập xe*3 | phá xe*3 | phá vườn*3 | phá lúa*3 | phá biển báo*3 | chặt phá*3
        | nhổ trộm*4 | trộm cây*4 | trộm xe*4 | trộm tiền*4 | trộm cáp*4 | trộm dây*4 | cắt dây đồng*4
        | mất dây điện*3 | mất đồ*3 | mất tiền*3 | mất máy*3 | mất chậu*3 | mất cây cảnh*4 | cạy khóa*4 | cạy tủ*4
        | cạy cốp*4 | đục tường*3 | lẻn vào*4 | lấy mất*2 | vét sạch*3 | giả công an*4 | giả nhân viên*4 | xưng là*2
        | tự xưng*2 | lừa bán*3 | bán hàng giả*3 | bán thuốc giả*3 | bán dạo*1 | chuyển khoản*1 | !lừa*3 | dụ chơi*2
        | cho vay nặng lãi*4 | đòi nợ*2 | đến đòi nợ*3 | dán tờ rơi*2 | đánh ông*3 | đánh bà*2 | đánh chú*2
        | đánh anh*3 | đánh bị thương*4 | đánh chảy máu*4 | đánh vỡ đầu*4 | !đấm*4 | đấm đá*4 | !tát*3 | túm tóc*4
        | giằng co*3 | xông vào đánh*5 | lao vào đánh*5 | lao vào nhau*4 | đập đầu*3 | gây sự*4 | kiếm chuyện*3
        | gây chuyện*3 | sinh sự*4 | thách thức*2 | thách đấu*4 | hẹn nhau đánh*4 | hẹn đánh*4 | hỗn láo*2 | !chửi*3
        | chửi rủa*3 | chửi um*3 | làm loạn*4 | quậy tưng*4 | quậy ở*3 | say quậy*4 | rượu say*3 | uống say*3
        | say mèm*4 | say quá*2 | nhậu nhẹt*2 | đầu trọc*2 | tụ tập xe*3 | tụ tập thanh niên*4 | tụ tập chơi*3
        | tụ tập đánh bài*4 | ăn tiền*1 | đánh liêng*4 | đánh phỏm*4 | chơi lô*3 | bầu cua*4 | tài xỉu*4 | chắn cạ*3
        | bài bạc*4 | cá độ bóng đá*4 | ma tuý*4 | hút cần*4 | hút hít*4 | chơi đồ*3 | bán ma túy*5
        | mua bán ma túy*5 | hàng trắng*3 | thằng nghiện*4 | nghiện ngập*4 | kẻ nghiện*4 | đối tượng nghiện*4
        | lên cơn*2 | khỏa thân*3 | sờ soạng*4 | sàm sỡ*4 | nhìn trộm*3 | theo dõi*0 | bám theo*2 | rủ rê trẻ*3
        | dụ trẻ*4 | săn bắn*3 | bắn chim*2 | dí điện*2 | chích điện*3 | nổ mìn bắt cá*4 | lấn chiếm vỉa hè*3
        | đỗ xe chắn*2 | xe ôm tranh khách*3 | tranh khách*3 | giành khách*3 | chèn ép*2 | xe chở quá tải*3
        | rú còi*2 | nẹt ga*4 | bô xe*2 | chạy lạng*3 | đi xe thành đàn*2 | kẹp ba*2 | kẹp 3*2 | kẹp bốn*2
        | không mũ*1 | !nhậu*2 | !khoắng*3 | đòi đánh*4 | đòi chém*5 | đòi đập*4 | đòi giết*5 | định đánh*4
        | sắp đánh*4 | ném vỡ*4 | !ném*2 | đập vỡ cửa*4 | vỡ cửa kính*3 | vỡ kính*2 | phá cây*3 | bẻ cây*2
        | vặt trộm*4 | leo tường*2 | trèo tường*2 | trốn học*2 | chọc chó*1 | trêu chọc*2 | chặn đường xin tiền*4
        | trấn lột*5 | xin đểu*4 | cầm mã tấu*4 | cầm dao đuổi*5 | vác mã tấu*5 | !đua*3 | chuẩn bị đua*4
        | xe máy tụ*3 | xe máy tụ tập*4 | choai choai*3 | trẻ trâu*3 | tờ rơi*3 | phát tờ rơi*3 | nói xấu*3
        | nói xấu chính quyền*4 | xuyên tạc*4 | tung tin*3 | tung tin đồn*4 | tung tin thất thiệt*4 | tin giả*3
        | đăng bài sai*3 | đăng facebook sai*3 | kích động*3 | lôi kéo*2 | truyền đạo trái phép*5 | đạo lạ*3
        | thầy bói*2 | mê tín*2 | bùa*1 | bán pháo*4 | mua bán pháo*4 | chặn xe xin tiền*4 | ép mua*3 | ép giá*1
        | cân điêu*2 | bán hàng đa cấp*3 | hội thảo bán hàng*4 | bán hàng cho người già*3 | lừa người già*4
        | lừa bà cụ*4 | lừa cụ*4 | gọi điện giả*4 | giả danh công an*5 | đột nhập nhà*4 | đập phá quán*5 | đập quán*4
        | đập biển*3 | đập đèn*3 | đốt rác trêu*2 | gây hấn*4 | cà khịa*3 | chửi bới nhau*4 | lăng mạ*3 | làm nhục*3
        | quay clip*1 | bạo hành con*4 | đánh cô giáo*5 | đánh bác sĩ*5 | đánh cán bộ*5 | hành hung cán bộ*5
        | lăn ra ăn vạ*3 | đập bàn*3 | quát tháo cán bộ*3 | đập ghế*3 | ném ghế*4 | xé giấy*3 | xé đơn*2
        | hẹn nhau ra*2 | hẹn nhau giải quyết*4 | giải quyết mâu thuẫn*4 | mâu thuẫn*1 | nhạc sàn*4 | mở nhạc sàn*4
        | dán tờ*3 | tờ truyền đơn*4 | pháo tự chế*2 | cầm cuốc*3 | vác cuốc*3 | cầm xẻng*3 | cầm liềm*3
        | bạo lực học đường*5 | đánh bạn học*4 | tát bạn*4 | quay clip đánh*5 | chặn xe đánh*5 | ném đồ vào*3
        | ném gạch vào*4 | ném mắm*4 | hắt sơn*4 | đổ sơn*4 | khóa cửa nhốt*4 | nhốt*2 | nhốt người*4 | giữ người*3
        | bắt giữ người trái*5 | xông vào nhà*4 | phá cửa vào*4 | đạp cửa*4 | đạp đổ*3 | cắm sừng*1 | đánh chửi*4
        | chửi đánh*4 | đuổi mẹ*3 | bạo hành người già*5 | say lái xe*3 | bét nhè*3 | nằm vạ*2 | lè nhè*3
        | gây náo loạn*4 | náo loạn*4 | đánh lộn nhau*4 | chọi đá*4 | bắn súng*4 | bắn ná*3 | bắn pháo*3
        | thả đèn trời*3 | thả diều*1 | đá gà ăn tiền*5 | xổ số tự chế*4 | lắc bầu cua*5 | tổ chức đánh bạc*5
        | sới bạc*5 | sòng bạc*5 | ổ bạc*5 | bán dâm*4 | nhà nghỉ trá hình*4 | bán hàng cấm*4 | hàng lậu*3
        | thuốc lá lậu*4 | rượu lậu*3 | mất trộm chó*4 | bả chó*4 | đánh bả*4 | kích cá*3 | xung điện*3 | trộm đồ*4
        | trộm hoa*3 | mất đồ thờ*4 | mất tượng*4 | mất chuông*3 | rình*2 | kẻ lạ mặt*4 | hai đối tượng*3
        | các đối tượng*3 | xe không biển*2 | lạng lách đánh võng*5 | con trai đánh*4 | chồng đánh*4 | bố đánh*4
        | vợ đánh*3 | con đánh*3 | bị con đánh*5 | bị chồng đánh*5 | bị bố đánh*5 | hít keo*4 | hít keo chó*5
        | hít ga*4 | hít sơn*3 | đập cửa đòi*4 | đạp cửa đòi*5""",
    "accident": """
        rớt xuống mương*4 | rớt xuống sông*4 | rớt xuống hố*4 | rớt xuống giếng*4 | rớt xuống ao*4 | rớt xuống cống*4
        | rơi xuống ao*4 | rơi xuống cống*4 | lọt xuống*4 | lọt hố*4 | sụp hố*4 | thụt hố*4 | lật thuyền*5 | lật đò*5
        | lật ghe*5 | lật xuồng*5 | thuyền lật*5 | đò lật*5 | thuyền hút cát lật*5 | chìm thuyền*5 | chìm đò*5
        | chìm ghe*5 | thuyền chìm*5 | mất tích*4 | trôi mất*3 | cuốn trôi*4 | cứa vào*4 | cứa cổ*5 | chảy máu*3
        | máu chảy*3 | đổ đè*5 | đè một*3 | đổ trúng*4 | đè bẹp*5 | vỡ đầu*3 | bể đầu*3 | rách đầu*3 | rắn cắn*4
        | ong đốt*4 | hóc*1 | va nhau*4 | va vào nhau*4 | va phải*3 | xe va*3 | va đập*3 | xây xát*2 | trầy xước*2
        | bị tông*4 | tông xe*4 | bị xe tông*4 | bị đâm*3 | bị xe đâm*4 | lật nghiêng*3 | lật*2 | !lật*3
        | lật ngang*4 | tai nạn*4 | va chạm*4 | đâm nhau*4 | đâm vào*3 | đâm phải*3 | đâm trúng*4 | xe đâm*4
        | tông nhau*4 | tông vào*4 | !tông*2 | tông phải*4 | tông trúng*4 | xe tông*4 | húc vào*3 | húc đổ*3 | !húc*3
        | quẹt xe*4 | va quẹt*4 | va quệt*4 | lật xe*4 | xe lật*4 | bị lật*3 | lật ngửa*3 | lật xuống*4 | lao xuống*3
        | lao vào*3 | lao lên*2 | mất lái*4 | mất phanh*4 | đứt phanh*4 | tự ngã*4 | ngã xe*4 | xe ngã*3 | bị ngã*3
        | ngã xuống*3 | ngã từ trên*4 | té xe*4 | bị té*3 | té ngã*3 | trượt ngã*4 | ngã cây*3 | ngã giàn giáo*4
        | rơi từ*3 | rơi xuống giếng*5 | rơi xuống sông*5 | rơi xuống mương*3 | rơi xuống hố*3 | đuối nước*5
        | chết đuối*5 | ngã sông*4 | ngã xuống sông*4 | hụt chân*4 | tàu hỏa*2 | tàu đâm*5 | tàu hỏa đâm*5
        | tàu hỏa quẹt*5 | tàu gạt*4 | tàu hỏa gạt*5 | tàu cán*5 | tàu hỏa cán*5 | tàu quẹt*4 | cán người*5
        | cán phải*4 | kẹp*2 | điện giật*5 | bị giật điện*5 | cuốn tay*5 | cuốn chân*4 | máy cuốn*4 | cuốn vào máy*4
        | kẹt tay*4 | mắc kẹt trong*2 | mắc kẹt*2 | kẹt trong*2 | đè trúng*4 | đè phải*4 | đè lên*3 | bị đè*4
        | đè chết*4 | đè gãy*4 | sập giàn giáo*5 | sập giàn*4 | sập tường*2 | đổ tường*3 | tường đổ*3 | sập hầm*4
        | ngộ độc*4 | ngạt khí*4 | !bỏng*3 | bị bỏng*3 | nổ lốp*2 | nổ nồi hơi*4 | nổ bình*3 | gãy chân*3 | gãy tay*3
        | chấn thương*3 | bất tỉnh*3 | bị thương*2 | bị thương nặng*3 | thương vong*3 | tử vong*2 | chết tại chỗ*4
        | xe đổ*3 | đổ xe*3 | xe bị đổ*3 | rắn cắn*4 | ong đốt*4 | bò húc*4 | trâu húc*4 | tự đổ*3 | liên hoàn*3
        | đâm đuôi*4 | đâm xe*4 | xe cán*4 | va vào*3 | va phải*3 | gây tai nạn*4 | bỏ chạy*1 | xe trôi*3
        | trượt xuống*2 | lao khỏi*3 | lộn nhào*4 | tai nạn lao động*5 | đứt cáp*3 | rơi trúng*4 | bị rơi*3
        | lọt xuống*4 | lọt hố*4 | sụp hố*4 | máy cắt*2 | máy cưa*3 | đứt tay*3 | đứt ngón*4 | tụt xuống*2
        | lật thuyền*5 | chìm thuyền*5 | chìm đò*5 | trật bánh*5 | qua đường bị*2 | bị xe*3 | hít phải*2 | sặc*2
        | dẫm phải*3 | dính điện*4 | sét đánh trúng*3 | uống thuốc sâu*4 | thuốc trừ sâu*1 | ngất xỉu*3 | bị ngất*3
        | đột quỵ*3 | co giật*3 | giật điện*5 | ngã cầu thang*4 | ngã mái nhà*4 | ngã từ mái*4 | ngã xuống ao*5
        | ngã xuống mương*4 | ngã xuống hố*4 | ngã xuống ruộng*3 | ngã giếng*5 | rơi giếng*5 | ngã hố*4
        | trượt chân*3 | sẩy chân*3 | sảy chân*3 | chuột rút*3 | tắm sông*3 | tắm ao*3 | ngạt nước*4 | chìm xuống*3
        | lật ghe*5 | lật đò*5 | lật công nông*4 | máy cày lật*4 | máy gặt*1 | kẹp tay*4 | dập tay*4 | đứt chân*4
        | bị cây đè*5 | đất vùi*5 | vùi lấp*5 | bị vùi*5 | sập mỏ*5 | bỏng nước sôi*4 | container đâm*4 | bị xe cán*5
        | tự gây tai nạn*5 | đâm xuống*3 | lao vào nhà*4 | tông sập*4 | đâm sập*4 | đâm đổ*4 | trật tay*2
        | gãy xương*3 | vỡ đầu*3 | chó cắn vào*4 | bị chó*3 | bị rắn*4 | bị ong*4 | ong vò vẽ đốt*5 | bị trâu*4
        | bị bò*3 | dây điện giật*5 | đâm gốc cây*4 | đâm cột điện*4 | đâm dải phân cách*4 | đâm vào dải*4
        | đâm lan can*4 | mất thắng*4 | trượt bánh*3 | lật úp*4 | lật ngửa bụng*4 | xe lao*4 | văng xuống*3
        | bị cuốn vào*4 | bị kẹp*4 | bị kẹt tay*4 | té xuống*4 | hóc xương*2 | hóc dị vật*3 | ngộ độc rượu*4
        | ngộ độc nấm*5 | ngộ độc thức ăn*5 | nôn ói*3 | say nắng*3 | sốc nhiệt*3 | nằm viện*2 | điều trị*1
        | đang điều trị*2 | nhập viện*2 | vụ xe*3 | vụ ngã*3 | vụ tai nạn*5 | vụ va chạm*4 | quệt nhau*4
        | quẹt nhau*4 | tông thẳng*4 | tông từ phía sau*4 | đâm từ phía sau*4 | đâm sầm*4 | xe mất lái*4
        | xe bị lật*4 | lao xuống ruộng*4 | lao xuống mương*4 | bay xuống*3 | rơi xuống*3 | ngã từ*3
        | rơi giàn giáo*4 | trơn ngã*3 | cán qua*4 | cán trúng*4 | bị cán*4 | kẹp vào*3 | bị cuốn*3 | máy cắt vào*3
        | cưa vào tay*4 | cưa máy*2 | đứt gân*3 | cụt ngón*3 | bị điện giật*5 | chạm điện*3 | phóng điện*3 | ngụp*3
        | bị nước cuốn*4 | trôi sông*3 | rớt giếng*5 | đau bụng hàng loạt*3 | nôn mửa*2 | đau bụng*1 | trúng độc*4
        | tường đổ trúng*5 | tường đổ đè*5 | nước sôi*2 | lợn cắn*2 | trèo cây ngã*4 | tàu hỏa tông*5 | tàu tông*5
        | xe đạp điện ngã*4 | gãy cổ*3 | gãy đùi*3 | đi cấp cứu*3 | đưa đi viện*3 | đưa đi cấp cứu*3 | chuyển viện*3
        | xe cấp cứu*2 | máu me*2 | !quệt*3 | !quẹt*3 | !ngạt*2 | !chó cắn*3 | quệt đổ*4 | quẹt đổ*4 | quệt vào*4
        | quẹt vào*4 | quệt phải*4 | quệt trúng*4 | quệt xe*4 | xe quệt*4 | xe quẹt*4 | đâm vào nhau*4
        | đối đầu nhau*3 | tông cột*4 | đâm vào cột*4 | tông vào cột*4 | đâm cây*3 | tông cây*4 | đâm vào gốc*4
        | tông dải*4 | tông lan can*4 | tông tường*4 | đâm vào tường*4 | đâm vào nhà*4 | xe bẹp*3 | bẹp đầu*3
        | móp đầu*3 | hư xe*2 | !ngất*3 | ngất trong*3 | ngất tại*3 | ngất ở*3 | ngất khi*3 | ngất vì*3
        | cắn # cháu*4 | cắn # người*4 | cắn cháu*4 | cắn người*4 | bị cắn*3 | thả rông cắn*4 | tiêm dại*4
        | tiêm phòng dại*4 | đi tiêm*2 | bị đốt*2 | !sặc*3 | !hóc*3 | uống nhầm*4 | uống phải*3 | ăn phải*3
        | tím tái*3 | ngã gãy*4 | ngã cầu*3 | ngã lầu*4 | tai biến*3 | lên cơn đau tim*3 | ngừng tim*3 | say tàu*1
        | máy nghiền*2 | mảnh kính*1 | kính cứa*3 | dẫm đinh*3 | rơi từ tầng*4 | rơi từ mái*4 | chết đuối nước*5
        | tạt đầu*4 | uống thuốc*2 | uống thuốc diệt*5 | uống thuốc trừ*5 | uống thuốc chuột*5 | uống thuốc ngủ*5
        | pháo nổ*1 | nổ vào tay*5 | dập bàn tay*4 | tuột dốc*3 | đè lên xe*4 | kẹt phía dưới*4 | tai nạn liên hoàn*5
        | chập điện giật*5 | giật chết*4 | trúng gió*2 | !đuối*3 | rơi xuống kênh*5 | ngã kênh*4 | ngã xuống kênh*5
        | sa hố*4 | lọt cống*4 | ngã cống*4 | tông chết*5 | đâm chết*5 | cán chết*5 | tử vong tại chỗ*4
        | gãy xương đùi*4 | chấn thương đầu*4 | rách mặt*2 | khâu # mũi*3 | sập bẫy*2 | bẫy điện*4 | máy xay*1
        | kẹt thang*3 | ngạt khí giếng*5 | ngạt khói*4 | bình gas nổ bỏng*5 | nổ nồi*3 | đau bụng nôn*4 | tàu va*5
        | tàu hỏa va*5 | xe cứu thương chở*2 | tông liên hoàn*5 | đâm trực diện*5 | đấu đầu*4 | đối đầu*2 | văng ra*3
        | văng xuống đường*4""",
    "fire_disaster": """
        dập tắt*4 | dập lửa*4 | dập cháy*5 | rừng keo*1 | sạt xuống*4 | đất sạt*4 | !sạt*4 | đồi sạt*5 | bị sạt*4
        | nứt rộng*3 | cháy nhà*5 | nhà cháy*5 | bốc cháy*5 | đám cháy*5 | vụ cháy*5 | cháy rừng*5 | cháy cỏ*4
        | cháy kho*5 | cháy xưởng*5 | cháy xe*5 | xe cháy*5 | cháy lớn*5 | đang cháy*5 | bị cháy*4 | !cháy*4
        | hỏa hoạn*5 | chập điện*3 | chập cháy*5 | chữa cháy*3 | cứu hỏa*3 | cháy chợ*5 | cháy quán*5 | cháy bếp*5
        | cháy đồi*5 | cháy bãi*4 | cháy đống*4 | cháy thảm*4 | cháy trạm*4 | cháy máy*3 | cháy gian*4 | cháy ki ốt*5
        | cháy lan*5 | lửa to*4 | lửa bốc*4 | ngọn lửa*3 | khói đen*2 | khói bốc*3 | bén lửa*4 | phát hỏa*5 | xì ga*3
        | rò ga*3 | rò rỉ ga*4 | xì gas*3 | rò gas*3 | nổ bình ga*4 | nổ bình gas*4 | nổ ga*3 | ngập*3 | !ngập*3
        | ngập lụt*5 | ngập úng*4 | ngập sâu*4 | ngập nước*3 | nước ngập*4 | bị ngập*3 | ngập đường*3 | nước dâng*4
        | nước lên nhanh*4 | nước lên*3 | nước tràn vào nhà*4 | nước tràn vào*3 | tràn vào nhà*3 | nước sông*3
        | !lũ*4 | nước lũ*5 | lũ về*5 | lũ quét*5 | lũ lụt*5 | lũ ống*5 | mưa lũ*5 | lụt*4 | !lụt*4 | !bão*4
        | cơn bão*4 | bão giật*5 | bão số*3 | mưa bão*4 | gió bão*4 | bão vào*4 | gió lốc*5 | lốc xoáy*5 | !lốc*4
        | gió long tố*5 | lốc tố*5 | giông lốc*5 | dông lốc*5 | giông tố*4 | gió giật*4 | tốc mái*5 | bay mái*5
        | tốc ngói*5 | sập mái*3 | sập nhà*4 | nhà sập*4 | đổ nhà*3 | sạt lở*5 | sạt đất*4 | lở đất*5 | sạt taluy*5
        | sạt bờ*5 | lở bờ*4 | nứt đồi*4 | sụt lún*3 | vỡ đê*5 | rò đê*5 | mạch sủi*4 | sủi đê*4 | thân đê*3
        | tràn đê*5 | tràn bờ*4 | vỡ bờ*4 | vỡ đập*5 | xả lũ*4 | triều cường*4 | mưa to*3 | mưa lớn*3 | mưa đá*5
        | sét đánh*4 | sét*2 | !sét*3 | đổ cột điện*3 | gãy cột điện*2 | cây đổ*3 | đổ cây*3 | cây gãy*2 | bật gốc*3
        | cô lập*3 | bị cô lập*4 | cần thuyền*3 | cần xuồng*3 | kê đồ*3 | di dời*2 | sơ tán*3 | động đất*5
        | nắng hạn*1 | cháy*3 | cháy rơm*4 | cháy điện*3 | cháy tủ điện*4 | cháy trạm biến áp*5 | cháy ô tô*5
        | cháy quầy*5 | khói nghi ngút*4 | lửa cháy*5 | lửa lan*4 | cháy rụi*5 | cháy âm ỉ*4 | dập lửa*4
        | rò khí ga*4 | khí ga*3 | mùi ga*4 | mùi khét*3 | nước vào nhà*4 | ngấp nghé*3 | mực nước*4
        | nước sông dâng*5 | nứt đê*5 | sụt kè*4 | lở kè*4 | sạt kè*5 | chia cắt*4 | bị chia cắt*4 | mưa ngập*4
        | nước xiết*3 | nước chảy xiết*4 | cuốn trôi*3 | bay tôn*4 | bay mái tôn*5 | sập chuồng*4 | gió mạnh*3
        | giông*3 | sấm sét*3 | thủng mái*4 | đổ sập*2 | sập trần*3 | cháy nương*5 | cháy rẫy*5
        | khống chế đám cháy*5 | tàn lửa*3 | lan sang nhà*4 | cháy phòng*5 | cháy lớp*4 | cháy tầng*5
        | cháy nhà kho*5 | cháy nhà xưởng*5 | cháy bãi xe*5 | cháy bãi phế liệu*5 | đốt rơm lan*4 | vỡ bờ bao*5
        | tràn cống*3 | nước lớn*2 | ngập ngang*4 | ngập đến*4 | ngập tới*4 | ngập hết*4 | ngập lúa*4 | ngập nhà*5
        | ngập vườn*4 | lũ dâng*5 | nước về*2 | trôi cầu*4 | trôi nhà*5 | sập cầu tạm*4 | đổ rạp*2 | rút dần*2
        | khói mù mịt*3 | khói um*2 | khói cuồn cuộn*4 | bốc khói*3 | bốc lửa*5 | phụt lửa*4 | lửa cháy lan*5
        | lửa liếm*4 | bắt lửa*4 | cháy sạch*4 | cháy trụi*5 | cháy xém*3 | cháy đen*3 | cháy dây*4 | cháy ổ điện*4
        | cháy công tơ*4 | cháy bình*3 | cháy tivi*3 | cháy rạ*4 | cháy vườn*4 | cháy thực bì*5 | cháy cây*3
        | cháy gara*5 | cháy tiệm*5 | cháy lán*5 | cháy chuồng*5 | cháy nhà bếp*5 | nổ gas*4 | nổ bếp*3
        | nổ nồi hơi*4 | tốc tôn*4 | thổi bay*4 | bay ngói*5 | đổ tường*3 | tường đổ*2 | sập tường*2 | sập kho*3
        | cây bật*3 | cây đổ chắn*3 | đổ la liệt*2 | ngập lút*5 | ngập trắng*5 | ngập mênh mông*5 | nước ngang*3
        | nước đến đầu gối*4 | nước tới đầu gối*4 | nước lên tới*3 | nước lên đến*3 | nước đang lên*4 | nước lên to*4
        | nước dâng nhanh*5 | nước tràn*4 | tràn qua*2 | tràn vô*3 | chìm trong nước*4 | nước đổ về*4 | lụt lội*5
        | nước rút*3 | sạt mái đê*5 | rò rỉ thân đê*5 | đê yếu*3 | tràn đập*4 | đập tràn*1 | vỡ kênh*4 | vỡ mương*4
        | sạt núi*5 | đất đá đổ*4 | lở núi*5 | sạt ta luy*5 | lở xuống*3 | sụt bờ*4 | xói lở*4 | mưa xối xả*3
        | mưa như trút*4 | mưa liên tục*2 | mưa dông*3 | giông sét*4 | sét trúng*4 | !xói*2 | !đá rơi*4 | !đá lăn*4
        | !bén sang*3 | lửa kho*4 | lửa tắt*4 | tắt lửa*4 | lửa lan ra*5 | cháy lốp*4 | kho lốp*1 | vỡ ngói*4
        | dột hết*2 | bay mất mái*5 | sập quán*3 | gãy đổ hàng loạt*3 | đổ ngã hàng loạt*3 | ngập sân*4
        | ngập nhà dân*5 | ngập cổng*3 | ngập trường*4 | ngập chợ*4 | nước ngập vào*4 | nước tràn nhà*5
        | nước lũ tràn*5 | sạt cả*4 | sạt một*4 | nhà bị ngập*5 | hộ bị ngập*5 | kè nứt*4 | bờ kè nứt*5 | kè sông*2
        | bờ kè*2 | nứt dài*3 | đê nứt*5 | xăng chảy*3 | xăng tràn*4 | bồn xăng*2 | xe bồn chở xăng*2
        | tràn qua đường*4 | nước tràn qua*4 | không qua được*1 | cháy hội trường*5 | cháy trường*5 | cháy bàn thờ*4
        | cháy nhang*3 | cháy vàng mã*4 | cháy cột điện*4 | cháy lan ra*5 | cháy lan sang*5 | khói bay*2
        | nhiều khói*3 | nghi cháy*4 | mùi cháy*3 | báo cháy*4 | chuông báo cháy*4 | vỡ đường đê*5 | lũ tràn*5
        | nước lên ngập*5 | nước lên sát*4 | sát mép đê*4 | sát mặt đê*4 | mấp mé*3 | báo động 1*3 | báo động 2*4
        | báo động 3*4 | báo động hai*4 | báo động ba*4 | vượt báo động*4 | sụt chân đê*5 | thẩm lậu*4 | đùn sủi*4
        | bãi sủi*4 | sập kè*5 | hà bá*1 | mưa gió*1 | gió to*3 | gió cuốn*4 | tốc hết mái*5 | đổ cây hàng loạt*4
        | cây đổ đè*4 | cây đè*3 | đè sập*4 | sét đánh cháy*5 | sét đánh chết*4 | rét hại*2 | sương muối*2
        | ngập cục bộ*4 | ngập khoảng*4 | ngập # nhà*5 | ngập # hộ*5 | sạt xuống nhà*5 | đất tràn*4 | đất vùi*4
        | nứt đất*4 | nứt núi*4 | trôi xuống*2 | đất đá trôi*5 | trên đồi trôi*4 | lấp nửa*3 | lấp nhà*4 | lấp sân*4
        | lấp đường*3 | bùn tràn*4 | bùn đất tràn*5""",
    "other": """
        đòi nhảy*5 | nhảy xuống sông*5 | dọa nhảy*5 | định nhảy*5 | nhảy sông*5 | định tự tử*5 | mất điện*4
        | có điện*3 | điện lại*2 | có lại*2 | !điện*2 | có nước*2 | cúp điện*4 | cắt điện*3 | mất đèn*2 | điện yếu*2
        | chập chờn*3 | nổ trạm biến áp*4 | trạm biến áp*1 | mất nước*4 | mất nước sạch*5 | cúp nước*4
        | không có nước*3 | nước đục*2 | nước máy*2 | vỡ ống*4 | bể ống*4 | ống nước*3 | bị vỡ*1 | vỡ đường ống*4
        | rò nước*3 | rò rỉ nước*3 | lợn chết*4 | gà chết*4 | vịt chết*4 | trâu chết*4 | bò chết*4 | cá chết*4
        | chó chết*3 | xác lợn*4 | xác gà*4 | xác chó*4 | xác động vật*4 | xác chết*3 | xác trôi*3 | thi thể*4
        | tử thi*4 | xác người*4 | chết hàng loạt*3 | chết trôi*3 | dịch tả*4 | dịch tả lợn*4 | dịch bệnh*4
        | ổ dịch*4 | cúm gia cầm*4 | !cúm*3 | lở mồm*4 | tụ huyết trùng*4 | sốt xuất huyết*4 | tay chân miệng*4
        | dịch*1 | !dịch*3 | bệnh dại*4 | chó dại*4 | chó cắn người*2 | chó thả rông*4 | trâu sổng*4 | bò sổng*4
        | trâu bò thả*3 | đàn bò*2 | đàn trâu*2 | tổ ong*3 | !rắn*3 | cá sấu*4 | !trăn*1 | thú y*3 | bom*3
        | quả bom*4 | bom cũ*4 | bom bi*4 | đạn pháo*4 | quả đạn*4 | lựu đạn*4 | mìn*2 | !mìn*4 | vật liệu nổ*4
        | đầu đạn*4 | vật lạ*3 | vật nghi*3 | hố ga*3 | nắp cống*4 | nắp hố*4 | mất nắp*4 | sụt hố*4 | hố tử thần*4
        | sụt đường*4 | lún đường*3 | ổ gà*3 | ổ voi*3 | hỏng đường*2 | đèn đường*3 | đèn tín hiệu*4
        | đèn giao thông*4 | cột điện nghiêng*4 | dây điện*3 | dây điện đứt*4 | đứt dây*3 | đứt dây điện*4
        | cây chết khô*3 | cây mục*3 | cây khô*3 | dây cáp*3 | cáp viễn thông*3 | biển báo*2 | cống tắc*3
        | tắc cống*3 | tắc đường*3 | ùn tắc*3 | kẹt xe*3 | rác ùn*3 | rác thải*2 | đống rác*2 | đổ trộm rác*3
        | đổ rác trộm*3 | mùi lạ*2 | mất tích*4 | đi lạc*4 | bị lạc*4 | lạc đường*3 | trẻ lạc*4 | bỏ nhà đi*4
        | bỏ rơi*4 | trẻ sơ sinh*3 | tự tử*4 | tự vẫn*4 | nhảy cầu*4 | treo cổ*4 | tâm thần*3 | lang thang*3
        | mất sóng*4 | mất mạng*3 | đứt cáp quang*4 | rào chắn*2 | gác chắn*2 | cần chắn*3 | đường ngang hỏng*3
        | dầu loang*4 | tràn dầu*4 | đổ dầu*3 | hỏng bơm*3 | máy bơm hỏng*4 | !hỏng*1 | bị hỏng*2 | sập cầu*3
        | gãy cầu*3 | cầu hỏng*3 | mất liên lạc*3 | loa phát thanh*2 | kẹt thang máy*3 | sâu bệnh*3 | chuột phá*3
        | châu chấu*3 | ốc bươu*3 | cháy lúa*2 | nước có mùi*3 | nước bẩn*2 | nghiêng*2 | sắp đổ*3 | cắt tỉa*4
        | gãy cành*3 | cành cây*2 | cột điện*2 | cột điện gãy*4 | gãy cột*3 | dây điện chùng*4 | dây cáp võng*4
        | cáp võng*4 | võng xuống*3 | sà xuống*3 | mất internet*4 | mất mạng internet*4 | mất sóng điện thoại*4
        | trạm bơm*3 | nước phun*3 | ống cấp nước*4 | cống vỡ*3 | bục ống*4 | bục cống*4 | bục đường ống*4 | hố sâu*3
        | sụp*2 | đường sụt*4 | cầu yếu*3 | lan can cầu*3 | biển báo gãy*4 | đèn hỏng*3 | cháy bóng*5 | bóng đèn*3
        | đèn chiếu sáng*3 | chó điên*4 | ong vò vẽ*4 | rắn bò*4 | rắn hổ*4 | lợn sổng*4 | ốm chết*4 | chết nhiều*3
        | bỏ ăn*3 | lợn ốm*4 | bò ốm*4 | trâu ốm*4 | gà ốm*4 | lợn bị bệnh*4 | xác trâu*4 | xác bò*4
        | chết không rõ*4 | chết bất thường*4 | nhặt được*3 | vật thể lạ*4 | người tâm thần*4 | bệnh tâm thần*4
        | người lang thang*4 | ăn xin*3 | không thấy về*3 | chưa thấy về*3 | bỏ đi từ*3 | đi khỏi nhà*3
        | không liên lạc được*2 | chết ba con*4 | chết # con*4 | con chết*2 | bị chết*2 | ốm hàng loạt*4
        | rụng hàng loạt*2 | mất trí*2 | bị lẫn*4 | lẩn thẩn*3 | bồ câu chết*3 | mùi xăng*3 | xăng rò*4 | rò xăng*4
        | bể nước*2 | nứt bể*3 | hố bom*3 | ngư lôi*5 | quả mìn*5 | vỏ bom*4 | cháy cầu dao*3 | sự cố điện*4
        | sự cố nước*4 | sự cố*2 | trục trặc*2 | hỏng máy*2 | nước cạn*2 | hết nước*3 | thiếu nước*4 | cạn nước*3
        | ghế đá hỏng*3 | loa hỏng*3 | rác tràn*3 | rác chất đống*4 | xác thối*4 | bốc mùi lạ*3 | cây cổ thụ*3
        | cây to*2 | cây xà cừ*2 | cây phượng*2 | cây bàng*2 | chặn cống*1 | tắc nghẽn*3 | tắc cứng*3 | kẹt cứng*3
        | hố sụt*4 | sụt rộng*3 | sụt sâu*4 | sụt một*2 | nứt đường*3 | mặt cầu*2 | đi lạc ở*4 | bé lạc*4
        | cháu lạc*4 | loa truyền thanh*3 | loa công cộng*3 | hệ thống loa*2 | đài truyền thanh*2 | hư hỏng*2
        | bị hư*3 | !hư*2 | không hoạt động*3 | ngừng hoạt động*3 | tắt ngóm*3 | nhấp nháy*2 | nháy liên tục*3
        | không sáng*3 | không lên đèn*3 | đèn tắt*3 | tắt đèn*2 | đèn cao áp*3 | cột đèn*3 | cột đèn gãy*4
        | trụ điện nghiêng*4 | trụ điện gãy*4 | cột nghiêng*3 | dây điện sà*4 | dây điện rơi*4 | dây rơi xuống*3
        | dây võng*3 | điện nhảy*2 | nhảy aptomat*3 | điện phập phù*3 | yếu điện*2 | mất pha*3 | cháy cầu chì*2
        | trạm hạ thế*2 | nước chảy lênh láng*3 | !rò*2 | vỡ ống nước*4 | ống nước vỡ*4 | ống vỡ*4 | bể đường ống*4
        | nước yếu*3 | nước vàng*3 | nước có màu*3 | nước đục ngầu*3 | cống sập*4 | sập cống*4 | tấm đan vỡ*4
        | nắp cống vỡ*4 | mất nắp cống*4 | hố giữa đường*3 | sụt lún đường*4 | cống nghẹt*3 | nghẹt cống*3
        | mặt đường nứt*3 | cầu nứt*3 | lan can gãy*4 | lan can hỏng*3 | cầu treo*2 | ván cầu*3 | biển báo đổ*4
        | gương cầu*2 | cây nghiêng*3 | cây sắp đổ*4 | cành gãy*3 | cành khô*3 | chắn tầm nhìn*2 | cây chắn ngang*3
        | đổ ngang đường*3 | chắn lối*2 | vật nuôi chết*4 | lợn ốm chết*4 | gia súc chết*4 | gia cầm chết*4
        | chết rải rác*4 | chết trắng*3 | nổi trắng*3 | chết nổi*3 | cá chết trắng*4 | nghi dịch*4 | nghi dại*4
        | nghi bị dại*4 | chó cắn gà*2 | chó chạy rông*4 | khỉ rừng*4 | con trăn*4 | trâu đi lạc*4 | bò đi lạc*4
        | trâu lạc*4 | bò lạc*4 | lợn rừng*3 | chuột chết*3 | ruồi nhặng*2 | đàn ong*3 | !đạn*3 | đạn cối*4
        | bom mìn*4 | vật nổ*4 | nghi bom*4 | nghi là bom*4 | nghi là đạn*4 | hài cốt*4 | tiểu sành*2 | !xác*2
        | bộ xương*3 | người chết*1 | chết trong nhà*4 | chết tại nhà*3 | đột tử*4 | tự sát*4
        | uống thuốc sâu tự tử*5 | thắt cổ*5 | lên cơn tâm thần*4 | !lẫn*2 | lú lẫn*4 | lạc người nhà*4 | lạc mất*3
        | thất lạc*3 | bỏ đi*2 | chưa về nhà*3 | không về nhà*3 | chưa thấy về nhà*4 | tìm không thấy*3 | đi tìm*2
        | đi đâu không rõ*4 | bỏ học đi*3 | bé bị bỏ*4 | trẻ bị bỏ rơi*5 | nhặt được ví*4 | đánh rơi*3 | internet*2
        | mạng yếu*3 | trạm phát sóng hỏng*4 | đứt cáp*4 | cột viễn thông*3 | tràn ra đường*2 | đổ ra đường*2
        | đổ tràn*3 | dầu nhớt*3 | đất rơi vãi*3 | rơi vãi*2 | bùn đất*2 | trơn trượt*3 | đường trơn*3
        | xe chết máy*3 | xe hỏng*3 | chết máy*2 | ách tắc*3 | !khỉ*3 | !lún*2 | !rơi ví*3 | !chó cắn*2 | !cá nổi*3
        | mạng mất*3 | mạng hỏng*3 | mạng rớt*3 | mạng lag*3 | mạng ở*1 | mạng bị*2 | nhà mạng*3 | rớt mạng*4
        | mất mạng từ*4 | đứt mạng*4 | máy chủ*3 | phần mềm lỗi*4 | phần mềm một cửa*4 | hệ thống lỗi*4 | lỗi mạng*4
        | lỗi hệ thống*4 | treo máy*3 | cổng dịch vụ công*3 | không vào được*2 | đã gọi thợ*3 | đã báo điện lực*4
        | đã báo thợ*3 | chờ thợ*3 | gọi điện lực*4 | đã gọi điện lực*4 | chưa sửa được*2 | !xổng*3 | xổng chuồng*4
        | sổng chuồng*4 | mùi khí lạ*4 | khí lạ*3 | mùi gas*3 | mùi khét lạ*3 | mùi hóa chất lạ*4 | vật lạ trôi*4
        | thùng phuy*3 | thùng lạ*3 | hộp lạ*3 | va li*2 | kiện hàng lạ*4 | bay lạ*3 | flycam*3 | thiết bị bay*4
        | khinh khí cầu*3 | hang hốc*1 | mạch nước ngầm*2 | mó nước*2 | giếng cạn*4 | hạn*1 | khô hạn*3 | lúa chết*3
        | lúa cháy*3 | rầy nâu*4 | sâu cuốn lá*4 | đạo ôn*4 | chuột cắn*3 | ốc bươu vàng*4 | trộm vặt*0
        | cột điện chập*4 | biến áp kêu*4 | biến áp nổ*4 | nổ biến áp*4 | cháy bóng đèn*4 | mất tín hiệu*3
        | cáp đứt*4 | xe rác không*3 | rác chưa thu*3 | rác đầy*3 | đổ phế thải*4 | đổ trộm phế thải*4
        | đổ trộm đất*3 | đổ chất thải*3 | xe chết máy giữa*4 | xe hỏng giữa đường*4 | xe sa lầy*4 | sa lầy*3
        | kẹt cầu*3 | cầu kẹt*3 | tắc cầu*3 | tắc dài*3 | ùn ứ*3 | !nghẽn*3 | xác lợn trôi*5 | xác chết trôi*5
        | trôi dạt*3 | dạt vào bờ*3 | phát hiện bom*5 | phát hiện mìn*5 | đào được bom*5 | đào thấy bom*5
        | đào được*2 | cổ vật*3 | mộ cổ*3 | hài cốt liệt sĩ*4 | cụ già lạc*4 | ông cụ lạc*4 | cơ nhỡ*3 | ngủ vỉa hè*2
        | ngáo*2 | trầm cảm*2 | hoảng loạn*2 | nhảy lầu*5 | đòi tự tử*5 | dọa tự tử*5 | bỏ nhà*3 | bỏ nhà ra đi*4
        | trẻ bỏ nhà*4 | bệnh sởi*3 | thủy đậu*3 | đau mắt đỏ*3 | ngộ độc cá*1 | heo chết*4 | lợn chết vứt*5
        | vứt xác*4 | vứt xuống kênh*3 | tiếng nổ*3 | tiếng nổ lớn*4 | nổ lớn*3 | tiếng động lạ*3 | rung lắc mạnh*3
        | rung đất*3 | phân luồng*3 | bọc lạ*4 | túi lạ*3 | gói lạ*3""",
    "injury": """
        bị thương*2 | bị thương nặng*3 | thương nặng*3 | chảy máu*3 | máu nhiều*3 | nhiều máu*3 | chảy nhiều máu*3
        | bất tỉnh*3 | hôn mê*3 | nguy kịch*3 | gãy chân*3 | gãy tay*3 | gãy xương*3 | chấn thương*2 | chết*2
        | !chết*3 | tử vong*3 | thiệt mạng*3 | không qua khỏi*3 | khó qua khỏi*3 | khó sống*3 | ngất*2 | co giật*3
        | đuối nước*3 | điện giật*3 | mắc kẹt*3 | kẹt trong*2 | cuốn trôi*3 | bỏng nặng*3 | bị bỏng*2 | ngộ độc*3
        | nằm im*1 | không tỉnh*3 | ngưng thở*3 | ngừng thở*3 | hô hấp nhân tạo*3 | đứt tay*2 | đứt lìa*3
        | cuốn tay*2 | trọng thương*3 | thương vong*2 | nát chân*3 | nát tay*3 | máu me*3 | thở yếu*3 | ngạt khí*3
        | gãy*1 | nằm bất động*3 | bất động*3 | đa chấn thương*3 | chấn thương sọ não*3 | sùi bọt mép*3 | máu chảy*3
        | nằm giữa đường*2 | bị đè*3 | bị vùi*4 | vùi lấp*4 | vỡ đầu*3 | ngất xỉu*3 | khó thở*3 | tím tái*3
        | giật điện*3 | ngạt nước*3 | chìm xuống*2 | lật đò*3 | thoi thóp*4 | mất máu*3 | đau đớn*1 | kêu đau*1
        | không cử động*3 | liệt*1 | gẫy tay*3 | gẫy chân*3 | nhiều vết thương*2 | nằm im không*3 | nằm im giữa*3
        | nằm im dưới*3 | nằm im một chỗ*3 | vẫn nằm im*3 | dập bàn tay*3 | dập tay*3 | nát bàn tay*3 | đứt ngón*3
        | kẹt phía dưới*3 | có người kẹt*3 | người kẹt*3 | uống thuốc diệt*3 | uống thuốc trừ*3 | uống thuốc chuột*3
        | nguy kich*3 | mê man*3""",
    "danger": """
        nhảy xuống sông*4 | nguy hiểm*2 | nguy cấp*3 | có nguy cơ*2 | nguy cơ*2 | căng thẳng lắm*2 | rất căng thẳng*2
        | mất kiểm soát*3 | sắp đánh*3 | sắp sập*3 | sắp đổ*2 | sắp vỡ*3 | sắp tràn*2 | tự thiêu*4 | tẩm xăng*4
        | đổ xăng*4 | mang xăng*4 | can xăng*4 | chai xăng*4 | bom xăng*4 | tưới xăng*4 | đòi nhảy*3 | dọa nhảy*3
        | nhảy cầu*3 | tự tử*3 | treo cổ*3 | dọa tự*3 | cầm dao*3 | vác dao*3 | hung khí*2 | mã tấu*3
        | dao phóng lợn*3 | chém*3 | đâm chém*3 | đập phá*2 | quá khích*2 | kích động*1 | cháy lan*3 | cháy lớn*3
        | lửa to*3 | lửa bốc*3 | bốc cháy*2 | đang cháy*3 | cháy nhà*3 | nhà cháy*3 | cháy to*3 | bị cô lập*2
        | cô lập*2 | vỡ đê*3 | lũ quét*3 | nổ lớn*2 | đạn pháo*2 | quả bom*2 | bom*2 | lựu đạn*2 | mìn*1
        | dây điện đứt*2 | điện chưa cắt*3 | rò điện*3 | hở điện*2 | dây điện rơi*2 | phát nổ*3 | xì ga*2 | rò ga*2
        | con tin*4 | khống chế*2 | bắt cóc*3 | dọa giết*3 | dọa chém*3 | ngáo đá*2 | cướp*1 | súng*2 | kêu cứu*3
        | la cứu*3 | ngập tới mái*3 | ngập đến cổ*3 | trên mái nhà*2 | trèo lên mái*2 | leo lên mái*2 | trẻ sơ sinh*1
        | lạc trong rừng*2 | dọa đốt*3 | đòi đốt*3 | đốt nhà*3 | chết người*3 | nguy hiêm*2 | kẻo nổ*3 | sợ nổ*3
        | sắp nổ*3 | nồng nặc*2 | bịt mặt*2 | lửa lan*3 | lan sang nhà*3 | lan về phía*3 | xông vào*2 | cháy rừng*2
        | nổ súng*4 | súng tự chế*3 | đánh vợ*2 | đuổi chém*4 | ném đá*2 | phá cổng*2 | đánh đập*2 | chảy xiết*2
        | bị chia cắt*2 | sắp cháy*2 | khói dày đặc*2 | còn ở trong*3 | còn ở tầng*3 | còn người*3
        | người bên trong*2 | còn trẻ*2 | cháy quầy*3 | cháy kho*3 | cháy xưởng*3 | cháy chợ*3 | cháy xe*3
        | cháy quán*3 | cháy ki ốt*3 | cháy phòng*3 | cháy bếp*2 | sắp cuốn*3 | lung lay*2 | thở yếu*2 | đâm nhau*3
        | cầm gậy*2 | cầm gạch*2 | vác gậy*2 | đánh hội đồng*3 | đuổi đánh*2 | can dầu*3 | bình gas*2 | mở bình gas*4
        | mở van gas*4 | đốt xe*3 | đòi chết*3 | dọa chết*3 | dọa tự thiêu*4 | định tự tử*4 | cầm tuýp*2 | tàu sắp*4
        | nằm giữa đường ray*4 | nằm trên đường ray*4 | đường ray*2 | sắp qua*2 | xăng chảy*3""",
    "minor": """
        trạm y tế theo dõi*3 | đưa vào trạm*2 | đưa ra trạm*2 | sức khỏe ổn định*4 | đã ổn định*3 | đã khỏe*3
        | tỉnh táo*2 | qua cơn nguy kịch*5 | đã qua cơn*4 | qua nguy hiểm*4 | qua khỏi nguy hiểm*4 | hết nguy hiểm*4
        | xây xát*3 | xước*2 | trầy xước*3 | trầy*2 | sây sát*3 | xây sát*3 | bị thương nhẹ*3 | thương nhẹ*3
        | xây xước*3 | bong gân*2 | nhẹ thôi*2 | nhỏ thôi*2 | va nhẹ*2 | nhẹ*1 | không nghiêm trọng*3
        | không đáng kể*3 | không sao*2 | chưa đến mức*2 | không đến mức*2 | đã dập*2 | dập được*2 | dập xong*2
        | tự dập*2 | đã dập tắt*3 | giao thông vẫn*2 | vẫn đi được*2 | vẫn thông suốt*2 | vẫn qua lại được*2
        | tự thỏa thuận*2 | tự thương lượng*2 | tự giải quyết*1 | nói chuyện nhẹ nhàng*2 | nói chuyện tử tế*2
        | ôn hòa*2 | trật tự*1 | bình tĩnh*2 | không có gì đáng*2 | chỉ bị*1 | may mà*1 | may không*2 | thoát nạn*2
        | không căng thẳng*3 | không nguy hiểm*3 | không gấp*3 | hư hỏng nhẹ*2 | hỏng nhẹ*2 | vết thương nhẹ*3
        | thương tích nhẹ*3 | không có thương vong*4 | không thương vong*4 | không thiệt hại*3 | không có thiệt hại*3
        | người không sao*4 | người an toàn*3 | đường vẫn đi*3 | không ai sao*4 | chưa có gì nghiêm trọng*4
        | không có gì nghiêm trọng*4 | chưa phức tạp*2 | vẫn trật tự*2 | đã đưa được*2 | ở viện*2 | đang nằm viện*2
        | chưa vào nhà*2 | đang theo dõi*2 | chỉ thiệt hại*2 | đã không qua khỏi*3 | không qua khỏi tại*3""",
    # Help demanded. Weak words (weight 1) need another sign beside them.
    "help": """
        xuống nhanh*3 | ra nhanh*3 | đến nhanh*3 | tới nhanh*3 | lên nhanh*2 | ra gấp*3 | xuống gấp*3 | đến gấp*3
        | tới gấp*3 | giúp em ngay*3 | tìm thợ lặn*3 | xin thợ lặn*3 | cần thợ lặn*3 | gấp*3 | !gấp*3 | !khẩn*3
        | khẩn cấp*3 | khẩn trương*3 | ngay lập tức*3 | xuống ngay*3 | đến ngay*3 | ra ngay*3 | lên ngay*3
        | tới ngay*3 | vào ngay*3 | qua ngay*3 | về ngay*2 | sang ngay*3 | xử lý ngay*3 | đi ngay*3 | viện ngay*3
        | giúp ngay*3 | cứu ngay*3 | cứu với*4 | cứu giúp*3 | cấp cứu*3 | xe cứu thương*3 | chi viện*3 | tăng cường*3
        | tiếp viện*3 | ứng cứu*3 | cứu hộ*2 | cứu nạn*3 | xin người*3 | xin lực lượng*3 | xin hỗ trợ*2
        | đề nghị hỗ trợ*2 | cần hỗ trợ*2 | hỗ trợ lực lượng*3 | cần người*2 | thêm người*2 | thêm lực lượng*3
        | thêm quân*3 | xin thêm*2 | mau lên*3 | mau với*3 | nhanh lên*3 | nhanh với*3 | nhanh giúp*3 | gọi cứu hỏa*3
        | xe cứu hỏa*3 | xe chữa cháy*3 | cho công an*3 | công an xuống*2 | công an đến*2 | công an ra*2
        | công an vào*2 | ca xuống*2 | ca ra*2 | ca đến*2 | ngay*1 | hỏa tốc*3 | cấp bách*3 | cần xe*2 | cần thuyền*2
        | cần xuồng*2 | xin xe*2 | gọi 115*3 | gọi 114*3 | gọi 113*3 | 115*2 | 114*2 | 113*2 | đề nghị công an*2
        | đề nghị ca*2 | mời công an*2 | mời ca*2 | báo công an*1 | cử người*2 | cử lực lượng*3 | điều lực lượng*3
        | đề nghị lực lượng*3 | cho lực lượng*3 | cho người xuống*3 | cho người ra*3 | cho người đến*3
        | cho người lên*2 | cho quân*3 | ca tăng cường*3 | can thiệp*1 | kịp thời*1 | ngay với*3 | ngay ạ*2
        | ngay đi*3 | giúp em với*2 | giúp với*2 | cứu*1 | !cứu*3 | sơ tán*2 | di dời khẩn*3 | mời quân sự*2
        | mời bên quân sự*3 | mời ban chỉ huy quân sự*3 | kẻo nổ*2 | nhờ gọi cấp cứu*4 | huy động lực lượng*4
        | huy động*2 | gọi cấp cứu*4 | gọi giúp*2 | báo giúp*1 | phối hợp gấp*3 | cứu hộ khẩn*4 | ca vào*2
        | công an tới*2 | ca tới*2 | có mặt ngay*3 | ra giúp*2 | xuống giúp*2 | đến giúp*2 | lên giúp*2 | cần cứu*3
        | cần gấp*3 | xin cứu*3 | xin xe cứu*3 | đề nghị điều*2 | cho ca xuống*3 | cho ca ra*3 | chi viện gấp*4
        | giúp đỡ khẩn*4 | cần người xuống*3 | cho xe xuống*3 | cho xe cứu*3 | nhờ xe cứu thương*4 | gọi xe cấp cứu*4
        | gọi xe cứu thương*4 | cho người xuống ngay*4 | cử người xuống*3 | cử ca*3 | cử công an*3 | điều công an*3
        | đề nghị cah*2 | đề nghị csgt*2 | đề nghị cứu*3 | đề nghị chi viện*4 | nhờ phát loa*2 | tìm giúp*1
        | tìm khắp nơi*2 | ai thấy báo*2 | nhờ tìm*3 | nhờ anh em tìm*1 | nhờ loa phát thanh*2 | thông báo tìm*2
        | tin khẩn*3 | báo khẩn*3 | báo cáo khẩn*3 | di dời gấp*3 | đang khẩn*3 | rất khẩn*3""",
}
