"""People who do not exist: usual names, invented numbers, always the same ones."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from stdnum.vn import mst

SEED = 68_2021
FAMILIES = (
    *("Nông", "Hoàng", "Lương", "Vi", "Lộc", "Chu", "Hứa", "Mã", "Bế", "Đàm", "La", "Lý"),
    *("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Dương", "Phùng", "Đinh", "Hà", "Ngô"),
)
MEN = (
    *("Văn An", "Văn Bình", "Văn Chiến", "Đình Cường", "Quang Dũng", "Văn Đạt", "Đức Hải"),
    *("Văn Hiệp", "Minh Hoàng", "Văn Hùng", "Mạnh Khôi", "Văn Kiên", "Hữu Lâm", "Văn Long"),
    *("Đức Mạnh", "Văn Nghĩa", "Văn Phong", "Minh Quân", "Văn Quyết", "Thanh Sơn", "Văn Tài"),
    *("Văn Thắng", "Đình Thuận", "Văn Tiến", "Quốc Toản", "Văn Trường", "Anh Tuấn", "Văn Vinh"),
)
WOMEN = (
    *("Thị Bích", "Thị Chanh", "Kim Chi", "Thị Diệp", "Thị Đào", "Thu Hà", "Thị Hạnh"),
    *("Thị Hoa", "Thị Huệ", "Thanh Huyền", "Thị Lan", "Thị Liễu", "Thúy Loan", "Thị Mai"),
    *("Thị Miến", "Thị Nga", "Bích Ngọc", "Thị Nhung", "Thị Oanh", "Lan Phương", "Thị Quế"),
    *("Thị Sen", "Thị Tâm", "Thu Thảo", "Thị Thơm", "Thị Tươi", "Hải Yến", "Thị Xuân"),
)
DAO_FAMILIES = ("Triệu", "Bàn", "Đặng", "Phùng")
DAO_MEN = ("Tòn Phin", "Sành Quý", "Tiến Phượng", "Phúc Lìn", "Chòi Kinh", "Vần Sinh")
DAO_WOMEN = ("Mùi Chài", "Mùi Pham", "Tả Mẩy", "Mùi Khe", "Lở Mẩy", "Mùi Nhậy")
DAO_SHARE = 0.12
PROVINCES = ("020", "020", "020", "020", "020", "024", "004", "006", "019")
_TWENTY_FIRST = 2000


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    sex: str
    birth: date
    number: str

    @property
    def shown_birth(self) -> str:
        return f"{self.birth:%d/%m/%Y}"

    def under(self, number: str) -> Person:
        return replace(self, number=number)


@dataclass(slots=True)
class Population:
    """Gives out people; no two share a name, a birth date or a number unless asked to."""

    rng: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - repeatable on purpose
    names: set[str] = field(default_factory=set)
    births: set[date] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def person(
        self, first: int = 1955, last: int = 2002, *, old_card: bool = False, sex: str = ""
    ) -> Person:
        """Born in one of the years first to last; with a nine-digit card when `old_card`."""
        sex = sex or self.rng.choice(("Nam", "Nữ"))
        birth = self.birth(first, last)
        number = self.old_number() if old_card else self.number(sex, birth)
        return Person(self.name(sex), sex, birth, number)

    def name(self, sex: str) -> str:
        while True:
            dao = self.rng.random() < DAO_SHARE
            family = self.rng.choice(DAO_FAMILIES if dao else FAMILIES)
            given = self.rng.choice(_given(sex, dao=dao))
            name = f"{family} {given}"
            if name not in self.names:
                self.names.add(name)
                return name

    def birth(self, first: int, last: int) -> date:
        while True:
            start = date(first, 1, 1)
            length = (date(last, 12, 31) - start).days
            birth = start + timedelta(self.rng.randint(0, length))
            if birth not in self.births:
                self.births.add(birth)
                return birth

    def number(self, sex: str, birth: date, province: str = "") -> str:
        """Province, century and sex, year, and six digits that begin with 9."""
        century = "23" if birth.year >= _TWENTY_FIRST else "01"
        head = (province or self.rng.choice(PROVINCES)) + century[sex == "Nữ"]
        return self._fresh(f"{head}{birth:%y}9", 5)

    def old_number(self) -> str:
        return self._fresh("08", 7)

    def _fresh(self, head: str, digits: int) -> str:
        while True:
            number = head + "".join(self.rng.choices("0123456789", k=digits))
            if number not in self.numbers:
                self.numbers.add(number)
                return number

    def tax_code(self) -> str:
        """A code that adds up, from a range no tax office has given out."""
        while True:
            stem = f"0000{self.rng.randint(10_000, 99_999)}"
            codes = [f"{stem}{last}" for last in range(10) if mst.is_valid(f"{stem}{last}")]
            if codes and codes[0] not in self.numbers:
                self.numbers.add(codes[0])
                return codes[0]

    def phone(self) -> str:
        return f"0900000{self.rng.randint(0, 999):03}"


def _given(sex: str, *, dao: bool) -> tuple[str, ...]:
    if dao:
        return DAO_MEN if sex == "Nam" else DAO_WOMEN
    return MEN if sex == "Nam" else WOMEN
