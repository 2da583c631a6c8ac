"""The repeal of a whole law, recorded by mistake: taken back with every text and version as it was."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.models import Article, ArticleChange, PowerAdjustment
from zhichi.domains.catalogue.models.ended import basis_sentence
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed
from zhichi.domains.catalogue.tests.test_dead_basis import AID, refuse_aid
from zhichi.domains.catalogue.tests.test_repeal import law, whole
from zhichi.domains.catalogue.tests.test_withdrawing import WHY, taken_back
from zhichi.foundation.cases.tests.factories import under_review

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def spans() -> tuple[list[object], list[object]]:
    texts = Article.objects.filter(law__key=AID).order_by("pk").values_list("pk", "valid_to")
    return list(texts), list(law().versions.order_by("pk").values_list("pk", "effective_to"))


def test_every_text_and_version_is_as_it_was(city: City):
    before = spans()
    taken_back(whole(city), city)
    assert spans() == before
    assert law().repeal is None
    assert basis_sentence("法律援助法§71", TODAY) == ""


def test_a_text_that_had_an_end_of_its_own_keeps_it(city: City):
    repealed(legal_affairs(city), key=AID, of="49", day=TODAY + timedelta(30))
    before = spans()
    taken_back(whole(city), city)
    assert spans() == before


def test_one_recorded_before_the_program_kept_what_it_ended_comes_back_too(city: City):
    before = spans()
    change = whole(city)
    ArticleChange.objects.filter(pk=change.pk).update(before={})
    taken_back(change, city)
    assert spans() == before


def test_papers_go_out_again_and_the_adjustments_end(city: City):
    case, change = under_review(city), whole(city)
    taken_back(change, city)
    refuse_aid(city, case)
    assert {one.case.state for one in PowerAdjustment.objects.filter(change=change)} == {"not_needed"}


def test_a_change_of_one_article_waits_for_it(city: City):
    one = repealed(legal_affairs(city), key=AID, of="49", kind="amended", gist="新的")
    whole(city, effective_on=TODAY + timedelta(9))
    page = city.client("songfa").get(f"/office/laws/changes/{one.pk}/").content.decode()
    assert "请先撤回那一次登记" in page


def test_it_may_be_recorded_again_and_is_told_on_the_open_page(city: City):
    change = whole(city)
    taken_back(change, city)
    page = Client().get(f"/laws/{AID}/").content.decode()
    assert "起整部废止，依据" not in page
    assert WHY in page
    assert whole(city).pk != change.pk
