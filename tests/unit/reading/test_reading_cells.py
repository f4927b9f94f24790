from __future__ import annotations

from datetime import date, datetime, time
from sys import getsizeof

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import PydanticCustomError, SchemaError

from hotro68.policy.schema import FieldSpec, FieldType
from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.cells import parser_of
from hotro68.reading.faults import seen
from hotro68.reading.rowfacts import facts_maker, read_rows
from hotro68.reading.rowmodel import parsers_of, read_row, row_model, validator_of
from hotro68.vietnamese.dates import PartDate

TYPES: tuple[FieldType, ...] = (
    "text",
    "name",
    "birth_date",
    "date",
    "integer",
    "money",
    "yes_no",
    "choice",
    "sex",
    "id_number",
    "tax_code",
    "phone",
    "hamlet",
)
HALF_PAST_SEVEN = time(7, 30)
TRUE: Cell = True
SEVERITY = {
    "khong": ("không", "ko"),
    "nhe": ("nhẹ",),
    "nang": ("nặng",),
    "dac-biet-nang": ("đặc biệt nặng",),
}
KINDS = {"F0": ("f0", "điều trị"), "F1": ("f1", "cách ly")}


def a_field(kind: FieldType, **choices: tuple[str, ...]) -> FieldSpec:
    return FieldSpec(type=kind, label="Cột thử", choices=choices)


def value_of(kind: FieldType, cell: Cell, **choices: tuple[str, ...]) -> object:
    return parser_of(a_field(kind, **choices), 1)(cell)


def code_of(kind: FieldType, cell: Cell, **choices: tuple[str, ...]) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        value_of(kind, cell, **choices)
    return caught.value.type


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("text", "  bán\n vé  số ", "bán vé số"),
        ("text", 123, "123"),
        ("text", 1.5, "1,5"),
        ("text", date(2021, 7, 5), "05/07/2021"),
        ("name", "NGUYỄN VĂN  THỬ", "Nguyễn Văn Thử"),
        ("birth_date", "03/1985", PartDate(1985, 3)),
        ("birth_date", 1985, PartDate(1985)),
        ("date", "1.8.2021", date(2021, 8, 1)),
        ("date", datetime.combine(date(2021, 8, 1), HALF_PAST_SEVEN), date(2021, 8, 1)),
        ("integer", 14, 14),
        ("integer", 14.0, 14),
        ("integer", "14 ngày", 14),
        ("integer", " 07 ", 7),
        ("money", "1.500.000 đồng", 1_500_000),
        ("yes_no", "x", True),
        ("yes_no", "Không", False),
        ("yes_no", "Chưa có", False),
        ("sex", "NỮ", "nu"),
        ("id_number", "020185000001", "020185000001"),
        ("id_number", "080 000 001", "080000001"),
        ("tax_code", "0100233488", "0100233488"),
        ("tax_code", 100233488, "0100233488"),
        ("tax_code", "0314409058-002", "0314409058002"),
        ("phone", 912000111, "0912000111"),
        ("phone", "0912.000.111 (mẹ)", "0912000111"),
        ("phone", "+84 912 000 111", "0912000111"),
        ("phone", "0912000111/0912000222", "0912000111"),
        ("phone", "không có", None),
        ("hamlet", "THÔN MẪU", "Thôn Mẫu"),
        ("hamlet", "TDP  số 5", "TDP Số 5"),
    ],
)
def test_a_cell_is_read_as_its_field_says(kind: FieldType, cell: Cell, value: object) -> None:
    assert value_of(kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("birth_date", "30/02/1985", "HT121"),
        ("birth_date", "1/1/1850", "HT124"),
        ("date", "tháng 8", "HT121"),
        ("date", 2021, "HT121"),
        ("integer", -3, "HT132"),
        ("integer", 3.5, "HT132"),
        ("integer", "1.200", "HT132"),
        ("integer", "nhiều", "HT132"),
        ("integer", True, "HT132"),
        ("money", "1,50", "HT131"),
        ("money", -1, "HT131"),
        ("yes_no", "có lẽ", "HT104"),
        ("sex", "x", "HT104"),
        ("id_number", "09120001", "HT112"),
        ("id_number", "0912000111", "HT117"),
        ("id_number", 2.0185e16, "HT118"),
        ("id_number", "chưa làm", "HT120"),
        ("id_number", 20185000001, "HT113"),
        ("id_number", "O2O185000001", "HT143"),
        ("id_number", "080000001; 020185000001", "HT119"),
        ("tax_code", "0100233480", "HT141"),
        ("tax_code", "12345", "HT141"),
    ],
)
def test_a_cell_that_cannot_be_trusted_carries_its_code(
    kind: FieldType, cell: Cell, code: str
) -> None:
    assert code_of(kind, cell) == code


def test_an_amount_counts_in_the_unit_of_the_table() -> None:
    assert parser_of(a_field("money"), 1000)(1500) == 1_500_000


def test_one_and_true_are_not_the_same_cell() -> None:
    assert value_of("money", 1) == 1
    assert code_of("money", TRUE) == "HT131"


@pytest.mark.parametrize(
    ("cell", "choice"),
    [
        ("F0", "F0"),
        ("f 0", "F0"),
        ("đang điều trị", "F0"),
        ("Điều trị tại BV", "F0"),
        ("F1 cách ly", "F1"),
    ],
)
def test_a_choice_is_found_by_its_words(cell: str, choice: str) -> None:
    assert value_of("choice", cell, **KINDS) == choice


@pytest.mark.parametrize(
    "cell", ["F1 chuyển F0", "không phải F0", "chưa cách ly", "F", "F01", 0]
)
def test_a_choice_is_not_guessed(cell: Cell) -> None:
    assert code_of("choice", cell, **KINDS) == "HT104"


def test_the_longer_alias_wins_over_the_one_inside_it() -> None:
    assert value_of("choice", "khuyết tật đặc biệt nặng", **SEVERITY) == "dac-biet-nang"
    assert value_of("choice", "KT nặng", **SEVERITY) == "nang"
    assert value_of("choice", "Ko", **SEVERITY) == "khong"


def test_an_unknown_choice_says_what_was_expected() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        value_of("choice", "F2", **KINDS)
    assert (caught.value.context or {})["data"] == {"expected": "F0, F1"}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (20185001234.0, "20185001234"),
        (2.0185e16, "2.01850E+16"),
        (True, "TRUE"),
        (date(2021, 8, 5), "05/08/2021"),
        (datetime.combine(date(2021, 8, 5), HALF_PAST_SEVEN), "05/08/2021 07:30"),
        (datetime.combine(date(2021, 8, 5), time()), "05/08/2021"),
        ("một\nhai", "một hai"),
        (ErrorCell("#REF!"), "#REF!"),
    ],
)
def test_a_cell_is_shown_as_the_clerk_sees_it(cell: Cell, text: str) -> None:
    assert seen(cell) == text


CELLS = st.one_of(
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.from_regex(r"[0-9./ -]{1,20}", fullmatch=True),
)


@given(st.sampled_from(TYPES), CELLS)
def test_any_cell_gives_a_value_or_a_fault_and_the_row_stays(
    kind: FieldType, cell: Cell
) -> None:
    fields = {"cot": a_field(kind, **KINDS), "ten": a_field("text")}
    facts, faults = read_row(validator_of(row_model("thu", fields)), {"cot": cell, "ten": "An"})
    assert facts.keys() == fields.keys()
    assert facts["ten"] == "An"
    assert all(fault.key == "cot" and fault.code.id.startswith("HT1") for fault in faults)
    assert len(faults) <= 1


LISTED = st.lists(st.tuples(CELLS | st.none(), CELLS | st.none()), min_size=1, max_size=4)
GROUPED = "020 085 000001"


@given(st.sampled_from(TYPES), LISTED)
def test_columns_say_what_their_rows_say_one_by_one(
    kind: FieldType, listed: list[tuple[Cell, Cell]]
) -> None:
    fields = {"cot": a_field(kind, **KINDS), "so": a_field("id_number"), "ten": a_field("text")}
    validate = validator_of(row_model("thu", fields))
    raw = [{"cot": one, "so": other} for one, other in [*listed, (None, GROUPED)]]
    columns = {key: [row[key] for row in raw] for key in ("so", "cot")}
    facts, faults = read_rows(columns, parsers_of(fields), validate)
    expected = [read_row(validate, row) for row in raw]
    assert facts == [known for known, _ in expected]
    assert [faults.get(row, []) for row in range(len(raw))] == [found for _, found in expected]
    assert facts[-1]["so"] == GROUPED.replace(" ", "")


def test_rows_share_the_table_of_their_keys() -> None:
    keys = tuple(f"cot_{number}" for number in range(23))
    alone, shared = dict.fromkeys(keys, 1), facts_maker(keys)([1] * len(keys))
    assert shared == alone
    assert getsizeof(shared) < getsizeof(alone) / 2


def test_every_fault_of_a_row_is_found_at_once() -> None:
    fields = {"a": a_field("date"), "b": a_field("money"), "c": a_field("integer")}
    facts, faults = read_row(
        validator_of(row_model("thu", fields)), {"a": "?", "b": "?", "c": 3}
    )
    assert facts == {"a": None, "b": None, "c": 3}
    assert [(fault.key, fault.code.id) for fault in faults] == [("a", "HT121"), ("b", "HT131")]


def test_the_model_of_a_policy_is_built_once() -> None:
    fields = {"a": a_field("date"), "b": a_field("money")}
    again = {"a": a_field("date"), "b": a_field("money")}
    assert row_model("thu", fields) is row_model("thu", again)
    assert row_model("thu", fields) is not row_model("thu", {"a": a_field("date")})
    assert row_model("thu", fields) is not row_model("thu", fields, unit=1000)


def test_the_model_is_a_strict_pydantic_model_with_unknown_for_default() -> None:
    model = row_model("thu", {"a": a_field("integer"), "b": a_field("birth_date")})
    assert issubclass(model, BaseModel)
    assert model.model_config["strict"] is True
    assert model().__dict__ == {"a": None, "b": None}
    assert model.model_validate({"a": "14 ngày"}).__dict__ == {"a": 14, "b": None}


def test_an_unknown_type_cannot_be_built() -> None:
    spec = FieldSpec.model_construct(type="mau", label="")  # type: ignore[arg-type]
    with pytest.raises((KeyError, SchemaError)):
        parser_of(spec, 1)
