"""法律咨询 from the question to its end: one clerk takes it, answers, is asked again, and it closes."""

from datetime import date

import pytest

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import Officer, Post, Role
from zhichi.foundation.cases.public import sweep
from zhichi.foundation.cases.tests.factories import clock, consultation, day, do, filed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City):
    return filed(consultation(), at=day("2026-06-01"))


@pytest.fixture
def colleague(city: City) -> str:
    """张敏, the second clerk of 李明's station."""
    city.people["zhangmin"] = Officer.objects.create_user(
        "zhangmin", name="张敏", home_unit=city.units["370811-town"]
    )
    Post.objects.create(
        officer=city.people["zhangmin"],
        role=Role.JUSTICE_ASSISTANT,
        unit=city.units["370811-town"],
        from_on=LONG_AGO,
    )
    return "zhangmin"


def test_the_promise_is_seven_working_days(case):
    assert (case.due_on, case.due_limit) == (date(2026, 6, 10), "consult.reply")


def test_the_second_who_takes_it_is_told_who_has_it(case, city: City, refused, colleague):
    do(city, case, "take", "liming")
    assert case.handler == city.people["liming"]
    sentence = refused(case, "take", colleague)
    assert sentence.startswith("此件已由李明接办。")
    assert refused(case, "answer", colleague) == "此件由李明办理，请先移交。"


def test_a_clerk_of_the_county_leaves_it_to_him_but_the_head_may_step_in(case, city: City, refused):
    do(city, case, "take", "liming")
    assert refused(case, "answer", "zhaojing") == "此件由李明办理，请先移交。"
    do(city, case, "answer", "sunli")
    assert (case.state, case.handler) == ("answered", city.people["sunli"])


def test_detail_is_asked_once_and_stops_the_promise(case, city: City, refused):
    do(city, case, "take", "liming", at=day("2026-06-02"))
    do(city, case, "ask_detail", "liming", at=day("2026-06-02"))
    assert (case.state, case.due_on, case.due_limit) == ("needs_detail", date(2026, 6, 9), "consult.detail")
    do(city, case, "supplement", "citizen", at=day("2026-06-04"), note="没有合同。")
    # 06-02 to 06-04 do not count; seven working days from 06-05: 5, 8, 9, 10, 11, 12, 15.
    assert (case.state, case.due_on) == ("answering", date(2026, 6, 15))
    assert refused(case, "ask_detail", "liming") == "“请当事人补充说明”在一件中只能做一次。"


def test_detail_given_by_telephone_counts_as_well(case, city: City):
    do(city, case, "ask_detail", "liming")
    do(city, case, "receive_detail", "liming")
    assert case.state == "answering"


def test_no_detail_no_answer(case, city: City):
    do(city, case, "ask_detail", "liming", at=day("2026-06-02"))
    assert sweep(at=day("2026-06-09")) == 0
    assert sweep(at=day("2026-06-10")) == 1
    case.refresh_from_db()
    assert (case.state, case.phase) == ("withdrawn", "done")


def test_the_answer_is_a_document_for_the_citizen(case, city: City):
    do(city, case, "answer", "liming", at=day("2026-06-03"))
    sheet = case.records.get(key="lc.answer")
    assert sheet.given
    shown = {item["label"]: item["value"] for item in sheet.data}
    assert shown["答复人资格"] == "司法行政工作人员"
    assert (case.state, case.due_on, case.due_limit) == ("answered", date(2026, 6, 15), "consult.follow_up")
    assert clock(case, "consult.reply").met


def test_asking_again_begins_the_promise_anew_with_the_same_clerk(case, city: City):
    do(city, case, "answer", "liming", at=day("2026-06-03"))
    do(city, case, "follow_up", "citizen", at=day("2026-06-05"))
    assert (case.state, case.handler, case.due_on) == ("answering", city.people["liming"], date(2026, 6, 16))
    do(city, case, "answer", "liming", at=day("2026-06-08"))
    assert case.acts.filter(verb="answer").count() == 2


def test_without_a_further_question_it_closes_by_itself_and_once(case, city: City):
    # Ten days after 06-03 is Saturday 06-13, so Monday 06-15.
    do(city, case, "answer", "liming", at=day("2026-06-03"))
    assert sweep(at=day("2026-06-15")) == 0
    assert sweep(at=day("2026-06-16")) == 1
    assert sweep(at=day("2026-06-16")) == 0
    case.refresh_from_db()
    assert (case.state, case.closed_at) == ("closed", day("2026-06-16"))


def test_the_citizen_or_the_clerk_may_close_it(city: City):
    for verb, who in (("satisfied", "citizen"), ("close", "liming")):
        case = filed(consultation())
        do(city, case, "answer", "liming")
        do(city, case, verb, who)
        assert case.state == "closed"


def test_a_citizen_takes_the_question_back(case, city: City):
    do(city, case, "withdraw", "citizen")
    assert (case.state, case.phase) == ("withdrawn", "done")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"answer": ""}, "answer"),
        ({"answer": "字" * 4001}, "answer"),
        ({"qualification": "judge"}, "qualification"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1.5}, "minutes"),
        ({"risk": "maybe"}, "risk"),
        ({"secret": "x"}, "secret"),
    ],
)
def test_an_answer_out_of_shape_names_its_field(case, city: City, given, field):
    with pytest.raises(ValueError) as error:
        do(city, case, "answer", "liming", **given)
    assert error.value.field == field
