"""A filled Word template as a file: what holds together, where lines end, nobody's name."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from hotro68.writing.papers.docx_parts import W, unbroken
from hotro68.writing.papers.word import KEPT_ROWS, named, packed
from hotro68.writing.papers.word_sums import fit_sums
from hotro68.writing.papers.word_titles import balance_titles, list_addressees

_VALUE, _DOTS = f"{{{W}}}val", "……"
_TEXTS = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")


def finished(document: Any, title: str) -> bytes:  # noqa: ANN401 - python-docx has no type stubs
    """A filled template as a file: ends of tables kept together, nobody's name in its data."""
    for table_ in document.tables:
        _keep_end(table_)
    _loosen(document.element.body)
    fit_sums(document.element.body)
    balance_titles(document.element.body)
    list_addressees(document.element.body)
    named(document.core_properties, title)
    saved = BytesIO()
    document.save(saved)
    return packed(saved.getvalue(), _unbroken)


def _loosen(body: Any) -> None:  # noqa: ANN401 - python-docx has no type stubs
    """Dots to write on are one long word: a line before them would be stretched."""
    for found in body.iter(f"{{{W}}}jc"):
        if found.get(_VALUE) != "both":
            continue
        line = found.getparent().getparent()
        if _DOTS in "".join(line.itertext(f"{{{W}}}t")):
            found.set(_VALUE, "left")


def _keep_end(table_: Any) -> None:  # noqa: ANN401 - python-docx has no type stubs
    """The last rows of a list go to the next page together, with the signatures below them."""
    if not table_.rows or table_.rows[0]._tr.trPr is None:  # noqa: SLF001 - no public way
        return
    rows = table_._tbl.tr_lst  # noqa: SLF001 - no public way
    plain = [one for one in rows if not one.findall(f".//{{{W}}}tbl")]
    # A list that the signatures belong to holds what follows; of others the sum holds a row.
    for found in plain[-KEPT_ROWS - 1 :] if len(plain) < len(rows) else plain[-2:-1]:
        for one in found.iter(f"{{{W}}}p"):
            one.get_or_add_pPr().get_or_add_keepNext()


def _unbroken(part: bytes) -> bytes:
    return _TEXTS.sub(lambda found: unbroken(found[0]), part.decode()).encode()
