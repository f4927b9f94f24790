"""Typer speaks Vietnamese: help pages and usage errors in our own words."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)")
HELP = "Xem trợ giúp rồi dừng."
EXITS = """Mã thoát: 0 sạch; 1 có lỗi phải sửa; 2 dùng sai, cấu hình sai hoặc tệp hỏng;
3 cần người quyết định; 4 sai trình tự, thời hạn; 5 không ghi được; 10 lỗi của chương trình."""


class Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own types
        _write_help(self, ctx, formatter)


class Group(TyperGroup):
    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own types
        _write_help(self, ctx, formatter)
        names = self.list_commands(ctx)
        with formatter.section("Lệnh"):
            formatter.write_dl(
                [(one, self.help_of(one).strip().split("\n")[0]) for one in names]
            )
        formatter.write_paragraph()
        formatter.write_text(EXITS)

    def help_of(self, name: str) -> str:
        return self.commands[name].help or ""


def _write_help(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    pieces = " ".join(_usage(command, ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")
    for paragraph in (command.help or "").strip().split("\n\n"):
        formatter.write_paragraph()
        for line in _lines(paragraph):
            with formatter.indentation():
                formatter.write_text(line)
    records = {"argument": [], "option": []}  # type: dict[str, list[tuple[str, str]]]
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            is_help = "--help" in parameter.opts
            name = parameter.metavar if parameter.param_type_name == "argument" else record[0]
            if is_help:
                name = ", ".join(sorted(parameter.opts, key=len))
            text = HELP if is_help else record[1].replace("[required]", "(bắt buộc)")
            records[parameter.param_type_name].append((name or record[0], text))
    for kind, title in (("argument", "Đối số"), ("option", "Tùy chọn")):
        if records[kind]:
            with formatter.section(title):
                formatter.write_dl(records[kind])


def _lines(paragraph: str) -> list[str]:
    """Examples stand a line each; the lines of a sentence are one for the terminal to break."""
    lines = [line.strip() for line in paragraph.split("\n")]
    return lines if lines[0].endswith(":") else [" ".join(lines)]


def _usage(command: TyperCommand | TyperGroup, ctx: Any) -> list[str]:  # noqa: ANN401
    pieces = command.collect_usage_pieces(ctx)
    words = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND": "LỆNH", "[ARGS]...": "…"}
    words["[[TỆP"], words["MỤC]…]..."] = "[TỆP", "MỤC]…"
    return [" ".join(words.get(word, word) for word in piece.split()) for piece in pieces]


def usage_error(error: Any) -> str:  # noqa: ANN401 - one of Typer's usage errors
    """A usage error in one Vietnamese sentence, with what to do."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "hotro68"
    return f"{_fault(error)}\nXem cách dùng: {path} --help"


def _fault(error: Any) -> str:  # noqa: ANN401
    kinds = {kind.__name__ for kind in type(error).__mro__}
    parameter = getattr(error, "param", None)
    name = parameter.opts[-1] if parameter is not None and parameter.opts else ""
    if parameter is not None and parameter.param_type_name == "argument":
        name = (parameter.metavar or str(parameter.name)).strip("[]…")
    if "NoSuchOption" in kinds:
        near = ", ".join(error.possibilities or ())
        hint = f" Có phải: {near}?" if near else ""
        return f"Không có tùy chọn «{error.option_name}».{hint}"
    if "MissingParameter" in kinds:
        return f"Thiếu «{name}»."
    if "does not take a value" in str(getattr(error, "message", "")):
        return f"Tùy chọn «{error.option_name}» không nhận giá trị."
    if "BadOptionUsage" in kinds:
        return f"Tùy chọn «{error.option_name}» cần một giá trị đi kèm."
    if "BadParameter" in kinds:
        return f"Giá trị của «{name}» không dùng được: cần một số nguyên{_bounds(parameter)}."
    return _unknown_command(error)


def _bounds(parameter: Any) -> str:  # noqa: ANN401
    """Texts and paths Typer takes as they are; only a number can be none."""
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    lower = f" từ {least}" if least is not None else ""
    return lower + (f" đến {most}" if most is not None else "")


def _unknown_command(error: Any) -> str:  # noqa: ANN401
    words = str(getattr(error, "message", "")).split("'")
    if len(words) > 1 and words[0].startswith("No such command"):
        near = f" Có phải «{words[3]}»?" if len(words) > 3 else ""  # noqa: PLR2004 - 'x' … 'y'
        return f"Không có lệnh «{words[1]}».{near}"
    extra = _EXTRA.search(str(getattr(error, "message", "")))
    if extra:
        return f"Thừa «{extra[1]}» trong lệnh; tên có dấu cách thì đặt trong ngoặc kép."
    command = getattr(getattr(error, "ctx", None), "command", None)
    if isinstance(command, TyperGroup):
        return f"Thiếu lệnh con: {', '.join(command.list_commands(error.ctx))}."
    return "Gõ lệnh chưa đúng."
