"""Every amount, refusal, question and claim set aside names its article, in every output."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.pipeline.commands_in import said

from hotro68.casebook.settings import load_settings
from hotro68.core.catalogue import BY_ID
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.explaining import Judged, explain_row
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.policy.assess import Rulebook
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.resources import folder

Json: TypeAlias = dict[str, Any]

EXAMPLE = folder("examples") / "xa-minh-hoa"
GROUND = "Căn cứ"


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the example commune gives: checked and merged JSON, and where the book lies."""

    work: Path
    checked: Json
    merged: Json


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded, _ = load_pack()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    work = tmp_path_factory.mktemp("xa")
    shutil.copytree(EXAMPLE / "danhsach", work / "danhsach")
    shutil.copyfile(EXAMPLE / "hotro68.yaml", work / "hotro68.yaml")
    checked, merged = (json.loads(said(work, act, "--json")) for act in ("validate", "merge"))
    return Outputs(work, checked, merged)


@pytest.mark.parametrize("door", ["checked", "merged"])
def test_what_keeps_a_row_from_being_paid_names_its_article(
    outputs: Outputs, door: str
) -> None:
    whole: Json = getattr(outputs, door)
    codes = {f["code"]: BY_ID[f["code"]] for f in whole["findings"]}
    stopping = [
        f
        for f in whole["findings"]
        if f["row"] and (codes[f["code"]].asks or codes[f["code"]].blocks)
    ]
    assert len(stopping) > 20
    assert [f for f in stopping if not f["ref"]] == []


@pytest.mark.parametrize("door", ["checked", "merged"])
def test_what_the_law_says_of_a_row_names_its_article(outputs: Outputs, door: str) -> None:
    whole: Json = getattr(outputs, door)
    of_law = [f for f in whole["findings"] if f["code"] in {"HT201", "HT202", "HT204", "HT205"}]
    assert of_law
    assert [f for f in of_law if not f["ref"]] == []


def test_every_decision_of_the_merge_names_its_article(outputs: Outputs) -> None:
    merged = outputs.merged
    lines = [line for award in merged["awards"] for line in award["lines"]]
    aside = [one for award in merged["awards"] for one in award["set_aside"]]
    for kind in (lines, aside, merged["refused"], merged["asked"]):
        assert kind
        assert [one for one in kind if not one["ref"]] == []


def test_every_answer_to_a_claim_names_its_article(outputs: Outputs) -> None:
    person = ("ngay_sinh", "gioi_tinh", "so_giay_to")
    claims = [
        {
            "id": number,
            "policy": row["policy"],
            "facts": {**row["facts"], **{key: row[key] for key in person}},
        }
        for number, row in enumerate(outputs.checked["rows"])
    ]
    path = outputs.work / "ho-so.jsonl"
    path.write_text("".join(json.dumps(claim) + "\n" for claim in claims), encoding="utf-8")
    answers = [json.loads(line) for line in said(outputs.work, "tinh", path.name).splitlines()]
    assert len(answers) == len(claims)
    grounds = [
        part["ref"] for answer in answers for part in answer["lines"] + answer["reasons"]
    ]
    assert len(grounds) >= len(claims)
    assert all(grounds)


def under_grounds(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    """Number and ground of each numbered row below a heading «Căn cứ»."""
    column = None
    for row in sheet.iter_rows(values_only=True):
        if GROUND in row:
            column = row.index(GROUND)
        elif column is not None and isinstance(row[0], int):
            yield row[0], row[column]


@pytest.mark.parametrize("name", ["TongHop", "LDTD", "HKD", "F0F1", "BiLoai", "CanXacMinh"])
def test_every_numbered_row_of_a_sheet_names_its_article(outputs: Outputs, name: str) -> None:
    rows = list(under_grounds(load_workbook(outputs.work / "tonghop.xlsx")[name]))
    assert rows
    assert [row for row in rows if not row[1]] == []


def test_every_paper_names_the_article_of_each_policy_it_pays(
    outputs: Outputs, pack: Pack
) -> None:
    said(outputs.work, "niemyet", "--html")
    said(outputs.work, "chitra", "lap", "--du-thao")
    papers = outputs.work / "ketqua"
    office = (papers / "niemyet" / "du-kien" / "tru-so.html").read_text("utf-8")
    paid = {award["policy"] for award in outputs.merged["awards"]}
    articles = {policy: pack.policies[policy].legal.article for policy in paid}
    assert [policy for policy, article in articles.items() if article not in office] == []
    sheets = list((papers / "chitra" / "du-thao").glob("*.xlsx"))
    assert sheets
    for path in sheets:
        sheet = load_workbook(path).worksheets[0]
        whole = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
        named = [
            policy for policy in paid if f" {pack.policies[policy].public.label} " in whole
        ]
        assert named
        assert [policy for policy in named if articles[policy] not in whole] == []


def merged_again(work: Path) -> tuple[Merged, Rulebook]:
    settings, _ = load_settings(work)
    assert settings is not None
    rulebook, _ = open_rules(settings)
    assert rulebook is not None
    files = [(path, path.name) for path in sorted((work / "danhsach").iterdir())]
    return merge(files, rulebook, basis_of(rulebook, settings, None)), rulebook


def grounds_of(merged: Merged) -> dict[Source, set[str]]:
    """Row → the articles on which its money, its loss, its refusal or its question rests."""
    grounds: dict[Source, set[str]] = defaultdict(set)
    for award in merged.awards:
        grounds[award.claim.source] |= {line.ref for line in award.kept.lines}
    for loser in merged.set_aside:
        grounds[loser.assessment.claim.source].add(loser.ref)
    for unpaid in merged.unpaid:
        grounds[unpaid.claim.source] |= set(unpaid.ref.split("; ")[:1])
    return grounds


def test_every_explanation_names_the_articles_it_rests_on(outputs: Outputs) -> None:
    merged, rulebook = merged_again(outputs.work)
    grounds = grounds_of(merged)
    case = Judged(merged, rulebook, "")
    assert merged.rows
    for row in merged.rows:
        told = "\n".join(explain_row(row, case).sentences)
        mine = grounds[row.claim.source]
        assert mine, row.claim.source
        assert [ref for ref in mine if ref not in told] == [], told
