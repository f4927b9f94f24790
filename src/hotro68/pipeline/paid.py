"""Results that are to be entered: the moves they make, and the minutes of the pay point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hotro68.core.case import CaseFile, Move, Stage, move
from hotro68.core.catalogue import SHEET_UNKNOWN
from hotro68.core.finding import Finding
from hotro68.core.payout import PayLine, PaySheet, Result
from hotro68.pipeline.paying import PayRegister
from hotro68.pipeline.result_doubts import place_of
from hotro68.policy.pack import Pack
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.context import hamlet_name
from hotro68.writing.papers.contexts import Minutes, Person


def moves_from(
    results: Iterable[Result], register: PayRegister, files: Mapping[str, CaseFile]
) -> list[Move]:
    """Each file of a row goes where its outcome sends it."""
    found = []
    for result in results:
        sheet = register.sheets[result.sheet]
        line = next(one for one in sheet.lines if one.person == result.person)
        for support in line.supports:
            file = files[support.key]
            reason = result.note or result.outcome.value
            assert file.may_become(result.outcome.stage), (file.stage, result.outcome)
            found.append(move(file, result.outcome.stage, reason=reason))
    return found


def not_due(
    results: Iterable[Result], register: PayRegister, files: Mapping[str, CaseFile]
) -> Iterator[Finding]:
    """Rows whose file has left the payout since: held, rejected, or of another amount."""
    for result in results:
        sheet = register.sheets[result.sheet]
        line = next(one for one in sheet.lines if one.person == result.person)
        for support in line.supports:
            problem = _why_not(files.get(support.key), support.amount, result.outcome.stage)
            if problem:
                data = {"problem": f"có {line.name} {problem}: phải lập lại bảng"}
                yield Finding(SHEET_UNKNOWN, place_of([result]), data)


def _why_not(file: CaseFile | None, amount: int, to: Stage) -> str:
    if file is None:
        return "không còn hồ sơ"
    if file.held and to is Stage.PAID:
        return f"đang tạm giữ ({'; '.join(file.held.values())})"
    if file.amount != amount:
        return f"nay được duyệt {grouped(file.amount)} đồng, bảng ghi {grouped(amount)}"
    return "" if file.may_become(to) else f"đang ở trạng thái «{file.stage.label}»"


def minutes_of(
    sheet: PaySheet, register: PayRegister, results: Iterable[Result], pack: Pack
) -> Minutes:
    """What the minutes of a pay point say: who was paid, who was not and why."""
    known = {line.person: register.outcome(sheet.number, line.person) for line in sheet.lines}
    told = {person: entered.result for person, entered in known.items() if entered}
    told |= {one.person: one for one in results if one.sheet == sheet.number}
    paid = [
        line for line in sheet.lines if line.person in told and told[line.person].outcome.paid
    ]
    unpaid = [line for line in sheet.lines if line not in paid]
    days = [one.day for one in told.values() if one.day]
    where = hamlet_name(sheet.place)
    return Minutes(
        thon=where,
        dia_diem=where,
        ngay_hop=max(days, default=None),
        quyet_dinh=sheet.decision,
        so_nguoi=len(sheet.lines),
        so_tien=sheet.amount,
        nguoi_chi=len(paid),
        tien_chi=sum(line.amount for line in paid),
        nguoi_chua=len(unpaid),
        tien_chua=sum(line.amount for line in unpaid),
        chua_chi=tuple(_unpaid(line, told.get(line.person), pack) for line in unpaid),
    )


def _unpaid(line: PayLine, result: Result | None, pack: Pack) -> Person:
    why = "chưa có kết quả" if result is None else result.note or result.outcome.value
    return Person(
        ho_ten=line.name,
        ma=line.person,
        thon=hamlet_name(line.hamlet),
        chinh_sach=", ".join(
            dict.fromkeys(pack.policies[s.policy].public.label for s in line.supports)
        ),
        so_tien=line.amount,
        ly_do=why,
    )
