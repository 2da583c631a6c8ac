"""A new law, a text of it and an article come into the register in the browser, and can be stood on from then on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.powers import PowerError, publish_power
from zhichi.domains.catalogue.models import Article, Law
from zhichi.domains.catalogue.models.standing import register
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, power, repealed
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NEW = {
    "title": "山东省法治宣传教育条例（测试）",
    "aliases": "法宣条例",
    "kind": "local_regulation",
    "issuer": "山东省人民代表大会常务委员会",
    "name": "2026年公布",
    "number": "",
    "adopted_on": "2026-01-10",
    "effective_from": "2026-03-01",
    "source": "山东省人大常委会公报2026年第1期",
}


def told(answer) -> str:
    assert answer.status_code == 422
    return answer.content.decode()


def test_law_and_article_are_recorded_and_can_be_stood_on(city: City):
    legal_affairs(city)
    client = city.client("songfa")
    assert register().faults("法宣条例第三条", TODAY)
    answer = client.post("/office/laws/add/", NEW)
    law = Law.objects.get(title=NEW["title"])
    assert answer["Location"] == f"/office/laws/{law.key}/"
    assert "没有登记过《山东省法治宣传教育条例" in register().faults("法宣条例第三条", TODAY)[0]
    answer = client.post(
        f"/office/laws/{law.key}/articles/add/",
        {"number": "第三条", "gist": "谁执法谁普法。", "valid_from": ""},
    )
    assert answer.status_code == 302
    article = Article.objects.get(law=law)
    assert (article.number, str(article.valid_from), article.version.name) == (
        "3",
        "2026-03-01",
        "2026年公布",
    )
    assert register().faults("法宣条例第三条", TODAY) == []
    codes = [entry.code for entry in entries_of(f"law:{law.key}")]
    assert codes == ["catalogue.law.registered", "catalogue.article.registered"]


def test_a_name_that_is_taken_keeps_what_was_typed(city: City):
    legal_affairs(city)
    page = told(city.client("songfa").post("/office/laws/add/", NEW | {"aliases": "法宣条例、法律援助法"}))
    assert "“法律援助法”已经是《中华人民共和国法律援助法》的名称或者简称" in page
    assert NEW["source"] in page
    assert not Law.objects.filter(title=NEW["title"]).exists()


def test_what_is_there_is_not_recorded_twice(city: City):
    legal_affairs(city)
    client = city.client("songfa")
    page = told(client.post("/office/laws/lawyers-law/articles/add/", {"number": "6", "gist": "又一次。"}))
    assert "已经登记过了" in page
    said = {"name": "2099年修正", "effective_from": "1990-01-01", "source": "某处"}
    assert "施行日期要晚于前一个版本" in told(client.post("/office/laws/legal-aid-law/versions/add/", said))


def test_a_further_text_ends_the_one_before_where_it_begins(city: City):
    legal_affairs(city)
    begin = TODAY + timedelta(40)
    said = {"name": "2027年修正", "effective_from": begin.isoformat(), "source": "国家法律法规数据库"}
    assert city.client("songfa").post("/office/laws/lawyers-law/versions/add/", said).status_code == 302
    texts = Law.objects.get(key="lawyers-law").versions
    assert {one.effective_to for one in texts.exclude(name="2027年修正")} == {begin}
    assert texts.get(name="2027年修正").effective_from == begin


def test_whoever_only_reads_is_told_who_records(city: City):
    page = city.client("panli").get("/office/laws/add/")
    assert page.status_code == 403
    assert "只有市局" in page.content.decode()


@pytest.mark.parametrize("article", ["900", "6"])
def test_a_power_stands_on_an_article_that_is_there(city: City, article: str):
    by = legal_affairs(city)
    if article == "6":
        repealed(by)
    document = {**power().document, "basis": [{"law": "lawyers-law", "article": article}]}
    with pytest.raises(PowerError, match=r"没有登记过|已废止"):
        publish_power(code="EX-01-001", document=document, effective_from=TODAY, by=by, at=timezone.now())


def test_a_duty_stands_on_law_too(city: City):
    by = legal_affairs(city)
    duties = [{"matter": "受理", "basis": "根本没有的法§1"}]
    with pytest.raises(PowerError, match="责任事项：没有登记过“根本没有的法”"):
        publish_power(
            code="EX-01-001",
            document={**power().document, "responsibilities": duties},
            effective_from=TODAY,
            by=by,
            at=timezone.now(),
        )
