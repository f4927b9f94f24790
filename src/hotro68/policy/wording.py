"""Papers, places and clocks of one policy on one day, in words a clerk and a poster can use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.core.message import names_in, render, shown
from hotro68.policy.operators import OPERATORS
from hotro68.policy.pack import Pack
from hotro68.policy.procedure import EVENTS, CopyKind, Form, Part, Place, TimeLimit
from hotro68.policy.schema import Policy
from hotro68.policy.strict import Check, holding
from hotro68.vietnamese.calendar import is_working_day

COPIES = {
    "certified": "có chứng thực, hoặc kèm bản chính để đối chiếu",
    "plain": "không cần chứng thực",
}
_COMMON_NOUNS = ("Cơ sở ", "Nơi ", "Người ")
COUNT = "số "
"""How the label of something counted begins: «Số con …» above 0 is «có con …»."""


@dataclass(frozen=True, slots=True)
class Guide:
    """How one policy is applied for on one day."""

    pack: Pack
    policy: Policy
    day: date

    def papers(self) -> tuple[str, ...]:
        return tuple(self.paper(part) for part in holding(self.policy.dossier, self.day))

    def paper(self, part: Part) -> str:
        """`Người đang mang thai: giấy xác nhận … (bản sao không cần chứng thực)`."""
        return self.when_needed(part, self.noted(part))

    def noted(self, part: Part) -> str:
        """The paper with its form and the copies that are taken of it."""
        notes = [told_form(form) for form in holding(part.forms, self.day)]
        notes += [f"bản sao {told_copy(copy)}" for copy in holding(part.copies, self.day)]
        text = self.pack.dialect.say(part.text)
        return f"{text} ({'; '.join(notes)})" if notes else text

    def when_needed(self, part: Part, said: str) -> str:
        if part.when is None or not part.when.in_force(self.day):
            return said
        return f"{part.whom or f'Khi {self.check(part.when)}'}: {lowered(said)}"

    def places(self) -> tuple[str, ...]:
        """Empty when papers go to the commune's own office, or to nobody."""
        return tuple(
            told_place(place, self.pack)
            for place in holding(self.policy.filing.places, self.day)
        )

    def steps(self) -> tuple[str, ...]:
        steps = holding(self.policy.clock, self.day)
        return tuple(
            f"{told_step(step, self.policy, self.pack)} ({step.ref})" for step in steps
        )

    def last_day(self) -> date | None:
        """The last filing day; None when the law names none."""
        parameter = self.policy.parameters.get(self.policy.filing.last_day or "")
        dated = parameter.on(max(self.day, self.policy.since)) if parameter else None
        return dated.value if dated and isinstance(dated.value, date) else None

    def last_day_told(self) -> str:
        last, rest = self.last_day(), self.pack.file.rest_day
        if last is None:
            return ""
        told = f"Hạn nộp hồ sơ: ngày {shown(last)}"
        if rest is None or is_working_day(last):
            return told
        return f"{told}; ngày ấy là ngày nghỉ, {rest.note} ({rest.ref})"

    def case(self, check: Check) -> str:
        """`với trẻ em dưới 16 tuổi`; without its own words `khi đang mang thai`."""
        return f"với {self.whom(check)}" if check.whom else f"khi {self.check(check)}"

    def whom(self, check: Check) -> str:
        known = {name: one.on(self.day) for name, one in self.policy.parameters.items()}
        figures = {name: dated.value for name, dated in known.items() if dated is not None}
        unknown = dict.fromkeys(names_in(check.whom), "…")
        return render(check.whom, {**unknown, **figures})

    def check(self, check: Check) -> str:
        """A question as a clause: `đang mang thai`, `loại vay là A`, `có con dưới 6 tuổi`."""
        label = lowered(self.label(check.field))
        if check.op == "is" and check.value in {"true", "false"}:
            return label if check.value == "true" else f"không {label}"
        if check.op == "above" and check.value == "0" and label.startswith(COUNT):
            return f"có {label.removeprefix(COUNT)}"
        return f"{label} {self._bound(check)}"

    def label(self, field: str) -> str:
        derived = self.policy.derived.get(field)
        own = derived.label if derived else self.pack.fields_of(self.policy.id)[field].label
        return self.pack.dialect.say(own)

    def _bound(self, check: Check) -> str:
        meaning = OPERATORS[check.op].meaning
        given = " hoặc ".join(self._given(check))
        if check.op in {"is", "one_of"}:
            return f"là {given}"
        return meaning.replace("…", given) if "…" in meaning else f"{meaning} {given}"

    def _given(self, check: Check) -> Iterator[str]:
        spec = self.pack.fields_of(self.policy.id).get(check.field)
        if check.parameter is not None:
            dated = self.policy.parameters[check.parameter].on(self.day)
            yield shown(dated.value) if dated else "…"
        for value in check.values or ((check.value,) if check.value is not None else ()):
            wording = next(iter(spec.choices.get(value, ())), value) if spec else value
            yield value if wording.casefold() == value.casefold() else wording


def rest_day_notes(pack: Pack) -> Iterator[str]:
    """Last filing days that fall on a day of rest, each with the policies it is the last of."""
    found: dict[date, list[str]] = defaultdict(list)
    for policy in pack.policies.values():
        last = Guide(pack, policy, pack.newest).last_day()
        if last is not None and not is_working_day(last):
            found[last].append(policy.id)
    rest = pack.file.rest_day
    if rest is not None:
        for last, policies in sorted(found.items()):
            names = ", ".join(policies)
            yield f"Hạn nộp {shown(last)} của {names} là ngày nghỉ: {rest.note} ({rest.ref})."


def told_form(form: Form) -> str:
    return f"Mẫu số {form.number} của {form.ref}"


def told_copy(copy: CopyKind) -> str:
    return COPIES[copy.kind]


def told_place(place: Place, pack: Pack) -> str:
    return f"{pack.body(place.body)} {place.where}".strip()


def told_step(step: TimeLimit, policy: Policy, pack: Pack) -> str:
    """`Chi cục Thuế thẩm định: 02 ngày làm việc, kể từ ngày nhận hồ sơ của UBND xã`."""
    unit = "ngày làm việc" if step.working else "ngày"
    start = _start(step, policy, pack)
    what = pack.dialect.say(step.what)
    return f"{pack.body(step.who)} {what}: {step.days:02} {unit}, kể từ {start}"


def _start(step: TimeLimit, policy: Policy, pack: Pack) -> str:
    if step.starts:
        return EVENTS[step.after]
    before = next(one for one in policy.clock if one.id == step.after)
    return f"ngày nhận hồ sơ của {pack.body(before.who)}"


def in_sentence(place: str) -> str:
    """A name keeps its capital inside a sentence, a common noun does not."""
    return lowered(place) if place.startswith(_COMMON_NOUNS) else place


def lowered(text: str) -> str:
    """As it stands inside a sentence; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
