"""The act behind `validate`, and what every command that reads lists begins with."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.choosing import chosen_files, named
from hotro68.cli.directing import (
    NOTHING_ASKED,
    TypedDirections,
    directions_for,
    save_directions,
)
from hotro68.cli.ending import wrong_name
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.leaving import NOTHING_KEPT, USUAL, Kept, Leave
from hotro68.cli.opening import allowed, known_passwords
from hotro68.cli.recognition import tell_guesses, tell_recognition
from hotro68.cli.screen import answer, console, show_findings
from hotro68.cli.typed import known_policy, read_day
from hotro68.core.catalogue import POLICY_UNKNOWN
from hotro68.core.dialect import Dialect
from hotro68.core.directions import Directions
from hotro68.core.finding import Finding
from hotro68.core.report import Basis, FileReport, Validation
from hotro68.pipeline.checking import Progress, validate
from hotro68.pipeline.rules import basis_of, open_rules, remarks_on, unset_remarks
from hotro68.policy.assess import Rulebook
from hotro68.reading.wanted import Wanted
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.envelope import Json, findings_json, validation_json

NEXT = {
    Exit.CLEAN: "hotro68 merge --out tonghop.xlsx",
    Exit.ERRORS: "gửi bản đánh dấu cho thôn sửa; sửa giúp cách ghi: hotro68 sua",
    Exit.ASKED: "hỏi thôn các điều trên; còn lại thì hotro68 merge --out tonghop.xlsx",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the clerk asked for. day: as typed. limit: in MB."""

    files: tuple[Path, ...]
    folder: Path
    policy: str | None = None
    day: str | None = None
    as_json: bool = False
    strict: bool = False
    limit: int | None = None
    passwords: tuple[str, ...] = ()
    asked: TypedDirections = NOTHING_ASKED

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.policy, allowed(self.limit), known_passwords(self.passwords))


@dataclass(frozen=True, slots=True)
class ListDesk:
    """Everything a reading command works with."""

    settings: Settings
    rulebook: Rulebook
    basis: Basis
    files: tuple[tuple[Path, str], ...]
    remarks: tuple[Finding, ...]
    told: Mapping[str, Directions] = field(default_factory=dict)

    def wanted(self, wish: Wish) -> Wanted:
        """What the clerk has said beforehand, of all lists and of single ones."""
        hamlets = tuple(hamlet.ten for hamlet in self.settings.thon)
        return replace(wish.wanted, told=self.told, hamlets=hamlets)

    def unset(self, files: Iterable[FileReport]) -> list[Finding]:
        """Local amounts nobody has configured, of the policies these lists are of."""
        return unset_remarks(self.rulebook.pack, self.settings.overlays, files)


def lay_desk(wish: Wish) -> tuple[ListDesk | None, list[Finding]]:
    """Settings, rules, then file names: no list is read before the rules are good."""
    settings, findings = load_settings(wish.folder)
    day, problem = read_day(wish.day, "--ngay")
    findings += problem
    if settings is None or findings:
        return None, findings
    settings = settings.of_kinds(())  # these lists say it anew, whatever the last ones said
    rulebook, findings = open_rules(settings, day)
    if rulebook is None:
        return None, findings
    findings = known_policy(wish.policy, rulebook)
    paths, missing = chosen_files(wish.files, wish.folder)
    findings += missing
    if not paths or any(f.code is POLICY_UNKNOWN for f in findings):
        return None, findings
    basis = basis_of(rulebook, settings, day)
    remarks = (*findings, *remarks_on(basis, rulebook.pack))
    files = tuple(named(paths))
    told, findings = directions_for(wish.asked, files, wish.folder, rulebook.pack)
    if findings:
        return None, findings
    return ListDesk(settings, rulebook, basis, files, remarks, told), []


def validate_files(wish: Wish, most: int, leave: Leave = USUAL) -> Exit:
    desk, findings = lay_desk(wish)
    findings += wrong_name("--bao-cao", leave.page, ".html")
    if desk is None or findings:
        return give_up("validate", wish, findings)
    with progress(desk.files, wish) as step:
        report = validate(
            desk.files, desk.rulebook, desk.basis, wanted=desk.wanted(wish), progress=step
        )
    remarks = [*desk.remarks, *desk.unset(report.files), *_keep_directions(wish, desk, report)]
    kept = _leave(report, desk, wish, leave)
    remarks += kept.findings
    code = exit_for([*remarks, *report.findings], strict=wish.strict)
    if wish.as_json:
        print_json(validation_json(report, remarks))
    else:
        _tell(report, remarks, most)
        tell = tell_recognition if wish.asked.show else tell_guesses
        tell(report.files, desk.rulebook.pack, answer())
        for path in kept.paths:
            answer().print(f"Đã ghi {path}.")
        if code in NEXT:
            then = _known(desk, report).say(NEXT[code])
            console().print(f"Bước tiếp theo: {then}")
    return code


def _known(desk: ListDesk, report: Validation) -> Dialect:
    return desk.rulebook.dialect.knowing(row.claim.hamlet for row in report.rows)


def _leave(report: Validation, desk: ListDesk, wish: Wish, leave: Leave) -> Kept:
    wants_copies = leave.wants_copies(as_json=wish.as_json)
    if leave.page is None and not wants_copies:
        return NOTHING_KEPT
    from hotro68.cli.marking import enter_copies, write_marked, write_page

    kept = NOTHING_KEPT
    if leave.page is not None:
        kept += write_page(report, leave.page, _known(desk, report))
    if wants_copies:
        kept += write_marked(report, desk.files, desk.wanted(wish), leave.out)
    enter_copies(wish.folder, "validate", kept, desk.settings)
    return kept


def _keep_directions(wish: Wish, desk: ListDesk, report: Validation) -> list[Finding]:
    """With --luu-cot: what was said of the columns is written down for next time."""
    if not wish.asked.save:
        return []
    pack = desk.rulebook.pack
    written, findings = save_directions(desk.told, desk.files, report.files, wish.folder, pack)
    for path in written:
        console().print(f"Đã ghi {path}.")
    return findings


def give_up(command: str, wish: Wish, findings: list[Finding]) -> Exit:
    """A run that cannot begin: say everything that is wrong."""
    if wish.as_json:
        print_json(findings_json(command, findings))
    else:
        show_findings(findings, console(), len(findings))
    return exit_for(findings) or Exit.UNUSABLE


def print_json(envelope: Json) -> None:
    sys.stdout.write(json.dumps(envelope, ensure_ascii=False) + "\n")


def _tell(report: Validation, remarks: Iterable[Finding], most: int) -> None:
    out = answer()
    listed = [*remarks, *report.findings]
    show_findings(listed, out, most)
    for file in report.files:
        rows = [row for row in report.rows if row.claim.source.file == file.file]
        people, money = len(rows), sum(row.assessment.amount for row in rows)
        found = [finding for finding in report.findings if finding.source.file == file.file]
        out.print(
            f"{file.file}: {people} người, {grouped(money)} đồng theo quy định. {_state(found)}"
        )


def _state(findings: list[Finding]) -> str:
    errors = sum(finding.code.severity == "loi" for finding in findings)
    asked = sum(finding.code.asks for finding in findings)
    warnings = sum(finding.code.severity == "canh_bao" for finding in findings)
    if not errors and not warnings:
        return "Không có lỗi."
    return f"{errors} lỗi, {warnings} cảnh báo, {asked} điều phải hỏi."


@contextmanager
def progress(files: tuple[tuple[Path, str], ...], wish: Wish) -> Iterator[Progress]:
    """A bar on a terminal when there are several files; silence otherwise."""
    if wish.as_json or len(files) < 3 or not sys.stderr.isatty():  # noqa: PLR2004 - worth a bar
        yield lambda _: None
        return
    from rich.progress import Progress as Bar

    with Bar(console=console(), transient=True) as bar:
        task = bar.add_task("Đọc danh sách", total=len(files))
        yield lambda name: bar.update(task, advance=1, description=name)
