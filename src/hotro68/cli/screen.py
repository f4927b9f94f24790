"""What the clerk sees: findings by file and sheet, the gravest first, folded when long."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from hotro68.core.finding import Finding, Severity

NAMED = 12
"""How many places of a repeated finding are named on screen."""
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def console() -> Console:
    """Messages go to standard error; wide lines are left to the terminal."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True, emoji=False, markup=False)


def answer() -> Console:
    """What the command was asked for goes to standard output."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=True, emoji=False, markup=False)


def as_typed(path: Path) -> str:
    """A path as it is typed after a command: in quotes where a space would break it."""
    text = str(path)
    return text if re.fullmatch(r"[\w./\\:…-]+", text) else f'"{text}"'


def show_findings(findings: Iterable[Finding], to: Console, most: int) -> None:
    """At most `most` findings; the rest are counted, by kind."""
    repeats = list(_same(sorted(findings, key=_gravity)).values())
    shown, folded = repeats[:most], repeats[most:]
    for place, group in _by_sheet(shown):
        to.print(Text(place, style="bold"))
        for same in group:
            to.print(_told(same))
    rest = [finding for same in folded for finding in same]
    if rest:
        to.print(Text(f"… còn {len(rest)} phát hiện nữa: {_counted(rest)}.", style="dim"))
        to.print(Text("Xem hết: thêm --toi-da 100000 hoặc --json.", style="dim"))


def _gravity(finding: Finding) -> tuple[object, ...]:
    source = finding.source
    return (finding.code.severity.rank, source.file, source.sheet, source.row, source.column)


def _same(findings: Iterable[Finding]) -> dict[tuple[str, ...], list[Finding]]:
    """Findings of one sheet that say the very same stand together, at the first one's place."""
    groups: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        source = finding.source
        key = (source.file, source.sheet, finding.code.id, finding.message, finding.hint)
        groups[key].append(finding)
    return groups


def _by_sheet(
    repeats: list[list[Finding]],
) -> Iterator[tuple[str, list[list[Finding]]]]:
    groups: dict[str, list[list[Finding]]] = defaultdict(list)
    for same in repeats:
        source = same[0].source
        place = f"{source.file} › {source.sheet}" if source.sheet else source.file
        groups[place].append(same)
    yield from groups.items()


def _where(finding: Finding) -> str:
    source = finding.source
    return source.cell or (f"dòng {source.row}" if source.row else "")


def _told(same: list[Finding]) -> Text:
    finding, code = same[0], same[0].code
    where = _where(finding)
    text = Text("  ")
    text.append(f"{where:<9} " if where else "")
    text.append(f"{code.severity.label} {code.id} {code.name}", style=STYLES[code.severity])
    text.append(f"\n          {finding.message}")
    others = [place for place in dict.fromkeys(map(_where, same)) if place != where]
    if others:
        more = ", …" if len(others) > NAMED else ""
        told = ", ".join(others[:NAMED])
        text.append(f"\n          Cũng vậy ở {len(others)} chỗ nữa: {told}{more}")
    text.append(f"\n          → {finding.hint}")
    if finding.ref:
        text.append(f"\n          Căn cứ: {finding.ref}", style="dim")
    return text


def _counted(findings: Iterable[Finding]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for finding in findings:
        counts[f"{finding.code.id} {finding.code.name}"] += 1
    return "; ".join(f"{count} {name}" for name, count in sorted(counts.items()))
