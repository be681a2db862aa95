"""Data: how a message stands to the world: new or following, over or going on, sure or rumour, or no report at all."""

from __future__ import annotations

STATE: dict[str, str] = {
    "update": """
        khỏe lại*3 | đã khỏe*2 | đã tìm thấy*3 | tìm thấy rồi*3 | đã có lại*3 | có điện lại*2 | đã được tiếp*3
        | đã được mời*2 | đã được huyện*3 | đã được tỉnh*3 | được huyện tiếp*3 | được tỉnh tiếp*3
        | đã được giải thích*2 | cập nhật*4 | bổ sung*3 | báo thêm*3 | báo tiếp*3 | báo lại*2 | tin tiếp*3
        | thông tin thêm*3 | diễn biến*2 | diễn biến mới*3 | tiếp theo tin*3 | tiếp tin*3 | giờ còn*3 | chỉ còn*2
        | còn lại*2 | hiện còn*3 | vẫn còn*2 | nay còn*3 | còn khoảng*2 | giờ chỉ còn*4 | tăng lên*3 | lên đến*1
        | giảm còn*4 | giảm xuống*4 | rút còn*4 | rút xuống*2 | số kia*3 | số còn lại*3 | mấy người kia*3
        | người kia*1 | nâng lên*3 | đông thêm*3 | đến thêm*3 | kéo thêm*3 | có thêm*2 | thêm người*1 | như đã báo*3
        | đã báo*1 | tin trước*3 | tin lúc*2 | báo cáo trước*3 | như tin*2 | em báo lúc*3 | báo lúc nãy*3
        | tin vừa báo*3 | tiếp vụ*3 | vẫn đang*1 | vẫn chưa*1 | lúc đầu*2 | ban đầu*2 | đã về bớt*4 | về bớt*4
        | bớt rồi*2 | bớt dần*3 | vãn dần*3 | bỏ về*2 | đã tiếp*2 | đang tiếp*1 | qua cơn nguy kịch*4 | đã qua cơn*4
        | hồi phục*2 | tỉnh lại*3 | đã tỉnh*3 | xuất viện*3 | đã khống chế*2 | đã cơ bản*3 | nước rút*3 | đang rút*2
        | đã rút*2 | số người*1 | không qua khỏi rồi*2 | bệnh viện báo*3 | bên viện báo*3 | giờ lên*2 | giờ có*1
        | tăng thêm*3 | rút đơn*4 | đã nhận tiền*2 | giờ đang*2 | giờ thì*2 | hiện đang được*2 | đã đưa được*3
        | đã cứu được*3 | cứu được*2 | vớt được*2 | đã xác định được*2 | đã kiểm soát*3 | giữ được trật tự*3
        | vẫn chưa về*3 | đang đàm phán*2 | đang đối thoại*2 | đã tạm*2 | tạm ổn*2 | tạm dừng*1 | bắt thêm*3
        | phát hiện thêm*2 | thêm # người*3 | thêm # hộ*3 | thêm # ng*3 | tăng thành*3 | lên thành*2 | đang ở viện*2
        | nằm viện*2 | đã mổ*3 | nay đã*2 | đến giờ đã*2 | đến giờ vẫn*2 | tới giờ vẫn*2 | vẫn tiếp tục*2
        | tiếp tục*1 | kết quả*1 | vẫn không*1 | chuyển biến*2 | nước đang xuống*3 | nước vẫn lên*3 | lửa vẫn*2
        | còn lại #*3 | chỉ còn #*3 | hiện còn #*3 | giờ còn #*3 | còn lại khoảng*3 | chỉ còn khoảng*3 | vẫn còn #*2
        | rút dần*2 | rút bớt*3 | rút rồi*2 | giảm dần*3 | đã giảm*3 | giảm bớt*3 | tăng dần*2 | thêm tin*3
        | tin thêm*3 | nói tiếp*2 | báo tiếp tin*4 | theo dõi tiếp*2 | điều trị tiếp*2 | đã tỉnh táo*3
        | tỉnh táo lại*3 | sức khỏe ổn định*2 | đã xuất viện*4 | được ra viện*4 | ra viện rồi*3 | đã về nhà*2
        | xuống tới*2 | đã đến nơi*2 | đã có mặt*1 | xe cứu hỏa đã*2 | đã dập*2 | nước đã*2 | điện đã*2 | đường đã*2
        | cây đã*2 | đã nhận lời*2 | đã ký biên bản*2 | đã đồng ý*2 | đã chịu*3 | đã dịu*3 | dịu xuống*3 | bớt căng*3
        | căng hơn*2 | đông hơn*3 | tình hình mới*2 | vụ lúc*2 | vụ sáng nay*3 | vụ hôm qua*3 | vụ tối qua*3
        | vụ đêm qua*3 | vụ chiều qua*3 | vụ hồi*3 | vụ bữa*3 | vụ bựa*3 | vụ nãy*4 | !lửa đã*3 | đã không qua khỏi*3
        | thứ hai đã*2 | vừa rời*2 | rời đi*3 | vụ tai nạn*1 | chưa tìm thấy thêm*2 | vẫn đang tìm*3
        | đã tìm được # *3 | đang tìm tiếp*3 | đã cầm máu*2 | chuyển tuyến*2 | chuyển lên tuyến*2 | đã lên bờ*2
        | đến lúc này*2 | cho đến giờ*2 | tới lúc này*2 | thêm một số*2 | diễn biến tiếp*4 | đến thời điểm này*3
        | cho đến nay*2 | !đã rời*3 | kiểm tra rồi*3 | đã kiểm tra*3 | xác minh rồi*3 | đã xác minh*3 | hóa ra*3
        | thực ra là*3 | thì ra*3 | nguyên nhân do*2 | nguyên nhân là*2 | tin mới*3 | tin mới nhất*3 | mới nhất*2
        | hoãn lại*3 | họ hoãn*3 | không thấy ai đi*3""",
    # Points back to something known.
    "definite": """
        lúc nãy*3 | hồi nãy*3 | ban nãy*3 | khi nãy*3 | hồi sáng*2 | lúc sáng*2 | ban sáng*2 | hồi chiều*2
        | lúc chiều*2 | hồi tối*2 | nói trên*3 | vừa báo*3 | vừa rồi*2 | đó*0 | hôm trước*2 | sáng nay*0 | vừa nãy*3
        | !nãy*2 | mới nãy*3 | đã báo cáo*2 | đã nêu*3 | trên đã báo*3 | kia*1 | hôm qua*1 | nãy giờ*0 | bựa trước*2
        | khi sáng*2 | khi hôm*1 | hồi trưa*2 | bữa trước*2 | hôm trước báo*3 | hôm trước có báo*4 | hôm qua báo*3
        | bữa trước báo*3 | vụ đó*3 | vụ này*2 | vụ ấy*3 | vụ kia*3 | chị ấy*1 | như đã nói*3""",
    "case": """
        vụ | vụ việc | đoàn | nhóm | đám | sự việc | tình hình vụ | đám cháy | bà con | mấy người | hai bên | số người
        | việc""",
    "fresh": """
        vừa có*3 | vừa xảy ra*3 | mới xảy ra*3 | xảy ra*2 | phát hiện*3 | vừa phát hiện*3 | có tin*2 | có thông tin*3
        | nắm được*3 | nhận được tin*2 | nhận tin*2 | có vụ*3 | có một vụ*3 | báo cáo nhanh*2 | báo cáo khẩn*2
        | tin báo*1 | có đoàn*2 | có nhóm*2 | có người*1 | có một*2 | có khoảng*2 | có 1*2 | có hai*1 | nghe nói*2
        | nghe đâu*2 | nghe tin*2 | nghe ngóng*2 | vừa thấy*2 | mới thấy*2""",
    "ended": """
        dập hẳn*5 | đã dập hẳn*5 | đã vớt được*2 | vớt được cả*2 | đã đưa lên bờ*4 | giải tán*4 | đã giải tán*5
        | tự giải tán*5 | về hết*4 | đã về hết*5 | ra về hết*5 | ra về*3 | đã ra về*4 | tự ra về*4 | đã về nhà*3
        | về nhà hết*4 | về cả*3 | về hết cả*4 | kéo nhau về*3 | rút hết*4 | đã rút về*3 | kết thúc*4 | xong rồi*3
        | đã xong*4 | xong xuôi*5 | coi như xong*5 | hết việc*4 | đã ổn*3 | ổn rồi*3 | ổn thỏa*4 | êm rồi*4
        | yên rồi*4 | yên ổn*2 | yên ắng*2 | yên tĩnh trở lại*4 | ổn định trở lại*4 | trở lại bình thường*5
        | bình thường trở lại*5 | xử lý xong*5 | giải quyết xong*5 | khắc phục xong*5 | sửa xong*5 | dọn xong*4
        | dập xong*5 | dập tắt*5 | đã dập được*4 | dập được lửa*4 | được dập*4 | tắt hẳn*4 | hoàn tất*3
        | hoàn thành*2 | đóng vụ*5 | đóng vụ việc*5 | đóng sự việc*5 | khép lại*4 | chấm dứt*4 | có lại*3
        | đã có lại*5 | điện lại*2 | có điện lại*5 | có điện rồi*5 | có nước rồi*5 | nước chảy lại*4 | đã có điện*5
        | đã có nước*5 | có nước lại*5 | thông xe*4 | thông đường*4 | đường thông*4 | thông rồi*4 | đã thông*4
        | lưu thông bình thường*4 | đi lại bình thường*4 | rút đơn*3 | hòa giải xong*5 | hòa giải thành*5
        | đã hòa giải*4 | đã thỏa thuận*3 | thỏa thuận xong*5 | đã bắt được*3 | bắt gọn*3 | đã tìm thấy*4
        | tìm thấy rồi*5 | đã tìm được*4 | tìm được rồi*4 | bàn giao xong*4 | đã bàn giao*2 | di dời xong*4
        | đã khắc phục*4 | khắc phục rồi*5 | đã sửa*4 | sửa rồi*4 | đã nối lại*4 | nối xong*4 | đồng ý về*4
        | chịu về*3 | nhất trí ra về*5 | đã giải quyết*3 | đã được giải quyết*4 | giải quyết ổn*4 | đã xử lý*3
        | được xử lý*2 | xử lý rồi*3 | xe đã chạy*2 | hết ngập*5 | nước rút hết*5 | đã rút hết*5 | rút cạn*4
        | đã về tới*2 | về tới nhà*3 | về đến nhà*3 | dẹp xong*4 | an toàn hết*3 | đã an toàn*3 | giờ yên*3
        | rồi về*2 | ve rồi*2 | về rồi*3 | tan rồi*4 | đã tan*4 | tan hết*4 | vãn hết*4 | hủy nổ xong*5
        | tháo gỡ xong*5 | đã hủy nổ*4 | di chuyển đi*1 | ai về nhà nấy*5 | đã yên*4 | chôn lấp xong*4
        | tiêu hủy xong*5 | đã tiêu hủy*4 | thu dọn xong*5 | giải tỏa xong*5 | trở lại làm việc*4 | đi làm lại*4
        | quay lại làm việc*4 | vào làm việc lại*4 | không còn ai*3 | hết rồi*3 | về cả rồi*5 | thôi không đi*4
        | không đi nữa*4 | đã quay về*4 | quay về*3 | đã về*2 | cho qua*1 | khống chế hoàn toàn*5 | đã khống chế*3
        | đã được khống chế*4 | rút quân*3 | xong việc*4 | xong hết*4 | xong cả*4 | đã xong xuôi*5 | đã dọn*3
        | dọn sạch*4 | đã thu dọn*4 | đã giải tỏa*4 | hết cháy*4 | đã cẩu*3 | cẩu xong*4 | đã thay*2 | thay xong*5
        | đã vá*3 | vá xong*5 | lắp xong*5 | đã lắp*3 | cắt xong*4 | nối lại rồi*5 | chạy lại rồi*4
        | đi lại được rồi*4 | bình thường rồi*5 | trở lại bình yên*5 | ổn định rồi*4 | đã ký biên bản*2
        | đã ký cam kết*3 | làm hòa*4 | bắt tay nhau*3 | đã xin lỗi*2 | dẹp yên*5 | đã dẹp*4 | rút về hết*5
        | rút lui*3 | ai về nhà nấy rồi*5 | đã hết*2 | không còn người*4 | khỏe lại*2 | đón về rồi*4 | đưa về nhà*3
        | tìm ra rồi*4 | đã về đến*3 | đã vãn*3 | hạ nhiệt*2 | đã chữa xong*5 | tắt rồi*4 | đã tắt*4 | dập rồi*4
        | thông lại*3 | thông trở lại*4 | khép việc*4 | khép vụ*4 | thôi không kiện*4 | thôi không đi*4 | tắt hẳn lúc*5
        | đón về tới*4 | đã được đón về*4 | về nhà cả*4 | kết thúc lúc*5 | chốt xong*3 | bắt được cả*4 | bắt hết*4
        | chạy lại bình thường*5 | lại bình thường*4
        | chảy lại bình thường*5 | !chảy lại*4 | giải quyết êm*5 | êm xuôi*4 | êm thấm*4 | bắt tay*3 | yên chuyện*4
        | thông suốt trở lại*4 | hoạt động lại*4 | hoạt động bình thường*4 | giao thông bình thường*4 | đã đi về*3
        | cùng nhau về*3 | lục tục về*3 | về sạch*4 | giải tán hết*5 | tản hết*4 | tản rồi*4 | đã tản*4
        | kéo về hết*5 | rút hết rồi*5 | không còn ai ở*4 | sạch bóng*3 | vắng tanh*3 | xong xuôi cả*5
        | giải quyết dứt điểm*5 | dứt điểm*3 | đã dứt*3 | đã dọn xong*5 | đã vớt lên*3 | đưa lên được*3
        | bắt được rồi*4 | tóm được*4 | tóm gọn*4 | đã đầu thú*5 | ra đầu thú*5 | đã trả lại*3 | trả lại cho*2
        | tìm được*2 | thấy rồi*3 | tìm thấy cháu*4 | về với gia đình*5 | đưa về với gia đình*5 | đã nối*3
        | hàn xong*5 | trám xong*5 | đấu nối xong*5 | đã đóng điện*5 | đóng điện lại*5 | nước về lại*4
        | đã thông tuyến*5 | thông cống rồi*4 | kéo lên rồi*3 | kéo xe lên*2 | cẩu đi*2 | cẩu đi rồi*4 | đã cẩu đi*4
        | phun xong*4 | đã phun*2 | đã cấp lại*3 | cấp lại rồi*3 | hai bên bắt tay*4 | giảng hòa*4 | đã giảng hòa*5
        | bỏ qua cho nhau*4 | tự giải quyết xong*5 | không kiện nữa*4 | không đòi nữa*4 | vui vẻ ra về*5
        | vui vẻ về*4 | thỏa mãn ra về*5 | !đã êm*4 | không còn hộ nào*4 | không còn nhà nào*4 | không còn điểm nào*4
        | không còn nguy hiểm*4 | đã chi trả đủ*5 | trả đủ*3 | không đúng sự thật*4 | tin đồn không đúng*4
        | không có thật*4 | tin giả*2 | ra về vui vẻ*5 | đã đến đón*4 | đến đón rồi*4 | được khống chế*4
        | cơ bản được khống chế*4 | khống chế được*3 | cam kết dừng*3""",
    # What looks over but is not.
    "going_on": """
        chưa xong | chưa giải quyết | chưa về | chưa chịu về | không chịu về | chưa ổn | vẫn đang | vẫn còn | còn lại
        | giờ còn | số kia | chưa dập | chưa khắc phục | không về | nhất định không về | chưa giải tán
        | không giải tán | chưa kết thúc | chưa có lại | chưa sửa | đang sửa | đang khắc phục | đang xử lý | mới về
        | bớt""",
    "correction": """
        báo nhầm*4 | em nhầm*4 | đính chính*5 | đính chánh*5 | nói lại*2 | báo lại*1 | viết nhầm*4 | gõ nhầm*4
        | đếm nhầm*4 | nghe nhầm*3 | ghi nhầm*4 | gửi nhầm*0 | nhắn nhầm*0 | không phải*1 | chứ không phải*3
        | chính xác là*3 | đúng ra là*3 | mà là*1 | đếm lại*4 | kiểm tra lại*2 | xin sửa*4 | sửa thành*4
        | sửa lại là*4 | xin sửa lại*4 | em sửa lại*4 | sửa lại :*4 | sửa lại số*4 | sửa lại tin*4 | sửa lại thành*4
        | tin trên sai*4 | sửa tin*4 | sửa tin trên*5 | xin đính chính*5 | báo sai*4 | số sai*3 | đếm sai*4
        | nghe sai*3 | không phải #*2 | gửi sai số*4""",
    "misdirected": """
        nhắn nhầm | gửi nhầm | nhầm nhóm | gửi lộn | nhắn lộn | nhầm sang | bấm nhầm | nhầm máy | lộn nhóm
        | bỏ qua nhé | bỏ qua giúp | bỏ qua cho""",
    "rumour": """
        nghe nói | nghe đâu | nghe tin | nghe ngóng | nghe đồn | nghe bà con | nghe dân | tin đồn | có tin
        | có thông tin | chưa xác minh | chưa kiểm chứng | chưa chắc | chưa rõ thực hư | chưa kiểm tra
        | đang xác minh | cần xác minh | theo tin | dư luận | đồn là | !đồn | nghe phong thanh | nắm được tin
        | nắm tin | nghe người ta | hình như | đồn nhau | rỉ tai | bảo nhau | kháo nhau | theo nguồn tin
        | nguồn tin cho biết | có người nói | có người bảo | thấy bảo | nghe bảo | nghe mọi người | nghe phong phanh
        | chưa biết thật | không biết thật | chưa biết đúng | chưa rõ đúng | chưa kiểm chứng được | em nghe""",
    "nil": """
        không phát sinh*4 | không có gì*3 | chưa có gì*3 | không có việc gì*4 | không có vụ gì*4 | không có vụ việc*4
        | không có đoàn*4 | không có đoàn nào*5 | không có chi*3 | nỏ có chi*3 | không có chi báo cáo*5
        | không có gì báo cáo*5 | chưa phát sinh*4 | không xảy ra*3 | tình hình bình thường*4 | tình hình ổn định*3
        | tình hình yên*4 | vẫn bình thường*3 | bình yên*4 | yên bình*3 | bình thường*2 | ổn định*1
        | không có công dân*4 | không có người đến*4 | không có ai đến*4 | không có ai*2 | không ai đến*4
        | không có lượt*4 | chưa có đoàn*4 | chưa có ai*3 | không có trường hợp*4 | không có vấn đề*4
        | không có biểu hiện*3 | không có phát sinh*4 | an toàn*1 | không có dân*3 | không có tin*3
        | an ninh đảm bảo*3 | trật tự đảm bảo*3 | đảm bảo an toàn*2 | giữ vững*2 | chưa ghi nhận*3 | không ghi nhận*4
        | 0 có gì*4 | 0 có đoàn*4 | 0 phát sinh*4 | 0 có vụ*4 | yên ổn*2 | không có khiếu nại*4 | không có đơn*4
        | chưa có vụ*4 | chẳng có gì*3 | không việc gì*1 | không có bất thường*4 | không có bất cứ*3
        | không có gì ạ*4 | không có gì đâu*3 | không có gì cả*4 | không có gì mới*4 | không có gì đặc biệt*4
        | không có chi cả*4 | không có việc chi*4 | nỏ có việc chi*4 | không có đơn thư*4 | không có ai khiếu*4
        | không vụ việc*4 | không sự vụ*4 | yên cả*3 | vẫn yên*3 | !êm*1 | đều ổn*3 | mọi việc bình thường*5
        | mọi thứ bình thường*5 | không có biến động*4 | chưa có biến động*4 | không phát hiện*3 | vẫn ổn*3
        | chưa có chi*4 | chưa có đoàn nào*5 | không thấy có*2 | không có tình huống*4 | không ai tới*4
        | không ai lên*3 | không có ai lên*4 | không có ai tới*4 | không có người nào*4 | không có lượt nào*4
        | không có vụ nào*4 | không vụ nào*4 | không đoàn nào*4 | chưa có người*3 | chưa có lượt*4 | chưa có đơn*4
        | không nhận đơn nào*4 | không có tình hình*3 | không có sự việc*4 | không có sự cố*4 | không xảy ra vụ*4
        | không xảy ra việc*4 | không có cháy nổ*4 | không có tai nạn*3 | không có mất trộm*4 | không ai khiếu nại*4
        | địa bàn yên*4 | địa bàn ổn*4 | địa bàn bình thường*4 | mọi thứ ổn*4 | mọi việc ổn*4 | mọi thứ yên*4
        | yên tĩnh*2 | đêm yên*3 | cả ngày yên*4 | không động tĩnh*4 | chưa có động tĩnh*4 | không có diễn biến*4
        | chưa có diễn biến*4 | số lượt 0*4 | 0 lượt*4 | 0 đoàn*4 | 0 vụ*4 | 0 đơn*4 | nỏ có ai*4 | nỏ có đoàn*4
        | nỏ có chi mô*5 | không có chi mô*5 | không có gì xảy ra*4 | không có gì thay đổi*4 | không thay đổi*2
        | như cũ*1 | bình thường như*3 | đêm qua yên*4 | tối qua yên*4 | trật tự ổn định*4 | an toàn tuyệt đối*4
        | chưa có phát sinh*4 | không phát sinh gì*5 | không phát sinh mới*4 | không thêm gì*4
        | chưa có thông tin gì*3 | không có người dân nào*4 | không có công dân nào*4 | không công dân nào*4
        | không lượt nào*4 | không tiếp lượt nào*5 | không có gì lạ*4 | chưa có gì lạ*4 | chưa có gì mới*4
        | chưa thấy gì*3 | vẫn thế*2""",
    "drill": """
        diễn tập*4 | ví dụ*3 | tập huấn*3 | !giả định*4 | tình huống giả định*4 | giả sử*4 | tình huống giả*4
        | thử máy*4 | thử hệ thống*4 | !nhắn thử*4 | gửi thử*4 | tin thử nghiệm*4 | tin thử máy*4 | test*2 | test :*4
        | tin test*4 | test thử*4 | test bot*4 | test hệ thống*4 | thử bot*4 | thử nghiệm*3 | thực tập phương án*4
        | kịch bản*3 | thử xem*2 | thử tin*4 | bài tập*2""",
    "old_case": """
        năm ngoái | năm trước | tháng trước | hồi trước | ngày xưa | năm kia | dạo trước | hồi năm | từ năm ngoái
        | đợt trước | lần trước | mấy năm trước | kỳ trước | tuần trước""",
    "thanks": """
        cảm ơn*4 | cám ơn*4 | xin cảm ơn*4 | đa tạ*3 | biết ơn*2 | ơn anh*2 | ơn chị*2 | cảm tạ*3 | cám ơn nhiều*4
        | cảm ơn nhiều*4""",
    "ack": """
        đã nhận được*2 | đã nhận*2 | nhận được rồi*3 | đã rõ*4 | rõ ạ*4 | rõ rồi*3 | nghe rõ*3 | nắm rõ*2 | vâng ạ*3
        | vâng*2 | dạ vâng*4 | ok*3 | đồng ý ạ*3 | nhất trí*2 | tiếp thu*3 | đã đọc*3 | đã xem*3 | tôi nghe*2
        | em nghe*2 | chào*2 | xin chào*4 | chào cả nhà*4 | chào các*3 | chúc mừng*4 | !chúc*3 | mừng sinh nhật*4
        | sinh nhật*3 | alo*3 | a lô*3 | xin lỗi*3 | tuyệt vời*3 | tốt lắm*2 | ngủ ngon*4 | kính chúc*4
        | triển khai ngay*2 | chia buồn*4 | viếng*3 | phúng viếng*4 | đám hiếu*4 | đám cưới*3 | tân gia*3 | em rõ*3
        | tôi rõ*3 | tôi đã rõ*4 | vất vả*3 | hoan nghênh*3 | em nhận rồi*4 | nhận tin rồi*4 | đã nắm*3
        | em nắm rồi*4 | đã nghe*2 | nghe rồi*2 | vâng em*3 | dạ rõ*4 | dạ em rõ*4 | rõ anh*3 | rõ rồi anh*4
        | để em xem*3 | để em kiểm tra*4 | để tôi kiểm tra*4 | em đang xem*3 | em qua ngay*4 | tôi qua ngay*3
        | em tới ngay*3 | chúc cả nhà*4 | chúc anh em*4 | chúc mừng năm mới*5 | chúc mừng sinh nhật*5 | chúc chị em*4
        | mừng thọ*3 | buổi sáng tốt lành*5 | ngày mới*3 | chào buổi sáng*5 | chào buổi chiều*4 | chia vui*4
        | xin phép cả nhà*3 | hẹn gặp lại*4 | về sau nhé*3 | về trước nhé*4 | em về trước*4""",
    "ask_desk": """
        bác nào có*4 | anh nào có*4 | chị nào có*4 | ai có file*5 | có file*4 | gửi em xin*4 | cho em xin file*5
        | bot ơi*4 | nhắn thế nào*3 | nhắn tin thế nào*4 | máy mới*1 | ai trực*4 | ai đang trực*4 | ai trực vậy*4
        | mấy giờ họp*4 | họp ở đâu*4 | số máy*3 | số điện thoại*2 | số mấy*2 | số nào*2 | cho hỏi*3 | cho em hỏi*4
        | cho tôi hỏi*4 | cho mình hỏi*4 | em hỏi*2 | ai biết*3 | ai có*3 | ai giữ*3 | ai cầm*3 | ở đâu vậy*3
        | làm sao để*3 | làm thế nào*3 | thế nào*2 | như thế nào*2 | nhận được chưa*4 | nhận được không*3
        | đã nhận được chưa*4 | có nhận được*3 | ai nhận được*4 | nhắn lại*2 | gửi lại*2 | gửi lại nhé*4
        | không gửi được*4 | gửi không đi*4 | gửi không được*4 | máy bàn*3 | sắp hết pin*4 | hết pin*4 | sạc*2
        | gọi số*3 | gọi máy*3 | gọi cho tôi*3 | gọi cho em*3 | gọi lại*3 | xin số*3 | cho xin*3 | xin mẫu*4
        | cho em xin*3 | mẫu báo cáo*4 | biểu mẫu*3 | danh sách trực*4 | trong danh sách*1 | lịch trực*4
        | lịch tiếp dân*4 | lịch họp*4 | lịch*1 | đổi trực*5 | đổi ca*5 | trực thay*5 | trực hộ*5 | nhận ca*4
        | giao ca*4 | phân công trực*4 | ca trực*3 | đăng ký trực*4 | trực ban là*3 | đổi lịch*4 | nghỉ phép*4
        | xin nghỉ*4 | nghỉ ốm*4 | phòng nào*2 | bao giờ nộp*4 | mấy giờ nộp*4 | hôm nào*2 | khi nào có*1
        | đi công tác*3 | đi họp*4 | đi vắng*3 | có mặt đúng giờ*4 | mật khẩu*4 | cài*1 | !cài*3 | ứng dụng*3
        | nhóm zalo*3 | thêm vào nhóm*5 | vào nhóm*3 | mạng yếu*3 | nghẽn mạng*3 | chìa khóa*2 | gửi xe*2 | máy in*4
        | máy chiếu*4 | file*2 | link*3 | ảnh chụp*1 | !thử*1 | bấm nút*3 | bấm vào*3 | cách dùng*4 | cách nhắn*4
        | hướng dẫn sử dụng*4 | đăng nhập*4 | vào được*1 | đọc được*2 | tin ni*2 | tin này*2 | gửi kế hoạch*4
        | góp ý*3 | em gửi*2 | tôi gửi*2 | gửi các*1 | đính kèm*3 | xem giúp*3 | xem hộ*4 | ký giúp*3
        | tổng hợp giúp*3 | nộp về*2 | số liệu*3 | báo cáo tuần*2 | báo cáo tháng*2 | biết sửa không*3 | máy tính*3
        | giấy in*3 | đặt cơm*5 | đón con*3 | ai rảnh*5 | rảnh*2 | góp tiền ăn*4 | em xuống ngay*3 | em lên ngay*3
        | em ra ngay*3 | tôi xuống ngay*3 | tôi đang đến*3 | em đang đến*3 | đang trên đường đến*2 | em tới liền*4
        | cho em nghỉ*4 | xin phép nghỉ*5 | trực giúp*4 | đổi hộ*3 | lịch tuần*4 | có chưa*1 | ký hộ*4 | in hộ*4
        | gửi lên nhóm*3 | đăng lên nhóm*3 | chuyển vào nhóm*3 | mở máy*2 | sao không thấy*2 | ai gọi*3 | gọi em*2
        | nghe máy*1 | bắt máy*1 | nhắn riêng*3 | nhắn cho*2 | sửa giúp*2 | bàn giao ca*5 | nhận bàn giao*4
        | giao ban*4 | đề nghị đồng chí*4 | đề nghị các đồng chí*5 | gửi giúp*3 | chấm công*4 | mấy giờ*3
        | vậy các anh*3 | vậy anh*2 | vậy chị*2 | kết bạn*4 | zalo mới*4 | số mới*4 | nhận ca trực*5 | đủ sổ sách*4
        | lấy giúp*4 | lấy hộ*4 | cầm giúp*4 | cầm hộ*4 | mua giúp*4 | mua hộ*4 | in giúp*4 | photo giúp*4
        | trình ký*3 | mở giúp*3 | mở hộ*3 | bật giúp*3 | tắt giúp*3 | chở giúp*3 | ghé lấy*4 | ai ghé*4 | ai đi*3
        | ai qua*3 | ai về*2 | ai còn*2 | ai cho*2 | ai mượn*5 | ai lấy*2 | ai để*2 | ai quên*5 | để quên*4
        | bỏ quên*4 | cho mượn*4 | chìa khóa phòng*4 | wifi*4 | mạng wifi*4 | hết mực*4 | hết giấy*3
        | điều hòa phòng*4 | cần xem lại*4 | hồ sơ vụ*3 | để ở tủ*5 | ở tủ*3 | ở đâu rồi*3 | ở mô rồi*3 | ở mô*2
        | cài giúp*4 | cài lại*4 | cài app*4 | coi giúp*3 | kiểm tra giúp*2 | chuyển giúp*3 | nhắn giúp*3
        | báo giúp*2 | soạn giúp*4 | soạn báo cáo*4 | duyệt giúp*4 | chốt số liệu*4 | số liệu tháng*4 | số liệu quý*4
        | nộp số liệu*4 | tổng hợp báo cáo*4 | tăng ca*1 | ăn trưa*3 | đặt nước*3 | trà đá*3 | hồ sơ lưu*4
        | lưu ở đâu*4 | ở đâu hả*3 | ở đâu nhỉ*4 | để ở đâu*3 | cất ở đâu*4 | cất ở mô*4 | còn lưu*3 | ai giữ hồ sơ*5
        | gửi em*3 | gửi anh*1 | cho em số*4 | xin số máy*4 | số máy của*4 | số của*2 | gửi số*3 | gửi lại số*4
        | gửi file*4 | gửi mẫu*4 | gửi công văn*3 | gửi danh sách*3 | cho nghỉ*3 | đi muộn*1 | xin phép tổ chức*4
        | xin phép cho*2 | ai đang ở cơ quan*5 | còn ai ở*3 | có ai ở*3 | có ai trực*4 | ai trực thay*5
        | ai nhận ca*4 | trực hộ em*5 | trực giúp em*5 | đổi giúp*3 | thay em*2 | cho em đổi*4 | cho em gửi*3
        | cho em mượn*4 | mượn cái*3 | nhắn nhầm*2 | link họp*5 | mã họp*5 | phòng họp nào*4 | họp trực tuyến*4
        | họp zoom*4 | họp mấy giờ*4 | mấy giờ thì*2 | mấy giờ bắt đầu*3 | nộp ở đâu*3 | nộp cho ai*4 | gửi cho ai*4
        | gửi về đâu*4 | báo cáo quý*3 | file excel*4 | file word*4 | bản mềm*4 | bản cứng*3 | bản scan*4
        | bản chính*2 | ký chưa*4 | đóng dấu chưa*4 | đã ký chưa*4 | duyệt chưa*4 | xong chưa*3 | làm chưa*2
        | gửi chưa*4 | nộp chưa*4 | điểm danh*4 | xếp lịch*4 | lịch công tác*5 | xe cơ quan*4 | xăng xe cơ quan*4
        | chìa khóa xe*4 | pin yếu*3 | điện thoại hỏng*3 | điện thoại em hỏng*4 | đổi số*4 | lưu số*4
        | cho vào nhóm*5 | thêm em vào*4 | rời nhóm*4 | tắt thông báo*4 | hướng dẫn dùng*4 | hướng dẫn cách*3
        | nút nào*3 | gõ lệnh*4 | gõ thế nào*4 | con bot*4 | máy trả lời*3 | ai vắng*4 | vắng báo*3 | để ở ngăn*4
        | ngăn kéo*4 | nhắn anh*3 | nhắn chị*3""",
    "invite": """
        mời | !mời | kính mời | nhắc | thông báo | tổ chức | đề nghị các | yêu cầu các | các đồng chí | kế hoạch
        | tham gia | tham dự | lịch | đúng giờ | đông đủ | dự kiến""",
    "event": """
        đá bóng*5 | cổ vũ*4 | tham quan*4 | !mời*2 | mời các đồng chí*5 | mời các*3 | kính mời*5
        | trân trọng kính mời*5 | mời đồng chí*2 | mời họp*5 | mời dự*5 | họp giao ban*5 | giao ban*4 | họp*3
        | !họp*3 | hội nghị*4 | hội thảo*4 | dự họp*5 | dự lễ*5 | tập huấn*4 | đại hội*4 | ngày hội*4
        | đại đoàn kết*4 | !lễ*3 | lễ phát động*5 | lễ kỷ niệm*5 | khai mạc*4 | khai giảng*4 | bế mạc*4 | kỷ niệm*3
        | liên hoan*4 | văn nghệ*4 | giao lưu*4 | bóng chuyền*4 | bóng đá*4 | thi đấu*4 | hội thi*4
        | sinh hoạt chi bộ*5 | sinh hoạt định kỳ*5 | chi bộ*3 | sinh hoạt hè*5 | sinh hoạt*2 | tổng vệ sinh*5
        | vệ sinh môi trường*2 | dọn vệ sinh*5 | ra quân*4 | trồng cây*5 | lao động công ích*5 | quét dọn*4
        | cắt cỏ*4 | phát cỏ*4 | sơn lại*4 | sơn tường*4 | vòng hoa*5 | dâng hương*5 | thắp hương*4 | đài liệt sĩ*4
        | nghĩa trang*2 | viếng*3 | khám sức khỏe*4 | khám bệnh miễn phí*5 | tiêm chủng*4 | tiêm phòng*4
        | tiêm vắc xin*4 | hiến máu*5 | tiếp xúc cử tri*5 | bầu cử*2 | phát quà*4 | tặng quà*4 | trung thu*4
        | tất niên*4 | gặp mặt*4 | chi trả*2 | phát lương*4 | trả lương hưu*4 | nhận lương hưu*4 | nộp danh sách*4
        | nộp báo cáo*5 | đề nghị các tiểu khu*4 | yêu cầu các tiểu khu*4 | các tiểu khu*3 | các đồng chí*2
        | các đ/c*2 | trưởng các*3 | thông báo*3 | xin thông báo*4 | nhớ mang*3 | mang theo cuốc*4 | cuốc xẻng*3
        | mặc áo dài*5 | trang phục*4 | đồng phục*4 | áo dài*3 | đúng giờ*3 | đông đủ*4 | tập trung đông đủ*5
        | có mặt*1 | đúng 7 giờ*2 | hạn nộp*5 | hạn cuối*4 | trước ngày*3 | đoàn viên*4 | hội viên*3 | đảng viên*4
        | hội phụ nữ họp*5 | thanh niên tình nguyện*5 | mùa hè xanh*5 | treo cờ*5 | cổ động*3 | kế hoạch*2
        | triển khai kế hoạch*4 | phân công*3 | dự kiến chương trình*4 | chương trình*2 | đón khách*4 | đón đoàn*4
        | khách huyện*4 | về dự*4 | về thăm*4 | đoàn kiểm tra*3 | đón tết*4 | nghỉ lễ*5 | hội trường*1 | quyên góp*3
        | ủng hộ*2 | thu quỹ*3 | đóng góp ủng hộ*4 | bình xét*4 | lấy ý kiến*2 | phát động*3 | diễn văn*3
        | chụp ảnh lưu niệm*5 | cắm trại*4 | thể thao*4 | dưỡng sinh*4 | tập văn nghệ*5 | tập dân vũ*5 | phát loa*2
        | khánh thành*4 | khởi công*3 | chung kết*4 | bán kết*4 | dọn vệ sinh cơ quan*5 | đoàn đại biểu*4
        | về dự lễ*5 | dự khánh thành*5 | mừng thọ*4 | giỗ tổ*3 | lễ hội*4 | hội làng*4 | đua thuyền*3
        | kỷ niệm ngày*5 | phổ biến*2 | tuyên truyền*2 | ký cam kết*1 | tổ chức cho*3 | tổ chức đi*3 | tổ chức họp*5
        | tổ chức lễ*5 | tổ chức hội*4 | tổ chức tiêm*4 | đăng ký tham gia*5 | tham gia đông*3 | tham gia đầy đủ*5
        | đi đông đủ*5 | phát thẻ*3 | nhận quà*3 | nhận thẻ*3 | hội khỏe*4 | thăm hỏi*2 | thăm tặng*4
        | phun thuốc muỗi*4 | phun khử khuẩn*3 | cắm cờ*4 | trang trí*4 | tập luyện*3 | duyệt đội hình*5
        | bồi dưỡng*1 | lớp tập huấn*5 | học nghị quyết*5 | lên lịch*4 | lịch cắt điện*5 | lịch cúp điện*5
        | lịch thu gom*4 | tạm ngừng cấp điện*3 | bảo dưỡng*4 | thông báo để bà con*5 | thông báo bà con*4
        | thông báo cho bà con*5 | cắt điện từ*3 | cúp điện từ*2 | nhắc bà con*4 | để bà con biết*4
        | xem bắn pháo hoa*5 | xem pháo hoa*5 | bắn pháo hoa*4 | xem văn nghệ*5 | xem phim*4 | xem đá bóng*5
        | mời anh em*4 | mời cả nhà*4 | mời mọi người*4 | mời chị em*4 | mời bà con*3 | mời các bác*4 | mời các anh*4
        | mời các chị*4 | rủ anh em*4 | giấy mời*3 | tổng kết*3 | sơ kết*4 | tập huấn nghiệp vụ*5
        | học tập nghị quyết*5 | quán triệt*3 | tuyên dương*4 | khen thưởng*3 | trao quà*4 | trao tặng*4
        | trao học bổng*4 | thăm mẹ việt nam*4 | gói bánh chưng*5 | hội diễn*5 | duyệt văn nghệ*5 | giải bóng*4
        | chạy bộ*2 | đi bộ đồng hành*4 | ngày chủ nhật xanh*5 | làm cỏ*3 | nhổ cỏ*3 | dọn cỏ*4
        | vệ sinh đường làng*4 | vệ sinh chung*3 | phát tờ rơi tuyên truyền*4 | phát cơm*3 | nấu cháo*3
        | thu gom sách*3 | tiêm mũi*3 | uống vitamin*4 | khám tuyển*4 | tuyển quân*3 | cân trẻ*3 | nhắc các*3
        | !nhắc các*3 | nhắc anh em*4 | nhắc mọi người*4 | nhắc lại*2 | xin nhắc*4 | em nhắc*3 | nhắc hội viên*4
        | nhắc đảng viên*4 | nhắc lịch*5 | nhắc bà con nộp*4 | nhắc chị em*4 | rước kiệu*4 | rước lễ*4 | theo lịch*3
        | đã đăng ký*2 | lễ rước*4 | đám rước*4 | lễ phật đản*4 | noel*3 | thánh lễ*4 | đám tang*3 | dâng lễ*4
        | văn nghệ mừng*5 | mừng đảng*4 | tổ chức đêm*4 | đêm văn nghệ*5 | gửi danh sách*4 | trước # thứ*2
        | đăng ký thi đua*4 | nộp báo cáo tuần*5 | chốt danh sách*4 | lập danh sách*2 | rà soát danh sách*3
        | tuyên truyền bà con*3 | vận động bà con*3 | vận động nhân dân*3 | treo khẩu hiệu*4
        | treo băng rôn chào mừng*5 | làm vệ sinh*4 | tổng dọn*4 | phát quang*4 | nạo vét kênh mương*2
        | tập trung tại hội trường*4 | tập trung tại sân*2 | có mặt lúc*3 | có mặt trước*4 | mặc trang phục*5
        | mặc đồng phục*5 | mang thẻ*3 | trực tết*5 | trực lễ*4 | nghỉ tết*5 | nghỉ bù*4 | làm bù*3 | thăm ốm*4
        | thăm gia đình*3 | góp quỹ công đoàn*5 | đóng đoàn phí*5 | đóng đảng phí*5 | đảng phí*4 | công đoàn phí*5
        | hội phí*4 | tiêm chó*3 | tiêm phòng dại cho*4 | phun thuốc phòng*4 | phát khẩu trang*4 | khám nghĩa vụ*3
        | khám sức khỏe nghĩa vụ*4 | giao quân*4 | đón tân binh*4 | bàn giao công tác*4 | đón đoàn thanh tra*4
        | đón đoàn kiểm tra*5 | làm việc với đoàn*3 | kiểm tra liên ngành*2""",
    "leisure": """
        thời sự*4 | coi thời sự*5 | xem thời sự*5 | trên tivi*3 | coi tivi*4 | xem tivi*4 | tỉnh bạn*4 | tỉnh khác*4
        | nơi khác*2 | trên mạng*2 | đọc báo*3 | bên huyện bạn*4 | ăn cơm trưa*1 | cà phê*3 | uống nước*2 | nhậu*1
        | liên hoan*4 | ăn sáng*3 | bóng đá*3 | trời đẹp*4 | trời nóng*4 | nóng quá*3 | mưa rồi*2 | hôm nay lạnh*4
        | chúc ngủ ngon*4 | cuối tuần*2 | đi chơi*3 | oi bức*3 | mưa to nhỉ*4 | mát quá*4 | rét quá*4 | trận bóng*4
        | làm trận*3 | đá bóng*3 | trời mát*4 | chạy bộ*3""",
}
