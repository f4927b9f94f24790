"""What a copy of a list carries of ours: the names by which every reader knows and skips it."""

from __future__ import annotations

import re
from enum import StrEnum

from hotro68.core.finding import Finding, Severity

CHECK_HEADING = "KiemTra"
"""Heading of the column that repeats the findings of a row."""
FAULTS_SHEET, FAULTS_TITLE = "LOI", "DANH SÁCH LỖI VÀ ĐIỀU PHẢI HỎI (hotro68 lập)"
REPAIRS_SHEET, REPAIRS_TITLE = "SuaTuDong", "NHỮNG Ô ĐÃ SỬA TỰ ĐỘNG (hotro68 lập)"
TITLES = (FAULTS_TITLE, REPAIRS_TITLE)
"""The first cell of a sheet that is ours, whatever the sheet is called by now."""
AUTHOR = "hotro68"
"""Who wrote a comment of ours."""
COPY_PROPERTY = "hotro68-ban"
"""Document property of a copy: its kind and the hash of the list it was made from."""
SEAL_PROPERTY = "hotro68-niem-phong"
"""Document property that no longer fits once another program has saved the copy."""
PROPERTIES_PART = "docProps/custom.xml"

_COPY = re.compile(r"(?:_(?:loi|sua)(?: *\(\d+\))*)+(?=\.[^.]*$|$)", re.IGNORECASE)
_SAID = re.compile(r"(?:LỖI|HỎI|CẢNH BÁO|GHI CHÚ): HT\d{3}\b")


class CopyKind(StrEnum):
    FAULTS = "loi"
    REPAIRS = "sua"


def source_name(name: str) -> str:
    """The list a copy was made from, by its name: `thon_A_loi (2).xlsx` → `thon_A.xlsx`."""
    return _COPY.sub("", name) or name


def is_check(text: str) -> bool:
    """Whether a cell of the check column says something of ours."""
    return _SAID.match(text) is not None


def word_of(finding: Finding) -> str:
    """The word that stands for a colour where there is none."""
    if finding.code.asks:
        return "HỎI"
    return {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO", Severity.NOTE: "GHI CHÚ"}[
        finding.code.severity
    ]
