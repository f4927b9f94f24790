"""Codes of deadlines, order and authority (HT604 to HT615)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

TOO_LATE = Code(
    "HT604",
    "qua-han",
    Severity.WARNING,
    "{what}: ngày {day}, trễ {late} ngày; phải xong trước ngày {before}.",
    "Vẫn làm tiếp; ghi lý do chậm vào báo cáo.",
    procedure=True,
)
DAY_BEFORE_CAUSE = Code(
    "HT605",
    "ngay-truoc-viec-truoc",
    Severity.ERROR,
    "{what} ghi ngày {day}, trước ngày {cause} là ngày {cause_what}.",
    "Kiểm tra lại --ngay; nếu bước trước ghi sai ngày thì hoantac rồi làm lại bước ấy.",
    procedure=True,
)
WRONG_RECIPIENT = Code(
    "HT606",
    "gui-sai-noi",
    Severity.ERROR,
    "Hồ sơ {policy} gửi {right}, không gửi {wrong}; {decide} quyết định.",
    "Bỏ --gui để máy chọn nơi gửi theo quy tắc, hoặc ghi đúng nơi gửi.",
    procedure=True,
)
WRONG_AUTHORITY = Code(
    "HT607",
    "sai-tham-quyen",
    Severity.ERROR,
    "{wrong} không quyết định hồ sơ {policy}: thẩm quyền của {decide}.",
    "Kiểm tra cơ quan ban hành trên quyết định; văn bản sai thẩm quyền thì báo lại nơi gửi.",
    procedure=True,
)
NOT_SETTLED = Code(
    "HT608",
    "con-ho-so-chua-xong",
    Severity.WARNING,
    "Còn {count} hồ sơ {policy} chưa thẩm định xong hoặc đang giữ: {files}.",
    "Làm nốt bằng hotro68 thamdinh, hoặc thêm --mot-phan để các hồ sơ ấy chờ đợt sau.",
    asks=True,
)
NOT_YET = Code(
    "HT609",
    "chua-toi-buoc-nay",
    Severity.ERROR,
    "{problem}.",
    "{advice}",
    procedure=True,
)
CLOCK_NEAR = Code(
    "HT610",
    "sap-het-han",
    Severity.NOTE,
    "{what}: hạn {last}, còn {left}.",
    "Làm trước hạn; xem hết các hạn bằng hotro68 tiendo.",
)
CLOCK_OVER = Code(
    "HT611",
    "qua-han",
    Severity.WARNING,
    "{what}: hạn {last}, đã quá {late}.",
    "Làm ngay, ghi lý do vào báo cáo; hạn của xã khác kế hoạch thì ghi ở mục han của hotro68.yaml.",
    procedure=True,
)
LIST_NOT_IN = Code(
    "HT612",
    "thon-chua-gui",
    Severity.WARNING,
    "{hamlet} chưa gửi danh sách, quá hạn {late} ngày (hạn {last}).",
    "Nhắc thôn; thôn không có ai thì ghi lại ở sổ vướng mắc: hotro68 vuongmac them",
    procedure=True,
)
RESULT_NOT_POSTED = Code(
    "HT613",
    "chua-niem-yet-ket-qua",
    Severity.WARNING,
    "Quyết định {number} ngày {decided} chưa niêm yết kết quả, quá hạn {late} ngày (hạn {last}).",
    "Niêm yết ngay: hotro68 niemyet --loai ketqua",
    procedure=True,
)
SIGNED_NOT_PAID = Code(
    "HT614",
    "lap-bang-chua-co-ket-qua",
    Severity.WARNING,
    "Bảng chi trả số {sheet} ({place}) lập ngày {day}, {count} người chưa ghi kết quả sau {late} ngày.",
    "Hỏi người đi chi rồi ghi: hotro68 chitra nhap",
    procedure=True,
)
FEW_LISTED = Code(
    "HT615",
    "thon-it-nguoi",
    Severity.NOTE,
    "{hamlet} có {people} người trên {households} hộ; cả xã trung bình {usual} người trên 100 hộ.",
    "Hỏi thôn có bỏ sót ai không; có thể đúng là ít.",
)
