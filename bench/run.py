"""Print, in one run, what hotro68 needs for its work and how that compares."""

from __future__ import annotations

import argparse
import importlib.util
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims import write_claims
from measure import HOTRO68, Command, Cost, alternate, median, run
from messy import write_messy
from people import HAMLETS, POLICY, TITLE, people, rows, write_commune, write_list

HERE = Path(__file__).parent
SEED = 68
FAULTY = 0.03
AS_KNOWN = ("--chinhsach", POLICY, "--ngay", "16/07/2021")


@dataclass(frozen=True, slots=True)
class Sizes:
    large: int
    commune: int
    paper: int
    repeats: int


FULL = Sizes(large=100_000, commune=5_000, paper=1_000, repeats=3)
SMALL = Sizes(large=2_000, commune=300, paper=100, repeats=1)


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table."""

    what: str
    reached: str
    against: str = ""
    ratio: str = ""
    aim: str = ""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="tiny sizes, to see that it runs")
    parser.add_argument("--repeats", type=int, help="how often each command is run")
    parser.add_argument(
        "--processor", action="store_true", help="processor time: for a busy machine"
    )
    asked = parser.parse_args(arguments)
    Cost.by_processor = asked.processor
    sizes = SMALL if asked.small else FULL
    repeats = asked.repeats or sizes.repeats
    clock = "processor" if asked.processor else "wall"
    about = f"Python {platform.python_version()}, {platform.machine()}"
    print(f"{about}, median of {repeats}, {clock} time")
    print(f"{'what':<46} {'hotro68':<26} {'against':<34} {'ratio':<8} aim")
    with tempfile.TemporaryDirectory() as place:
        for result in _results(Path(place), sizes, repeats):
            print(
                f"{result.what:<46} {result.reached:<26} {result.against:<34}"
                f" {result.ratio:<8} {result.aim}",
                flush=True,
            )
    return 0


def _results(place: Path, sizes: Sizes, repeats: int) -> Iterator[Result]:
    yield _help(place, repeats)
    yield _reckon(place, sizes.large, repeats)
    yield _read(place, sizes.large, repeats)
    yield from _validate(place, sizes.large, repeats)
    yield _copy(place, sizes.commune, repeats)
    yield from _commune(place / "xa", sizes.commune, repeats)
    yield from _growth(place, sizes, repeats)
    yield _paper(place / "giay", sizes.paper, repeats)


def _help(place: Path, repeats: int) -> Result:
    """Short commands are run more often: a child's start is noisy."""
    ours, typer = alternate(
        [[HOTRO68, "--help"], [sys.executable, "-c", "import typer"]], place, 5 * repeats
    )
    ratio = f"{ours.seconds / typer.seconds:.2f}x"
    reached = f"{ours.seconds:.2f} s"
    return Result("--help", reached, f"import typer {typer.seconds:.2f} s", ratio, "<= 1.5x")


def _reckon(place: Path, count: int, repeats: int) -> Result:
    path = place / "ho_so.jsonl"
    write_claims(path, count, SEED, FAULTY)
    ours: Command = [HOTRO68, "tinh", path, "--ngay", "01/09/2021"]
    bare: Command = [sys.executable, HERE / "bare_json.py", path]
    answered, copied = alternate([ours, bare], place, repeats)
    return Result(
        f"tinh {count:,} claims",
        f"{_speed(count, answered, 'claims')} {answered.megabytes:.0f} MB",
        f"json.loads + dumps {_speed(count, copied, 'claims')}",
        f"{answered.seconds / copied.seconds:.1f}x",
        ">= 30,000 claims/s",
    )


def _read(place: Path, count: int, repeats: int) -> Result:
    path = place / "lon_xon.xlsx"
    write_messy(path, people(count, SEED))
    ours: Command = [sys.executable, HERE / "read_list.py", path]
    theirs: Command = [sys.executable, HERE / "openpyxl_read.py", path]
    read, other = alternate([ours, theirs], place, repeats)
    return Result(
        f"read {count:,} untidy rows to claims",
        f"{_speed(count, read)} {read.megabytes:.0f} MB",
        f"openpyxl read_only {_speed(count, other)} {other.megabytes:.0f} MB",
        f"{other.seconds / read.seconds:.1f}x",
        ">= 20,000 rows/s, 250 MB",
    )


def _validate(place: Path, count: int, repeats: int) -> Iterator[Result]:
    path = place / "danh_sach.xlsx"
    write_list(path, rows(people(count, SEED), SEED, FAULTY))
    ours: Command = [HOTRO68, "validate", path, "--khong-ghi", *AS_KNOWN]
    bare: Command = [sys.executable, HERE / "bare_read.py", path]
    checked, read = alternate([ours, bare], place, repeats)
    what, speed = f"validate {count:,} rows", _speed(count, checked)
    yield Result(
        what,
        f"{speed} {checked.megabytes:.0f} MB",
        f"bare calamine {_speed(count, read)}",
        f"{checked.seconds / read.seconds:.1f}x",
        "<= 5x (later 3x)",
    )
    if importlib.util.find_spec("frictionless") is None:
        yield Result(what, speed, "frictionless: not measured", "", ">= 3x (later 5x)")
        return
    schema = (HERE / "schema.json").as_posix()
    frictionless = [
        *(sys.executable, "-m", "frictionless", "validate", path.name),
        *("--schema", schema, "--limit-errors", "1000000", "--json", "--trusted"),
    ]
    other = run(frictionless, place)
    yield Result(
        what,
        speed,
        f"frictionless {_speed(count, other)} {other.megabytes:.0f} MB",
        f"{other.seconds / checked.seconds:.1f}x",
        ">= 3x (later 5x)",
    )


def _copy(place: Path, count: int, repeats: int) -> Result:
    """Writing the annotated copy, less the checking that goes before it."""
    path = place / "danh_dau.xlsx"
    write_list(path, rows(people(count, SEED), SEED, FAULTY))
    marking: Command = [HOTRO68, "validate", path, *AS_KNOWN]
    marked, checked = alternate([marking, [*marking, "--khong-ghi"]], place, repeats)
    return Result(
        f"annotated copy of {count:,} rows",
        f"{marked.seconds - checked.seconds:.1f} s {marked.megabytes:.0f} MB",
        f"with checking {marked.seconds:.1f} s",
        aim="<= 3 s",
    )


def _speed(count: int, cost: Cost, what: str = "rows") -> str:
    return f"{count / cost.seconds:,.0f} {what}/s"


def _commune(place: Path, count: int, repeats: int) -> Iterator[Result]:
    write_commune(place, count, SEED, FAULTY)
    steps = (
        ["merge", "--out", "tonghop.xlsx"],
        ["niemyet", "--pdf"],
        ["chitra", "lap", "--du-thao"],
    )
    costs = [alternate([[HOTRO68, *step]], place, repeats)[0] for step in steps]
    whole = costs[0] + costs[1] + costs[2]
    yield Result(
        f"commune: {len(HAMLETS)} workbooks, {count:,} rows, all papers",
        f"{whole.seconds:.1f} s {whole.megabytes:.0f} MB",
        aim="<= 5 s, 300 MB (later 3 s)",
    )
    for step, cost in zip(steps, costs, strict=True):
        reached = f"{cost.seconds:.1f} s {cost.megabytes:.0f} MB"
        yield Result(f"  of which {' '.join(step[:2])}", reached)


def _growth(place: Path, sizes: Sizes, repeats: int) -> Iterator[Result]:
    """Time a row at the large size over time a row at the small one: 1.0 is linear."""
    costs: dict[int, Cost] = {}
    for count in (sizes.commune, sizes.large):
        folder = place / f"lon-{count}"
        write_commune(folder, count, SEED, FAULTY)
        command = [HOTRO68, "merge", "--out", "tonghop.xlsx"]
        costs[count] = median([run(command, folder) for _ in range(min(repeats, 2))])
    small, large = costs[sizes.commune], costs[sizes.large]
    grown = (large.seconds / sizes.large) / (small.seconds / sizes.commune)
    yield Result(
        f"merge {sizes.large:,} rows",
        f"{large.seconds:.1f} s {large.megabytes:.0f} MB",
        f"{sizes.commune:,} rows {small.seconds:.1f} s",
        f"{grown:.2f}x",
        "<= 1.2x a row",
    )


def _paper(place: Path, count: int, repeats: int) -> Result:
    """Posting sheets of one hamlet and of the office, from a merge that lies ready."""
    (place / "danhsach").mkdir(parents=True)
    hamlet = HAMLETS[0]
    listed = rows(people(count, SEED, [hamlet]), SEED, 0.0)
    write_list(place / "danhsach" / "thon_1.xlsx", listed, TITLE.format(hamlet=hamlet.upper()))
    run([HOTRO68, "merge", "--out", "tonghop.xlsx"], place)
    run([HOTRO68, "niemyet", "--html"], place)
    what = f"PDF: posting sheets of {count:,} rows"
    ours: Command = [HOTRO68, "niemyet", "--pdf"]
    pages = sorted((place / "ketqua").rglob("*.html"))
    theirs: Command = [sys.executable, HERE / "weasy.py", *pages]
    if not _can_weasyprint(place):
        cost = alternate([ours], place, repeats)[0]
        reached = f"{cost.seconds:.2f} s {cost.megabytes:.0f} MB"
        return Result(what, reached, "WeasyPrint: not measured", "", "<= 0.7 s")
    cost, weasy = alternate([ours, theirs], place, repeats)
    return Result(
        what,
        f"{cost.seconds:.2f} s {cost.megabytes:.0f} MB",
        f"WeasyPrint {weasy.seconds:.2f} s {weasy.megabytes:.0f} MB",
        f"{weasy.seconds / cost.seconds:.1f}x",
        "<= 0.7 s",
    )


def _can_weasyprint(place: Path) -> bool:
    """It may be installed and still miss its system libraries."""
    try:
        run([sys.executable, "-c", "import weasyprint"], place, accepted=(0,))
    except RuntimeError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
