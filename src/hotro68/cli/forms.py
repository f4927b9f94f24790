"""The act behind `mau`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.cli.typed import known_policy
from hotro68.core.catalogue import FOLDER_TAKEN
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.recording import Step, hand_over, is_case
from hotro68.pipeline.rules import open_rules
from hotro68.policy.assess import Rulebook
from hotro68.writing.artifact import Artifact, write
from hotro68.writing.forms.form import FormWish, blank_form
from hotro68.writing.forms.plan import of_the_commune

ACT = "mau"
FOLDER = Path(ACT)


@dataclass(frozen=True, slots=True)
class FormsWish:
    """As typed. policies: none means all that the commune pays itself."""

    folder: Path
    out: Path | None
    policies: tuple[str, ...] = ()
    hamlets: tuple[str, ...] = ()
    ruled: int = 0
    day: str | None = None


def make_forms(wish: FormsWish) -> Exit:
    """Nothing that lies there is written over: it may be filled in already."""
    settings, findings = load_settings(wish.folder)
    if settings is None or findings:
        return _refuse(findings)
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return _refuse(findings)
    findings = [one for policy in wish.policies for one in known_policy(policy, rulebook)]
    forms = [] if findings else _forms(wish, settings, rulebook)
    out = wish.folder / (wish.out or FOLDER)
    findings += _taken(forms, out)
    if findings:
        return _refuse(findings)
    when, findings = stamp(wish.day, settings)
    if when is None:
        return _refuse(findings)
    step = Step(ACT, {}, when, tuple(forms), out)
    return _write(wish.folder, step, settings.office.dialect)


def _forms(wish: FormsWish, settings: Settings, rulebook: Rulebook) -> list[Artifact]:
    pack = rulebook.pack
    policies = tuple(dict.fromkeys(wish.policies or of_the_commune(pack)))
    hamlets = dict.fromkeys(hamlet.strip() for hamlet in wish.hamlets) or [""]
    return [
        blank_form(FormWish(policies, hamlet, wish.ruled), pack, settings.office, rulebook.day)
        for hamlet in hamlets
    ]


def _taken(forms: Iterable[Artifact], out: Path) -> list[Finding]:
    paths = [out / form.name for form in forms]
    return [
        Finding(FOLDER_TAKEN, Source(path.name), {"file": str(path)})
        for path in paths
        if path.exists()
    ]


def _write(work: Path, step: Step, dialect: Dialect) -> Exit:
    with Journal(work).held() as busy:
        written, findings = ([], busy) if busy else _hand_over(work, step)
    show_findings(findings, console(), len(findings))
    for path in written:
        answer().print(f"Đã ghi {path}.")
    if written:
        answer().print(
            f"Gửi {dialect.settlement} điền;"
            " nhận về thì chép vào danhsach/ và chạy: hotro68 validate"
        )
    return exit_for(findings)


def _hand_over(work: Path, step: Step) -> tuple[list[Path], list[Finding]]:
    """Entered where there is a case; elsewhere forms are files and nothing else."""
    if is_case(work):
        return hand_over(work, step)
    return write(step.artifacts, step.folder or work)


def _refuse(findings: list[Finding]) -> Exit:
    show_findings(findings, console(), len(findings))
    return exit_for(findings) or Exit.UNUSABLE
