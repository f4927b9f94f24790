"""What was typed on the command line and has to be understood: a day, a policy."""

from __future__ import annotations

from datetime import date

from hotro68.cli.ending import wrong_option
from hotro68.core.catalogue import POLICY_UNKNOWN
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.unreadable import Unreadable


def read_day(text: str | None, option: str) -> tuple[date | None, list[Finding]]:
    if text is None:
        return None, []
    try:
        return parse_date(text), []
    except Unreadable as fault:
        return None, [wrong_option(option, f"«{text}» {fault}")]


def known_policy(wanted: str | None, rulebook: Rulebook) -> list[Finding]:
    policies = rulebook.pack.file.policies
    if wanted is None or wanted in policies:
        return []
    data = {"problem": f"không có chính sách «{wanted}»", "choices": ", ".join(policies)}
    return [Finding(POLICY_UNKNOWN, Source("--chinhsach"), data)]
