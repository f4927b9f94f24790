"""What one recipient is sent: papers picked by the journal, and a list cut to its columns."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68 import __version__
from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.places import in_archive
from hotro68.casebook.proof import CLEARED, prove_book, prove_files, prove_kept
from hotro68.casebook.settings import Settings
from hotro68.core.case import AFTER_DECISION, CaseFile, Stage
from hotro68.core.catalogue import FILE_GONE
from hotro68.core.finding import Finding
from hotro68.pipeline.archive import archived, readme
from hotro68.pipeline.paying import sheets_of
from hotro68.pipeline.posting import KIND, POST, boards_told
from hotro68.pipeline.steps.ground import Ground
from hotro68.policy.pack import Pack
from hotro68.policy.recipients import ListSpec, Recipient, label_of
from hotro68.policy.schema import FieldSpec
from hotro68.vietnamese.idnumber import mask
from hotro68.writing.bundled import CutList, Head, Row, list_book, zipped
from hotro68.writing.context import hamlet_name
from hotro68.writing.ink import Value
from hotro68.writing.papers.filling import FORMS
from hotro68.writing.papers.names import file_names
from hotro68.writing.papers.posting import OFFICE_LIST
from hotro68.writing.registers import kind_of
from hotro68.writing.sheets import words
from hotro68.writing.sheets.grid import Kind

LIST = "danh-sach.xlsx"
MANIFEST, MANIFEST_READ = "ke-khai.json", "ke-khai.txt"
_PAPER = re.compile(r"(?:^|/)van-ban/(P-\d{2})-[^/]*(?:/(?:[^/]+/)?([^/]+))?\.\w+$")
_MONEY = AFTER_DECISION | {Stage.GOOD, Stage.PASSED, Stage.POSTED, Stage.SUBMITTED}
_FOLDERS = {"thutuc": "thu-tuc", "dukien": "du-kien", "ketqua": "ket-qua"}


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """hamlet: as the files write it, for a bundle of one hamlet alone."""

    recipient: Recipient
    ground: Ground
    settings: Settings
    when: Stamp
    hamlet: str | None = None
    lock: Callable[[bytes], bytes] | None = None

    @property
    def day(self) -> date:
        return self.when.day

    @property
    def title(self) -> str:
        named = hamlet_name(self.hamlet) if self.hamlet is not None else ""
        return named or self.settings.office.dialect.say(self.recipient.name)


def contents(order: BundleOrder) -> tuple[dict[str, bytes], list[Finding]]:
    """Name in the bundle → content. A file that is no longer as entered is not sent."""
    work, entries = order.ground.work, order.ground.entries
    if order.recipient.everything:
        return _everything(order)
    names = sorted(_chosen(order))
    bad = [f for f in prove_files(work, entries) if f.source.file in names]
    if bad:
        return {}, bad
    found = {in_archive(name): (work / name).read_bytes() for name in names}
    cut = order.recipient.list
    if cut is not None and (rows := tuple(_rows(order, cut))):
        found[LIST] = list_book(_cut_list(order, cut, rows), order.settings.office)
    if order.lock is not None:
        found = {n: order.lock(c) if n.endswith(".xlsx") else c for n, c in found.items()}
    return found, []


def _everything(order: BundleOrder) -> tuple[dict[str, bytes], list[Finding]]:
    """The whole record when it is as entered. A list that is gone is told: it may be lost."""
    work, standing = order.ground.work, order.ground.entries
    journal = Journal(work)
    entries, findings = journal.entries()
    findings += [*prove_book(journal), *prove_files(work, entries), *prove_kept(work, entries)]
    outputs = {name for entry in standing for name in entry.data.get("outputs") or ()}
    if any(one.code is not FILE_GONE or one.source.file in outputs for one in findings):
        return {}, findings
    return archived(work, entries, standing), findings


def bundle(order: BundleOrder, files: Mapping[str, bytes]) -> bytes:
    """The files with their manifest, as one file."""
    told = _manifest(order, files)
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    more = {MANIFEST: text.encode(), MANIFEST_READ: _read(order, told).encode()}
    if order.recipient.everything:
        more["DOC-TRUOC.txt"] = readme(order.ground.entries).encode()
    return zipped({**files, **more})


def _manifest(order: BundleOrder, files: Mapping[str, bytes]) -> dict[str, object]:
    entries, _ = Journal(order.ground.work).entries()
    return {
        "goi": order.recipient.id,
        "noi_nhan": order.title,
        "ngay": order.day.isoformat(),
        "chuong_trinh": f"hotro68 {__version__}",
        "quy_tac": order.ground.merged.basis.digest,
        "buoc_cuoi": entries[-1].number if entries else 0,
        "ma_buoc_cuoi": entries[-1].digest if entries else "",
        "tep": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "byte": len(content)}
            for name, content in sorted(files.items())
        },
    }


def _read(order: BundleOrder, told: Mapping[str, object]) -> str:
    files = told["tep"]
    assert isinstance(files, dict)
    lines = [f"{one['sha256']}  {name}" for name, one in files.items()]
    head = (
        f"BẢN KÊ TỆP GỬI {order.title}\n"
        f"Ngày {order.day:%d/%m/%Y}. Mỗi dòng: mã SHA-256 của tệp, rồi tên tệp.\n"
        f"Lập từ sổ theo dõi, bước {told['buoc_cuoi']}, mã {str(told['ma_buoc_cuoi'])[:16]}."
    )
    return "\n".join([head, "", *lines, ""])


# ── papers ───────────────────────────────────────────────────────────────────────────────


def _chosen(order: BundleOrder) -> set[str]:
    """Outputs of the standing steps that this recipient may have, less those put away."""
    chosen: set[str] = set()
    for entry in order.ground.entries:
        chosen -= set(entry.data.get(CLEARED, ()))
        outputs = entry.data.get("outputs") or ()
        chosen |= {name for name in outputs if _may_have(order, entry, name)}
    return chosen


def _may_have(order: BundleOrder, entry: Entry, name: str) -> bool:
    wanted = order.recipient
    if entry.act == POST and f"/niemyet/{_FOLDERS[entry.data[KIND]]}/" in f"/{name}":
        return entry.data[KIND] in wanted.posting and _on_board(order, entry, name)
    if (paper := _PAPER.search(name)) is not None:
        return paper[1] in wanted.papers and _of_hamlet(order, entry, paper[2])
    return wanted.payout and name in _payout_names(order, entry)


def _on_board(order: BundleOrder, entry: Entry, name: str) -> bool:
    """The office's list has every hamlet in it: a hamlet gets its own alone."""
    if order.hamlet is None or entry.data[KIND] == "thutuc":
        return True
    return Path(name).stem == _stem(order.hamlet, entry, taken=OFFICE_LIST)


def _of_hamlet(order: BundleOrder, entry: Entry, stem: str | None) -> bool:
    return order.hamlet is None or stem == _stem(order.hamlet, entry, taken="")


def _stem(hamlet: str, entry: Entry, *, taken: str) -> str:
    """The file name that this posting gave the hamlet; two may be called almost alike."""
    hamlets = [board.hamlet for board in boards_told(entry) if board.hamlet is not None]
    stems = file_names(hamlets if taken else [OFFICE_LIST, *hamlets], taken=taken)
    named = dict(zip(hamlets, stems if taken else stems[1:], strict=True))
    return named.get(hamlet, "")


def _payout_names(order: BundleOrder, entry: Entry) -> set[str]:
    """Sheets of this hamlet alone; a pay point of several is nobody's own."""
    stems = {
        sheet.stem
        for sheet in sheets_of(entry)
        if order.hamlet is None or {line.hamlet for line in sheet.lines} == {order.hamlet}
    }
    outputs = entry.data.get("outputs") or ()
    return {name for name in outputs if Path(name).stem in stems}


# ── the list ─────────────────────────────────────────────────────────────────────────────


def _files(order: BundleOrder, cut: ListSpec) -> list[CaseFile]:
    pack = order.ground.pack
    return [
        file
        for file in order.ground.carried
        if (not cut.policies or file.policy in cut.policies)
        and (order.hamlet is None or file.hamlet == order.hamlet)
        and (not cut.named_only or _is_named(file, pack, order.settings))
        and (cut.refused or (file.stage in _MONEY and file.amount > 0))
    ]


def _is_named(file: CaseFile, pack: Pack, settings: Settings) -> bool:
    return pack.policies[file.policy].public.names or file.policy in settings.niem_yet.neu_ten


def _rows(order: BundleOrder, cut: ListSpec) -> Iterator[Row]:
    files = _files(order, cut)
    older = order.ground.older_claims()
    for file in files:
        claim = file.claim or older.get(file.key)
        facts = claim.facts if claim else {"ho_ten": file.name, "thon": file.hamlet}
        sex = {"gioi_tinh": words.sex(claim)} if claim else {}
        told = {**facts, **sex, **_derived(file, facts, order.ground.pack)}
        known = order.ground.pack.fields_of(file.policy)
        yield {one: _value(told.get(one), known.get(one)) for one in cut.columns}


def _derived(file: CaseFile, facts: Mapping[str, object], pack: Pack) -> dict[str, object]:
    birth = facts.get("ngay_sinh")
    return {
        "nam_sinh": str(getattr(birth, "year", "")),
        "giay_to_che": mask(str(facts.get("so_giay_to") or "")),
        "chinh_sach": pack.policies[file.policy].public.label,
        "so_tien": file.amount,
        "trang_thai": file.stage.label,
        "ly_do": file.reason,
    }


def _value(fact: object, spec: FieldSpec | None) -> Value:
    """As the sheets of the workbook tell it: `Nữ`, not the word by which the rules know it."""
    from hotro68.vietnamese.dates import PartDate

    if isinstance(fact, str) and spec is not None and spec.type == "choice":
        told = words.fact_value(spec, fact)
        return f"{told[:1].upper()}{told[1:]}" if isinstance(told, str) else told
    if fact is None or isinstance(fact, str | date | PartDate):
        return fact
    if isinstance(fact, bool):
        return "có" if fact else "không"
    return fact if isinstance(fact, int) else str(fact)


def _cut_list(order: BundleOrder, cut: ListSpec, rows: tuple[Row, ...]) -> CutList:
    pack, recipient = order.ground.pack, order.recipient
    heads = tuple(
        Head(column, label_of(column, recipient, pack), _kind(column, pack))
        for column in cut.columns
    )
    law = FORMS["day_du"](pack.file.short_title)
    note = f"Theo {law}; lập ngày {order.day:%d/%m/%Y} cho {order.title}"
    title = "Danh sách đề nghị hỗ trợ"
    if not cut.totals:
        return CutList(title, note, heads, rows)
    return CutList(title, note, heads, rows, _TOTAL_HEADS, tuple(_totals(order, cut)))


_TOTAL_HEADS = (
    Head("chinh_sach", "Chính sách", Kind.TEXT),
    Head("thon", "Thôn", Kind.TEXT),
    Head("so_nguoi", "Số người", Kind.COUNT),
    Head("so_tien", "Số tiền (đồng)", Kind.MONEY),
)


def _totals(order: BundleOrder, cut: ListSpec) -> Iterator[Row]:
    """By policy and hamlet, those without names too: a sum names nobody."""
    whole = _files(order, cut.model_copy(update={"named_only": False, "refused": False}))
    groups: dict[tuple[str, str], list[CaseFile]] = {}
    for file in whole:
        groups.setdefault((file.policy, file.hamlet), []).append(file)
    for (policy, hamlet), files in groups.items():
        yield {
            "chinh_sach": order.ground.pack.policies[policy].public.label,
            "thon": hamlet_name(hamlet),
            "so_nguoi": len({file.person for file in files}),
            "so_tien": sum(file.amount for file in files),
        }


def _kind(column: str, pack: Pack) -> Kind:
    if column == "so_tien":
        return Kind.MONEY
    known = pack.fields | {
        key: spec for policy in pack.policies.values() for key, spec in policy.fields.items()
    }
    return kind_of(known[column].type) if column in known else Kind.TEXT


def hamlets_told(files: Iterable[CaseFile]) -> tuple[str, ...]:
    return tuple(sorted({file.hamlet for file in files if file.hamlet}))
