"""The wheel holds everything: unpacked far from the checkout it runs an example end to end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "from hotro68.cli import main; main()"
WHERE = "from hotro68 import resources; print(resources.folder('rules'))"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, as an installer would lay it out."""
    built = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        os.fspath(built),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own
    (wheel,) = built.glob("*.whl")
    site = built / "site"
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def _run(site: Path, folder: Path, *arguments: str, program: str = PROGRAM) -> tuple[int, str]:
    ran = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.fspath(site), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    return ran.returncode, (ran.stdout + ran.stderr).decode("utf-8")


def test_the_wheel_uses_its_own_rules(installed: Path, tmp_path: Path) -> None:
    _, where = _run(installed, tmp_path, program=WHERE)
    assert Path(where.strip()) == installed / "hotro68" / "rules"


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code, said = _run(installed, tmp_path, "demo")
    assert code == 0, said
    assert (tmp_path / "demo68" / "tonghop.xlsx").is_file()
    assert list((tmp_path / "demo68" / "ketqua").rglob("*.pdf"))


def test_the_clean_example_is_clean_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    clean = installed / "hotro68" / "examples" / "sach" / "thon_Khong_Loi.xlsx"
    code, said = _run(installed, tmp_path, "validate", os.fspath(clean), "--ngay", "16/07/2021")
    assert code == 0, said
    assert "Không có lỗi." in said


def test_the_wheel_carries_the_licences(installed: Path) -> None:
    found = {path.name for path in installed.rglob("LICENSE*")}
    assert {"LICENSE", "LICENSE-Tinos.txt"} <= found
