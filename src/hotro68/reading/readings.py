"""Every field that the words of a heading may mean, with a score and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hotro68.reading.lexicon import (
    Alias,
    Heading,
    Lexicon,
    Reading,
    forms,
    is_aside,
    is_for_signing,
)
from hotro68.reading.phrases import names_group
from hotro68.reading.table import FIRST_DAY, LAST_DAY
from hotro68.vietnamese.text import clean, fold

_KEY, EXACT, _TYPO = 120, 100, 70
_INSIDE, _COVERING, _FROM_PARENT = 50, 35, 10
_DENIED, _SURELY_DENIED = 20, 0.7
_SHORTEST_TYPO = 7
_SHORTEST_WORD = 3
_MOSTLY = 0.4
_TITLE = re.compile(r"(?:danh sach|ds|bang|bieu|tong hop|phu luc|ke hoach)\b")
_REST = re.compile(
    r"(?:\w+ ){0,3}?(?:nghi|dung|ngung|dong (?:cua|quan|tiem|sap|xuong)|mat viec|that nghiep"
    r"|cach ly|dieu tri|khong ban)"
    r"(?: \w+){0,3} (?P<end>tu|den|toi)(?: het)?(?: ngay| hom)?"
)
_VOWEL = re.compile("[aeiouy]")
_DENIAL = re.compile(r"\b(?:khong|ko|chua)\b ?(?=\w)")
# Words that make a heading speak of another person, or of another number, than the field.
_OTHERS = ("vợ", "chồng", "con", "cha", "mẹ", "bố", "thay", "ủy", "uỷ", "giám", "cũ", "nguyện")
_PLAIN_OTHERS = frozenset(map(fold, _OTHERS))
# Words of what else a paper says: they may follow the field, as in `Số CMND, ngày cấp`.
_BESIDE = frozenset({"cap", "lap", "nop", "lam"})


def readings(heading: Heading, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Every field the heading may name, each with a score and the reason."""
    found = lexicon.known.get(heading.texts)
    if found is None:
        found = lexicon.known[heading.texts] = tuple(_readings(heading, lexicon))
    return found


def _readings(heading: Heading, lexicon: Lexicon) -> Iterator[Reading]:
    texts = [text for text in heading.texts if not is_aside(text)] or list(heading.texts)
    for text in texts:
        if text.strip().lower() in lexicon.fields:
            yield Alias(text.strip().lower(), text, 0), _KEY, "khóa cột của mẫu"
    own, whole, parent = texts[-1], " ".join(texts), " ".join(texts[:-1])
    yield from _exact(own, lexicon, EXACT)
    if is_for_signing(own):
        return
    yield from _denied(own, lexicon)
    if parent:
        yield from _exact(whole, lexicon, EXACT)
        yield from _exact(f"{own} {parent}", lexicon, EXACT)
        yield from _of_parent(own, parent, lexicon)
    yield from _contained(own, lexicon)
    if parent:
        across = _contained(whole, lexicon, less=_FROM_PARENT)
        yield from (each for each in across if f" {each[0].words} " not in f" {fold(parent)} ")
    yield from _of_rest(own, lexicon)
    yield from _nearly(own, lexicon)


def is_heading(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a usual heading, or most of it is: `Nghề nghiệp chính`."""
    if lexicon.knows(text):
        return True
    if any(char.isdigit() for char in text) or names_group(text) or _TITLE.match(fold(text)):
        return False
    inside = (alias.words for alias, *_ in _contained(text, lexicon))
    return any(" " in words or len(words) * 2 >= len(fold(text)) for words in inside)


def _exact(text: str, lexicon: Lexicon, score: float) -> Iterator[Reading]:
    for alias in lexicon.find(text):
        yield alias, score, f"tiêu đề «{clean(text)}»"


def _of_rest(text: str, lexicon: Lexicon) -> Iterator[Reading]:
    """`Nghỉ bán từ`, `Đóng quán đến hết ngày`: whatever rests, and since or until when."""
    found = next(filter(None, map(_REST.fullmatch, forms(text))), None)
    key = FIRST_DAY if found and found["end"] == "tu" else LAST_DAY
    if found and key in lexicon.fields:
        yield Alias(key, found["end"], 0), _TYPO, f"tiêu đề «{clean(text)}» nói ngày"


def _denied(text: str, lexicon: Lexicon) -> Iterator[Reading]:
    """`Không tham gia BHXH`: a tick there is a no to what the rest of the heading asks."""
    for form in forms(text):
        found = _DENIAL.search(form)
        asked = form[found.end() :] if found else ""
        for alias, score, _ in (*_exact(asked, lexicon, EXACT), *_contained(asked, lexicon)):
            if _asks_yes_no(alias, lexicon):
                why = f"tiêu đề «{clean(text)}» hỏi ngược"
                yield replace(alias, part="denied"), score + _DENIED, why


_WHOLE_OF = frozenset({"so", "cong", "tong", "tong cong", "tong so", "so the", "so tien"})


def _of_parent(own: str, parent: str, lexicon: Lexicon) -> Iterator[Reading]:
    """`CMND/CCCD` over `Số | Ngày cấp`; `Kinh phí` over `Mức | Cộng`."""
    if fold(own) in _WHOLE_OF:
        yield from _exact(parent, lexicon, EXACT - 4)
        yield from _contained(parent, lexicon)


def _contained(text: str, lexicon: Lexicon, *, less: int = 0) -> Iterator[Reading]:
    """Wordings inside the heading, as whole words; the more of it they cover the better."""
    others = _others_in(text)
    for form in forms(text):
        words = form.split()
        for alias in lexicon.aliases:
            cover = _cover(alias.words, form, words)
            if cover and cover < _SURELY_DENIED and _is_refusal(alias, lexicon):
                continue  # `Không tham gia họp thôn` refuses no support
            if cover and not others.difference(alias.words.split()):
                why = f"tiêu đề có chữ «{_wording(lexicon, alias)}»"
                yield alias, _INSIDE + _COVERING * cover - less, why


def _is_refusal(alias: Alias, lexicon: Lexicon) -> bool:
    return _asks_yes_no(alias, lexicon) and bool(_DENIAL.search(alias.words))


def _asks_yes_no(alias: Alias, lexicon: Lexicon) -> bool:
    spec = lexicon.fields.get(alias.key)
    return spec is not None and spec.type == "yes_no"


def _wording(lexicon: Lexicon, alias: Alias) -> str:
    """The wording as the rules write it, with its marks."""
    spec = lexicon.fields.get(alias.key)
    wordings = (*spec.headers, spec.label) if spec else ()
    return next((text for text in wordings if fold(text) == alias.words), alias.words)


def _cover(inner: str, form: str, words: list[str]) -> float:
    """How much of the heading the wording covers; 0 when it stands for something else."""
    if f" {inner} " not in f" {form} " or inner == form:
        return 0.0
    mine = inner.split()
    rest = set(words) - set(mine)
    if _BESIDE & rest and words[: len(mine)] != mine:
        return 0.0
    cover = len(inner) / len(form)
    if len(mine) == 1 and not _says_enough(inner, cover, first=words[0] == inner):
        return 0.0
    return cover


def _says_enough(word: str, cover: float, *, first: bool) -> bool:
    """A single word must be most of the heading or its first one; `CCCD` speaks anywhere."""
    if len(word) < _SHORTEST_WORD:
        return False
    return cover >= _MOSTLY or first or not _VOWEL.search(word)


def _others_in(text: str) -> set[str]:
    """The words, folded, of someone or something else: `cũ`, but not `cụ thể`."""
    text = clean(text).lower()
    if not text.isascii():
        return {fold(word) for word in _OTHERS if re.search(rf"\b{word}\b", text)}
    words = fold(text).split()
    others = _PLAIN_OTHERS.intersection(words)
    # Without marks `cũ` stands at the end, unlike `cụ thể` and `cư trú`.
    return {word for word in others if word != "cu" or words[-1] == word}


def _nearly(text: str, lexicon: Lexicon) -> Iterator[Reading]:
    """One letter typed wrong, left out or added in a long wording."""
    for form in forms(text)[:2]:
        typed = form.replace(" ", "")
        if len(typed) < _SHORTEST_TYPO:
            continue
        for alias in lexicon.aliases:
            meant = alias.words.replace(" ", "")
            if len(meant) >= _SHORTEST_TYPO and _one_apart(typed, meant):
                wording = _wording(lexicon, alias)
                yield alias, _TYPO, f"tiêu đề gần giống «{wording}»"


def _one_apart(one: str, other: str) -> bool:
    """Exactly one letter replaced, added or left out."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    rest_one, rest_other = one[start:], other[start:]
    return (
        rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
    )
