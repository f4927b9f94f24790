"""Warnings about many rows at once."""

from __future__ import annotations

from hotro68.core.claim import Claim, Fact
from hotro68.core.source import Source
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.settling.clusters import COPIED, cluster_warnings
from hotro68.settling.people import recognise
from hotro68.settling.questions import ALIKE, questions_of
from hotro68.vietnamese.dates import PartDate

LOADED, FAULTS = load_pack()
assert LOADED is not None, FAULTS
PACK: Pack = LOADED
GIVEN = "Sơn Hải Tùng Kiên Phong Việt Huy Khánh Quang Toàn Mạnh Đạt".split()  # noqa: SIM905


def a_claim(row: int, name: str, sheet: str = "A", /, **facts: Fact) -> Claim:
    whole: dict[str, Fact] = {"ho_ten": name, "thon": f"Thôn {sheet}", **facts}
    return Claim("lao-dong-tu-do", whole, Source("thu.xlsx", sheet, row))


def number(row: int) -> str:
    return f"0200850{row * 7919:05d}"


def people_of(sheet: str, count: int, *, old: bool = False) -> list[Claim]:
    return [
        a_claim(
            row,
            f"Nông Văn {given}",
            sheet,
            so_giay_to=f"0820{row * 6007:05d}" if old else number(row),
            ngay_sinh=PartDate(1985, row, 2 * row),
        )
        for row, given in enumerate(GIVEN[:count], 1)
    ]


def codes(claims: list[Claim]) -> list[str]:
    return [one.code.id for one in cluster_warnings(claims, recognise(claims), PACK)]


def test_one_account_for_three_people_is_said_and_for_two_is_not() -> None:
    rows = [
        a_claim(row, f"Vi Văn {given}", so_giay_to=number(row), so_tai_khoan="123 456")
        for row, given in enumerate(GIVEN[:3], 1)
    ]
    assert codes(rows) == ["HT411"]
    assert codes(rows[:2]) == []


def test_the_phone_of_one_person_in_many_lists_is_nobodys_business() -> None:
    facts: dict[str, Fact] = {"so_giay_to": number(1), "dien_thoai": "0900000001"}
    rows = [a_claim(row, "Vi Văn Mẫu", str(row), **facts) for row in range(1, 9)]
    assert "HT411" not in codes(rows)


def test_rows_pasted_three_times_are_said_once() -> None:
    rows = [a_claim(row, "Vi Văn Mẫu", so_giay_to=number(1)) for row in range(1, 5)]
    assert codes(rows) == ["HT412"]


def test_a_copied_list_is_said_at_the_smaller_list() -> None:
    copied = [*people_of("A", COPIED + 2), *people_of("B", COPIED)]
    (found,) = cluster_warnings(copied, recognise(copied), PACK)
    assert (found.code.id, found.source.sheet) == ("HT413", "B")


def test_a_few_people_in_two_large_lists_are_no_copy() -> None:
    rows = [*people_of("A", 12), *people_of("B", COPIED - 1)]
    assert codes(rows) == []


def test_two_lists_alike_are_one_question_and_still_many_doubts() -> None:
    people = recognise([*people_of("A", ALIKE), *people_of("B", ALIKE, old=True)])
    questions = questions_of(people, PACK)
    assert [whole.code.id for whole in questions.wholes] == ["HT415"]
    assert not questions.pairs
    assert len(people.doubts) == ALIKE


def test_a_vague_row_is_asked_about_once() -> None:
    rows = [
        a_claim(row, "Vi Văn Mẫu", so_giay_to=number(row), ngay_sinh=PartDate(1985, row, row))
        for row in range(2, 8)
    ]
    vague = a_claim(1, "Vi Văn Mẫu", ngay_sinh=PartDate(1985))
    questions = questions_of(recognise([vague, *rows]), PACK)
    (whole,) = questions.wholes
    assert (whole.code.id, whole.source.row) == ("HT414", 1)
    assert not questions.pairs
