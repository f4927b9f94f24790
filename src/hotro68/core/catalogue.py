"""Every code the tool can report. Add at the end of a range; never renumber, never reuse.

HT1xx cells and identity · HT2xx conditions of a policy · HT3xx files, structure, sums ·
HT4xx duplicates and regimes · HT5xx payout · HT6xx posting, deadlines, authority ·
HT8xx work folder and writing · HT9xx rules and cases.
"""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# ── HT1xx: cells and identity ────────────────────────────────────────────────────────────
NAME_MISSING = Code(
    "HT101",
    "thieu-ho-ten",
    ERROR,
    "Dòng này có số liệu nhưng không có họ tên.",
    "Ghi họ tên đầy đủ, hoặc xóa dòng nếu không phải người được hỗ trợ.",
    blocks=True,
)
NAME_ODD = Code(
    "HT102",
    "ho-ten-la",
    WARNING,
    "Họ tên «{value}» có {problem}.",
    "Kiểm tra lại họ tên theo giấy tờ tùy thân.",
)
BLANK_CELL = Code(
    "HT103",
    "o-trong",
    WARNING,
    "Ô «{label}» để trống.",
    "{question}",
    asks=True,
)
UNKNOWN_WORD = Code(
    "HT104",
    "gia-tri-la",
    ERROR,
    "Ô «{label}» ghi «{value}», không hiểu được; cần một trong: {expected}.",
    "Sửa lại theo một trong các cách ghi đã nêu.",
    asks=True,
)
SPELLING_REPAIRED = Code(
    "HT105",
    "da-chuan-hoa",
    NOTE,
    "Cột «{label}» gõ bằng bảng mã cũ {encoding}; đã đọc lại {count} ô sang Unicode.",
    "Không phải làm gì; xem vài tên để chắc là đọc đúng.",
)
NUMBER_MISSING = Code(
    "HT111",
    "thieu-so-giay-to",
    WARNING,
    "Chưa có số CMND/CCCD của «{name}».",
    "Bổ sung số CMND/CCCD; trẻ em chưa có thì ghi số định danh trên giấy khai sinh.",
    asks=True,
)
WRONG_ID_LENGTH = Code(
    "HT112",
    "so-giay-to-sai-do-dai",
    ERROR,
    "Số giấy tờ «{value}» có {digits} chữ số; CMND có 9, CCCD có 12.",
    "Đối chiếu giấy tờ, ghi lại đủ chữ số; định dạng ô là văn bản để không mất số 0 ở đầu.",
    blocks=True,
)
LOST_ZERO = Code(
    "HT113",
    "mat-so-0-dau",
    WARNING,
    "Số giấy tờ «{value}» có {digits} chữ số, mất số 0 ở đầu; đã đọc là {fix}.",
    "Sửa thành {fix} và định dạng cột là văn bản.",
)
SEX_DIFFERS = Code(
    "HT114",
    "gioi-tinh-khong-khop",
    WARNING,
    "CCCD «{value}» có chữ số thứ tư là {digit} ({implied}), nhưng cột giới tính ghi {stated}.",
    "Một trong hai ô sai: đối chiếu giấy tờ.",
)
BIRTH_YEAR_DIFFERS = Code(
    "HT115",
    "nam-sinh-khong-khop",
    WARNING,
    "CCCD «{value}» cho năm sinh {implied}, nhưng cột ngày sinh ghi {stated}.",
    "Một trong hai ô sai: đối chiếu giấy tờ.",
)
UNKNOWN_PROVINCE = Code(
    "HT116",
    "ma-tinh-la",
    WARNING,
    "CCCD «{value}» bắt đầu bằng {prefix}, không có trong bảng mã 63 tỉnh.",
    "Kiểm tra ba chữ số đầu (sinh ở nước ngoài có mã riêng).",
)
PHONE_AS_ID = Code(
    "HT117",
    "so-dien-thoai-o-cot-giay-to",
    ERROR,
    "Ô số giấy tờ ghi «{value}», giống số điện thoại.",
    "Ghi lại số CMND/CCCD; số điện thoại để ở cột riêng.",
    blocks=True,
)
ID_DIGITS_LOST = Code(
    "HT118",
    "so-giay-to-mat-chu-so",
    ERROR,
    "Số giấy tờ «{value}» đã bị Excel đổi sang dạng số, mất chữ số, không khôi phục được.",
    "Gõ lại số từ giấy tờ gốc vào ô định dạng văn bản.",
    blocks=True,
)
TWO_IDS = Code(
    "HT119",
    "hai-so-trong-mot-o",
    WARNING,
    "Ô ghi hai số «{value}»; đã dùng {used}, số kia coi là số cũ.",
    "Tách số cũ sang cột «Số giấy tờ cũ».",
)
ID_NOT_A_NUMBER = Code(
    "HT120",
    "so-giay-to-khong-phai-so",
    ERROR,
    "Số giấy tờ «{value}» không phải là số CMND/CCCD.",
    "Ghi lại 9 hoặc 12 chữ số theo giấy tờ.",
    blocks=True,
)
DATE_UNREADABLE = Code(
    "HT121",
    "ngay-khong-doc-duoc",
    ERROR,
    "Ô «{label}» ghi «{value}»: {problem}.",
    "Ghi lại theo dạng ngày/tháng/năm, ví dụ 05/03/1985.",
    asks=True,
)
DATES_REVERSED = Code(
    "HT122",
    "den-ngay-truoc-tu-ngay",
    ERROR,
    "Đến ngày {last} lại trước từ ngày {first}.",
    "Đối chiếu hồ sơ, sửa lại hai ô ngày.",
    blocks=True,
)
DAYS_DIFFER = Code(
    "HT123",
    "so-ngay-khong-khop",
    WARNING,
    "Ghi {stated} ngày, nhưng từ {first} đến {last} là {counted} ngày (tính cả ngày đầu và ngày cuối).",
    "Xem giấy xác nhận: sửa số ngày hoặc hai ô ngày cho khớp.",
    asks=True,
)
BIRTH_IMPOSSIBLE = Code(
    "HT124",
    "ngay-sinh-vo-ly",
    ERROR,
    "Ngày sinh «{value}» {problem}.",
    "Đối chiếu giấy tờ, ghi lại ngày sinh.",
    asks=True,
)
DATE_PERHAPS_SWAPPED = Code(
    "HT125",
    "ngay-thang-co-le-dao",
    WARNING,
    "Ô «{label}» hiện {value}: cột này chỉ các ngày sau 12 là chữ, có lẽ Excel kiểu Mỹ đã đổi chỗ ngày và tháng; có thể là {fix}.",
    "Xem giấy tờ, ghi lại ngày cho đúng (định dạng ô là văn bản rồi gõ ngày/tháng/năm).",
    asks=True,
)
BIRTH_PERHAPS_SWAPPED = Code(
    "HT126",
    "ngay-sinh-co-le-dao",
    WARNING,
    "Ô «{label}» hiện {value}: cột này chỉ các ngày sau 12 là chữ, có lẽ Excel kiểu Mỹ đã đổi chỗ ngày và tháng; có thể là {fix}.",
    "Xem giấy tờ, ghi lại ngày sinh (định dạng ô là văn bản rồi gõ ngày/tháng/năm).",
)
NAME_PARTED = Code(
    "HT127",
    "o-ho-ten-co-so",
    WARNING,
    "Ô họ tên ghi «{value}»; đã đọc họ tên là «{fix}»{beside}.",
    "Chỉ để họ tên trong ô này; số giấy tờ, ngày sinh ghi ở cột riêng.",
)
NAMES_SHORTENED = Code(
    "HT128",
    "da-bo-danh-xung",
    NOTE,
    "Đã bỏ «ông», «bà», «hộ» … trước {count} họ tên: «{value}» đọc là «{name}».",
    "Không phải làm gì; nếu là một phần của tên thì báo lại.",
)
MONEY_UNREADABLE = Code(
    "HT131",
    "tien-khong-doc-duoc",
    ERROR,
    "Ô «{label}» ghi «{value}»: {problem}.",
    "Ghi số tiền bằng đồng, ví dụ 1.500.000.",
)
NUMBER_UNREADABLE = Code(
    "HT132",
    "so-khong-doc-duoc",
    ERROR,
    "Ô «{label}» ghi «{value}»: không phải số nguyên không âm.",
    "Ghi lại bằng chữ số, ví dụ 14.",
    asks=True,
)
MONEY_IN_WORDS = Code(
    "HT133",
    "tien-viet-bang-chu",
    WARNING,
    "Ô «{label}» ghi tiền bằng chữ «{value}»; đã đọc là {fix} đồng.",
    "Sửa thành {fix}.",
)
PAPER_AS_YES = Code(
    "HT135",
    "so-giay-to-thay-chu-co",
    NOTE,
    "Ô «{label}» ghi số giấy tờ «{value}»; đã hiểu là «{fix}».",
    "Không phải làm gì; nếu ý khác thì ghi rõ có hoặc không.",
)
BAD_TAX_CODE = Code(
    "HT141",
    "ma-so-thue-sai",
    ERROR,
    "Mã số thuế «{value}» không đúng (sai số chữ số hoặc chữ số kiểm tra).",
    "Đối chiếu giấy chứng nhận đăng ký thuế.",
    asks=True,
)
FORMULA_UNCOUNTED = Code(
    "HT142",
    "o-bao-loi",
    ERROR,
    "Ô «{label}» đang báo lỗi «{value}» của Excel.",
    "Sửa công thức hoặc gõ thẳng giá trị vào ô.",
    asks=True,
)
ID_LOOKALIKE = Code(
    "HT143",
    "chu-lan-trong-so",
    WARNING,
    "Số giấy tờ «{value}» lẫn chữ cái; đã đọc là {fix}.",
    "Sửa thành {fix}.",
)

# ── HT2xx: conditions of a policy ────────────────────────────────────────────────────────
NOT_ELIGIBLE = Code(
    "HT201",
    "khong-du-dieu-kien",
    ERROR,
    "{reason}",
    "Nếu hồ sơ khác với danh sách thì sửa danh sách; nếu đúng thì trả lời người đề nghị bằng văn bản.",
)
NEEDS_DECISION = Code(
    "HT202",
    "can-nguoi-quyet-dinh",
    WARNING,
    "{reason}",
    "{question}",
    asks=True,
)
NO_COLUMN = Code(
    "HT203",
    "khong-co-cot",
    NOTE,
    "Danh sách không có cột {labels}: điều kiện này do thôn xác nhận khi ký.",
    "Xem phiếu xác nhận của thôn trong tệp tổng hợp.",
)
NOT_CONFIGURED = Code(
    "HT204",
    "chua-cau-hinh-muc-cua-tinh",
    NOTE,
    "«{policy}»: chưa cấu hình mức của tỉnh; đang tính theo mức tối thiểu của trung ương.",
    "Khi có quyết định của tỉnh, ghi mức vào {overlay} rồi chạy lại.",
)
GREY_DAY = Code(
    "HT205",
    "ngay-xet-giao-thoi",
    WARNING,
    "Ngày thẩm định {day} ở quãng giao thời: {note}.",
    "Hỏi cơ quan thẩm định cấp trên xem áp dụng văn bản nào.",
)
DAY_ASSUMED = Code(
    "HT206",
    "chua-ro-ngay-tham-dinh",
    NOTE,
    "Chưa có ngày thẩm định; đang xét theo văn bản mới nhất, hiệu lực từ {day}.",
    "Ghi ngay_tham_dinh trong hotro68.yaml hoặc thêm --ngay.",
)
OUT_OF_PERIOD = Code(
    "HT207",
    "truoc-ngay-hieu-luc",
    ERROR,
    "{reason}",
    "Kiểm tra ngày thẩm định.",
    asks=True,
)
CLAIMED_TOO_MUCH = Code(
    "HT210",
    "de-nghi-cao-hon-muc",
    ERROR,
    "Đề nghị {claimed:tien} đồng, theo quy định là {entitled:tien} đồng ({lines}): cao hơn {difference:tien} đồng.",
    "Sửa số tiền thành {fix}, hoặc sửa số liệu làm căn cứ nếu ghi sai.",
)
CLAIMED_TOO_LITTLE = Code(
    "HT211",
    "de-nghi-thap-hon-muc",
    ERROR,
    "Đề nghị {claimed:tien} đồng, theo quy định là {entitled:tien} đồng ({lines}): thiếu {difference:tien} đồng.",
    "Sửa số tiền thành {fix}, hoặc sửa số liệu làm căn cứ nếu ghi sai.",
)

REFERRED = Code(
    "HT212",
    "chuyen-co-quan-khac",
    NOTE,
    "«{policy}» không chi qua danh sách của xã.",
    "Chuyển hồ sơ đến {office}.",
)

LAST_DAY_OF_REST = Code(
    "HT213",
    "han-nop-la-ngay-nghi",
    WARNING,
    "Nộp ngày {filed}; hạn {last} là ngày nghỉ, ngày làm việc liền sau là {next}: {note}.",
    "Hỏi cơ quan thẩm định cấp trên trước khi trả lời người nộp.",
)

# ── HT3xx: files, structure, sums ────────────────────────────────────────────────────────
FILE_MISSING = Code(
    "HT301",
    "khong-thay-tep",
    ERROR,
    "Không thấy tệp «{file}».",
    "Kiểm tra tên tệp và thư mục.",
    unusable=True,
)
FILE_UNREADABLE = Code(
    "HT302",
    "khong-doc-duoc-tep",
    ERROR,
    "Không đọc được tệp: {problem}.",
    "Đóng tệp ở chương trình khác, kiểm tra quyền đọc, rồi chạy lại.",
    unusable=True,
)
FILE_ENCRYPTED = Code(
    "HT303",
    "tep-co-mat-khau",
    ERROR,
    "Tệp được bảo vệ bằng mật khẩu nên không đọc được.",
    "Chạy lại với --mat-khau MẬT_KHẨU (tệp Excel), hoặc mở tệp ra, bỏ mật khẩu, lưu lại.",
    unusable=True,
)
FILE_DAMAGED = Code(
    "HT304",
    "tep-hong",
    ERROR,
    "Tệp hỏng hoặc sai dạng: {problem}.",
    "Mở bằng Excel rồi lưu lại thành .xlsx; nếu không mở được thì xin thôn gửi lại.",
    unusable=True,
)
FILE_EMPTY = Code(
    "HT305",
    "tep-rong",
    ERROR,
    "Tệp không có dòng nào.",
    "Xin thôn gửi lại danh sách.",
    unusable=True,
)
FILE_TOO_LARGE = Code(
    "HT306",
    "tep-qua-lon",
    ERROR,
    "Tệp quá lớn so với một danh sách: {problem}.",
    "Chép danh sách sang tệp mới, chỉ giữ các dòng có người.",
    unusable=True,
)
FILE_NOT_A_LIST = Code(
    "HT307",
    "khong-phai-bang-tinh",
    ERROR,
    "Không phải tệp bảng tính: {problem}.",
    "Gửi tệp Excel (.xlsx, .xls), .ods hoặc .csv.",
    unusable=True,
)
FILE_MISLABELLED = Code(
    "HT308",
    "sai-duoi-tep",
    NOTE,
    "Đuôi tệp không đúng: nội dung thật là {real}; vẫn đọc được.",
    "Nên lưu lại đúng đuôi để lần sau khỏi nhầm.",
)
NO_LIST_IN_FILE = Code(
    "HT309",
    "khong-thay-danh-sach",
    ERROR,
    "Không thấy danh sách nào trong tệp (không có dòng tiêu đề với cột họ tên).",
    "Kiểm tra có đúng tệp danh sách không; dòng tiêu đề phải có «Họ và tên».",
    unusable=True,
)
SHEET_SKIPPED = Code(
    "HT310",
    "trang-khong-co-danh-sach",
    NOTE,
    "Bỏ qua trang này: {problem}.",
    "Nếu trang có người được hỗ trợ thì thêm dòng tiêu đề có «Họ và tên».",
)
POLICY_UNKNOWN = Code(
    "HT311",
    "khong-ro-chinh-sach",
    ERROR,
    "Không rõ danh sách này xin hỗ trợ theo chính sách nào: {problem}.",
    "Ghi tên chính sách ở tiêu đề, hoặc chạy lại với --chinhsach (thường gặp: {choices}; đủ các tên: hotro68 quytac danhsach).",
    unusable=True,
)
HAMLET_UNKNOWN = Code(
    "HT312",
    "khong-ro-thon",
    WARNING,
    "Không rõ danh sách của thôn nào.",
    "Ghi tên thôn ở tiêu đề, ở cột «Thôn», hoặc đặt tên tệp theo thôn (thon_A.xlsx).",
)
COLUMN_DOUBLED = Code(
    "HT313",
    "cot-trung",
    WARNING,
    "Hai cột cùng là «{label}»: dùng cột {used}, bỏ cột {ignored}.",
    "Xóa hoặc đổi tên một trong hai cột.",
)
SHEET_HIDDEN = Code(
    "HT314",
    "trang-bi-an",
    WARNING,
    "Trang bị ẩn {how} nhưng có {count} người; chưa rõ còn đề nghị cho họ không.",
    "Hỏi thôn. Còn thì bỏ ẩn trang{unhide}; không thì xóa trang, rồi chạy lại.",
    asks=True,
)
FILE_COPY = Code(
    "HT315",
    "tep-trung-noi-dung",
    WARNING,
    "Tệp giống hệt «{other}»: chỉ tính một lần.",
    "Xóa một trong hai tệp.",
)
ROW_HIDDEN = Code(
    "HT316",
    "dong-bi-an",
    WARNING,
    "Dòng bị ẩn nhưng có người; chưa rõ còn đề nghị không.",
    "Hỏi thôn. Còn thì bỏ ẩn dòng (chọn các dòng quanh nó › Unhide); không thì xóa dòng.",
    asks=True,
)
ROW_FILTERED = Code(
    "HT317",
    "dong-bi-loc",
    WARNING,
    "Dòng bị bộ lọc giấu đi nhưng có người; chưa rõ còn đề nghị không.",
    "Hỏi thôn. Còn thì bỏ lọc (Data › Clear) rồi lưu; không thì xóa dòng.",
    asks=True,
)
ROW_STRUCK = Code(
    "HT318",
    "dong-bi-gach",
    WARNING,
    "Dòng bị gạch ngang chữ; chưa rõ thôn bỏ người này hay chưa.",
    "Hỏi thôn. Bỏ thì xóa dòng; còn đề nghị thì bỏ gạch ngang (Ctrl+5).",
    asks=True,
)
CELL_STRUCK = Code(
    "HT319",
    "o-bi-gach",
    WARNING,
    "Ô «{label}» ghi «{value}» bị gạch ngang; chưa rõ còn dùng không.",
    "Hỏi thôn. Ghi lại giá trị đúng vào ô, hoặc bỏ gạch ngang (Ctrl+5).",
    asks=True,
)
WRONG_PASSWORD = Code(
    "HT320",
    "mat-khau-khong-dung",
    ERROR,
    "Tệp có mật khẩu, mật khẩu đã cho không mở được.",
    "Hỏi thôn mật khẩu; nếu chắc là đúng thì mở bằng Excel, bỏ mật khẩu, lưu lại.",
    unusable=True,
)
COLUMN_UNREAD = Code(
    "HT325",
    "cot-khong-doc",
    WARNING,
    "Cột {column} có {count} ô ghi dữ liệu nhưng không được dùng; trông như «{label}», mà danh sách đang thiếu.",
    "Ghi tiêu đề cột là «{label}» rồi chạy lại, hoặc chỉ cột bằng --cot; không phải thì bỏ qua.",
)
NO_NUMBER_COLUMN = Code(
    "HT326",
    "khong-co-cot-giay-to",
    WARNING,
    "Danh sách không có cột số CMND/CCCD: khó biết ai đã có tên ở danh sách khác.",
    "Xin thôn bổ sung cột «Số CMND/CCCD»; trẻ em ghi số định danh trên giấy khai sinh.",
)
LIST_EMPTY = Code(
    "HT327",
    "danh-sach-chua-co-ai",
    WARNING,
    "Có tiêu đề nhưng chưa có ai trong danh sách.",
    "Nếu thôn không có ai thì bỏ trang này; nếu gửi nhầm mẫu trống thì xin gửi lại.",
)
KIND_FROM_TITLE = Code(
    "HT328",
    "dien-lay-theo-tieu-de",
    NOTE,
    "Danh sách không có cột «{label}»: {count} người được đọc là {choice} theo {where}.",
    "Nếu có người khác diện thì thêm cột «{label}».",
)
TOTAL_PEOPLE_DIFFERS = Code(
    "HT329",
    "so-nguoi-khong-khop",
    ERROR,
    "Ghi {stated} người, đếm được {counted} người.",
    "Đếm lại, sửa dòng cộng hoặc bổ sung người còn thiếu.",
)
TOTAL_DIFFERS = Code(
    "HT330",
    "tong-khong-khop",
    ERROR,
    "Dòng cộng ghi {stated:tien} đồng, cộng lại được {counted:tien} đồng: lệch {difference:tien} đồng.",
    "Sửa dòng cộng, hoặc sửa các số tiền phía trên.",
)
BAD_DIRECTIONS = Code(
    "HT331",
    "chi-cot-sai",
    ERROR,
    "{where}: {problem}.",
    "Sửa lời chỉ rồi chạy lại; xem các cột của tệp: hotro68 validate TỆP --nhan-dang.",
    unusable=True,
)
DIRECTIONS_FOLLOWED = Code(
    "HT332",
    "doc-theo-loi-chi",
    NOTE,
    "Đọc theo lời chỉ ({where}): {told}.",
    "Không phải làm gì; nếu chỉ nhầm thì chỉ lại rồi chạy lại.",
)
DIRECTIONS_REMEMBERED = Code(
    "HT333",
    "doc-theo-cot-da-nho",
    NOTE,
    "Tiêu đề giống «{file}» nên đọc theo cột đã nhớ: {told}.",
    "Nếu danh sách này khác thì chỉ lại bằng --cot; bỏ nhớ thì xóa mục ấy ở .hotro68/cot.yaml.",
)
COLUMN_SORTED_ALONE = Code(
    "HT334",
    "cot-xep-rieng",
    ERROR,
    "Cột «{label}» có lẽ đã bị sắp xếp riêng: {problem}.",
    "Hoàn tác lần sắp xếp ấy, hoặc xin thôn bản gốc; khi sắp xếp phải chọn cả bảng.",
    asks=True,
)
FORM_EMPTY = Code(
    "HT335",
    "mau-chua-dien",
    WARNING,
    "Mẫu này chưa có ai: chưa điền dòng nào.",
    "Điền danh sách vào mẫu, hoặc bỏ tệp này khỏi thư mục.",
)
FORM_SUM_DIFFERS = Code(
    "HT336",
    "thong-tin-khong-khop",
    ERROR,
    "Trang thông tin ghi {stated}, các danh sách trong tệp có {counted}.",
    "Đếm và cộng lại; sửa trang thông tin, hoặc bổ sung dòng còn thiếu.",
)
FORM_INCOMPLETE = Code(
    "HT337",
    "thong-tin-con-thieu",
    WARNING,
    "Trang thông tin chưa ghi: {labels}.",
    "Ghi đủ trang thông tin; danh sách phải qua họp thôn, có biên bản.",
)

# ── HT4xx: duplicates and regimes ────────────────────────────────────────────────────────
LISTED_TWICE = Code(
    "HT401",
    "mot-nguoi-hai-dong",
    ERROR,
    "«{name}» có hai dòng cùng chính sách (cùng số giấy tờ {number}).",
    "Giữ một dòng, xóa dòng kia.",
)
SAME_NUMBER_OTHER_NAME = Code(
    "HT402",
    "cung-so-khac-ten",
    WARNING,
    "Số giấy tờ {number} đứng ở hai người khác tên: «{name}» và «{other}».",
    "Đối chiếu giấy tờ của cả hai: một trong hai số ghi sai.",
    asks=True,
)
PERHAPS_ONE_PERSON = Code(
    "HT403",
    "co-the-mot-nguoi",
    WARNING,
    "«{name}» và «{other}» có thể là một người: {agree}; khác: {differ}.",
    "Hỏi thôn. Nếu là một người: xóa dòng thừa, hoặc ghi số cũ vào cột «Số giấy tờ cũ».",
    asks=True,
)
SEVERAL_SUPPORTS = Code(
    "HT404",
    "huong-nhieu-che-do",
    NOTE,
    "Chi {kept:tien} đồng theo «{winner}»; không chi {dropped:tien} đồng theo «{policy}»: {reason}.",
    "Báo cho người đó biết chỉ được hưởng một chế độ.",
)
EQUAL_AMOUNTS = Code(
    "HT405",
    "bang-muc",
    WARNING,
    "Hai chế độ bằng tiền nhau ({amount:tien} đồng), chỉ được một: «{policy}» và «{other}».",
    "Hỏi người đó chọn chế độ nào, rồi xóa dòng không chọn.",
    asks=True,
)
TOGETHER_IN_DOUBT = Code(
    "HT406",
    "chua-ro-cung-huong",
    WARNING,
    "Chưa rõ {doubt}: {reason}.",
    "{todo}",
    asks=True,
)
HELD_BY_DOUBT = Code(
    "HT407",
    "cho-xac-minh-nguoi",
    WARNING,
    "Chưa chi: phải biết «{name}» và «{other}» ({place}) có phải một người không.",
    "Trả lời ở trang TrungLap hoặc sửa danh sách thôn, rồi chạy lại.",
    asks=True,
)
OTHER_PERIOD = Code(
    "HT408",
    "hai-dot-cua-mot-nguoi",
    WARNING,
    "«{name}» có hai dòng cùng chính sách nhưng ghi khác nhau: {differ}.",
    "{question}",
    asks=True,
)
OPTED_OUT = Code(
    "HT409",
    "tu-nguyen-khong-tham-gia",
    NOTE,
    "«{name}» tự nguyện không tham gia.",
    "Giữ đơn tự nguyện trong hồ sơ.",
)
SAME_BUSINESS = Code(
    "HT410",
    "mot-ho-hai-chu",
    WARNING,
    "«{label}» {value} đứng ở hai người: «{name}» và «{other}».",
    "Mỗi hộ kinh doanh chỉ được một lần: hỏi ai là chủ hộ.",
    asks=True,
)

MANY_BEHIND_ONE = Code(
    "HT411",
    "nhieu-nguoi-mot-lien-he",
    WARNING,
    "«{label}» {value} đứng ở {count} người: {names}.",
    "Hỏi thôn vì sao; ai nhận thay thì phải có giấy ủy quyền của từng người.",
)
IDENTICAL_ROWS = Code(
    "HT412",
    "nhieu-dong-giong-het",
    WARNING,
    "«{name}» có {count} dòng giống hệt nhau về người: {places}.",
    "Xem có chép, dán nhầm không; mỗi người một dòng cho một chính sách.",
)
LIST_COPIED = Code(
    "HT413",
    "danh-sach-chep-lai",
    WARNING,
    "{count} trong {rows} người của danh sách này cũng đứng ở «{other}», cùng chính sách.",
    "Hỏi hai thôn: người ở thôn nào thì chỉ thôn đó lập danh sách.",
)
MANY_LIKE_ONE = Code(
    "HT414",
    "giong-nhieu-nguoi",
    WARNING,
    "«{name}» có thể là một trong {count} người: {names}; dòng này ghi quá ít để biết.",
    "Ghi đủ số giấy tờ và ngày sinh của dòng này.",
    asks=True,
)
LISTS_ALIKE = Code(
    "HT415",
    "nua-danh-sach-giong-nhau",
    WARNING,
    "{count} trong {rows} người của danh sách này có thể là người ở «{other}».",
    "Hỏi hai thôn danh sách nào đúng; từng cặp ở trang TrungLap của tệp tổng hợp.",
    asks=True,
)

REGISTER_NO_KEY = Code(
    "HT426",
    "so-thieu-cot",
    ERROR,
    "Sổ này chưa đối chiếu được: {problem}.",
    "Hỏi cơ quan gửi bản có đủ cột, hoặc chỉ cột bằng --cot anh_xa.yaml; chưa dòng nào bị đánh dấu.",
    unusable=True,
)
REGISTER_COLUMN_DOUBLED = Code(
    "HT427",
    "so-hai-cot-mot-ten",
    ERROR,
    "Hai cột {used} và {ignored} cùng là «{label}»: không biết cột nào đúng, chưa đối chiếu.",
    'Ghi cột đúng vào --cot anh_xa.yaml (cot: {{ truong: "B" }}), rồi chạy lại.',
    unusable=True,
)
REGISTER_REPLACED = Code(
    "HT428",
    "thay-lan-doi-chieu-truoc",
    NOTE,
    "Lần đối chiếu {title} ngày {day} («{file}», {count} dòng) được thay bằng tệp này.",
    "Không phải làm gì; muốn giữ lần trước thì hotro68 hoantac.",
)
ANSWERS_TO_TWO = Code(
    "HT429",
    "mot-nguoi-ung-nhieu-nguoi",
    WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_SAYS = Code(
    "HT430",
    "vuong-so-co-quan-khac",
    WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_REFUSES = Code(
    "HT431",
    "khong-chi-theo-so",
    ERROR,
    "{said}",
    "Xóa dòng khỏi danh sách, báo lý do cho người đó; sổ sai thì ghi kết luận vào tờ hỏi.",
    blocks=True,
)
REPAY_FIRST = Code(
    "HT432",
    "cho-hoan-tra",
    WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_REMARK = Code(
    "HT433",
    "so-ghi-khac",
    NOTE,
    "{said}",
    "Xem lại khi thẩm định; dòng này không bị giữ lại vì điều này.",
)
PERHAPS_IN_REGISTER = Code(
    "HT434",
    "co-the-co-trong-so",
    WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_ROW_BARE = Code(
    "HT435",
    "dong-so-thieu-khoa",
    WARNING,
    "Dòng này của sổ không đủ để dò ra ai: cần {needed}.",
    "Hỏi {office}; dòng này đứng ở trang «chỉ có ở cơ quan».",
)
CROSS_ANSWER_BARE = Code(
    "HT436",
    "ket-luan-chua-nhan",
    ERROR,
    "Kết luận «{value}» chưa nhận được: {problem}.",
    "Sửa ở tờ hỏi rồi nạp lại; chưa kết luận nào của tờ này được ghi.",
)
NOTHING_TO_CROSS = Code(
    "HT437",
    "khong-co-dong-de-doi-chieu",
    ERROR,
    "Không có dòng nào để đối chiếu: {problem}.",
    "Đặt danh sách của thôn vào thư mục danhsach, hoặc xem lại tệp của cơ quan.",
    unusable=True,
)
CROSS_ANSWERED = Code(
    "HT438",
    "da-ket-luan-doi-chieu",
    NOTE,
    "Đã kết luận «{answer}» ngày {day}{who}: {reason}. Điều được hỏi: {said}",
    "Không phải làm gì; sổ hoặc dòng này đổi thì được hỏi lại.",
)
ANSWERS_CLASH = Code(
    "HT416",
    "tra-loi-trai-nhau",
    ERROR,
    "«{answer}» về {name} và {other} trái với {against}.",
    "Xem lại các câu trả lời ấy, sửa câu sai; chưa câu nào trong số đó được dùng.",
)
ANSWER_AGAINST_NUMBER = Code(
    "HT417",
    "trai-voi-so-giay-to",
    ERROR,
    "Nhóm {group}: {names} cùng số giấy tờ, tên hợp nhau, nên là một người; không ghi nhận «{answer}».",
    "Nếu là hai người thì một số ghi sai: sửa số ở danh sách thôn rồi merge lại.",
)
ASKED_AGAIN = Code(
    "HT418",
    "hoi-lai-vi-da-khac",
    NOTE,
    "Đã trả lời {told} về «{name}» và «{other}», nay dữ liệu của một dòng đã khác.",
    "Trả lời lại nhóm {group}: hotro68 trung.",
)
ANSWERS_UNREAD = Code(
    "HT419",
    "con-cau-tra-loi-chua-nhan",
    ERROR,
    "Trang TrungLap có {count} câu trả lời chưa được nhận; ghi đè thì mất.",
    "Chạy hotro68 trung --tu-file {file} trước, rồi merge lại.",
)
GROUP_UNKNOWN = Code(
    "HT420",
    "khong-co-nhom",
    ERROR,
    "Không có nhóm «{value}» ở lần merge gần nhất.",
    "Xem mã các nhóm: hotro68 trung.",
    unusable=True,
)
WAIVER_LACKS = Code(
    "HT421",
    "don-tu-nguyen-thieu",
    ERROR,
    "Đơn tự nguyện không tham gia {problem}.",
    "Ghi đủ ngày, số đơn và người chứng kiến; đơn không đủ thì không nhận.",
)
PERSON_UNCLEAR = Code(
    "HT422",
    "chua-ro-nguoi-nao",
    ERROR,
    "«{value}»: {problem}.",
    "Ghi số giấy tờ, hoặc họ tên cùng ngày sinh, đúng như trong danh sách.",
)
WAIVERS_MANY = Code(
    "HT423",
    "nhieu-don-tu-nguyen",
    WARNING,
    "{count} đơn tự nguyện không tham gia {where} (từ {limit} đơn là phải hỏi).",
    "Hỏi từng người có tự nguyện thật không; đơn rút lại được: hotro68 tunguyen rut.",
)
WAIVER_EARLY = Code(
    "HT424",
    "don-tu-nguyen-lap-truoc",
    WARNING,
    "Đơn {form} của «{name}» ghi ngày {day}, trước {event} ({since}).",
    "Hỏi người đó đơn viết khi nào; đơn viết sẵn không có giá trị.",
)
CHILD_TWICE = Code(
    "HT425",
    "mot-con-hai-nguoi",
    WARNING,
    "Con «{child}» được tính cho cả «{name}» và «{other}» ({place}).",
    "Mỗi con chỉ tính cho một người: hỏi gia đình chọn ai, bỏ tên con ở dòng kia.",
    asks=True,
)

# ── HT5xx, HT6xx: payout, posting, deadlines ─────────────────────────────────────────────
NO_DECISION = Code(
    "HT501",
    "chua-co-quyet-dinh",
    NOTE,
    "Chưa có quyết định phê duyệt: bảng chi trả mang chữ DỰ THẢO.",
    "Chỉ để xem thử. Khi có quyết định thì nhập vào (hotro68 pheduyet), rồi chạy lại không có --du-thao.",
)
NOT_APPROVED_YET = Code(
    "HT502",
    "chua-duoc-duyet",
    ERROR,
    "Chưa có hồ sơ nào được duyệt bằng quyết định đã nhập: không lập bảng chi trả.",
    "Nhập quyết định trước: hotro68 pheduyet --so 123/QĐ-UBND --ngay 16/08/2021; chỉ xem thử thì thêm --du-thao.",
    procedure=True,
)
NOTHING_LEFT = Code(
    "HT503",
    "khong-con-gi-de-chi",
    NOTE,
    "Không còn hồ sơ nào phải lập bảng chi trả: {paid} hồ sơ đã chi, {held} đang tạm giữ.",
    "Xem lại bằng hotro68 quyettoan.",
)
FILE_HELD = Code(
    "HT504",
    "ho-so-tam-giu",
    WARNING,
    "{name} ({hamlet}) đang tạm giữ, không vào bảng chi trả: {why}.",
    "Giải quyết xong thì lập bảng chi trả lại, người này vào bảng bổ sung.",
)
SHEET_REPLACED = Code(
    "HT506",
    "bang-bi-thay",
    WARNING,
    "Bảng chi trả số {old} ({hamlet}) đã lập, chưa nhập kết quả, nay không còn đúng: {instead}.",
    "Thu hồi bảng số {old}, không chi theo bảng ấy.",
)
SHEET_UNKNOWN = Code(
    "HT507",
    "bang-khong-con-hieu-luc",
    ERROR,
    "Bảng kết quả này {problem}; chưa ghi nhận gì.",
    "Dùng tệp kết quả của bảng đang có hiệu lực, xem hotro68 nhatky.",
    procedure=True,
)
AMOUNT_NOT_DECIDED = Code(
    "HT508",
    "chi-khac-quyet-dinh",
    ERROR,
    "{name}: ghi đã nhận {given} đồng, quyết định là {decided} đồng.",
    "Sửa ô này theo tiền đã giao; giao sai thì thu hoặc trả bù rồi ghi lại. Chưa dòng nào được ghi nhận.",
)
PAID_BEFORE_DECISION = Code(
    "HT509",
    "chi-truoc-quyet-dinh",
    ERROR,
    "{name}: ngày nhận {day} trước ngày quyết định {decided} ({number}).",
    "Kiểm tra ngày nhận; chỉ được chi sau khi có quyết định. Chưa dòng nào được ghi nhận.",
    procedure=True,
)
RESULT_INCOMPLETE = Code(
    "HT510",
    "ket-qua-thieu",
    ERROR,
    "{name}: {problem}.",
    "Điền nốt dòng này rồi nhập lại cả bảng; chưa dòng nào được ghi nhận.",
)
PROXY_UNNAMED = Code(
    "HT511",
    "nhan-thay-thieu-uy-quyen",
    WARNING,
    "{name}: có người nhận thay nhưng thiếu {missing}; dòng này chưa được ghi nhận.",
    "Hỏi người chi tiền, ghi {missing} rồi nhập lại.",
    asks=True,
)
ONE_COLLECTOR = Code(
    "HT512",
    "mot-nguoi-nhan-thay-nhieu",
    WARNING,
    "«{proxy}» nhận thay {count} người, {amount} đồng.",
    "Gọi hỏi từng người được nhận thay trước khi quyết toán.",
)
MANY_AT_THE_END = Code(
    "HT513",
    "nhieu-nguoi-nhan-ngay-cuoi",
    WARNING,
    "{count} người cùng ghi đã nhận ngày {day}, {why}.",
    "Hỏi lại một số người trong đó xem đã cầm tiền chưa.",
)
RESULT_DIFFERS = Code(
    "HT514",
    "ket-qua-da-nhap-khac",
    ERROR,
    "{name}: đã ghi nhận «{was}» ở bước {step}, nay bảng ghi «{now}».",
    "Nếu lần trước sai thì hotro68 hoantac về trước bước ấy; nếu không thì trả ô này về như cũ.",
)
FUNDS_SHORT = Code(
    "HT515",
    "thieu-nguon",
    WARNING,
    "Ngân sách địa phương phải lo {needed} đồng, các nguồn được dùng {available} đồng: còn thiếu {short} đồng.",
    "Báo cơ quan tài chính cấp trên; ghi số thiếu vào tờ trình.",
)
NOTHING_TO_COUNT = Code(
    "HT516",
    "chua-co-so-lieu",
    ERROR,
    "Chưa có số liệu để tính: {problem}.",
    "{advice}",
    procedure=True,
)
MONEY_LEFT = Code(
    "HT517",
    "con-tien-chua-nop-tra",
    WARNING,
    "Đã nhận {received} đồng, đã chi {paid}, đã nộp trả {returned}: còn {rest} đồng ({what}).",
    "Chi nốt hoặc nộp trả, rồi chạy lại với --tra là số đã nộp trả.",
)
PAID_OVER_RECEIVED = Code(
    "HT518",
    "chi-qua-so-nhan",
    ERROR,
    "Chi và nộp trả {spent} đồng, nhiều hơn số đã nhận {received} đồng là {over} đồng.",
    "Kiểm tra số đã nhận (--nhan) và số đã nộp trả (--tra).",
)
SUM_WRONG = Code(
    "HT519",
    "so-cong-sai",
    ERROR,
    "Ô «{label}» ghi {written}, cộng lại ra {added}.",
    "Tệp đã bị sửa hoặc hỏng; lập lại bằng lệnh đã ghi nó.",
)
POSTED_LATE = Code(
    "HT601",
    "niem-yet-tre",
    WARNING,
    "Niêm yết ngày {posted}, trễ {late} ngày: chậm nhất là {last} ({days} ngày kể từ quyết định ngày {decided}).",
    "Niêm yết ngay và ghi lý do vào biên bản.",
    procedure=True,
)
DECISION_INCOMPLETE = Code(
    "HT602",
    "thieu-so-quyet-dinh",
    ERROR,
    "Niêm yết kết quả cần số và ngày quyết định.",
    "Thêm --so 123/QĐ-UBND và --ngay 16/08/2021, hoặc ghi vào hotro68.yaml.",
    unusable=True,
)
POSTING_BEFORE_DECISION = Code(
    "HT603",
    "niem-yet-truoc-quyet-dinh",
    ERROR,
    "Ngày niêm yết {posted} trước ngày quyết định {decided}.",
    "Kiểm tra lại hai ngày.",
    unusable=True,
)

# ── HT616 to HT625: posting closed ───────────────────────────────────────────────────────
POSTED_AS_MERGED = Code(
    "HT616",
    "chua-nhap-danh-sach-duyet",
    NOTE,
    "Đã có số quyết định {number} nhưng chưa nhập danh sách được duyệt: niêm yết nguyên danh sách tổng hợp.",
    "Nếu quyết định cắt bớt hay đổi tiền của ai thì nhập bằng hotro68 pheduyet rồi niêm yết lại.",
)
FEEDBACK_COUNT_DIFFERS = Code(
    "HT617",
    "so-phan-anh-khac-so",
    WARNING,
    "Ghi {told} phản ánh, sổ phản ánh của kỳ niêm yết có {counted}.",
    "Kiểm tra sổ: hotro68 phananh danhsach; ghi thiếu thì thêm, ghi sai số thì chạy lại.",
)
NO_OPEN_POSTING = Code(
    "HT618",
    "khong-co-niem-yet-dang-mo",
    ERROR,
    "Không có lần niêm yết {kind} còn chưa kết thúc.",
    "Niêm yết trước: hotro68 niemyet --pdf; xem các lần đã làm: hotro68 nhatky.",
    procedure=True,
)
CLOSED_BEFORE_POSTED = Code(
    "HT619",
    "ket-thuc-truoc-niem-yet",
    ERROR,
    "Ngày kết thúc {closed} trước ngày niêm yết {posted} (bước {number}).",
    "Kiểm tra lại hai ngày; ghi ngày niêm yết bằng --ngay-niem-yet khi chạy niemyet.",
    procedure=True,
)
NOTHING_TO_POST = Code(
    "HT620",
    "khong-con-gi-de-niem-yet",
    ERROR,
    "Không có hồ sơ nào để niêm yết {kind}: {why}.",
    "Xem hồ sơ đang ở bước nào: hotro68 tiendo, hotro68 nhatky.",
    procedure=True,
)
FEEDBACK_OPEN = Code(
    "HT621",
    "phan-anh-chua-xong",
    WARNING,
    "Còn {count} phản ánh trong kỳ niêm yết chưa có kết quả; hồ sơ liên quan vẫn bị giữ.",
    "Giải quyết rồi ghi kết quả: hotro68 phananh dong.",
    procedure=True,
)

TOO_LATE = Code(
    "HT604",
    "qua-han",
    WARNING,
    "{what}: ngày {day}, trễ {late} ngày; phải xong trước ngày {before}.",
    "Vẫn làm tiếp; ghi lý do chậm vào báo cáo.",
    procedure=True,
)
DAY_BEFORE_CAUSE = Code(
    "HT605",
    "ngay-truoc-viec-truoc",
    ERROR,
    "{what} ghi ngày {day}, trước ngày {cause} là ngày {cause_what}.",
    "Kiểm tra lại --ngay; nếu bước trước ghi sai ngày thì hoantac rồi làm lại bước ấy.",
    procedure=True,
)
WRONG_RECIPIENT = Code(
    "HT606",
    "gui-sai-noi",
    ERROR,
    "Hồ sơ {policy} gửi {right}, không gửi {wrong}; {decide} quyết định.",
    "Bỏ --gui để máy chọn nơi gửi theo quy tắc, hoặc ghi đúng nơi gửi.",
    procedure=True,
)
WRONG_AUTHORITY = Code(
    "HT607",
    "sai-tham-quyen",
    ERROR,
    "{wrong} không quyết định hồ sơ {policy}: thẩm quyền của {decide}.",
    "Kiểm tra cơ quan ban hành trên quyết định; văn bản sai thẩm quyền thì báo lại nơi gửi.",
    procedure=True,
)
NOT_SETTLED = Code(
    "HT608",
    "con-ho-so-chua-xong",
    WARNING,
    "Còn {count} hồ sơ {policy} chưa thẩm định xong hoặc đang giữ: {files}.",
    "Làm nốt bằng hotro68 thamdinh, hoặc thêm --mot-phan để các hồ sơ ấy chờ đợt sau.",
    asks=True,
)
NOT_YET = Code(
    "HT609",
    "chua-toi-buoc-nay",
    ERROR,
    "{problem}.",
    "{advice}",
    procedure=True,
)

CLOCK_NEAR = Code(
    "HT610",
    "sap-het-han",
    NOTE,
    "{what}: hạn {last}, còn {left}.",
    "Làm trước hạn; xem hết các hạn bằng hotro68 tiendo.",
)
CLOCK_OVER = Code(
    "HT611",
    "qua-han",
    WARNING,
    "{what}: hạn {last}, đã quá {late}.",
    "Làm ngay, ghi lý do vào báo cáo; hạn của xã khác kế hoạch thì ghi ở mục han của hotro68.yaml.",
    procedure=True,
)
LIST_NOT_IN = Code(
    "HT612",
    "thon-chua-gui",
    WARNING,
    "{hamlet} chưa gửi danh sách, quá hạn {late} ngày (hạn {last}).",
    "Nhắc thôn; thôn không có ai thì ghi lại ở sổ vướng mắc: hotro68 vuongmac them",
    procedure=True,
)
RESULT_NOT_POSTED = Code(
    "HT613",
    "chua-niem-yet-ket-qua",
    WARNING,
    "Quyết định {number} ngày {decided} chưa niêm yết kết quả, quá hạn {late} ngày (hạn {last}).",
    "Niêm yết ngay: hotro68 niemyet --loai ketqua",
    procedure=True,
)
SIGNED_NOT_PAID = Code(
    "HT614",
    "lap-bang-chua-co-ket-qua",
    WARNING,
    "Bảng chi trả số {sheet} ({place}) lập ngày {day}, {count} người chưa ghi kết quả sau {late} ngày.",
    "Hỏi người đi chi rồi ghi: hotro68 chitra nhap",
    procedure=True,
)
FEW_LISTED = Code(
    "HT615",
    "thon-it-nguoi",
    NOTE,
    "{hamlet} có {people} người trên {households} hộ; cả xã trung bình {usual} người trên 100 hộ.",
    "Hỏi thôn có bỏ sót ai không; có thể đúng là ít.",
)

# ── HT8xx: work folder and writing ───────────────────────────────────────────────────────
NOTHING_TO_READ = Code(
    "HT801",
    "khong-co-danh-sach",
    ERROR,
    "Không có tệp danh sách nào trong «{folder}».",
    "Chép tệp của các thôn vào thư mục danhsach, hoặc ghi tên tệp sau lệnh.",
    unusable=True,
)
NO_MERGE_YET = Code(
    "HT802",
    "chua-tong-hop",
    ERROR,
    "Chưa có lần tổng hợp nào trong thư mục này.",
    "Chạy trước: hotro68 merge --out tonghop.xlsx",
    unusable=True,
)
CANNOT_WRITE = Code(
    "HT803",
    "khong-ghi-duoc",
    ERROR,
    "Không ghi được «{file}»: {problem}.",
    "Đóng tệp nếu đang mở trong Excel, kiểm tra ổ đĩa và quyền ghi, rồi chạy lại.",
)
BAD_CONFIG = Code(
    "HT804",
    "cau-hinh-sai",
    ERROR,
    "Cấu hình sai ở «{where}»: {problem}.",
    "Sửa dòng này; mẫu có chú giải: hotro68 khoitao.",
    unusable=True,
)
INPUTS_CHANGED = Code(
    "HT805",
    "danh-sach-da-doi",
    WARNING,
    "Danh sách «{file}» đã thay đổi sau lần tổng hợp gần nhất.",
    "Chạy lại hotro68 merge trước khi niêm yết hoặc chi trả.",
)
NAME_NOT_CONFIGURED = Code(
    "HT806",
    "chua-khai-bao-don-vi",
    NOTE,
    "Chưa khai báo {what} trong hotro68.yaml: văn bản để chỗ trống.",
    "Chạy hotro68 khoitao rồi điền tên xã, huyện, tỉnh và người ký.",
)
BOOK_UNUSABLE = Code(
    "HT807",
    "so-theo-doi-hong",
    ERROR,
    "Sổ theo dõi .hotro68 không dùng được: {problem}.",
    "Đổi tên thư mục .hotro68 rồi chạy lại hotro68 merge.",
    unusable=True,
)

BAD_OPTION = Code(
    "HT808",
    "tuy-chon-sai",
    ERROR,
    "Tùy chọn {where}: {problem}.",
    "Xem cách dùng: thêm --help sau lệnh.",
    unusable=True,
)
FOLDER_TAKEN = Code(
    "HT809",
    "thu-muc-da-co-tep",
    ERROR,
    "«{file}» đã có; không ghi đè.",
    "Chọn thư mục khác, hoặc đổi tên tệp cũ.",
    unusable=True,
)
COPY_LOSES = Code(
    "HT810",
    "ban-sao-khong-giu-het",
    NOTE,
    "Bản sao «{copy}» không mang theo {lost}.",
    "Bản gốc vẫn nguyên; sửa trên bản sao hay bản gốc đều được.",
)
NO_COPY = Code(
    "HT811",
    "khong-lap-ban-sao",
    NOTE,
    "Không lập bản sao của «{file}»: {problem}.",
    "{advice}",
)
COPY_READ_INSTEAD = Code(
    "HT812",
    "doc-ban-sao-da-sua",
    WARNING,
    "Có cả «{source}» và «{file}»: đã đọc «{file}», không đọc bản gốc.",
    "Nếu không đúng ý thì cất «{file}» ra chỗ khác rồi chạy lại.",
)
COPY_NOT_READ = Code(
    "HT813",
    "khong-doc-ban-danh-dau",
    NOTE,
    "«{file}» là bản đánh dấu chưa ai sửa của «{source}»: không đọc, đã đọc «{read}».",
    "Không phải làm gì; nên cất bản đánh dấu ra chỗ khác.",
)
TWO_CORRECTED = Code(
    "HT814",
    "nhieu-ban-sua-cua-mot-danh-sach",
    ERROR,
    "«{source}» có nhiều bản sửa: {files}; không biết đọc bản nào, chưa đọc bản nào.",
    "Giữ lại một bản, cất các bản kia ra chỗ khác rồi chạy lại.",
    unusable=True,
)

BOOK_CHANGED = Code(
    "HT820",
    "so-bi-sua",
    ERROR,
    "Sổ theo dõi .hotro68: {problem}.",
    "Hỏi người đã dùng thư mục này; giữ nguyên thư mục để đối chiếu, lấy bản sao lưu gần nhất.",
)
ENTRY_CHANGED = Code(
    "HT821",
    "buoc-bi-sua",
    ERROR,
    "Bước {number} của sổ theo dõi {problem}.",
    "Giữ nguyên thư mục để đối chiếu; lấy bản sao lưu gần nhất rồi làm lại từ bước ấy.",
)
FILE_CHANGED = Code(
    "HT822",
    "tep-da-khac",
    ERROR,
    "Tệp «{file}» đã khác với lúc ghi ở bước {number} ({act}, ngày {day}).",
    "Nếu sửa có chủ ý thì chạy lại bước ấy; nếu không thì lấy lại bản đúng.",
)
FILE_GONE = Code(
    "HT823",
    "tep-da-mat",
    ERROR,
    "Không còn đọc được tệp «{file}» của bước {number} ({act}, ngày {day}).",
    "Chép tệp về đúng chỗ, hoặc chạy lại bước ấy.",
)
UNDO_REFUSED = Code(
    "HT824",
    "khong-hoan-tac-duoc",
    ERROR,
    "Không hoàn tác được: {problem}.",
    "Xem thứ tự các bước bằng hotro68 nhatky; hoàn tác từ bước mới nhất trở về trước.",
    unusable=True,
)
ANSWER_SHEET_OTHER = Code(
    "HT826",
    "bang-khac",
    ERROR,
    "Tệp này không phải bảng «{title}» do hotro68 lập.",
    "Lập lại bảng bằng chính lệnh này rồi điền vào đó.",
    unusable=True,
)
ANSWER_SHEET_OLD = Code(
    "HT827",
    "bang-cu",
    ERROR,
    "Bảng «{title}» này lập từ trước, nay hồ sơ đã khác; chưa ghi nhận gì.",
    "Lập lại bảng rồi chép câu trả lời sang.",
    procedure=True,
)
ANSWER_ODD = Code(
    "HT828",
    "tra-loi-la",
    ERROR,
    "Ô «{label}» ghi «{value}», không hiểu được; cần: {expected}.",
    "Sửa ô ấy rồi nhập lại cả bảng; chưa dòng nào được ghi nhận.",
)
ANSWER_ROW_UNKNOWN = Code(
    "HT829",
    "dong-la",
    ERROR,
    "Dòng này {problem}.",
    "Bỏ dòng ấy; không thêm, chép dòng trong bảng đã lập.",
)
ANSWER_ROW_CHANGED = Code(
    "HT830",
    "dong-bi-sua",
    ERROR,
    "Ô «{label}» nay là «{value}», lúc lập bảng là «{was}».",
    "Trả ô ấy về như cũ; nếu cột bị sắp xếp riêng thì lập lại bảng.",
)
MOVE_REFUSED = Code(
    "HT831",
    "khong-chuyen-duoc",
    ERROR,
    "Hồ sơ {file} {problem}, không chuyển sang «{to}» được.",
    "Xem lại mã hồ sơ và thứ tự các bước (hotro68 nhatky); chưa hồ sơ nào được ghi nhận.",
    procedure=True,
)
REASON_MISSING = Code(
    "HT832",
    "thieu-ly-do",
    ERROR,
    "Hồ sơ {file}: {problem}.",
    "Ghi lý do rồi nhập lại; chưa hồ sơ nào được ghi nhận.",
)
TWO_PEOPLE_NEEDED = Code(
    "HT833",
    "can-hai-nguoi",
    ERROR,
    "Hồ sơ {file} phải có {lead} thẩm định và {recheck} kiểm lại, hai người khác nhau, đều ghi tên: {problem}.",
    "Ghi tên người làm ở --nguoi, hoặc ở cột người thẩm định, người kiểm lại.",
    procedure=True,
)
CHECKS_DIFFER = Code(
    "HT834",
    "hai-nguoi-khac-y",
    WARNING,
    "Hồ sơ {file}: {first} ghi «{one}», {second} ghi «{other}»; chưa ghi kết quả.",
    "Hai người xem lại cùng nhau; người đổi ý thẩm định lại hồ sơ này.",
    asks=True,
)
ALREADY_RECEIVED = Code(
    "HT836",
    "danh-sach-da-nhan",
    NOTE,
    "«{file}» đã nhận ngày {day}{other}; không ghi lại.",
    "Không phải làm gì.",
)
NEWER_LIST = Code(
    "HT837",
    "ban-khac-cua-danh-sach",
    WARNING,
    "{hamlet}, {policy}, đợt {round}: đã nhận «{other}» ngày {day}; bản này thêm {added}, bớt {removed}, đổi {changed} người, tiền từ {before} thành {after} đồng.",
    "Xem kỹ các thay đổi ở trên; thêm --dong-y để thay bản trước, hoặc --bo-sung nếu là danh sách bổ sung.",
    asks=True,
)
OLD_LIST_STAYS = Code(
    "HT838",
    "ban-cu-con-trong-danhsach",
    WARNING,
    "Bản cũ «{file}» còn trong thư mục danhsach: lần gộp sau sẽ đọc cả hai bản.",
    "Cất bản cũ sang thư mục khác trước khi chạy hotro68 merge.",
)
DECIDED_OTHERWISE = Code(
    "HT839",
    "duyet-khac-so-trinh",
    NOTE,
    "Hồ sơ {file}: trình {submitted} đồng, duyệt {decided} đồng; lý do: {reason}.",
    "So với quyết định; bảng chi trả theo số được duyệt.",
)
ANSWER_CONTRADICTS = Code(
    "HT840",
    "tra-loi-trai-nhau",
    ERROR,
    "Hồ sơ {file}: {problem}.",
    "Sửa dòng ấy rồi nhập lại cả bảng; chưa hồ sơ nào được ghi nhận.",
)
DECISION_ENTERED = Code(
    "HT841",
    "quyet-dinh-da-nhap",
    ERROR,
    "Quyết định số {number} ngày {day} đã nhập ở bước {step}.",
    "Quyết định sửa đổi thì nhập số mới kèm --sua-quyet-dinh và số cũ; nhập nhầm thì hotro68 hoantac.",
    procedure=True,
)
DECISION_UNKNOWN = Code(
    "HT842",
    "khong-thay-quyet-dinh",
    ERROR,
    "Không có quyết định số {number} trong sổ; {known}.",
    "Xem các quyết định đã nhập bằng hotro68 nhatky.",
    unusable=True,
)
BODY_UNKNOWN = Code(
    "HT843",
    "khong-ro-co-quan",
    ERROR,
    "Không biết cơ quan «{value}»; có: {known}.",
    "Ghi tên cơ quan như trong danh sách này.",
    unusable=True,
)
LIST_UNPLACED = Code(
    "HT844",
    "danh-sach-khong-ro-thon",
    ERROR,
    "Không rõ «{file}» là danh sách của thôn nào.",
    "Thêm --thon và tên thôn.",
)
FILE_NOT_RESTORED = Code(
    "HT825",
    "tep-khong-tra-lai-duoc",
    WARNING,
    "Tệp «{file}» {problem} nên để nguyên, không trả về bản cũ.",
    "Xem tệp ấy; muốn bản cũ thì chạy lại lệnh đã ghi nó.",
)

# ── HT880 to HT889: the record and what it must not show ─────────────────────────────────
SETTINGS_CHANGED = Code(
    "HT880",
    "cau-hinh-doi-sau-buoc-cuoi",
    WARNING,
    "«{file}» {problem} từ sau bước {number} ({act}, ngày {day}).",
    "Nếu có chủ ý thì chạy lại hotro68 merge; nếu không thì lấy lại bản đúng.",
)
SETTINGS_WERE_CHANGED = Code(
    "HT881",
    "cau-hinh-doi-giua-hai-buoc",
    NOTE,
    "«{file}» {problem} giữa bước {before} và bước {number} ({act}, ngày {day}).",
    "Không phải làm gì nếu thay đổi ấy có chủ ý.",
)
KEPT_CHANGED = Code(
    "HT882",
    "ban-luu-bi-sua",
    ERROR,
    "Bản lưu «{file}» {problem}.",
    "Giữ nguyên thư mục để đối chiếu; lấy bản sao lưu gần nhất.",
)
BOOK_LOCKED = Code(
    "HT883",
    "so-co-khoa",
    ERROR,
    "Sổ theo dõi .hotro68 {problem}.",
    "Hỏi người giữ khóa sổ; mất khóa thì không ai mở lại được sổ.",
    unusable=True,
)
STEP_CUT_OFF = Code(
    "HT884",
    "lan-truoc-bi-ngat",
    NOTE,
    "Lần chạy trước bị ngắt khi đang ghi: đã đưa tệp này về đúng như sổ ghi (bước {number}).",
    "Chạy lại lệnh bị ngắt nếu vẫn cần.",
)
PRIVATE_SHOWN = Code(
    "HT885",
    "lo-thong-tin-rieng",
    ERROR,
    "Văn bản công khai có {what} ở {place}.",
    "Không niêm yết, gỡ bản đã dán; in lại bằng hotro68 niemyet.",
)
RECIPIENT_UNKNOWN = Code(
    "HT886",
    "noi-nhan-la",
    ERROR,
    "Không gói cho «{given}» được: {problem}.",
    "Dùng một trong: {known}.",
    unusable=True,
)
BUNDLE_EMPTY = Code(
    "HT887",
    "goi-khong-co-gi",
    ERROR,
    "Chưa có gì để gói cho {name}.",
    "Lập văn bản trước: hotro68 merge, niemyet, totrinh, chitra lap.",
    procedure=True,
)
PUBLIC_UNREADABLE = Code(
    "HT888",
    "khong-quet-duoc",
    ERROR,
    "Không đọc được tệp công khai này để tìm thông tin riêng: {problem}.",
    "Xóa tệp ấy rồi in lại; không niêm yết tệp chưa quét được.",
)

ENTRY_LACKS = Code(
    "HT860",
    "muc-so-con-thieu",
    ERROR,
    "Mục này còn thiếu «{label}».",
    "{question}",
    unusable=True,
)
ENTRY_ODD = Code(
    "HT861",
    "muc-so-doc-khong-duoc",
    ERROR,
    "«{label}» ghi «{value}»: {problem}.",
    "Ghi lại cho đúng rồi chạy lại; chưa ghi gì vào sổ.",
    unusable=True,
)
ENTRY_UNKNOWN = Code(
    "HT862",
    "khong-co-muc-so",
    ERROR,
    "«{title}» không có mục số {number}.",
    "Xem các mục: hotro68 {register} danhsach",
    unusable=True,
)
ENTRY_CLOSED = Code(
    "HT863",
    "muc-so-da-dong",
    ERROR,
    "Mục {number} của «{title}» đã đóng ngày {day}: {outcome}.",
    "Muốn ghi lại kết quả: hotro68 {register} sua {number} --ket-qua …; muốn mở lại: hotro68 hoantac.",
    procedure=True,
)
FILE_NOT_CLEAR = Code(
    "HT864",
    "nhieu-ho-so-khop",
    ERROR,
    "Có {count} hồ sơ khớp với «{value}»: {choices}.",
    "Ghi rõ hơn: số giấy tờ (hay vài số cuối), hoặc mã hồ sơ kê ở trên.",
    unusable=True,
)
FILE_NOT_FOUND = Code(
    "HT865",
    "khong-thay-ho-so",
    ERROR,
    "Không thấy hồ sơ nào của «{value}»{near}.",
    "Thử tên đủ hoặc không dấu, số giấy tờ hay bốn số cuối, dòng của danh sách (thon_A.xlsx›LDTD!17).",
    unusable=True,
)
DAYS_CROSSED = Code(
    "HT866",
    "ngay-nguoc",
    ERROR,
    "«{label}» {value} trước «{other}» {day}.",
    "Kiểm tra lại hai ngày.",
    procedure=True,
)
DAY_NOT_YET = Code(
    "HT867",
    "ngay-chua-toi",
    ERROR,
    "«{label}» {value} sau ngày ghi sổ {day}.",
    "Kiểm tra lại ngày; ghi cho một ngày khác thì thêm --ngay.",
    procedure=True,
)
ENTRY_LATE = Code(
    "HT868",
    "muc-so-qua-han",
    WARNING,
    "Mục {number} của «{title}» quá hạn {late} ngày (hạn {last}): {told}.",
    "Giải quyết rồi ghi: hotro68 {register} dong {number}",
    procedure=True,
)
ENTRY_TWICE = Code(
    "HT869",
    "muc-so-ghi-hai-lan",
    WARNING,
    "Mục {other} của «{title}» đã ghi cùng {labels}.",
    "Nếu là một việc thì hoàn tác mục mới (hotro68 hoantac) rồi sửa mục cũ.",
)

# ── HT85x: papers ────────────────────────────────────────────────────────────────────────
NO_SUCH_PAPER = Code(
    "HT850",
    "khong-co-van-ban",
    ERROR,
    "Không có văn bản «{paper}».",
    "Xem tên các văn bản: hotro68 vanban danhsach.",
    unusable=True,
)
PAPER_BROKEN = Code(
    "HT851",
    "mau-van-ban-sai",
    ERROR,
    "Mẫu văn bản sai ở «{where}»: {problem}.",
    "Sửa chỗ này; hoặc bỏ tệp này khỏi thư mục van-ban để dùng mẫu có sẵn.",
    unusable=True,
)
PAPER_UNKNOWN_NAME = Code(
    "HT852",
    "mau-dung-ten-la",
    ERROR,
    "Mẫu văn bản ở «{where}»: {problem}.",
    "Viết đúng tên; các tên của từng văn bản: docs/tra-cuu/van-ban.md.",
    unusable=True,
)
PAPER_UNSAFE = Code(
    "HT853",
    "mau-co-lenh-khong-duoc-phep",
    ERROR,
    "Mẫu văn bản ở «{where}»: {problem}.",
    "Chỉ dùng tên đã khai, for, if; bỏ lệnh này khỏi mẫu.",
    unusable=True,
)
PAPER_LACKS = Code(
    "HT854",
    "mau-thieu-phan",
    ERROR,
    "Mẫu văn bản thiếu {problem}.",
    "Chép phần này từ mẫu có sẵn, hoặc bỏ tệp này để dùng mẫu có sẵn.",
    unusable=True,
)
PAPER_PRIVATE = Code(
    "HT855",
    "mau-cong-khai-co-thong-tin-rieng",
    ERROR,
    "Mẫu văn bản ở «{where}»: {problem}.",
    "Bỏ tên này khỏi mẫu: văn bản niêm yết không in số giấy tờ, điện thoại, tài khoản, lý do.",
    unusable=True,
)
PAPER_LEFT_BLANK = Code(
    "HT856",
    "van-ban-phai-de-trong",
    ERROR,
    "«{paper}» phải do người dân tự viết: không in sẵn tên ai, không in hàng loạt.",
    "In một bản trống: bỏ --hoso, --thon.",
    unusable=True,
)
PAPER_BY_ITS_COMMAND = Code(
    "HT857",
    "in-bang-lenh-rieng",
    ERROR,
    "«{paper}» in bằng lệnh riêng.",
    "Chạy: {command}",
    unusable=True,
)
NOTHING_FOR_PAPER = Code(
    "HT858",
    "chua-co-gi-de-in",
    ERROR,
    "Chưa in được «{paper}»: {problem}.",
    "{advice}",
    unusable=True,
)
HAMLET_NOT_NAMED = Code(
    "HT870",
    "thon-khong-co-trong-cau-hinh",
    NOTE,
    "Danh sách có «{hamlet}» nhưng mục thon của hotro68.yaml không có.",
    "Thêm thôn vào hotro68.yaml, hoặc sửa tên thôn trong danh sách.",
)
STEP_UNKNOWN = Code(
    "HT871",
    "khong-co-bang-kiem",
    ERROR,
    "Không có bảng kiểm cho bước «{value}»; có: {known}.",
    "Ghi một trong các bước ấy, hoặc bỏ --buoc để lấy tất cả.",
    unusable=True,
)

# ── HT9xx: rules and cases ───────────────────────────────────────────────────────────────
BAD_RULES = Code(
    "HT901",
    "quy-tac-sai-mau",
    ERROR,
    "Tệp quy tắc sai ở «{where}»: {problem}.",
    "Sửa dòng này theo docs/tra-cuu/quy-tac.md.",
    unusable=True,
)
DOUBLED_KEY = Code(
    "HT902",
    "khoa-trung",
    ERROR,
    "Mục «{where}» viết hai lần.",
    "Giữ một mục, xóa mục kia.",
    unusable=True,
)
BROKEN_YAML = Code(
    "HT903",
    "yaml-hong",
    ERROR,
    "Tệp không phải YAML đúng: {problem}.",
    "Kiểm tra thụt lề, dấu hai chấm và dấu ngoặc ở dòng này.",
    unusable=True,
)
BELOW_MINIMUM = Code(
    "HT904",
    "thap-hon-muc-toi-thieu",
    ERROR,
    "«{where}»: mức {given:tien} thấp hơn mức tối thiểu của trung ương {minimum:tien} ({minimum_ref}).",
    "Ghi mức bằng hoặc cao hơn mức tối thiểu.",
    unusable=True,
)
CASE_FAILED = Code(
    "HT910",
    "ca-mau-khong-dat",
    ERROR,
    "Ca mẫu «{case}»: {problem}.",
    "Xem lại quy tắc hoặc ca mẫu.",
    unusable=True,
)

CODES: tuple[Code, ...] = tuple(
    sorted((code for code in globals().values() if isinstance(code, Code)), key=lambda c: c.id)
)
BY_ID = {code.id: code for code in CODES}
