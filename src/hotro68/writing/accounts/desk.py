"""What the money workbooks share: names of policies, the head of a page, and its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from hotro68.core.office import Office
from hotro68.core.report import Basis
from hotro68.policy.pack import Pack
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.context import hamlet_name
from hotro68.writing.ink import Look, Page
from hotro68.writing.sheets import frame

MARK = ("hotro68", "kinhphi")


@dataclass(frozen=True, slots=True)
class AccountsDesk:
    """The law and the office the figures are told for."""

    pack: Pack
    office: Office
    basis: Basis

    def policy(self, policy: str) -> str:
        return self.pack.policies[policy].name

    def hamlet(self, hamlet: str) -> str:
        return hamlet_name(hamlet)

    @property
    def shares(self) -> tuple[str, str]:
        percent = self.pack.file.funding.central_percent
        return (
            f"Ngân sách trung ương {percent}% (đồng)",
            f"Ngân sách địa phương {100 - percent}% (đồng)",
        )


class Borne(Protocol):
    """Money split by who bears it."""

    @property
    def central(self) -> int: ...
    @property
    def local(self) -> int: ...
    @property
    def excess(self) -> int: ...


def borne_by(money: Borne) -> str:
    """`trung ương 80, địa phương 20`, and what a province adds where it adds anything."""
    told = f"trung ương {grouped(money.central)}, địa phương {grouped(money.local)}"
    return f"{told}, tỉnh chi thêm {grouped(money.excess)}" if money.excess else told


def open_page(page: Page, desk: AccountsDesk, title: str, subject: str) -> None:
    """Needs the widths: drawn after the table."""
    frame.letterhead(page, desk.office)
    page.span(3, (0, page.breadth - 1), title, Look.TITLE)
    page.span(4, (0, page.breadth - 1), subject, Look.CENTRE_ITALIC)


def close_page(page: Page, desk: AccountsDesk, row: int, notes: tuple[str, ...]) -> None:
    """Notes, signatures and the line by which an old print is known."""
    frame.keep_signed(page, (frame.TOP + 1, page.below))
    frame.sign(page, frame.notes(page, row, notes) + 1, desk.office)
    page.close((frame.TOP, frame.TOP), frame.footer(desk.basis))
