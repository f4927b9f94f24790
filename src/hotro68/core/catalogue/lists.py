"""Codes of files, sheets, rows and sums of a list (HT3xx)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

FILE_MISSING = Code(
    "HT301",
    "khong-thay-tep",
    Severity.ERROR,
    "Không thấy tệp «{file}».",
    "Kiểm tra tên tệp và thư mục.",
    unusable=True,
)
FILE_UNREADABLE = Code(
    "HT302",
    "khong-doc-duoc-tep",
    Severity.ERROR,
    "Không đọc được tệp: {problem}.",
    "Đóng tệp ở chương trình khác, kiểm tra quyền đọc, rồi chạy lại.",
    unusable=True,
)
FILE_ENCRYPTED = Code(
    "HT303",
    "tep-co-mat-khau",
    Severity.ERROR,
    "Tệp được bảo vệ bằng mật khẩu nên không đọc được.",
    "Chạy lại với --mat-khau MẬT_KHẨU (tệp Excel), hoặc mở tệp ra, bỏ mật khẩu, lưu lại.",
    unusable=True,
)
FILE_DAMAGED = Code(
    "HT304",
    "tep-hong",
    Severity.ERROR,
    "Tệp hỏng hoặc sai dạng: {problem}.",
    "Mở bằng Excel rồi lưu lại thành .xlsx; nếu không mở được thì xin thôn gửi lại.",
    unusable=True,
)
FILE_EMPTY = Code(
    "HT305",
    "tep-rong",
    Severity.ERROR,
    "Tệp không có dòng nào.",
    "Xin thôn gửi lại danh sách.",
    unusable=True,
)
FILE_TOO_LARGE = Code(
    "HT306",
    "tep-qua-lon",
    Severity.ERROR,
    "Tệp quá lớn so với một danh sách: {problem}.",
    "Chép danh sách sang tệp mới, chỉ giữ các dòng có người.",
    unusable=True,
)
FILE_NOT_A_LIST = Code(
    "HT307",
    "khong-phai-bang-tinh",
    Severity.ERROR,
    "Không phải tệp bảng tính: {problem}.",
    "Gửi tệp Excel (.xlsx, .xls), .ods hoặc .csv.",
    unusable=True,
)
FILE_MISLABELLED = Code(
    "HT308",
    "sai-duoi-tep",
    Severity.NOTE,
    "Đuôi tệp không đúng: nội dung thật là {real}; vẫn đọc được.",
    "Nên lưu lại đúng đuôi để lần sau khỏi nhầm.",
)
NO_LIST_IN_FILE = Code(
    "HT309",
    "khong-thay-danh-sach",
    Severity.ERROR,
    "Không thấy danh sách nào trong tệp (không có dòng tiêu đề với cột họ tên).",
    "Kiểm tra có đúng tệp danh sách không; dòng tiêu đề phải có «Họ và tên».",
    unusable=True,
)
SHEET_SKIPPED = Code(
    "HT310",
    "trang-khong-co-danh-sach",
    Severity.NOTE,
    "Bỏ qua trang này: {problem}.",
    "Nếu trang có người được hỗ trợ thì thêm dòng tiêu đề có «Họ và tên».",
)
POLICY_UNKNOWN = Code(
    "HT311",
    "khong-ro-chinh-sach",
    Severity.ERROR,
    "Không rõ danh sách này xin hỗ trợ theo chính sách nào: {problem}.",
    "Ghi tên chính sách ở tiêu đề, hoặc chạy lại với --chinhsach (thường gặp: {choices}; đủ các tên: hotro68 quytac danhsach).",
    unusable=True,
)
HAMLET_UNKNOWN = Code(
    "HT312",
    "khong-ro-thon",
    Severity.WARNING,
    "Không rõ danh sách của thôn nào.",
    "Ghi tên thôn ở tiêu đề, ở một cột, hoặc đặt tên tệp theo thôn (thon_A.xlsx). Thôn mang tên"
    " riêng thì kể tên các thôn ở hotro68.yaml (thon), tiêu đề ghi tên ấy là đủ.",
)
COLUMN_DOUBLED = Code(
    "HT313",
    "cot-trung",
    Severity.WARNING,
    "Hai cột cùng là «{label}»: dùng cột {used}, bỏ cột {ignored}.",
    "Xóa hoặc đổi tên một trong hai cột.",
)
SHEET_HIDDEN = Code(
    "HT314",
    "trang-bi-an",
    Severity.WARNING,
    "Trang bị ẩn {how} nhưng có {count} người; chưa rõ còn đề nghị cho họ không.",
    "Hỏi thôn. Còn thì bỏ ẩn trang{unhide}; không thì xóa trang, rồi chạy lại.",
    asks=True,
)
FILE_COPY = Code(
    "HT315",
    "tep-trung-noi-dung",
    Severity.WARNING,
    "Tệp giống hệt «{other}»: chỉ tính một lần.",
    "Xóa một trong hai tệp.",
)
ROW_HIDDEN = Code(
    "HT316",
    "dong-bi-an",
    Severity.WARNING,
    "Dòng bị ẩn nhưng có người; chưa rõ còn đề nghị không.",
    "Hỏi thôn. Còn thì bỏ ẩn dòng (chọn các dòng quanh nó › Unhide); không thì xóa dòng.",
    asks=True,
)
ROW_FILTERED = Code(
    "HT317",
    "dong-bi-loc",
    Severity.WARNING,
    "Dòng bị bộ lọc giấu đi nhưng có người; chưa rõ còn đề nghị không.",
    "Hỏi thôn. Còn thì bỏ lọc (Data › Clear) rồi lưu; không thì xóa dòng.",
    asks=True,
)
ROW_STRUCK = Code(
    "HT318",
    "dong-bi-gach",
    Severity.WARNING,
    "Dòng bị gạch ngang chữ; chưa rõ thôn bỏ người này hay chưa.",
    "Hỏi thôn. Bỏ thì xóa dòng; còn đề nghị thì bỏ gạch ngang (Ctrl+5).",
    asks=True,
)
CELL_STRUCK = Code(
    "HT319",
    "o-bi-gach",
    Severity.WARNING,
    "Ô «{label}» ghi «{value}» bị gạch ngang; chưa rõ còn dùng không.",
    "Hỏi thôn. Ghi lại giá trị đúng vào ô, hoặc bỏ gạch ngang (Ctrl+5).",
    asks=True,
)
WRONG_PASSWORD = Code(
    "HT320",
    "mat-khau-khong-dung",
    Severity.ERROR,
    "Tệp có mật khẩu, mật khẩu đã cho không mở được.",
    "Hỏi thôn mật khẩu; nếu chắc là đúng thì mở bằng Excel, bỏ mật khẩu, lưu lại.",
    unusable=True,
)
COLUMN_UNREAD = Code(
    "HT325",
    "cot-khong-doc",
    Severity.WARNING,
    "Cột {column} có {count} ô ghi dữ liệu nhưng không được dùng; trông như «{label}», mà danh sách đang thiếu.",
    "Ghi tiêu đề cột là «{label}» rồi chạy lại, hoặc chỉ cột bằng --cot; không phải thì bỏ qua.",
)
NO_NUMBER_COLUMN = Code(
    "HT326",
    "khong-co-cot-giay-to",
    Severity.WARNING,
    "Danh sách không có cột số CMND/CCCD: khó biết ai đã có tên ở danh sách khác.",
    "Xin thôn bổ sung cột «Số CMND/CCCD»; trẻ em ghi số định danh trên giấy khai sinh.",
)
LIST_EMPTY = Code(
    "HT327",
    "danh-sach-chua-co-ai",
    Severity.WARNING,
    "Có tiêu đề nhưng chưa có ai trong danh sách.",
    "Nếu thôn không có ai thì bỏ trang này; nếu gửi nhầm mẫu trống thì xin gửi lại.",
)
KIND_FROM_TITLE = Code(
    "HT328",
    "dien-lay-theo-tieu-de",
    Severity.NOTE,
    "Danh sách không có cột «{label}»: {count} người được đọc là {choice} theo {where}.",
    "Nếu có người khác diện thì thêm cột «{label}».",
)
TOTAL_PEOPLE_DIFFERS = Code(
    "HT329",
    "so-nguoi-khong-khop",
    Severity.ERROR,
    "Ghi {stated} người, đếm được {counted} người.",
    "Đếm lại, sửa dòng cộng hoặc bổ sung người còn thiếu.",
)
TOTAL_DIFFERS = Code(
    "HT330",
    "tong-khong-khop",
    Severity.ERROR,
    "Dòng cộng ghi {stated:tien} đồng, cộng lại được {counted:tien} đồng: lệch {difference:tien} đồng.",
    "Sửa dòng cộng, hoặc sửa các số tiền phía trên.",
)
BAD_DIRECTIONS = Code(
    "HT331",
    "chi-cot-sai",
    Severity.ERROR,
    "{where}: {problem}.",
    "Sửa lời chỉ rồi chạy lại; xem các cột của tệp: hotro68 validate TỆP --nhan-dang.",
    unusable=True,
)
DIRECTIONS_FOLLOWED = Code(
    "HT332",
    "doc-theo-loi-chi",
    Severity.NOTE,
    "Đọc theo lời chỉ ({where}): {told}.",
    "Không phải làm gì; nếu chỉ nhầm thì chỉ lại rồi chạy lại.",
)
DIRECTIONS_REMEMBERED = Code(
    "HT333",
    "doc-theo-cot-da-nho",
    Severity.NOTE,
    "Tiêu đề giống «{file}» nên đọc theo cột đã nhớ: {told}.",
    "Nếu danh sách này khác thì chỉ lại bằng --cot; bỏ nhớ thì xóa mục ấy ở .hotro68/cot.yaml.",
)
COLUMN_SORTED_ALONE = Code(
    "HT334",
    "cot-xep-rieng",
    Severity.ERROR,
    "Cột «{label}» có lẽ đã bị sắp xếp riêng: {problem}.",
    "Hoàn tác lần sắp xếp ấy, hoặc xin thôn bản gốc; khi sắp xếp phải chọn cả bảng.",
    asks=True,
)
FORM_EMPTY = Code(
    "HT335",
    "mau-chua-dien",
    Severity.WARNING,
    "Mẫu này chưa có ai: chưa điền dòng nào.",
    "Điền danh sách vào mẫu, hoặc bỏ tệp này khỏi thư mục.",
)
FORM_SUM_DIFFERS = Code(
    "HT336",
    "thong-tin-khong-khop",
    Severity.ERROR,
    "Trang thông tin ghi {stated}, các danh sách trong tệp có {counted}.",
    "Đếm và cộng lại; sửa trang thông tin, hoặc bổ sung dòng còn thiếu.",
)
FORM_INCOMPLETE = Code(
    "HT337",
    "thong-tin-con-thieu",
    Severity.WARNING,
    "Trang thông tin chưa ghi: {labels}.",
    "Ghi đủ trang thông tin; danh sách phải qua họp thôn, có biên bản.",
)
CLAIM_DOUBTED = Code(
    "HT338",
    "chua-ro-con-de-nghi",
    Severity.WARNING,
    "{where} ghi «{text}»: {problem}.",
    "Hỏi thôn. Không đề nghị nữa thì xóa dòng; còn đề nghị thì sửa lời ghi ấy, mỗi người một dòng, rồi chạy lại.",
    asks=True,
)
ROW_POLICY_UNKNOWN = Code(
    "HT340",
    "dong-khong-ro-chinh-sach",
    Severity.ERROR,
    "Danh sách có nhiều chính sách, nhưng không rõ dòng này xin chính sách nào: {problem}.",
    "Ghi hoặc đánh dấu đúng một chính sách; người xin hai chính sách thì ghi hai dòng, rồi chạy lại.",
    blocks=True,
)
DAY_AFTER_REST = Code(
    "HT341",
    "ngay-lam-lai",
    Severity.NOTE,
    "Cột «{heading}» là ngày làm lại: ngày nghỉ cuối cùng được tính là hôm trước đó.",
    "Không phải làm gì; nếu cột ghi ngày cuối còn nghỉ thì đổi tiêu đề thành «Đến ngày» rồi chạy lại.",
)
DATES_TWICE_TOLD = Code(
    "HT342",
    "hai-cot-khac-ngay",
    Severity.WARNING,
    "Hai cột cùng là «{label}» mà ghi khác nhau: cột {used} «{value}», cột {ignored} «{other}».",
    "Hỏi thôn ngày nào đúng với giấy tờ; xóa hoặc đổi tên cột kia, rồi chạy lại.",
    asks=True,
)
COLUMNS_DIFFER = Code(
    "HT343",
    "hai-cot-khac-nhau",
    Severity.WARNING,
    "Hai cột cùng là «{label}» mà ghi khác nhau: cột {used} «{value}», cột {ignored} «{other}».",
    "Hỏi thôn cột nào đúng với giấy tờ; xóa hoặc đổi tên cột kia, rồi chạy lại.",
    asks=True,
)
ONE_NAME_FOR_SEVERAL = Code(
    "HT344",
    "mot-ten-hai-so",
    Severity.WARNING,
    "Ô họ tên «{value}» gộp qua nhiều dòng, mà các dòng ấy ghi số giấy tờ khác nhau: {numbers}.",
    "Bỏ gộp ô, mỗi dòng ghi họ tên của người có số giấy tờ ở dòng ấy, rồi chạy lại.",
    asks=True,
)
