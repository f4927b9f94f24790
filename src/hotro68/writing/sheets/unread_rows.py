"""Rows that became no claim and would be one once a question is answered."""

from __future__ import annotations

from collections import Counter

from hotro68.core.award import Answer
from hotro68.core.catalogue import ROW_POLICY_UNKNOWN
from hotro68.core.claim import Claim
from hotro68.core.report import Merged, Unpaid

NO_POLICY = "(chưa rõ)"


def unread_rows(merged: Merged) -> list[Unpaid]:
    """As the to-do list of the hamlet takes them; no sum is known of any."""
    found = [one for one in merged.findings if one.code is ROW_POLICY_UNKNOWN]
    hamlets = _hamlets(merged) if found else {}
    return [
        Unpaid(
            Claim(
                "",
                {
                    "ho_ten": str(one.data.get("name", "")),
                    "thon": hamlets.get((one.source.file, one.source.sheet), ""),
                },
                one.source.at(""),
            ),
            Answer.ASKED,
            one.message,
            one.ref,
            one.hint,
            one.code.id,
        )
        for one in found
    ]


def _hamlets(merged: Merged) -> dict[tuple[str, str], str]:
    """File and sheet → the hamlet most of its rows name."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in merged.rows:
        place = row.claim.source
        counts.setdefault((place.file, place.sheet), Counter())[row.claim.hamlet] += 1
    return {
        place: max(names, key=lambda name: (names[name], name))
        for place, names in counts.items()
    }
