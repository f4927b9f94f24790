from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.resources import folder


@pytest.fixture(scope="session")
def pack() -> Pack:
    loaded, findings = load_pack()
    assert findings == []
    assert loaded is not None
    return loaded


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of rules/ that a test may break."""
    return Path(shutil.copytree(folder("rules"), tmp_path / "rules"))
