"""One door for all kinds of files: a path in, a book or the reasons why not out."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePath

from hotro68.core.catalogue import FILE_EMPTY, FILE_MISLABELLED, FILE_TOO_LARGE
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.reading.book import DEFAULT, Kind, Limits, Package, Reader, Sheet, SourceBook
from hotro68.reading.loading import load, shown_name
from hotro68.reading.locks import unlocked
from hotro68.reading.marked import without_marks
from hotro68.reading.preflight import inspect
from hotro68.reading.readers.calamine_reader import read_ods, read_xlsb, read_xlsx
from hotro68.reading.readers.csv_reader import read_csv
from hotro68.reading.readers.html_reader import read_html
from hotro68.reading.readers.xls_reader import read_xls
from hotro68.reading.readers.xml_reader import read_xml
from hotro68.reading.refusal import LibraryFaults, Refusal

__all__ = ["open_book"]

READERS: dict[Kind, Reader] = {
    "xlsx": read_xlsx,
    "xlsb": read_xlsb,
    "ods": read_ods,
    "xls": read_xls,
    "csv": read_csv,
    "html": read_html,
    "xml": read_xml,
}
_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "xls": (".xls", ".xlt"),
    "csv": (".csv", ".txt", ".tsv", ".tab"),
    "html": (".htm", ".html", ".mht", ".mhtml"),
    "xml": (".xml",),
}


def open_book(
    path: Path, limits: Limits = DEFAULT, passwords: Sequence[str] = ()
) -> tuple[SourceBook | None, list[Finding]]:
    """Never raises for a file, whatever is in it: one finding says why it cannot be read."""
    name = shown_name(path)
    try:
        data = load(path, limits)
        package = inspect(name, unlocked(data, passwords), limits)
        sheets = _read(package, limits)
    except Refusal as refusal:
        return None, [refusal.finding(name)]
    digest = sha256(data).hexdigest()
    book = SourceBook(package.name, digest, package.kind, sheets, package.is_our_output)
    return book, _misnamed(package)


def _read(package: Package, limits: Limits) -> tuple[Sheet, ...]:
    with LibraryFaults():
        sheets = tuple(without_marks(READERS[package.kind](package, limits)))
    if not any(sheet.rows for sheet in sheets):
        raise Refusal(FILE_EMPTY)
    for sheet in sheets:
        _refuse_wasteland(sheet)
    return sheets


def _refuse_wasteland(sheet: Sheet) -> None:
    """A few cells written very far to the right, which would be looked for one by one."""
    room = sum(map(len, sheet.rows))
    if room < _WIDE:
        return
    filled = room - sum(row.count(None) for row in sheet.rows)
    if filled * _EMPTY_TO_FILLED < room:
        raise Refusal(FILE_TOO_LARGE, "có ô được ghi rất xa bảng về bên phải")


_WIDE = 2_000_000
_EMPTY_TO_FILLED = 100


def _misnamed(package: Package) -> list[Finding]:
    suffix = PurePath(package.name).suffix.lower()
    if not suffix or suffix in _SUFFIXES[package.kind]:
        return []
    return [Finding(FILE_MISLABELLED, Source(package.name), {"real": f".{package.kind}"})]
