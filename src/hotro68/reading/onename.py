"""One name merged downwards over rows of several people: whose the other rows are is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hotro68.core.catalogue import ONE_NAME_FOR_SEVERAL
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.reading.table import NAME, Table


def one_name_for_several(table: Table, claims: Sequence[Claim]) -> Iterator[Finding]:
    """A person may fill two rows, with one number; another number is another person's."""
    names = {column.index for column in table.columns if column.key == NAME}
    for first, last, index in table.spans:
        if index not in names:
            continue
        under = [claim for claim in claims if first <= claim.source.row <= last]
        numbers = dict.fromkeys(claim.number for claim in under if claim.number)
        if len(numbers) > 1:
            told = ", ".join(numbers)
            yield from (_asked(claim, told) for claim in under)


def _asked(claim: Claim, numbers: str) -> Finding:
    return Finding(
        ONE_NAME_FOR_SEVERAL,
        claim.cell(NAME),
        {"numbers": numbers},
        field=NAME,
        value=claim.name,
    )
