"""Cases of a register crossed: each row's remarks, what they do to it, and the article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import (
    ANSWERS_TO_TWO,
    PERHAPS_IN_REGISTER,
    REGISTER_REFUSES,
    REGISTER_REMARK,
    REGISTER_SAYS,
    REPAY_FIRST,
)
from hotro68.core.claim import Claim
from hotro68.core.crossing import Act, Crossing, Pairing, Remark
from hotro68.core.finding import Code
from hotro68.core.message import render
from hotro68.core.source import Source
from hotro68.policy.crossing import PLACEHOLDERS, RegisterCheck, RegisterSpec
from hotro68.settling.children import BIRTHS, NAMES, Counted
from hotro68.settling.crossing import Bundle, Knot, Known, Perhaps, bundles
from hotro68.settling.judging import TESTS, Said
from hotro68.settling.payments import judge_payments, payment_words
from hotro68.settling.profile import fingerprint
from hotro68.settling.table import CombinationTable

CODES: Mapping[Act, Code] = {
    Act.ASK: REGISTER_SAYS,
    Act.REFUSE: REGISTER_REFUSES,
    Act.REPAY: REPAY_FIRST,
    Act.NOTE: REGISTER_REMARK,
}


@dataclass(frozen=True, slots=True)
class Objection:
    """A remark before it has a place. field: the cell of the list it stands at."""

    check: str
    act: Act
    message: str
    question: str
    ref: str
    theirs: Sequence[Claim]
    field: str
    code: Code | None = None
    give_back: int = 0


@dataclass(frozen=True, slots=True)
class Bench:
    """What a register is judged by. assessed: row of the lists → what the law says of it.

    children: rows of the register, by the children they count.
    """

    spec: RegisterSpec
    table: CombinationTable
    assessed: Mapping[Source, Assessment]
    children: Counted

    def once_ref(self, claim: Claim) -> str:
        return self.table.pack.policies[claim.policy].once.ref

    def checks_of(self, claim: Claim) -> Iterator[RegisterCheck]:
        return (one for one in self.spec.checks if not one.only or claim.policy in one.only)


def cross(
    assessments: Iterable[Assessment],
    theirs: Sequence[Claim],
    known: Known,
    spec: RegisterSpec,
    table: CombinationTable,
) -> Crossing:
    """Every row of the lists in scope and of the register, once; the order is of no matter."""
    scope = set(spec.scope(table.pack))
    within = [one for one in assessments if one.claim.policy in scope]
    ours = [one.claim for one in within]
    counted = Counted(theirs if any(check.child for check in spec.checks) else ())
    bench = Bench(spec, table, {one.claim.source: one for one in within}, counted)
    found = bundles(ours, theirs, known, spec.numbers, confirms=spec.confirms)
    return Crossing(spec.id, tuple(_case(bundle, bench) for bundle in found))


def _case(bundle: Bundle, bench: Bench) -> Pairing:
    tied = {tie.ours.source for tie in bundle.ties}
    remarks = [one for knot in bundle.knots for one in _of_knot(knot, tied, bench)]
    remarks += _of_ties(bundle, bench)
    several = any(knot.several for knot in bundle.knots)
    remarks = list({one.key: one for one in remarks}.values())
    remarks.sort(key=lambda one: (one.claim.source, one.check, one.message))
    sure = not bundle.ties and not several
    return Pairing(bundle.ours, bundle.theirs, sure, tuple(remarks))


def _of_knot(knot: Knot, tied: set[Source], bench: Bench) -> Iterator[Remark]:
    if knot.several:
        yield from (_of_several(claim, knot, bench) for claim in knot.ours)
        return
    is_tied = any(claim.source in tied for claim in knot.ours)
    for claim in knot.ours:
        for check in bench.checks_of(claim):
            if not (check.missing and is_tied):
                yield from judged(check, claim, knot.theirs, bench)


def judged(
    check: RegisterCheck, claim: Claim, theirs: Sequence[Claim], bench: Bench
) -> Iterator[Remark]:
    if check.paid is not None:
        yield from _of_payments(check, claim, theirs, bench)
        return
    if check.child is not None:
        yield from _of_children(check, claim, theirs, bench)
        return
    said = TESTS[check.test](check, claim, theirs)
    if said is None:
        return
    words = _words(claim, said, bench)
    texts = render(check.say, words), render(check.question, words)
    objection = Objection(check.id, Act(check.act), *texts, check.ref, theirs, said.field)
    yield _remark(bench, claim, objection)


def _words(claim: Claim, said: Said, bench: Bench) -> dict[str, object]:
    names = {policy.id: policy.name for policy in bench.table.pack.policies.values()}
    own = {
        "ho_ten": claim.name,
        "office": bench.spec.office,
        "policy": names.get(claim.policy, claim.policy),
    }
    return {**dict.fromkeys(PLACEHOLDERS, ""), **own, **said.words}


def _of_payments(
    check: RegisterCheck, claim: Claim, theirs: Sequence[Claim], bench: Bench
) -> Iterator[Remark]:
    assessment = bench.assessed[claim.source]
    paid = judge_payments(check, assessment, theirs, bench.table)
    if paid is None:
        return
    words = _words(claim, Said(paid.words), bench)
    said, own = render(check.say, words), render(check.question, words)
    objection = Objection(
        check.id,
        paid.act,
        f"{said} {paid.sentence}",
        paid.question and (own or paid.question),
        paid.ref,
        paid.rows,
        "so_tien_de_nghi",
        give_back=paid.give_back,
    )
    yield _remark(bench, claim, objection)


def _of_children(
    check: RegisterCheck, claim: Claim, own: Sequence[Claim], bench: Bench
) -> Iterator[Remark]:
    """A child that somebody else of the register has been paid for; own: this person's rows."""
    if bench.assessed[claim.source].answer is Answer.REFUSED:
        return
    mine = {row.source for row in own}
    met: dict[Source, tuple[Claim, str]] = {}
    for other, child in bench.children.beside(claim):
        if other.source not in mine:
            met.setdefault(other.source, (other, child))
    for other, child in met.values():
        paid = payment_words(check, bench.assessed[claim.source], [other], bench.table)
        told = {**paid, "ours": child, "theirs": other.name}
        words = _words(claim, Said(told), bench)
        texts = render(check.say, words), render(check.question, words)
        field = NAMES if claim.text(NAMES) else BIRTHS
        yield _remark(
            bench, claim, Objection(check.id, Act(check.act), *texts, check.ref, [other], field)
        )


def _of_several(claim: Claim, knot: Knot, bench: Bench) -> Remark:
    ours = ", ".join(dict.fromkeys(f"«{one.name}»" for one in knot.ours))
    theirs = ", ".join(dict.fromkeys(_called(one) for one in knot.theirs))
    said = (
        f"Một người ở sổ của {bench.spec.office} ({theirs}) ứng với nhiều người ở danh sách:"
        f" {ours}; chưa xét dòng nào."
    )
    todo = "Xem giấy tờ từng người, sửa số sai ở danh sách, hoặc ghi kết luận vào tờ hỏi."
    texts = said, todo, bench.once_ref(claim)
    objection = Objection(
        "nhieu-nguoi", Act.ASK, *texts, knot.theirs, "so_giay_to", ANSWERS_TO_TWO
    )
    return _remark(bench, claim, objection)


def _called(claim: Claim) -> str:
    return f"«{claim.name or claim.text('ma_so_thue') or claim.number}»"


def _of_ties(bundle: Bundle, bench: Bench) -> Iterator[Remark]:
    knot_of = {
        claim.source: knot for knot in bundle.knots for claim in (*knot.ours, *knot.theirs)
    }
    for tie in bundle.ties:
        theirs = knot_of[tie.theirs.source].theirs
        for claim in knot_of[tie.ours.source].ours:
            yield _perhaps(claim, tie, theirs, bench)


def _perhaps(claim: Claim, tie: Perhaps, theirs: Sequence[Claim], bench: Bench) -> Remark:
    """A doubt matters when the row, were it the one, would not simply be paid."""
    would = [
        one
        for check in bench.checks_of(claim)
        if not check.child
        for one in judged(check, claim, theirs, bench)
    ]
    matters = bench.spec.confirms or any(one.act.stops for one in would)
    office, evidence = bench.spec.office, tie.evidence
    said = (
        f"«{claim.name}» có thể là {_called(tie.theirs)} ở sổ của {office}:"
        f" cùng {', '.join(evidence.agree) or 'rất ít'};"
        f" khác: {', '.join(_told_by_both(evidence.differ)) or 'không gì'}."
    )
    todo = f"Hỏi thôn và {office} có phải một người không; ghi kết luận vào tờ hỏi."
    then = next((one.message for one in would if one.act.stops), "")
    message = f"{said} Nếu đúng: {then}" if then else said
    act = Act.ASK if matters else Act.NOTE
    code = PERHAPS_IN_REGISTER if matters else REGISTER_REMARK
    texts = message, todo, bench.once_ref(claim)
    return _remark(
        bench, claim, Objection("co-the", act, *texts, (tie.theirs,), "ho_ten", code)
    )


def _told_by_both(differ: Sequence[str]) -> list[str]:
    """A register lacks many columns of a list: that is no difference."""
    return [text for text in differ if "một bên trống" not in text]


def _content(row: Claim) -> str:
    """What a row of the register says, wherever it stands: an answer holds for no other."""
    return repr(sorted((key, str(value)) for key, value in row.facts.items() if value))


def _remark(bench: Bench, claim: Claim, objection: Objection) -> Remark:
    check = f"{bench.spec.id}/{objection.check}"
    theirs = sorted(_content(row) for row in objection.theirs)
    told = "|".join((check, claim.policy, fingerprint(claim), objection.message, *theirs))
    return Remark(
        hashlib.sha256(told.encode()).hexdigest()[:16],
        check,
        objection.act,
        claim,
        claim.cell(objection.field),
        objection.message,
        objection.question,
        objection.ref,
        tuple(row.source for row in objection.theirs),
        (objection.code or CODES[objection.act]).id,
        objection.give_back,
    )
