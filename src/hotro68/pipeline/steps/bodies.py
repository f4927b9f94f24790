"""Which office a clerk means, and how papers name it."""

from __future__ import annotations

from hotro68.core.catalogue import BODY_UNKNOWN
from hotro68.core.finding import Finding
from hotro68.core.office import Office
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.text import fold
from hotro68.writing.papers.letterhead import BLANK


def bodies_meant(pack: Pack, text: str) -> frozenset[str]:
    """Ids of the bodies: by id or name, by a name with its place after it, by a level."""
    wanted = fold(text)
    exact = {
        name
        for name, body in pack.file.bodies.items()
        if _joined(wanted) in {_joined(fold(one)) for one in (name, body.name, pack.body(name))}
    }
    level = {name for name, body in pack.file.bodies.items() if body.level == wanted and wanted}
    return frozenset(exact or level or _placed(pack, wanted))


def _joined(folded: str) -> str:
    return folded.replace(" ", "")


def _placed(pack: Pack, wanted: str) -> set[str]:
    """`UBND huyện Hữu Lũng` is the body `UBND huyện`; of several the longest name."""
    found = {
        name: fold(written)
        for name, body in pack.file.bodies.items()
        for written in (body.name, pack.body(name))
        if f"{wanted} ".startswith(f"{fold(written)} ")
    }
    longest = max(map(len, found.values()), default=0)
    return {name for name, folded in found.items() if len(folded) == longest}


def unknown_body(pack: Pack, option: str, text: str, among: frozenset[str]) -> Finding:
    known = "; ".join(sorted(pack.body(name) for name in among or pack.file.bodies))
    return Finding(BODY_UNKNOWN, Source(option), {"known": known}, value=text)


def told_name(pack: Pack, body: str, told: str, office: Office) -> str:
    """As the clerk wrote it when that names the place too, else with the folder's place."""
    placed = fold(told).startswith(f"{fold(pack.body(body))} ")
    return told if placed else full_name(pack, body, office)


def full_name(pack: Pack, body: str, office: Office) -> str:
    """`UBND huyện` with the district of the work folder, when that is known."""
    name, said = pack.body(body), pack.dialect
    own = office.level.split()[-1]
    if name.endswith(f" {own}") and office.commune:
        return f"{name} {office.commune}"
    above = {
        "huyen": (said.district, office.district_kind or BLANK, office.district_name),
        "tinh": (said.province, office.province_kind, office.province_name),
    }
    kind, written, place = above.get(pack.file.bodies[body].level, ("", "", ""))
    if not (kind and place and name.endswith(f" {kind}")):
        return name
    return f"{name.removesuffix(kind)}{written} {place}"
