"""Tells what was recognised in each list: headings, columns and why, policy, hamlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.text import Text

from hotro68.core.report import FileReport, SheetReport, TableReport, Taken
from hotro68.policy.pack import Pack

_MOST_UNUSED = 6


def tell_recognition(files: Iterable[FileReport], pack: Pack, to: Console) -> None:
    """Everything, sheet by sheet."""
    for file in files:
        to.print(Text(file.file, style="bold"))
        for sheet in file.sheets:
            for line in _sheet(sheet, pack):
                to.print(f"  {line}")


def tell_guesses(files: Iterable[FileReport], pack: Pack, to: Console) -> None:
    """A line a file, where something was guessed or not used."""
    for file in files:
        said = "; ".join(dict.fromkeys(_doubts(file, pack)))
        if said:
            to.print(f"{file.file}: {said}. Xem kỹ: --nhan-dang; chỉ lại: --cot.")


def _sheet(sheet: SheetReport, pack: Pack) -> Iterator[str]:
    if not sheet.tables:
        yield f"Trang «{sheet.sheet}»: không đọc ({sheet.reason})."
    for table in sheet.tables:
        rows = "-".join(map(str, dict.fromkeys((table.header_rows[0], table.header_rows[-1]))))
        yield f"Trang «{sheet.sheet}»: dòng tiêu đề {rows}"
        yield f"  Chính sách: {_policy(table, pack)}"
        say = pack.dialect.say
        where = _from(table.hamlet or "không rõ", say(table.hamlet_from))
        yield f"  {say('Thôn')}: {where}"
        labels = _labels(table, pack)
        yield from (f"  {_column(column, labels)}" for column in table.taken)
        if table.unused:
            yield f"  Không dùng: {_quoted(table.unused)}"
        yield from (f"  {told}" for told in table.told)


def _policy(table: TableReport, pack: Pack) -> str:
    if not table.policy:
        return "không rõ"
    return _from(f"{table.policy} ({pack.policies[table.policy].name})", table.policy_from)


def _from(what: str, where: str) -> str:
    return f"{what}, theo {where}" if where else what


def _column(column: Taken, labels: Mapping[str, str]) -> str:
    guess = "" if column.sure else "ĐOÁN: "
    heading = f"«{column.heading}»" if column.heading else "(không tiêu đề)"
    label = labels.get(column.key, column.key)
    why = f" ({column.why})" if column.why else ""
    return f"{column.letter:>3}  {heading} → {guess}{label} [{column.key}]{why}"


def _labels(table: TableReport, pack: Pack) -> dict[str, str]:
    fields = pack.fields_of(table.policy) if table.policy else pack.fields
    return {key: spec.label for key, spec in fields.items()}


def _doubts(file: FileReport, pack: Pack) -> Iterator[str]:
    tables = [table for sheet in file.sheets for table in sheet.tables if table.policy]
    for table in tables:
        labels = _labels(table, pack)
        for column in table.taken:
            if not column.sure:
                label = labels.get(column.key, column.key)
                yield f"đoán cột {column.letter} là «{label}» ({column.why})"
    unused = dict.fromkeys(text for table in tables for text in table.unused)
    if unused:
        yield f"không dùng cột {_quoted(unused)}"


def _quoted(texts: Iterable[str]) -> str:
    listed = [f"«{text}»" for text in texts]
    more = len(listed) - _MOST_UNUSED
    return ", ".join(listed[:_MOST_UNUSED]) + (f" và {more} cột nữa" if more > 0 else "")
