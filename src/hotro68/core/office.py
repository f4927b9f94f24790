"""The commune that signs: names, signers, and the decision the papers rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hotro68.core.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Office:
    """Empty texts are printed as a dotted blank; nothing is invented.

    level: `xã`, `phường` or `thị trấn`. signer_post: `CHỦ TỊCH` or, for a deputy,
    `KT. CHỦ TỊCH` over `PHÓ CHỦ TỊCH`. kinds: of its settlements, as their names say.
    """

    commune: str = ""
    district: str = ""
    province: str = ""
    level: str = "xã"
    signer: str = ""
    signer_post: str = "CHỦ TỊCH"
    clerk: str = ""
    accountant: str = ""
    cashier: str = ""
    round: str = "1"
    kinds: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels of what the papers will leave blank in their heading."""
        own = self.dialect.say("tên xã")
        labels = {own: self.commune, "tên huyện": self.district, "tên tỉnh": self.province}
        return tuple(label for label, text in labels.items() if not text)

    @property
    def dialect(self) -> Dialect:
        return Dialect(self.level, self.kinds)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that approves a list: number as written (`123/QĐ-UBND`), day, who decided."""

    number: str
    day: date
    by: str = ""
