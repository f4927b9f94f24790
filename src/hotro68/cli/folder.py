"""The acts behind `khoitao` and `demo`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hotro68.casebook.settings import FILE
from hotro68.cli.checking import Wish, validate_files
from hotro68.cli.exits import Exit
from hotro68.cli.merging import merge_files
from hotro68.cli.papers import PostingWish, post_lists
from hotro68.cli.pay import lay_sheets
from hotro68.cli.pay_desk import PayWish
from hotro68.cli.screen import answer, as_typed, console, show_findings
from hotro68.core.catalogue import FOLDER_TAKEN
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.resources import folder as resource
from hotro68.writing.artifact import Artifact, cannot_write, write

LISTS = "danhsach"
EXAMPLE = "xa-minh-hoa"
SHOWN = 12


def begin_folder(folder: Path) -> Exit:
    """A commented hotro68.yaml and an empty danhsach/; nothing that exists is touched."""
    template = resource("templates") / "khoi-tao" / FILE
    problem = _take(folder, [FILE]) or _copy({template: folder / FILE}, folder / LISTS)
    if problem:
        show_findings(problem, console(), len(problem))
        return Exit.UNUSABLE if problem[0].code is FOLDER_TAKEN else Exit.CANNOT_WRITE
    here = folder.resolve() == Path.cwd()
    enter = "" if here else f" vào thư mục ấy (cd {as_typed(folder)}),"
    answer().print(
        f"Đã tạo {folder / FILE}: mở bằng Notepad,"
        " điền tên xã (phường, thị trấn) và người ký.\n"
        f"Bước tiếp theo: chép các danh sách vào {folder / LISTS},{enter} rồi chạy\n"
        "hotro68 validate danhsach, sau đó hotro68 merge --out tonghop.xlsx"
    )
    return Exit.CLEAN


def run_demo(folder: Path) -> Exit:
    """Six invented lists through the whole tool. What they contain wrong is the lesson."""
    example = resource("examples") / EXAMPLE
    lists = sorted(path for path in (example / LISTS).iterdir() if path.is_file())
    copies = {path: folder / LISTS / path.name for path in lists}
    copies[example / FILE] = folder / FILE
    problem = _take(folder, [FILE, LISTS]) or _copy(copies, folder / LISTS)
    if problem:
        show_findings(problem, console(), len(problem))
        return Exit.UNUSABLE if problem[0].code is FOLDER_TAKEN else Exit.CANNOT_WRITE
    screen = answer()
    worst = Exit.CLEAN
    for title, act in _tour(folder):
        screen.rule(title, align="left")
        exit_code = act()
        worst = exit_code if exit_code in {Exit.CANNOT_WRITE, Exit.UNUSABLE} else worst
    screen.rule("Xong", align="left")
    screen.print(
        f"Người trong các danh sách đều là bịa. Mở {folder / 'tonghop.xlsx'} và thư mục"
        f" {folder / 'ketqua'} để xem kết quả."
    )
    return worst


def _tour(folder: Path) -> list[tuple[str, Callable[[], Exit]]]:
    """The commands of a whole case, as a clerk would type them in the folder."""
    out = Path("tonghop.xlsx")
    return [
        (
            "1. hotro68 validate danhsach",
            lambda: validate_files(Wish((folder / LISTS,), folder), SHOWN),
        ),
        (
            f"2. hotro68 merge --out {out}",
            lambda: merge_files(Wish((), folder), out, SHOWN, preview=False),
        ),
        ("3. hotro68 niemyet --pdf", lambda: post_lists(_posting(folder))),
        (
            "4. hotro68 chitra lap --du-thao",
            lambda: lay_sheets(PayWish(folder, draft=True)),
        ),
    ]


def _posting(folder: Path) -> PostingWish:
    return PostingWish(folder, None, None, None, None, None, frozenset({"pdf"}))


def _take(folder: Path, names: list[str]) -> list[Finding]:
    taken = [folder / name for name in names if (folder / name).exists()]
    return [Finding(FOLDER_TAKEN, Source(path.name), {"file": str(path)}) for path in taken[:1]]


def _copy(copies: dict[Path, Path], lists: Path) -> list[Finding]:
    try:
        lists.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        return [cannot_write(str(lists.parent), trouble)]
    findings = []
    for source, target in copies.items():
        findings += write([Artifact(target.name, source.read_bytes())], target.parent)[1]
    return findings
