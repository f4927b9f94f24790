"""What a title or a group row says of all below it: `Danh sách F1`, `II. Đối tượng F1`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hotro68.policy.schema import FieldSpec
from hotro68.reading.recognise import unquoted
from hotro68.reading.table import Table
from hotro68.vietnamese.text import fold

Choices = Mapping[str, str]


def said_of_all(
    table: Table, group: tuple[str, ...], fields: Mapping[str, FieldSpec]
) -> Choices:
    """Field key → choice, of the fields every row needs and the list has no column for.

    The innermost group speaks first, then the list's own title, then the name of the sheet;
    only codes such as `F1` are heard, and never two of them at once.
    """
    texts = (*reversed(group), " ".join(unquoted(table.title_lines)), table.sheet)
    coded = {key: _codes(spec) for key, spec in fields.items() if _is_needed(key, spec, table)}
    found = {key: next(_named(texts, codes), "") for key, codes in coded.items() if codes}
    return {key: choice for key, choice in found.items() if choice}


def _is_needed(key: str, spec: FieldSpec, table: Table) -> bool:
    return spec.type == "choice" and spec.absent == "ask" and key not in table.keys


def _codes(spec: FieldSpec) -> dict[str, str]:
    """Names with a digit: plain words stand in titles for other reasons too."""
    names = (name for name in spec.choices if any(char.isdigit() for char in name))
    return {fold(name): name for name in names}


def _named(texts: tuple[str, ...], codes: Mapping[str, str]) -> Iterator[str]:
    """The code of each text that names any; empty for one that names several."""
    for text in texts:
        named = codes.keys() & fold(text).split()
        if named:
            yield codes[next(iter(named))] if len(named) == 1 else ""
