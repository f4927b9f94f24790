"""How a command ends: what was found is shown, and the gravest of it says the exit code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.catalogue import BAD_OPTION
from hotro68.core.finding import Finding, Severity
from hotro68.core.source import Source


def end(findings: Iterable[Finding], *, strict: bool = False) -> Exit:
    told = list(findings)
    show_findings(told, console(), len(told))
    return exit_for(told, strict=strict)


def stopped(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether a step is not to be entered: for an error, under --nghiem for a warning too."""
    severities = {finding.code.severity for finding in findings}
    if Severity.ERROR in severities:
        return True
    if not strict or Severity.WARNING not in severities:
        return False
    answer().print("Chưa ghi nhận gì: --nghiem coi cảnh báo là lỗi. Vẫn ghi thì bỏ --nghiem.")
    return True


def wrong_option(where: str, problem: str) -> Finding:
    return Finding(BAD_OPTION, Source(where), {"where": where, "problem": problem})


def wrong_name(option: str, path: Path | None, ending: str) -> list[Finding]:
    """A file to be written is of its kind by name: never a folder, nor a list of a hamlet."""
    if path is None or path.suffix.lower() == ending:
        return []
    problem = f"«{path}» không phải tên tệp {ending}, ví dụ {path.stem or 'ten'}{ending}"
    return [wrong_option(option, problem)]
