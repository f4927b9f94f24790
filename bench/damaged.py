"""Small lists of every kind of file, damaged at random, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import openpyxl
import xlwt
from openpyxl.styles import Font

HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Số tiền", "Ghi chú")
SCRAPS = (
    *(None, "", " ", "x", "#N/A", "=1+1", "-", "như trên", "〃", "Cộng", "Thôn 3", "I", "(1)"),
    *("Hoàng Văn Mẫu", "Nông Thị Thử", "NguyÔn V¨n A", "05/03/1985", "30/2/1990", "1985"),
    *(
        "020085001234",
        "20085001234",
        "2,01E+11",
        "1.500.000",
        "1,5tr",
        "٣",
        "\u202e",
        "a" * 400,
    ),
    *(0, 1, -1, 1500000, 20085001234, 1e300, 0.1, True),
)
Maker = Callable[[random.Random], bytes]


# ── Whole files ──────────────────────────────────────────────────────────────────────────
def grid(dice: random.Random) -> list[list[object]]:
    """Something like a list, or nothing like it."""
    width = dice.randint(1, 9)
    rows: list[list[object]] = [[dice.choice(SCRAPS)] for _ in range(dice.randint(0, 4))]
    heading: list[object] = [*HEADINGS] if dice.randrange(5) else []
    rows.append(heading)
    for number in range(dice.randint(0, 30)):
        row: list[object] = [number, *(dice.choice(SCRAPS) for _ in range(width))]
        rows.append(row if dice.randrange(10) else [])
    return rows


def xlsx(dice: random.Random) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in grid(dice):
        sheet.append(row)
    sheet.merge_cells(start_row=1, start_column=1, end_row=2, end_column=3)
    sheet.row_dimensions[dice.randint(1, 20)].hidden = True
    sheet.cell(dice.randint(1, 20), 2).font = Font(strike=True)
    book.create_sheet("Cũ").sheet_state = dice.choice(["hidden", "veryHidden", "visible"])
    return _saved(book.save)


def xls(dice: random.Random) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for number, row in enumerate(grid(dice)):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    return _saved(book.save)


def ods(dice: random.Random) -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string" table:number-columns-spanned="1">'
            f"<text:p>{_escaped(value)}</text:p></table:table-cell>"
            for value in row
        )
        + "</table:table-row>"
        for row in grid(dice)
    )
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{oasis}:office:1.0" '
        f'xmlns:table="{oasis}:table:1.0" xmlns:text="{oasis}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="DS">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{oasis}:manifest:1.0"/>',
        "content.xml": content,
    }
    return _zipped({name: text.encode() for name, text in parts.items()})


def xlsb(dice: random.Random) -> bytes:
    """The binary kin of a workbook, record by record."""
    sheet = _record(0x81) + _record(0x94, bytes(16)) + _record(0x91)
    for row in range(dice.randint(1, 20)):
        sheet += _record(0, row.to_bytes(4, "little") + bytes(13))
        for column in range(5):
            kind, content = dice.choice(_XLSB_CELLS)
            sheet += _record(kind, column.to_bytes(4, "little") + bytes(4) + content)
    sheet += _record(0x92) + _record(0x82)
    text = _wide("Hoàng Văn Mẫu")
    strings = _record(0x9F, b"\1\0\0\0\1\0\0\0") + _record(0x13, b"\0" + text) + _record(0xA0)
    bundle = bytes(4) + b"\1\0\0\0" + _wide("rId1") + _wide("DS")
    book = _record(0x83) + _record(0x8F) + _record(0x9C, bundle) + _record(0x90) + _record(0x84)
    return _zipped(
        {
            **_XLSB_PARTS,
            "xl/workbook.bin": book,
            "xl/sharedStrings.bin": strings,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _relations(*targets: tuple[str, str]) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}/{name}" Target="{target}"/>'
        for number, (name, target) in enumerate(targets, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'.encode()


_XLSB_CELLS = (
    (2, bytes(4)),
    (3, b"\x2a"),
    (4, b"\1"),
    (5, bytes(8)),
    (7, bytes(4)),
    (1, b""),
)
_XLSB_PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.bin")),
    "xl/_rels/workbook.bin.rels": _relations(
        ("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin")
    ),
}


def csv(dice: random.Random) -> bytes:
    lines = (dice.choice(",;\t").join(_plain(value) for value in row) for row in grid(dice))
    return "\n".join(lines).encode(dice.choice(["utf-8", "utf-16", "utf-8-sig"]))


def html(dice: random.Random) -> bytes:
    rows = ("<td>".join(["<tr>", *(_escaped(value) for value in row)]) for row in grid(dice))
    return f"<html><p>DANH SÁCH</p><table>{''.join(rows)}</table></html>".encode()


def xml(dice: random.Random) -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = "".join(
        "<Row>"
        + "".join(
            f'<Cell><Data ss:Type="String">{_escaped(value)}</Data></Cell>' for value in row
        )
        + "</Row>"
        for row in grid(dice)
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="DS"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


MAKERS: Mapping[str, Maker] = {
    "xlsx": xlsx,
    "xls": xls,
    "ods": ods,
    "xlsb": xlsb,
    "csv": csv,
    "html": html,
    "xml": xml,
}


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _escaped(value: object) -> str:
    return _plain(value).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _saved(save: Callable[[BytesIO], object]) -> bytes:
    buffer = BytesIO()
    save(buffer)
    return buffer.getvalue()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _record(kind: int, content: bytes = b"") -> bytes:
    return _sevens(kind) + _sevens(len(content)) + content


def _sevens(value: int) -> bytes:
    written = b""
    while value >> 7:
        written += bytes([value & 0x7F | 0x80])
        value >>= 7
    return written + bytes([value])


def _wide(text: str) -> bytes:
    return len(text).to_bytes(4, "little") + text.encode("utf-16-le")


# ── Damage ───────────────────────────────────────────────────────────────────────────────
def blow(data: bytes, dice: random.Random) -> bytes:
    """A few bytes changed, doubled, dropped, or the end cut off."""
    hurt = bytearray(data)
    for _ in range(dice.choice([0, 1, 1, 2, 5, 20])):
        at = dice.randrange(len(hurt) + 1)
        match dice.randrange(6):
            case 0:
                hurt[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                hurt[at : at + 4] = dice.choice(_BOUNDS)
            case 2:
                del hurt[at : at + dice.randint(1, 40)]
            case 3:
                hurt[at:at] = hurt[at : at + dice.randint(1, 200)]
            case 4:
                hurt[at:at] = dice.randbytes(dice.randint(1, 8))
            case _ if dice.randrange(5) == 0:  # rarely: nothing is left to read
                del hurt[at:]
    return bytes(hurt)


_BOUNDS = (b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\0\0\0\x80", b"\1\0\1\0")


def damaged(whole: bytes, dice: random.Random) -> bytes:
    """Often inside a part: blows on packed bytes mostly break the checksum alone."""
    try:
        with ZipFile(BytesIO(whole)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile:
        return blow(whole, dice)
    if dice.randrange(5) == 0:
        return blow(whole, dice)
    hit = dice.choice(sorted(parts))
    return _zipped({**parts, hit: blow(parts[hit], dice)})


def sample(kind: str, seed: int) -> bytes:
    dice = random.Random(f"{kind}/{seed}")  # noqa: S311 - no secret
    return damaged(MAKERS[kind](dice), dice)
