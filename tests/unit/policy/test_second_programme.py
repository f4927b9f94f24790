"""Another programme altogether, in YAML alone: from a list to the sheet on the board."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Grid, write_list
from tests.unit.policy.flood_rules import write_rules

from hotro68.casebook.settings import Rules, Settings
from hotro68.core.award import Answer
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.policy.assess import Rulebook
from hotro68.policy.cases import load_cases, run_cases
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.wording import Guide
from hotro68.writing.papers.payout import payout_papers
from hotro68.writing.papers.posting import posting_clock, posting_papers
from hotro68.writing.workbook import consolidated

DAY = date(2030, 9, 10)
SETTINGS = Settings(quy_tac=Rules(goi="lu-quet"), ngay_tham_dinh=DAY)
DECISION = Decision("07/QĐ-UBND", date(2030, 9, 20))
TRONG = ("Lò Văn Giả Định", 1980, "020080000123", "02/08/2030")
HAI = ("Quàng Thị Ví Dụ", 1975, "020175000456", "02/08/2030")
BA = ("Cầm Văn Minh Họa", 1990, "020090000789", "19/07/2030")
HEADINGS = ("STT", "Chủ hộ", "Năm sinh", "Số định danh", "Ngày bị lũ")
FOREIGN_WORDS = ("COVID", "68/NQ-CP", "23/2021", "33/2021", "F0", "KH 120", "80%", "20%")
"""What only the shipped programme says."""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "rules")


@pytest.fixture
def rulebook(rules: Path) -> Rulebook:
    opened, findings = open_rules(SETTINGS, rules=rules)
    assert findings == []
    assert opened is not None
    return opened


def sheet(title: str, heading: str, rows: Sequence[tuple[object, ...]]) -> Grid:
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    return [[title], [], [*HEADINGS, heading], *numbered]


@pytest.fixture
def merged(rulebook: Rulebook, tmp_path: Path) -> Merged:
    """Two hamlets: one family in all three lists, one in two, one before the flood."""
    houses = sheet(
        "DANH SÁCH NHÀ SẬP BẢN MẪU", "Mức hư hại", [(*TRONG, "trôi"), (*BA, "hư nặng")]
    )
    food = sheet("DANH SÁCH LƯƠNG THỰC BẢN MẪU", "Số khẩu", [(*TRONG, 5), (*HAI, 2)])
    rents = sheet("DANH SÁCH THUÊ NHÀ TẠM BẢN MẪU", "Số tháng", [(*TRONG, 4), (*HAI, 4)])
    lists = (
        write_list(tmp_path / "ban_Mau.xlsx", {"Nhà": houses, "Lương thực": food}),
        write_list(tmp_path / "ban_Mau_thue.xlsx", {"Thuê": rents}),
    )
    files = [(path, path.name) for path in lists]
    return merge(files, rulebook, basis_of(rulebook, SETTINGS, None))


def test_its_papers_places_and_clocks_are_told_as_its_rules_say(rulebook: Rulebook) -> None:
    pack = rulebook.pack
    guide = Guide(pack, pack.policies["nha-sap"], DAY)
    assert guide.papers() == (
        "Đơn của chủ hộ (Mẫu số 01 của NQ 00/2030/NQ-VD)",
        "Khi mức hư hại là sập hoàn toàn: ảnh nhà sập",
    )
    assert guide.places() == ("Địa chính xã tại nhà văn hóa bản",)
    assert guide.steps() == (
        "Địa chính xã xem nhà: 04 ngày, kể từ ngày nhận đủ hồ sơ (Điều 6)",
        "UBND xã quyết định: 02 ngày làm việc, kể từ ngày nhận hồ sơ của Địa chính xã (Điều 6)",
    )
    later = Guide(pack, pack.policies["nha-sap"], date(2030, 10, 1))
    assert len(later.papers()) == 1


def test_the_programme_loads_and_its_cases_hold(rules: Path, rulebook: Rulebook) -> None:
    assert rulebook.pack.file.id == "lu-quet"
    assert run_cases(rulebook.pack, "nha-sap", rules) == []


def test_its_cases_notice_another_figure(rules: Path) -> None:
    path = rules / "lu-quet" / "nha-sap.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("value: 60000000", "value: 60000001"), encoding="utf-8")
    pack, _ = load_pack("lu-quet", rules=rules)
    assert pack is not None
    assert len(run_cases(pack, "nha-sap", rules)) == 1


def test_its_own_groups_caps_and_window_decide(merged: Merged) -> None:
    paid = {(one.claim.name, one.claim.policy): one.amount for one in merged.awards}
    assert paid == {
        (TRONG[0], "nha-sap"): 40_000_000,
        (TRONG[0], "luong-thuc"): 5 * 333_333,
        (HAI[0], "thue-nha"): 3 * 2_000_000,
        (HAI[0], "luong-thuc"): 2 * 333_333,
    }
    assert [(r.claim.name, r.answer) for r in merged.unpaid] == [(BA[0], Answer.REFUSED)]


def test_what_its_group_sets_aside_keeps_the_reason_and_article(merged: Merged) -> None:
    (lost,) = [aside for award in merged.awards for aside in award.set_aside]
    assert lost.assessment.claim.policy == "thue-nha"
    assert "dựng lại nhà" in lost.reason
    assert lost.ref == "NQ 00/2030/NQ-VD Điều 4"


def test_the_centre_pays_the_share_of_this_programme(merged: Merged) -> None:
    sums = [40_000_000, 6_000_000, 7 * 333_333]
    assert merged.totals.amount == sum(sums)
    assert merged.totals.central == sum(part * 60 // 100 for part in sums)
    assert merged.totals.central + merged.totals.local == merged.totals.amount


def test_its_second_text_applies_from_its_own_day(rules: Path, tmp_path: Path) -> None:
    later = SETTINGS.model_copy(update={"ngay_tham_dinh": date(2030, 10, 1)})
    opened, _ = open_rules(later, rules=rules)
    assert opened is not None
    houses = sheet("DANH SÁCH NHÀ SẬP BẢN MẪU", "Mức hư hại", [(*TRONG, "trôi")])
    path = write_list(tmp_path / "ban_Mau.xlsx", {"Nhà": houses})
    result = merge([(path, path.name)], opened, basis_of(opened, later, None))
    assert [award.amount for award in result.awards] == [60_000_000]


def posted(merged: Merged, pack: Pack) -> str:
    papers = posting_papers(
        merged,
        pack,
        SETTINGS.office,
        "ketqua",
        DECISION,
        posted_on=date(2030, 9, 22),
        formats=frozenset({"html"}),
    )
    return " ".join(" ".join(paper.content.decode("utf-8").split()) for paper in papers)


def test_its_posting_names_its_own_law_sums_and_last_day(
    merged: Merged, rulebook: Rulebook
) -> None:
    page = posted(merged, rulebook.pack)
    assert "Dựng lại nhà" in page
    assert "00/2030/NQ-VD" in page
    assert "40.000.000" in page
    assert "23/09/2030" in page or "23 tháng 9 năm 2030" in page
    assert posting_clock(DECISION.day, None, rulebook.pack.file.posting.latest_days)[0] == (
        date(2030, 9, 23)
    )


def test_no_paper_of_it_speaks_of_the_shipped_programme(
    merged: Merged, rulebook: Rulebook
) -> None:
    page = posted(merged, rulebook.pack)
    assert [word for word in FOREIGN_WORDS if word in page] == []


def test_a_policy_without_public_names_is_posted_as_counts(
    merged: Merged, rulebook: Rulebook
) -> None:
    page = posted(merged, rulebook.pack)
    assert "2.333.331" in page
    assert "1.666.665" not in page
    assert "666.666" not in page


def test_its_workbook_and_payout_sheets_are_written(merged: Merged, rulebook: Rulebook) -> None:
    pack, office = rulebook.pack, SETTINGS.office
    book = consolidated(merged, pack, office, "tonghop.xlsx")
    assert book.content.startswith(b"PK")
    paid = payout_papers(merged, pack, office, DECISION)
    assert {Path(paper.name).suffix for paper in paid} == {".pdf", ".docx", ".xlsx"}


def test_the_page_that_tells_how_writes_a_programme_that_loads_and_pays(
    tmp_path: Path,
) -> None:
    page = Path(__file__).parents[3] / "docs" / "them-quyet-dinh-moi.md"
    blocks = re.findall(
        r"\*\*`(\S+)`\*\*:.*?```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    for name, text in blocks:
        path = tmp_path / "vi-du-moi" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pack, findings = load_pack("vi-du-moi", rules=tmp_path)
    assert findings == []
    assert pack is not None
    assert load_cases(pack, "mat-mua", tmp_path)[0]
    assert run_cases(pack, "mat-mua", tmp_path) == []
