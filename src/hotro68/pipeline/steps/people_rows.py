"""Files of the case as the lines that papers are drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hotro68.core.award import Award
from hotro68.core.case import CaseFile
from hotro68.core.claim import Claim
from hotro68.core.funds import Cost, costs_of, summed
from hotro68.pipeline.cross_checking import told_outside
from hotro68.pipeline.funding import owed_for
from hotro68.pipeline.norms import norm_of
from hotro68.pipeline.steps.ground import Ground
from hotro68.writing.papers.contexts import Person, Sum

_TAIL = 4


def people_of(ground: Ground, files: Iterable[CaseFile]) -> tuple[Person, ...]:
    listed = (*ground.merged.awards, *ground.merged.ended)
    awards = {f"{one.person}/{one.claim.policy}": one for one in listed}
    return tuple(_person(ground, file, awards.get(file.key)) for file in files)


def _person(ground: Ground, file: CaseFile, award: Award | None) -> Person:
    claim = file.claim
    meals = _meals(ground, award) if award else _Meals()
    public = ground.pack.policies[file.policy].public
    return replace(
        _described(claim, file.name),
        ma=file.person,
        thon=file.hamlet,
        chinh_sach=public.label,
        chinh_sach_noi_bo=public.inside_for(claim.facts if claim else {}),
        ten_chinh_sach=ground.policy(file),
        tu_ngay=_day(claim, "tu_ngay"),
        den_ngay=_day(claim, "den_ngay"),
        so_ngay=_number(claim, "so_ngay"),
        so_ngay_ho_tro=meals.days,
        so_ngay_toi_da=meals.most,
        muc_ngay=meals.rate,
        tien_an=meals.amount,
        ho_tro_them=award.amount - meals.amount if award else 0,
        so_tien=file.amount,
        so_tien_de_nghi=_asked(file, award),
        ly_do=told_outside(file.reason),
        can_cu=_law(ground, file),
    )


def _asked(file: CaseFile, award: Award | None) -> int | None:
    """What the hamlet wrote, else what the law gives; None when nobody can say a sum."""
    written = file.claim.claimed if file.claim else None
    return written or (award.amount if award else file.amount) or None


def _law(ground: Ground, file: CaseFile) -> str:
    """The article its row was judged by; a step's own `ref` says who judged, not by what."""
    judged = ground.listed.get(file.key)
    article = ground.pack.policies[file.policy].legal.article
    return (judged.ref if judged else "") or article


def _described(claim: Claim | None, name: str) -> Person:
    """What the list says of a person; only the name when no list has them any more."""
    if claim is None:
        return Person(ho_ten=name)
    return Person(
        ho_ten=name,
        ngay_sinh=claim.text("ngay_sinh"),
        nam_sinh=str(claim.birth.year) if claim.birth else "",
        gioi_tinh={"nam": "Nam", "nu": "Nữ"}.get(claim.text("gioi_tinh"), ""),
        so_giay_to=claim.number,
        bon_so_cuoi=claim.number[-_TAIL:],
        dien=claim.text("dien"),
        co_so=claim.text("hinh_thuc"),
        ten_ho=claim.text("ten_ho"),
        ma_so_thue=claim.text("ma_so_thue"),
        dia_diem=claim.text("dia_diem"),
        nganh_nghe=claim.text("nganh_nghe"),
        dia_chi=claim.text("noi_o"),
        dien_thoai=claim.text("dien_thoai"),
        tai_khoan=claim.text("tai_khoan"),
    )


@dataclass(frozen=True, slots=True)
class _Meals:
    """What is paid by the day: for how many days, at most how many, how much for each."""

    days: int | None = None
    most: int | None = None
    rate: int | None = None
    amount: int = 0


def _meals(ground: Ground, award: Award) -> _Meals:
    policy = ground.pack.policies[award.claim.policy]
    by_day = {
        line.label: line for lines in policy.amount.values() for line in lines if line.times
    }
    daily = [line for line in award.kept.lines if line.label in by_day]
    if not daily:
        return _Meals()
    first = daily[0]
    cap = policy.parameters.get(by_day[first.label].times_at_most or "")
    dated = cap.on(ground.merged.basis.day) if cap else None
    most = dated.value if dated and isinstance(dated.value, int) else None
    return _Meals(first.times, most, first.rate or None, sum(line.amount for line in daily))


def _day(claim: Claim | None, key: str) -> date | None:
    value = claim.facts.get(key) if claim else None
    return value if isinstance(value, date) else None


def _number(claim: Claim | None, key: str) -> int | None:
    value = claim.facts.get(key) if claim else None
    return value if isinstance(value, int) else None


def sums_of(ground: Ground, files: Iterable[CaseFile]) -> tuple[Sum, ...]:
    """By policy, the centre's share summed over its cells; the rest is the locality's."""
    listed = list(files)
    norm = norm_of(ground.pack, ground.merged.basis.day)
    owed = [owed_for(file, norm) for file in listed]
    costs = costs_of(owed, ground.pack.file.funding.central_percent)
    return tuple(
        _sum(ground, policy, [cost for cost in costs if cost.policy == policy], listed)
        for policy in dict.fromkeys(cost.policy for cost in costs)
    )


def _sum(ground: Ground, policy: str, costs: list[Cost], files: list[CaseFile]) -> Sum:
    known = ground.pack.policies[policy]
    people = {file.person for file in files if file.policy == policy}
    whole = summed(costs, policy, "", len(people))
    return Sum(
        ten=known.name,
        so_nguoi=whole.people,
        so_tien=whole.amount,
        trung_uong=whole.central,
        dia_phuong=whole.amount - whole.central,
        can_cu=known.legal.article,
    )
