"""The act behind `doichieu`: a register of another office held against the lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hotro68.casebook.columns import load_columns, read_columns
from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.proof import PUT_AWAY
from hotro68.cli.checking import Desk, give_up, lay_desk
from hotro68.cli.clock import stamp
from hotro68.cli.concluding import ANSWERS, CrossWish, conclude
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, show_findings
from hotro68.core.catalogue import (
    BAD_OPTION,
    FILE_MISSING,
    NOTHING_TO_CROSS,
    REGISTER_REPLACED,
)
from hotro68.core.crossing import Crossing, Outcome, Remark
from hotro68.core.directions import Directions
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.cross_checking import (
    CONCLUSIONS,
    CROSS,
    Checks,
    effect_of,
    finding_of,
    register_body,
    standing_checks,
)
from hotro68.pipeline.cross_reading import Lists, lists_of
from hotro68.pipeline.recording import Step, take
from hotro68.policy.crossing import RegisterSpec, register_fields
from hotro68.reading.office_list import Register, read_register
from hotro68.writing.artifact import Artifact
from hotro68.writing.crossed import Heading, crossed_book, questions_of
from hotro68.writing.handout import handout_book

OUT = "ketqua"


def cross_check(wish: CrossWish) -> Exit:
    desk, findings = lay_desk(wish.wish)
    if desk is None:
        return give_up(CROSS, wish.wish, findings)
    checks, findings = standing_checks(wish.wish.folder, desk.rulebook.pack)
    findings += _wrong_wish(wish, checks)
    when, problem = stamp(wish.step_day, desk.settings, wish.who)
    findings += problem
    if findings or when is None:
        return give_up(CROSS, wish.wish, findings)
    if wish.kind == ANSWERS:
        return conclude(wish, desk, checks, when)
    return _cross(wish, desk, checks, when)


def _wrong_wish(wish: CrossWish, checks: Checks) -> list[Finding]:
    if wish.kind not in {*checks.specs, ANSWERS}:
        known = "|".join((*checks.specs, ANSWERS))
        data = {"where": "doichieu", "problem": f"không có loại sổ «{wish.kind}» ({known})"}
        return [Finding(BAD_OPTION, Source("doichieu"), data)]
    if not wish.file.is_file():
        return [Finding(FILE_MISSING, Source(wish.file.name), {"file": str(wish.file)})]
    return []


# ── A register handed in ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Round:
    """A register read and crossed, before anything is written."""

    wish: CrossWish
    desk: Desk
    checks: Checks
    when: Stamp
    register: Register
    crossing: Crossing

    @property
    def spec(self) -> RegisterSpec:
        return self.checks.specs[self.wish.kind]

    @property
    def stopping(self) -> list[Remark]:
        """What still keeps rows from being paid."""
        concluded = self.checks.concluded
        return [one for one in self.crossing.remarks if effect_of(one, concluded).stops]

    @property
    def findings(self) -> list[Finding]:
        concluded = self.checks.concluded
        return [*self._replaced(), *(finding_of(r, concluded) for r in self.crossing.remarks)]

    @property
    def put_away(self) -> list[str]:
        """The file of the register whose place this one takes."""
        old = self.checks.registers.get(self.spec.id)
        return [] if old is None or old.input in {"", _input_name(self.wish)} else [old.input]

    def _replaced(self) -> Iterator[Finding]:
        old = self.checks.registers.get(self.spec.id)
        if old is not None:
            data = {"title": self.spec.title, "day": old.day, "file": old.file}
            yield Finding(
                REGISTER_REPLACED, Source(old.file), {**data, "count": len(old.claims)}
            )


def _cross(wish: CrossWish, desk: Desk, checks: Checks, when: Stamp) -> Exit:
    spec = checks.specs[wish.kind]
    register, findings = _read(wish, desk, spec)
    if register is None:
        return give_up(CROSS, wish.wish, findings)
    lists, said = lists_of(desk.files, desk.rulebook, desk.wanted(wish.wish))
    nothing = list(_nothing(lists, register, spec, desk))
    if nothing:
        return give_up(CROSS, wish.wish, [*said, *findings, *nothing])
    crossing = lists.against(register.claims, spec)
    told = _Round(wish, desk, checks, when, register, crossing)
    files = _papers(told)
    findings += [*said, *told.findings]
    if not wish.preview:
        findings += _keep(told, files)
    show_findings(findings, answer(), wish.most)
    _tell(told, files)
    return exit_for(findings, strict=wish.wish.strict)


def _read(
    wish: CrossWish, desk: Desk, spec: RegisterSpec
) -> tuple[Register | None, list[Finding]]:
    said, findings = _directions(wish)
    if findings:
        return None, findings
    name = wish.file.name
    if name in {listed for _, listed in desk.files}:
        name = f"{wish.file.resolve().parent.name}/{name}"
    pack, latest = desk.rulebook.pack, desk.rulebook.day
    return read_register(
        wish.file, name, spec, pack, latest, said=said, wanted=wish.wish.wanted
    )


def _directions(wish: CrossWish) -> tuple[Directions, list[Finding]]:
    if wish.columns is None:
        return load_columns(wish.file)
    if not wish.columns.is_file():
        data = {"file": str(wish.columns)}
        return Directions(), [Finding(FILE_MISSING, Source(wish.columns.name), data)]
    return read_columns(wish.columns)


def _nothing(
    lists: Lists, register: Register, spec: RegisterSpec, desk: Desk
) -> Iterator[Finding]:
    policies = desk.rulebook.pack.policies
    scope = [name for name in spec.scope(desk.rulebook.pack) if name in policies]
    if not any(one.claim.policy in scope for one in lists.assessments):
        names = ", ".join(f"«{policies[name].name}»" for name in scope)
        data = {"problem": f"chưa có danh sách nào của {names}"}
        yield Finding(NOTHING_TO_CROSS, Source(str(desk.files[0][1])), data)
    if not register.claims:
        data = {"problem": "sổ không có dòng nào"}
        yield Finding(NOTHING_TO_CROSS, Source(register.file), data)


def _papers(told: _Round) -> tuple[Artifact, ...]:
    pack, spec = told.desk.rulebook.pack, told.spec
    labels = {key: field.label for key, field in register_fields(spec, pack).items()}
    heading = Heading(spec.title, told.register.file, told.when.day, labels)
    names = {name: policy.name for name, policy in pack.policies.items()}
    book = crossed_book(told.crossing, heading, names)
    papers = (Artifact(f"doi-chieu-{spec.id}.xlsx", book),)
    if not told.stopping:
        return papers
    sheet = handout_book(questions_of(spec.id, told.crossing.remarks, CONCLUSIONS))
    return (*papers, Artifact(f"doi-chieu-{spec.id}_hoi.xlsx", sheet))


def _keep(told: _Round, files: tuple[Artifact, ...]) -> list[Finding]:
    register, hits, work = told.register, told.stopping, told.wish.wish.folder
    rows = len({one.claim.source for one in hits})
    note = f"{told.spec.title}: {len(register.claims)} dòng của sổ, giữ lại {rows} dòng của xã"
    data = {
        "loai": told.spec.id,
        "tep": register.file,
        "ghi_chu": note,
        "inputs": {_input_name(told.wish): register.sha256},
        PUT_AWAY: told.put_away,
        "vuong": [_hit(one) for one in hits],
    }
    with Journal(work).held() as findings:
        if findings:
            return findings
        body = register_body(register.claims)
        return take(work, Step(CROSS, data, told.when, files, work / OUT, body))[1]


def _input_name(wish: CrossWish) -> str:
    """The path inside the work folder, else the whole path: `kiemchung` looks there."""
    path, work = wish.file.resolve(), wish.wish.folder.resolve()
    return path.relative_to(work).as_posix() if path.is_relative_to(work) else path.as_posix()


def _hit(one: Remark) -> dict[str, object]:
    return {
        "khoa": one.key,
        "dieu": one.check,
        "xu_ly": one.act.value,
        "o": str(one.cell),
        "hoan_tra": one.give_back,
    }


def _tell(told: _Round, files: tuple[Artifact, ...]) -> None:
    out, counts = answer(), told.crossing.counts
    fits, odd = counts(Outcome.FITS), counts(Outcome.CONFLICT)
    ours, theirs = counts(Outcome.ONLY_OURS)[0], counts(Outcome.ONLY_THEIRS)[1]
    out.print(f"{told.spec.title}, so với {told.spec.office}:")
    out.print(f"  khớp: {fits[0]} dòng của xã, {fits[1]} dòng của sổ")
    out.print(f"  chỉ có ở xã: {ours}; chỉ có ở cơ quan: {theirs}")
    out.print(f"  mâu thuẫn, phải xem: {odd[0]} dòng của xã, {odd[1]} dòng của sổ")
    if told.wish.preview:
        out.print("Chưa ghi gì (--xem-truoc).")
        return
    for file in files:
        out.print(f"Đã ghi {OUT}/{file.name}.")
    last = f"{OUT}/{files[-1].name}"
    ask = f"điền {last}, rồi hotro68 doichieu {ANSWERS} {last}"
    out.print(f"Bước tiếp theo: {ask if told.stopping else 'hotro68 merge --out tonghop.xlsx'}")
