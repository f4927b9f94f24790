"""The commune that signs: names, signers, and the decision the papers rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hotro68.core.dialect import Dialect
from hotro68.vietnamese.settlements import kind_and_name


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
        kind = () if self.district_kind or not self.district else (self._which_kind,)
        return (*(label for label, text in labels.items() if not text), *kind)

    @property
    def district_kind(self) -> str:
        """Empty for a ward's when nobody wrote it: no ward lies in a huyện."""
        return kind_and_name(self.district)[0] or ("" if self.level == "phường" else "huyện")

    @property
    def district_name(self) -> str:
        return kind_and_name(self.district)[1]

    @property
    def province_kind(self) -> str:
        return kind_and_name(self.province)[0] or "tỉnh"

    @property
    def province_name(self) -> str:
        return kind_and_name(self.province)[1]

    @property
    def dialect(self) -> Dialect:
        district = self.district_kind or "cấp huyện"
        return Dialect(self.level, self.kinds, district, self.province_kind)

    @property
    def _which_kind(self) -> str:
        return f"«{self.district_name}» là quận, thị xã hay thành phố"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that approves a list: number as written (`123/QĐ-UBND`), day, who decided."""

    number: str
    day: date
    by: str = ""
