"""What others find in the same rows: the exact number alone, and Splink on DuckDB."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from hotro68.core.claim import Claim
from hotro68.vietnamese.text import fold

from .marks import Pair

_SMALL_PROBABILITY = 0.5


def by_exact_number(claims: Sequence[Claim]) -> frozenset[Pair]:
    """What most platforms do."""
    rows: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if claim.number:
            rows[claim.number].append(place)
    return frozenset(pair for same in rows.values() for pair in combinations(same, 2))


def has_splink() -> bool:
    return all(importlib.util.find_spec(name) for name in ("splink", "duckdb", "pyarrow"))


def by_splink(claims: Sequence[Claim]) -> frozenset[Pair]:
    """Splink 5, trained on the same rows: usual comparisons, names with their frequency."""
    import duckdb
    import pyarrow as pa
    from splink import DuckDBAPI, Linker

    table = pa.Table.from_pylist([_row(place, claim) for place, claim in enumerate(claims)])
    api = DuckDBAPI(connection=duckdb.connect())
    linker = Linker(api.register(table, table_name="rows"), _settings())
    _train(linker)
    said = linker.inference.predict(threshold_match_probability=_SMALL_PROBABILITY)
    pairs: Iterable[dict[str, Any]] = said.as_record_list()
    return frozenset(_pair(row["unique_id_l"], row["unique_id_r"]) for row in pairs)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _row(place: int, claim: Claim) -> dict[str, object]:
    name = fold(claim.name)
    words = name.split()
    birth = claim.birth
    return {
        "unique_id": place,
        "name": name or None,
        "family": words[0] if words else None,
        "given": words[-1] if words else None,
        "birth": birth.isoformat() if birth and birth.day else None,
        "year": birth.year if birth else None,
        "number": claim.number or claim.text("so_giay_to_sai") or None,
        "kind": len(claim.number) if claim.number else None,
        "sex": claim.text("gioi_tinh") or None,
        "hamlet": claim.hamlet or None,
        "phone": claim.text("dien_thoai") or None,
        "address": claim.text("noi_o") or None,
    }


def _settings() -> Any:  # noqa: ANN401 - a library without types
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    other_kind = "length(number_l) <> length(number_r)"
    number = cl.CustomComparison(
        output_column_name="number",
        comparison_levels=[
            cll.NullLevel("number"),
            cll.ExactMatchLevel("number"),
            cll.DamerauLevenshteinLevel("number", 1),
            cll.CustomLevel(other_kind).configure(is_null_level=True),
            cll.ElseLevel(),
        ],
    )
    birth = cl.CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            cll.CustomLevel("year_l IS NULL OR year_r IS NULL").configure(is_null_level=True),
            cll.ExactMatchLevel("birth"),
            cll.DamerauLevenshteinLevel("birth", 1),
            cll.CustomLevel("year_l = year_r"),
            cll.ElseLevel(),
        ],
    )
    name = cl.JaroWinklerAtThresholds("name", [0.94, 0.85]).configure(
        term_frequency_adjustments=True
    )
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            name,
            number,
            birth,
            cl.ExactMatch("sex"),
            cl.ExactMatch("hamlet").configure(term_frequency_adjustments=True),
            cl.ExactMatch("phone"),
            cl.JaroWinklerAtThresholds("address", [0.9]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("number"),
            block_on("birth"),
            block_on("name", "year"),
            block_on("family", "given", "year"),
            block_on("phone", "given"),
            block_on("substr(number, -8)"),
            block_on("substr(number, 1, 8)", "given"),
        ],
    )


def _train(linker: Any) -> None:  # noqa: ANN401 - a library without types
    from splink import block_on

    train = linker.training
    train.estimate_probability_two_random_records_match(
        [block_on("number"), block_on("name", "birth")], recall=0.8
    )
    train.estimate_u_using_random_sampling(max_pairs=2e6, seed=68)
    train.estimate_parameters_using_expectation_maximisation(block_on("name"))
    train.estimate_parameters_using_expectation_maximisation(block_on("birth"))
