"""What the clerk allows and knows so that the hamlets' files can be opened."""

from __future__ import annotations

import os
from collections.abc import Iterable

from hotro68.reading.book import DEFAULT, Limits, limits_of

PASSWORD = "HOTRO68_MAT_KHAU"  # noqa: S105 - the name of a variable
"""Where a password may stand instead of on the command line, which others can see."""


def allowed(megabytes: int | None) -> Limits:
    return DEFAULT if megabytes is None else limits_of(megabytes)


def known_passwords(typed: Iterable[str]) -> tuple[str, ...]:
    """Those typed first, then that of the environment; spaces belong to a password."""
    return tuple(word for word in (*typed, os.environ.get(PASSWORD, "")) if word)
