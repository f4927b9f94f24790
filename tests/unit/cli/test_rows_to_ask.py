"""CanXacMinh holds every row that an answer could make payable, also one without a policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.conftest import Grid, Run, write_list

TITLE = "DANH SÁCH ĐỀ NGHỊ HỖ TRỢ THÔN VÍ DỤ"
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chính sách", "Từ ngày", "Đến ngày")
DAYS = ("01/06/2021", "14/06/2021")
ROWS = (
    ("Nông Văn An", "05/03/1985", "020085001234", "Lao động tự do", *DAYS),
    ("Lương Thị Bình", "12/09/1990", "020190002345", "Hộ kinh doanh", *DAYS),
    ("Vi Văn Dũng", "01/02/1969", "020069004567", "", *DAYS),
)


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_without_a_policy_is_on_the_to_do_list_of_its_hamlet(
    run: Run, tmp_path: Path, order: int
) -> None:
    (tmp_path / "hotro68.yaml").write_text("ngay_tham_dinh: 2021-07-16\n", encoding="utf-8")
    listed = [[at, *row] for at, row in enumerate(ROWS[::order], start=1)]
    grid: Grid = [[TITLE], [], list(HEAD), *listed]
    write_list(tmp_path / "danhsach" / "thon.xlsx", {"DS": grid})
    assert "HT340" in run("merge").out
    book = load_workbook(tmp_path / "tonghop.xlsx")
    rows = [
        row for row in book["CanXacMinh"].iter_rows(values_only=True) if "Vi Văn Dũng" in row
    ]
    (row,) = rows
    assert "(chưa rõ)" in row
    assert any("không rõ dòng này xin chính sách nào" in str(cell) for cell in row)
    figures = {row[0]: row[1] for row in book["TongQuan"].iter_rows(values_only=True)}
    assert figures["Dòng chưa rõ xin chính sách nào, chưa thành hồ sơ"] == 1
