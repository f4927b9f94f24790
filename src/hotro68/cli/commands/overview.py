"""Where things stand: progress, one person, monitoring, telling people."""

from __future__ import annotations

from typing import Annotated

import typer

from hotro68.cli.options import HERE, Folder, Json, Out, Preview, StepDay, Strict, Who
from hotro68.cli.words import Command

app = typer.Typer()


@app.command("tiendo", cls=Command)
def progress(
    *,
    day: StepDay = None,
    near: Annotated[
        int | None,
        typer.Option(
            "--canh-bao",
            metavar="NGÀY",
            min=0,
            help="Nhắc trước hạn bấy nhiêu ngày (3).",
            show_default=False,
        ),
    ] = None,
    strict: Strict = False,
    as_json: Json = False,
    folder: Folder = HERE,
) -> None:
    """Tiến độ: hạn nào quá, danh sách nào tới đâu, thôn nào chưa gửi, việc gì còn mở.

    Ví dụ:
    hotro68 tiendo
    hotro68 tiendo --ngay 20/07/2021 --nghiem
    """
    from hotro68.cli.progress import ProgressWish, tell_progress

    raise typer.Exit(tell_progress(ProgressWish(folder, day, near, strict, as_json)))


@app.command("tracuu", cls=Command)
def look_up(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="NGƯỜI",
            help="Họ tên (có dấu hay không), số giấy tờ hay bốn số cuối, dòng của danh sách.",
        ),
    ],
    *,
    as_json: Json = False,
    folder: Folder = HERE,
) -> None:
    """Hồ sơ của một người đang ở đâu, từng bước ngày nào, còn chờ gì.

    Ví dụ:
    hotro68 tracuu "hoang van mau"
    hotro68 tracuu 0111
    """
    from hotro68.cli.lookup import look_up as look_it_up

    raise typer.Exit(look_it_up(folder, asked, as_json=as_json))


@app.command("giamsat", cls=Command)
def watch(  # noqa: PLR0913 - one parameter an option
    *,
    whose: Annotated[
        str,
        typer.Option(
            "--cho",
            metavar="congan|mttq|congdong",
            help="Ai giám sát; công an có thêm các điều đáng xem lại.",
            show_default=False,
        ),
    ] = "mttq",
    stage: Annotated[
        str,
        typer.Option(
            "--buoc",
            metavar="BƯỚC",
            help="Chỉ bảng kiểm của một bước, ví dụ 3 hoặc tham-dinh.",
            show_default=False,
        ),
    ] = "",
    count: Annotated[
        int,
        typer.Option(
            "--mau", metavar="N", min=0, help="Số người lấy mẫu (20).", show_default=False
        ),
    ] = 20,
    seed: Annotated[
        str,
        typer.Option(
            "--hat", metavar="CHỮ", help="Hạt: cùng hạt thì cùng mẫu (68).", show_default=False
        ),
    ] = "68",
    preview: Preview = False,
    out: Out = None,
    day: StepDay = None,
    who: Who = None,
    folder: Folder = HERE,
) -> None:
    """Tài liệu giám sát: mẫu người cần hỏi, bảng kiểm từng bước, biên bản, điều đáng xem lại.

    Ví dụ:
    hotro68 giamsat --cho congan --mau 20 --hat 68
    hotro68 giamsat --cho mttq --buoc 7
    """
    from hotro68.cli.stepping import StepWish
    from hotro68.cli.watching import WatchWish
    from hotro68.cli.watching import watch as watch_case

    step = StepWish(folder, day, who, preview)
    raise typer.Exit(watch_case(WatchWish(step, whose, stage, count, seed, out)))


@app.command("tuyentruyen", cls=Command)
def tell_people(  # noqa: PLR0913 - one parameter an option
    *,
    whom: Annotated[
        str,
        typer.Option(
            "--cho", metavar="nguoidan|doanhnghiep", help="Nói với ai.", show_default=False
        ),
    ] = "nguoidan",
    policies: Annotated[
        list[str] | None,
        typer.Option(
            "--chinhsach",
            metavar="MÃ",
            help="Chỉ chính sách này, lặp lại được; bỏ trống là mọi chính sách hợp.",
            show_default=False,
        ),
    ] = None,
    preview: Preview = False,
    out: Out = None,
    day: StepDay = None,
    who: Who = None,
    folder: Folder = HERE,
) -> None:
    """Tờ rơi A4, bài đọc loa, tin nhắn: con số, ngày, nơi nộp đều lấy từ quy tắc.

    Ví dụ:
    hotro68 tuyentruyen
    hotro68 tuyentruyen --cho doanhnghiep
    """
    from hotro68.cli.leaflet import LeafletWish
    from hotro68.cli.leaflet import tell_people as tell_them
    from hotro68.cli.stepping import StepWish

    step = StepWish(folder, day, who, preview)
    raise typer.Exit(tell_them(LeafletWish(step, whom, tuple(policies or ()), out)))
