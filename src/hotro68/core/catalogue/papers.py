"""Codes of papers and their templates (HT850 to HT859)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

NO_SUCH_PAPER = Code(
    "HT850",
    "khong-co-van-ban",
    Severity.ERROR,
    "Không có văn bản «{paper}».",
    "Xem tên các văn bản: hotro68 vanban danhsach.",
    unusable=True,
)
PAPER_BROKEN = Code(
    "HT851",
    "mau-van-ban-sai",
    Severity.ERROR,
    "Mẫu văn bản sai ở «{where}»: {problem}.",
    "Sửa chỗ này; hoặc bỏ tệp này khỏi thư mục van-ban để dùng mẫu có sẵn.",
    unusable=True,
)
PAPER_UNKNOWN_NAME = Code(
    "HT852",
    "mau-dung-ten-la",
    Severity.ERROR,
    "Mẫu văn bản ở «{where}»: {problem}.",
    "Viết đúng tên; các tên của từng văn bản: docs/tra-cuu/van-ban.md.",
    unusable=True,
)
PAPER_UNSAFE = Code(
    "HT853",
    "mau-co-lenh-khong-duoc-phep",
    Severity.ERROR,
    "Mẫu văn bản ở «{where}»: {problem}.",
    "Chỉ dùng tên đã khai, for, if; bỏ lệnh này khỏi mẫu.",
    unusable=True,
)
PAPER_LACKS = Code(
    "HT854",
    "mau-thieu-phan",
    Severity.ERROR,
    "Mẫu văn bản thiếu {problem}.",
    "Chép phần này từ mẫu có sẵn, hoặc bỏ tệp này để dùng mẫu có sẵn.",
    unusable=True,
)
PAPER_PRIVATE = Code(
    "HT855",
    "mau-cong-khai-co-thong-tin-rieng",
    Severity.ERROR,
    "Mẫu văn bản ở «{where}»: {problem}.",
    "Bỏ tên này khỏi mẫu: văn bản niêm yết không in số giấy tờ, điện thoại, tài khoản, lý do.",
    unusable=True,
)
PAPER_LEFT_BLANK = Code(
    "HT856",
    "van-ban-phai-de-trong",
    Severity.ERROR,
    "«{paper}» phải do người dân tự viết: không in sẵn tên ai, không in hàng loạt.",
    "In một bản trống: bỏ --hoso, --thon.",
    unusable=True,
)
PAPER_BY_ITS_COMMAND = Code(
    "HT857",
    "in-bang-lenh-rieng",
    Severity.ERROR,
    "«{paper}» in bằng lệnh riêng.",
    "Chạy: {command}",
    unusable=True,
)
NOTHING_FOR_PAPER = Code(
    "HT858",
    "chua-co-gi-de-in",
    Severity.ERROR,
    "Chưa in được «{paper}»: {problem}.",
    "{advice}",
    unusable=True,
)
PAPERS_PUT_AWAY = Code(
    "HT859",
    "da-cat-ban-cu",
    Severity.NOTE,
    "Đã cất {count} văn bản của lần in trước, nay không còn trong danh sách: {files}.",
    "Bản đã dán thì gỡ xuống; cần lại bản cũ: hotro68 hoantac (bước {number}).",
)
