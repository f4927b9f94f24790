"""Codes of what people write in a cell instead of its value, or beside it (HT350–HT359)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

SAID_OTHERWISE = Code(
    "HT350",
    "loi-ghi-trai-dieu-kien",
    Severity.WARNING,
    "{where} ghi «{text}»: như là «{label}» {said}, mà chính sách này cần {wanted}.",
    "Hỏi thôn. Đúng thế thì thêm cột «{label}», ghi «{said}» ở dòng này; không phải thì sửa lời ghi ấy, rồi chạy lại.",
    asks=True,
)
STILL_RESTING = Code(
    "HT351",
    "con-dang-nghi",
    Severity.NOTE,
    "Ô «{label}» ghi «{value}»: còn nghỉ, chưa có ngày cuối.",
    "Không phải làm gì nếu dòng này vẫn tính được; khi bị hỏi ngày cuối thì ghi ngày cuối đã nghỉ, ngày/tháng/năm.",
)
DAYS_IN_MONTHS = Code(
    "HT352",
    "so-ngay-ghi-bang-thang",
    Severity.WARNING,
    "Ô «{label}» ghi «{value}»: là số tháng, chưa biết bao nhiêu ngày.",
    "Ghi số ngày bằng chữ số, ví dụ 30; hoặc ghi đủ từ ngày, đến ngày.",
)
YEAR_SUPPLIED = Code(
    "HT353",
    "ngay-thieu-nam",
    Severity.NOTE,
    "Ô «{label}» ghi «{value}», không có năm; đã đọc là {fix}, cùng năm với các ngày khác của danh sách.",
    "Không phải làm gì nếu đúng năm ấy; năm khác thì ghi đủ ngày/tháng/năm.",
)
