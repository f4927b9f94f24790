"""The words for this commune and its settlements, in place of `xã` and `thôn` in our texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hotro68.vietnamese.settlements import head_of, kinds_of, usual_kind

_QUOTED = r"«[^»]*»"
_LETTERS = map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))
_NAMED = rf"(?!\s+[0-9{''.join(filter(str.isupper, _LETTERS))}])"
"""`Thôn Đồng Mẫu`, `xã Nhật Tiến`: a name is what it is."""
_ENDS = r"(?=\s*(?:$|[].,;:()/}\n]|—|CẦN|ĐỀ NGHỊ|KÝ|GỬI))"
"""In capitals a name cannot be told from words, so only the last word of a phrase counts."""
_BEGINS = r"(?:^|(?<=[.:;?!→•—|-] )|(?<=[(\n/«]))"
"""A capital letter amid a sentence is that of a name: `Nguyễn Văn Xã`."""
_PLACE = re.compile(
    rf"{_QUOTED}"
    r"|(?<!\w)(?<!nông )(?<!Nông )"
    rf"(?P<small>(?:trưởng |{_BEGINS}Trưởng )?thôn|{_BEGINS}Thôn)(?!\w)"
    rf"(?!,? (?:xóm|bản|ấp|tổ dân phố|khu phố)\b){_NAMED}"
    rf"|(?<!\w)(?<!NÔNG )(?P<large>(?:TRƯỞNG )?THÔN)(?!\w){_ENDS}"
    rf"|(?<!\w)(?<!hợp tác )(?<!thị )(?<!cấp )(?<!liên )(?P<level>xã|{_BEGINS}Xã)(?!\w)"
    rf"(?!,? (?:hội|viên|hóa|phường|thị trấn)\b){_NAMED}"
    rf"|(?<!\w)(?<!cấp )(?<!liên )(?P<district>huyện|{_BEGINS}Huyện)(?!\w)"
    rf"(?!,? (?:quận|thị xã|thành phố|nơi|khác)\b){_NAMED}"
    rf"|(?<!\w)(?<!cấp )(?<!liên )(?<!ngoại )(?<!ngoài )(?P<province>tỉnh|{_BEGINS}Tỉnh)(?!\w)"
    rf"(?!,? (?:thành phố|nơi|khác)\b){_NAMED}"
    rf"|(?<!\w)(?<!HỢP TÁC )(?<!THỊ )(?<!CẤP )(?P<high>XÃ)(?!\w){_ENDS}"
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """kinds: what the settlements are called, the most frequent first; empty is the usual.

    district, province: what the places above are called. Our texts are written for a commune
    (xã) of hamlets (thôn) in a rural district (huyện) of a province (tỉnh); `say` tells them
    for this one. Quotations, names and the law's own words stay.
    """

    level: str = "xã"
    kinds: tuple[str, ...] = ()
    district: str = "huyện"
    province: str = "tỉnh"

    @property
    def settlement(self) -> str:
        """`thôn`, `tổ dân phố`; of a commune that has both `thôn, bản`."""
        return ", ".join(self._kinds)

    @property
    def of_one(self) -> str:
        """As a name begins: `Thôn`, `Tổ dân phố`."""
        return self._kinds[0].capitalize()

    @property
    def head(self) -> str:
        return ", ".join(map(head_of, self._kinds))

    @property
    def is_usual(self) -> bool:
        above = (self.level, self.district, self.province)
        return above == ("xã", "huyện", "tỉnh") and self._kinds == ("thôn",)

    @property
    def _kinds(self) -> tuple[str, ...]:
        return self.kinds or (usual_kind(self.level),)

    def say(self, text: str) -> str:
        return text if self.is_usual else _PLACE.sub(self._said, text)

    def knowing(self, names: Iterable[str]) -> Dialect:
        """With what the names of lists say, when the settings said nothing."""
        known = self if self.kinds else replace(self, kinds=kinds_of(names, self.level))
        return self if known.settlement == self.settlement else known

    def _said(self, found: re.Match[str]) -> str:
        name, written = found.lastgroup, found[0]
        if name is None:
            return written
        place = self.head if "trưởng" in written.casefold() else self.settlement
        above = {"level": self.level, "high": self.level, "district": self.district}
        said = {**above, "province": self.province}.get(name, place)
        if written.isupper():
            return said.upper()
        return said[0].upper() + said[1:] if written[0].isupper() else said


USUAL = Dialect()
