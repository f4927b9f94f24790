"""The work folder: begin one, examine one, try one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hotro68.cli.options import HERE, Folder
from hotro68.cli.words import Command

app = typer.Typer()


@app.command("khoitao", cls=Command)
def begin(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ MỤC", help="Thư mục mới.", show_default=False)
    ] = HERE,
) -> None:
    """Tạo thư mục làm việc: hotro68.yaml có chú giải và thư mục danhsach."""
    from hotro68.cli.folder import begin_folder

    raise typer.Exit(begin_folder(folder))


@app.command("bacsi", cls=Command)
def look_over(*, folder: Folder = HERE) -> None:
    """Khám máy và thư mục: phông chữ, ổ đĩa, tệp đang mở, cấu hình còn thiếu, quy tắc, sổ.

    Ví dụ:
    hotro68 bacsi
    hotro68 bacsi -C xa-cua-toi
    """
    from hotro68.cli.doctor import look_over as look_it_over

    raise typer.Exit(look_it_over(folder))


@app.command("demo", cls=Command)
def demo(
    folder: Annotated[
        Path,
        typer.Option(
            "--thu-muc",
            "-C",
            metavar="THƯ MỤC",
            help="Nơi chạy thử (demo68).",
            show_default=False,
        ),
    ] = Path("demo68"),
) -> None:
    """Chạy thử trên sáu danh sách bịa: kiểm tra, tổng hợp, niêm yết, chi trả."""
    from hotro68.cli.folder import run_demo

    raise typer.Exit(run_demo(folder))
