"""What goes on the board: which files a posting lists, what it moves, and how it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.register import Item
from hotro68.core.award import Answer, Assessment, Award, Line
from hotro68.core.case import AFTER_DECISION, CaseFile, Move, Stage, move
from hotro68.core.claim import Claim
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.norms import norm_of
from hotro68.pipeline.paying import decisions_of
from hotro68.pipeline.totals import paper_order, totals_of
from hotro68.policy.pack import Pack
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.writing.context import hamlet_name, posting_clock
from hotro68.writing.discretion import public_text
from hotro68.writing.papers.contexts import Minutes, Remark
from hotro68.writing.papers.letterhead import mid_sentence
from hotro68.writing.papers.posting import Posted

POST, CLOSE = "niemyet", "niemyet ketthuc"
KIND, FROM, PLACES, CLOSES = "loai", "tu_ngay", "noi", "niem_yet"
"""Keys of an entry's data: kind; first day told; one [hamlet, people, đồng] a board; step."""
DECISION_NUMBER = "quyet_dinh"
"""Key of an entry's data: the decision whose result is posted."""
LABELS = {"thutuc": "thủ tục", "dukien": "danh sách dự kiến", "ketqua": "kết quả"}
_TO_POST = frozenset({Stage.GOOD, Stage.PASSED, Stage.POSTED, Stage.SUBMITTED})
_PASSED = _TO_POST - {Stage.GOOD}
"""A file that the newest merge did not count: it came through its appraisal since."""
_DECIDED_ALONE = "Theo quyết định"


@dataclass(frozen=True, slots=True)
class ForBoard:
    """The people of one posting, and the moves it makes."""

    merged: Merged
    moves: tuple[Move, ...]


def expected(merged: Merged, files: Mapping[str, CaseFile], pack: Pack) -> ForBoard:
    """Whoever may still be approved: not those found wanting, returned, or already decided."""
    passed_since = [award for award in merged.ended if _stage(award, files) in _PASSED]
    standing = [award for award in merged.awards if _stage(award, files) in _TO_POST]
    listed = sorted([*standing, *passed_since], key=lambda award: paper_order(award, pack))
    moves = [
        move(file, Stage.POSTED)
        for award in listed
        if (file := files[_key(award)]).may_become(Stage.POSTED)
    ]
    return ForBoard(_of(merged, listed, pack), tuple(moves))


def _key(award: Award) -> str:
    return f"{award.person}/{award.claim.policy}"


def _stage(award: Award, files: Mapping[str, CaseFile]) -> Stage:
    return files[_key(award)].stage


def _of(merged: Merged, awards: Sequence[Award], pack: Pack) -> Merged:
    if tuple(awards) == merged.awards:
        return merged
    return _with_awards(merged, awards, pack)


def _with_awards(merged: Merged, awards: Sequence[Award], pack: Pack) -> Merged:
    totals = totals_of(awards, pack, norm_of(pack, merged.basis.day))
    return replace(merged, awards=tuple(awards), totals=totals)


def approved(
    ground: tuple[Merged, Mapping[str, CaseFile], Pack],
    entries: Iterable[Entry],
    decision: Decision,
    older: Mapping[str, Claim],
) -> ForBoard:
    """What a decision approved, with its amounts."""
    merged, files, pack = ground
    decided = decisions_of(entries)
    keys = [key for key, one in decided.items() if one.decision.number == decision.number]
    found = [files[key] for key in keys if files[key].stage in AFTER_DECISION]
    known = {_key(award): award for award in (*merged.awards, *merged.ended)}
    awards = [
        _decided(file, known.get(file.key), older.get(file.key), merged) for file in found
    ]
    moves = [move(file, Stage.PUBLISHED) for file in found if file.may_become(Stage.PUBLISHED)]
    return ForBoard(_with_awards(merged, awards, pack), tuple(moves))


def _decided(file: CaseFile, award: Award | None, older: Claim | None, merged: Merged) -> Award:
    """The award as decided, also of somebody whom the newest lists no longer have."""
    if award is not None and award.amount == file.amount:
        return award
    claim = (award.claim if award else None) or file.claim or older or _alone(file)
    lines = (Line(_DECIDED_ALONE, file.amount, ""),)
    kept = Assessment(claim, Answer.PAID, lines, (), merged.basis.day)
    return Award(file.person, kept)


def _alone(file: CaseFile) -> Claim:
    return Claim(file.policy, {"ho_ten": file.name, "thon": file.hamlet}, Source(file.key))


# ── minutes ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Board:
    """One place of a posting as the journal keeps it. hamlet: None for the office."""

    hamlet: str | None
    people: int
    amount: int
    pages: int = 0

    def place(self, committee: str) -> str:
        if self.hamlet is None:
            return f"trụ sở {committee}"
        return f"nhà văn hóa {mid_sentence(public_text(hamlet_name(self.hamlet)))}".strip()


def boards_of(lists: Iterable[Posted]) -> tuple[Board, ...]:
    return tuple(Board(one.hamlet, one.people, one.amount, one.pages) for one in lists)


def boards_data(boards: Iterable[Board]) -> list[list[object]]:
    return [[one.hamlet, one.people, one.amount, one.pages] for one in boards]


def boards_told(entry: Entry) -> tuple[Board, ...]:
    return tuple(Board(*one) for one in entry.data.get(PLACES) or ())


@dataclass(frozen=True, slots=True)
class PostingDays:
    """first: of this posting. within: days from a decision in which its result is posted."""

    first: date | None
    within: int

    def last(self, decision: Decision | None) -> date | None:
        """None before a decision, and when the days are over already."""
        if decision is None:
            return None
        last, late = posting_clock(decision.day, self.first, self.within)
        return None if late else last


def opening_minutes(
    board: Board, committee: str, kind: str, days: PostingDays, decision: Decision | None
) -> Minutes:
    return Minutes(
        thon=board.hamlet or "",
        loai=LABELS[kind],
        dia_diem=board.place(committee),
        tu_ngay=days.first,
        den_ngay=days.last(decision),
        so_nguoi=board.people,
        so_tien=board.amount,
        so_trang=board.pages or None,
        quyet_dinh=decision,
    )


@dataclass(frozen=True, slots=True)
class PostingEnd:
    """A posting coming to its end. told: how many complaints the clerk says there were."""

    posting: Entry
    day: date
    items: tuple[Item, ...]
    told: int | None = None

    @property
    def first(self) -> date:
        return first_day(self.posting)

    @property
    def kind(self) -> str:
        return str(self.posting.data.get(KIND, ""))

    @property
    def counted(self) -> int:
        return len(self.items)

    @property
    def open(self) -> int:
        return sum(item.is_open for item in self.items)


def first_day(posting: Entry) -> date:
    told = posting.data.get(FROM)
    return told if isinstance(told, date) else posting.stamp.day


def open_posting(entries: Sequence[Entry], kind: str | None) -> Entry | None:
    """The posting (of a kind) that is to be closed next; entries: the standing ones.

    A list posted anew takes the place of the one before; of several decisions each has its
    own, the oldest first.
    """
    closed = {entry.data.get(CLOSES) for entry in entries if entry.act == CLOSE}
    newest = {posting_of(entry): entry for entry in entries if entry.act == POST}
    wanted = [one for (told, _), one in newest.items() if kind in {None, told}]
    still = [one for one in wanted if one.number not in closed]
    still.sort(key=lambda entry: entry.number)
    return next((one for one in still if one.data.get(KIND) == still[-1].data.get(KIND)), None)


def posting_of(entry: Entry) -> tuple[str, str]:
    """Which list it is: its kind, and the decision of a result."""
    return str(entry.data.get(KIND, "")), str(entry.data.get(DECISION_NUMBER, ""))


def items_within(items: Iterable[Item], first: date, last: date) -> tuple[Item, ...]:
    return tuple(item for item in items if first <= _received(item) <= last)


def _received(item: Item) -> date:
    told = item.given.get("ngay_nhan")
    return told if isinstance(told, date) else item.day


def closing_minutes(
    closing: PostingEnd, board: Board, committee: str, files: Mapping[str, CaseFile]
) -> Minutes:
    items = closing.items if board.hamlet is None else tuple(_at(board.hamlet, closing, files))
    told = closing.told if board.hamlet is None else None
    return Minutes(
        thon=board.hamlet or "",
        loai=LABELS[closing.kind],
        dia_diem=board.place(committee),
        tu_ngay=closing.first,
        den_ngay=closing.day,
        so_nguoi=board.people,
        so_tien=board.amount,
        so_phan_anh=len(items) if told is None else told,
        y_kien=tuple(map(_remark, items)),
    )


def _at(hamlet: str, closing: PostingEnd, files: Mapping[str, CaseFile]) -> Iterator[Item]:
    """Complaints of one hamlet: said of it, or about a file of it."""
    for item in closing.items:
        file = files.get(str(item.given.get("ho_so", "")))
        where = str(item.given.get("thon", "")) or (file.hamlet if file else "")
        if hamlet_key(where) == hamlet_key(hamlet):
            yield item


def _remark(item: Item) -> Remark:
    """Without the name of whoever spoke; numbers and illnesses in the words are left out."""
    outcome = str(item.given.get("tra_loi", "")) or ("" if item.is_open else item.outcome)
    return Remark(
        noi_dung=public_text(str(item.given.get("noi_dung", ""))),
        ngay=_received(item),
        ket_qua=public_text(outcome) if outcome else "đang giải quyết",
    )
