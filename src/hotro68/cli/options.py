"""The options that several commands share, with their Vietnamese names and help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[TỆP hoặc THƯ MỤC]…", help="Danh sách của thôn.", show_default=False
    ),
]
Folder: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--thu-muc", "-C", metavar="THƯ MỤC", help="Thư mục làm việc.", show_default=False
    ),
]
Day: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--ngay", metavar="NGÀY", help="Ngày thẩm định, ví dụ 16/07/2021.", show_default=False
    ),
]
Policy: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--chinhsach",
        metavar="MÃ",
        help="Chính sách của mọi danh sách, khi tiêu đề không nói rõ.",
        show_default=False,
    ),
]
Columns: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--cot",
        metavar="TRƯỜNG=CỘT",
        help="Chỉ cột, ví dụ ho_ten=B hoặc LDTD!ho_ten=B; - là không có; lặp lại được.",
        show_default=False,
    ),
]
HeaderRows: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--dong-tieu-de",
        metavar="DÒNG",
        help="Chỉ dòng tiêu đề, ví dụ 4-6 hoặc LDTD!4-6.",
        show_default=False,
    ),
]
Hamlet: TypeAlias = Annotated[
    str,
    typer.Option("--thon", metavar="THÔN", help="Thôn của danh sách.", show_default=False),
]
KeepColumns: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--luu-cot", help="Ghi lời chỉ ra tệp .cot.yaml cạnh danh sách, nhớ cho lần sau."
    ),
]
Recognition: TypeAlias = Annotated[
    bool, typer.Option("--nhan-dang", help="Kể hết: cột nào là gì, vì sao, chính sách, thôn.")
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")]
Strict: TypeAlias = Annotated[bool, typer.Option("--nghiem", help="Coi cảnh báo là lỗi.")]


def one_number(text: str | None) -> str | None:
    """As it is entered whoever types or copies it."""
    from hotro68.vietnamese.papers import paper_number

    return text and paper_number(text)


Decision: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--so",
        metavar="SỐ",
        help="Số quyết định, ví dụ 123/QĐ-UBND.",
        show_default=False,
        callback=one_number,
    ),
]
DecisionDay: TypeAlias = Annotated[
    str | None,
    typer.Option("--ngay", metavar="NGÀY", help="Ngày quyết định.", show_default=False),
]
Out: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--ra", metavar="THƯ MỤC", help="Nơi để văn bản (ketqua).", show_default=False
    ),
]
Most: TypeAlias = Annotated[
    int,
    typer.Option(
        "--toi-da", metavar="N", help="Số phát hiện in ra màn hình (50).", show_default=False
    ),
]
RulesFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--quytac", metavar="THƯ MỤC", help="Thư mục quy tắc khác.", show_default=False
    ),
]
Preview: TypeAlias = Annotated[
    bool, typer.Option("--xem-truoc", help="Chỉ cho biết sẽ làm gì, chưa làm.")
]
StepDay: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--ngay", metavar="NGÀY", help="Ngày làm bước này (hôm nay).", show_default=False
    ),
]
Who: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--nguoi",
        metavar="TÊN",
        help="Người làm bước này (người lập ở hotro68.yaml).",
        show_default=False,
    ),
]
MostMegabytes: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--gioi-han",
        metavar="MB",
        min=1,
        help="Dung lượng lớn nhất của một tệp sau khi giải nén (300).",
        show_default=False,
    ),
]
Passwords: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--mat-khau",
        metavar="CHỮ",
        help="Mật khẩu mở tệp của thôn, ghi được nhiều lần; hoặc đặt biến HOTRO68_MAT_KHAU.",
        show_default=False,
    ),
]
CopiesFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "--ra",
        metavar="THƯ MỤC",
        help="Nơi để bản đánh dấu (cạnh danh sách; danh sách trong danhsach/ thì ở ketqua/).",
        show_default=False,
    ),
]
NoCopies: TypeAlias = Annotated[
    bool, typer.Option("--khong-ghi", help="Không lập bản đánh dấu, chỉ báo kết quả.")
]
ReportPage: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--bao-cao",
        metavar="TỆP.html",
        help="Ghi thêm báo cáo một trang để gửi thôn.",
        show_default=False,
    ),
]
PayHamlets: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--thon", metavar="THÔN", help="Chỉ thôn này; lặp lại được.", show_default=False
    ),
]
PayPoint: TypeAlias = Annotated[
    str,
    typer.Option(
        "--diem",
        metavar="TÊN",
        help="Điểm chi chung: các thôn đã chọn vào một bảng.",
        show_default=False,
    ),
]
PayDraft: TypeAlias = Annotated[
    bool, typer.Option("--du-thao", help="Chỉ in bản DỰ THẢO, khi chưa có quyết định.")
]
PaidOn: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--ngay-chi",
        metavar="NGÀY",
        help="Ngày nhận của những dòng đã nhận mà không ghi ngày.",
        show_default=False,
    ),
]
ResultFiles: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[TỆP]…", help="Tệp …-ket-qua.xlsx đã điền.", show_default=False),
]
FromFiles: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--tu-file", metavar="TỆP", help="Như TỆP; lặp lại được.", show_default=False),
]
PayDecisionDay: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--ngay",
        metavar="NGÀY",
        help="Đi với --so: ngày quyết định; không có --so: ngày làm bước này (hôm nay).",
        show_default=False,
    ),
]
BudgetBasis: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--co-so",
        metavar="CƠ SỞ",
        help="denghi, duyet hay chi (duyet khi đã có quyết định).",
        show_default=False,
    ),
]
Contingency: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--duphong", metavar="TIỀN", help="Số dư dự phòng ngân sách.", show_default=False
    ),
]
ReserveFund: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--quydutru", metavar="TIỀN", help="Số dư quỹ dự trữ tài chính.", show_default=False
    ),
]
WageReform: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--cctl", metavar="TIỀN", help="Nguồn cải cách tiền lương còn dư.", show_default=False
    ),
]
Until: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--den",
        "--den-ngay",
        metavar="NGÀY",
        help="Tính đến hết ngày này (ngày làm bước này).",
        show_default=False,
    ),
]
Since: TypeAlias = Annotated[
    str | None,
    typer.Option("--tu", metavar="NGÀY", help="Từ ngày này (từ đầu).", show_default=False),
]
Received: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--nhan",
        metavar="TIỀN",
        help="Số tiền đã nhận để chi; nhớ cho lần sau.",
        show_default=False,
    ),
]
Returned: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--tra", metavar="TIỀN", help="Số tiền đã nộp trả; nhớ cho lần sau.", show_default=False
    ),
]
StepPolicies: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--chinhsach",
        metavar="MÃ",
        help="Chỉ chính sách này; lặp lại được.",
        show_default=False,
    ),
]
FilledSheet: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--tu-file", metavar="TỆP", help="Bảng đã điền, nhập vào.", show_default=False
    ),
]
HERE = Path()
