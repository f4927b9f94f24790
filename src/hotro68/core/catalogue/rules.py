"""Codes of rules and their cases (HT9xx)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

BAD_RULES = Code(
    "HT901",
    "quy-tac-sai-mau",
    Severity.ERROR,
    "Tệp quy tắc sai ở «{where}»: {problem}.",
    "Sửa dòng này theo docs/tra-cuu/quy-tac.md.",
    unusable=True,
)
DOUBLED_KEY = Code(
    "HT902",
    "khoa-trung",
    Severity.ERROR,
    "Mục «{where}» viết hai lần.",
    "Giữ một mục, xóa mục kia.",
    unusable=True,
)
BROKEN_YAML = Code(
    "HT903",
    "yaml-hong",
    Severity.ERROR,
    "Tệp không phải YAML đúng: {problem}.",
    "Kiểm tra thụt lề, dấu hai chấm và dấu ngoặc ở dòng này.",
    unusable=True,
)
BELOW_MINIMUM = Code(
    "HT904",
    "thap-hon-muc-toi-thieu",
    Severity.ERROR,
    "«{where}»: mức {given:tien} thấp hơn mức tối thiểu của trung ương {minimum:tien} ({minimum_ref}).",
    "Ghi mức bằng hoặc cao hơn mức tối thiểu; có căn cứ cho mức thấp hơn thì ghi lý do ở mục «below».",
    unusable=True,
)
CASE_FAILED = Code(
    "HT910",
    "ca-mau-khong-dat",
    Severity.ERROR,
    "Ca mẫu «{case}»: {problem}.",
    "Xem lại quy tắc hoặc ca mẫu.",
    unusable=True,
)
