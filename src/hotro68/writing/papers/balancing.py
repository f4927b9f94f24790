"""A title over several lines: of like length, ending where a reader would breathe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import inf

from hotro68.writing.papers.binding import PATTERN
from hotro68.writing.papers.measure import length_of

TITLE_SIZE, ABOUT_SIZE = 13.0, 12.0
TITLE_WIDTH, TITLE_WIDTH_WIDE, ABOUT_WIDTH, NOTICE_WIDTH = 140.0, 172.0, 62.0, 111.0
"""In mm: of a title, of one on a lying page, of the words under a number, of a notice."""
_BOLDER = 1.07
"""Bold letters are wider than those that are measured."""
_BOUND = re.compile(PATTERN)
_HELD = "\ue000"
_GOOD, _FAIR, _WORD, _NAME, _BRACKET = -0.12, -0.06, 0.2, 0.2, 0.6
_OPENERS = "do cho theo và gặp của về tại trên phải bị để không ở trong từ với - năm"
_OPENING = frozenset(_OPENERS.split())
_PAIRS = (
    "báo cáo|bảo hiểm|bệnh nghề|biên bản|bồi dưỡng|cách ly|chấm dứt|chi trả|chính sách|"
    "công khai|danh sách|dự kiến|du lịch|đại dịch|đào tạo|đề nghị|điều trị|đối chiếu|"
    "đối tượng|giao kết|giám sát|hoạt động|hỗ trợ|hợp đồng|hộ kinh|hướng dẫn|hưởng lương|"
    "hưu trí|kế hoạch|kết quả|kết thúc|khó khăn|kiểm tra|kinh doanh|kinh phí|kỹ năng|"
    "lao động|nghề nghiệp|nghệ thuật|nghỉ việc|ngừng việc|người cách|người điều|người lao|"
    "người sử|niêm yết|phê duyệt|phục hồi|quyết định|quyết toán|rà soát|sản xuất|số liệu|"
    "sử dụng|tai nạn|tạm dừng|tạm hoãn|thẩm định|thủ tục|thực hiện|tổng hợp|trình độ|"
    "trả lương|tự do|tự nguyện|tử tuất|ủy quyền|vay vốn|viên chức|xét duyệt|y tế"
)
_TOGETHER = frozenset(_PAIRS.split("|"))


@lru_cache(maxsize=1 << 10)
def balanced(text: str, width: float, size: float = TITLE_SIZE) -> str:
    """The same words, with a line break where one is needed; width in mm, of bold letters."""
    words = [word.replace(_HELD, " ") for word in _held(text).split(" ") if word]
    lengths = [length_of(f"{word} ", size) * _BOLDER for word in words]
    whole = sum(lengths)
    for count in range(1, len(words) + 1):
        if whole <= width * count and (ends := _ends(words, lengths, count, width)):
            starts = (0, *ends[:-1])
            lines = (words[at:to] for at, to in zip(starts, ends, strict=True))
            return "\n".join(" ".join(line) for line in lines)
    return text


def _held(text: str) -> str:
    return _BOUND.sub(lambda found: found[0].replace(" ", _HELD), text)


def _ends(
    words: Sequence[str], lengths: Sequence[float], count: int, width: float
) -> tuple[int, ...]:
    """Where each of `count` lines ends, the best way; nothing when they do not fit."""
    mean = sum(lengths) / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 0:
            return (0.0, ()) if start == len(words) else (inf, ())
        found: tuple[float, tuple[int, ...]] = (inf, ())
        used = 0.0
        for end in range(start + 1, len(words) + 1):
            used += lengths[end - 1]
            if used > width:
                break
            cost, rest = best(end, left - 1)
            cost += ((used - mean) / width) ** 2 + _breaking(words, end)
            found = min(found, (cost, (end, *rest)))
        return found

    cost, ends = best(0, count)
    return ends if cost < inf else ()


def _breaking(words: Sequence[str], at: int) -> float:
    """What it costs to end a line before the word `at`."""
    if at == len(words):
        return 0.0
    last, following = words[at - 1], words[at]
    opened = " ".join(words[:at])
    cost = _BRACKET if opened.count("(") > opened.count(")") else 0.0
    if last[-1] in ",;:" or (following[0] == "(" and ")" not in following):
        return cost + _GOOD
    if f"{last} {following}".casefold() in _TOGETHER:
        return cost + _WORD
    if last[0].isupper() and following[0].isupper():
        return cost + _NAME
    return cost + (_FAIR if following in _OPENING else 0.0)
