"""A later round of the same commune: what was decided before is never paid a second time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run
from tests.unit.cli.crossing_lists import (
    AN,
    BINH,
    CODES,
    DAY,
    answered,
    businesses,
    patients,
    register,
    workers,
)

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit
from hotro68.pipeline.merging import merge
from hotro68.pipeline.paying import register_of

DECISION = ("chitra", "lap", "--so", "01/QĐ-UBND", "--ngay", "20/07/2021")
OTHER_SPELLING = ("Nông An", *AN[1:])
OLD_NUMBER = (*AN[:3], "082000123")


def first_round(run: Run, folder: Path, people: Sequence[Sequence[object]] = (AN,)) -> None:
    """Merged, approved and on a payout sheet; then the list is put away."""
    folder.mkdir(exist_ok=True)
    path = workers(folder, people)
    assert run("merge", "--ngay", DAY, "--thu-muc", folder).code == Exit.CLEAN
    assert run(*DECISION, "--thu-muc", folder).code == Exit.CLEAN
    path.unlink()


def merged(run: Run) -> tuple[dict[str, int], dict[str, str], dict[str, str]]:
    """Name → đồng, name → why refused, name → why asked."""
    told = json.loads(run("merge", "--json", "--ngay", DAY).out)
    paid = {one["person"]["ho_ten"]: one["amount"] for one in told["awards"]}
    refused, asked = (
        {one["person"]["ho_ten"]: one["reason"] for one in told[key]}
        for key in ("refused", "asked")
    )
    return paid, refused, asked


def laid(run: Run, folder: Path) -> list[tuple[str, int]]:
    """Who stands on a payout sheet once all that the newest merge would pay is approved."""
    assert run(*DECISION[:3], "02/QĐ-UBND", "--ngay", "25/07/2021").code == Exit.CLEAN
    sheets = register_of(Book(folder).journal.entries()[0]).sheets.values()
    return [(line.name, line.amount) for sheet in sheets for line in sheet.lines]


def test_one_person_under_another_spelling_is_not_paid_again(run: Run, tmp_path: Path) -> None:
    first_round(run, tmp_path)
    workers(tmp_path, [OTHER_SPELLING, BINH])
    paid, refused, _ = merged(run)
    assert list(paid) == [BINH[0]]
    assert "đã được xã duyệt chi 1.500.000 đồng" in refused[OTHER_SPELLING[0]]
    assert "thon_A.xlsx (hồ sơ được duyệt) › LDTD!4" in refused[OTHER_SPELLING[0]]
    assert laid(run, tmp_path) == [(AN[0], 1_500_000), (BINH[0], 1_500_000)]


def test_what_the_record_itself_says_is_not_overruled(run: Run, tmp_path: Path) -> None:
    first_round(run, tmp_path)
    workers(tmp_path, [OTHER_SPELLING])
    run("doichieu", "dotruoc", ".", "--ngay", "21/07/2021")
    sheet = tmp_path / "ketqua" / "doi-chieu-dotruoc_hoi.xlsx"
    told = {OTHER_SPELLING[0]: ("vẫn hỗ trợ", "Trưởng thôn nói")}
    ran = run("doichieu", "ketluan", answered(sheet, told), "--ngay", "21/07/2021")
    assert (ran.code, "HT436" in ran.err) == (Exit.ERRORS, True)
    assert merged(run)[0] == {}


def test_one_person_under_the_old_number_is_asked_and_the_answer_kept(
    run: Run, tmp_path: Path
) -> None:
    first_round(run, tmp_path)
    workers(tmp_path, [OLD_NUMBER])
    paid, _, asked = merged(run)
    assert (paid, list(asked)) == ({}, [AN[0]])
    assert run("doichieu", "dotruoc", ".", "--ngay", "21/07/2021").code == Exit.ASKED
    sheet = tmp_path / "ketqua" / "doi-chieu-dotruoc_hoi.xlsx"
    told = {AN[0]: ("vẫn hỗ trợ", "Hai người trùng tên, thôn xác nhận")}
    ran = run("doichieu", "ketluan", answered(sheet, told), "--ngay", "21/07/2021")
    assert ran.code == Exit.CLEAN
    assert merged(run)[0] == {AN[0]: 1_500_000}


def test_a_higher_support_waits_for_the_one_decided_before(run: Run, tmp_path: Path) -> None:
    first_round(run, tmp_path)
    businesses(tmp_path, [(AN, CODES[0])])
    paid, _, asked = merged(run)
    assert paid == {}
    assert "hoàn trả 1.500.000 đồng trước, rồi mới chi 3.000.000 đồng" in asked[AN[0]]
    run("doichieu", "dotruoc", ".", "--ngay", "21/07/2021")
    sheet = tmp_path / "ketqua" / "doi-chieu-dotruoc_hoi.xlsx"
    told = {AN[0]: ("đã hoàn trả", "Phiếu thu số 07")}
    assert "chitra nhap" in run("doichieu", "ketluan", answered(sheet, told)).err
    assert merged(run)[0] == {}


def test_a_list_merged_again_after_the_decision_says_what_it_said(
    run: Run, tmp_path: Path
) -> None:
    """The very file that was decided is no second claim; only its money goes out once."""
    first_round(run, tmp_path)
    workers(tmp_path, [AN])
    assert merged(run) == ({AN[0]: 1_500_000}, {}, {})
    assert "HT439" not in run("merge", "--ngay", DAY).out
    assert laid(run, tmp_path) == [(AN[0], 1_500_000)]


def test_another_spell_of_a_decided_file_is_said_to_be_left_unpaid(
    run: Run, tmp_path: Path
) -> None:
    """A file is one person's for one policy: the second spell must not vanish in silence."""
    spells = [("01/08/2021", "14/08/2021"), ("01/09/2021", "14/09/2021")]
    for spell, found in zip(spells, (0, 1), strict=True):
        patients(tmp_path, [(AN, "F1", *spell)])
        out = run("merge", "--ngay", "30/09/2021").out
        assert out.count("HT439") == found
        run(*DECISION[:3], "01/QĐ-UBND", "--ngay", "01/10/2021")


def test_what_comes_up_after_the_approval_is_told_beside_its_money(
    run: Run, tmp_path: Path
) -> None:
    """A waiver and a register change no decision: somebody has to, and must hear of it."""
    first_round(run, tmp_path, (AN, BINH))
    workers(tmp_path, [AN, BINH])
    waived = ("--ngay-don", "21/07/2021", "--so-don", "1", "--chung-kien", "Vi Thị Ví Dụ")
    assert run("tunguyen", "them", AN[3], *waived, "--ngay", "21/07/2021").code == Exit.CLEAN
    out = " ".join(run("merge", "--ngay", DAY).out.split())
    assert out.count("HT439") == 1
    assert (
        f"«{AN[0]}» đã được duyệt chi 1.500.000 đồng; nay thì chưa chi được: Tự nguyện" in out
    )


def test_another_work_folder_is_a_register_of_payments(run: Run, tmp_path: Path) -> None:
    first_round(run, tmp_path / "dot_1")
    workers(tmp_path, [AN, BINH])
    ran = run("doichieu", "dachi", tmp_path / "dot_1", "--ngay", "21/07/2021")
    assert ran.code == Exit.ERRORS
    paid, refused, _ = merged(run)
    assert (list(paid), list(refused)) == ([BINH[0]], [AN[0]])
    assert run("kiemchung").code == Exit.CLEAN


def test_a_merge_that_did_not_know_of_a_register_is_not_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes in while the lists are read: who was paid there would be paid again."""
    workers(tmp_path)
    headings = ("Họ và tên", "Ngày sinh", "Số CCCD")
    register(tmp_path, headings, [*AN[:2], AN[3]])

    def interrupted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as merge has them
        assert run("doichieu", "hotich", "so.xlsx", "--ngay", "17/07/2021").code == Exit.ASKED
        return merge(*given, **named)

    monkeypatch.setattr("hotro68.cli.merging.merge", interrupted)
    assert run("merge", "--ngay", DAY).code == Exit.CANNOT_WRITE
    assert not (tmp_path / "tonghop.xlsx").exists()


@pytest.mark.parametrize(
    ("kind", "where", "says"),
    [
        ("dotruoc", "so.xlsx", "chính thư mục này"),
        ("dachi", ".", "tự dò"),
        ("hotich", "danhsach", "phải là một tệp"),
        ("dachi", "danhsach", "chưa có hồ sơ nào được duyệt chi"),
    ],
)
def test_a_folder_that_says_nothing_of_payments_is_refused(
    run: Run, tmp_path: Path, kind: str, where: str, says: str
) -> None:
    workers(tmp_path)
    ran = run("doichieu", kind, where)
    assert (ran.code, says in " ".join(ran.err.split())) == (Exit.UNUSABLE, True)
