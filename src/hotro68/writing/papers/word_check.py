"""A Word template read before it is filled: declared names, for and if, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeAlias

from hotro68.core.catalogue import (
    PAPER_BROKEN,
    PAPER_LACKS,
    PAPER_PRIVATE,
    PAPER_UNKNOWN_NAME,
    PAPER_UNSAFE,
)
from hotro68.core.finding import Code, Finding
from hotro68.core.package import DAMAGED
from hotro68.core.source import Source
from hotro68.writing.papers.spec import PaperSpec
from hotro68.writing.papers.spec_check import said_private, said_unknown
from hotro68.writing.papers.values import Names, names_for
from hotro68.writing.papers.word_filling import FRAME_LISTS, environment

FRAME = frozenset(
    {"co_quan_1", "co_quan_2", "so_van_ban", "dia_danh_ngay", "tham_quyen", "du_thao"}
)
_LONGEST = 60
_SIGNING = re.compile(r"ky_[1-9]_(chuc|cach|ten)")
_TAGS = re.compile(r"<[^>]+>")
_PARTS = {"": "thân văn bản", "header": "đầu trang", "footer": "chân trang"}

# What the library says → what a clerk can do something with.
_SYNTAX = (
    ("end of template", "có for hoặc if chưa đóng bằng endfor, endif"),
    ("unknown tag", "có lệnh lạ, hoặc endfor, endif không đúng chỗ"),
    ("no filter named", "có cách in lạ sau dấu |"),
    ("unexpected char", "có ký tự không dùng được giữa hai dấu ngoặc"),
    ("expected token", "viết sai trong dấu {{ }} hoặc {% %}"),
)


@dataclass(slots=True)
class _Reading:
    """One part of a template being read. used: names met so far."""

    names: Names
    spec: PaperSpec
    place: Source
    part: str
    lines: list[str]
    findings: list[Finding]
    used: set[str]
    rows: dict[str, str] = field(default_factory=dict)

    def report(self, node: Any, code: Code, problem: str) -> None:  # noqa: ANN401 - jinja's tree
        line = getattr(node, "lineno", 0) or 0
        self.findings.append(_finding(code, self.place, self.where(line), problem))

    def where(self, line: int) -> str:
        text = _TAGS.sub("", self.lines[line - 1]) if 0 < line <= len(self.lines) else ""
        words = " ".join(text.split())
        shown = f" «{words[:_LONGEST]}…»" if len(words) > _LONGEST else f" «{words}»"
        return f"{self.part}, đoạn {max(1, line - 1)}{shown if words else ''}"


_Act: TypeAlias = Callable[[Any, _Reading], None]


def faults_in_word(template: bytes, spec: PaperSpec, place: Source) -> list[Finding]:
    try:
        parts = list(_sources(template))
    except DAMAGED as trouble:
        del trouble
        told = "không phải tệp Word (.docx) mở được"
        return [_finding(PAPER_BROKEN, place, "tệp", told)]
    findings: list[Finding] = []
    used: set[str] = set()
    for part, source in parts:
        reading = _Reading(
            names_for(spec), spec, place, part, source.splitlines(), findings, used
        )
        _read(source, reading)
    return findings or _lacking(spec, used, "".join(text for _, text in parts), place)


def _sources(template: bytes) -> Iterator[tuple[str, str]]:
    """The text of every part as the filling library reads it, a paragraph a line."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(BytesIO(template))
    document.init_docx()
    yield _PARTS[""], _paragraphs(document.patch_xml(document.get_xml()))
    for kind, uri in (("header", document.HEADER_URI), ("footer", document.FOOTER_URI)):
        for _, part in document.get_headers_footers(uri):
            xml = document.xml_to_string(_tree(part))
            yield _PARTS[kind], _paragraphs(document.patch_xml(xml))
    for part in document.docx.part.package.iter_parts():
        if "notes+xml" in part.content_type and b"{" in part.blob:
            yield "chú thích", _paragraphs(document.patch_xml(part.blob.decode()))
    yield "thuộc tính của tệp", "\n" + "\n".join(_properties(document.docx))


def _tree(part: Any) -> Any:  # noqa: ANN401 - python-docx has no type stubs
    from docx.opc.oxml import parse_xml

    return parse_xml(part.blob)


def _properties(document: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx has no type stubs
    known = document.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield str(getattr(known, name) or "")


def _paragraphs(xml: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


def _read(source: str, reading: _Reading) -> None:
    from jinja2 import TemplateSyntaxError

    try:
        tree = environment().parse(source)
        environment().compile(source)
    except TemplateSyntaxError as trouble:
        said = (trouble.message or "").casefold()
        told = next((words for key, words in _SYNTAX if key in said), "viết sai lệnh")
        where = reading.where(trouble.lineno)
        reading.findings.append(_finding(PAPER_BROKEN, reading.place, where, told))
        return
    for node in tree.body:
        _visit(node, reading)


def _visit(node: Any, reading: _Reading) -> None:  # noqa: ANN401 - jinja's tree
    """Each kind of node that may stand in a template; any other is refused."""
    from jinja2 import nodes

    if isinstance(node, nodes.TemplateData):
        return
    found = (act for kind, fits, act in _allowed() if isinstance(node, kind) and fits(node))
    visit = next(found, None)
    if visit is None:
        reading.report(node, PAPER_UNSAFE, "có lệnh ngoài việc in một tên, for và if")
    else:
        visit(node, reading)


def _allowed() -> tuple[tuple[Any, Callable[[Any], bool], _Act], ...]:
    from jinja2 import nodes

    return (
        ((nodes.Output, nodes.If, nodes.Not), bool, _visit_all),
        (nodes.Filter, _plain, _visit_all),
        (nodes.For, _simple, _visit_rows),
        (nodes.Name, bool, _visit_name),
        (nodes.Getattr, lambda node: isinstance(node.node, nodes.Name), _visit_column),
    )


def _visit_all(node: Any, reading: _Reading) -> None:  # noqa: ANN401 - jinja's tree
    for one in node.iter_child_nodes():
        _visit(one, reading)


def _plain(node: Any) -> bool:  # noqa: ANN401 - jinja's tree
    return node.node is not None and not (
        node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    )


def _simple(node: Any) -> bool:  # noqa: ANN401 - jinja's tree
    from jinja2 import nodes

    named = isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)
    return named and not (node.else_ or node.test or node.recursive)


def _visit_rows(node: Any, reading: _Reading) -> None:  # noqa: ANN401 - jinja's tree
    name, row = node.iter.name, node.target.name
    known = {*reading.names.rows, *reading.names.lists, *FRAME_LISTS}
    if name not in known:
        reading.report(node, PAPER_UNKNOWN_NAME, said_unknown(name, known))
        return
    reading.used.add(name)
    outer = dict(reading.rows)
    reading.rows[row] = name
    for one in node.body:
        _visit(one, reading)
    reading.rows = outer


def _visit_name(node: Any, reading: _Reading) -> None:  # noqa: ANN401 - jinja's tree
    name = node.name
    known = {*reading.names.single, *reading.names.rows, *reading.names.lists}
    known |= {*FRAME, *FRAME_LISTS, *reading.rows}
    if name not in known and not _SIGNING.fullmatch(name):
        reading.report(node, PAPER_UNKNOWN_NAME, said_unknown(name, known))
    reading.used.add(name)
    _check_private(node, name, "", reading)


def _visit_column(node: Any, reading: _Reading) -> None:  # noqa: ANN401 - jinja's tree
    table = reading.rows.get(node.node.name)
    if table is None:
        reading.report(
            node, PAPER_UNSAFE, f"«{node.node.name}.{node.attr}» không phải ô của hàng"
        )
        return
    columns = reading.names.rows.get(table, frozenset())
    if columns is not None and node.attr not in columns:
        reading.report(node, PAPER_UNKNOWN_NAME, said_unknown(node.attr, columns))
    elif node.attr.startswith("_"):
        reading.report(node, PAPER_UNSAFE, f"«{node.attr}» không phải tên của một ô")
    _check_private(node, node.attr, table, reading)


def _check_private(node: Any, name: str, table: str, reading: _Reading) -> None:  # noqa: ANN401
    if reading.spec.cong_khai and reading.names.is_private(name, table):
        reading.report(node, PAPER_PRIVATE, said_private(name))


def _lacking(spec: PaperSpec, used: Iterable[str], text: str, place: Source) -> list[Finding]:
    """What the law or the money wants on this paper, whatever its look."""
    met = set(used)
    missing = [f"bảng «{one.bang}»" for one in spec.tables if one.bang not in met]
    if (
        spec.du_thao != "khong"
        and "du_thao" not in met
        and "DỰ THẢO" not in _TAGS.sub("", text)
    ):
        missing.append("chữ DỰ THẢO (tên du_thao)")
    missing += [
        f"chỗ ký thứ {at} (tên ky_{at}_chuc)"
        for at in range(1, len(spec.ky) + 1)
        if f"ky_{at}_chuc" not in met
    ]
    return [Finding(PAPER_LACKS, place, {"problem": one}) for one in missing]


def _finding(code: Code, place: Source, where: str, problem: str) -> Finding:
    data: Mapping[str, object] = {"where": where, "problem": problem}
    return Finding(code, place, data)
