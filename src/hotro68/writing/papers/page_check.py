"""A commune's own typst page: what it may not do, and what the press says of it, in words."""

from __future__ import annotations

import re

from hotro68.core.catalogue import PAPER_BROKEN, PAPER_UNKNOWN_NAME, PAPER_UNSAFE
from hotro68.core.finding import Finding
from hotro68.core.source import Source

_PACKAGE = re.compile(r'"\s*@')
_LINE = re.compile(r"┌─ [^\n]*?:(\d+):\d+")
_SAID = (
    (re.compile(r'does not contain key "([^"]+)"'), "không có tên «{}»"),
    (re.compile(r"unknown variable: (\S+)"), "không có tên «{}»"),
)
_SYNTAX = (
    ("unclosed", "có ngoặc mở mà chưa đóng"),
    ("file not found", "gọi một tệp không có"),
    ("escape the project root", "gọi tệp ngoài thư mục mẫu"),
    ("expected", "viết sai cú pháp"),
    ("cannot", "dùng một giá trị không đúng chỗ"),
)


def faults_in_page(source: bytes, place: Source) -> list[Finding]:
    """The page draws what it is handed: it fetches no package from elsewhere."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [Finding(PAPER_BROKEN, place, {"where": "tệp", "problem": "không phải UTF-8"})]
    findings = []
    for line, words in enumerate(text.splitlines(), start=1):
        code = words.split("//", maxsplit=1)[0]
        if _PACKAGE.search(code):
            data = {"where": f"dòng {line}", "problem": "gọi một gói ở ngoài"}
            findings.append(Finding(PAPER_UNSAFE, place, data))
    return findings


def faults_in_printing(trouble: Exception, place: Source) -> Finding:
    said = str(trouble)
    where = _where(trouble)
    for pattern, words in _SAID:
        if found := pattern.search(said):
            data = {"where": where, "problem": words.format(found[1])}
            return Finding(PAPER_UNKNOWN_NAME, place, data)
    told = next((words for key, words in _SYNTAX if key in said), "không in được")
    return Finding(PAPER_BROKEN, place, {"where": where, "problem": told})


def _where(trouble: Exception) -> str:
    found = _LINE.search(str(getattr(trouble, "diagnostic", "")))
    return f"dòng {found[1]}" if found else "trang in"
