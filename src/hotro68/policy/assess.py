"""One claim against one policy, with the law as it stood on the deciding day: three answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from hotro68.core.award import Answer, Assessment, Line, Reason
from hotro68.core.claim import Claim
from hotro68.core.dialect import Dialect
from hotro68.core.message import render
from hotro68.policy.compiled import PaidLine, PolicyText, compile_policy
from hotro68.policy.derived import Derivation, Values
from hotro68.policy.operators import Unknown
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Condition
from hotro68.vietnamese.dates import PartDate

NOT_YET = "truoc-ngay-hieu-luc"
NOTHING = "khong-co-khoan"
_ASK_ABOVE = (
    "Thôn ghi sai thì sửa danh sách rồi chạy lại; ghi đúng thì hỏi cơ quan thẩm định"
    " có chi trường hợp này không."
)
OPT_OUT = "tu_nguyen_khong_tham_gia"
"""The fact of a person who wants nothing: no policy pays them."""


@dataclass(slots=True)
class Rulebook:
    """A pack ready for use: each policy is compiled once for each deciding day it meets.

    day: the deciding day of claims that name none. stated: somebody named it.
    run_on: the day this very run was said to be on; no row can know a later one.
    """

    pack: Pack
    day: date
    stated: bool = True
    run_on: date | None = None
    _texts: dict[tuple[str, date], PolicyText] = field(default_factory=dict)

    def text(self, policy: str, day: date) -> PolicyText:
        key = (policy, day)
        if key not in self._texts:
            pack = self.pack
            text = compile_policy(
                pack.policies[policy], pack.fields_of(policy), day, pack.file.decided_on
            )
            self._texts[key] = replace(text, dialect=pack.dialect)
        return self._texts[key]

    @property
    def dialect(self) -> Dialect:
        return self.pack.dialect

    def knowing(self, hamlets: Iterable[str]) -> Rulebook:
        """Told in the words that the names of lists say."""
        pack = self.pack.told_in(self.dialect.knowing(hamlets))
        return self if pack is self.pack else Rulebook(pack, self.day, self.stated, self.run_on)

    def deciding_day(self, claim: Claim) -> date:
        own = claim.facts.get(self.pack.file.decided_on)
        return own if isinstance(own, date) else self.day

    def assess(self, claim: Claim) -> Assessment:
        return assess(claim, self.text(claim.policy, self.deciding_day(claim)))


def assess(claim: Claim, text: PolicyText) -> Assessment:
    """Refused when a condition is known to fail; asked while anything it needs is unknown."""
    if claim.facts.get(OPT_OUT) is True:
        return _declined(claim, text)
    if not text.in_force:
        return _not_in_force(claim, text)
    sitting = _Sitting(claim, text, _worked_out(claim, text, text.decisive))
    sitting.hear_conditions()
    if sitting.refuses:
        return Assessment(claim, Answer.REFUSED, (), tuple(sitting.reasons), text.day)
    lines = sitting.add_up()
    if not lines and not sitting.reasons and text.policy.payout:
        sitting.find_nothing()
    answer = Answer.ASKED if sitting.reasons else Answer.PAID
    return Assessment(claim, answer, lines, tuple(sitting.reasons), text.day)


def values_of(claim: Claim, text: PolicyText) -> Values:
    """The facts of a claim with what blanks mean, and every derived fact worked out."""
    return _worked_out(claim, text, text.derivations)


def _worked_out(claim: Claim, text: PolicyText, derivations: tuple[Derivation, ...]) -> Values:
    values: Values = {**claim.facts, text.decided_on: text.day}
    for name, blank in text.blanks.items():
        if values.get(name) is None:
            values[name] = blank
    for derivation in derivations:
        values[derivation.name] = derivation.work_out(values)
    return values


def _declined(claim: Claim, text: PolicyText) -> Assessment:
    rule, ref = f"{text.policy.id}/{OPT_OUT}", text.policy.once.ref
    reason = Reason(rule, Answer.REFUSED, "Tự nguyện không tham gia.", ref, (OPT_OUT,))
    return Assessment(claim, Answer.REFUSED, (), (reason,), text.day)


def _not_in_force(claim: Claim, text: PolicyText) -> Assessment:
    policy = text.policy
    message = (
        f"Ngày thẩm định {text.day:%d/%m/%Y} nằm ngoài thời gian có hiệu lực"
        f" của «{policy.name}»."
    )
    reason = Reason(
        f"{policy.id}/{NOT_YET}",
        Answer.ASKED,
        message,
        policy.legal.article,
        question="Kiểm tra ngày thẩm định.",
    )
    return Assessment(claim, Answer.ASKED, (), (reason,), text.day)


@dataclass(slots=True)
class _Sitting:
    """One claim being heard. values: its facts, and what is decisive of the derived ones."""

    claim: Claim
    text: PolicyText
    values: Values
    reasons: list[Reason] = field(default_factory=list)

    @property
    def refuses(self) -> bool:
        return bool(self.reasons) and any(r.answer is Answer.REFUSED for r in self.reasons)

    def hear_conditions(self) -> None:
        for clause in self.text.clauses:
            if clause.plainly_holds(self.values):
                continue
            answer = clause.ask(self.values)
            if answer is True:
                continue
            if type(answer) is Unknown:
                self._wonder(answer, clause.condition.ref, confirmed=self.claim.unlisted)
            else:
                self._object(clause.condition, tuple(test.field for test in clause.tests))

    def _object(self, condition: Condition, fields: tuple[str, ...]) -> None:
        refuses = condition.then == "refuse"
        message = self._say(condition.otherwise)
        self.reasons.append(
            Reason(
                f"{self.text.policy.id}/{condition.id}",
                Answer.REFUSED if refuses else Answer.ASKED,
                message,
                condition.ref,
                self._given(fields),
                "" if refuses else self.text.dialect.say(_ASK_ABOVE),
            )
        )

    def _wonder(
        self, unknown: Unknown, ref: str, *, confirmed: frozenset[str] = frozenset()
    ) -> None:
        """Ask for what is missing, unless the hamlet confirms it by signing."""
        if unknown.why:
            self._doubt(unknown, ref)
            return
        for name in self._missing(unknown.fields):
            if name not in confirmed:
                self._ask_for(name, ref)

    def _missing(self, fields: tuple[str, ...]) -> tuple[str, ...]:
        """The facts behind unknown fields: a derived one stands for its arguments."""
        facts: dict[str, None] = {}
        for name in fields:
            value = self.values.get(name)
            behind = self.text.policy.derived.get(name)
            if type(value) is Unknown:
                facts |= dict.fromkeys(
                    self._missing(value.fields) if name in value.fields else value.fields
                )
            elif behind is not None:
                facts |= dict.fromkeys(a for a in self.text.behind[name] if self._is_vague(a))
            else:
                facts[name] = None
        return tuple(facts)

    def _is_vague(self, name: str) -> bool:
        """A birth known by its year only leaves an age open; a whole date does not."""
        value = self.values.get(name)
        partly = isinstance(value, PartDate) and not value.is_full
        return name in self.text.fields and (value is None or partly)

    def _ask_for(self, name: str, ref: str) -> None:
        rule = f"{self.text.policy.id}/{name}"
        if any(reason.rule == rule for reason in self.reasons):
            return
        spec = self.text.fields[name]
        known = self.values.get(name) is not None
        message = f"Thiếu «{spec.label}»." if not known else f"«{spec.label}» chưa đủ rõ."
        question = spec.question or f"Bổ sung «{spec.label}»."
        self.reasons.append(Reason(rule, Answer.ASKED, message, ref, (name,), question))

    def _doubt(self, unknown: Unknown, ref: str) -> None:
        rule = f"{self.text.policy.id}/{'-'.join(unknown.fields)}"
        if any(reason.rule == rule for reason in self.reasons):
            return
        message = f"Số liệu mâu thuẫn: {unknown.why}."
        question = "Đối chiếu giấy xác nhận, sửa ô ghi sai."
        self.reasons.append(Reason(rule, Answer.ASKED, message, ref, unknown.fields, question))

    def _given(self, fields: tuple[str, ...]) -> tuple[str, ...]:
        """Field keys a clerk can open: derived facts give way to what they come from."""
        behind = self.text.behind
        facts = (fact for name in fields for fact in behind.get(name, (name,)))
        return tuple(dict.fromkeys(fact for fact in facts if fact in self.text.fields))

    def _say(self, template: str) -> str:
        nothing_known = dict.fromkeys(self.text.fields)
        told = values_of(self.claim, self.text)
        said = self.text.dialect.say(template)
        return render(said, {**nothing_known, **self.text.figures, **told})

    def find_nothing(self) -> None:
        """Every condition holds and no line gives anything: the rules have a gap."""
        policy = self.text.policy
        message = "Đủ điều kiện nhưng không có khoản nào được tính."
        question = "Báo người phụ trách quy tắc xem lại cách tính."
        ref = policy.legal.article
        rule = f"{policy.id}/{NOTHING}"
        self.reasons.append(Reason(rule, Answer.ASKED, message, ref, question=question))

    def add_up(self) -> tuple[Line, ...]:
        """A fact that decides the amount is asked even if the list has no column for it."""
        lines = []
        for paid in self.text.lines:
            given = paid.given(self.values)
            if type(given) is Unknown:
                self._wonder(given, paid.ref)
            elif given and (line := self._line(paid)) is not None:
                lines.append(line)
        return tuple(lines)

    def _line(self, paid: PaidLine) -> Line | None:
        if paid.whole is not None:
            return paid.whole
        rate = paid.rate if paid.rate is not None else self._count(paid.line.add, paid.ref)
        if rate is None:
            return None
        if paid.line.times is None:
            return Line(paid.line.label, rate, paid.ref, rate)
        times = self._count(paid.line.times, paid.ref)
        if times is None:
            return None
        counted = times if paid.most is None else min(times, paid.most)
        note = "" if counted == times else f"có {times}, chỉ tính tối đa {counted}"
        if not counted:
            return None
        return Line(paid.line.label, rate * counted, paid.ref, rate, counted, note)

    def _count(self, name: str, ref: str) -> int | None:
        """A whole number of the claim; None, and asked for, when it is not known."""
        value = self.values.get(name)
        if type(value) is int:
            return value
        self._wonder(value if type(value) is Unknown else Unknown((name,)), ref)
        return None
