"""Why a file cannot be read: raised inside this room, a finding outside it."""

from __future__ import annotations

from types import TracebackType

from hotro68.core.catalogue import FILE_DAMAGED, FILE_TOO_LARGE
from hotro68.core.finding import Code, Finding
from hotro68.core.source import Source


class Refusal(Exception):  # noqa: N818 - a refusal of the file, not an error of the program
    """`problem` is a short Vietnamese clause; never content of the file, never a full path."""

    def __init__(self, code: Code, problem: str = "") -> None:
        super().__init__(code.id, problem)
        self.code = code
        self.problem = problem

    def finding(self, file: str) -> Finding:
        return Finding(self.code, Source(file), {"file": file, "problem": self.problem})


class LibraryFaults:
    """Turns whatever a library throws at a damaged file into a Refusal.

    A list of exception types would never be complete: fuzzing the readers gave a dozen, and
    calamine's PanicException is not even an Exception.
    """

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, trace
        if is_library_fault(error):
            raise _refusal_of(error) from error


def is_library_fault(error: BaseException | None) -> bool:
    if isinstance(error, Refusal):
        return False
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _refusal_of(error: BaseException | None) -> Refusal:
    if isinstance(error, MemoryError):
        return Refusal(FILE_TOO_LARGE, "máy không đủ bộ nhớ để mở")
    if isinstance(error, RecursionError):
        return Refusal(FILE_DAMAGED, "cấu trúc bên trong lồng nhau quá sâu")
    return Refusal(FILE_DAMAGED, "nội dung bên trong bị hỏng hoặc bị cụt")
