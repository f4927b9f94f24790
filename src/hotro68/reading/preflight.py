"""What is looked at before any library opens a file: kind, size, bombs, locks, tricks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile, ZipInfo

from hotro68.core.catalogue import (
    FILE_DAMAGED,
    FILE_ENCRYPTED,
    FILE_NOT_A_LIST,
    FILE_TOO_LARGE,
)
from hotro68.reading.book import MEGABYTE, Kind, Limits, Package
from hotro68.reading.extent import (
    NOWHERE,
    UNSEEN,
    Extent,
    careful_look,
    quick_look,
    xlsb_extent,
)
from hotro68.reading.refusal import LibraryFaults, Refusal
from hotro68.reading.sniffing import container_of

_OUR_MARK = re.compile(rb'name\s*=\s*["\']hotro68["\']')
_OUR_PART = "docProps/custom.xml"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED_ENTRY = 0x1
_OVERLAP = 256  # longer than any cell tag up to its reference
# Rows hidden, rows of no height, in an Excel sheet and in an OpenDocument table.
_HIDING = (b"hidden=", b' ht="0', b":visibility=")
_NOT_A_BOOK = {
    "word/": "đây là tài liệu Word (.docx)",
    "ppt/": "đây là tệp trình chiếu (.pptx)",
    "": "đây là tệp nén, không phải bảng tính",
}


def inspect(name: str, data: bytes, limits: Limits) -> Package:
    match container_of(data):
        case "zip":
            with LibraryFaults(), ZipFile(BytesIO(data)) as archive:
                return _inspect_zip(name, data, archive, limits)
        case "xls":
            return Package(name, data, "xls")
        case "text":
            return Package(name, data, "csv")
        case markup:
            return Package(name, data, markup)


def written_by_us(archive: ZipFile) -> bool:
    if _OUR_PART not in archive.namelist():
        return False
    with archive.open(_OUR_PART) as part:
        return _OUR_MARK.search(part.read(MEGABYTE)) is not None


def _inspect_zip(name: str, data: bytes, archive: ZipFile, limits: Limits) -> Package:
    _refuse_locked(archive)
    kind = _kind_of(archive)
    _refuse_declared_size(archive, len(data), limits)
    looks = dict(_walk(archive, kind, len(data), limits))
    if kind == "ods":
        _refuse_open_ends(archive)
    return Package(
        name,
        data,
        kind,
        written_by_us(archive),
        blind=tuple(part for part, look in looks.items() if look.is_blind and kind == "xlsx"),
        hiding=tuple(part for part, look in looks.items() if look.hides),
        striking=any(look.strikes for look in looks.values()),
    )


def _refuse_open_ends(archive: ZipFile) -> None:
    """Calamine waits for ever for the end tag of a table that has none."""
    with archive.open("content.xml") as part:
        ParserCreate().ParseFile(part)


def _refuse_locked(archive: ZipFile) -> None:
    if any(info.flag_bits & _ENCRYPTED_ENTRY for info in archive.infolist()):
        raise Refusal(FILE_ENCRYPTED)


def _kind_of(archive: ZipFile) -> Kind:
    names = {part.replace("\\", "/").lower() for part in archive.namelist()}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(part.startswith("xl/") for part in names):
        return "xlsx"
    if "mimetype" in names:
        return _kind_of_open_document(archive)
    problems = (
        text for top, text in _NOT_A_BOOK.items() if any(n.startswith(top) for n in names)
    )
    raise Refusal(FILE_NOT_A_LIST, next(problems, _NOT_A_BOOK[""]))


def _kind_of_open_document(archive: ZipFile) -> Kind:
    with archive.open("mimetype") as part:
        declared = part.read(200)
    if b"encrypted-package" in declared:
        raise Refusal(FILE_ENCRYPTED)
    if not declared.startswith(_ODS_TYPE):
        raise Refusal(
            FILE_NOT_A_LIST, "đây là tài liệu OpenDocument khác, không phải bảng tính"
        )
    with archive.open("META-INF/manifest.xml") as part:
        if b"encryption-data" in part.read(MEGABYTE):
            raise Refusal(FILE_ENCRYPTED)
    return "ods"


def _refuse_declared_size(archive: ZipFile, packed: int, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise Refusal(FILE_TOO_LARGE, f"bên trong có hơn {limits.parts} phần")
    _refuse_size(sum(info.file_size for info in parts), packed, limits)


def _refuse_size(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.unpacked_bytes:
        most = limits.unpacked_bytes // MEGABYTE
        problem = f"giải nén ra hơn {most} MB; nếu tệp đúng là lớn thì thêm --gioi-han"
        raise Refusal(FILE_TOO_LARGE, problem)
    if unpacked > limits.ratio_from and unpacked > limits.ratio * packed:
        raise Refusal(FILE_TOO_LARGE, f"giải nén ra lớn hơn tệp trên {limits.ratio} lần")


def _walk(
    archive: ZipFile, kind: Kind, packed: int, limits: Limits
) -> Iterator[tuple[str, _Look]]:
    """Streams every part, whatever the headers say of it."""
    unpacked = 0
    for info in archive.infolist():
        look = _look_at(archive, info, limits.unpacked_bytes - unpacked)
        unpacked += look.size
        _refuse_size(unpacked, packed, limits)
        _refuse_odd_markup(info, look)
        _refuse_far_cells(archive, info, kind, look, limits)
        yield info.filename, look


@dataclass(slots=True)
class _Look:
    """What one pass over the chunks of a part has seen."""

    size: int = 0
    is_markup: bool = False
    is_wide: bool = False
    has_document_type: bool = False
    is_blind: bool = False
    hides: bool = False
    strikes: bool = False
    extent: Extent = NOWHERE

    def take(self, chunk: bytes) -> None:
        self.has_document_type |= b"<!DOCTYPE" in chunk
        self.is_blind = self.is_blind or _has_blind_cells(chunk)
        self.hides = self.hides or any(sign in chunk for sign in _HIDING)
        self.strikes = self.strikes or b"strike" in chunk or b"line-through" in chunk
        self.extent |= quick_look(chunk)


def _look_at(archive: ZipFile, info: ZipInfo, most: int) -> _Look:
    look = _Look()
    for chunk, fresh in _chunks(archive, info):
        look.size += fresh
        if look.size > most:
            break
        if look.size == fresh:
            look.is_wide = b"<\0" in chunk[:8] or b"\0<" in chunk[:8]
            look.is_markup = chunk.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        if look.is_markup:
            look.take(chunk)
    return look


def _chunks(archive: ZipFile, info: ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Each chunk begins with the end of the one before; the number is that of its new bytes."""
    tail = b""
    with archive.open(info) as part:
        while block := part.read(MEGABYTE):
            yield tail + block, len(block)
            tail = block[-_OVERLAP:]


def _has_blind_cells(chunk: bytes) -> bool:
    """Errors and formulas without a result: calamine shows both as empty cells."""
    if b't="e"' in chunk:
        return True
    if b"<f" not in chunk:
        return False
    return any(
        mark in chunk for mark in (b"</f></c>", b"<v></v>", b"<v/>", b"<v />", b"/></c>")
    )


def _refuse_odd_markup(info: ZipInfo, look: _Look) -> None:
    """No Excel writes UTF-16, which calamine takes for an empty sheet; nor a DTD.

    Old OpenOffice wrote a DTD in META-INF, which no reader opens.
    """
    if look.is_wide and info.filename.endswith(".xml"):
        raise Refusal(FILE_DAMAGED, "phần bên trong viết bằng bảng mã lạ")
    if look.has_document_type and not info.filename.startswith("META-INF/"):
        raise Refusal(FILE_DAMAGED, "có khai báo DTD, thường là tệp bị cài bẫy")


def _refuse_far_cells(
    archive: ZipFile, info: ZipInfo, kind: Kind, look: _Look, limits: Limits
) -> None:
    extent = NOWHERE
    if kind == "xlsx" and (look.extent | UNSEEN).cells > limits.cells:
        extent = _careful_extent(archive, info)
    elif kind == "xlsb" and info.filename.lower().startswith("xl/worksheets/"):
        extent = xlsb_extent(archive.read(info))
    if extent.cells > limits.cells:
        raise Refusal(FILE_TOO_LARGE, "có ô được ghi rất xa bảng, xuống tận cuối trang tính")


def _careful_extent(archive: ZipFile, info: ZipInfo) -> Extent:
    extent = NOWHERE
    for chunk, _ in _chunks(archive, info):
        extent |= careful_look(chunk)
    return extent
