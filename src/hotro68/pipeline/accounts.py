"""The accounts of a work folder on a day: approved, paid, left, and on which voucher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import standing
from hotro68.casebook.moving import DECISION, MERGE
from hotro68.casebook.state import files_at
from hotro68.core.case import AFTER_DECISION, CaseFile, Stage
from hotro68.core.catalogue import MONEY_LEFT, PAID_OVER_RECEIVED
from hotro68.core.finding import Finding
from hotro68.core.funds import Account, Count, Settlement, Voucher, counted
from hotro68.core.payout import Entered, PayLine, PaySheet
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.paying import ENTER, Approval, PayRegister, register_of
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import text_key
from hotro68.vietnamese.numbers import grouped

SETTLE = "quyettoan"
_SETTLED = frozenset({Stage.PAID, Stage.UNPAID, Stage.GIVEN_BACK})


@dataclass(frozen=True, slots=True)
class Books:
    """The files as they stood at the end of a day, and which sheet each was paid on.

    paid: file key → the result that says so, with its sheet and row.
    """

    until: date
    files: Mapping[str, CaseFile]
    register: PayRegister
    paid: Mapping[str, tuple[PaySheet, PayLine, Entered]]

    @property
    def decided(self) -> list[CaseFile]:
        return [file for file in self.files.values() if file.stage in AFTER_DECISION]

    def decision(self, file: CaseFile) -> Approval | None:
        return self.register.decided.get(file.key)

    def day_paid(self, file: CaseFile) -> date | None:
        told = self.paid.get(file.key)
        return None if told is None else told[2].counts_from


def books_at(merged: Merged, entries: Iterable[Entry], until: date) -> Books:
    """Steps count by their day, a payment by the day on which the money was handed out.

    The merge counts whatever its day: lists are typed in again, decisions are not.
    """
    whole = tuple(entries)
    register = register_of(whole)
    good = standing(whole)
    counting = [one for one in good if _counts(one, until)]
    files = files_at(merged, counting)
    before = files_at(merged, (one for one in counting if one.act != ENTER))
    told: dict[str, list[Entered]] = defaultdict(list)
    paid: dict[str, tuple[PaySheet, PayLine, Entered]] = {}
    for sheet, line, results in _told_rows(register):
        payment = _payment(results)
        for key in (support.key for support in line.supports):
            told[key] += results
            if payment is not None and payment.counts_from <= until and key in files:
                paid[key] = sheet, line, payment
    moved = {
        key: _as_of(file, before.get(key, file), told[key], until)
        for key, file in files.items()
    }
    return Books(until, moved, register, paid)


def _counts(entry: Entry, until: date) -> bool:
    day = entry.data.get("ngay") if entry.act == DECISION else None
    return entry.act == MERGE or (day or entry.stamp.day) <= until or entry.act == ENTER


def _told_rows(
    register: PayRegister,
) -> Iterator[tuple[PaySheet, PayLine, tuple[Entered, ...]]]:
    """Every row of a sheet that something was entered of."""
    for sheet in register.sheets.values():
        for line in sheet.lines:
            told = register.results.get((sheet.number, line.person))
            if told:
                yield sheet, line, told


def _payment(told: Iterable[Entered]) -> Entered | None:
    """The first word that the money was taken."""
    return next((one for one in told if one.result.outcome.paid), None)


def _as_of(file: CaseFile, before: CaseFile, told: Iterable[Entered], until: date) -> CaseFile:
    """Each result from its own day on, whenever it was entered. before: without any result."""
    if file.stage not in _SETTLED:
        return file
    counted = [one for one in told if one.counts_from <= until]
    newest = max(counted, key=lambda one: one.step, default=None)
    return before if newest is None else replace(file, stage=newest.result.outcome.stage)


def accounts_of(files: Iterable[CaseFile], pack: Pack) -> tuple[Account, ...]:
    """Every decided file in exactly one column beside `approved`."""
    cells: dict[tuple[str, str], list[CaseFile]] = defaultdict(list)
    for file in files:
        cells[file.policy, file.hamlet].append(file)
    rank = pack.file.policies.index
    order = sorted(cells, key=lambda cell: (rank(cell[0]), not cell[1], text_key(cell[1])))
    return tuple(_account(cell, cells[cell]) for cell in order)


def _account(cell: tuple[str, str], files: Iterable[CaseFile]) -> Account:
    listed = list(files)

    def at(stage: Stage) -> Count:
        return counted(file for file in listed if file.stage is stage)

    waiting = counted(file for file in listed if file.stage not in _SETTLED)
    paid, unpaid, back = at(Stage.PAID), at(Stage.UNPAID), at(Stage.GIVEN_BACK)
    return Account(*cell, counted(listed), paid, unpaid, back, waiting)


def vouchers_of(books: Books) -> tuple[Voucher, ...]:
    """Each paid file with the page and line of the sheet that was signed for it."""
    found = []
    for file in books.files.values():
        if file.stage is not Stage.PAID or file.key not in books.paid:
            continue
        sheet, line, entered = books.paid[file.key]
        support = next(one for one in line.supports if one.key == file.key)
        found.append(
            Voucher(
                name=line.name,
                hamlet=line.hamlet,
                policy=file.policy,
                amount=support.amount,
                sheet=sheet.number,
                page=line.page,
                line=sheet.lines.index(line) + 1,
                day=entered.result.day,
                taker=entered.result.proxy,
                decision=sheet.decision.number,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.sheet, one.line, one.policy)))


def check_settlement(told: Settlement) -> Iterator[Finding]:
    """Received − paid − returned is nothing, or is named."""
    rest, place = told.rest, Source("hotro68 quyettoan")
    if rest is None or rest == 0:
        return
    received = grouped(told.received or 0)
    if rest < 0:
        spent = grouped(told.paid.amount + told.returned)
        data = {"spent": spent, "received": received, "over": grouped(-rest)}
        yield Finding(PAID_OVER_RECEIVED, place, data)
        return
    yield Finding(
        MONEY_LEFT,
        place,
        {
            "received": received,
            "paid": grouped(told.paid.amount),
            "returned": grouped(told.returned),
            "rest": grouped(rest),
            "what": _named_rest(told),
        },
    )


def _named_rest(told: Settlement) -> str:
    """Where the money that is left comes from; what was given back fills the first parts."""
    parts = {
        "phải nộp trả vì chết, từ chối, trả lại": sum(
            one.given_back.amount for one in told.accounts
        ),
        "của người chưa nhận": sum(one.unpaid.amount for one in told.accounts),
        "của hồ sơ chưa lập bảng hoặc chưa nhập kết quả": sum(
            one.waiting.amount for one in told.accounts
        ),
    }
    returned = told.returned
    for what, amount in parts.items():
        parts[what] = max(0, amount - returned)
        returned = max(0, returned - amount)
    other = (told.rest or 0) - sum(parts.values())
    if other > 0:
        parts["nhận nhiều hơn số được duyệt hoặc chưa rõ"] = other
    named = [f"{grouped(amount)} {what}" for what, amount in parts.items() if amount]
    if other < 0:
        named.append(f"đã nộp trả nhiều hơn hoặc nhận thiếu {grouped(-other)}")
    return "; ".join(named) or "chưa rõ"
