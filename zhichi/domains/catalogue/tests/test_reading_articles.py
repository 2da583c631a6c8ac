"""The mark 待核对 is cleared by legal affairs of the city with where the statute was read, and set again with why."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.reading_articles import ReadingDraft, check_article, doubt_article
from zhichi.domains.catalogue.models import Article, ArticleReading
from zhichi.domains.catalogue.tests.law_factories import article, legal_affairs
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db
URL = "/office/laws/lawyers-law/6/"
SOURCE = "全国人大常委会公报2017年第5号（演练）"
SAID = {"read_in": "gazette", "source": SOURCE, "gist": "看过原文后写的要点", "note": ""}


def checked(by: Actor, **said: str) -> ArticleReading:
    draft = ReadingDraft(**{"read_in": "gazette", "source": SOURCE, **said})
    return check_article(article=article(), draft=draft, by=by, at=timezone.now())


def page(address: str) -> str:
    return str(Client().get(address).content.decode())


def test_who_when_and_where_are_kept_and_on_the_chain(city: City):
    made = checked(legal_affairs(city))
    assert (made.reader, made.source, made.get_read_in_display()[:2]) == ("宋法", SOURCE, "公报")
    assert article().checked
    entry = entries_of("law:lawyers-law").last()
    assert (entry.code, payload_of(entry)["source"]) == ("catalogue.article.checked", SOURCE)


def test_every_page_drops_the_mark_at_once(city: City):
    addresses = ("/laws/lawyers-law/6/", "/guides/lawyer_practice/", "/powers/EX-01-001/")
    assert all("《中华人民共和国律师法》第六条" in page(one) for one in addresses[1:])
    checked(legal_affairs(city))
    for one in addresses[1:]:
        assert "原文核对过，不能当作法律规定来引用，以原文为准：《中华人民共和国律师法》第六条" not in page(
            one
        )
        assert "第五条、《中华人民共和国律师法》第六条" not in page(one)
    told = page(addresses[0])
    assert "待核对" not in told
    assert f"由市司法局对照原文核对，出处：{SOURCE}" in told
    assert "宋法" not in told


def test_a_wrong_gist_is_corrected_and_the_old_one_kept(city: City):
    before = article().gist
    made = checked(legal_affairs(city), gist="按原文改写的要点")
    assert (article().gist, made.gist_before) == ("按原文改写的要点", before)
    call_command("law", "load", verbosity=0)
    assert article().gist == "按原文改写的要点"
    assert article().checked


def test_it_can_be_set_again_with_why(city: City):
    by = legal_affairs(city)
    checked(by)
    doubt_article(article=article(), reason="公报版本和网上的不一样。", by=by, at=timezone.now())
    assert not article().checked
    assert "重新标为待核对：公报版本和网上的不一样。" in page("/laws/lawyers-law/6/")
    assert entries_of("law:lawyers-law").last().code == "catalogue.article.doubted"
    call_command("law", "load", verbosity=0)
    assert not article().checked


def test_what_ships_as_checked_may_be_doubted_too(city: City):
    by, at = legal_affairs(city), timezone.now()
    doubt_article(article=article("legal-aid-law", "43"), reason="新修订还没有看。", by=by, at=at)
    call_command("law", "load", verbosity=0)
    assert not article("legal-aid-law", "43").checked
    assert "《中华人民共和国法律援助法》第四十三条" in page("/guides/legal_aid/")


@pytest.mark.parametrize(
    ("said", "sentence"), [({"source": " "}, "请写明出处"), ({"read_in": "hearsay"}, "在哪里看的原文")]
)
def test_without_a_source_the_mark_stays(city: City, said: dict[str, str], sentence: str):
    with pytest.raises(ChangeError, match=sentence):
        checked(legal_affairs(city), **said)
    assert not article().checked


def test_neither_is_done_twice(city: City):
    by, at = legal_affairs(city), timezone.now()
    with pytest.raises(ChangeError, match="已经标着待核对"):
        doubt_article(article=article(), reason="再看", by=by, at=at)
    checked(by)
    with pytest.raises(ChangeError, match="已经核对过了"):
        checked(by)


@pytest.mark.parametrize("who", ["zhouhong", "liming", "zheng"])
def test_nobody_else_says_so(city: City, who: str):
    with pytest.raises(PermissionError, match="法规复议科"):
        checked(city.actor(who))


class TestThePages:
    def test_an_officer_clears_it_and_sets_it_again(self, city: City):
        legal_affairs(city)
        client = city.client("songfa")
        assert "对照原文核对" in client.get(URL).content.decode()
        assert article().gist in client.get(f"{URL}read/").content.decode()
        done = client.post(f"{URL}read/", SAID, follow=True).content.decode()
        assert "标记去掉了" in done
        assert f"宋法核对：{SOURCE}" in done
        assert "重新标为待核对" in done
        again = client.post(f"{URL}read/", {"note": "还要看"}, follow=True).content.decode()
        assert "已重新标为待核对" in again

    def test_what_is_missing_is_told_and_what_was_typed_stays(self, city: City):
        legal_affairs(city)
        answer = city.client("songfa").post(f"{URL}read/", {**SAID, "source": ""})
        text = answer.content.decode()
        assert (answer.status_code, "请写明出处" in text, "看过原文后写的要点" in text) == (422, True, True)

    def test_others_read_the_page_and_are_refused_the_form(self, city: City):
        client = city.client("panli")
        text = client.get(URL).content.decode()
        assert "条文由市局法规复议科对照原文核对" in text
        assert f"{URL}read/" not in text
        assert client.get(f"{URL}read/").status_code == 403
        assert city.client("liming").get(URL).status_code == 403
        assert client.get("/office/laws/lawyers-law/999/").status_code == 404

    def test_an_article_that_ended_is_read_no_more(self, city: City):
        legal_affairs(city)
        Article.objects.filter(pk=article().pk).update(valid_to=timezone.localdate())
        assert city.client("songfa").get(f"{URL}read/").status_code == 404
