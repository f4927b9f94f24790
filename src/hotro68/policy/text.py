"""Read a YAML file strictly: scalars stay text, every node keeps its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hotro68.core.catalogue import BAD_RULES, BROKEN_YAML, DOUBLED_KEY
from hotro68.core.finding import Code, Finding
from hotro68.core.source import Source

At: TypeAlias = tuple[str | int, ...]
Problem: TypeAlias = tuple[At, str]
Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
Model = TypeVar("Model", bound=BaseModel)

LARGEST = 1_000_000
DEEPEST = 20
MOST_NODES = 100_000  # an alias of aliases grows without end
NULL, TEXT = "tag:yaml.org,2002:null", "tag:yaml.org,2002:str"
WORDS = {
    "missing": "thiếu mục này",
    "extra_forbidden": "mục lạ, có thể viết sai tên",
    "literal_error": "«{input}» không có trong danh sách: {expected}",
    "date_from_datetime_parsing": "«{input}» không phải ngày dạng 2021-07-01",
    "date_parsing": "«{input}» không phải ngày dạng 2021-07-01",
    "date_from_datetime_inexact": "«{input}» không phải ngày dạng 2021-07-01",
    "date_type": "cần một ngày dạng 2021-07-01",
    "int_parsing": "«{input}» không phải số nguyên",
    "int_from_float": "«{input}» không phải số nguyên",
    "int_type": "cần một số nguyên",
    "bool_parsing": "«{input}» không phải true hoặc false",
    "bool_type": "cần true hoặc false",
    "string_too_short": "không được để trống",
    "too_short": "cần ít nhất một mục",
    "string_type": "cần một đoạn chữ",
    "string_pattern_mismatch": "«{input}» không đúng cách đặt tên",
    "tuple_type": "cần một danh sách",
    "dict_type": "cần các mục có tên",
    "model_type": "cần các mục có tên",
    "greater_than_equal": "«{input}» nhỏ quá, cần từ {ge}",
    "less_than_equal": "«{input}» lớn quá, cần đến {le}",
    "union_tag_not_found": "không rõ là loại mục nào: thiếu khóa chính, hoặc có hai khóa chính",
    "value_error": "{error}",
}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, in C where the library has it, that knows of no types but text.

    To try the library's patterns of numbers and days takes a third of the time of all rules.
    """

    def resolve(self, _: type[yaml.Node], value: str | None, implicit: object) -> str:
        plain = isinstance(implicit, tuple) and implicit[0]
        return NULL if plain and value in {"", "~", "null", "Null", "NULL"} else TEXT

    def descend_resolver(self, *_: object) -> None:
        """No paths are looked for."""

    ascend_resolver = descend_resolver


@dataclass(slots=True)
class _Walk:
    """The nodes of a file as text values; the line of each, and of each name told twice."""

    lines: dict[At, int] = field(default_factory=dict)
    doubled: list[tuple[At, int]] = field(default_factory=list)

    def plain(self, node: yaml.Node | None, at: At) -> Plain:
        """Leave scalars as text: the model gives them their type, YAML 1.1 does not guess."""
        if node is None:
            return None
        if len(at) > DEEPEST or len(self.lines) > MOST_NODES:
            raise RecursionError
        self.lines[at] = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*at, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        return None if node.tag == NULL else str(node.value)

    def _mapping(self, node: yaml.MappingNode, at: At) -> Plain:
        plain: dict[str, Plain] = {}
        for key, value in node.value:
            name = str(key.value)
            inside = (*at, name)
            if name in plain:
                self.doubled.append((inside, key.start_mark.line + 1))
            plain[name] = self.plain(value, inside)
        return plain


@lru_cache(maxsize=256)
def _walked(content: bytes) -> tuple[Plain, _Walk]:
    """Kept by contents: one process may open the same rules many times. Nobody changes it."""
    walk = _Walk()
    return walk.plain(yaml.compose(content.decode("utf-8-sig"), Loader=_Loader), ()), walk


@lru_cache(maxsize=256)
def _shaped(content: bytes, model: type[BaseModel]) -> BaseModel:
    """Kept like the walk it is made of: models are frozen."""
    plain, _ = _walked(content)
    return model.model_validate(plain if plain is not None else {})


@dataclass(slots=True)
class StrictText:
    """A rules or configuration file as text values, remembering the line of each."""

    path: Path
    shown_as: str
    code: Code = BAD_RULES
    lines: dict[At, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _content: bytes = b""

    def read(self) -> Plain:
        """The whole file; None, with findings, when it cannot be read at all."""
        try:
            content = self._content = self.path.read_bytes()
        except OSError as error:
            self._broken(0, f"không mở được tệp ({type(error).__name__})")
            return None
        if len(content) > LARGEST:
            self._broken(0, "tệp quá lớn")
            return None
        return self._taken(content)

    def _taken(self, content: bytes) -> Plain:
        try:
            plain, walk = _walked(content)
        except UnicodeDecodeError:
            self._broken(0, "tệp không phải UTF-8")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._broken(mark.line + 1 if mark else 0, _yaml_words(error))
        except yaml.YAMLError:
            self._broken(0, "có ký tự không dùng được trong YAML")
        except RecursionError:
            self._broken(0, "lồng nhau quá sâu")
        else:
            self.lines = walk.lines
            for at, line in walk.doubled:
                self._tell(at, Source(self.shown_as, row=line), "", DOUBLED_KEY)
            return plain
        return None

    def _broken(self, line: int, problem: str) -> None:
        place = Source(self.shown_as, row=line)
        self.findings.append(Finding(BROKEN_YAML, place, {"problem": problem}))

    def place(self, at: At) -> Source:
        """The line of the nearest node that exists above `at`."""
        known = next((at[:n] for n in range(len(at), -1, -1) if at[:n] in self.lines), None)
        return Source(self.shown_as, row=0 if known is None else self.lines[known])

    def add(self, at: At, problem: str, code: Code | None = None) -> None:
        self._tell(at, self.place(at), problem, code or self.code)

    def _tell(self, at: At, place: Source, problem: str, code: Code) -> None:
        where = ".".join(map(str, at)) or self.shown_as
        self.findings.append(Finding(code, place, {"where": where, "problem": problem}))

    def load(self, model: type[Model]) -> Model | None:
        """The file as `model`; None when anything at all is wrong with its shape."""
        plain = self.read()
        if self.findings and plain is None:
            return None
        try:
            loaded = _shaped(self._content, model)
        except ValidationError as error:
            for detail in error.errors():
                self.add(_place_of(detail), vietnamese(detail))
            return None
        assert isinstance(loaded, model)
        return None if self.findings else loaded


def _place_of(detail: ErrorDetails) -> At:
    """Pydantic names union branches too; only keys and indexes are places in the file."""
    return tuple(part for part in detail["loc"] if part not in {"int", "date", "[key]"})


def _yaml_words(error: yaml.MarkedYAMLError) -> str:
    """The library speaks English: name the common slips, and otherwise the place."""
    problem = error.problem or ""
    if "\\t" in problem or "'\\t'" in problem or "tab" in problem:
        return "thụt lề bằng phím Tab; phải dùng dấu cách"
    if "mapping values are not allowed" in problem:
        return "dấu hai chấm không đúng chỗ, hoặc thụt lề sai"
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return "thụt lề sai, hoặc thiếu dấu hai chấm"
    if "quoted scalar" in (error.context or ""):
        return "dấu ngoặc kép mở mà không đóng"
    return "viết sai cú pháp ở gần dòng này"


def vietnamese(detail: ErrorDetails) -> str:
    """One of pydantic's complaints in Vietnamese."""
    template = WORDS.get(detail["type"], "giá trị «{input}» không hợp lệ")
    given = detail["input"]
    shown = given if isinstance(given, str | int) else "…"
    return template.format_map({"input": shown, **detail.get("ctx", {})})
