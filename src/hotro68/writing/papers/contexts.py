"""What a paper is told, by kind of paper; a template may name these and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeAlias

from hotro68.core.office import Decision
from hotro68.writing.papers.paper_rows import (
    Flow,
    Member,
    Person,
    Remark,
    Sum,
    Value,
    VoucherRow,
    heads,
    reserved,
    row_values,
    sums,
)

__all__ = [
    "KINDS",
    "ROWS",
    "AccountPaper",
    "Context",
    "Flow",
    "FormPaper",
    "Letter",
    "Listing",
    "Member",
    "Minutes",
    "Person",
    "RegisterPaper",
    "Remark",
    "Sum",
    "VoucherRow",
    "heads",
    "names_of",
    "reserved",
    "row_values",
    "sums",
    "whole",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What any kind may be told. so_nguoi, so_tien: when the rows are not all of it.

    theo_chinh_sach, theo_thon: drawn from `nguoi` when they are left out.
    """

    thon: str = ""
    nguoi: tuple[Person, ...] = ()
    theo_chinh_sach: tuple[Sum, ...] = ()
    theo_thon: tuple[Sum, ...] = ()
    so_nguoi: int = 0
    so_tien: int = 0
    quyet_dinh: Decision | None = None
    noi_dung: tuple[str, ...] = ()
    ghi_chu: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(_Told):
    """A submission, a letter to an office or to a person, a draft decision.

    doi_tuong: the one person a letter is about. theo_van_ban: the paper that it answers.
    con_thieu: what local sources cannot cover.
    """

    kinh_gui: tuple[str, ...] = ()
    co_quan_quyet_dinh: str = ""
    doi_tuong: Person | None = None
    theo_van_ban: str = ""
    han: date | None = None
    con_cho: int = 0
    con_thieu: int = 0
    khong_dat: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(_Told):
    """A list that goes with another paper. kem_theo: which one, number and day."""

    kem_theo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(_Told):
    """What was done somewhere, by whom. ngay_hop: empty when it is to be written by hand.

    khong_ro_tien: rows for which nobody has said a sum. ngoai_danh_sach: what the hamlet's list
    holds beside `nguoi`, a sentence for each reason.
    """

    ngay_hop: date | None = None
    gio: str = ""
    gio_xong: str = ""
    dia_diem: str = ""
    chu_tri: str = ""
    thu_ky: str = ""
    thanh_phan: tuple[Member, ...] = ()
    tu_ngay: date | None = None
    den_ngay: date | None = None
    so_trang: int | None = None
    loai: str = ""
    kem_theo: str = ""
    khong_dat: tuple[Person, ...] = ()
    bo_sung: tuple[Person, ...] = ()
    chua_chi: tuple[Person, ...] = ()
    nguoi_chi: int = 0
    tien_chi: int = 0
    nguoi_chua: int = 0
    tien_chua: int = 0
    khong_ro_tien: int = 0
    ngoai_danh_sach: tuple[str, ...] = ()
    so_phan_anh: int = 0
    y_kien: tuple[Remark, ...] = ()
    noi_dung_kiem_tra: tuple[Remark, ...] = ()
    mau: tuple[Person, ...] = ()
    kien_nghi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPaper(_Told):
    """Money decided, received, paid, left; the same figures for reports and settlements.

    tien_nhan, con_lai: None while nobody has told what was received. con_lai: of it, what is
    neither paid nor given back.
    """

    tu_ngay: date | None = None
    den_ngay: date | None = None
    dong: tuple[Flow, ...] = ()
    dong_thon: tuple[Flow, ...] = ()
    chung_tu: tuple[VoucherRow, ...] = ()
    chua_chi: tuple[Person, ...] = ()
    nguoi_duyet: int = 0
    tien_duyet: int = 0
    tien_nhan: int | None = None
    nguoi_chi: int = 0
    tien_chi: int = 0
    nguoi_chua: int = 0
    tien_chua: int = 0
    trung_uong: int = 0
    dia_phuong: int = 0
    tra_lai: int = 0
    con_lai: int | None = None
    vuong_mac: tuple[Remark, ...] = ()
    kien_nghi: tuple[str, ...] = ()
    kinh_gui: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPaper:
    """A book kept by hand or by the tool. dong: by the keys of the register's fields."""

    ten: str = ""
    tu_ngay: date | None = None
    den_ngay: date | None = None
    dong: tuple[Mapping[str, Value], ...] = ()
    ghi_chu: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPaper:
    """A paper a person fills in. muc: what it asks, in the order of the list's columns.

    It has no place for anybody's name: a form is never printed filled in.
    """

    chinh_sach: str = ""
    can_cu: str = ""
    noi_nop: str = ""
    kinh_gui: tuple[str, ...] = ()
    muc: tuple[str, ...] = ()
    giay_to: tuple[str, ...] = ()


Context: TypeAlias = Letter | Listing | Minutes | AccountPaper | RegisterPaper | FormPaper

KINDS: Mapping[str, type[Any]] = {
    "thu": Letter,
    "danh-sach": Listing,
    "bien-ban": Minutes,
    "ke-toan": AccountPaper,
    "so": RegisterPaper,
    "don": FormPaper,
}
"""The word a paper's YAML says for each kind (`loai`)."""

ROWS: Mapping[str, type[Any]] = {
    "nguoi": Person,
    "khong_dat": Person,
    "bo_sung": Person,
    "chua_chi": Person,
    "mau": Person,
    "theo_chinh_sach": Sum,
    "theo_thon": Sum,
    "thanh_phan": Member,
    "y_kien": Remark,
    "noi_dung_kiem_tra": Remark,
    "vuong_mac": Remark,
    "dong": Flow,
    "dong_thon": Flow,
    "chung_tu": VoucherRow,
}
"""Tables by name and what a row of each is; a register's rows have the keys it is given."""


def whole(data: Context) -> Mapping[str, object]:
    """Every value by its name: sums drawn from the rows, and checked against those told."""
    told = {one.name: getattr(data, one.name) for one in fields(data)}
    if isinstance(data, _Told):
        told |= _summed(data)
    return told


def _summed(data: _Told) -> dict[str, object]:
    by_policy = data.theo_chinh_sach or sums(data.nguoi, "chinh_sach")
    by_hamlet = data.theo_thon or sums(data.nguoi, "thon")
    amount = data.so_tien or sum(one.so_tien for one in by_policy)
    for told in (data.nguoi, by_policy, by_hamlet):
        assert not told or sum(one.so_tien for one in told) == amount, type(data).__name__
    return {
        "theo_chinh_sach": by_policy,
        "theo_thon": by_hamlet,
        "so_nguoi": data.so_nguoi or heads(data.nguoi) or sum(s.so_nguoi for s in by_policy),
        "so_tien": amount,
        "trung_uong": getattr(data, "trung_uong", 0) or sum(s.trung_uong for s in by_policy),
        "dia_phuong": getattr(data, "dia_phuong", 0) or sum(s.dia_phuong for s in by_policy),
    }


def names_of(kind: type[Any]) -> frozenset[str]:
    """Every name a template of this kind may write, the totals drawn from the rows included."""
    found = {one.name for one in fields(kind)}
    return frozenset(found | {"trung_uong", "dia_phuong"} if issubclass(kind, _Told) else found)
