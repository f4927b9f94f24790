"""What the clerk sees: findings by file and sheet, the gravest first, folded when long."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from hotro68.core.finding import Finding, Severity

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def console() -> Console:
    """Messages go to standard error; wide lines are left to the terminal."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True, emoji=False)


def answer() -> Console:
    """What the command was asked for goes to standard output."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=True, emoji=False)


def show_findings(findings: Iterable[Finding], to: Console, most: int) -> None:
    """At most `most` findings; the rest are counted, by kind."""
    listed = sorted(findings, key=_gravity)
    shown, folded = listed[:most], listed[most:]
    for place, group in _by_sheet(shown):
        to.print(Text(place, style="bold"))
        for finding in group:
            to.print(_told(finding))
    if folded:
        to.print(Text(f"… còn {len(folded)} phát hiện nữa: {_counted(folded)}.", style="dim"))
        to.print(Text("Xem hết: thêm --toi-da 100000 hoặc --json.", style="dim"))


def _gravity(finding: Finding) -> tuple[object, ...]:
    source = finding.source
    return (finding.code.severity.rank, source.file, source.sheet, source.row, source.column)


def _by_sheet(findings: list[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        source = finding.source
        groups[f"{source.file} › {source.sheet}" if source.sheet else source.file].append(
            finding
        )
    yield from groups.items()


def _told(finding: Finding) -> Text:
    code, source = finding.code, finding.source
    where = source.cell or (f"dòng {source.row}" if source.row else "")
    text = Text("  ")
    text.append(f"{where:<9} " if where else "")
    text.append(f"{code.severity.label} {code.id} {code.name}", style=STYLES[code.severity])
    text.append(f"\n          {finding.message}")
    text.append(f"\n          → {finding.hint}")
    if finding.ref:
        text.append(f"\n          Căn cứ: {finding.ref}", style="dim")
    return text


def _counted(findings: Iterable[Finding]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for finding in findings:
        counts[f"{finding.code.id} {finding.code.name}"] += 1
    return "; ".join(f"{count} {name}" for name, count in sorted(counts.items()))
