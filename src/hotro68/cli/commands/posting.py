"""Posting and its end."""

from __future__ import annotations

from typing import Annotated

import typer

from hotro68.cli.options import (
    HERE,
    Decision,
    DecisionDay,
    Folder,
    Out,
    Preview,
    StepDay,
    Strict,
    Who,
)
from hotro68.cli.words import Command, Group

app = typer.Typer()

posting = typer.Typer(cls=Group, rich_markup_mode=None)
app.add_typer(posting, name="niemyet")


@posting.callback(invoke_without_command=True)
def post(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            "--loai",
            metavar="thutuc|dukien|ketqua",
            help="Niêm yết thủ tục, dự kiến hay kết quả.",
            show_default=False,
        ),
    ] = None,
    number: Decision = None,
    day: DecisionDay = None,
    posted: Annotated[
        str | None,
        typer.Option(
            "--ngay-niem-yet", metavar="NGÀY", help="Ngày bắt đầu niêm yết.", show_default=False
        ),
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="In PDF (mặc định).")] = False,
    docx: Annotated[bool, typer.Option("--docx", help="In tệp Word.")] = False,
    html: Annotated[bool, typer.Option("--html", help="In trang web.")] = False,
    out: Out = None,
    folder: Folder = HERE,
    strict: Strict = False,
    who: Who = None,
    preview: Preview = False,
) -> None:
    """In bảng niêm yết: một bản cho trụ sở, mỗi thôn một bản, kèm biên bản từng nơi.

    Chưa có quyết định thì niêm yết dự kiến; có rồi thì niêm yết kết quả, đúng những người được
    duyệt. Hết hạn niêm yết: hotro68 niemyet ketthuc.

    Ví dụ:
    hotro68 niemyet --pdf
    hotro68 niemyet --loai ketqua --so 123/QĐ-UBND --ngay 16/08/2021
    """
    if ctx.invoked_subcommand is not None:
        return
    from hotro68.cli.papers import PostingWish, post_lists

    formats = {"pdf": pdf, "docx": docx, "html": html}
    wanted = frozenset(name for name, asked in formats.items() if asked) or frozenset({"pdf"})
    wish = PostingWish(
        folder,
        out,
        kind,
        number,
        day,
        posted,
        wanted,
        strict=strict,
        who=who,
        preview=preview,
    )
    raise typer.Exit(post_lists(wish))


@posting.command("ketthuc", cls=Command)
def close_posting(  # noqa: PLR0913 - one parameter an option
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            "--loai",
            metavar="thutuc|dukien|ketqua",
            help="Lần niêm yết nào (lần mới nhất chưa kết thúc).",
            show_default=False,
        ),
    ] = None,
    told: Annotated[
        int | None,
        typer.Option(
            "--phan-anh",
            metavar="N",
            min=0,
            help="Số ý kiến đã nhận (đếm từ sổ phản ánh).",
            show_default=False,
        ),
    ] = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Kết thúc niêm yết: ghi ngày, đếm phản ánh trong kỳ, lập biên bản cho từng nơi.

    Ví dụ:
    hotro68 niemyet ketthuc --ngay 21/07/2021
    hotro68 niemyet ketthuc --loai ketqua --phan-anh 2
    """
    from hotro68.cli.closing import ClosingWish
    from hotro68.cli.closing import close_posting as close

    wish = ClosingWish(folder, out, kind, told, day, who, strict=strict, preview=preview)
    raise typer.Exit(close(wish))
