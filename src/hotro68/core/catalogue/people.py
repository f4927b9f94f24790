"""Codes of one person in two rows, two regimes, waivers (HT401 to HT425)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

LISTED_TWICE = Code(
    "HT401",
    "mot-nguoi-hai-dong",
    Severity.ERROR,
    "«{name}» có hai dòng cùng chính sách (cùng số giấy tờ {number}).",
    "Giữ một dòng, xóa dòng kia.",
)
SAME_NUMBER_OTHER_NAME = Code(
    "HT402",
    "cung-so-khac-ten",
    Severity.WARNING,
    "Số giấy tờ {number} đứng ở hai người khác tên: «{name}» và «{other}».",
    "Đối chiếu giấy tờ của cả hai: một trong hai số ghi sai. Sửa số ấy; chưa biết số đúng thì để"
    " trống ô: người kia được xét, người này chờ giấy tờ.",
    asks=True,
)
PERHAPS_ONE_PERSON = Code(
    "HT403",
    "co-the-mot-nguoi",
    Severity.WARNING,
    "«{name}» và «{other}» có thể là một người: {agree}; khác: {differ}.",
    "Hỏi thôn. Nếu là một người: xóa dòng thừa, hoặc ghi số cũ vào cột «Số giấy tờ cũ».",
    asks=True,
)
SEVERAL_SUPPORTS = Code(
    "HT404",
    "huong-nhieu-che-do",
    Severity.NOTE,
    "Chi {kept:tien} đồng theo «{winner}»; không chi {dropped:tien} đồng theo «{policy}»: {reason}.",
    "Báo cho người đó biết chỉ được hưởng một chế độ.",
)
EQUAL_AMOUNTS = Code(
    "HT405",
    "bang-muc",
    Severity.WARNING,
    "Hai chế độ bằng tiền nhau ({amount:tien} đồng), chỉ được một: «{policy}» và «{other}».",
    "Hỏi người đó chọn chế độ nào, rồi xóa dòng không chọn.",
    asks=True,
)
TOGETHER_IN_DOUBT = Code(
    "HT406",
    "chua-ro-cung-huong",
    Severity.WARNING,
    "Chưa rõ {doubt}: {reason}.",
    "{todo}",
    asks=True,
)
HELD_BY_DOUBT = Code(
    "HT407",
    "cho-xac-minh-nguoi",
    Severity.WARNING,
    "Chưa chi: phải biết «{name}» và «{other}» ({place}) có phải một người không.",
    "Trả lời ở trang TrungLap hoặc sửa danh sách thôn, rồi chạy lại.",
    asks=True,
)
OTHER_PERIOD = Code(
    "HT408",
    "hai-dot-cua-mot-nguoi",
    Severity.WARNING,
    "«{name}» có hai dòng cùng chính sách nhưng ghi khác nhau: {differ}.",
    "{question}",
    asks=True,
)
OPTED_OUT = Code(
    "HT409",
    "tu-nguyen-khong-tham-gia",
    Severity.NOTE,
    "«{name}» tự nguyện không tham gia.",
    "Giữ đơn tự nguyện trong hồ sơ.",
)
SAME_BUSINESS = Code(
    "HT410",
    "mot-ho-hai-chu",
    Severity.WARNING,
    "«{label}» {value} đứng ở hai người: «{name}» và «{other}».",
    "Mỗi hộ kinh doanh chỉ được một lần: hỏi ai là chủ hộ.",
    asks=True,
)
MANY_BEHIND_ONE = Code(
    "HT411",
    "nhieu-nguoi-mot-lien-he",
    Severity.WARNING,
    "«{label}» {value} đứng ở {count} người: {names}.",
    "Hỏi thôn vì sao; ai nhận thay thì phải có giấy ủy quyền của từng người.",
)
IDENTICAL_ROWS = Code(
    "HT412",
    "nhieu-dong-giong-het",
    Severity.WARNING,
    "«{name}» có {count} dòng giống hệt nhau về người: {places}.",
    "Xem có chép, dán nhầm không; mỗi người một dòng cho một chính sách.",
)
LIST_COPIED = Code(
    "HT413",
    "danh-sach-chep-lai",
    Severity.WARNING,
    "{count} trong {rows} người của danh sách này cũng đứng ở «{other}», cùng chính sách.",
    "Hỏi hai thôn: người ở thôn nào thì chỉ thôn đó lập danh sách.",
)
MANY_LIKE_ONE = Code(
    "HT414",
    "giong-nhieu-nguoi",
    Severity.WARNING,
    "«{name}» có thể là một trong {count} người: {names}; dòng này ghi quá ít để biết.",
    "Ghi đủ số giấy tờ và ngày sinh của dòng này.",
    asks=True,
)
LISTS_ALIKE = Code(
    "HT415",
    "nua-danh-sach-giong-nhau",
    Severity.WARNING,
    "{count} trong {rows} người của danh sách này có thể là người ở «{other}».",
    "Hỏi hai thôn danh sách nào đúng; từng cặp ở trang TrungLap của tệp tổng hợp.",
    asks=True,
)
ANSWERS_CLASH = Code(
    "HT416",
    "tra-loi-trai-nhau",
    Severity.ERROR,
    "«{answer}» về {name} và {other} trái với {against}.",
    "Xem lại các câu trả lời ấy, sửa câu sai; chưa câu nào trong số đó được dùng.",
)
ANSWER_AGAINST_NUMBER = Code(
    "HT417",
    "trai-voi-so-giay-to",
    Severity.ERROR,
    "Nhóm {group}: {names} cùng số giấy tờ, tên hợp nhau, nên là một người; không ghi nhận «{answer}».",
    "Nếu là hai người thì một số ghi sai: sửa số ở danh sách thôn rồi merge lại.",
)
ASKED_AGAIN = Code(
    "HT418",
    "hoi-lai-vi-da-khac",
    Severity.NOTE,
    "Đã trả lời {told} về «{name}» và «{other}», nay dữ liệu của một dòng đã khác.",
    "Trả lời lại nhóm {group}: hotro68 trung.",
)
ANSWERS_UNREAD = Code(
    "HT419",
    "con-cau-tra-loi-chua-nhan",
    Severity.ERROR,
    "Trang TrungLap có {count} câu trả lời chưa được nhận; ghi đè thì mất.",
    "Chạy hotro68 trung --tu-file {file} trước, rồi merge lại.",
)
GROUP_UNKNOWN = Code(
    "HT420",
    "khong-co-nhom",
    Severity.ERROR,
    "Không có nhóm «{value}» ở lần merge gần nhất.",
    "Xem mã các nhóm: hotro68 trung.",
    unusable=True,
)
WAIVER_LACKS = Code(
    "HT421",
    "don-tu-nguyen-thieu",
    Severity.ERROR,
    "Đơn tự nguyện không tham gia {problem}.",
    "Ghi đủ ngày, số đơn và người chứng kiến; đơn không đủ thì không nhận.",
)
PERSON_UNCLEAR = Code(
    "HT422",
    "chua-ro-nguoi-nao",
    Severity.ERROR,
    "«{value}»: {problem}.",
    "Ghi số giấy tờ, hoặc họ tên cùng ngày sinh, đúng như trong danh sách.",
)
WAIVERS_MANY = Code(
    "HT423",
    "nhieu-don-tu-nguyen",
    Severity.WARNING,
    "{count} đơn tự nguyện không tham gia {where} (từ {limit} đơn là phải hỏi).",
    "Hỏi từng người có tự nguyện thật không; đơn rút lại được: hotro68 tunguyen rut.",
)
WAIVER_EARLY = Code(
    "HT424",
    "don-tu-nguyen-lap-truoc",
    Severity.WARNING,
    "Đơn {form} của «{name}» ghi ngày {day}, trước {event} ({since}).",
    "Hỏi người đó đơn viết khi nào; đơn viết sẵn không có giá trị.",
)
CHILD_TWICE = Code(
    "HT425",
    "mot-con-hai-nguoi",
    Severity.WARNING,
    "Con «{child}» được tính cho cả «{name}» và «{other}» ({place}).",
    "Mỗi con chỉ tính cho một người: hỏi gia đình chọn ai, bỏ tên con ở dòng kia.",
    asks=True,
)
