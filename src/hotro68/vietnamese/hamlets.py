"""Names of hamlets: one key for all spellings of one."""

from __future__ import annotations

import re
from functools import lru_cache

from hotro68.vietnamese.hamlettext import hamlet_in
from hotro68.vietnamese.text import LONGEST_VALUE, clean, fold

__all__ = ["hamlet_in", "hamlet_key", "hamlet_kind"]

_KINDS = {
    "thôn": "thon", "xóm": "xom", "bản": "ban", "khu phố": "khu pho", "khu": "khu",
    "khối phố": "khoi pho",
    "tổ dân phố": "to dan pho", "tdp": "tdp", "kp": "kp", "tổ": "to", "ấp": "ap",
    "buôn": "buon", "khóm": "khom", "khối": "khoi", "phum": "phum", "sóc": "soc",
}  # fmt: skip
_LARGER = r"xã|x\.|phường|p\.|thị trấn|tt\.|huyện|h\.|quận|tỉnh|thành phố|tp\b"
_LARGER_PLAIN = "xa|phuong|thi tran|huyen|quan|tinh|thanh pho"
_END = re.compile(rf"\s*(?:[,;(]|\s[-–]\s|\s(?:{_LARGER})(?=[\s\d]|(?<=\.)))", re.IGNORECASE)
_END_PLAIN = re.compile(rf"\s*(?:[,;(]|\s-\s|\s(?:{_LARGER_PLAIN})\s)", re.IGNORECASE)


def _kind_pattern(kinds: list[str]) -> re.Pattern[str]:
    names = "|".join(sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?:{names}|[txbk](?=\.))[\s.:]+(?:số\s+|so\s+(?=\d))?(?=\S)")


# With marks `tổ` is told from the name Tô; only text without any marks may read `to` so.
_KIND = _kind_pattern([*_KINDS, "thon", "xom", "khu pho", "khoi pho", "to dan pho"])
_KIND_PLAIN = _kind_pattern(
    [f"{kind}(?= \\d)" if kind == "to" else kind for kind in _KINDS.values()]
)
_ZEROS = re.compile(r"\b0+(?=\d)")


@lru_cache(maxsize=1 << 14)
def hamlet_key(text: str) -> str:
    """`Thôn Đồng Mẫu, xã Nhật Tiến`, `T. Đồng Mẫu`, `đồng mẫu` → `dong mau`."""
    name = clean(text)[:LONGEST_VALUE].lower().replace("_", " ")
    plain = name.isascii()
    name = (_END_PLAIN if plain else _END).split(name, maxsplit=1)[0] or name
    kind = _KIND_PLAIN if plain else _KIND
    while found := kind.match(name):
        name = name[found.end() :]
    return _ZEROS.sub("", fold(name))


_ONE_KIND = {
    "to dan pho": "to", "tdp": "to", "kp": "khu pho", "khu": "khu pho", "k": "khu pho",
    "khoi pho": "khoi", "t": "thon", "x": "xom", "b": "ban",
}  # fmt: skip
_NUMBERED = re.compile(r"\d+ ?[a-z]?")


def hamlet_kind(text: str) -> str:
    """`Tổ dân phố 1` → `to`, of names that are a number alone; empty without a kind."""
    name = clean(text)[:LONGEST_VALUE].lower().replace("_", " ")
    found = (_KIND_PLAIN if name.isascii() else _KIND).match(name)
    if found is None or not _NUMBERED.fullmatch(hamlet_key(text)):
        return ""
    kind = re.sub(r" so$", "", fold(found.group()))
    return _ONE_KIND.get(kind, kind)
