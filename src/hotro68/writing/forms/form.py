"""A blank workbook for a hamlet: a guide, a summary, a list for each policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hotro68.core.dialect import Dialect
from hotro68.core.office import Office
from hotro68.policy.pack import Pack
from hotro68.vietnamese.settlements import kinds_of
from hotro68.vietnamese.text import fold
from hotro68.writing.artifact import Artifact
from hotro68.writing.forms.beside import (
    GUIDE,
    SUMMARY,
    draw_choices,
    draw_guide,
    draw_summary,
)
from hotro68.writing.forms.lists import Head, draw_list
from hotro68.writing.forms.pens import open_form
from hotro68.writing.forms.plan import list_form
from hotro68.writing.papers.conditions import Reader

RULED = 30
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class FormWish:
    """policies: one list each. hamlet: empty for a form that any hamlet may fill in."""

    policies: tuple[str, ...]
    hamlet: str = ""
    ruled: int = RULED


def blank_form(wish: FormWish, pack: Pack, office: Office, day: date) -> Artifact:
    """The rules in force on `day` say what is asked."""
    pack = pack.told_in(_dialect(wish, office))
    lists = [list_form(pack, each, one_hamlet=bool(wish.hamlet)) for each in wish.policies]
    author = f"UBND {office.level} {office.commune}".strip() if office.commune else ""
    book, pens, content = open_form(author, pack.dialect)
    guide, summary = book.add_worksheet(GUIDE), book.add_worksheet(SUMMARY)
    sheets = [book.add_worksheet(form.policy.short) for form in lists]
    places = draw_choices(book, pens, lists)
    readers = [Reader(pack, form.policy, day) for form in lists]
    draw_guide(guide, pens, zip(lists, readers, strict=True))
    draw_summary(summary, pens, wish.hamlet)
    head = Head(author.upper(), wish.hamlet, wish.ruled, places)
    for sheet, form in zip(sheets, lists, strict=True):
        draw_list(sheet, form, pens, head)
    sheets[0].activate()
    book.close()
    return Artifact(name_of(wish, pack), content.getvalue())


def _dialect(wish: FormWish, office: Office) -> Dialect:
    """A form of one hamlet says what that one is."""
    own = kinds_of((wish.hamlet,), office.level)
    return replace(office.dialect, kinds=own or office.kinds)


def name_of(wish: FormWish, pack: Pack) -> str:
    shorts: Sequence[str] = [pack.policies[each].short for each in wish.policies]
    plain = fold(wish.hamlet).replace(" ", "_")[:_LONGEST_NAME]
    alone = shorts[0] if len(shorts) == 1 else ""
    return "_".join(filter(None, ("mau", alone, plain))) + ".xlsx"
