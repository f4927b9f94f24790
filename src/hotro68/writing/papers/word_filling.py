"""A Word template filled in: a sandbox in which only declared names can be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from hotro68.writing.papers.composing import Page
from hotro68.writing.papers.filling import FORMS, in_prose, printed
from hotro68.writing.papers.form_room import draw_closer
from hotro68.writing.papers.word_finishing import finished

_KEPT = 64
CELL = "o"
"""`{{ hang.ghi_chu|o }}`: in a cell, what is not known stays empty."""


@cache
def environment() -> Any:  # noqa: ANN401 - the library is imported when a paper is printed
    """One for every paper: a template is compiled once, however many it is filled in for."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    sandbox = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_once)
    sandbox.globals.clear()
    sandbox.tests.clear()
    sandbox.filters = {name: _form(name) for name in FORMS if name}
    sandbox.filters[CELL] = _quiet
    sandbox.from_string = lru_cache(maxsize=_KEPT)(sandbox.from_string)  # type: ignore[assignment]
    return sandbox


class _Said(str):
    """What a filter has made: printed as it is, also when it is empty."""

    __slots__ = ()


def _once(value: object) -> str:
    return value if isinstance(value, _Said) else in_prose(value)


def _form(name: str) -> Any:  # noqa: ANN401 - a filter takes and gives whatever jinja hands on
    return lambda value: _Said(in_prose(value, name))


def _quiet(value: object) -> _Said:
    return _Said(printed(value))


def word_paper(template: bytes, page: Page, values: Mapping[str, object]) -> bytes:
    """The filled file; the template has been checked before."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(BytesIO(template))
    document.render({**values, **frame_values(page)}, jinja_env=environment())
    if page.close:
        draw_closer(document.docx.element.body)
    return finished(document.docx, page.name)


def frame_values(page: Page) -> dict[str, object]:
    """What every paper has round its words."""
    head = page.letterhead
    signing = {
        f"ky_{at}_{name}": text
        for at, one in enumerate(page.signers, start=1)
        for name, text in _signing(one)
    }
    return {
        "co_quan_1": head.issuer[0],
        "co_quan_2": head.issuer[1],
        "so_van_ban": f"{' ' * 10}{head.number}" if head.number[:1] == "/" else head.number,
        "dia_danh_ngay": head.place_date,
        "noi_gui": _addressed(page.addressees),
        "tham_quyen": page.authority,
        "can_cu_phap_ly": list(page.bases),
        "noi_nhan": list(page.recipients),
        "du_thao": page.mark,
        **signing,
    }


def _addressed(lines: tuple[str, ...]) -> list[str]:
    if len(lines) <= 1:
        return [f"Kính gửi: {line}" for line in lines]
    *first, last = lines
    return ["Kính gửi:", *(f"- {line};" for line in first), f"- {last}."]


def _signing(one: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    yield "chuc", "\n".join(one.posts)
    yield "cach", one.how
    yield "ten", one.name


FRAME_LISTS = frozenset({"noi_gui", "can_cu_phap_ly", "noi_nhan"})
