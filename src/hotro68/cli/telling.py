"""The acts behind `giaithich` and `quytac`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from hotro68.casebook.settings import Rules, Settings, load_settings
from hotro68.cli.checking import Wish, lay_desk, read_day
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.catalogue import BAD_OPTION, BY_ID
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.explaining import (
    Explanation,
    explain_code,
    explain_policy,
    explain_row,
    rows_meant,
)
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import open_rules
from hotro68.policy.assess import Rulebook
from hotro68.policy.cases import load_cases, run_cases
from hotro68.policy.comparing import Change, compare
from hotro68.policy.loader import load_pack
from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.unreadable import Unreadable

MOST_ROWS = 20


def explain(asked: str, folder: Path, day: str | None) -> Exit:
    """A finding code, a policy, a row, a number or a name."""
    if asked.upper() in BY_ID:
        return _show([explain_code(asked)])
    rulebook, findings = _open(folder, day)
    if rulebook is None:
        return _end(findings)
    if asked in rulebook.pack.policies:
        return _show([explain_policy(asked, rulebook)])
    return _explain_rows(asked, Wish((), folder, day=day))


def _explain_rows(asked: str, wish: Wish) -> Exit:
    desk, findings = lay_desk(wish)
    if desk is None:
        return _end(findings)
    merged = merge(desk.files, desk.rulebook, desk.basis)
    rows = rows_meant(merged, asked)
    if not rows:
        problem = f"không thấy người, dòng, mã hay chính sách «{asked}»"
        return _end([_wrong("giaithich", problem)])
    shown = _show([explain_row(row, merged, desk.rulebook) for row in rows[:MOST_ROWS]])
    if len(rows) > MOST_ROWS:
        answer().print(f"… còn {len(rows) - MOST_ROWS} dòng nữa; ghi rõ hơn họ tên hoặc số.")
    return shown


def _show(explanations: Iterable[Explanation | None]) -> Exit:
    screen = answer()
    for explanation in explanations:
        if explanation is not None:
            screen.print(explanation.title, style="bold", markup=False)
            for sentence in explanation.sentences:
                screen.print(f"  {sentence}", markup=False)
    return Exit.CLEAN


def list_policies(folder: Path, day: str | None) -> Exit:
    rulebook, findings = _open(folder, day)
    if rulebook is None:
        return _end(findings)
    screen = answer()
    for policy in rulebook.pack.policies.values():
        kind = "" if policy.payout else " (chuyển cơ quan khác, không chi qua xã)"
        screen.print(f"{policy.id:<20} {policy.name}{kind}", markup=False)
    return Exit.CLEAN


def show_policy(policy: str, folder: Path, day: str | None) -> Exit:
    rulebook, findings = _open(folder, day)
    if rulebook is None:
        return _end(findings)
    if policy not in rulebook.pack.policies:
        return _end([_wrong("xem", f"không có chính sách «{policy}»")])
    return _show([explain_policy(policy, rulebook)])


def check_rules(folder: Path, rules: Path | None) -> Exit:
    """Load everything; say every fault with file and line."""
    settings, findings = load_settings(folder)
    if settings is None:
        return _end(findings)
    pack, findings = load_pack(settings.quy_tac.goi, settings.overlays, rules)
    if pack is None:
        return _end(findings)
    answer().print(f"Quy tắc tốt: {len(pack.policies)} chính sách, {pack.digest}.")
    return Exit.CLEAN


def try_cases(policy: str | None, folder: Path, rules: Path | None) -> Exit:
    """Run the worked cases of one policy or all, on the national rules."""
    settings, findings = load_settings(folder)
    if settings is None:
        return _end(findings)
    pack, findings = load_pack(settings.quy_tac.goi, (), rules)
    if pack is None:
        return _end(findings)
    if policy is not None and policy not in pack.policies:
        return _end([_wrong("thu", f"không có chính sách «{policy}»")])
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
        return _end(findings)
    sides = []
    for text in (first, second):
        rulebook, faults = _side(text, settings, named)
        if rulebook is None:
            return _end(faults)
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
            return None, [_wrong("sosanh", problem)]
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


def _open(folder: Path, day: str | None) -> tuple[Rulebook | None, list[Finding]]:
    settings, findings = load_settings(folder)
    named, problem = read_day(day, "--ngay")
    findings += problem
    if settings is None or findings:
        return None, findings
    return open_rules(settings, named)


def _wrong(where: str, problem: str) -> Finding:
    return Finding(BAD_OPTION, Source(where), {"where": where, "problem": problem})


def _end(findings: list[Finding]) -> Exit:
    show_findings(findings, console(), len(findings))
    return exit_for(findings)
