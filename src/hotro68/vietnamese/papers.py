"""Numbers of papers where a yes was asked: `14A8001234`, `Số 123/GP-UBND ngày 3/5/2019`."""

from __future__ import annotations

import re

from hotro68.vietnamese.text import LONGEST_VALUE, clean, fold

_TOKEN = re.compile(r"[^\W_]+")
_FEWEST_DIGITS = 3
_HYPHENS = re.compile(r"\s*[\u2010-\u2014\u2212-]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_LEAD = re.compile(r"(?:quyết định|tờ trình|công văn)?\s*(?:số)?\s*:?\s*(?=\d)", re.IGNORECASE)
_WORDS = frozenset(
    """so gcn gp gpkd gcndkkd dkkd dkhkd gdk giay phep chung nhan dang ky kinh doanh hkd ho ma
    mst thue cv cong van qd quyet dinh tb thong bao vb van ban ubnd uy nhan dan huyen xa phuong
    tp tinh ngay thang nam cap do ttg ct chi thi bhxh bhyt so the bch pcd kh nd cua""".split()  # noqa: SIM905 - a word list is read in rows
)


def paper_number(text: str) -> str:
    """`Quyết định số 5/QĐ‑UBND`, copied out of a Word file, as `5/QĐ-UBND`.

    Our own papers have hyphens and spaces that end no line; they are no other number.
    """
    own = clean(text)
    if lead := _LEAD.match(own):
        own = own[lead.end() :]
    return _SLASHES.sub("/", _HYPHENS.sub("-", own))


def is_paper_number(text: str) -> bool:
    """Figures, and no word but those of papers: nothing that could deny what it names."""
    text = clean(text)
    if len(text) > LONGEST_VALUE or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return False
    tokens = _TOKEN.findall(fold(text))
    return all(any(map(str.isdigit, token)) or token in _WORDS for token in tokens) and (
        _is_numbered(tokens)
    )


def _is_numbered(tokens: list[str]) -> bool:
    """More than the day of a paper: a bare date says when, not that there is one."""
    return len(tokens) != _PARTS_OF_DATE or not all(map(str.isdigit, tokens))


_PARTS_OF_DATE = 3
