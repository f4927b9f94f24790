"""The seal beside the book: the digest of its every byte, so that no change stays hidden.

Before an entry is written the seal names it as expected; after, it holds the file's digest. A
run cut off in between leaves the expected entry either written or not, and both are known.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FILE = "so.niem"
_KEYS = ("so", "dau", "tep", "kiem")


@dataclass(frozen=True, slots=True)
class Seal:
    """number and head: of the last entry. file: SHA-256 of the book, empty while writing."""

    number: int
    head: str
    file: str = ""

    def fits(self, number: int, head: str) -> bool:
        """Whether a book ends here, or just before the entry that is being written."""
        if (number, head) == (self.number, self.head):
            return True
        return not self.file and self.number == number + 1

    @property
    def text(self) -> str:
        lines = f"so {self.number}\ndau {self.head}\ntep {self.file or '-'}\n"
        return f"{lines}kiem {hashlib.sha256(lines.encode()).hexdigest()}\n"


def read_seal(folder: Path) -> Seal | None:
    """None when there is no seal; ValueError when it is not one we wrote."""
    path = folder / FILE
    if not path.exists():
        return None
    text = path.read_bytes().decode("ascii")
    words = [line.split(" ") for line in text.splitlines()]
    if [word[0] for word in words] != list(_KEYS):
        raise ValueError(text)
    seal = Seal(int(words[0][1]), words[1][1], "" if words[2][1] == "-" else words[2][1])
    if seal.text != text:
        raise ValueError(text)
    return seal


def write_seal(folder: Path, seal: Seal) -> None:
    draft = folder / f"{FILE}.tmp"
    try:
        with draft.open("w", encoding="ascii", newline="\n") as file:
            file.write(seal.text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / FILE)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
