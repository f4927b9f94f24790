"""The fixed parts of an administrative paper (Decree 30/2020): who issues, when, who signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from hotro68.core.dialect import USUAL, Dialect
from hotro68.core.office import Decision, Office
from hotro68.vietnamese.settlements import head_of, kind_of, written_kind

BLANK = "………………"
NO_BREAK = "\u00a0"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ON_BEHALF = "TM. ỦY BAN NHÂN DÂN"
FOR_THE_CHAIR = "KT. CHỦ TỊCH"
DEPUTY = "PHÓ CHỦ TỊCH"
AT_THE_OFFICE = "công chức Văn phòng"

_LEADING_ZERO_DAYS, _LEADING_ZERO_MONTHS = 10, 3


class Settled(str):
    """The name of a settlement that knows what settlements are called where it lies."""

    __slots__ = ("dialect",)
    dialect: Dialect

    def __new__(cls, name: str, dialect: Dialect) -> Self:
        told = super().__new__(cls, name)
        told.dialect = dialect
        return told


@dataclass(frozen=True, slots=True)
class Letterhead:
    """issuer: two lines. number: empty on papers that carry none."""

    issuer: tuple[str, str]
    country: str
    motto: str
    number: str
    place_date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """posts: one line each, upper case. name: empty when it is to be written by hand."""

    posts: tuple[str, ...]
    name: str


def letterhead(office: Office, symbol: str, day: date | None) -> Letterhead:
    """symbol: the kind of paper in its number, `DS` in `DS-UBND`; empty for no number."""
    place = commune(office)
    return Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", f"{office.level} {place}".upper()),
        country=COUNTRY,
        motto=MOTTO,
        number=f"/{symbol}-UBND" if symbol else "",
        place_date=f"{place}, {long_date(day)}",
    )


def commune(office: Office) -> str:
    """The commune's name alone: `xã Nhật Tiến` and `Nhật Tiến` are both written in settings."""
    name = office.commune.strip()
    level = office.level.strip()
    if level and name.casefold().startswith(f"{level.casefold()} "):
        name = name[len(level) :].strip()
    return name or BLANK


def committee(office: Office) -> str:
    """`Ủy ban nhân dân xã Nhật Tiến`."""
    return f"Ủy ban nhân dân {office.level} {commune(office)}"


def district(office: Office) -> str:
    """`huyện Hữu Lũng`, `thị xã Kỳ Mẫu`; nothing is invented where a ward does not say."""
    kind, name = office.district_kind, office.district_name
    return f"{kind or BLANK} {name or BLANK}" if kind or name else BLANK


def chair(office: Office) -> Signature:
    return Signature((ON_BEHALF, *posts(office.signer_post)), office.signer)


def posts(post: str) -> tuple[str, ...]:
    """A deputy signs for the chair, on two lines, however the settings write it."""
    written = post.upper().replace(f"{FOR_THE_CHAIR} ", f"{FOR_THE_CHAIR}\n").replace("/", "\n")
    lines = tuple(line.strip() for line in written.splitlines() if line.strip())
    if lines in {(DEPUTY,), (FOR_THE_CHAIR,)}:
        return (FOR_THE_CHAIR, DEPUTY)
    return lines or ("CHỦ TỊCH",)


def long_date(day: date | None) -> str:
    """`ngày 05 tháng 01 năm 2021`: a zero before days under 10, and before months 1, 2 only."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    days = f"{day.day:02}" if day.day < _LEADING_ZERO_DAYS else f"{day.day}"
    months = f"{day.month:02}" if day.month < _LEADING_ZERO_MONTHS else f"{day.month}"
    return f"ngày {days} tháng {months} năm {day.year}"


def based_on(bases: Iterable[str], proposal: str = "") -> tuple[str, ...]:
    """`Căn cứ …;` one a line, then who proposes; a full stop after the last."""
    known = (base.strip().rstrip(".;") for base in bases)
    told = (f"Căn cứ {base}" for base in known if base)
    return listed_lines((*told, proposal) if proposal else told)


def listed_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """A semicolon behind each, a full stop behind the last."""
    known = tuple(lines)
    return (*(f"{line};" for line in known[:-1]), *(f"{line}." for line in known[-1:]))


def decision_line(decision: Decision) -> str:
    """`Quyết định số 123/QĐ-UBND ngày 16 tháng 8 năm 2021 của UBND huyện`."""
    by = f" của{NO_BREAK}{decision.by.replace(' ', NO_BREAK)}" if decision.by else ""
    return f"Quyết định số {decision.number} {long_date(decision.day)}{by}"


def mid_sentence(place: str) -> str:
    """`Thôn Đồng Mẫu` → `thôn Đồng Mẫu`; a name without its kind stays as it is."""
    kind = written_kind(place)
    return kind + place[len(kind) :]


def head_of_hamlet(place: str) -> str:
    """`Thôn Đồng Mẫu` → `trưởng thôn`, `Tổ dân phố 3` → `tổ trưởng`; none is the office."""
    if not place:
        return AT_THE_OFFICE
    kind = kind_of(place)
    usual = place.dialect if isinstance(place, Settled) else USUAL
    head = head_of(kind) if kind else usual.head
    return "tổ trưởng" if head == "tổ trưởng tổ dân phố" else head


def hamlets(office: Office) -> str:
    """What a commune is made of, `thôn`; a ward or town of `tổ dân phố`."""
    return office.dialect.settlement


def usual_head(office: Office) -> str:
    """Who heads a hamlet that is not named."""
    return office.dialect.head
