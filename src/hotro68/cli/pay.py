"""The acts behind `chitra lap` and `chitra nhap`: payout sheets out, their results back in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import Journal
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.pay_desk import PayDesk, PayWish, decide_all, decision_told, lay_desk
from hotro68.cli.screen import answer
from hotro68.core.case import CaseFile, Stage
from hotro68.core.catalogue import (
    NAME_NOT_CONFIGURED,
    NO_DECISION,
    NOT_APPROVED_YET,
    NOTHING_LEFT,
)
from hotro68.core.finding import Finding
from hotro68.core.payout import PaySheet
from hotro68.core.source import Source
from hotro68.pipeline.outcomes import (
    handout_of,
    result_name,
)
from hotro68.pipeline.paying import (
    LAY,
    PLACE,
    RECALLED,
    SHEETS,
    Choice,
    Draw,
    PayRegister,
    draw_sheets,
    register_of,
    sheets_data,
    with_claims,
)
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.steps.ground import Ground, lateness, stand, too_early
from hotro68.pipeline.steps.handing import hand_out
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.context import hamlet_name
from hotro68.writing.papers.payout import payout_papers, sheet_papers

OUT = Path("ketqua")
KIND, DRAFT = "loai", "du-thao"


def lay_sheets(wish: PayWish) -> Exit:
    desk, findings = lay_desk(wish.folder, wish.day, wish.who)
    if desk is None:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        return end(busy) if busy else _lay(wish, desk)


def _lay(wish: PayWish, desk: PayDesk) -> Exit:
    ground, findings = stand(wish.folder, desk.pack)
    if ground is None:
        return end(findings)
    if wish.draft:
        return _lay_draft(wish, desk, ground)
    decision, findings = decision_told(wish, desk, ground)
    if decision is not None and not findings:
        findings = decide_all(wish, desk, ground, decision)
    if findings:
        return end(findings)
    ground, findings = stand(wish.folder, desk.pack)
    assert ground is not None, findings
    return _lay_decided(wish, desk, ground)


def _lay_draft(wish: PayWish, desk: PayDesk, ground: Ground) -> Exit:
    artifacts = payout_papers(ground.merged, desk.pack, desk.settings.office, None)
    findings = [Finding(NO_DECISION, PLACE), *_unnamed(desk)]
    if not wish.preview:
        data = {KIND: DRAFT, "ghi_chu": "bản dự thảo, không dùng để chi"}
        folder = wish.out or wish.folder / OUT
        older = _drafts(ground.entries)
        step = Step(LAY, data, desk.when, tuple(artifacts), folder, instead_of=older)
        paths, problems = take(wish.folder, step)
        findings += problems
        tell_paths(paths)
    return end(findings)


def _lay_decided(wish: PayWish, desk: PayDesk, ground: Ground) -> Exit:
    entries, findings = Journal(wish.folder).entries()
    register = register_of(entries)
    hamlets, problems = _hamlets(wish, ground)
    findings += problems
    if not register.decided:
        findings.append(Finding(NOT_APPROVED_YET, PLACE))
    if findings:
        return end(findings)
    files = with_claims(ground.files, ground.older_claims())
    choice = Choice(wish.number or "", hamlets, wish.point)
    draw, findings = draw_sheets(files, register, desk.pack, choice)
    if not (draw.new or draw.again):
        return end([*findings, _nothing_left(ground.files.values())])
    early = _too_soon(draw, desk)
    if early:
        return end([*findings, *early])
    findings += [*_unnamed(desk), *lateness(desk.pack, "chitra", desk.when.day)]
    return _enter_sheets(wish, desk, ground, (draw, register, findings))


def _drafts(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Drafts never lie beside the sheets that are paid by, nor beside newer drafts."""
    laid = (one for one in entries if one.act == LAY)
    return tuple(one for one in laid if one.data.get(KIND) == DRAFT)


def _too_soon(draw: Draw, desk: PayDesk) -> list[Finding]:
    """No sheet is older than the decision it pays by."""
    days = {sheet.decision.day: sheet.decision.number for sheet in draw.new}
    last = max(days, default=desk.when.day)
    if desk.when.day >= last:
        return []
    return [too_early(desk.when.day, "Bảng chi trả", last, f"quyết định {days[last]}")]


def _enter_sheets(
    wish: PayWish,
    desk: PayDesk,
    ground: Ground,
    drawn: tuple[Draw, PayRegister, list[Finding]],
) -> Exit:
    draw, register, findings = drawn
    basis, office = ground.merged.basis, desk.settings.office
    paged, artifacts = sheet_papers((*draw.again, *draw.new), basis, desk.pack, office)
    new = paged[len(draw.again) :]
    if wish.preview:
        _tell_sheets(draw, register, preview=True)
        return end(findings)
    folder = wish.out or wish.folder / OUT
    data = {
        SHEETS: sheets_data(new),
        RECALLED: list(draw.recalled),
        "in_lai": [sheet.number for sheet in draw.again],
        "ghi_chu": _note(draw),
    }
    older = _drafts(ground.entries)
    step = Step(LAY, data, desk.when, tuple(artifacts), folder, instead_of=older)
    paths, problems = take(wish.folder, step)
    if not paths:
        return end([*findings, *problems])
    _tell_sheets(draw, register, preview=False)
    asked = {
        result_name(sheet): handout_of(sheet, register, desk.pack)
        for sheet in paged
        # of a sheet printed again: somebody may be filling it in
        if not (folder / result_name(sheet)).exists()
    }
    step = Step(LAY, {}, desk.when, folder=folder)
    written, trouble = hand_out(wish.folder, step, asked, desk.pack.dialect)
    problems += trouble
    tell_paths([*paths, *written])
    answer().print(
        "Bước tiếp theo: chi tiền, điền tệp …-ket-qua.xlsx của từng bảng, rồi"
        " hotro68 chitra nhap TỆP",
        "Giấy ủy quyền trống cho người nhờ nhận thay: hotro68 vanban in P-16b",
        sep="\n",
    )
    return end([*findings, *problems])


def _hamlets(wish: PayWish, ground: Ground) -> tuple[frozenset[str], list[Finding]]:
    """Hamlets as typed, in whatever spelling, as the files write them."""
    from hotro68.vietnamese.hamlets import hamlet_key

    known = {hamlet_key(file.hamlet): file.hamlet for file in ground.files.values()}
    found = {text: known.get(hamlet_key(text)) for text in wish.hamlets}
    named = ", ".join(sorted(name for name in known.values() if name))
    findings = [
        wrong_option("--thon", f"không có «{text}»; có: {named}")
        for text, hamlet in found.items()
        if hamlet is None
    ]
    return frozenset(hamlet for hamlet in found.values() if hamlet is not None), findings


def _nothing_left(files: Iterable[CaseFile]) -> Finding:
    listed = list(files)
    paid = sum(file.stage is Stage.PAID for file in listed)
    held = sum(bool(file.held) for file in listed)
    return Finding(NOTHING_LEFT, PLACE, {"paid": paid, "held": held})


def _note(draw: Draw) -> str:
    new = ", ".join(str(sheet.number) for sheet in draw.new)
    again = ", ".join(str(sheet.number) for sheet in draw.again)
    told = [f"bảng số {new}" if new else "", f"in lại bảng số {again}" if again else ""]
    return "; ".join(filter(None, told))


def _tell_sheets(draw: Draw, register: PayRegister, *, preview: bool) -> None:
    screen = answer()
    for sheets, word in ((draw.again, "In lại"), (draw.new, "Sẽ lập" if preview else "Lập")):
        for sheet in sheets:
            screen.print(f"{word} {described(sheet)}{_begun(sheet, register)}")


def _begun(sheet: PaySheet, register: PayRegister) -> str:
    """Of a sheet half paid out: its paper still names everybody."""
    still = register.open_lines(sheet)
    if len(still) == len(sheet.lines) or not still:
        return ""
    amount = grouped(sum(line.amount for line in still))
    return (
        f"; {len(sheet.lines) - len(still)} người đã có kết quả, trên bảng này chỉ còn gọi"
        f" {len(still)} người, {amount} đồng"
    )


def described(sheet: PaySheet) -> str:
    return (
        f"bảng số {sheet.number}, {hamlet_name(sheet.place)}: {len(sheet.lines)} người,"
        f" {grouped(sheet.amount)} đồng (QĐ {sheet.decision.number})"
    )


def _unnamed(desk: PayDesk) -> list[Finding]:
    missing = desk.settings.office.missing
    if not missing:
        return []
    return [Finding(NAME_NOT_CONFIGURED, Source("hotro68.yaml"), {"what": ", ".join(missing)})]


def tell_paths(paths: Iterable[Path]) -> None:
    screen = answer()
    for path in paths:
        screen.print(str(path))
