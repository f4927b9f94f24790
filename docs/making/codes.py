"""ma-loi.md: every code, what it says, what to do, and a tiny list that brings it out."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from hotro68.core.catalogue import CODES
from hotro68.core.finding import Code
from hotro68.core.message import shown
from making.example import Example, Grid, examples, said_of
from making.page import Page, fenced, page, table

INTRO = """Mỗi phát hiện có một mã không bao giờ đổi nghĩa, một tên, một chỗ mở ra xem được
(tệp › trang!ô), một câu nói điều sai và một câu nói việc phải làm. Ví dụ ở dưới là danh sách
thật sự được chạy; phần trong khung là đúng lời máy in ra. Người trong ví dụ đều là bịa."""
FAMILIES = {
    "HT1": "Ô và giấy tờ",
    "HT2": "Điều kiện và mức",
    "HT3": "Tệp, cấu trúc, dòng cộng",
    "HT4": "Một người, nhiều dòng, nhiều chế độ",
    "HT5": "Chi trả",
    "HT6": "Niêm yết, thời hạn",
    "HT8": "Thư mục làm việc, ghi tệp",
    "HT9": "Tệp quy tắc và ca mẫu",
}
BROKEN = {
    "empty": "dài 0 byte",
    "truncated": "chỉ còn một nửa",
    "locked": "có mật khẩu",
    "password": "có mật khẩu",
    "far-cell": "có ô ở XFD1048576",
    "word": "thật ra là tài liệu Word",
}


def code_page() -> Page:
    return page("ma-loi.md", "Mã phát hiện", [INTRO, _summary(), *_sections()])


def _summary() -> str:
    rows = (
        (
            f"[{code.id}](#{code.id.lower()}-{code.name})",
            code.name,
            code.severity.label,
            _fate(code),
        )
        for code in CODES
    )
    return table(("Mã", "Tên", "Mức", "Dòng ấy ra sao"), rows)


def _fate(code: Code) -> str:
    """What becomes of the row or the file that the code stands at."""
    if code.unusable:
        return "không dùng được, mã thoát 2"
    if code.blocks:
        return "chưa chi cho tới khi sửa"
    if code.asks:
        return "hỏi người, chưa chi"
    return "vẫn tính"


def _sections() -> Iterator[str]:
    family = ""
    for code in CODES:
        if code.id[:3] != family:
            family = code.id[:3]
            yield f"## {FAMILIES[family]}"
        yield f"### {code.id} {code.name}"
        yield f"**{code.severity.label}**; {_fate(code)}."
        yield f"> {code.message}\n>\n> → {code.hint}"
        if code.id in examples():
            yield from _example(code.id, examples()[code.id])


def _example(code: str, example: Example) -> Iterator[str]:
    yield f"Ví dụ: {example.about}"
    for name, sheets in (example.later or example.files).items():
        for sheet, grid in sheets.items():
            yield f"`{name}`, trang {sheet}:\n\n{_grid(grid)}"
    for name, damage in example.broken.items():
        yield f"`{name}`: {BROKEN[damage]}."
    for edit in example.edits:
        yield f"`rules/{edit.file}` sửa «{edit.old}» thành:\n\n{fenced(edit.new)}"
    if example.run[0][0] != "rules":
        yield f"`hotro68 {' '.join(map(_typed, example.run[-1]))}`"
    yield fenced(said_of(code))


def _typed(word: str) -> str:
    """As it is typed: a word with a space in it needs its quotes."""
    return f'"{word}"' if " " in word else word


def _grid(grid: Grid) -> str:
    """The sheet as Excel shows it, with its letters and row numbers."""
    width = max(map(len, grid))
    heads = ("", *(get_column_letter(column) for column in range(1, width + 1)))
    return table(heads, ((number, *map(_cell, row)) for number, row in enumerate(grid, 1)))


def _cell(value: object) -> str:
    return "" if value is None else shown(value)
