"""Invented people and figures that every paper can be printed from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hotro68.core.office import Decision, Office
from hotro68.writing.papers.contexts import (
    KINDS,
    AccountPaper,
    Context,
    Flow,
    FormPaper,
    Letter,
    Listing,
    Member,
    Minutes,
    Person,
    RegisterPaper,
    Remark,
    Sum,
    VoucherRow,
)
from hotro68.writing.papers.desk import Desk
from hotro68.writing.papers.shelf import Template, take

DAY = date(2021, 8, 5)
OFFICE = Office(
    commune="Nhật Ví Dụ",
    district="Hữu Ví Dụ",
    province="Lạng Ví Dụ",
    signer="Nguyễn Văn Mẫu",
    signer_post="PHÓ CHỦ TỊCH",
    clerk="Hoàng Thị Biểu",
    accountant="Lê Văn Sổ",
    cashier="Vi Thị Quỹ",
)
BASES = (
    "Nghị quyết số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ",
    "Kế hoạch số 184/KH-UBND ngày 14/7/2021 của UBND huyện Hữu Ví Dụ;",
)
PROGRAMME = "Nghị quyết 68/NQ-CP và Quyết định 23/2021/QĐ-TTg"
DECISION = Decision("123/QĐ-UBND", date(2021, 8, 16), "UBND huyện Hữu Ví Dụ")


def a_desk(own: Path | None = None, **more: Any) -> Desk:  # noqa: ANN401 - fields of the desk
    return Desk(OFFICE, BASES, PROGRAMME, own=own, **more)


def people(count: int) -> tuple[Person, ...]:
    """Two hamlets, two policies, numbers that are nobody's."""
    return tuple(_person(at) for at in range(1, count + 1))


def _person(at: int) -> Person:
    household = at % 3 == 0
    return Person(
        ho_ten=f"Nông Văn Ví Dụ {at}",
        ma=f"m{at}",
        ngay_sinh="05/03/1985",
        nam_sinh="1985",
        so_giay_to=f"{20085000000 + at:012}",
        thon="Thôn Đồng Mẫu" if at % 2 else "Thôn Tân Ví Dụ",
        chinh_sach="Hộ kinh doanh" if household else "Lao động tự do",
        chinh_sach_noi_bo="Hộ kinh doanh" if household else "Lao động tự do",
        ten_chinh_sach="Hỗ trợ hộ kinh doanh" if household else "Hỗ trợ lao động tự do",
        dien="F0",
        tu_ngay=date(2021, 8, 1),
        den_ngay=date(2021, 8, 14),
        so_ngay_ho_tro=14,
        so_ngay_toi_da=45,
        muc_ngay=80_000,
        tien_an=1_120_000,
        ten_ho=f"Quán Ví Dụ {at}",
        ma_so_thue="4900000000",
        dia_diem="Chợ Đồng Mẫu",
        so_tien=3_000_000 if household else 1_500_000,
        so_tien_de_nghi=3_000_000 if household else 1_500_000,
        ly_do="Có bảo hiểm xã hội bắt buộc",
        can_cu="Khoản 12 mục II Nghị quyết 68/NQ-CP",
    )


PEOPLE = people(5)
SUMS = (
    Sum(
        ten="Lao động tự do",
        so_nguoi=4,
        so_tien=6_000_000,
        trung_uong=4_800_000,
        dia_phuong=1_200_000,
        can_cu="Khoản 12 mục II",
    ),
    Sum(
        ten="Hộ kinh doanh",
        so_nguoi=1,
        so_tien=3_000_000,
        trung_uong=2_400_000,
        dia_phuong=600_000,
        can_cu="Chương IX",
    ),
)
FLOWS = (
    Flow(
        ten="Lao động tự do",
        nguoi_duyet=4,
        tien_duyet=6_000_000,
        nguoi_chi=3,
        tien_chi=4_500_000,
        nguoi_chua=1,
        tien_chua=1_500_000,
        trung_uong=3_600_000,
        dia_phuong=900_000,
        tra_lai=1_500_000,
    ),
    Flow(
        ten="Hộ kinh doanh",
        nguoi_duyet=1,
        tien_duyet=3_000_000,
        nguoi_chi=1,
        tien_chi=3_000_000,
        trung_uong=2_400_000,
        dia_phuong=600_000,
    ),
)
ASKED = Remark(
    noi_dung="Hỏi vì sao có tên trong danh sách",
    ngay=date(2021, 8, 20),
    ket_qua="Đã trả lời: đủ điều kiện",
)
_CASE: dict[str, Any] = {"nguoi": PEOPLE, "theo_chinh_sach": SUMS, "quyet_dinh": DECISION}

TOLD: Mapping[type[Any], Context] = {
    Letter: Letter(
        **_CASE,
        co_quan_quyet_dinh="UBND huyện Hữu Ví Dụ",
        doi_tuong=PEOPLE[0],
        theo_van_ban="Tờ trình số 12/TTr-UBND ngày 10 tháng 8 năm 2021",
        han=date(2021, 9, 1),
        con_thieu=3_280_000,
        con_cho=2,
    ),
    Listing: Listing(**_CASE, kem_theo="Tờ trình số 12/TTr-UBND"),
    Minutes: Minutes(
        **_CASE,
        thon="Thôn Đồng Mẫu",
        ngay_hop=DAY,
        gio="08 giờ 00",
        gio_xong="10 giờ 30",
        dia_diem="trụ sở Ủy ban nhân dân xã Nhật Ví Dụ",
        chu_tri="Nguyễn Văn Mẫu",
        thu_ky="Hoàng Thị Biểu",
        thanh_phan=(Member(ho_ten="Lê Văn Sổ", chuc_vu="Tài chính - Kế toán"),),
        tu_ngay=date(2021, 8, 17),
        den_ngay=date(2021, 8, 22),
        so_trang=2,
        loai="kết quả hỗ trợ",
        khong_dat=PEOPLE[:1],
        bo_sung=PEOPLE[1:2],
        chua_chi=PEOPLE[:1],
        nguoi_chi=4,
        tien_chi=7_500_000,
        nguoi_chua=1,
        tien_chua=1_500_000,
        so_phan_anh=1,
        y_kien=(ASKED,),
        noi_dung_kiem_tra=(Remark(noi_dung="Danh sách có niêm yết ở thôn không"),),
        mau=PEOPLE[:2],
        kien_nghi=("Niêm yết thêm ở nhà văn hóa",),
    ),
    AccountPaper: AccountPaper(
        tu_ngay=date(2021, 7, 1),
        den_ngay=date(2021, 8, 31),
        dong=FLOWS,
        dong_thon=FLOWS,
        chung_tu=(
            VoucherRow(
                so="Bảng chi trả số 1",
                ngay=date(2021, 8, 20),
                noi_dung="Chi trả Thôn Đồng Mẫu",
                so_nguoi=4,
                so_tien=7_500_000,
            ),
        ),
        nguoi_duyet=5,
        tien_duyet=9_000_000,
        tien_nhan=9_000_000,
        nguoi_chi=4,
        tien_chi=7_500_000,
        nguoi_chua=1,
        tien_chua=1_500_000,
        trung_uong=6_000_000,
        dia_phuong=1_500_000,
        tra_lai=1_500_000,
        con_lai=0,
        vuong_mac=(ASKED,),
    ),
    RegisterPaper: RegisterPaper(
        ten="Sổ",
        dong=(
            {
                "ngay_nhan": "20/08/2021",
                "nguoi_phan_anh": "không nêu tên",
                "noi_dung": "Hỏi về danh sách",
                "ten_don_vi": "Hợp tác xã Ví Dụ",
                "so_luot": 3,
                "so_tien": 12_000_000,
            },
        ),
    ),
    FormPaper: FormPaper(
        chinh_sach="Lao động tự do",
        can_cu="khoản 12 mục II Nghị quyết 68/NQ-CP",
        muc=("Họ và tên", "Ngày sinh"),
        giay_to=("Bản sao CMND/CCCD",),
    ),
}


def a_template(code: str, own: Path | None = None) -> Template:
    template, findings = take(code, own)
    assert template is not None, [finding.message for finding in findings]
    return template


def told_for(code: str) -> Context:
    return TOLD[KINDS[a_template(code).spec.loai or ""]]
