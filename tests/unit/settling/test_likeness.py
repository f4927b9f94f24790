"""The quick look at two names never passes over a pair that the careful one finds to fit."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from hotro68.core.claim import Claim
from hotro68.core.source import Source
from hotro68.settling.likeness import Name, compare_names, may_fit
from hotro68.settling.profile import profile

WORDS = st.sampled_from(
    [
        "nguyen",
        "nguyn",
        "van",
        "v",
        "thi",
        "an",
        "anh",
        "vanan",
        "mau",
        "mao",
        "thuong",
        "thuogn",
    ]
)
NAMES = st.lists(WORDS, max_size=5).map(" ".join)


@given(NAMES, NAMES)
@example("nguyen van an", "nguyen vanan")
@example("van mau thuong", "thuogn mau van")
@example("an", "nguyen van an")
def test_a_name_that_may_fit_is_never_passed_over(one: str, other: str) -> None:
    first, second = (
        profile(Claim("lao-dong-tu-do", {"ho_ten": name}, Source("thu.xlsx", "LDTD", row)))
        for row, name in enumerate((one, other), 1)
    )
    fits = compare_names(first, second) not in (Name.HALF, Name.OTHER)
    assert may_fit(first, second) or not fits


def test_names_of_nothing_in_common_are_passed_over() -> None:
    first, second = (
        profile(Claim("lao-dong-tu-do", {"ho_ten": name}, Source("thu.xlsx", "LDTD", row)))
        for row, name in enumerate(("Hoàng Văn Mẫu", "Nông Thị Thử"), 1)
    )
    assert not may_fit(first, second)
