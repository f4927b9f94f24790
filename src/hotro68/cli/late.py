"""Commands by name, each made when it is wanted: the options of all take as long as a list."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import typer
import typer.main
from typer.models import CommandInfo, TyperInfo


class Late(Mapping[str, Any]):
    """The commands and groups of these parts, in their order."""

    def __init__(self, parts: Iterable[typer.Typer]) -> None:
        self._told: dict[str, CommandInfo | TyperInfo] = {}
        self._made: dict[str, Any] = {}
        for part in parts:
            self._told |= {str(told.name): told for told in part.registered_commands}
            self._told |= {str(told.name): told for told in part.registered_groups}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer's own types
        if name not in self._made:
            self._made[name] = _made(self._told[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def help_of(self, name: str) -> str:
        """What the command will tell of itself, without making it."""
        told = self._told[name]
        if isinstance(told, TyperInfo):
            return typer.main.solve_typer_info_help(told)
        return told.help or inspect.getdoc(told.callback) or ""


def _made(told: CommandInfo | TyperInfo) -> Any:  # noqa: ANN401 - Typer's own types
    if isinstance(told, CommandInfo):
        return typer.main.get_command_from_info(
            told, pretty_exceptions_short=False, rich_markup_mode=None
        )
    assert told.typer_instance is not None
    group = typer.main.get_group(told.typer_instance)
    group.name = told.name
    return group
