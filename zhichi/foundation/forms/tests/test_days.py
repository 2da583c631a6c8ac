"""Dates have bounds: a fixed day, or so far from the day of filling in; in the schema, on the page, in words."""

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string

from zhichi.foundation.forms.public import AnswersError, AnswersForm, Choosing, clean_form, schema_of
from zhichi.foundation.forms.rules import differences, faults_of_form, read
from zhichi.foundation.forms.rules.days import NoDayError, bound_said, day_of
from zhichi.foundation.forms.rules.editor import answers_of, field_editor, field_of
from zhichi.foundation.forms.tests.factories import AT, ask, document

ON = date(2026, 11, 23)
GROWN = {"years": -18}


def born(**bounds: Any) -> Any:
    return read(document(ask("born", "date", "出生日期", **bounds)))


@pytest.mark.parametrize(
    ("bound", "on", "day"),
    [
        ("2026-01-31", ON, date(2026, 1, 31)),
        ({"days": 0}, ON, ON),
        ({"days": -30}, ON, date(2026, 10, 24)),
        ({"years": -18}, ON, date(2008, 11, 23)),
        ({"years": -18}, date(2024, 2, 29), date(2006, 2, 28)),
        ({"months": 1}, date(2026, 1, 31), date(2026, 2, 28)),
        ({"months": -11}, date(2026, 11, 23), date(2025, 12, 23)),
    ],
)
def test_what_day_a_bound_means(bound: Any, on: date, day: date) -> None:
    assert day_of(bound, on) == day


@pytest.mark.parametrize(
    ("bounds", "day", "said"),
    [
        ({"latest": {"days": 0}}, "2026-11-24", "“出生日期”不能晚于 2026年11月23日（填表当天）。"),
        ({"latest": GROWN}, "2008-11-24", "“出生日期”不能晚于 2008年11月23日（填表当天往前 18 年）。"),
        ({"earliest": {"days": 1}}, "2026-11-23", "“出生日期”不能早于 2026年11月24日（填表当天往后 1 天）。"),
        ({"earliest": "2026-01-01"}, "2025-12-31", "“出生日期”不能早于 2026年1月1日。"),
    ],
)
def test_what_lies_outside_is_refused_in_words(bounds: Any, day: str, said: str) -> None:
    with pytest.raises(AnswersError) as refused:
        clean_form(born(**bounds), {"born": day}, on=ON)
    assert [(fault.path, fault.sentence) for fault in refused.value.faults] == [("born", said)]


@pytest.mark.parametrize(
    ("bounds", "day"), [({"latest": GROWN}, "2008-11-23"), ({"earliest": "2026-01-01"}, "2026-01-01")]
)
def test_the_bound_itself_is_inside(bounds: Any, day: str) -> None:
    assert clean_form(born(**bounds), {"born": day}, on=ON) == {"born": day}


def test_other_faults_are_told_with_it() -> None:
    form = read(document(ask("born", "date", latest={"days": 0}), ask("name", "text", "姓名")))
    with pytest.raises(AnswersError) as refused:
        clean_form(form, {"born": "2027-01-01"}, on=ON)
    assert [fault.path for fault in refused.value.faults] == ["born", "name"]


def test_what_is_no_date_is_told_as_no_date() -> None:
    with pytest.raises(AnswersError, match="应当是日期"):
        clean_form(born(latest={"days": 0}), {"born": "昨天"}, on=ON)


def test_a_table_holds_its_dates_to_their_bounds_row_by_row() -> None:
    kids = ask("kids", "table", columns=[ask("born", "date", "生日", latest={"days": 0})])
    with pytest.raises(AnswersError) as refused:
        clean_form(read(document(kids)), {"kids": [{"born": "2020-01-01"}, {"born": "2027-01-01"}]}, on=ON)
    assert [fault.path for fault in refused.value.faults] == ["kids.1.born"]


def test_a_relative_bound_is_never_judged_without_its_day() -> None:
    with pytest.raises(NoDayError):
        clean_form(born(latest={"days": 0}), {"born": "2026-01-01"})
    assert clean_form(born(latest="2026-12-31"), {"born": "2026-01-01"}) == {"born": "2026-01-01"}


def test_the_schema_tells_them() -> None:
    told = schema_of(document(ask("born", "date", earliest="1900-01-01", latest=GROWN)))["properties"]["born"]
    assert (told["x-notBefore"], told["x-notAfter"]) == ("1900-01-01", GROWN)
    assert told["description"] == "不能早于1900年1月1日，不能晚于填表当天往前 18 年"


def test_the_page_tells_them_by_the_day_and_gives_them_to_the_picker() -> None:
    form = AnswersForm(None, form=born(earliest="1900-01-01", latest=GROWN), choosing=Choosing(at=AT))
    page = render_to_string("forms/answers.html", {"form": form})
    assert 'min="1900-01-01"' in page
    assert 'max="2008-11-23"' in page
    assert "不能早于1900年1月1日，不能晚于2008年11月23日。" in page
    late = AnswersForm({"born": "2010-01-01"}, form=born(latest=GROWN), choosing=Choosing(at=AT))
    assert late.errors["born"] == ["“出生日期”不能晚于 2008年11月23日（填表当天往前 18 年）。"]


@pytest.mark.parametrize(
    ("field", "where", "said"),
    [
        (ask("x", "text", latest={"days": 0}), "latest", "不是日期"),
        (ask("x", "date", latest="明天"), "latest", "日期范围应当是"),
        (ask("x", "date", latest={"weeks": 1}), "latest", "日期范围应当是"),
        (ask("x", "date", latest={"days": 1, "years": 1}), "latest", "日期范围应当是"),
        (ask("x", "date", latest={"years": 9000}), "latest", "日期范围应当是"),
        (ask("x", "date", latest={"days": True}), "latest", "日期范围应当是"),
        (ask("x", "date", earliest="2026-02-01", latest="2026-01-01"), "earliest", "还晚"),
        (ask("x", "date", earliest={"days": 1}, latest={"days": 0}), "earliest", "还晚"),
    ],
)
def test_a_bound_that_makes_no_sense_cannot_be_published(field: Any, where: str, said: str) -> None:
    ((path, sentence),) = [(fault.path, fault.sentence) for fault in faults_of_form(document(field))]
    assert path == f"sections.0.fields.0.{where}"
    assert said in sentence


@pytest.mark.parametrize("bound", ["2026-05-01", {"days": 0}, {"years": -18}, {"months": 6}])
def test_the_builder_keeps_what_it_shows(bound: Any) -> None:
    held = ask("born", "date", latest=bound)
    answers = clean_form(read(field_editor([ask("a", "yes_no")], held)), answers_of(held))
    assert field_of(answers, held)["latest"] == bound
    assert "earliest" not in field_of(answers, held)


def test_a_difference_is_said_in_words() -> None:
    old, new = document(ask("d", "date", "生日")), document(ask("d", "date", "生日", latest=GROWN))
    assert differences(old, new) == ["“生日”的最晚的一天由“不限”改为“填表当天往前 18 年”。"]
    assert bound_said({"days": 3}) == "填表当天往后 3 天"
