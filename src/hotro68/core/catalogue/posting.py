"""Codes of posting and its closing (HT601 to HT603, HT616 to HT621)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

POSTED_LATE = Code(
    "HT601",
    "niem-yet-tre",
    Severity.WARNING,
    "Niêm yết ngày {posted}, trễ {late} ngày: chậm nhất là {last} ({days} ngày kể từ quyết định ngày {decided}).",
    "Niêm yết ngay và ghi lý do vào biên bản.",
    procedure=True,
)
DECISION_INCOMPLETE = Code(
    "HT602",
    "thieu-so-quyet-dinh",
    Severity.ERROR,
    "Niêm yết kết quả cần số và ngày quyết định.",
    "Thêm --so 123/QĐ-UBND và --ngay 16/08/2021, hoặc ghi vào hotro68.yaml.",
    unusable=True,
)
POSTING_BEFORE_DECISION = Code(
    "HT603",
    "niem-yet-truoc-quyet-dinh",
    Severity.ERROR,
    "Ngày niêm yết {posted} trước ngày quyết định {decided}.",
    "Kiểm tra lại hai ngày.",
    procedure=True,
)
POSTED_AS_MERGED = Code(
    "HT616",
    "chua-nhap-danh-sach-duyet",
    Severity.NOTE,
    "Quyết định {number} chưa nhập danh sách được duyệt: ghi nhận duyệt hết lần tổng hợp gần nhất, niêm yết danh sách ấy.",
    "Nếu quyết định cắt bớt hay đổi tiền của ai: hotro68 hoantac, rồi thamdinh, totrinh, pheduyet và niêm yết lại.",
)
FEEDBACK_COUNT_DIFFERS = Code(
    "HT617",
    "so-phan-anh-khac-so",
    Severity.WARNING,
    "Ghi {told} phản ánh, sổ phản ánh của kỳ niêm yết có {counted}.",
    "Kiểm tra sổ: hotro68 phananh danhsach; ghi thiếu thì thêm, ghi sai số thì chạy lại.",
)
NO_OPEN_POSTING = Code(
    "HT618",
    "khong-co-niem-yet-dang-mo",
    Severity.ERROR,
    "Không có lần niêm yết {kind} còn chưa kết thúc.",
    "Niêm yết trước: hotro68 niemyet --pdf; xem các lần đã làm: hotro68 nhatky.",
    procedure=True,
)
CLOSED_BEFORE_POSTED = Code(
    "HT619",
    "ket-thuc-truoc-niem-yet",
    Severity.ERROR,
    "Ngày kết thúc {closed} trước ngày niêm yết {posted} (bước {number}).",
    "Kiểm tra lại hai ngày; ghi ngày niêm yết bằng --ngay-niem-yet khi chạy niemyet.",
    procedure=True,
)
NOTHING_TO_POST = Code(
    "HT620",
    "khong-con-gi-de-niem-yet",
    Severity.ERROR,
    "Không có hồ sơ nào để niêm yết {kind}: {why}.",
    "Xem hồ sơ đang ở bước nào: hotro68 tiendo, hotro68 nhatky.",
    procedure=True,
)
FEEDBACK_OPEN = Code(
    "HT621",
    "phan-anh-chua-xong",
    Severity.WARNING,
    "Còn {count} phản ánh trong kỳ niêm yết chưa có kết quả; hồ sơ liên quan vẫn bị giữ.",
    "Giải quyết rồi ghi kết quả: hotro68 phananh dong.",
    procedure=True,
)
