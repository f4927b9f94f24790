"""rules/doi-chieu/*.yaml: what loads can be run, and what is wrong is said at its line."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from hotro68.policy.crossing import kinds, load_register, register_fields
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.resources import folder


@cache
def the_pack() -> Pack:
    pack, findings = load_pack()
    assert pack is not None, findings
    return pack


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    shutil.copytree(folder("rules") / "doi-chieu", tmp_path / "doi-chieu")
    return tmp_path


def test_every_kind_loads() -> None:
    assert kinds() == (
        "bhxh",
        "dachi",
        "dotruoc",
        "giulai",
        "hotich",
        "khac",
        "quytreem",
        "thue",
        "yte",
    )
    for kind in kinds():
        spec, findings = load_register(kind, the_pack())
        assert findings == []
        assert spec is not None


def test_a_blank_cell_of_a_register_is_asked_of_nobody() -> None:
    for kind in kinds():
        spec, _ = load_register(kind, the_pack())
        assert spec is not None
        fields = register_fields(spec, the_pack()).values()
        assert {(one.question, one.blank, one.absent) for one in fields} == {
            ("", None, "ignore")
        }


def test_a_kind_of_another_programme_is_left_alone(rules: Path) -> None:
    change(rules, "pack: qd23-2021", "pack: lu-quet-2030")
    assert load_register("thue", the_pack(), rules) == (None, [])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("numbers: [ma_so_thue]", "nubmers: [ma_so_thue]", "mục lạ"),
        ("numbers: [ma_so_thue]", "numbers: [ma_so]", "sổ không có trường «ma_so»"),
        ("numbers: [ma_so_thue]", "title: Hai lần\nnumbers: []", "title"),
        ("keys: [[ma_so_thue], ", "keys: [[so_hieu], ", "sổ không có trường «so_hieu»"),
        ("policies: [ho-kinh-doanh]", "policies: [ho-lon]", "không có chính sách «ho-lon»"),
        ("reads: [ho_ten,", "reads: [ten_goi,", "không có trường «ten_goi»"),
        ("    missing: true\n", "", "cần đúng một trong"),
        ("    missing: true\n", "    missing: true\n    found: true\n", "cần đúng một trong"),
        ("    differs: ten_ho\n", "    differs: ten\n", "không có trường «ten»"),
        ("    act: note\n", "    act: pay\n", "không có trong danh sách"),
        ("» là «{theirs}»", "» là «{cua_ho}»", "không có chỗ điền cua_ho"),
        ("  - id: da-dong\n", "  - id: khong-quan-ly\n", "«khong-quan-ly» đã có"),
        ("id: thue\n", "id: thuế\n", "không đúng cách đặt tên"),
    ],
)
def test_a_slip_in_a_kind_is_said_at_its_line(
    rules: Path, old: str, new: str, says: str
) -> None:
    change(rules, old, new)
    spec, findings = load_register("thue", the_pack(), rules)
    assert spec is None
    assert says in " ".join(str(finding) for finding in findings)
    assert all(f.source.file == "doi-chieu/thue.yaml" and f.source.row for f in findings)


def test_who_is_held_back_is_told_what_to_do(rules: Path) -> None:
    change(rules, '    question: "Gửi {office} xác minh hộ này có đăng ký thuế không."\n', "")
    _, findings = load_register("thue", the_pack(), rules)
    assert "cần question" in " ".join(map(str, findings))


def change(rules: Path, old: str, new: str) -> None:
    path = rules / "doi-chieu" / "thue.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
