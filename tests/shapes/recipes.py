"""One shape, or one family of bad values, a recipe: what makes each list of hinh-dang/."""

from __future__ import annotations

from dataclasses import dataclass, field

FREE, SHOP, COVID = "lao-dong-tu-do", "ho-kinh-doanh", "f0-f1"
_BASE = ("stt", "name", "birth", "sex", "number", "job", "money")


@dataclass(frozen=True, slots=True)
class Recipe:
    """about: the lesson. style, header: as `Style` and `draw_header` take them.

    damage: line → name of the fault put into it. rows: line → key → another value with the
    same meaning. groups, gaps, breaks: before which lines; `{}` in a group is its hamlet.
    """

    name: str
    about: str
    slots: tuple[str, ...] = _BASE
    policy: str = FREE
    style: dict[str, object] = field(default_factory=dict)
    money: str = "number"
    header: dict[str, bool] = field(default_factory=dict)
    above: bool = False
    numbers: str = ""
    title: tuple[str, ...] = ()
    office: bool = False
    total: str = "Tổng cộng"
    end: bool = False
    font: str = ""
    groups: dict[int, str] = field(default_factory=dict)
    gaps: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    ditto: str = ""
    damage: dict[int, str] = field(default_factory=dict)
    left: int = 0
    count: int = 6
    ending: str = ".xlsx"


_DAYS = ("stt", "name", "birth", "sex", "number", "job", "days", "money")
_STAY = ("stt", "name", "birth", "number", "kind", "kept", "days", "count", "money")
_SHOPS = ("stt", "name", "birth", "number", "shop", "tax", "days", "ordered", "money")

SHAPES = (
    Recipe("tieu-de-1-dong", "Tiêu đề một dòng, ngay dòng đầu sau tên danh sách."),
    Recipe("tieu-de-2-dong-gop-o", "Tiêu đề hai dòng, ô gộp.", _DAYS),
    Recipe(
        "tieu-de-2-dong-khong-gop",
        "Tiêu đề hai dòng, không gộp ô nào.",
        _DAYS,
        header={"merged": False},
    ),
    Recipe(
        "tieu-de-3-dong-gop-o",
        "Tiêu đề ba dòng gộp ô: phần cá nhân, phần đề nghị.",
        _DAYS,
        above=True,
    ),
    Recipe(
        "tieu-de-3-dong-khong-gop",
        "Tiêu đề ba dòng, không gộp, chữ nằm dòng dưới cùng.",
        _DAYS,
        header={"merged": False, "low": True},
        above=True,
    ),
    Recipe(
        "quoc-hieu-chu-ky",
        "Có quốc hiệu, tên cơ quan, dòng tiền bằng chữ, nơi ký.",
        _DAYS,
        office=True,
        end=True,
    ),
    Recipe("dong-so-cot", "Dòng (1) (2) (3) dưới tiêu đề.", numbers="({})"),
    Recipe("dong-so-cot-tran", "Dòng 1 2 3 dưới tiêu đề, không ngoặc.", numbers="{}"),
    Recipe(
        "khong-co-stt", "Không có cột số thứ tự.", ("name", "birth", "sex", "number", "money")
    ),
    Recipe("lech-cot", "Bảng bắt đầu từ cột C.", left=2, end=True),
    Recipe(
        "thu-tu-cot-khac",
        "Cột đứng theo thứ tự khác thường.",
        ("stt", "money", "number", "name", "job", "sex", "birth"),
    ),
    Recipe(
        "ho-dem-va-ten",
        "Họ đệm và tên tách hai cột.",
        ("stt", "split name", "birth", "number", "money"),
    ),
    Recipe(
        "nam-sinh-theo-gioi",
        "Năm sinh ghi dưới cột Nam hoặc Nữ; giới tính theo cột.",
        ("stt", "name", "birth by sex", "number", "money"),
        style={"birth": "year"},
    ),
    Recipe(
        "ngay-thang-nam-ba-cot",
        "Ngày, tháng, năm sinh tách ba cột.",
        ("stt", "name", "birth in three", "sex", "number", "money"),
    ),
    Recipe(
        "danh-dau-nu",
        "Cột «Nữ» đánh dấu x.",
        ("stt", "name", "birth", "women", "number", "money"),
    ),
    Recipe(
        "danh-dau-nam-nu",
        "Hai cột Nam, Nữ đánh dấu x.",
        ("stt", "name", "birth", "crosses", "number", "money"),
    ),
    Recipe(
        "cccd-so-ngay-cap-noi-cap",
        "Ô CMND/CCCD gộp trên Số, Ngày cấp, Nơi cấp.",
        ("stt", "name", "birth", "number and issue", "job", "money"),
    ),
    Recipe(
        "cmnd-va-cccd",
        "Hai cột CMND và CCCD, mỗi người có một.",
        ("stt", "name", "birth", "two cards", "job", "money"),
        count=10,
    ),
    Recipe(
        "muc-va-thanh-tien",
        "Mức một ngày và Thành tiền: lấy thành tiền.",
        ("stt", "name", "birth", "number", "kind", "days", "count", "rate"),
        COVID,
    ),
    Recipe(
        "tu-ngay-den-ngay-mot-o",
        "Hai ngày trong một ô.",
        ("stt", "name", "birth", "number", "kind", "span", "money"),
        COVID,
    ),
    Recipe(
        "nhom-thon",
        "Dòng nhóm mang tên thôn xuống các dòng dưới.",
        groups={0: "I. {}", 3: "II. {}"},
    ),
    Recipe(
        "nhom-f0-f1",
        "Dòng nhóm F0, F1 thay cho cột diện.",
        ("stt", "name", "birth", "number", "kept", "days", "money"),
        COVID,
        groups={0: "I. Đối tượng F0", 3: "II. Đối tượng F1"},
    ),
    Recipe("dong-trong-xen-giua", "Dòng trống xen giữa người.", gaps=(2, 4)),
    Recipe(
        "sang-trang",
        "Cộng trang, tiêu đề lặp lại, mang sang.",
        breaks=(3,),
        end=True,
    ),
    Recipe(
        "nhu-tren",
        "Công việc, địa chỉ giống dòng trên ghi như trên.",
        ("stt", "name", "birth", "number", "home", "job", "money"),
        ditto="như trên",
    ),
    Recipe(
        "dau-nhay",
        'Thôn giống dòng trên ghi dấu ".',
        ("stt", "name", "birth", "number", "hamlet", "money"),
        ditto='"',
    ),
    Recipe(
        "nghin-dong",
        "Đơn vị tính nghìn đồng ghi trên đầu bảng.",
        money="thousands",
        title=("ĐVT: nghìn đồng",),
    ),
    Recipe("cong-nguoi", "Dòng cộng ghi số người.", total="Tổng cộng: 6 người"),
    Recipe(
        "khong-co-cot-giay-to", "Không có cột CMND/CCCD.", ("stt", "name", "birth", "money")
    ),
)

VALUES = (
    Recipe("ten-chu-hoa", "Tên viết hoa cả.", style={"name": "capitals"}),
    Recipe("ten-xuong-dong", "Tên xuống dòng giữa ô.", style={"name": "break"}),
    Recipe("ten-cach-la", "Tên có khoảng trắng không ngắt.", style={"name": "no-break"}),
    Recipe("ho-ong-ho-ba", "Tên có «Hộ ông», «Hộ bà».", style={"name": "household"}),
    Recipe(
        "o-ho-ten-co-so",
        "Số thứ tự, năm sinh, điện thoại, số giấy tờ lẫn trong ô họ tên.",
        damage={
            0: "numbered name",
            1: "year in the name",
            2: "phone in the name",
            3: "number in the name",
        },
    ),
    Recipe("phong-vntime", "Cả danh sách gõ bằng .VnTime (TCVN3).", font="tcvn3", end=True),
    Recipe("phong-vni", "Cả danh sách gõ bằng VNI-Times.", font="vni", end=True),
    Recipe("to-hop-dau", "Chữ và dấu gõ rời (Unicode tổ hợp).", font="nfd", end=True),
    Recipe(
        "so-go-thanh-so", "Cột giấy tờ là số: mất các số 0 đầu.", style={"numbers_as": True}
    ),
    Recipe("so-cach-ba", "Số giấy tờ viết cách ba chữ số.", style={"number": "spaces"}),
    Recipe(
        "so-toan-bo-rong", "Số giấy tờ gõ chữ số toàn bộ rộng.", style={"number": "full width"}
    ),
    Recipe(
        "loi-so-giay-to",
        "Mỗi dòng một lỗi: chữ O, thừa số, điện thoại, mất số, chữ, hai số, trống.",
        damage={
            0: "letter O",
            1: "one digit more",
            2: "phone",
            3: "digits lost",
            4: "words",
            5: "two numbers",
            6: "empty",
            7: "exponent",
        },
        count=9,
        style={"number": "plain"},
    ),
    Recipe("ngay-sinh-dau-cham", "Ngày sinh 1.3.1985.", style={"birth": "dots"}),
    Recipe("ngay-sinh-bang-chu", "Ngày 5 tháng 3 năm 1985.", style={"birth": "words"}),
    Recipe(
        "ngay-sinh-so-thu-tu", "Ngày sinh là số thứ tự của Excel.", style={"birth": "serial"}
    ),
    Recipe("ngay-sinh-thang-nam", "Chỉ có tháng và năm.", style={"birth": "month"}),
    Recipe(
        "loi-ngay-sinh",
        "Mỗi dòng một lỗi: 30/2, tương lai, năm 1885, tháng đứng trước, khoảng.",
        damage={
            0: "no such day",
            1: "future",
            2: "long ago",
            3: "month first",
            4: "perhaps",
        },
    ),
    Recipe(
        "excel-kieu-my",
        "Excel kiểu Mỹ đã đổi ngày và tháng của các ngày đến 12.",
        style={"birth": "us"},
        count=12,
    ),
    Recipe("tien-co-dau-cham", "Số tiền 1.500.000đ.", money="d"),
    Recipe("tien-trieu", "Số tiền 1,5tr.", money="millions"),
    Recipe("tien-bang-chu", "Số tiền viết bằng chữ.", money="words"),
    Recipe(
        "loi-tien",
        "Số tiền nhóm hai chữ số, hai số trong một ô.",
        damage={1: "money in groups of two", 3: "two amounts"},
    ),
    Recipe(
        "co-khong",
        "Cột có/không ghi x, số giấy phép.",
        (
            "stt",
            "name",
            "birth",
            "number",
            "shop",
            "tax",
            "days",
            "licensed",
            "ordered",
            "money",
        ),
        SHOP,
    ),
)

FILES = (
    Recipe("tep-xls", "Excel 97, tiêu đề một dòng.", ending=".xls", style={"number": "plain"}),
    Recipe("tep-ods", "LibreOffice.", _STAY, COVID, ending=".ods", end=True),
    Recipe("tep-csv", "Chữ cách bằng dấu chấm phẩy.", ending=".csv", money="dots"),
    Recipe("ho-kinh-doanh", "Hộ kinh doanh, hai dòng tiêu đề.", _SHOPS, SHOP, end=True),
)

RECIPES = (*SHAPES, *VALUES, *FILES)
