"""`vanban` and its options; the acts behind them are imported when called."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from hotro68.cli.options import HERE, Folder, Out, Policy, Preview, StepDay, Who, one_number
from hotro68.cli.words import Command, Group

app = typer.Typer()

papers = typer.Typer(
    cls=Group,
    help="Từng văn bản: danh sách, in riêng một văn bản, lấy mẫu về sửa.",
    rich_markup_mode=None,
)
app.add_typer(papers, name="vanban")

Code: TypeAlias = Annotated[
    str, typer.Argument(metavar="P-NN", help="Mã văn bản, ví dụ P-08.", show_default=False)
]
OneFile: TypeAlias = Annotated[
    str,
    typer.Option(
        "--hoso",
        metavar="HỒ SƠ",
        help="Chỉ một hồ sơ: mã, số giấy tờ hoặc họ tên.",
        show_default=False,
    ),
]
OneHamlet: TypeAlias = Annotated[
    str, typer.Option("--thon", metavar="THÔN", help="Chỉ thôn này.", show_default=False)
]
Number: TypeAlias = Annotated[
    str,
    typer.Option(
        "--so",
        metavar="SỐ",
        help="Số của văn bản, ví dụ 12/TTr-UBND (để trống thì ghi tay).",
        show_default=False,
        callback=one_number,
    ),
]
Kinds: TypeAlias = Annotated[
    str, typer.Option("--dang", metavar="DẠNG", help="pdf, docx hoặc pdf,docx.")
]


@papers.command("danhsach", cls=Command)
def listed(*, folder: Folder = HERE) -> None:
    """Các văn bản có thể in, và lệnh in từng văn bản.

    Ví dụ:
    hotro68 vanban danhsach
    """
    from hotro68.cli.papers_list import list_papers

    raise typer.Exit(list_papers(folder))


@papers.command("in", cls=Command)
def printed(  # noqa: PLR0913 - one parameter an option
    code: Code,
    *,
    file: OneFile = "",
    hamlet: OneHamlet = "",
    policy: Policy = None,
    number: Number = "",
    day: StepDay = None,
    who: Who = None,
    kinds: Kinds = "pdf,docx",
    out: Out = None,
    folder: Folder = HERE,
    preview: Preview = False,
) -> None:
    """In riêng một văn bản từ hồ sơ đang có, ra PDF và Word cùng số liệu.

    Ví dụ:
    hotro68 vanban in P-08 --ngay 10/08/2021
    hotro68 vanban in P-13 --hoso "Nông Văn Ví Dụ"
    """
    from hotro68.cli.papers_list import PaperWish, print_paper
    from hotro68.cli.stepping import StepWish
    from hotro68.pipeline.case_papers import Pick

    step = StepWish(folder, day, who, preview=preview)
    pick = Pick(file.strip(), hamlet.strip(), policy or "")
    formats = frozenset(kind.strip() for kind in kinds.split(",") if kind.strip())
    wish = PaperWish(code, step, pick, number.strip(), formats, out)
    raise typer.Exit(print_paper(wish))


@papers.command("chep", cls=Command)
def copied(code: Code, *, folder: Folder = HERE) -> None:
    """Chép mẫu một văn bản về thư mục van-ban để xã sửa; mẫu của xã được dùng thay mẫu có sẵn.

    Ví dụ:
    hotro68 vanban chep P-08
    hotro68 vanban chep P-13 -C xa-cua-toi
    """
    from hotro68.cli.papers_list import copy_paper

    raise typer.Exit(copy_paper(code, folder))
