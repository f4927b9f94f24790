"""Exit codes, the same for every command."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from hotro68.core.finding import Finding, Severity


class Exit(IntEnum):
    CLEAN = 0
    ERRORS = 1
    UNUSABLE = 2
    ASKED = 3
    PROCEDURE = 4
    CANNOT_WRITE = 5
    FAULT = 10


def exit_for(findings: Iterable[Finding], *, strict: bool = False, asked: bool = False) -> Exit:
    """The gravest of what was found: writing, use, errors, then questions.

    strict: warnings count as errors. asked: some row waits for a person.
    """
    listed = list(findings)
    codes = {finding.code.id for finding in listed}
    if "HT803" in codes:
        return Exit.CANNOT_WRITE
    if any(finding.code.unusable for finding in listed):
        return Exit.UNUSABLE
    if strict and codes & {"HT601"}:
        return Exit.PROCEDURE
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.code.severity in bad for finding in listed):
        return Exit.ERRORS
    questions = asked or any(finding.code.asks for finding in listed)
    return Exit.ASKED if questions else Exit.CLEAN
