"""A paper of a procedure made without code: whole sentences, kept encrypted, people named when it is shown."""

import pytest
from django.db import connection

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError, shown_paper
from zhichi.foundation.cases.tests.factories import business, decided
from zhichi.foundation.sockets.public import BASIS_CHECKS

pytestmark = pytest.mark.django_db


def test_it_has_addressee_sentences_remedy_and_who_signs(city: City):
    record = decided(city, business(attachments=["须知"]))
    shown = shown_paper(record, masked=False)
    assert shown is not None
    assert shown["to"] == "王秀英"
    assert shown["text"][0].startswith("您于2026年6月1日提出的“上门办理”申请（案号HV-370811-2026-000001），")
    assert shown["text"][1] == "现决定如下：同意上门办理。"
    assert "自收到之日起60日内，依照行政复议法第二十条、第二十八条，向任城区人民政府" in shown["remedy"]
    assert "6个月内，依照行政诉讼法第四十六条，向有管辖权的人民法院提起行政诉讼" in shown["remedy"]
    assert (shown["seal"], shown["attachments"]) == (True, ["须知"])
    assert record.number == "任城区司HV决字〔2026〕1号"


def test_before_an_officer_people_stand_masked_and_nothing_lies_in_clear(city: City):
    record = decided(city, business(text=["{applicant}：{answer:decision}"]))
    shown = shown_paper(record, masked=True)
    assert shown is not None
    assert (shown["to"], shown["text"]) == ("王**", ["王**：同意上门办理。"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT paper FROM cases_record WHERE paper IS NOT NULL")
        assert "同意上门办理" not in str(cursor.fetchone()[0])


def test_the_last_day_of_a_limit_is_that_of_its_clock(city: City):
    record = decided(city, business(text=["请在{limit:la.decide}前来。"]))
    shown = shown_paper(record, masked=False)
    assert shown is not None
    assert shown["text"] == ["请在2026年6月8日前来。"]


def test_the_county_signs_where_the_paper_says_so(city: City):
    record = decided(city, business(issuer="county"))
    assert record.unit == city.units["370811"]
    assert (shown_paper(record, masked=False) or {})["issuer"] == "任城区司法局"


def test_a_paper_without_sentences_stays_as_it_was(city: City):
    case = business()
    publish_plain = case.procedure.filing.record
    assert publish_plain is not None
    record = case.records.get()
    assert record.paper is None
    assert shown_paper(record, masked=False) is None


def test_a_dead_article_of_the_remedy_stops_the_paper(city: City, monkeypatch: pytest.MonkeyPatch):
    case = business()
    dead = {"catalogue": lambda basis, on: "第四十六条已废止。" if "第四十六条" in basis else ""}
    monkeypatch.setattr(BASIS_CHECKS, "_items", dead)
    with pytest.raises(RefusedError, match="第四十六条已废止"):
        decided(city, case)
