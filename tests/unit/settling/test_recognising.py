"""Who is held to be one person, in lists that were typed by somebody else."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nguoi.damage import claim_of, lists
from nguoi.marks import found_by, marked, true_pairs
from nguoi.population import population

from hotro68.core.claim import Claim, Fact, Facts
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.people import CROWD, People, recognise
from hotro68.settling.profile import business_of, fingerprint, is_sound
from hotro68.vietnamese.dates import PartDate

CCCD, OTHER_CCCD, CMND = "020085000111", "020085999222", "080000123"
BIRTH = PartDate(1985, 3, 5)
NAME = "Hoàng Văn Mẫu"


def a_claim(row: int, name: str = NAME, /, **facts: Fact) -> Claim:
    whole: dict[str, Fact] = {"ho_ten": name, "thon": "Thôn Ví Dụ", **facts}
    return Claim("lao-dong-tu-do", whole, Source("thu.xlsx", "LDTD", row))


def certainty(first: Claim, second: Claim) -> Certainty | None:
    links = recognise([first, second]).links
    return links[0].certainty if links else None


@pytest.mark.parametrize(
    "other",
    ["Mẫu Hoàng Văn", "Hoàng V. Mẫu", "Hoàng Văn Mậu", "Hoang Van Mau", "HOÀNG VĂN MẪU"],
)
def test_a_name_written_otherwise_under_one_number_is_one_person(other: str) -> None:
    first, second = a_claim(1, so_giay_to=CCCD), a_claim(2, other, so_giay_to=CCCD)
    assert certainty(first, second) is Certainty.CERTAIN


@pytest.mark.parametrize("number", ["000000000", "123456789", "111111111111", "020085000000"])
def test_a_number_that_is_nobodys_decides_nothing(number: str) -> None:
    assert not is_sound(number)
    first, second = a_claim(1, so_giay_to=number), a_claim(2, so_giay_to=number)
    assert certainty(first, second) is Certainty.LIKELY


def test_a_son_under_the_number_of_his_father_of_the_same_name_is_asked_about() -> None:
    father = a_claim(1, so_giay_to=CMND, ngay_sinh=PartDate(1960, 1, 2))
    son = a_claim(2, so_giay_to=CMND, ngay_sinh=PartDate(1990, 7, 8))
    assert certainty(father, son) is Certainty.LIKELY


def test_two_names_that_differ_by_a_usual_given_name_do_not_decide_under_one_number() -> None:
    first = a_claim(1, "Lý Thị Linh", so_giay_to=CCCD)
    link = recognise([first, a_claim(2, "Lý Thị Minh", so_giay_to=CCCD)]).links[0]
    assert (link.certainty, link.evidence.other_name) == (Certainty.LIKELY, True)


def test_one_number_at_two_names_leaves_the_whole_group_to_a_person() -> None:
    names = ["Nguyễn Văn An", "Nguyễn An", "Nguyễn Thị An"]
    people = recognise(a_claim(row, name, so_giay_to=CCCD) for row, name in enumerate(names, 1))
    assert len(set(people.keys.values())) == len(names)
    assert not people.groups


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (BIRTH, PartDate(1985, 5, 3), "ngày sinh (đảo ngày và tháng)"),
        (BIRTH, PartDate(1986, 3, 5), "ngày sinh (05/03/1985 và 05/03/1986)"),
        (BIRTH, PartDate(1985), "ngày sinh (một bên không đủ ngày tháng)"),
    ],
)
def test_a_birth_written_otherwise_is_asked_about_and_named(
    one: PartDate, other: PartDate, said: str
) -> None:
    first = a_claim(1, ngay_sinh=one, so_giay_to=CMND)
    (link,) = recognise([first, a_claim(2, ngay_sinh=other, so_giay_to=CCCD)]).links
    assert link.certainty is not Certainty.CERTAIN
    assert said in link.evidence.differ
    assert "họ tên" in link.evidence.agree


def test_a_number_with_a_digit_left_out_is_asked_about() -> None:
    first = a_claim(1, so_giay_to=CCCD, ngay_sinh=BIRTH)
    second = a_claim(2, so_giay_to_sai=CCCD[:7] + CCCD[8:], ngay_sinh=BIRTH, thon="Thôn Hai")
    (link,) = recognise([first, second]).links
    assert link.certainty is Certainty.LIKELY
    assert "số giấy tờ (lệch một chữ số)" in link.evidence.differ


def test_a_child_without_a_number_is_found_by_name_birth_and_parent() -> None:
    facts: dict[str, Fact] = {"ngay_sinh": PartDate(2015), "cha_me": "Hoàng Văn Thử"}
    first = a_claim(1, **facts)
    assert certainty(first, a_claim(2, **facts, dien_thoai="0900000001")) is not None
    other = {**facts, "cha_me": "Lý Thị Khác"}
    assert certainty(first, a_claim(2, **other)) is None


def test_a_dropped_middle_name_and_only_a_year_in_one_hamlet_is_asked_about() -> None:
    first = a_claim(1, "Nông Thị Mẫn", ngay_sinh=BIRTH, so_giay_to=CCCD, gioi_tinh="nu")
    second = a_claim(2, "Nông Mẫn", ngay_sinh=PartDate(1985), gioi_tinh="nu")
    assert certainty(first, second) in {None, Certainty.DOUBTFUL}
    assert certainty(first, a_claim(2, "Nông Thị Mẫn", ngay_sinh=PartDate(1985))) is not None


def test_twins_with_neighbouring_numbers_are_two_people() -> None:
    facts: dict[str, Fact] = {
        "ngay_sinh": BIRTH,
        "gioi_tinh": "nam",
        "dien_thoai": "0900000001",
    }
    first = a_claim(1, "Lý Minh Sơn", so_giay_to="020085000111", **facts)
    assert (
        certainty(first, a_claim(2, "Lý Minh Hải", so_giay_to="020085000112", **facts)) is None
    )


def test_a_branch_code_of_thirteen_digits_is_the_owners() -> None:
    assert business_of("0100109106-001") == business_of("0100109106001") == "0100109106"
    assert business_of("14A8123456789012") == "14A8123456789012"


def test_a_vague_row_that_may_be_many_people_is_crowded() -> None:
    vague = a_claim(1, ngay_sinh=PartDate(1985))
    days = [PartDate(1985, month, 2 * month) for month in range(1, CROWD + 1)]
    rows = [
        a_claim(row, ngay_sinh=day, so_giay_to=f"020085{row * 107_927:06d}")
        for row, day in enumerate(days, 2)
    ]
    assert recognise([vague, *rows]).crowded == {vague.source}


def test_a_fingerprint_follows_what_is_compared_and_nothing_else() -> None:
    first, second = a_claim(1, so_giay_to=CCCD), a_claim(2, so_giay_to=CMND)
    paid: Facts = {**first.facts, "so_tien_de_nghi": 5}
    moved = Claim("f0-f1", paid, Source("khac.xlsx", "DS", 9))
    assert fingerprint(first, second) == fingerprint(second, moved)
    changed = a_claim(1, so_giay_to=CCCD, ngay_sinh=BIRTH)
    assert fingerprint(first, second) != fingerprint(changed, second)


@given(
    st.sampled_from(["ho_ten", "so_giay_to", "ngay_sinh", "gioi_tinh", "thon", "dien_thoai"])
)
def test_a_fingerprint_changes_with_every_deciding_cell(key: str) -> None:
    facts: dict[str, Fact] = {"so_giay_to": CCCD, "ngay_sinh": BIRTH, "gioi_tinh": "nam"}
    first, second = a_claim(1, **facts), a_claim(2, **facts)
    value: Fact = PartDate(1985, 3, 6) if key == "ngay_sinh" else "020185000119"
    changed = Claim(second.policy, {**second.facts, key: value}, second.source)
    assert fingerprint(first, second) != fingerprint(first, changed)


# ── Whole communes ───────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def commune() -> list[Claim]:
    rows = lists(population(1500, 7).people, 7)
    return [claim_of(row, place) for place, row in enumerate(rows)]


def outcome(people: People) -> object:
    return (dict(people.keys), people.links, people.doubts, people.groups, people.crowded)


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_a_whole_commune_changes_nothing(order: random.Random) -> None:
    rows = lists(population(400, 8).people, 8)
    claims = [claim_of(row, place) for place, row in enumerate(rows)]
    shuffled = list(claims)
    order.shuffle(shuffled)
    assert outcome(recognise(shuffled)) == outcome(recognise(claims))


def test_an_invented_commune_is_recognised_as_well_as_promised() -> None:
    rows = lists(population(3000, 4).people, 4)
    claims = [claim_of(row, place) for place, row in enumerate(rows)]
    places = {claim.source: place for place, claim in enumerate(claims)}
    found = found_by(recognise(claims), places)
    true = true_pairs([row.truth for row in rows])
    assert marked(found.automatic, true).precision >= 0.999
    assert marked(found.all, true).recall >= 0.97
    assert marked(found.asked, true).precision >= 0.5


def test_only_groups_share_a_key(commune: list[Claim]) -> None:
    people = recognise(commune)
    inside = {claim.source for group in people.groups for claim in group}
    keys = [key for source, key in people.keys.items() if source not in inside]
    assert len(keys) == len(set(keys))
    assert all(
        len({people.keys[link.first.source], people.keys[link.second.source]}) == 2
        for link in people.doubts
    )


def test_a_common_name_and_an_unknown_day_do_not_explode() -> None:
    days = [date(1985, 1, 1), date(1984, 1, 1)]
    claims = [
        a_claim(row, "Nguyễn Thị Lan", ngay_sinh=PartDate(days[row % 2].year, 1, 1))
        for row in range(1, 3001)
    ]
    assert len(recognise(claims).doubts) < 2 * len(claims)
