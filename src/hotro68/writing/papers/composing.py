"""A paper in words: the layout of its page gets texts and figures, and decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hotro68.writing.papers.balancing import (
    ABOUT_SIZE,
    ABOUT_WIDTH,
    TITLE_SIZE,
    TITLE_WIDTH,
    TITLE_WIDTH_WIDE,
    balanced,
)
from hotro68.writing.papers.contexts import Context
from hotro68.writing.papers.desk import Desk, Order, decided
from hotro68.writing.papers.filling import fill, in_prose, printed, spelled
from hotro68.writing.papers.form_room import needs_closer_lines
from hotro68.writing.papers.letterhead import (
    BLANK,
    Letterhead,
    based_on,
    letterhead,
    listed_lines,
    long_date,
)
from hotro68.writing.papers.signing import ROLES, Signing
from hotro68.writing.papers.spec import Blank, Heading, PaperSpec, SignerSpec, Table, Words
from hotro68.writing.papers.values import is_single, values_of

DRAFT = "DỰ THẢO"
NO_ISSUER = "khong"
_ALIGN = {"trai": "left", "giua": "center", "phai": "right", "hai-ben": "justify"}
_SHORT, _COMMITTEE = "UBND ", "ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class PageColumn:
    label: str
    width: float
    align: str


@dataclass(frozen=True, slots=True)
class PageTable:
    """sum: texts from the first column on; its label stands for the columns before them."""

    kind: str
    columns: tuple[PageColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    sum_label: str
    sums: tuple[str, ...]
    empty: str
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class PageText:
    """kind: `text`, `heading` or `blank`, which is `lines` dotted lines."""

    kind: str
    text: str = ""
    lead: str = ""
    style: str = "thuong"
    align: str = "justify"
    lines: int = 0
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A whole paper. values: every single value as text, for a commune's own page.

    close: a form whose lines stand closer, to be one page.
    """

    name: str
    letterhead: Letterhead
    kind: str
    subjects: tuple[str, ...]
    attached: str
    addressees: tuple[str, ...]
    authority: str
    bases: tuple[str, ...]
    parts: tuple[PageTable | PageText, ...]
    recipients: tuple[str, ...]
    signers: tuple[Signing, ...]
    mark: str
    wide: bool
    close: bool
    values: Mapping[str, str]


def compose(code: str, spec: PaperSpec, data: Context, desk: Desk, order: Order) -> Page:
    values = values_of(spec, data, desk, order)
    parts = tuple(_parts(spec, values))
    return Page(
        name=spec.ten,
        letterhead=head_of(spec, desk, order, values),
        kind=spec.ten_loai,
        subjects=tuple(balanced(fill(line, values), *_room(spec)) for line in spec.trich_yeu),
        attached=fill(spec.kem_theo, values),
        addressees=addressees(spec, values),
        authority=fill(spec.tham_quyen, values).upper(),
        bases=bases(spec, desk, values),
        parts=parts,
        recipients=recipients(code, spec, desk, values),
        signers=tuple(signing(one, desk, values) for one in spec.ky),
        mark=mark_of(spec, values),
        wide=spec.kho == "ngang",
        close=spec.loai == "don" and _is_long(parts),
        values={name: in_prose(value) for name, value in values.items() if is_single(value)},
    )


def _is_long(parts: Iterable[PageTable | PageText]) -> bool:
    texts = [part for part in parts if isinstance(part, PageText)]
    words = [(part.text, part.dots) for part in texts if part.kind == "text"]
    return needs_closer_lines(words, sum(part.kind == "heading" for part in texts))


def _room(spec: PaperSpec) -> tuple[float, float]:
    """Width and size of the title, or of the words under the number of a letter."""
    if not spec.ten_loai:
        return ABOUT_WIDTH, ABOUT_SIZE
    return (TITLE_WIDTH_WIDE if spec.kho == "ngang" else TITLE_WIDTH), TITLE_SIZE


def head_of(
    spec: PaperSpec, desk: Desk, order: Order, values: Mapping[str, object]
) -> Letterhead:
    head = letterhead(desk.office, "", order.day)
    issuer = head.issuer
    if isinstance(spec.co_quan, tuple) and spec.co_quan:
        issuer = _issuer([fill(line, values) for line in spec.co_quan])
    elif spec.co_quan == NO_ISSUER:
        issuer = ("", "")
    blank = f"{BLANK}, {long_date(None)}"
    place = {"co": head.place_date, "khong": "", "de-trong": blank}[spec.dia_danh]
    return Letterhead(issuer, head.country, head.motto, order.number or spec.so, place)


def _issuer(lines: list[str]) -> tuple[str, str]:
    """The body above, or `ỦY BAN NHÂN DÂN` of a committee named in short, and the issuer."""
    first, *more = [line.upper() for line in lines]
    if more:
        return first, more[0]
    return (_COMMITTEE, first.removeprefix(_SHORT)) if first.startswith(_SHORT) else ("", first)


def addressees(spec: PaperSpec, values: Mapping[str, object]) -> tuple[str, ...]:
    told = values.get("kinh_gui")
    if isinstance(told, tuple) and told:
        return tuple(map(spelled, told))
    return tuple(spelled(fill(line, values)) for line in spec.kinh_gui)


def bases(spec: PaperSpec, desk: Desk, values: Mapping[str, object]) -> tuple[str, ...]:
    if not spec.can_cu:
        return ()
    first = spec.can_cu if isinstance(spec.can_cu, tuple) else ()
    return based_on((*first, *desk.bases), fill(spec.de_nghi, values))


def recipients(
    code: str, spec: PaperSpec, desk: Desk, values: Mapping[str, object]
) -> tuple[str, ...]:
    """`- UBND huyện;`, the last with a full stop."""
    lines = desk.recipients.get(code) or tuple(fill(line, values) for line in spec.noi_nhan)
    bare = (line.strip().removeprefix("- ").rstrip(".;") for line in lines)
    return listed_lines(f"- {line}" for line in bare)


def signing(spec: SignerSpec, desk: Desk, values: Mapping[str, object]) -> Signing:
    if spec.vai is not None:
        known = ROLES[spec.vai](desk.office)
        return Signing(known.posts, spec.cach or known.how, known.name)
    posts = tuple(fill(line, values).upper() for line in spec.chuc)
    return Signing(posts, spec.cach, printed(values[spec.ten]) if spec.ten else "")


def mark_of(spec: PaperSpec, values: Mapping[str, object]) -> str:
    waits = spec.du_thao == "chua-quyet-dinh" and not decided(values)
    return DRAFT if waits or spec.du_thao == "luon" else ""


def _parts(spec: PaperSpec, values: Mapping[str, object]) -> Iterator[PageTable | PageText]:
    for part in spec.than:
        if not part.holds(values):
            continue
        match part:
            case Table():
                yield _table(part, values)
            case Words():
                yield from _words(part, values)
            case Heading():
                yield PageText("heading", fill(part.muc, values))
            case Blank():
                yield PageText("blank", lines=part.cho_ghi)


def _words(part: Words, values: Mapping[str, object]) -> Iterator[PageText]:
    for row in rows_of(part.lap, values):
        text = fill(part.doan, row)
        yield PageText("text", text, part.dau, part.kieu, _ALIGN[part.canh], dots=part.cham)


def rows_of(name: str | None, values: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The values once, or once for each row of a table or line of a list."""
    if name is None:
        return [values]
    told = values[name]
    assert isinstance(told, tuple | list)
    return [
        {**values, **row} if isinstance(row, Mapping) else {**values, "hang": row}
        for row in told
    ]


def _table(part: Table, values: Mapping[str, object]) -> PageTable:
    told = values[part.bang]
    assert isinstance(told, list)
    empty = ("",) * len(part.cot)
    rows = [
        tuple(printed(row[one.gia_tri]) if one.gia_tri else "" for one in part.cot)
        for row in told
    ]
    return PageTable(
        kind="table",
        columns=tuple(PageColumn(c.nhan, c.rong, _ALIGN[c.canh]) for c in part.cot),
        rows=tuple(rows) or (empty,) * part.dong_trong,
        sum_label=fill(part.cong, values) if told else "",
        sums=_sums(part, values),
        empty="" if told or part.dong_trong else part.trong,
        height=part.cao if rows else part.blank_height,
        size=part.co,
    )


def _sums(part: Table, values: Mapping[str, object]) -> tuple[str, ...]:
    names = [one.total_of(part.bang) for one in part.cot]
    first = next((at for at, name in enumerate(names) if name), len(names))
    return tuple(printed(values[name]) if name else "" for name in names[first:])
