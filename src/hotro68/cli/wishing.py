"""The acts behind `tunguyen` and `chon`: what citizens want in writing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.deciding import (
    CHOICE,
    WAIVER,
    WITHDRAWN,
    choice_data,
    every_waiver,
    next_waiver,
    waiver_data,
)
from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer
from hotro68.cli.typed import known_policy, read_day
from hotro68.core.catalogue import NO_MERGE_YET, WAIVER_LACKS
from hotro68.core.claim import Claim
from hotro68.core.decided import Choice, Named, Waiver
from hotro68.core.finding import Finding
from hotro68.core.message import shown
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.wishing import (
    again,
    choice_problems,
    lacking,
    look_up,
    read_person,
    unclear,
    waiver_warnings,
)
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class TypedWish:
    """What the clerk typed; days as typed."""

    folder: Path
    person: str = ""
    policy: str | None = None
    form: str = ""
    formed: str | None = None
    listed: str | None = None
    witness: str = ""
    hamlet: str = ""
    note: str = ""
    day: str | None = None
    who: str | None = None
    preview: bool = False


@dataclass(frozen=True, slots=True)
class WishDesk:
    settings: Settings
    rulebook: Rulebook
    merged: Merged | None
    when: Stamp

    @property
    def pack(self) -> Pack:
        return self.rulebook.pack


def _lay_desk(told: TypedWish) -> tuple[WishDesk | None, list[Finding]]:
    settings, findings = load_settings(told.folder)
    if settings is None:
        return None, findings
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return None, findings
    when, findings = stamp(told.day, settings, told.who)
    findings += known_policy(told.policy, rulebook)
    merged, problem = Book(told.folder).last_merge()
    findings += problem
    if when is None or findings:
        return None, findings
    return WishDesk(settings, rulebook, merged, when), []


# ── tunguyen ─────────────────────────────────────────────────────────────────────────────
def add_waiver(told: TypedWish) -> Exit:
    with Journal(told.folder).held() as held:
        desk, findings = (None, held) if held else _lay_desk(told)
        if desk is None:
            return end(findings)
        entries, findings = Journal(told.folder).standing()
        every, problem = Journal(told.folder).entries()
        register = every_waiver(entries)
        waiver, faults = _read_waiver(told, desk, next_waiver(every))
        findings += problem + faults
        if waiver is not None and not findings:
            findings = again(waiver, register)
        if waiver is None or findings:
            return end(findings)
        warnings = waiver_warnings((*register, waiver), desk.pack)
        data = {WAIVER: waiver_data(waiver), "ghi_chu": f"{_named(waiver)}."}
        findings = _enter(told, Step("tunguyen them", data, desk.when))
    if not findings:
        verb = "Sẽ ghi" if told.preview else "Đã ghi"
        answer().print(f"{verb} mục {waiver.number}: {_line(waiver, desk.pack)}")
        answer().print(_found_told(waiver, desk))
    return end([*warnings, *findings])


def _read_waiver(
    told: TypedWish, desk: WishDesk, number: int
) -> tuple[Waiver | None, list[Finding]]:
    """Date, form number and witness have to be there: a form without them is refused."""
    person, findings = read_person(told.person, "NGƯỜI")
    formed, faults = read_day(told.formed, "--ngay-don")
    listed, more = read_day(told.listed, "--ngay-ds")
    findings += faults + more
    needed: Mapping[str, object] = {
        "ngày (--ngay-don)": told.formed,
        "số đơn (--so-don)": told.form.strip(),
        "người chứng kiến (--chung-kien)": told.witness.strip(),
    }
    findings += lacking(needed)
    if person is None or formed is None or findings:
        return None, findings
    if formed > desk.when.day:
        problem = f"ghi ngày {shown(formed)}, sau ngày vào sổ {shown(desk.when.day)}"
        return None, [Finding(WAIVER_LACKS, Source("--ngay-don"), {"problem": problem})]
    waiver = Waiver(
        number,
        person,
        formed,
        told.form.strip(),
        told.witness.strip(),
        told.policy or "",
        told.hamlet,
        listed,
    )
    return _with_hamlet(waiver, desk)


def _with_hamlet(waiver: Waiver, desk: WishDesk) -> tuple[Waiver | None, list[Finding]]:
    """The hamlet and the name of the lists; a paper that may mean several people is refused."""
    if desk.merged is None:
        return waiver, []
    found, claims = look_up(desk.merged, waiver.person)
    if not found.persons:
        return waiver, []
    if not found.sure:
        return None, [unclear(waiver.person, claims, "NGƯỜI")]
    named = _in_full(waiver.person, claims[0])
    return replace(waiver, person=named, hamlet=waiver.hamlet or claims[0].hamlet), []


def _in_full(person: Named, claim: Claim) -> Named:
    """Name and birth of the lists too: a number put right later is still this person's."""
    birth = person.birth or claim.text("ngay_sinh")
    return replace(person, name=person.name or claim.name, birth=birth)


def _found_told(waiver: Waiver, desk: WishDesk) -> str:
    if desk.merged is None or not look_up(desk.merged, waiver.person)[0].persons:
        return "Chưa thấy người này ở lần merge gần nhất; có trong danh sách thì sẽ bị loại ra."
    return "Bước tiếp theo: hotro68 merge"


def withdraw_waiver(told: TypedWish, number: int) -> Exit:
    with Journal(told.folder).held() as held:
        desk, findings = (None, held) if held else _lay_desk(told)
        if desk is None:
            return end(findings)
        entries, findings = Journal(told.folder).standing()
        waiver = next((one for one in every_waiver(entries) if one.number == number), None)
        findings += _not_to_withdraw(waiver, number, desk.when.day)
        if waiver is None or findings:
            return end(findings)
        note = f"rút đơn mục {number}, {_named(waiver)}."
        data = {WITHDRAWN: [number, desk.when.day.isoformat()], "ghi_chu": note}
        findings = _enter(told, Step("tunguyen rut", data, desk.when))
    if not findings:
        verb = "Sẽ rút" if told.preview else "Đã rút"
        answer().print(f"{verb} mục {number}: {_line(waiver, desk.pack)}")
        answer().print("Người này trở lại danh sách. Bước tiếp theo: hotro68 merge")
    return end(findings)


def _not_to_withdraw(waiver: Waiver | None, number: int, day: date) -> list[Finding]:
    place = Source("MỤC")
    if waiver is None:
        problem = f"mục {number} không có trong sổ"
    elif waiver.withdrawn is not None:
        problem = f"mục {number} đã rút ngày {shown(waiver.withdrawn)}"
    elif day < waiver.day:
        problem = f"mục {number} ghi ngày {shown(waiver.day)}, chưa thể rút ngày {shown(day)}"
    else:
        return []
    return [Finding(WAIVER_LACKS, place, {"problem": problem})]


def list_waivers(folder: Path, *, as_json: bool) -> Exit:
    desk, findings = _lay_desk(TypedWish(folder))
    if desk is None:
        return end(findings)
    entries, findings = Journal(folder).standing()
    waivers = every_waiver(entries)
    if as_json:
        listed = [waiver_data(one) for one in waivers]
        answer().print(json.dumps({"command": "tunguyen", "don": listed}, ensure_ascii=False))
        return exit_for(findings)
    for one in waivers:
        gone = f" (đã rút {shown(one.withdrawn)})" if one.withdrawn else ""
        answer().print(f"{one.number:>5}  {_line(one, desk.pack)}{gone}")
    if not waivers:
        answer().print("Sổ chưa có ai tự nguyện không tham gia.")
        answer().print("Mẫu đơn để trống (P-21): hotro68 vanban in P-21")
    return end([*findings, *waiver_warnings(waivers, desk.pack)])


def _line(waiver: Waiver, pack: Pack) -> str:
    policy = pack.policies[waiver.policy].name if waiver.policy else "mọi chính sách"
    hamlet = f", {waiver.hamlet}" if waiver.hamlet else ""
    return (
        f"{waiver.person}{hamlet}; {policy}; đơn {waiver.form} ngày {shown(waiver.day)},"
        f" người chứng kiến {waiver.witness}"
    )


def _named(waiver: Waiver) -> str:
    return f"{waiver.person.name or waiver.person.number}, đơn {waiver.form}"


# ── chon ─────────────────────────────────────────────────────────────────────────────────
def choose(told: TypedWish) -> Exit:
    with Journal(told.folder).held() as held:
        desk, findings = (None, held) if held else _lay_desk(told)
        if desk is None:
            return end(findings)
        if desk.merged is None:
            return end([Finding(NO_MERGE_YET, Source(str(told.folder)))])
        person, findings = read_person(told.person, "NGƯỜI")
        if person is None:
            return end(findings)
        policy = told.policy or ""
        claim, findings = choice_problems(person, policy, desk.merged, desk.pack)
        if claim is None:
            return end(findings)
        named = _in_full(person, claim)
        choice = Choice(named, policy, desk.when.day, told.note)
        name = desk.pack.policies[policy].name
        data = {CHOICE: choice_data(choice), "ghi_chu": f"{named.name} chọn «{name}»."}
        findings = _enter(told, Step("chon", data, desk.when))
    if not findings:
        verb = "Sẽ ghi" if told.preview else "Đã ghi"
        answer().print(f"{verb}: {named} chọn «{name}», ngày {shown(desk.when.day)}.")
        answer().print("Bước tiếp theo: hotro68 merge")
    return end(findings)


def _enter(told: TypedWish, step: Step) -> list[Finding]:
    return [] if told.preview else take(told.folder, step)[1]
