"""The desk of a work folder: what its settings and rules put on every paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hotro68.casebook.settings import Settings
from hotro68.policy.pack import Pack
from hotro68.writing.papers.desk import Desk
from hotro68.writing.papers.notice_words import legal_texts


def desk_of(settings: Settings, pack: Pack, day: date, work: Path) -> Desk:
    """day: on which the law is read. Plans of district and commune follow the law."""
    return Desk(
        office=settings.office,
        bases=(*legal_texts(pack, day), *settings.can_cu),
        programme=pack.file.short_title,
        recipients=settings.noi_nhan,
        own=work,
    )
