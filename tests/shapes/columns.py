"""The columns of an invented list: their headings, and what a case writes below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeAlias

from tests.example_books import Value
from tests.shapes import words
from tests.shapes.forms import BIRTH_FORMS, DATE_FORMS, ID_FORMS, birth_read, name_form
from tests.shapes.people import MINH_HOA, Case

Cells: TypeAlias = dict[str, Value]
Write: TypeAlias = Callable[[Case], Value]


@dataclass(frozen=True, slots=True)
class Col:
    """path: the headings from the outermost on. key: what stands here, as `ngay_sinh/nam`."""

    path: tuple[str, ...]
    key: str
    write: Write

    def under(self, *above: str) -> Col:
        return replace(self, path=(*above, *self.path))


Slot: TypeAlias = tuple[Col, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How one clerk types: the form of each kind of value."""

    policy: str
    name: str = "plain"
    birth: str = "slashes"
    day: str = "slashes"
    number: str = "plain"
    money: Callable[[int], Value] = int
    numbers_as: bool = False
    worded: bool = False


YES = ("Có", "x", "X", "✓", "1", "14A8001234")


def slots(rng: Random, style: Style) -> dict[str, Slot]:
    """Every column group the policy may have, by its name."""
    pick = rng.choice
    owner = words.OWNER if style.policy == "ho-kinh-doanh" else words.NAME
    day = DATE_FORMS[style.day]
    over = pick(words.OVER_DAYS[style.policy])
    return {
        "stt": (Col((pick(words.STT),), "stt", lambda _: 0),),
        "name": (Col((pick(owner),), "ho_ten", _name(style)),),
        "birth": (Col((pick(words.BIRTH),), "ngay_sinh", _birth(style)),),
        "birth by sex": _birth_by_sex(pick(("Năm sinh", "Ngày, tháng, năm sinh")), style),
        "birth in three": _birth_in_three(pick(("Ngày sinh", "Ngày, tháng, năm sinh"))),
        "split name": _split_name(pick(words.FAMILY), pick(("Tên", "TÊN"))),
        "sex": (Col((pick(words.SEX),), "gioi_tinh", lambda case: case.person.sex),),
        "women": (Col((pick(("Nữ", "Nữ (x)")),), "gioi_tinh/nu", _cross("Nữ")),),
        "crosses": (
            Col(("Giới tính", "Nam"), "gioi_tinh/nam", _cross("Nam")),
            Col(("Giới tính", "Nữ"), "gioi_tinh/nu", _cross("Nữ")),
        ),
        "number": (Col((pick(words.NUMBER),), "so_giay_to", _number(style)),),
        "number and issue": (
            Col(("CMND/CCCD", "Số"), "so_giay_to", _number(style)),
            Col(("CMND/CCCD", "Ngày cấp"), "ngay_cap", lambda _: "12/5/2016"),
            Col(("CMND/CCCD", "Nơi cấp"), "noi_cap", lambda _: "CA tỉnh"),
        ),
        "two cards": (
            Col(("Số CMND",), "so_giay_to_cu", _card(9)),
            Col(("Số CCCD",), "so_giay_to", _card(12)),
        ),
        "rate": (
            Col(("Kinh phí hỗ trợ", "Mức/ngày"), "muc", lambda _: 80000),
            Col(
                ("Kinh phí hỗ trợ", "Thành tiền"),
                "so_tien_de_nghi",
                lambda c: style.money(c.amount),
            ),
        ),
        "hamlet": (Col((pick(words.HAMLET),), "thon", lambda case: case.hamlet),),
        "home": (Col((pick(words.HOME),), "noi_o", lambda case: f"{case.hamlet}, {MINH_HOA}"),),
        "days": (
            Col((over, pick(words.FIRST)), "tu_ngay", lambda case: day(case.first)),
            Col((over, pick(words.LAST)), "den_ngay", lambda case: day(case.last)),
        ),
        "flat days": (
            Col(
                (pick(words.FLAT_FIRST[style.policy]),), "tu_ngay", lambda case: day(case.first)
            ),
            Col(
                (pick(words.FLAT_LAST[style.policy]),), "den_ngay", lambda case: day(case.last)
            ),
        ),
        "span": (Col((over,), "tu_ngay/span", _span),),
        "count": (Col((pick(words.DAYS),), "so_ngay", lambda case: case.days),),
        "money": (
            Col((pick(words.MONEY),), "so_tien_de_nghi", lambda c: style.money(c.amount)),
        ),
        "phone": (Col((pick(words.PHONE),), "dien_thoai", lambda _: "0900000123"),),
        "note": (Col((pick(words.NOTE),), "ghi_chu", lambda _: ""),),
        "sign": (Col((pick(words.SIGN),), "ky_nhan", lambda _: ""),),
        "nation": (Col((pick(words.NATION),), "dan_toc", lambda _: "Nùng"),),
        **_of_policy(rng, style),
    }


def _of_policy(rng: Random, style: Style) -> dict[str, Slot]:
    pick = rng.choice
    no = pick(("Không", "không", "ko", "K"))
    yes = pick(YES)

    def told(key: str) -> Write:
        return lambda case: case.extra.get(key, "")

    match style.policy:
        case "lao-dong-tu-do":
            return {
                "job": (Col((pick(words.JOB),), "cong_viec", told("cong_viec")),),
                "insured": (Col((pick(words.INSURED),), "co_bhxh", lambda _: no),),
                "pension": (Col((pick(words.PENSION),), "dang_huong", lambda _: no),),
            }
        case "ho-kinh-doanh":
            return {
                "shop": (Col((pick(words.SHOP),), "ten_ho", told("ten_ho")),),
                "tax": (Col((pick(words.TAX),), "ma_so_thue", told("ma_so_thue")),),
                "licensed": (
                    Col((pick(words.LICENSED),), "co_dang_ky_kinh_doanh", lambda _: yes),
                ),
                "ordered": (Col((pick(words.ORDERED),), "dung_theo_yeu_cau", lambda _: yes),),
            }
        case _:
            return {
                "kind": (Col((pick(words.KIND),), "dien", told("dien")),),
                "kept": (Col((pick(words.KEPT),), "hinh_thuc", told("hinh_thuc")),),
            }


# ── What is written ──────────────────────────────────────────────────────────────────────
def _name(style: Style) -> Write:
    return lambda case: name_form(style.name, case.person.name, case.person.sex)


def _birth(style: Style) -> Write:
    return lambda case: BIRTH_FORMS[style.birth](case.person.birth)


def _number(style: Style) -> Write:
    def write(case: Case) -> Value:
        digits = case.person.number
        return int(digits) if style.numbers_as else ID_FORMS[style.number](digits)

    return write


def _card(length: int) -> Write:
    return lambda case: case.person.number if len(case.person.number) == length else ""


def _birth_by_sex(above: str, style: Style) -> Slot:
    form = BIRTH_FORMS[style.birth]

    def only(sex: str) -> Write:
        return lambda case: form(case.person.birth) if case.person.sex == sex else ""

    return (
        Col((above, "Nam"), "ngay_sinh/nam", only("Nam")),
        Col((above, "Nữ"), "ngay_sinh/nu", only("Nữ")),
    )


def _birth_in_three(above: str) -> Slot:
    return (
        Col((above, "Ngày"), "ngay_sinh/day", lambda case: case.person.birth.day),
        Col((above, "Tháng"), "ngay_sinh/month", lambda case: case.person.birth.month),
        Col((above, "Năm"), "ngay_sinh/year", lambda case: case.person.birth.year),
    )


def _split_name(family: str, given: str) -> Slot:
    def parts(case: Case) -> tuple[str, str]:
        first, _, last = case.person.name.rpartition(" ")
        return first, last

    return (
        Col((family,), "ho_ten/family", lambda case: parts(case)[0]),
        Col((given,), "ho_ten/given", lambda case: parts(case)[1]),
    )


def _cross(sex: str) -> Write:
    return lambda case: "x" if case.person.sex == sex else ""


def _span(case: Case) -> Value:
    return f"{case.first:%d/%m/%Y} - {case.last:%d/%m/%Y}"


# ── What is read ─────────────────────────────────────────────────────────────────────────
_SEXES = {"Nam": "nam", "Nữ": "nu"}
_ONE_DAY = {"tu_ngay", "tu_ngay/span"}


def facts_of(case: Case, columns: Sequence[Col], style: Style) -> dict[str, object]:
    """What a careful clerk knows of the case from these columns."""
    keys = {column.key for column in columns}
    pieces = {key.partition("/")[0] for key in keys}
    person = case.person
    known: dict[str, object] = {
        "ho_ten": person.name,
        "ngay_sinh": birth_read(_birth_form(keys, style), person.birth),
        "gioi_tinh": _SEXES[person.sex],
        "so_giay_to": person.number,
        "tu_ngay": case.first.isoformat(),
        "den_ngay": case.last.isoformat(),
        "so_ngay": case.days,
        "so_tien_de_nghi": case.amount,
        **case.extra,
        **({"hinh_thuc": case.kept} if case.kept else {}),
        **dict.fromkeys(("co_bhxh", "dang_huong"), False),
        **dict.fromkeys(("co_dang_ky_kinh_doanh", "dung_theo_yeu_cau"), True),
    }
    if "tu_ngay/span" in keys:
        pieces.add("den_ngay")
    if keys & {"ngay_sinh/nam"}:
        pieces.add("gioi_tinh")
    if "so_giay_to_cu" in pieces:
        old = len(person.number) == 9
        known["so_giay_to_cu"] = person.number if old else None
    facts = {key: value for key, value in known.items() if key in pieces}
    return {**facts, "thon": case.hamlet}


def _birth_form(keys: set[str], style: Style) -> str:
    return "cell" if "ngay_sinh/day" in keys else style.birth
