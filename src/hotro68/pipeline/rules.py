"""Which rules a run uses, and what every output must say about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from hotro68.casebook.settings import Settings
from hotro68.core.catalogue import DAY_ASSUMED, GREY_DAY, NOT_CONFIGURED
from hotro68.core.finding import Finding, worded
from hotro68.core.report import Basis, FileReport
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Lowered
from hotro68.policy.wording import lowered
from hotro68.vietnamese.numbers import grouped

NO_OVERLAY = "rules/tinh/"


def open_rules(
    settings: Settings, day: date | None = None, rules: Path | None = None
) -> tuple[Rulebook | None, list[Finding]]:
    """The rulebook of a work folder; None, with every fault of the rules, when unusable.

    The deciding day is `day`, else the folder's, else the first day of the newest text.
    """
    pack, findings = load_pack(settings.quy_tac.goi, settings.overlays, rules)
    if pack is None:
        return None, findings
    told = pack.told_in(settings.office.dialect)
    stated = day or settings.ngay_tham_dinh
    return Rulebook(told, stated or pack.newest, stated is not None, day), findings


def basis_of(rulebook: Rulebook, settings: Settings, day: date | None) -> Basis:
    pack = rulebook.pack
    return Basis(
        pack=pack.file.id,
        title=pack.file.short_title,
        digest=pack.digest,
        day=rulebook.day,
        assumed=day is None and settings.ngay_tham_dinh is None,
        overlays=pack.overlays,
    )


def concerning(basis: Basis, pack: Pack, files: Iterable[FileReport]) -> Basis:
    """With what every output must say of the policies whose lists were read."""
    read = _read(files)
    unset = (_unset_note(pack, policy) for policy in pack.unset if policy in read)
    below = (_below_note(pack, one) for one in pack.lowered if one.policy in read)
    return replace(basis, notes=(*basis.notes, *unset, *below))


def _read(files: Iterable[FileReport]) -> set[str]:
    """Policies whose lists were read."""
    return {table.policy for file in files for sheet in file.sheets for table in sheet.tables}


def _below_note(pack: Pack, one: Lowered) -> str:
    policy, given, least = pack.policies[one.policy], one.local, one.minimum
    assert isinstance(given.value, int)
    assert isinstance(least.value, int)
    label = lowered(policy.parameters[one.figure].label)
    return (
        f"{policy.name}: {label} {grouped(given.value)} đồng ({given.ref})"
        f" thấp hơn mức tối thiểu của trung ương {grouped(least.value)} đồng ({least.ref}),"
        f" lý do: {one.reason}"
    )


def _unset_note(pack: Pack, policy: str) -> str:
    said = "mức do UBND tỉnh quy định, xã chưa nhận được quyết định"
    said = pack.dialect.say(said)
    return f"{pack.policies[policy].name}: {said}; tính theo mức tối thiểu của trung ương"


def remarks_on(basis: Basis, pack: Pack) -> list[Finding]:
    """What the officer must know of the rules before reading any result."""
    place = _place(pack)
    findings = []
    if basis.assumed:
        findings.append(Finding(DAY_ASSUMED, place, {"day": basis.day}))
    findings += [
        Finding(GREY_DAY, place, {"day": basis.day, "note": grey.note}, ref=grey.ref)
        for grey in pack.file.grey
        if grey.in_force(basis.day)
    ]
    return findings


def unset_remarks(
    pack: Pack, overlays: tuple[str, ...], files: Iterable[FileReport]
) -> list[Finding]:
    """Local amounts nobody has configured, of policies whose lists were read."""
    read = _read(files)
    overlay = f"rules/{overlays[0]}.yaml" if overlays else NO_OVERLAY
    found = (
        Finding(
            NOT_CONFIGURED,
            _place(pack),
            {"policy": pack.policies[policy].name, "overlay": overlay},
            ref=pack.policies[policy].legal.article,
        )
        for policy in pack.unset
        if policy in read
    )
    return worded(found, pack.dialect)


def _place(pack: Pack) -> Source:
    return Source(f"{pack.file.id}/pack.yaml")
