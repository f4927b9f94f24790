"""The rows of papers: people, sums, money on its way, members, remarks, vouchers.

The names are those a clerk writes in a template, so they are Vietnamese. A field marked
`RESERVED` never goes on a paper for the board.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, TypeAlias

Value: TypeAlias = int | str | date | None

RESERVED = {"rieng": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person's line.

    ma: the key of the person, by which nobody is counted twice. chinh_sach: short, for a
    column that others may see; chinh_sach_noi_bo: the same for papers between offices;
    ten_chinh_sach: in full, for a sentence. so_tien_de_nghi: what the hamlet asks for.
    """

    ho_ten: str
    ma: str = field(default="", metadata=RESERVED)
    ngay_sinh: str = field(default="", metadata=RESERVED)
    nam_sinh: str = ""
    gioi_tinh: str = ""
    so_giay_to: str = field(default="", metadata=RESERVED)
    bon_so_cuoi: str = field(default="", metadata=RESERVED)
    thon: str = ""
    dia_chi: str = field(default="", metadata=RESERVED)
    dien_thoai: str = field(default="", metadata=RESERVED)
    tai_khoan: str = field(default="", metadata=RESERVED)
    chinh_sach: str = ""
    chinh_sach_noi_bo: str = field(default="", metadata=RESERVED)
    ten_chinh_sach: str = ""
    dien: str = field(default="", metadata=RESERVED)
    co_so: str = field(default="", metadata=RESERVED)
    tu_ngay: date | None = field(default=None, metadata=RESERVED)
    den_ngay: date | None = field(default=None, metadata=RESERVED)
    so_ngay: int | None = field(default=None, metadata=RESERVED)
    so_ngay_ho_tro: int | None = field(default=None, metadata=RESERVED)
    so_ngay_toi_da: int | None = field(default=None, metadata=RESERVED)
    muc_ngay: int | None = field(default=None, metadata=RESERVED)
    tien_an: int = field(default=0, metadata=RESERVED)
    ho_tro_them: int = field(default=0, metadata=RESERVED)
    ten_ho: str = ""
    ma_so_thue: str = field(default="", metadata=RESERVED)
    dia_diem: str = field(default="", metadata=RESERVED)
    nganh_nghe: str = field(default="", metadata=RESERVED)
    so_tien: int = 0
    so_tien_de_nghi: int | None = None
    so_tien_truoc: int = 0
    ket_qua: str = field(default="", metadata=RESERVED)
    ly_do: str = field(default="", metadata=RESERVED)
    can_cu: str = ""
    so_phieu: str = field(default="", metadata=RESERVED)
    ghi_chu: str = field(default="", metadata=RESERVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """People and money of one policy or one hamlet; the centre's part and the locality's."""

    ten: str
    so_nguoi: int = 0
    so_tien: int = 0
    trung_uong: int = 0
    dia_phuong: int = 0
    can_cu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Money of one policy or one hamlet from the decision to what is left."""

    ten: str
    nguoi_duyet: int = 0
    tien_duyet: int = 0
    nguoi_chi: int = 0
    tien_chi: int = 0
    nguoi_chua: int = 0
    tien_chua: int = 0
    trung_uong: int = 0
    dia_phuong: int = 0
    tra_lai: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody at a meeting. vai: chairs, keeps the minutes, attends."""

    ho_ten: str
    chuc_vu: str = ""
    vai: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something said, asked or looked at, and what came of it."""

    noi_dung: str
    nguoi: str = field(default="", metadata=RESERVED)
    ngay: date | None = None
    ket_qua: str = ""
    ngay_tra_loi: date | None = None
    ghi_chu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRow:
    """A paper the accounts rest on."""

    so: str
    ngay: date | None = None
    noi_dung: str = ""
    so_nguoi: int = 0
    so_tien: int = 0


Row: TypeAlias = Person | Sum | Flow | Member | Remark | VoucherRow


def sums(people: Iterable[Person], by: str) -> tuple[Sum, ...]:
    """People and money by `chinh_sach` or `thon`, in the order in which they come first."""
    groups: dict[str, list[Person]] = {}
    for person in people:
        groups.setdefault(getattr(person, by), []).append(person)
    return tuple(
        Sum(ten=name, so_nguoi=heads(group), so_tien=sum(one.so_tien for one in group))
        for name, group in groups.items()
    )


def heads(people: Iterable[Person]) -> int:
    """Each person once, however many lines."""
    return len({one.ma or f"\0{at}" for at, one in enumerate(people)})


def row_values(row: object) -> Mapping[str, object]:
    if isinstance(row, Mapping):
        return row
    assert is_dataclass(row)
    return {one.name: getattr(row, one.name) for one in fields(row)}


def reserved(kind: type[Any]) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind) if one.metadata.get("rieng"))
