"""Kinds of settlements a commune is made of: which one a name says, and who heads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

KINDS = (
    *("khu dân cư", "tổ dân phố", "khối phố", "khu phố"),
    *("thôn", "tổ", "khu", "bản", "xóm", "ấp", "khối", "khóm", "buôn", "làng", "phum", "sóc"),
)
"""The longer name of two goes first."""
_SHORT = {"tdp": "tổ dân phố", "kp": "khu phố"}
_LEVELS_OF_TOWNS = ("phường", "thị trấn")
_WARD_KINDS = {"tổ": "tổ dân phố"}
"""What a kind is short for in wards and towns: `Tổ 3` is the tổ dân phố number 3."""
_SHARE = 5
"""A kind that fewer than one settlement in so many has is a slip or an oddity."""
_SHORT_ABOVE = {"tp": "thành phố", "tx": "thị xã", "q": "quận", "h": "huyện"}
_ABOVE = re.compile(
    r"(huyện |quận |thị xã |thành phố |tỉnh |(?:tp|tx)[. ] ?|[qh]\. ?)", re.IGNORECASE
)
"""How a place above the commune begins when its kind is written."""


def written_kind(name: str) -> str:
    """How a name begins, as a kind: `Tổ dân phố 3` → `tổ dân phố`; empty for a name alone."""
    told = name.casefold()
    return next((one for one in (*KINDS, *_SHORT) if told.startswith(f"{one} ")), "")


def kind_of(name: str) -> str:
    """The same with short writings told in full: `TDP 3` → `tổ dân phố`."""
    kind = written_kind(name)
    return _SHORT.get(kind, kind)


def usual_kind(level: str) -> str:
    return "tổ dân phố" if level in _LEVELS_OF_TOWNS else "thôn"


def kinds_of(names: Iterable[str], level: str) -> tuple[str, ...]:
    """What a commune's settlements are, the most frequent first; empty when no name says."""
    said = [kind for name in sorted(set(names)) if (kind := kind_of(name))]
    full = _WARD_KINDS if level in _LEVELS_OF_TOWNS else {}
    counts = Counter(full.get(kind, kind) for kind in said)
    usual = sorted(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))
    return tuple(kind for kind in usual if counts[kind] * _SHARE >= len(said))


def head_of(kind: str) -> str:
    """`trưởng bản`; of a tổ dân phố `tổ trưởng tổ dân phố`."""
    if kind == "tổ":
        return "tổ trưởng"
    return f"tổ trưởng {kind}" if kind.startswith("tổ ") else f"trưởng {kind}"


def kind_and_name(place: str) -> tuple[str, str]:
    """`Thị xã Kỳ Mẫu` as (`thị xã`, `Kỳ Mẫu`); no kind when none is written."""
    own = " ".join(place.split())
    found = _ABOVE.match(own)
    if found is None:
        return "", own
    written = found[1].casefold().rstrip(". ")
    return _SHORT_ABOVE.get(written, written), own[found.end() :]
