"""Tables headed like a list with nobody in them: counts by policy, instructions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hotro68.reading.book import Cell
from hotro68.reading.headings import Matched
from hotro68.reading.lexicon import NAME_KEYS, Lexicon
from hotro68.reading.persons import is_person
from hotro68.reading.samples import MOST
from hotro68.reading.wording import wording
from hotro68.vietnamese.text import fold

PERSONAL = frozenset({"so_giay_to", "ngay_sinh"})
_OWN = PERSONAL | {"ma_so_thue", "so_tai_khoan", "dien_thoai", "gioi_tinh", "ten_ho"}
"""Only people and households have these, whatever else their list counts."""
_COUNTED = re.compile(
    r"(?:tong )?so (?:nguoi|luong|ho|doi tuong|truong hop|luot)"
    r"(?: (?:nguoi|ho|doi tuong|duoc|de nghi|ho tro|huong|nhan|chi tra))*"
)
"""`Số người`, `Số lượng hộ được hỗ trợ`; `Số lượng con` counts what one person has."""


def counts_kinds(
    matched: Matched, samples: Mapping[int, Sequence[Cell]], lexicon: Lexicon
) -> bool:
    """`Đối tượng | Số người` over policies, `Nội dung | Cách ghi` over headings: no people."""
    if matched.keys & _OWN:
        return False
    named = [cell for c in matched.columns if c.key in NAME_KEYS for cell in samples[c.index]]
    texts = [wording(cell, "unicode") for cell in named if isinstance(cell, str)]
    if not texts or any(map(is_person, texts)):
        return False
    counted = any(_COUNTED.fullmatch(fold(text)) for text in matched.unused)
    kinds = sum(lexicon.names_policy(text) or lexicon.knows(text) for text in texts)
    return counted or kinds > len(texts) * MOST
