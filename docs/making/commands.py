"""lenh.md: every command as its own --help tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer.main

from hotro68.cli.app import app
from making.page import Page, fenced, page

WIDTH = 96
_HELP_NAMES = re.compile(r"-h, --help, --tro-giup|-h, --tro-giup, --help")
"""The library keeps the names of this one option in a set."""


def command_page() -> Page:
    intro = "Mọi lệnh, đúng như `hotro68 LỆNH --help` in ra. Mã thoát giống nhau ở mọi lệnh."
    sections = [f"## {path}\n\n{fenced(text)}" for path, text in helps()]
    return page("lenh.md", "Lệnh", [intro, *sections])


def helps() -> Iterator[tuple[str, str]]:
    """Each command by its full name, with its help; the program itself first."""
    yield from _walk(typer.main.get_command(app), "hotro68", None)


def _walk(command: Any, name: str, parent: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - Typer's own types
    context = command.make_context(
        name, [], parent=parent, resilient_parsing=True, terminal_width=WIDTH
    )
    yield (
        context.command_path,
        _HELP_NAMES.sub("-h, --tro-giup, --help", command.get_help(context)),
    )
    for inner in getattr(command, "commands", {}).values():
        if not inner.hidden:
            yield from _walk(inner, inner.name, context)
