"""What each paper is told of the case: files chosen as the paper's own YAML says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from hotro68.casebook.book import Book
from hotro68.casebook.register import Item, load_shelf
from hotro68.casebook.register import Register as BookRegister
from hotro68.core.case import CaseFile, Stage
from hotro68.core.catalogue import NOTHING_FOR_PAPER
from hotro68.core.finding import Finding
from hotro68.core.office import Decision, Office
from hotro68.core.source import Source
from hotro68.pipeline.paying import decision_in, decisions_of
from hotro68.pipeline.registering import register_items, value_shown
from hotro68.pipeline.rest_of_list import rest_of_list
from hotro68.pipeline.steps.bodies import full_name
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.people_rows import people_of, sums_of
from hotro68.policy.assess import Rulebook
from hotro68.policy.wording import Guide, lowered
from hotro68.vietnamese.text import fold
from hotro68.writing.context import hamlet_name
from hotro68.writing.forms.plan import FormColumn, list_form, of_the_commune
from hotro68.writing.papers.contexts import (
    Context,
    FormPaper,
    Letter,
    Listing,
    Minutes,
    Person,
    RegisterPaper,
)
from hotro68.writing.papers.letterhead import BLANK, committee, long_date
from hotro68.writing.papers.shelf import Template
from hotro68.writing.papers.spec import Chosen

_Maker: TypeAlias = Callable[[list[CaseFile], Ground, Office], Context]

_UNPAID = (Stage.APPROVED, Stage.PUBLISHED, Stage.UNPAID)
_NO_HEADS = frozenset({"ghi_chu", "tu_nguyen_khong_tham_gia", "so_tien_de_nghi"})
_HALF_LINE = 24
_SHORT_TOO = frozenset({"so_tai_khoan"})
_HALF_DOTS = "…" * 9


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the papers are wanted. file: key, name or number of one file."""

    file: str = ""
    hamlet: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A paper to print, and the name it is told from the others by."""

    data: Context
    name: str = ""


def papers_of_files(
    template: Template, ground: Ground, office: Office, pick: Pick
) -> tuple[list[Named], list[Finding]]:
    """One paper, or one for each hamlet, office or file."""
    chosen = template.spec.chon
    assert chosen is not None
    files = [file for file in ground.carried if _is_wanted(file, chosen, pick)]
    if not files:
        return [], [_nothing(template, pick)]
    groups = _parted(files, chosen.chia, ground)
    make = _MAKERS[template.spec.loai or ""]
    several = len(groups) > 1
    found = []
    for (_, name), group in groups.items():
        data = make(group, ground, office)
        if chosen.chia == "thon" and isinstance(data, Minutes):
            data = replace(data, ngoai_danh_sach=rest_of_list(ground, group, pick.policy))
        found.append(Named(data, name if several else ""))
    return found, []


def _is_wanted(file: CaseFile, chosen: Chosen, pick: Pick) -> bool:
    told = chosen.chinh_sach or (pick.policy or file.policy,)
    return (
        file.stage in chosen.giai_doan
        and file.policy in told
        and pick.policy in {"", file.policy}
        and fold(pick.hamlet) in {"", fold(file.hamlet), fold(hamlet_name(file.hamlet))}
        and _is_file(file, pick.file)
    )


def _is_file(file: CaseFile, told: str) -> bool:
    number = file.claim.number if file.claim else ""
    return told in {"", file.key, number} or fold(told) == fold(file.name)


def _parted(
    files: list[CaseFile], by: str, ground: Ground
) -> dict[tuple[str, str], list[CaseFile]]:
    groups: dict[tuple[str, str], list[CaseFile]] = {}
    for file in files:
        groups.setdefault(_part_of(file, by, ground), []).append(file)
    return groups


def _part_of(file: CaseFile, by: str, ground: Ground) -> tuple[str, str]:
    """What keeps papers apart, and what their files are named after."""
    hamlet = hamlet_name(file.hamlet)
    match by:
        case "thon":
            return file.hamlet, hamlet
        case "co-quan":
            authority = ground.pack.authority_of(file.policy)
            return (authority.decide,) * 2 if authority else ("", "")
        case "ho-so":
            return file.key, f"{file.name} {hamlet}"
    return "", ""


def _decision(files: list[CaseFile], ground: Ground) -> Decision | None:
    """The one they all stand under, for or against; of several nobody guesses which."""
    approved = decisions_of(ground.entries)
    steps = {entry.number: entry for entry in ground.entries}
    found = {
        decision_in(steps[file.step])
        if file.stage is Stage.REJECTED and file.step in steps
        else (approved[file.key].decision if file.key in approved else None)
        for file in files
    }
    return found.pop() if len(found) == 1 else None


def _letter(files: list[CaseFile], ground: Ground, office: Office) -> Letter:
    people = people_of(ground, files)
    authority = ground.pack.authority_of(files[0].policy)
    cut = [file for file in files if file.stage is Stage.REJECTED]
    return Letter(
        nguoi=people,
        theo_chinh_sach=sums_of(ground, files),
        doi_tuong=people[0] if len(people) == 1 else None,
        co_quan_quyet_dinh=full_name(ground.pack, authority.decide, office)
        if authority
        else "",
        quyet_dinh=_decision(cut, ground),
        theo_van_ban=f"Tờ trình số {BLANK}, {long_date(None)} của {committee(office)}",
    )


def _listing(files: list[CaseFile], ground: Ground, office: Office) -> Listing:
    del office
    return Listing(
        nguoi=people_of(ground, files),
        theo_chinh_sach=sums_of(ground, files),
        quyet_dinh=_decision(files, ground),
    )


def _minutes(files: list[CaseFile], ground: Ground, office: Office) -> Minutes:
    paid = [file for file in files if file.stage is Stage.PAID]
    unpaid = [file for file in files if file.stage in _UNPAID]
    people = people_of(ground, files)
    return Minutes(
        thon=hamlet_name(files[0].hamlet),
        nguoi=people,
        khong_ro_tien=sum(one.so_tien_de_nghi is None for one in people),
        quyet_dinh=_decision(files, ground),
        dia_diem=f"trụ sở {committee(office)}",
        khong_dat=_at_stage(ground, Stage.FAILED),
        bo_sung=_at_stage(ground, Stage.RETURNED),
        chua_chi=people_of(ground, unpaid),
        nguoi_chi=len({file.person for file in paid}),
        tien_chi=sum(file.amount for file in paid),
        nguoi_chua=len({file.person for file in unpaid}),
        tien_chua=sum(file.amount for file in unpaid),
    )


def _at_stage(ground: Ground, stage: Stage) -> tuple[Person, ...]:
    return people_of(ground, (file for file in ground.carried if file.stage is stage))


_MAKERS: dict[str, _Maker] = {"thu": _letter, "danh-sach": _listing, "bien-ban": _minutes}


def _nothing(template: Template, pick: Pick) -> Finding:
    of = "".join(f" của «{one}»" for one in (pick.file, pick.hamlet, pick.policy) if one)
    return nothing_yet(template, f"chưa có hồ sơ nào{of} ở bước này")


def nothing_yet(template: Template, problem: str) -> Finding:
    told = template.spec.lenh
    data = {
        "paper": f"{template.code} {template.spec.ten}",
        "problem": problem,
        "advice": f"Xem hồ sơ đang ở đâu: hotro68 tiendo. Văn bản này đi với: {told}",
    }
    return Finding(NOTHING_FOR_PAPER, Source(template.code), data)


def blank_forms(
    template: Template, rulebook: Rulebook, office: Office, pick: Pick
) -> list[Named]:
    """Forms that speak of a policy: one for each; others once, with nothing in them."""
    if not any(getattr(part, "lap", None) == "muc" for part in template.spec.than):
        return [Named(FormPaper())]
    wanted = (pick.policy,) if pick.policy else of_the_commune(rulebook.pack)
    labels = {name: rulebook.pack.policies[name].public.label for name in wanted}
    return [Named(_form(rulebook, name, office), label) for name, label in labels.items()]


def _form(rulebook: Rulebook, policy_id: str, office: Office) -> FormPaper:
    pack = rulebook.pack
    policy = pack.policies[policy_id]
    guide = Guide(pack, policy, rulebook.day)
    places = guide.places() or (committee(office),)
    columns = list_form(pack, policy_id, one_hamlet=False).columns
    return FormPaper(
        chinh_sach=lowered(policy.name),
        can_cu=policy.legal.article,
        noi_nop="; ".join(places),
        kinh_gui=places,
        muc=_abreast([one for one in columns if one.key not in _NO_HEADS]),
        giay_to=tuple(paper.rstrip(".") for paper in guide.papers()),
    )


def _abreast(columns: Sequence[FormColumn]) -> tuple[str, ...]:
    """What is asked, line by line; two short answers share a line, so that a page holds all."""
    lines: list[str] = []
    waiting = False
    for one in columns:
        short = (one.is_short or one.key in _SHORT_TOO) and len(one.label) <= _HALF_LINE
        if short and waiting:
            lines[-1] += f": {_HALF_DOTS} {one.label}"
        else:
            lines.append(one.label)
        waiting = short and not waiting
    return tuple(lines)


def register_paper(
    template: Template, work: Path, until: date
) -> tuple[RegisterPaper, list[Finding]]:
    """The register whose YAML names this paper, as it stands."""
    shelf = load_shelf()
    register = next((r for r in shelf.registers.values() if r.paper == template.code), None)
    if register is None:
        return RegisterPaper(), list(shelf.findings)
    items, findings = register_items(work, register)
    files, problems = _files_named(work, register)
    rows = tuple(_register_row(register, item, files) for item in items)
    return RegisterPaper(ten=register.title, den_ngay=until, dong=rows), findings or problems


def _files_named(
    work: Path, register: BookRegister
) -> tuple[dict[str, CaseFile], list[Finding]]:
    named = any(spec.type == "file" for spec in register.every_field.values())
    return Book(work).files() if named else ({}, [])


def _register_row(
    register: BookRegister, item: Item, files: Mapping[str, CaseFile]
) -> dict[str, str]:
    """A file by its person; who wrote no hamlet means that of the file."""
    specs = register.every_field
    row = {
        key: value_shown(specs[key], value) for key, value in item.given.items() if key in specs
    }
    for key, spec in specs.items():
        if spec.type == "file" and (file := files.get(str(item.given.get(key)))):
            row[key] = file.name
            hamlets = [one for one, told in specs.items() if told.type == "hamlet"]
            row |= {one: hamlet_name(file.hamlet) for one in hamlets if not row.get(one)}
    return row
