"""How a claim is brought and dealt with: papers, where they go, and the clocks that run."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from hotro68.policy.strict import (
    Check,
    Confidence,
    InForce,
    Name,
    Slug,
    Strict,
    Text,
    holding,
)

FormNumber: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{2}[a-z]?$")]
Event: TypeAlias = Literal["nhan-ho-so", "nhan-danh-sach"]
"""What starts a clock: the whole dossier received, or a list received to be certified."""
EVENTS: dict[str, str] = {
    "nhan-ho-so": "ngày nhận đủ hồ sơ",
    "nhan-danh-sach": "ngày nhận danh sách đề nghị xác nhận",
}


class Form(InForce):
    """A printed form. An amending text may print another one under the same number."""

    number: FormNumber
    ref: Text


class CopyKind(InForce):
    """Which copies are taken: certified (or shown with the original), or plain ones."""

    kind: Literal["certified", "plain"]
    ref: Text


class Part(InForce):
    """One paper of the dossier; the next text of the same paper has the same id.

    when: the paper is needed only of claims that meet this check. whom: that in words.
    proves: the facts that it shows, to be brought when one of them is in doubt.
    """

    id: Slug
    text: Text
    forms: tuple[Form, ...] = ()
    copies: tuple[CopyKind, ...] = ()
    when: Check | None = None
    whom: str = ""
    proves: tuple[Name, ...] = ()
    ref: Text
    confidence: Confidence = "H"


class Place(InForce):
    """Where papers are handed in. where: which of the bodies of that name."""

    id: Slug
    body: Slug
    where: str = ""
    ref: Text
    confidence: Confidence = "H"


class Filing(Strict):
    """Who hands in the papers, where and until when.

    needed: false where nobody files and the authority acts by itself.
    places: none is the commune's own office.
    last_day: the parameter that is the last filing day. filed_on: the fact held against it.
    """

    needed: bool = True
    by: str = ""
    last_day: Name | None = None
    filed_on: Name | None = None
    places: tuple[Place, ...] = ()


class TimeLimit(InForce):
    """One clock: `who` has `days` for `what`, counted from an event or from the end of a step.

    The first counted day is the one after. working: Monday to Friday without public holidays.
    """

    id: Slug
    who: Slug
    what: Text
    days: Annotated[int, Field(ge=1)]
    working: bool = True
    after: Slug
    ref: Text
    confidence: Confidence = "H"

    @property
    def starts(self) -> bool:
        """Whether an event starts it, not the end of another step."""
        return self.after in EVENTS


Clock: TypeAlias = tuple[TimeLimit, ...]
"""The steps of one policy, each after those it waits for."""


def chain(clock: Clock, event: str, day: date) -> Clock:
    """The steps in force on `day` that run, one after the other, once `event` has happened."""
    reached: dict[str, TimeLimit] = {}
    for step in holding(clock, day):
        if step.after == event or step.after in reached:
            reached[step.id] = step
    return tuple(reached.values())
