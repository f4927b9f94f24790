"""What a column is called: wordings that clerks use, by what stands below them."""

from __future__ import annotations

STT = ("STT", "TT", "Số TT", "Stt", "SỐ\nTT", "So TT")
NAME = (
    *(
        "Họ và tên",
        "Họ tên",
        "HỌ VÀ TÊN",
        "Họ và\ntên",
        "Ho va ten",
        "Họ và tên người được hỗ trợ",
    ),
    *("Họ, chữ đệm và tên", "HỌ TÊN", "Họ và tên đối tượng"),
)
OWNER = (
    "Họ và tên chủ hộ",
    "Họ tên chủ hộ kinh doanh",
    "Chủ hộ",
    "Người đại diện",
    "Họ và tên",
)
FAMILY = ("Họ, đệm", "Họ và tên đệm", "Họ đệm", "Họ và chữ đệm")
BIRTH = (
    *(
        "Ngày sinh",
        "Ngày, tháng, năm sinh",
        "Năm sinh",
        "Sinh ngày",
        "NTNS",
        "NGÀY THÁNG NĂM SINH",
    ),
    *("Ngày/tháng/\nnăm sinh", "Ngay sinh", "Ng. sinh"),
)
SEX = ("Giới tính", "Nam/Nữ", "GT", "Giới", "GIỚI TÍNH", "Phái")
NUMBER = (
    *("Số CMND/CCCD", "CCCD", "Số CMTND/CCCD", "Số CMT/TCC", "CMND/Thẻ căn cước", "SỐ CMND"),
    *("Giấy tờ tuỳ thân", "Số ĐDCN", "Số căn cước công dân", "So CCCD", "Số CMND hoặc CCCD"),
)
HAMLET = ("Thôn", "Thôn (xóm)", "Thôn/xóm", "Thôn, xóm", "To/Thon", "Địa bàn")
HOME = (
    "Địa chỉ",
    "Nơi ở hiện nay",
    "Chỗ ở",
    "HKTT",
    "Nơi thường trú",
    "Đ/c",
    "Thường trú / Tạm trú",
)
JOB = (
    "Công việc",
    "Nghề nghiệp",
    "Công việc trước khi mất việc",
    "Nghề nghiệp/Công việc",
    "NGHỀ NGHIỆP",
)
SHOP = ("Tên hộ kinh doanh", "Tên HKD", "Tên cơ sở", "Biển hiệu", "Tên cửa hàng")
TAX = ("Mã số thuế", "MST", "MÃ\nSỐ THUẾ", "Mã số thuế HKD")
KIND = ("Diện", "F0/F1", "Đối tượng (F0/F1)", "Diện đối tượng", "Phân loại")
KEPT = ("Nơi điều trị, cách ly", "Hình thức", "Nơi cách ly", "Hình thức cách ly")
FIRST = ("Từ ngày", "Từ", "TỪ NGÀY", "Tu ngay")
LAST = ("Đến ngày", "Đến", "ĐẾN NGÀY", "Den ngay")
DAYS = ("Số ngày", "Tổng số ngày", "SỐ NGÀY")
OVER_DAYS = {
    "lao-dong-tu-do": ("Thời gian mất việc", "Thời gian nghỉ việc", "Thời gian"),
    "ho-kinh-doanh": ("Thời gian tạm dừng", "Thời gian dừng hoạt động", "Thời gian"),
    "f0-f1": ("Thời gian cách ly", "Thời gian điều trị, cách ly", "Thời gian"),
}
FLAT_FIRST = {
    "lao-dong-tu-do": ("Mất việc từ ngày", "Nghỉ việc từ ngày", "Từ ngày"),
    "ho-kinh-doanh": ("Tạm dừng từ ngày", "Dừng từ ngày", "Từ ngày"),
    "f0-f1": ("Cách ly từ ngày", "Ngày bắt đầu", "Từ ngày"),
}
FLAT_LAST = {
    "lao-dong-tu-do": ("Mất việc đến ngày", "Nghỉ việc đến ngày", "Đến ngày"),
    "ho-kinh-doanh": ("Tạm dừng đến ngày", "Dừng đến ngày", "Đến ngày"),
    "f0-f1": ("Cách ly đến ngày", "Ngày kết thúc", "Đến ngày"),
}
MONEY = (
    *("Số tiền", "Số tiền hỗ trợ", "Kinh phí hỗ trợ", "Thành tiền", "Số tiền đề nghị hỗ trợ"),
    *("T.tiền", "SỐ TIỀN", "Mức hỗ trợ", "So tien"),
)
PHONE = ("Số ĐT", "SĐT", "Điện thoại", "Số điện thoại")
NOTE = ("Ghi chú", "G.chú", "GHI CHÚ")
SIGN = ("Ký nhận", "Ký tên", "KÝ NHẬN", "Chữ ký")
NATION = ("Dân tộc",)
INSURED = ("Có BHXH", "Tham gia BHXH bắt buộc", "BHXH")
PENSION = ("Đang hưởng lương hưu, trợ cấp", "Đang hưởng lương hưu")
LICENSED = ("Có ĐKKD", "Đăng ký kinh doanh", "ĐKKD")
ORDERED = ("Dừng theo yêu cầu", "Dừng theo yêu cầu của cơ quan nhà nước")
ABOVE_PERSON = ("Thông tin cá nhân", "Người được hỗ trợ", "Thông tin người đề nghị")
ABOVE_CLAIM = ("Nội dung đề nghị", "Nội dung hỗ trợ", "Phần đề nghị hỗ trợ")
TITLES = {
    "lao-dong-tu-do": (
        "DANH SÁCH LAO ĐỘNG TỰ DO ĐỀ NGHỊ HỖ TRỢ",
        "Danh sách người lao động không có giao kết hợp đồng lao động",
        "DANH SACH LAO DONG TU DO DE NGHI HO TRO",
    ),
    "ho-kinh-doanh": (
        "DANH SÁCH HỘ KINH DOANH ĐỀ NGHỊ HỖ TRỢ",
        "Danh sách hộ kinh doanh tạm dừng hoạt động do dịch COVID-19",
    ),
    "f0-f1": (
        "DANH SÁCH F0, F1 ĐỀ NGHỊ HỖ TRỢ TIỀN ĂN",
        "Danh sách người điều trị COVID-19 (F0), người cách ly y tế (F1)",
    ),
}
