"""The leaflet as a page, and what is read out and sent round as plain text."""

from __future__ import annotations

from collections.abc import Callable

from hotro68 import resources
from hotro68.policy.wording import in_sentence
from hotro68.writing.papers.typst_pdf import Press

TEMPLATE = "tuyen-truyen"


def leaflet_page(sheet: object) -> bytes:
    return Press().pdf(TEMPLATE, sheet)


def plain_text(name: str, sheet: object, spoken: Callable[[str], str]) -> bytes:
    """spoken: what the filter `doc` makes of a sentence that is read aloud."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=False,  # noqa: S701 - plain text, no page of the web
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["doc"] = spoken
    pages.filters["giua_cau"] = in_sentence
    return pages.get_template(f"{TEMPLATE}/{name}.txt.j2").render(sheet=sheet).encode()
