"""The act behind `tuyentruyen`: leaflet, loudspeaker script, chat text, employers' sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.stepping import (
    NOTHING_DONE,
    OUT,
    Opened,
    StepWish,
    open_step,
    tell,
    tell_written,
)
from hotro68.core.finding import Finding
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.telling_people import Occasion, leaflet
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.leaflet import leaflet_docx, leaflet_pdf, messages, script
from hotro68.writing.papers.leaflet_words import Leaflet, laid_out

FOLDER = "tuyen-truyen"
EMPLOYERS = "doanhnghiep"
FOR = ("nguoidan", EMPLOYERS)


@dataclass(frozen=True, slots=True)
class LeafletWish:
    step: StepWish
    whom: str
    policies: tuple[str, ...]
    out: Path | None = None


def tell_people(wish: LeafletWish) -> Exit:
    opened, findings = open_step(wish.step)
    findings = [*findings, *(_misuse(wish, opened) if opened else ())]
    if opened is None or findings:
        return end(findings)
    sheet = leaflet(opened.pack, opened.settings, _occasion(wish, opened))
    artifacts = _artifacts(sheet, wish.whom)
    if wish.step.preview:
        tell(*(f"Sẽ ghi {one.name}" for one in artifacts), NOTHING_DONE)
        return Exit.CLEAN
    data = {"ghi_chu": f"cho {wish.whom}, {len(sheet.policies)} chính sách"}
    folder = wish.out or wish.step.folder / OUT
    with Journal(wish.step.folder).held() as busy:
        if busy:
            return end(busy)
        step = Step("tuyentruyen", data, opened.when, artifacts, folder)
        paths, findings = take(wish.step.folder, step)
    tell_written(paths)
    if paths:
        whom = opened.settings.office.dialect.settlement
        tell(
            f"Bước tiếp theo: in tờ rơi, đọc loa, gửi nhóm {whom};"
            " niêm yết: hotro68 niemyet --loai thutuc --pdf"
        )
    return end(findings)


def _occasion(wish: LeafletWish, opened: Opened) -> Occasion:
    law = opened.settings.ngay_tham_dinh or opened.pack.newest
    return Occasion(law, opened.when.day, wish.whom == EMPLOYERS, wish.policies)


def _misuse(wish: LeafletWish, opened: Opened) -> Iterator[Finding]:
    if wish.whom not in FOR:
        yield wrong_option("--cho", f"«{wish.whom}»; cần một trong: {', '.join(FOR)}")
    known = opened.pack.policies
    for name in wish.policies:
        if name not in known:
            yield wrong_option("--chinhsach", f"không có «{name}»; có: {', '.join(known)}")


def _artifacts(sheet: Leaflet, whom: str) -> tuple[Artifact, ...]:
    page = laid_out(sheet)
    return (
        Artifact(f"{FOLDER}/{whom}-to-roi.pdf", leaflet_pdf(page)),
        Artifact(f"{FOLDER}/{whom}-to-roi.docx", leaflet_docx(page)),
        Artifact(f"{FOLDER}/{whom}-loa.txt", script(sheet).encode()),
        *_messages(sheet, whom),
    )


def _messages(sheet: Leaflet, whom: str) -> Iterator[Artifact]:
    told = messages(sheet)
    for number, text in enumerate(told, start=1):
        part = f"-{number}" if len(told) > 1 else ""
        yield Artifact(f"{FOLDER}/{whom}-tin-nhan{part}.txt", text.encode())
