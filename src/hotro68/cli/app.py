"""Every command with its options; the acts behind them are imported when called."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from hotro68 import __version__
from hotro68.cli.options import (
    HERE,
    Columns,
    CopiesFolder,
    Day,
    Decision,
    DecisionDay,
    Files,
    Folder,
    Hamlet,
    HeaderRows,
    Json,
    KeepColumns,
    Most,
    MostMegabytes,
    NoCopies,
    Out,
    Passwords,
    Policy,
    Preview,
    Recognition,
    ReportPage,
    RulesFolder,
    StepDay,
    Strict,
    Who,
)
from hotro68.cli.words import Command, Group, usage_error

ABOUT = """Kiểm tra danh sách của thôn, gộp mỗi người một lần, in bảng niêm yết và chi trả.

Ví dụ:
hotro68 validate thon_A.xlsx
hotro68 merge --out tonghop.xlsx
hotro68 niemyet --pdf"""

app = typer.Typer(
    cls=Group,
    help=ABOUT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help", "--tro-giup"]},
)
payout = typer.Typer(cls=Group, help="Bảng kê chi trả.", rich_markup_mode=None)
app.add_typer(payout, name="chitra")
rules = typer.Typer(
    cls=Group, help="Xem, kiểm tra, thử và so sánh quy tắc.", rich_markup_mode=None
)
app.add_typer(rules, name="quytac")


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In số phiên bản.")] = False,  # noqa: FBT002
) -> None:
    if version:
        typer.echo(f"hotro68 {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


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
    from hotro68.cli.directing import Asked
    from hotro68.cli.leaving import Leave

    asked = Asked(
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


@app.command("niemyet", cls=Command)
def post(  # noqa: PLR0913 - one parameter an option
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
) -> None:
    """In bảng niêm yết của lần tổng hợp gần nhất: một bản cho trụ sở, mỗi thôn một bản.

    Ví dụ:
    hotro68 niemyet --pdf
    hotro68 niemyet --loai ketqua --so 123/QĐ-UBND --ngay 16/08/2021
    """
    from hotro68.cli.papers import PostingWish, post_lists

    formats = {"pdf": pdf, "docx": docx, "html": html}
    wanted = frozenset(name for name, asked in formats.items() if asked) or frozenset({"pdf"})
    wish = PostingWish(folder, out, kind, number, day, posted, wanted, strict=strict)
    raise typer.Exit(post_lists(wish))


@payout.command("lap", cls=Command)
def pay(
    *,
    number: Decision = None,
    day: DecisionDay = None,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Lập bảng kê chi trả từng thôn (PDF và Excel); DỰ THẢO cho tới khi có quyết định.

    Ví dụ:
    hotro68 chitra lap
    hotro68 chitra lap --so 123/QĐ-UBND --ngay 16/08/2021
    """
    from hotro68.cli.papers import pay_lists

    raise typer.Exit(pay_lists(folder, out, number, day))


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
def rules_list(*, day: Day = None, folder: Folder = HERE) -> None:
    """Liệt kê các chính sách."""
    from hotro68.cli.telling import list_policies

    raise typer.Exit(list_policies(folder, day))


@rules.command("xem", cls=Command)
def rules_show(
    policy: Annotated[str, typer.Argument(metavar="MÃ", help="Mã chính sách.")],
    *,
    day: Day = None,
    folder: Folder = HERE,
) -> None:
    """Xem một chính sách: ai được, được bao nhiêu, hồ sơ, ai quyết định."""
    from hotro68.cli.telling import show_policy

    raise typer.Exit(show_policy(policy, folder, day))


@rules.command("kiemtra", cls=Command)
def rules_check(*, place: RulesFolder = None, folder: Folder = HERE) -> None:
    """Kiểm tra các tệp quy tắc, chỉ rõ tệp và dòng sai."""
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
    """Chạy các ca mẫu của quy tắc."""
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
def prove(*, folder: Folder = HERE) -> None:
    """Kiểm chứng sổ và mọi tệp vào, tệp ra: sửa một byte cũng bị chỉ ra."""
    from hotro68.cli.record import prove as prove_record

    raise typer.Exit(prove_record(folder))


@app.command("mau", cls=Command)
def forms(
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
    folder: Folder = HERE,
) -> None:
    """Làm tệp mẫu để thôn điền: có lời nhắc, danh sách chọn, hướng dẫn; đọc lại chính xác.

    Ví dụ:
    hotro68 mau --thon "Thôn A" --thon "Thôn B"
    hotro68 mau --chinhsach lao-dong-tu-do --out mau
    """
    from hotro68.cli.forms import FormsWish, make_forms

    wish = FormsWish(folder, out, tuple(policies or ()), tuple(hamlets or ()), ruled)
    raise typer.Exit(make_forms(wish))


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


@app.command("khoitao", cls=Command)
def begin(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ MỤC", help="Thư mục mới.", show_default=False)
    ] = HERE,
) -> None:
    """Tạo thư mục làm việc: hotro68.yaml có chú giải và thư mục danhsach."""
    from hotro68.cli.folder import begin_folder

    raise typer.Exit(begin_folder(folder))


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


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code. Nothing but our own words reaches the clerk."""
    try:
        result = app(arguments, prog_name="hotro68", standalone_mode=False)
    except KeyboardInterrupt:
        typer.echo("Đã dừng theo yêu cầu; không có tệp nào ghi dở.", err=True)
        return 130
    except Exception as error:  # noqa: BLE001 - the last place that may see a fault of ours
        return _stumble(error)
    return int(result or 0)


def _stumble(error: Exception) -> int:
    if hasattr(error, "format_message"):
        typer.echo(usage_error(error), err=True)
        return 2
    if isinstance(error, BrokenPipeError):
        sys.stderr.close()
        return 0
    from hotro68.cli.fault import leave_report

    return leave_report(error)
