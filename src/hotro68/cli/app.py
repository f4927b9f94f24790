"""Every command with its options; the acts behind them are imported when called."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from hotro68 import __version__
from hotro68.cli.options import (
    HERE,
    BudgetBasis,
    Columns,
    Contingency,
    CopiesFolder,
    Day,
    Decision,
    DecisionDay,
    Files,
    FilledSheet,
    Folder,
    FromFiles,
    Hamlet,
    HeaderRows,
    Json,
    KeepColumns,
    Most,
    MostMegabytes,
    NoCopies,
    Out,
    PaidOn,
    Passwords,
    PayDecisionDay,
    PayDraft,
    PayHamlets,
    PayPoint,
    Policy,
    Preview,
    Received,
    Recognition,
    ReportPage,
    ReserveFund,
    ResultFiles,
    Returned,
    RulesFolder,
    Since,
    StepDay,
    StepPolicies,
    Strict,
    Until,
    WageReform,
    Who,
)
from hotro68.cli.paper_commands import papers
from hotro68.cli.register_commands import WithRegisters
from hotro68.cli.words import Command, Group, usage_error

ABOUT = """Kiểm tra danh sách của thôn, gộp mỗi người một lần, in bảng niêm yết và chi trả.

Ví dụ:
hotro68 validate thon_A.xlsx
hotro68 merge --out tonghop.xlsx
hotro68 niemyet --pdf"""

app = typer.Typer(
    cls=WithRegisters,
    help=ABOUT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help", "--tro-giup"]},
)
payout = typer.Typer(cls=Group, help="Bảng kê chi trả.", rich_markup_mode=None)
app.add_typer(payout, name="chitra")
posting = typer.Typer(cls=Group, rich_markup_mode=None)
app.add_typer(posting, name="niemyet")
rules = typer.Typer(
    cls=Group, help="Xem, kiểm tra, thử và so sánh quy tắc.", rich_markup_mode=None
)
app.add_typer(rules, name="quytac")
app.add_typer(papers, name="vanban")

waivers = typer.Typer(
    cls=Group, help="Sổ người tự nguyện không tham gia.", rich_markup_mode=None
)
app.add_typer(waivers, name="tunguyen")


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In số phiên bản.")] = False,  # noqa: FBT002
    key: Annotated[
        str,
        typer.Option(
            "--khoa",
            metavar="CHỮ",
            help="Khóa của sổ đã mã hóa; kín hơn là đặt biến HOTRO68_KHOA_SO.",
            show_default=False,
        ),
    ] = "",
) -> None:
    if key:
        from hotro68.casebook.key import given_key

        ctx.with_resource(given_key(key))
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


@payout.command("lap", cls=Command)
def pay(  # noqa: PLR0913 - one parameter an option
    *,
    number: Decision = None,
    day: PayDecisionDay = None,
    hamlets: PayHamlets = None,
    point: PayPoint = "",
    draft: PayDraft = False,
    who: Who = None,
    preview: Preview = False,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Lập bảng chi trả có số (PDF, Excel, tệp điền kết quả) cho hồ sơ đã được duyệt.

    Mỗi quyết định, mỗi thôn một bảng; bảng còn đúng thì in lại với số cũ. Chưa có quyết định
    thì không lập, trừ bản --du-thao. Có --so và --ngay mà quyết định ấy chưa nhập thì ghi nhận
    cho toàn bộ lần tổng hợp gần nhất.

    Ví dụ:
    hotro68 chitra lap
    hotro68 chitra lap --so 123/QĐ-UBND --ngay 16/08/2021
    """
    from hotro68.cli.pay import lay_sheets
    from hotro68.cli.pay_desk import PayWish

    wish = PayWish(
        folder,
        out,
        number,
        day,
        who,
        tuple(hamlets or ()),
        point,
        draft=draft,
        preview=preview,
    )
    raise typer.Exit(lay_sheets(wish))


@payout.command("nhap", cls=Command)
def pay_results(  # noqa: PLR0913 - one parameter an option
    files: ResultFiles = None,
    *,
    from_files: FromFiles = None,
    paid_on: PaidOn = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    folder: Folder = HERE,
) -> None:
    """Nhập kết quả chi trả từ tệp …-ket-qua.xlsx: đã nhận, vắng, đã mất, từ chối, nhận thay.

    Có một dòng sai thì chưa ghi nhận dòng nào; nhập lại cùng tệp thì không thêm gì.

    Ví dụ:
    hotro68 chitra nhap ketqua/chitra/bang-01-thon-a-ket-qua.xlsx
    hotro68 chitra nhap ketqua/chitra/bang-01-thon-a-ket-qua.xlsx --ngay-chi 20/08/2021
    """
    from hotro68.cli.pay_results import ResultWish, enter_results

    told = (*(files or ()), *(from_files or ()))
    wish = ResultWish(folder, told, paid_on, day, who, preview=preview, strict=strict)
    raise typer.Exit(enter_results(wish))


@app.command("kinhphi", cls=Command)
def budget(  # noqa: PLR0913 - one parameter an option
    *,
    basis: BudgetBasis = None,
    contingency: Contingency = None,
    reserve: ReserveFund = None,
    wages: WageReform = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    as_json: Json = False,
    strict: Strict = False,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Kinh phí theo chính sách, thôn, đợt: trung ương, địa phương, nguồn nào, thiếu bao nhiêu.

    Ví dụ:
    hotro68 kinhphi
    hotro68 kinhphi --co-so chi --duphong 40000000 --quydutru 10000000 --cctl 8000000
    """
    from hotro68.cli.funding import BudgetWish, reckon_budget

    balances = {"duphong": contingency, "quydutru": reserve, "cctl": wages}
    wish = BudgetWish(
        folder,
        out,
        basis,
        balances,
        day,
        who,
        preview=preview,
        as_json=as_json,
        strict=strict,
    )
    raise typer.Exit(reckon_budget(wish))


@app.command("quyettoan", cls=Command)
def settle(  # noqa: PLR0913 - one parameter an option
    *,
    until: Until = None,
    received: Received = None,
    returned: Returned = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    strict: Strict = False,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Quyết toán: được duyệt, đã nhận, đã chi, phải nộp trả; bảng kê chứng từ từng dòng chi.

    Ví dụ:
    hotro68 quyettoan --den 31/08/2021
    hotro68 quyettoan --nhan 191400000 --tra 3000000
    """
    from hotro68.cli.accounts import SettleWish, settle_accounts

    wish = SettleWish(
        folder, out, until, received, returned, day, who, preview=preview, strict=strict
    )
    raise typer.Exit(settle_accounts(wish))


@app.command("baocao", cls=Command)
def report(  # noqa: PLR0913 - one parameter an option
    *,
    since: Since = None,
    until: Until = None,
    day: StepDay = None,
    who: Who = None,
    preview: Preview = False,
    out: Out = None,
    folder: Folder = HERE,
) -> None:
    """Báo cáo: số hồ sơ và tiền theo chính sách, thôn, trạng thái; chi trong kỳ; vướng mắc.

    Ví dụ:
    hotro68 baocao
    hotro68 baocao --tu 16/08/2021 --den 31/08/2021
    """
    from hotro68.cli.reporting import ReportWish, make_report

    wish = ReportWish(folder, out, since, until, day, who, preview=preview)
    raise typer.Exit(make_report(wish))


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
        typer.Option("--so", metavar="SỐ", help="Số tờ trình, khi đã có.", show_default=False),
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
    from hotro68.pipeline.steps.submitting import Wanted

    step = StepWish(folder, day, who, preview=preview, strict=strict)
    wanted = Wanted(to, tuple(policies or ()), partial)
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


@app.command("doichieu", cls=Command)
def cross_check(  # noqa: PLR0913 - one parameter an option
    kind: Annotated[
        str,
        typer.Argument(
            metavar="LOẠI",
            help="thue, yte, dachi, hotich, bhxh, khac; ketluan để nạp tờ hỏi đã điền.",
        ),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="TỆP", help="Danh sách của cơ quan, tệp nào cũng được.")
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

    thue: hộ kinh doanh của Chi cục Thuế. yte: F0, F1 của trạm y tế. dachi: đã chi đợt trước,
    chương trình khác. hotich: người chết, chuyển đi. bhxh: người đóng BHXH. khac: sổ khác.
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


PersonNamed = Annotated[
    str,
    typer.Argument(
        metavar="NGƯỜI",
        help='Số giấy tờ, hoặc "họ tên, ngày sinh".',
        show_default=False,
    ),
]


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

    Ví dụ:
    hotro68 tunguyen them 020085001234 --so-don 3 --ngay-don 20/7/2021 --chung-kien "Lý Hiền"
    hotro68 tunguyen them "Lý An, 5/3/1985" --so-don 4 --ngay-don 20/7/2021 --chung-kien "Vi Tư"
    """
    from hotro68.cli.wishing import Told, add_waiver

    told = Told(
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
    from hotro68.cli.wishing import Told, withdraw_waiver

    told = Told(folder, day=day, who=who, preview=preview)
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
    from hotro68.cli.wishing import Told
    from hotro68.cli.wishing import choose as choose_support

    told = Told(folder, person, policy, note=note, day=day, who=who, preview=preview)
    raise typer.Exit(choose_support(told))


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
    folder: Folder = HERE,
) -> None:
    """Kiểm chứng sổ và mọi tệp vào, tệp ra: sửa một byte cũng bị chỉ ra.

    Ví dụ:
    hotro68 kiemchung
    hotro68 kiemchung --cong-khai
    """
    from hotro68.cli.record import prove as prove_record
    from hotro68.cli.record import prove_public

    raise typer.Exit(prove_public(folder) if public else prove_record(folder))


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


@app.command("bacsi", cls=Command)
def look_over(*, folder: Folder = HERE) -> None:
    """Khám máy và thư mục: phông chữ, ổ đĩa, tệp đang mở, cấu hình còn thiếu, quy tắc, sổ.

    Ví dụ:
    hotro68 bacsi
    hotro68 bacsi -C xa-cua-toi
    """
    from hotro68.cli.doctor import look_over as look_it_over

    raise typer.Exit(look_it_over(folder))


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
