"""The act behind `dongoi`: one file for one recipient, with what it may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.casebook.proof import CARRIED_OFF
from hotro68.casebook.settings import load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.catalogue import BUNDLE_EMPTY, RECIPIENT_UNKNOWN
from hotro68.core.finding import Finding, Severity
from hotro68.core.source import Source
from hotro68.pipeline.bundling import BundleOrder, bundle, contents, hamlets_told
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.ground import Ground, stand
from hotro68.policy.recipients import Recipient, load_recipients
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.names import file_name

ACT = "dongoi"
OUT = Path("ketqua")
HAMLET = "thon"


@dataclass(frozen=True, slots=True)
class BundleWish:
    """recipient: an id of rules/noi-nhan, or `thon:TÊN`."""

    folder: Path
    recipient: str
    out: Path | None = None
    password: str = ""
    day: str | None = None
    who: str | None = None
    preview: bool = False


def make_bundle(wish: BundleWish) -> Exit:
    with Journal(wish.folder).held() as busy:
        findings = busy or _make(wish)
    show_findings(findings, console(), len(findings))
    return exit_for(findings)


def _make(wish: BundleWish) -> list[Finding]:
    order, findings = _order(wish)
    if order is None:
        return findings
    files, findings = contents(order)
    if not files:
        return findings or [Finding(BUNDLE_EMPTY, Source("--cho"), {"name": order.title})]
    if wish.preview:
        _tell(order, files, "Sẽ gói")
        return findings
    return [*findings, *_enter(wish, order, files)]


def _order(wish: BundleWish) -> tuple[BundleOrder | None, list[Finding]]:
    settings, findings = load_settings(wish.folder)
    if settings is None:
        return None, findings
    rulebook, findings = open_rules(settings)
    when, problem = stamp(wish.day, settings, wish.who)
    if rulebook is None or when is None:
        return None, findings + problem
    known, findings = load_recipients(rulebook.pack)
    ground, problem = stand(wish.folder, rulebook.pack)
    if ground is None or findings:
        return None, findings + problem
    kind, _, named = wish.recipient.partition(":")
    recipient = known.get(kind)
    hamlet = _hamlet(named, ground) if recipient and recipient.hamlet else None
    if recipient is None or recipient.hamlet != bool(named) or (named and hamlet is None):
        return None, [_unknown(wish.recipient, known, ground)]
    return BundleOrder(recipient, ground, settings, when, hamlet, _lock(wish.password)), []


def _hamlet(named: str, ground: Ground) -> str | None:
    """The hamlet as the files write it, however it was typed."""
    wanted = hamlet_key(named)
    told = hamlets_told(ground.files.values())
    return next((one for one in told if hamlet_key(one) == wanted), None)


def _unknown(given: str, known: Mapping[str, Recipient], ground: Ground) -> Finding:
    hamlets = hamlets_told(ground.files.values())
    kind, _, named = given.partition(":")
    problem = "không có nơi nhận này"
    if kind == HAMLET:
        problem = f"không có «{named}» trong danh sách" if named else "chưa ghi tên nơi nào"
    names = [one for one in sorted(known) if one != HAMLET]
    told = ", ".join([*names, *(f"{HAMLET}:{one}" for one in hamlets)])
    data = {"given": given, "problem": problem, "known": told}
    return Finding(RECIPIENT_UNKNOWN, Source("--cho"), data)


def _lock(password: str) -> Callable[[bytes], bytes] | None:
    if not password:
        return None
    from hotro68.writing.bundled import locked

    return partial(locked, password=password)


def _enter(wish: BundleWish, order: BundleOrder, files: Mapping[str, bytes]) -> list[Finding]:
    hamlet = f"-{file_name(order.hamlet)}" if order.hamlet is not None else ""
    name = f"dongoi/goi-{order.recipient.id}{hamlet}.zip"
    artifact = Artifact(name, bundle(order, files))
    data = {
        "cho": wish.recipient,
        CARRIED_OFF: order.recipient.everything,
        "ghi_chu": f"gói cho {order.title}, {len(files)} tệp",
    }
    step = Step(ACT, data, order.when, (artifact,), wish.out or wish.folder / OUT)
    paths, findings = take(wish.folder, step)
    if not any(finding.code.severity is Severity.ERROR for finding in findings):
        _tell(order, files, "Đã gói")
        for path in paths:
            answer().print(str(path))
    return findings


def _tell(order: BundleOrder, files: Mapping[str, bytes], verb: str) -> None:
    answer().print(f"{verb} cho {order.title}: {len(files)} tệp và bản kê.")
    for name in sorted(files) if not order.recipient.everything else ():
        answer().print(f"  {name}")
    if order.recipient.everything:
        answer().print("Gói có mọi thông tin cá nhân: chỉ cất ở nơi lưu trữ, không gửi đi.")
