"""The marks by which a blank form of ours, filled in by a hamlet, is read exactly."""

from __future__ import annotations

from enum import StrEnum

MARK = "hotro68:"
"""Before the id of a policy it begins the hidden row of field keys of a list."""
WITHIN_ROWS = 20
"""The row of keys stands in the first rows of its sheet."""


class FormSheet(StrEnum):
    """The sheets of a form that are no list; the mark stands in their cell A1."""

    SUMMARY = "thong-tin"
    GUIDE = "huong-dan"
    CHOICES = "danh-muc"

    @property
    def mark(self) -> str:
        return MARK + self.value

    @property
    def purpose(self) -> str:
        return _PURPOSES[self]


_PURPOSES = {
    FormSheet.SUMMARY: "trang thông tin của mẫu",
    FormSheet.GUIDE: "trang hướng dẫn của mẫu",
    FormSheet.CHOICES: "trang danh mục của mẫu",
}


class Summary(StrEnum):
    """What a hamlet says of all its lists at once; the key stands in column A of its row."""

    HAMLET = "thon"
    MADE_BY = "nguoi_lap"
    MADE_ON = "ngay_lap"
    MINUTES = "so_bien_ban"
    MEETING = "ngay_hop"
    PEOPLE = "tong_nguoi"
    AMOUNT = "tong_tien"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Summary.HAMLET: "Thôn",
    Summary.MADE_BY: "Người lập danh sách",
    Summary.MADE_ON: "Ngày lập",
    Summary.MINUTES: "Số biên bản họp thôn",
    Summary.MEETING: "Ngày họp thôn",
    Summary.PEOPLE: "Tổng số người (mọi danh sách)",
    Summary.AMOUNT: "Tổng số tiền đề nghị (đồng)",
}
SAID_IN = 2
"""Column C, from 0: key, label, what the hamlet says."""
