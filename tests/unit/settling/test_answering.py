"""Answers about two rows: they count while nothing compared changes, and never half."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hotro68.core.claim import Claim, Fact
from hotro68.core.decided import Sameness, Verdict
from hotro68.core.source import Source
from hotro68.policy.loader import load_pack
from hotro68.settling.answering import pair_key, seen
from hotro68.settling.people import People, recognise
from hotro68.settling.saying import doubtful, duplicates
from hotro68.vietnamese.dates import PartDate

LOADED, _ = load_pack()
assert LOADED is not None
PACK = LOADED
DAY = date(2021, 7, 16)
BIRTH = PartDate(1985, 3, 5)
OLD, NEW, OTHER = "080000111", "020085000111", "020085999222"
ONE, TWO, UNSURE = Sameness.ONE, Sameness.TWO, Sameness.UNSURE


def a_claim(row: int, name: str = "Hoàng Văn Mẫu", **facts: Fact) -> Claim:
    whole: dict[str, Fact] = {
        "ho_ten": name,
        "thon": "Thôn Ví Dụ",
        "ngay_sinh": BIRTH,
        **facts,
    }
    return Claim("lao-dong-tu-do", whole, Source("thu.xlsx", "LDTD", row))


def said(first: Claim, second: Claim, answer: Sameness, day: date = DAY) -> Verdict:
    return Verdict((seen(first), seen(second)), answer, day, "Lý Thị Hiền")


def known(*claims: Claim, told: tuple[Verdict, ...] = ()) -> People:
    return recognise(claims, verdicts=told)


def persons(people: People) -> int:
    return len(set(people.keys.values()))


HERE = a_claim(1, so_giay_to=OLD)
THERE = a_claim(2, so_giay_to=NEW)


def test_one_person_by_answer_is_one_person() -> None:
    people = known(HERE, THERE, told=(said(HERE, THERE, ONE),))
    assert persons(people) == 1
    assert not people.doubts


def test_two_people_by_answer_are_not_asked_about_again() -> None:
    people = known(HERE, THERE, told=(said(THERE, HERE, TWO),))
    assert persons(people) == 2
    assert not people.doubts
    assert [one.verdict and one.verdict.answer for one in duplicates(people)] == [TWO]


def test_not_sure_stays_a_question() -> None:
    people = known(HERE, THERE, told=(said(HERE, THERE, UNSURE),))
    assert len(people.doubts) == 1
    (group,) = duplicates(people)
    assert group.open
    assert "chưa rõ" in group.decision


def test_a_changed_deciding_cell_is_asked_again_and_the_old_answer_shown() -> None:
    told = (said(HERE, THERE, TWO),)
    changed = a_claim(2, so_giay_to=OTHER)
    people = known(HERE, changed, told=told)
    (doubt,) = people.doubts
    assert doubt.before == told[0]
    assert "HT418" in {finding.code.id for finding in doubtful(people, PACK)}
    assert "hai người khác nhau" in duplicates(people)[0].decision


def test_a_cell_that_decides_nothing_leaves_the_answer_alone() -> None:
    paid = a_claim(2, so_giay_to=NEW, so_tien_de_nghi=1_500_000)
    moved = replace(paid, source=Source("doi_ten.xlsx", "Khác", 77))
    assert persons(known(HERE, moved, told=(said(HERE, THERE, ONE),))) == 1


def test_the_group_key_stands_while_the_rows_move() -> None:
    moved = replace(THERE, source=Source("doi_ten.xlsx", "Khác", 77))
    assert pair_key(HERE, moved) == pair_key(THERE, HERE)
    assert pair_key(HERE, a_claim(2, so_giay_to=OTHER)) != pair_key(HERE, THERE)


def test_answers_that_cannot_all_be_true_are_all_asked_again() -> None:
    third = a_claim(3, so_giay_to=OTHER)
    told = (said(HERE, THERE, ONE), said(THERE, third, ONE), said(HERE, third, TWO))
    people = known(HERE, THERE, third, told=told)
    assert persons(people) == 3
    assert len(people.doubts) == 3
    found = [finding.code.id for finding in doubtful(people, PACK)]
    assert found.count("HT416") == 3


def test_an_answer_elsewhere_survives_a_contradiction() -> None:
    third = a_claim(3, so_giay_to=OTHER)
    apart = a_claim(8, "Lý Thị Khác", so_giay_to="080000222", ngay_sinh=PartDate(1970, 1, 9))
    again = a_claim(9, "Lý Thị Khác", so_giay_to="020170000222", ngay_sinh=PartDate(1970, 1, 9))
    told = (said(HERE, THERE, ONE), said(THERE, third, ONE), said(HERE, third, TWO))
    people = known(HERE, THERE, third, apart, again, told=(*told, said(apart, again, ONE)))
    assert people.keys[apart.source] == people.keys[again.source]


def test_two_people_said_of_rows_that_a_sure_number_joins_is_asked() -> None:
    between = a_claim(3, so_giay_to=NEW, so_giay_to_cu=OLD)
    people = known(HERE, THERE, between, told=(said(HERE, THERE, TWO),))
    assert people.keys[HERE.source] != people.keys[THERE.source]
    assert "HT416" in {finding.code.id for finding in doubtful(people, PACK)}


def test_one_number_of_two_people_still_has_to_be_put_right() -> None:
    other = a_claim(2, "Lương Thị Khác", so_giay_to=OLD)
    people = known(HERE, other, told=(said(HERE, other, TWO),))
    assert "HT402" in {finding.code.id for finding in doubtful(people, PACK)}


def test_a_person_of_several_rows_is_asked_about_once() -> None:
    twin = a_claim(3, so_giay_to=NEW, dien_thoai="0900000001")
    assert len(known(HERE, THERE, twin).doubts) == 1
    assert not known(HERE, THERE, twin, told=(said(HERE, THERE, TWO),)).doubts


def test_rows_that_look_all_the_same_are_one_question() -> None:
    alike = [a_claim(row) for row in (1, 2, 3)]
    (group,) = duplicates(known(*alike))
    assert len(group.members) == 3
    people = known(*alike, told=(said(alike[0], alike[1], ONE),))
    assert persons(people) == 1


POOL = [
    HERE,
    THERE,
    a_claim(3, so_giay_to=OTHER),
    a_claim(4),
    a_claim(5),
    a_claim(6, "Hoàng Mẫu", so_giay_to=NEW),
]
ANSWERS = st.lists(
    st.tuples(st.sampled_from(POOL), st.sampled_from(POOL), st.sampled_from(Sameness)),
    max_size=5,
    unique_by=lambda told: frozenset((told[0].source.row, told[1].source.row)),
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_answers_hold_whatever_the_order_of_rows_and_answers(
    answers: list[tuple[Claim, Claim, Sameness]], dice: random.Random
) -> None:
    told = [said(one, other, answer) for one, other, answer in answers if one is not other]
    unique = {verdict.marks: verdict for verdict in told}
    shuffled, rows = list(unique.values()), list(POOL)
    dice.shuffle(shuffled)
    dice.shuffle(rows)
    people = recognise(POOL, verdicts=tuple(unique.values()))
    assert recognise(rows, verdicts=tuple(shuffled)) == people
    for link in people.links:
        same = people.keys[link.first.source] == people.keys[link.second.source]
        assert link.answer is not ONE or same
        assert link.answer is not TWO or not same


LOOKS = st.tuples(
    st.sampled_from(["Lương Thị Cũ", "Lương Thị Cũ", "Lương Cũ"]),
    st.sampled_from([OLD, NEW, OTHER, None]),
    st.sampled_from([BIRTH, BIRTH, PartDate(1985)]),
)


@given(st.lists(LOOKS, min_size=2, max_size=5, unique=True), st.data())
def test_what_was_answered_once_is_asked_again_only_of_a_row_that_changed(
    looks: list[tuple[str, str | None, PartDate]], data: st.DataObject
) -> None:
    rows = [
        a_claim(at, name, so_giay_to=number, ngay_sinh=birth)
        for at, (name, number, birth) in enumerate(looks, start=1)
    ]
    asked = recognise(rows)
    whose = {key: data.draw(st.integers(0, 1), key) for key in sorted({*asked.keys.values()})}
    told = tuple(
        said(link.first, link.second, ONE if len(two) == 1 else TWO)
        for link in asked.doubts
        for two in [{whose[asked.keys[one.source]] for one in (link.first, link.second)}]
    )
    then = recognise(rows, verdicts=told)
    assert not then.doubts
    assert len(then.answered) >= len(told)
    assert recognise(rows, verdicts=told + told) == then
    changed = replace(rows[0], facts={**rows[0].facts, "dien_thoai": "0900000009"})
    again = recognise([changed, *rows[1:]], verdicts=told)
    assert not any(link.verdict for link in again.links if changed in (link.first, link.second))
