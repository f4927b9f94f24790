"""The consolidated workbook: one merged run as an Excel file whose sheets agree to the đồng."""

from __future__ import annotations

from collections.abc import Mapping

from hotro68.core.office import Office
from hotro68.core.report import Merged
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.ink import Page, WrittenBook
from hotro68.writing.sheets import (
    annex,
    confirmations,
    doubles,
    funding,
    grounds,
    overview,
    questions,
    refused,
)
from hotro68.writing.sheets import (
    consolidated as roll,
)
from hotro68.writing.sheets.brief import Brief, lay_out
from hotro68.writing.sheets.ties import check_totals

MARK = ("hotro68", "tonghop")
"""The document property by which a reader knows this workbook, and leaves it alone."""


def consolidated(merged: Merged, pack: Pack, office: Office, name: str) -> Artifact:
    """The same run gives the same bytes, in whatever order its parts come."""
    brief = lay_out(merged, pack, office)
    check_totals(brief)
    book = WrittenBook(
        {"title": "Tổng hợp hỗ trợ", "subject": merged.basis.title}, MARK, office.dialect
    )
    pages = {sheet: book.page(sheet) for sheet in sheet_names(brief)}
    written = _draw_money(pages, brief)
    assert set(written.values()) == {merged.totals.amount}, written
    _draw_rows(pages, brief)
    overview.draw(pages[overview.NAME], brief, written)
    return Artifact(name, book.finish())


def sheet_names(brief: Brief) -> tuple[str, ...]:
    annexes = tuple(brief.policy(policy).short for policy in brief.paid_policies)
    names = (
        *(overview.NAME, roll.NAME),
        *annexes,
        *(refused.NAME, doubles.NAME, questions.NAME),
        *(confirmations.NAME, funding.NAME, grounds.NAME),
    )
    assert len({name.casefold() for name in names}) == len(names), names
    return names


def _draw_money(pages: Mapping[str, Page], brief: Brief) -> dict[str, int]:
    """The sheets that hold the money; gives each place and the sum written there."""
    by_hamlet, by_policy = funding.draw(pages[funding.NAME], brief)
    annexes = [
        annex.draw(pages[brief.policy(policy).short], brief, policy)
        for policy in brief.paid_policies
    ]
    return {
        "TongHop": roll.draw(pages[roll.NAME], brief),
        "Các phụ lục": sum(annexes),
        "KinhPhi, cộng theo thôn": by_hamlet,
        "KinhPhi, cộng theo chính sách": by_policy,
        "CanCu, cộng theo điều khoản": grounds.draw(pages[grounds.NAME], brief),
    }


def _draw_rows(pages: Mapping[str, Page], brief: Brief) -> None:
    refused.draw(pages[refused.NAME], brief)
    doubles.draw(pages[doubles.NAME], brief)
    questions.draw(pages[questions.NAME], brief)
    confirmations.draw(pages[confirmations.NAME], brief)
