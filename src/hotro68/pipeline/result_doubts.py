"""What looks odd in results as a whole: one collector for many, many on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from hotro68.core.catalogue import MANY_AT_THE_END, ONE_COLLECTOR
from hotro68.core.finding import Finding
from hotro68.core.payout import Outcome, Result
from hotro68.core.source import Source
from hotro68.pipeline.paying import PayRegister
from hotro68.pipeline.result_rows import Hearing
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.text import fold


def doubts_of(results: Sequence[Result], hearing: Hearing) -> Iterator[Finding]:
    """Nothing where the rules set no numbers."""
    limits = hearing.pack.file.collecting
    if limits is not None:
        yield from _collectors(results, hearing, limits.for_others)
        yield from _rushes(results, hearing, limits.late_together)


def place_of(results: Iterable[Result]) -> Source:
    numbers = sorted({result.sheet for result in results})
    return Source("bảng số " + ", ".join(map(str, numbers)))


def _collectors(results: Iterable[Result], hearing: Hearing, most: int) -> Iterator[Finding]:
    """Those who collect for many, over everything entered so far."""
    new = {fold(result.proxy) for result in results if result.proxy}
    by_name: dict[str, list[Result]] = defaultdict(list)
    for result in [*_entered(hearing.register), *results]:
        if result.outcome is Outcome.PROXY:
            by_name[fold(result.proxy)].append(result)
    for name, found in sorted(by_name.items()):
        if name in new and len(found) >= most:
            data = {
                "proxy": found[0].proxy,
                "count": len(found),
                "amount": grouped(sum(result.amount for result in found)),
            }
            yield Finding(ONE_COLLECTOR, place_of(found), data)


def _entered(register: PayRegister) -> list[Result]:
    return [told[-1].result for told in register.results.values()]


def _rushes(results: Sequence[Result], hearing: Hearing, most: int) -> Iterator[Finding]:
    """Many who come on the last day of a deadline, or all at once after having been absent."""
    last = {one.before - timedelta(days=1): one.what for one in hearing.pack.deadlines}
    absent = {
        result.person
        for result in _entered(hearing.register)
        if result.outcome is Outcome.ABSENT
    }
    paid: dict[date, list[Result]] = defaultdict(list)
    for result in results:
        if result.outcome.paid and result.day is not None:
            paid[result.day].append(result)
    for day, found in sorted(paid.items()):
        again = [result for result in found if result.person in absent]
        if day in last and len(found) >= most:
            yield _rush(found, day, f"là ngày cuối của hạn «{last[day]}»")
        elif len(again) >= most:
            yield _rush(again, day, "sau khi lần trước đều vắng")


def _rush(found: Sequence[Result], day: date, why: str) -> Finding:
    return Finding(
        MANY_AT_THE_END, place_of(found), {"count": len(found), "day": day, "why": why}
    )
