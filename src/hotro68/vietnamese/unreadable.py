"""The one complaint of every reading function here: this value cannot be read, and why."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """The closed list of reasons; the text is stable, for findings and tests."""

    NOT_UNDERSTOOD = "khong-doc-duoc"
    BLANK = "trong"
    AMBIGUOUS = "mo-ho"
    IMPOSSIBLE = "khong-co-that"
    INCOMPLETE = "thieu-phan"
    TOO_OLD = "qua-xua"
    FUTURE = "tuong-lai"
    LOST_DIGITS = "mat-so"
    NEGATIVE = "so-am"
    FRACTION = "le-dong"
    TOO_LARGE = "qua-lon"


_SENTENCES = {
    Why.NOT_UNDERSTOOD: "không đọc được",
    Why.BLANK: "ô để trống",
    Why.AMBIGUOUS: "hiểu được nhiều cách, cần ghi rõ",
    Why.IMPOSSIBLE: "không có ngày này trong lịch",
    Why.INCOMPLETE: "chưa đủ ngày, tháng, năm",
    Why.TOO_OLD: "trước năm 1900",
    Why.FUTURE: "sau năm 2100",
    Why.LOST_DIGITS: "thiếu chữ số",
    Why.NEGATIVE: "là số âm",
    Why.FRACTION: "có phần lẻ dưới một đồng",
    Why.TOO_LARGE: "số quá lớn",
}


class Unreadable(ValueError):  # noqa: N818 - a word of the domain, not a fault of the program
    """Raised for a value that must be asked about; `detail` replaces the general sentence."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail

    @property
    def sentence(self) -> str:
        """Half a sentence, to stand after `Ô ghi «x»:`."""
        return self.detail or _SENTENCES[self.why]

    def __str__(self) -> str:
        return self.sentence
