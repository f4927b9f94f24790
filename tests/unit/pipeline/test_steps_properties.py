"""Whatever is tried in whatever order, a file reaches its money only by its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import free_workers, write_list
from tests.unit.cli.case_folder import BIA, MAU, THU, shop_list

from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.journal import UNDO, standing
from hotro68.casebook.settings import Settings
from hotro68.casebook.state import files_at, files_of, moves_data, moves_of
from hotro68.core.case import AFTER_DECISION, NEXT, CaseFile, Move, Stage, move
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.pipeline.steps.appraising import ACT as APPRAISED
from hotro68.pipeline.steps.appraising import Opinion, Result, appraise, is_grave, waiting
from hotro68.pipeline.steps.deciding import ACT as DECIDED
from hotro68.pipeline.steps.deciding import DecisionToEnter, Ruling, decide, scope_of
from hotro68.pipeline.steps.ground import Ground, legal
from hotro68.pipeline.steps.submitting import ACT as SUBMITTED
from hotro68.pipeline.steps.submitting import Sending, plan_submissions
from hotro68.policy.pack import Pack

DAY = date(2021, 8, 16)
DISTRICT, PROVINCE = "ubnd-huyen", "ubnd-tinh"
REASONS = {Result.FAIL: "khong-dung-doi-tuong", Result.MORE: "thieu-giay-to", Result.GOOD: ""}
MONEY_OUT = frozenset({Stage.PAID, Stage.UNPAID, Stage.GIVEN_BACK})


@dataclass
class Case:
    """A case in memory: the entries alone, the state folded from them each time."""

    pack: Pack
    merged: Merged
    entries: list[Entry] = field(default_factory=list)

    @property
    def ground(self) -> Ground:
        good = standing(tuple(self.entries))
        files = files_at(self.merged, good)
        return Ground(Path(), self.pack, self.merged, good, files, files_of(self.merged))

    def enter(self, act: str, data: dict[str, Any]) -> None:
        number = len(self.entries) + 1
        self.entries.append(Entry(number, Stamp(DAY), act, data, "").sealed())


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("xa")
    people = write_list(folder / "a.xlsx", {"LDTD": free_workers([MAU, THU, BIA])})
    shops = write_list(folder / "b.xlsx", {"HKD": shop_list()})
    rulebook, _ = open_rules(Settings(), date(2021, 7, 16))
    assert rulebook is not None
    basis = basis_of(rulebook, Settings(), date(2021, 7, 16))
    merged = merge([(people, "a.xlsx"), (shops, "b.xlsx")], rulebook, basis)
    assert sorted(award.amount for award in merged.awards) == [*[1_500_000] * 3, 3_000_000]
    return Case(rulebook.pack, merged)


Act = Callable[[Case], list[Finding]]


def appraising(which: int, result: Result, who: str) -> Act:
    def act(case: Case) -> list[Finding]:
        files = sorted(case.ground.files)
        verdict = Opinion(files[which % len(files)], result, who, REASONS[result])
        done, findings = appraise(case.ground, [verdict])
        if not is_grave(findings) and (done.moves or done.checks):
            case.enter(APPRAISED, done.data)
        return findings

    return act


def submitting(*, partial: bool) -> Act:
    def act(case: Case) -> list[Finding]:
        found, findings = plan_submissions(case.ground, Sending(partial=partial))
        for one in found:
            case.enter(SUBMITTED, one.data("", "1", one.to))
        return findings

    return act


def deciding(number: int, by: str, cut: int | None, amends: str) -> Act:
    def act(case: Case) -> list[Finding]:
        scope, findings = scope_of(case.ground, by, amends)
        if scope is None:
            return findings
        keys = [file.key for file in scope.files]
        rulings = (
            [Ruling(keys[cut % len(keys)], approved=False, reason="cắt")]
            if keys and cut
            else []
        )
        order = DecisionToEnter(Decision(f"{number}/QĐ", DAY, by), amends, not amends)
        done, findings = decide(case.ground, scope, order, rulings)
        if not is_grave(findings) and done.moves:
            case.enter(DECIDED, done.data("1"))
        return findings

    return act


def paying(which: int, to: Stage) -> Act:
    """Somebody tries to enter a payment, whatever the file's stage."""

    def act(case: Case) -> list[Finding]:
        files = sorted(case.ground.files)
        file = case.ground.files[files[which % len(files)]]
        tried = move(file, to)
        findings = list(legal(case.ground, [tried], {}))
        if not findings and not file.held:
            case.enter("chitra nhap", {"doi": moves_data([tried])})
        return findings

    return act


def holding(which: int) -> Act:
    def act(case: Case) -> list[Finding]:
        files = sorted(case.ground.files)
        case.enter("phananh", {"giu": {files[which % len(files)]: "phản ánh"}})
        return []

    return act


def undoing(case: Case) -> list[Finding]:
    good = standing(tuple(case.entries))
    if good:
        case.enter(UNDO, {"buoc": good[-1].number})
    return []


which = st.integers(0, 3)
ACTS = st.one_of(
    st.builds(appraising, which, st.sampled_from(list(Result)), st.sampled_from(["A", "B"])),
    st.builds(appraising, which, st.just(Result.GOOD), st.sampled_from(["A", "B"])),
    st.booleans().map(lambda partial: submitting(partial=partial)),
    st.builds(
        deciding,
        st.integers(1, 3),
        st.sampled_from([DISTRICT, PROVINCE]),
        st.none() | st.integers(1, 4),
        st.sampled_from(["", "", "1/QĐ"]),
    ),
    st.builds(paying, which, st.sampled_from(sorted(MONEY_OUT))),
    st.builds(holding, which),
    st.just(undoing),
)


ALL_PASSED = [appraising(number, Result.GOOD, who) for number in range(4) for who in "AB"]
BOTH_DECIDED = [deciding(1, DISTRICT, None, ""), deciding(2, PROVINCE, 1, "")]
WAYS: list[list[Act]] = [
    [],
    ALL_PASSED,
    [*ALL_PASSED, submitting(partial=False)],
    [*ALL_PASSED, submitting(partial=False), *BOTH_DECIDED],
    [*ALL_PASSED, submitting(partial=False), *BOTH_DECIDED, paying(1, Stage.PAID)],
]
SOMEWHERE = st.tuples(st.sampled_from(WAYS), st.lists(ACTS, max_size=10)).map(
    lambda pair: [*pair[0], *pair[1]]
)
"""Beginnings that a blind search seldom finds, and then anything."""


def check(case: Case) -> None:
    ground = case.ground
    stages = {key: file.stage for key, file in ground.listed.items()}
    decided: set[str] = set()
    for entry in ground.entries:
        for one in moves_of(entry):
            assert one.to in NEXT[stages[one.key]], (entry.act, one)
            assert one.to not in MONEY_OUT or one.key in decided
            decided |= {one.key} if one.to is Stage.APPROVED else set()
            decided -= {one.key} if one.to is Stage.REJECTED else set()
            stages[one.key] = one.to
    assert ground.files.keys() == ground.listed.keys()
    for key, file in ground.files.items():
        assert file.stage is stages[key]
        entitled = ground.listed[key].amount
        assert file.amount == (0 if file.stage is Stage.REJECTED else entitled)
        assert file.stage not in AFTER_DECISION or key in decided


def told(files: dict[str, CaseFile]) -> object:
    return {key: (file.stage, file.amount, dict(file.held)) for key, file in files.items()}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(acts=SOMEWHERE)
def test_no_order_of_steps_pays_without_a_decision_or_loses_money(
    start: Case, acts: list[Act]
) -> None:
    case = Case(start.pack, start.merged)
    for act in acts:
        before, entries = told(dict(case.ground.files)), len(case.entries)
        findings = act(case)
        if is_grave(findings):
            assert len(case.entries) == entries
            assert told(dict(case.ground.files)) == before
        check(case)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(acts=SOMEWHERE, last=ACTS)
def test_undoing_a_step_brings_back_the_state_before_it(
    start: Case, acts: list[Act], last: Act
) -> None:
    case = Case(start.pack, start.merged)
    for act in acts:
        act(case)
    before, entries = told(dict(case.ground.files)), len(case.entries)
    if last is undoing:
        return
    last(case)
    for _ in range(len(case.entries) - entries):
        undoing(case)
    assert told(dict(case.ground.files)) == before


def test_the_whole_way_pays_everybody_once(start: Case) -> None:
    case = Case(start.pack, start.merged)
    for number in range(4):
        for who in "AB":
            appraising(number, Result.GOOD, who)(case)
    assert waiting(case.ground) == ()
    assert submitting(partial=False)(case) == []
    for number, by in enumerate((DISTRICT, PROVINCE), start=1):
        assert not is_grave(deciding(number, by, None, "")(case))
    for number in range(4):
        assert paying(number, Stage.PAID)(case) == []
        assert paying(number, Stage.PAID)(case) != []
    check(case)
    paid: list[Move] = [
        one for e in case.entries for one in moves_of(e) if one.to is Stage.PAID
    ]
    assert sum(one.amount for one in paid) == 7_500_000
