"""Fresh lists, shapes and values drawn by a seed, each with its truth."""

from __future__ import annotations

import random
from random import Random

from tests.example_books import Grid
from tests.example_people import Population
from tests.shapes import words
from tests.shapes.abreast import draw_abreast
from tests.shapes.canvas import Canvas, Drawn, Said
from tests.shapes.columns import Col, Style, slots
from tests.shapes.cooking import say_of_list
from tests.shapes.damage import damages, swap_births
from tests.shapes.fonts import FONTS, typed_in
from tests.shapes.forms import (
    BIRTH_FORMS,
    DATE_FORMS,
    ID_FORMS,
    MONEY_FORMS,
    NAME_FORMS,
    THOUSANDS,
)
from tests.shapes.people import HAMLETS, POLICIES, Case, case
from tests.shapes.rolls import (
    Roll,
    counted,
    draw_body,
    draw_end,
    draw_header,
    draw_numbers,
    draw_sum,
    draw_title,
)

_FAULTS = 0.12
NUMBER_SLOTS = (*("number",) * 5, "number and issue", "two cards", "")
_ROMAN = ("I", "II", "III", "IV")


def a_list(seed: int) -> Drawn:
    """A workbook of one or two sheets with one or two lists each."""
    rng = random.Random(seed)  # noqa: S311 - repeatable on purpose
    people = Population(random.Random(seed))  # noqa: S311
    family: list[str] = []
    sheets = [_blank_form(rng)] if rng.random() < 0.08 else []
    for number in range(1 + (rng.random() < 0.25)):
        canvas = Canvas(Grid(f"DS{number + 1}"))
        for place in range(1 + (rng.random() < 0.2)):
            if place:
                canvas.blank(2)
            if rng.random() < 0.1:
                draw_abreast(canvas, rng, people)
                family.append("abreast")
            else:
                _draw(canvas, rng, people, family)
        sheets.append(canvas)
    return Drawn(f"ds_{seed}.xlsx", sheets, tuple(family))


def _draw(canvas: Canvas, rng: Random, people: Population, family: list[str]) -> None:
    since = canvas.at
    policy = rng.choice(POLICIES)
    thousands = rng.random() < 0.12
    style = _style(rng, policy, thousands=thousands)
    roll = Roll(_columns(rng, style), style, left=rng.choice((0, 0, 0, 1)))
    hamlets = _fill(rng, roll, people)
    family += [policy, style.name, style.birth, style.day, style.number]
    title = [rng.choice(words.TITLES[policy])]
    if hamlets[0]:
        title.append(hamlets[0].upper() if rng.random() < 0.5 else f"{hamlets[0]}, xã Minh Họa")
    if thousands:
        title.append(rng.choice(("Đơn vị tính: nghìn đồng", "ĐVT: 1.000 đồng")))
        family.append("thousands")
    draw_title(canvas, roll, *title, office=rng.random() < 0.4)
    canvas.blank(rng.choice((0, 0, 1)))
    _draw_list(canvas, rng, roll, family)
    font = rng.choice(("", "", "", "", "", *FONTS))
    if font:
        family.append(font)
        typed_in(font, canvas, since)


def _draw_list(canvas: Canvas, rng: Random, roll: Roll, family: list[str]) -> None:
    """Headings, people, sums and who signs."""
    merged, low = rng.random() < 0.6, rng.random() < 0.4
    family += [f"depth {max(len(c.path) for c in roll.columns)}", f"{merged=}", f"{low=}"]
    roll.header = {"merged": merged, "low": low}
    draw_header(canvas, roll, **roll.header)
    say_of_list(canvas, roll)
    if rng.random() < 0.35:
        draw_numbers(canvas, roll, rng.choice(("({})", "{}")))
        family.append("numbers")
    draw_body(canvas, roll)
    if rng.random() < 0.6:
        text = rng.choice(("Tổng cộng", "Cộng", "TỔNG CỘNG", "Tổng số", counted(roll)))
        draw_sum(canvas, roll, text, roll.total())
        draw_end(canvas, roll, worded=rng.random() < 0.6, signed=rng.random() < 0.6)


def _blank_form(rng: Random) -> Canvas:
    """A form that nobody has filled in."""
    style = Style(rng.choice(POLICIES))
    roll = Roll(_columns(rng, style), style)
    canvas = Canvas(Grid("Mau trong"))
    draw_title(canvas, roll, words.TITLES[style.policy][0])
    draw_header(canvas, roll)
    canvas.said.append(Said(canvas.name, str(canvas.at), "HT327"))
    return canvas


def _style(rng: Random, policy: str, *, thousands: bool) -> Style:
    forms = THOUSANDS if thousands else MONEY_FORMS
    money = (
        rng.choice(["number"] * 4 + list(forms)) if not thousands else rng.choice(list(forms))
    )
    return Style(
        policy,
        name=rng.choice(NAME_FORMS),
        birth=rng.choice(list(BIRTH_FORMS)),
        day=rng.choice(list(DATE_FORMS)),
        number=rng.choice(["plain"] * 4 + list(ID_FORMS)),
        money=forms[money],
        worded=money == "words",
        numbers_as=rng.random() < 0.15,
    )


def _columns(rng: Random, style: Style) -> list[Col]:
    known = slots(rng, style)
    first = ["stt"] if rng.random() < 0.85 else []
    first.append(rng.choice(("name", "name", "name", "split name")))
    birth = rng.choice(("birth", "birth", "birth", "birth by sex", "birth in three"))
    sexes = ["women", "crosses", "sex", "sex", ""] if birth != "birth by sex" else [""]
    middle = [
        *(birth, rng.choice(sexes), rng.choice(NUMBER_SLOTS)),
        rng.choice(("hamlet", "home", "", "")),
        *(
            name
            for name in ("job", "insured", "pension", "shop", "licensed", "ordered", "kept")
            if name in known and rng.random() < 0.6
        ),
        *(name for name in ("tax",) if name in known),
        *(name for name in ("kind",) if name in known and rng.random() < 0.8),
        rng.choice(("days", "flat days", "span")),
        *(name for name in ("count", "phone", "nation") if rng.random() < 0.3),
    ]
    if rng.random() < 0.3:
        rng.shuffle(middle)
    last = [
        rng.choice(("money", "money", "money", "rate")),
        *(name for name in ("sign", "note") if rng.random() < 0.5),
    ]
    wanted = [name for name in (*first, *middle, *last) if name in known]
    columns = [(name, column) for name in wanted for column in known[name]]
    if rng.random() < 0.25 and not {"women"} & set(wanted):
        return _under_two(rng, columns, set(first) | {birth, "sex", "crosses", "number"})
    return [column for _, column in columns]


def _under_two(rng: Random, columns: list[tuple[str, Col]], personal: set[str]) -> list[Col]:
    """A third row of headings: who above the first columns, what above the others."""
    who, what = rng.choice(words.ABOVE_PERSON), rng.choice(words.ABOVE_CLAIM)
    cut = next((at for at, (name, _) in enumerate(columns) if name not in personal), 0)
    return [
        column if name in ("stt", "sign", "note") else column.under(who if at < cut else what)
        for at, (name, column) in enumerate(columns)
    ]


def _fill(rng: Random, roll: Roll, people: Population) -> tuple[str, ...]:
    """People, groups, gaps, pages and faults; the hamlets of the list, one unless grouped."""
    keys = {column.key for column in roll.columns}
    placed = bool(keys & {"thon", "noi_o"})
    if roll.style.policy == "f0-f1" and "dien" not in keys:
        return _fill_by_kind(rng, roll, people)
    grouped = not placed and rng.random() < 0.3
    hamlets = rng.sample(HAMLETS, 2 if grouped or (placed and rng.random() < 0.3) else 1)
    mark = rng.choice(("{}. ", "", "{}- "))
    for part, hamlet in enumerate(hamlets):
        if grouped:
            roll.groups[len(roll.lines)] = mark.format(_ROMAN[part]) + hamlet
        for _ in range(rng.randint(3, 9)):
            one = case(people, roll.style.policy, hamlet)
            _damage(rng, roll, one)
    _spread(rng, roll)
    if roll.style.birth == "cell" and "ngay_sinh" in keys and rng.random() < 0.4:
        swap_births(roll)
    if "gioi_tinh/nu" in keys and "gioi_tinh/nam" not in keys:
        _forget_unmarked(roll)
    return (hamlets[0],) if len(hamlets) == 1 else ("",)


def _fill_by_kind(rng: Random, roll: Roll, people: Population) -> tuple[str, ...]:
    """Groups of F0 and of F1 instead of a column."""
    hamlet = rng.choice(HAMLETS)
    text = rng.choice(("{}. Đối tượng {}", "{}. Diện {}", "{}. Danh sách {}"))
    for mark, kind in zip(("I", "II"), ("F0", "F1"), strict=True):
        roll.groups[len(roll.lines)] = text.format(mark, kind)
        for _ in range(rng.randint(2, 6)):
            roll.add(case(people, "f0-f1", hamlet, kind=kind)).facts["dien"] = kind
        roll.told.append("HT328")
    if "gioi_tinh/nu" in roll.lines[0].cells and "gioi_tinh/nam" not in roll.lines[0].cells:
        _forget_unmarked(roll)
    return (hamlet,)


def _forget_unmarked(roll: Roll) -> None:
    """A column of crosses without any cross says nothing of anybody."""
    if not any(line.cells["gioi_tinh/nu"] for line in roll.lines):
        for line in roll.lines:
            line.facts["gioi_tinh"] = None


def _damage(rng: Random, roll: Roll, one: Case) -> None:
    line = roll.add(one)
    plain = roll.style.money(1_500_000) in (1_500_000, "1.500.000")
    possible = damages(line, one, plain_money=plain)
    if possible and rng.random() < _FAULTS:
        possible[rng.choice(list(possible))](line, one, rng)


def _spread(rng: Random, roll: Roll) -> None:
    count = len(roll.lines)
    if rng.random() < 0.25:
        roll.gaps |= set(rng.sample(range(1, count), 2))
    if rng.random() < 0.15 and not roll.groups:
        roll.breaks.add(rng.randrange(1, count))
    if rng.random() < 0.3:
        _ditto(rng, roll)


def _ditto(rng: Random, roll: Roll) -> None:
    """A mark instead of the value of the row above, where both are the same."""
    mark = rng.choice(('"', "nt", "-nt-", "như trên", "//"))
    for above, line in zip(roll.lines, roll.lines[1:], strict=False):
        for key in ("cong_viec", "noi_o", "thon", "hinh_thuc", "dien"):
            same = above.facts.get(key) == line.facts.get(key) and key in line.cells
            if same and above.cells[key] == line.cells[key] and rng.random() < 0.7:
                line.cells[key] = mark
