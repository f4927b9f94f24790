"""A text under the headings of a column: one more heading, or the first person already."""

from __future__ import annotations

from dataclasses import dataclass

from hotro68.reading.lexicon import NAME_KEYS, PARTS, Lexicon, forms, is_aside
from hotro68.reading.phrases import names_group, names_place
from hotro68.reading.readings import is_heading
from hotro68.reading.table import STT
from hotro68.vietnamese.text import fold

# Pieces of a heading that are no field: `CMND/CCCD` over `Số | Ngày cấp | Nơi cấp`.
PIECES = frozenset(
    (
        *("so", "so the", "ngay cap", "noi cap", "cap ngay", "tai", "muc", "don gia"),
        *("muc ngay", "muc ho tro ngay", "cong", "tong", "tong so", "tong cong", "thanh tien"),
    )
)
_NAMES_A_GROUP = frozenset({"ho kinh doanh", "chu ho", "doi tuong", "nguoi lao dong"})


@dataclass(frozen=True, slots=True)
class Below:
    """A text and what stands over it; `shared` when the same stands over other texts too."""

    text: str
    over: tuple[str, ...]
    shared: bool = False

    def is_strange(self, lexicon: Lexicon) -> bool:
        """A number, or a text where the first person or group stands."""
        if is_aside(self.text):
            return names_place(self.text)
        if self.shared and lexicon.names_policy(self.text):
            return False
        if any(char.isdigit() for char in self.text) or names_group(self.text):
            return not lexicon.knows(self.text)
        if self.shared and is_heading(self.text, lexicon):
            return False
        words = {alias.key for text in self.over for alias in lexicon.find(text)}
        return bool(words & {STT, *NAME_KEYS}) and self._is_filled_in(words, lexicon)

    def _is_filled_in(self, words: set[str], lexicon: Lexicon) -> bool:
        """Below a running number or a name: somebody, unless it heads what is another's."""
        named = bool(words & NAME_KEYS)
        if named and lexicon.names_person(self.text):
            return fold(self.text) in _NAMES_A_GROUP
        mine = {alias.key for alias in lexicon.find(self.text)}
        if named and mine and fold(self.text) not in _NAMES_A_GROUP:
            return False  # `Ngày sinh` alone below `Người được hỗ trợ`
        return not mine & words and not PARTS.intersection(forms(self.text))

    def speaks(self, lexicon: Lexicon) -> bool:
        """A heading in itself, a piece of one, or a unit in brackets below one."""
        if is_aside(self.text):
            return bool(self.over)
        if self.over and (fold(self.text) in PIECES or lexicon.names_policy(self.text)):
            return True
        return lexicon.knows(self.text) or bool(lexicon.find(" ".join((*self.over, self.text))))
