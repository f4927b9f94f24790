from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from hotro68.core.catalogue import BAD_RULES, BELOW_MINIMUM, BROKEN_YAML, DOUBLED_KEY
from hotro68.core.finding import Code, Finding
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack

LDTD = "qd23-2021/lao-dong-tu-do.yaml"
HKD = "qd23-2021/ho-kinh-doanh.yaml"
F0F1 = "qd23-2021/f0-f1.yaml"
PACK = "qd23-2021/pack.yaml"
GROUPS = "qd23-2021/groups.yaml"
FIELDS = "qd23-2021/fields.yaml"
BHXH = 'check: {field: co_bhxh, op: is, value: "false"}'


def change(rules: Path, name: str, old: str, new: str) -> int:
    """Change one line of a good file; the number of that line."""
    file = rules / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{name} has no «{old}»"
    before, _, after = text.partition(old)
    file.write_text(f"{before}{new}{after}", encoding="utf-8", newline="\n")
    return before.count("\n") + 1


def faults(rules: Path, *overlays: str) -> list[Finding]:
    pack, findings = load_pack(overlays=overlays, rules=rules)
    assert (pack is None) == bool(findings)
    return findings


Slip: TypeAlias = tuple[str, str, str, Code, str]
BROKEN: list[Slip] = [
    (LDTD, "short: LDTD", "shorts: LDTD", BAD_RULES, "«shorts»: mục lạ"),
    (LDTD, "    label: Mức một lần", "    nhan: Mức một lần", BAD_RULES, "mục lạ"),
    (LDTD, "short: LDTD", "name: LDTD", DOUBLED_KEY, "«name» viết hai lần"),
    (
        LDTD,
        "since: 2021-07-01\nlegal",
        "since: 01/07/2021\nlegal",
        BAD_RULES,
        "không phải ngày",
    ),
    (LDTD, "value: 1500000", "value: một triệu rưỡi", BAD_RULES, "không phải số nguyên"),
    (LDTD, "value: 1500000", "value: 2021-01-01", BAD_RULES, "không hợp với đơn vị «đồng»"),
    (LDTD, "unit: tuổi", "unit: năm", BAD_RULES, "không có trong danh sách"),
    (LDTD, "add: muc_mot_lan", "add: muc_hai_lan", BAD_RULES, "chưa khai báo tham số"),
    (LDTD, "add: muc_mot_lan", "add: tuoi_lao_dong", BAD_RULES, "không dùng được ở đây"),
    (LDTD, "times: so_ngay_mat_viec", "times: cong_viec", BAD_RULES, "không phải một số"),
    (LDTD, "amount_way: mot-lan", "amount_way: ba-lan", BAD_RULES, "không có cách tính"),
    (LDTD, "way: theo-ngay", "way: theo-tuan", BAD_RULES, "không có cách tính «theo-tuan»"),
    (LDTD, "    needs: Có việc", "    nedds: Có việc", BAD_RULES, "thiếu mục này"),
    (LDTD, "{tu_dau_ky} trở đi", "{tu_ngay} trở đi", BAD_RULES, "nhắc tên lạ «tu_ngay»"),
    (LDTD, "[so_giay_to, ngay_sinh]", "[so_giay]", BAD_RULES, "chưa khai báo trường «so_giay»"),
    (LDTD, BHXH, BHXH.replace("op: is", "op: la"), BAD_RULES, "không có trong danh sách"),
    (LDTD, BHXH, BHXH.replace("op: is", "op: before"), BAD_RULES, "không dùng cho kiểu yes_no"),
    (LDTD, BHXH, BHXH.replace('"false"', '"chưa"'), BAD_RULES, "không phải kiểu yes_no"),
    (LDTD, BHXH, BHXH.replace("co_bhxh", "co_bhyt"), BAD_RULES, "chưa khai báo trường"),
    (
        LDTD,
        BHXH,
        BHXH.replace('value: "false"', 'value: "false", parameter: tuoi_lao_dong'),
        BAD_RULES,
        "cần đúng một trong: value, values, parameter",
    ),
    (LDTD, BHXH, "check: {field: co_bhxh, op: is}", BAD_RULES, "cần đúng một trong"),
    (
        LDTD,
        BHXH,
        'check: {field: co_bhxh, op: is, values: ["false"]}',
        BAD_RULES,
        "phép «is» cần value",
    ),
    (LDTD, BHXH, "any_of: []", BAD_RULES, "cần ít nhất một mục"),
    (
        LDTD,
        "parameter: tuoi_lao_dong}",
        "parameter: tu_dau_ky}",
        BAD_RULES,
        "không hợp với kiểu integer",
    ),
    (LDTD, "Mới {tuoi} tuổi", "Mới {tuoi.real} tuổi", BAD_RULES, "tên lạ «tuoi.real»"),
    (LDTD, "Mới {tuoi} tuổi", "Mới {tuoi[0]} tuổi", BAD_RULES, "tên lạ «tuoi[0]»"),
    (LDTD, "Mới {tuoi} tuổi", "Mới {tuoii} tuổi", BAD_RULES, "tên lạ «tuoii»"),
    (LDTD, "Mới {tuoi} tuổi", "Mới {} tuổi", BAD_RULES, "tên lạ «»"),
    (LDTD, "Mới {tuoi} tuổi", "Mới {tuoi tuổi", BAD_RULES, "dấu ngoặc nhọn"),
    (LDTD, "Mới {tuoi} tuổi", "Mới tuoi} tuổi", BAD_RULES, "dấu ngoặc nhọn"),
    (LDTD, "Mới {tuoi} tuổi", "Mới {tuoi!r} tuổi", BAD_RULES, "chỉ viết được {tuoi}"),
    (LDTD, "Mới {tuoi} tuổi", "Mới {tuoi:>9999} tuổi", BAD_RULES, "chỉ viết được {tuoi}"),
    (
        LDTD,
        "age_on: [ngay_sinh, tu_ngay]",
        "age_on: [tu_ngay, tu_ngay]",
        BAD_RULES,
        "birth_date",
    ),
    (LDTD, "age_on: [ngay_sinh, tu_ngay]", "age: [ngay_sinh, tu_ngay]", BAD_RULES, "mục lạ"),
    (LDTD, "columns: [cong_viec]", "columns: [nghe]", BAD_RULES, "chưa khai báo trường «nghe»"),
    (LDTD, "  - id: du-tuoi", "  - id: khong-hop-dong", BAD_RULES, "dùng hai lần"),
    (
        LDTD,
        "    ref: Bộ luật Lao động",
        "    rif: Bộ luật Lao động",
        BAD_RULES,
        "thiếu mục này",
    ),
    (LDTD, "id: lao-dong-tu-do", "id: lao-dong", BAD_RULES, "phải là «lao-dong-tu-do»"),
    (LDTD, "  article: ", "  article: ''\n  # ", BAD_RULES, "không được để trống"),
    (LDTD, "short: LDTD", "\tshort: LDTD", BROKEN_YAML, "phím Tab"),
    (LDTD, "short: LDTD", "short: LDTD: x", BROKEN_YAML, "dấu hai chấm"),
    (F0F1, "op: one_of, values: [nang,", "op: one_of, values: [nag,", BAD_RULES, "choices"),
    (
        F0F1,
        "{field: dien, op: is, value: F0}",
        "{field: dien, op: is, value: F9}",
        BAD_RULES,
        "",
    ),
    (F0F1, "blank: khong", "blank: chua", BAD_RULES, "choices"),
    (F0F1, "kinds: {field: dien", "kinds: {field: tu_ngay", BAD_RULES, "kiểu choice"),
    (F0F1, "said: {F0:", "said: {F9:", BAD_RULES, "choices"),
    (F0F1, "      times: so_ngay_huong\n", "", BAD_RULES, "times_at_most cần times"),
    (F0F1, "  fields: [tu_ngay, den_ngay]", "  fields: [ngay]", BAD_RULES, "chưa khai báo"),
    (
        HKD,
        "business: {field: ma_so_thue}",
        "business: {field: mst}",
        BAD_RULES,
        "chưa khai báo",
    ),
    (PACK, "central_percent: 80", "central_percent: 180", BAD_RULES, "lớn quá"),
    (PACK, "decided_on: ngay_tham_dinh", "decided_on: ho_ten", BAD_RULES, "trường ngày"),
    (PACK, "  - policy: f0-f1", "  - policy: f0-f2", BAD_RULES, "không có chính sách «f0-f2»"),
    (PACK, "sua-doi, since: 2021-11-06", "sua-doi, since: 2021-07-07", BAD_RULES, "tăng dần"),
    (
        GROUPS,
        "[ho-kinh-doanh, lao",
        "[ho-kinh, lao",
        BAD_RULES,
        "không có chính sách «ho-kinh»",
    ),
    (FIELDS, "type: birth_date", "type: birthdate", BAD_RULES, "không có trong danh sách"),
]


@pytest.mark.parametrize("slip", BROKEN, ids=lambda slip: f"{slip[0]} {slip[2].strip()}")
def test_a_broken_line_is_named_with_its_file_and_what_is_wrong(
    rules: Path, slip: Slip
) -> None:
    name, old, new, code, words = slip
    change(rules, name, old, new)
    findings = faults(rules)
    told = [f for f in findings if f.code is code and words in f.message]
    assert told, [str(finding) for finding in findings]
    assert {f.source.file for f in told} == {name}
    assert all(f.source.row > 0 for f in told)


def test_a_file_is_taken_apart_once_and_says_the_same_however_often_it_is_read(
    rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (rules / LDTD).read_bytes()
    line = change(rules, LDTD, "short: LDTD", "name: Bịa để thử")
    first = faults(rules)
    assert (DOUBLED_KEY, line) in [(one.code, one.source.row) for one in first]
    with monkeypatch.context() as without_yaml:
        without_yaml.delattr(yaml, "compose")
        assert faults(rules) == first
    (rules / LDTD).write_bytes(good)
    assert faults(rules) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("short: LDTD", "shorts: LDTD"),
        ("op: on_or_after, parameter", "op: nope, parameter"),
        ("Mới {tuoi} tuổi", "Mới {tuoii} tuổi"),
        ("value: 1500000", "value: nhiều"),
    ],
)
def test_the_line_of_a_fault_is_the_line_to_correct(rules: Path, old: str, new: str) -> None:
    line = change(rules, LDTD, old, new)
    assert line in {finding.source.row for finding in faults(rules)}


def test_dates_out_of_order_are_refused(rules: Path) -> None:
    entry = "      - {since: 2021-07-01, value: 1500000, ref: NQ 68/NQ-CP mục II điểm 12}\n"
    later = entry.replace("2021-07-01", "2021-06-01")
    change(rules, LDTD, entry, entry + later)
    (finding,) = faults(rules)
    assert "phải tăng dần" in finding.message


def test_a_figure_missing_on_the_first_day_is_refused(rules: Path) -> None:
    change(
        rules, LDTD, "{since: 2021-07-01, value: 1500000", "{since: 2021-07-02, value: 1500000"
    )
    (finding,) = faults(rules)
    assert "chưa có mức ngày 01/07/2021" in finding.message


def test_a_figure_nobody_uses_is_refused(rules: Path) -> None:
    extra = "  thua:\n    label: Thừa\n    unit: ngày\n    values:\n"
    extra += "      - {since: 2021-07-01, value: 1, ref: a}\n"
    change(rules, LDTD, "parameters:\n", f"parameters:\n{extra}")
    (finding,) = faults(rules)
    assert "tham số không dùng tới" in finding.message


def test_a_file_that_is_not_utf8_is_named(rules: Path) -> None:
    file = rules / LDTD
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))
    (finding,) = faults(rules)
    assert finding.code is BROKEN_YAML
    assert finding.source.file == LDTD
    assert "UTF-8" in finding.message


def test_a_byte_order_mark_is_no_fault(rules: Path) -> None:
    file = rules / LDTD
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert faults(rules) == []


@pytest.mark.parametrize("name", [LDTD, PACK, GROUPS, FIELDS])
def test_a_missing_file_is_named(rules: Path, name: str) -> None:
    (rules / name).unlink()
    findings = faults(rules)
    assert [finding.source.file for finding in findings] == [name]


def test_faults_of_several_files_are_told_at_once(rules: Path) -> None:
    change(rules, LDTD, "Mới {tuoi} tuổi", "Mới {tuoii} tuổi")
    change(rules, LDTD, "columns: [cong_viec]", "columns: [nghe]")
    change(rules, HKD, "short: HKD", "shorts: HKD")
    change(rules, F0F1, "id: f0-f1", "\tid: f0-f1")
    change(rules, GROUPS, "keep: highest", "keep: lowest")
    change(rules, "tinh/lang-son.yaml", "level: tinh", "level: huyen")
    findings = faults(rules, "tinh/lang-son")
    told = [finding.source.file for finding in findings]
    assert set(told) == {LDTD, HKD, F0F1, GROUPS, "tinh/lang-son.yaml"}
    assert told.count(LDTD) == 2


def test_aliases_that_multiply_are_refused_in_time(rules: Path) -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for step in range(1, 9):
        bomb += f"a{step}: &a{step} [{', '.join([f'*a{step - 1}'] * 10)}]\n"
    (rules / LDTD).write_text(bomb, encoding="utf-8")
    (finding,) = faults(rules)
    assert finding.code is BROKEN_YAML


def overlay(rules: Path, figures: str) -> list[Finding]:
    text = "id: thu\nname: tỉnh thử\npack: qd23-2021\nlevel: tinh\npolicies:\n" + figures
    (rules / "tinh" / "thu.yaml").write_text(text, encoding="utf-8")
    return faults(rules, "tinh/thu")


def flat(value: object, since: str = "2021-07-20", name: str = "muc_mot_lan") -> str:
    return (
        f"  - policy: lao-dong-tu-do\n    parameters:\n      {name}:\n        label: Mức\n"
        f"        unit: đồng\n        values:\n          - {{since: {since}, value: {value},"
        " ref: QĐ thử}\n"
    )


def test_an_overlay_below_the_national_minimum_is_refused(rules: Path) -> None:
    (finding,) = overlay(rules, flat(1_400_000))
    assert finding.code is BELOW_MINIMUM
    assert str(finding.source) == "tinh/thu.yaml:12"
    assert "1.400.000" in finding.message
    assert "1.500.000" in finding.message


def because(figures: str, name: str = "muc_mot_lan") -> str:
    return f"{figures}    below: {{{name}: NQ thử cho phép}}\n"


def test_a_figure_below_the_minimum_is_taken_with_a_reason_that_is_kept(rules: Path) -> None:
    assert overlay(rules, because(flat(1_400_000))) == []
    pack, _ = load_pack(overlays=["tinh/thu"], rules=rules)
    assert pack is not None
    (low,) = pack.lowered
    assert (low.local.value, low.minimum.value) == (1_400_000, 1_500_000)
    assert low.reason == "NQ thử cho phép"


@pytest.mark.parametrize(
    "figures", [because(flat(1_500_000)), because(flat(1_500_000), "muc_ngay")]
)
def test_a_reason_for_a_figure_that_is_not_below_is_refused(rules: Path, figures: str) -> None:
    (finding,) = overlay(rules, figures)
    assert "bỏ lý do này" in finding.message


def test_an_overlay_at_the_national_minimum_is_taken(rules: Path) -> None:
    assert overlay(rules, flat(1_500_000)) == []


def test_an_overlay_overtaken_by_a_later_minimum_is_refused(rules: Path) -> None:
    entry = "      - {since: 2021-07-01, value: 1500000, ref: NQ 68/NQ-CP mục II điểm 12}\n"
    later = entry.replace("2021-07-01", "2021-10-01").replace("1500000", "1800000")
    change(rules, LDTD, entry, entry + later)
    (finding,) = overlay(rules, flat(1_600_000))
    assert finding.code is BELOW_MINIMUM
    assert "1.800.000" in finding.message


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (flat(2_000_000, name="muc_la"), "không có mức «muc_la»"),
        (flat(20, name="tuoi_lao_dong"), "do trung ương quy định"),
        (flat(2_000_000).replace("lao-dong-tu-do", "la"), "không có chính sách «la»"),
        (flat(2_000_000).replace("unit: đồng", "unit: ngày"), "đơn vị phải là «đồng»"),
        ("  - {policy: lao-dong-tu-do, amount_way: la}\n", "không có cách tính «la»"),
        ("  - {policy: lao-dong-tu-do, not_configured: [la]}\n", "không có mức «la»"),
        (flat("nhiều"), "không phải số nguyên"),
    ],
)
def test_an_overlay_that_does_not_fit_is_refused(rules: Path, figures: str, words: str) -> None:
    findings = overlay(rules, figures)
    assert {finding.source.file for finding in findings} == {"tinh/thu.yaml"}
    assert any(words in finding.message for finding in findings)


def test_an_overlay_of_another_pack_is_refused(rules: Path) -> None:
    change(rules, "tinh/lang-son.yaml", "pack: qd23-2021", "pack: nq116-2021")
    (finding,) = faults(rules, "tinh/lang-son")
    assert "không phải «qd23-2021»" in finding.message


def test_a_missing_overlay_is_named(rules: Path) -> None:
    (finding,) = faults(rules, "tinh/khong-co")
    assert finding.source.file == "tinh/khong-co.yaml"


def loaded(rules: Path, *overlays: str) -> Pack:
    pack, findings = load_pack(overlays=overlays, rules=rules)
    assert findings == []
    assert pack is not None
    return pack


def test_a_province_that_set_no_amount_stays_unset(rules: Path) -> None:
    assert loaded(rules, "tinh/lang-son").unset == ("lao-dong-tu-do",)
    assert loaded(rules).unset == ("lao-dong-tu-do",)


def test_a_province_that_set_its_amount_is_set(rules: Path) -> None:
    assert overlay(rules, flat(2_000_000)) == []
    assert loaded(rules, "tinh/thu").unset == ()


def test_the_digest_speaks_of_contents_not_of_line_ends(rules: Path) -> None:
    before = loaded(rules).digest
    file = rules / LDTD
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert loaded(rules).digest == before
    change(rules, LDTD, "value: 1500000", "value: 1500001")
    assert loaded(rules).digest != before
    assert loaded(rules, "tinh/lang-son").digest != loaded(rules).digest
