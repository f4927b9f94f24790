"""Recipes to workbooks with their truth; always the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from random import Random
from zlib import crc32

from tests.example_books import Formula, Grid, Value, address
from tests.example_people import Population
from tests.shapes import words
from tests.shapes.abreast import draw_abreast
from tests.shapes.canvas import Canvas, Drawn, Said
from tests.shapes.columns import Col, Style, slots
from tests.shapes.damage import damages, swap_births
from tests.shapes.fonts import typed_in
from tests.shapes.forms import MONEY_FORMS, THOUSANDS
from tests.shapes.people import HAMLETS, case
from tests.shapes.recipes import COVID, FREE, RECIPES, SHOP, Recipe
from tests.shapes.rolls import (
    Roll,
    draw_body,
    draw_end,
    draw_header,
    draw_numbers,
    draw_sum,
    draw_title,
)

_SPLIT = 3


def every_shape() -> Iterator[tuple[Drawn, str]]:
    """Each workbook, and what it shows."""
    for recipe in RECIPES:
        yield cooked(recipe), recipe.about
    for name, (about, draw) in _WHOLE.items():
        yield Drawn(f"{name}.xlsx", draw(*_chance(name))), about


def _chance(name: str) -> tuple[Random, Population]:
    seed = crc32(name.encode())
    return random.Random(seed), Population(random.Random(seed))  # noqa: S311 - repeatable on purpose


def cooked(recipe: Recipe) -> Drawn:
    rng, people = _chance(recipe.name)
    file = recipe.name + recipe.ending
    canvas = Canvas(Grid(recipe.name if recipe.ending == ".csv" else "DS"))
    draw_recipe(canvas, recipe, rng, people)
    if recipe.ending == ".csv":
        _on_one_line(canvas)
    return Drawn(file, [canvas])


def _on_one_line(canvas: Canvas) -> None:
    """Excel would quote a line break; this list has none."""
    cells = canvas.grid.cells
    cells.update((at, " ".join(v.split())) for at, v in cells.items() if isinstance(v, str))


def draw_recipe(canvas: Canvas, recipe: Recipe, rng: Random, people: Population) -> Roll:
    since, hamlet = canvas.at, rng.choice(HAMLETS)
    roll = _filled(recipe, rng, people, hamlet)
    title = (words.TITLES[recipe.policy][0], *recipe.title)
    named = title if any("{}" in text for text in recipe.groups.values()) else (*title, hamlet)
    draw_title(canvas, roll, *named, office=recipe.office)
    roll.header = recipe.header
    draw_header(canvas, roll, **roll.header)
    say_of_list(canvas, roll)
    if recipe.numbers:
        draw_numbers(canvas, roll, recipe.numbers)
    draw_body(canvas, roll)
    if recipe.total:
        draw_sum(canvas, roll, recipe.total, roll.total())
    if recipe.end:
        draw_end(canvas, roll)
    if recipe.font:
        typed_in(recipe.font, canvas, since)
    return roll


def say_of_list(canvas: Canvas, roll: Roll) -> None:
    """What is said once, at the last row of the headings."""
    header = canvas.at - 1
    keys = {column.key for column in roll.columns}
    canvas.said += [Said(canvas.name, str(header + 1), code) for code in roll.told]
    if "so_giay_to" not in keys:
        canvas.said.append(Said(canvas.name, str(header + 1), "HT326"))
    if roll.style.name in ("honorific", "household") and "ho_ten" in keys:
        canvas.say("HT128", header, roll.place("ho_ten"))


# ── People ───────────────────────────────────────────────────────────────────────────────
def _filled(recipe: Recipe, rng: Random, people: Population, hamlet: str) -> Roll:
    swaps = recipe.style.get("birth") == "us"
    style = _style(recipe)
    roll = Roll(_columns(recipe, rng, style), style, left=recipe.left)
    roll.gaps, roll.breaks = set(recipe.gaps), set(recipe.breaks)
    other = next(each for each in HAMLETS if each != hamlet)
    for at in range(recipe.count):
        kind = ("F0" if at < _SPLIT else "F1") if recipe.policy == COVID else ""
        here = other if recipe.groups and at >= _SPLIT and recipe.policy != COVID else hamlet
        one = case(people, recipe.policy, here, kind=kind)
        if at in recipe.damage and len(one.person.number) != 12:
            one.person = one.person.under(people.number(one.person.sex, one.person.birth))
        line = roll.add(one)
        if kind and "dien" not in line.cells:
            line.facts["dien"] = kind
        if at in recipe.groups:
            roll.groups[at] = recipe.groups[at].format(here)
            roll.told += ["HT328"] if kind else []
        if at in recipe.damage:
            damages(line, one, plain_money=True)[recipe.damage[at]](line, one, rng)
    if recipe.ditto:
        _repeat(roll, recipe.ditto)
    if swaps:
        swap_births(roll)
    return roll


def _style(recipe: Recipe) -> Style:
    told = {key: value for key, value in recipe.style.items() if value != "us"}
    birth = {"birth": "cell"} if recipe.style.get("birth") == "us" else {}
    money = {**MONEY_FORMS, **THOUSANDS}[recipe.money]
    worded = recipe.money == "words"
    return replace(Style(recipe.policy, money=money, worded=worded), **{**told, **birth})  # type: ignore[arg-type]


def _columns(recipe: Recipe, rng: Random, style: Style) -> list[Col]:
    known = slots(rng, style)
    columns = [(name, column) for name in recipe.slots for column in known[name]]
    if not recipe.above:
        return [column for _, column in columns]
    personal = ("name", "birth", "sex", "number")
    return [
        column
        if name == "stt"
        else column.under(words.ABOVE_PERSON[0] if name in personal else words.ABOVE_CLAIM[0])
        for name, column in columns
    ]


def _repeat(roll: Roll, mark: str) -> None:
    for above, line in reversed(list(zip(roll.lines, roll.lines[1:], strict=False))):
        for key in ("cong_viec", "noi_o", "thon"):
            if key in line.cells and above.facts.get(key, 0) == line.facts.get(key, 0):
                same = above.cells[key] == line.cells[key]
                line.cells[key] = mark if same else line.cells[key]


# ── Whole workbooks ──────────────────────────────────────────────────────────────────────
_PLAIN = Recipe("", "")
_SHOPS = Recipe("", "", ("stt", "name", "number", "shop", "tax", "days", "money"), SHOP)
_STAYS = Recipe("", "", ("stt", "name", "birth", "number", "kind", "days", "money"), COVID)


def _two_lists(rng: Random, people: Population) -> list[Canvas]:
    canvas = Canvas(Grid("DS"))
    draw_recipe(canvas, replace(_PLAIN, end=True), rng, people)
    canvas.blank(2)
    draw_recipe(canvas, replace(_SHOPS, total="Cộng"), rng, people)
    return [canvas]


def _three_sheets(rng: Random, people: Population) -> list[Canvas]:
    sheets = []
    for name, recipe in (("LDTD", _PLAIN), ("HKD", _SHOPS), ("F0F1", _STAYS)):
        canvas = Canvas(Grid(name))
        draw_recipe(canvas, recipe, rng, people)
        sheets.append(canvas)
    return sheets


def _abreast(rng: Random, people: Population) -> list[Canvas]:
    canvas = Canvas(Grid("DS"))
    draw_abreast(canvas, rng, people)
    return [canvas]


def _blank_form(rng: Random, people: Population) -> list[Canvas]:
    canvas = Canvas(Grid("DS"))
    draw_recipe(canvas, _PLAIN, rng, people)
    form = Canvas(Grid("Mẫu trống"))
    style = Style(FREE)
    roll = Roll(_columns(_PLAIN, rng, style), style)
    draw_title(form, roll, words.TITLES[FREE][0])
    draw_header(form, roll)
    form.said.append(Said(form.name, str(form.at), "HT327"))
    return [canvas, form]


def _unread_column(rng: Random, people: Population) -> list[Canvas]:
    """Sums under a heading that nobody would take for money."""
    canvas = Canvas(Grid("DS"))
    roll = draw_recipe(canvas, replace(_PLAIN, slots=_PLAIN.slots[:-1], total=""), rng, people)
    header = min(read.row for read in canvas.people) - 2
    column = roll.last + 1
    canvas.grid.put(header, column, "Quà")
    for read in canvas.people:
        canvas.grid.put(read.row - 1, column, 1_500_000)
    canvas.say("HT325", header, column)
    return [canvas]


def _sums_by_formula(rng: Random, people: Population) -> list[Canvas]:
    canvas = Canvas(Grid("DS"))
    roll = draw_recipe(canvas, _PLAIN, rng, people)
    money, rows = roll.place("so_tien_de_nghi"), [read.row for read in canvas.people]
    span = f"{address(rows[0] - 1, money)}:{address(rows[-1] - 1, money)}"
    value: Value = Formula(f"=SUM({span})", roll.total())
    canvas.grid.put(rows[-1], money, value)
    return [canvas]


def _dates_as_cells(rng: Random, people: Population) -> list[Canvas]:
    """Some births are real dates, some text, some a year, in one column."""
    canvas = Canvas(Grid("DS"))
    roll = draw_recipe(canvas, replace(_PLAIN, style={"birth": "cell"}), rng, people)
    column = roll.place("ngay_sinh")
    for at, read in enumerate(canvas.people):
        birth = date.fromisoformat(str(read.facts["ngay_sinh"]))
        if at % 3 == 1:
            canvas.grid.put(read.row - 1, column, f"{birth:%d.%m.%Y}")
        elif at % 3 == 2:
            canvas.grid.put(read.row - 1, column, birth.year)
            read.facts["ngay_sinh"] = str(birth.year)
    return [canvas]


_WHOLE: dict[str, tuple[str, Callable[[Random, Population], list[Canvas]]]] = {
    "hai-bang-mot-trang": ("Hai danh sách khác chính sách trên một trang.", _two_lists),
    "ba-trang": ("Ba trang, mỗi trang một chính sách.", _three_sheets),
    "hai-bang-canh-nhau": ("Hai bảng cạnh nhau, tiêu đề khác nhau.", _abreast),
    "mau-trong": ("Một trang có người, một trang là mẫu chưa điền.", _blank_form),
    "cot-tien-khong-ro": ("Tiền nằm ở cột có tiêu đề lạ: nói ra, không đoán.", _unread_column),
    "tong-bang-cong-thuc": ("Dòng cộng là công thức.", _sums_by_formula),
    "ngay-sinh-lan-lon": ("Ngày sinh lẫn ngày thật, chữ, chỉ năm.", _dates_as_cells),
}
