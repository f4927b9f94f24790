"""quy-tac.md: how a rules file is written, every key and every closed list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hotro68.policy import cases, pack, procedure, schema
from hotro68.policy.facts import ARGUMENTS, DERIVATIONS
from hotro68.policy.operators import OPERATORS
from making.page import Page, page, table, words

INTRO = """Luật nằm trong `rules/`, không nằm trong chương trình. Một bộ quy tắc là một thư mục:
`pack.yaml`, `fields.yaml`, `groups.yaml`, mỗi chính sách một tệp, và `cases/` chứa ca mẫu tính
tay. Tệp được đọc chặt: mục lạ, tên không khai báo, phép hỏi không hợp kiểu, ngày không tăng
dần, mức thiếu căn cứ đều bị từ chối trước khi đọc danh sách nào, mỗi lỗi kèm số dòng
(HT901–HT904).
Không có biểu thức và không có mã lệnh trong tệp quy tắc: chỉ có các phép hỏi và phép suy ra ở
dưới. Cách thêm một chính sách: [them-chinh-sach.md](../them-chinh-sach.md)."""
SHOWN = {str: "chữ", int: "số nguyên", date: "ngày 2021-07-01", bool: "true/false"}
NAMED = {"Slug": "tên-gạch-nối", "Name": "tên_gạch_dưới"}


def language_page() -> Page:
    return page(
        "quy-tac.md",
        "Cách viết tệp quy tắc",
        [
            INTRO,
            "## Các tệp và các mục",
            *_files(),
            "## Kiểu của cột",
            _types(),
            "## Phép hỏi",
            _questions(),
            words()["questions"]["blank"].strip(),
            "## Phép suy ra",
            _derivations(),
        ],
    )


def models() -> dict[str, type[BaseModel]]:
    """The shapes of rules files, in the order of the page."""
    found: dict[str, type[BaseModel]] = {}
    for name in words()["files"]:
        room = next(room for room in (schema, procedure, pack, cases) if hasattr(room, name))
        found[name] = getattr(room, name)
    return found


def _files() -> Iterator[str]:
    for name, model in models().items():
        told = words()["files"][name]
        _agree(name, set(told["keys"]), set(model.model_fields))
        yield f"### {told['title']}"
        rows = (_key(key, model.model_fields[key], text) for key, text in told["keys"].items())
        yield table(("Mục", "Giá trị", "Bắt buộc", "Nghĩa"), rows)


def _agree(where: str, told: set[str], real: set[str]) -> None:
    if told != real:
        raise ValueError(f"words.yaml, {where}: {sorted(told ^ real)}")


def _key(key: str, field: FieldInfo, meaning: str) -> tuple[str, ...]:
    return (f"`{key}`", _shown(field.annotation), _needed(field), meaning)


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "có"
    default = field.get_default(call_default_factory=True)
    return "không" if default in (None, "", (), {}) else f"không; mặc định `{default}`"


def _shown(kind: Any) -> str:  # noqa: ANN401 - any annotation of a model
    """An annotation as a person who writes YAML reads it."""
    origin, inner = get_origin(kind), [one for one in get_args(kind) if one is not type(None)]
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in inner)
    if origin in {Union, UnionType}:
        return " hoặc ".join(map(_shown, inner))
    if origin is tuple:
        alike = len({one for one in inner if one is not Ellipsis}) == 1
        return f"danh sách ({_shown(inner[0])})" if alike else "danh sách"
    if origin is dict:
        return f"tên → {_shown(inner[1])}"
    if origin is not None:
        return _shown(inner[0])
    return SHOWN.get(kind) or f"nhóm mục ({getattr(kind, '__name__', kind)})"


def _types() -> str:
    told = words()["types"]
    _agree("types", set(told), set(get_args(schema.FieldType)))
    rows = ((f"`{key}`", text["name"], text["meaning"]) for key, text in told.items())
    return table(("Kiểu", "Tên", "Nghĩa"), rows)


def _questions() -> str:
    told = words()["questions"]["types"]
    _agree("questions", set(told), set(OPERATORS))
    rows = (
        (
            f"`{name}`",
            question.meaning,
            ", ".join(f"`{kind}`" for kind in sorted(question.types)),
            "values" if question.takes == "list" else "value hoặc parameter",
            told[name],
        )
        for name, question in OPERATORS.items()
    )
    return table(("Phép", "Đọc là", "Dùng cho kiểu", "So với", "Nghĩa"), rows)


def _derivations() -> str:
    told = words()["derived"]
    _agree("derived", set(told), set(DERIVATIONS))
    rows = (
        (
            f"`{name}`",
            f"{text['arguments']} ({', '.join(f'`{kind}`' for kind in ARGUMENTS[name])})",
            text["meaning"],
            text["blank"],
        )
        for name, text in told.items()
    )
    return table(("Phép", "Nhận", "Cho", "Khi thiếu"), rows)
