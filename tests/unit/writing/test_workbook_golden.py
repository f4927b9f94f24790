import os
from pathlib import Path

from tests.unit.writing.reading_back import dump, village_book

GOLDEN = Path(__file__).parents[2] / "golden" / "workbook" / "village.txt"


def test_the_workbook_of_a_village_is_as_it_was() -> None:
    """HOTRO68_GOLDEN=1 writes it anew; read the difference before keeping it."""
    found = dump(village_book())
    if os.environ.get("HOTRO68_GOLDEN") == "1":
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_every_golden_workbook_is_used() -> None:
    assert [path.name for path in GOLDEN.parent.iterdir()] == [GOLDEN.name]
