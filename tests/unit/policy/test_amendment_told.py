"""What `quytac sosanh` tells of 06/11/2021: every change of the law, and nothing else."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Run

from hotro68.cli.exits import Exit
from hotro68.policy.assess import Rulebook
from hotro68.policy.comparing import Change, compare
from hotro68.policy.pack import Pack

GOLDEN = Path(__file__).parents[2] / "golden" / "rules" / "sua-doi-06-11-2021.txt"
BEFORE, AFTER = date(2021, 11, 5), date(2021, 11, 6)
EMPLOYED = ("tam-hoan-hop-dong", "ngung-viec", "cham-dut-hop-dong")
COPIED = (*EMPLOYED, "huong-dan-vien")
ROWS: dict[str, list[str]] = {
    # row of the table of differences → what must be told, as regular expressions
    "pension fund: fall and baseline": [
        r"tam-dung-huu-tri: Mức giảm lao động tối thiểu: 15% → 10%",
        r"tam-dung-huu-tri: Ngày đầu của tháng làm mốc: 01/04/2021 → 01/01/2021",
        r"tam-dung-huu-tri: Ngày cuối của tháng làm mốc: 30/04/2021 → 31/01/2021",
    ],
    "who may apply: suspended, stopped, terminated": [
        r"tam-hoan-hop-dong: Điều kiện: Làm việc ở doanh nghiệp, .* → $",
        r"tam-hoan-hop-dong: Điều kiện: Đơn vị sự nghiệp thì tự bảo đảm .* → $",
        r"tam-hoan-hop-dong: Điều kiện: Nơi làm việc phải dừng .* → Nghỉ vì .*Chỉ thị 16",
        r"ngung-viec: Điều kiện: Phải cách ly .* → Phải cách ly .*lý do khác",
        r"cham-dut-hop-dong: Điều kiện: Hợp đồng chấm dứt .* → Hợp đồng .*lý do dịch khác",
    ],
    "filing place of suspended and stopped": [
        r"(tam-hoan-hop-dong|ngung-viec): Nơi nộp hồ sơ:  → UBND huyện nơi có chi nhánh",
    ],
    "certified copies": [
        rf"({'|'.join(COPIED)}): Bản sao .*: có chứng thực, .* → không cần chứng thực",
        r"f0-f1: Hồ sơ: Bản sao .* → Bản sao .*mất giấy tờ thì nộp bản cam kết",
    ],
    "F0 at home": [
        r"f0-f1: Điều kiện: F0 không điều trị tại nhà.* → $",
        r"f0-f1: Hồ sơ: .*giấy ra viện → .*điều trị tại nhà thì giấy xác nhận",
    ],
    "elderly and disabled F0, F1": [
        r"f0-f1: Hỗ trợ thêm một lần: với trẻ em dưới 16 .* → .*khuyết tật.*người cao tuổi",
        r"f0-f1: Hồ sơ: Danh sách trẻ em .* → .*người cao tuổi, người khuyết tật",
        r"f0-f1: Điều kiện:  → Được thêm vì là người cao tuổi thì đủ 60 tuổi",
    ],
    "household businesses": [
        r"ho-kinh-doanh: Điều kiện: Hộ có đăng ký .* → .*không phải đăng ký kinh doanh",
        r"ho-kinh-doanh: Điều kiện:  → Hộ phải đăng ký kinh doanh thì đã có đăng ký",
        r"ho-kinh-doanh: Điều kiện:  → Hộ thuộc diện phải đăng ký .*\. Không thì phải hỏi",
        r"ho-kinh-doanh: Điều kiện: Hộ phải dừng .* → .*địa bàn áp dụng Chỉ thị 16",
    ],
    "loans: tax settlement": [
        r"vay-tra-luong: Điều kiện: .*quyết toán thuế năm 2020\. Không thì phải hỏi\. → $",
        r"vay-tra-luong: Hồ sơ: .*quyết toán thuế năm 2020 → $",
    ],
    "forms replaced or new": [
        *(
            rf"{policy}: Mẫu số {form}: mẫu của QĐ 23/2021/QĐ-TTg → mẫu của QĐ 33/2021/QĐ-TTg"
            for policy, form in (
                ("dao-tao", "02"),
                ("cham-dut-hop-dong", "07"),
                ("f0-f1", "08b"),
                ("ho-kinh-doanh", "11"),
                ("vay-tra-luong", "12a"),
                ("vay-tra-luong", "12b"),
            )
        ),
        r"dao-tao: Mẫu số 02a:  → .*mẫu của QĐ 33/2021/QĐ-TTg",
        r"f0-f1: Hồ sơ:  → .*Mẫu số 08c của QĐ 33/2021/QĐ-TTg",
    ],
}


@pytest.fixture(scope="module")
def changes(pack: Pack) -> list[Change]:
    return compare(Rulebook(pack, BEFORE), Rulebook(pack, AFTER))


def line(change: Change) -> str:
    return f"{change.policy}: {change.what}: {change.before} → {change.after}"


@pytest.mark.parametrize("row", ROWS)
def test_every_change_of_the_law_is_told(row: str, changes: list[Change]) -> None:
    told = [line(change) for change in changes]
    assert [want for want in ROWS[row] if not any(re.match(want, one) for one in told)] == []


def test_nothing_else_is_told(changes: list[Change]) -> None:
    wanted = [pattern for patterns in ROWS.values() for pattern in patterns]
    stray = [
        line(one) for one in changes if sum(bool(re.match(p, line(one))) for p in wanted) != 1
    ]
    assert stray == []


@pytest.mark.parametrize("policy", COPIED)
def test_each_policy_whose_copies_were_certified_says_so(
    policy: str, changes: list[Change]
) -> None:
    assert any(one.policy == policy and one.what.startswith("Bản sao") for one in changes)


@pytest.mark.parametrize("policy", ["tam-hoan-hop-dong", "ngung-viec"])
def test_a_branch_may_be_filed_at_from_then_on(policy: str, changes: list[Change]) -> None:
    assert any(one.policy == policy and one.what == "Nơi nộp hồ sơ" for one in changes)


def test_amounts_and_last_filing_days_did_not_change(changes: list[Change]) -> None:
    """Only the group that gets the extra million grew."""
    assert not [one for one in changes if re.search(r"\d đồng", one.before + one.after)]
    assert not [one for one in changes if "31/01/2022" in one.before + one.after]
    assert {"lao-dong-tu-do", "giam-dong-tnld", "nghe-thuat"}.isdisjoint(
        one.policy for one in changes
    )


def test_every_change_but_a_form_carries_its_article(changes: list[Change]) -> None:
    """A form names the decision that prints it in its own words."""
    assert {one.what for one in changes if not one.ref} <= {
        f"Mẫu số {number}" for number in ("02", "02a", "07", "08b", "11", "12a", "12b")
    }


def test_the_whole_output_reads_as_it_was_last_read(run: Run) -> None:
    ran = run("quytac", "sosanh", "2021-11-05", "2021-11-06")
    assert ran.code == Exit.CLEAN
    if os.environ.get("HOTRO68_NEW_GOLDEN"):
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(ran.out, "utf-8", newline="\n")
    assert ran.out == GOLDEN.read_text("utf-8")


def test_a_day_later_nothing_more_changes(pack: Pack) -> None:
    assert compare(Rulebook(pack, AFTER), Rulebook(pack, date(2022, 1, 31))) == []


def test_read_backwards_the_same_things_change(pack: Pack, changes: list[Change]) -> None:
    back = compare(Rulebook(pack, AFTER), Rulebook(pack, BEFORE))
    papers = ("Hồ sơ", "Mẫu số", "Bản sao", "Nơi nộp")
    assert {
        (c.policy, c.what, c.after, c.before) for c in back if c.what.startswith(papers)
    } == {(c.policy, c.what, c.before, c.after) for c in changes if c.what.startswith(papers)}
