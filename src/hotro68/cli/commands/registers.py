"""The commands of every register in rules/so/: made from its file when one is asked for."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import cached_property
from inspect import Parameter, Signature
from typing import Annotated, Any, ClassVar, cast

import typer
import typer.main

from hotro68.cli.late import Late
from hotro68.cli.options import HERE, Folder, Json, Out, Preview, StepDay, Who
from hotro68.cli.words import Command, Group


class WithRegisters(Group):
    """The program's own commands, and one group for each register that a file describes."""

    parts: ClassVar[tuple[typer.Typer, ...]]

    @property
    def commands(self) -> MutableMapping[str, Any]:
        """A command of the program goes before a register of the same name."""
        from hotro68.casebook.register_names import register_names

        registers = {
            name: RegisterGroup(name, title) for name, title in register_names().items()
        }
        return ChainMap(cast("MutableMapping[str, Any]", self._own), registers)

    @commands.setter
    def commands(self, _: MutableMapping[str, Any]) -> None:
        """The parts give the commands, late; Typer would have made them all."""

    @cached_property
    def _own(self) -> Late:
        return Late(self.parts)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own types
        """In the order they are written, the registers last."""
        del ctx
        return [*self._own, *(name for name in self.commands if name not in self._own)]

    def help_of(self, name: str) -> str:
        return self._own.help_of(name) if name in self._own else super().help_of(name)


class RegisterGroup(Group):
    """One register. Its file is read only when a command of it is wanted."""

    def __init__(self, name: str, title: str) -> None:
        self._made: dict[str, Any] = {}
        super().__init__(name=name, help=f"{title}.", rich_markup_mode=None)

    @property
    def commands(self) -> MutableMapping[str, Any]:
        if not self._made:
            self._made = _commands_of(str(self.name))
        return self._made

    @commands.setter
    def commands(self, own: MutableMapping[str, Any]) -> None:
        """A register has no commands but those its file gives."""


def _commands_of(name: str) -> dict[str, Any]:
    from hotro68.casebook.register import load_register

    register, findings = load_register(name)
    app = typer.Typer(cls=Group, rich_markup_mode=None)
    if register is None:
        for deed in ("them", "sua", "dong", "danhsach", "xuat"):
            app.command(deed, cls=Command, context_settings=_ANYTHING)(_broken(findings))
    else:
        _add_deeds(app, register)
        app.command("danhsach", cls=Command)(_listing(register))
        app.command("xuat", cls=Command)(_export(register))
    return dict(typer.main.get_group(app).commands)


def _without_strokes(token: str) -> str:
    return token.replace("-", "")


_ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True}
_EITHER = {"token_normalize_func": _without_strokes}
"""`--noi-dung` may be typed as `--noidung`."""


def _broken(findings: list[Any]) -> Callable[[], None]:
    def tell() -> None:
        """Tệp của sổ này sai; chạy để xem sai ở dòng nào."""
        from hotro68.cli.ending import end

        raise typer.Exit(end(findings))

    return tell


def _add_deeds(app: typer.Typer, register: Any) -> None:  # noqa: ANN401 - imported late, see above
    fields, ending = register.fields, register.closing.fields
    outcomes = "|".join(register.closing.outcomes)
    told = "; ".join(f"{key}: {o.label}" for key, o in register.closing.outcomes.items())
    result = _option("ket_qua", outcomes, f"{told}.")
    needed = [f"{register.option(key)} …" for key, spec in fields.items() if spec.required]
    deeds: tuple[tuple[str, str, str, Iterable[Parameter]], ...] = (
        (
            "them",
            f"Ghi {register.noun} mới. {register.about}",
            " ".join(needed),
            _field_options(fields),
        ),
        (
            "sua",
            f'Sửa một mục đã ghi ({register.noun}); ghi trống ("") là bỏ điều đã ghi.',
            f"3 {needed[0] if needed else ''}".strip(),
            (_number(), *_field_options({**fields, **ending}), result),
        ),
        (
            "dong",
            f"{register.closing.label}: đóng một mục.",
            f"3 --ket-qua {next(iter(register.closing.outcomes))}",
            (_number(), result, *_field_options(ending)),
        ),
    )
    for deed, help_text, example, parameters in deeds:
        text = f"{help_text}\n\nVí dụ:\nhotro68 {register.id} {deed} {example}"
        act = _act(register, deed, (*parameters, *_STEP))
        app.command(deed, cls=Command, help=text, context_settings=_EITHER)(act)


def _act(register: Any, deed: str, parameters: Iterable[Parameter]) -> Callable[..., None]:  # noqa: ANN401
    def enter(**told: Any) -> None:  # noqa: ANN401 - what Typer parsed
        from hotro68.cli.registers import EntryWish, enter_deed

        number, outcome = told.pop("muc", None), told.pop("ket_qua", None)
        step = {name: told.pop(name) for name in ("day", "who", "preview", "folder")}
        typed = {key: text for key, text in told.items() if text is not None}
        asked = EntryWish(register, deed, typed, number, outcome or "", **step)
        raise typer.Exit(enter_deed(asked))

    enter.__signature__ = Signature(list(parameters))  # type: ignore[attr-defined]
    return enter


def _keyword(name: str, annotation: object, default: object) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_STEP = (
    _keyword("preview", Preview, default=False),
    _keyword("day", StepDay, None),
    _keyword("who", Who, None),
    _keyword("folder", Folder, HERE),
)


def _number() -> Parameter:
    told = typer.Argument(metavar="MỤC", help="Số của mục, xem ở danhsach.")
    annotation = Annotated[int, told]
    return Parameter("muc", Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation)


def _field_options(fields: dict[str, Any]) -> Iterator[Parameter]:
    for key, spec in fields.items():
        metavar = "|".join(spec.choices) if spec.choices else _METAVARS.get(spec.type, "CHỮ")
        words = "; ".join(f"{choice}: {label}" for choice, label in spec.choices.items())
        needed = " (cần)" if spec.required else ""
        today = " (ngày của bước này)" if spec.today else ""
        yield _option(
            key, metavar, f"{spec.label}{needed}{today}.{f' {words}.' if words else ''}"
        )


_METAVARS = {
    "date": "NGÀY",
    "birth_date": "NGÀY",
    "integer": "SỐ",
    "money": "TIỀN",
    "id_number": "SỐ",
    "tax_code": "SỐ",
    "phone": "SỐ",
    "hamlet": "THÔN",
    "policy": "MÃ",
    "file": "NGƯỜI",
}


def _option(key: str, metavar: str, told: str) -> Parameter:
    name = f"--{key.replace('_', '-')}"
    option = typer.Option(name, metavar=metavar, help=told, show_default=False)
    return _keyword(key, Annotated[str | None, option], None)


def _listing(register: Any) -> Callable[..., None]:  # noqa: ANN401
    def listing(
        *,
        only_open: Annotated[
            bool, typer.Option("--con-mo", help="Chỉ các mục chưa đóng.")
        ] = False,
        as_json: Json = False,
        day: StepDay = None,
        folder: Folder = HERE,
    ) -> None:
        from hotro68.cli.registers import list_items

        raise typer.Exit(
            list_items(register, folder, day, only_open=only_open, as_json=as_json)
        )

    listing.__doc__ = f"Xem các mục của sổ: {register.title}."
    return listing


def _export(register: Any) -> Callable[..., None]:  # noqa: ANN401
    def export(
        *, out: Out = None, day: StepDay = None, who: Who = None, folder: Folder = HERE
    ) -> None:
        from hotro68.cli.registers_export import export_items

        raise typer.Exit(export_items(register, folder, out, day, who))

    export.__doc__ = f"Xuất sổ ra Excel: {register.title}."
    return export
