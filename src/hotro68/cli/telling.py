"""The acts behind `giaithich` and `quytac`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.register import load_shelf
from hotro68.casebook.settings import Rules, Settings, load_settings
from hotro68.casebook.supervision import supervision_faults
from hotro68.cli.checking import Wish, lay_desk
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.merging import heard_so_far, without_old_versions
from hotro68.cli.screen import answer, console, show_findings
from hotro68.cli.typed import read_day
from hotro68.core.catalogue import BY_ID, INPUTS_CHANGED
from hotro68.core.dialect import USUAL, Dialect
from hotro68.core.finding import Finding
from hotro68.core.message import shown
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.explaining import Explanation, Judged, explain_person, explain_row, who
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.seeking import Rows, by_person, is_place, near_names, rows_meant
from hotro68.pipeline.showing import explain_code, explain_policy, explain_work
from hotro68.pipeline.standing_registers import load_specs
from hotro68.policy.assess import Rulebook
from hotro68.policy.cases import load_cases, run_cases
from hotro68.policy.comparing import Change, compare
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.wording import rest_day_notes
from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.text import fold
from hotro68.vietnamese.unreadable import Unreadable

MOST_PEOPLE = 20
MOST_FILES = 5
ASSUMED = "chưa ai ghi ngày, nên lấy văn bản mới nhất"


def explain(asked: str, folder: Path, day: str | None) -> Exit:
    """A finding code, a policy, a row, a number or a name."""
    if asked.strip().upper() in BY_ID:
        return _show([explain_code(asked.strip())])
    telling, findings = _begin(folder, day)
    if telling is None:
        return end(findings)
    policy = _policy_meant(asked, telling.rulebook.pack)
    if policy:
        told = explain_policy(policy, telling.rulebook, telling.whence)
        return _show([told], telling.rulebook.dialect)
    return _explain_rows(asked, folder, telling)


def _policy_meant(asked: str, pack: Pack) -> str:
    """A policy by its id, its sheet or its name, in any case."""
    for policy in pack.policies.values():
        if fold(asked) in {fold(policy.id), fold(policy.short), fold(policy.name)}:
            return policy.id
    return ""


@dataclass(frozen=True, slots=True)
class Telling:
    """The rules of a folder on the day that counts, why that day, and the last merge."""

    rulebook: Rulebook
    whence: str
    last: Merged | None


def _begin(folder: Path, day: str | None) -> tuple[Telling | None, list[Finding]]:
    """The day: the option, else that of the last merge, else the folder's."""
    settings, findings = load_settings(folder)
    named, problem = read_day(day, "--ngay")
    findings += problem
    if settings is None or findings:
        return None, findings
    last, findings = Book(folder).last_merge()
    show_findings(findings, console(), len(findings))
    decided, whence = _deciding_day(named, last, settings)
    rulebook, findings = open_rules(settings, decided)
    if rulebook is None:
        return None, findings
    return Telling(rulebook, whence, last), []


def _deciding_day(
    named: date | None, last: Merged | None, settings: Settings
) -> tuple[date | None, str]:
    if named is not None:
        return named, "ghi ở --ngay"
    own = settings.ngay_tham_dinh
    if last is not None:
        now = (
            f"; hotro68.yaml nay ghi {shown(own)}" if own not in {None, last.basis.day} else ""
        )
        return last.basis.day, f"ngày của lần gộp gần nhất{now}"
    return own, "ghi trong hotro68.yaml" if own is not None else ASSUMED


def _explain_rows(asked: str, folder: Path, telling: Telling) -> Exit:
    day = shown(telling.rulebook.day)
    wish = Wish((), folder, day=day)
    desk, findings = lay_desk(wish)
    if desk is None:
        return end(findings)
    desk, _ = without_old_versions(desk, folder)
    (checks, decided), findings = heard_so_far(folder, desk)
    if findings:
        return end(findings)
    wanted, rulebook = desk.wanted(wish), desk.rulebook
    merged = merge(
        desk.files, rulebook, desk.basis, wanted=wanted, checks=checks, decided=decided
    )
    known = rulebook.knowing(row.claim.hamlet for row in merged.rows)
    case = Judged(merged, known, telling.whence)
    _warn_of_changes(merged, telling.last)
    rows = rows_meant(merged, asked, case.pack)
    if not rows:
        return _not_found(asked, merged)
    if is_place(asked):
        return _show([explain_row(row, case) for row in rows], case.pack.dialect)
    people = by_person(merged, rows)
    if len(people) > 1:
        return _choose(asked, people)
    return _show([explain_person(people[0], case)], case.pack.dialect)


def _warn_of_changes(merged: Merged, last: Merged | None) -> None:
    """Lists that are no longer what was merged: the last papers may say otherwise."""
    known = {file.file: file.sha256 for file in last.files} if last is not None else {}
    changed = [
        Finding(INPUTS_CHANGED, Source(file.file), {"file": file.file})
        for file in merged.files
        if known and known.get(file.file) != file.sha256
    ]
    show_findings(changed, console(), len(changed))


def _not_found(asked: str, merged: Merged) -> Exit:
    """Where was looked, and which names are nearly the one typed."""
    say = console().print
    files = [file.file for file in merged.files]
    named = ", ".join(files[:MOST_FILES]) + (", …" if len(files) > MOST_FILES else "")
    say(f"Không thấy «{asked}».", markup=False)
    say(
        f"Đã tìm họ tên, số giấy tờ và vị trí trong {len(merged.rows)} dòng của"
        f" {len(files)} tệp ({named}), mã phát hiện và mã chính sách.",
        markup=False,
    )
    for name in near_names(merged, asked):
        say(f'Gần giống: hotro68 giaithich "{name}"', markup=False)
    return Exit.UNUSABLE


def _choose(asked: str, people: Sequence[Rows]) -> Exit:
    """Several people: each with what tells them apart, and the command that means only them."""
    screen = answer()
    screen.print(f"Có {len(people)} người khớp với «{asked}»; chọn một:", markup=False)
    for number, rows in enumerate(people[:MOST_PEOPLE], start=1):
        claim = rows[0].claim
        screen.print(f"{number:>3}. {who(claim)}", markup=False)
        screen.print(f'     hotro68 giaithich "{claim.source}"', markup=False)
    if len(people) > MOST_PEOPLE:
        screen.print(f"… còn {len(people) - MOST_PEOPLE} người nữa; ghi rõ hơn họ tên hoặc số.")
    return Exit.CLEAN


def _show(explanations: Iterable[Explanation | None], dialect: Dialect = USUAL) -> Exit:
    screen, say = answer(), dialect.say
    for explanation in explanations:
        if explanation is not None:
            screen.print(explanation.title, style="bold", markup=False)
            for sentence in explanation.sentences:
                screen.print(f"  {say(sentence)}", markup=False)
    return Exit.CLEAN


def list_policies(folder: Path, day: str | None, *, work: bool) -> Exit:
    telling, findings = _begin(folder, day)
    if telling is None:
        return end(findings)
    if work:
        book = telling.rulebook
        told = (explain_work(one, book) for one in book.pack.policies)
        return _show(told, book.dialect)
    screen = answer()
    for policy in telling.rulebook.pack.policies.values():
        own = telling.rulebook.dialect.level
        kind = "" if policy.payout else f" (chuyển cơ quan khác, không chi qua {own})"
        screen.print(f"{policy.id:<20} {policy.name}{kind}", markup=False)
    return Exit.CLEAN


def show_policy(policy: str, folder: Path, day: str | None) -> Exit:
    telling, findings = _begin(folder, day)
    if telling is None:
        return end(findings)
    meant = _policy_meant(policy, telling.rulebook.pack)
    if not meant:
        known = ", ".join(telling.rulebook.pack.policies)
        return end([wrong_option("xem", f"không có chính sách «{policy}»; có: {known}")])
    told = explain_policy(meant, telling.rulebook, telling.whence)
    return _show([told], telling.rulebook.dialect)


def check_rules(folder: Path, rules: Path | None) -> Exit:
    """Load everything; say every fault with file and line."""
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    pack, findings = load_pack(settings.quy_tac.goi, settings.overlays, rules)
    if pack is None:
        return end(findings)
    _, findings = load_specs(pack, rules)
    findings += [*load_shelf(rules).findings, *supervision_faults(rules)]
    if findings:
        return end(findings)
    answer().print(f"Quy tắc tốt: {len(pack.policies)} chính sách, {pack.digest}.")
    for note in rest_day_notes(pack):
        answer().print(f"Lưu ý: {note}", markup=False)
    return Exit.CLEAN


def try_cases(policy: str | None, folder: Path, rules: Path | None) -> Exit:
    """Run the worked cases of one policy or all, on the national rules."""
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    pack, findings = load_pack(settings.quy_tac.goi, (), rules)
    if pack is None:
        return end(findings)
    if policy is not None and policy not in pack.policies:
        return end([wrong_option("thu", f"không có chính sách «{policy}»")])
    wanted = [policy] if policy is not None else list(pack.policies)
    failed = [finding for name in wanted for finding in run_cases(pack, name, rules)]
    count = sum(len(load_cases(pack, name, rules)[0]) for name in wanted)
    show_findings(failed, console(), len(failed))
    answer().print(f"{count - len(failed)} ca mẫu đạt, {len(failed)} không đạt.")
    return Exit.ERRORS if failed else Exit.CLEAN


def compare_rules(first: str, second: str, folder: Path, day: str | None) -> Exit:
    """Two days, or two overlays by name (`lang-son`, `tinh/lang-son`; `-` is none)."""
    settings, findings = load_settings(folder)
    named, problem = read_day(day, "--ngay")
    findings += problem
    if settings is None or findings:
        return end(findings)
    sides = []
    for text in (first, second):
        rulebook, faults = _side(text, settings, named)
        if rulebook is None:
            return end(faults)
        sides.append(rulebook)
    changes = compare(*sides)
    _tell_changes(changes, sides[1])
    return Exit.CLEAN


def _side(
    text: str, settings: Settings, day: date | None
) -> tuple[Rulebook | None, list[Finding]]:
    try:
        return open_rules(settings, parse_date(text))
    except Unreadable:
        pass
    level, _, name = text.rpartition("/")
    overlay = Rules(goi=settings.quy_tac.goi)
    if text != "-":
        try:
            overlay = Rules(goi=settings.quy_tac.goi, **{level or "tinh": name})
        except ValueError:
            problem = f"«{text}» không phải ngày, cũng không phải tên quy tắc địa phương"
            return None, [wrong_option("sosanh", problem)]
    return open_rules(settings.model_copy(update={"quy_tac": overlay}), day)


def _tell_changes(changes: list[Change], rulebook: Rulebook) -> None:
    screen = answer()
    if not changes:
        screen.print("Không khác nhau.")
    policy = ""
    for change in changes:
        if change.policy != policy:
            policy = change.policy
            screen.print(f"{policy}: {rulebook.pack.policies[policy].name}", style="bold")
        ref = f" ({change.ref})" if change.ref else ""
        screen.print(f"  {_worded(change)}{ref}", markup=False)


def _worded(change: Change) -> str:
    if not change.before:
        return f"{change.what}, thêm: {change.after}"
    if not change.after:
        return f"{change.what}, bỏ: {change.before}"
    return f"{change.what}: từ «{change.before}» thành «{change.after}»"
