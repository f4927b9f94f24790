"""What the record takes from the clock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.unit.money_commune import small
from tests.unit.pipeline.commands_in import told

from hotro68.casebook.journal import Journal
from hotro68.cli import clock


def on_day(day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    class Told(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Told:  # noqa: ARG003 - as the real one
            return cls(2021, 8, day)

    monkeypatch.setattr(clock, "datetime", Told)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_day_is_all_that_a_case_takes_from_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path / "mau")
    kept = (tmp_path / "mau" / "danhsach" / "mot.xlsx").read_bytes()
    folders = [tmp_path / name for name in ("mot", "hai", "ba")]
    for day, folder in zip((2, 2, 3), folders, strict=True):
        small(folder)
        (folder / "danhsach" / "mot.xlsx").write_bytes(kept)
        on_day(day, monkeypatch)
        told(folder, "merge")
    first, again, later = (contents(folder) for folder in folders)
    assert first == again
    assert {name for name in later if later[name] != first[name]} == {
        ".hotro68/so.sqlite",
        ".hotro68/so.niem",
    }
    ((one,), _), ((other,), _) = (Journal(folder).entries() for folder in folders[1:])
    assert (one.data, one.stamp.day.day, other.stamp.day.day) == (other.data, 2, 3)
