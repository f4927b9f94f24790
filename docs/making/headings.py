"""danh-sach.md: which headings of a list are recognised, and what a missing one means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hotro68.policy.schema import FieldSpec
from making.page import Page, pack, page, table, words

INTRO = """Tiêu đề được so không dấu, không phân biệt chữ hoa, chữ thường, xuống dòng hay dấu
câu; phần trong ngoặc («Số tiền (đồng)») được bỏ qua. Tiêu đề hai, ba dòng gộp ô được đọc từ
trên xuống. Cột không nhận ra thì để nguyên, không đoán; `validate --json` liệt kê các cột đó.

**Thiếu cột** nghĩa là cả danh sách không có cột. **Ô trống** nghĩa là có cột nhưng ô của một
người để trống. Hai điều khác nhau: thiếu cột thì thôn xác nhận một lần khi ký, ô trống thì hỏi
tại đúng ô đó."""
ABSENT = {
    "ask": "hỏi từng dòng, chưa chi",
    "confirm": "thôn xác nhận khi ký, vẫn chi",
    "ignore": "không cần",
}


def heading_page() -> Page:
    rules = pack()
    sections = [INTRO, "## Cột chung", fields_table(rules.fields)]
    for policy in rules.policies.values():
        sections += [
            f"## {policy.name} (`{policy.id}`)",
            "Nhận ra danh sách qua các chữ này ở tiêu đề, tên trang hoặc tên tệp: "
            + ", ".join(f"«{phrase}»" for phrase in policy.recognise.phrases)
            + ".",
            fields_table(policy.fields),
        ]
    return page("danh-sach.md", "Cột của danh sách", sections)


def fields_table(fields: Mapping[str, FieldSpec]) -> str:
    heads = ("Cột", "Khóa", "Kiểu", "Tiêu đề nhận được", "Thiếu cột", "Ô trống")
    return table(heads, (_field(key, spec) for key, spec in fields.items()))


def _field(key: str, spec: FieldSpec) -> tuple[str, ...]:
    kind = words()["types"][spec.type]["name"]
    wordings = "; ".join((*spec.headers, *_choices(spec))) or spec.label
    return (spec.label, f"`{key}`", kind, wordings, ABSENT[spec.absent], blank_of(spec))


def _choices(spec: FieldSpec) -> Iterator[str]:
    for value, wordings in spec.choices.items():
        yield f"(ô ghi: {value} = {', '.join(wordings)})"


def blank_of(spec: FieldSpec) -> str:
    """What an empty cell of the column means."""
    if spec.blank is not None:
        return f"hiểu là «{ {'true': 'có', 'false': 'không'}.get(spec.blank, spec.blank) }»"
    if spec.absent == "ignore":
        return "hỏi tại ô nếu phép tính cần" if spec.question else "để trống được"
    return "hỏi tại ô nếu phép tính cần"
