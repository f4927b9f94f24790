"""The record: its steps, undo, proof, lock, bundles."""

from __future__ import annotations

from typing import Annotated

import typer

from hotro68.cli.options import HERE, Folder, Json, Out, Preview, StepDay, Strict, Who
from hotro68.cli.words import Command

app = typer.Typer()


@app.command("nhatky", cls=Command)
def journal(*, folder: Folder = HERE, as_json: Json = False) -> None:
    """Sổ theo dõi: từng bước đã làm, ngày nào, ai làm, ghi những tệp nào."""
    from hotro68.cli.record import tell_journal

    raise typer.Exit(tell_journal(folder, as_json=as_json))


@app.command("hoantac", cls=Command)
def undo(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[BƯỚC]", help="Số bước; bỏ trống là bước mới nhất.", show_default=False
        ),
    ] = None,
    *,
    preview: Preview = False,
    day: StepDay = None,
    who: Who = None,
    folder: Folder = HERE,
) -> None:
    """Hoàn tác bước mới nhất: trạng thái và tệp trở lại như trước; bước cũ vẫn còn trong sổ.

    Ví dụ:
    hotro68 hoantac --xem-truoc
    hotro68 hoantac
    """
    from hotro68.cli.record import undo_step

    raise typer.Exit(undo_step(folder, number, day, who, preview=preview))


@app.command("kiemchung", cls=Command)
def prove(
    *,
    public: Annotated[
        bool,
        typer.Option(
            "--cong-khai", help="Quét mọi văn bản niêm yết xem có lộ thông tin riêng không."
        ),
    ] = False,
    strict: Strict = False,
    folder: Folder = HERE,
) -> None:
    """Kiểm chứng sổ và mọi tệp vào, tệp ra: sửa một byte cũng bị chỉ ra.

    Tệp hotro68.yaml đổi sau bước cuối là cảnh báo; khi bàn giao thì thêm --nghiem.

    Ví dụ:
    hotro68 kiemchung
    hotro68 kiemchung --nghiem
    hotro68 kiemchung --cong-khai
    """
    from hotro68.cli.record import prove as prove_record
    from hotro68.cli.record import prove_public

    code = prove_public(folder) if public else prove_record(folder, strict=strict)
    raise typer.Exit(code)


@app.command("khoaso", cls=Command)
def lock_book(
    *,
    remove: Annotated[
        bool, typer.Option("--bo", help="Bỏ mã hóa, sổ ai cũng mở được.")
    ] = False,
    day: StepDay = None,
    who: Who = None,
    folder: Folder = HERE,
) -> None:
    """Mã hóa sổ theo dõi bằng khóa ở biến HOTRO68_KHOA_SO (hoặc --khoa trước tên lệnh).

    Chỉ sổ được mã hóa; danh sách và văn bản vẫn như cũ. Mất khóa thì không ai mở lại được sổ.

    Ví dụ:
    hotro68 --khoa "câu dài dễ nhớ" khoaso
    hotro68 --khoa "câu dài dễ nhớ" khoaso --bo
    """
    from hotro68.cli.locking import lock

    raise typer.Exit(lock(folder, day, who, remove=remove))


@app.command("dongoi", cls=Command)
def bundle(  # noqa: PLR0913 - one parameter an option
    *,
    recipient: Annotated[
        str,
        typer.Option(
            "--cho",
            metavar="NƠI",
            help="huyen, tinh, chicucthue, congan, mttq, luu hoặc thon:TÊN.",
        ),
    ],
    password: Annotated[
        str,
        typer.Option(
            "--mat-khau",
            metavar="CHỮ",
            help="Mật khẩu mở các tệp Excel trong gói.",
            show_default=False,
        ),
    ] = "",
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Đóng gói cho một nơi nhận: tệp nén có bản kê, chỉ gồm điều nơi ấy được biết.

    Gói luu có đủ danh sách, quy tắc, sổ và văn bản để người khác tính lại.

    Ví dụ:
    hotro68 dongoi --cho huyen
    hotro68 dongoi --cho "thon:Thôn A"
    """
    from hotro68.cli.bundle import BundleWish, make_bundle

    wish = BundleWish(folder, recipient, out, password, day, who, preview=preview)
    raise typer.Exit(make_bundle(wish))
