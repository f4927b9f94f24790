"""The acts behind `vanban`: the papers there are, one printed from the case, one to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import load_settings
from hotro68.cli import accounts
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer
from hotro68.cli.stepping import (
    NOTHING_DONE,
    OUT,
    Opened,
    StepWish,
    open_step,
    tell,
    tell_written,
)
from hotro68.core.catalogue import FOLDER_TAKEN, PAPER_BY_ITS_COMMAND, PAPER_LEFT_BLANK
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.account_papers import account_paper
from hotro68.pipeline.case_papers import (
    Named,
    Pick,
    blank_forms,
    nothing_yet,
    papers_of_files,
    register_paper,
)
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.ground import stand
from hotro68.policy.assess import Rulebook
from hotro68.writing.artifact import Artifact, write
from hotro68.writing.papers import shelf
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import papers
from hotro68.writing.papers.shelf import Template
from hotro68.writing.papers.word_template import word_template

ACT = "vanban in"
FORMATS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class PaperWish:
    """One paper. number: its own number, as typed."""

    code: str
    step: StepWish
    pick: Pick = field(default_factory=Pick)
    number: str = ""
    formats: frozenset[str] = frozenset(FORMATS)
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A work folder open for printing."""

    wish: PaperWish
    opened: Opened
    rulebook: Rulebook
    template: Template


def list_papers(folder: Path) -> Exit:
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    say = settings.office.dialect.say
    for code in shelf.codes():
        template, problems = shelf.take(code, folder)
        findings += problems
        if template is not None:
            own = say(" (mẫu của xã)") if template.own else ""
            tell(f"{code:<6}{say(template.spec.ten)}{own}", f"      {template.spec.lenh}")
    answer().print("Bước tiếp theo: hotro68 vanban in P-08, hoặc lệnh ghi dưới tên văn bản.")
    return end(findings)


def print_paper(wish: PaperWish) -> Exit:
    place, findings = _open(wish)
    if place is None:
        return end(findings)
    with Journal(wish.step.folder).held() as busy:
        if busy:
            return end(busy)
        wanted, findings = _MAKERS[_maker(place.template)](place)
        return end(findings) if findings else _print(place, wanted)


def _open(wish: PaperWish) -> tuple[_Place | None, list[Finding]]:
    opened, findings = open_step(wish.step)
    if opened is None:
        return None, findings
    template, findings = shelf.take(wish.code, wish.step.folder)
    if template is None:
        return None, findings
    rulebook, findings = open_rules(opened.settings)
    if rulebook is None:
        return None, findings
    findings = _refused(template, wish, rulebook)
    return (None, findings) if findings else (_Place(wish, opened, rulebook, template), [])


def _refused(template: Template, wish: PaperWish, rulebook: Rulebook) -> list[Finding]:
    named = {"paper": f"{template.code} {template.spec.ten}", "command": template.spec.lenh}
    policy = wish.pick.policy
    if template.spec.de_trong and (wish.pick.file or wish.pick.hamlet):
        return [Finding(PAPER_LEFT_BLANK, Source(template.code), named)]
    if _maker(template) == "lenh":
        return [Finding(PAPER_BY_ITS_COMMAND, Source(template.code), named)]
    if policy and policy not in rulebook.pack.policies:
        return [wrong_option("--chinhsach", f"không có chính sách «{policy}»")]
    wrong = sorted(wish.formats - set(FORMATS))
    if wrong or not wish.formats:
        return [wrong_option("--dang", f"«{', '.join(wrong)}»; cần pdf, docx hoặc pdf,docx")]
    return []


def _maker(template: Template) -> str:
    spec = template.spec
    if spec.bo_in is not None:
        return "lenh"
    if spec.loai in {"don", "so", "ke-toan"}:
        return str(spec.loai)
    return "ho-so" if spec.chon else "lenh"


def _of_files(place: _Place) -> tuple[list[Named], list[Finding]]:
    ground, findings = stand(place.wish.step.folder, place.opened.pack)
    if ground is None:
        return [], findings
    office, pick = place.opened.settings.office, place.wish.pick
    return papers_of_files(place.template, ground, office, pick)


def _of_policies(place: _Place) -> tuple[list[Named], list[Finding]]:
    office = place.opened.settings.office
    return blank_forms(place.template, place.rulebook, office, place.wish.pick), []


def _of_register(place: _Place) -> tuple[list[Named], list[Finding]]:
    day = place.opened.when.day
    register, findings = register_paper(place.template, place.wish.step.folder, day)
    return [Named(register)], findings


def _of_accounts(place: _Place) -> tuple[list[Named], list[Finding]]:
    step = place.wish.step
    case, findings = accounts.open_case(step.folder, step.day, step.who)
    if case is None:
        return [], findings
    if not case.books.decided:
        return [], [nothing_yet(place.template, "chưa nhập quyết định nào")]
    told = accounts.settlement_now(case, step.folder)
    return [Named(account_paper(told, place.opened.pack))], []


_MAKERS: dict[str, Callable[[_Place], tuple[list[Named], list[Finding]]]] = {
    "ho-so": _of_files,
    "don": _of_policies,
    "so": _of_register,
    "ke-toan": _of_accounts,
}


def _print(place: _Place, wanted: list[Named]) -> Exit:
    wish, opened = place.wish, place.opened
    desk = desk_of(opened.settings, opened.pack, place.rulebook.day, wish.step.folder)
    artifacts: list[Artifact] = []
    orders = [(one.data, _order(place, one)) for one in wanted]
    batches = [[one] for one in orders] if place.template.spec.de_trong else [orders]
    for batch in batches:
        made, findings = papers(wish.code, batch, desk)
        if findings:
            return end(findings)
        artifacts += made
    return _deliver(place, artifacts)


def _order(place: _Place, one: Named) -> Order:
    """A blank form has no day: whoever fills it in writes it."""
    day = None if place.template.spec.de_trong else place.opened.when.day
    return Order(place.wish.formats, day, place.wish.number, one.name)


def _deliver(place: _Place, artifacts: list[Artifact]) -> Exit:
    wish = place.wish
    folder = wish.out or wish.step.folder / OUT
    if wish.step.preview:
        tell(*(f"Sẽ ghi {folder / one.name}." for one in artifacts), NOTHING_DONE)
        return end([])
    say = place.opened.pack.dialect.say
    data = {"van_ban": wish.code, "ghi_chu": f"in {wish.code} {say(place.template.spec.ten)}"}
    before = _before(place)
    step = Step(ACT, data, place.opened.when, tuple(artifacts), folder, instead_of=before)
    paths, findings = take(wish.step.folder, step)
    tell_written(paths)
    if paths:
        tell("Bước tiếp theo: xem lại, ký, đóng dấu; tệp .docx sửa được bằng Word.")
    return end(findings)


def _before(place: _Place) -> tuple[Entry, ...]:
    """The last printing of all these papers, when all of them are printed now."""
    entries, _ = Journal(place.wish.step.folder).standing()
    printed = [one for one in entries if one.act == ACT]
    older = [one for one in printed if one.data.get("van_ban") == place.wish.code]
    return tuple(older) if place.wish.pick == Pick() else ()


def copy_paper(code: str, folder: Path) -> Exit:
    """The template for the commune to change; what lies there is not written over."""
    template, findings = shelf.take(code, None)
    if template is None:
        return end(findings)
    home = folder / shelf.FOLDER / code
    if any((home / name).exists() for name in (shelf.SPEC, shelf.PAGE, shelf.WORD)):
        place = f"{shelf.FOLDER}/{code}"
        return end([Finding(FOLDER_TAKEN, Source(place), {"file": place})])
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    paths, findings = write(_copied(template, settings.office.dialect), folder)
    tell_written(paths)
    if paths:
        tell(
            f"Sửa {shelf.WORD} bằng Word; tên trong dấu {{{{ }}}} để nguyên.",
            f"Bước tiếp theo: hotro68 vanban in {code}",
        )
    return end(findings)


def _copied(shipped: Template, dialect: Dialect) -> list[Artifact]:
    template = shelf.told_in(shipped, dialect)
    if template.spec.bo_in is not None:
        return []
    stem = f"{shelf.FOLDER}/{template.code}"
    words = template.yaml.read_text("utf-8")
    word = template.word.read_bytes() if template.word else word_template(template.spec)
    return [
        Artifact(f"{stem}/{shelf.SPEC}", dialect.say(words).encode()),
        Artifact(f"{stem}/{shelf.PAGE}", template.page.read_bytes()),
        Artifact(f"{stem}/{shelf.WORD}", word),
    ]
