"""One door for all kinds of files: a path in, a book or the reasons why not out."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePath

from hotro68.core.catalogue import FILE_EMPTY, FILE_MISLABELLED
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.reading.book import DEFAULT, Book, Kind, Limits, Package, Reader, Sheet
from hotro68.reading.loading import load, shown_name
from hotro68.reading.preflight import inspect
from hotro68.reading.readers.calamine_reader import read_with_calamine, read_xlsb
from hotro68.reading.readers.csv_reader import read_csv
from hotro68.reading.readers.xls_reader import read_xls
from hotro68.reading.refusal import LibraryFaults, Refusal

__all__ = ["open_book"]

_READERS: dict[Kind, Reader] = {
    "xlsx": read_with_calamine,
    "xlsb": read_xlsb,
    "ods": read_with_calamine,
    "xls": read_xls,
    "csv": read_csv,
}
_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "xls": (".xls", ".xlt"),
    "csv": (".csv", ".txt", ".tsv", ".tab"),
}


def open_book(path: Path, limits: Limits = DEFAULT) -> tuple[Book | None, list[Finding]]:
    """Never raises for a file, whatever is in it: one finding says why it cannot be read."""
    name = shown_name(path)
    try:
        package = inspect(name, load(path, limits), limits)
        sheets = _read(package, limits)
    except Refusal as refusal:
        return None, [refusal.finding(name)]
    return _book(package, sheets), _misnamed(package)


def _read(package: Package, limits: Limits) -> tuple[Sheet, ...]:
    with LibraryFaults():
        sheets = tuple(_READERS[package.kind](package, limits))
    if not any(sheet.rows for sheet in sheets):
        raise Refusal(FILE_EMPTY)
    return sheets


def _book(package: Package, sheets: tuple[Sheet, ...]) -> Book:
    digest = sha256(package.data).hexdigest()
    return Book(package.name, digest, package.kind, sheets, package.is_our_output)


def _misnamed(package: Package) -> list[Finding]:
    suffix = PurePath(package.name).suffix.lower()
    if not suffix or suffix in _SUFFIXES[package.kind]:
        return []
    return [Finding(FILE_MISLABELLED, Source(package.name), {"real": f".{package.kind}"})]
