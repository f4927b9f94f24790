"""Given names met everywhere: two of them one letter apart are two names, not a slip."""

from __future__ import annotations

USUAL_GIVEN_NAMES = frozenset(
    """an anh ban bang bao be bich binh cam canh chau chi chien chinh chung cong cuc cuong dai
    dan danh dao dat diem diep dieu dinh do doan doanh dong du duc dung duong duy duyen
    gam giang giap giao ha hai han hang hanh hao hau hien hiep hieu hinh hoa hoai hoan
    hoang hoat hoi hong hop hue hung huong huu huy huyen huynh khai khang khanh khiem
    khoa khoi khue khuong khuyen kien kieu kim ky la lai lam lan lanh le lien lieu linh
    loan loc loi long lua luan luc luong luu luyen ly mai man manh men mien minh mo my
    na nam nga ngan nghi nghia ngoan ngoc nguyen nguyet nha nham nhan nhat nhi nhien nhu
    nhung nhuong ninh no nu oanh phat phi phong phu phuc phung phuoc phuong quan quang
    que quoc quy quyen quyet quynh sam san sang sau sen sinh son suong tai tam tan tang
    tao thach thai tham than thang thanh thao the thien thiep thieu thinh tho thoa thoi
    thom thong thu thuan thuc thuong thuy tien tin tinh to toan toi ton tra trang tram
    tri trinh trong tru truc trung truong tu tuan tue tung tuoi tuong tuyen tuyet uyen
    van vang vi vien viet vinh vu vui vung vuong vy xuan xuyen yen""".split()  # noqa: SIM905 - a word list is read in rows
)
