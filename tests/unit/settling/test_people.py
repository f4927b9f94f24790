"""Which rows are held to be one person, and which are only asked about."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.core.claim import Claim, Fact
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.people import People, recognise
from hotro68.vietnamese.dates import PartDate

CCCD = "020085000111"
OTHER_CCCD = "020085999222"
CMND = "080000111"


def a_claim(row: int, name: str = "Hoàng Văn Mẫu", **facts: Fact) -> Claim:
    whole: dict[str, Fact] = {"ho_ten": name, "thon": "Thôn Ví Dụ", **facts}
    return Claim("lao-dong-tu-do", whole, Source("thu.xlsx", "LDTD", row))


def born(day: date) -> PartDate:
    return PartDate(day.year, day.month, day.day)


BIRTH = born(date(1985, 3, 5))


def certainty_of(first: Claim, second: Claim) -> Certainty | None:
    links = recognise([first, second]).links
    return links[0].certainty if links else None


def one_person(people: People) -> bool:
    return len(set(people.keys.values())) == 1


def test_one_number_and_one_name_is_one_person() -> None:
    people = recognise([a_claim(1, so_giay_to=CCCD), a_claim(2, so_giay_to=CCCD)])
    assert one_person(people)
    assert not people.doubts


@pytest.mark.parametrize(
    "other", ["HOÀNG VĂN MẪU", "Hoang Van Mau", "Hoàng Mẫu", "Hoàng Vân Mẫu", "Hoàng Văn Mấu"]
)
def test_a_misspelt_name_under_one_number_is_still_one_person(other: str) -> None:
    assert one_person(
        recognise([a_claim(1, so_giay_to=CCCD), a_claim(2, other, so_giay_to=CCCD)])
    )


def test_one_number_under_two_names_is_a_question_and_joins_nobody() -> None:
    people = recognise(
        [a_claim(1, so_giay_to=CCCD), a_claim(2, "Nông Thị Thử", so_giay_to=CCCD)]
    )
    assert not one_person(people)
    assert [link.evidence.other_name for link in people.doubts] == [True]


def test_the_old_number_column_joins_an_old_and_a_new_number() -> None:
    new = a_claim(1, so_giay_to=CCCD, so_giay_to_cu=CMND, ngay_sinh=BIRTH)
    assert one_person(recognise([new, a_claim(2, so_giay_to=CMND)]))


def test_an_old_and_a_new_number_with_one_name_and_birth_date_are_asked_about() -> None:
    old, new = (
        a_claim(1, so_giay_to=CMND, ngay_sinh=BIRTH),
        a_claim(2, so_giay_to=CCCD, ngay_sinh=BIRTH),
    )
    assert certainty_of(old, new) is Certainty.LIKELY
    assert not one_person(recognise([old, new]))


def test_a_child_without_a_number_at_two_addresses_is_asked_about() -> None:
    first = a_claim(1, ngay_sinh=BIRTH, thon="Thôn Một")
    assert certainty_of(first, a_claim(2, ngay_sinh=BIRTH, thon="Thôn Hai")) is Certainty.LIKELY


@pytest.mark.parametrize("wrong", ["020085000112", "020085001011", "020085000101"])
def test_a_number_with_one_slip_and_the_same_name_is_asked_about(wrong: str) -> None:
    first, second = a_claim(1, so_giay_to=CCCD), a_claim(2, so_giay_to=wrong)
    assert certainty_of(first, second) is Certainty.LIKELY


def test_two_different_cards_are_two_people_even_of_one_name_and_birth_date() -> None:
    first = a_claim(1, so_giay_to=CCCD, ngay_sinh=BIRTH)
    assert certainty_of(first, a_claim(2, so_giay_to=OTHER_CCCD, ngay_sinh=BIRTH)) is None


def test_father_and_son_of_one_name_are_two_people() -> None:
    father, son = a_claim(1, ngay_sinh=BIRTH), a_claim(2, ngay_sinh=born(date(2009, 3, 5)))
    assert certainty_of(father, son) is None


def test_twins_are_two_people() -> None:
    first = a_claim(1, "Lý Minh Mẫu", ngay_sinh=BIRTH)
    assert certainty_of(first, a_claim(2, "Lý Minh Thử", ngay_sinh=BIRTH)) is None


def test_a_common_name_and_a_year_in_two_hamlets_is_nobodys_business() -> None:
    first = a_claim(1, ngay_sinh=PartDate(1985), thon="Thôn Một")
    assert certainty_of(first, a_claim(2, ngay_sinh=PartDate(1985), thon="Thôn Hai")) is None


def test_an_old_and_a_new_number_of_one_name_and_year_are_asked_about() -> None:
    """Paid by each number once: two people seldom have just one number of each kind."""
    born = PartDate(1985)
    first = a_claim(1, ngay_sinh=born, so_giay_to=CMND, gioi_tinh="nam", thon="Thôn Một")
    new = "020085004321"
    second = a_claim(2, ngay_sinh=born, so_giay_to=new, gioi_tinh="nam", thon="Thôn Hai")
    assert certainty_of(first, second) is Certainty.DOUBTFUL


def test_the_same_name_and_year_in_one_hamlet_is_asked_about() -> None:
    first = a_claim(1, ngay_sinh=PartDate(1985), so_giay_to=CMND)
    assert certainty_of(first, a_claim(2, ngay_sinh=BIRTH)) is Certainty.DOUBTFUL


def test_different_sexes_speak_against_one_person() -> None:
    first = a_claim(1, ngay_sinh=BIRTH, gioi_tinh="nam")
    assert certainty_of(first, a_claim(2, ngay_sinh=BIRTH, gioi_tinh="nu")) is None


def test_a_card_whose_birth_year_contradicts_the_other_row_speaks_against() -> None:
    first = a_claim(1, so_giay_to="020070000333", ngay_sinh=BIRTH)
    assert certainty_of(first, a_claim(2, ngay_sinh=BIRTH)) is None


def test_empty_numbers_join_nobody() -> None:
    people = recognise([a_claim(1, "Lý Một"), a_claim(2, "Lý Hai")])
    assert not one_person(people)
    assert not people.links


NAMES = st.sampled_from(["Hoàng Văn Mẫu", "Hoàng Mẫu", "Nông Thị Thử", "Lý Văn Ví"])
NUMBERS = st.sampled_from([None, CCCD, CMND, "020085000112", OTHER_CCCD])
BIRTHS = st.sampled_from([None, BIRTH, PartDate(1985), born(date(1985, 5, 3))])


@given(
    st.lists(st.tuples(NAMES, NUMBERS, BIRTHS), max_size=12), st.randoms(use_true_random=False)
)
def test_the_order_of_rows_changes_nobody(
    rows: list[tuple[str, str | None, PartDate | None]], order: random.Random
) -> None:
    claims = [
        a_claim(index, name, so_giay_to=number, ngay_sinh=birth)
        for index, (name, number, birth) in enumerate(rows, start=1)
    ]
    shuffled = list(claims)
    order.shuffle(shuffled)
    assert recognise(shuffled) == recognise(claims)


@given(st.lists(st.tuples(NAMES, NUMBERS, BIRTHS), max_size=12))
def test_only_certain_links_join(
    rows: list[tuple[str, str | None, PartDate | None]],
) -> None:
    claims = [
        a_claim(index, name, so_giay_to=number, ngay_sinh=birth)
        for index, (name, number, birth) in enumerate(rows, start=1)
    ]
    people = recognise(claims)
    certain = [link for link in people.links if link.certainty is Certainty.CERTAIN]
    joined = len(claims) - len(set(people.keys.values()))
    assert joined <= len(certain)
    assert all(
        people.keys[link.first.source] == people.keys[link.second.source] for link in certain
    )
