"""Codes of payout, results and money (HT5xx)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

NO_DECISION = Code(
    "HT501",
    "chua-co-quyet-dinh",
    Severity.NOTE,
    "Chưa có quyết định phê duyệt: bảng chi trả mang chữ DỰ THẢO.",
    "Chỉ để xem thử. Khi có quyết định thì nhập vào (hotro68 pheduyet), rồi chạy lại không có --du-thao.",
)
NOT_APPROVED_YET = Code(
    "HT502",
    "chua-duoc-duyet",
    Severity.ERROR,
    "Chưa có hồ sơ nào được duyệt bằng quyết định đã nhập: không lập bảng chi trả.",
    "Nhập quyết định trước: hotro68 pheduyet --so 123/QĐ-UBND --ngay 16/08/2021; chỉ xem thử thì thêm --du-thao.",
    procedure=True,
)
NOTHING_LEFT = Code(
    "HT503",
    "khong-con-gi-de-chi",
    Severity.NOTE,
    "Không còn hồ sơ nào phải lập bảng chi trả: {paid} hồ sơ đã chi, {held} đang tạm giữ.",
    "Xem lại bằng hotro68 quyettoan.",
)
FILE_HELD = Code(
    "HT504",
    "ho-so-tam-giu",
    Severity.WARNING,
    "{name} ({hamlet}) đang tạm giữ, không vào bảng chi trả: {why}.",
    "Giải quyết xong thì lập bảng chi trả lại, người này vào bảng bổ sung.",
)
SHEET_REPLACED = Code(
    "HT506",
    "bang-bi-thay",
    Severity.WARNING,
    "Bảng chi trả số {old} ({hamlet}) đã lập, chưa nhập kết quả, nay không còn đúng: {instead}.",
    "Thu hồi bảng số {old}, không chi theo bảng ấy.",
)
SHEET_UNKNOWN = Code(
    "HT507",
    "bang-khong-con-hieu-luc",
    Severity.ERROR,
    "Bảng kết quả này {problem}; chưa ghi nhận gì.",
    "Dùng tệp kết quả của bảng đang có hiệu lực, xem hotro68 nhatky.",
    procedure=True,
)
AMOUNT_NOT_DECIDED = Code(
    "HT508",
    "chi-khac-quyet-dinh",
    Severity.ERROR,
    "{name}: ghi đã nhận {given} đồng, quyết định là {decided} đồng.",
    "Sửa ô này theo tiền đã giao; giao sai thì thu hoặc trả bù rồi ghi lại. Chưa dòng nào được ghi nhận.",
)
PAID_BEFORE_DECISION = Code(
    "HT509",
    "chi-truoc-quyet-dinh",
    Severity.ERROR,
    "{name}: ngày nhận {day} trước ngày quyết định {decided} ({number}).",
    "Kiểm tra ngày nhận; chỉ được chi sau khi có quyết định. Chưa dòng nào được ghi nhận.",
    procedure=True,
)
RESULT_INCOMPLETE = Code(
    "HT510",
    "ket-qua-thieu",
    Severity.ERROR,
    "{name}: {problem}.",
    "Điền nốt dòng này rồi nhập lại cả bảng; chưa dòng nào được ghi nhận.",
)
PROXY_UNNAMED = Code(
    "HT511",
    "nhan-thay-thieu-uy-quyen",
    Severity.WARNING,
    "{name}: có người nhận thay nhưng thiếu {missing}; dòng này chưa được ghi nhận.",
    "Hỏi người chi tiền, ghi {missing} rồi nhập lại.",
    asks=True,
)
ONE_COLLECTOR = Code(
    "HT512",
    "mot-nguoi-nhan-thay-nhieu",
    Severity.WARNING,
    "«{proxy}» nhận thay {count} người, {amount} đồng.",
    "Gọi hỏi từng người được nhận thay trước khi quyết toán.",
)
MANY_AT_THE_END = Code(
    "HT513",
    "nhieu-nguoi-nhan-ngay-cuoi",
    Severity.WARNING,
    "{count} người cùng ghi đã nhận ngày {day}, {why}.",
    "Hỏi lại một số người trong đó xem đã cầm tiền chưa.",
)
RESULT_DIFFERS = Code(
    "HT514",
    "ket-qua-da-nhap-khac",
    Severity.ERROR,
    "{name}: đã ghi nhận «{was}» ở bước {step}, nay bảng ghi «{now}».",
    "Nếu lần trước sai thì hotro68 hoantac về trước bước ấy; nếu không thì trả ô này về như cũ.",
)
FUNDS_SHORT = Code(
    "HT515",
    "thieu-nguon",
    Severity.WARNING,
    "Ngân sách địa phương phải lo {needed} đồng, các nguồn được dùng {available} đồng: còn thiếu {short} đồng.",
    "Báo cơ quan tài chính cấp trên; ghi số thiếu vào tờ trình.",
)
NOTHING_TO_COUNT = Code(
    "HT516",
    "chua-co-so-lieu",
    Severity.ERROR,
    "Chưa có số liệu để tính: {problem}.",
    "{advice}",
    procedure=True,
)
MONEY_LEFT = Code(
    "HT517",
    "con-tien-chua-nop-tra",
    Severity.WARNING,
    "Đã nhận {received} đồng, đã chi {paid}, đã nộp trả {returned}: còn {rest} đồng ({what}).",
    "Chi nốt hoặc nộp trả, rồi chạy lại với --tra là số đã nộp trả.",
)
PAID_OVER_RECEIVED = Code(
    "HT518",
    "chi-qua-so-nhan",
    Severity.ERROR,
    "Chi và nộp trả {spent} đồng, nhiều hơn số đã nhận {received} đồng là {over} đồng.",
    "Kiểm tra số đã nhận (--nhan) và số đã nộp trả (--tra).",
)
SUM_WRONG = Code(
    "HT519",
    "so-cong-sai",
    Severity.ERROR,
    "Ô «{label}» ghi {written}, cộng lại ra {added}.",
    "Tệp đã bị sửa hoặc hỏng; lập lại bằng lệnh đã ghi nó.",
)
