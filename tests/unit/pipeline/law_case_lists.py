"""The cases of law-cases.yaml as claims of invented people: JSON lines and hamlets' lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from tests.conftest import Grid, write_list
from tests.example_people import Population

from hotro68.policy.pack import Pack

Facts: TypeAlias = Mapping[str, Any]

FILE = Path(__file__).with_name("law-cases.yaml")
HAMLET = "Thôn Ví Dụ"
CONFIG = "don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}\nngay_tham_dinh: 2021-08-30\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one case expects: an amount, or the conditions that refuse or ask."""

    result: str
    amount: int = 0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    name: str
    policy: str
    facts: Facts
    answer: Answer

    @property
    def title(self) -> str:
        return f"{self.id} {self.policy}: {self.name}"


@dataclass(frozen=True, slots=True)
class Together:
    """Several claims of one person. number: whose they are."""

    id: str
    name: str
    number: str
    claims: Mapping[str, Facts]
    paid: Mapping[str, int]
    set_aside: Mapping[str, int]
    asked: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.id} {self.name}"


@dataclass(slots=True)
class Reader:
    """Gives each case its base and its person."""

    bases: Mapping[str, Facts]
    people: Population = field(default_factory=Population)

    def case(self, written: Facts) -> Case:
        policy = written["policy"]
        facts = {**self.bases[policy], **written.get("facts", {})}
        whose = self.identity(facts)
        return Case(
            written["id"], written["name"], policy, {**whose, **facts}, _answer(written)
        )

    def together(self, written: Facts) -> Together:
        whose = self.identity({})
        claims = {
            policy: {**self.bases[policy], **whose, **facts}
            for policy, facts in written["claims"].items()
        }
        return Together(
            written["id"],
            written["name"],
            whose["so_giay_to"],
            claims,
            written.get("paid", {}),
            written.get("set_aside", {}),
            tuple(written.get("asked", ())),
            tuple(written.get("refused", ())),
        )

    def claim(self, policy: str) -> Facts:
        base = self.bases[policy]
        return {**base, **self.identity(base)}

    def identity(self, facts: Facts) -> dict[str, Any]:
        """An employer has a name only."""
        if "ho_ten" in facts:
            return {}
        person = self.people.person(1960, 1999)
        birth = facts.get("ngay_sinh", person.birth)
        return {
            "ho_ten": person.name,
            "ngay_sinh": birth,
            "gioi_tinh": {"Nam": "nam", "Nữ": "nu"}[person.sex],
            "so_giay_to": self.people.number(person.sex, birth),
            "thon": HAMLET,
        }


def _answer(written: Facts) -> Answer:
    if "duoc" in written:
        return Answer("duoc", written["duoc"])
    result = "khong" if "khong" in written else "hoi"
    return Answer(result, rules=tuple(written[result]))


def bases() -> Mapping[str, Facts]:
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8"))["bases"])


def read_cases() -> tuple[tuple[Case, ...], tuple[Together, ...]]:
    whole = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    reader = Reader(whole["bases"])
    cases = tuple(reader.case(written) for written in whole["cases"])
    return cases, tuple(reader.together(written) for written in whole["together"])


def write_lists(folder: Path, claims: Iterable[tuple[str, Facts]], pack: Pack) -> list[Path]:
    """One hamlet list a policy, under the labels of the rules."""
    by_policy: dict[str, list[Facts]] = {}
    for policy, facts in claims:
        by_policy.setdefault(policy, []).append(facts)
    (folder / "danhsach").mkdir(parents=True)
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    return [
        write_list(folder / "danhsach" / f"{policy}.xlsx", {"DS": _grid(policy, rows, pack)})
        for policy, rows in by_policy.items()
    ]


def _grid(policy: str, rows: Sequence[Facts], pack: Pack) -> Grid:
    fields = pack.fields_of(policy)
    keys = list(dict.fromkeys(key for row in rows for key in row if key in fields))
    title = f"DANH SÁCH {pack.policies[policy].name.upper()}"
    listed = [
        [number, *(_cell(row.get(key), fields[key].choices) for key in keys)]
        for number, row in enumerate(rows, start=1)
    ]
    return [[title], [], ["STT", *(fields[key].label for key in keys)], *listed]


def _cell(value: object, choices: Mapping[str, Sequence[str]]) -> object:
    """As a clerk writes it; several days stand in one cell."""
    match value:
        case bool():
            return "có" if value else "không"
        case list():
            return ", ".join(_days(value))
        case str() if choices.get(value):
            return choices[value][0]
        case _:
            return value


def _days(days: Iterable[date]) -> Iterator[str]:
    return (f"{day:%d/%m/%Y}" for day in days)
