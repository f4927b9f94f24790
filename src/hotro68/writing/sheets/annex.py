"""One annex a policy: the people paid, the facts the sum rests on, ready to print and sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from hotro68.core.award import Award
from hotro68.policy.schema import FieldSpec, FieldType, Policy
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.ink import Page, Value
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets.brief import Brief
from hotro68.writing.sheets.grid import Column, Grid, Kind

AMOUNT = "Số tiền hỗ trợ (đồng)"
_MOST_LINES = 4  # more kinds of lines than this do not get a column each
_FROM_EVERY_LIST = ("noi_o", "so_tai_khoan", "ngan_hang")
_SHOWN_ANYWAY = {"ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "thon", "so_tien_de_nghi"}
_KINDS: dict[FieldType, Kind] = {
    "date": Kind.DAY,
    "birth_date": Kind.DAY,
    "integer": Kind.COUNT,
    "money": Kind.MONEY,
    "yes_no": Kind.CODE,
    "sex": Kind.CODE,
    "id_number": Kind.CODE,
    "tax_code": Kind.CODE,
    "phone": Kind.CODE,
}


def draw(page: Page, brief: Brief, policy_id: str) -> int:
    """Gives the sum written."""
    awards = brief.awards_of(policy_id)
    grid = Grid(page, _columns(brief, policy_id, awards), frame.TOP)
    grid.head()
    grid.add(awards)
    frame.keep_signed(page, (grid.top + 1, grid.next))
    sums = {**_line_sums(awards), AMOUNT: sum(award.amount for award in awards)}
    grid.total("Tổng cộng", sums)
    frame.open_paper(page, brief, _title(brief, policy_id))
    below = frame.in_words(page, grid.next, sums[AMOUNT])
    frame.sign(page, frame.notes(page, below, _notes(brief, policy_id)) + 1, brief.office)
    page.close((grid.top, grid.top), frame.footer(brief.merged.basis))
    return sums[AMOUNT]


def _title(brief: Brief, policy_id: str) -> str:
    return f"DANH SÁCH ĐỀ NGHỊ\n{brief.policy(policy_id).name.upper()}"


def _notes(brief: Brief, policy_id: str) -> tuple[str, ...]:
    """All of them, less those that name only other policies."""
    others = [brief.policy(other).name for other in brief.policies if other != policy_id]
    own = brief.policy(policy_id).name
    return tuple(
        note
        for note in brief.merged.basis.notes
        if own in note or not any(name in note for name in others)
    )


def _columns(
    brief: Brief, policy_id: str, awards: Sequence[Award]
) -> tuple[Column[Award], ...]:
    return (
        Column("STT", Kind.ORDER),
        Column("Họ và tên", Kind.TEXT, lambda award: award.claim.name),
        Column("Ngày sinh", Kind.DAY, lambda award: words.birth(award.claim)),
        Column("Giới tính", Kind.CODE, lambda award: words.sex(award.claim)),
        Column("Số CMND/CCCD", Kind.CODE, lambda award: award.claim.number),
        Column("Thôn", Kind.TEXT, lambda award: words.hamlet(award.claim), 18),
        *_fact_columns(brief, policy_id, awards),
        *_line_columns(brief.policy(policy_id), awards),
        Column(AMOUNT, Kind.MONEY, lambda award: award.amount),
        Column("Căn cứ", Kind.TEXT, _articles, 30),
    )


def _fact_columns(
    brief: Brief, policy_id: str, awards: Sequence[Award]
) -> tuple[Column[Award], ...]:
    """The policy's own facts, as far as any of these lists states them."""
    stated = {
        key
        for award in awards
        for key, fact in award.claim.facts.items()
        if fact is not None and fact != ""
    }
    every = brief.pack.fields_of(policy_id)
    wanted = [
        *(key for key in _FROM_EVERY_LIST if key in every),
        *brief.policy(policy_id).fields,
    ]
    return tuple(
        Column(every[key].label, _KINDS.get(every[key].type, Kind.TEXT), _fact(key, every[key]))
        for key in dict.fromkeys(wanted)
        if key in stated and key not in _SHOWN_ANYWAY
    )


def _fact(key: str, spec: FieldSpec) -> Callable[[Award], Value]:
    return lambda award: words.fact_value(spec, award.claim.facts.get(key))


def _line_columns(policy: Policy, awards: Sequence[Award]) -> tuple[Column[Award], ...]:
    """The multiplications, when there are any, and a column a kind of line, when several."""
    multiplied = any(line.times != 1 for award in awards for line in award.kept.lines)
    way = (Column("Cách tính", Kind.CODE, _multiplications, 20),) if multiplied else ()
    labels = _labels(policy, awards)
    if not 1 < len(labels) <= _MOST_LINES:
        return way
    return (*way, *(Column(_column(label), Kind.MONEY, _line(label)) for label in labels))


def _column(label: str) -> str:
    return f"{label} (đồng)"


def _multiplications(award: Award) -> Value:
    return "\n".join(
        f"{grouped(line.rate)} × {grouped(line.times)}"
        for line in award.kept.lines
        if line.times != 1
    )


def _line(label: str) -> Callable[[Award], Value]:
    def value(award: Award) -> Value:
        amounts = [line.amount for line in award.kept.lines if line.label == label]
        return sum(amounts) if amounts else None

    return value


def _labels(policy: Policy, awards: Sequence[Award]) -> tuple[str, ...]:
    """Kinds of lines in the order in which the rules add them, as far as they occur."""
    found = {line.label for award in awards for line in award.kept.lines}
    ruled = [line.label for line in policy.lines if line.label in found]
    return tuple(dict.fromkeys([*ruled, *sorted(found)]))


def _line_sums(awards: Sequence[Award]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for award in awards:
        for line in award.kept.lines:
            sums[_column(line.label)] += line.amount
    return dict(sums)


def _articles(award: Award) -> str:
    return "; ".join(dict.fromkeys(line.ref for line in award.kept.lines))
