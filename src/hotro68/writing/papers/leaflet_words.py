"""The leaflet in words: a box for each policy, then what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hotro68.writing.papers.filling import FORMS
from hotro68.writing.papers.measure import lines_in

SIZES = (12.0, 11.5, 11.0)
"""Points of the letters; the largest is taken that needs no sheet more than the smallest."""
SIDE, ENDS = 15.0, 14.0
ROOM = 210.0 - 2 * SIDE
INSET, GAP, GUTTER, HANGING = 3.2, 3.5, 5.0, 3.0
"""mm: inside a box, above it, between its columns, behind the dash of a line."""
COLUMN = (ROOM - 2 * INSET - GUTTER) / 2
HEIGHT = 297.0 - 2 * ENDS - 6.0
_LINE = 1.17 * 25.4 / 72  # mm a line for each point
_NAME, _HEADING = 7.0, 1.2  # mm
_BOLD = 1.02  # how much wider a line is that begins with bold words
_WHO = "Ai được hỗ trợ (cần đủ các điều sau)"
_DOUBTFUL = "Cần thêm (chưa đạt thì được hỏi lại, xem xét)"
_ONLY_DOUBTFUL = "Ai được hỗ trợ (chưa đạt thì được hỏi lại, xem xét)"


@dataclass(frozen=True, slots=True)
class PolicyTold:
    """One policy in plain sentences. doubtful: what is asked about when it is not met.

    by: who hands in the papers, empty for the person. decide: who decides. last_day: empty
    when there is none.
    """

    name: str
    article: str
    who: tuple[str, ...]
    doubtful: tuple[str, ...]
    amounts: tuple[str, ...]
    papers: tuple[str, ...]
    places: tuple[str, ...]
    by: str
    last_day: str
    decide: str
    note: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What leaflet, loudspeaker, chat and employers' sheet are written from.

    about: the programme, inside a sentence. greeting: to whom it is read aloud. ask: who
    answers questions.
    """

    title: str
    about: str
    committee: str
    greeting: str
    ask: str
    law: str
    policies: tuple[PolicyTold, ...]
    principles: tuple[str, ...]
    days: tuple[str, ...]
    others: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One line stands behind its heading, several below it, each with a dash."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Topics in two columns of about one height."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A policy in a frame. whole: it stands on one page."""

    name: str
    article: str
    columns: Columns
    whole: bool


@dataclass(frozen=True, slots=True)
class LeafletPage:
    """What PDF and Word print alike, from above. size: points of the letters."""

    committee: str
    title: str
    about: str
    size: float
    blocks: tuple[Box | Part, ...]


def laid_out(sheet: Leaflet) -> LeafletPage:
    boxes, rest = [_box(policy) for policy in sheet.policies], _rest(sheet)
    filled = {size: _filled(boxes, rest, size) for size in SIZES}
    least = min(pages for pages, _ in filled.values())
    size = next(one for one, (pages, _) in filled.items() if pages == least)
    about = f"về chính sách {sheet.about} ({FORMS['day_du'](sheet.law)})"
    return LeafletPage(
        committee=sheet.committee.upper(),
        title=sheet.title.upper(),
        about=about,
        size=size,
        blocks=tuple(filled[size][1]),
    )


def _box(policy: PolicyTold) -> Box:
    told = _parts(
        (
            (_WHO, policy.who),
            (_DOUBTFUL if policy.who else _ONLY_DOUBTFUL, policy.doubtful),
            ("Được gì", (policy.note,) if policy.note else ()),
            ("Mức" if policy.note else "Được bao nhiêu", policy.amounts),
            ("Giấy tờ cần có", policy.papers),
            ("Nộp ở đâu", policy.places),
            ("Cần nhớ", tuple(_to_remember(policy))),
        )
    )
    return Box(policy.name, policy.article, _in_columns(told), whole=True)


def _in_columns(parts: tuple[Part, ...]) -> Columns:
    """In their order; the left column may be the higher one."""
    cuts = [Columns(parts[:at], parts[at:]) for at in range(len(parts), -1, -1)]
    return min(cuts, key=lambda one: _columns_height(one, SIZES[0]))


def _parts(told: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Part, ...]:
    """Topics with nothing to say are left out."""
    return tuple(Part(heading, tuple(map(ended, lines))) for heading, lines in told if lines)


def _to_remember(policy: PolicyTold) -> Iterator[str]:
    if policy.by:
        yield f"Người nộp: {policy.by}"
    if policy.last_day:
        yield policy.last_day
    if policy.decide:
        yield f"Cơ quan quyết định: {policy.decide}"


def _rest(sheet: Leaflet) -> tuple[Part, ...]:
    return _parts(
        (
            ("Mỗi người được những gì", sheet.principles),
            ("Thời gian", sheet.days),
            ("Chính sách khác, hỏi ở nơi khác", sheet.others),
            ("Ghi chú", (*sheet.notes, f"Hỏi thêm: {sheet.ask}.")),
        )
    )


def ended(line: str) -> str:
    return f"{line.rstrip('.')}."


# ── How many pages ───────────────────────────────────────────────────────────────────────
def _filled(
    boxes: Sequence[Box], rest: Sequence[Part], size: float
) -> tuple[int, list[Box | Part]]:
    """Pages filled from above, and what stands on them in its order.

    Where a box no longer fits, what is not about one policy takes the room below; the notes
    come last.
    """
    pages, used, waiting = 1, _opening_height(size), list(rest)
    blocks: list[Box | Part] = []
    for box in boxes:
        height = _box_height(box, size)
        while (
            used + height > HEIGHT and waiting[1:] and used + _low(waiting[0], size) <= HEIGHT
        ):
            used += _low(waiting[0], size)
            blocks.append(waiting.pop(0))
        pages, used = _further(pages, used, height)
        blocks.append(replace(box, whole=height <= HEIGHT))
    for part in waiting:
        pages, used = _further(pages, used, _low(part, size))
        blocks.append(part)
    return pages, blocks


def _further(pages: int, used: float, height: float) -> tuple[int, float]:
    if used + height > HEIGHT:
        pages, used = pages + 1, 0.0
    more, used = divmod(used + height, HEIGHT)
    return pages + int(more), used


def _low(part: Part, size: float) -> float:
    return _part_height(part, ROOM, size)


def _opening_height(size: float) -> float:
    return (13 + 2 * 18 + 2 * size) * _LINE + 2


def _box_height(box: Box, size: float) -> float:
    return GAP + 2 * INSET + _NAME + size * _LINE + _columns_height(box.columns, size)


def _columns_height(columns: Columns, size: float) -> float:
    return max(
        sum(_part_height(part, COLUMN, size) for part in side)
        for side in (columns.left, columns.right)
    )


def _part_height(part: Part, width: float, size: float) -> float:
    if len(part.lines) == 1:
        lines = lines_in(f"{part.heading}: {part.lines[0]}", width, size * _BOLD)
    else:
        room = width - 2 * HANGING
        lines = 1 + sum(lines_in(f"- {line}", room, size) for line in part.lines)
    return _HEADING + lines * size * _LINE
