"""Makers of invented merged runs, and of a small invented pack to read them by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hotro68.core.award import Answer, Assessment, Award, Line, Reason, SetAside
from hotro68.core.claim import Claim, Fact
from hotro68.core.funds import Cost
from hotro68.core.office import Office
from hotro68.core.report import (
    Basis,
    Certainty,
    CheckedRow,
    Confirmation,
    Duplicate,
    FileReport,
    Merged,
    RowKind,
    SheetReport,
    Status,
    TableReport,
    Totals,
    Unpaid,
)
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.dates import PartDate

DAY = date(2021, 7, 16)
OFFICE = Office(
    commune="Suối Mơ",
    district="Rừng Thông",
    province="Đồi Chè",
    signer="Hoàng Văn Sáng",
    clerk="Lý Thị Hiền",
)
COLUMNS = {"ho_ten": "B", "ngay_sinh": "C", "so_giay_to": "E", "so_tien_de_nghi": "K"}


# ── the law ──────────────────────────────────────────────────────────────────────────────
def _policy(policy_id: str, short: str, name: str, **more: object) -> dict[str, object]:
    return {
        "id": policy_id,
        "name": name,
        "short": short,
        "since": "2021-07-01",
        "legal": {
            "title": "Quyết định số 00/2021/QĐ-TTg",
            "article": f"Điều về {short}",
            "checked_on": "2021-07-01",
            "confidence": "H",
        },
        "recognise": {"phrases": [name]},
        "once": {"ref": "Điều 1"},
        "public": {"names": True, "label": short, "ref": "Điều 2"},
        "parameters": {
            "muc": {
                "label": "Mức",
                "unit": "đồng",
                "values": [{"since": "2021-07-01", "value": 1, "ref": "Điều 3"}],
            }
        },
        "conditions": [],
        "amount": {"chung": [{"label": "Hỗ trợ một lần", "add": "muc"}]},
        **more,
    }


_WORKER = _policy(
    "lao-dong-tu-do",
    "LDTD",
    "Hỗ trợ lao động tự do",
    fields={
        "cong_viec": {"type": "text", "label": "Công việc trước khi mất việc"},
        "tu_ngay": {"type": "date", "label": "Mất việc từ ngày"},
        "co_bhxh": {"type": "yes_no", "label": "Có BHXH"},
    },
)
_BUSINESS = _policy(
    "ho-kinh-doanh",
    "HKD",
    "Hỗ trợ hộ kinh doanh",
    fields={
        "ten_ho": {"type": "text", "label": "Tên hộ kinh doanh"},
        "ma_so_thue": {"type": "tax_code", "label": "Mã số thuế"},
    },
)
_PATIENT = _policy(
    "f0-f1",
    "F0F1",
    "Hỗ trợ F0, F1",
    fields={
        "dien": {
            "type": "choice",
            "label": "Diện",
            "choices": {"F0": ["f0", "điều trị"], "F1": ["f1", "cách ly"]},
        },
        "noi": {
            "type": "choice",
            "label": "Nơi cách ly",
            "choices": {"tai-nha": ["tại nhà", "nhà"]},
        },
        "so_ngay": {"type": "integer", "label": "Số ngày"},
    },
    amount={
        "chung": [
            {"label": "Tiền ăn", "add": "muc"},
            {"label": "Hỗ trợ thêm", "add": "muc"},
        ]
    },
)
_PROVINCE = _policy("rieng-cua-tinh", "TINH", "Hỗ trợ riêng của tỉnh", source="tinh")

_PACK_FILE = {
    "id": "qd00-2021",
    "title": "Hỗ trợ người gặp khó khăn do dịch",
    "short_title": "QĐ 00/2021",
    "policies": ["lao-dong-tu-do", "ho-kinh-doanh", "f0-f1"],
    "legal": [
        {
            "title": "Quyết định",
            "number": "00/2021/QĐ-TTg",
            "day": "2021-07-07",
            "about": "quy định chính sách hỗ trợ",
        }
    ],
    "versions": [
        {"id": "ban-dau", "since": "2021-07-07", "name": "QĐ 00/2021 bản đầu"},
        {"id": "sua-doi", "since": "2021-11-06", "name": "QĐ 00/2021 sửa đổi"},
    ],
    "decided_on": "ngay_tham_dinh",
    "funding": {"central_percent": 80, "ref": "KH 00/KH-UBND mục V"},
    "posting": {"latest_days": 5, "ref": "KH 00/KH-UBND mục III.5"},
    "deadlines": [
        {
            "id": "thon-gui",
            "what": "Các thôn gửi danh sách",
            "before": "2021-07-15",
            "ref": "KH 00/KH-UBND mục III.3",
        }
    ],
    "bodies": {
        "van-hoa-xa-hoi": {"name": "Văn hóa - Xã hội", "level": "xa"},
        "ubnd-xa": {"name": "UBND xã", "level": "xa"},
        "phong-ldtbxh": {"name": "Phòng LĐTBXH", "level": "huyen"},
        "ubnd-huyen": {"name": "UBND huyện", "level": "huyen"},
    },
    "authority": [
        {
            "policy": "lao-dong-tu-do",
            "lead": "van-hoa-xa-hoi",
            "appraise": ["ubnd-xa"],
            "send_to": "phong-ldtbxh",
            "decide": "ubnd-huyen",
            "ref": "KH 00/KH-UBND mục VI.1",
            "confidence": "M",
        }
    ],
}


def a_pack() -> Pack:
    policies = [_WORKER, _BUSINESS, _PATIENT, _PROVINCE]
    return Pack.model_validate(
        {
            "file": _PACK_FILE,
            "groups": {"one_of": []},
            "fields": {
                "ho_ten": {"type": "name", "label": "Họ và tên"},
                "noi_o": {"type": "text", "label": "Chỗ ở hiện nay"},
                "dien_thoai": {"type": "phone", "label": "Điện thoại"},
                "so_tai_khoan": {"type": "text", "label": "Số tài khoản"},
            },
            "policies": {str(policy["id"]): policy for policy in policies},
            "unset": ["lao-dong-tu-do"],
            "overlays": ["tinh/doi-che"],
            "digest": "sha256:00ff00ff",
        }
    )


# ── claims and what becomes of them ──────────────────────────────────────────────────────
def a_claim(
    name: str = "Nông Văn Bình",
    policy: str = "lao-dong-tu-do",
    hamlet: str = "Thôn 2",
    place: Source | None = None,
    **facts: Fact,
) -> Claim:
    given: dict[str, Fact] = {
        "ho_ten": name,
        "thon": hamlet,
        "ngay_sinh": PartDate(1985, 3, 5),
        "gioi_tinh": "nam",
        "so_giay_to": "020085000001",
        "so_tien_de_nghi": 1_500_000,
        **facts,
    }
    return Claim(policy, given, place or Source("thon_2.xlsx", "LDTD", 7), columns=COLUMNS)


def assessed(claim: Claim, *lines: Line) -> Assessment:
    return Assessment(claim, Answer.PAID, lines or (once(1_500_000),), (), DAY)


def once(amount: int, label: str = "Hỗ trợ một lần") -> Line:
    return Line(label, amount, "Điều 4 khoản 1", rate=amount)


def daily(days: int, note: str = "") -> Line:
    return Line("Tiền ăn", 80_000 * days, "Điều 26 khoản 1", 80_000, days, note)


def an_award(
    claim: Claim | None = None,
    *lines: Line,
    person: str = "",
    aside: tuple[SetAside, ...] = (),
) -> Award:
    claim = claim or a_claim()
    return Award(person or claim.number or claim.name, assessed(claim, *lines), aside)


def unpaid(claim: Claim, answer: Answer, question: str = "") -> Unpaid:
    return Unpaid(
        claim,
        answer,
        reason="Ngày sinh trống" if answer is Answer.ASKED else "Nghỉ việc trước ngày quy định",
        ref="Điều 25",
        question=question,
        code="HT202" if answer is Answer.ASKED else "HT201",
    )


# ── the run ──────────────────────────────────────────────────────────────────────────────
def a_merged(
    awards: Iterable[Award] = (),
    refused: Sequence[Unpaid] = (),
    duplicates: Sequence[Duplicate] = (),
    confirmations: Sequence[Confirmation] = (),
) -> Merged:
    paid = tuple(awards)
    claims = [
        *(award.claim for award in paid),
        *(loser.assessment.claim for award in paid for loser in award.set_aside),
        *(row.claim for row in refused),
    ]
    known = {claim.source: claim for group in duplicates for claim in group.members}
    known |= {claim.source: claim for claim in claims}
    return Merged(
        basis=a_basis(),
        files=_files(known.values()),
        rows=tuple(_row(claim) for claim in known.values()),
        awards=paid,
        unpaid=tuple(refused),
        duplicates=tuple(duplicates),
        persons={award.claim.source: award.person for award in paid},
        confirmations=tuple(confirmations),
        totals=totals_of(paid),
    )


def a_basis() -> Basis:
    return Basis(
        pack="qd00-2021",
        title="Hỗ trợ người gặp khó khăn do dịch",
        digest="sha256:00ff00ff",
        day=DAY,
        assumed=False,
        overlays=("tinh/doi-che",),
        notes=(
            "«Hỗ trợ lao động tự do»: mức do UBND tỉnh quy định, xã chưa nhận được quyết định.",
        ),
    )


def _row(claim: Claim) -> CheckedRow:
    reason = Reason("lao-dong-tu-do/x", Answer.ASKED, "", "Điều 1")
    return CheckedRow(claim, Assessment(claim, Answer.ASKED, (), (reason,), DAY), Status.ASKED)


def _files(claims: Iterable[Claim]) -> tuple[FileReport, ...]:
    sheets: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        sheets.setdefault(claim.source.file, {}).setdefault(claim.source.sheet, []).append(
            claim
        )
    return tuple(
        FileReport(
            file, f"{len(file):064x}", tuple(_sheet(name, of) for name, of in by.items())
        )
        for file, by in sheets.items()
    )


def _sheet(name: str, claims: Sequence[Claim]) -> SheetReport:
    ledger = {RowKind.TITLE: 2, RowKind.HEADER: 1, RowKind.DATA: len(claims), RowKind.TOTAL: 1}
    table = TableReport(claims[0].policy, claims[0].hamlet, (6,), COLUMNS)
    return SheetReport(name, "data", "", (table,), ledger)


def totals_of(awards: Sequence[Award]) -> Totals:
    """Central is rounded down once, on the whole; the first cell takes what is left over."""
    cells: dict[tuple[str, str], list[Award]] = {}
    for award in awards:
        cells.setdefault((award.claim.policy, award.claim.hamlet), []).append(award)
    shares = [_share(*cell, of) for cell, of in sorted(cells.items())]
    amount = sum(share.amount for share in shares)
    central = amount * 80 // 100
    if shares:
        left = central - sum(share.central for share in shares)
        shares[0] = replace(shares[0], central=shares[0].central + left)
    people = len({award.person for award in awards})
    return Totals(people, len(awards), amount, central, tuple(shares))


def _share(policy: str, hamlet: str, awards: Sequence[Award]) -> Cost:
    amount = sum(award.amount for award in awards)
    people = len({award.person for award in awards})
    return Cost(policy, hamlet, people, amount, amount * 80 // 100, supports=len(awards))


# ── a whole small commune ────────────────────────────────────────────────────────────────
def a_village() -> Merged:
    """Three hamlets, four policies, one of everything that can happen."""
    return a_merged(_paid(), _not_paid(), _doubles(), _confirmations())


def _paid() -> list[Award]:
    return [_worker(), _stranger(), _owner(), _child(), _patient()]


def _worker() -> Award:
    """Paid as a worker, and set aside under the province's own policy."""
    place = Source("thon_2.xlsx", "LDTD", 7)
    loser = a_claim(policy="rieng-cua-tinh", place=Source("tinh.xlsx", "Sheet1", 9))
    reason, ref = "Chỉ được một chế độ cao nhất", "mục II.3"
    aside = SetAside(assessed(loser, once(1_000_000)), reason, ref, place)
    facts: dict[str, Any] = {"cong_viec": "Bốc vác", "tu_ngay": date(2021, 5, 4)}
    return an_award(
        a_claim(place=place, co_bhxh=False, **facts), once(1_500_001), aside=(aside,)
    )


def _stranger() -> Award:
    """Few facts, no number, and a list whose columns nobody noted."""
    facts: dict[str, Fact] = {
        "ho_ten": "Đặng Thị Ánh",
        "thon": "Thôn 10",
        "ngay_sinh": PartDate(1990, 12),
    }
    return an_award(Claim("lao-dong-tu-do", facts, Source("thon_10.xlsx", "LDTD", 8)))


def _owner() -> Award:
    """Every text looks like a formula."""
    facts: dict[str, Any] = {
        "so_giay_to": "082345678",
        "ten_ho": "+Tạp hóa @Ất",
        "ma_so_thue": "0101234567",
    }
    place = Source("thon_10.xlsx", "HKD", 6)
    claim = a_claim("=Cao Thị Ất", "ho-kinh-doanh", "Thôn 10", place, **facts)
    return an_award(claim, once(3_000_000))


def _child() -> Award:
    facts: dict[str, Any] = {
        "ngay_sinh": PartDate(2015),
        "gioi_tinh": "nu",
        "so_giay_to": "020315000007",
        "dien": "F1",
        "noi": "tai-nha",
        "so_ngay": 14,
    }
    claim = a_claim("Nông Thị Bé", "f0-f1", place=Source("f0f1.csv", "", 3), **facts)
    return an_award(claim, daily(14), once(1_000_000, "Hỗ trợ thêm"))


def _patient() -> Award:
    """The worker again, under a policy that may be added."""
    place = Source("f0f1.csv", "", 4)
    claim = a_claim(policy="f0-f1", place=place, dien="F0", so_ngay=50)
    return an_award(claim, daily(45, "tính tối đa 45 ngày"))


def _not_paid() -> list[Unpaid]:
    late = a_claim("Vi Văn Muộn", place=Source("thon_2.xlsx", "LDTD", 9))
    blank = a_claim("Vi Thị Thiếu", hamlet="", place=Source("thon_2.xlsx", "LDTD", 11))
    doubt = a_claim("Nông Văn Bính", hamlet="Thôn 10", place=Source("thon_10.xlsx", "LDTD", 12))
    return [
        unpaid(late, Answer.REFUSED),
        unpaid(blank, Answer.ASKED, "Ghi ngày sinh theo giấy tờ."),
        unpaid(doubt, Answer.ASKED, "Có phải là Nông Văn Bình không?"),
    ]


def _doubles() -> list[Duplicate]:
    one = a_claim(place=Source("thon_2.xlsx", "LDTD", 7))
    again = a_claim(place=Source("thon_2.xlsx", "LDTD", 30))
    other = a_claim("Nông Văn Bính", hamlet="Thôn 10", place=Source("thon_10.xlsx", "LDTD", 12))
    return [
        Duplicate(
            Certainty.CERTAIN, (one, again), ("số giấy tờ", "họ tên"), (), "giữ một dòng"
        ),
        Duplicate(
            Certainty.DOUBTFUL, (one, other), ("số giấy tờ",), ("họ tên", "thôn"), "chờ trả lời"
        ),
    ]


def _confirmations() -> list[Confirmation]:
    return [
        Confirmation(
            "Thôn 10",
            Source("thon_10.xlsx", "LDTD"),
            "lao-dong-tu-do",
            ("Không có hợp đồng lao động.", "Không hưởng lương hưu."),
        ),
        Confirmation(
            "Thôn 2",
            Source("thon_2.xlsx", "LDTD"),
            "lao-dong-tu-do",
            ("Không hưởng lương hưu.",),
        ),
    ]
