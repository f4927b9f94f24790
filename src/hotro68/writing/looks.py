"""How the cells of a workbook look."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Look(StrEnum):
    """How a cell looks. The first block stands inside a table and has borders."""

    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    COUNT = "count"
    DAY = "day"
    HEAD = "head"
    BAND = "band"
    DIFFERS = "differs"
    DIFFERS_DAY = "differs_day"
    SUM_TEXT = "sum_text"
    SUM_MONEY = "sum_money"
    SUM_COUNT = "sum_count"

    TITLE = "title"
    SECTION = "section"
    PLAIN = "plain"
    NOTE = "note"
    CENTRE = "centre"
    CENTRE_BOLD = "centre_bold"
    CENTRE_ITALIC = "centre_italic"
    MOTTO = "motto"
    ALARM = "alarm"


_BOX = {"border": 1, "valign": "vcenter"}
_TEXT = {"num_format": "@", "text_wrap": True}
_GREY = {"bg_color": "#D9D9D9"}
_PALE = {"bg_color": "#F2F2F2"}
_STRIKING = {"bg_color": "#FFE699", "bold": True, "border": 2, "valign": "vcenter"}
_FREE = {**_TEXT, "valign": "vcenter"}
_MIDDLE = {**_FREE, "align": "center"}
LOOKS: Mapping[Look, Mapping[str, object]] = {
    Look.TEXT: {**_BOX, **_TEXT},
    Look.CODE: {**_BOX, **_TEXT, "align": "center"},
    Look.MONEY: {**_BOX, "num_format": "#,##0"},
    Look.COUNT: {**_BOX, "num_format": "#,##0", "align": "center"},
    Look.DAY: {**_BOX, "num_format": "dd/mm/yyyy", "align": "center"},
    Look.HEAD: {**_BOX, **_TEXT, **_GREY, "align": "center", "bold": True},
    Look.BAND: {**_BOX, **_TEXT, **_PALE, "bold": True},
    Look.DIFFERS: {**_STRIKING, **_TEXT},
    Look.DIFFERS_DAY: {**_STRIKING, "num_format": "dd/mm/yyyy", "align": "center"},
    Look.SUM_TEXT: {**_BOX, **_TEXT, "align": "center", "bold": True},
    Look.SUM_MONEY: {**_BOX, "num_format": "#,##0", "bold": True},
    Look.SUM_COUNT: {**_BOX, "num_format": "#,##0", "align": "center", "bold": True},
    Look.TITLE: {**_MIDDLE, "bold": True, "font_size": 14},
    Look.SECTION: {**_FREE, "bold": True},
    Look.PLAIN: {**_FREE},
    Look.NOTE: {**_FREE, "italic": True},
    Look.CENTRE: {**_MIDDLE},
    Look.CENTRE_BOLD: {**_MIDDLE, "bold": True},
    Look.CENTRE_ITALIC: {**_MIDDLE, "italic": True},
    Look.MOTTO: {**_MIDDLE, "bold": True, "underline": 1},
    Look.ALARM: {**_FREE, "bold": True, "font_color": "#C00000"},
}
WORDS = frozenset(look for look, given in LOOKS.items() if given["num_format"] == "@")
"""Looks of cells that hold text."""
