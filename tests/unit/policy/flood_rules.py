"""The rules of an invented programme, support after a flash flood: YAML and nothing else."""

from __future__ import annotations

from pathlib import Path

PACK = """\
id: lu-quet
title: Hỗ trợ hộ dân bị thiệt hại do lũ quét
short_title: NQ 00/2030/NQ-VD
policies: [nha-sap, thue-nha, luong-thuc]
decided_on: ngay_xet
legal:
  - {title: Nghị quyết, number: 00/2030/NQ-VD, day: 2030-08-01, about: về hỗ trợ hộ bị lũ}
versions:
  - {id: mot, since: 2030-08-01, name: NQ 00/2030/NQ-VD}
  - {id: hai, since: 2030-10-01, name: NQ 00/2030/NQ-VD sửa đổi}
funding: {central_percent: 60, ref: NQ 00/2030/NQ-VD Điều 7}
posting: {latest_days: 3, ref: NQ 00/2030/NQ-VD Điều 8}
deadlines:
  - {id: ban-gui, what: Các bản gửi danh sách, before: 2030-09-11, ref: Điều 9}
bodies:
  dia-chinh: {name: Địa chính xã, level: xa}
  ubnd-xa: {name: UBND xã, level: xa}
  phong-kinh-te: {name: Phòng Kinh tế, level: huyen}
authority:
"""
AUTHORITY = """\
  - policy: {policy}
    lead: dia-chinh
    appraise: [ubnd-xa]
    send_to: phong-kinh-te
    decide: ubnd-xa
    ref: NQ 00/2030/NQ-VD Điều 6
    confidence: M
"""
GROUPS = """\
one_of:
  - id: mot-cho-o
    policies: [nha-sap, thue-nha]
    keep: highest
    reason: đã được hỗ trợ dựng lại nhà thì không được hỗ trợ thuê nhà
    ref: NQ 00/2030/NQ-VD Điều 4
additional:
  - {policies: [luong-thuc], ref: NQ 00/2030/NQ-VD Điều 5}
"""
FIELDS = """\
fields:
  ho_ten: {type: name, label: Chủ hộ, headers: [chủ hộ], question: Ghi tên chủ hộ.}
  ngay_sinh: {type: birth_date, label: Năm sinh, headers: [năm sinh]}
  so_giay_to: {type: id_number, label: Số định danh, headers: [số định danh]}
  thon: {type: hamlet, label: Bản, headers: [bản]}
  so_tien_de_nghi: {type: money, label: Số tiền, headers: [số tiền]}
  ngay_xet: {type: date, label: Ngày xét, headers: [ngày xét]}
  ngay_lu:
    type: date
    label: Ngày bị lũ
    headers: [ngày bị lũ]
    absent: ask
    question: Nhà bị lũ ngày nào?
"""
COMMON = """\
since: 2030-08-01
legal:
  title: Nghị quyết 00/2030/NQ-VD
  article: NQ 00/2030/NQ-VD Điều 2
  checked_on: 2030-08-01
  confidence: M
once: {ref: NQ 00/2030/NQ-VD Điều 4}
conditions:
  - id: trong-dot-lu
    check: {field: ngay_lu, op: on_or_after, parameter: dau_dot}
    needs: Bị lũ từ ngày {dau_dot} trở đi.
    otherwise: Bị lũ ngày {ngay_lu}, trước {dau_dot}.
    ref: NQ 00/2030/NQ-VD Điều 1
parameters:
  dau_dot:
    label: Đầu đợt lũ
    unit: ngày tháng năm
    values: [{since: 2030-08-01, value: 2030-07-20, ref: NQ 00/2030/NQ-VD Điều 1}]
"""
HOUSE = """\
  muc_sap:
    label: Nhà sập hoàn toàn
    unit: đồng
    values:
      - {since: 2030-08-01, value: 40000000, ref: NQ 00/2030/NQ-VD Điều 2}
      - {since: 2030-10-01, value: 60000000, ref: NQ 00/2030/NQ-VD sửa Điều 2}
  muc_nang:
    label: Nhà hư nặng
    unit: đồng
    values: [{since: 2030-08-01, value: 10000000, ref: NQ 00/2030/NQ-VD Điều 2}]
id: nha-sap
name: Hỗ trợ dựng lại nhà sập, trôi
short: NHASAP
recognise: {phrases: [nhà sập, dựng lại nhà], columns: [muc_hu_hai]}
public: {names: true, label: Dựng lại nhà, ref: NQ 00/2030/NQ-VD Điều 8}
dossier:
  - {id: don, text: Đơn của chủ hộ, forms: [{number: "01", ref: NQ 00/2030/NQ-VD}], ref: Điều 6}
  - id: anh
    text: Ảnh nhà sập
    when: {field: muc_hu_hai, op: is, value: sap}
    until: 2030-09-30
    ref: Điều 6
filing:
  by: chủ hộ
  places: [{id: ban, body: dia-chinh, where: tại nhà văn hóa bản, ref: Điều 6}]
clock:
  - id: xem-nha
    who: dia-chinh
    what: xem nhà
    days: 4
    working: false
    after: nhan-ho-so
    ref: Điều 6
  - {id: xet, who: ubnd-xa, what: quyết định, days: 2, after: xem-nha, ref: Điều 6}
fields:
  muc_hu_hai:
    type: choice
    label: Mức hư hại
    headers: [mức hư hại]
    choices: {sap: [sập hoàn toàn, trôi], nang: [hư nặng]}
    absent: ask
    question: Nhà sập hoàn toàn hay hư nặng?
amount:
  chung:
    - label: Nhà sập hoàn toàn
      add: muc_sap
      when: {field: muc_hu_hai, op: is, value: sap}
    - label: Nhà hư nặng
      add: muc_nang
      when: {field: muc_hu_hai, op: is, value: nang}
"""
RENT = """\
  muc_thang:
    label: Một tháng
    unit: đồng
    values: [{since: 2030-08-01, value: 2000000, ref: NQ 00/2030/NQ-VD Điều 3}]
  nhieu_nhat:
    label: Số tháng nhiều nhất
    unit: tháng
    values: [{since: 2030-08-01, value: 3, ref: NQ 00/2030/NQ-VD Điều 3}]
id: thue-nha
name: Hỗ trợ thuê nhà tạm
short: THUENHA
recognise: {phrases: [thuê nhà tạm], columns: [so_thang]}
public: {names: true, label: Thuê nhà tạm, ref: NQ 00/2030/NQ-VD Điều 8}
fields:
  so_thang:
    type: integer
    label: Số tháng thuê
    headers: [số tháng]
    absent: ask
    question: Thuê mấy tháng?
amount:
  chung:
    - {label: Thuê nhà, add: muc_thang, times: so_thang, times_at_most: nhieu_nhat}
"""
FOOD = """\
  muc_khau:
    label: Một khẩu
    unit: đồng
    values: [{since: 2030-08-01, value: 333333, ref: NQ 00/2030/NQ-VD Điều 5}]
id: luong-thuc
name: Hỗ trợ lương thực
short: LUONGTHUC
recognise: {phrases: [lương thực], columns: [so_khau]}
public: {names: false, label: Lương thực, ref: NQ 00/2030/NQ-VD Điều 8}
fields:
  so_khau:
    type: integer
    label: Số khẩu
    headers: [số khẩu]
    absent: ask
    question: Hộ có mấy khẩu?
amount:
  chung:
    - {label: Lương thực, add: muc_khau, times: so_khau}
"""
CASES = """\
- name: Nhà sập, ngày đầu của đợt lũ
  decided: 2030-09-30
  facts: {ngay_lu: 2030-07-20, muc_hu_hai: sap}
  pays: 40000000
- name: Nhà sập, xét theo bản sửa đổi
  decided: 2030-10-01
  facts: {ngay_lu: 2030-07-20, muc_hu_hai: sap}
  pays: 60000000
- name: Bị lũ trước đợt một ngày
  decided: 2030-09-10
  facts: {ngay_lu: 2030-07-19, muc_hu_hai: sap}
  refused: [trong-dot-lu]
  says: Bị lũ ngày 19/07/2030, trước 20/07/2030.
"""
POLICIES = {"nha-sap": HOUSE, "thue-nha": RENT, "luong-thuc": FOOD}


def write_rules(rules: Path) -> Path:
    """A rules folder that holds this programme and nothing else."""
    authority = "".join(AUTHORITY.format(policy=policy) for policy in POLICIES)
    files = {
        "pack": PACK + authority,
        "groups": GROUPS,
        "fields": FIELDS,
        "cases/nha-sap": CASES,
        **{policy: COMMON + own for policy, own in POLICIES.items()},
    }
    for name, text in files.items():
        path = rules / "lu-quet" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return rules
