"""Settlement figures as papers take them: the same numbers for account, report, settlement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from hotro68.core import funds
from hotro68.core.funds import Count, Settlement, added
from hotro68.policy.pack import Pack
from hotro68.writing.context import hamlet_name
from hotro68.writing.papers.contexts import AccountPaper, Flow, VoucherRow


def account_paper(told: Settlement, pack: Pack, first: date | None = None) -> AccountPaper:
    unpaid = added(_unpaid(one) for one in told.accounts)
    return AccountPaper(
        tu_ngay=first,
        den_ngay=told.until,
        dong=_flows(told, lambda one: one.policy, lambda key: pack.policies[key].name),
        dong_thon=_flows(told, lambda one: one.hamlet, hamlet_name),
        chung_tu=_vouchers(told),
        nguoi_duyet=len(told.approved.people),
        tien_duyet=told.approved.amount,
        tien_nhan=told.received,
        nguoi_chi=len(told.paid.people),
        tien_chi=told.paid.amount,
        nguoi_chua=len(unpaid.people),
        tien_chua=unpaid.amount,
        trung_uong=told.budget.central,
        dia_phuong=told.budget.amount - told.budget.central,
        tra_lai=told.returned,
        con_lai=told.rest,
    )


def _unpaid(account: funds.Account) -> Count:
    return added((account.unpaid, account.waiting))


def _flows(
    told: Settlement,
    of: Callable[[funds.Account | funds.Cost], str],
    named: Callable[[str], str],
) -> tuple[Flow, ...]:
    keys = dict.fromkeys(of(one) for one in told.accounts)
    return tuple(
        _flow(
            named(key),
            [one for one in told.accounts if of(one) == key],
            [one for one in told.budget.costs if of(one) == key],
        )
        for key in keys
    )


def _flow(name: str, accounts: list[funds.Account], costs: list[funds.Cost]) -> Flow:
    approved = added(one.approved for one in accounts)
    paid = added(one.paid for one in accounts)
    unpaid = added(_unpaid(one) for one in accounts)
    central = sum(one.central for one in costs)
    return Flow(
        ten=name,
        nguoi_duyet=len(approved.people),
        tien_duyet=approved.amount,
        nguoi_chi=len(paid.people),
        tien_chi=paid.amount,
        nguoi_chua=len(unpaid.people),
        tien_chua=unpaid.amount,
        trung_uong=central,
        dia_phuong=sum(one.amount for one in costs) - central,
        tra_lai=added(one.given_back for one in accounts).amount,
    )


def _vouchers(told: Settlement) -> tuple[VoucherRow, ...]:
    """One line a payout sheet."""
    sheets: dict[int, list[funds.Voucher]] = {}
    for one in told.vouchers:
        sheets.setdefault(one.sheet, []).append(one)
    return tuple(_voucher(number, lines) for number, lines in sheets.items())


def _voucher(number: int, lines: Iterable[funds.Voucher]) -> VoucherRow:
    signed = list(lines)
    hamlets = ", ".join(dict.fromkeys(hamlet_name(one.hamlet) for one in signed))
    days = [one.day for one in signed if one.day]
    return VoucherRow(
        so=f"Bảng chi trả số {number}",
        ngay=max(days, default=None),
        noi_dung=f"Chi trả {hamlets}, theo quyết định {signed[0].decision}",
        so_nguoi=len({(one.name, one.line) for one in signed}),
        so_tien=sum(one.amount for one in signed),
    )
