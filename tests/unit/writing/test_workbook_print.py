import zipfile
from io import BytesIO

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.writing.making_merged import a_claim, a_merged, a_village, an_award, unpaid
from tests.unit.writing.reading_back import annexes, read_back, sheet, village_book, written

from hotro68.core.award import Answer
from hotro68.core.source import Source
from hotro68.writing.papersize import is_parted

EVERY = [
    *("TongQuan", "TongHop", "LDTD", "HKD", "F0F1", "BiLoai"),
    *("TrungLap", "CanXacMinh", "XacNhan", "KinhPhi", "CanCu"),
]


@pytest.fixture(scope="module")
def book() -> dict[str, Worksheet]:
    read = village_book()
    return {name: sheet(read, name) for name in read.sheetnames}


def test_the_sheets_stand_in_their_order(book: dict[str, Worksheet]) -> None:
    assert list(book) == EVERY


def test_annexes_follow_the_order_of_the_pack() -> None:
    assert annexes(village_book()) == ["LDTD", "HKD", "F0F1"]


@pytest.mark.parametrize("name", EVERY)
def test_every_sheet_prints_lying_and_one_page_wide(
    book: dict[str, Worksheet], name: str
) -> None:
    of = book[name]
    assert of.page_setup.orientation == "landscape"
    fitting = of.sheet_properties.pageSetUpPr
    assert fitting is not None
    assert fitting.fitToPage
    assert (of.page_setup.fitToWidth, of.page_setup.fitToHeight) == (None, 0)


def points_of(of: Worksheet) -> float:
    """How high letters of 11 points are printed."""
    columns = [get_column_letter(at) for at in range(1, of.max_column + 1)]
    shown = [of.column_dimensions[one] for one in columns]
    width = sum(one.width for one in shown if not one.hidden)
    paper = {9: 297, 8: 420}[int(of.page_setup.paperSize or 0)] / 25.4
    room = (
        (paper - of.page_margins.left - of.page_margins.right) * 96 / 7
    )  # digits of 11 points
    return min(1.0, room / width) * 11


@pytest.mark.parametrize(
    "name", ["TongHop", "LDTD", "HKD", "F0F1", "BiLoai", "CanXacMinh", "KinhPhi"]
)
def test_sheets_print_large_enough_on_the_paper_every_office_has(
    book: dict[str, Worksheet], name: str
) -> None:
    assert book[name].page_setup.paperSize == 9
    assert points_of(book[name]) >= 8 - 0.05


@pytest.mark.parametrize("name", ["TongHop", "LDTD", "KinhPhi"])
def test_what_is_signed_is_printed_with_nine_points(
    book: dict[str, Worksheet], name: str
) -> None:
    assert points_of(book[name]) >= 9 - 0.05


def breaks_of(people: int) -> dict[str, list[int]]:
    """The rows after which TongHop and an annex of so many people begin a new page."""
    rows = [
        an_award(a_claim(number=f"0200850{at:05}", place=Source("a.csv", "", at)))
        for at in range(people)
    ]
    read = read_back(a_merged(rows))
    return {
        name: [brk.id for brk in sheet(read, name).row_breaks.brk]
        for name in ("TongHop", "LDTD")
    }


def test_signatures_stand_below_the_last_two_people() -> None:
    assert breaks_of(3) == {"TongHop": [], "LDTD": []}
    last = 7 + 10
    assert breaks_of(10)["TongHop"] == [last - 2]


def test_only_what_does_not_fit_below_is_parted_from_the_rows_above() -> None:
    rows = [15.0] * 20
    assert not is_parted(rows, 18, 300, repeated=15, breaks=())
    assert is_parted(rows, 18, 299, repeated=15, breaks=())
    assert is_parted(rows, 18, 150, repeated=15, breaks=())
    assert not is_parted(rows, 18, 150, repeated=15, breaks=(15,))


@pytest.mark.parametrize("name", EVERY)
def test_every_sheet_repeats_its_heading_and_keeps_it_in_sight(
    book: dict[str, Worksheet], name: str
) -> None:
    of = book[name]
    assert of.print_title_rows is not None
    last = int(of.print_title_rows.rpartition("$")[2])
    assert of.freeze_panes == f"A{last + 1}"


@pytest.mark.parametrize("name", ["TongHop", "LDTD", "HKD", "F0F1", "BiLoai", "KinhPhi"])
def test_the_repeated_row_is_the_bold_wrapped_heading(
    book: dict[str, Worksheet], name: str
) -> None:
    assert book[name].print_title_rows == "$7:$7"
    for cell in book[name][7]:
        assert cell.font.b
        assert cell.alignment.wrap_text
        assert cell.border.bottom.style == "thin"


@pytest.mark.parametrize("name", EVERY)
def test_the_footer_numbers_the_pages_and_names_the_rules(
    book: dict[str, Worksheet], name: str
) -> None:
    footer = str(book[name].HeaderFooter.oddFooter)
    assert "Trang &P/&N" in footer
    assert "qd00-2021 00ff00ff 16/07/2021" in footer


@pytest.mark.parametrize("name", EVERY)
def test_no_sheet_is_locked_or_hidden(book: dict[str, Worksheet], name: str) -> None:
    assert not book[name].protection.sheet
    assert book[name].sheet_state == "visible"


def test_columns_are_wide_enough_for_their_money(book: dict[str, Worksheet]) -> None:
    for name in ("TongHop", "KinhPhi", "LDTD", "TongQuan"):
        of = book[name]
        money = [
            cell
            for row in of.iter_rows()
            for cell in row
            if isinstance(cell.value, int) and cell.number_format == "#,##0"
        ]
        assert money, name
        for cell in money:
            width = of.column_dimensions[cell.column_letter].width
            assert width > len(f"{cell.value:,}"), (name, cell.coordinate)


def test_a_row_is_as_high_as_its_longest_text(book: dict[str, Worksheet]) -> None:
    of = book["TongHop"]
    ways = {row[8].value: of.row_dimensions[row[8].row].height for row in of["A8:N12"]}
    two = next(height for text, height in ways.items() if "\n" in str(text))
    assert two >= 30


def test_each_hamlet_gets_its_own_pages_of_questions() -> None:
    asked = [
        unpaid(a_claim(hamlet=hamlet, place=Source("a.csv", "", row)), Answer.ASKED, "Hỏi?")
        for row, hamlet in enumerate(["Thôn 2", "Thôn 2", "Thôn 1", "Thôn 3"], start=2)
    ]
    of = sheet(read_back(a_merged(refused=asked)), "CanXacMinh")
    bands = [at for at, row in enumerate(of.iter_rows(), 1) if "việc cần" in str(row[0].value)]
    breaks = [brk.id for brk in of.row_breaks.brk]
    assert [of[f"A{row}"].value for row in bands] == [
        "Thôn 1: 1 việc cần xác minh",
        "Thôn 2: 2 việc cần xác minh",
        "Thôn 3: 1 việc cần xác minh",
    ]
    assert breaks == [row - 1 for row in bands[1:]]


def test_each_hamlet_signs_its_own_page(book: dict[str, Worksheet]) -> None:
    of = book["XacNhan"]
    rows = {str(cell.value): cell.row for row in of.iter_rows() for cell in row if cell.value}
    assert rows["PHIẾU XÁC NHẬN — THÔN 2"] < rows["PHIẾU XÁC NHẬN — THÔN 10"]
    signed = [cell.row for row in of.iter_rows() for cell in row if cell.value == "TRƯỞNG THÔN"]
    assert len(signed) == 2
    (page,) = [brk.id for brk in of.row_breaks.brk]
    assert signed[0] < page < rows["PHIẾU XÁC NHẬN — THÔN 10"] <= page + 1


def test_a_reader_can_tell_the_workbook_by_its_mark() -> None:
    with zipfile.ZipFile(BytesIO(written(a_village()))) as packed:
        custom = packed.read("docProps/custom.xml").decode()
    assert 'name="hotro68"><vt:lpwstr>tonghop</vt:lpwstr>' in custom


def test_nothing_in_the_file_tells_the_time_of_the_run() -> None:
    with zipfile.ZipFile(BytesIO(written(a_village()))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert core.count("2021-07-01T00:00:00Z") == 2
