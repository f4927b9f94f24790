"""Every field that the words of a heading may mean, with a score and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from hotro68.reading.lexicon import Alias, Heading, Lexicon, forms, is_aside
from hotro68.vietnamese.text import clean, fold

Reading: TypeAlias = tuple[Alias, float, str]

_KEY, EXACT, _TYPO = 120, 100, 70
_INSIDE, _COVERING, _FROM_PARENT = 50, 35, 10
_SHORTEST_TYPO = 7
_SHORTEST_WORD = 3
_MOSTLY = 0.4
# Words that make a heading speak of another person, or of another number, than the field.
_OTHERS = frozenset({"vo", "chong", "con", "cha", "me", "bo", "thay", "uy", "giam", "cu"})
# Words of what else a paper says: they may follow the field, as in `Số CMND, ngày cấp`.
_BESIDE = frozenset({"cap", "lap", "nop", "lam"})


def readings(heading: Heading, lexicon: Lexicon) -> Iterator[Reading]:
    """Every field the heading may name, each with a score and the reason."""
    texts = [text for text in heading.texts if not is_aside(text)] or list(heading.texts)
    for text in texts:
        if text.strip().lower() in lexicon.fields:
            yield Alias(text.strip().lower(), text, 0), _KEY, "khóa cột của mẫu"
    own, whole, parent = texts[-1], " ".join(texts), " ".join(texts[:-1])
    yield from _exact(own, lexicon, EXACT)
    if parent:
        yield from _exact(whole, lexicon, EXACT)
        yield from _exact(f"{own} {parent}", lexicon, EXACT)
        yield from _of_parent(own, parent, lexicon)
    yield from _contained(own, lexicon)
    if parent:
        across = _contained(whole, lexicon, less=_FROM_PARENT)
        yield from (each for each in across if f" {each[0].words} " not in f" {fold(parent)} ")
    yield from _nearly(own, lexicon)


def _exact(text: str, lexicon: Lexicon, score: float) -> Iterator[Reading]:
    for alias in lexicon.find(text):
        yield alias, score, f"tiêu đề «{clean(text)}»"


_WHOLE_OF = frozenset({"so", "cong", "tong", "tong cong", "tong so", "so the", "so tien"})


def _of_parent(own: str, parent: str, lexicon: Lexicon) -> Iterator[Reading]:
    """`CMND/CCCD` over `Số | Ngày cấp`; `Kinh phí` over `Mức | Cộng`."""
    if fold(own) in _WHOLE_OF:
        yield from _exact(parent, lexicon, EXACT - 4)


def _contained(text: str, lexicon: Lexicon, *, less: int = 0) -> Iterator[Reading]:
    """Wordings inside the heading, as whole words; the more of it they cover the better."""
    for form in forms(text)[:2]:
        words = form.split()
        for alias in lexicon.aliases:
            cover = _cover(alias.words, form, words)
            if cover:
                why = f"tiêu đề có chữ «{_wording(lexicon, alias)}»"
                yield alias, _INSIDE + _COVERING * cover - less, why


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
    if _OTHERS & rest or (_BESIDE & rest and words[: len(mine)] != mine):
        return 0.0
    cover = len(inner) / len(form)
    alone = len(mine) == 1
    if alone and (len(inner) < _SHORTEST_WORD or (cover < _MOSTLY and words[0] != inner)):
        return 0.0
    return cover


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
