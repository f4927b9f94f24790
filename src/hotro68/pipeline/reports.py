"""The report of a period: how files stand, what was paid, and what is in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from hotro68.core.award import Answer
from hotro68.core.case import CaseFile, Stage
from hotro68.core.funds import Account, Count, Problem, Standing, counted
from hotro68.core.report import Merged
from hotro68.pipeline.accounts import Books, accounts_of
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import sort_key, text_key

REPORT = "baocao"
_STAGES = list(Stage)
_WHY = {
    Stage.UNPAID: "Chưa nhận tiền",
    Stage.GIVEN_BACK: "Phải nộp trả",
    Stage.REPAY_FIRST: "Chờ hoàn trả khoản đã nhận",
    Stage.RETURNED: "Phải bổ sung hồ sơ",
}


def standings_of(files: Mapping[str, CaseFile], pack: Pack) -> tuple[Standing, ...]:
    cells: dict[tuple[str, str, Stage], list[CaseFile]] = defaultdict(list)
    for file in files.values():
        cells[file.policy, file.hamlet, file.stage].append(_with_what_is_due(file))
    rank = pack.file.policies.index

    def order(cell: tuple[str, str, Stage]) -> tuple[object, ...]:
        policy, hamlet, stage = cell
        return rank(policy), not hamlet, text_key(hamlet), _STAGES.index(stage)

    return tuple(Standing(*cell, counted(cells[cell])) for cell in sorted(cells, key=order))


def _with_what_is_due(file: CaseFile) -> CaseFile:
    """Who failed the appraisal is due nothing, whatever the row would have given."""
    return replace(file, amount=0) if file.stage is Stage.FAILED else file


def paid_between(books: Books, since: date | None) -> list[CaseFile]:
    """Files paid in the period and still paid at its end."""
    found = []
    for file in books.decided:
        day = books.day_paid(file)
        in_time = since is None or (day is not None and day >= since)
        if file.stage is Stage.PAID and in_time:
            found.append(file)
    return found


def payments_of(books: Books, since: date | None, pack: Pack) -> tuple[Account, ...]:
    """The accounts at the end of the period, with what was paid inside it."""
    whole = accounts_of(books.decided, pack)
    if since is None:
        return whole
    inside = {
        (one.policy, one.hamlet): one.paid
        for one in accounts_of(paid_between(books, since), pack)
    }
    return tuple(
        replace(one, paid=inside.get((one.policy, one.hamlet), Count())) for one in whole
    )


def problems_of(books: Books, merged: Merged) -> tuple[Problem, ...]:
    found = [*_held(books), *_stuck(books), *_asked(merged)]
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda one: (one.what, text_key(one.hamlet), sort_key(one.name), one.why),
        )
    )


def _held(books: Books) -> Iterator[Problem]:
    for file in books.files.values():
        if file.held:
            why = "; ".join(file.held.values())
            yield Problem("Đang tạm giữ", file.hamlet, file.name, why)


def _stuck(books: Books) -> Iterator[Problem]:
    for file in books.files.values():
        what = _WHY.get(file.stage)
        if what:
            yield Problem(what, file.hamlet, file.name, file.reason or file.stage.label)


def _asked(merged: Merged) -> Iterator[Problem]:
    """Rows that wait for an answer never vanish from the report."""
    for row in merged.unpaid:
        if row.answer is Answer.ASKED:
            why = row.question or row.reason
            yield Problem("Chờ xác minh", row.claim.hamlet, row.claim.name, why)
