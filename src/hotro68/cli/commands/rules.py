"""The rules: one claim, one explanation, one comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hotro68.cli.options import HERE, Day, Folder, Json, RulesFolder
from hotro68.cli.words import Command, Group

app = typer.Typer()

rules = typer.Typer(
    cls=Group, help="Xem, kiểm tra, thử và so sánh quy tắc.", rich_markup_mode=None
)
app.add_typer(rules, name="quytac")


@app.command("tinh", cls=Command)
def reckon(
    path: Annotated[
        Path, typer.Argument(metavar="TỆP", help="Mỗi dòng một JSON; - là đầu vào chuẩn.")
    ],
    *,
    day: Day = None,
    folder: Folder = HERE,
    as_json: Json = False,
) -> None:
    """Tính từng hồ sơ: mỗi dòng JSON vào, một dòng kết quả ra (được, không, hỏi).

    Ví dụ:
    hotro68 tinh ho_so.jsonl --json
    hotro68 tinh - --ngay 16/07/2021
    """
    from hotro68.cli.reckoning import reckon as reckon_claims

    del as_json  # the results are JSON in any case
    raise typer.Exit(reckon_claims(path, folder, day))


@app.command("giaithich", cls=Command)
def explain(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="ĐIỀU",
            help="Họ tên, số giấy tờ (hay vài số cuối), dòng (thon_A.xlsx›LDTD!17),"
            " mã phát hiện, chính sách.",
        ),
    ],
    *,
    day: Day = None,
    folder: Folder = HERE,
) -> None:
    """Vì sao được, không được, hay phải hỏi: điều kiện, cách tính, căn cứ.

    Ví dụ:
    hotro68 giaithich "Hoàng Văn Mẫu"
    hotro68 giaithich "thon_A.xlsx›LDTD!17"
    hotro68 giaithich HT112
    """
    from hotro68.cli.telling import explain as explain_it

    raise typer.Exit(explain_it(asked, folder, day))


@rules.command("danhsach", cls=Command)
def rules_list(
    *,
    work: Annotated[
        bool,
        typer.Option(
            "--phan-cong", help="Mỗi chính sách: ai chủ trì, phối hợp, quyết định, hạn."
        ),
    ] = False,
    day: Day = None,
    folder: Folder = HERE,
) -> None:
    """Liệt kê các chính sách; thêm --phan-cong thì được một trang phân công.

    Ví dụ:
    hotro68 quytac danhsach
    hotro68 quytac danhsach --phan-cong
    """
    from hotro68.cli.telling import list_policies

    raise typer.Exit(list_policies(folder, day, work=work))


@rules.command("xem", cls=Command)
def rules_show(
    policy: Annotated[str, typer.Argument(metavar="MÃ", help="Mã chính sách.")],
    *,
    day: Day = None,
    folder: Folder = HERE,
) -> None:
    """Xem một chính sách: ai được, được bao nhiêu, hồ sơ, ai quyết định.

    Ví dụ:
    hotro68 quytac xem ho-kinh-doanh
    hotro68 quytac xem f0-f1 --ngay 05/11/2021
    """
    from hotro68.cli.telling import show_policy

    raise typer.Exit(show_policy(policy, folder, day))


@rules.command("kiemtra", cls=Command)
def rules_check(*, place: RulesFolder = None, folder: Folder = HERE) -> None:
    """Kiểm tra các tệp quy tắc, chỉ rõ tệp và dòng sai.

    Ví dụ:
    hotro68 quytac kiemtra
    hotro68 quytac kiemtra --quytac rules
    """
    from hotro68.cli.telling import check_rules

    raise typer.Exit(check_rules(folder, place))


@rules.command("thu", cls=Command)
def rules_try(
    policy: Annotated[
        str | None,
        typer.Argument(
            metavar="[MÃ]", help="Mã chính sách; bỏ trống là tất cả.", show_default=False
        ),
    ] = None,
    *,
    place: RulesFolder = None,
    folder: Folder = HERE,
) -> None:
    """Chạy các ca mẫu của quy tắc.

    Ví dụ:
    hotro68 quytac thu
    hotro68 quytac thu lao-dong-tu-do --quytac rules
    """
    from hotro68.cli.telling import try_cases

    raise typer.Exit(try_cases(policy, folder, place))


@rules.command("sosanh", cls=Command)
def rules_compare(
    first: Annotated[
        str, typer.Argument(metavar="A", help="Ngày, hoặc tên quy tắc địa phương.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="Như A; - là không có.")],
    *,
    day: Day = None,
    folder: Folder = HERE,
) -> None:
    """So sánh hai ngày hoặc hai quy tắc địa phương: khác nhau những gì.

    Ví dụ:
    hotro68 quytac sosanh 2021-11-05 2021-11-06
    hotro68 quytac sosanh - lang-son
    """
    from hotro68.cli.telling import compare_rules

    raise typer.Exit(compare_rules(first, second, folder, day))
