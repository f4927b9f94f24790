"""van-ban.md: each paper, who signs it, what it takes, which command prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hotro68.core.office import Office
from hotro68.writing.papers import shelf
from hotro68.writing.papers.contexts import KINDS
from hotro68.writing.papers.desk import COMMON
from hotro68.writing.papers.filling import FORMS
from hotro68.writing.papers.shelf import Template
from hotro68.writing.papers.signing import ROLES
from hotro68.writing.papers.spec import PaperSpec, SignerSpec
from hotro68.writing.papers.values import names_for, totals_of
from making.page import Page, bullets, page, table

ABOUT = (
    "Mọi văn bản theo thể thức Nghị định 30/2020/NĐ-CP, ra PDF và Word từ cùng một bộ số liệu. "
    "Mỗi văn bản là một thư mục `templates/van-ban/P-NN/`: lời văn và bảng (`van-ban.yaml`), "
    "trang in PDF (`page.typ`), mẫu Word (`mau.docx`). In riêng một văn bản: "
    "`hotro68 vanban in P-08`; xem cả danh sách: `hotro68 vanban danhsach`."
)
OWN = (
    "`hotro68 vanban chep P-08` chép mẫu về `van-ban/P-08/` trong thư mục làm việc; tệp nào có "
    "ở đó thì được dùng thay tệp có sẵn. Sửa lời văn ở `van-ban.yaml` thì PDF và Word cùng đổi "
    "(bỏ `mau.docx` đi để Word lấy theo lời văn); chỉ muốn đổi bản Word thì sửa `mau.docx`. "
    "Mẫu sai thì được báo rõ tệp, dòng, chữ sai (HT851 đến HT855), không in gì. Không bỏ được: "
    "chữ DỰ THẢO của P-12, P-16b, P-21, P-23b để trống, P-01, P-05, P-06, P-07, P-14 không in "
    "thông tin riêng."
)
NAMES = (
    "Trong lời văn, giá trị viết trong dấu `{ }`, ví dụ `{so_nguoi}`; trong mẫu Word viết "
    "`{{ so_nguoi }}`. Chưa biết thì in dòng chấm để ghi tay. Cách in: "
)
FORM_WORDS = {
    "chu": "tiền bằng chữ",
    "so_chu": "số bằng chữ",
    "cau": "tên thôn ở giữa câu (thôn …)",
    "truong": "chức danh của người đứng đầu thôn, tổ dân phố",
    "xung": "Ông hay Bà theo giới tính",
    "ngay": "ngày … tháng … năm …",
    "hoa": "chữ in hoa",
    "day_du": "UBND viết đủ Ủy ban nhân dân, NQ viết đủ Nghị quyết số",
    "lien": "tên cơ quan quyết định không bị ngắt dòng",
}
FRAME = (
    "Chỉ trong mẫu Word: `co_quan_1`, `co_quan_2`, `so_van_ban`, `dia_danh_ngay`, "
    "`tham_quyen`, `du_thao`, `ky_1_chuc`, `ky_1_cach`, `ky_1_ten` (người ký thứ nhất, thứ "
    "hai …), các danh sách `noi_gui`, `can_cu_phap_ly`, `noi_nhan`; ô của bảng viết "
    "`{{ hang.ho_ten|o }}` giữa hai "
    "hàng `{%tr for hang in nguoi %}` và `{%tr endfor %}`."
)
LOOKED = (
    "Mọi văn bản đã được in từ câu chuyện ở `examples/mot-dot/`, xem từng trang như ảnh, cả "
    "PDF và Word (qua LibreOffice): thể thức, chữ bị cắt, bảng tràn trang, chữ ký đứng một "
    "mình, số liệu khớp nhau, lời người nhận đọc hiểu. P-01, P-05, P-14 có bản Word khi in "
    "bằng `hotro68 niemyet --docx` (thêm `--pdf` để có cả hai; P-06 in kèm cùng dạng). "
    "Sửa mẫu thì xem lại:"
)
LOOK_AGAIN = """```sh
mkdir ../xem && PYTHONPATH=docs .venv/bin/python -m making.story ../xem
cd ../xem && hotro68 vanban in P-03
soffice --headless --convert-to pdf --outdir word $(find ketqua -name 'P-*.docx')
pdftoppm -r 60 -png word/P-08-to-trinh.pdf trang && montage trang-*.png -tile 4x xem.png
```"""
APART = (
    "P-01, P-05, P-14, P-15 có lệnh và trang riêng, không khai bằng lời ở đây: bảng niêm yết "
    "chỉ nhận kiểu dữ liệu không có chỗ cho thông tin riêng, chia mục theo chính sách; bảng "
    "chi trả tính trước từng trang để có cộng trang, lũy kế, không hàng trống. Cả bốn vẫn ra "
    "PDF và Word từ một bộ chữ (`niemyet --docx`; `chitra lap` in cả hai)."
)
SETTINGS = (
    "Căn cứ pháp lý lấy từ bộ quy tắc, thêm kế hoạch của huyện, của xã ở `can_cu` trong "
    "`hotro68.yaml`; nơi nhận riêng của từng văn bản ở `noi_nhan`, ví dụ "
    '`noi_nhan: {P-08: ["Phòng Lao động huyện", "Lưu: VT"]}`.'
)


TOTALS = (
    "Cộng của một cột: `tong_` rồi tên bảng, tên cột, ví dụ `tong_nguoi_so_tien` (cột phải có "
    "`cong: true`; không cộng dồn được thì `cong_la:` tên giá trị). Số hàng của một bảng: "
    "`dem_nguoi`."
)


def paper_page() -> Page:
    found = [_template(code) for code in shelf.codes()]
    parts = [
        ABOUT,
        _table(found),
        APART,
        SETTINGS,
        "## Đã xem ra sao, xem lại thế nào",
        LOOKED,
        LOOK_AGAIN,
        "## Mẫu của xã",
        OWN,
        "## Tên dùng trong mẫu",
    ]
    forms = "; ".join(f"`:{name}` {FORM_WORDS[name]}" for name in FORMS if name)
    common = "; ".join(f"`{name}` {words}" for name, words in COMMON.items())
    parts += [f"{NAMES}{forms}.", f"Mọi văn bản: {common}.", FRAME]
    parts += [TOTALS, *_kinds(found)]
    return page("van-ban.md", "Văn bản", parts)


def _template(code: str) -> Template:
    template, findings = shelf.take(code, None)
    assert template is not None, [finding.message for finding in findings]
    return template


def _table(found: list[Template]) -> str:
    heads = ("mã", "văn bản", "ai ký", "lấy từ", "lệnh")
    return table(heads, (_row(one) for one in found))


def _row(one: Template) -> tuple[str, ...]:
    spec = one.spec
    signers = "; ".join(_signer(signer) for signer in spec.ky)
    return (one.code, f"{spec.ten}{_marks(one)}", signers, spec.lay_tu, f"`{spec.lenh}`")


def _marks(template: Template) -> str:
    spec = template.spec
    said = {
        "công khai": spec.cong_khai,
        "luôn DỰ THẢO": spec.du_thao == "luon",
        "để trống": spec.de_trong,
    }
    told = ", ".join(words for words, holds in said.items() if holds)
    return f" ({told})" if told else ""


def _signer(one: SignerSpec) -> str:
    posts = ROLES[one.vai](Office()).posts if one.vai else one.chuc
    return " ".join(posts)


def _kinds(found: list[Template]) -> Iterator[str]:
    """The names by kind of paper: papers of one kind are told the same."""
    for kind in KINDS:
        of_kind = [one for one in found if one.spec.loai == kind]
        codes = ", ".join(one.code for one in of_kind)
        yield f"### {kind} ({codes})\n\n{bullets(_names(of_kind[0].spec))}"


def _names(spec: PaperSpec) -> Iterator[str]:
    names = names_for(spec)
    drawn = {total for table in spec.tables for total in totals_of(table)}
    yield f"Giá trị: {_listed(names.single - COMMON.keys() - drawn)}."
    if names.lists:
        yield f"Nhiều dòng chữ: {_listed(names.lists)}."
    for name, columns in sorted(names.rows.items()):
        yield f"Bảng `{name}`: {_listed(columns) if columns else 'các cột của sổ'}."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
