from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotro68.core.award import Answer, Assessment
from hotro68.core.claim import Claim, Fact
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook, assess
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.vietnamese.dates import PartDate

PLACE = Source("thon.xlsx", "LDTD", 9)
DAY = date(2021, 7, 16)
LOADED = load_pack()[0]
assert LOADED is not None
BOOK = Rulebook(LOADED, DAY)


def a_claim(policy: str, *unlisted: str, **facts: Fact) -> Claim:
    return Claim(policy, facts, PLACE, frozenset(unlisted))


def an_f1(**facts: Fact) -> Claim:
    good: dict[str, Fact] = {
        "ngay_sinh": PartDate(1985),
        "dien": "F1",
        "hinh_thuc": "khu-cach-ly",
        "tu_ngay": date(2021, 6, 1),
        "den_ngay": date(2021, 6, 14),
    }
    return a_claim("f0-f1", **{**good, **facts})


def a_worker(*unlisted: str, **facts: Fact) -> Claim:
    known: dict[str, Fact] = {"ngay_sinh": PartDate(1980), **facts}
    return a_claim("lao-dong-tu-do", *unlisted, **known)


def rules_of(found: Assessment) -> list[str]:
    return [reason.rule for reason in found.reasons]


def test_a_paid_claim_shows_its_arithmetic() -> None:
    (line,) = BOOK.assess(an_f1()).lines
    assert (line.rate, line.times, line.amount) == (80_000, 14, 1_120_000)
    assert line.ref


def test_a_capped_line_says_so() -> None:
    (line,) = BOOK.assess(an_f1(den_ngay=date(2021, 6, 28))).lines
    assert (line.times, line.amount) == (21, 1_680_000)
    assert line.note == "có 28, chỉ tính tối đa 21"


def test_the_claims_own_deciding_day_wins() -> None:
    home = an_f1(dien="F0", hinh_thuc="tai-nha")
    assert BOOK.assess(home).answer is Answer.ASKED
    later = an_f1(dien="F0", hinh_thuc="tai-nha", ngay_tham_dinh=date(2021, 11, 6))
    assert BOOK.assess(later).answer is Answer.PAID
    assert BOOK.assess(later).as_of == date(2021, 11, 6)


def test_a_refused_claim_has_no_amount_and_no_lines() -> None:
    found = BOOK.assess(an_f1(tu_ngay=date(2022, 1, 1), den_ngay=date(2022, 1, 9)))
    assert (found.answer, found.amount, found.lines) == (Answer.REFUSED, 0, ())


def test_an_asked_claim_has_no_amount() -> None:
    found = BOOK.assess(an_f1(hinh_thuc="khach-san"))
    assert (found.answer, found.amount) == (Answer.ASKED, 0)


def test_a_reason_names_fields_a_clerk_can_open() -> None:
    found = BOOK.assess(an_f1(tu_ngay=date(2021, 4, 26), den_ngay=date(2021, 5, 9)))
    (reason,) = found.reasons
    assert reason.fields == ("tu_ngay",)
    assert reason.question


def test_a_missing_fact_is_asked_once_however_many_rules_need_it() -> None:
    found = BOOK.assess(an_f1(tu_ngay=None, den_ngay=None))
    assert rules_of(found).count("f0-f1/tu_ngay") == 1


def test_a_vague_birth_is_asked_and_the_known_first_day_is_not() -> None:
    found = BOOK.assess(an_f1(ngay_sinh=PartDate(2005)))
    assert rules_of(found) == ["f0-f1/ngay_sinh"]
    assert "chưa đủ rõ" in found.reasons[0].message


def test_a_blank_that_means_something_is_not_asked() -> None:
    for day in (DAY, date(2021, 11, 6)):
        found = BOOK.assess(an_f1(khuyet_tat=None, ngay_tham_dinh=day))
        assert found.answer is Answer.PAID


def test_a_condition_without_a_column_does_not_stop_the_row() -> None:
    claim = a_worker("cong_viec", "tu_ngay", "co_bhxh", "dang_huong")
    assert BOOK.assess(claim).amount == 1_500_000


def test_a_blank_cell_under_a_column_stops_the_row() -> None:
    claim = a_worker("cong_viec", "tu_ngay", "dang_huong", co_bhxh=None)
    assert rules_of(BOOK.assess(claim)) == ["lao-dong-tu-do/co_bhxh"]


def test_a_child_is_never_a_worker_even_without_a_column_of_the_first_day() -> None:
    unlisted = ("cong_viec", "tu_ngay", "co_bhxh", "dang_huong")
    found = BOOK.assess(a_worker(*unlisted, ngay_sinh=PartDate(2015)))
    assert rules_of(found) == ["lao-dong-tu-do/du-tuoi-trong-ky"]


def by_days() -> Pack:
    """A province that pays by the day."""
    policy = BOOK.pack.policies["lao-dong-tu-do"].model_copy(update={"amount_way": "theo-ngay"})
    policies = {**BOOK.pack.policies, "lao-dong-tu-do": policy}
    return BOOK.pack.model_copy(update={"policies": policies})


def test_a_fact_that_decides_the_amount_is_asked_even_without_a_column() -> None:
    fields = ("cong_viec", "tu_ngay", "den_ngay", "so_ngay", "co_bhxh", "dang_huong")
    found = Rulebook(by_days(), DAY).assess(a_worker(*fields))
    assert (found.answer, found.amount) == (Answer.ASKED, 0)
    assert "lao-dong-tu-do/tu_ngay" in rules_of(found)


def test_a_province_may_pay_by_the_day() -> None:
    unlisted = ("cong_viec", "co_bhxh", "dang_huong")
    claim = a_worker(*unlisted, tu_ngay=date(2021, 6, 1), so_ngay=30)
    assert Rulebook(by_days(), DAY).assess(claim).amount == 30 * 50_000


def changed_book(rules: Path, old: str, new: str, day: date = DAY) -> Rulebook:
    file = rules / "qd23-2021" / "f0-f1.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    pack, findings = load_pack(rules=rules)
    assert findings == []
    assert pack is not None
    return Rulebook(pack, day)


def test_a_line_whose_questions_are_all_later_law_is_not_given_before(rules: Path) -> None:
    child = "        - {field: tuoi, op: below, parameter: tuoi_tre_em,"
    later = f"{child} since: 2021-11-06,"
    book = changed_book(rules, child, later)
    small = PartDate(2015, 3, 1)
    assert book.assess(an_f1(ngay_sinh=small)).amount == 1_120_000
    after = an_f1(ngay_sinh=small, ngay_tham_dinh=date(2021, 11, 6))
    assert book.assess(after).amount == 2_120_000


def test_a_condition_whose_question_is_later_law_asks_nothing_before(rules: Path) -> None:
    places = "[co-so-y-te, khu-cach-ly, tai-nha]"
    old = f"      - {{field: hinh_thuc, op: one_of, values: {places}}}\n"
    old += '      - {field: giay_chi_dinh, op: is, value: "true"}'
    new = "      - {field: hinh_thuc, op: is, value: tai-nha, since: 2021-11-06}"
    book = changed_book(rules, old, new)
    assert book.assess(an_f1()).answer is Answer.PAID
    assert book.assess(an_f1(ngay_tham_dinh=date(2021, 11, 6))).answer is Answer.ASKED


def test_a_message_may_name_a_fact_the_list_does_not_have(rules: Path) -> None:
    book = changed_book(
        rules, "Số ngày là {so_ngay_huong}.", "Số của {ho_ten} là {so_ngay_huong}."
    )
    found = book.assess(an_f1(so_ngay=0, den_ngay=None))
    assert found.reasons[0].message == "Số của (trống) là 0."


# ── laws that hold for any facts ─────────────────────────────────────────────────────────
DATES = st.dates(date(2021, 3, 1), date(2022, 3, 31))
BIRTHS = st.builds(PartDate, st.integers(1920, 2021)) | DATES.map(
    lambda day: PartDate(day.year - 16, day.month, day.day - 1 or 1)
)


WORDS = st.sampled_from(["không", "bốc vác", "Khong"])
KINDS: dict[str, st.SearchStrategy[Fact]] = {
    "date": DATES,
    "date_list": st.lists(DATES, max_size=3).map(tuple),
    "birth_date": BIRTHS,
    "yes_no": st.booleans(),
    "integer": st.integers(0, 60),
    "money": st.integers(0, 60),
}


def values(spec: FieldSpec) -> st.SearchStrategy[Fact]:
    return (
        st.sampled_from(sorted(spec.choices)) if spec.choices else KINDS.get(spec.type, WORDS)
    )


@cache
def facts_of(policy: str) -> st.SearchStrategy[dict[str, Fact]]:
    """Made once: making a strategy takes longer than drawing from it."""
    fields = BOOK.pack.fields_of(policy)
    return st.fixed_dictionaries(
        {key: st.none() | values(spec) for key, spec in fields.items()}
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    policy = draw(st.sampled_from(sorted(BOOK.pack.policies)))
    fields = BOOK.pack.fields_of(policy)
    facts = draw(facts_of(policy))
    confirmed = [key for key, spec in fields.items() if spec.absent == "confirm"]
    unlisted = draw(st.sets(st.sampled_from(confirmed))) if confirmed else set()
    return Claim(
        policy,
        {k: v for k, v in facts.items() if k not in unlisted},
        PLACE,
        frozenset(unlisted),
    )


@settings(max_examples=300, deadline=None)
@given(claims())
def test_any_facts_get_one_of_three_answers_with_its_grounds(claim: Claim) -> None:
    found = BOOK.assess(claim)
    if found.answer is Answer.PAID:
        assert found.amount == sum(line.rate * line.times for line in found.lines)
        assert found.amount > 0 or not BOOK.pack.policies[claim.policy].payout
        assert not found.reasons
    else:
        assert found.amount == 0
        assert found.answer in {reason.answer for reason in found.reasons}
    assert all(reason.message and reason.ref for reason in found.reasons)
    assert all(r.question for r in found.reasons if r.answer is Answer.ASKED)


@settings(max_examples=300, deadline=None)
@given(claims(), st.data())
def test_a_fact_removed_never_raises_what_is_paid(claim: Claim, data: st.DataObject) -> None:
    """Facts about the amount are never assumed; a stated number that agrees may go."""
    known = sorted(key for key, fact in claim.facts.items() if fact is not None)
    silent = {"ngay_tham_dinh", "ngay_nop", *BOOK.text(claim.policy, DAY).blanks}
    removable = [key for key in known if key not in silent]
    if not removable:
        return
    key = data.draw(st.sampled_from(removable))
    before, after = BOOK.assess(claim), BOOK.assess(without(claim, key))
    if after.answer is not Answer.PAID:
        return
    if before.answer is Answer.PAID:
        assert after.amount <= before.amount
    else:
        assert contradicted(before)


def without(claim: Claim, key: str) -> Claim:
    facts: Mapping[str, Fact] = {k: v for k, v in claim.facts.items() if k != key}
    return Claim(claim.policy, facts, PLACE, claim.unlisted)


def contradicted(found: Assessment) -> bool:
    """Asked because stated days and dates disagree, or the stated number itself refuses."""
    return any("so_ngay" in f or "den_ngay" in f for r in found.reasons for f in r.fields)


@settings(max_examples=200, deadline=None)
@given(claims())
def test_an_answer_does_not_depend_on_the_order_of_the_facts(claim: Claim) -> None:
    turned = Claim(
        claim.policy, dict(reversed(list(claim.facts.items()))), PLACE, claim.unlisted
    )
    one, other = BOOK.assess(claim), BOOK.assess(turned)
    assert (one.answer, one.lines, one.reasons) == (other.answer, other.lines, other.reasons)


@settings(max_examples=150, deadline=None)
@given(claims())
def test_what_is_not_decisive_changes_neither_answer_nor_words(claim: Claim) -> None:
    text = BOOK.text(claim.policy, BOOK.deciding_day(claim))
    assert assess(claim, text) == assess(claim, replace(text, decisive=text.derivations))


def test_days_count_only_where_a_province_pays_by_them() -> None:
    text = BOOK.text("lao-dong-tu-do", DAY)
    told = set(text.derivations) - set(text.decisive)
    assert "so_ngay_mat_viec" in {one.name for one in told}


@pytest.mark.parametrize("policy", sorted(BOOK.pack.policies))
def test_a_claim_without_any_fact_is_never_paid(policy: str) -> None:
    found = BOOK.assess(a_claim(policy))
    assert (found.answer, found.amount) == (Answer.ASKED, 0)
