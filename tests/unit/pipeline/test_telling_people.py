"""Leaflet, loudspeaker and chat: what stands in the rules is what people are told."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from tests.conftest import Run

from hotro68.casebook.settings import Settings
from hotro68.cli.exits import Exit
from hotro68.pipeline.telling_people import Occasion, leaflet
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Dated
from hotro68.vietnamese.aloud import spoken
from hotro68.writing.papers.leaflet import LONGEST_MESSAGE, leaflet_docx, leaflet_pdf, messages
from hotro68.writing.papers.leaflet import script as read_aloud
from hotro68.writing.papers.leaflet_words import Box, Leaflet, LeafletPage, laid_out

JULY, NOVEMBER = date(2021, 7, 16), date(2021, 11, 6)
DAY = ("--ngay", "12/07/2021")
OURS = Settings.model_validate({"don_vi": {"xa": "Minh Họa"}})


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded, findings = load_pack()
    assert loaded is not None, findings
    return loaded


def people(pack: Pack, day: date = JULY, settings: Settings | None = None) -> Leaflet:
    return leaflet(pack, settings or OURS, Occasion(day))


def employers(pack: Pack) -> Leaflet:
    return leaflet(pack, OURS, Occasion(JULY, employers=True))


def words_of(page: LeafletPage) -> list[str]:
    """Every sentence that is printed."""
    parts = [
        part
        for block in page.blocks
        for part in (
            (*block.columns.left, *block.columns.right) if isinstance(block, Box) else (block,)
        )
    ]
    return [line for part in parts for line in part.lines]


def raised(pack: Pack) -> Pack:
    """The rules with another sum for workers without a contract."""
    policy = pack.policies["lao-dong-tu-do"]
    figure = policy.parameters["muc_mot_lan"]
    dated = Dated(since=date(2021, 7, 1), value=2_345_000, ref="x")
    changed = figure.model_copy(update={"values": (dated,)})
    parameters = {**policy.parameters, "muc_mot_lan": changed}
    policies = {
        **pack.policies,
        policy.id: policy.model_copy(update={"parameters": parameters}),
    }
    return pack.model_copy(update={"policies": policies})


def test_people_are_told_what_the_commune_looks_after(pack: Pack) -> None:
    sheet = people(pack)
    assert [one.name for one in sheet.policies] == [
        pack.policies[name].name for name in ("lao-dong-tu-do", "ho-kinh-doanh", "f0-f1")
    ]
    told = len(sheet.policies) + len(sheet.others)
    assert told == len([p for p in pack.policies.values() if p.in_force(JULY)])


def test_a_sum_under_a_condition_is_said_with_whom_it_is_for(pack: Pack) -> None:
    for_children = people(pack).policies[2].amounts[-1]
    assert ", với trẻ em dưới 16 tuổi" in for_children


def test_a_change_of_the_rules_changes_the_leaflet(pack: Pack) -> None:
    assert "1.500.000 đồng" in str(people(pack).policies[0].amounts)
    changed = people(raised(pack)).policies[0].amounts
    assert "2.345.000 đồng" in str(changed)
    assert "1.500.000" not in str(changed)


def test_the_law_of_november_is_told_in_november(pack: Pack) -> None:
    july, november = people(pack), people(pack, NOVEMBER)
    assert july.policies[1].who != november.policies[1].who
    assert "Hộ phải đăng ký kinh doanh thì đã có đăng ký." in november.policies[1].who


def test_the_commune_s_own_deadline_stands_on_the_leaflet(pack: Pack) -> None:
    own = Settings.model_validate({"han": {"thon_nop": "2021-08-01"}})
    assert "trước ngày 15 tháng 7 năm 2021" in people(pack).days[0]
    assert "trước ngày 01 tháng 8 năm 2021" in people(pack, settings=own).days[0]


def test_employers_are_told_which_office_has_what(pack: Pack) -> None:
    sheet = employers(pack)
    told = {one.name: one for one in sheet.policies}
    loan = told[pack.policies["vay-tra-luong"].name]
    assert loan.decide == "Ngân hàng Chính sách xã hội"
    assert "25/03/2022" in loan.last_day
    assert pack.policies["lao-dong-tu-do"].name not in told
    assert not sheet.days


def test_a_last_day_of_rest_is_told_as_one(pack: Pack) -> None:
    assert people(pack).policies[1].last_day == (
        "Hạn nộp hồ sơ: ngày 31/01/2022 (là ngày nghỉ, nên nộp sớm hơn)"
    )


@pytest.mark.parametrize(
    ("written", "aloud"),
    [
        ("Mức: 1.500.000 đồng.", "Mức: một triệu năm trăm nghìn đồng."),
        ("từ ngày 01/05/2021 trở đi", "từ ngày 1 tháng 5 năm 2021 trở đi"),
        ("80.000 đồng × số ngày", "tám mươi nghìn đồng nhân với số ngày"),
        ("UBND xã, BHXH", "Ủy ban nhân dân xã, bảo hiểm xã hội"),
        ("Mẫu số 11 của QĐ 23/2021/QĐ-TTg", "Mẫu số 11 của Quyết định số 23 năm 2021"),
        ("theo NQ 42/NQ-CP", "theo Nghị quyết số 42"),
        ("0%/năm, 0,5% quỹ", "0 phần trăm một năm, không phẩy năm phần trăm quỹ"),
        ("vùng IV, tháng 6/2021, 05 ngày", "vùng bốn, tháng 6 năm 2021, 5 ngày"),
        ("ngày nghỉ (nên nộp sớm).", "ngày nghỉ, nên nộp sớm."),
        ("du lịch … (loại B) thì", "du lịch, vân vân, loại B, thì"),
        ("CMND/CCCD", "chứng minh nhân dân hoặc căn cước công dân"),
    ],
)
def test_a_sentence_is_written_as_it_is_read_aloud(written: str, aloud: str) -> None:
    assert spoken(written) == aloud


def test_a_day_that_has_passed_is_no_longer_told(pack: Pack) -> None:
    july = leaflet(pack, Settings(), Occasion(JULY, date(2021, 7, 16)))
    assert [line.partition(":")[0] for line in july.days[:-1]] == [
        "Xã thẩm định, trình phê duyệt và chi trả"
    ]
    assert len(leaflet(pack, Settings(), Occasion(JULY, NOVEMBER)).days) == 1


def test_what_is_asked_about_stands_apart_from_what_is_demanded(pack: Pack) -> None:
    told = people(pack).policies[2]
    assert any("kết thúc điều trị, cách ly từ ngày ấy" in line for line in told.who)
    assert any("cách ly từ ngày 27/04/2021 trở đi" in line for line in told.doubtful)
    assert not set(told.who) & set(told.doubtful)


def test_the_last_day_is_told_once(pack: Pack) -> None:
    told = people(pack).policies[1]
    assert "31/01/2022" in told.last_day
    assert not any("31/01/2022" in line for line in (*told.who, *told.doubtful))


@pytest.mark.parametrize("whom", [people, employers])
def test_an_announcer_stumbles_over_nothing(
    pack: Pack, whom: Callable[[Pack], Leaflet]
) -> None:
    said = read_aloud(whom(pack)).split("\n", 1)[1]
    assert not re.findall(r"[/×%()«»…•]|\b0\d\b|\d\.\d{3}| [-–] |,,|,\.", said)
    short = set(re.findall(r"\b[A-ZĐ]{2,}\b", said))
    assert short <= {"COVID"}


@pytest.mark.parametrize("whom", [people, employers])
def test_a_message_is_as_long_as_a_chat_takes_and_has_every_sum(
    pack: Pack, whom: Callable[[Pack], Leaflet]
) -> None:
    sheet = whom(pack)
    told = messages(sheet)
    assert max(map(len, told)) <= LONGEST_MESSAGE
    whole = "\n".join(told)
    assert all(line.rstrip(".") in whole for one in sheet.policies for line in one.amounts)
    assert not set("*_#<>[]") & set(whole)


@pytest.mark.parametrize("whom", [people, employers])
def test_leaflet_and_word_file_print_the_same_sentences(
    pack: Pack, whom: Callable[[Pack], Leaflet]
) -> None:
    page = laid_out(whom(pack))
    printed = "".join(one.extract_text() for one in PdfReader(BytesIO(leaflet_pdf(page))).pages)
    document = Document(BytesIO(leaflet_docx(page)))
    typed = "".join(node.text or "" for node in document.element.iter(qn("w:t")))
    for line in words_of(page):
        letters = re.sub(r"[\s\xa0-]", "", line)
        assert letters in re.sub(r"[\s\xa0-]", "", printed), line
        assert letters in re.sub(r"[\s\xa0-]", "", typed), line


@pytest.mark.parametrize("day", [JULY, NOVEMBER])
def test_the_people_s_leaflet_is_one_sheet_whose_boxes_are_whole(pack: Pack, day: date) -> None:
    page = laid_out(people(pack, day))
    reader = PdfReader(BytesIO(leaflet_pdf(page)))
    assert len(reader.pages) == 2
    texts = [" ".join(one.extract_text().split()) for one in reader.pages]
    for box in (block for block in page.blocks if isinstance(block, Box)):
        assert box.whole
        (at,) = [number for number, text in enumerate(texts) if box.article in text]
        assert box.columns.right[-1].heading in texts[at]


def test_a_box_higher_than_a_page_is_parted_and_loses_nothing(pack: Pack) -> None:
    sheet = people(pack)
    many = tuple(f"Điều kiện riêng của tỉnh, việc thứ {number}." for number in range(150))
    long = replace(sheet.policies[0], doubtful=many)
    page = laid_out(replace(sheet, policies=(long, *sheet.policies[1:])))
    boxes = [block for block in page.blocks if isinstance(block, Box)]
    assert [box.whole for box in boxes] == [False, True, True]
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(leaflet_pdf(page))).pages)
    assert all(f"việc thứ {number}." in text for number in (0, 75, 149))


def test_the_command_leaves_a_page_a_script_and_a_message(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hotro68.yaml").write_text(
        "don_vi: {xa: Minh Họa}\nngay_tham_dinh: 2021-07-16\n", encoding="utf-8"
    )
    assert run("tuyentruyen", *DAY).code == Exit.CLEAN
    made = tmp_path / "ketqua" / "tuyen-truyen"
    page = PdfReader(made / "nguoidan-to-roi.pdf")
    text = "".join(sheet.extract_text() for sheet in page.pages)
    assert "1.500.000 đồng" in text
    assert "ỦY BAN NHÂN DÂN XÃ MINH HỌA" in text
    assert (round(page.pages[0].mediabox.width), round(page.pages[0].mediabox.height)) == (
        595,
        842,
    )
    script = (made / "nguoidan-loa.txt").read_text(encoding="utf-8")
    assert "một triệu năm trăm nghìn đồng" in script
    assert "1.500.000" not in script
    assert (made / "nguoidan-to-roi.docx").stat().st_size > 0
    assert (made / "nguoidan-tin-nhan.txt").stat().st_size > 0
    first = {path.name: path.read_bytes() for path in made.iterdir()}
    run("tuyentruyen", *DAY)
    assert {path.name: path.read_bytes() for path in made.iterdir()} == first


def test_one_policy_may_be_told_alone_and_an_unknown_one_is_refused(run: Run) -> None:
    assert run("tuyentruyen", "--chinhsach", "f0-f1", "--xem-truoc", *DAY).code == Exit.CLEAN
    ran = run("tuyentruyen", "--chinhsach", "khong-co", "--cho", "ai", *DAY)
    assert ran.code == Exit.UNUSABLE
    assert "khong-co" in ran.err
    assert "nguoidan, doanhnghiep" in ran.err
