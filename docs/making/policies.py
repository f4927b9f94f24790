"""chinh-sach/<id>.md: who may be helped, by which article, with how much."""

from __future__ import annotations

from collections.abc import Iterator

from hotro68.policy.cases import PlacedCase, load_cases
from hotro68.policy.operators import OPERATORS
from hotro68.policy.schema import AmountLine, Condition, FieldSpec, Parameter, Policy
from hotro68.policy.strict import Check
from hotro68.vietnamese.numbers import grouped
from making.headings import fields_table
from making.page import CONFIDENCE, Page, bullets, pack, page, table, words
from making.procedures import period, procedure

REFERRED = "Xã không chi: chuyển cơ quan khác; không vào bảng chi trả và bảng kinh phí."
JOINED = {"all": "Phải đúng", "any": "Ít nhất một điều đúng", "none": "Không được"}
THEN = {"refuse": "không đủ điều kiện", "ask": "hỏi người có thẩm quyền"}


def policy_pages() -> list[Page]:
    return [_page(policy) for policy in pack().policies.values()]


def _page(policy: Policy) -> Page:
    parts = [
        _summary(policy),
        "## Điều kiện",
        "\n".join(_conditions(policy)),
        "## Mức hỗ trợ",
        "" if policy.payout else REFERRED,
        policy.gives,
        _amounts(policy),
        _figures(policy),
        "## Số liệu suy ra",
        _derived(policy) or "Không có.",
        "## Loại trừ, cộng thêm",
        bullets(_groups(policy)),
        "## Hồ sơ và thẩm quyền",
        procedure(policy),
        "## Niêm yết",
        _public(policy),
        "## Cột của danh sách",
        fields_table(policy.fields),
        "## Ca mẫu",
        _cases(policy),
    ]
    return page(f"chinh-sach/{policy.id}.md", policy.name, parts)


def _summary(policy: Policy) -> str:
    legal = policy.legal
    return bullets(
        [
            f"Mã: `{policy.id}`; trang trong tệp tổng hợp: `{policy.short}`",
            f"Căn cứ: {legal.article} ({legal.title})",
            f"Áp dụng cho ngày thẩm định {period(policy) or 'bất kỳ'}",
            f"Độ chắc của căn cứ: {CONFIDENCE[legal.confidence]}",
            f"Đối chiếu với văn bản ngày {legal.checked_on:%d/%m/%Y}",
        ]
    )


def _conditions(policy: Policy) -> Iterator[str]:
    for condition in policy.conditions:
        yield f"- **`{condition.id}`**. {_told(policy, condition)}"
        if condition.when is not None:
            yield f"  - chỉ khi {_check(policy, condition.when)}"
        if condition.way is not None:
            yield f"  - chỉ khi tính tiền theo cách `{condition.way}`"
        yield f"  - không đạt thì {THEN[condition.then]}: «{condition.otherwise}»"
        yield f"  - căn cứ: {condition.ref}; {CONFIDENCE[condition.confidence]}"


def _told(policy: Policy, condition: Condition) -> str:
    checks = "; ".join(_check(policy, check) for check in condition.checks)
    when = f" (ngày thẩm định {text})" if (text := period(condition)) else ""
    return f"{JOINED[condition.kind]}: {checks}{when}."


def _check(policy: Policy, check: Check) -> str:
    meaning, bound = OPERATORS[check.op].meaning, _bound(policy, check)
    asked = meaning.replace("…", bound) if "…" in meaning else f"{meaning} {bound}"
    when = f" [ngày thẩm định {text}]" if (text := period(check)) else ""
    return f"«{_label(policy, check.field)}» {asked}{when}"


def _bound(policy: Policy, check: Check) -> str:
    if check.parameter is not None:
        parameter = policy.parameters[check.parameter]
        return f"{_value(parameter, parameter.values[-1].value)} ({parameter.label.lower()})"
    spec = pack().fields_of(policy.id).get(check.field)
    given = check.values or (check.value or "",)
    return ", ".join(_worded(value, spec) for value in given)


def _worded(value: str, spec: FieldSpec | None) -> str:
    """A value of a closed list as clerks write it."""
    if spec is not None and spec.choices:
        return f"«{spec.choices[value][0]}»"
    return {"true": "có", "false": "không"}.get(value, value)


def _label(policy: Policy, name: str) -> str:
    derived = policy.derived.get(name)
    return derived.label if derived else pack().fields_of(policy.id)[name].label


def _value(parameter: Parameter, value: object) -> str:
    if isinstance(value, int):
        return f"{grouped(value)} {parameter.unit}"
    return f"{value:%d/%m/%Y}"


def _amounts(policy: Policy) -> str:
    rows = []
    for way, lines in policy.amount.items():
        used = " (đang dùng)" if way == policy.amount_way else ""
        rows += [(way + used, *_line(policy, line)) for line in lines]
    return table(("Cách tính", "Khoản", "Mức", "Nhân với", "Cho ai"), rows)


def _line(policy: Policy, line: AmountLine) -> tuple[str, ...]:
    joined = " và " if line.when_all else " hoặc "
    when = joined.join(_check(policy, check) for check in line.checks)
    times = _times(policy, line.times, line.times_at_most)
    return (line.label, _sum(policy, line.add), times, when or "mọi người được hỗ trợ")


def _sum(policy: Policy, name: str) -> str:
    parameter = policy.parameters.get(name)
    if parameter is None:
        return _label(policy, name).lower()
    return _value(parameter, parameter.values[-1].value)


def _times(policy: Policy, times: str | None, most: str | None) -> str:
    if times is None:
        return "1"
    limit = f", nhiều nhất {_sum(policy, most)}" if most else ""
    return _label(policy, times).lower() + limit


def _figures(policy: Policy) -> str:
    rows = [
        (
            parameter.label,
            f"{dated.since:%d/%m/%Y}",
            _value(parameter, dated.value),
            "tỉnh thay được, không thấp hơn" if parameter.local else "không thay được",
            dated.ref,
            CONFIDENCE[dated.confidence],
        )
        for parameter in policy.parameters.values()
        for dated in parameter.values
    ]
    return table(("Mức", "Từ ngày", "Giá trị", "Địa phương", "Căn cứ", "Độ chắc"), rows)


def _derived(policy: Policy) -> str:
    rows = []
    for name, derived in policy.derived.items():
        function, arguments = derived.call
        rows.append(
            (
                derived.label,
                f"`{name}`",
                words()["derived"][function]["short"],
                ", ".join(arguments),
            )
        )
    return table(("Số liệu", "Khóa", "Cách suy ra", "Từ"), rows)


def _groups(policy: Policy) -> Iterator[str]:
    rules = pack()
    for group in rules.groups.one_of:
        if policy.id in group.policies:
            others = ", ".join(f"`{one}`" for one in group.policies if one != policy.id)
            yield f"Chỉ được một trong chính sách này và {others}: {group.reason} ({group.ref})"
        elif group.sources:
            yield f"{group.reason.capitalize()} ({group.ref})"
    for extra in rules.groups.additional:
        if policy.id in extra.policies:
            yield f"Được cộng thêm vào chính sách khác ({extra.ref})"


def _public(policy: Policy) -> str:
    shown = (
        "tên, năm sinh, thôn, số tiền, số giấy tờ đã che"
        if policy.public.names
        else ("chỉ số người và số tiền theo thôn, không nêu tên")
    )
    return f"Niêm yết {shown} ({policy.public.ref})."


def _cases(policy: Policy) -> str:
    cases, _ = load_cases(pack(), policy.id)
    counted = f"{len(cases)} ca tính tay, chạy ở mỗi lần kiểm thử."
    return f"{counted}\n\n{table(('Ca', 'Ngày thẩm định', 'Kết quả'), map(_case, cases))}"


def _case(placed: PlacedCase) -> tuple[str, ...]:
    case = placed.case
    result = (
        f"được {grouped(case.pays)} đồng"
        if case.pays is not None
        else (
            f"không: {', '.join(case.rules)}"
            if case.refused
            else f"hỏi: {', '.join(case.rules)}"
        )
    )
    return (case.name, f"{case.decided:%d/%m/%Y}", result)
