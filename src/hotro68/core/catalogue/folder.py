"""Codes of the work folder and what is written (HT801 to HT814)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

NOTHING_TO_READ = Code(
    "HT801",
    "khong-co-danh-sach",
    Severity.ERROR,
    "Không có tệp danh sách nào trong «{folder}».",
    "Chép các danh sách vào thư mục danhsach, hoặc ghi tên tệp sau lệnh.",
    unusable=True,
)
NO_MERGE_YET = Code(
    "HT802",
    "chua-tong-hop",
    Severity.ERROR,
    "Chưa có lần tổng hợp nào trong thư mục này.",
    "Chạy trước: hotro68 merge --out tonghop.xlsx",
    unusable=True,
)
CANNOT_WRITE = Code(
    "HT803",
    "khong-ghi-duoc",
    Severity.ERROR,
    "Không ghi được «{file}»: {problem}.",
    "Đóng tệp nếu đang mở trong Excel, kiểm tra ổ đĩa và quyền ghi, rồi chạy lại.",
)
BAD_CONFIG = Code(
    "HT804",
    "cau-hinh-sai",
    Severity.ERROR,
    "Cấu hình sai ở «{where}»: {problem}.",
    "Sửa dòng này; mẫu có chú giải: hotro68 khoitao.",
    unusable=True,
)
INPUTS_CHANGED = Code(
    "HT805",
    "danh-sach-da-doi",
    Severity.WARNING,
    "Danh sách «{file}» đã thay đổi sau lần tổng hợp gần nhất.",
    "Chạy lại hotro68 merge trước khi niêm yết hoặc chi trả.",
)
NAME_NOT_CONFIGURED = Code(
    "HT806",
    "chua-khai-bao-don-vi",
    Severity.NOTE,
    "Chưa khai báo {what} trong hotro68.yaml: văn bản để chỗ trống.",
    "Chạy hotro68 khoitao rồi điền tên đơn vị, huyện, tỉnh và người ký.",
)
BOOK_UNUSABLE = Code(
    "HT807",
    "so-theo-doi-hong",
    Severity.ERROR,
    "Sổ theo dõi .hotro68 không dùng được: {problem}.",
    "Chép lại cả thư mục .hotro68 từ bản sao lưu. Đã chi tiền thì đừng lập sổ mới: sổ mới không biết ai đã nhận.",
    unusable=True,
)
BAD_OPTION = Code(
    "HT808",
    "tuy-chon-sai",
    Severity.ERROR,
    "Tùy chọn {where}: {problem}.",
    "Xem cách dùng: thêm --help sau lệnh.",
    unusable=True,
)
FOLDER_TAKEN = Code(
    "HT809",
    "thu-muc-da-co-tep",
    Severity.ERROR,
    "«{file}» đã có; không ghi đè.",
    "Chọn thư mục khác, hoặc đổi tên tệp cũ.",
    unusable=True,
)
COPY_LOSES = Code(
    "HT810",
    "ban-sao-khong-giu-het",
    Severity.NOTE,
    "Bản sao «{copy}» không mang theo {lost}.",
    "Bản gốc vẫn nguyên; sửa trên bản sao hay bản gốc đều được.",
)
NO_COPY = Code(
    "HT811",
    "khong-lap-ban-sao",
    Severity.NOTE,
    "Không lập bản sao của «{file}»: {problem}.",
    "{advice}",
)
COPY_READ_INSTEAD = Code(
    "HT812",
    "doc-ban-sao-da-sua",
    Severity.WARNING,
    "Có cả «{source}» và «{file}»: đã đọc «{file}», không đọc bản gốc.",
    "Nếu không đúng ý thì cất «{file}» ra chỗ khác rồi chạy lại.",
)
COPY_NOT_READ = Code(
    "HT813",
    "khong-doc-ban-danh-dau",
    Severity.NOTE,
    "«{file}» là bản đánh dấu chưa ai sửa của «{source}»: không đọc, đã đọc «{read}».",
    "Không phải làm gì; nên cất bản đánh dấu ra chỗ khác.",
)
TWO_CORRECTED = Code(
    "HT814",
    "nhieu-ban-sua-cua-mot-danh-sach",
    Severity.ERROR,
    "«{source}» có nhiều bản sửa: {files}; không biết đọc bản nào, chưa đọc bản nào.",
    "Giữ lại một bản, cất các bản kia ra chỗ khác rồi chạy lại.",
    unusable=True,
)
