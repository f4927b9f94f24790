"""Which hamlet a list and each of its rows belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hotro68.core.marking import source_name
from hotro68.reading.table import Table
from hotro68.vietnamese.hamlets import hamlet_in, hamlet_key
from hotro68.vietnamese.text import fold


def hamlet_of(table: Table, sheet_name: str, file_name: str) -> str:
    """The hamlet of a whole list, empty when nothing names one (or groups name several).

    The title speaks first, then the groups, the sheet and the file.
    """
    return (
        _first(table.title_lines)
        or _only(table.groups)
        or _first((sheet_name, source_name(file_name)))
        or _first(table.inherited_lines)
    )


def known_hamlet(table: Table, sheet_name: str, file_name: str, known: Sequence[str]) -> str:
    """The one hamlet of the commune named without `thôn`: `Nà Mẫu` on a tab, in a title."""
    keys = {hamlet_key(name): name for name in known}
    for text in (sheet_name, source_name(file_name), *table.title_lines):
        said = f" {fold(text)} "
        found = {name for key, name in keys.items() if not key.isdigit() and f" {key} " in said}
        if len(found) == 1:
            return found.pop()
    return ""


def as_known(name: str, known: Sequence[str]) -> str:
    """`Thôn Lung Vai`, typed without marks, is the commune's own `Thôn Lũng Vài`."""
    key = hamlet_key(name)
    own = "".join(name.split()[-len(key.split()) :])
    same = [one for one in known if hamlet_key(one) == key]
    return same[0] if key and own.isascii() and not key.isdigit() and len(same) == 1 else name


def hamlet_from(table: Table, sheet_name: str, file_name: str) -> str:
    """What named the hamlet of a whole list, for people; empty when nothing did."""
    voices = {
        "tiêu đề": _first(table.title_lines),
        "dòng nhóm": _only(table.groups),
        "tên trang": _first((sheet_name,)),
        "tên tệp": _first((source_name(file_name),)),
        "tiêu đề phía trên": _first(table.inherited_lines),
    }
    return next((where for where, named in voices.items() if named), "")


def hamlet_for_row(
    cell_text: str, address_text: str, groups: Iterable[str], table_hamlet: str
) -> str:
    """The row's own column first, then its address, the innermost group, the list."""
    own = cell_text.strip()
    return own or hamlet_in(address_text) or _first(reversed(tuple(groups))) or table_hamlet


def _first(texts: Iterable[str]) -> str:
    return next((found for text in texts if (found := hamlet_in(text))), "")


def _only(texts: Iterable[str]) -> str:
    """The one hamlet that all groups name; none when they name several."""
    found = {hamlet_key(name): name for text in texts if (name := hamlet_in(text))}
    return next(iter(found.values())) if len(found) == 1 else ""
