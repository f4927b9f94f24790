"""The tutorial page: the story of one round as its script tells it, with its papers pictured.

`python docs/making/story_page.py` writes the page; with `--hinh` the pictures too (pdftoppm).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from making.story import Chapter, Filled, Sent, Typed, chapters, tell

DOCS = Path(__file__).parents[1]
PAGE = DOCS / "mot-dot-tu-dau-den-cuoi.md"
PICTURES = DOCS / "hinh"
WIDTH = 560
_INTRO = """<!-- Trang này do docs/making/story_page.py viết ra từ examples/mot-dot/. -->

# Một đợt, từ đầu đến cuối

Xã Minh Họa có mười bốn thôn (xã, thôn, người đều bịa). Trang này kể trọn một đợt: từ tệp mẫu
tới quyết toán, có bản sửa, người trùng, người bị cắt, phản ánh, người vắng, đợt bổ sung, một
lần gõ sai phải hoàn tác. Mọi lệnh ở đây đúng như câu chuyện trong `examples/mot-dot/`, và câu
chuyện ấy được chạy lại mỗi lần kiểm thử. Giấy tờ trong hình là giấy tờ máy in ra thật."""
_OUTSIDE = {
    "thon-dien-mau": "Các thôn điền tệp mẫu, gửi về thư mục `gui` cạnh thư mục làm việc.",
    "thon-gui-lai": "Thôn Suối Mẫu gửi lại một bản khác.",
    "so-thue": "Chi cục Thuế gửi sổ hộ kinh doanh (`../gui/chi_cuc_thue.xlsx`).",
    "so-da-chi": "Có sổ đã chi của đợt trước (`../gui/da_chi.xlsx`).",
}


def page() -> str:
    parts = [_INTRO]
    for number, chapter in enumerate(chapters(), start=1):
        parts += [f"## {number}. {chapter.ten}", chapter.ke, *_deeds(chapter), *_shown(chapter)]
    return "\n\n".join(parts) + "\n"


def _deeds(chapter: Chapter) -> Iterator[str]:
    for deed in chapter.lam:
        if isinstance(deed, Typed):
            ending = f"\n\nMáy dừng lại với mã thoát {deed.ma}: có điều phải xem." * bool(
                deed.ma
            )
            yield f"```sh\n{' '.join(deed.lenh.split())}\n```{ending}"
        elif isinstance(deed, Filled):
            yield _filled(deed)
        elif isinstance(deed, Sent):
            yield _OUTSIDE[deed.den]


def _filled(deed: Filled) -> str:
    rows = [f"- {name}: {_answers(given)}" for name, given in deed.dong.items()]
    rest = [f"- mọi người còn lại: {_answers(deed.con_lai)}"] if deed.con_lai else []
    return "\n".join([f"Mở `{deed.dien}`, điền:\n", *rows, *rest])


def _answers(given: dict[str, object]) -> str:
    return "; ".join(f"«{label}» {value}" for label, value in given.items())


def _shown(chapter: Chapter) -> Iterator[str]:
    for paper in chapter.hinh:
        told, _, _ = paper.partition(" = ")
        yield f'<img src="hinh/{_picture(paper)}" alt="{told}" width="420">'


def _picture(paper: str) -> str:
    """`told = ketqua/….pdf` becomes the picture's name."""
    return f"mot-dot-{Path(paper).stem}.png"


def draw() -> None:
    """Tell the story in a folder of its own and picture the first page of each paper named."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place) / "xa"
        work.mkdir()
        list(tell(work))
        for chapter in chapters():
            for paper in chapter.hinh:
                _draw(work / paper.partition(" = ")[2], PICTURES / _picture(paper))


def _draw(paper: Path, out: Path) -> None:
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    options = ["-png", "-gray", "-singlefile", "-f", "1", "-l", "1", *size]
    subprocess.run(["pdftoppm", *options, str(paper), str(out.with_suffix(""))], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    if "--hinh" in sys.argv:
        draw()
