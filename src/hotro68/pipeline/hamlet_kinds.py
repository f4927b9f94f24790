"""Two places of one number, `Tổ 1` and `Khu phố 1`, that the lists would make one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hotro68.core.catalogue import HAMLET_KINDS_DIFFER
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.vietnamese.hamlets import hamlet_key, hamlet_kind


def kinds_that_differ(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Told once for two kinds, at the first row of the rarer one, as the lists name them."""
    places: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        kind = hamlet_kind(claim.hamlet)
        if kind:
            places[hamlet_key(claim.hamlet)][kind].append(claim)
    for kinds in places.values():
        usual, *others = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
        yield from (_told(kinds[kind], kinds[usual]) for kind in others)


def _told(rows: list[Claim], usual: list[Claim]) -> Finding:
    first, other = (min(claims, key=lambda claim: claim.source) for claims in (rows, usual))
    data = {
        "one": first.hamlet,
        "count": len(rows),
        "other": other.hamlet,
        "others": len(usual),
    }
    place, related = first.cell("thon"), (other.cell("thon"),)
    return Finding(
        HAMLET_KINDS_DIFFER, place, data, field="thon", value=first.hamlet, related=related
    )
