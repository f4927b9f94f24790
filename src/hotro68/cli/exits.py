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
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    grave = [finding.code for finding in listed if finding.code.severity in bad]
    if any(code.procedure for code in grave):
        return Exit.PROCEDURE
    if grave:
        return Exit.ERRORS
    questions = asked or any(finding.code.asks for finding in listed)
    return Exit.ASKED if questions else Exit.CLEAN
