"""A place is found by its name inside a form: type, press, choose, without script; by a former name too."""

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string

from tests.cast import City
from zhichi.foundation.forms.public import AnswersForm, Choosing
from zhichi.foundation.forms.rules import read
from zhichi.foundation.forms.tests.factories import AT, ask, document
from zhichi.foundation.regions.public import AliasKind, Level, Region, RegionAlias

pytestmark = pytest.mark.django_db
CITY = "370800000000"


def asked(sent: dict[str, str] | None = None, **more: Any) -> AnswersForm:
    form = read(document(ask("home", "region", "住在哪里", **more)))
    return AnswersForm(sent, form=form, choosing=Choosing(city=CITY, at=AT))


def drawn(form: AnswersForm) -> str:
    return render_to_string("forms/answers.html", {"form": form})


@pytest.fixture
def village(city: City) -> Region:
    return Region.objects.filter(level=Level.VILLAGE, code__startswith="370811").order_by("code")[0]


def test_type_press_choose(village: Region) -> None:
    first = drawn(asked())
    assert 'name="home-words"' in first
    assert 'name="_find"' in first
    found = asked({"home-words": village.name, "_find": "home", "_asked": "home"})
    page = drawn(found)
    assert not found.errors
    assert village.full_name in page
    assert f'value="{village.code}"' in page
    assert 'name="home-county"' not in page
    chosen = asked({"home-words": village.name, "home-found": village.code, "_asked": "home"})
    assert chosen.is_valid(), chosen.errors
    assert chosen.answers() == {"home": village.code}


def test_sending_without_pressing_shows_what_was_found_and_asks_to_choose(village: Region) -> None:
    form = asked({"home-words": village.name, "home-county": "370811000000", "_asked": "home"})
    assert form.errors["home"] == ["请从“住在哪里”找到的地方里选一个。"]
    assert village.full_name in drawn(form)


def test_what_is_not_found_is_said_and_the_lists_stay(city: City) -> None:
    form = asked(
        {"home-words": "没有这个村", "home-county": "370811000000", "home-township": "", "_find": "home"}
    )
    page = drawn(form)
    assert "没有找到叫“没有这个村”的地方" in page
    assert 'name="home-county"' in page
    sent = {"home-words": "没有这个村", "home-county": "370811000000", "home-township": "", "_asked": "home"}
    chosen = asked(sent)
    assert chosen.is_valid(), chosen.errors
    assert chosen.answers() == {"home": "370811000000"}


def test_a_township_is_found_by_its_former_name_unless_a_village_is_wanted(village: Region) -> None:
    town = village.parent
    assert town is not None
    RegionAlias.objects.create(region=town, name="老许庄镇", kind=AliasKind.FORMER, valid_to=date(2020, 1, 1))
    assert f'value="{town.code}"' in drawn(asked({"home-words": "老许庄镇", "_find": "home"}))
    assert f'value="{town.code}"' not in drawn(asked({"home-words": "老许庄镇", "_find": "home"}, minimum=5))


def test_a_code_that_was_not_found_is_judged_as_any_other(village: Region) -> None:
    form = asked({"home-words": village.name, "home-found": "370811999999", "_asked": "home"})
    assert form.errors["home"] == ["“住在哪里”请从列表里选一个地方。"]


def test_nothing_is_looked_up_before_somebody_asks(city: City, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        drawn(asked())
