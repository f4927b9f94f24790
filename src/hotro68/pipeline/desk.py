"""The desk of a work folder: what its settings and rules put on every paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from hotro68.casebook.settings import Settings
from hotro68.policy.pack import Pack
from hotro68.writing.papers.desk import Desk
from hotro68.writing.papers.notice_words import legal_texts

_KINDS = re.compile(r"\b(NQ|QĐ)(?= \d)")
_SPELLED = {"NQ": "Nghị quyết số", "QĐ": "Quyết định số"}


def spelled(title: str) -> str:
    """`Nghị quyết số 68/NQ-CP`: what a paper is called is not shortened on another paper."""
    return _KINDS.sub(lambda found: _SPELLED[found[0]], title)


def desk_of(settings: Settings, pack: Pack, day: date, work: Path) -> Desk:
    """day: on which the law is read. Plans of district and commune follow the law."""
    return Desk(
        office=settings.office,
        bases=(*legal_texts(pack, day), *settings.can_cu),
        programme=spelled(pack.file.short_title),
        recipients=settings.noi_nhan,
        own=work,
    )
