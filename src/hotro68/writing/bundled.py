"""The list made for one recipient, and a bundle as one file of the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hotro68.core.office import Office
from hotro68.writing.ink import Look, Page, Value, WrittenBook
from hotro68.writing.sheets.frame import letterhead
from hotro68.writing.sheets.grid import Column, Grid, Kind

MARK = ("hotro68", "goi")
_TOP = 5
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Head:
    key: str
    label: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class CutList:
    """totals: rows of a second sheet under their own headings, none when it is not wanted."""

    title: str
    note: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    total_heads: tuple[Head, ...] = ()
    totals: tuple[Row, ...] = ()


def list_book(cut: CutList, office: Office) -> bytes:
    book = WrittenBook({"title": cut.title}, MARK, office.dialect)
    _sheet(book.page("DanhSach"), cut, office, (cut.heads, cut.rows))
    if cut.total_heads:
        _sheet(book.page("TongHop"), cut, office, (cut.total_heads, cut.totals))
    return book.finish()


def _sheet(
    page: Page, cut: CutList, office: Office, table: tuple[tuple[Head, ...], tuple[Row, ...]]
) -> None:
    heads, rows = table
    columns = [Column(head.label, head.kind, _cell(head.key)) for head in heads]
    grid = Grid(page, (Column("TT", Kind.ORDER), *columns), _TOP)
    grid.head()
    grid.add(rows)
    summed = {head.label: _sum(rows, head.key) for head in heads if _adds_up(head)}
    if summed:
        grid.total("Cộng", summed)
    letterhead(page, office)
    across = (0, page.breadth - 1)
    page.span(3, across, cut.title.upper(), Look.TITLE)
    page.span(4, across, cut.note, Look.CENTRE_ITALIC)
    page.close((_TOP, _TOP), "&CTrang &P/&N")


def _adds_up(head: Head) -> bool:
    return head.kind in {Kind.MONEY, Kind.COUNT}


def _cell(key: str) -> Callable[[Row], Value]:
    return lambda row: row.get(key)


def _sum(rows: Iterable[Row], key: str) -> int:
    return sum(value for row in rows if isinstance(value := row.get(key), int))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Equal files give equal bytes: no clock, no owner, names in order."""
    draft = BytesIO()
    with ZipFile(draft, "w", ZIP_DEFLATED) as package:
        for name in sorted(files):
            entry = ZipInfo(name, _ZIP_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = _READABLE
            entry.create_system = 3
            package.writestr(entry, files[name])
    return draft.getvalue()


def locked(content: bytes, password: str) -> bytes:
    """A workbook that opens with the password alone (AES-256); never the same bytes twice."""
    from msoffcrypto.format.ooxml import OOXMLFile

    draft = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, draft)
    return draft.getvalue()
