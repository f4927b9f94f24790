from __future__ import annotations

import pytest

from hotro68.vietnamese.unreadable import Unreadable, Why


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_half_a_sentence(why: Why) -> None:
    complaint = Unreadable(why)
    assert complaint.sentence
    assert complaint.sentence[0].islower()
    assert not complaint.sentence.endswith(".")
    assert str(complaint) == complaint.sentence


def test_a_detail_replaces_the_general_sentence() -> None:
    assert Unreadable(Why.AMBIGUOUS, "có thể là năm").sentence == "có thể là năm"
