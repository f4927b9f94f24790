"""Codes of the commune's own registers and its hamlets (HT860 to HT871)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

ENTRY_LACKS = Code(
    "HT860",
    "muc-so-con-thieu",
    Severity.ERROR,
    "Mục này còn thiếu «{label}».",
    "{question}",
    unusable=True,
)
ENTRY_ODD = Code(
    "HT861",
    "muc-so-doc-khong-duoc",
    Severity.ERROR,
    "«{label}» ghi «{value}»: {problem}.",
    "Ghi lại cho đúng rồi chạy lại; chưa ghi gì vào sổ.",
    unusable=True,
)
ENTRY_UNKNOWN = Code(
    "HT862",
    "khong-co-muc-so",
    Severity.ERROR,
    "«{title}» không có mục số {number}.",
    "Xem các mục: hotro68 {register} danhsach",
    unusable=True,
)
ENTRY_CLOSED = Code(
    "HT863",
    "muc-so-da-dong",
    Severity.ERROR,
    "Mục {number} của «{title}» đã đóng ngày {day}: {outcome}.",
    "Muốn ghi lại kết quả: hotro68 {register} sua {number} --ket-qua …; muốn mở lại: hotro68 hoantac.",
    procedure=True,
)
FILE_NOT_CLEAR = Code(
    "HT864",
    "nhieu-ho-so-khop",
    Severity.ERROR,
    "Có {count} hồ sơ khớp với «{value}»: {choices}.",
    "Ghi rõ hơn: số giấy tờ (hay vài số cuối), hoặc mã hồ sơ kê ở trên.",
    unusable=True,
)
FILE_NOT_FOUND = Code(
    "HT865",
    "khong-thay-ho-so",
    Severity.ERROR,
    "Không thấy hồ sơ nào của «{value}»{near}.",
    "Thử tên đủ hoặc không dấu, số giấy tờ hay bốn số cuối, dòng của danh sách (thon_A.xlsx›LDTD!17).",
    unusable=True,
)
DAYS_CROSSED = Code(
    "HT866",
    "ngay-nguoc",
    Severity.ERROR,
    "«{label}» {value} trước «{other}» {day}.",
    "Kiểm tra lại hai ngày.",
    procedure=True,
)
DAY_NOT_YET = Code(
    "HT867",
    "ngay-chua-toi",
    Severity.ERROR,
    "«{label}» {value} sau ngày ghi sổ {day}.",
    "Kiểm tra lại ngày; ghi cho một ngày khác thì thêm --ngay.",
    procedure=True,
)
ENTRY_LATE = Code(
    "HT868",
    "muc-so-qua-han",
    Severity.WARNING,
    "Mục {number} của «{title}» quá hạn {late} ngày (hạn {last}): {told}.",
    "Giải quyết rồi ghi: hotro68 {register} dong {number}",
    procedure=True,
)
ENTRY_TWICE = Code(
    "HT869",
    "muc-so-ghi-hai-lan",
    Severity.WARNING,
    "Mục {other} của «{title}» đã ghi cùng {labels}.",
    "Nếu là một việc thì hoàn tác mục mới (hotro68 hoantac) rồi sửa mục cũ.",
)
HAMLET_NOT_NAMED = Code(
    "HT870",
    "thon-khong-co-trong-cau-hinh",
    Severity.NOTE,
    "Danh sách có «{hamlet}» nhưng mục thon của hotro68.yaml không có.",
    "Thêm thôn vào hotro68.yaml, hoặc sửa tên thôn trong danh sách.",
)
STEP_UNKNOWN = Code(
    "HT871",
    "khong-co-bang-kiem",
    Severity.ERROR,
    "Không có bảng kiểm cho bước «{value}»; có: {known}.",
    "Ghi một trong các bước ấy, hoặc bỏ --buoc để lấy tất cả.",
    unusable=True,
)
