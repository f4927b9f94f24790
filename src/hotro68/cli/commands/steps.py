"""The steps of the case: received, appraised, submitted, decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hotro68.cli.options import (
    HERE,
    Decision,
    DecisionDay,
    FilledSheet,
    Folder,
    Hamlet,
    Out,
    Passwords,
    Policy,
    Preview,
    StepDay,
    StepPolicies,
    Strict,
    Who,
    one_number,
)
from hotro68.cli.words import Command

app = typer.Typer()


@app.command("nhan", cls=Command)
def receive(  # noqa: PLR0913 - one parameter an option
    files: Annotated[
        list[Path],
        typer.Argument(metavar="TỆP…", help="Danh sách thôn vừa gửi.", show_default=False),
    ],
    *,
    hamlet: Hamlet = "",
    round_: Annotated[
        str,
        typer.Option(
            "--dot", metavar="ĐỢT", help="Đợt (như ở hotro68.yaml).", show_default=False
        ),
    ] = "",
    policy: Policy = None,
    agree: Annotated[
        bool, typer.Option("--dong-y", help="Thay bản trước của thôn bằng bản này.")
    ] = False,
    beside: Annotated[
        bool, typer.Option("--bo-sung", help="Danh sách bổ sung: bản trước vẫn tính.")
    ] = False,
    copy: Annotated[
        bool, typer.Option("--chep", help="Chép tệp vào danhsach/ để lần gộp đọc đến.")
    ] = False,
    passwords: Passwords = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    folder: Folder = HERE,
) -> None:
    """Ghi nhận danh sách thôn gửi: ngày nào, thôn nào, đợt nào, bao nhiêu người và tiền.

    Bản sau của cùng thôn, cùng chính sách, cùng đợt: chỉ rõ ai thêm, ai bớt, ai đổi, và chỉ
    thay bản trước khi có --dong-y. Cùng một tệp dưới tên khác thì nhận ra. Tệp của thôn giữ
    nguyên.

    Ví dụ:
    hotro68 nhan thon_A.xlsx --ngay 13/07/2021
    hotro68 nhan thon_A_sua.xlsx --dong-y --chep
    """
    from hotro68.cli.receive import ReceiveWish, receive_lists
    from hotro68.cli.stepping import StepWish

    wish = ReceiveWish(
        StepWish(folder, day, who, preview=preview, strict=strict),
        tuple(files),
        hamlet,
        policy,
        round_,
        tuple(passwords or ()),
        agree=agree,
        beside=beside,
        copy=copy,
    )
    raise typer.Exit(receive_lists(wish))


@app.command("thamdinh", cls=Command)
def appraise(  # noqa: PLR0913 - one parameter an option
    *,
    sheet: FilledSheet = None,
    file: Annotated[
        str | None,
        typer.Option(
            "--hoso",
            "--ho-so",
            metavar="MÃ",
            help="Một hồ sơ: mã, số giấy tờ hoặc họ tên.",
            show_default=False,
        ),
    ] = None,
    result: Annotated[
        str | None,
        typer.Option(
            "--ketqua",
            "--ket-qua",
            metavar="dat|khongdat|bosung",
            help="Kết quả thẩm định của --hoso.",
            show_default=False,
        ),
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            "--lydo",
            "--ly-do",
            metavar="MÃ",
            help="Mã lý do, bắt buộc khi không đạt hoặc bổ sung.",
            show_default=False,
        ),
    ] = "",
    note: Annotated[
        str,
        typer.Option("--ghichu", metavar="CHỮ", help="Ghi thêm bằng lời.", show_default=False),
    ] = "",
    out: Out = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    folder: Folder = HERE,
) -> None:
    """Lập bảng thẩm định các hồ sơ đang chờ, nhập bảng đã điền, hoặc ghi kết quả một hồ sơ.

    Chính sách có người kiểm lại thì phải có hai người khác nhau cùng kết quả.

    Ví dụ:
    hotro68 thamdinh
    hotro68 thamdinh --tu-file ketqua/tham-dinh.xlsx --ngay 16/07/2021
    hotro68 thamdinh --hoso "Hoàng Văn Mẫu" --ketqua bosung --lydo thieu-giay-to
    """
    from hotro68.cli.appraise import AppraiseWish, appraise_files
    from hotro68.cli.stepping import StepWish

    step = StepWish(folder, day, who, preview=preview, strict=strict)
    wish = AppraiseWish(step, out, sheet, file, result, reason, note)
    raise typer.Exit(appraise_files(wish))


@app.command("totrinh", cls=Command)
def submit(  # noqa: PLR0913 - one parameter an option
    *,
    to: Annotated[
        str,
        typer.Option(
            "--gui",
            metavar="CƠ QUAN",
            help="Nơi gửi, ví dụ huyen, chicucthue; bỏ trống là theo quy tắc.",
            show_default=False,
        ),
    ] = "",
    policies: StepPolicies = None,
    partial: Annotated[
        bool,
        typer.Option("--mot-phan", help="Trình phần đã xong, hồ sơ chưa xong chờ đợt sau."),
    ] = False,
    number: Annotated[
        str,
        typer.Option(
            "--so",
            metavar="SỐ",
            help="Số tờ trình, khi đã có.",
            show_default=False,
            callback=one_number,
        ),
    ] = "",
    out: Out = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    folder: Folder = HERE,
) -> None:
    """Trình hồ sơ đã thẩm định đạt lên đúng cơ quan: mỗi cơ quan một tờ trình, kèm danh sách.

    Ví dụ:
    hotro68 totrinh --ngay 19/07/2021
    hotro68 totrinh --gui chicucthue --so 15/UBND-VHXH
    """
    from hotro68.cli.stepping import StepWish
    from hotro68.cli.submit import SubmitWish, submit_files
    from hotro68.pipeline.steps.submitting import Sending

    step = StepWish(folder, day, who, preview=preview, strict=strict)
    wanted = Sending(to, tuple(policies or ()), partial)
    raise typer.Exit(submit_files(SubmitWish(step, wanted, number, out)))


@app.command("pheduyet", cls=Command)
def decide(  # noqa: PLR0913 - one parameter an option
    *,
    number: Decision = None,
    day: DecisionDay = None,
    by: Annotated[
        str,
        typer.Option(
            "--co-quan",
            metavar="CƠ QUAN",
            help="Cơ quan ra quyết định, ví dụ UBND huyện Hữu Lũng.",
            show_default=False,
        ),
    ] = "",
    sheet: FilledSheet = None,
    rest: Annotated[
        bool,
        typer.Option("--tat-ca", help="Hồ sơ không ghi gì trong bảng: duyệt như số trình."),
    ] = False,
    amends: Annotated[
        str,
        typer.Option(
            "--sua-quyet-dinh",
            metavar="SỐ",
            help="Số quyết định cũ mà quyết định này sửa đổi.",
            show_default=False,
        ),
    ] = "",
    out: Out = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    folder: Folder = HERE,
) -> None:
    """Nhập quyết định phê duyệt: ai được duyệt, bị cắt, đổi số tiền; thư cho người bị cắt.

    Không có --tu-file, --tat-ca thì lập bảng các hồ sơ đã trình để điền theo quyết định.

    Ví dụ:
    hotro68 pheduyet --so 123/QĐ-UBND --ngay 16/08/2021 --tat-ca
    hotro68 pheduyet --so 123/QĐ-UBND --ngay 16/08/2021 --tu-file ketqua/phe-duyet.xlsx
    """
    from hotro68.cli.decide import DecideWish, decide_files
    from hotro68.cli.stepping import StepWish

    step = StepWish(folder, day, who, preview=preview, strict=strict)
    wish = DecideWish(step, number or "", by, sheet, amends, rest, out)
    raise typer.Exit(decide_files(wish))
