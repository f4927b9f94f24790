"""Vietnamese names as often as they are met: families, middle names and given names."""

from __future__ import annotations

from random import Random

FAMILIES = {
    "Nguyễn": 31.5, "Trần": 10.9, "Lê": 8.9, "Phạm": 5.9, "Hoàng": 4.5, "Vũ": 3.9, "Phan": 2.8,
    "Trương": 2.2, "Bùi": 2.1, "Đặng": 1.9, "Đỗ": 1.9, "Ngô": 1.7, "Hồ": 1.5, "Dương": 1.4,
    "Đinh": 1.0, "Nông": 2.5, "Vi": 2.0, "Lý": 1.5, "Lương": 1.5, "Triệu": 1.4, "Hứa": 0.8,
    "Đàm": 0.5, "Bế": 0.4, "Chu": 0.5, "Mã": 0.4, "Đoàn": 0.8, "Trịnh": 0.7, "Mai": 0.6,
    "Lâm": 0.5, "Phùng": 0.5, "Hà": 0.8, "Cao": 0.5, "Tô": 0.3, "Tạ": 0.3, "Thái": 0.2,
    "La": 0.2, "Lộc": 0.3, "Bàn": 0.3, "Võ": 1.0, "Huỳnh": 0.6,
}  # fmt: skip
MIDDLES = {
    "nam": {
        "Văn": 38.0, "Đức": 5.0, "Minh": 5.0, "Hữu": 4.0, "Quang": 4.0, "Đình": 4.0,
        "Xuân": 3.0, "Thanh": 3.0, "Ngọc": 3.0, "Quốc": 3.0, "Công": 2.5, "Anh": 2.0,
        "Tuấn": 2.0, "Mạnh": 2.0, "Hoàng": 2.0, "Trọng": 1.5, "Viết": 1.0, "Bá": 1.0,
        "Gia": 1.0, "Thế": 1.5, "": 2.0,
    },
    "nu": {
        "Thị": 52.0, "Thu": 4.0, "Ngọc": 4.0, "Thanh": 4.0, "Phương": 3.0, "Kim": 3.0,
        "Minh": 2.5, "Thúy": 2.5, "Hồng": 2.5, "Mai": 2.0, "Bích": 2.0, "Thị Thu": 3.0,
        "Thị Ngọc": 2.0, "Thị Thanh": 2.0, "Thị Kim": 2.0, "Thị Hồng": 2.0, "Diệu": 1.0,
        "Khánh": 1.0, "Bảo": 1.0, "": 1.0,
    },
}  # fmt: skip
# ruff: noqa: SIM905 - word lists are read in rows
_GIVEN = {
    "nam": (
        "Hùng Nam Dũng Tuấn Hải Sơn Long Minh Cường Thắng Hiếu Đức Anh Quân Trung Bình Tùng "
        "Hoàng Kiên Tiến Phong Việt Thành Huy Tú Khánh Lâm Quang Toàn Mạnh Hưng Đạt Vinh Hòa "
        "Thanh Chiến Phúc Duy Linh Khoa Nghĩa Tài Lộc Quý An Tâm Hà Giang Nhân Thái Luân Bảo "
        "Công Khôi Trường Định Đông Hậu Sáng Tư Ngọc Lực Thịnh Đại Cảnh Khương Diệp Hiệp Đô"
    ).split(),
    "nu": (
        "Hương Lan Hoa Hà Linh Trang Hằng Nga Thủy Hiền Huyền Mai Thảo Phương Ngọc Hạnh Yến "
        "Anh Dung Loan Vân Nhung Hồng Oanh Thu Tâm Liên Thúy Bình Quỳnh Giang Hòa Ly Nguyệt "
        "Thanh Xuân Lý Tuyết Minh My Ngân Chi Châu Hường Thơm Sen Đào Cúc Huệ Bích Tươi Lụa "
        "Duyên Nhàn Thoa Mơ Ánh Diễm Trâm Vy Uyên Khuyên Hậu Phượng Lương Quyên Thơ Nụ Mến Bé"
    ).split(),
}


def drawn(random: Random, weighed: dict[str, float]) -> str:
    return random.choices(list(weighed), list(weighed.values()))[0]


def given_name(random: Random, sex: str) -> str:
    """The n-th most usual is met about 1/(n + 5) as often."""
    names = _GIVEN[sex]
    return random.choices(names, [1 / (place + 5) for place in range(len(names))])[0]


def full_name(random: Random, family: str, sex: str) -> str:
    middle = drawn(random, MIDDLES[sex])
    return " ".join(f"{family} {middle} {given_name(random, sex)}".split())
