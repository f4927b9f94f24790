"""One answered row of a payout sheet, held against what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.core.answers import Answered, AnswerKind, Asked
from hotro68.core.catalogue import (
    AMOUNT_NOT_DECIDED,
    PAID_BEFORE_DECISION,
    PROXY_UNNAMED,
    RESULT_INCOMPLETE,
)
from hotro68.core.finding import Finding
from hotro68.core.payout import Outcome, PayLine, PaySheet, Result
from hotro68.pipeline.paying import PayRegister
from hotro68.policy.pack import Pack
from hotro68.vietnamese.numbers import grouped

OUTCOME, DAY, AMOUNT, PROXY, PAPER, NOTE = (
    *("ket_qua", "ngay", "so_tien", "nguoi_nhan", "uy_quyen", "ghi_chu"),
)
ASKED = (
    Asked(OUTCOME, "Kết quả", AnswerKind.CHOICE, tuple(one.value for one in Outcome)),
    Asked(DAY, "Ngày nhận", AnswerKind.DATE),
    Asked(AMOUNT, "Số tiền đã giao (đồng)", AnswerKind.MONEY),
    Asked(PROXY, "Người nhận thay"),
    Asked(PAPER, "Số giấy ủy quyền"),
    Asked(NOTE, "Ghi chú"),
)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What results are held against. day: of the step. paid_on: for rows that name no day."""

    register: PayRegister
    pack: Pack
    day: date
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One answered row of a sheet."""

    sheet: PaySheet
    line: PayLine
    answered: Answered
    hearing: Hearing

    def read(self) -> tuple[Result | None, list[Finding]]:
        given = self.answered.given
        if OUTCOME not in given:
            return None, [self._lacks(OUTCOME, "đã điền mà chưa chọn kết quả")]
        outcome = Outcome(str(given[OUTCOME]))
        result = Result(
            self.sheet.number,
            self.line.person,
            outcome,
            self.line.amount if outcome.paid else 0,
            self._day(outcome),
            self._text(PROXY),
            self._text(PAPER),
            self._text(NOTE),
        )
        findings = [*self._money(outcome), *self._clock(result), *self._proxy(result)]
        return (None if findings else result), findings

    def _day(self, outcome: Outcome) -> date | None:
        day = self.answered.given.get(DAY)
        if isinstance(day, date):
            return day
        return self.hearing.paid_on if outcome.paid else None

    def _text(self, key: str) -> str:
        return str(self.answered.given.get(key, ""))

    def _money(self, outcome: Outcome) -> Iterator[Finding]:
        given = self.answered.given.get(AMOUNT)
        decided = self.line.amount
        returned = outcome is Outcome.GIVEN_BACK and given == decided
        if isinstance(given, int) and given != (decided if outcome.paid else 0):
            if returned:
                return
            if not outcome.paid:
                yield self._lacks(AMOUNT, f"ghi «{outcome.value}» mà vẫn có số tiền đã giao")
                return
            data = {
                "name": self.line.name,
                "given": grouped(given),
                "decided": grouped(decided),
            }
            yield Finding(AMOUNT_NOT_DECIDED, self.answered.cell(AMOUNT), data, value=given)

    def _clock(self, result: Result) -> Iterator[Finding]:
        decision = self.sheet.decision
        if result.day is None:
            if result.outcome.paid:
                yield self._lacks(DAY, "chưa ghi ngày nhận (cả bảng một ngày: --ngay-chi)")
        elif result.day < decision.day:
            data = {
                "name": self.line.name,
                "day": result.day,
                "decided": decision.day,
                "number": decision.number,
            }
            yield Finding(PAID_BEFORE_DECISION, self.answered.cell(DAY), data)
        elif result.day > self.hearing.day:
            yield self._lacks(
                DAY,
                f"ngày nhận {result.day:%d/%m/%Y} sau ngày nhập {self.hearing.day:%d/%m/%Y}",
            )

    def _proxy(self, result: Result) -> Iterator[Finding]:
        if result.outcome is Outcome.PROXY:
            named = {"tên người nhận thay": result.proxy, "số giấy ủy quyền": result.paper}
            missing = " và ".join(what for what, told in named.items() if not told)
            if missing:
                data = {"name": self.line.name, "missing": missing}
                yield Finding(PROXY_UNNAMED, self.answered.cell(PROXY), data)
        elif result.proxy:
            yield self._lacks(
                PROXY, f"có người nhận thay nhưng kết quả là «{result.outcome.value}»"
            )

    def _lacks(self, key: str, problem: str) -> Finding:
        data = {"name": self.line.name, "problem": problem}
        return Finding(RESULT_INCOMPLETE, self.answered.cell(key), data)
