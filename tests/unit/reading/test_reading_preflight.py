from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reading.book_makers import (
    NS,
    cell,
    ods,
    ods_row,
    ole,
    put,
    record,
    row,
    xls,
    xlsx,
    xlsx_parts,
    zipped,
)

from hotro68.core.catalogue import (
    FILE_DAMAGED,
    FILE_ENCRYPTED,
    FILE_MISLABELLED,
    FILE_NOT_A_LIST,
    FILE_TOO_LARGE,
)
from hotro68.core.finding import Code
from hotro68.reading.book import DEFAULT, Limits
from hotro68.reading.extent import Extent, careful_look, quick_look, xlsb_extent
from hotro68.reading.folder import lists_in
from hotro68.reading.preflight import inspect
from hotro68.reading.refusal import Refusal

OUR_MARK = '<Properties><property fmtid="{0}" pid="2" name="hotro68"/></Properties>'


def refused(data: bytes, limits: Limits = DEFAULT) -> Code:
    with pytest.raises(Refusal) as caught:
        inspect("thon-a.xlsx", data, limits)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (xlsx(row(1, cell("A1"))), "xlsx"),
        (ods(ods_row("a")), "ods"),
        (xls(["a"]), "xls"),
        (b"a;b\n1;2\n", "csv"),
        (b"<html><table><tr><td>Stt</td></tr></table></html>", "html"),
        (b"\xff\xfe" + "<html><table>".encode("utf-16-le"), "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:x">', "xml"),
        (b'<?xml version="1.0"?><ss:Workbook xmlns:ss="urn:x">', "xml"),
        (zipped({"xl/workbook.bin": b"\0"}), "xlsb"),
    ],
)
def test_the_kind_comes_from_the_bytes(data: bytes, kind: str) -> None:
    assert inspect("khong-duoi", data, DEFAULT).kind == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"Rar!\x1a\x07", "RAR"),
        (ole("WordDocument"), ".doc"),
        (ole("PowerPoint Document"), ".ppt"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), ".docx"),
        (zipped({"ppt/presentation.xml": "<p/>"}), ".pptx"),
        (zipped({"anh.txt": "x"}), "tệp nén"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        inspect("thon-a.xlsx", data, DEFAULT)
    assert caught.value.code is FILE_NOT_A_LIST
    assert words in caught.value.problem


def test_a_text_that_begins_like_a_picture_is_still_text() -> None:
    assert inspect("a.csv", b"BMI;MZ\n1;2\n", DEFAULT).kind == "csv"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf\n <!DOCTYPE html><html>",
        b"<html><frameset><frame src='a_files/sheet001.htm'></frameset></html>",
        b"\xff\xfe" + "<html>".encode("utf-16-le"),
        b'<?xml version="1.0"?><rss><channel/></rss>',
        bytes(5000),
        ole("Something"),
        b"PK\x03\x04 cut off",
    ],
)
def test_what_excel_must_save_again_is_called_damaged(data: bytes) -> None:
    assert refused(data) is FILE_DAMAGED


def test_a_file_behind_a_password_is_told_apart_from_a_damaged_one() -> None:
    assert refused(ole("EncryptedPackage")) is FILE_ENCRYPTED


def test_an_open_document_behind_a_password_is_told_apart() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    assert refused(ods("", **{"META-INF/manifest.xml": manifest})) is FILE_ENCRYPTED


def test_a_locked_zip_entry_is_a_password() -> None:
    data = bytearray(xlsx(row(1, cell("A1"))))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of the first entry in the central directory
    assert refused(bytes(data)) is FILE_ENCRYPTED


def test_a_part_that_unpacks_too_large_is_refused() -> None:
    bomb = xlsx("", **{"xl/sharedStrings.xml": b"<sst>" + bytes(3 << 20)})
    assert refused(bomb, Limits(unpacked_bytes=2 << 20)) is FILE_TOO_LARGE


def test_a_part_packed_too_tightly_is_refused() -> None:
    bomb = xlsx("", **{"xl/sharedStrings.xml": b"<sst>" + b" " * (3 << 20)})
    assert refused(bomb, Limits(ratio_from=1 << 20)) is FILE_TOO_LARGE


def test_the_size_in_the_headers_is_not_believed() -> None:
    data = bytearray(xlsx("", **{"xl/sharedStrings.xml": b"<sst>" + bytes(3 << 20)}))
    size = ((3 << 20) + 5).to_bytes(4, "little")
    lied = bytes(data).replace(size, (100).to_bytes(4, "little"))
    assert lied != bytes(data)
    assert refused(lied, Limits(unpacked_bytes=1 << 20)) in {FILE_DAMAGED, FILE_TOO_LARGE}


def test_too_many_parts_are_refused() -> None:
    parts = xlsx_parts("<worksheet/>") | {f"xl/p{n}.xml": "" for n in range(20)}
    assert refused(zipped(parts), Limits(parts=10)) is FILE_TOO_LARGE


@pytest.mark.parametrize(
    "sheet",
    [
        row(1, cell("A1"), cell("XFD1048576")),
        row(1, cell("A1"), cell("xfd1048576")),
        "<row r='1'><c s='1'\n r = 'XFD1048576' ><v>1</v></c></row>",
        "<x:row><x:c r='XFD1048576'><x:v>1</x:v></x:c></x:row>",
        row(1, cell("ZZ999999")),
        row(1, cell("A99999999")),
        row(1, cell("ABCDEFG1")),
        '<row r="99999999"><c><v>1</v></c></row>',
    ],
)
def test_a_cell_at_the_far_end_of_the_sheet_is_refused(sheet: str) -> None:
    assert refused(xlsx(sheet)) is FILE_TOO_LARGE


@pytest.mark.parametrize(
    "sheet",
    [
        row(1, cell("A1"), '<c r="XFD1048576" s="4"/>'),
        row(1, cell("A1"), cell("DHV1")),
        row(1, cell("A1")) + '<row r="1048576" s="3"/>',
        row(1, '<c r="A1" t="inlineStr"><is><t>r="XFD1048576"</t></is></c>'),
        row(1, '<c r="A1" t="inlineStr"><is><t>author="PC12345678901"</t></is></c>'),
    ],
)
def test_painted_cells_and_wide_sheets_are_not_far_cells(sheet: str) -> None:
    assert inspect("a.xlsx", xlsx(sheet), DEFAULT).kind == "xlsx"


def test_a_far_cell_is_seen_across_the_border_of_two_chunks() -> None:
    for gap in range(-40, 5):
        padding = " " * ((1 << 20) - len(f"<worksheet {NS}><sheetData><row>") + gap)
        sheet = f"<row>{padding}{cell('XFD1048576')}</row>"
        assert refused(xlsx(sheet), Limits(ratio=100_000)) is FILE_TOO_LARGE


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_the_two_looks_find_the_same_far_cell(number: int, column: int) -> None:
    letters, rest = "", column
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    xml = cell(f"{letters}{number}").encode()
    assert careful_look(xml) == Extent(number, column)
    if column > 26 or number > 999_999:
        assert quick_look(xml) == Extent(number, column)


def test_the_extent_of_a_binary_sheet_counts_filled_cells_only() -> None:
    part = record(0, (6).to_bytes(4, "little") + bytes(13))
    part += record(2, (3).to_bytes(4, "little") + bytes(8))
    part += record(0, (900_000).to_bytes(4, "little") + bytes(13))
    part += record(1, (16_000).to_bytes(4, "little") + bytes(4))
    assert xlsb_extent(part) == Extent(7, 4)


@given(st.binary(max_size=300))
def test_the_walk_over_a_broken_binary_sheet_ends(part: bytes) -> None:
    assert xlsb_extent(part).rows >= 0


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_document_type_is_refused(part: str) -> None:
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet {NS}>&x;'
    assert refused(xlsx("", **{part: entity})) is FILE_DAMAGED


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_sheet_that_would_be_taken_for_an_empty_one_is_refused(encoding: str) -> None:
    sheet = f"<worksheet {NS}>{cell('A1')}</worksheet>".encode(encoding)
    assert refused(xlsx("", **{"xl/worksheets/sheet1.xml": sheet})) is FILE_DAMAGED


def test_the_document_type_of_an_old_open_office_manifest_is_left_alone() -> None:
    manifest = "<!DOCTYPE manifest:manifest PUBLIC ''><manifest:manifest/>"
    assert (
        inspect("a.ods", ods("", **{"META-INF/manifest.xml": manifest}), DEFAULT).kind == "ods"
    )


def test_a_file_cut_anywhere_is_refused() -> None:
    whole = xlsx("".join(row(n, cell(f"A{n}"), cell(f"B{n}")) for n in range(1, 200)))
    for end in range(4, len(whole) - 1, len(whole) // 20):
        assert refused(whole[:end]) is FILE_DAMAGED


def test_our_own_workbooks_are_known_by_their_property() -> None:
    ours = xlsx(row(1, cell("A1")), **{"docProps/custom.xml": OUR_MARK})
    others = xlsx(row(1, cell("A1")), **{"docProps/custom.xml": "<p name='hotro'/>hotro68"})
    assert inspect("a.xlsx", ours, DEFAULT).is_our_output
    assert not inspect("a.xlsx", others, DEFAULT).is_our_output


def test_a_refusal_becomes_a_finding_that_can_be_read_aloud() -> None:
    finding = Refusal(FILE_DAMAGED, "tệp bị cụt").finding("thon-a.xlsx")
    assert str(finding.source) == "thon-a.xlsx"
    assert "tệp bị cụt" in finding.message
    assert FILE_MISLABELLED.id not in str(finding)


def test_the_lists_of_a_folder_are_its_workbooks_by_name(tmp_path: Path) -> None:
    for name in ("b.XLSX", "a.xls", "c.csv", "ghi-chu.docx", "~$b.xlsx", ".an.xlsx"):
        put(tmp_path, name, b"x")
    (tmp_path / "thu-muc.xlsx").mkdir()
    put(tmp_path, "tonghop.xlsx", xlsx("", **{"docProps/custom.xml": OUR_MARK}))
    assert [path.name for path in lists_in(tmp_path)] == ["a.xls", "b.XLSX", "c.csv"]


def test_the_lists_folder_comes_before_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "danhsach").mkdir()
    put(tmp_path, "ngoai.xlsx", b"x")
    inner = put(tmp_path / "danhsach", "trong.ods", b"x")
    assert lists_in(tmp_path) == [inner]


def test_a_broken_link_stays_among_the_lists(tmp_path: Path) -> None:
    link = tmp_path / "thon.xlsx"
    link.symlink_to(tmp_path / "mat.xlsx")
    assert lists_in(tmp_path) == [link]


def test_a_folder_that_is_not_there_holds_no_lists(tmp_path: Path) -> None:
    assert lists_in(tmp_path / "khong-co") == []
