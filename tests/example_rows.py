"""A row for a worker, a household business, an F0 or F1; and those who stand on two lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from viparse.normalize.tcvn3 import TCVN3

from tests.example_books import Value
from tests.example_lists import Roll
from tests.example_people import Person, Population

FLAT, SHOP, MEAL, CHILD = 1_500_000, 3_000_000, 80_000, 1_000_000
LONGEST = {"F0": 45, "F1": 21}
JOBS = (
    *(
        "Bán vé số",
        "Bốc vác",
        "Phụ hồ",
        "Xe ôm",
        "Bán hàng rong",
        "Phụ quán ăn",
        "Thu gom phế liệu",
    ),
    *("Giúp việc", "Phụ xe", "Sửa xe", "Cắt tóc", "Thợ nề"),
)
TRADES = ("Quán ăn", "Cà phê", "Karaoke", "Cắt tóc", "Nhà nghỉ", "Tạp hóa", "May mặc")
STOPPED = date(2021, 5, 24)

LDTD_FULL = (
    *("stt", "ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "noi_o", "cong_viec", "tu_ngay"),
    *("den_ngay", "co_bhxh", "dang_huong", "so_tien", "ky_nhan"),
)
LDTD_GROUPED = (
    *("stt", "ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "cong_viec", "tu_ngay"),
    *("den_ngay", "co_bhxh", "tu_nguyen", "so_tien", "ghi_chu"),
)
LDTD_SHORT = (
    *("stt", "ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "cong_viec", "tu_ngay"),
    "so_tien",
)
HKD_FULL = (
    *("stt", "ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "ten_ho", "ma_so_thue"),
    *("nganh_nghe", "tu_ngay", "den_ngay", "so_ngay", "dkkd", "so_tien"),
)
HKD_CSV = (
    *("stt", "ho_ten", "ngay_sinh", "so_giay_to", "ten_ho", "ma_so_thue", "nganh_nghe"),
    *("tu_ngay", "den_ngay", "theo_yeu_cau", "con_nganh_khac", "so_tien"),
)
HKD_SHORT = (
    "stt",
    "ho_ten",
    "ngay_sinh",
    "so_giay_to",
    "ma_so_thue",
    "tu_ngay",
    "den_ngay",
    "so_tien",
)
F0F1 = (
    *("stt", "ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "dien", "hinh_thuc", "tu_ngay"),
    *("den_ngay", "so_ngay", "so_tien"),
)
F0F1_SHORT = (
    "stt",
    "ho_ten",
    "ngay_sinh",
    "so_giay_to",
    "dien",
    "tu_ngay",
    "den_ngay",
    "so_tien",
)
KEPT = {"F0": "Bệnh viện", "F1": "Khu cách ly tập trung"}


@dataclass(frozen=True, slots=True)
class Cast:
    """People who stand on more than one list, or who look like somebody else."""

    moved: Person
    moved_old_number: str
    twice: Person
    trader: Person
    patient: Person
    twins: tuple[Person, Person]
    father: Person
    son: Person
    namesakes: tuple[Person, Person]


def cast_of(people: Population) -> Cast:
    moved = people.person(1975, 1985, sex="Nữ")
    twin = people.person(1992, 1992, sex="Nam")
    family = twin.name.split()[0]
    other = replace(twin, name=f"{family} Khánh Hòa", number=people.number("Nam", twin.birth))
    father = people.person(1966, 1966, sex="Nam")
    son = replace(people.person(1994, 1994, sex="Nam"), name=father.name)
    namesake = people.person(1971, 1971, sex="Nữ")
    younger = replace(people.person(1989, 1989, sex="Nữ"), name=namesake.name)
    return Cast(
        moved,
        people.old_number(),
        people.person(1980, 1990),
        people.person(1970, 1980),
        people.person(1980, 1990),
        (twin, other),
        father,
        son,
        (namesake, younger),
    )


def worker(roll: Roll, people: Population, person: Person | None = None, **cells: Value) -> int:
    rng = people.rng
    start = date(2021, 5, 10) + timedelta(rng.randint(0, 20))
    given: Mapping[str, Value] = {
        "cong_viec": rng.choice(JOBS),
        "tu_ngay": start,
        "den_ngay": start + timedelta(rng.randint(20, 40)),
        "co_bhxh": "Không",
        "dang_huong": "Không",
        "so_tien": FLAT,
    }
    old = rng.random() < 0.4
    return roll.add(person or people.person(old_card=old), **{**given, **cells})


def trader(roll: Roll, people: Population, person: Person | None = None, **cells: Value) -> int:
    rng = people.rng
    person = person or people.person(1960, 1995)
    start = STOPPED + timedelta(rng.randint(0, 5))
    days = rng.randint(16, 28)
    given: Mapping[str, Value] = {
        "ten_ho": f"{rng.choice(TRADES)} {person.name.split()[-1]}",
        "ma_so_thue": people.tax_code(),
        "nganh_nghe": rng.choice(TRADES),
        "tu_ngay": start,
        "den_ngay": start + timedelta(days - 1),
        "so_ngay": days,
        "dkkd": "Có",
        "theo_yeu_cau": "Có",
        "con_nganh_khac": "Không",
        "so_tien": SHOP,
    }
    return roll.add(person, **{**given, **cells})


def patient(
    roll: Roll,
    people: Population,
    person: Person | None = None,
    days: int = 0,
    **cells: Value,
) -> int:
    """An F0 or F1 with the right amount for the days; `dien` may be among the cells."""
    rng = people.rng
    person = person or people.person(1950, 2002)
    kind = str(cells.get("dien", "")) or rng.choice(("F0", "F1", "F1"))
    start = date(2021, 5, 8) + timedelta(rng.randint(0, 20))
    days = days or (rng.randint(10, 30) if kind == "F0" else rng.randint(7, 21))
    child = CHILD if start.year - person.birth.year < 16 else 0
    given: Mapping[str, Value] = {
        "dien": kind,
        "hinh_thuc": KEPT[kind],
        "tu_ngay": start,
        "den_ngay": start + timedelta(days - 1),
        "so_ngay": days,
        "so_tien": MEAL * min(days, LONGEST[kind]) + child,
    }
    return roll.add(person, **{**given, **cells})


def in_old_font(text: str) -> str:
    """Unicode to TCVN3, which shows as letters only in fonts such as .VnTime."""
    old = {new: typed for typed, new in TCVN3.pairs}
    return "".join(old.get(letter, letter) for letter in text)
