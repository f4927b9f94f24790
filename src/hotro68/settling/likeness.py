"""How alike two names, numbers or birth dates are: levels, each with the words for it."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from hotro68.settling.profile import Profile
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.usual_names import USUAL_GIVEN_NAMES

LONG_WORD = 4
"""A slip of one letter is a misspelling only in a longer word: An and Anh are two names."""
CARD, OLD_CARD = 12, 9
GENERATION = 12
"""Years between two births that may be a parent's and a child's."""


class Name(Enum):
    """How two names fit, the best first."""

    SAME = ""
    MARKS = "khác dấu"
    ORDER = "khác thứ tự chữ"
    SHORT = "thiếu hoặc viết tắt chữ đệm"
    SLIP = "khác một chữ cái"
    LOOSE = "gần giống"
    HALF = "khác một nửa"
    OTHER = "khác"

    @property
    def fits(self) -> bool:
        """Whether one name may be the other, written by somebody else."""
        return self not in (Name.LOOSE, Name.HALF, Name.OTHER)


class Birth(Enum):
    DAY = ""
    TURNED = "đảo ngày và tháng"
    YEAR = "một bên không đủ ngày tháng"
    OTHER_YEAR = "cùng ngày tháng, khác năm"
    OTHER_MONTH = "khác tháng"
    OTHER_DAY = "khác ngày"
    NEAR_YEAR = "lệch một năm"
    APART = "khác"
    UNKNOWN = "chưa rõ"


class Tie(Enum):
    """What two rows' numbers say."""

    SHARED = ""
    NEAR = "lệch một chữ số"
    TWO_OFF = "lệch hai chữ số"
    TWO_CARDS = "hai số CCCD khác nhau"
    TWO_OLD = "hai số khác nhau"
    KINDS = "số cũ và số mới"
    UNKNOWN = "chưa rõ"


# ── Names ────────────────────────────────────────────────────────────────────────────────
def compare_names(first: Profile, second: Profile) -> Name:
    if first.name == second.name:
        return Name.SAME if _one_spelling(first, second) else Name.MARKS
    if first.order == second.order:
        return Name.ORDER
    if not first.words or not second.words:
        return Name.OTHER
    short, long = first.words, second.words
    if len(short) > len(long):
        short, long = long, short
    if len(short) == 1:
        return Name.SHORT if short[0] in (long[0], long[-1]) else Name.OTHER
    return _aligned(short, long)


def may_fit(first: Profile, second: Profile) -> bool:
    """Asked of many pairs, so quickly: False only where compare_names says HALF or OTHER."""
    if len(first.words) > len(second.words):
        first, second = second, first
    if len(first.word_set - second.word_set) <= 1:
        return True
    short, long = first.words, second.words
    if _is_close(short[-1], long[-1]) and _is_close(short[0], long[0]):
        return True
    return short[0][0] == long[0][0] and "".join(short) == "".join(long)


@lru_cache(maxsize=1 << 16)
def _is_close(one: str, other: str) -> bool:
    """The same few words meet thousands of times."""
    return _may_be(one, other) or _is_slip(one, other)


def _one_spelling(first: Profile, second: Profile) -> bool:
    """A name typed without marks fits every spelling of it."""
    one, other = first.spelling, second.spelling
    return one == other or one.isascii() or other.isascii()


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> Name:
    """Family against family, given against given name, what is between as it comes."""
    slips = []
    for pair in ((short[-1], long[-1]), (short[0], long[0])):
        if not _may_be(*pair):
            if not _is_slip(*pair):
                return _glued(short, long)
            slips.append(pair)
    middle = _middles(short[1:-1], long[1:-1])
    if not slips:
        return middle
    if middle is Name.OTHER:
        return Name.OTHER
    slip = Name.SLIP if _is_misspelling(*slips[0]) else Name.LOOSE
    return slip if middle is Name.SAME and len(slips) == 1 else Name.LOOSE


def _glued(short: tuple[str, ...], long: tuple[str, ...]) -> Name:
    """`Nguyễn Vănan`: a blank is missing; or one slip, the words in another order."""
    left = [word for word in short if word not in long]
    if len(left) == len(short) == len(long):
        return Name.OTHER
    if "".join(short) == "".join(long):
        return Name.SLIP
    right = [word for word in long if word not in short]
    if right and not left:
        return Name.LOOSE
    one_word = len(short) == len(long) and len(left) == len(right) == 1
    if one_word and _is_misspelling(left[0], right[0]):
        return Name.LOOSE
    return Name.HALF if len(left) < len(short) else Name.OTHER


def _middles(short: tuple[str, ...], long: tuple[str, ...]) -> Name:
    if short == long:
        return Name.SAME
    if len(short) < len(long):
        found = iter(long)
        fits = all(any(_may_be(word, other) for other in found) for word in short)
        return Name.SHORT if fits else Name.LOOSE
    odd = [pair for pair in zip(short, long, strict=True) if not _may_be(*pair)]
    if not odd:
        return Name.SHORT
    if len(odd) > 1 or not _is_slip(*odd[0]):
        return Name.OTHER
    return Name.SLIP if _is_misspelling(*odd[0]) else Name.LOOSE


def _may_be(one: str, other: str) -> bool:
    """The same word, or its first letter."""
    if one == other:
        return True
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _is_slip(one: str, other: str) -> bool:
    """A letter more, less or other, two letters swapped, in a word that has some."""
    distance = OSA.distance(one, other, score_cutoff=2)
    return distance == 1 or (distance == 2 and min(len(one), len(other)) > LONG_WORD)  # noqa: PLR2004 - two slips


def _is_misspelling(one: str, other: str) -> bool:
    if one in USUAL_GIVEN_NAMES and other in USUAL_GIVEN_NAMES:
        return False
    longest = max(len(one), len(other))
    return longest >= LONG_WORD and OSA.distance(one, other, score_cutoff=1) == 1


# ── Births ───────────────────────────────────────────────────────────────────────────────
def compare_births(first: PartDate | None, second: PartDate | None) -> Birth:
    if first is None or second is None:
        return Birth.UNKNOWN
    if first.day and second.day:
        return Birth.DAY if first == second else _differing_days(first, second)
    if first.year == second.year:
        return Birth.YEAR
    return Birth.NEAR_YEAR if abs(first.year - second.year) == 1 else Birth.APART


def _differing_days(first: PartDate, second: PartDate) -> Birth:
    same_day = (first.day, first.month) == (second.day, second.month)
    if first.year != second.year:
        slip = OSA.distance(str(first.year), str(second.year), score_cutoff=1) <= 1
        near = slip or abs(first.year - second.year) == 1
        return Birth.OTHER_YEAR if same_day and near else Birth.APART
    if (first.day, first.month) == (second.month, second.day):
        return Birth.TURNED
    if first.day == second.day:
        return Birth.OTHER_MONTH
    return Birth.OTHER_DAY if first.month == second.month else Birth.APART


def generation_apart(first: PartDate | None, second: PartDate | None) -> bool:
    return (
        first is not None
        and second is not None
        and abs(first.year - second.year) >= GENERATION
        and compare_births(first, second) is not Birth.OTHER_YEAR
    )


# ── Numbers ──────────────────────────────────────────────────────────────────────────────
def compare_numbers(first: Profile, second: Profile) -> Tie:
    """The best that any number of one row says to any of the other."""
    ones, others = first.digits, second.digits
    if not ones or not others:
        return Tie.UNKNOWN
    if any(number in others for number in ones):
        return Tie.SHARED
    pairs = [pair for pair in product(ones, others) if abs(len(pair[0]) - len(pair[1])) <= 1]
    slips = min((OSA.distance(*pair, score_cutoff=2) for pair in pairs), default=3)
    if slips <= 2:  # noqa: PLR2004 - two slips
        return Tie.NEAR if slips == 1 else Tie.TWO_OFF
    if first.card and second.card:
        return Tie.TWO_CARDS
    alike = any(len(one) == len(other) for one, other in pairs)
    return Tie.TWO_OLD if alike else Tie.KINDS
