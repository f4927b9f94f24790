"""The act behind `bacsi`: what may go wrong on this machine and in this folder, in words."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

from hotro68 import __version__
from hotro68.casebook.journal import Journal
from hotro68.casebook.proof import prove_book
from hotro68.casebook.register import load_shelf
from hotro68.casebook.settings import FILE, Settings, load_settings
from hotro68.casebook.supervision import supervision_faults
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer
from hotro68.core.finding import Finding
from hotro68.pipeline.rules import open_rules
from hotro68.writing.papers.typst_pdf import FONTS

LISTS = "danhsach"
_LIBRARIES = ("openpyxl", "python-calamine", "XlsxWriter", "typst", "docxtpl", "holidays")
_LEAST_BYTES = 200_000_000
_LONGEST_PATH = 200
"""Windows stops at 260 characters, and our outputs lie some levels deeper."""
_MOST_NAMED = 5
_LAW = re.compile(r"(?:bộ )?luật\b", re.IGNORECASE)
_SIGNS = {
    "số": re.compile(r"\d+[\w.]*/\w"),
    "ngày": re.compile(
        r"ngày\s+\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}\D+\d{4}", re.IGNORECASE
    ),
}
"""How the number and the day of a text are written: `120/KH-UBND`, `ngày 14/7/2021`."""


class Health(Enum):
    GOOD = "được"
    LOOK = "xem lại"
    BAD = "hỏng"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing looked at. advice: what to do, empty when all is well."""

    what: str
    health: Health
    told: str
    advice: str = ""


def look_over(folder: Path) -> Exit:
    """Everything is looked at, whatever the first fault."""
    settings, findings = load_settings(folder)
    checks: tuple[Callable[[], Iterable[Said]], ...] = (
        _program,
        _screen,
        _fonts,
        lambda: _place(folder),
        lambda: _held_files(folder),
        lambda: _settings(folder, settings, findings),
        lambda: _rules(settings or Settings()),
        lambda: _book(folder),
    )
    said = [one for check in checks for one in check()]
    for one in said:
        answer().print(f"{one.health.value:<8} {one.what}: {one.told}", markup=False)
        if one.advice:
            answer().print(f"         → {one.advice}", markup=False)
    return _sum_up(said)


def _sum_up(said: list[Said]) -> Exit:
    bad = sum(one.health is Health.BAD for one in said)
    look = sum(one.health is Health.LOOK for one in said)
    if not bad and not look:
        answer().print("Mọi thứ đều được. Bước tiếp theo: hotro68 validate danhsach")
    else:
        answer().print(f"{bad} điều hỏng, {look} điều nên xem lại.")
    return Exit.UNUSABLE if bad else Exit.CLEAN


def _program() -> Iterator[Said]:
    system = f"{platform.system()} {platform.release()}"
    told = f"hotro68 {__version__}, Python {platform.python_version()}, {system}"
    yield Said("Chương trình", Health.GOOD, told)
    missing = [name for name in _LIBRARIES if _version(name) is None]
    if missing:
        advice = "Cài lại: pip install --force-reinstall hotro68"
        yield Said("Thư viện", Health.BAD, f"thiếu {', '.join(missing)}", advice)
    else:
        told = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
        yield Said("Thư viện", Health.GOOD, told)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _screen() -> Iterator[Said]:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    if encoding == "utf8":
        yield Said("Màn hình", Health.GOOD, "in được chữ Việt (UTF-8)")
    else:
        advice = "Trên Windows: chạy chcp 65001 trước, hoặc đặt PYTHONUTF8=1"
        yield Said("Màn hình", Health.LOOK, f"bảng mã {encoding}, chữ có thể sai", advice)


def _fonts() -> Iterator[Said]:
    """The page is really set: a font that is there may still not be readable."""
    faces = sorted(path.name for path in FONTS.glob("*.ttf"))
    if not faces:
        advice = "Cài lại chương trình: thiếu thì không in được PDF"
        yield Said("Phông chữ", Health.BAD, f"không có tệp nào trong {FONTS}", advice)
        return
    try:
        import typst

        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )
        page = b'#set text(font: "Tinos", fallback: false)\nTi\xe1\xba\xbfng Vi\xe1\xbb\x87t'
        typst.Compiler(font_paths=fonts).compile(input=page, format="pdf")
    except Exception as error:  # noqa: BLE001 - whatever the press cannot do is what is asked
        advice = "Cài lại chương trình; trong khi chờ thì in bản Word (--docx)"
        yield Said("In PDF", Health.BAD, f"không in được ({type(error).__name__})", advice)
    else:
        yield Said("In PDF", Health.GOOD, f"in được, {len(faces)} kiểu chữ Tinos")


def _place(folder: Path) -> Iterator[Said]:
    where = folder.resolve()
    if not where.is_dir():
        yield Said("Thư mục", Health.BAD, f"không có {where}", "Tạo mới: hotro68 khoitao")
        return
    yield _writable(where)
    free = shutil.disk_usage(where).free
    told = f"còn trống {free // 1_000_000:,} MB".replace(",", ".")
    if free < _LEAST_BYTES:
        yield Said("Ổ đĩa", Health.LOOK, told, "Dọn bớt ổ đĩa trước khi tổng hợp")
    else:
        yield Said("Ổ đĩa", Health.GOOD, told)
    if len(str(where)) > _LONGEST_PATH:
        advice = "Chuyển thư mục ra gần gốc ổ đĩa, tên ngắn hơn"
        yield Said("Đường dẫn", Health.LOOK, f"dài {len(str(where))} chữ", advice)
    yield _lists(where)


def _writable(where: Path) -> Said:
    probe = where / f".hotro68-{uuid4().hex}.tmp"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        advice = "Chép thư mục sang chỗ ghi được (không phải ổ chỉ đọc, không phải tệp nén)"
        return Said("Thư mục", Health.BAD, f"không ghi được vào {where}", advice)
    return Said("Thư mục", Health.GOOD, f"ghi được vào {where}")


def _lists(where: Path) -> Said:
    lists = where / LISTS
    if not lists.is_dir():
        advice = "Chép các danh sách vào đó; hoặc tạo thư mục mới: hotro68 khoitao"
        return Said("Danh sách", Health.LOOK, f"chưa có thư mục {LISTS}", advice)
    files = [path for path in lists.iterdir() if path.is_file()]
    return Said("Danh sách", Health.GOOD, f"{len(files)} tệp trong {LISTS}")


def _held_files(folder: Path) -> Iterator[Said]:
    """Excel and LibreOffice leave a small file beside what they hold open."""
    held = [
        path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
        for place in (folder, folder / LISTS, folder / "ketqua")
        if place.is_dir()
        for path in sorted(place.iterdir())
        if path.name.startswith(("~$", ".~lock."))
    ]
    if held:
        names = ", ".join(held[:_MOST_NAMED]) + (" …" if len(held) > _MOST_NAMED else "")
        yield Said("Tệp đang mở", Health.LOOK, names, "Đóng các tệp ấy trước khi chạy lệnh ghi")
    with Journal(folder).held() as busy:
        if busy:
            yield _of_finding("Khóa", busy[0])


def _settings(
    folder: Path, settings: Settings | None, findings: list[Finding]
) -> Iterator[Said]:
    if settings is None:
        yield from (_of_finding("Cấu hình", one) for one in findings)
        return
    if not (folder / FILE).is_file():
        advice = "Tạo tệp có chú giải: hotro68 khoitao"
        yield Said("Cấu hình", Health.LOOK, f"chưa có {FILE}", advice)
    unset = list(_unset(settings))
    if unset:
        told = f"chưa điền: {'; '.join(unset)}"
        advice = f"Điền vào {FILE}; chỗ trống thì văn bản để chấm chấm"
        yield Said("Cấu hình", Health.LOOK, told, advice)
    else:
        yield Said("Cấu hình", Health.GOOD, f"{FILE} đủ các mục")
    yield from _bases(settings)


def _bases(settings: Settings) -> Iterator[Said]:
    """A law has its year; any other text is found again by its number and day."""
    for text in settings.can_cu:
        lacking = [what for what, sign in _SIGNS.items() if not sign.search(text)]
        if lacking and not _LAW.match(text):
            told = f"«{text}» chưa ghi {', '.join(lacking)}"
            advice = f"Sửa ở mục can_cu của {FILE}; mọi văn bản dẫn căn cứ này"
            yield Said("Căn cứ", Health.LOOK, told, advice)


def _unset(settings: Settings) -> Iterator[str]:
    """What papers leave blank or a command must assume."""
    yield from settings.office.missing
    office = settings.office
    named = {
        "người ký": office.signer,
        "người lập": office.clerk,
        "kế toán": office.accountant,
        "thủ quỹ": office.cashier,
        "ngày thẩm định": settings.ngay_tham_dinh,
        "quy tắc của tỉnh (quy_tac.tinh)": settings.quy_tac.tinh,
        f"căn cứ của huyện, {office.level} (can_cu)": settings.can_cu,
        f"các {office.dialect.settlement} (thon)": settings.thon,
    }
    yield from (label for label, value in named.items() if not value)


def _rules(settings: Settings) -> Iterator[Said]:
    rulebook, findings = open_rules(settings)
    shelf = load_shelf()
    faults = [*findings, *shelf.findings, *supervision_faults()]
    yield from (_of_finding("Quy tắc", one) for one in faults)
    if rulebook is not None and not faults:
        pack = rulebook.pack
        told = f"{len(pack.policies)} chính sách, {len(shelf.registers)} sổ, {pack.digest[:19]}"
        yield Said("Quy tắc", Health.GOOD, told)


def _of_finding(what: str, finding: Finding) -> Said:
    return Said(what, Health.BAD, f"{finding.source}: {finding.message}", finding.hint)


def _book(folder: Path) -> Iterator[Said]:
    journal = Journal(folder)
    if not journal.path.exists():
        yield Said("Sổ theo dõi", Health.GOOD, "chưa có bước nào")
        return
    faults = prove_book(journal)
    yield from (_of_finding("Sổ theo dõi", one) for one in faults)
    entries, _ = journal.entries()
    if not faults and entries:
        told = f"nguyên vẹn, {len(entries)} bước; kiểm cả tệp: hotro68 kiemchung"
        yield Said("Sổ theo dõi", Health.GOOD, told)
