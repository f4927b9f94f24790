"""Reasons as a letter to the person gives them."""

import pytest

from hotro68.pipeline.cross_checking import told_outside


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "Thuế ghi «đã đóng». (Sổ: thue (1).xlsx › So!2.) Đã kết luận: Thuế trả lời.",
            "Thuế ghi «đã đóng». Đã kết luận: Thuế trả lời",
        ),
        ("Đã nhận. (Sổ: a.xlsx › So!2, b.xlsx › So!7.)", "Đã nhận"),
        ("Không đúng đối tượng (chủ hộ)", "Không đúng đối tượng (chủ hộ)"),
    ],
)
def test_a_reason_goes_out_without_the_cells_of_our_registers(reason: str, told: str) -> None:
    assert told_outside(reason) == told
