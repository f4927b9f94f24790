"""What a Word template says for a value, a loop or a condition: jinja in the clerk's view."""

from __future__ import annotations

import string
from collections.abc import Iterator

from hotro68.writing.papers.docx_parts import Look, paragraph

ROW = "hang"
"""What a row is called inside a loop: `{{ hang.ho_ten }}`."""


def tagged(words: str, columns: frozenset[str] | None = frozenset()) -> str:
    """`{so_tien:chu}` → `{{ so_tien|chu }}`; a row's value is `{{ hang.ho_ten }}`."""
    text = ""
    for plain, name, form, _ in string.Formatter().parse(words):
        text += plain
        if name is not None:
            inside = columns is None or name in columns
            text += tag(f"{ROW}.{name}" if inside else name, form or "")
    return text


def tag(name: str, form: str = "") -> str:
    return f"{{{{ {name}|{form} }}}}" if form else f"{{{{ {name} }}}}"


def command(words: str, over: str = "p") -> str:
    return f"{{%{over} {words} %}}"


def order_line(words: str) -> str:
    """A paragraph that is only a command."""
    return paragraph(command(words), Look())


def when(order: str, blocks: list[str]) -> list[str]:
    return [order_line(order), *blocks, order_line("endif")]


def each(name: str, block: str) -> Iterator[str]:
    yield order_line(f"for {ROW} in {name}")
    yield block
    yield order_line("endfor")


def each_line(name: str, look: Look) -> Iterator[str]:
    """Each text of a list in a paragraph of its own."""
    return each(name, paragraph(tag(ROW), look))
