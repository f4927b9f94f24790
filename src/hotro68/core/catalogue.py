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

# ── HT5xx, HT6xx: payout, posting, deadlines ─────────────────────────────────────────────
NO_DECISION = Code(
    "HT501",
    "chua-co-quyet-dinh",
    NOTE,
    "Chưa có quyết định phê duyệt: bảng chi trả mang chữ DỰ THẢO.",
    "Khi có quyết định, chạy lại với --so và --ngay.",
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
FILE_NOT_RESTORED = Code(
    "HT825",
    "tep-khong-tra-lai-duoc",
    WARNING,
    "Tệp «{file}» {problem} nên để nguyên, không trả về bản cũ.",
    "Xem tệp ấy; muốn bản cũ thì chạy lại lệnh đã ghi nó.",
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
