"""Codes of cells and identity (HT1xx)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

NAME_MISSING = Code(
    "HT101",
    "thieu-ho-ten",
    Severity.ERROR,
    "Dòng này có số liệu nhưng không có họ tên.",
    "Ghi họ tên đầy đủ, hoặc xóa dòng nếu không phải người được hỗ trợ.",
    blocks=True,
)
NAME_ODD = Code(
    "HT102",
    "ho-ten-la",
    Severity.WARNING,
    "Họ tên «{value}» có {problem}.",
    "Kiểm tra lại họ tên theo giấy tờ tùy thân.",
)
BLANK_CELL = Code(
    "HT103",
    "o-trong",
    Severity.WARNING,
    "Ô «{label}» để trống.",
    "{question}",
    asks=True,
)
UNKNOWN_WORD = Code(
    "HT104",
    "gia-tri-la",
    Severity.ERROR,
    "Ô «{label}» ghi «{value}», không hiểu được; cần một trong: {expected}.",
    "Sửa lại theo một trong các cách ghi đã nêu.",
    asks=True,
)
SPELLING_REPAIRED = Code(
    "HT105",
    "da-chuan-hoa",
    Severity.NOTE,
    "Cột «{label}» gõ bằng bảng mã cũ {encoding}; đã đọc lại {count} ô sang Unicode.",
    "Không phải làm gì; xem vài tên để chắc là đọc đúng.",
)
NUMBER_MISSING = Code(
    "HT111",
    "thieu-so-giay-to",
    Severity.WARNING,
    "Chưa có số CMND/CCCD của «{name}».",
    "Bổ sung số CMND/CCCD; trẻ em chưa có thì ghi số định danh trên giấy khai sinh.",
    asks=True,
)
WRONG_ID_LENGTH = Code(
    "HT112",
    "so-giay-to-sai-do-dai",
    Severity.ERROR,
    "Số giấy tờ «{value}» có {digits} chữ số; CMND có 9, CCCD có 12.",
    "Đối chiếu giấy tờ, ghi lại đủ chữ số; định dạng ô là văn bản để không mất số 0 ở đầu.",
    blocks=True,
)
LOST_ZERO = Code(
    "HT113",
    "mat-so-0-dau",
    Severity.WARNING,
    "Số giấy tờ «{value}» có {digits} chữ số, mất số 0 ở đầu; đã đọc là {fix}.",
    "Sửa thành {fix} và định dạng cột là văn bản.",
)
SEX_DIFFERS = Code(
    "HT114",
    "gioi-tinh-khong-khop",
    Severity.WARNING,
    "CCCD «{value}» có chữ số thứ tư là {digit} ({implied}), nhưng cột giới tính ghi {stated}.",
    "Một trong hai ô sai: đối chiếu giấy tờ.",
)
BIRTH_YEAR_DIFFERS = Code(
    "HT115",
    "nam-sinh-khong-khop",
    Severity.WARNING,
    "CCCD «{value}» cho năm sinh {implied}, nhưng cột ngày sinh ghi {stated}.",
    "Một trong hai ô sai: đối chiếu giấy tờ.",
)
UNKNOWN_PROVINCE = Code(
    "HT116",
    "ma-tinh-la",
    Severity.WARNING,
    "CCCD «{value}» bắt đầu bằng {prefix}, không có trong bảng mã 63 tỉnh.",
    "Kiểm tra ba chữ số đầu (sinh ở nước ngoài có mã riêng).",
)
PHONE_AS_ID = Code(
    "HT117",
    "so-dien-thoai-o-cot-giay-to",
    Severity.ERROR,
    "Ô số giấy tờ ghi «{value}», giống số điện thoại.",
    "Ghi lại số CMND/CCCD; số điện thoại để ở cột riêng.",
    blocks=True,
)
ID_DIGITS_LOST = Code(
    "HT118",
    "so-giay-to-mat-chu-so",
    Severity.ERROR,
    "Số giấy tờ «{value}» đã bị Excel đổi sang dạng số, mất chữ số, không khôi phục được.",
    "Gõ lại số từ giấy tờ gốc vào ô định dạng văn bản.",
    blocks=True,
)
TWO_IDS = Code(
    "HT119",
    "hai-so-trong-mot-o",
    Severity.WARNING,
    "Ô ghi hai số «{value}»; đã dùng {used}, số kia coi là số cũ.",
    "Tách số cũ sang cột «Số giấy tờ cũ».",
)
ID_NOT_A_NUMBER = Code(
    "HT120",
    "so-giay-to-khong-phai-so",
    Severity.ERROR,
    "Số giấy tờ «{value}» không phải là số CMND/CCCD.",
    "Ghi lại 9 hoặc 12 chữ số theo giấy tờ.",
    blocks=True,
)
DATE_UNREADABLE = Code(
    "HT121",
    "ngay-khong-doc-duoc",
    Severity.ERROR,
    "Ô «{label}» ghi «{value}»: {problem}.",
    "Ghi lại theo dạng ngày/tháng/năm, ví dụ 05/03/1985.",
    asks=True,
)
DATES_REVERSED = Code(
    "HT122",
    "den-ngay-truoc-tu-ngay",
    Severity.ERROR,
    "Đến ngày {last} lại trước từ ngày {first}.",
    "Đối chiếu hồ sơ, sửa lại hai ô ngày.",
    blocks=True,
)
DAYS_DIFFER = Code(
    "HT123",
    "so-ngay-khong-khop",
    Severity.WARNING,
    "Ghi {stated} ngày, nhưng từ {first} đến {last} là {counted} ngày (tính cả ngày đầu và ngày cuối).",
    "Xem giấy xác nhận: sửa số ngày hoặc hai ô ngày cho khớp.",
    asks=True,
)
BIRTH_IMPOSSIBLE = Code(
    "HT124",
    "ngay-sinh-vo-ly",
    Severity.ERROR,
    "Ngày sinh «{value}» {problem}.",
    "Đối chiếu giấy tờ, ghi lại ngày sinh.",
    asks=True,
)
DATE_PERHAPS_SWAPPED = Code(
    "HT125",
    "ngay-thang-co-le-dao",
    Severity.WARNING,
    "Ô «{label}» hiện {value}: cột này chỉ các ngày sau 12 là chữ, có lẽ Excel kiểu Mỹ đã đổi chỗ ngày và tháng; có thể là {fix}.",
    "Xem giấy tờ, ghi lại ngày cho đúng (định dạng ô là văn bản rồi gõ ngày/tháng/năm).",
    asks=True,
)
BIRTH_PERHAPS_SWAPPED = Code(
    "HT126",
    "ngay-sinh-co-le-dao",
    Severity.WARNING,
    "Ô «{label}» hiện {value}: cột này chỉ các ngày sau 12 là chữ, có lẽ Excel kiểu Mỹ đã đổi chỗ ngày và tháng; có thể là {fix}.",
    "Xem giấy tờ, ghi lại ngày sinh (định dạng ô là văn bản rồi gõ ngày/tháng/năm).",
)
NAME_PARTED = Code(
    "HT127",
    "o-ho-ten-co-so",
    Severity.WARNING,
    "Ô họ tên ghi «{value}»; đã đọc họ tên là «{fix}»{beside}.",
    "Chỉ để họ tên trong ô này; số giấy tờ, ngày sinh ghi ở cột riêng.",
)
NAMES_SHORTENED = Code(
    "HT128",
    "da-bo-danh-xung",
    Severity.NOTE,
    "Đã bỏ «ông», «bà», «hộ» … trước {count} họ tên: «{value}» đọc là «{name}».",
    "Không phải làm gì; nếu là một phần của tên thì báo lại.",
)
MONEY_UNREADABLE = Code(
    "HT131",
    "tien-khong-doc-duoc",
    Severity.ERROR,
    "Ô «{label}» ghi «{value}»: {problem}.",
    "Ghi số tiền bằng đồng, ví dụ 1.500.000.",
)
NUMBER_UNREADABLE = Code(
    "HT132",
    "so-khong-doc-duoc",
    Severity.ERROR,
    "Ô «{label}» ghi «{value}»: không phải số nguyên không âm.",
    "Ghi lại bằng chữ số, ví dụ 14.",
    asks=True,
)
MONEY_IN_WORDS = Code(
    "HT133",
    "tien-viet-bang-chu",
    Severity.WARNING,
    "Ô «{label}» ghi tiền bằng chữ «{value}»; đã đọc là {fix} đồng.",
    "Sửa thành {fix}.",
)
PAPER_AS_YES = Code(
    "HT135",
    "so-giay-to-thay-chu-co",
    Severity.NOTE,
    "Ô «{label}» ghi số giấy tờ «{value}»; đã hiểu là «{fix}».",
    "Không phải làm gì; nếu ý khác thì ghi rõ có hoặc không.",
)
BAD_TAX_CODE = Code(
    "HT141",
    "ma-so-thue-sai",
    Severity.ERROR,
    "Mã số thuế «{value}» không đúng (sai số chữ số hoặc chữ số kiểm tra).",
    "Đối chiếu giấy chứng nhận đăng ký thuế.",
    asks=True,
)
FORMULA_UNCOUNTED = Code(
    "HT142",
    "o-bao-loi",
    Severity.ERROR,
    "Ô «{label}» đang báo lỗi «{value}» của Excel.",
    "Mở tệp bằng Excel rồi lưu lại; vẫn lỗi thì sửa công thức hoặc gõ thẳng giá trị vào ô.",
    asks=True,
)
ID_LOOKALIKE = Code(
    "HT143",
    "chu-lan-trong-so",
    Severity.WARNING,
    "Số giấy tờ «{value}» lẫn chữ cái; đã đọc là {fix}.",
    "Sửa thành {fix}.",
)
