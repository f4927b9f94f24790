"""Invented people and a small invented law, for the tests of papers."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from hotro68.core.award import Answer, Assessment, Award, Line
from hotro68.core.claim import Claim
from hotro68.core.funds import Cost
from hotro68.core.office import Decision, Office
from hotro68.core.report import Basis, Merged, Totals
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.dates import PartDate

DAY = date(2021, 8, 16)
BIRTH = PartDate(1985, 3, 5)
DIGEST = "sha256:" + "1a2b3c4d" * 8
OFFICE = Office(
    commune="Minh Họa",
    district="Ví Dụ",
    province="Giả Định",
    signer="Nông Văn Ví Dụ",
    clerk="Trần Thị Lập Biểu",
)
DECISION = Decision("123/QĐ-UBND", DAY, "UBND huyện Ví Dụ")


@dataclass(frozen=True)
class Someone:
    """An invented person with one support; `key` joins several supports of one person."""

    name: str = "Nguyễn Văn Minh Họa"
    hamlet: str = "Thôn Mẫu Một"
    policy: str = "tu-do"
    amount: int = 1_500_000
    number: str = "000000000123"
    birth: PartDate | None = BIRTH
    key: str = ""
    phone: str = "0900000000"


def a_merge(*people: Someone, notes: tuple[str, ...] = ()) -> Merged:
    awards = tuple(an_award(row, someone) for row, someone in enumerate(people, start=5))
    return Merged(
        basis=Basis("mau", "Luật mẫu", DIGEST, DAY, assumed=False, notes=notes),
        files=(),
        rows=(),
        awards=awards,
        unpaid=(),
        duplicates=(),
        persons={award.claim.source: award.person for award in awards},
        confirmations=(),
        totals=totals_of(awards),
    )


def an_award(row: int, someone: Someone) -> Award:
    source = Source("thon.xlsx", "DS", row)
    facts = {
        "ho_ten": someone.name,
        "thon": someone.hamlet,
        "ngay_sinh": someone.birth,
        "so_giay_to": someone.number or None,
        "dien_thoai": someone.phone,
        "so_tai_khoan": "99990000111122",
    }
    claim = Claim(someone.policy, facts, source)
    line = Line("Hỗ trợ một lần", someone.amount, "Điều 1")
    kept = Assessment(claim, Answer.PAID, (line,), (), DAY)
    return Award(someone.key or f"người {row}", kept)


def totals_of(awards: Sequence[Award]) -> Totals:
    def cell(award: Award) -> tuple[str, str]:
        return award.claim.policy, award.claim.hamlet

    shares = []
    for (policy, hamlet), found in groupby(sorted(awards, key=cell), key=cell):
        group = list(found)
        amount = sum(award.amount for award in group)
        people = len({award.person for award in group})
        central = amount * 80 // 100
        shares.append(Cost(policy, hamlet, people, amount, central, supports=len(group)))
    total = sum(share.amount for share in shares)
    central = sum(share.central for share in shares)
    people = len({award.person for award in awards})
    return Totals(people, len(awards), total, central, tuple(shares))


def a_policy(slug: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as a file has it
    return {
        "id": slug,
        "name": f"Hỗ trợ {slug}",
        "short": "TUDO",
        "since": date(2021, 7, 1),
        "legal": {
            "title": "Nghị quyết 00/NQ-CP",
            "article": "Nghị quyết 00/NQ-CP mục 1",
            "checked_on": date(2021, 7, 1),
            "confidence": "H",
        },
        "recognise": {"phrases": [slug]},
        "once": {"ref": "Điều 1"},
        "public": {"names": True, "label": "Lao động tự do", "ref": "Điều 1"},
        "dossier": [
            {"id": "de-nghi", "text": "Giấy đề nghị theo mẫu", "ref": "Điều 13"},
            {"id": "giay-to", "text": "Bản sao CMND/CCCD", "ref": "Điều 13"},
        ],
        "fields": {"so_ngay": {"type": "integer", "label": "Số ngày mất việc"}},
        "parameters": {
            "muc": {
                "label": "Mức một lần",
                "unit": "đồng",
                "values": [{"since": date(2021, 7, 1), "value": 1_500_000, "ref": "Điều 1"}],
            },
            "du_ngay": {
                "label": "Số ngày tối thiểu",
                "unit": "ngày",
                "values": [{"since": date(2021, 7, 1), "value": 15, "ref": "Điều 2"}],
            },
        },
        "conditions": [
            {
                "id": "du-ngay",
                "check": {"field": "so_ngay", "op": "at_least", "parameter": "du_ngay"},
                "needs": "Mất việc từ {du_ngay} ngày trở lên.",
                "otherwise": "Mới mất việc {so_ngay} ngày, cần từ {du_ngay} ngày.",
                "ref": "Điều 2",
            }
        ],
        "amount": {"chung": [{"label": "Hỗ trợ một lần", "add": "muc"}]},
        **changes,
    }


def a_pack(**changes: Any) -> Pack:  # noqa: ANN401 - as a file has it
    policies = {
        "tu-do": a_policy("tu-do", name="Hỗ trợ lao động tự do"),
        "kinh-doanh": a_policy(
            "kinh-doanh",
            name="Hỗ trợ hộ kinh doanh",
            short="HKD",
            public={"names": True, "label": "Hộ kinh doanh", "ref": "Điều 3"},
        ),
        "benh": a_policy(
            "benh",
            name="Hỗ trợ người điều trị bệnh mẫu",
            short="F0F1",
            public={"names": False, "label": "Hỗ trợ theo Chương VII", "ref": "Điều 8"},
        ),
    }
    file = {
        "id": "mau",
        "title": "Hỗ trợ người lao động gặp khó khăn (luật mẫu)",
        "short_title": "Luật mẫu",
        "policies": list(policies),
        "legal": [
            {
                "title": "Nghị quyết",
                "number": "00/NQ-CP",
                "day": date(2021, 7, 1),
                "about": "về một số chính sách hỗ trợ (mẫu)",
            },
            {
                "title": "Quyết định",
                "number": "99/2021/QĐ-TTg",
                "day": date(2021, 11, 6),
                "about": "sửa đổi (mẫu)",
            },
        ],
        "versions": [{"id": "dau", "since": date(2021, 7, 1), "name": "Luật mẫu"}],
        "decided_on": "ngay_tham_dinh",
        "funding": {"central_percent": 80, "ref": "Điều 9"},
        "posting": {"latest_days": 5, "ref": "Điều 10"},
        "deadlines": [
            {"id": "nop", "what": "Nộp danh sách", "before": date(2021, 9, 1), "ref": "Điều 11"}
        ],
        "bodies": {
            "ubnd-xa": {"name": "UBND xã", "level": "xa"},
            "van-hoa-xa-hoi": {"name": "Văn hóa - Xã hội xã", "level": "xa"},
            "phong-lao-dong": {"name": "Phòng Lao động huyện", "level": "huyen"},
            "ubnd-huyen": {"name": "UBND huyện", "level": "huyen"},
        },
        "authority": [
            {
                "policy": "tu-do",
                "appraise": ["ubnd-xa"],
                "send_to": "phong-lao-dong",
                "decide": "ubnd-huyen",
                "lead": "van-hoa-xa-hoi",
                "ref": "Điều 12",
                "confidence": "H",
            }
        ],
    }
    whole = {
        "file": file,
        "groups": {"one_of": []},
        "fields": {"ngay_sinh": {"type": "birth_date", "label": "Ngày sinh"}},
        "policies": policies,
        "unset": [],
        "overlays": [],
        "digest": DIGEST,
    }
    return Pack.model_validate({**whole, **changes})


GOLDEN = Path(__file__).parents[2] / "golden" / "papers"


def same_as_golden(name: str, text: str) -> bool:
    """Compare with the kept text; HOTRO68_NEW_GOLDEN=1 keeps the new one, to be read."""
    kept = GOLDEN / name
    if os.environ.get("HOTRO68_NEW_GOLDEN"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, "utf-8", newline="\n")
    return kept.read_text("utf-8") == text


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def word_xml(docx: bytes) -> str:
    """The body, with hyphens and blanks that never break a line as plain ones."""
    unbroken = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
    with ZipFile(BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode()
    return xml.replace(unbroken, "-").replace("\u00a0", " ")
