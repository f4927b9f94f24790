"""Our texts told in the words of a ward, a town, a commune of bản: names and the law stay."""

from __future__ import annotations

import pytest

from hotro68.core.dialect import USUAL, Dialect
from hotro68.vietnamese.settlements import kind_of, kinds_of

WARD = Dialect("phường")
TOWN = Dialect("thị trấn", ("khu phố",))
BOTH = Dialect("xã", ("thôn", "bản"))


@pytest.mark.parametrize(
    ("dialect", "text", "told"),
    [
        (WARD, "XÁC NHẬN CỦA THÔN", "XÁC NHẬN CỦA TỔ DÂN PHỐ"),
        (WARD, "(Trưởng thôn ký)", "(Tổ trưởng tổ dân phố ký)"),
        (WARD, "Công an xã, UBND xã nơi ở", "Công an phường, UBND phường nơi ở"),
        (TOWN, "Xã không chi; hỏi thôn.", "Thị trấn không chi; hỏi khu phố."),
        (TOWN, "TRƯỞNG THÔN", "TRƯỞNG KHU PHỐ"),
        (BOTH, "Các thôn gửi, trưởng thôn ký", "Các thôn, bản gửi, trưởng thôn, trưởng bản ký"),
    ],
)
def test_our_words_are_those_of_the_place(dialect: Dialect, text: str, told: str) -> None:
    assert dialect.say(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Niêm yết tại Thôn Đồng Mẫu, thôn 3, xã Ứng Hòa; Nguyễn Văn Xã",
        "Ủy ban nhân dân cấp xã; hợp tác xã; Bảo hiểm xã hội; thị xã Mẫu; liên xã",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM — PHIẾU THÔN ĐỒNG MẪU",
        "«bán hàng ở chợ xã, đầu thôn»: thông tin, nông thôn",
        "thôn, tổ dân phố; xã, phường, thị trấn",
    ],
)
def test_names_quotations_and_the_words_of_the_law_stay(text: str) -> None:
    assert [WARD.say(text), TOWN.say(text)] == [text, text]


def test_a_commune_of_hamlets_reads_what_was_written() -> None:
    text = "Hỏi thôn, trưởng thôn, xã."
    assert USUAL.say(text) == text
    assert USUAL.knowing(["Thôn Một", "Thôn Hai"]) is USUAL


def test_what_was_told_once_is_not_told_anew() -> None:
    told = WARD.say("Trưởng thôn, các thôn, xã")
    assert WARD.say(told) == told


def test_names_say_what_settlements_are_called() -> None:
    assert kinds_of(["Bản Một", "Bản Hai", "Thôn Ba", "Đông Hải"], "xã") == ("bản", "thôn")
    assert kinds_of(["Tổ 1", "TDP 2", "Tổ dân phố 3"], "phường") == ("tổ dân phố",)
    assert kinds_of(["Đông Hải", ""], "phường") == ()
    assert [kind_of("KP 3"), kind_of("Khu phố 3"), kind_of("Khu 3")] == [
        *("khu phố", "khu phố", "khu")
    ]


def test_one_oddity_among_many_does_not_change_the_words() -> None:
    names = ["Thôn Lạ", *(f"Tổ dân phố {number}" for number in range(1, 9))]
    assert kinds_of(names, "phường") == ("tổ dân phố",)
