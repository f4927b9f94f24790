"""The sheet of ours that stands first in a copy: what is said of which cell, with links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lxml import etree

from hotro68.core.letters import column_of, letters_of
from hotro68.writing.fitting import lines_of
from hotro68.writing.marked.paint import OurLook, Styles
from hotro68.writing.marked.parts import (
    MAIN,
    OFFICE,
    Element,
    Parts,
    Relations,
    main,
    serialised,
)
from hotro68.writing.marked.texts import written

_LINE_HEIGHT, _HIGHEST = 15.0, 400.0
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_AFTER_NAMES = (
    *("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr"),
    *("smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)


@dataclass(frozen=True, slots=True)
class Front:
    """title: by which readers know the sheet. links: (row of `rows`, column) → sheet and cell.

    answers: choices of a drop-down in the last column.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    heads: tuple[tuple[str, float], ...]
    rows: Sequence[tuple[str, ...]]
    links: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    answers: tuple[str, ...] = ()

    def moved(self, names: Mapping[str, str]) -> Front:
        """The same with links to sheets under their new names."""
        links = {
            at: (names.get(sheet, sheet), cell) for at, (sheet, cell) in self.links.items()
        }
        return replace(self, links=links)


class Workbook:
    """The part that lists the sheets."""

    def __init__(self, parts: Parts, root: Element, name: str) -> None:
        self._parts, self._root, self._name = parts, root, name
        self._relations = Relations(parts, name)

    def sheets(self) -> dict[str, str]:
        """Sheet name → part, in their order; only worksheets have rows."""
        found = {
            one.get("name", ""): self._relations.part(one.get(f"{{{OFFICE}}}id", ""))
            for one in self._root.iter(main("sheet"))
        }
        return {name: part for name, part in found.items() if part in self._parts}

    @property
    def first_day(self) -> date:
        """The day that a serial number counts from."""
        about = self._root.find(main("workbookPr"))
        on_mac = about is not None and about.get("date1904") in {"1", "true"}
        return date(1904, 1, 1) if on_mac else date(1899, 12, 30)

    @property
    def styles(self) -> str:
        return self._relations.find("/styles")

    def put_first(self, front: Front, styles: Styles, older: str) -> None:
        """older: the name of our sheet in a copy of a copy, which is then written over."""
        content = _sheet(front, styles)
        if older:
            self._parts.put(self.sheets()[older], content)
            return
        part = self._parts.free_name("xl/worksheets/sheet{}.xml")
        self._parts.put(part, content, _SHEET_TYPE)
        listed = self._root.find(main("sheets"))
        numbers = [int(one.get("sheetId", "0")) for one in listed]
        id_ = self._relations.add(f"{OFFICE}/worksheet", part)
        attributes = {"name": self._free(front.name), "sheetId": str(max(numbers) + 1)}
        attributes[f"{{{OFFICE}}}id"] = id_
        listed.insert(0, listed.makeelement(main("sheet"), attributes))
        self._shift()
        self._repeat_heads(attributes["name"], len(front.lines) + 2)

    def _free(self, name: str) -> str:
        taken = {one.casefold() for one in self.sheets()}
        names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
        return next(one for one in names if one.casefold() not in taken)

    def _shift(self) -> None:
        """Every sheet stands one further; names and views count sheets."""
        for name in self._root.iter(main("definedName")):
            if local := name.get("localSheetId"):
                name.set("localSheetId", str(int(local) + 1))
        for view in self._root.iter(main("workbookView")):
            view.attrib.pop("activeTab", None)
            view.attrib.pop("firstSheet", None)

    def _names(self) -> Element:
        names = self._root.find(main("definedNames"))
        if names is None:
            names = self._root.makeelement(main("definedNames"))
            local = [str(one.tag).rpartition("}")[2] for one in self._root]
            later = [n for n, one in enumerate(local) if one in _AFTER_NAMES]
            self._root.insert(later[0] if later else len(self._root), names)
        return names

    def _repeat_heads(self, name: str, row: int) -> None:
        attributes = {"name": "_xlnm.Print_Titles", "localSheetId": "0"}
        titles = etree.SubElement(self._names(), main("definedName"), attributes)
        titles.text = f"{quoted(name)}!${row}:${row}"

    def print_also(self, sheet: str, column: int) -> None:
        """A print area that ends before a column is made to hold it."""
        place = [one.get("name", "") for one in self._root.iter(main("sheet"))].index(sheet)
        for name in self._root.iter(main("definedName")):
            mine = name.get("localSheetId") == str(place)
            if mine and name.get("name") == "_xlnm.Print_Area":
                name.text = _reaching(name.text or "", column)

    def finish(self) -> None:
        self._parts.put(self._name, serialised(self._root))


def quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _reaching(area: str, column: int) -> str:
    found = re.fullmatch(r"(.+!\$[A-Z]+\$\d+:\$)([A-Z]+)(\$\d+)", area)
    if not found or column_of(found[2]) >= column:
        return area
    return f"{found[1]}{letters_of(column)}{found[3]}"


# ── The sheet itself ─────────────────────────────────────────────────────────────────────
def _sheet(front: Front, styles: Styles) -> bytes:
    head = len(front.lines) + 2
    last = letters_of(len(front.heads) - 1)
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, (_, width) in enumerate(front.heads, 1)
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView tabSelected="1" workbookViewId="0"><pane ySplit="{head}"'
        f' topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>{_rows(front, styles)}</sheetData>"
        f'<autoFilter ref="A{head}:{last}{head + max(len(front.rows), 1)}"/>'
        f"{_answers(front, head)}{_links(front, head)}"
        '<pageMargins left="0.59" right="0.39" top="0.59" bottom="0.59"'
        ' header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>"
        "</worksheet>"
    )
    return text.encode()


def _rows(front: Front, styles: Styles) -> str:
    plain, cell = styles.look(OurLook.PLAIN), styles.look(OurLook.CELL)
    above = [_row(1, [front.title], [styles.look(OurLook.TITLE)])]
    above += [_row(n, [line], [plain]) for n, line in enumerate(front.lines, 2)]
    head = len(front.lines) + 2
    heads = [text for text, _ in front.heads]
    above.append(_row(head, heads, [styles.look(OurLook.HEAD)] * len(heads)))
    link = styles.look(OurLook.LINK)
    for place, texts in enumerate(front.rows):
        looks = [link if (place, n) in front.links else cell for n in range(len(texts))]
        widths = [width for _, width in front.heads]
        above.append(_row(head + 1 + place, texts, looks, widths))
    return "".join(above)


def _row(
    number: int, texts: Sequence[str], looks: Sequence[int], widths: Sequence[float] = ()
) -> str:
    """As high as its longest text: not every program fits a row when it opens a workbook."""
    lines = max(map(lines_of, texts, widths), default=1)
    height = f' ht="{min(lines * _LINE_HEIGHT, _HIGHEST)}" customHeight="1"' if widths else ""
    cells = "".join(
        _cell(f"{letters_of(column)}{number}", text, look)
        for column, (text, look) in enumerate(zip(texts, looks, strict=True))
    )
    return f'<row r="{number}"{height}>{cells}</row>'


def _cell(place: str, text: str, look: int) -> str:
    if not text:
        return f'<c r="{place}" s="{look}"/>'
    return (
        f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
        f"{written(text)}</t></is></c>"
    )


def _answers(front: Front, head: int) -> str:
    if not front.answers or not front.rows:
        return ""
    column = letters_of(len(front.heads) - 1)
    choices = written(",".join(front.answers))
    return (
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1"'
        f' showErrorMessage="1" sqref="{column}{head + 1}:{column}{head + len(front.rows)}">'
        f"<formula1>&quot;{choices}&quot;</formula1></dataValidation></dataValidations>"
    )


def _links(front: Front, head: int) -> str:
    links = "".join(
        f'<hyperlink ref="{letters_of(column)}{head + 1 + row}" location="{_location(place)}"/>'
        for (row, column), place in front.links.items()
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _location(place: tuple[str, str]) -> str:
    return written(f"{quoted(place[0])}!{place[1]}")
