"""Which kind of place a numbered name says: spellings of one kind stay one."""

from __future__ import annotations

import pytest

from hotro68.vietnamese.hamlets import hamlet_kind


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Tổ 1", "TỔ DÂN PHỐ 1", "tdp 1", "Tổ dân phố số 01", "to 1"), "to"),
        (("Khu phố 1", "KP 1", "kp.1", "Khu 1", "khu pho 1"), "khu pho"),
        (("Thôn 1", "thon 1", "T.1", "Thôn số 1"), "thon"),
        (("T1", "1", "Đồng Mẫu", "Bản Mạ", "Tổ 1 Khu phố 2", ""), ""),
    ],
)
def test_a_kind_is_told_of_a_number_whatever_its_spelling(
    names: tuple[str, ...], kind: str
) -> None:
    assert {hamlet_kind(name) for name in names} == {kind}
