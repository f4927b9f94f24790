"""Rows of the lists against rows of a register: every row once, whatever the order."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from hotro68.core.award import Answer, Assessment, Line
from hotro68.core.claim import Claim, Fact
from hotro68.core.crossing import PAID_POLICY, Act, Crossing, Outcome, rows_in
from hotro68.core.decided import Sameness, Verdict
from hotro68.core.source import Source
from hotro68.policy.crossing import RegisterSpec, Says, load_register
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.settling.answering import seen
from hotro68.settling.crossing import Known
from hotro68.settling.judging import days_of, holds, in_words
from hotro68.settling.people import recognise
from hotro68.settling.remarks import cross
from hotro68.settling.table import CombinationTable
from hotro68.vietnamese.dates import PartDate

DAY = date(2021, 7, 16)
NAMES = ("Nông Văn An", "Nông Văn Anh", "Lương Thị Bình", "Hoàng Thị Cúc")
NUMBERS = ("020085001234", "020085001235", "082000123", "020190002345", "")
BIRTHS = (PartDate(1985, 3, 5), PartDate(1985), PartDate(1990, 9, 12))


@cache
def the_pack() -> Pack:
    pack, findings = load_pack()
    assert pack is not None, findings
    return pack


@cache
def spec_of(kind: str) -> RegisterSpec:
    spec, findings = load_register(kind, the_pack())
    assert spec is not None, findings
    return spec


def a_row(file: str, at: int, policy: str = "lao-dong-tu-do", **facts: Fact) -> Claim:
    usual: dict[str, Fact] = {
        "ho_ten": NAMES[0],
        "ngay_sinh": BIRTHS[0],
        "so_giay_to": NUMBERS[0],
        "tu_ngay": date(2021, 6, 1),
    }
    return Claim(policy, {**usual, **facts}, Source(file, "S", at))


def crossed(
    ours: list[Claim],
    theirs: list[Claim],
    kind: str = "hotich",
    pays: int = 1_500_000,
    told: tuple[Verdict, ...] = (),
) -> Crossing:
    lines = (Line("Một lần", pays, "Điều 1"),)
    listed = [Assessment(one, Answer.PAID, lines, (), DAY) for one in ours]
    known = Known(recognise(ours, verdicts=told).keys, told)
    return cross(listed, theirs, known, spec_of(kind), CombinationTable(the_pack()))


IN_BOTH = ("Hứa Thị Chung", "020175000999", PartDate(1975, 4, 30))
"""Somebody whose whole number stands in both lists."""
rows = st.tuples(st.sampled_from(NAMES), st.sampled_from(NUMBERS), st.sampled_from(BIRTHS))


def made(file: str, drawn: list[tuple[str, str, PartDate]]) -> list[Claim]:
    return [
        a_row(file, at, ho_ten=name, so_giay_to=number or None, ngay_sinh=birth)
        for at, (name, number, birth) in enumerate(drawn, start=1)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=6), st.lists(rows, max_size=6), st.data())
def test_every_row_stands_in_one_case_and_the_order_changes_nothing(
    ours: list[tuple[str, str, PartDate]],
    theirs: list[tuple[str, str, PartDate]],
    data: st.DataObject,
) -> None:
    mine, others = made("a.xlsx", ours), made("b.xlsx", theirs)
    kind = data.draw(st.sampled_from(("hotich", "bhxh", "khac")))
    found = crossed(mine, others, kind)
    assert rows_in(found.cases) == (len(mine), len(others))
    placed = [c.source for case in found.cases for c in (*case.ours, *case.theirs)]
    assert len(placed) == len(set(placed))
    counted = [found.counts(outcome) for outcome in Outcome]
    assert tuple(map(sum, zip(*counted, strict=True))) == (len(mine), len(others))
    shuffled = crossed(
        data.draw(st.permutations(mine)), data.draw(st.permutations(others)), kind
    )
    assert shuffled == found


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=4), st.lists(rows, max_size=4))
def test_only_a_whole_shared_number_speaks_without_asking(
    ours: list[tuple[str, str, PartDate]], theirs: list[tuple[str, str, PartDate]]
) -> None:
    mine, others = made("a.xlsx", [*ours, IN_BOTH]), made("b.xlsx", [*theirs, IN_BOTH])
    numbers = {row.number for row in others} - {""}
    spoken = [one.claim for one in crossed(mine, others).remarks if one.code == "HT430"]
    assert IN_BOTH[0] in {claim.name for claim in spoken}
    for claim in spoken:
        persons = {one.number for one in mine if one.name == claim.name}
        assert numbers & {*persons, claim.number}


# ── Payments ─────────────────────────────────────────────────────────────────────────────
def acts(policy: str | None, paid: int | None, *, pays: int, asks_for: str) -> list[Act]:
    row = a_row("a.xlsx", 1, asks_for)
    payment = {PAID_POLICY: policy, "so_tien_de_nghi": paid, "chinh_sach": "một chế độ"}
    found = crossed([row], [a_row("b.xlsx", 1, "dachi", **payment)], "dachi", pays)
    return [remark.act for remark in found.remarks]


def test_the_table_of_the_law_decides_what_a_payment_does() -> None:
    worker, shop = "lao-dong-tu-do", "ho-kinh-doanh"
    assert acts(worker, 1_500_000, pays=1_500_000, asks_for=worker) == [Act.REFUSE]
    assert acts(worker, 2_000_000, pays=1_500_000, asks_for=worker) == [Act.REFUSE]
    assert acts(worker, None, pays=1_500_000, asks_for=worker) == [Act.REFUSE]
    assert acts(worker, 0, pays=1_500_000, asks_for=worker) == [Act.ASK]  # came for nothing?
    assert acts(worker, 0, pays=3_000_000, asks_for=shop) == [Act.ASK]
    assert acts(worker, 1_000_000, pays=1_500_000, asks_for=worker) == [Act.ASK]
    assert acts(worker, 1_500_000, pays=3_000_000, asks_for=shop) == [Act.REPAY]
    assert acts(worker, None, pays=3_000_000, asks_for=shop) == [Act.ASK]
    assert acts(shop, 3_000_000, pays=1_500_000, asks_for=worker) == [Act.REFUSE]
    assert acts(shop, 3_000_000, pays=3_000_000, asks_for=worker) == [Act.REFUSE]
    assert acts("tam-hoan-hop-dong", 1_855_000, pays=3_000_000, asks_for=shop) == [Act.ASK]
    assert acts("f0-f1", 800_000, pays=1_500_000, asks_for=worker) == []
    assert acts(None, 500_000, pays=1_500_000, asks_for=worker) == [Act.ASK]


@given(st.integers(1, 5_000_000), st.integers(1, 5_000_000))
@settings(max_examples=40, deadline=None)
def test_what_is_given_back_is_what_was_paid_and_less_than_the_new_sum(
    paid: int, pays: int
) -> None:
    row = a_row("a.xlsx", 1, "ho-kinh-doanh")
    payment: dict[str, Fact] = {PAID_POLICY: "lao-dong-tu-do", "so_tien_de_nghi": paid}
    (remark,) = crossed([row], [a_row("b.xlsx", 1, "dachi", **payment)], "dachi", pays).remarks
    assert (remark.act is Act.REPAY) == (paid < pays)
    assert remark.give_back == (paid if paid < pays else 0)


def test_another_spell_of_isolation_is_another_support() -> None:
    spell: dict[str, Fact] = {"tu_ngay": date(2021, 6, 1), "den_ngay": date(2021, 6, 14)}
    later: dict[str, Fact] = {"tu_ngay": date(2021, 7, 1), "den_ngay": date(2021, 7, 14)}
    half: dict[str, Fact] = {"tu_ngay": date(2021, 6, 10), "den_ngay": date(2021, 6, 20)}
    paid: dict[str, Fact] = {PAID_POLICY: "f0-f1", "so_tien_de_nghi": 1_120_000}
    row = a_row("a.xlsx", 1, "f0-f1", **spell)
    told = {
        name: [
            one.act
            for one in crossed(
                [row], [a_row("b.xlsx", 1, "dachi", **paid, **days)], "dachi", 1_120_000
            ).remarks
        ]
        for name, days in {"same": spell, "later": later, "half": half}.items()
    }
    assert told == {"same": [Act.REFUSE], "later": [], "half": [Act.ASK]}


# ── Words ────────────────────────────────────────────────────────────────────────────────
def test_days_are_told_as_runs() -> None:
    days = [date(2021, 8, day) for day in (18, 16, 17, 25)]
    assert in_words(days) == "16/08/2021 đến 18/08/2021, 25/08/2021"


def test_a_period_without_an_end_has_no_days() -> None:
    assert days_of(a_row("a", 1, den_ngay=None), "tu_ngay", "den_ngay") is None
    backwards = a_row("a", 1, den_ngay=date(2021, 5, 1))
    assert days_of(backwards, "tu_ngay", "den_ngay") is None


def test_a_phrase_is_heard_whatever_its_marks_and_never_inside_another_word() -> None:
    says = Says(field="trang_thai", any=("đã đóng",), unless=("chưa đóng",))
    assert holds(says, "NNT ĐÃ ĐÓNG MST")
    assert holds(says, "da dong")
    assert not holds(says, "đã đóngx")
    assert not holds(says, "đã đóng, chưa đóng hết")


# ── What people answered of the lists ────────────────────────────────────────────────────
BORN = (PartDate(1961, 1, 2), PartDate(1985, 3, 5))


def answered(first: Claim, second: Claim, answer: Sameness) -> Verdict:
    return Verdict((seen(first), seen(second)), answer, DAY)


def test_what_was_paid_to_one_row_of_a_person_was_paid_to_the_person() -> None:
    """Only the answer knows that the two are one: number, name and birth all differ."""
    shop = a_row("a.xlsx", 1, "ho-kinh-doanh", so_giay_to=NUMBERS[2], ngay_sinh=BORN[0])
    worker = a_row("a.xlsx", 2, ho_ten="Nông Thị Khác")
    payment: dict[str, Fact] = {PAID_POLICY: "lao-dong-tu-do", "so_tien_de_nghi": 1_500_000}
    theirs = [a_row("b.xlsx", 1, "dachi", ho_ten="Nông Thị Khác", **payment)]
    told = answered(shop, worker, Sameness.ONE)

    def stopped(verdicts: tuple[Verdict, ...]) -> set[str]:
        remarks = crossed([shop, worker], theirs, "dachi", 3_000_000, verdicts).remarks
        return {one.claim.policy for one in remarks if one.act in {Act.REPAY, Act.REFUSE}}

    assert stopped(()) < stopped((told,))
    assert "ho-kinh-doanh" in stopped((told,))


def test_two_people_by_answer_are_not_confused_by_a_register() -> None:
    """The row of the register is the one's by its number; the other was said to be another."""
    old, new = a_row("a.xlsx", 1, so_giay_to=NUMBERS[2]), a_row("a.xlsx", 2)
    theirs = [a_row("b.xlsx", 1, "hotich")]
    told = answered(old, new, Sameness.TWO)
    without, within = crossed([old, new], theirs), crossed([old, new], theirs, told=(told,))
    assert {one.claim.source for one in without.remarks} == {old.source, new.source}
    assert {one.claim.source for one in within.remarks} == {new.source}


def test_a_conclusion_is_of_what_the_register_says_and_of_no_other_row() -> None:
    def key(**facts: Fact) -> str:
        (remark,) = crossed(
            [a_row("a.xlsx", 1)], [a_row("b.xlsx", 1, "hotich", **facts)]
        ).remarks
        return remark.key

    died, later = date(2021, 5, 1), date(2021, 7, 1)
    assert key(ngay_bien_dong=died) == key(ngay_bien_dong=died)
    assert key(ngay_bien_dong=died) != key(ngay_bien_dong=later)


def test_a_number_without_a_name_is_asked_whose_it_is() -> None:
    mine, other = a_row("a.xlsx", 1), a_row("a.xlsx", 2, so_giay_to=NUMBERS[3])
    theirs = [a_row("b.xlsx", 1, "hotich", ho_ten=None, ngay_sinh=None)]
    (remark,) = crossed([mine, other], theirs).remarks
    assert (remark.claim, remark.act) == (mine, Act.ASK)
    assert "có thể là «020085001234» ở sổ" in remark.message
