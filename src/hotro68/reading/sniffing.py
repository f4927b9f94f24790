"""What a file really is, told from its bytes; the name of the file proves nothing."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from hotro68.core.catalogue import FILE_DAMAGED, FILE_ENCRYPTED, FILE_NOT_A_LIST
from hotro68.reading.refusal import Refusal

Container: TypeAlias = Literal["zip", "xls", "text", "html", "xml"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Excel 2 to 5 wrote the records bare, without the OLE container around them.
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")

_FOREIGN = {
    b"%PDF": "đây là tệp PDF",
    b"{\\rtf": "đây là tệp văn bản RTF",
    b"\x89PNG": "đây là ảnh PNG",
    b"\xff\xd8\xff": "đây là ảnh JPEG",
    b"GIF8": "đây là ảnh GIF",
    b"BM": "đây là ảnh BMP",
    b"II*\x00": "đây là ảnh TIFF",
    b"MM\x00*": "đây là ảnh TIFF",
    b"Rar!": "đây là tệp nén RAR",
    b"7z\xbc\xaf": "đây là tệp nén 7z",
    b"\x1f\x8b": "đây là tệp nén gzip",
    b"MZ": "đây là chương trình",
    b"\x7fELF": "đây là chương trình",
    b"SQLite format 3": "đây là cơ sở dữ liệu",
    b"\x00\x01\x00\x00Standard": "đây là cơ sở dữ liệu Access",
}
_SHORT_MARK = 3  # a mark this short also begins texts; text with such a mark is still text

_MARKUP = re.compile(
    rb"\s*(?:<!doctype\s+html|<(?:html|table|meta|head|body|style|div|center|font|tr|h\d|p)[\s>]"
    rb"|<\?xml|<!--|MIME-Version:|<(?:\w+:)?Workbook[\s>])",
    re.IGNORECASE,
)
_WORKBOOK = re.compile(rb"<(?:\w+:)?Workbook[\s>]")
_TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)
_FRAMES = re.compile(rb"<frameset[\s>]", re.IGNORECASE)
_SECTOR_ENTRY = 128  # an OLE directory entry, always at a multiple of its own size


def container_of(data: bytes) -> Container:
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(OLE):
        return _ole(data)
    if data.startswith(_BARE_XLS):
        return "xls"
    _refuse_foreign(data)
    return _markup(data) or "text"


def _ole(data: bytes) -> Container:
    if has_stream(data, "EncryptedPackage"):
        raise Refusal(FILE_ENCRYPTED)
    if has_stream(data, "Workbook") or has_stream(data, "Book"):
        return "xls"
    if has_stream(data, "WordDocument"):
        raise Refusal(FILE_NOT_A_LIST, "đây là tài liệu Word (.doc)")
    if has_stream(data, "PowerPoint Document"):
        raise Refusal(FILE_NOT_A_LIST, "đây là tệp trình chiếu (.ppt)")
    raise Refusal(FILE_DAMAGED, "tệp .xls bị cụt hoặc không chứa bảng tính")


def has_stream(data: bytes, name: str) -> bool:
    """Looks for the directory entry itself, so a broken allocation table does not matter."""
    mark = name.encode("utf-16-le") + b"\0\0"
    at = data.find(mark)
    while at >= 0:
        if at % _SECTOR_ENTRY == 0:
            return True
        at = data.find(mark, at + 1)
    return False


def _refuse_foreign(data: bytes) -> None:
    if not data.strip(b"\0"):
        raise Refusal(FILE_DAMAGED, "tệp chỉ còn các byte 0, nội dung đã mất")
    for mark, problem in _FOREIGN.items():
        if data.startswith(mark) and (len(mark) >= _SHORT_MARK or b"\0" in data[:512]):
            raise Refusal(FILE_NOT_A_LIST, problem)


def _markup(data: bytes) -> Literal["html", "xml", ""]:
    """A web page, or XML Spreadsheet 2003; "" for plain text."""
    plain = _without_zeros(data)
    head = plain[:4096]
    if not _MARKUP.match(head):
        return ""
    if _WORKBOOK.search(head):
        return "xml"
    if head.lstrip()[:5].lower() == b"mime-":  # the page inside may be written in base 64
        return "html"
    if _TABLE.search(plain):
        return "html"
    if _FRAMES.search(plain):
        raise Refusal(FILE_DAMAGED, "đây chỉ là khung của trang web, các bảng nằm ở tệp khác")
    raise Refusal(FILE_DAMAGED, "đây là trang web hoặc tệp XML, không có bảng nào")


def _without_zeros(data: bytes) -> bytes:
    """UTF-16 looks like plain text once every other byte is gone."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[2:].replace(b"\0", b"")
    return data.removeprefix(b"\xef\xbb\xbf")
