"""The form of a procedure's fields lets through what the verb takes, and nothing that it does not."""

import pytest
from django.http import QueryDict

from tests.cast import City
from zhichi.foundation.cases.public import FieldsForm
from zhichi.foundation.cases.tests.factories import filed, in_progress, legal_aid
from zhichi.foundation.procedures.public import clean_answers

pytestmark = pytest.mark.django_db


def form(verb: str, typed: str, case) -> FieldsForm:
    return FieldsForm(QueryDict(typed), asked=case.procedure.verbs[verb].fields, case=case)


def test_what_the_form_cleans_the_verb_takes(city: City):
    case = in_progress(city)
    typed = "result=won&recovered=20000.5&closed_on=2026-06-12&report=拿回工资"
    page = form("close", typed, case)
    assert page.is_valid()
    cleaned = clean_answers(case.procedure.verbs["close"].fields, page.answers())
    assert cleaned == {
        "result": "won",
        "recovered": "20000.50",
        "closed_on": "2026-06-12",
        "report": "拿回工资",
    }


def test_a_filing_of_the_page_is_a_filing(city: City):
    case = filed(legal_aid())
    fields = case.procedure.filing.fields
    page = FieldsForm(
        QueryDict("matter=labour&facts=欠薪&stage=none&hardship=exempt&crowd=elderly&crowd=woman"),
        asked=fields,
    )
    assert page.is_valid()
    assert clean_answers(fields, page.answers())["crowd"] == ["elderly", "woman"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("result=&closed_on=2026-06-12&report=x", "result"),
        ("result=won&closed_on=2026-02-30&report=x", "closed_on"),
        ("result=won&closed_on=2026-06-12&report=x&recovered=-1", "recovered"),
        ("result=won&closed_on=2026-06-12&report=", "report"),
    ],
)
def test_a_fault_stands_beside_its_field(city: City, typed, field):
    page = form("close", typed, in_progress(city))
    assert not page.is_valid()
    assert list(page.errors) == [field]


def test_only_providers_of_the_county_are_offered(city: City):
    case = in_progress(city)
    offered = dict(form("change_provider", "", case).fields["provider"].choices)
    assert set(offered.values()) == {"请选择", "陈律师（鸿雁律师事务所）", "吴律师（鸿雁律师事务所）"}
