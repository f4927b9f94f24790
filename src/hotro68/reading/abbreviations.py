"""The abbreviations of headings, written out: `KP hỗ trợ`, `Đ/c`, `Nơi ĐKHKTT`."""

from __future__ import annotations

import re
from functools import lru_cache

# Folded; those of several words stand before those inside them.
_WRITTEN_OUT = {
    "n t n s": "ngay thang nam sinh",
    "n t n sinh": "ngay thang nam sinh",
    "ntn sinh": "ngay thang nam sinh",
    "ntns": "ngay thang nam sinh",
    "nt ns": "ngay thang nam sinh",
    "ng sinh": "ngay sinh",
    "ng thang": "ngay thang",
    "ng th nam": "ngay thang nam",
    "th nam": "thang nam",
    "dk hktt": "dang ky ho khau thuong tru",
    "dkhktt": "dang ky ho khau thuong tru",
    "dk hk thuong tru": "dang ky ho khau thuong tru",
    "hk tt": "ho khau thuong tru",
    "ho khau tt": "ho khau thuong tru",
    "hk thuong tru": "ho khau thuong tru",
    "d c": "dia chi",
    "dt cl": "dieu tri cach ly",
    "so ngay dt": "so ngay dieu tri",
    "noi dt": "noi dieu tri",
    "cl": "cach ly",
    "can cuoc cd": "can cuoc cong dan",
    "cm cc": "cmnd cccd",
    "dinh danh cn": "dinh danh ca nhan",
    "hkd": "ho kinh doanh",
    "kd": "kinh doanh",
    "nld": "nguoi lao dong",
    "kp": "kinh phi",
    "so tien ht": "so tien ho tro",
    "kinh phi ht": "kinh phi ho tro",
    "kp ht": "kinh phi ho tro",
    "muc ht": "muc ho tro",
    "tien ht": "tien ho tro",
    "dn ho tro": "de nghi ho tro",
    "ld": "lao dong",
    "hdld": "hop dong lao dong",
    "bd": "bat dau",
    "kt": "ket thuc",
    # `ngừng`, `ngưng` and `dừng` are one thing.
    "ngung": "dung",
    "tg": "thoi gian",
    "t gian": "thoi gian",
}
_SHORT = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _WRITTEN_OUT), key=len, reverse=True))})\b"
)


@lru_cache(maxsize=1 << 10)
def written_out(folded: str) -> str:
    """The folded heading with its abbreviations in full; itself when it has none."""
    return _SHORT.sub(lambda found: _WRITTEN_OUT[found[0]], folded)
