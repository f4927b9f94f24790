"""Leaflet, loudspeaker and chat: what stands in the rules is what people are told."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import Run

from hotro68.casebook.settings import Settings
from hotro68.cli.exits import Exit
from hotro68.pipeline.telling_people import Leaflet, leaflet, spoken
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Dated

JULY, NOVEMBER = date(2021, 7, 16), date(2021, 11, 6)
DAY = ("--ngay", "12/07/2021")


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded, findings = load_pack()
    assert loaded is not None, findings
    return loaded


def people(pack: Pack, day: date = JULY, settings: Settings | None = None) -> Leaflet:
    return leaflet(pack, settings or Settings(), day, employers=False)


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
    sheet = leaflet(pack, Settings(), JULY, employers=True)
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
        ("Mẫu số 11 của QĐ 23/2021/QĐ-TTg", "Mẫu số 11 của QĐ 23/2021/QĐ-TTg"),
    ],
)
def test_a_sentence_is_written_as_it_is_read_aloud(written: str, aloud: str) -> None:
    assert spoken(written) == aloud


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
    assert len((made / "nguoidan-tin-nhan.txt").read_text(encoding="utf-8")) < 2_500
    first = {path.name: path.read_bytes() for path in made.iterdir()}
    run("tuyentruyen", *DAY)
    assert {path.name: path.read_bytes() for path in made.iterdir()} == first


def test_one_policy_may_be_told_alone_and_an_unknown_one_is_refused(run: Run) -> None:
    assert run("tuyentruyen", "--chinhsach", "f0-f1", "--xem-truoc", *DAY).code == Exit.CLEAN
    ran = run("tuyentruyen", "--chinhsach", "khong-co", "--cho", "ai", *DAY)
    assert ran.code == Exit.UNUSABLE
    assert "khong-co" in ran.err
    assert "nguoidan, doanhnghiep" in ran.err
