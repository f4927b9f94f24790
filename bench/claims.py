"""Claims of invented people as `tinh` takes them: one JSON object a line, three policies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeAlias

from people import WORKS, Person, people

Facts: TypeAlias = dict[str, object]

_FIRST_DAY, _DAYS = date(2021, 6, 1), 60
_CHILD = "2017-03-01"


def write_claims(path: Path, count: int, seed: int, faulty: float) -> None:
    """The share `faulty` of the claims misses its first day, and is asked about."""
    random = Random(seed)  # noqa: S311 - invented data, nothing secret
    with path.open("w", encoding="utf-8") as lines:
        for number, (policy, facts) in enumerate(_claims(count, seed, random)):
            if random.random() < faulty:
                del facts["tu_ngay"]
            claim = {"id": str(number), "policy": policy, "facts": facts}
            lines.write(json.dumps(claim, ensure_ascii=False) + "\n")


def _claims(count: int, seed: int, random: Random) -> Iterator[tuple[str, Facts]]:
    makers = (_without_contract, _in_quarantine, _on_leave)
    for number, person in enumerate(people(count, seed)):
        yield makers[number % len(makers)](person, random)


def _without_contract(person: Person, random: Random) -> tuple[str, Facts]:
    first, _, _ = _spell(random)
    facts: Facts = {"cong_viec": random.choice(WORKS), "co_bhxh": False, "dang_huong": False}
    return "lao-dong-tu-do", {**_identity(person), "tu_ngay": first, **facts}


def _in_quarantine(person: Person, random: Random) -> tuple[str, Facts]:
    first, last, days = _spell(random)
    facts: Facts = {"dien": random.choice(("F0", "F1")), "hinh_thuc": "khu-cach-ly"}
    period: Facts = {"tu_ngay": first, "den_ngay": last, "so_ngay": days}
    return "f0-f1", {**_identity(person), **period, **facts}


def _on_leave(person: Person, random: Random) -> tuple[str, Facts]:
    first, last, _ = _spell(random)
    facts: Facts = {
        "tu_ngay": first,
        "den_ngay": last,
        "ngay_nop": "2021-09-01",
        "dong_bhxh_bat_buoc": True,
        "loai_nsdld": "doanh-nghiep",
        "dung_theo_yeu_cau": True,
        "mang_thai": False,
        "ngay_sinh_con": [_CHILD],
    }
    return "tam-hoan-hop-dong", {**_identity(person), **facts}


def _identity(person: Person) -> Facts:
    return {
        "ho_ten": person.name,
        "ngay_sinh": person.birth.isoformat(),
        "gioi_tinh": person.sex,
        "so_giay_to": person.number,
        "thon": person.hamlet,
    }


def _spell(random: Random) -> tuple[str, str, int]:
    first = _FIRST_DAY + timedelta(random.randrange(_DAYS))
    days = random.randrange(15, 60)
    return first.isoformat(), (first + timedelta(days - 1)).isoformat(), days
