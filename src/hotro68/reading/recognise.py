"""Which policy a list asks for: what its title, sheet, groups, file and columns say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hotro68.core.catalogue import POLICY_UNKNOWN
from hotro68.core.finding import Finding
from hotro68.core.marking import source_name
from hotro68.core.report import RowKind
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.reading.abbreviations import written_out
from hotro68.reading.table import FIRST_DAY, LAST_DAY, BodyRow, Table
from hotro68.vietnamese.text import fold

Ids = frozenset[str]
NOBODY: Ids = frozenset()

# What follows quotes the title of a law, which names every kind of worker there is.
_QUOTING = re.compile(
    r"\b(?:can cu|kem theo|ban hanh|thuc hien (?:theo )?(?:nghi quyet|quyet dinh|ke hoach)"
    r"|theo (?:nghi quyet|quyet dinh|qd|nq|ke hoach|cong van|to trinh|noi dung)"
    r"|nghi quyet so|quyet dinh so|ke hoach so)\b"
)
_SUPPORT = re.compile(r"\b(?:ho tro|de nghi|covid|nghi quyet 68|nq 68|nq68|qd 23|23 2021)\b")


_SHORTEST_GLUED = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """words: folded. compact: a short name such as `F0F1`, also known with nothing between."""

    policy: str
    words: str


def policy_of(
    table: Table, sheet_name: str, file_name: str, pack: Pack, wanted: str | None = None
) -> tuple[str | None, list[Finding]]:
    """The policy of a list, or None and why it is not known; never a guess."""
    if wanted is not None:
        return wanted, []
    phrases = phrases_of(pack)
    own = _of_titles(table.title_lines, phrases)
    titles = own or _of_titles(table.inherited_lines, phrases)
    sheet = named_in(sheet_name, phrases)
    if titles and sheet and not titles & sheet:
        return None, [
            _unclear(table, file_name, pack, _contradiction(titles, sheet, pack, "tên trang"))
        ]
    parts = _of_every_row(table, phrases)
    if own and parts and not own & parts:
        problem = _contradiction(own, parts, pack, "dòng nhóm hoặc cột chính sách")
        return None, [_unclear(table, file_name, pack, problem)]
    columns = _of_columns(table, pack)
    words = (*table.title_lines, *table.inherited_lines, sheet_name, file_name)
    sure = _are_sure(columns, table, pack) or _asks_for_support(words, table)
    groups = _of_groups(table, phrases)
    voices = (
        lambda: titles,
        lambda: sheet,
        lambda: groups,
        lambda: _of_file(file_name, phrases),
        lambda: columns if sure else NOBODY,
    )
    policy, last = _decided(voices)
    if policy is None:
        return None, [_unclear(table, file_name, pack, _silence(last, pack))]
    if not (own or sheet or groups) and columns and policy not in columns:
        # the title of an earlier list, or the name of the file, meant another list
        problem = _other_list(frozenset({policy}), columns, pack)
        return None, [_unclear(table, file_name, pack, problem)]
    return policy, []


def _decided(voices: Iterable[Callable[[], Ids]]) -> tuple[str | None, Ids]:
    """The first voice that names one policy; a later one may choose among several named."""
    named = NOBODY
    for voice in voices:
        said = voice()
        named = (named & said or named) if named else said
        if len(named) == 1:
            return next(iter(named)), named
    return None, named


def voices(
    table: Table, sheet_name: str, file_name: str, pack: Pack
) -> Iterator[tuple[str, Ids]]:
    """Everything that may name a policy, and the policies it names."""
    phrases = phrases_of(pack)
    yield "tiêu đề", _of_titles(table.title_lines, phrases)
    yield "tiêu đề phía trên", _of_titles(table.inherited_lines, phrases)
    yield "tên trang", named_in(sheet_name, phrases)
    yield "dòng nhóm", _of_groups(table, phrases)
    yield "tên tệp", _of_file(file_name, phrases)
    yield "các cột", _of_columns(table, pack)


# ── What is said ─────────────────────────────────────────────────────────────────────────
def phrases_of(pack: Pack) -> tuple[Phrase, ...]:
    """Longest first."""
    found = {
        Phrase(policy.id, written_out(fold(words)))
        for policy in pack.policies.values()
        for words in (*policy.recognise.phrases, policy.name, policy.short, policy.id)
    }
    return tuple(sorted(found, key=lambda phrase: (-len(phrase.words), phrase.words)))


def policy_names(pack: Pack) -> frozenset[str]:
    return frozenset(phrase.words for phrase in phrases_of(pack))


def named_in(text: str, phrases: Sequence[Phrase]) -> Ids:
    """The policies a text names in whole phrases; one inside a longer one is not heard."""
    rest = f" {written_out(fold(text))} "
    found = set()
    for phrase in phrases:
        if f" {phrase.words} " not in rest:
            continue
        rivals = [other.policy for other in phrases if other.words == phrase.words]
        found.update(rivals)
        rest = rest.replace(f" {phrase.words} ", " | ")
    return frozenset(found)


def titles_name(table: Table, sheet_name: str, phrases: Sequence[Phrase]) -> Ids:
    """The policies that the list as a whole names, in its title or on its sheet's tab."""
    own = _of_titles(table.title_lines, phrases)
    titles = own or _of_titles(table.inherited_lines, phrases)
    return titles or named_in(sheet_name, phrases)


def _of_titles(lines: Sequence[str], phrases: Sequence[Phrase]) -> Ids:
    plain = named_in(" ".join(unquoted(lines)), phrases)
    return plain or named_in(" ".join(lines), phrases)


def unquoted(lines: Iterable[str]) -> Iterator[str]:
    """The lines without the titles of laws that they quote, which may run over several."""
    depth = 0
    quoting = False
    for line in lines:
        folded = fold(line)
        quote = _QUOTING.search(folded)
        depth += line.count("(") - line.count(")")
        if quote:
            quoting = depth > 0
            yield folded[: quote.start()]
        elif not quoting:
            yield folded
        if depth <= 0:
            quoting = False


def _of_groups(table: Table, phrases: Sequence[Phrase]) -> Ids:
    return frozenset().union(*(named_in(text, phrases) for text in table.groups))


def _of_every_row(table: Table, phrases: Sequence[Phrase]) -> Ids:
    """The policies that the groups name when every row stands under one of them."""
    named = [_of_group(group, phrases) for group in {row.group for row in table.data}]
    return frozenset(filter(None, named)) if all(named) else NOBODY


def _of_columns(table: Table, pack: Pack) -> Ids:
    """The policies with a telling column; of several, those with the most of them."""
    counts = {
        policy.id: len(table.keys.intersection(policy.recognise.columns))
        for policy in pack.policies.values()
    }
    most = max(counts.values(), default=0)
    return frozenset(policy for policy, count in counts.items() if count == most and most)


def _are_sure(named: Ids, table: Table, pack: Pack) -> bool:
    """`Diện F0/F1` and `Mã số thuế` tell; `Nghề nghiệp` stands in surveys and payrolls too."""
    columns = ((pack.policies[each], key) for each in named for key in table.keys)
    return any(
        key in policy.recognise.columns and policy.fields[key].type != "text"
        for policy, key in columns
        if key in policy.fields
    )


def _asks_for_support(words: Iterable[str], table: Table) -> bool:
    """Whether anything about the list speaks of support, or of a period without work."""
    headings = (column.heading for column in table.columns)
    spoken = " ".join(fold(text) for text in (*words, *headings))
    return bool(_SUPPORT.search(spoken)) or {FIRST_DAY, LAST_DAY} <= table.keys


def _of_file(file_name: str, phrases: Sequence[Phrase]) -> Ids:
    """A file may be named without spaces: `DS_laodongtudo_to3`."""
    stem = _stem(file_name)
    return named_in(stem, phrases) or _of_glued(fold(stem), phrases)


def _of_glued(folded: str, phrases: Sequence[Phrase]) -> Ids:
    words = {phrase.words.replace(" ", ""): phrase.policy for phrase in phrases}
    long = {word: policy for word, policy in words.items() if len(word) >= _SHORTEST_GLUED}
    named = {policy for word, policy in long.items() for part in folded.split() if word in part}
    return frozenset(named) if len(named) == 1 else NOBODY


def _stem(file_name: str) -> str:
    name = source_name(file_name)
    return name.rpartition(".")[0] or name


# ── When it is not clear ─────────────────────────────────────────────────────────────────
def _unclear(table: Table, file_name: str, pack: Pack, problem: str) -> Finding:
    usual = [name for name, policy in pack.policies.items() if policy.payout]
    data = {"problem": problem, "choices": ", ".join(usual or pack.policies)}
    return Finding(POLICY_UNKNOWN, Source(file_name, table.sheet), data)


def _contradiction(titles: Ids, others: Ids, pack: Pack, where: str) -> str:
    return f"tiêu đề nói {_names(titles, pack)}, {where} nói {_names(others, pack)}"


def _other_list(named: Ids, columns: Ids, pack: Pack) -> str:
    told, held = _names(named, pack), _names(columns, pack)
    return f"tên tệp hoặc tiêu đề phía trên nói {told}, các cột lại của {held}"


def _silence(named: Ids, pack: Pack) -> str:
    if not named:
        return "tiêu đề, tên trang, tên tệp và các cột đều không nói"
    return f"danh sách nói đến {_names(named, pack)}"


def _names(ids: Ids, pack: Pack) -> str:
    return ", ".join(f"«{pack.policies[each].name}»" for each in sorted(ids))


# ── Several policies in one list ─────────────────────────────────────────────────────────
def split_by_group(table: Table, pack: Pack) -> tuple[Table, ...]:
    """One table for each policy that group rows name, when every person stands under one.

    Each leaves out the people of the others. A list whose groups name no policy, or only one,
    stays as it is.
    """
    phrases = phrases_of(pack)
    own = {group: _of_group(group, phrases) for group in {row.group for row in table.data}}
    policies = set(own.values())
    if None in policies or len(policies) < 2:  # noqa: PLR2004 (one policy needs no parting)
        return (table,)
    return tuple(_only(table, policy, own) for policy in pack.policies if policy in policies)


def _of_group(group: tuple[str, ...], phrases: Sequence[Phrase]) -> str | None:
    """The innermost group text that names one policy."""
    for text in reversed(group):
        named = named_in(text, phrases)
        if named:
            return next(iter(named)) if len(named) == 1 else None
    return None


def _only(table: Table, policy: str, own: Mapping[tuple[str, ...], str | None]) -> Table:
    def is_mine(row: BodyRow) -> bool:
        return row.kind is not RowKind.DATA or own[row.group] == policy

    body = tuple(row for row in table.body if is_mine(row))
    mine = {row.number for row in body if row.kind is RowKind.DATA}
    totals = tuple(total for total in table.totals if mine.issuperset(total.rows))
    return replace(table, body=body, totals=totals)
