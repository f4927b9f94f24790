"""The act behind `khoaso`: the book is encrypted, or made plain again."""

from __future__ import annotations

from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.casebook.key import book_key, given_key, is_plain
from hotro68.casebook.proof import prove_book
from hotro68.casebook.settings import load_settings
from hotro68.casebook.store import convert, unusable
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer
from hotro68.core.finding import Finding
from hotro68.pipeline.recording import Step, take


def lock(folder: Path, day: str | None, who: str | None, *, remove: bool) -> Exit:
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    when, findings = stamp(day, settings, who)
    if when is None:
        return end(findings)
    journal = Journal(folder)
    findings = _not_to_be(journal, remove=remove)
    if findings:
        return end(findings)
    with journal.held() as busy:
        old, new = (book_key(), "") if remove else ("", book_key())
        findings = busy or _turn(journal, old, new)
        if not findings:
            with given_key(new):
                what = "bỏ mã hóa" if remove else "mã hóa"
                _, findings = take(folder, Step("khoaso", {"ghi_chu": f"{what} sổ"}, when))
    if not findings:
        answer().print(_said(remove=remove))
    return end(findings)


def _not_to_be(journal: Journal, *, remove: bool) -> list[Finding]:
    if not book_key():
        problem = "chưa có khóa: đặt biến HOTRO68_KHOA_SO, hoặc --khoa trước tên lệnh"
        return [wrong_option("--khoa", problem)]
    if not journal.path.exists():
        return [unusable("chưa có; chạy hotro68 merge trước")]
    if is_plain(journal.path) is not remove:
        return []
    problem = "sổ vốn không mã hóa" if remove else "sổ đã mã hóa rồi"
    return [wrong_option("khoaso", problem)]


def _turn(journal: Journal, old: str, new: str) -> list[Finding]:
    """A book that was changed by hand is not covered up by writing it anew."""
    with given_key(old):
        findings = prove_book(journal)
    return findings or convert(journal.path, old=old, new=new)


def _said(*, remove: bool) -> str:
    if remove:
        return "Đã bỏ mã hóa: sổ mở không cần khóa. Bỏ biến HOTRO68_KHOA_SO rồi chạy tiếp."
    return (
        "Đã mã hóa sổ. Từ nay lệnh nào cũng cần biến HOTRO68_KHOA_SO (hoặc --khoa);"
        " cất khóa ở nơi khác, mất khóa là mất sổ."
    )
