"""The act behind `niemyet`: posting papers of the last merge, or of a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import Journal
from hotro68.casebook.moving import DECISION
from hotro68.casebook.state import MOVES, moves_data
from hotro68.cli.ending import end, stopped
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.posting_case import (
    PLACE,
    PostingCase,
    PostingWish,
    changed_lists,
    decision_of,
    open_case,
    over_all,
    unnamed,
)
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.catalogue import (
    DECISION_INCOMPLETE,
    NOTHING_TO_POST,
    POSTED_LATE,
    POSTING_BEFORE_DECISION,
)
from hotro68.core.finding import Finding, Severity
from hotro68.core.message import shown
from hotro68.core.office import Decision
from hotro68.core.source import Source
from hotro68.pipeline.posting import (
    DECISION_NUMBER,
    FROM,
    KIND,
    LABELS,
    PLACES,
    POST,
    Board,
    ForBoard,
    PostingDays,
    approved,
    boards_data,
    boards_of,
    expected,
    open_posting,
    opening_minutes,
)
from hotro68.pipeline.posting_places import posting_shelf
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.running import posting_clocks
from hotro68.pipeline.steps.ground import Ground, stand
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.artifact import Artifact
from hotro68.writing.context import Notice, PostingKind, hamlet_name
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import papers
from hotro68.writing.papers.letterhead import committee
from hotro68.writing.papers.posting import posted_lists, posting_clock
from hotro68.writing.papers.procedure import procedure_papers

__all__ = ["PostingWish", "post_lists"]

OUT = Path("ketqua")
MINUTES = "P-06"


@dataclass(slots=True)
class _Paper:
    """What one posting comes to. deciding: the step that enters its decision first."""

    kind: str
    artifacts: list[Artifact] = field(default_factory=list)
    boards: tuple[Board, ...] = ()
    chosen: ForBoard | None = None
    decision: Decision | None = None
    waiting: tuple[Decision, ...] = ()
    """Other decisions whose people hang on no board yet."""
    deciding: Step | None = None
    findings: list[Finding] = field(default_factory=list)


def post_lists(wish: PostingWish) -> Exit:
    case, findings = open_case(wish)
    if case is None:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        if busy:
            return end(busy)
        return _post_procedures(case) if wish.kind == "thutuc" else _post_people(case)


def _post_procedures(case: PostingCase) -> Exit:
    pack, day = case.rulebook.pack, case.rulebook.day
    artifacts = procedure_papers(pack, case.settings.office, case.wish.formats, day=day)
    paper = _Paper("thutuc", artifacts, (Board(None, 0, 0),))
    paper.findings = unnamed(case.settings)
    return _deliver(case, paper)


def _post_people(case: PostingCase) -> Exit:
    ground, findings = stand(case.wish.folder, case.rulebook.pack)
    if ground is None:
        return end(findings)
    decision, findings = decision_of(case, ground)
    kind = case.wish.kind or ("dukien" if decision is None else "ketqua")
    paper = _Paper(kind, decision=decision if kind == "ketqua" else None)
    paper.waiting = _unposted(ground, paper)
    paper.findings = [
        *findings,
        *unnamed(case.settings),
        *changed_lists(ground.merged, case.wish.folder),
        *_check_clock(case, paper),
    ]
    if not _stops(paper.findings):
        _choose(case, ground, paper)
    if not _stops(paper.findings):
        _print(case, paper)
    return _deliver(case, paper)


def _unposted(ground: Ground, paper: _Paper) -> tuple[Decision, ...]:
    decision = paper.decision
    if decision is None:
        return ()
    told = (clock.decision for clock in posting_clocks(ground) if clock.timer.done is None)
    return tuple(one for one in told if one is not None and one.number != decision.number)


def _stops(findings: Sequence[Finding]) -> bool:
    return any(finding.code.severity is Severity.ERROR for finding in findings)


def _check_clock(case: PostingCase, paper: _Paper) -> list[Finding]:
    """A result needs its decision, and is posted within the days the plan gives."""
    decision, posted = paper.decision, case.posted
    if paper.kind != "ketqua":
        return []
    if decision is None:
        return [Finding(DECISION_INCOMPLETE, Source("hotro68.yaml"))]
    if posted is None:
        return []
    posting = case.rulebook.pack.file.posting
    last, late = posting_clock(decision.day, posted, posting.latest_days)
    data = {"posted": posted, "decided": decision.day, "last": last, "late": late}
    if posted < decision.day:
        return [Finding(POSTING_BEFORE_DECISION, Source("--ngay-niem-yet"), data)]
    if late <= 0:
        return []
    data["days"] = posting.latest_days
    return [Finding(POSTED_LATE, Source("--ngay-niem-yet"), data, ref=posting.ref)]


def _choose(case: PostingCase, ground: Ground, paper: _Paper) -> None:
    """Which people: of a decision those it approved, before one those who may still be."""
    pack, merged, decision = case.rulebook.pack, ground.merged, paper.decision
    if decision is None:
        paper.chosen = expected(merged, ground.files, pack)
    else:
        paper.deciding, findings = over_all(case, ground, decision)
        paper.findings += findings
        if _stops(findings):
            return
        if paper.deciding is not None:
            ground = ground.after(DECISION, paper.deciding.data, paper.deciding.stamp)
        whole = (merged, ground.files, pack)
        paper.chosen = approved(whole, ground.entries, decision, ground.older_claims())
    if (merged.awards or merged.ended) and not paper.chosen.merged.awards:
        why = (
            "hồ sơ đã quyết định, chưa đạt hoặc đang chờ"
            if decision is None
            else (f"quyết định {decision.number} không duyệt hồ sơ nào")
        )
        data = {"kind": LABELS[paper.kind], "why": why}
        paper.findings.append(Finding(NOTHING_TO_POST, PLACE, data))


def _print(case: PostingCase, paper: _Paper) -> None:
    """The lists, then the minutes of each place."""
    assert paper.chosen is not None
    office, pack = case.settings.office, case.rulebook.pack
    named = frozenset(case.settings.niem_yet.neu_ten)
    notice = Notice(PostingKind(paper.kind), paper.decision, case.posted, named)
    lists = posted_lists(paper.chosen.merged, pack, office, notice, case.wish.formats)
    paper.artifacts = [one for posted in lists for one in posted.papers]
    paper.boards = boards_of(lists)
    minutes, problems = _minutes(case, paper)
    paper.artifacts += minutes
    paper.findings += problems


def _minutes(case: PostingCase, paper: _Paper) -> tuple[list[Artifact], list[Finding]]:
    """P-06, in the forms of the list; pages are counted on a PDF alone."""
    formats = case.wish.formats & {"pdf", "docx"}
    if not formats:
        return [], []
    who, days = committee(case.settings.office), case.rulebook.pack.file.posting.latest_days
    clock = PostingDays(case.posted, days)
    orders = [
        (
            opening_minutes(board, who, paper.kind, clock, paper.decision),
            Order(formats, case.posted, name=_name(board)),
        )
        for board in paper.boards
    ]
    return papers(MINUTES, orders, case.desk)


def _name(board: Board) -> str:
    return "tru-so" if board.hamlet is None else hamlet_name(board.hamlet)


def _deliver(case: PostingCase, paper: _Paper) -> Exit:
    paths: list[Path] = []
    findings = paper.findings
    if not stopped(findings, strict=case.wish.strict):
        paper.artifacts = _apart(case, paper)
        if case.wish.preview:
            _foretell(paper)
        else:
            paths, problems = _enter(case, paper)
            findings = [*findings, *problems]
    show_findings(findings, console(), len(findings))
    for path in paths:
        answer().print(str(path))
    if paths:
        console().print(
            "Bước tiếp theo: dán bảng, ký biên bản; hết hạn: hotro68 niemyet ketthuc"
        )
    for other in paper.waiting:
        console().print(
            f"Chưa niêm yết quyết định {other.number}: hotro68 niemyet --loai ketqua"
            f" --so {other.number} --ngay {shown(other.day)}"
        )
    return exit_for(findings, strict=case.wish.strict)


def _out(case: PostingCase) -> Path:
    return case.wish.out or case.wish.folder / OUT


def _apart(case: PostingCase, paper: _Paper) -> list[Artifact]:
    """The papers of another decision, or of a posting that has ended, stay where they lie."""
    entries, _ = Journal(case.wish.folder).standing()
    places = case.wish.folder, _out(case)
    return posting_shelf(places, entries, paper.kind, paper.decision).laid(paper.artifacts)


def _enter(case: PostingCase, paper: _Paper) -> tuple[list[Path], list[Finding]]:
    findings = take(case.wish.folder, paper.deciding)[1] if paper.deciding else []
    if _stops(findings):
        return [], findings
    moves = paper.chosen.moves if paper.chosen else ()
    data: dict[str, object] = {KIND: paper.kind, PLACES: boards_data(paper.boards)}
    if case.posted is not None:
        data[FROM] = case.posted
    if moves:
        data[MOVES] = moves_data(moves)
    if paper.decision is not None:
        data[DECISION_NUMBER] = paper.decision.number
    data["ghi_chu"] = f"{LABELS[paper.kind]}, {len(paper.boards)} nơi"
    step = Step(POST, data, case.when, tuple(paper.artifacts), _out(case))
    return take(case.wish.folder, replace(step, instead_of=_before(case, paper)))


def _before(case: PostingCase, paper: _Paper) -> tuple[Entry, ...]:
    """The draft that is posted anew; a result stays, whatever other decision follows it."""
    if paper.kind == "ketqua":
        return ()
    entries, _ = Journal(case.wish.folder).standing()
    older = open_posting(entries, paper.kind)
    return (older,) if older else ()


def _foretell(paper: _Paper) -> None:
    screen = answer()
    screen.print(f"Sẽ niêm yết {LABELS[paper.kind]}, chưa ghi gì:")
    for board in paper.boards:
        amount = f"{board.people} người, {grouped(board.amount)} đồng" if board.amount else ""
        screen.print(f"  {_name(board)}: {amount}".rstrip(": "))
    for one in paper.artifacts:
        screen.print(f"  sẽ ghi {one.name}")
