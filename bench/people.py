"""Invented people and their lists, with planted faults; one seed gives one set of lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

FAMILIES = (
    *("Nông", "Vi", "Hoàng", "Lý", "Triệu", "Lương", "Nguyễn", "Trần", "Lê", "Phạm", "Hứa"),
    *("Đàm", "Lành", "Bế", "Chu"),
)
MIDDLES = {"nam": ("Văn", "Đức", "Minh", "Quang"), "nu": ("Thị", "Thu", "Ngọc", "Kim")}
GIVEN = (
    *("An", "Bình", "Châu", "Dung", "Đức", "Giang", "Hà", "Hải", "Hiền", "Hòa", "Hùng"),
    *("Hương", "Khánh", "Lan", "Liên", "Linh", "Long", "Mai", "Nam", "Nga", "Nhung", "Phong"),
    *("Phúc", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Trang", "Tú", "Uyên", "Vân", "Yến"),
)
WORKS = ("bán vé số", "bốc vác", "xe ôm", "thu gom phế liệu", "bán hàng rong", "phụ hồ")
HAMLETS = [f"Thôn {number}" for number in range(1, 16)]
POLICY = "lao-dong-tu-do"
TITLE = "DANH SÁCH LAO ĐỘNG KHÔNG CÓ GIAO KẾT HỢP ĐỒNG LAO ĐỘNG (LAO ĐỘNG TỰ DO) - {hamlet}"
HEADINGS = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Thôn", "Điện thoại"),
    *("Công việc", "Từ ngày", "Đến ngày", "Số ngày", "Có HĐLĐ/BHXH"),
    *("Đang hưởng lương hưu, trợ cấp", "Số tiền", "Ghi chú"),
)
CLAIM = 1_500_000
LANG_SON = "020"
_FIRST_BIRTH, _BIRTHS = date(1955, 1, 1), 365 * 45
_FIRST_DAY, _DAYS = date(2021, 5, 1), 60
FAULTS = ("lost-zero", "long-number", "other-sex", "claimed-too-much", "no-number")

Row = list[object]


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    birth: date
    sex: str
    number: str
    hamlet: str


def people(count: int, seed: int, hamlets: list[str] = HAMLETS) -> Iterator[Person]:
    """`count` people, no two with one number."""
    random = Random(seed)  # noqa: S311 - invented data, nothing secret
    for serial in range(count):
        sex = random.choice(("nam", "nu"))
        words = (random.choice(FAMILIES), random.choice(MIDDLES[sex]), random.choice(GIVEN))
        birth = _FIRST_BIRTH + timedelta(random.randrange(_BIRTHS))
        number = _number(birth, sex, serial)
        yield Person(" ".join(words), birth, sex, number, hamlets[serial % len(hamlets)])


def _number(birth: date, sex: str, serial: int) -> str:
    """Province, a digit for century and sex, two of the year, six of a series."""
    century = 2 * (birth.year >= 2000) + (sex == "nu")  # noqa: PLR2004 - the century
    return f"{LANG_SON}{century}{birth:%y}{serial:06d}"


def rows(found: Iterator[Person], seed: int, faulty: float) -> Iterator[Row]:
    """One row a person; the share `faulty` of them carries one of the FAULTS."""
    random = Random(seed + 1)  # noqa: S311 - invented data, nothing secret
    for serial, person in enumerate(found, 1):
        row = _row(person, serial, random)
        if random.random() < faulty:
            _spoil(row, random.choice(FAULTS))
        yield row


def _row(person: Person, serial: int, random: Random) -> Row:
    first = _FIRST_DAY + timedelta(random.randrange(_DAYS))
    days = random.randrange(15, 60)
    last = first + timedelta(days - 1)
    sex = "Nữ" if person.sex == "nu" else "Nam"
    return [
        *(serial, person.name, person.birth, sex, person.number, person.hamlet, ""),
        *(random.choice(WORKS), first, last, days, "không", "không", CLAIM, ""),
    ]


def _spoil(row: Row, fault: str) -> None:
    number = str(row[4])
    match fault:
        case "lost-zero":
            row[4] = int(number)
        case "long-number":
            row[4] = number + "0"
        case "other-sex":
            row[3] = "Nam" if row[3] == "Nữ" else "Nữ"
        case "claimed-too-much":
            row[13] = CLAIM + 500_000
        case "no-number":
            row[4] = ""


def write_list(path: Path, listed: Iterator[Row], title: str = "") -> None:
    """A workbook as Excel writes it: shared strings, date cells, the title in the first row."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Danh sách")
        if title:
            sheet.write_string(0, 0, title)
        top = 2 if title else 0
        sheet.write_row(top, 0, HEADINGS)
        for number, row in enumerate(listed, top + 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)


def write_commune(folder: Path, count: int, seed: int, faulty: float) -> None:
    """A work folder with one workbook for each hamlet."""
    (folder / "danhsach").mkdir(parents=True)
    (folder / "hotro68.yaml").write_text(
        "don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}\nngay_tham_dinh: 2021-07-16\n",
        encoding="utf-8",
    )
    everybody = list(rows(people(count, seed), seed, faulty))
    for hamlet in HAMLETS:
        own = (row for row in everybody if row[5] == hamlet)
        name = hamlet.replace("Thôn ", "thon_") + ".xlsx"
        write_list(folder / "danhsach" / name, own, TITLE.format(hamlet=hamlet.upper()))
