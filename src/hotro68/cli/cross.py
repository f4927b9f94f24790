"""The act behind `doichieu`: a register of another office held against the lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hotro68.casebook.columns import load_columns, read_columns
from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.places import place_in
from hotro68.casebook.proof import PUT_AWAY
from hotro68.cli.checking import ListDesk, give_up, lay_desk
from hotro68.cli.clock import stamp
from hotro68.cli.concluding import ANSWERS, Before, CrossWish, conclude
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.merging import heard_so_far, without_old_versions
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
    effect_of,
    finding_of,
)
from hotro68.pipeline.cross_reading import Lists, lists_of
from hotro68.pipeline.own_registers import Standing, decided_here
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.standing_registers import CROSS, Checks, register_body
from hotro68.policy.crossing import RegisterSpec, register_fields
from hotro68.reading.office_list import Register, read_register
from hotro68.writing.artifact import Artifact
from hotro68.writing.crossed import Heading, crossed_book, questions_of
from hotro68.writing.handout import handout_book
from hotro68.writing.papers.shelf import take as take_paper

OUT = "ketqua"


def cross_check(wish: CrossWish) -> Exit:
    desk, findings = lay_desk(wish.wish)
    if desk is None:
        return give_up(CROSS, wish.wish, findings)
    folder = wish.wish.folder
    desk, findings = without_old_versions(desk, folder)
    (checks, decided), problem = heard_so_far(folder, desk)
    findings += [*problem, *_wrong_wish(wish, checks)]
    when, problem = stamp(wish.step_day, desk.settings, wish.who)
    findings += problem
    if findings or when is None:
        return give_up(CROSS, wish.wish, findings)
    before = Before(desk, checks, decided, when)
    return conclude(wish, before) if wish.kind == ANSWERS else _cross(wish, before)


def _wrong_wish(wish: CrossWish, checks: Checks) -> list[Finding]:
    spec = checks.specs.get(wish.kind)
    if spec is None and wish.kind != ANSWERS:
        known = "|".join((*checks.specs, ANSWERS))
        return [_odd(f"không có loại sổ «{wish.kind}» ({known})")]
    if spec is not None and (spec.own or wish.file.is_dir()):
        return _wrong_folder(wish, spec)
    if not wish.file.is_file():
        return [Finding(FILE_MISSING, Source(wish.file.name), {"file": str(wish.file)})]
    return []


def _wrong_folder(wish: CrossWish, spec: RegisterSpec) -> list[Finding]:
    """What a work folder has decided: its own, or another one's as payments."""
    own = wish.file.resolve() == wish.wish.folder.resolve()
    if spec.own and not own:
        return [
            _odd(f"«{spec.id}» dò hồ sơ của chính thư mục này: hotro68 doichieu {spec.id} .")
        ]
    if not spec.own and own:
        return [_odd("hồ sơ thư mục này đã duyệt thì lần merge nào cũng tự dò")]
    if not spec.own and not any(check.paid for check in spec.checks):
        return [_odd(f"«{wish.file}» là thư mục; sổ «{spec.id}» phải là một tệp")]
    return []


def _odd(problem: str) -> Finding:
    return Finding(BAD_OPTION, Source("doichieu"), {"where": "doichieu", "problem": problem})


# ── A register handed in ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Round:
    """A register read and crossed, before anything is written."""

    wish: CrossWish
    before: Before
    register: Register
    crossing: Crossing

    @property
    def spec(self) -> RegisterSpec:
        return self.before.checks.specs[self.wish.kind]

    @property
    def stopping(self) -> list[Remark]:
        """What still keeps rows from being paid."""
        concluded = self.before.decided.conclusions
        return [one for one in self.crossing.remarks if effect_of(one, concluded).stops]

    @property
    def findings(self) -> list[Finding]:
        concluded = self.before.decided.conclusions
        return [*self._replaced(), *(finding_of(r, concluded) for r in self.crossing.remarks)]

    @property
    def _old(self) -> Standing | None:
        """The register whose place this one takes."""
        return None if self.spec.own else self.before.checks.registers.get(self.spec.id)

    @property
    def inputs(self) -> dict[str, str]:
        """None of a folder: its record goes on, what counts of it is kept with the step."""
        if self.wish.file.is_dir():
            return {}
        return {place_in(self.wish.wish.folder, self.wish.file): self.register.sha256}

    @property
    def put_away(self) -> list[str]:
        """The file of the register whose place this one takes."""
        old = self._old
        return [] if old is None or old.input in {"", *self.inputs} else [old.input]

    def _replaced(self) -> Iterator[Finding]:
        old = self._old
        if old is not None:
            data = {"title": self.spec.title, "day": old.day, "file": old.file}
            yield Finding(
                REGISTER_REPLACED, Source(old.file), {**data, "count": len(old.claims)}
            )


def _cross(wish: CrossWish, before: Before) -> Exit:
    desk, checks = before.desk, before.checks
    spec = checks.specs[wish.kind]
    register, findings = _read(wish, before, spec)
    if register is None:
        return give_up(CROSS, wish.wish, findings)
    verdicts = before.decided.verdicts
    lists, said = lists_of(desk.files, desk.rulebook, desk.wanted(wish.wish), verdicts)
    nothing = list(_nothing(lists, register, spec, desk))
    if nothing:
        return give_up(CROSS, wish.wish, [*said, *findings, *nothing])
    now = checks if spec.own else checks.with_one(_standing(register, before.when))
    told = _Round(wish, before, register, lists.against(spec.id, now))
    files = _papers(told)
    findings += [*said, *told.findings]
    if not wish.preview:
        findings += _keep(told, files)
    show_findings(findings, answer(), wish.most)
    _tell(told, files)
    return exit_for(findings, strict=wish.wish.strict)


def _standing(register: Register, when: Stamp) -> Standing:
    return Standing(register.kind, register.file, when.day, register.claims)


def _read(
    wish: CrossWish, before: Before, spec: RegisterSpec
) -> tuple[Register | None, list[Finding]]:
    if wish.file.is_dir():
        return _read_folder(wish, before, spec)
    desk = before.desk
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


def _read_folder(
    wish: CrossWish, before: Before, spec: RegisterSpec
) -> tuple[Register | None, list[Finding]]:
    """What a work folder has approved: this one's as it stands, another one's as payments."""
    one, findings = before.checks.registers.get(spec.id), list[Finding]()
    if not spec.own:
        one, findings = decided_here(spec.id, wish.file)
    if one is None and not findings:
        what = "đang giữ hoặc bị từ chối" if spec.own == "vuong" else "được duyệt chi"
        data = {"problem": f"thư mục «{wish.file}» chưa có hồ sơ nào {what}"}
        findings = [Finding(NOTHING_TO_CROSS, Source(str(wish.file)), data)]
    if one is None:
        return None, findings
    return Register(spec.id, wish.file.resolve().name, "", one.claims), []


def _directions(wish: CrossWish) -> tuple[Directions, list[Finding]]:
    if wish.columns is None:
        return load_columns(wish.file)
    if not wish.columns.is_file():
        data = {"file": str(wish.columns)}
        return Directions(), [Finding(FILE_MISSING, Source(wish.columns.name), data)]
    return read_columns(wish.columns)


def _nothing(
    lists: Lists, register: Register, spec: RegisterSpec, desk: ListDesk
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
    pack, spec = told.before.desk.rulebook.pack, told.spec
    labels = {key: field.label for key, field in register_fields(spec, pack).items()}
    heading = Heading(spec.title, told.register.file, told.before.when.day, labels)
    names = {name: policy.name for name, policy in pack.policies.items()}
    book = crossed_book(told.crossing, heading, names, pack.dialect)
    papers = (Artifact(f"doi-chieu-{spec.id}.xlsx", book),)
    if not told.stopping:
        return papers
    sheet = handout_book(
        questions_of(spec.id, told.crossing.remarks, CONCLUSIONS), pack.dialect
    )
    return (*papers, Artifact(f"doi-chieu-{spec.id}_hoi.xlsx", sheet))


def _keep(told: _Round, files: tuple[Artifact, ...]) -> list[Finding]:
    register, hits, work = told.register, told.stopping, told.wish.wish.folder
    rows = len({one.claim.source for one in hits})
    own = told.before.desk.settings.office.level
    note = (
        f"{told.spec.title}: {len(register.claims)} dòng của sổ, giữ lại {rows} dòng của {own}"
    )
    data = {
        "loai": told.spec.id,
        "tep": register.file,
        "ghi_chu": note,
        "inputs": told.inputs,
        PUT_AWAY: told.put_away,
        "vuong": [_hit(one) for one in hits],
    }
    with Journal(work).held() as findings:
        if findings:
            return findings
        body = register_body(register.claims)
        step = Step(CROSS, data, told.before.when, files, work / OUT, body)
        return take(work, replace(step, handed=tuple(one.name for one in files[1:])))[1]


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
    say = told.before.desk.settings.office.dialect.say
    out.print(f"{say(told.spec.title)}, so với {say(told.spec.office)}:")
    own = told.before.desk.settings.office.level
    out.print(f"  khớp: {fits[0]} dòng của {own}, {fits[1]} dòng của sổ")
    out.print(f"  chỉ có ở {own}: {ours}; chỉ có ở cơ quan: {theirs}")
    out.print(f"  mâu thuẫn, phải xem: {odd[0]} dòng của {own}, {odd[1]} dòng của sổ")
    if told.wish.preview:
        out.print("Chưa ghi gì (--xem-truoc).")
        return
    for file in files:
        out.print(f"Đã ghi {OUT}/{file.name}.")
    for code in told.spec.letters:
        template, _ = take_paper(code, told.wish.wish.folder)
        if template is not None:
            out.print(f"{template.spec.ten} ({code}): {template.spec.lenh}")
    last = f"{OUT}/{files[-1].name}"
    ask = f"điền {last}, rồi hotro68 doichieu {ANSWERS} {last}"
    out.print(f"Bước tiếp theo: {ask if told.stopping else 'hotro68 merge --out tonghop.xlsx'}")
