"""One list drawn on a canvas: title, headings in one to three rows, people, sums, signers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hotro68.core.report import RowKind
from hotro68.vietnamese.numbers import grouped, money_in_words
from tests.example_books import Value
from tests.shapes.canvas import Canvas
from tests.shapes.columns import Cells, Col, Style, facts_of
from tests.shapes.people import Case


@dataclass(slots=True)
class Line:
    """A person's row: what is written, what is read of it, and what has to be said."""

    cells: Cells
    facts: dict[str, object]
    faults: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Roll:
    """groups: before which line a group row stands. gaps: before which a blank row stands.

    breaks: before which a page ends. told: codes to be said of the whole list.
    header: as `draw_header` takes it, once more on every page.
    """

    columns: Sequence[Col]
    style: Style
    lines: list[Line] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    gaps: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)
    left: int = 0
    told: list[str] = field(default_factory=list)
    header: dict[str, bool] = field(default_factory=dict)

    def add(self, case: Case) -> Line:
        cells = {column.key: column.write(case) for column in self.columns}
        if "stt" in cells:
            cells["stt"] = len(self.lines) + 1
        line = Line(cells, facts_of(case, self.columns, self.style))
        if self.style.worded:
            line.faults.append(("so_tien_de_nghi", "HT133"))
        line.faults += [(key, "HT135") for key, value in cells.items() if value == "14A8001234"]
        if self.style.numbers_as and isinstance(cells.get("so_giay_to"), int):
            line.faults.append(("so_giay_to", "HT113"))
        self.lines.append(line)
        return line

    def place(self, key: str) -> int:
        return next(
            (self.left + at for at, column in enumerate(self.columns) if column.key == key),
            -1,
        )

    @property
    def last(self) -> int:
        return self.left + len(self.columns) - 1

    @property
    def lead(self) -> int:
        """The column of names, where sums and groups say what they are."""
        return max(self.place("ho_ten"), self.place("ho_ten/family"))

    def total(self, first: int = 0, stop: int | None = None) -> int:
        amounts = [line.facts.get("so_tien_de_nghi") for line in self.lines[first:stop]]
        return sum(amount for amount in amounts if isinstance(amount, int))


# ── Headings ─────────────────────────────────────────────────────────────────────────────
def draw_header(canvas: Canvas, roll: Roll, *, merged: bool = True, low: bool = False) -> None:
    """As deep as the deepest path; `low` sets short paths at the bottom instead of the top."""
    depth = max(len(column.path) for column in roll.columns)
    start = canvas.at
    rows: list[dict[int, Value]] = [{} for _ in range(depth)]
    merges: list[tuple[int, int, int, int]] = []
    for at, column in enumerate(roll.columns):
        place = roll.left + at
        lowest = len(column.path) - 1
        for level, text in enumerate(column.path):
            row = depth - 1 if low and level == lowest else level
            before = roll.columns[at - 1].path if at else ()
            if level < len(column.path) - 1 and before[: level + 1] == column.path[: level + 1]:
                continue
            rows[row][place] = text
            merges.append(
                (row, *_span(roll, at, level), depth - 1 - row if level == lowest else 0)
            )
    for cells in rows:
        canvas.row(RowKind.HEADER, cells)
    if merged:
        for row, first, last, down in merges:
            canvas.merge(start + row, first, last, down=down)


def _span(roll: Roll, at: int, level: int) -> tuple[int, int]:
    """The first and the last column that a heading covers."""
    path = roll.columns[at].path
    same = at
    if level < len(path) - 1:
        while (
            same + 1 < len(roll.columns)
            and roll.columns[same + 1].path[: level + 1] == path[: level + 1]
        ):
            same += 1
    return roll.left + at, roll.left + same


def draw_numbers(canvas: Canvas, roll: Roll, form: str = "({})") -> None:
    cells: dict[int, Value] = {
        roll.left + at: form.format(at + 1) for at in range(len(roll.columns))
    }
    canvas.row(RowKind.COLUMN_NUMBERS, cells)


# ── People and sums ──────────────────────────────────────────────────────────────────────
def draw_body(canvas: Canvas, roll: Roll, *, page_sums: bool = True) -> None:
    since = 0
    for at, line in enumerate(roll.lines):
        if at in roll.breaks:
            if page_sums:
                draw_sum(canvas, roll, "Cộng trang", roll.total(since, at), subtotal=True)
            draw_header(canvas, roll, **roll.header)
            if page_sums:
                draw_sum(canvas, roll, "Mang sang", roll.total(0, at), subtotal=True)
            since = at
        if at in roll.gaps:
            canvas.blank()
        if at in roll.groups:
            canvas.row(RowKind.GROUP, {roll.left: roll.groups[at]})
        draw_line(canvas, roll, line)


def draw_line(canvas: Canvas, roll: Roll, line: Line) -> None:
    cells = {roll.left + at: line.cells.get(c.key, "") for at, c in enumerate(roll.columns)}
    row = canvas.row(RowKind.DATA, cells)
    canvas.read(row, roll.style.policy, line.facts)
    for key, code in line.faults:
        canvas.say(code, row, roll.place(key))


def draw_sum(
    canvas: Canvas, roll: Roll, text: str, amount: int, *, subtotal: bool = False
) -> None:
    cells: dict[int, Value] = {roll.lead: text}
    if roll.place("so_tien_de_nghi") >= 0:
        cells[roll.place("so_tien_de_nghi")] = roll.style.money(amount)
    canvas.row(RowKind.SUBTOTAL if subtotal else RowKind.TOTAL, cells)


def draw_end(canvas: Canvas, roll: Roll, *, worded: bool = True, signed: bool = True) -> None:
    """The sum in words, and who signs."""
    total = roll.total()
    if worded:
        text = f"Số tiền bằng chữ: {money_in_words(total)}./."
        canvas.row(RowKind.IN_WORDS, {roll.left: text})
    if not signed:
        return
    right = max(roll.last - 2, roll.left + 3)
    canvas.blank()
    canvas.row(RowKind.SIGNATURE, {right: "Minh Họa, ngày 12 tháng 7 năm 2021"})
    canvas.row(RowKind.SIGNATURE, {roll.left + 1: "NGƯỜI LẬP BIỂU", right: "TRƯỞNG THÔN"})
    canvas.row(
        RowKind.SIGNATURE,
        {roll.left + 1: "(Ký, ghi rõ họ tên)", right: "(Ký, ghi rõ họ tên)"},
    )
    canvas.blank(3)
    canvas.row(RowKind.SIGNATURE, {roll.left + 1: "Vi Văn Lập", right: "Chu Văn Trưởng"})


def draw_title(canvas: Canvas, roll: Roll, *lines: str, office: bool = False) -> None:
    """`office`: the head of an administrative paper above the title."""
    half = max(roll.left + 1, (roll.left + roll.last) // 2 + 1)
    if office:
        row = canvas.row(
            RowKind.TITLE,
            {roll.left: "UBND XÃ MINH HỌA", half: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
        )
        canvas.merge(row, roll.left, half - 1)
        canvas.merge(row, half, max(roll.last, half))
        canvas.row(RowKind.TITLE, {half: "Độc lập - Tự do - Hạnh phúc"})
        canvas.blank()
    for line in lines:
        row = canvas.row(RowKind.TITLE, {roll.left: line})
        canvas.merge(row, roll.left, roll.last)


def counted(roll: Roll) -> str:
    return f"Tổng cộng: {len(roll.lines)} người"


def shown_money(amount: int) -> str:
    return f"{grouped(amount)} đồng"
