"""Our texts told in the words of a ward, a town, a commune of bản: names and the law stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.reading.list_makers import the_pack

from hotro68.core.dialect import USUAL, Dialect
from hotro68.core.office import Office
from hotro68.pipeline.steps.bodies import bodies_meant, full_name
from hotro68.vietnamese.settlements import kind_of, kinds_of
from hotro68.writing.papers.letterhead import BLANK, district

WARD = Dialect("phường")
TOWN = Dialect("thị trấn", ("khu phố",))
BOTH = Dialect("xã", ("thôn", "bản"))
CITY = Dialect("phường", (), "quận", "thành phố")


@pytest.mark.parametrize(
    ("dialect", "text", "told"),
    [
        (WARD, "XÁC NHẬN CỦA THÔN", "XÁC NHẬN CỦA TỔ DÂN PHỐ"),
        (WARD, "(Trưởng thôn ký)", "(Tổ trưởng tổ dân phố ký)"),
        (WARD, "Công an xã, UBND xã nơi ở", "Công an phường, UBND phường nơi ở"),
        (TOWN, "Xã không chi; hỏi thôn.", "Thị trấn không chi; hỏi khu phố."),
        (TOWN, "TRƯỞNG THÔN", "TRƯỞNG KHU PHỐ"),
        (CITY, "UBND huyện xét, UBND tỉnh quy định", "UBND quận xét, UBND thành phố quy định"),
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
        "thôn, tổ dân phố; xã, phường, thị trấn; huyện, thị xã; tỉnh, thành phố",
        "cấp huyện; UBND huyện nơi đặt trụ sở; tỉnh khác; huyện Mẫu, tỉnh Ví Dụ",
    ],
)
def test_names_quotations_and_the_words_of_the_law_stay(text: str) -> None:
    assert [WARD.say(text), TOWN.say(text), CITY.say(text)] == [text] * 3


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


@pytest.mark.parametrize(
    ("office", "heading", "body", "blank"),
    [
        (Office(district="Mẫu"), "huyện Mẫu", "UBND huyện Mẫu", ()),
        (Office(district="TX. Mẫu"), "thị xã Mẫu", "UBND thị xã Mẫu", ()),
        (Office(district="Quận 1", level="phường"), "quận 1", "UBND quận 1", ()),
        (
            Office(district="Mẫu", level="phường"),
            f"{BLANK} Mẫu",
            f"UBND {BLANK} Mẫu",
            ("«Mẫu» là quận, thị xã hay thành phố",),
        ),
        (Office(level="phường"), BLANK, "UBND cấp huyện", ("tên huyện",)),
        (Office(district="Hoàng Mẫu"), "huyện Hoàng Mẫu", "UBND huyện Hoàng Mẫu", ()),
    ],
)
def test_the_place_above_is_called_what_it_is(
    office: Office, heading: str, body: str, blank: tuple[str, ...]
) -> None:
    """No ward lies in a huyện: which kind of place it lies in is left to be written."""
    assert district(office) == heading
    pack = the_pack().told_in(office.dialect)
    assert full_name(pack, "ubnd-huyen", office) == body
    named = replace(office, commune="Thử", province="Ví Dụ")
    assert named.missing == blank
    meant = bodies_meant(pack, body)
    assert meant == ({"ubnd-huyen"} if not blank or not office.district else set())
