"""The act behind `chitra nhap`: what became of a payout sheet, entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.casebook.state import MOVES, moves_data
from hotro68.cli.ending import end, stopped
from hotro68.cli.exits import Exit
from hotro68.cli.pay import OUT, tell_paths
from hotro68.cli.pay_desk import PayDesk, lay_desk
from hotro68.cli.screen import answer
from hotro68.cli.typed import read_day
from hotro68.core.catalogue import BAD_OPTION, FILE_MISSING
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.outcomes import Harvest, read_results
from hotro68.pipeline.paid import minutes_of, moves_from, not_due
from hotro68.pipeline.paying import ENTER, RESULTS, PayRegister, register_of, results_data
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.result_rows import Hearing
from hotro68.pipeline.steps.ground import Ground, stand
from hotro68.pipeline.steps.handing import input_of
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import papers


@dataclass(frozen=True, slots=True)
class ResultWish:
    """paid_on: the day of every row that names none."""

    folder: Path
    files: tuple[Path, ...]
    paid_on: str | None = None
    day: str | None = None
    who: str | None = None
    preview: bool = False
    strict: bool = False


def enter_results(wish: ResultWish) -> Exit:
    desk, findings = lay_desk(wish.folder, wish.day, wish.who)
    paid_on, problem = read_day(wish.paid_on, "--ngay-chi")
    findings += problem + _missing(wish.files)
    if desk is None or findings:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        return end(busy) if busy else _enter(wish, desk, paid_on)


def _missing(files: tuple[Path, ...]) -> list[Finding]:
    if not files:
        data = {"where": "TỆP", "problem": "chưa ghi tệp kết quả nào"}
        return [Finding(BAD_OPTION, Source("hotro68 chitra nhap"), data)]
    return [
        Finding(FILE_MISSING, Source(path.name), {"file": str(path)})
        for path in files
        if not path.is_file()
    ]


def _enter(wish: ResultWish, desk: PayDesk, paid_on: date | None) -> Exit:
    ground, findings = stand(wish.folder, desk.pack)
    if ground is None:
        return end(findings)
    entries, findings = Journal(wish.folder).entries()
    register = register_of(entries)
    harvest = read_results(wish.files, Hearing(register, desk.pack, desk.when.day, paid_on))
    harvest.findings += findings
    if harvest.usable:
        harvest.findings += not_due(harvest.results, register, ground.files)
    if stopped(harvest.findings, strict=wish.strict):
        return end(harvest.findings, strict=wish.strict)
    if harvest.results and not wish.preview:
        harvest.findings += _keep(wish, desk, ground, register, harvest)
    if harvest.usable:
        _tell_results(harvest, preview=wish.preview)
    return end(harvest.findings, strict=wish.strict)


def _keep(
    wish: ResultWish, desk: PayDesk, ground: Ground, register: PayRegister, harvest: Harvest
) -> list[Finding]:
    results = harvest.results
    inputs: dict[str, str] = {}
    for path in wish.files:
        inputs |= input_of(wish.folder, path)
    numbers = ", ".join(str(number) for number in sorted({one.sheet for one in results}))
    data = {
        RESULTS: results_data(results),
        MOVES: moves_data(moves_from(results, register, ground.files)),
        "inputs": inputs,
        "ghi_chu": f"kết quả bảng số {numbers}: {_counted(harvest)}",
    }
    minutes, findings = _minutes(wish, desk, ground, (register, harvest))
    if findings:
        return findings
    folder = wish.folder / OUT
    paths, findings = take(wish.folder, Step(ENTER, data, desk.when, tuple(minutes), folder))
    tell_paths(paths)
    return findings


def _minutes(
    wish: ResultWish, desk: PayDesk, ground: Ground, known: tuple[PayRegister, Harvest]
) -> tuple[list[Artifact], list[Finding]]:
    """P-16 of each sheet that has new results."""
    register, harvest = known
    numbers = sorted({result.sheet for result in harvest.results})
    orders = []
    for sheet in (register.sheets[number] for number in numbers):
        told = minutes_of(sheet, register, harvest.results, desk.pack)
        orders.append((told, Order(day=desk.when.day, name=sheet.stem)))
    paper_desk = desk_of(desk.settings, desk.pack, ground.merged.basis.day, wish.folder)
    return papers("P-16", orders, paper_desk)


def _counted(harvest: Harvest) -> str:
    paid = [one for one in harvest.results if one.outcome.paid]
    amount = grouped(sum(one.amount for one in paid))
    others = len(harvest.results) - len(paid)
    return f"{len(paid)} người đã nhận {amount} đồng, {others} chưa nhận hoặc trả lại"


def _nothing_new(harvest: Harvest) -> str:
    if harvest.known:
        return f"Không có gì mới: {harvest.known} dòng đã ghi nhận từ trước."
    return "Chưa điền dòng nào: ghi cột «Kết quả» cho từng người, lưu tệp rồi nhập lại."


def _tell_results(harvest: Harvest, *, preview: bool) -> None:
    screen = answer()
    if not harvest.results:
        screen.print(_nothing_new(harvest))
        return
    verb = "Sẽ ghi nhận" if preview else "Đã ghi nhận"
    known = f"; {harvest.known} dòng đã ghi nhận từ trước" if harvest.known else ""
    screen.print(f"{verb} {_counted(harvest)}{known}.")
    if harvest.blank:
        screen.print(f"Chưa điền dòng nào ở {', '.join(harvest.blank)}: điền rồi nhập sau.")
    if not preview:
        screen.print(
            "Bước tiếp theo: ký biên bản chi trả từng điểm;"
            " hotro68 chitra lap cho người chưa nhận, hoặc hotro68 quyettoan"
        )
