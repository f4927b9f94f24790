"""The shape of a register file: its fields, what an entry holds, what ends it."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from hotro68.policy.strict import Name, Strict, Text

CommandName: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{2,20}$")]
FieldKind: TypeAlias = Literal[
    "text",
    "name",
    "birth_date",
    "date",
    "integer",
    "money",
    "choice",
    "id_number",
    "tax_code",
    "phone",
    "hamlet",
    "policy",
    "file",
]
NUMBER, OUTCOME = "muc", "ket_qua"
"""Names a sentence of a register may use beside its fields."""


class RegisterField(Strict):
    """One thing an entry holds; typed as `--<key>` with `-` for `_`.

    today: nothing typed means the day of the step. ahead: a day still to come.
    not_before: a day that cannot be earlier than another one of the entry.
    choices: what may be typed → what is shown.
    """

    type: FieldKind
    label: Text
    required: bool = False
    question: str = ""
    choices: dict[Name, Text] = Field(default_factory=dict)
    today: bool = False
    ahead: bool = False
    not_before: Name | None = None

    @model_validator(mode="after")
    def fits_its_type(self) -> Self:
        if bool(self.choices) != (self.type == "choice"):
            raise ValueError("«choices» chỉ dùng cho kiểu choice, và kiểu choice phải có")
        if self.type != "date" and (self.today or self.ahead or self.not_before):
            raise ValueError("today, ahead, not_before chỉ dùng cho kiểu date")
        return self


class Holding(Strict):
    """An open entry keeps the file named in `by` from being paid; why: told of the file."""

    by: Name
    why: Text


class Outcome(Strict):
    """How an entry may end. lets_go: the file it held is free again."""

    label: Text
    lets_go: bool = True


class Closing(Strict):
    """What ends an entry. fields: asked only then."""

    label: Text
    outcomes: Annotated[dict[Name, Outcome], Field(min_length=1)]
    fields: dict[Name, RegisterField] = Field(default_factory=dict)


class Due(Strict):
    """An open entry is late after the day in `by`, or `days` after the day in `after`.

    working: the days are Monday to Friday without public holidays.
    """

    by: Name | None = None
    after: Name | None = None
    days: Annotated[int, Field(ge=1)] | None = None
    working: bool = True
    ref: str = ""

    @model_validator(mode="after")
    def says_when(self) -> Self:
        if self.by is None and (self.after is None or self.days is None):
            raise ValueError("cần by, hoặc after và days")
        return self


class SummaryColumn(Strict):
    """Entries in which `when` is filled in: how many, and the sums of some of their fields."""

    label: Text
    when: Name
    sums: tuple[Name, ...] = ()


class Summary(Strict):
    """A table of counts and sums, one row a choice of the field `rows`."""

    title: Text
    rows: Name
    columns: Annotated[tuple[SummaryColumn, ...], Field(min_length=1)]


class Register(Strict):
    """One register file. noun: what an entry is called.

    once: fields that no two open entries share. paper: the printed form of the register.
    form: the blank paper that goes out with an entry.
    """

    id: CommandName
    title: Text
    noun: Text
    about: Text
    ref: Text
    fields: Annotated[dict[Name, RegisterField], Field(min_length=1)]
    once: tuple[Name, ...] = ()
    holds: Holding | None = None
    due: Due | None = None
    closing: Closing
    columns: tuple[Name, ...] = ()
    summary: Summary | None = None
    paper: str = ""
    form: str = ""

    @cached_property
    def every_field(self) -> dict[str, RegisterField]:
        return {**self.fields, **self.closing.fields}

    @cached_property
    def shown(self) -> tuple[str, ...]:
        return self.columns or tuple(self.every_field)

    def option(self, key: str) -> str:
        return f"--{key.replace('_', '-')}"
