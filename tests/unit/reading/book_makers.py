"""Small files made by hand, for what no library would write."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlwt

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx(body: str, **more: str | bytes) -> bytes:
    """One sheet «DS» with this text inside sheetData; `more` replaces parts by short name."""
    return zipped(
        xlsx_parts(f"<worksheet {NS}><sheetData>{body}</sheetData></worksheet>") | more
    )


def xlsx_parts(sheet: str | bytes) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {NS} xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def cell(reference: str, text: str = "1") -> str:
    return f'<c r="{reference}"><v>{text}</v></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def ods(body: str, **more: str | bytes) -> bytes:
    content = (
        f'<office:document-content xmlns:office="{_OASIS}:office:1.0" '
        f'xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="DS">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"/>'
    parts: dict[str, str | bytes] = {
        "mimetype": ODS_TYPE,
        "META-INF/manifest.xml": manifest,
        "content.xml": content,
    }
    return zipped(parts | more)


def ods_row(*texts: str, repeated: int = 1) -> str:
    cells = "".join(
        '<table:table-cell office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def ole(stream: str) -> bytes:
    """An OLE file as far as its directory, which names one stream."""
    entry = stream.encode("utf-16-le").ljust(128, b"\0")
    return OLE_HEAD.ljust(512, b"\xff") + entry.ljust(4096, b"\0")


def xls(*rows: list[object], sheet: str = "DS") -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet(sheet)
    for number, values in enumerate(rows):
        for column, value in enumerate(values):
            page.write(number, column, value)
    return saved(book)


def saved(book: xlwt.Workbook | openpyxl.Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of a binary workbook (.xlsb)."""
    return _sevens(kind) + _sevens(len(content)) + content


def _sevens(value: int) -> bytes:
    written = b""
    while value > 0x7F:
        written += bytes([value & 0x7F | 0x80])
        value >>= 7
    return written + bytes([value])


def xlsb(*cells: tuple[int, int, float], sheet_id: str = "rId1") -> bytes:
    """A binary workbook with one sheet «DS» of numbers at (row, column), from 0."""
    name = b"".join(_wide(text) for text in (sheet_id, "DS"))
    sheet = record(0x81) + record(0x94, bytes(16)) + record(0x91)
    for at, column, value in cells:
        sheet += record(0, at.to_bytes(4, "little") + bytes(13))
        sheet += record(5, column.to_bytes(4, "little") + bytes(4) + _double(value))
    book = record(0x83) + record(0x8F) + record(0x9C, bytes(4) + b"\1\0\0\0" + name)
    parts = xlsx_parts("")
    relations = str(parts["xl/_rels/workbook.xml.rels"]).replace("sheet1.xml", "sheet1.bin")
    return zipped(
        {
            "[Content_Types].xml": parts["[Content_Types].xml"],
            "xl/workbook.bin": book + record(0x90) + record(0x84),
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": sheet + record(0x92) + record(0x82),
        }
    )


def _wide(text: str) -> bytes:
    return len(text).to_bytes(4, "little") + text.encode("utf-16-le")


def _double(value: float) -> bytes:
    return struct.pack("<d", value)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
