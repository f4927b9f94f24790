"""Lists drawn from a population: a row for each person, and second rows that were damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeAlias

from hotro68.core.claim import Claim, Fact
from hotro68.core.source import Source
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.idnumber import read_number
from hotro68.vietnamese.names import tidy_name
from hotro68.vietnamese.text import fold
from hotro68.vietnamese.tones import TONES, split_tone

from .population import HAMLETS, LISTED_ON, Person

DOUBLED = 0.08
TWICE_DAMAGED = 0.3
POLICIES = ("lao-dong-tu-do", "lao-dong-tu-do", "f0-f1", "ho-kinh-doanh")
_LETTERS = "abcdeghiklmnopqrstuvxy"
_PLACES = (0, 1, 2)


@dataclass(slots=True)
class Row:
    """What a hamlet writes of a person. truth: who it is; damage: what was done to it."""

    truth: int
    name: str
    sex: str
    birth: str
    number: str
    hamlet: str
    phone: str
    parent: str
    policy: str
    damage: tuple[str, ...] = ()
    other: str = field(default="", repr=False)


Damage: TypeAlias = Callable[[Row, Random], None]


def written(person: Person, random: Random, policy: str) -> Row:
    """As most hamlets write it: the number in the pocket, sometimes only a year."""
    child = LISTED_ON.year - person.birth.year < 14
    numbers = [person.new, person.old] if random.random() < 0.6 else [person.old, person.new]
    has_number = random.random() < (0.4 if child else 0.985)
    number = next((each for each in numbers if each), "") if has_number else ""
    year_only = random.random() < (0.2 if person.birth.year < 1965 else 0.03)
    return Row(
        person.id,
        person.name,
        person.sex if random.random() < 0.9 else "",
        str(person.birth.year) if year_only else f"{person.birth:%d/%m/%Y}",
        number,
        person.hamlet,
        person.phone if random.random() < 0.55 else "",
        person.parent if child and random.random() < 0.5 else "",
        policy,
        other=next((each for each in numbers if each != number), ""),
    )


# ── Names ────────────────────────────────────────────────────────────────────────────────
def no_marks(row: Row, _: Random) -> None:
    row.name = fold(row.name).title()


def lost_mark(row: Row, random: Random) -> None:
    """One tone mark is left out, or another one typed."""
    words = row.name.split()
    at = random.randrange(len(words))
    bare, tone = split_tone(words[at])
    words[at] = bare if tone else bare[0] + bare[1:] + random.choice(TONES[3:])
    row.name = " ".join(words)


def tone_style(row: Row, random: Random) -> None:
    row.name = row.name.replace("òa", "oà").replace("úy", "uý").replace("ủy", "uỷ")
    row.name = random.choice((row.name, row.name.upper()))


def honorific(row: Row, random: Random) -> None:
    title = "Ông" if row.sex == "nam" else "Bà"
    row.name = f"{random.choice((title, title, 'Hộ ' + title.lower()))} {row.name}"


def typo(row: Row, random: Random) -> None:
    """A letter wrong, left out, doubled, or two swapped, in one word."""
    words = row.name.split()
    at = random.randrange(len(words))
    words[at] = _slip(words[at], random)
    row.name = " ".join(words)


def _slip(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    match random.randrange(4):
        case 0:
            return word[:at] + random.choice(_LETTERS) + word[at + 1 :]
        case 1 if len(word) > 2:
            return word[:at] + word[at + 1 :]
        case 2 if at + 1 < len(word):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at] + word[at:]


def middle_dropped(row: Row, _: Random) -> None:
    words = row.name.split()
    row.name = " ".join((words[0], words[-1]))


def middle_short(row: Row, _: Random) -> None:
    words = row.name.split()
    middle = [f"{word[0]}." for word in words[1:-1]]
    row.name = " ".join((words[0], *middle, words[-1]))


def given_first(row: Row, _: Random) -> None:
    words = row.name.split()
    row.name = " ".join((words[-1], *words[:-1]))


# ── Numbers ──────────────────────────────────────────────────────────────────────────────
def other_number(row: Row, _: Random) -> None:
    row.number = row.other


def wrong_digit(row: Row, random: Random) -> None:
    if row.number:
        at = random.randrange(len(row.number))
        digit = random.choice([each for each in "0123456789" if each != row.number[at]])
        row.number = row.number[:at] + digit + row.number[at + 1 :]


def swapped_digits(row: Row, random: Random) -> None:
    number = row.number
    places = [at for at in range(len(number) - 1) if number[at] != number[at + 1]]
    if places:
        at = random.choice(places)
        row.number = number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def missing_digit(row: Row, random: Random) -> None:
    if row.number:
        at = random.randrange(1, len(row.number))
        row.number = row.number[:at] + row.number[at + 1 :]


def no_number(row: Row, _: Random) -> None:
    row.number = ""


# ── Births ───────────────────────────────────────────────────────────────────────────────
def day_and_month(row: Row, _: Random) -> None:
    parts = row.birth.split("/")
    if len(parts) == len(_PLACES) and int(parts[0]) <= 12:
        row.birth = "/".join((parts[1], parts[0], parts[2]))


def year_only(row: Row, _: Random) -> None:
    row.birth = row.birth[-4:]


def wrong_year(row: Row, random: Random) -> None:
    row.birth = row.birth[:-4] + str(int(row.birth[-4:]) + random.choice((-1, 1)))


def wrong_day(row: Row, random: Random) -> None:
    parts = row.birth.split("/")
    if len(parts) == len(_PLACES):
        row.birth = "/".join((f"{random.randrange(1, 29):02}", *parts[1:]))


DAMAGES: dict[str, dict[str, Damage]] = {
    "name": {
        "no marks": no_marks, "lost mark": lost_mark, "tone style": tone_style,
        "honorific": honorific, "typo": typo, "middle dropped": middle_dropped,
        "middle shortened": middle_short, "given name first": given_first,
    },
    "number": {
        "old and new number": other_number, "wrong digit": wrong_digit,
        "swapped digits": swapped_digits, "missing digit": missing_digit,
        "no number": no_number,
    },
    "birth": {
        "day and month swapped": day_and_month, "year only": year_only,
        "year off by one": wrong_year, "wrong day": wrong_day,
    },
}  # fmt: skip
NONE = "undamaged"


def second_row(person: Person, first: Row, random: Random) -> Row:
    """Written by somebody else: another hamlet perhaps, one or two kinds of damage."""
    row = written(person, random, random.choice(POLICIES))
    row = replace(row, number=first.number, other=first.other)
    if random.random() < 0.4:
        row.hamlet = random.choice(HAMLETS)
    if random.random() < 0.08:
        return replace(row, damage=(NONE,))
    kinds = 2 if random.random() < TWICE_DAMAGED else 1
    for family in random.sample(list(DAMAGES), kinds):
        _damage(row, family, random)
    row.damage = row.damage or (NONE,)
    return row


def _damage(row: Row, family: str, random: Random) -> None:
    """Done only when it leaves a trace: nobody drops the middle name of a two-word name."""
    before = replace(row)
    name, do = random.choice(list(DAMAGES[family].items()))
    do(row, random)
    if replace(row) != before:
        row.damage = (*row.damage, name)


def lists(people: tuple[Person, ...], seed: int) -> list[Row]:
    random = Random(seed + 1)  # noqa: S311 - invented data, nothing secret
    rows = [written(person, random, random.choice(POLICIES)) for person in people]
    doubled = random.sample(range(len(people)), int(len(people) * DOUBLED))
    rows += [second_row(people[at], rows[at], random) for at in doubled]
    careless = set(random.sample(HAMLETS, 2))
    for row in rows:
        if row.hamlet in careless:
            no_marks(row, random)
    random.shuffle(rows)
    return rows


def claim_of(row: Row, place: int) -> Claim:
    """The row as the reader hands it on: a number of the wrong length is kept apart."""
    number = read_number(row.number)
    wrong = "" if number.best else number.digits
    facts: dict[str, Fact] = {
        "ho_ten": tidy_name(row.name),
        "gioi_tinh": row.sex or None,
        "ngay_sinh": birth_of(row.birth),
        "so_giay_to": number.best or None,
        "so_giay_to_sai": wrong or None,
        "thon": row.hamlet,
        "dien_thoai": row.phone or None,
        "cha_me": row.parent or None,
    }
    source = Source(f"{fold(row.hamlet).replace(' ', '_')}.xlsx", "DS", place + 2)
    return Claim(row.policy, facts, source)


def birth_of(text: str) -> PartDate:
    parts = [int(part) for part in reversed(text.split("/"))]
    return PartDate(*parts)
