"""Codes of filled sheets and the steps of the case (HT826 to HT847)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

ANSWER_SHEET_OTHER = Code(
    "HT826",
    "bang-khac",
    Severity.ERROR,
    "Tệp này không phải bảng «{title}» do hotro68 lập.",
    "Lập lại bảng bằng chính lệnh này rồi điền vào đó.",
    unusable=True,
)
ANSWER_SHEET_OLD = Code(
    "HT827",
    "bang-cu",
    Severity.ERROR,
    "Bảng «{title}» này lập từ trước, nay hồ sơ đã khác; chưa ghi nhận gì.",
    "Lập lại bảng rồi chép câu trả lời sang.",
    procedure=True,
)
ANSWER_ODD = Code(
    "HT828",
    "tra-loi-la",
    Severity.ERROR,
    "Ô «{label}» ghi «{value}», không hiểu được; cần: {expected}.",
    "Sửa ô ấy rồi nhập lại cả bảng; chưa dòng nào được ghi nhận.",
)
ANSWER_ROW_UNKNOWN = Code(
    "HT829",
    "dong-la",
    Severity.ERROR,
    "Dòng này {problem}.",
    "Bỏ dòng ấy; không thêm, chép dòng trong bảng đã lập.",
)
ANSWER_ROW_CHANGED = Code(
    "HT830",
    "dong-bi-sua",
    Severity.ERROR,
    "Ô «{label}» nay là «{value}», lúc lập bảng là «{was}».",
    "Trả ô ấy về như cũ; nếu cột bị sắp xếp riêng thì lập lại bảng.",
)
MOVE_REFUSED = Code(
    "HT831",
    "khong-chuyen-duoc",
    Severity.ERROR,
    "Hồ sơ {file} {problem}, không chuyển sang «{to}» được.",
    "Xem lại mã hồ sơ và thứ tự các bước (hotro68 nhatky); chưa hồ sơ nào được ghi nhận.",
    procedure=True,
)
REASON_MISSING = Code(
    "HT832",
    "thieu-ly-do",
    Severity.ERROR,
    "Hồ sơ {file}: {problem}.",
    "Ghi lý do rồi nhập lại; chưa hồ sơ nào được ghi nhận.",
)
TWO_PEOPLE_NEEDED = Code(
    "HT833",
    "can-hai-nguoi",
    Severity.ERROR,
    "Hồ sơ {file} phải có {lead} thẩm định và {recheck} kiểm lại, hai người khác nhau, đều ghi tên: {problem}.",
    "Ghi tên người làm ở --nguoi, hoặc ở cột người thẩm định, người kiểm lại.",
    procedure=True,
)
CHECKS_DIFFER = Code(
    "HT834",
    "hai-nguoi-khac-y",
    Severity.WARNING,
    "Hồ sơ {file}: {first} ghi «{one}», {second} ghi «{other}»; chưa ghi kết quả.",
    "Hai người xem lại cùng nhau; người đổi ý thẩm định lại hồ sơ này.",
    asks=True,
)
ALREADY_RECEIVED = Code(
    "HT836",
    "danh-sach-da-nhan",
    Severity.NOTE,
    "«{file}» đã nhận ngày {day}{other}; không ghi lại.",
    "Không phải làm gì.",
)
NEWER_LIST = Code(
    "HT837",
    "ban-khac-cua-danh-sach",
    Severity.WARNING,
    "{hamlet}, {policy}, đợt {round}: đã nhận «{other}» ngày {day}; bản này thêm {added}, bớt {removed}, đổi {changed} người, tiền từ {before} thành {after} đồng.",
    "Xem kỹ các thay đổi ở trên; thêm --dong-y để thay bản trước, hoặc --bo-sung nếu là danh sách bổ sung.",
    asks=True,
)
OLD_LIST_STAYS = Code(
    "HT838",
    "ban-cu-con-trong-danhsach",
    Severity.NOTE,
    "Bản cũ «{file}» đã được thay bằng {newer}: khi gộp không đọc bản cũ.",
    "Không phải làm gì; thay nhầm thì hotro68 hoantac.",
)
DECIDED_OTHERWISE = Code(
    "HT839",
    "duyet-khac-so-trinh",
    Severity.NOTE,
    "Hồ sơ {file}: trình {submitted} đồng, duyệt {decided} đồng; lý do: {reason}.",
    "So với quyết định; bảng chi trả theo số được duyệt.",
)
ANSWER_CONTRADICTS = Code(
    "HT840",
    "tra-loi-trai-nhau",
    Severity.ERROR,
    "Hồ sơ {file}: {problem}.",
    "Sửa dòng ấy rồi nhập lại cả bảng; chưa hồ sơ nào được ghi nhận.",
)
DECISION_ENTERED = Code(
    "HT841",
    "quyet-dinh-da-nhap",
    Severity.ERROR,
    "Quyết định số {number} ngày {day} đã nhập ở bước {step}.",
    "Quyết định sửa đổi thì nhập số mới kèm --sua-quyet-dinh và số cũ; nhập nhầm thì hotro68 hoantac.",
    procedure=True,
)
DECISION_UNKNOWN = Code(
    "HT842",
    "khong-thay-quyet-dinh",
    Severity.ERROR,
    "Không có quyết định số {number} trong sổ; {known}.",
    "Xem các quyết định đã nhập bằng hotro68 nhatky.",
    unusable=True,
)
BODY_UNKNOWN = Code(
    "HT843",
    "khong-ro-co-quan",
    Severity.ERROR,
    "Không biết cơ quan «{value}»; có: {known}.",
    "Ghi tên cơ quan như trong danh sách này.",
    unusable=True,
)
LIST_UNPLACED = Code(
    "HT844",
    "danh-sach-khong-ro-thon",
    Severity.ERROR,
    "Không rõ «{file}» là danh sách của thôn nào.",
    "Thêm --thon và tên thôn.",
)
LIST_UNSORTED = Code(
    "HT845",
    "khong-ro-doc-ban-nao",
    Severity.ERROR,
    "«{file}» đã được thay bằng {newer}, {problem}: không biết đọc bản nào, chưa gộp.",
    "{advice}",
    unusable=True,
)
DECISION_NOT_ENTERED = Code(
    "HT846",
    "chua-nhap-quyet-dinh",
    Severity.ERROR,
    "Hồ sơ đã qua thẩm định hoặc tờ trình mà quyết định {number} chưa nhập: không niêm yết kết quả.",
    "Nhập trước: hotro68 pheduyet --so {number} --ngay … --tu-file (hoặc --tat-ca), rồi niêm yết.",
    procedure=True,
)
