"""The act behind `tinh`: one claim a line in, one result a line out, streaming."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pydantic_core import to_json

from hotro68.casebook.settings import load_settings
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit
from hotro68.cli.screen import console
from hotro68.cli.typed import read_day
from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import DAY_ASSUMED, FILE_MISSING, FILE_UNREADABLE
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.rules import open_rules
from hotro68.policy.assess import Rulebook
from hotro68.policy.incoming import BadClaimError, ClaimReader
from hotro68.writing.envelope import line_json

STANDARD_INPUT = "-"


def reckon(path: Path, folder: Path, day: str | None) -> Exit:
    """Answer every line; a line that is no claim is reported by its number, the rest go on."""
    settings, findings = load_settings(folder)
    named, problem = read_day(day, "--ngay")
    findings += problem
    if settings is None or findings:
        return end(findings)
    rulebook, findings = open_rules(settings, named)
    if rulebook is None:
        return end(findings)
    assumed = named is None and settings.ngay_tham_dinh is None
    try:
        with _opened(path) as lines:
            bad, asked = _answer_all(lines, rulebook, path.name, assumed=assumed)
    except (FileNotFoundError, NotADirectoryError):
        return end([Finding(FILE_MISSING, Source(path.name), {"file": path.name})])
    except BrokenPipeError:
        raise
    except OSError:
        why = "đây là một thư mục" if path.is_dir() else "không có quyền đọc, hoặc ổ đĩa lỗi"
        return end([Finding(FILE_UNREADABLE, Source(path.name), {"problem": why})])
    if bad:
        console().print(f"{bad} dòng không đọc được; các dòng khác đã có kết quả.")
    return Exit.ERRORS if bad else Exit.ASKED if asked else Exit.CLEAN


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if str(path) == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with path.open("rb") as lines:
        yield lines


def _answer_all(
    lines: Iterable[bytes], rulebook: Rulebook, name: str, *, assumed: bool
) -> tuple[int, int]:
    """How many lines were bad, and how many claims a person must decide."""
    intake, write = ClaimReader(rulebook), sys.stdout.write
    note = _note(rulebook) if assumed else None
    place = Source(name)
    bad = asked = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            claim_id, assessment = intake.answer(line, place)
        except BadClaimError as fault:
            bad += 1
            write(_encoded({"id": None, "line": number, "error": str(fault)}))
            continue
        asked += assessment.answer is Answer.ASKED
        result = _result(claim_id, assessment)
        if note and assessment.as_of == rulebook.day:
            result["note"] = note
        if assessment.answer is Answer.PAID and (gives := _gives(assessment, rulebook)):
            result["gives"] = gives
        write(_encoded(result))
    return bad, asked


def _encoded(result: dict[str, object]) -> str:
    return to_json(result).decode() + "\n"


def _note(rulebook: Rulebook) -> str:
    return Finding(DAY_ASSUMED, Source(""), {"day": rulebook.day}).message


def _gives(assessment: Assessment, rulebook: Rulebook) -> str:
    """What the policy gives besides money."""
    return rulebook.pack.policies[assessment.claim.policy].gives


def _result(claim_id: object, assessment: Assessment) -> dict[str, object]:
    return {
        "id": claim_id,
        "result": assessment.answer.value,
        "amount": assessment.amount,
        "lines": [line_json(line) for line in assessment.lines],
        "reasons": [
            {
                "rule": reason.rule,
                "message": reason.message,
                "ref": reason.ref,
                **({"question": reason.question} if reason.question else {}),
            }
            for reason in assessment.reasons
        ],
        "as_of": assessment.as_of.isoformat(),
    }
