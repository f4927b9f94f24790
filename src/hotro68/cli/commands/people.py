"""Who is who: doubles, other offices, waivers, written choices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hotro68.cli.options import (
    HERE,
    Folder,
    Hamlet,
    Json,
    Most,
    MostMegabytes,
    Passwords,
    Preview,
    StepDay,
    Strict,
    Who,
)
from hotro68.cli.words import Command, Group

app = typer.Typer()

waivers = typer.Typer(
    cls=Group, help="Sổ người tự nguyện không tham gia.", rich_markup_mode=None
)
app.add_typer(waivers, name="tunguyen")

PersonNamed = Annotated[
    str,
    typer.Argument(
        metavar="NGƯỜI",
        help='Số giấy tờ, hoặc "họ tên, ngày sinh".',
        show_default=False,
    ),
]


@app.command("doichieu", cls=Command)
def cross_check(  # noqa: PLR0913 - one parameter an option
    kind: Annotated[
        str,
        typer.Argument(
            metavar="LOẠI",
            help="thue, yte, quytreem, dachi, dotruoc, giulai, hotich, bhxh, khac;"
            " ketluan: nạp tờ hỏi.",
        ),
    ],
    file: Annotated[
        Path,
        typer.Argument(
            metavar="TỆP",
            help="Danh sách của cơ quan, tệp nào cũng được; dachi: cả thư mục đợt khác.",
        ),
    ],
    *,
    columns: Annotated[
        Path | None,
        typer.Option(
            "--cot",
            metavar="TỆP.yaml",
            help="Tệp chỉ cột của danh sách ấy (ho_ten ở cột B …).",
            show_default=False,
        ),
    ] = None,
    preview: Preview = False,
    day: StepDay = None,
    who: Who = None,
    folder: Folder = HERE,
    strict: Strict = False,
    limit: MostMegabytes = None,
    passwords: Passwords = None,
    most: Most = 50,
) -> None:
    """Đối chiếu danh sách xã với sổ của cơ quan khác: khớp, thiếu, thừa, mâu thuẫn.

    thue: hộ kinh doanh của Chi cục Thuế. yte: F0, F1 của trạm y tế. quytreem: trẻ em Quỹ Bảo
    trợ trẻ em đã hỗ trợ. dachi: đã chi đợt trước, chương trình khác. dotruoc: thư mục này đã
    duyệt; giulai: đang giữ, đã bị từ chối (merge tự dò cả hai). hotich: người chết, chuyển đi.
    bhxh: người đóng BHXH. khac: sổ khác.
    Ra bốn trang ở ketqua/doi-chieu-<loại>.xlsx; dòng vướng được giữ lại ở lần merge sau cho tới
    khi có kết luận. Chạy lại với sổ mới thì sổ mới thay sổ cũ.

    Ví dụ:
    hotro68 doichieu thue chi_cuc_thue.xlsx
    hotro68 doichieu dachi dot1.xlsx --cot anh_xa.yaml
    hotro68 doichieu ketluan ketqua/doi-chieu-thue_hoi.xlsx
    """
    from hotro68.cli.checking import Wish
    from hotro68.cli.concluding import CrossWish
    from hotro68.cli.cross import cross_check as cross_lists

    wish = Wish((), folder, strict=strict, limit=limit, passwords=tuple(passwords or ()))
    asked = CrossWish(kind, file, wish, columns, day, who, preview=preview, most=most)
    raise typer.Exit(cross_lists(asked))


@app.command("trung", cls=Command)
def doubles(  # noqa: PLR0913 - one parameter an option
    *,
    export: Annotated[
        Path | None,
        typer.Option("--xuat", metavar="TỆP", help="Ghi bảng để điền.", show_default=False),
    ] = None,
    filled: Annotated[
        Path | None,
        typer.Option("--tu-file", metavar="TỆP", help="Nhận bảng đã điền.", show_default=False),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--nhom", metavar="MÃ", help="Trả lời một nhóm.", show_default=False),
    ] = None,
    told: Annotated[
        str | None,
        typer.Option("--la", metavar="mot|hai|chuaro", help="Câu trả lời.", show_default=False),
    ] = None,
    reason: Annotated[
        str, typer.Option("--lydo", metavar="LÝ DO", help="Vì sao.", show_default=False)
    ] = "",
    who: Who = None,
    day: StepDay = None,
    preview: Preview = False,
    as_json: Json = False,
    folder: Folder = HERE,
) -> None:
    """Những dòng là hoặc có thể là một người: giống gì, khác gì; nhận câu trả lời và nhớ lấy.

    Câu trả lời giữ nguyên ở các lần merge sau, chỉ hỏi lại khi dữ liệu làm căn cứ đã đổi.

    Ví dụ:
    hotro68 trung
    hotro68 trung --tu-file tonghop.xlsx
    hotro68 trung --nhom 7K3M-9QXA --la mot --lydo "cùng sổ hộ khẩu" --nguoi "Lý Thị Hiền"
    """
    from hotro68.cli.doubles import ReviewWish, review

    wish = ReviewWish(
        folder,
        export,
        filled,
        group,
        told,
        reason,
        who,
        day,
        preview=preview,
        as_json=as_json,
    )
    raise typer.Exit(review(wish))


@app.command("chon", cls=Command)
def choose(  # noqa: PLR0913 - one parameter an option
    person: PersonNamed,
    *,
    policy: Annotated[
        str,
        typer.Option("--chinhsach", metavar="MÃ", help="Chế độ được chọn.", show_default=False),
    ],
    note: Annotated[
        str,
        typer.Option(
            "--ghichu", metavar="CHỮ", help="Văn bản nào, số mấy.", show_default=False
        ),
    ] = "",
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    folder: Folder = HERE,
) -> None:
    """Người dân chọn bằng văn bản một trong các chế độ loại trừ nhau; thay cho mức cao nhất.

    Ví dụ:
    hotro68 chon 020085001234 --chinhsach lao-dong-tu-do --ngay 20/07/2021
    hotro68 chon "Nông Văn An, 05/03/1985" --chinhsach ho-kinh-doanh --ghichu "đơn số 7"
    """
    from hotro68.cli.wishing import TypedWish
    from hotro68.cli.wishing import choose as choose_support

    told = TypedWish(folder, person, policy, note=note, day=day, who=who, preview=preview)
    raise typer.Exit(choose_support(told))


@waivers.command("them", cls=Command)
def waiver_add(  # noqa: PLR0913 - one parameter an option
    person: PersonNamed,
    *,
    formed: Annotated[
        str | None,
        typer.Option("--ngay-don", metavar="NGÀY", help="Ngày ghi ở đơn.", show_default=False),
    ] = None,
    form: Annotated[
        str, typer.Option("--so-don", metavar="SỐ", help="Số của đơn.", show_default=False)
    ] = "",
    witness: Annotated[
        str,
        typer.Option(
            "--chung-kien", metavar="TÊN", help="Người chứng kiến.", show_default=False
        ),
    ] = "",
    policy: Annotated[
        str | None,
        typer.Option(
            "--chinhsach",
            metavar="MÃ",
            help="Chỉ chính sách này (mọi chính sách).",
            show_default=False,
        ),
    ] = None,
    hamlet: Hamlet = "",
    listed: Annotated[
        str | None,
        typer.Option(
            "--ngay-ds", metavar="NGÀY", help="Ngày thôn lập danh sách.", show_default=False
        ),
    ] = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    folder: Folder = HERE,
) -> None:
    """Vào sổ một đơn tự nguyện không tham gia; đơn phải có ngày, số và người chứng kiến.

    Mẫu đơn để trống: hotro68 vanban in P-21

    Ví dụ:
    hotro68 tunguyen them 020085001234 --so-don 3 --ngay-don 20/7/2021 --chung-kien "Lý Hiền"
    hotro68 tunguyen them "Lý An, 5/3/1985" --so-don 4 --ngay-don 20/7/2021 --chung-kien "Vi Tư"
    """
    from hotro68.cli.wishing import TypedWish, add_waiver

    told = TypedWish(
        folder,
        person,
        policy,
        form,
        formed,
        listed,
        witness,
        hamlet,
        day=day,
        who=who,
        preview=preview,
    )
    raise typer.Exit(add_waiver(told))


@waivers.command("rut", cls=Command)
def waiver_withdraw(
    number: Annotated[int, typer.Argument(metavar="MỤC", help="Số mục trong sổ.")],
    *,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    folder: Folder = HERE,
) -> None:
    """Người ấy rút đơn: trở lại danh sách ở lần merge sau.

    Ví dụ:
    hotro68 tunguyen rut 3
    hotro68 tunguyen rut 3 --ngay 25/07/2021
    """
    from hotro68.cli.wishing import TypedWish, withdraw_waiver

    told = TypedWish(folder, day=day, who=who, preview=preview)
    raise typer.Exit(withdraw_waiver(told, number))


@waivers.command("danhsach", cls=Command)
def waiver_list(*, as_json: Json = False, folder: Folder = HERE) -> None:
    """Sổ tự nguyện không tham gia, kèm điều đáng ngờ: nhiều đơn một ngày, đơn viết sẵn.

    Ví dụ:
    hotro68 tunguyen danhsach
    hotro68 tunguyen danhsach --json
    """
    from hotro68.cli.wishing import list_waivers

    raise typer.Exit(list_waivers(folder, as_json=as_json))
