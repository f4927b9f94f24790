"""Cell formats of a copy: each is the hamlet's own with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from enum import StrEnum

from lxml import etree

from hotro68.core.finding import Finding, Severity
from hotro68.writing.marked.parts import (
    MAIN,
    Element,
    UnstitchableError,
    main,
    parse,
    serialised,
)


class Paint(StrEnum):
    """Pattern and colours. What must be asked is hatched, so that it shows without colour."""

    ERROR = "solid FFFFC7CE FFFFC7CE"
    WARNING = "solid FFFFEB9C FFFFEB9C"
    NOTE = "solid FFDDEBF7 FFDDEBF7"
    ERROR_ASKED = "lightUp FFE06666 FFFFC7CE"
    WARNING_ASKED = "lightUp FFBF9000 FFFFEB9C"
    NOTE_ASKED = "lightUp FF6FA8DC FFDDEBF7"
    REPAIRED = "solid FFD9EAD3 FFD9EAD3"


_PLAIN = {
    Severity.ERROR: (Paint.ERROR, Paint.ERROR_ASKED),
    Severity.WARNING: (Paint.WARNING, Paint.WARNING_ASKED),
    Severity.NOTE: (Paint.NOTE, Paint.NOTE_ASKED),
}
_DAY_FORMAT = "dd/mm/yyyy"
_OWN_FORMATS = 164
_TEXT = 49
_BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22})
_UNICODE_FONT = "Times New Roman"
_OLD_FONTS = (".vn", "vni")


def paint_of(finding: Finding) -> Paint:
    return _PLAIN[finding.code.severity][finding.code.asks]


class OurLook(StrEnum):
    """How our own sheet and column look."""

    TITLE = "title"
    PLAIN = "plain"
    HEAD = "head"
    CELL = "cell"
    LINK = "link"


class Styles:
    """The styles part; new formats are added, none is changed but those of an older copy."""

    def __init__(self, xml: bytes) -> None:
        self._root = parse(xml)
        self._formats = self._list("cellXfs")
        self._fills, self._fonts = self._list("fills"), self._list("fonts")
        self._borders = self._list("borders")
        self._known: dict[tuple[object, ...], int] = {}
        if not len(self._formats):
            raise UnstitchableError
        self._wash()

    def _list(self, name: str) -> Element:
        found = self._root.find(main(name))
        if found is None:
            raise UnstitchableError
        return found

    def _wash(self) -> None:
        """The colours of an older copy go; what stood below them is not known any more."""
        ours = {
            str(place) for place, fill in enumerate(self._fills) if _pattern(fill) in set(Paint)
        }
        for one in self._formats:
            if one.get("fillId") in ours:
                one.set("fillId", "0")

    def painted(self, paint: Paint) -> Callable[[int], int]:
        return lambda base: self._changed(base, {"fillId": self._fill(paint)}, "applyFill")

    def as_day(self, base: int) -> int:
        """A date format, unless the cell has one."""
        known = self._format(base).get("numFmtId", "0")
        if int(known) in _BUILT_IN_DAYS or self._shows_days(known):
            return base
        return self._changed(base, {"numFmtId": self._day_format()}, "applyNumberFormat")

    def as_text(self, base: int) -> int:
        return self._changed(base, {"numFmtId": _TEXT}, "applyNumberFormat")

    def in_unicode(self, base: int) -> int:
        """Another font, when the cell's own has no Unicode letters."""
        font = self._fonts[int(self._format(base).get("fontId", "0"))]
        name = font.find(main("name"))
        if name is None or not name.get("val", "").lower().startswith(_OLD_FONTS):
            return base
        key = ("font", self._format(base).get("fontId"))
        if key not in self._known:
            fresh = deepcopy(font)
            fresh.find(main("name")).set("val", _UNICODE_FONT)
            for old in fresh.findall(main("charset")):
                fresh.remove(old)
            self._known[key] = self._add(self._fonts, fresh)
        return self._changed(base, {"fontId": self._known[key]}, "applyFont")

    def look(self, look: OurLook) -> int:
        """A format of our own, made when first asked for."""
        if ("look", look) not in self._known:
            text = _LOOKS[look].format(
                font=self._font(look), border=self._border(), pattern=self._head_fill()
            )
            self._known["look", look] = self._add(self._formats, _element(text))
        return self._known["look", look]

    def finish(self) -> bytes:
        for one in (self._formats, self._fills, self._fonts, self._borders):
            one.set("count", str(len(one)))
        return serialised(self._root)

    def _format(self, base: int) -> Element:
        return self._formats[base if base < len(self._formats) else 0]

    def _changed(self, base: int, values: dict[str, int], applied: str) -> int:
        key = (base, *values.items())
        if key not in self._known:
            fresh = deepcopy(self._format(base))
            for name, value in values.items():
                fresh.set(name, str(value))
            fresh.set(applied, "1")
            self._known[key] = self._add(self._formats, fresh)
        return self._known[key]

    def _add(self, to: Element, item: Element) -> int:
        to.append(item)
        return len(to) - 1

    def _fill(self, paint: Paint) -> int:
        if ("fill", paint) not in self._known:
            pattern, front, back = paint.split()
            text = (
                f'<fill><patternFill patternType="{pattern}"><fgColor rgb="{front}"/>'
                f'<bgColor rgb="{back}"/></patternFill></fill>'
            )
            self._known["fill", paint] = self._add(self._fills, _element(text))
        return self._known["fill", paint]

    def _head_fill(self) -> int:
        if ("head",) not in self._known:
            text = (
                '<fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D8"/>'
                '<bgColor indexed="64"/></patternFill></fill>'
            )
            self._known[("head",)] = self._add(self._fills, _element(text))
        return self._known[("head",)]

    def _border(self) -> int:
        if ("border",) not in self._known:
            sides = "".join(
                f'<{side} style="thin"><color auto="1"/></{side}>'
                for side in ("left", "right", "top", "bottom")
            )
            text = f"<border>{sides}<diagonal/></border>"
            self._known[("border",)] = self._add(self._borders, _element(text))
        return self._known[("border",)]

    def _font(self, look: OurLook) -> int:
        key = ("own font", _FONTS[look])
        if key not in self._known:
            text = f'{_FONTS[look]}<name val="{_UNICODE_FONT}"/><family val="1"/>'
            self._known[key] = self._add(self._fonts, _element(f"<font>{text}</font>"))
        return self._known[key]

    def _shows_days(self, number: str) -> bool:
        formats = self._root.find(main("numFmts"))
        codes = (
            one.get("formatCode", "").lower()
            for one in (() if formats is None else formats)
            if one.get("numFmtId") == number
        )
        return any("yy" in code and "d" in code for code in codes)

    def _day_format(self) -> int:
        formats = self._root.find(main("numFmts"))
        if formats is None:
            formats = etree.Element(main("numFmts"))
            self._root.insert(0, formats)
        for one in formats:
            if one.get("formatCode") == _DAY_FORMAT:
                return int(one.get("numFmtId"))
        number = max([_OWN_FORMATS - 1, *(int(one.get("numFmtId")) for one in formats)]) + 1
        attributes = {"numFmtId": str(number), "formatCode": _DAY_FORMAT}
        etree.SubElement(formats, main("numFmt"), attributes)
        formats.set("count", str(len(formats)))
        return number


_FONTS = {
    OurLook.TITLE: '<b/><sz val="14"/>',
    OurLook.PLAIN: '<sz val="11"/>',
    OurLook.HEAD: '<b/><sz val="11"/>',
    OurLook.CELL: '<sz val="11"/>',
    OurLook.LINK: '<u/><sz val="11"/><color rgb="FF0563C1"/>',
}
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
_START = '<xf numFmtId="0" fontId="{font}" xfId="0" applyFont="1" quotePrefix="1" '
_LOOKS = {
    OurLook.TITLE: _START + 'fillId="0" borderId="0"/>',
    OurLook.PLAIN: _START + 'fillId="0" borderId="0"/>',
    OurLook.HEAD: _START
    + 'fillId="{pattern}" borderId="{border}" applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
    OurLook.CELL: _START
    + 'fillId="0" borderId="{border}" applyBorder="1" applyAlignment="1">'
    + _WRAPPED
    + "</xf>",
    OurLook.LINK: _START
    + 'fillId="0" borderId="{border}" applyBorder="1" applyAlignment="1">'
    + _WRAPPED
    + "</xf>",
}


def _element(text: str) -> Element:
    return parse(f'<x xmlns="{MAIN}">{text}</x>'.encode())[0]


def _pattern(fill: Element) -> str:
    pattern = fill.find(main("patternFill"))
    if pattern is None:
        return ""
    kind = pattern.get("patternType", "")
    colours = (pattern.find(main(name)) for name in ("fgColor", "bgColor"))
    front, back = ("" if one is None else one.get("rgb", "") for one in colours)
    # Excel writes an index for the colour that a solid pattern does not show
    return f"{kind} {front} {front if kind == 'solid' else back}"
