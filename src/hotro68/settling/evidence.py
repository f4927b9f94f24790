"""What speaks for and against two rows being one person, in bits, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio, token_set_ratio

from hotro68.core.report import Certainty
from hotro68.settling.keys import MayBeOne
from hotro68.settling.likeness import (
    Birth,
    Name,
    Tie,
    compare_births,
    compare_names,
    compare_numbers,
    generation_apart,
    may_fit,
)
from hotro68.settling.profile import Profile, is_known_card, is_sound
from hotro68.settling.rarity import Rarity
from hotro68.settling.scale import VIETNAMESE, Scale
from hotro68.vietnamese.idnumber import birth_year_of, sex_of

_ALIKE = 80
"""Two addresses that are as alike as this, of 100, may be one."""
_HAMLET_AT_MOST = 6.0
_TOLD = (Birth.APART, Birth.OTHER_YEAR, Birth.OTHER_MONTH, Birth.OTHER_DAY)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A row of the table of evidence. The last ones are True, False, or None when unknown."""

    name: Name
    birth: Birth
    tie: Tie
    denied: bool
    sex: bool | None
    hamlet: bool | None
    phone: bool | None
    account: bool | None
    address: bool | None
    parent: bool | None
    business: bool | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """agree and differ hold labels; other_name: one number stands at two different names."""

    certainty: Certainty
    agree: tuple[str, ...]
    differ: tuple[str, ...]
    other_name: bool = False
    bits: float = 0.0


def weigh(
    first: Profile, second: Profile, rarity: Rarity, scale: Scale = VIETNAMESE
) -> Evidence | None:
    """None: two people. Only a whole number that both have, with a fitting name, is certain."""
    name = compare_names(first, second)
    shared = share_number(first, second)
    if name not in scale.names and not shared:
        return None
    birth, tie = compare_births(first.birth, second.birth), compare_numbers(first, second)
    bits = _own_bits((name, birth, tie), first, second, rarity, scale)
    if not shared and bits + _at_most(first, second, scale) < scale.doubtful:
        return None
    found = compare(first, second, name, birth, tie)
    bits += _other_bits(found, first, second, rarity, scale)
    certainty = judge(found, bits, scale, sound=_sound_number(first, second))
    if certainty is None:
        return None
    agree, differ = explain(found, first, second)
    return Evidence(certainty, agree, differ, shared and not name.fits, round(bits, 1))


def quick_test(scale: Scale) -> MayBeOne:
    """Before anything is weighed: False only where that finds two people."""
    if scale.names.keys().isdisjoint((Name.HALF, Name.OTHER)):
        return _may_be_one
    return lambda _one, _other: True


def _may_be_one(first: Profile, second: Profile) -> bool:
    return may_fit(first, second) or share_number(first, second)


def judge(found: Comparison, bits: float, scale: Scale, *, sound: bool) -> Certainty | None:
    """The decision on a row of evidence. sound: the shared number may be a person's own."""
    if found.tie is Tie.SHARED:
        against = found.denied or (found.sex is False and found.name is not Name.SAME)
        sure = sound and found.name.fits and not against
        return Certainty.CERTAIN if sure else Certainty.LIKELY
    if bits < scale.doubtful:
        return None
    return Certainty.LIKELY if bits >= scale.likely else Certainty.DOUBTFUL


def compare(first: Profile, second: Profile, name: Name, birth: Birth, tie: Tie) -> Comparison:
    return Comparison(
        name,
        birth,
        tie,
        _denied(first, second, tie),
        _same(first.sex, second.sex),
        _same(first.hamlet, second.hamlet),
        _same(first.phone, second.phone),
        _same(first.account, second.account),
        _alike(first.address, second.address),
        _alike(first.parent, second.parent),
        _same(first.business, second.business),
    )


def _same(one: str, other: str) -> bool | None:
    return one == other if one and other else None


def _alike(one: str, other: str) -> bool | None:
    if not one or not other:
        return None
    if one == other or ratio(one, other, score_cutoff=_ALIKE):
        return True
    return token_set_ratio(one, other, score_cutoff=_ALIKE) > 0


def _denied(first: Profile, second: Profile, tie: Tie) -> bool:
    """Something makes it two people: a generation between them, or what a card says."""
    if tie is Tie.SHARED:
        return generation_apart(first.birth, second.birth)
    if tie is Tie.NEAR:
        return False
    return _card_denies(first, second) or _card_denies(second, first)


def _card_denies(card: Profile, other: Profile) -> bool:
    """A 12-digit number tells sex and birth year: they may contradict the other row."""
    number = card.card
    if not number or not is_known_card(number):
        return False
    if other.sex and sex_of(number) != other.sex:
        return True
    return other.birth is not None and abs(birth_year_of(number) - other.birth.year) > 1


def share_number(first: Profile, second: Profile) -> bool:
    for number in first.numbers:  # noqa: SIM110 - any() is slow for one or two
        if number in second.numbers:
            return True
    return False


def _sound_number(first: Profile, second: Profile) -> bool:
    return any(number in second.numbers and is_sound(number) for number in first.numbers)


# ── Bits ─────────────────────────────────────────────────────────────────────────────────
def bits_of(first: Profile, second: Profile, rarity: Rarity, scale: Scale) -> float:
    """For one person when above nothing, against when below."""
    name, birth = compare_names(first, second), compare_births(first.birth, second.birth)
    tie = compare_numbers(first, second)
    found = compare(first, second, name, birth, tie)
    own = _own_bits((name, birth, tie), first, second, rarity, scale)
    return own + _other_bits(found, first, second, rarity, scale)


def _own_bits(
    fits: tuple[Name, Birth, Tie],
    first: Profile,
    second: Profile,
    rarity: Rarity,
    scale: Scale,
) -> float:
    """What a person carries along: name, birth and number."""
    name, birth, tie = fits
    return (
        rarity.start
        + _name_bits(name, first, second, rarity)
        + scale.names.get(name, 0.0)
        + _birth_bits(birth, first, rarity)
        + scale.births[birth]
        + scale.numbers[tie]
    )


def _at_most(first: Profile, second: Profile, scale: Scale) -> float:
    """More than everything else can add."""
    bits = scale.sex[0] + _HAMLET_AT_MOST
    if first.phone and first.phone == second.phone:
        bits += scale.phone[0]
    if first.account and first.account == second.account:
        bits += scale.account[0]
    if first.address and second.address:
        bits += scale.address[0]
    if first.parent and second.parent:
        bits += scale.parent[0]
    return bits + (scale.business[0] if first.business and second.business else 0.0)


def _other_bits(
    found: Comparison, first: Profile, second: Profile, rarity: Rarity, scale: Scale
) -> float:
    return (
        (scale.denied if found.denied else 0.0)
        + _household_bits(found, first, second, rarity, scale)
        + _said(found.sex, scale.sex)
        + _said(found.account, scale.account)
        + _said(found.parent, scale.parent)
        + _said(found.business, scale.business)
    )


def _said(same: bool | None, bits: tuple[float, float]) -> float:  # noqa: FBT001 - three values
    return 0.0 if same is None else bits[not same]


def _name_bits(fit: Name, first: Profile, second: Profile, rarity: Rarity) -> float:
    if fit in (Name.HALF, Name.OTHER):
        return 0.0
    usual = rarity.of_ends if fit is Name.SHORT else rarity.of_name
    return usual(first, second)


def _birth_bits(fit: Birth, first: Profile, rarity: Rarity) -> float:
    day = first.birth
    if day is None or fit not in (Birth.DAY, Birth.YEAR):
        return 0.0
    year = rarity.of_year(day.year)
    if fit is Birth.YEAR:
        return year
    # the first of January stands for a day nobody knows
    return year + 1.5 if day.day == day.month == 1 else rarity.of_day(day)


def _household_bits(
    found: Comparison, first: Profile, second: Profile, rarity: Rarity, scale: Scale
) -> float:
    """What people of one roof share too."""
    hamlet, phone, address = scale.hamlet, scale.phone, scale.address
    rare = min(rarity.of_hamlet(first.hamlet), _HAMLET_AT_MOST)
    bits = _said(found.hamlet, (hamlet[0] + rare, hamlet[1]))
    if found.phone is not None:
        bits += _said(found.phone, (min(phone[0], rarity.of_phone(first.phone)), phone[1]))
    if found.address is not None:
        rare = min(rarity.of_address(first.address), rarity.of_address(second.address))
        most = max(min(address[0], rare - scale.roof), 0.0)
        bits += _said(found.address, (most, address[1]))
    return bits


# ── Words ────────────────────────────────────────────────────────────────────────────────
def explain(
    found: Comparison, first: Profile, second: Profile
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Labels of what agrees, and of what differs, with how."""
    agree: list[str] = []
    differ: list[str] = []
    for label, one, other, note in _facts(found, first, second):
        if one and other:
            (differ if note else agree).append(f"{label} ({note})" if note else label)
        elif one or other:
            differ.append(f"{label} (một bên trống)")
    return tuple(agree), tuple(differ)


def _facts(
    found: Comparison, first: Profile, second: Profile
) -> Iterator[tuple[str, object, object, str]]:
    yield "họ tên", first.name, second.name, found.name.value
    yield "ngày sinh", first.claim.birth, second.claim.birth, _birth_note(found, first, second)
    yield "số giấy tờ", first.digits, second.digits, found.tie.value
    sexes = first.claim.text("gioi_tinh"), second.claim.text("gioi_tinh")
    yield ("giới tính", *sexes, _note(same=sexes[0] == sexes[1]))
    yield "thôn", first.hamlet, second.hamlet, _note(same=found.hamlet)
    yield "điện thoại", first.phone, second.phone, _note(same=found.phone)
    yield "số tài khoản", first.account, second.account, _note(same=found.account)
    yield "chỗ ở", first.address, second.address, _note(same=found.address)
    yield "cha mẹ", first.parent, second.parent, _note(same=found.parent)
    if found.business is not None:
        yield "mã số thuế", True, True, _note(same=found.business)


def _note(*, same: bool | None) -> str:
    return "" if same else "khác"


def _birth_note(found: Comparison, first: Profile, second: Profile) -> str:
    if found.birth is Birth.YEAR and first.birth == second.birth:
        return ""
    if found.birth in _TOLD:
        return f"{first.birth} và {second.birth}"
    return found.birth.value
