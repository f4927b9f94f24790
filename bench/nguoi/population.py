"""An invented commune: households with parents and children, twins and namesakes; seeded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from .names import FAMILIES, drawn, full_name, given_name

HAMLETS = tuple(f"Thôn {number}" for number in range(1, 13))
LISTED_ON = date(2021, 7, 16)
HARD_SHARE = 0.03
HARD_KINDS = ("twins", "father-and-son", "namesakes", "neighbouring-numbers")
_TWINS = 0.012
_CARD_AGE, _OLD_CARD_AGE = 14, 15
_MILLENNIUM = 2000


@dataclass(frozen=True, slots=True)
class Person:
    """new and old: the 12-digit and the 9-digit number, empty when never given out."""

    id: int
    name: str
    sex: str
    birth: date
    new: str
    old: str
    hamlet: str
    phone: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """hard: pairs of ids that look alike and are two people, each with its kind."""

    people: tuple[Person, ...]
    hard: dict[tuple[int, int], str]


@dataclass(slots=True)
class _Register:
    """Gives out numbers: no two people share one, neighbours get neighbouring ones."""

    random: Random
    taken: set[str]
    serial: int = 0

    def new(self, birth: date, sex: str) -> str:
        province = self.random.choice(("020", "020", "020", "020", "024", "004", "019", "001"))
        century = 2 * (birth.year >= _MILLENNIUM) + (sex == "nu")
        return self._fresh(f"{province}{century}{birth:%y}", 6)

    def old(self) -> str:
        return self._fresh(self.random.choice(("080", "081", "082", "121", "090")), 6)

    def phone(self) -> str:
        return self._fresh("0900", 6)

    def next_to(self, number: str) -> str:
        """The number of the person behind in the queue: one, two or three more."""
        for step in range(1, 1000):
            other = str(int(number) + step).zfill(len(number))
            if other not in self.taken:
                self.taken.add(other)
                return other
        raise ValueError(number)

    def _fresh(self, head: str, digits: int) -> str:
        while True:
            number = head + "".join(self.random.choices("0123456789", k=digits))
            if number not in self.taken:
                self.taken.add(number)
                return number


def population(count: int, seed: int, hamlets: tuple[str, ...] = HAMLETS) -> Population:
    """`count` people in households; HARD_SHARE of them stand in a planted hard pair."""
    random = Random(seed)  # noqa: S311 - invented data, nothing secret
    register = _Register(random, set())
    people: list[Person] = []
    planted = int(count * HARD_SHARE / 2)
    while len(people) < count - planted:
        for one in _household(random, register, hamlets):
            people.append(replace(one, id=len(people)))
    del people[count - planted :]
    hard = _twins_among(people)
    for place, like in enumerate(random.sample(people, planted)):
        kind = HARD_KINDS[place % len(HARD_KINDS)]
        other = _lookalike(random, register, replace(like, id=len(people)), kind)
        hard[like.id, other.id] = kind
        people.append(other)
    return Population(tuple(people), hard)


def _household(
    random: Random, register: _Register, hamlets: tuple[str, ...]
) -> Iterator[Person]:
    hamlet, family = random.choice(hamlets), drawn(random, FAMILIES)
    phone = register.phone() if random.random() < 0.8 else ""
    eldest = 1940 + random.randrange(60)
    father = _person(random, register, family, "nam", _day(random, eldest), hamlet, phone)
    yield father
    if random.random() < 0.85:
        born = _day(random, eldest + random.randrange(-3, 7))
        hers = drawn(random, FAMILIES)
        yield _person(random, register, hers, "nu", born, hamlet, _own(random, register, phone))
    year = eldest + 22
    for _ in range(random.choice((0, 1, 2, 2, 3, 4))):
        year += random.randrange(1, 6)
        if year > LISTED_ON.year - 1:
            return
        birth = _day(random, year)
        for _ in range(2 if random.random() < _TWINS else 1):
            sex = random.choice(("nam", "nu"))
            own = _own(random, register, phone)
            child = _person(random, register, family, sex, birth, hamlet, own)
            yield replace(child, parent=father.name)


def _own(random: Random, register: _Register, shared: str) -> str:
    return shared if random.random() < 0.4 else register.phone()


def _day(random: Random, year: int) -> date:
    """Few old people know their day: the first of January stands for it."""
    if year < 1965 and random.random() < 0.06:
        return date(year, 1, 1)
    return date(year, 1, 1) + timedelta(random.randrange(365))


def _person(  # noqa: PLR0913, PLR0917 - all that makes a person
    random: Random,
    register: _Register,
    family: str,
    sex: str,
    birth: date,
    hamlet: str,
    phone: str,
) -> Person:
    age = LISTED_ON.year - birth.year
    new = register.new(birth, sex)
    old = register.old() if age > _OLD_CARD_AGE else ""
    return Person(0, full_name(random, family, sex), sex, birth, new, old, hamlet, phone)


def _twins_among(people: list[Person]) -> dict[tuple[int, int], str]:
    return {
        (one.id, other.id): "twins"
        for one, other in pairwise(people)
        if one.birth == other.birth and one.parent and one.parent == other.parent
    }


def _lookalike(random: Random, register: _Register, like: Person, kind: str) -> Person:
    """Somebody else who could be taken for `like`."""
    family = like.name.split()[0]
    stranger = replace(like, phone=register.phone(), old=register.old() if like.old else "")
    match kind:
        case "twins":
            words = [*like.name.split()[:-1], _other_given(random, like)]
            twin = replace(like, name=" ".join(words), new=register.next_to(like.new))
            return replace(twin, old=register.next_to(like.old) if like.old else "")
        case "father-and-son":
            birth = _day(random, like.birth.year - random.randrange(19, 35))
            return replace(
                stranger, birth=birth, new=register.new(birth, like.sex), phone=like.phone
            )
        case "namesakes":
            birth = _day(random, like.birth.year + random.choice((0, 0, 1, -1, 5)))
            hamlet = random.choice((like.hamlet, like.hamlet, random.choice(HAMLETS)))
            new = register.new(birth, like.sex)
            return replace(stranger, birth=birth, hamlet=hamlet, new=new)
    birth = like.birth + timedelta(random.randrange(300, 3000))
    name = full_name(random, family, like.sex)
    old = register.next_to(like.old) if like.old else ""
    new = like.new[:6] if like.birth.year == birth.year else ""
    number = register.next_to(like.new) if new else register.new(birth, like.sex)
    return replace(like, name=name, birth=birth, old=old, new=number)


def _other_given(random: Random, like: Person) -> str:
    while (given := given_name(random, like.sex)) == like.name.split()[-1]:
        pass
    return given
