"""Reads text tables: the delimiter and the encoding are found out, never asked."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice, pairwise
from pathlib import PurePath

from hotro68.core.catalogue import (
    FILE_DAMAGED,
    FILE_EMPTY,
    FILE_NOT_A_LIST,
    FILE_TOO_LARGE,
)
from hotro68.reading.book import Limits, Package, Row, Sheet, text_cell, trimmed
from hotro68.reading.refusal import Refusal

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 500  # records looked at to find the delimiter
_TEXT_SUFFIXES = {"", ".csv", ".txt", ".tsv", ".tab"}
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel obeys this line and does not show it
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKS = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")  # the five tone marks of Windows-1258


def read_csv(package: Package, limits: Limits) -> Iterator[Sheet]:
    text = decoded(package.data)
    _refuse_binary(text)
    if not text.strip():
        raise Refusal(FILE_EMPTY)
    rows = trimmed(_records(text, package.name))
    if sum(len(row) for row in rows) > limits.cells:
        raise Refusal(FILE_TOO_LARGE, "quá nhiều ô")
    yield Sheet(PurePath(package.name).stem, rows)


def decoded(data: bytes) -> str:
    """UTF-16 and UTF-8 by mark or by fit, else the Vietnamese or Western Windows page."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(data):
        return data.decode(wide, "replace")
    return _utf8(data) or _one_byte(data)


_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of digits and plain letters is zero."""
    sample = data[: 1 << 16]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _MANY and even < _FEW:
        return "utf-16-le"
    return "utf-16-be" if even > _MANY and odd < _FEW else ""


_MANY, _FEW = 0.3, 0.05


def _utf8(data: bytes) -> str:
    """Also when a few bytes are broken: one bad cell must not spoil all the others."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken == 0:
        return text
    letters = sum(1 for char in text if char > "\x7f") - broken
    return text if broken * 20 <= letters else ""


def _one_byte(data: bytes) -> str:
    """Windows-1258 writes a tone as a mark after its vowel; elsewhere these bytes are letters.

    Text of the old TCVN3 and VNI fonts comes out as the Western letters that show it best.
    """
    text = data.decode("cp1258", "replace")
    marks = len(_MARKS.findall(data))
    fitting = sum(
        1
        for before, char in pairwise(text)
        if unicodedata.combining(char) and _is_vowel(before)
    )
    if marks and fitting >= 0.9 * marks:  # a tenth may be slips of typing
        return text
    return data.decode("cp1252", "replace")


def _is_vowel(char: str) -> bool:
    return unicodedata.normalize("NFD", char)[0] in "aeiouyAEIOUYơưƠƯ"


def _refuse_binary(text: str) -> None:
    found = Counter(_CONTROL.findall(text))
    if found["\0"] or found.total() * 100 > len(text):
        raise Refusal(FILE_NOT_A_LIST, "nội dung là dữ liệu nhị phân, không phải chữ")


def _records(text: str, name: str) -> Iterator[Row]:
    hint = _HINT.match(text)
    body = text[hint.end() :] if hint else text
    delimiter = hint.group(1) if hint else delimiter_of(body)
    if not delimiter and PurePath(name).suffix.lower() not in _TEXT_SUFFIXES:
        raise Refusal(FILE_DAMAGED, "nội dung chỉ là chữ thường, không có cột")
    try:
        for record in _split(body, delimiter or ","):
            yield [text_cell(value) for value in record]
    except csv.Error as error:
        raise Refusal(FILE_TOO_LARGE, "có ô dài quá mức, có thể thiếu dấu nháy đóng") from error


def _split(body: str, delimiter: str) -> Iterator[list[str]]:
    """An odd quotation mark would swallow the rest of the file, so then none of them counts."""
    lines = StringIO(body, newline="")
    if body.count('"') % 2:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)


def delimiter_of(body: str) -> str:
    """The one that cuts the most records into the same number of fields; "" when none does."""
    best = max(_DELIMITERS, key=lambda delimiter: _evenness(body, delimiter))
    return best if _evenness(body, best) > (0, 0) else ""


def _evenness(body: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(len(record) for record in islice(_split(body, delimiter), _SAMPLE))
    except csv.Error:
        return 0, 0
    widths.pop(0, None)
    widths.pop(1, None)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
