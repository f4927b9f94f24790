"""The lists: check, repair, merge; the forms they are filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hotro68.cli.options import (
    HERE,
    Columns,
    CopiesFolder,
    Day,
    Files,
    Folder,
    Hamlet,
    HeaderRows,
    Json,
    KeepColumns,
    Most,
    MostMegabytes,
    NoCopies,
    Passwords,
    Policy,
    Preview,
    Recognition,
    ReportPage,
    StepDay,
    Strict,
)
from hotro68.cli.words import Command

app = typer.Typer()


@app.command("mau", cls=Command)
def forms(  # noqa: PLR0913 - one parameter an option
    *,
    policies: Annotated[
        list[str] | None,
        typer.Option(
            "--chinhsach",
            metavar="MÃ",
            help="Chính sách cần mẫu, lặp lại được; bỏ trống là các chính sách xã chi.",
            show_default=False,
        ),
    ] = None,
    hamlets: Annotated[
        list[str] | None,
        typer.Option(
            "--thon", metavar="THÔN", help="Mỗi thôn một tệp; lặp lại được.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="THƯ MỤC", help="Nơi ghi (mau).", show_default=False),
    ] = None,
    ruled: Annotated[
        int,
        typer.Option(
            "--so-dong",
            metavar="N",
            min=1,
            max=1000,
            help="Số dòng kẻ sẵn (30); dưới đó vẫn điền được.",
            show_default=False,
        ),
    ] = 30,
    day: StepDay = None,
    folder: Folder = HERE,
) -> None:
    """Làm tệp mẫu để thôn điền: có lời nhắc, danh sách chọn, hướng dẫn; đọc lại chính xác.

    Ví dụ:
    hotro68 mau --thon "Thôn A" --thon "Thôn B"
    hotro68 mau --chinhsach lao-dong-tu-do --out mau
    """
    from hotro68.cli.forms import FormsWish, make_forms

    wish = FormsWish(folder, out, tuple(policies or ()), tuple(hamlets or ()), ruled, day)
    raise typer.Exit(make_forms(wish))


@app.command("validate", cls=Command)
def validate(  # noqa: PLR0913 - one parameter an option
    files: Files = None,
    *,
    policy: Policy = None,
    day: Day = None,
    folder: Folder = HERE,
    as_json: Json = False,
    strict: Strict = False,
    limit: MostMegabytes = None,
    passwords: Passwords = None,
    columns: Columns = None,
    header: HeaderRows = None,
    hamlet: Hamlet = "",
    keep_columns: KeepColumns = False,
    recognition: Recognition = False,
    out: CopiesFolder = None,
    nothing: NoCopies = False,
    page: ReportPage = None,
    most: Most = 50,
) -> None:
    """Kiểm tra danh sách: chỉ rõ từng ô sai, vì sao, sửa thế nào.

    Có điều phải sửa thì lập thêm bản đánh dấu <tên>_loi.xlsx: chính tệp của thôn, ô sai tô màu,
    trang LOI liệt kê, cột KiemTra ghi lại bằng chữ; sửa trên đó rồi gửi lại được. Tệp gốc giữ
    nguyên; bản đã có người sửa không bị ghi đè (lập _loi (2)). Với --json chỉ lập khi có --out.

    Ví dụ:
    hotro68 validate thon_A.xlsx
    hotro68 validate danhsach --bao-cao bao_cao.html
    hotro68 validate danhsach --json
    hotro68 validate thon_A.xlsx --cot ho_ten=B --luu-cot
    """
    from hotro68.cli.checking import Wish, validate_files
    from hotro68.cli.directing import TypedDirections
    from hotro68.cli.leaving import Leave

    asked = TypedDirections(
        tuple(columns or ()), tuple(header or ()), hamlet, save=keep_columns, show=recognition
    )

    wish = Wish(
        tuple(files or ()),
        folder,
        policy,
        day,
        as_json=as_json,
        strict=strict,
        limit=limit,
        passwords=tuple(passwords or ()),
        asked=asked,
    )
    leave = Leave(False if nothing else None, out, page)
    raise typer.Exit(validate_files(wish, most, leave))


@app.command("sua", cls=Command)
def repair(  # noqa: PLR0913 - one parameter an option
    files: Files = None,
    *,
    out: CopiesFolder = None,
    preview: Preview = False,
    policy: Policy = None,
    day: Day = None,
    limit: MostMegabytes = None,
    passwords: Passwords = None,
    folder: Folder = HERE,
) -> None:
    """Sửa giúp cách ghi trên bản sao <tên>_sua.xlsx, kê từng ô ở trang SuaTuDong.

    Chỉ sửa: khoảng trắng, bảng mã cũ, Unicode tổ hợp, ngày gõ như chữ, Có/Không, số 0 mất ở đầu
    CCCD khi khớp giới tính và năm sinh. Không sửa tiền, chính sách. Tệp gốc giữ nguyên.

    Ví dụ:
    hotro68 sua thon_A.xlsx --xem-truoc
    hotro68 sua danhsach
    """
    from hotro68.cli.checking import Wish
    from hotro68.cli.repairing import repair_files

    wish = Wish(
        tuple(files or ()),
        folder,
        policy,
        day,
        limit=limit,
        passwords=tuple(passwords or ()),
    )
    raise typer.Exit(repair_files(wish, out, preview=preview))


@app.command("merge", cls=Command)
def merge(  # noqa: PLR0913 - one parameter an option
    files: Files = None,
    *,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="TỆP", help="Tệp tổng hợp (tonghop.xlsx).", show_default=False
        ),
    ] = Path("tonghop.xlsx"),
    policy: Policy = None,
    day: Day = None,
    folder: Folder = HERE,
    as_json: Json = False,
    strict: Strict = False,
    limit: MostMegabytes = None,
    passwords: Passwords = None,
    most: Most = 50,
    preview: Annotated[
        bool, typer.Option("--xem-truoc", help="Tính và báo kết quả, không ghi tệp nào.")
    ] = False,
) -> None:
    """Gộp danh sách các thôn, mỗi người một lần, chọn chế độ theo luật, ghi tệp tổng hợp.

    Không ghi tên tệp thì lấy các danh sách trong danhsach/ (hoặc trong thư mục làm việc).

    Ví dụ:
    hotro68 merge --out tonghop.xlsx
    hotro68 merge thon_A.xlsx thon_B.xls --out tonghop.xlsx
    """
    from hotro68.cli.checking import Wish
    from hotro68.cli.merging import merge_files

    wish = Wish(
        tuple(files or ()),
        folder,
        policy,
        day,
        as_json=as_json,
        strict=strict,
        limit=limit,
        passwords=tuple(passwords or ()),
    )
    raise typer.Exit(merge_files(wish, out, most, preview=preview))
