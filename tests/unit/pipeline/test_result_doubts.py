"""What looks odd in results as a whole, by the numbers that the rules set."""

from __future__ import annotations

from datetime import date

import pytest

from hotro68.core.payout import Outcome, Result
from hotro68.pipeline.paying import PayRegister
from hotro68.pipeline.result_doubts import doubts_of
from hotro68.pipeline.result_rows import Hearing
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Collecting

DAY = date(2021, 7, 19)
"""The last day of the plan for paying."""


@pytest.mark.parametrize(
    ("limits", "codes"),
    [((2, 3), ["HT512", "HT513"]), ((3, 3), ["HT513"]), ((2, 4), ["HT512"]), (None, [])],
)
def test_how_many_are_too_many_is_the_rules_to_say(
    limits: tuple[int, int] | None, codes: list[str]
) -> None:
    pack, findings = load_pack()
    assert pack is not None, findings
    told = None
    if limits:
        told = Collecting(for_others=limits[0], late_together=limits[1], ref="thử")
    pack = pack.model_copy(update={"file": pack.file.model_copy(update={"collecting": told})})
    takers = ["Chu Văn Mẫu", "Chu Văn Mẫu", ""]
    results = [
        Result(1, str(at), Outcome.PROXY if taker else Outcome.RECEIVED, 100, DAY, taker)
        for at, taker in enumerate(takers)
    ]
    hearing = Hearing(PayRegister({}, {}, {}, {}, 0), pack, DAY)
    assert [one.code.id for one in doubts_of(results, hearing)] == codes
