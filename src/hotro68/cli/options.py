"""The options that several commands share, with their Vietnamese names and help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[TỆP hoặc THƯ MỤC]…", help="Danh sách của thôn.", show_default=False
    ),
]
Folder: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--thu-muc", "-C", metavar="THƯ MỤC", help="Thư mục làm việc.", show_default=False
    ),
]
Day: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--ngay", metavar="NGÀY", help="Ngày thẩm định, ví dụ 16/07/2021.", show_default=False
    ),
]
Policy: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--chinhsach",
        metavar="MÃ",
        help="Chính sách của mọi danh sách, khi tiêu đề không nói rõ.",
        show_default=False,
    ),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")]
Strict: TypeAlias = Annotated[bool, typer.Option("--nghiem", help="Coi cảnh báo là lỗi.")]
Decision: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--so", metavar="SỐ", help="Số quyết định, ví dụ 123/QĐ-UBND.", show_default=False
    ),
]
DecisionDay: TypeAlias = Annotated[
    str | None,
    typer.Option("--ngay", metavar="NGÀY", help="Ngày quyết định.", show_default=False),
]
Out: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--ra", metavar="THƯ MỤC", help="Nơi để văn bản (ketqua).", show_default=False
    ),
]
Most: TypeAlias = Annotated[
    int,
    typer.Option(
        "--toi-da", metavar="N", help="Số phát hiện in ra màn hình (50).", show_default=False
    ),
]
RulesFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--quytac", metavar="THƯ MỤC", help="Thư mục quy tắc khác.", show_default=False
    ),
]
HERE = Path()
