"""转介 (domain.md §2.6): a consultation becomes legal aid, or comes back with a reason."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import (
    Applicant,
    Case,
    Referral,
    RefusedError,
    answer_referral,
    successor_of,
    track,
)
from zhichi.foundation.cases.tests.factories import clock, consultation, day, do, filed
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(city: City) -> Referral:
    case = filed(consultation(), at=day("2026-06-01"))
    do(city, case, "take", "liming", at=day("2026-06-02"))
    do(city, case, "ask_detail", "liming", at=day("2026-06-02"))
    do(city, case, "supplement", "citizen", at=day("2026-06-03"), note="没有合同，有转账记录。")
    do(city, case, "refer", "liming", at=day("2026-06-03"))
    return Referral.objects.get(case=case)


def answer(city: City, referral: Referral, who: str, **given) -> Referral:
    return answer_referral(referral_id=referral.pk, by=city.actor(who), at=day("2026-06-04"), **given)


def test_it_waits_at_the_centre_one_working_day(referral):
    assert (referral.to_unit.code, referral.citizen_told_at) == ("370811-aid", day("2026-06-03"))
    case = referral.case
    assert (case.state, case.due_on, case.due_limit) == ("referred", date(2026, 6, 4), "consult.referral")
    assert successor_of(case) is None


def test_accepted_it_becomes_a_case_with_what_was_told(referral, city: City):
    opened = answer(city, referral, "zhaojing", accept=True).opened
    assert (opened.kind, opened.state, opened.unit.code) == ("legal_aid", "registered", "370811-aid")
    assert opened.channel == "referral"
    assert opened.answers["matter"] == "labour"
    assert opened.answers["facts"] == "老板不给工钱怎么办？\n没有合同，有转账记录。"
    person = opened.parties.get()
    assert (person.name, person.phone, person.id_number) == ("王秀英", "13800138000", "11010519491231002X")


def test_the_seven_days_count_from_the_day_the_centre_receives_it(referral, city: City):
    opened = answer(city, referral, "zhaojing", accept=True).opened
    # 法律援助法 §43: from receipt, 06-04; the seventh day is Thursday 06-11.
    assert clock(opened, "la.decide").due_on == date(2026, 6, 11)


def test_the_citizen_finds_the_new_case_with_the_same_phone(referral, city: City):
    opened = answer(city, referral, "zhaojing", accept=True).opened
    old = Case.objects.get(pk=referral.case_id)
    assert (old.state, old.phase) == ("referral_done", "done")
    assert successor_of(old) == opened
    found = track(code=opened.tracking_code, ending="8000", address="192.0.2.1", at=day("2026-06-05"))
    assert found == opened
    assert opened.tracking_code != old.tracking_code


def test_both_chains_tell_of_it(referral, city: City):
    opened = answer(city, referral, "zhaojing", accept=True).opened
    codes = [entry.code for entry in entries_of(referral.case.subject)]
    assert codes[-2:] == ["cases.referral.accepted", "cases.consultation.referral_accepted"]
    assert [entry.code for entry in entries_of(opened.subject)] == ["cases.legal_aid.filed"]


def test_the_centre_goes_on_with_it(referral, city: City):
    opened = answer(city, referral, "zhaojing", accept=True).opened
    do(city, opened, "take_in", "zhaojing")
    do(city, opened, "check_means", "zhaojing")
    do(city, opened, "grant", "sunli")
    assert opened.state == "granted"


def test_returned_with_a_reason_the_station_answers_itself(referral, city: City):
    answer(city, referral, "zhaojing", accept=False, reason="不属于法律援助范围。")
    case = Case.objects.get(pk=referral.case_id)
    assert (case.state, case.unit.code, case.due_limit) == ("answering", "370811-town", "consult.reply")
    assert case.handler == city.people["liming"]
    assert case.records.get(key="lc.referral_returned").data[0]["value"] == "不属于法律援助范围。"


def test_a_return_says_why(referral, city: City):
    with pytest.raises(RefusedError, match="退回须写明理由。"):
        answer(city, referral, "zhaojing", accept=False, reason="  ")


def test_it_is_answered_once_and_the_second_is_told_by_whom(referral, city: City):
    answer(city, referral, "zhaojing", accept=True)
    with pytest.raises(RefusedError, match="已由赵静于06月04日 10:00处理：已接收"):
        answer(city, referral, "sunli", accept=False, reason="不属于。")
    assert Case.objects.filter(kind="legal_aid").count() == 1


@pytest.mark.parametrize("who", ["liming", "hanmei", "qianwei", "chen", "feng", "jiang", "shen"])
def test_only_caseworkers_of_the_receiving_desk_answer(referral, city: City, who):
    with pytest.raises(RefusedError, match="由任城区法律援助中心的办理人员接收或者退回"):
        answer(city, referral, who, accept=True)


def test_a_third_referral_needs_somebody_in_charge(referral, city: City):
    case = referral.case
    answer(city, referral, "zhaojing", accept=False, reason="材料不够。")
    do(city, case, "refer", "liming")
    answer(city, Referral.objects.get(case=case, state="sent"), "zhaojing", accept=False, reason="材料不够。")
    with pytest.raises(RefusedError, match="第三次转介须由负责人办理"):
        do(city, case, "refer", "liming")
    do(city, case, "refer", "sunli")
    assert case.referrals.count() == 3


def test_who_gave_no_name_cannot_be_referred(city: City, refused):
    case = filed(consultation(applicant=Applicant(pin="4321")))
    assert "没有留姓名" in refused(case, "refer", "liming")


def test_it_is_not_referred_without_consent(city: City, refused):
    assert (
        refused(filed(consultation()), "refer", "liming", consent=False) == "请确认：当事人同意转介，并已告知"
    )
