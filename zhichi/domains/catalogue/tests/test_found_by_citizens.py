"""Guides and articles are found from the transaction of their publication on, and only on their days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.domains.catalogue.actions.items import end_item
from zhichi.domains.catalogue.actions.registering_laws import ArticleDraft, register_article
from zhichi.domains.catalogue.models import Article, Law
from zhichi.domains.catalogue.public import ChangeDraft, ItemVersion, publish_item, record_change
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.search.public import look

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def urls(query, days=0):
    day = timezone.localdate() + timedelta(days)
    return [one.url for one in look(query, day=day).found if not one.guessed]


def test_a_new_version_of_a_guide_is_found_from_its_day_on():
    version = ItemVersion.objects.get(item__code="mediation", effective_to=None)
    document = {**version.document, "title": "琉璃瓦纷争"}
    publish_item(
        document=document, effective_from=timezone.localdate() + timedelta(3), by=SYSTEM, at=timezone.now()
    )
    assert urls("琉璃瓦纷争") == []
    assert urls("琉璃瓦纷争", 3) == ["/guides/mediation/"]
    assert "/guides/mediation/" in urls("人民调解")


def test_an_ended_item_is_not_found_any_more():
    end_item(
        code="arbitration",
        effective_to=timezone.localdate() + timedelta(2),
        reason="试验",
        by=SYSTEM,
        at=timezone.now(),
    )
    assert "/guides/arbitration/" in urls("仲裁指引")
    assert "/guides/arbitration/" not in urls("仲裁指引", 2)


def test_an_article_is_found_by_its_number_and_by_what_it_says_now():
    assert urls("法律援助法第四十三条")[0] == "/laws/legal-aid-law/43/"
    law = Law.objects.get(key="legal-aid-law")
    register_article(law=law, draft=ArticleDraft("999", "琉璃瓦的规定"), by=SYSTEM, at=timezone.now())
    assert urls("琉璃瓦的规定") == ["/laws/legal-aid-law/999/"]


def test_a_changed_article_is_found_by_its_new_words_from_its_day_on():
    article = Article.objects.get(law__key="legal-aid-law", number="53")
    day = timezone.localdate() + timedelta(2)
    draft = ChangeDraft(kind="amended", effective_on=day, document="试验文件", gist="琉璃瓦费用减免")
    record_change(article=article, draft=draft, by=SYSTEM, at=timezone.now())
    assert urls("琉璃瓦费用") == []
    assert urls("琉璃瓦费用", 2) == ["/laws/legal-aid-law/53/"]
