"""The program: every group of commands on one app."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hotro68 import __version__
from hotro68.cli.commands import (
    folder,
    lists,
    money,
    overview,
    papers,
    people,
    posting,
    record,
    rules,
    steps,
)
from hotro68.cli.commands.registers import WithRegisters
from hotro68.cli.words import usage_error

ABOUT = """Kiểm tra danh sách của thôn, gộp mỗi người một lần, in bảng niêm yết và chi trả.

Ví dụ:
hotro68 validate thon_A.xlsx
hotro68 merge --out tonghop.xlsx
hotro68 niemyet --pdf"""


class Program(WithRegisters):
    """In the order of the clerk's work; the help lists them so."""

    parts = (
        lists.app,
        people.app,
        steps.app,
        posting.app,
        money.app,
        papers.app,
        overview.app,
        record.app,
        rules.app,
        folder.app,
    )


app = typer.Typer(
    cls=Program,
    help=ABOUT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help", "--tro-giup"]},
)


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
            envvar="HOTRO68_KHOA_SO",
            show_envvar=False,
            show_default=False,
        ),
    ] = "",
) -> None:
    if key:
        from hotro68.casebook.key import derived_once, given_key

        ctx.with_resource(given_key(key))
        ctx.with_resource(derived_once())
    if version:
        typer.echo(f"hotro68 {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


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
