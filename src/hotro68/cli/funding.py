"""The act behind `kinhphi`: who bears what, and where the local part is to come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.cli.accounts import Ledger, open_case, read_money
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.pay import OUT, tell_paths
from hotro68.cli.screen import answer
from hotro68.core.case import CaseFile, Stage
from hotro68.core.catalogue import NOTHING_TO_COUNT
from hotro68.core.finding import Finding
from hotro68.core.funds import Budget, Cost
from hotro68.core.source import Source
from hotro68.pipeline.funding import BUDGET, budget_of, funds_of, shortfall
from hotro68.pipeline.recording import Step, take
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.accounts.budget_book import budget_book
from hotro68.writing.accounts.desk import borne_by
from hotro68.writing.artifact import Artifact

NAME = "kinh-phi-{}.xlsx"
BASES = {
    "denghi": "Dự toán theo số đề nghị của lần tổng hợp gần nhất",
    "duyet": "Dự toán theo số đã được duyệt",
    "chi": "Theo số đã chi",
}
_ASKED = frozenset({Stage.GOOD, Stage.PASSED, Stage.POSTED, Stage.SUBMITTED, Stage.REPAY_FIRST})


@dataclass(frozen=True, slots=True)
class BudgetWish:
    """balances: source → what the clerk typed."""

    folder: Path
    out: Path | None = None
    basis: str | None = None
    balances: Mapping[str, str | None] = field(default_factory=dict)
    day: str | None = None
    who: str | None = None
    preview: bool = False
    as_json: bool = False
    strict: bool = False


def reckon_budget(wish: BudgetWish) -> Exit:
    balances, findings = read_balances(wish.balances)
    if wish.basis not in {None, *BASES}:
        problem = f"«{wish.basis}»; cần một trong: {', '.join(BASES)}"
        findings.append(wrong_option("--co-so", problem))
    if findings:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        if busy:
            return end(busy)
        case, findings = open_case(wish.folder, wish.day, wish.who)
        return end(findings) if case is None else _reckon(wish, case, balances)


def read_balances(told: Mapping[str, str | None]) -> tuple[dict[str, int], list[Finding]]:
    """Sources whose balance was told."""
    found: dict[str, int] = {}
    findings: list[Finding] = []
    for name, text in told.items():
        balance, problem = read_money(text, f"--{name}")
        findings += problem
        if balance is not None:
            found[name] = balance
    return found, findings


def _reckon(wish: BudgetWish, case: Ledger, balances: Mapping[str, int]) -> Exit:
    basis = wish.basis or ("duyet" if case.books.decided else "denghi")
    files = _files(case, basis)
    if not files:
        return end([_nothing(basis)])
    budget = _budget(case, files, BASES[basis])
    budget = replace(budget, funds=funds_of(budget.local, balances, case.pack))
    findings = shortfall(budget)
    if wish.as_json:
        answer().print(json.dumps(_plain(budget), ensure_ascii=False))
    else:
        _tell(budget, case)
    if not wish.preview:
        findings += _write(wish, case, budget, NAME.format(basis))
    return end(findings, strict=wish.strict)


def _budget(case: Ledger, files: list[CaseFile], basis: str) -> Budget:
    told = f"{basis}, tính đến ngày {case.books.until:%d/%m/%Y}"
    return budget_of(files, case.pack, case.norm, case.round_of, told)


def _files(case: Ledger, basis: str) -> list[CaseFile]:
    if basis == "duyet":
        return case.books.decided
    wanted = frozenset({Stage.PAID}) if basis == "chi" else _ASKED
    files = [file for file in case.books.files.values() if file.stage in wanted]
    return [*files, *case.books.decided] if basis == "denghi" else files


def _nothing(basis: str) -> Finding:
    problem, advice = {
        "denghi": ("lần tổng hợp gần nhất không có ai được chi", "Xem lại: hotro68 merge"),
        "duyet": ("chưa nhập quyết định nào", "Nhập quyết định: hotro68 pheduyet"),
        "chi": ("chưa nhập kết quả chi trả nào", "Nhập kết quả: hotro68 chitra nhap TỆP"),
    }[basis]
    data = {"problem": problem, "advice": advice}
    return Finding(NOTHING_TO_COUNT, Source("hotro68 kinhphi"), data)


def _write(wish: BudgetWish, case: Ledger, budget: Budget, name: str) -> list[Finding]:
    artifact = Artifact(name, budget_book(budget, case.desk))
    data = {
        "thieu": budget.short,
        "ghi_chu": f"{budget.basis}: {grouped(budget.amount)} đồng,"
        f" trung ương {grouped(budget.central)}",
    }
    folder = wish.out or wish.folder / OUT
    paths, findings = take(wish.folder, Step(BUDGET, data, case.when, (artifact,), folder))
    if not wish.as_json:
        tell_paths(paths)
    return findings


def _tell(budget: Budget, case: Ledger) -> None:
    """Sentences, not columns: a narrow window breaks a line but never cuts a sum."""
    screen = answer()
    screen.print(f"{budget.basis}.")
    for cost in budget.costs:
        policy, hamlet = case.pack.policies[cost.policy].short, case.desk.hamlet(cost.hamlet)
        screen.print(f"  {hamlet}, {policy}, đợt {cost.round}: {_sums(cost)}")
    screen.print(f"Tổng cộng: {_sums(budget)}")
    for fund in budget.funds if budget.told else ():
        balance = "chưa khai" if fund.balance is None else grouped(fund.balance)
        screen.print(
            f"{fund.name}: số dư {balance}, trần {fund.percent}% là {grouped(fund.ceiling)},"
            f" đề xuất dùng {grouped(fund.draw)}."
        )


def _sums(money: Cost | Budget) -> str:
    return f"{money.people} người, {grouped(money.amount)} đồng ({borne_by(money)})."


def _plain(budget: Budget) -> dict[str, object]:
    return {
        "basis": budget.basis,
        "people": budget.people,
        "supports": budget.supports,
        "amount": budget.amount,
        "central": budget.central,
        "local": budget.local,
        "excess": budget.excess,
        "available": budget.available if budget.told else None,
        "short": budget.short,
        "cells": [
            {
                "policy": cost.policy,
                "hamlet": cost.hamlet,
                "round": cost.round,
                "people": cost.people,
                "amount": cost.amount,
                "central": cost.central,
                "local": cost.local,
                "excess": cost.excess,
            }
            for cost in budget.costs
        ],
        "funds": [
            {
                "name": fund.name,
                "balance": fund.balance,
                "ceiling": fund.ceiling,
                "draw": fund.draw,
            }
            for fund in budget.funds
        ],
    }
