"""Codes of the conditions of a policy (HT2xx)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

NOT_ELIGIBLE = Code(
    "HT201",
    "khong-du-dieu-kien",
    Severity.ERROR,
    "{reason}",
    "Nếu hồ sơ khác với danh sách thì sửa danh sách; nếu đúng thì trả lời người đề nghị bằng văn bản.",
)
NEEDS_DECISION = Code(
    "HT202",
    "can-nguoi-quyet-dinh",
    Severity.WARNING,
    "{reason}",
    "{question}",
    asks=True,
)
NO_COLUMN = Code(
    "HT203",
    "khong-co-cot",
    Severity.NOTE,
    "Danh sách không có cột {labels}: điều kiện này do thôn xác nhận khi ký.",
    "Xem phiếu xác nhận của thôn trong tệp tổng hợp.",
)
NOT_CONFIGURED = Code(
    "HT204",
    "chua-cau-hinh-muc-cua-tinh",
    Severity.NOTE,
    "«{policy}»: chưa cấu hình mức của tỉnh; đang tính theo mức tối thiểu của trung ương.",
    "Khi có quyết định của tỉnh, ghi mức vào {overlay} rồi chạy lại.",
)
GREY_DAY = Code(
    "HT205",
    "ngay-xet-giao-thoi",
    Severity.WARNING,
    "Ngày thẩm định {day} ở quãng giao thời: {note}.",
    "Hỏi cơ quan thẩm định cấp trên xem áp dụng văn bản nào.",
)
DAY_ASSUMED = Code(
    "HT206",
    "chua-ro-ngay-tham-dinh",
    Severity.NOTE,
    "Chưa có ngày thẩm định; đang xét theo văn bản mới nhất, hiệu lực từ {day}.",
    "Ghi ngay_tham_dinh trong hotro68.yaml hoặc thêm --ngay.",
)
OUT_OF_PERIOD = Code(
    "HT207",
    "truoc-ngay-hieu-luc",
    Severity.ERROR,
    "{reason}",
    "Kiểm tra ngày thẩm định.",
    asks=True,
)
CLAIMED_TOO_MUCH = Code(
    "HT210",
    "de-nghi-cao-hon-muc",
    Severity.ERROR,
    "Đề nghị {claimed:tien} đồng, theo quy định là {entitled:tien} đồng ({lines}): cao hơn {difference:tien} đồng.",
    "Sửa số tiền thành {fix}, hoặc sửa số liệu làm căn cứ nếu ghi sai.",
)
CLAIMED_TOO_LITTLE = Code(
    "HT211",
    "de-nghi-thap-hon-muc",
    Severity.ERROR,
    "Đề nghị {claimed:tien} đồng, theo quy định là {entitled:tien} đồng ({lines}): thiếu {difference:tien} đồng.",
    "Sửa số tiền thành {fix}, hoặc sửa số liệu làm căn cứ nếu ghi sai.",
)
REFERRED = Code(
    "HT212",
    "chuyen-co-quan-khac",
    Severity.NOTE,
    "«{policy}» không chi qua danh sách của xã.",
    "Chuyển hồ sơ đến {office}.",
)
LAST_DAY_OF_REST = Code(
    "HT213",
    "han-nop-la-ngay-nghi",
    Severity.WARNING,
    "Nộp ngày {filed}; hạn {last} là ngày nghỉ, ngày làm việc liền sau là {next}: {note}.",
    "Hỏi cơ quan thẩm định cấp trên trước khi trả lời người nộp.",
)
