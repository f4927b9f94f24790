"""Tells a person's name from other words, for rows with nothing but a text."""

from __future__ import annotations

import re
from unicodedata import normalize

from hotro68.vietnamese.text import clean, fold

# The commonest family names of the country and of its mountains: a name standing alone in
# its row is a person, not a group.
_FAMILIES = frozenset(
    (
        *("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi"),
        *("đỗ", "hồ", "ngô", "dương", "lý", "nông", "vi", "triệu", "lương", "hà", "chu", "mai"),
        *(
            "đinh",
            "trịnh",
            "đoàn",
            "lâm",
            "phùng",
            "tô",
            "cao",
            "tạ",
            "lưu",
            "lành",
            "hứa",
            "la",
        ),
        *(
            "bế",
            "mã",
            "giàng",
            "vàng",
            "sùng",
            "lò",
            "quàng",
            "cầm",
            "bàn",
            "đàm",
            "âu",
            "lăng",
        ),
        *(
            "dương",
            "thân",
            "tống",
            "mạc",
            "khổng",
            "từ",
            "kim",
            "thạch",
            "sơn",
            "châu",
            "quách",
        ),
        *(
            "liễu",
            "hoa",
            "ma",
            "vương",
            "trương",
            "đào",
            "nghiêm",
            "thái",
            "tăng",
            "lục",
            "cộng",
        ),
        *("đới", "điền", "xa", "khúc", "ninh", "quan", "doãn", "tòng", "lường", "hạng", "thào"),
    )
)
_PLAIN_FAMILIES = frozenset(fold(name) for name in _FAMILIES)
_NAME_WORDS = range(2, 7)


def is_person(text: str) -> bool:
    """A family name and one to five words, no digit; without marks in part of the word too."""
    words = normalize("NFC", clean(text)).lower().split()
    if len(words) not in _NAME_WORDS or any(char.isdigit() for char in text):
        return False
    first = words[0]
    return first in _FAMILIES or ("".join(words).isascii() and first in _PLAIN_FAMILIES)


_BETWEEN = re.compile(r"\s*[+&/,;\n]\s*|\s+(?:và|va|-|–)\s+")
_KIN = re.compile(r"^(?:và |va )?(?:vợ|chồng|con|vo|chong|mẹ|bố|me|bo)\b[\s:.]*", re.IGNORECASE)
_COUPLE = re.compile(r"\b(?:vợ chồng|vo chong|hai vợ|2 vợ|hai người|2 người)\b", re.IGNORECASE)
_MIDDLES = frozenset({"thị", "thi", "văn", "van"})
_WHOLE, _SHORTEST_PAIR = 3, 3


def are_two(text: str) -> bool:
    """`Vi Văn An + Lý Thị Hoa`, `vợ chồng Vi Văn An`: one cell of names, two people."""
    if text.count(" ") < _SHORTEST_PAIR and "\n" not in text:
        return False
    if _COUPLE.search(text):
        return True
    parts = [_KIN.sub("", part) for part in _BETWEEN.split(text.strip())]
    if len(parts) > 1:
        return len(parts[0].split()) >= _WHOLE and all(map(is_person, parts))
    words = text.split()
    return any(
        is_person(" ".join(words[:at])) and is_person(" ".join(words[at:]))
        for at in range(_WHOLE, len(words) - 2)
        if words[at + 1].lower() in _MIDDLES
    )


def is_titled(text: str) -> bool:
    """A few words, each with a capital: any name, whatever the family."""
    words = clean(text).split()
    return len(words) in _NAME_WORDS and all(
        word.isalpha() and word[0].isupper() and (len(word) == 1 or not word.isupper())
        for word in (part.replace("'", "") for part in words)
    )
