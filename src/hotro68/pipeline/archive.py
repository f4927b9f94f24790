"""The archive of a case: everything that somebody needs to reckon it all again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from hotro68 import __version__
from hotro68.casebook.entry import Entry
from hotro68.casebook.key import looks_encrypted
from hotro68.casebook.places import in_archive, input_path
from hotro68.casebook.proof import CARRIED_OFF, KEPT
from hotro68.casebook.store import FILE, FOLDER
from hotro68.casebook.surroundings import surroundings
from hotro68.core.message import shown
from hotro68.resources import folder

RULES = "quy-tac"
JOURNAL = "so-theo-doi.json"
# The lock and the notes of a run are nobody's record.
_NOT_KEPT = frozenset({"khoa", "dang-lam"})


def archived(
    work: Path, entries: Iterable[Entry], standing: Iterable[Entry]
) -> dict[str, bytes]:
    """Inputs, settings, rules, the book with what it keeps, the journal to read, outputs."""
    whole = tuple(entries)
    # a list put away after its newer version came is no gap: the proof before has said so
    named = [name for name in dict.fromkeys(_named(work, standing)) if (work / name).is_file()]
    found = {in_archive(name): (work / name).read_bytes() for name in named}
    found |= {name: (work / name).read_bytes() for name in surroundings(work)}
    book = _book(work, whole)
    found |= {path.relative_to(work).as_posix(): path.read_bytes() for path in book}
    found |= {f"{RULES}/{name}": path.read_bytes() for name, path in _rules()}
    if not looks_encrypted(work / FOLDER / FILE):
        found[JOURNAL] = _journal(whole)
    return found


def _named(work: Path, entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.data.get(CARRIED_OFF):  # archives within archives would only grow
            continue
        yield from entry.data.get("outputs") or ()
        for name in entry.data.get("inputs") or ():
            yield input_path(work, name)


def _book(work: Path, entries: Iterable[Entry]) -> Iterator[Path]:
    """The book and what it keeps, without the archives of before."""
    archives = {
        work / FOLDER / KEPT / digest
        for entry in entries
        if entry.data.get(CARRIED_OFF)
        for digest in (entry.data.get("outputs") or {}).values()
    }
    for path in sorted((work / FOLDER).rglob("*")):
        passing = path.name in _NOT_KEPT or path.name.endswith(".tmp")
        if path.is_file() and not passing and path not in archives:
            yield path


def _rules() -> Iterator[tuple[str, Path]]:
    home = folder("rules")
    for path in sorted(home.rglob("*.yaml")):
        yield path.relative_to(home).as_posix(), path


def _journal(entries: Iterable[Entry]) -> bytes:
    from hotro68.casebook.entry import as_text

    told = [
        {
            "buoc": entry.number,
            "ngay": entry.stamp.day,
            "nguoi": entry.stamp.who,
            "viec": entry.act,
            "du_lieu": entry.data,
            "truoc": entry.previous,
            "ma": entry.digest,
        }
        for entry in entries
    ]
    return json.dumps(json.loads(as_text(told)), ensure_ascii=False, indent=1).encode()


def readme(entries: Iterable[Entry]) -> str:
    steps = [
        f"  {entry.number}. {entry.act}, ngày {shown(entry.stamp.day)}"
        + (f": {entry.data['ghi_chu']}" if entry.data.get("ghi_chu") else "")
        for entry in entries
    ]
    return "\n".join(
        [
            "GÓI LƯU: có đủ thông tin cá nhân, chỉ cất ở nơi lưu trữ của đơn vị.",
            "",
            "Kiểm tra lại từ đầu:",
            f"1. Cài hotro68 {__version__} (bản khác có thể tính theo quy tắc mới hơn).",
            "2. Giải nén ra một thư mục trống; mở thư mục ấy.",
            "3. hotro68 kiemchung: sổ, danh sách và văn bản có còn nguyên như lúc ghi không.",
            "4. Chép danhsach và hotro68.yaml sang thư mục trống khác, chạy lại",
            "   hotro68 merge --out tonghop.xlsx rồi so với tonghop.xlsx trong gói.",
            "Quy tắc đã dùng nằm trong thư mục quy-tac; mã SHA-256 từng tệp ở ke-khai.txt.",
            "",
            "Các bước đã làm:",
            *steps,
            "",
        ]
    )
