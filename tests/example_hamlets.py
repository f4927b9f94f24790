"""The six invented hamlets: who stands on their lists, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.example_lists import Roll, plain
from tests.example_people import Person, Population
from tests.example_rows import (
    F0F1,
    F0F1_SHORT,
    HKD_CSV,
    HKD_FULL,
    HKD_SHORT,
    LDTD_FULL,
    LDTD_GROUPED,
    LDTD_SHORT,
    MEAL,
    STOPPED,
    Cast,
    in_old_font,
    patient,
    trader,
    worker,
)


def dong_thu(people: Population, cast: Cast) -> Roll:
    """Workers on the full administrative layout; most kinds of faults in numbers."""
    roll = Roll(LDTD_FULL)
    for _ in range(4):
        worker(roll, people)
    worker(roll, people, cast.moved.under(cast.moved_old_number))
    worker(roll, people, cast.twice)
    worker(roll, people, cast.trader)
    worker(roll, people, cast.namesakes[0])
    _faults_of_numbers(roll, people)
    _faults_of_conditions(roll, people)
    while len(roll.rows) < 45:
        worker(roll, people)
    roll.misstate(people=1, money=1_500_000)
    for row in roll.rows:
        row["noi_o"] = "Thôn Đồng Thử"
    return roll


def _faults_of_numbers(roll: Roll, people: Population) -> None:
    def card(sex: str = "") -> Person:
        return people.person(1960, 1999, sex=sex)

    one = card()
    at = worker(roll, people, one)
    roll.spoil(at, "so_giay_to", int(one.number), "HT113", "Ô dạng số làm mất số 0 ở đầu.")
    one = card()
    at = worker(roll, people, one)
    roll.spoil(at, "so_giay_to", f"2{one.number[3:]}", "HT112", "Chỉ có 10 chữ số.")
    one = card()
    at = worker(roll, people, one)
    roll.spoil(at, "so_giay_to", f"{one.number}4", "HT112", "Thừa một chữ số, 13 chữ số.")
    one = card("Nam")
    at = worker(roll, people, one)
    other_sex = f"{one.number[:3]}1{one.number[4:]}"
    roll.spoil(at, "so_giay_to", other_sex, "HT114", "Nam nhưng chữ số thứ tư là 1 (nữ).")
    one = card()
    at = worker(roll, people, one)
    other_year = f"{one.number[:4]}{(one.birth.year + 7) % 100:02}{one.number[6:]}"
    roll.spoil(at, "so_giay_to", other_year, "HT115", "Năm sinh trong số lệch cột ngày sinh.")
    one = card()
    at = worker(roll, people, one)
    roll.spoil(at, "so_giay_to", f"099{one.number[3:]}", "HT116", "Không có tỉnh mã 099.")
    at = worker(roll, people)
    roll.spoil(at, "so_giay_to", people.phone(), "HT117", "Số điện thoại ở cột giấy tờ.")
    at = worker(roll, people)
    roll.spoil(at, "so_giay_to", "", "HT111", "Người lớn không có số giấy tờ.")


def _faults_of_conditions(roll: Roll, people: Population) -> None:
    at = worker(roll, people)
    roll.spoil(at, "co_bhxh", "Có", "HT201", "Có BHXH bắt buộc, không phải lao động tự do.")
    at = worker(roll, people)
    roll.spoil(at, "co_bhxh", "", "HT103", "Cột có, ô để trống.")
    at = worker(roll, people)
    roll.spoil(at, "dang_huong", "Có", "HT202", "Đang hưởng trợ cấp: tỉnh quy định.")
    at = worker(roll, people)
    roll.spoil(at, "so_tien", 2_000_000, "HT210", "Đề nghị 2.000.000, mức 1.500.000.")
    at = worker(roll, people)
    roll.spoil(at, "so_tien", 1_000_000, "HT211", "Đề nghị 1.000.000, mức 1.500.000.")
    at = worker(roll, people, people.person(1970, 1990))
    again = people.person(1970, 1990)
    worker(roll, people, again)
    second = worker(roll, people, again)
    roll.note(second, "so_giay_to", "HT401", "Một người ghi hai dòng.")
    stranger = people.person(1970, 1990, sex=str(roll.rows[at]["gioi_tinh"]))
    same = replace(stranger, number=str(roll.rows[at]["so_giay_to"]))
    row = worker(roll, people, replace(same, birth=_birth_of(roll, at)))
    roll.note(row, "so_giay_to", "HT402", "Cùng số giấy tờ, khác tên.")
    at = worker(roll, people)
    roll.spoil(at, "ngay_sinh", "30/02/1985", "HT121", "Tháng 2 không có ngày 30.")


def _birth_of(roll: Roll, at: int) -> date:
    day, month, year = map(int, str(roll.rows[at]["ngay_sinh"]).split("/"))
    return date(year, month, day)


def suoi_mau(people: Population, cast: Cast) -> tuple[Roll, Roll, Roll]:
    """Three lists in one workbook: workers in two groups, households, F0 and F1."""
    return _suoi_mau_workers(people, cast), _suoi_mau_shops(people), _suoi_mau_ill(people)


def _suoi_mau_workers(people: Population, cast: Cast) -> Roll:
    roll = Roll(LDTD_GROUPED)
    roll.groups[0] = "I. Xóm Trên"
    worker(roll, people, cast.patient)
    worker(roll, people, cast.father)
    worker(roll, people, cast.son)
    at = worker(roll, people)
    roll.spoil(at, "tu_nguyen", "x", "HT409", "Tự nguyện không tham gia.")
    at = worker(roll, people, people.person(1970, 1990))
    both = f"{people.old_number()} / {roll.rows[at]['so_giay_to']}"
    roll.spoil(at, "so_giay_to", both, "HT119", "Hai số trong một ô.")
    for _ in range(5):
        worker(roll, people)
    roll.groups[len(roll.rows)] = "II. Xóm Dưới"
    at = worker(roll, people, people.person(1970, 1990))
    letters = str(roll.rows[at]["so_giay_to"]).replace("0", "O", 1)
    roll.spoil(at, "so_giay_to", letters, "HT143", "Gõ chữ O thay số 0.")
    at = worker(roll, people)
    roll.spoil(at, "so_tien", "theo quy định", "HT131", "Không phải số tiền.")
    at = worker(roll, people, den_ngay=date(2021, 5, 1))
    roll.note(at, "den_ngay", "HT122", "Đến ngày trước từ ngày.")
    for _ in range(7):
        worker(roll, people)
    return roll


def _suoi_mau_shops(people: Population) -> Roll:
    roll = Roll(HKD_FULL)
    trader(roll, people)
    trader(roll, people)
    at = trader(roll, people, tu_ngay=STOPPED, den_ngay=STOPPED + timedelta(13), so_ngay=14)
    roll.note(at, "so_ngay", "HT201", "Dừng 14 ngày, cần 15.")
    at = trader(roll, people)
    good = str(roll.rows[at]["ma_so_thue"])
    wrong = f"{good[:-1]}{(int(good[-1]) + 1) % 10}"
    roll.spoil(at, "ma_so_thue", wrong, "HT141", "Sai chữ số kiểm tra.")
    at = trader(roll, people)
    roll.spoil(at, "dkkd", "Không", "HT201", "Không đăng ký kinh doanh.")
    for _ in range(3):
        trader(roll, people)
    return roll


def _suoi_mau_ill(people: Population) -> Roll:
    roll = Roll(F0F1)
    patient(roll, people)
    at = patient(roll, people, days=28, dien="F1", so_tien=28 * MEAL)
    roll.note(at, "so_tien", "HT210", "F1 28 ngày, chỉ được 21 ngày.")
    at = patient(roll, people, days=14, so_ngay=15, dien="F1")
    roll.note(at, "so_ngay", "HT123", "Ghi 15 ngày, hai ngày đầu cuối cho 14.")
    at = patient(roll, people, dien="F1", tu_ngay=date(2021, 4, 20), den_ngay=date(2021, 5, 3))
    roll.rows[at] |= {"so_ngay": 14, "so_tien": 14 * MEAL}
    roll.note(at, "tu_ngay", "HT202", "Bắt đầu trước 27/4/2021.")
    at = patient(roll, people, days=10)
    roll.spoil(at, "dien", "F2", "HT104", "Chỉ có F0 hoặc F1.")
    patient(roll, people, people.person(2013, 2016), days=14, dien="F1")
    at = patient(roll, people, people.person(2012, 2015), days=14, dien="F1", so_tien=14 * MEAL)
    roll.note(at, "so_tien", "HT211", "Trẻ em thiếu khoản 1.000.000.")
    for _ in range(5):
        patient(roll, people)
    return roll


def vi_du_1(people: Population, cast: Cast) -> Roll:
    """An old .xls: numbers typed as numbers, dates as text with dots."""
    roll = Roll(LDTD_SHORT)
    for person in (cast.moved, *cast.twins, cast.namesakes[1]):
        worker(roll, people, person)
    for _ in range(27):
        worker(roll, people)
    for index, row in enumerate(roll.rows):
        row["ngay_sinh"] = str(row["ngay_sinh"]).replace("/", ".")
        row["tu_ngay"] = f"{row['tu_ngay']:%d.%m.%Y}"
        if index % 3:
            number = int(str(row["so_giay_to"]))
            roll.spoil(index, "so_giay_to", number, "HT113", "Ô dạng số mất số 0 ở đầu.")
    for key, value, code, why in (
        ("ngay_sinh", "31.04.1990", "HT121", "Tháng 4 không có ngày 31."),
        ("ngay_sinh", "12.05.1885", "HT124", "Sinh năm 1885."),
        ("so_giay_to", "2.0085E+10", "HT118", "Excel đổi sang dạng số mũ, mất chữ số."),
        ("so_giay_to", "đang làm lại", "HT120", "Không phải số."),
    ):
        at = worker(roll, people, people.person(old_card=True), tu_ngay="28.05.2021")
        roll.rows[at]["ngay_sinh"] = str(roll.rows[at]["ngay_sinh"]).replace("/", ".")
        roll.spoil(at, key, value, code, why)
    return roll


def vi_du_2(people: Population, cast: Cast) -> Roll:
    """F0 and F1 in LibreOffice: adults by year of birth, real dates."""
    roll = Roll(F0F1)
    patient(roll, people, cast.patient, dien="F0")
    at = patient(roll, people, dien="F1", tu_ngay=date(2022, 1, 3), den_ngay=date(2022, 1, 16))
    roll.rows[at] |= {"so_ngay": 14, "so_tien": 14 * MEAL}
    roll.note(at, "tu_ngay", "HT201", "Bắt đầu sau 31/12/2021 (gõ nhầm năm).")
    at = patient(roll, people, days=46, dien="F0", so_tien=46 * MEAL)
    roll.note(at, "so_tien", "HT210", "F0 46 ngày, chỉ được 45 ngày.")
    at = patient(roll, people, days=14, dien="F1", hinh_thuc="Khách sạn")
    roll.note(at, "hinh_thuc", "HT202", "Khách sạn cần giấy chỉ định.")
    at = patient(roll, people, days=12, dien="F0", hinh_thuc="Tại nhà")
    roll.note(at, "hinh_thuc", "HT202", "F0 tại nhà, thẩm định trước 06/11/2021.")
    at = patient(roll, people, days=14)
    roll.spoil(at, "dien", "", "HT103", "Không ghi F0 hay F1.")
    at = patient(roll, people, days=14, dien="F1")
    roll.spoil(at, "so_ngay", "mười bốn", "HT132", "Số ngày viết bằng chữ.")
    while len(roll.rows) < 23:
        patient(roll, people)
    for row in roll.rows:
        row["ngay_sinh"] = int(str(row["ngay_sinh"])[-4:])
    for _ in range(5):
        patient(roll, people, people.person(2010, 2019), dien="F1")
    return roll


def mo_phong(people: Population, cast: Cast) -> Roll:
    """Households in a file with semicolons."""
    roll = Roll(HKD_CSV)
    trader(roll, people, cast.trader)
    at = trader(roll, people)
    roll.spoil(at, "ma_so_thue", "123456", "HT141", "Mã số thuế thiếu chữ số.")
    at = trader(roll, people)
    roll.spoil(at, "so_tien", 5_000_000, "HT210", "Đề nghị 5.000.000, mức 3.000.000.")
    at = trader(roll, people)
    roll.spoil(at, "theo_yeu_cau", "Không", "HT201", "Tự dừng, không theo yêu cầu.")
    at = trader(roll, people)
    roll.spoil(at, "con_nganh_khac", "Có", "HT201", "Còn ngành nghề khác hoạt động.")
    at = trader(roll, people, tu_ngay=date(2021, 4, 22), den_ngay=date(2021, 5, 10))
    roll.note(at, "tu_ngay", "HT202", "Dừng 19 ngày nhưng chỉ 10 ngày từ 01/5/2021.")
    wife = trader(roll, people)
    trader(roll, people, ma_so_thue=roll.rows[wife]["ma_so_thue"])
    while len(roll.rows) < 25:
        trader(roll, people)
    for row in roll.rows:
        row["so_tien"] = plain(int(str(row["so_tien"])))
    roll.money = sum(int(str(row["so_tien"]).replace(".", "")) for row in roll.rows)
    return roll


def tuong_tuong(people: Population, cast: Cast) -> tuple[Roll, Roll, Roll]:
    """Headings without marks, names in capitals; the third list in an old font."""
    workers, shops, ill = Roll(LDTD_SHORT), Roll(HKD_SHORT), Roll(F0F1_SHORT)
    worker(workers, people, cast.twice)
    for _ in range(15):
        worker(workers, people)
    workers.misstate(money=-1_500_000)
    for _ in range(5):
        trader(shops, people)
    at = trader(shops, people, den_ngay=STOPPED + timedelta(9), tu_ngay=STOPPED)
    shops.note(at, "tu_ngay", "HT201", "Dừng 10 ngày, cần 15.")
    for roll in (workers, shops):
        for row in roll.rows:
            row["ho_ten"] = str(row["ho_ten"]).upper()
    for _ in range(8):
        patient(ill, people)
    for row in ill.rows:
        row["ho_ten"] = in_old_font(str(row["ho_ten"]))
    return workers, shops, ill


def khong_loi(people: Population) -> Roll:
    """A clean list: nothing to correct, nothing to ask."""
    roll = Roll(LDTD_FULL)
    for _ in range(20):
        worker(roll, people, noi_o="Thôn Không Lỗi")
    return roll
