"""Whether what a person said of a file can be followed; what cannot is refused, never bent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from hotro68.core.catalogue import BAD_DIRECTIONS
from hotro68.core.directions import NO_COLUMN, Directions, SheetDirections
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.report import SheetReport
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Sheet, SourceBook
from hotro68.reading.samples import is_empty


def refusals(
    said: Directions, book: SourceBook, pack: Pack, vocabulary: Mapping[str, FieldSpec]
) -> list[Finding]:
    """Everything that is wrong with what was said of the file."""
    if not said.origin:
        return []
    problems = [
        *_policy_problems(said, pack),
        *_field_problems(said, vocabulary),
        *_sheet_problems(said, book),
    ]
    data = ({"where": said.origin, "problem": problem} for problem in dict.fromkeys(problems))
    return [Finding(BAD_DIRECTIONS, Source(book.name), each) for each in data]


def _policy_problems(said: Directions, pack: Pack) -> Iterator[str]:
    if said.policy is not None and said.policy not in pack.policies:
        choices = ", ".join(pack.policies)
        yield f"không có chính sách «{said.policy}» (có: {choices})"


def _field_problems(said: Directions, vocabulary: Mapping[str, FieldSpec]) -> Iterator[str]:
    for key in sorted(said.keys - vocabulary.keys()):
        near = get_close_matches(key, vocabulary, 3, 0.5)
        hint = f"có phải {', '.join(near)}?" if near else f"có: {', '.join(vocabulary)}"
        yield f"không có trường «{key}» ({hint})"


def _sheet_problems(said: Directions, book: SourceBook) -> Iterator[str]:
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for name, own in said.sheets.items():
        if name not in sheets:
            yield f"tệp không có trang «{name}» (có: {', '.join(sheets)})"
        else:
            yield from _place_problems(own, [sheets[name]], f"trang «{name}»")
        yield from _doubled(said.of(name))
    yield from _doubled(said.everywhere)
    yield from _place_problems(said.everywhere, book.sheets, "tệp")


def _doubled(said: SheetDirections) -> Iterator[str]:
    counts = Counter(at for at in said.columns.values() if at != NO_COLUMN)
    for at, count in counts.items():
        if count > 1:
            keys = [key for key, place in said.columns.items() if place == at]
            yield f"cột {letters_of(at)} được chỉ cho {' và '.join(keys)}; mỗi cột một trường"


def _place_problems(
    said: SheetDirections, sheets: Iterable[Sheet], where: str
) -> Iterator[str]:
    listed = list(sheets)
    for at in said.columns.values():
        if at != NO_COLUMN and not any(_is_filled(sheet, at) for sheet in listed):
            yield f"{where} không có gì ở cột {letters_of(at)}"
    if said.header and not any(said.header[1] < len(sheet.rows) for sheet in listed):
        yield f"{where} không có dòng nào dưới dòng tiêu đề {said.header[0]}-{said.header[1]}"


def _is_filled(sheet: Sheet, place: int) -> bool:
    return any(place < len(row) and not is_empty(row[place]) for row in sheet.rows)


def unheard(
    said: Directions,
    file: str,
    reports: Iterable[SheetReport],
    vocabulary: Mapping[str, FieldSpec],
) -> list[Finding]:
    """Columns that no list of the file has taken: nothing said may go unheard."""
    if not said.origin:
        return []
    used = {
        (key, place)
        for report in reports
        for table in report.tables
        for key, place in table.columns.items()
    }
    return [
        Finding(BAD_DIRECTIONS, Source(file), {"where": said.origin, "problem": problem})
        for sheet, key, place in _wanted(said)
        if (key, place) not in used
        for problem in [_unused(sheet, key, place, vocabulary)]
    ]


def _wanted(said: Directions) -> Iterator[tuple[str, str, str]]:
    everywhere = {"": said.everywhere, **said.sheets}
    for sheet, own in everywhere.items():
        for key, at in own.columns.items():
            if at != NO_COLUMN:
                yield sheet, key, letters_of(at)


def _unused(sheet: str, key: str, place: str, vocabulary: Mapping[str, FieldSpec]) -> str:
    where = f"ở trang «{sheet}» " if sheet else ""
    return (
        f"không danh sách nào {where}nhận cột {place} là «{vocabulary[key].label}»: chính sách"
        " của danh sách không có cột này, hoặc chưa thấy dòng tiêu đề (thêm --dong-tieu-de)"
    )
