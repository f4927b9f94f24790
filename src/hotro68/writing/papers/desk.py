"""What stands alike on every paper of a commune: its names, legal bases, recipients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hotro68.core.office import Decision, Office
from hotro68.writing.papers.letterhead import BLANK, committee, commune, district


@dataclass(frozen=True, slots=True)
class Desk:
    """bases: the legal chain, without punctuation at the ends. own: the commune's templates.

    recipients: by paper code, what the settings say instead of the template. programme: in
    short, as papers name it.
    """

    office: Office
    bases: tuple[str, ...] = ()
    programme: str = ""
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: Path | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One printing. name: of the hamlet or person, when there is one paper for each.

    day: None leaves place for it. number: `12/TTr-UBND`, empty when it is not given yet.
    """

    formats: frozenset[str] = frozenset({"pdf", "docx"})
    day: date | None = None
    number: str = ""
    name: str = ""


COMMON = {
    "cap": "xã, phường hay thị trấn",
    "ten_xa": "tên xã",
    "xa": "xã cùng tên",
    "ubnd": "Ủy ban nhân dân xã cùng tên",
    "huyen": "huyện cùng tên",
    "tinh": "tỉnh cùng tên",
    "dot": "đợt hỗ trợ",
    "chuong_trinh": "tên gọn của chương trình",
    "nguoi_ky": "người ký",
    "nguoi_lap": "người lập biểu",
    "ke_toan": "kế toán",
    "thu_quy": "thủ quỹ",
    "ngay": "ngày của văn bản",
}
"""Names every paper knows, whatever its kind, and what they are."""


def common_values(desk: Desk, day: date | None) -> dict[str, object]:
    office = desk.office
    return {
        "cap": office.level,
        "ten_xa": commune(office),
        "xa": f"{office.level} {commune(office)}",
        "ubnd": committee(office),
        "huyen": district(office),
        "tinh": f"{office.province_kind} {office.province_name or BLANK}",
        "dot": office.round,
        "chuong_trinh": desk.programme,
        "nguoi_ky": office.signer,
        "nguoi_lap": office.clerk,
        "ke_toan": office.accountant,
        "thu_quy": office.cashier,
        "ngay": day,
    }


def decided(values: Mapping[str, object]) -> bool:
    return isinstance(values.get("quyet_dinh"), Decision)
