"""Invented people with what the law asks of each, so that nothing is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.example_people import Person, Population

MINH_HOA = "xã Minh Họa"
HAMLETS = (
    *("Thôn Đồng Mẫu", "Thôn Nà Thử", "Thôn Khe Giả", "Thôn Suối Bịa", "Thôn Bản Chơi"),
    *("Thôn Lân Mẫu", "Thôn Phai Thử", "Thôn Kéo Vờ"),
)
JOBS = (
    *("Bán vé số", "Bốc vác", "Phụ hồ", "Xe ôm", "Bán hàng rong", "Thu gom phế liệu"),
    *("Giúp việc gia đình", "Cắt tóc", "Thợ nề", "Bán nước mía", "Sửa xe đạp"),
)
TRADES = ("Quán ăn", "Quán cà phê", "Karaoke", "Tiệm cắt tóc", "Nhà nghỉ", "Quán bia")
POLICIES = ("lao-dong-tu-do", "ho-kinh-doanh", "f0-f1")
_FLAT, _SHOP, _MEAL = 1_500_000, 3_000_000, 80_000
_KEPT = {"F0": ("Bệnh viện", "co-so-y-te"), "F1": ("Khu cách ly tập trung", "khu-cach-ly")}


@dataclass(slots=True)
class Case:
    """One claim that the law pays in full. amount: đồng. extra: what only its policy asks."""

    person: Person
    policy: str
    hamlet: str
    first: date
    last: date
    amount: int
    extra: dict[str, str] = field(default_factory=dict)
    kept: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def case(people: Population, policy: str, hamlet: str, *, kind: str = "") -> Case:
    rng = people.rng
    person = people.person(1958, 2002, old_card=rng.random() < 0.25)
    first = date(2021, 5, 4) + timedelta(rng.randint(0, 24))
    if policy == "f0-f1":
        return _patient(people, person, hamlet, (first, kind or rng.choice(("F0", "F1"))))
    last = first + timedelta(rng.randint(20, 40))
    if policy == "ho-kinh-doanh":
        shop = f"{rng.choice(TRADES)} {person.name.split()[-1]}"
        extra = {"ten_ho": shop, "ma_so_thue": people.tax_code()}
        return Case(person, policy, hamlet, first, last, _SHOP, extra)
    extra = {"cong_viec": rng.choice(JOBS)}
    return Case(person, policy, hamlet, first, last, _FLAT, extra)


def _patient(people: Population, person: Person, hamlet: str, told: tuple[date, str]) -> Case:
    first, kind = told
    days = people.rng.randint(10, 21)
    shown, kept = _KEPT[kind]
    extra = {"dien": kind, "hinh_thuc": shown}
    last = first + timedelta(days - 1)
    return Case(person, "f0-f1", hamlet, first, last, _MEAL * days, extra, kept)
