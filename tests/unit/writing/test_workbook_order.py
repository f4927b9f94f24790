import random
from dataclasses import replace
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.writing.making_merged import a_claim, a_merged, a_village, an_award
from tests.unit.writing.reading_back import read_back, records, sheet, village_book, written

from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.writing.sheets.words import dossier_key

Part = TypeVar("Part")


def shuffled(merged: Merged, luck: random.Random) -> Merged:
    """The same run, every part in another order."""
    shares = mixed(merged.totals.shares, luck)
    return replace(
        merged,
        files=mixed(merged.files, luck),
        rows=mixed(merged.rows, luck),
        awards=mixed(merged.awards, luck),
        unpaid=mixed(merged.unpaid, luck),
        duplicates=mixed(merged.duplicates, luck),
        confirmations=mixed(merged.confirmations, luck),
        totals=replace(merged.totals, shares=shares),
    )


def mixed(parts: tuple[Part, ...], luck: random.Random) -> tuple[Part, ...]:
    return tuple(luck.sample(parts, len(parts)))


def test_two_runs_give_the_same_bytes() -> None:
    assert written(a_village()) == written(a_village())


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_parts_never_shows_in_the_bytes(luck: random.Random) -> None:
    assert written(shuffled(a_village(), luck)) == written(a_village())


def test_people_stand_by_hamlet_then_policy_then_given_name() -> None:
    given_names = ["Vi Thị Ánh", "An Văn Ba", "Lý Thị Đào", "Bế Văn Dũng"]
    awards = [
        an_award(a_claim(name, policy, hamlet, Source("a.csv", "", row)), person=f"{row}")
        for row, (name, policy, hamlet) in enumerate(
            [
                *((name, "lao-dong-tu-do", "Thôn 10") for name in given_names),
                ("Ma Văn Ất", "f0-f1", "Thôn 2"),
                ("Ma Văn Yên", "lao-dong-tu-do", "Thôn 2"),
                ("Ma Văn An", "lao-dong-tu-do", ""),
            ]
        )
    ]
    roll = records(sheet(read_back(a_merged(awards)), "TongHop"))
    assert [(row["Thôn"], row["Họ và tên"]) for row in roll] == [
        ("Thôn 2", "Ma Văn Yên"),
        ("Thôn 2", "Ma Văn Ất"),
        ("Thôn 10", "Vi Thị Ánh"),
        ("Thôn 10", "An Văn Ba"),
        ("Thôn 10", "Bế Văn Dũng"),
        ("Thôn 10", "Lý Thị Đào"),
        ("(chưa rõ nơi ở)", "Ma Văn An"),
    ]


def test_a_dossier_keeps_its_key_whoever_stands_beside_it() -> None:
    whole = {row["Ô gốc"]: row["Mã hồ sơ"] for row in records(sheet(village_book(), "TongHop"))}
    alone = a_merged([a_village().awards[0]])
    (row,) = records(sheet(read_back(alone), "TongHop"))
    assert whole[row["Ô gốc"]] == row["Mã hồ sơ"]


@given(
    st.lists(
        st.builds(Source, st.text(), st.text(), st.integers(1, 99)), unique=True, max_size=6
    )
)
def test_a_key_names_its_rows_in_whatever_order(places: list[Source]) -> None:
    assert dossier_key(*places) == dossier_key(*reversed(places))


def test_rows_have_keys_of_their_own() -> None:
    places = [Source(file, sheet, row) for file in "ab" for sheet in "cd" for row in range(500)]
    assert len({dossier_key(place) for place in places}) == len(places)
