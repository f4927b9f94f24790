"""The acts behind `quyettoan` and `baocao`: the accounts of the work folder on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.pay import OUT, tell_paths
from hotro68.cli.pay_desk import lay_desk
from hotro68.cli.screen import answer
from hotro68.cli.typed import read_day
from hotro68.core.case import CaseFile
from hotro68.core.catalogue import NOTHING_TO_COUNT
from hotro68.core.finding import Finding
from hotro68.core.funds import Settlement
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.account_papers import account_paper
from hotro68.pipeline.accounts import (
    SETTLE,
    Books,
    books_at,
    check_settlement,
    vouchers_of,
)
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.funding import budget_of
from hotro68.pipeline.norms import Norm, norm_of
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.reports import paid_between, payments_of
from hotro68.pipeline.steps.ground import stand
from hotro68.policy.pack import Pack
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.unreadable import Unreadable
from hotro68.writing.accounts import desk as accounts_desk
from hotro68.writing.accounts.settlement_book import settlement_book
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.contexts import AccountPaper
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import paper

SETTLEMENT_FILE = "quyet-toan.xlsx"
THEN = "xem lại, ký, đóng dấu; gửi cấp trên: hotro68 dongoi --cho huyen"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The accounts as they stood on a day, and what is needed to tell them."""

    settings: Settings
    pack: Pack
    when: Stamp
    merged: Merged
    books: Books
    norm: Norm

    @property
    def desk(self) -> accounts_desk.AccountsDesk:
        return accounts_desk.AccountsDesk(self.pack, self.settings.office, self.merged.basis)

    def round_of(self, file: CaseFile) -> str:
        decided = self.books.decision(file)
        return (decided.round if decided else "") or self.settings.dot


def open_case(
    folder: Path, day: str | None, who: str | None, until: date | None = None
) -> tuple[Ledger | None, list[Finding]]:
    """The caller holds the work folder. until: the day of the step when none is told."""
    desk, findings = lay_desk(folder, day, who)
    if desk is None:
        return None, findings
    ground, findings = stand(folder, desk.pack)
    if ground is None:
        return None, findings
    entries, findings = Journal(folder).entries()
    if findings:
        return None, findings
    books = books_at(ground.merged, entries, until or desk.when.day)
    norm = norm_of(desk.pack, ground.merged.basis.day)
    return Ledger(desk.settings, desk.pack, desk.when, ground.merged, books, norm), []


@dataclass(frozen=True, slots=True)
class SettleWish:
    """received, returned: sums as typed."""

    folder: Path
    out: Path | None = None
    until: str | None = None
    received: str | None = None
    returned: str | None = None
    day: str | None = None
    who: str | None = None
    preview: bool = False
    strict: bool = False


def settle_accounts(wish: SettleWish) -> Exit:
    until, findings = read_day(wish.until, "--den")
    received, problem = read_money(wish.received, "--nhan")
    returned, more = read_money(wish.returned, "--tra")
    findings += problem + more
    if findings:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        if busy:
            return end(busy)
        case, findings = open_case(wish.folder, wish.day, wish.who, until)
        if case is None:
            return end(findings)
        return _settle(wish, case, received, returned)


def _settle(wish: SettleWish, case: Ledger, received: int | None, returned: int | None) -> Exit:
    if not case.books.decided:
        return end([_nothing(SETTLE)])
    before, given_back = _told_before(wish.folder)
    received = before if received is None else received
    returned = given_back if returned is None else returned
    told = settlement_of(case, received, returned)
    findings = list(check_settlement(told))
    _tell(told)
    if not wish.preview:
        data = {
            "den": told.until,
            "nhan": received,
            "tra": returned,
            "ghi_chu": f"đã chi {grouped(told.paid.amount)} đồng",
        }
        account = account_paper(told, case.pack)
        papers, problems = print_papers(("P-17", "P-19"), account, wish.folder, case)
        book = Artifact(SETTLEMENT_FILE, settlement_book(told, case.desk))
        folder = wish.out or wish.folder / OUT
        step = Step(SETTLE, data, case.when, (book, *papers), folder)
        findings += problems or deliver(wish.folder, step, THEN)
    return end(findings, strict=wish.strict)


def print_papers(
    codes: Iterable[str], account: AccountPaper, folder: Path, case: Ledger
) -> tuple[list[Artifact], list[Finding]]:
    """The papers of the accounts; nothing is written when one of them cannot be printed."""
    desk = desk_of(case.settings, case.pack, case.merged.basis.day, folder)
    made: list[Artifact] = []
    findings: list[Finding] = []
    for code in codes:
        artifacts, problems = paper(code, account, desk, Order(day=case.when.day))
        made += artifacts
        findings += problems
    return made, findings


def deliver(folder: Path, step: Step, then: str) -> list[Finding]:
    """then: what the clerk does next."""
    paths, findings = take(folder, step)
    tell_paths(paths)
    if paths:
        answer().print(f"Bước tiếp theo: {then}")
    return findings


def settlement_of(
    case: Ledger, received: int | None, returned: int, since: date | None = None
) -> Settlement:
    """since: only what was paid from that day on counts as paid."""
    books = case.books
    paid = paid_between(books, since)
    basis = f"Theo số đã chi, tính đến ngày {books.until:%d/%m/%Y}"
    vouchers = vouchers_of(books)
    return Settlement(
        until=books.until,
        accounts=payments_of(books, since, case.pack),
        vouchers=tuple(one for one in vouchers if since is None or (one.day or since) >= since),
        budget=budget_of(paid, case.pack, case.norm, case.round_of, basis),
        received=received,
        returned=returned,
    )


def settlement_now(case: Ledger, folder: Path) -> Settlement:
    """With what the last settlement was told."""
    return settlement_of(case, *_told_before(folder))


def _told_before(folder: Path) -> tuple[int | None, int]:
    """What the last settlement was told of money received and given back."""
    entry, _ = Journal(folder).last(SETTLE)
    if entry is None:
        return None, 0
    return entry.data.get("nhan"), entry.data.get("tra") or 0


def read_money(text: str | None, option: str) -> tuple[int | None, list[Finding]]:
    """A sum as a clerk types it: 40000000 or 40.000.000."""
    if text is None:
        return None, []
    try:
        return parse_money(text), []
    except Unreadable:
        return None, [wrong_option(option, f"«{text}» không phải số tiền")]


def _nothing(act: str) -> Finding:
    data = {
        "problem": "chưa nhập quyết định nào",
        "advice": "Nhập quyết định, chi trả, nhập kết quả rồi chạy lại.",
    }
    return Finding(NOTHING_TO_COUNT, Source(f"hotro68 {act}"), data)


def _tell(told: Settlement) -> None:
    screen = answer()
    unpaid = sum(one.unpaid.amount for one in told.accounts)
    back = sum(one.given_back.amount for one in told.accounts)
    waiting = sum(one.waiting.amount for one in told.accounts)
    screen.print(f"Tính đến hết ngày {told.until:%d/%m/%Y}:")
    screen.print(
        f"Được duyệt {grouped(told.approved.amount)} đồng; đã chi {grouped(told.paid.amount)}"
        f" ({told.paid.files} lượt); chưa chi {grouped(unpaid)}; phải nộp trả {grouped(back)};"
        f" chưa có kết quả {grouped(waiting)}."
    )
    screen.print(f"Trên số đã chi: {accounts_desk.borne_by(told.budget)}.")
    if told.received is None or told.rest is None:
        screen.print("Số đã nhận: chưa khai (thêm --nhan).")
        return
    screen.print(
        f"Đã nhận {grouped(told.received)} - đã chi {grouped(told.paid.amount)} - đã nộp trả"
        f" {grouped(told.returned)} = {grouped(told.rest)} đồng."
    )
