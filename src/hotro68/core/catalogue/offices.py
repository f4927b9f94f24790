"""Codes of registers that other offices sent (HT426 to HT439) and what became of files (HT440 to HT448)."""

from __future__ import annotations

from hotro68.core.finding import Code, Severity

REGISTER_NO_KEY = Code(
    "HT426",
    "so-thieu-cot",
    Severity.ERROR,
    "Sổ này chưa đối chiếu được: {problem}.",
    "Hỏi cơ quan gửi bản có đủ cột, hoặc chỉ cột bằng --cot anh_xa.yaml; chưa dòng nào bị đánh dấu.",
    unusable=True,
)
REGISTER_COLUMN_DOUBLED = Code(
    "HT427",
    "so-hai-cot-mot-ten",
    Severity.ERROR,
    "Hai cột {used} và {ignored} cùng là «{label}»: không biết cột nào đúng, chưa đối chiếu.",
    'Ghi cột đúng vào --cot anh_xa.yaml (cot: {{ truong: "B" }}), rồi chạy lại.',
    unusable=True,
)
REGISTER_REPLACED = Code(
    "HT428",
    "thay-lan-doi-chieu-truoc",
    Severity.NOTE,
    "Lần đối chiếu {title} ngày {day} («{file}», {count} dòng) được thay bằng tệp này.",
    "Không phải làm gì; muốn giữ lần trước thì hotro68 hoantac.",
)
ANSWERS_TO_TWO = Code(
    "HT429",
    "mot-nguoi-ung-nhieu-nguoi",
    Severity.WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_SAYS = Code(
    "HT430",
    "vuong-so-co-quan-khac",
    Severity.WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_REFUSES = Code(
    "HT431",
    "khong-chi-theo-so",
    Severity.ERROR,
    "{said}",
    "Xóa dòng khỏi danh sách, báo lý do cho người đó; sổ sai thì ghi kết luận vào tờ hỏi.",
    blocks=True,
)
REPAY_FIRST = Code(
    "HT432",
    "cho-hoan-tra",
    Severity.WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_REMARK = Code(
    "HT433",
    "so-ghi-khac",
    Severity.NOTE,
    "{said}",
    "Xem lại khi thẩm định; dòng này không bị giữ lại vì điều này.",
)
PERHAPS_IN_REGISTER = Code(
    "HT434",
    "co-the-co-trong-so",
    Severity.WARNING,
    "{said}",
    "{question}",
    asks=True,
)
REGISTER_ROW_BARE = Code(
    "HT435",
    "dong-so-thieu-khoa",
    Severity.WARNING,
    "Dòng này của sổ không đủ để dò ra ai: cần {needed}.",
    "Hỏi {office}; dòng này đứng ở trang «chỉ có ở cơ quan».",
)
CROSS_ANSWER_BARE = Code(
    "HT436",
    "ket-luan-chua-nhan",
    Severity.ERROR,
    "Kết luận «{value}» chưa nhận được: {problem}.",
    "Sửa ở tờ hỏi rồi nạp lại; chưa kết luận nào của tờ này được ghi.",
)
NOTHING_TO_CROSS = Code(
    "HT437",
    "khong-co-dong-de-doi-chieu",
    Severity.ERROR,
    "Không có dòng nào để đối chiếu: {problem}.",
    "Đặt danh sách vào thư mục danhsach, hoặc xem lại tệp của cơ quan.",
    unusable=True,
)
CROSS_ANSWERED = Code(
    "HT438",
    "da-ket-luan-doi-chieu",
    Severity.NOTE,
    "Đã kết luận «{answer}» ngày {day}{who}: {reason}. Điều được hỏi: {said}",
    "Không phải làm gì; sổ hoặc dòng này đổi thì được hỏi lại.",
)
DECIDED_ROW_CHANGED = Code(
    "HT439",
    "dong-doi-sau-khi-duyet",
    Severity.WARNING,
    "Hồ sơ của «{name}» đã được duyệt chi {amount} đồng; {problem}. Khoản đã"
    " duyệt giữ nguyên, không chi thêm.",
    "Duyệt sai thì ra quyết định sửa đổi (hotro68 pheduyet); người ấy không nhận thì ghi «Từ chối"
    " nhận» bằng chitra nhap; là đợt hưởng khác của người này thì lập"
    " ở thư mục làm việc khác, đối chiếu bằng hotro68 doichieu dachi THƯ_MỤC.",
)
ENDED_REFUSED = Code(
    "HT440",
    "ho-so-da-khong-duyet",
    Severity.NOTE,
    "Hồ sơ của «{name}»: {why}. Dòng này ghi như lúc ấy nên không tính vào số chi.",
    "Không phải làm gì. Có căn cứ mới thì thẩm định lại, hoặc nhập quyết định sửa đổi (hotro68 pheduyet).",
)
ENDED_BACK = Code(
    "HT441",
    "ho-so-da-tra-lai-tien",
    Severity.NOTE,
    "Hồ sơ của «{name}»: {why}. Tiền đã về xã nên dòng này không tính vào số chi.",
    "Không phải làm gì; tiền về xã được kể ở quyết toán.",
)
ENDED_OTHER_LEFT = Code(
    "HT442",
    "con-khoan-tung-nhuong",
    Severity.WARNING,
    "Dòng này của «{name}» từng nhường cho dòng {other}, mà hồ sơ dòng ấy thì {why}.",
    "Hỏi người đó: nhận khoản này thì ghi đơn chọn bằng hotro68 chon; không nhận thì hotro68 tunguyen.",
    asks=True,
)
SUBMITTED_GONE = Code(
    "HT443",
    "da-trinh-nay-khong-con",
    Severity.WARNING,
    "«{name}», {hamlet}: đã trình {amount} đồng ngày {day} (bước {number}) mà danh sách nay không còn,"
    " hoặc ghi khác lúc trình.",
    "Quyết định có tên người này thì trả danh sách về như lúc trình, hotro68 merge, rồi nhập quyết định;"
    " không thì báo cơ quan nhận tờ trình bỏ tên ấy.",
)
DAYS_OUT_OF_ORDER = Code(
    "HT446",
    "ngay-nguoc-thu-tu",
    Severity.WARNING,
    "{first_label} {first} sau {second_label} {second}.",
    "Một trong hai ngày ghi sai: sửa ô ngày, hoặc ngày thẩm định ở hotro68.yaml, --ngay.",
    asks=True,
)
RETURNED_WAITS = Code(
    "HT447",
    "ho-so-phai-bo-sung",
    Severity.WARNING,
    "Hồ sơ của «{name}»: {why}. Dòng này ghi như lúc ấy nên chưa tính vào số chi.",
    "Có đủ giấy tờ thì thẩm định lại (hotro68 thamdinh), sai thì sửa dòng; rồi merge lại.",
    asks=True,
)
HAMLET_KINDS_DIFFER = Code(
    "HT448",
    "hai-noi-cung-so",
    Severity.WARNING,
    "«{one}» ({count} dòng) và «{other}» ({others} dòng) khác loại mà cùng số: đang được tính là một nơi.",
    "Đúng một nơi thì không phải làm gì. Là hai nơi thì ghi đủ tên ở danh sách (Tổ 1 Khu phố 2), rồi chạy lại.",
)
