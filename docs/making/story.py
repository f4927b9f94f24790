"""The story of one round, run as it is written in examples/mot-dot/cau-chuyen.yaml."""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, TypeAdapter

from hotro68.cli.app import run as run_command
from hotro68.policy.strict import Strict, Text
from hotro68.resources import folder
from making import story_people as people

FOLDER = folder("examples") / "mot-dot"
SCRIPT = FOLDER / "cau-chuyen.yaml"
_FROM_OUTSIDE: dict[str, Callable[[Path], None]] = {
    "thon-dien-mau": lambda work: people.fill_forms(work / "mau", _post(work)),
    "thon-gui-lai": lambda work: people.send_again(work / "mau", _post(work), 12),
    "so-thue": lambda work: people.tax_register(_post(work) / "chi_cuc_thue.xlsx"),
    "so-da-chi": lambda work: people.paid_register(_post(work) / "da_chi.xlsx"),
}


class Typed(Strict):
    """A command as the clerk types it; ma is how it ends."""

    lenh: Text
    ma: int = 0


class Filled(Strict):
    """Sheets handed out, filled in: name of a person → heading → what is written there."""

    dien: Text
    dong: dict[Text, dict[Text, object]] = {}
    con_lai: dict[Text, object] = {}


class Sent(Strict):
    """Something that comes from outside."""

    den: Literal["thon-dien-mau", "thon-gui-lai", "so-thue", "so-da-chi"]


class Chapter(Strict):
    """A heading of the story, what is told there, and what is done."""

    ten: Text
    ke: Text
    hinh: tuple[Text, ...] = ()
    lam: Annotated[tuple[Typed | Filled | Sent, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Said:
    """A command of the story and what it answered."""

    typed: Typed
    code: int
    out: str


def chapters() -> tuple[Chapter, ...]:
    written = yaml.safe_load(SCRIPT.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Chapter, ...]).validate_python(written)


def tell(work: Path) -> Iterator[Said]:
    """Everything of the story done in an empty or new folder, one command after another."""
    for left in _post(work).glob("*.xlsx"):  # by an earlier telling beside this one
        left.unlink()
    work.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FOLDER / "hotro68.yaml", work / "hotro68.yaml")
    for chapter in chapters():
        for deed in chapter.lam:
            if isinstance(deed, Typed):
                yield _type(deed, work)
            elif isinstance(deed, Filled):
                _fill(deed, work)
            else:
                _FROM_OUTSIDE[deed.den](work)


def _post(work: Path) -> Path:
    """Where what hamlets and offices send arrives: beside the work folder, `../gui`."""
    return work.absolute().parent / "gui"


def _type(typed: Typed, work: Path) -> Said:
    _, *words = shlex.split(typed.lenh)
    with contextlib.chdir(work):
        arguments = [one for word in words for one in _expanded(word)]
        heard = io.StringIO()
        with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
            code = run_command(arguments)
    return Said(typed, code, heard.getvalue())


def _expanded(word: str) -> list[str]:
    """`*` in a file's name stands for every file, as the shell of the clerk has it."""
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


def _fill(filled: Filled, work: Path) -> None:
    for path in sorted(work.glob(filled.dien)):
        people.fill_in(path, filled.dong, filled.con_lai)


if __name__ == "__main__":
    import sys

    for said in tell(Path(sys.argv[1])):
        print(said.typed.lenh, said.code, said.out, sep="\n")
