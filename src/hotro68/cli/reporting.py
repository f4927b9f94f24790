"""The act behind `baocao`: the report of a period, upwards and as a workbook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.cli.accounts import (
    THEN,
    Ledger,
    deliver,
    open_case,
    print_papers,
    settlement_of,
)
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.pay import OUT
from hotro68.cli.screen import answer
from hotro68.cli.typed import read_day
from hotro68.core.case import Stage
from hotro68.core.funds import Progress
from hotro68.pipeline.account_papers import account_paper
from hotro68.pipeline.funding import budget_of
from hotro68.pipeline.recording import Step
from hotro68.pipeline.reports import (
    REPORT,
    paid_between,
    payments_of,
    problems_of,
    standings_of,
)
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.accounts.desk import borne_by
from hotro68.writing.accounts.report_book import period, report_book
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.contexts import AccountPaper, Remark

REPORT_FILE = "bao-cao.xlsx"


@dataclass(frozen=True, slots=True)
class ReportWish:
    folder: Path
    out: Path | None = None
    since: str | None = None
    until: str | None = None
    day: str | None = None
    who: str | None = None
    preview: bool = False


def make_report(wish: ReportWish) -> Exit:
    since, findings = read_day(wish.since, "--tu")
    until, problem = read_day(wish.until, "--den")
    findings += problem
    if since and until and until < since:
        findings.append(wrong_option("--den", "ngày cuối trước ngày đầu (--tu)"))
    if findings:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        if busy:
            return end(busy)
        case, findings = open_case(wish.folder, wish.day, wish.who, until)
        return end(findings) if case is None else _report(wish, case, since)


def _report(wish: ReportWish, case: Ledger, since: date | None) -> Exit:
    told = progress_of(case, since)
    _tell_progress(told)
    if wish.preview:
        return Exit.CLEAN
    data = {"ghi_chu": period(told), "tu": since, "den": told.until}
    papers, findings = print_papers(("P-18",), _told_upwards(case, told), wish.folder, case)
    book = Artifact(REPORT_FILE, report_book(told, case.desk))
    folder = wish.out or wish.folder / OUT
    step = Step(REPORT, data, case.when, (book, *papers), folder)
    return end(findings or deliver(wish.folder, step, THEN))


def _told_upwards(case: Ledger, told: Progress) -> AccountPaper:
    """Difficulties are counted, not named: who they are stands in the workbook."""
    kinds = Counter(one.what for one in told.problems)
    remarks = tuple(
        Remark(noi_dung=what, ket_qua=f"{count} trường hợp") for what, count in kinds.items()
    )
    settled = settlement_of(case, None, 0, told.since)
    return replace(account_paper(settled, case.pack, told.since), vuong_mac=remarks)


def progress_of(case: Ledger, since: date | None) -> Progress:
    books = case.books
    paid = paid_between(books, since)
    return Progress(
        since=since,
        until=books.until,
        standings=standings_of(books.files, case.pack),
        paid=payments_of(books, since, case.pack),
        budget=budget_of(paid, case.pack, case.norm, case.round_of, "Số đã chi trong kỳ"),
        problems=problems_of(books, case.merged),
    )


def _tell_progress(told: Progress) -> None:
    screen, budget = answer(), told.budget
    screen.print(f"{period(told)}:")
    by_stage: dict[Stage, list[int]] = {}
    for one in told.standings:
        counted = by_stage.setdefault(one.stage, [0, 0])
        counted[0] += one.count.files
        counted[1] += one.count.amount
    for stage, (files, amount) in by_stage.items():
        screen.print(f"  {stage.label}: {grouped(files)} hồ sơ, {grouped(amount)} đồng")
    screen.print(
        f"Chi trong kỳ {grouped(budget.amount)} đồng ({borne_by(budget)});"
        f" {len(told.problems)} việc còn vướng."
    )
