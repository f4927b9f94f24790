"""Papers, places and clocks as clerks and posters read them, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from hotro68.policy.pack import Pack
from hotro68.policy.procedure import Event, TimeLimit, chain
from hotro68.policy.strict import Check
from hotro68.policy.wording import Guide, rest_day_notes
from hotro68.vietnamese.calendar import after_working_days

FIRST, AMENDED = date(2021, 11, 5), date(2021, 11, 6)


def guide(pack: Pack, policy: str, day: date = AMENDED) -> Guide:
    return Guide(pack, pack.policies[policy], day)


@pytest.mark.parametrize(
    ("policy", "event", "days"),
    [
        ("ho-kinh-doanh", "nhan-ho-so", [3, 2, 2, 2]),
        ("tam-hoan-hop-dong", "nhan-danh-sach", [2]),
        ("tam-hoan-hop-dong", "nhan-ho-so", [2, 2]),
        ("ngung-viec", "nhan-danh-sach", [2]),
        ("ngung-viec", "nhan-ho-so", [2, 2]),
        ("cham-dut-hop-dong", "nhan-ho-so", [5]),
        ("nghe-thuat", "nhan-ho-so", [3, 2]),
        ("huong-dan-vien", "nhan-ho-so", [3, 2]),
        ("dao-tao", "nhan-ho-so", [7]),
        ("tam-dung-huu-tri", "nhan-ho-so", [5]),
        ("vay-tra-luong", "nhan-danh-sach", [2]),
        ("vay-tra-luong", "nhan-ho-so", [4]),
        ("lao-dong-tu-do", "nhan-ho-so", []),
        ("f0-f1", "nhan-ho-so", []),
    ],
)
def test_each_clock_runs_as_the_law_counts(
    pack: Pack, policy: str, event: Event, days: list[int]
) -> None:
    steps = chain(pack.policies[policy].clock, event, AMENDED)
    assert [step.days for step in steps] == days
    assert all(step.working for step in steps)


def test_a_chain_is_enough_to_work_out_due_days(pack: Pack) -> None:
    """Received on 30/8/2021, with the two days of the National Day between."""
    day, due = date(2021, 8, 30), {}
    for step in chain(pack.policies["ho-kinh-doanh"].clock, "nhan-ho-so", day):
        day = due[step.who] = after_working_days(day, step.days)
    assert due == {
        "ubnd-xa": date(2021, 9, 6),
        "chi-cuc-thue": date(2021, 9, 8),
        "ubnd-huyen": date(2021, 9, 10),
        "ubnd-tinh": date(2021, 9, 14),
    }


def test_a_step_out_of_force_breaks_off_what_waits_for_it() -> None:
    first = TimeLimit(
        id="a", who="x", what="làm", days=1, after="nhan-ho-so", until=FIRST, ref="Điều 1"
    )
    then = TimeLimit(id="b", who="x", what="làm", days=1, after="a", ref="Điều 1")
    assert [step.id for step in chain((first, then), "nhan-ho-so", FIRST)] == ["a", "b"]
    assert chain((first, then), "nhan-ho-so", AMENDED) == ()


def test_a_step_says_who_has_how_long_from_when(pack: Pack) -> None:
    steps = guide(pack, "ho-kinh-doanh").steps()
    assert steps[0].startswith("UBND xã xác nhận việc dừng hoạt động, niêm yết công khai")
    assert "03 ngày làm việc, kể từ ngày nhận đủ hồ sơ" in steps[0]
    assert "02 ngày làm việc, kể từ ngày nhận hồ sơ của Chi cục Thuế" in steps[2]


@pytest.mark.parametrize(
    ("policy", "day", "said"),
    [
        ("ho-kinh-doanh", FIRST, "Giấy đề nghị hỗ trợ (Mẫu số 11 của QĐ 23/2021/QĐ-TTg)"),
        ("ho-kinh-doanh", AMENDED, "Giấy đề nghị hỗ trợ (Mẫu số 11 của QĐ 33/2021/QĐ-TTg)"),
        (
            "ngung-viec",
            FIRST,
            (
                "Người đang mang thai: giấy xác nhận đang mang thai "
                "(bản sao có chứng thực, hoặc kèm bản chính để đối chiếu)"
            ),
        ),
        (
            "ngung-viec",
            AMENDED,
            "Người đang mang thai: giấy xác nhận đang mang thai (bản sao không cần chứng thực)",
        ),
        (
            "vay-tra-luong",
            FIRST,
            "Vay loại B, C: văn bản về việc đã quyết toán thuế năm 2020",
        ),
    ],
)
def test_a_paper_is_told_with_its_form_its_copies_and_when(
    pack: Pack, policy: str, day: date, said: str
) -> None:
    assert said in guide(pack, policy, day).papers()


def test_a_paper_no_longer_needed_is_not_told(pack: Pack) -> None:
    papers = list(guide(pack, "vay-tra-luong").papers())
    assert papers
    assert not any("quyết toán" in paper for paper in papers)


@pytest.mark.parametrize(
    ("policy", "check", "said"),
    [
        ("ngung-viec", {"field": "mang_thai", "op": "is", "value": "true"}, "đang mang thai"),
        ("f0-f1", {"field": "dien", "op": "is", "value": "F0"}, "diện (F0/F1) là F0"),
        (
            "vay-tra-luong",
            {"field": "loai", "op": "one_of", "values": ["B", "C"]},
            "loại vay là B hoặc C",
        ),
        (
            "tam-hoan-hop-dong",
            {"field": "so_con_nho", "op": "above", "value": "0"},
            "có con chưa đủ 6 tuổi ngày bắt đầu nghỉ",
        ),
        (
            "ho-kinh-doanh",
            {"field": "ngay_nop", "op": "after", "parameter": "han_nop"},
            "ngày nộp hồ sơ sau ngày 31/01/2022",
        ),
        (
            "cham-dut-hop-dong",
            {"field": "huong_luong_huu", "op": "is", "value": "false"},
            "không hưởng lương hưu, trợ cấp mất sức lao động hằng tháng",
        ),
    ],
)
def test_a_question_becomes_a_clause(
    pack: Pack, policy: str, check: dict[str, object], said: str
) -> None:
    assert guide(pack, policy).check(Check.model_validate(check)) == said


def test_a_paper_whose_need_has_no_words_is_told_by_its_question(pack: Pack) -> None:
    part = pack.policies["ngung-viec"].dossier[2].model_copy(update={"whom": ""})
    assert guide(pack, "ngung-viec").paper(part).startswith("Khi đang mang thai: giấy")


def test_another_office_takes_papers_from_the_amendment_on(pack: Pack) -> None:
    before = guide(pack, "ngung-viec", FIRST).places()
    assert len(before) == 1
    assert guide(pack, "ngung-viec").places()[:1] == before
    assert "chi nhánh" in guide(pack, "ngung-viec").places()[1]


def test_a_last_day_that_is_a_holiday_stays_and_is_said(pack: Pack) -> None:
    told = guide(pack, "ho-kinh-doanh").last_day_told()
    assert told.startswith("Hạn nộp hồ sơ: ngày 31/01/2022; ngày ấy là ngày nghỉ")
    assert guide(pack, "vay-tra-luong").last_day_told() == "Hạn nộp hồ sơ: ngày 25/03/2022"
    assert guide(pack, "f0-f1").last_day_told() == ""


def test_the_rules_name_every_last_day_that_is_a_holiday(pack: Pack) -> None:
    (note,) = rest_day_notes(pack)
    assert "31/01/2022" in note
    assert "huong-dan-vien" in note
    assert "dao-tao" not in note


def test_every_policy_has_someone_who_leads_appraises_and_decides(pack: Pack) -> None:
    for policy in pack.policies:
        roles = pack.roles_of(policy)
        assert roles is not None
        assert all((roles.lead, roles.appraise, roles.send_to, roles.decide, roles.ref))


def test_the_plan_of_the_commune_says_who_leads_and_who_helps(pack: Pack) -> None:
    roles = pack.roles_of("ho-kinh-doanh")
    assert roles is not None
    assert (roles.lead, roles.assist) == (
        "Tài chính - Kế toán xã",
        "Văn hóa - Xã hội xã và Các thôn",
    )
    assert (roles.appraise, roles.decide) == ("UBND xã và Chi cục Thuế", "UBND tỉnh")
