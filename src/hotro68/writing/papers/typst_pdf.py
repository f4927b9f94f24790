"""The press: a typst template and its data in, PDF bytes out, the same on every run."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hotro68 import resources
from hotro68.writing.papers.binding import PATTERN

FONTS = Path(__file__).parents[2] / "fonts"

# The compiler keeps what it laid out for about ten runs, and lists share next to nothing:
# after so many letters of lists, runs of nothing make it forget. A paper with hardly a letter
# in it leaves things behind too.
_MUCH, _RUNS_TO_FORGET = 100_000, 11
_EVERY_PAPER = 20_000


class Press:
    """One compiler for any number of papers; it sees our fonts and our templates only."""

    def __init__(self) -> None:
        self._kept = 0

    @cached_property
    def _root(self) -> Path:
        return resources.folder("templates").resolve()

    @cached_property
    def _compiler(self) -> Any:  # noqa: ANN401 - the package's own hints refuse bytes or a path
        import typst

        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )
        return typst.Compiler(root=self._root, font_paths=fonts)

    def pdf(self, template: str, data: object) -> bytes:
        """template: the folder's name under templates/. data: a dataclass of JSON's kinds."""
        return self.page(self._root / template / "page.typ", data)

    def begin(self, template: str, data: object) -> Future[bytes]:
        """A PDF made beside what the caller goes on with; then nothing else uses this press."""
        return self._worker.submit(self.pdf, template, data)

    @cached_property
    def _worker(self) -> ThreadPoolExecutor:
        """One: the compiler lets go of Python while it works, but serves one at a time."""
        return ThreadPoolExecutor(max_workers=1)

    def page(self, source: Path, data: object) -> bytes:
        """source: a page anywhere; what it imports is looked for under templates/ alone."""
        text = as_json(data)
        inside = source.is_relative_to(self._root)
        page = self._run(
            source if inside else source.read_bytes(), {"data": text, "bound": PATTERN}
        )
        self._kept += _EVERY_PAPER + len(text)
        if self._kept > _MUCH:
            self._forget()
        return page

    def _forget(self) -> None:
        for _ in range(_RUNS_TO_FORGET):
            self._run(b"", {})
        self._kept = 0

    def _run(self, source: Path | bytes, inputs: dict[str, str]) -> bytes:
        # Tags make a long list ten times as large; a clock would make every run differ.
        made: bytes = self._compiler.compile(
            input=source, format="pdf", sys_inputs=inputs, timestamp=0, pdf_tags=False
        )
        return made


def as_json(data: object) -> str:
    """What a template is handed."""
    return json.dumps(data, ensure_ascii=False, default=_fields)


def _fields(data: object) -> dict[str, object]:
    assert is_dataclass(data)
    return {field.name: getattr(data, field.name) for field in fields(data)}
