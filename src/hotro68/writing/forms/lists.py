"""The blank list of one policy: hidden keys, headings, cells that take only what fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from hotro68.core.dialect import Dialect
from hotro68.core.form import MARK
from hotro68.writing.forms.pens import FormPens
from hotro68.writing.forms.plan import CellKind, FormColumn, ListForm

KEYS, HEADINGS, NUMBERS, FIRST = 3, 4, 5, 6
"""Rows from 0: the hidden keys, the headings, (1) (2) (3), the first person."""
_LAST_CHECKED = 2_000
_ORDER_WIDTH, _NARROWEST, _WIDEST = 5, 9, 22
_WIDTHS = {CellKind.DAY: 12, CellKind.MONEY: 14, CellKind.NUMBER: 15, CellKind.COUNT: 9}
_HIGH = 48
_TITLE_LIMIT, _TEXT_LIMIT = 32, 255
_A4, _MM = 9, 25.4
_FOOTER = "&L&10Người lập (ký, ghi rõ họ tên)&C&10Trang &P/&N&R&10{} (ký, ghi rõ họ tên)"
_ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
}
Answers = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above every list. ruled: how many rows are drawn to be filled in by hand."""

    office: str
    hamlet: str
    ruled: int
    places: Mapping[Answers, str]
    """Where the answers of each drop-down stand."""


def draw_list(sheet: Worksheet, form: ListForm, pens: FormPens, head: Head) -> None:
    _draw_head(sheet, form, pens, head)
    sheet.set_column(0, 0, _ORDER_WIDTH, pens.free[CellKind.TEXT])
    for at, column in enumerate(form.columns, start=1):
        sheet.set_column(at, at, _width(column), pens.free[column.kind])
        _check(sheet, at, column, head.places)
        if column.kind is CellKind.NUMBER:
            _redden(sheet, at, pens)
    _rule(sheet, form, pens, head.ruled)
    _set_up(sheet, pens.dialect)


def _draw_head(sheet: Worksheet, form: ListForm, pens: FormPens, head: Head) -> None:
    sheet.write_string(0, 1, head.office, pens.bold)
    sheet.write_string(1, 1, f"DANH SÁCH ĐỀ NGHỊ: {form.policy.name.upper()}", pens.title)
    hamlet = head.hamlet or pens.dialect.say("Thôn: …")
    sheet.write_string(2, 1, hamlet, pens.free[CellKind.TEXT])
    sheet.write_string(KEYS, 0, MARK + form.policy.id, pens.plain)
    sheet.write_string(HEADINGS, 0, "STT", pens.head)
    sheet.write_string(NUMBERS, 0, "(1)", pens.small)
    for at, column in enumerate(form.columns, start=1):
        unit = " (đồng)" if column.kind is CellKind.MONEY else ""
        sheet.write_string(KEYS, at, column.key, pens.plain)
        sheet.write_string(HEADINGS, at, column.label + unit, pens.head)
        sheet.write_string(NUMBERS, at, f"({at + 1})", pens.small)
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_row(HEADINGS, _HIGH)


def _width(column: FormColumn) -> float:
    longest = max(map(len, column.label.split()))
    wanted = max(_WIDTHS.get(column.kind, len(column.label) * 0.5), longest * 1.4, _NARROWEST)
    return _WIDEST if column.key == "ho_ten" else min(wanted, _WIDEST)


# ── What a cell takes ────────────────────────────────────────────────────────────────────
def _check(
    sheet: Worksheet, at: int, column: FormColumn, places: Mapping[Answers, str]
) -> None:
    rule = {
        "validate": "any",
        "input_title": column.label[:_TITLE_LIMIT],
        "input_message": column.hint[:_TEXT_LIMIT],
        "error_title": "Chưa đúng",
        "error_message": column.hint[:_TEXT_LIMIT],
        **_rule_of(column, places),
    }
    sheet.data_validation(FIRST, at, _LAST_CHECKED, at, rule)


def _rule_of(column: FormColumn, places: Mapping[Answers, str]) -> dict[str, object]:
    if column.answers:
        return {"validate": "list", "source": places[column.answers]}
    match column.kind:
        case CellKind.DAY:
            first = "=DATE(2020,1,1)"
            return {"validate": "date", "criteria": ">=", "value": first}
        case CellKind.COUNT | CellKind.MONEY:
            return {"validate": "integer", "criteria": ">=", "value": 0}
        case _:
            return {}


def _redden(sheet: Worksheet, at: int, pens: FormPens) -> None:
    """A number that has neither nine nor twelve digits."""
    cell = f"${xl_col_to_name(at)}{FIRST + 1}"
    size = f'LEN(SUBSTITUTE({cell}," ",""))'
    rule = {
        "type": "formula",
        "criteria": f"=AND({size}>0,{size}<>9,{size}<>12)",
        "format": pens.red,
    }
    sheet.conditional_format(FIRST, at, _LAST_CHECKED, at, rule)


# ── Rows and pages ───────────────────────────────────────────────────────────────────────
def _rule(sheet: Worksheet, form: ListForm, pens: FormPens, ruled: int) -> None:
    """So many rows drawn; below them a row is drawn once it has a name."""
    kinds = [CellKind.TEXT, *(column.kind for column in form.columns)]
    for row in range(FIRST, FIRST + ruled):
        for at, kind in enumerate(kinds):
            sheet.write_blank(row, at, None, pens.ruled[kind])
    below = FIRST + ruled
    rule = {"type": "formula", "criteria": f'=$B{below + 1}<>""', "format": pens.line}
    sheet.conditional_format(below, 0, _LAST_CHECKED, len(kinds) - 1, rule)


def _set_up(sheet: Worksheet, dialect: Dialect) -> None:
    sheet.freeze_panes(FIRST, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=20 / _MM, right=15 / _MM, top=20 / _MM, bottom=20 / _MM)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADINGS, NUMBERS)
    sheet.set_footer(_FOOTER.format(dialect.say("Trưởng thôn")))
    sheet.protect("", dict(_ALLOWED))
