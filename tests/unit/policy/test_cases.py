from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hotro68.core.catalogue import BAD_RULES, CASE_FAILED
from hotro68.core.finding import Finding
from hotro68.policy.cases import PlacedCase, load_cases, run_case, run_cases
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack

PACK = load_pack()[0]
assert PACK is not None
POLICIES = tuple(PACK.policies)


def all_cases(pack: Pack) -> Iterator[PlacedCase]:
    for policy in pack.policies:
        placed, findings = load_cases(pack, policy)
        assert findings == []
        yield from placed


CASES = tuple(all_cases(PACK))


@pytest.mark.parametrize("placed", CASES, ids=lambda placed: placed.title)
def test_the_rules_give_the_answer_worked_out_by_hand(pack: Pack, placed: PlacedCase) -> None:
    failed = run_case(pack, placed)
    assert failed is None, str(failed)


@pytest.mark.parametrize("policy", POLICIES)
def test_every_condition_has_a_case_that_refuses_or_asks(pack: Pack, policy: str) -> None:
    met = {rule for placed in CASES if placed.policy == policy for rule in placed.case.rules}
    wanted = {condition.id for condition in pack.policies[policy].conditions}
    assert wanted - met == set()


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_has_cases_that_pay_in_both_versions(pack: Pack, policy: str) -> None:
    newest = pack.newest
    least = 1 if pack.policies[policy].payout else 0
    mine = (placed.case for placed in CASES if placed.policy == policy)
    days = [case.decided for case in mine if case.pays is not None and case.pays >= least]
    assert any(day < newest for day in days)
    assert any(day >= newest for day in days)


def test_no_condition_quotes_a_text_that_was_made_after_its_first_day(pack: Pack) -> None:
    younger = [
        f"{policy.id}/{one.id}"
        for policy in pack.policies.values()
        for one in policy.conditions
        for text in pack.file.legal
        if text.number in one.ref and (one.since or policy.since) < text.day
    ]
    assert younger == []


@pytest.mark.parametrize("policy", POLICIES)
def test_what_nobody_is_sure_of_refuses_nobody(pack: Pack, policy: str) -> None:
    told = pack.policies[policy]
    doubtful = {
        name
        for name, figure in told.parameters.items()
        if any(dated.confidence == "L" for dated in figure.values)
    }
    assert [
        one.id
        for one in told.conditions
        if one.then == "refuse"
        and (one.confidence == "L" or doubtful & {check.parameter for check in one.checks})
    ] == []


@pytest.mark.parametrize("policy", POLICIES)
def test_no_two_cases_of_a_policy_have_one_name(policy: str) -> None:
    names = [placed.case.name for placed in CASES if placed.policy == policy]
    assert len(names) == len(set(names))


def findings_for(rules: Path, case: str) -> list[Finding]:
    """Run one case instead of those of lao-dong-tu-do."""
    file = rules / "qd23-2021" / "cases" / "lao-dong-tu-do.yaml"
    file.write_text(f"# ca mẫu\n{case}\n", encoding="utf-8")
    pack, _ = load_pack(rules=rules)
    assert pack is not None
    return run_cases(pack, "lao-dong-tu-do", rules)


FACTS = "facts: {ngay_sinh: 1980}, unlisted: [cong_viec, tu_ngay, co_bhxh, dang_huong]"
BASE = f"name: thử, decided: 2021-07-16, {FACTS}"


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("pays: 1500001", "chờ 1.500.001 đồng, được 1.500.000 đồng"),
        ("refused: [khong-hop-dong]", "chờ «khong», được «duoc»"),
        ("asks: [du-tuoi]", "chờ «hoi», được «duoc»"),
        ("pays: 1500000, lines: {Mức khác: 1500000}", "được: Hỗ trợ một lần 1.500.000"),
    ],
)
def test_a_case_that_fails_names_itself_and_its_line(
    rules: Path, expected: str, words: str
) -> None:
    (finding,) = findings_for(rules, f"- {{{BASE}, {expected}}}")
    assert finding.code is CASE_FAILED
    assert str(finding.source) == "qd23-2021/cases/lao-dong-tu-do.yaml:2"
    assert words in finding.message
    assert "lao-dong-tu-do: thử" in finding.message


def test_a_case_asked_for_another_reason_fails(rules: Path) -> None:
    facts = "facts: {ngay_sinh: null, tu_ngay: 2021-05-28}"
    facts += ", unlisted: [cong_viec, co_bhxh, dang_huong]"
    case = f"- {{name: thử, decided: 2021-07-16, {facts}, asks: [du-tuoi]}}"
    (finding,) = findings_for(rules, case)
    assert "chờ du-tuoi, được ngay_sinh" in finding.message


def test_a_case_that_expects_other_words_fails(rules: Path) -> None:
    case = "- {name: thử, decided: 2021-07-16, facts: {co_bhxh: true}, "
    case += "refused: [khong-hop-dong], says: Lời khác.}"
    (finding,) = findings_for(rules, case)
    assert "chờ lời «Lời khác.»" in finding.message


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (f"- {{{BASE}, pay: 1500000}}", "mục lạ"),
        (f"- {{{BASE}}}", "cần đúng một trong: pays, refused, asks"),
        (f"- {{{BASE}, pays: 1, asks: [du-tuoi]}}", "cần đúng một trong"),
        (f"- {{{BASE}, asks: []}}", "cần ít nhất một mục"),
        (f"- {{{BASE}, asks: [du-tuoi], lines: {{a: 1}}}}", "lines chỉ đi với pays"),
        (f"- {{{BASE}, pays: 1, says: a}}", "says chỉ đi với refused hoặc asks"),
        (f"- {{{BASE}, way: ba-lan, pays: 1}}", "không có cách tính «ba-lan»"),
        (f"- {{{BASE}, pays: 1.5}}", "không phải số nguyên"),
        ("- {name: a, decided: 16/7/2021, facts: {}, pays: 1}", "không phải ngày"),
        ("- {name: a, decided: 2021-07-16, facts: {la: 1}, pays: 1}", "chưa khai báo"),
        ("- {name: a, decided: 2021-07-16, facts: {tu_ngay: 30/2}, pays: 1}", "kiểu date"),
        ("- {name: a, decided: 2021-07-16, facts: {so_ngay: mười}, pays: 1}", "kiểu integer"),
        ("- {name: a, decided: 2021-07-16, facts: {co_bhxh: có}, pays: 1}", "kiểu yes_no"),
        ("- {name: a, decided: 2021-07-16, facts: {gioi_tinh: x}, pays: 1}", "kiểu sex"),
        (
            "- {name: a, decided: 2021-07-16, facts: {ngay_sinh: 2021-02-30}, pays: 1}",
            "kiểu birth_date",
        ),
        ("- {name: a, decided: 2021-07-16, facts: {}, unlisted: [la], pays: 1}", "unlisted"),
        ("a: 1", "cần một danh sách"),
    ],
)
def test_a_case_file_written_wrong_is_refused(rules: Path, case: str, words: str) -> None:
    findings = findings_for(rules, case)
    assert {finding.code for finding in findings} == {BAD_RULES}
    assert any(words in finding.message for finding in findings)
    assert all(finding.source.row for finding in findings)


def test_a_policy_without_a_case_file_is_a_finding(rules: Path) -> None:
    (rules / "qd23-2021" / "cases" / "f0-f1.yaml").unlink()
    pack, _ = load_pack(rules=rules)
    assert pack is not None
    assert [str(f.source) for f in run_cases(pack, "f0-f1", rules)] == [
        "qd23-2021/cases/f0-f1.yaml"
    ]


def test_a_figure_changed_in_the_rules_breaks_its_cases(rules: Path) -> None:
    file = rules / "qd23-2021" / "f0-f1.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("value: 45,", "value: 46,"), encoding="utf-8")
    pack, _ = load_pack(rules=rules)
    assert pack is not None
    failed = {str(finding.data["case"]) for finding in run_cases(pack, "f0-f1", rules)}
    assert "f0-f1: F0 người lớn 46 ngày, chỉ tính 45" in failed
