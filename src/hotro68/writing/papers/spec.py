"""A paper's van-ban.yaml: its words, tables, signers and recipients, strictly read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from hotro68.core.case import Stage
from hotro68.policy.strict import Name, Slug, Strict, Text
from hotro68.writing.papers.signing import ROLES

Texts: TypeAlias = tuple[Text, ...]
Kind: TypeAlias = Literal["thu", "danh-sach", "bien-ban", "ke-toan", "so", "don"]
Generator: TypeAlias = Literal["thu-tuc", "niem-yet", "chi-tra"]
NUMBER_COLUMN = "tt"
_ROOM_FOR_A_PEN = 8.0


class ColumnSpec(Strict):
    """One column. gia_tri: the name of the row's value; without one it is filled in by hand.

    cong: its sum stands below. cong_la: the value that does, where rows must not be added up.
    """

    nhan: Text
    gia_tri: Name | None = None
    rong: Annotated[float, Field(ge=5, le=252)]
    canh: Literal["trai", "giua", "phai"] = "trai"
    cong: bool = False
    cong_la: Name | None = None

    def total_of(self, table: str) -> str | None:
        """The name of what stands below the column."""
        return f"tong_{table}_{self.gia_tri}" if self.cong else self.cong_la


class _When(Strict):
    """khi: only when that value is there. khi_trong: only when it is not."""

    khi: Name | None = None
    khi_trong: Name | None = None

    def holds(self, values: Mapping[str, object]) -> bool:
        there = self.khi is None or bool(values[self.khi])
        return there and (self.khi_trong is None or not values[self.khi_trong])


class Table(_When):
    """A table of the rows `bang`. cong: the words before its sums.

    trong: said when there are no rows. dong_trong: lines to write in by hand, when there are
    none. cao: mm of a row at least. co: points of the letters.
    """

    bang: Name
    cot: Annotated[tuple[ColumnSpec, ...], Field(min_length=1)]
    cong: str = ""
    trong: str = ""
    dong_trong: Annotated[int, Field(ge=0, le=40)] = 0
    cao: Annotated[float, Field(ge=6, le=30)] = 6
    co: Annotated[float, Field(ge=10, le=13)] = 12

    @property
    def blank_height(self) -> float:
        """Of a line to write in by hand, in mm."""
        return max(self.cao, _ROOM_FOR_A_PEN)

    @model_validator(mode="after")
    def has_a_sum_to_name(self) -> Self:
        if bool(self.cong) != any(column.total_of(self.bang) for column in self.cot):
            raise ValueError("«cong» của bảng và của cột phải đi cùng nhau")
        return self


class Words(_When):
    """A paragraph. dau: a bold opening. lap: once for each row of that table or list.

    cham: dots to the margin behind the words, to write on by hand.
    """

    doan: Text
    dau: str = ""
    cham: bool = False
    lap: Name | None = None
    kieu: Literal["thuong", "dam", "nghieng"] = "thuong"
    canh: Literal["hai-ben", "giua", "phai", "trai"] = "hai-ben"


class Heading(_When):
    muc: Text


class Blank(_When):
    """Dotted lines to write on by hand."""

    cho_ghi: Annotated[int, Field(ge=1, le=20)]


def _key_of(told: object) -> str | None:
    """Which kind of part: by the one key only that kind has."""
    keys = [key for key in _PARTS if isinstance(told, dict) and key in told]
    return keys[0] if len(keys) == 1 else None


_PARTS = ("bang", "doan", "muc", "cho_ghi")
Part: TypeAlias = Annotated[
    Annotated[Table, Tag("bang")]
    | Annotated[Words, Tag("doan")]
    | Annotated[Heading, Tag("muc")]
    | Annotated[Blank, Tag("cho_ghi")],
    Discriminator(_key_of),
]


class SignerSpec(Strict):
    """Who signs: a known role, or the lines of a post. ten: the value that is the name."""

    vai: str | None = None
    chuc: Texts = ()
    ten: Name | None = None
    cach: str = ""

    @model_validator(mode="after")
    def says_who(self) -> Self:
        if (self.vai is None) == (not self.chuc):
            raise ValueError("người ký cần đúng một trong «vai», «chuc»")
        return self

    @field_validator("vai")
    @classmethod
    def is_a_known_role(cls, role: str | None) -> str | None:
        if role is not None and role not in ROLES:
            raise ValueError(f"vai «{role}» không có; cần một trong: {', '.join(ROLES)}")
        return role


class Chosen(Strict):
    """Which files of the case a paper takes. chia: one paper for each hamlet, office, file."""

    giai_doan: Annotated[tuple[Stage, ...], Field(min_length=1)]
    chinh_sach: tuple[Slug, ...] = ()
    chia: Literal["khong", "thon", "co-quan", "ho-so"] = "khong"


class PaperSpec(Strict):
    """One paper. bo_in: printed by a generator of its own, then it has no `than` here.

    can_cu: the legal chain, behind what it rests on first. de_nghi: the proposal that ends it.
    tham_quyen: who decides, above the chain.
    so: the end of its number, `/TTr-UBND`. co_quan: who issues it when not the commune;
    `khong` on a paper of a person. dia_danh: place and day, `de-trong` for others to fill in.
    du_thao: marked DỰ THẢO `luon`, or until decided. de_trong: never printed for somebody.
    """

    ten: Text
    tep: Slug
    lenh: Text
    loai: Kind | None = None
    bo_in: Generator | None = None
    ten_loai: str = ""
    trich_yeu: Texts = ()
    kem_theo: str = ""
    so: str = ""
    co_quan: Texts | Literal["khong"] = ()
    dia_danh: Literal["co", "khong", "de-trong"] = "co"
    kinh_gui: Texts = ()
    can_cu: bool | Texts = False
    de_nghi: str = ""
    tham_quyen: str = ""
    kho: Literal["doc", "ngang"] = "doc"
    cong_khai: bool = False
    du_thao: Literal["khong", "luon", "chua-quyet-dinh"] = "khong"
    de_trong: bool = False
    than: tuple[Part, ...] = ()
    noi_nhan: Texts = ()
    ky: tuple[SignerSpec, ...] = ()
    lay_tu: Text
    chon: Chosen | None = None

    @model_validator(mode="after")
    def has_words_or_a_generator(self) -> Self:
        if (self.bo_in is None) == (not self.than):
            raise ValueError("cần đúng một trong «than», «bo_in»")
        if self.bo_in is None and self.loai is None:
            raise ValueError("thiếu «loai»")
        if self.de_trong and self.loai != "don":
            raise ValueError("văn bản để trống phải là «don»")
        return self

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for part in self.than if isinstance(part, Table))
