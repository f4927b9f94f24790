"""Tables written as web pages or as XML under the name of a workbook."""

from __future__ import annotations

from base64 import encodebytes
from datetime import date, datetime
from pathlib import Path
from quopri import encodestring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.reading.book_makers import put

from hotro68.core.catalogue import FILE_DAMAGED, FILE_EMPTY, FILE_MISLABELLED, FILE_TOO_LARGE
from hotro68.reading.book import DEFAULT, ErrorCell, Limits, Row, Sheet, SourceBook
from hotro68.reading.readers import open_book

NAME = "Nguyễn Thị Ánh Đào"
SS = "urn:schemas-microsoft-com:office:spreadsheet"
XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    f'<Workbook xmlns="{SS}" xmlns:ss="{SS}" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:html="http://www.w3.org/TR/REC-html40">%s</Workbook>'
)
TIMES = 'ss:Type="DateTime"'


def opened(folder: Path, content: str | bytes, limits: Limits = DEFAULT) -> SourceBook:
    data = content if isinstance(content, bytes) else content.encode()
    book, (finding,) = open_book(put(folder, "thon_a.xls", data), limits)
    assert book is not None, finding
    assert finding.code is FILE_MISLABELLED
    return book


def page(folder: Path, content: str | bytes) -> Sheet:
    (sheet,) = opened(folder, content).sheets
    return sheet


def xml_sheet(rows: str, name: str = "DS", after: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{after}</Worksheet>'


def xml_rows(folder: Path, rows: str) -> list[Row]:
    return opened(folder, XML % xml_sheet(rows)).sheets[0].rows


# ── Web pages ────────────────────────────────────────────────────────────────────────────
def test_a_table_of_a_web_page_is_read_below_the_text_above_it(tmp_path: Path) -> None:
    html = (
        "<html><head><title>x</title><style>td{}</style></head><body>"
        "<h3>DANH SÁCH<br>THÔN A</h3>"
        f"<p>Biểu 1</p><table><tr><th>Họ tên<th>Số</tr><tr><td>{NAME}</td><td>020085001234</td>"
        "</tr></table>Người lập</body></html>"
    )
    assert page(tmp_path, html).rows == [
        ["DANH SÁCH THÔN A"],
        ["Biểu 1"],
        ["Họ tên", "Số"],
        [NAME, "020085001234"],
        ["Người lập"],
    ]


def test_tags_that_nobody_closed_do_no_harm(tmp_path: Path) -> None:
    html = "<table><tr><td>a<td>b<tr><td>c<td>d"
    assert page(tmp_path, html).rows == [["a", "b"], ["c", "d"]]


def test_cells_that_span_push_the_others_aside(tmp_path: Path) -> None:
    html = (
        "<table><tr><td rowspan=2>STT<td colspan=2>Thời gian<td rowspan=2>Tiền</tr>"
        "<tr><td>Từ<td>Đến</tr><tr><td>1<td>2<td>3<td>4</tr></table>"
    )
    sheet = page(tmp_path, html)
    assert sheet.rows == [
        ["STT", "Thời gian", None, "Tiền"],
        [None, "Từ", "Đến"],
        ["1", "2", "3", "4"],
    ]
    assert sheet.merged == ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3))


def test_breaks_and_blocks_inside_a_cell_are_lines(tmp_path: Path) -> None:
    html = (
        "<table><tr><td> Họ\n  và <br>tên <td><p>một</p><p>hai</p><td><table><tr><td>ba</table>"
    )
    assert page(tmp_path, html).rows == [["Họ và\ntên", "một\nhai", "ba"]]


def test_what_is_not_shown_of_a_number_is_taken_from_behind_it(tmp_path: Path) -> None:
    html = (
        '<table><tr><td x:num="20085001234">2.01E+10<td x:num="1500000">1.500.000'
        '<td x:num="1.5">###<td x:num="x">1E+5</table>'
    )
    assert page(tmp_path, html).rows == [[20085001234, "1.500.000", 1.5, "1E+5"]]


def test_errors_of_a_web_page_are_errors(tmp_path: Path) -> None:
    html = "<table><tr><td>#N/A<td>&nbsp;<td>&lt;x&gt;</table>"
    assert page(tmp_path, html).rows == [[ErrorCell("#N/A"), "\xa0", "<x>"]]


def test_hidden_rows_and_struck_out_text_of_a_web_page_are_marked(tmp_path: Path) -> None:
    html = (
        "<style>.xl1 {color:red; text-decoration:line-through;}</style><table>"
        '<tr style="DISPLAY: none"><td>a</tr><tr><td><s>b</s><td>c</tr>'
        '<tr><td class="x xl1">d<td style="text-decoration: line-through">e</tr></table>'
    )
    marks = page(tmp_path, html).marks
    assert marks.unseen == {1: "hidden"}
    assert marks.struck == {2: frozenset({0}), 3: frozenset({0, 1})}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_in_any_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    html = f"<html><table><tr><td>{NAME}</table></html>".encode(encoding)
    assert page(tmp_path, html).rows == [[NAME]]


def test_a_page_that_names_its_letters_is_believed(tmp_path: Path) -> None:
    html = '<meta charset="windows-1258"><table><tr><td>Đào Thươ\u0323ng</table>'
    assert page(tmp_path, html.encode("cp1258")).rows == [["Đào Thươ\u0323ng"]]
    nonsense = '<meta charset="chu-nom"><table><tr><td>Đào</table>'
    assert page(tmp_path, nonsense).rows == [["Đào"]]


@pytest.mark.parametrize(
    ("way", "encode"), [("base64", encodebytes), ("quoted-printable", encodestring)]
)
def test_a_page_saved_together_with_its_pictures_is_read(
    tmp_path: Path, way: str, encode: object
) -> None:
    assert callable(encode)
    html = f'<html><meta charset="utf-8"><table><tr><td>{NAME}</table></html>'.encode()
    head = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
    )
    assert page(tmp_path, head.encode() + encode(html) + b"\r\n--x--\r\n").rows == [[NAME]]


def test_a_saved_page_without_a_table_is_said_to_be_damaged(tmp_path: Path) -> None:
    data = b"MIME-Version: 1.0\nContent-Type: text/plain\n\nKinh gui"
    book, findings = open_book(put(tmp_path, "a.xls", data))
    assert book is None
    assert [finding.code for finding in findings] == [FILE_DAMAGED]


def test_a_page_with_an_empty_table_is_an_empty_file(tmp_path: Path) -> None:
    _, (finding,) = open_book(put(tmp_path, "a.xls", b"<html><table></table></html>"))
    assert finding.code is FILE_EMPTY


def test_spans_without_measure_are_refused(tmp_path: Path) -> None:
    html = b"<table>" + b"<tr>" * 2000 + b'<td colspan="999999" rowspan="999999">x</table>'
    _, (finding,) = open_book(put(tmp_path, "a.xls", html * 3), Limits(cells=1000))
    assert finding.code is FILE_TOO_LARGE


# ── XML Spreadsheet 2003 ─────────────────────────────────────────────────────────────────
def test_values_of_xml_2003_have_their_types(tmp_path: Path) -> None:
    row = (
        f'<Row><Cell><Data ss:Type="String">{NAME}</Data></Cell>'
        '<Cell><Data ss:Type="Number">1500000</Data></Cell>'
        '<Cell><Data ss:Type="Number">1.5</Data></Cell>'
        f"<Cell><Data {TIMES}>1985-03-05T00:00:00.000</Data></Cell>"
        f"<Cell><Data {TIMES}>1985-03-05T07:30:00</Data></Cell>"
        f"<Cell><Data {TIMES}>1899-12-31T07:30:00</Data></Cell>"
        '<Cell><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell>'
        "<Cell/><Cell><Data ss:Type='Number'>x</Data></Cell></Row>"
    )
    noon = datetime(1985, 3, 5, 7, 30)  # noqa: DTZ001 - as in the file
    assert xml_rows(tmp_path, row) == [
        [
            *(NAME, 1500000, 1.5, date(1985, 3, 5), noon, "07:30:00", True),
            *(ErrorCell("#DIV/0!"), None, "x"),
        ]
    ]


def test_rows_and_cells_left_out_keep_their_places(tmp_path: Path) -> None:
    rows = (
        '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">b</Data></Cell>'
        '<Cell><Data ss:Type="String">c</Data></Cell></Row>'
        '<Row><Cell><Data ss:Type="String">d</Data></Cell></Row>'
    )
    assert xml_rows(tmp_path, rows) == [[], [], [None, "b", "c"], ["d"]]


def test_merged_cells_of_xml_2003_push_the_others_aside(tmp_path: Path) -> None:
    rows = (
        '<Row><Cell ss:MergeDown="1"><Data ss:Type="String">STT</Data></Cell>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="String">Thời gian</Data></Cell>'
        '<Cell><Data ss:Type="String">Tiền</Data></Cell></Row>'
        '<Row><Cell><Data ss:Type="String">Từ</Data></Cell></Row>'
    )
    sheet = opened(tmp_path, XML % xml_sheet(rows)).sheets[0]
    assert sheet.rows == [["STT", "Thời gian", None, "Tiền"], [None, "Từ"]]
    assert sheet.merged == ((0, 0, 1, 0), (0, 1, 0, 2))


def test_hidden_and_struck_out_parts_of_xml_2003_are_marked(tmp_path: Path) -> None:
    styles = (
        '<Styles><Style ss:ID="a"><Font ss:StrikeThrough="1"/></Style>'
        '<Style ss:ID="b" ss:Parent="a"/><Style ss:ID="c" ss:Parent="a">'
        '<Font ss:StrikeThrough="0"/></Style></Styles>'
    )
    cells = "".join(
        f'<Cell ss:StyleID="{style}"><Data ss:Type="String">{style}</Data></Cell>'
        for style in "abc"
    )
    rich = (
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">'
        "a<S>b</S></ss:Data></Cell>"
    )
    options = (
        '<x:WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<x:Visible>%s</x:Visible></x:WorksheetOptions>"
    )
    sheets = [
        xml_sheet(
            f'<Row ss:Hidden="1" ss:Span="1">{cells}</Row><Row ss:Index="4">{rich}</Row>'
        ),
        xml_sheet(f"<Row>{cells}</Row>", "Cũ", options % "SheetHidden"),
        xml_sheet(f"<Row>{cells}</Row>", "Rất cũ", options % "SheetVeryHidden"),
    ]
    first, second, third = opened(tmp_path, XML % (styles + "".join(sheets))).sheets
    assert first.marks.unseen == {1: "hidden", 2: "hidden"}
    assert first.marks.struck == {1: frozenset({0, 1}), 4: frozenset({0})}
    assert first.rows[3] == ["ab"]
    assert (second.name, second.visibility) == ("Cũ", "hidden")
    assert third.visibility == "very-hidden"


def test_an_entity_of_xml_2003_is_never_expanded(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>' + (
        XML.partition("?>")[2]
        % xml_sheet('<Row><Cell><Data ss:Type="String">&a;</Data></Cell></Row>')
    )
    _, (finding,) = open_book(put(tmp_path, "a.xls", bomb.encode()))
    assert finding.code is FILE_DAMAGED


@pytest.mark.parametrize("place", ['ss:Index="1048577"', 'ss:Index="999999999999"'])
def test_a_cell_outside_of_every_sheet_is_refused(tmp_path: Path, place: str) -> None:
    rows = f'<Row {place}><Cell><Data ss:Type="String">x</Data></Cell></Row>'
    _, (finding,) = open_book(put(tmp_path, "a.xls", (XML % xml_sheet(rows)).encode()))
    assert finding.code is FILE_TOO_LARGE


def test_all_sheets_of_xml_2003_share_one_limit(tmp_path: Path) -> None:
    rows = '<Row ss:Index="60"><Cell><Data ss:Type="String">x</Data></Cell></Row>'
    data = (XML % (xml_sheet(rows) + xml_sheet(rows, "Hai"))).encode()
    assert open_book(put(tmp_path, "a.xls", data), Limits(cells=200))[0] is not None
    for limits in (Limits(cells=100), Limits(sheets=1)):
        _, (finding,) = open_book(put(tmp_path, "a.xls", data), limits)
        assert finding.code is FILE_TOO_LARGE


def test_xml_that_breaks_off_is_damaged(tmp_path: Path) -> None:
    data = (XML % xml_sheet("<Row/>")).encode()
    _, (finding,) = open_book(put(tmp_path, "a.xls", data[: len(data) // 2]))
    assert finding.code is FILE_DAMAGED


pieces = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td colspan=3>",
        "<td rowspan=4>",
        "</td>",
        "<p>",
        "<br>",
        "<s>",
        "</s>",
        "<style>",
        "</style>",
        "Lan",
        "&#0;",
        "&x",
        "<",
        "\x00",
        "<!--",
    ]
)


@given(st.lists(pieces, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_web_page_is_too_odd(tmp_path: Path, parts: list[str]) -> None:
    path = put(tmp_path, "a.xls", ("<html><table>" + "".join(parts)).encode())
    book, findings = open_book(path)
    assert (book is None) == any(finding.code.unusable for finding in findings)
