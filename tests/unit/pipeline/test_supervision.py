"""Samples anybody can draw again, rows worth a second look, checklists as data."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.conftest import HEADINGS, Grid, Run, write_list

from hotro68.casebook.supervision import load_checklists, load_thresholds
from hotro68.cli.exits import Exit
from hotro68.core.case import CaseFile, Stage
from hotro68.pipeline.watching import draw
from hotro68.resources import folder

DAY = ("--ngay", "20/07/2021")
NAMES = ("An", "Bình", "Chí", "Dũng", "Giang", "Hải", "Khánh", "Lâm", "Minh", "Nam")


def a_list(hamlet: str = "Thôn Ví Dụ", **more: list[str]) -> Grid:
    """Ten invented people; more: heading → a value each."""
    rows = [
        [
            *(at + 1, f"Nông Văn {name}", f"0{at % 9 + 1}/03/198{at % 9}", "Nam"),
            *(
                f"02008{at % 9}0001{at:02}",
                "Bốc vác",
                "01/06/2021",
                "không",
                "không",
                1_500_000,
            ),
            *(values[at] for values in more.values()),
        ]
        for at, name in enumerate(NAMES)
    ]
    title = f"DANH SÁCH LAO ĐỘNG TỰ DO {hamlet.upper()}"
    return [[title], [], [*HEADINGS, *(key.replace("_", " ") for key in more)], *rows]


def merged(run: Run, work: Path, grid: Grid) -> None:
    write_list(work / "danhsach" / "thon_A.xlsx", {"LDTD": grid})
    run("merge", "--ngay", "16/07/2021")


def files(count: int) -> list[CaseFile]:
    return [
        CaseFile(f"{at:012x}/ldtd", "ldtd", f"Người {at}", "Thôn A", 1, Stage.GOOD, "")
        for at in range(count)
    ]


def test_the_same_seed_draws_the_same_people_in_whatever_order() -> None:
    people = files(200)
    first = draw(people, 20, "68")
    assert first == draw(reversed(people), 20, "68")
    assert len({file.person for file in first}) == 20
    assert first != draw(people, 20, "69")


def test_one_more_person_changes_the_sample_by_one_at_most() -> None:
    before = {file.key for file in draw(files(200), 20, "68")}
    after = {file.key for file in draw(files(201), 20, "68")}
    assert len(before - after) <= 1


def test_everybody_is_drawn_about_as_often_as_anybody_else() -> None:
    people = files(50)
    drawn = [file.person for seed in range(400) for file in draw(people, 5, str(seed))]
    counts = [drawn.count(file.person) for file in people]
    assert sum(counts) == 2000
    assert min(counts) > 15
    assert max(counts) < 70


def test_a_small_list_is_asked_whole() -> None:
    assert len(draw(files(3), 20, "68")) == 3


def test_the_sample_and_the_minutes_hide_every_number(run: Run, tmp_path: Path) -> None:
    merged(run, tmp_path, a_list())
    ran = run("giamsat", "--cho", "mttq", "--mau", "4", *DAY)
    assert ran.code == Exit.CLEAN
    made = tmp_path / "ketqua" / "giam-sat" / "mttq.xlsx"
    book = load_workbook(made)
    cells = [str(c.value) for page in book for row in page.iter_rows() for c in row if c.value]
    assert not [text for text in cells if re.search(r"\d{9}", text)]
    assert not re.search(r"\d{9}", ran.out)
    assert "XemLai" not in book.sheetnames
    assert sorted(p.suffix for p in (tmp_path / "ketqua" / "van-ban").rglob("*.*")) == [
        ".docx",
        ".pdf",
    ]
    run("giamsat", "--cho", "mttq", "--mau", "4", *DAY)
    assert load_workbook(made)["Mau"]["B7"].value == book["Mau"]["B7"].value


def test_a_shared_telephone_is_told_with_its_rows_and_rejects_nobody(
    run: Run, tmp_path: Path
) -> None:
    phones = ["0912345678" if at in {2, 5} else f"09876500{at:02}" for at in range(10)]
    merged(run, tmp_path, a_list(Điện_thoại=phones))
    ran = run("giamsat", "--cho", "congan", *DAY)
    assert "Chung điện thoại: 2 người cùng số *******678" in ran.out
    assert "Nông Văn Chí, Thôn Ví Dụ (thon_A.xlsx › LDTD!6)" in ran.out
    assert "0912345678" not in ran.out
    book = load_workbook(tmp_path / "ketqua" / "giam-sat" / "congan.xlsx")
    kinds = [row[1].value for row in book["XemLai"].iter_rows(min_row=7) if row[1].value]
    assert kinds == ["Chung điện thoại"] * 2
    assert "Điện thoại" not in run("tracuu", "Nông Văn Chí").out


def test_one_taker_for_three_is_told_two_are_not(run: Run, tmp_path: Path) -> None:
    takers = ["Vi Thị Nhận"] * 2 + ["Lộc Thị Hộ"] * 3 + [""] * 5
    merged(run, tmp_path, a_list(Người_nhận_thay=takers))
    out = run("giamsat", "--cho", "congan", *DAY).out
    assert "Lộc Thị Hộ nhận thay cho 3 người" in out
    assert "Vi Thị Nhận" not in out


def test_people_added_after_the_first_merge_are_told(run: Run, tmp_path: Path) -> None:
    whole = a_list()
    merged(run, tmp_path, whole[:-2])
    merged(run, tmp_path, whole)
    out = run("giamsat", "--cho", "congan", *DAY).out
    assert "Thêm sau: 2 hồ sơ của thon_A.xlsx không có ở lần tổng hợp đầu" in out


def test_a_checklist_is_there_for_each_of_the_seven_steps(run: Run, tmp_path: Path) -> None:
    checklists, findings = load_checklists()
    assert checklists is not None, findings
    assert len(checklists.steps) == 7
    merged(run, tmp_path, a_list())
    run("giamsat", "--buoc", "4", *DAY)
    book = load_workbook(tmp_path / "ketqua" / "giam-sat" / "mttq.xlsx")
    steps = {row[1].value for row in book["BangKiem"].iter_rows(min_row=7)}
    assert steps == {"4. Thẩm định, đối chiếu"}


def test_a_preview_writes_nothing(run: Run, tmp_path: Path) -> None:
    merged(run, tmp_path, a_list())
    run("giamsat", "--xem-truoc", *DAY)
    assert not (tmp_path / "ketqua").exists()


def test_somebody_nobody_knows_is_refused(run: Run, tmp_path: Path) -> None:
    merged(run, tmp_path, a_list())
    ran = run("giamsat", "--cho", "ai-do")
    assert ran.code == Exit.UNUSABLE
    assert "congan, mttq, congdong" in ran.err


@pytest.mark.parametrize(
    ("change", "says"),
    [(("proxies: 3", "proxies: 0"), "nhỏ quá"), (("near_days", "nera_days"), "mục lạ")],
)
def test_a_broken_threshold_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(folder("rules") / "giam-sat", rules / "giam-sat")
    path = rules / "giam-sat" / "nguy-co.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    loaded, findings = load_thresholds(rules)
    assert loaded is None
    assert any(says in finding.message and finding.source.row for finding in findings)
