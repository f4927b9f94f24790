"""Codes of the record and what it must not show (HT820 to HT825, HT880 to HT893)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

BOOK_CHANGED = Code(
    "HT820",
    "so-bi-sua",
    Severity.ERROR,
    "Sổ theo dõi .hotro68: {problem}.",
    "Hỏi người đã dùng thư mục này; giữ nguyên thư mục để đối chiếu, lấy bản sao lưu gần nhất.",
)
ENTRY_CHANGED = Code(
    "HT821",
    "buoc-bi-sua",
    Severity.ERROR,
    "Bước {number} của sổ theo dõi {problem}.",
    "Giữ nguyên thư mục để đối chiếu; lấy bản sao lưu gần nhất rồi làm lại từ bước ấy.",
)
FILE_CHANGED = Code(
    "HT822",
    "tep-da-khac",
    Severity.ERROR,
    "Tệp «{file}» đã khác với lúc ghi ở bước {number} ({act}, ngày {day}).",
    "Nếu sửa có chủ ý thì chạy lại bước ấy; nếu không thì lấy lại bản đúng.",
)
FILE_GONE = Code(
    "HT823",
    "tep-da-mat",
    Severity.ERROR,
    "Không còn đọc được tệp «{file}» của bước {number} ({act}, ngày {day}).",
    "Chép tệp về đúng chỗ, hoặc chạy lại bước ấy.",
)
UNDO_REFUSED = Code(
    "HT824",
    "khong-hoan-tac-duoc",
    Severity.ERROR,
    "Không hoàn tác được: {problem}.",
    "Xem thứ tự các bước bằng hotro68 nhatky; hoàn tác từ bước mới nhất trở về trước.",
    unusable=True,
)
FILE_NOT_RESTORED = Code(
    "HT825",
    "tep-khong-tra-lai-duoc",
    Severity.WARNING,
    "Tệp «{file}» {problem} nên để nguyên, không trả về bản cũ.",
    "Xem tệp ấy; muốn bản cũ thì chạy lại lệnh đã ghi nó.",
)
SETTINGS_CHANGED = Code(
    "HT880",
    "cau-hinh-doi-sau-buoc-cuoi",
    Severity.WARNING,
    "«{file}» {problem} từ sau bước {number} ({act}, ngày {day}).",
    "Nếu có chủ ý thì chạy lại hotro68 merge; nếu không thì lấy lại bản đúng.",
)
SETTINGS_WERE_CHANGED = Code(
    "HT881",
    "cau-hinh-doi-giua-hai-buoc",
    Severity.NOTE,
    "«{file}» {problem} giữa bước {before} và bước {number} ({act}, ngày {day}).",
    "Không phải làm gì nếu thay đổi ấy có chủ ý.",
)
KEPT_CHANGED = Code(
    "HT882",
    "ban-luu-bi-sua",
    Severity.ERROR,
    "Bản lưu «{file}» {problem}.",
    "Giữ nguyên thư mục để đối chiếu; lấy bản sao lưu gần nhất.",
)
BOOK_LOCKED = Code(
    "HT883",
    "so-co-khoa",
    Severity.ERROR,
    "Sổ theo dõi .hotro68 {problem}.",
    "Hỏi người giữ khóa sổ; mất khóa thì không ai mở lại được sổ.",
    unusable=True,
)
STEP_CUT_OFF = Code(
    "HT884",
    "lan-truoc-bi-ngat",
    Severity.NOTE,
    "Lần chạy trước bị ngắt khi đang ghi: đã đưa tệp này về đúng như sổ ghi (bước {number}).",
    "Chạy lại lệnh bị ngắt nếu vẫn cần.",
)
PRIVATE_SHOWN = Code(
    "HT885",
    "lo-thong-tin-rieng",
    Severity.ERROR,
    "Văn bản công khai có {what} ở {place}.",
    "Không niêm yết, gỡ bản đã dán; in lại bằng hotro68 niemyet.",
)
RECIPIENT_UNKNOWN = Code(
    "HT886",
    "noi-nhan-la",
    Severity.ERROR,
    "Không gói cho «{given}» được: {problem}.",
    "Dùng một trong: {known}.",
    unusable=True,
)
BUNDLE_EMPTY = Code(
    "HT887",
    "goi-khong-co-gi",
    Severity.ERROR,
    "Chưa có gì để gói cho {name}.",
    "Lập văn bản trước: hotro68 merge, niemyet, totrinh, chitra lap.",
    procedure=True,
)
PUBLIC_UNREADABLE = Code(
    "HT888",
    "khong-quet-duoc",
    Severity.ERROR,
    "Không đọc được tệp công khai này để tìm thông tin riêng: {problem}.",
    "Xóa tệp ấy rồi in lại; không niêm yết tệp chưa quét được.",
)
HANDED_CHANGED = Code(
    "HT889",
    "to-phat-da-ghi-vao",
    Severity.NOTE,
    "«{file}» do bước {number} ({act}, ngày {day}) phát ra để điền hoặc sửa, nay đã khác lúc phát; chưa"
    " bước nào nhập lại.",
    "Không phải lỗi: điền xong thì nhập lại; không dùng nữa thì để đó hoặc xóa đi.",
)
HANDED_DAMAGED = Code(
    "HT890",
    "to-phat-bi-hong",
    Severity.WARNING,
    "«{file}» do bước {number} ({act}, ngày {day}) phát ra để điền hoặc sửa, nay hỏng, không mở được.",
    "Xóa tệp hỏng rồi chạy lại lệnh đã phát nó để có tờ mới; đã điền thì phải điền lại.",
)
NOT_IN_RECORD = Code(
    "HT891",
    "tep-ngoai-so",
    Severity.NOTE,
    "Có {count} tệp trong thư mục này không thuộc bước nào của sổ: {files}.",
    "Danh sách mới thì hotro68 nhan rồi merge; tệp riêng thì để đó: sổ không kiểm chứng được nó.",
)
BOOK_NEWER = Code(
    "HT892",
    "so-cua-ban-moi-hon",
    Severity.ERROR,
    "Sổ theo dõi .hotro68 do bản hotro68 mới hơn ghi: bản này không đọc và không đụng vào.",
    "Cài bản hotro68 mới như máy đã ghi sổ rồi chạy lại; sổ vẫn nguyên, không phải chép lại gì.",
    unusable=True,
)
RULES_CHANGED = Code(
    "HT893",
    "quy-tac-doi-sau-lan-gop",
    Severity.WARNING,
    "Quy tắc đang dùng khác với lúc gộp ở bước {number} (ngày {day}): số tiền của bước ấy tính theo"
    " quy tắc trước.",
    "Mới cài bản hotro68 khác, mới thêm mức của tỉnh thì chạy lại hotro68 merge rồi so lại; không rõ"
    " vì sao thì lấy lại rules/ đúng của bản cài (hotro68 quytac sosanh).",
)
