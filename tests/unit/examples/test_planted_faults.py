from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from python_calamine import CalamineWorkbook
from tests.example_files import make

from hotro68.core.finding import Severity
from hotro68.core.report import Basis, Certainty, Merged, Validation
from hotro68.pipeline.checking import validate
from hotro68.pipeline.merging import merge
from hotro68.policy.assess import Rulebook
from hotro68.policy.loader import load_pack
from hotro68.resources import folder

EXAMPLES = folder("examples")
HOME = EXAMPLES / "xa-minh-hoa"
LISTS = sorted((HOME / "danhsach").iterdir())
RECORDS = ("loi-da-cai.yaml", "nguoi-trung.yaml")


def recorded(name: str) -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = yaml.safe_load((HOME / name).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    pack, _ = load_pack()
    assert pack is not None
    return Rulebook(pack, date(2021, 7, 16))


def basis(rulebook: Rulebook) -> Basis:
    pack = rulebook.pack
    return Basis(pack.file.id, pack.file.title, pack.digest, rulebook.day, assumed=False)


@pytest.fixture(scope="module")
def checked(rulebook: Rulebook) -> Validation:
    return validate([(path, path.name) for path in LISTS], rulebook, basis(rulebook))


@pytest.fixture(scope="module")
def merged(rulebook: Rulebook) -> Merged:
    return merge([(path, path.name) for path in LISTS], rulebook, basis(rulebook))


def cells(path: Path) -> list[tuple[str, Any]]:
    if path.suffix == ".csv":
        return [("", path.read_bytes())]
    book = CalamineWorkbook.from_path(path)
    return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


def test_the_examples_are_what_the_generator_makes(tmp_path: Path) -> None:
    make(tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == len(LISTS) + len(RECORDS) + 1
    for name in made:
        if name.suffix == ".yaml":
            assert (EXAMPLES / name).read_bytes() == (tmp_path / name).read_bytes()
        else:
            assert cells(EXAMPLES / name) == cells(tmp_path / name), str(name)


@pytest.mark.parametrize(
    "fault", recorded("loi-da-cai.yaml"), ids=lambda f: f"{f['file']} {f['cell']} {f['code']}"
)
def test_a_planted_fault_is_found_at_its_cell(
    checked: Validation, fault: dict[str, str]
) -> None:
    place = (fault["file"], fault["sheet"], fault["cell"])
    there = {
        finding.code.id
        for finding in checked.findings
        if (finding.source.file, finding.source.sheet, finding.source.cell) == place
    }
    assert fault["code"] in there


def test_nothing_but_the_planted_faults_is_held_against_the_lists(checked: Validation) -> None:
    planted = {(f["file"], f["sheet"], f["cell"]) for f in recorded("loi-da-cai.yaml")}
    stray = [
        str(finding)
        for finding in checked.findings
        if finding.code.severity is not Severity.NOTE
        and (finding.source.file, finding.source.sheet, finding.source.cell) not in planted
    ]
    assert stray == []


def test_the_clean_list_has_nothing_to_correct_or_ask(rulebook: Rulebook) -> None:
    path = EXAMPLES / "sach" / "thon_Khong_Loi.xlsx"
    found = validate([(path, path.name)], rulebook, basis(rulebook))
    assert len(found.rows) == 20
    assert found.claimed == found.entitled == 20 * 1_500_000
    assert found.findings == ()


@pytest.mark.parametrize(
    "person", recorded("nguoi-trung.yaml"), ids=lambda person: person["ho_ten"]
)
def test_who_is_one_person_is_told_as_recorded(merged: Merged, person: dict[str, str]) -> None:
    name = person["ho_ten"]
    links = [d for d in merged.duplicates if any(claim.name == name for claim in d.members)]
    expected = {
        "mot-nguoi": {Certainty.CERTAIN},
        "can-hoi": {Certainty.LIKELY},
        "hai-nguoi": set(),
    }
    assert {link.certainty for link in links} == expected[person["la"]]


def test_f0_money_is_paid_beside_the_workers_own(merged: Merged) -> None:
    (both,) = (p["ho_ten"] for p in recorded("nguoi-trung.yaml") if "F0" in p["why"])
    paid = {award.claim.policy for award in merged.awards if award.claim.name == both}
    assert paid == {"lao-dong-tu-do", "f0-f1"}


def test_an_owner_keeps_the_household_support_only(merged: Merged) -> None:
    (owner,) = (p["ho_ten"] for p in recorded("nguoi-trung.yaml") if "chủ hộ" in p["why"])
    paid = [award for award in merged.awards if award.claim.name == owner]
    assert [award.claim.policy for award in paid] == ["ho-kinh-doanh"]
    assert [loser.assessment.claim.policy for loser in paid[0].set_aside] == ["lao-dong-tu-do"]


def test_no_real_looking_phone_stands_in_the_examples() -> None:
    text = "".join(str(cells(path)) for path in LISTS)
    phones = re.findall(r"(?<!\d)0[35789]\d{8}(?!\d)", text)
    mobile = [phone for phone in phones if phone[:2] == "09"]
    assert mobile
    assert all(phone.startswith("0900000") for phone in mobile)
