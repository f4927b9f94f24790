"""What a paper for the board must not show, and whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hotro68.core.claim import WRONG_NUMBER, Claim
from hotro68.core.report import Merged
from hotro68.policy.pack import Pack
from hotro68.reading.papertext import PaperText
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.text import fold

_DIGITS: Mapping[str, str] = {
    "so_giay_to": "số giấy tờ",
    "so_giay_to_cu": "số giấy tờ cũ",
    WRONG_NUMBER: "số giấy tờ",
    "dien_thoai": "số điện thoại",
    "so_tai_khoan": "số tài khoản",
}
_WORDS: Mapping[str, str] = {
    "noi_o": "chỗ ở",
    "cha_me": "tên cha, mẹ",
    "nguoi_nhan_thay": "tên người nhận thay",
    "ghi_chu": "ghi chú",
}
_SHORTEST = 8
_FEWEST_WORDS = 3
_SHOWN = 3
_RUN = re.compile(r"\d(?:[\s.\-–/]{0,2}\d)+")
_WHOLE = re.compile(r"(?<![\w.,])(?:\d{12}|\d{9}|0[35789]\d{8}|\+84\d{9})(?![\w])(?![.,]\d)")


@dataclass(frozen=True, slots=True)
class Secrets:
    """digits: a whole number → what it is. words: folded text → what it is."""

    digits: Mapping[str, str]
    words: Mapping[str, str]

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(number) for number in self.digits}))


def secrets_of(merged: Merged, pack: Pack, named: frozenset[str] = frozenset()) -> Secrets:
    """Of everybody in a merge: paid, set aside, refused or waiting.

    named: policies without public names whose people the commune decided to name.
    """
    claims = list(_claims(merged))
    public = {fold(claim.name) for claim in claims if _is_named(claim, pack, named)}
    places = {fold(claim.hamlet) for claim in claims}
    digits: dict[str, str] = {}
    words: dict[str, str] = {}
    for claim in claims:
        digits.update(_numbers(claim))
        told = {**_told(claim), **_birthday(claim, pack)}
        if not _is_named(claim, pack, named):
            told[claim.name] = "họ tên người không được nêu tên"
        words.update({fold(text): what for text, what in told.items() if _is_telling(text)})
    known = " | ".join(("", *sorted(public | places), ""))
    hidden = {text: what for text, what in words.items() if f" {text} " not in known}
    return Secrets(digits, hidden)


def _claims(merged: Merged) -> Iterator[Claim]:
    for award in merged.awards:
        yield award.claim
        yield from (loser.assessment.claim for loser in award.set_aside)
    yield from (row.claim for row in merged.unpaid)


def _is_named(claim: Claim, pack: Pack, named: frozenset[str]) -> bool:
    policy = pack.policies.get(claim.policy)
    return policy is None or policy.public.names or policy.id in named


def _numbers(claim: Claim) -> Iterator[tuple[str, str]]:
    for key, what in _DIGITS.items():
        number = re.sub(r"\D", "", claim.text(key))
        for form in {number, number.lstrip("0")}:
            if len(form) >= _SHORTEST:
                yield form, what


def _told(claim: Claim) -> dict[str, str]:
    return {claim.text(key): what for key, what in _WORDS.items() if claim.text(key)}


def _birthday(claim: Claim, pack: Pack) -> dict[str, str]:
    """A day of birth; one within the programme may stand on a paper for another reason."""
    birth = claim.birth
    if not isinstance(birth, PartDate) or not birth.is_full:
        return {}
    first = min((text.day for text in pack.file.legal), default=date.max)
    return {f"{birth.earliest:%d/%m/%Y}": "ngày sinh đầy đủ"} if birth.latest < first else {}


def _is_telling(text: str) -> bool:
    """Words enough to be nobody else's; `Bốc vác` is everybody's."""
    return len(text.split()) >= _FEWEST_WORDS or text.count("/") > 1


def exposed(texts: Iterable[PaperText], secrets: Secrets) -> Iterator[tuple[str, str]]:
    """Place, and what it shows that it must not; each once."""
    seen: set[tuple[str, str]] = set()
    lengths = secrets.lengths
    for one in texts:
        for what in (*_digits_in(one, secrets, lengths), *_words_in(one, secrets)):
            if (one.place, what) not in seen:
                seen.add((one.place, what))
                yield one.place, what


def _digits_in(one: PaperText, secrets: Secrets, lengths: tuple[int, ...]) -> Iterator[str]:
    told: set[str] = set()
    for match in _RUN.finditer(one.text):
        run = re.sub(r"\D", "", match[0])
        for number in _windows(run, lengths):
            if number in secrets.digits:
                told.add(number)
                yield f"{secrets.digits[number]} (…{number[-_SHOWN:]})"
    for match in _WHOLE.finditer(one.text) if one.written else ():
        number = match[0]
        if not any(known in number for known in told):
            yield f"một dãy {len(number)} chữ số (…{number[-_SHOWN:]})"


def _windows(run: str, lengths: tuple[int, ...]) -> Iterator[str]:
    for length in lengths:
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _words_in(one: PaperText, secrets: Secrets) -> Iterator[str]:
    text = f" {fold(one.text)} "
    for words, what in secrets.words.items():
        if f" {words} " in text:
            yield what
