"""Text as it may stand in a workbook's XML."""

from __future__ import annotations

import re
from html import escape

from hotro68.writing.marked.parts import MAIN, Element, parse

MOST = 32_000
"""Characters Excel holds in a cell."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def written(text: str) -> str:
    """Escaped; what Excel would take for a coded letter stays as it is read."""
    kept = _NOT_XML.sub("", text)[:MOST]
    return escape(_CODED.sub("_x005F_", kept), quote=True)


def inline(text: str) -> Element:
    """`<is>`: a text that can never become a formula."""
    return parse(
        f'<is xmlns="{MAIN}"><t xml:space="preserve">{written(text)}</t></is>'.encode()
    )


def run(text: str) -> Element:
    """A piece of a comment."""
    return parse(f'<r xmlns="{MAIN}"><t xml:space="preserve">{written(text)}</t></r>'.encode())
