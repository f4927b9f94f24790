"""Twenty-four people of the example commune, each kind of answer, read aloud and kept."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.pipeline.aloud import (
    GOLDEN,
    case_of,
    open_book,
    row_at,
    same_as_golden,
    text_of,
    words_aloud,
)

from hotro68.pipeline.explaining import Judged, explain_person, explain_row
from hotro68.pipeline.seeking import by_person, rows_meant
from hotro68.resources import folder

DAY = date(2021, 7, 16)
LONGEST = 160
"""About 240 words a minute: half a minute, a little more where something must be asked."""
ROWS = {
    "01-duoc": "thon_Dong_Thu.xlsx › LDTD!10",
    "02-tu-choi-co-bhxh": "thon_Dong_Thu.xlsx › LDTD!26",
    "03-hoi-cap-tren-luong-huu": "thon_Dong_Thu.xlsx › LDTD!28",
    "04-o-trong": "thon_Dong_Thu.xlsx › LDTD!27",
    "05-sai-so-giay-to": "thon_Dong_Thu.xlsx › LDTD!19",
    "06-de-nghi-thua": "thon_Dong_Thu.xlsx › LDTD!29",
    "07-gioi-tinh-lech": "thon_Dong_Thu.xlsx › LDTD!21",
    "08-cung-so-khac-ten": "thon_Dong_Thu.xlsx › LDTD!34",
    "09-nghi-la-mot-nguoi": "thon_Dong_Thu.xlsx › LDTD!14",
    "10-dong-trung-bi-bo": "thon_Dong_Thu.xlsx › LDTD!33",
    "11-dong-thua-che-do": "thon_Dong_Thu.xlsx › LDTD!16",
    "12-tu-nguyen": "thon_Suoi_Mau.xlsx › LDTD!15",
    "13-ngay-nguoc": "thon_Suoi_Mau.xlsx › LDTD!25",
    "14-hkd-thieu-ngay": "thon_Suoi_Mau.xlsx › HKD!12",
    "15-hkd-sai-ma-so-thue": "thon_Suoi_Mau.xlsx › HKD!13",
    "16-hkd-mot-phan-ngoai-ky": "thon_Mo_Phong.csv › thon_Mo_Phong!9",
    "17-tre-em-f1": "thon_Suoi_Mau.xlsx › F0F1!16",
    "18-so-ngay-mau-thuan": "thon_Suoi_Mau.xlsx › F0F1!12",
    "19-f0-qua-45-ngay": "thon_Vi_Du_2.ods › Trang1!12",
    "20-f0-tai-nha": "thon_Vi_Du_2.ods › Trang1!14",
    "21-khach-san": "thon_Vi_Du_2.ods › Trang1!13",
    "22-chua-ro-f0-f1": "thon_Vi_Du_2.ods › Trang1!15",
}
PEOPLE = {
    "23-chu-ho-va-lao-dong": "Lương Văn Hùng",
    "24-hai-khoan": "Chu Văn Tài",
}


@pytest.fixture(scope="module")
def commune() -> Judged:
    lists = folder("examples") / "xa-minh-hoa" / "danhsach"
    return case_of(lists, open_book(DAY, province="lang-son"))


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_the_example_reads_well_aloud(name: str, commune: Judged) -> None:
    text = text_of(explain_row(row_at(commune, ROWS[name]), commune))
    assert same_as_golden(name, text)
    assert words_aloud(text) <= LONGEST


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_of_the_example_reads_well_aloud(name: str, commune: Judged) -> None:
    rows = rows_meant(commune.merged, PEOPLE[name], commune.pack)
    (person,) = by_person(commune.merged, rows)
    text = text_of(explain_person(person, commune))
    assert same_as_golden(name, text)
    assert words_aloud(text) <= LONGEST * len(person)


def test_no_answer_speaks_in_codes_or_says_a_sentence_twice(commune: Judged) -> None:
    assert commune.merged.rows
    for row in commune.merged.rows:
        told = explain_row(row, commune).sentences
        plain = " ".join(told)
        assert len(told) == len(set(told))
        assert not any(
            word in plain for word in ("None", "{", "}", "HT1", "HT2", "HT4", "_ngay")
        )


def test_every_outcome_fault_and_condition_carries_its_article(commune: Judged) -> None:
    deciding = ("✗", "? Ô", "Cách tính:", "Đạt (", "Không chi")
    told = [
        sentence
        for row in commune.merged.rows
        for sentence in explain_row(row, commune).sentences
        if sentence.lstrip().startswith(deciding)
    ]
    assert told
    for sentence in told:
        assert any(law in sentence for law in ("NQ ", "QĐ ", "CV ", "KH ", "Bộ luật"))


def test_every_kept_reading_is_of_somebody() -> None:
    known = {f"{name}.txt" for name in (*ROWS, *PEOPLE)}
    kept = {path.name for path in GOLDEN.glob("[0-9]*.txt")}
    assert kept == known
