"""What was written from general knowledge is marked 待核对 wherever it is shown, and never stands there as law."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.cast import City
from zhichi.domains.catalogue.models import Article
from zhichi.domains.catalogue.models.unchecked import unchecked_among
from zhichi.domains.catalogue.tests.law_factories import article, legal_affairs, repealed

pytestmark = pytest.mark.django_db
MARK, SENTENCE = "待核对", "不能当作法律规定来引用"


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_some_articles_ship_unchecked_and_some_checked(law: None):
    assert not article("lawyers-law", "6").checked
    assert article("legal-aid-law", "43").checked
    assert Article.objects.filter(checked=False).count() < Article.objects.filter(checked=True).count()


@pytest.mark.parametrize(
    "address",
    ["/laws/lawyers-law/", "/laws/lawyers-law/6/", "/powers/EX-01-001/", "/guides/lawyer_practice/"],
)
def test_the_pages_say_so(law: None, address: str):
    assert MARK in page(address)


@pytest.mark.parametrize("address", ["/laws/legal-aid-law/43/", "/guides/consultation/"])
def test_what_is_checked_carries_no_mark(law: None, address: str):
    assert MARK not in page(address)


def test_the_notice_names_each_article_once_and_in_order(law: None):
    document = {"basis": "律师法§18、§6", "more": [{"basis": "律师法§5"}, {"basis": "法律援助法§43"}]}
    title = "《中华人民共和国律师法》"
    assert unchecked_among(document) == [f"{title}第五条", f"{title}第六条"]
    assert SENTENCE in page("/guides/lawyer_practice/")
    assert f"{title}第六条" in page("/guides/lawyer_practice/")


def test_days_that_such_an_article_gives_are_no_law_on_the_page(law: None):
    assert "法律规定（待核对）" in page("/guides/lawyer_practice/")
    assert "法律规定（待核对）" not in page("/guides/law_firm_setup/")
    assert "待核对，以原文为准" in page("/guides/lawyer_practice/sheet/")


def test_the_officers_list_marks_it_too(city: City):
    legal_affairs(city)
    assert MARK in city.client("songfa").get("/office/laws/lawyers-law/").content.decode()


def test_who_writes_what_an_article_says_now_has_read_it(city: City):
    by = legal_affairs(city)
    repealed(by, kind="amended", gist="新的要点")
    assert article().checked
    repealed(by, of="5", kind="renumbered", number="77")
    assert not article("lawyers-law", "77").checked


def test_a_release_in_which_it_was_checked_takes_the_mark_away(law: None):
    Article.objects.filter(law__key="legal-aid-law", number="43").update(checked=False)
    call_command("law", "load", verbosity=0)
    assert article("legal-aid-law", "43").checked
