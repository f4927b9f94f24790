"""The work folder's hotro68.yaml: who signs, which rules, which day, which decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PrivateAttr, field_validator, model_validator

from hotro68.casebook.journal import Journal
from hotro68.casebook.moving import MERGE
from hotro68.core.catalogue import BAD_CONFIG
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding
from hotro68.core.office import Decision, Office
from hotro68.policy.strict import Slug, Strict, Text
from hotro68.policy.text import StrictText
from hotro68.vietnamese.papers import paper_number
from hotro68.vietnamese.settlements import kinds_of

FILE = "hotro68.yaml"
KINDS = "kinds"
"""Key of a merge's data: what its settlements are called."""
PaperCode = Annotated[str, Field(pattern=r"^P-[0-9]{2}[a-z]?$")]
OptionalSlug = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9-]*)?$")]


class _Blank(Strict):
    """A key with nothing after it means what leaving the key out means."""

    @field_validator("*", mode="before")
    @classmethod
    def blank_is_default(cls, value: object, info: object) -> object:
        name = getattr(info, "field_name", "")
        return (
            cls.model_fields[name].get_default(call_default_factory=True)
            if value is None
            else value
        )


class Unit(_Blank):
    xa: str = ""
    huyen: str = ""
    tinh: str = ""
    cap: Literal["xã", "phường", "thị trấn"] = "xã"


class Signers(_Blank):
    nguoi_ky: str = ""
    chuc_vu: str = "CHỦ TỊCH"
    nguoi_lap: str = ""
    ke_toan: str = ""
    thu_quy: str = ""


class Rules(_Blank):
    goi: OptionalSlug = ""
    tinh: OptionalSlug = ""
    xa: OptionalSlug = ""


class DecisionNamed(_Blank):
    so: Annotated[str, AfterValidator(paper_number)] = ""
    ngay: date | None = None
    co_quan: str = ""


class Posting(_Blank):
    ngay: date | None = None
    neu_ten: tuple[Slug, ...] = ()


class Deadlines(_Blank):
    """Days of the commune's own plan, instead of those of the pack; each strictly before."""

    thon_nop: date | None = None
    xa_trinh: date | None = None


class HamletNamed(_Blank):
    """A hamlet of the commune. so_ho: its households, to see where few people are listed."""

    ten: Text
    so_ho: int | None = Field(default=None, ge=1)

    @model_validator(mode="before")
    @classmethod
    def name_alone(cls, value: object) -> object:
        return {"ten": value} if isinstance(value, str) else value


class Settings(_Blank):
    """hotro68.yaml as written; a folder without the file has the defaults."""

    don_vi: Unit = Unit()
    ky: Signers = Signers()
    quy_tac: Rules = Rules()
    dot: str = "1"
    ngay_tham_dinh: date | None = None
    quyet_dinh: DecisionNamed = DecisionNamed()
    niem_yet: Posting = Posting()
    thon: tuple[HamletNamed, ...] = ()
    han: Deadlines = Deadlines()
    can_cu: tuple[Text, ...] = ()
    noi_nhan: dict[PaperCode, tuple[Text, ...]] = Field(default_factory=dict)
    _kinds: tuple[str, ...] = PrivateAttr(default=())

    @property
    def overlays(self) -> tuple[str, ...]:
        """Overlay names relative to the rules folder, province before commune."""
        named = (("tinh", self.quy_tac.tinh), ("xa", self.quy_tac.xa))
        return tuple(f"{level}/{name}" for level, name in named if name)

    @property
    def office(self) -> Office:
        return Office(
            commune=self.don_vi.xa,
            district=self.don_vi.huyen,
            province=self.don_vi.tinh,
            level=self.don_vi.cap,
            signer=self.ky.nguoi_ky,
            signer_post=self.ky.chuc_vu,
            clerk=self.ky.nguoi_lap,
            accountant=self.ky.ke_toan,
            cashier=self.ky.thu_quy,
            round=self.dot,
            kinds=kinds_of((one.ten for one in self.thon), self.don_vi.cap) or self._kinds,
        )

    def of_lists(self, hamlets: Iterable[str]) -> Settings:
        return self.of_kinds(kinds_of(hamlets, self.don_vi.cap))

    @property
    def kinds_told(self) -> dict[str, list[str]]:
        """For the entry of a merge; nothing when its settlements are of the usual kind."""
        said = Dialect(self.don_vi.cap, self._kinds)
        return (
            {}
            if said.settlement == Dialect(self.don_vi.cap).settlement
            else {KINDS: [*self._kinds]}
        )

    def of_kinds(self, kinds: tuple[str, ...]) -> Settings:
        """What the lists say of the settlements' kind; what the settings name goes before."""
        if self.thon or kinds == self._kinds:
            return self
        told = self.model_copy()
        told._kinds = kinds  # noqa: SLF001 - a copy of itself
        return told

    @property
    def decision(self) -> Decision | None:
        """The decision, once both its number and its day are known."""
        named = self.quyet_dinh
        if not named.so or named.ngay is None:
            return None
        return Decision(named.so, named.ngay, named.co_quan)


def load_settings(folder: Path) -> tuple[Settings | None, list[Finding]]:
    """The folder's settings; None when the file is there and wrong."""
    path = folder / FILE
    if not path.exists():
        return _with_kinds(Settings(), folder), []
    text = StrictText(path, shown_as=FILE, code=BAD_CONFIG)
    settings = text.load(Settings)
    return settings and _with_kinds(settings, folder), text.findings


def _with_kinds(settings: Settings, folder: Path) -> Settings:
    """What the settlements are called, as the lists of the last merge said it."""
    if settings.thon:
        return settings
    entry, _ = Journal(folder).last(MERGE)
    return settings.of_kinds(tuple(entry.data.get(KINDS, ())) if entry else ())
