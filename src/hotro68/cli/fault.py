"""A fault of the program itself: one sentence, and a report that holds no personal data."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path

from hotro68 import __version__
from hotro68.cli.exits import Exit

REPORT = "hotro68-su-co.txt"


def leave_report(error: BaseException) -> Exit:
    """Only names of places in the program: no values, no messages, no names of lists."""
    lines = [
        f"hotro68 {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"{type(error).__module__}.{type(error).__name__}",
        *(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ),
    ]
    try:
        Path(REPORT).write_text("\n".join(lines) + "\n", encoding="utf-8")
        where = f"Đã ghi {REPORT} (không có dữ liệu cá nhân); gửi tệp này cho người phụ trách."
    except OSError:
        where = "\n".join(lines)
    print(f"Lỗi của chương trình, không phải của danh sách.\n{where}", file=sys.stderr)  # noqa: T201
    return Exit.FAULT
