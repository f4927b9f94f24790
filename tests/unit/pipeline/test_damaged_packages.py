"""One wrong bit anywhere in a package: an answer or a refusal, never a fault of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from tests.conftest import free_workers, write_list

from hotro68.pipeline.recount import recount
from hotro68.reading.folder import lists_in
from hotro68.reading.marked import origin_of
from hotro68.reading.papertext import UnreadablePaperError, paper_texts

PERSON = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
FLIPS = 25


def look_through(path: Path) -> None:
    with suppress(UnreadablePaperError):
        assert list(paper_texts(path.read_bytes(), path.name))


def list_its_folder(path: Path) -> None:
    assert path.suffix == ".docx" or lists_in(path.parent) == [path]


DOORS: dict[str, Callable[[Path], object]] = {
    "recount": recount,
    "public scan": look_through,
    "origin of a copy": origin_of,
    "lists of a folder": list_its_folder,
}


@pytest.fixture(scope="module", params=[".docx", ".xlsx"])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("goi") / f"tep{request.param}"
    if path.suffix == ".xlsx":
        return write_list(path, {"LDTD": free_workers([PERSON])})
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Họ tên", "Số tiền (đồng)", PERSON[0], "1.500.000"),
        strict=True,
    ):
        cell.text = text
    document.save(str(path))
    return path


def flipped(content: bytes) -> Iterator[bytes]:
    """Spread over the whole file; the directory at its end, where methods stand, in full."""
    places = {
        *range(0, len(content), len(content) // FLIPS),
        *range(len(content) - 30, len(content)),
    }
    for at in sorted(places):
        damaged = bytearray(content)
        damaged[at] ^= 1 << at % 8
        yield bytes(damaged)


@pytest.mark.parametrize("door", DOORS)
def test_a_flipped_bit_is_no_fault_of_ours(door: str, package: Path, tmp_path: Path) -> None:
    path = tmp_path / package.name
    for damaged in flipped(package.read_bytes()):
        path.write_bytes(damaged)
        DOORS[door](path)
