"""Two lists side by side on one sheet, each under its own title and headings."""

from __future__ import annotations

from random import Random

from hotro68.core.report import RowKind
from tests.example_books import Value
from tests.example_people import Population
from tests.shapes import words
from tests.shapes.canvas import Canvas
from tests.shapes.columns import Style, slots
from tests.shapes.people import HAMLETS, case
from tests.shapes.rolls import Roll

_LEFT = ("stt", "name", "birth", "number", "money")
_RIGHT = (
    ("stt", "name", "birth", "number", "money"),
    ("stt", "name", "number", "birth", "sex", "money"),
    ("stt", "name", "sex", "birth", "number", "job", "money"),
)


def draw_abreast(canvas: Canvas, rng: Random, people: Population) -> None:
    policy, hamlets = "lao-dong-tu-do", rng.sample(HAMLETS, 2)
    left = _roll(rng, _LEFT, people, (policy, hamlets[0]))
    right = _roll(rng, rng.choice(_RIGHT), people, (policy, hamlets[1]))
    right.left = left.last + 1 + rng.choice((0, 1))
    title = rng.choice(words.TITLES[policy][:2])
    places = (left.left, right.left)
    canvas.row(RowKind.TITLE, {0: title})
    canvas.row(RowKind.TITLE, dict(zip(places, hamlets, strict=True)))
    canvas.row(RowKind.HEADER, {**_headings(left), **_headings(right)})
    for at in range(max(len(left.lines), len(right.lines))):
        row = canvas.row(RowKind.DATA, {**_cells(left, at), **_cells(right, at)})
        for roll in (left, right):
            if at < len(roll.lines):
                canvas.read(row, policy, roll.lines[at].facts)


def _roll(
    rng: Random, names: tuple[str, ...], people: Population, told: tuple[str, str]
) -> Roll:
    style = Style(told[0])
    known = slots(rng, style)
    roll = Roll([column for name in names for column in known[name]], style)
    for _ in range(rng.randint(3, 8)):
        roll.add(case(people, *told))
    return roll


def _headings(roll: Roll) -> dict[int, Value]:
    return {roll.left + at: column.path[0] for at, column in enumerate(roll.columns)}


def _cells(roll: Roll, at: int) -> dict[int, Value]:
    if at >= len(roll.lines):
        return {}
    cells = roll.lines[at].cells
    return {roll.left + place: cells[column.key] for place, column in enumerate(roll.columns)}
