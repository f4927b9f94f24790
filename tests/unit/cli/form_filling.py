"""Fills in blank forms as a hamlet would; every person is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hotro68.core.form import MARK, FormSheet, Summary
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.resources import folder

FAMILIES = ("Nông", "Vi", "Hoàng", "Lương", "Chu", "Lộc", "Triệu", "Bế")
GIVEN = ("An", "Bình", "Chiến", "Dung", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga")
KEYS, FIRST = 4, 7
FORM_DAY = "16/07/2021"


@dataclass(frozen=True, slots=True)
class PaidCase:
    decided: str
    facts: Mapping[str, Any]
    pays: int


@cache
def the_pack() -> Pack:
    pack, findings = load_pack()
    assert pack is not None, findings
    return pack


@cache
def paid_cases(policy: str) -> tuple[PaidCase, ...]:
    """The cases of the rules, as the nation counts, where all is listed and money is given."""
    path = folder("rules") / "qd23-2021" / "cases" / f"{policy}.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    others = ("unlisted", "way")  # a province's way of counting is not in the plain pack
    listed = [case for case in written if "pays" in case and not any(map(case.get, others))]
    return tuple(PaidCase(str(c["decided"]), c["facts"], c["pays"]) for c in listed)


def an_invented_person(number: int, birth: date | int | str | None = None) -> dict[str, Any]:
    """Number and name, sex and birth that agree with each other."""
    is_woman = number % 2 == 1
    born = birth or date(1960 + number % 35, 1 + number % 12, 1 + number % 28)
    if not isinstance(born, date):  # `1985`, `2005-05`
        year, _, month = str(born).partition("-")
        born = date(int(year), int(month or 1 + number % 12), 1 + number % 28)
    digit = 2 * (born.year // 100 - 19) + is_woman
    middle = "Thị" if is_woman else "Văn"
    family = FAMILIES[number % len(FAMILIES)]
    given = GIVEN[(number // 3) % len(GIVEN)]
    return {
        "ho_ten": f"{family} {middle} {given} {'ABCDEGHIKL'[number % 10]}",
        "ngay_sinh": f"{born:%d/%m/%Y}",
        "gioi_tinh": "Nữ" if is_woman else "Nam",
        "so_giay_to": f"020{digit}{born.year % 100:02}{700_000 + number * 7:06}",
    }


def as_typed(value: object, spec: FieldSpec) -> object:
    """A fact of a case as a clerk fills it in."""
    if isinstance(value, list):
        return "; ".join(f"{day:%d/%m/%Y}" for day in value)
    if spec.type == "date_list" and isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "có" if value else "không"
    if spec.type == "birth_date":
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    if spec.type == "choice" and str(value).islower():
        return spec.choices[str(value)][0]
    return value


def list_sheet(book: Workbook, policy: str) -> Worksheet:
    return next(s for s in book.worksheets if s.cell(KEYS, 1).value == MARK + policy)


def columns_of(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[KEYS][1:] if cell.value}


def fill(path: Path, policy: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write people into a form, and what its summary asks, and save it in its place."""
    book = load_workbook(path)
    sheet = list_sheet(book, policy)
    places = columns_of(sheet)
    for number, row in enumerate(rows):
        sheet.cell(FIRST + number, 1, number + 1)
        for key, value in row.items():
            sheet.cell(FIRST + number, places[key], value)
    say(book, PEOPLE=len(rows), AMOUNT=sum(row["so_tien_de_nghi"] for row in rows))
    book.save(path)


def say(book: Workbook, **answers: Any) -> None:  # noqa: ANN401 - whatever a cell may hold
    """Fill in the summary sheet; what is not given is filled in as it should be."""
    usual = {"MINUTES": "01/BB-HT", "MEETING": date(2021, 7, 12), "HAMLET": "Thôn Ví Dụ"}
    given = {Summary[name]: value for name, value in {**usual, **answers}.items()}
    sheet = next(s for s in book.worksheets if s["A1"].value == FormSheet.SUMMARY.mark)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        key = next((key for key in given if key.value == row[0].value), None)
        if key is not None:
            sheet.cell(number, 3).value = given[key]


def rows_of(policy: str, people: Iterable[int], case: PaidCase) -> list[dict[str, Any]]:
    """These people in the very case of the rules."""
    fields = the_pack().fields_of(policy)
    facts = {key: as_typed(value, fields[key]) for key, value in case.facts.items()}
    rows = []
    for chosen in people:
        number = 2 * chosen + 1 if case.facts.get("mang_thai") else chosen  # then a woman
        person = an_invented_person(number, case.facts.get("ngay_sinh"))
        person["ten_ho"] = f"Hộ {person['ho_ten']}"
        if fields["ho_ten"].type != "name":
            person = {"ho_ten": f"Công ty Ví Dụ {GIVEN[number % len(GIVEN)]}"}
        row = {**facts, **person, "so_tien_de_nghi": case.pays}
        rows.append({key: value for key, value in row.items() if key in fields})
    return rows
