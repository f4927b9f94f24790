"""The act behind `giamsat`: a sample, checklists, rows worth a second look, minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.casebook.supervision import (
    Checklist,
    Checklists,
    Thresholds,
    load_checklists,
    load_thresholds,
)
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.stepping import (
    NOTHING_DONE,
    OUT,
    Opened,
    StepWish,
    on_ground,
    tell,
    tell_written,
)
from hotro68.core.case import CaseFile
from hotro68.core.catalogue import STEP_UNKNOWN
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.running import own_days
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.watching import Risk, Watched, draw, may_be_asked, risks_of
from hotro68.vietnamese.cccd import mask
from hotro68.vietnamese.text import fold
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.contexts import Minutes, Person, Remark
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import paper
from hotro68.writing.supervision import Check, Pack, Remarkable, Sampled, supervision_book

FOR = {
    "congan": "Công an xã",
    "mttq": "Ủy ban Mặt trận Tổ quốc xã",
    "congdong": "giám sát cộng đồng",
}
SEES_RISKS = "congan"
MINUTES = "P-20"


@dataclass(frozen=True, slots=True)
class WatchWish:
    """whose: one of FOR. stage: id of a checklist, empty for all. seed: as typed."""

    step: StepWish
    whose: str
    stage: str
    count: int
    seed: str
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class _Tools:
    thresholds: Thresholds
    lists: tuple[Checklist, ...]
    ref: str


def watch(wish: WatchWish) -> Exit:
    if wish.whose not in FOR:
        return end([wrong_option("--cho", f"«{wish.whose}»; cần một trong: {', '.join(FOR)}")])
    tools, findings = _tools(wish)
    if tools is None:
        return end(findings)
    return on_ground(wish.step, lambda opened, ground: _act(wish, tools, opened, ground))


def _tools(wish: WatchWish) -> tuple[_Tools | None, list[Finding]]:
    thresholds, findings = load_thresholds()
    checklists, problem = load_checklists()
    findings = [*findings, *problem]
    if thresholds is None or checklists is None:
        return None, findings
    wanted = _wanted(checklists, wish.stage)
    if not wanted:
        known = ", ".join(step.id for step in checklists.steps)
        place = Source("--buoc")
        return None, [Finding(STEP_UNKNOWN, place, {"known": known}, value=wish.stage)]
    return _Tools(thresholds, wanted, checklists.ref), []


def _wanted(checklists: Checklists, stage: str) -> tuple[Checklist, ...]:
    """A step by its id or by its number, 1 to 7."""
    if not stage:
        return checklists.steps
    by_number = {str(at): one for at, one in enumerate(checklists.steps, start=1)}
    found = by_number.get(stage) or next(
        (one for one in checklists.steps if fold(one.id) == fold(stage)), None
    )
    return (found,) if found is not None else ()


def _act(wish: WatchWish, tools: _Tools, opened: Opened, ground: Ground) -> Exit:
    paid = any(one.paid for one in tools.lists) and len(tools.lists) == 1
    pool = may_be_asked(ground, paid=paid)
    sample = draw(pool, wish.count, wish.seed)
    risks = _risks(wish, tools, opened, ground) if wish.whose == SEES_RISKS else None
    _foretell(wish, ground, (len(pool), sample, risks))
    if wish.step.preview:
        tell(NOTHING_DONE)
        return Exit.CLEAN
    artifacts, findings = _artifacts(wish, tools, (opened, ground), (sample, risks))
    if not artifacts:
        return end(findings)
    whose = opened.pack.dialect.say(FOR[wish.whose])
    data = {
        "ghi_chu": f"cho {whose}, mẫu {len(sample)} người, hạt {wish.seed}",
        "hat": wish.seed,
        "mau": [file.key for file in sample],
    }
    folder = wish.out or wish.step.folder / OUT
    step = Step("giamsat", data, opened.when, tuple(artifacts), folder)
    paths, problems = take(wish.step.folder, step)
    tell_written(paths)
    tell(
        "Bước tiếp theo: hỏi từng người trong mẫu, ghi biên bản;"
        " điều vướng: hotro68 vuongmac them"
    )
    return end([*findings, *problems])


def _risks(wish: WatchWish, tools: _Tools, opened: Opened, ground: Ground) -> tuple[Risk, ...]:
    entries, _ = Journal(wish.step.folder).entries()
    first = Book(wish.step.folder).first_listed()
    before = _lists_before(opened)
    return risks_of(Watched(ground, entries, first, tools.thresholds, before))


def _lists_before(opened: Opened) -> date | None:
    """The day before which lists are due."""
    own = own_days(opened.pack, opened.settings.han)
    days = [own.get(one.id, one.before) for one in opened.pack.deadlines if "nhan" in one.steps]
    return min(days, default=None)


def _foretell(
    wish: WatchWish,
    ground: Ground,
    found: tuple[int, tuple[CaseFile, ...], tuple[Risk, ...] | None],
) -> None:
    pool, sample, risks = found
    tell(f"Mẫu {len(sample)} người trong {pool} hồ sơ, hạt «{wish.seed}» (cùng hạt, cùng mẫu):")
    tell(*(f"  {file.name}, {file.hamlet}: {_label(file, ground)}" for file in sample))
    if risks is None:
        return
    tell(f"Điều đáng xem lại: {len(risks)}. Không hồ sơ nào bị loại vì các điều này.")
    for risk in risks:
        tell(f"  {risk.kind}: {risk.why}")
        tell(*(f"      {file.name}, {file.hamlet} ({_place(file)})" for file in risk.files[:5]))
        if len(risk.files) > 5:  # noqa: PLR2004 - the workbook has them all
            tell(f"      … và {len(risk.files) - 5} hồ sơ nữa")


def _place(file: CaseFile) -> str:
    return str(file.claim.source) if file.claim is not None else f"mã hồ sơ {file.key}"


def _artifacts(
    wish: WatchWish,
    tools: _Tools,
    where: tuple[Opened, Ground],
    found: tuple[tuple[CaseFile, ...], tuple[Risk, ...] | None],
) -> tuple[list[Artifact], list[Finding]]:
    opened, ground = where
    sample, risks = found
    whose = opened.settings.office.dialect.say(FOR[wish.whose])
    title = f"Giám sát việc thực hiện chính sách hỗ trợ - {whose}"
    note = f"{tools.ref}; mẫu theo hạt «{wish.seed}», ngày {opened.when.day:%d/%m/%Y}"
    pack = Pack(
        title,
        note,
        tuple(_asked(file, ground) for file in sample),
        tuple(_told(one, opened.settings.office.dialect) for one in _checks(tools.lists)),
        None if risks is None else tuple(_remarkable(risks, ground)),
    )
    book = supervision_book(pack, opened.settings.office)
    desk = desk_of(opened.settings, opened.pack, opened.when.day, ground.work)
    told = _minutes(tools, sample, ground)
    papers, findings = paper(MINUTES, told, desk, Order(name=wish.whose))
    return [Artifact(f"giam-sat/{wish.whose}.xlsx", book), *papers], findings


def _label(file: CaseFile, ground: Ground) -> str:
    """As the board names it: supervisors need not read who was ill."""
    return ground.pack.policies[file.policy].public.label


def _asked(file: CaseFile, ground: Ground) -> Sampled:
    claim = file.claim
    born = claim.birth if claim is not None else None
    return Sampled(
        file.name,
        str(born.year) if born is not None else "",
        mask(claim.number) if claim is not None and claim.number else "",
        file.hamlet,
        _label(file, ground),
        file.amount,
        file.stage.label,
        _place(file),
    )


def _checks(lists: tuple[Checklist, ...]) -> Iterator[Check]:
    for one in lists:
        for question in one.ask:
            yield Check(one.title, question.text, question.look_at)


def _told(check: Check, dialect: Dialect) -> Check:
    say = dialect.say
    return Check(say(check.step), say(check.text), say(check.look_at))


def _remarkable(risks: tuple[Risk, ...], ground: Ground) -> Iterator[Remarkable]:
    for risk in risks:
        for file in risk.files:
            policy = _label(file, ground)
            yield Remarkable(risk.kind, risk.why, file.name, file.hamlet, policy, _place(file))


def _minutes(tools: _Tools, sample: tuple[CaseFile, ...], ground: Ground) -> Minutes:
    """Blank where the supervisors write: their names, the answers, what they ask for."""
    say = ground.pack.dialect.say
    titles = say("; ".join(one.title for one in tools.lists))
    people = tuple(
        Person(
            ho_ten=file.name,
            ma=file.key,
            thon=file.hamlet,
            chinh_sach=_label(file, ground),
            so_tien=file.amount,
        )
        for file in sample
    )
    questions = tuple(
        Remark(noi_dung=say(question.text)) for one in tools.lists for question in one.ask
    )
    return Minutes(loai=titles, noi_dung_kiem_tra=questions, mau=people)
