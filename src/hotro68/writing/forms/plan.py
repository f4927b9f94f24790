"""What a blank list asks for: its columns, worked out from the rules of one policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hotro68.core.dialect import Dialect
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec, FieldType, Policy

NAME, HAMLET = "ho_ten", "thon"
_FIRST = (NAME, "ngay_sinh", "gioi_tinh", "so_giay_to", "so_giay_to_cu", HAMLET, "noi_o")
_OF_PERSONS = frozenset({"ngay_sinh", "gioi_tinh", "so_giay_to", "so_giay_to_cu"})
_IF_ASKED = ("ngay_nop",)
_LAST = ("so_tien_de_nghi", "dien_thoai", "so_tai_khoan", "ngan_hang", "ghi_chu")


class CellKind(StrEnum):
    """How a cell of the column is written."""

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    NUMBER = "number"
    """Digits kept as text: an identity number, with its zeros."""


_KINDS: dict[FieldType, CellKind] = {
    "date": CellKind.DAY,
    "integer": CellKind.COUNT,
    "money": CellKind.MONEY,
    "id_number": CellKind.NUMBER,
}
_HINTS: dict[FieldType, str] = {
    "name": "Họ tên đầy đủ như trên giấy tờ.",
    "birth_date": "Ngày/tháng/năm, ví dụ 05/03/1985; chỉ biết năm thì ghi 1985.",
    "date": "Ngày/tháng/năm, ví dụ 01/06/2021. Gõ xong nhìn lại ô: ngày trước, tháng sau.",
    "date_list": "Nhiều ngày cách nhau bằng dấu chấm phẩy, ví dụ 01/02/2016; 03/04/2019.",
    "integer": "Chỉ ghi số.",
    "money": "Số tiền bằng đồng, chỉ ghi số, ví dụ 1500000.",
    "yes_no": "Chọn «có» hoặc «không».",
    "choice": "Chọn trong danh sách thả xuống.",
    "sex": "Chọn «Nam» hoặc «Nữ».",
    "id_number": "CCCD 12 số hoặc CMND 9 số; ô đã định dạng chữ nên giữ được số 0 ở đầu.",
    "tax_code": "Mã số thuế 10 hoặc 13 số.",
    "phone": "Số điện thoại, giữ số 0 ở đầu.",
    "hamlet": "Tên thôn, mỗi thôn một cách viết.",
    "text": "",
}
_LONG: frozenset[FieldType] = frozenset({"name", "text", "hamlet", "date_list"})
_SAMPLES: dict[FieldType, str] = {
    "name": "NGƯỜI VÍ DỤ",
    "birth_date": "05/03/1985",
    "date": "01/06/2021",
    "date_list": "01/02/2016; 03/04/2019",
    "integer": "20",
    "money": "1500000",
    "yes_no": "không",
    "sex": "Nữ",
    "id_number": "(12 số)",
    "tax_code": "(10 số)",
    "phone": "(10 số)",
}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """answers: the only ones; none when anything may be written."""

    key: str
    label: str
    kind: CellKind
    hint: str
    sample: str
    answers: tuple[str, ...] = ()
    is_short: bool = False
    """A date, a number, a choice: half a line is room enough to write it by hand."""


@dataclass(frozen=True, slots=True)
class ListForm:
    """One blank list. hamlet: whose it is, empty when the list has a column for it."""

    policy: Policy
    columns: tuple[FormColumn, ...]


def of_the_commune(pack: Pack) -> tuple[str, ...]:
    """The policies that the commune pays and takes the papers of, in the order of the pack."""
    bodies = pack.file.bodies
    return tuple(
        name
        for name, policy in pack.policies.items()
        if policy.payout
        and (
            not policy.filing.places
            or any(bodies[place.body].level == "xa" for place in policy.filing.places)
        )
    )


def list_form(pack: Pack, policy_id: str, *, one_hamlet: bool) -> ListForm:
    """The columns of a policy's list; of `one_hamlet` it needs no column to say which."""
    policy = pack.policies[policy_id]
    fields = pack.fields_of(policy_id)
    wanted = [
        key for key in _keys(policy) if key in fields and not (one_hamlet and key == HAMLET)
    ]
    return ListForm(policy, tuple(_column(key, fields[key], pack.dialect) for key in wanted))


def _keys(policy: Policy) -> Iterator[str]:
    """Who it is, what the policy asks, what is applied for; a firm has no birth and no sex."""
    own = policy.fields
    is_person = NAME not in own or own[NAME].type == "name"
    common = {*_FIRST, *_LAST}
    yield from (key for key in _FIRST if is_person or key not in _OF_PERSONS)
    yield from (key for key in own if key not in common)
    asked = {check.field for condition in policy.demands for check in condition.checks}
    asked |= {name for derived in policy.derived.values() for name in derived.call[1]}
    yield from (key for key in _IF_ASKED if key in asked and key not in own)
    yield from _LAST


def _column(key: str, spec: FieldSpec, dialect: Dialect) -> FormColumn:
    answers = _answers(spec)
    question = spec.question.strip()
    hint = " ".join(filter(None, (question, _HINTS.get(spec.type, ""))))
    return FormColumn(
        key,
        dialect.say(spec.label),
        _KINDS.get(spec.type, CellKind.TEXT),
        dialect.say(hint) or f"{spec.label}, nếu có.",
        answers[0] if answers and spec.type == "choice" else _sample(spec, dialect),
        answers,
        spec.type not in _LONG,
    )


def _sample(spec: FieldSpec, dialect: Dialect) -> str:
    if spec.type == "hamlet":
        return f"{dialect.of_one} Ví Dụ"
    return _SAMPLES.get(spec.type, "…")


def _answers(spec: FieldSpec) -> tuple[str, ...]:
    """As people write them, and as the reader knows them."""
    if spec.type == "yes_no":
        return ("có", "không")
    if spec.type == "sex":
        return ("Nam", "Nữ")
    return tuple(_wording(name, words) for name, words in spec.choices.items())


def _wording(name: str, words: tuple[str, ...]) -> str:
    """`F0` and `I` are codes that people use; `co-so-y-te` is ours."""
    return words[0] if words and name.islower() else name
