"""Who gets which papers and which columns: rules/noi-nhan/*.yaml, strictly read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from hotro68.core.finding import Finding
from hotro68.policy.pack import Pack
from hotro68.policy.strict import Name, Slug, Strict, Text
from hotro68.policy.text import StrictText
from hotro68.resources import folder

FOLDER = "noi-nhan"
LABELS: Mapping[str, str] = {
    "nam_sinh": "Năm sinh",
    "giay_to_che": "Số giấy tờ (che bớt)",
    "chinh_sach": "Chính sách",
    "so_tien": "Số tiền (đồng)",
    "trang_thai": "Đang ở bước",
    "ly_do": "Lý do",
}
"""Columns that are no field of a list."""

Paper = Annotated[str, Field(pattern=r"^P-\d{2}$")]


class ListSpec(Strict):
    """The list made for one recipient. policies: empty for all that the commune carries.

    named_only: without those whose names are not posted. refused: also whoever gets nothing.
    totals: a sheet of sums by policy and hamlet beside it.
    """

    columns: Annotated[tuple[Name, ...], Field(min_length=1)]
    policies: tuple[Slug, ...] = ()
    named_only: bool = False
    refused: bool = False
    totals: bool = False


class Recipient(Strict):
    """hamlet: one bundle a hamlet, and nothing of another. everything: nothing is left out."""

    id: Slug
    name: Text
    ref: Text
    papers: tuple[Paper, ...] = ()
    posting: tuple[Literal["thutuc", "dukien", "ketqua"], ...] = ()
    payout: bool = False
    hamlet: bool = False
    everything: bool = False
    list: ListSpec | None = None


def load_recipients(
    pack: Pack, rules: Path | None = None
) -> tuple[dict[str, Recipient], list[Finding]]:
    """Every recipient by id; a broken file is told and left out."""
    found: dict[str, Recipient] = {}
    findings: list[Finding] = []
    home = (rules or folder("rules")) / FOLDER
    for path in sorted(home.glob("*.yaml")):
        text = StrictText(path, shown_as=f"{FOLDER}/{path.name}")
        recipient = text.load(Recipient)
        if recipient is not None:
            for at, problem in _problems(recipient, path.stem, pack):
                text.add(at, problem)
        findings += text.findings
        if recipient is not None and not text.findings:
            found[recipient.id] = recipient
    return found, findings


def _problems(
    recipient: Recipient, name: str, pack: Pack
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if recipient.id != name:
        yield ("id",), f"phải là «{name}» như tên tệp"
    asked = recipient.list
    if asked is None:
        return
    known = {*LABELS, *pack.fields, *_own_fields(asked, pack)}
    for index, column in enumerate(asked.columns):
        if column not in known:
            yield ("list", "columns", index), f"không có cột «{column}»"
    for index, policy in enumerate(asked.policies):
        if policy not in pack.policies:
            yield ("list", "policies", index), f"không có chính sách «{policy}»"


def _own_fields(asked: ListSpec, pack: Pack) -> Iterator[str]:
    for policy in asked.policies:
        if policy in pack.policies:
            yield from pack.policies[policy].fields


def label_of(column: str, recipient: Recipient, pack: Pack) -> str:
    if column in LABELS:
        return LABELS[column]
    asked = recipient.list
    policies = asked.policies if asked else ()
    known = dict(pack.fields)
    for policy in policies:
        known |= pack.policies[policy].fields
    return known[column].label
