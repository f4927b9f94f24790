"""The act behind `niemyet ketthuc`: a posting ends, with what people said of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.register import Item, items_of, load_register
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end, stopped, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer
from hotro68.core.catalogue import (
    CLOSED_BEFORE_POSTED,
    FEEDBACK_COUNT_DIFFERS,
    FEEDBACK_OPEN,
    NO_OPEN_POSTING,
)
from hotro68.core.finding import Finding, Severity
from hotro68.core.message import shown
from hotro68.core.source import Source
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.posting import (
    CLOSE,
    CLOSES,
    KIND,
    LABELS,
    PLACES,
    PostingEnd,
    boards_data,
    boards_told,
    closing_minutes,
    first_day,
    items_within,
    open_posting,
    posting_of,
)
from hotro68.pipeline.posting_places import closing_shelf
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.ground import Ground, stand
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.context import hamlet_name
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import papers
from hotro68.writing.papers.letterhead import committee

OUT = Path("ketqua")
MINUTES = "P-07"
COMPLAINTS = "phananh"
PLACE = Source("hotro68 niemyet ketthuc")


@dataclass(frozen=True, slots=True)
class ClosingWish:
    """told: how many complaints there were, when the clerk says so."""

    folder: Path
    out: Path | None = None
    kind: str | None = None
    told: int | None = None
    day: str | None = None
    who: str | None = None
    strict: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class _Desk:
    wish: ClosingWish
    settings: Settings
    pack: Pack
    when: Stamp


def close_posting(wish: ClosingWish) -> Exit:
    desk, findings = _open(wish)
    if desk is None:
        return end(findings, strict=wish.strict)
    with Journal(wish.folder).held() as busy:
        told = busy or _close(desk)
    return end(told, strict=wish.strict)


def _open(wish: ClosingWish) -> tuple[_Desk | None, list[Finding]]:
    if wish.kind not in {None, *LABELS}:
        wrong = f"«{wish.kind}»; cần một trong: {', '.join(LABELS)}"
        return None, [wrong_option("--loai", wrong)]
    settings, findings = load_settings(wish.folder)
    if settings is None:
        return None, findings
    rulebook, findings = open_rules(settings)
    when, problem = stamp(wish.day, settings, wish.who)
    if rulebook is None or when is None:
        return None, findings + problem
    return _Desk(wish, settings, rulebook.pack, when), []


def _close(desk: _Desk) -> list[Finding]:
    entries, findings = Journal(desk.wish.folder).standing()
    posting = open_posting(entries, desk.wish.kind)
    if findings:
        return findings
    if posting is None:
        named = LABELS[desk.wish.kind] if desk.wish.kind else "nào"
        return [Finding(NO_OPEN_POSTING, PLACE, {"kind": named})]
    first = first_day(posting)
    if desk.when.day < first:
        data = {"closed": desk.when.day, "posted": first, "number": posting.number}
        return [Finding(CLOSED_BEFORE_POSTED, Source("--ngay"), data)]
    items, findings = _items(entries)
    within = items_within(items, first, desk.when.day)
    closing = PostingEnd(posting, desk.when.day, within, desk.wish.told)
    findings += _remarks(closing)
    artifacts, problems = _papers(desk, closing)
    places = desk.wish.folder, _out(desk)
    artifacts = closing_shelf(places, entries, posting).laid(artifacts)
    findings += problems
    if stopped(findings, strict=desk.wish.strict):
        return findings
    return [*findings, *_enter(desk, closing, artifacts)]


def _items(entries: tuple[Entry, ...]) -> tuple[tuple[Item, ...], list[Finding]]:
    register, findings = load_register(COMPLAINTS)
    return (tuple(items_of(register, entries).values()) if register else ()), findings


def _remarks(closing: PostingEnd) -> list[Finding]:
    findings = []
    if closing.told is not None and closing.told != closing.counted:
        data = {"told": closing.told, "counted": closing.counted}
        findings.append(Finding(FEEDBACK_COUNT_DIFFERS, Source("--phan-anh"), data))
    if closing.open:
        findings.append(Finding(FEEDBACK_OPEN, PLACE, {"count": closing.open}))
    return findings


def _papers(desk: _Desk, closing: PostingEnd) -> tuple[list[Artifact], list[Finding]]:
    """P-07, one for each place of the posting. Posters of the procedures need none."""
    folder = desk.wish.folder
    ground, _ = stand(folder, desk.pack)
    files = ground.files if isinstance(ground, Ground) else {}
    who = committee(desk.settings.office)
    formats = frozenset({"pdf", "docx"})
    orders = [
        (
            closing_minutes(closing, board, who, files),
            Order(formats, closing.day, name=_name(board.hamlet)),
        )
        for board in boards_told(closing.posting)
    ]
    return papers(MINUTES, orders, desk_of(desk.settings, desk.pack, closing.day, folder))


def _name(hamlet: str | None) -> str:
    return "tru-so" if hamlet is None else hamlet_name(hamlet)


def _out(desk: _Desk) -> Path:
    return desk.wish.out or desk.wish.folder / OUT


def _enter(desk: _Desk, closing: PostingEnd, artifacts: list[Artifact]) -> list[Finding]:
    count = closing.counted if closing.told is None else closing.told
    number = posting_of(closing.posting)[1]
    named = f"{LABELS[closing.kind]} {number}".strip()
    what = f"niêm yết {named} từ {shown(closing.first)}, {count} phản ánh"
    if desk.wish.preview:
        answer().print(f"Sẽ kết thúc {what}; lập {len(artifacts)} tệp biên bản. Chưa ghi gì.")
        return []
    data = {
        KIND: closing.kind,
        CLOSES: closing.posting.number,
        PLACES: boards_data(boards_told(closing.posting)),
        "den_ngay": closing.day,
        "phan_anh": count,
        "ghi_chu": what,
    }
    step = Step(CLOSE, data, desk.when, tuple(artifacts), _out(desk))
    paths, findings = take(desk.wish.folder, step)
    if not any(finding.code.severity is Severity.ERROR for finding in findings):
        _tell(what, paths, closing)
    return findings


def _tell(what: str, paths: list[Path], closing: PostingEnd) -> None:
    screen = answer()
    for path in paths:
        screen.print(str(path))
    following = {"dukien": "hotro68 thamdinh", "ketqua": "hotro68 chitra lap"}
    then = following.get(closing.kind)
    screen.print(f"Đã kết thúc {what}." + (f" Bước tiếp theo: {then}" if then else ""))
