"""Damaged files and random grids through the whole reading room: rows or findings, no fault."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import damaged
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.reading.book_makers import put, xls, xlsb, xlsx

from hotro68.core.catalogue import FILE_DAMAGED, FILE_TOO_LARGE
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.reading.book import DEFAULT, ErrorCell, Package, Sheet
from hotro68.reading.intake import Intake, read_list
from hotro68.reading.readers import apart, open_book, xls_reader
from hotro68.reading.readers.calamine_reader import read_xlsb_here
from hotro68.reading.refusal import Refusal

LATEST = date(2021, 11, 1)
# The binary kind is read in a process of its own, which takes its time: bench/fuzz.py has it.
KINDS = sorted(damaged.MAKERS.keys() - {"xlsb"})


@cache
def the_pack() -> Pack:
    pack, findings = load_pack()
    assert pack is not None, findings
    return pack


def read(folder: Path, kind: str, data: bytes) -> Intake | None:
    """What a file gives; a file that gives nothing is spoken of, in words that can be said."""
    path = put(folder, f"thon_mau.{kind}", data)
    intake, findings = read_list(path, path.name, the_pack(), LATEST)
    assert intake is not None or findings
    assert all(finding.message and finding.hint for finding in findings)
    return intake


@given(st.sampled_from(KINDS), st.integers(0, 1 << 30))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_file_of_any_kind_is_read_or_refused(
    tmp_path: Path, kind: str, seed: int
) -> None:
    intake = read(tmp_path, kind, damaged.sample(kind, seed))
    book, _ = open_book(tmp_path / f"thon_mau.{kind}")
    if intake is not None:
        assert book is not None
        for sheet, report in zip(book.sheets, intake.report.sheets, strict=True):
            assert sum(report.ledger.values()) == len(sheet.rows)


@pytest.mark.parametrize("seed", [111065])
def test_damage_that_once_was_a_fault_is_none_any_more(tmp_path: Path, seed: int) -> None:
    """A number that is none stood in an .xls."""
    read(tmp_path, "xls", damaged.sample("xls", seed))


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_is_none_is_an_error_cell(tmp_path: Path, number: float) -> None:
    broken = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>{number}</v></c></row>'
    for name, data in (("a.xls", xls([1, number])), ("a.xlsx", xlsx(broken))):
        book, findings = open_book(put(tmp_path, name, data))
        assert book is not None, findings
        assert book.sheets[0].rows == [[1, ErrorCell("#NUM!")]]


def test_a_binary_sheet_wider_than_any_excel_is_refused(tmp_path: Path) -> None:
    _, (finding,) = open_book(put(tmp_path, "a.xlsb", xlsb((0, 16_777_000, 1.0))))
    assert finding.code is FILE_TOO_LARGE


def test_a_few_cells_in_a_desert_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 140))
    _, (finding,) = open_book(put(tmp_path, "a.xlsx", xlsx(rows)))
    assert finding.code is FILE_TOO_LARGE


# ── The process of its own ───────────────────────────────────────────────────────────────
def package(data: bytes) -> Package:
    return Package("a.xlsb", data, "xlsb")


def test_a_reader_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.0)
    with pytest.raises(Refusal) as caught:
        apart.read_apart(read_xlsb_here, package(xlsb((0, 0, 1.0))), DEFAULT)
    assert caught.value.code is FILE_DAMAGED
    assert "mãi không xong" in caught.value.problem


def abort(given: Package, limits: object) -> list[object]:
    """As a library that dies."""
    del given, limits
    import os

    os.abort()


def test_a_reader_that_dies_is_one_finding() -> None:
    with pytest.raises(Refusal) as caught:
        apart.read_apart(abort, package(b""), DEFAULT)  # type: ignore[arg-type]
    assert "bị dừng" in caught.value.problem


def test_a_refusal_of_the_child_is_the_parents(capfd: pytest.CaptureFixture[str]) -> None:
    bundle = xlsb((0, 0, 1.0), sheet_id="rId9")  # a relation that is not there: calamine panics
    with pytest.raises(Refusal) as caught:
        apart.read_apart(read_xlsb_here, package(bundle), DEFAULT)
    assert caught.value.code is FILE_DAMAGED
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("data", "is_apart"),
    [(xls(["a"]), False), (xls(["a"]) + bytes(1 << 18), True), (b"\x85\0" * 9_000, True)],
    ids=["a usual one", "a long one", "many sheets in a short one"],
)
def test_an_old_workbook_that_may_take_long_is_read_apart(
    monkeypatch: pytest.MonkeyPatch, data: bytes, *, is_apart: bool
) -> None:
    asked: list[Package] = []

    def told(_reader: object, given: Package, _limits: object) -> list[Sheet]:
        asked.append(given)
        return []

    monkeypatch.setattr(xls_reader, "read_apart", told)
    list(xls_reader.read_xls(Package("a.xls", data, "xls"), DEFAULT))
    assert bool(asked) is is_apart
