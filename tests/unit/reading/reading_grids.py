"""Small sheets drawn as text, for the tests of layout."""

from __future__ import annotations

from collections.abc import Mapping

from hotro68.core.report import RowKind
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, Merged, Row, Sheet
from hotro68.reading.layout import lay_out
from hotro68.reading.table import Layout, Table

SHORT = {
    "d": RowKind.DATA,
    "t": RowKind.TITLE,
    "h": RowKind.HEADER,
    "#": RowKind.COLUMN_NUMBERS,
    "g": RowKind.GROUP,
    "s": RowKind.SUBTOTAL,
    "T": RowKind.TOTAL,
    "w": RowKind.IN_WORDS,
    "k": RowKind.SIGNATURE,
    "n": RowKind.NOTE,
    ".": RowKind.BLANK,
}
_LETTERS = {kind: short for short, kind in SHORT.items()}


def field(kind: str, label: str, *headers: str, under: tuple[str, ...] = ()) -> FieldSpec:
    return FieldSpec.model_validate(
        {"type": kind, "label": label, "headers": headers or (label,), "under": under}
    )


DIEN = FieldSpec.model_validate(
    {
        "type": "choice",
        "label": "Diện (F0/F1)",
        "headers": ("diện", "f0 f1"),
        "choices": {"F0": ("điều trị",), "F1": ("cách ly",)},
    }
)
STAY = ("thời gian cách ly", "thời gian điều trị", "thời gian")
FIELDS: Mapping[str, FieldSpec] = {
    "ho_ten": field(
        "name",
        "Họ và tên",
        "họ và tên",
        "họ tên",
        "họ và tên chủ hộ",
        "chủ hộ",
        "tên",
        "đối tượng",
    ),
    "ngay_sinh": field(
        "birth_date", "Ngày sinh", "ngày sinh", "năm sinh", "ngày tháng năm sinh", "sinh ngày"
    ),
    "gioi_tinh": field("sex", "Giới tính", "giới tính", "nam nữ", "gt"),
    "so_giay_to": field(
        "id_number",
        "Số CMND/CCCD",
        "số cmnd cccd",
        "số cmnd",
        "số cccd",
        "cccd",
        "cmnd",
        "số cmt",
    ),
    "thon": field("hamlet", "Thôn", "thôn", "thôn xóm", "xóm", "tothon"),
    "noi_o": field("text", "Chỗ ở hiện nay", "chỗ ở hiện nay", "địa chỉ", "thường trú"),
    "dien_thoai": field("phone", "Điện thoại", "điện thoại", "số điện thoại", "số đt"),
    "ghi_chu": field("text", "Ghi chú", "ghi chú", "g chú"),
    "so_tien_de_nghi": field(
        "money",
        "Số tiền đề nghị",
        *("số tiền", "số tiền hỗ trợ", "kinh phí hỗ trợ", "kinh phí", "thành tiền"),
        *("mức hỗ trợ", "tổng cộng", "t tiền", "sotien"),
    ),
    "dien": DIEN,
    "tu_ngay": field("date", "Từ ngày", "từ ngày", "ngày vào viện", "từ", under=STAY),
    "den_ngay": field("date", "Đến ngày", "đến ngày", "ngày ra viện", "đến", under=STAY),
    "so_ngay": field("integer", "Số ngày", "số ngày", "tổng số ngày"),
    "cong_viec": field("text", "Công việc", "công việc", "nghề nghiệp"),
    "ma_so_thue": field("tax_code", "Mã số thuế", "mã số thuế", "mst"),
    "ten_ho": field("text", "Tên hộ kinh doanh", "tên hộ kinh doanh", "hộ kinh doanh"),
}


def sheet_of(*rows: Row | str, merged: tuple[Merged, ...] = (), name: str = "Sheet1") -> Sheet:
    """A row is a list of cells, or text with `|` between them; whole numbers become numbers."""
    return Sheet(
        name, [_cells(row) if isinstance(row, str) else row for row in rows], merged=merged
    )


def _cells(row: str) -> Row:
    cells = [_cell(text.strip()) for text in row.split("|")]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _cell(text: str) -> Cell:
    if not text:
        return None
    if text.isdigit() and not text.startswith("0"):
        return int(text)
    return text.strip("'").replace("\\n", "\n")


def laid_out(
    *rows: Row | str, merged: tuple[Merged, ...] = (), fields: Mapping[str, FieldSpec] = FIELDS
) -> Layout:
    return lay_out(sheet_of(*rows, merged=merged), fields)


def only_table(
    *rows: Row | str, merged: tuple[Merged, ...] = (), fields: Mapping[str, FieldSpec] = FIELDS
) -> Table:
    (table,) = laid_out(*rows, merged=merged, fields=fields).tables
    return table


def kinds_of(layout: Layout) -> str:
    """One sign a row: d data, h header, g group, s subtotal, T total, k signature and so on."""
    return "".join(_LETTERS[kind] for kind in layout.kinds)


def places(table: Table) -> dict[str, str]:
    """Key (and part) → letter."""
    return {
        f"{column.key}.{column.part}".rstrip("."): column.letter for column in table.columns
    }
