"""Payout, budget, settlement, report."""

from __future__ import annotations

import typer

from hotro68.cli.options import (
    HERE,
    BudgetBasis,
    Contingency,
    Decision,
    Folder,
    FromFiles,
    Json,
    Out,
    PaidOn,
    PayDecisionDay,
    PayDraft,
    PayHamlets,
    PayPoint,
    Preview,
    Received,
    ReserveFund,
    ResultFiles,
    Returned,
    Since,
    StepDay,
    Strict,
    Until,
    WageReform,
    Who,
)
from hotro68.cli.words import Command, Group

app = typer.Typer()

payout = typer.Typer(cls=Group, help="Bảng kê chi trả.", rich_markup_mode=None)
app.add_typer(payout, name="chitra")


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
    """Lập bảng chi trả có số (PDF, Word, Excel, tệp điền kết quả) cho hồ sơ đã được duyệt.

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
