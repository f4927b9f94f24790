"""Why a zip package (a Word file, a workbook) cannot be read, told as one."""

from __future__ import annotations

import lzma
import struct
import zlib
from zipfile import BadZipFile

DAMAGED: tuple[type[Exception], ...] = (
    BadZipFile,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)
"""All that `zipfile` raises at a damaged, cut or locked package: one wrong bit is enough."""
