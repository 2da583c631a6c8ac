"""A whole law is repealed: what it touches is shown first, then one act ends every text and opens the work."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.repealing import RepealDraft, repeal_law, touched_by_law
from zhichi.domains.catalogue.models import Article, ArticleChange, Law, LawStamp, PowerAdjustment
from zhichi.domains.catalogue.models.ended import basis_sentence
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, put_right, repealed
from zhichi.domains.catalogue.tests.test_dead_basis import AID, refuse_aid
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
URL = f"/office/laws/{AID}/repeal/"
SAID = {"effective_on": TODAY.isoformat(), "document": "国家主席令第999号（演练）", "note": "", "seen": "on"}


def law() -> Law:
    return Law.objects.get(key=AID)


def whole(city: City, **changes: object) -> ArticleChange:
    draft = RepealDraft(**{"effective_on": TODAY, "document": "国家主席令第999号（演练）", **changes})
    return repeal_law(law=law(), draft=draft, by=legal_affairs(city), at=timezone.now())


def test_one_act_ends_every_text_with_one_entry_and_one_case_a_power(city: City):
    before = entries_of(f"law:{AID}").count()
    found = touched_by_law(law())
    stamp = LawStamp.objects.get().token
    change = whole(city)
    assert not Article.objects.filter(law__key=AID, valid_to=None).exists()
    assert not law().versions.filter(effective_to=None).exists()
    chain = list(entries_of(f"law:{AID}"))
    assert (len(chain), chain[-1].code) == (before + 1, "catalogue.law.repealed")
    powers = {one.key for one in found if one.kind == "权责事项"}
    opened = PowerAdjustment.objects.filter(change=change)
    assert {one.code for one in opened} == powers
    assert powers
    assert all("中华人民共和国法律援助法》自" in one.case.answers["reason"] for one in opened)
    assert len(change.cited_by) == len(found)
    assert LawStamp.objects.get().token != stamp


def test_papers_stop_for_articles_that_nobody_recorded_too(city: City):
    case = under_review(city)
    whole(city)
    with pytest.raises(RefusedError, match=r"依据的《中华人民共和国法律援助法》自.*起已废止"):
        refuse_aid(city, case)
    assert "已废止" in basis_sentence("法律援助法§71", TODAY)
    assert "已废止" in basis_sentence("法律援助法", TODAY)
    assert basis_sentence("律师法§6", TODAY) == ""


def test_until_the_day_comes_everything_goes_on(city: City):
    whole(city, effective_on=TODAY + timedelta(30))
    assert basis_sentence("法律援助法§43", TODAY) == ""
    assert "《中华人民共和国法律援助法》自" in basis_sentence("法律援助法§43", TODAY + timedelta(30))


def test_the_page_shows_what_is_touched_and_wants_it_seen(city: City):
    legal_affairs(city)
    client = city.client("songfa")
    assert URL in client.get(f"/office/laws/{AID}/").content.decode()
    page = client.get(URL).content.decode()
    assert f"会触动 {len(touched_by_law(law()))} 处" in page
    assert page.index("会触动的内容") < page.index("确认整部废止")
    refused = client.post(URL, {**SAID, "seen": ""})
    assert refused.status_code == 422
    assert "请先看过" in refused.content.decode()
    assert not ArticleChange.objects.exists()
    done = client.post(URL, SAID, follow=True).content.decode()
    assert "整部法律废止" in done
    assert "起整部废止" in client.get(f"/office/laws/{AID}/").content.decode()
    assert client.get(URL).status_code == 302
    assert "法律援助法（整部）：废止" in client.get("/office/laws/").content.decode()


def test_everybody_reads_it_on_the_page_of_the_law_and_of_its_articles(city: City, client: Client):
    whole(city)
    for address in (f"/laws/{AID}/", f"/laws/{AID}/43/"):
        assert "起整部废止，依据：国家主席令第999号" in client.get(address).content.decode()


def test_what_was_repealed_is_not_loaded_back(city: City):
    whole(city)
    call_command("law", "load", verbosity=0)
    assert not Article.objects.filter(law__key=AID, valid_to=None).exists()


def test_the_work_is_settled_as_after_any_change(city: City):
    change = whole(city)
    place = next(n for n, row in enumerate(change.cited_by) if row["kind"] == "期限")
    put_right(change, place)
    url = f"/office/laws/changes/{change.pk}/done/{place}/"
    city.client("songfa").post(url, {"note": "换了新版本"})
    change.refresh_from_db()
    assert change.cited_by[place]["done_note"] == "换了新版本"
    assert json.dumps(change.cited_by)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"document": " "}, "依据的文件"), ({"effective_on": TODAY.replace(year=2000)}, "要晚于")],
)
def test_what_is_wrong_is_told_and_nothing_ends(city: City, said: dict[str, object], sentence: str):
    with pytest.raises(ChangeError, match=sentence):
        whole(city, **said)
    assert Article.objects.filter(law__key=AID, valid_to=None).exists()


def test_a_later_text_or_another_repeal_stands_in_the_way(city: City):
    by = legal_affairs(city)
    repealed(by, key=AID, of="49", kind="amended", gist="新的要点", day=TODAY + timedelta(60))
    with pytest.raises(ChangeError, match="第四十九条登记了"):
        whole(city, effective_on=TODAY + timedelta(30))
    whole(city, effective_on=TODAY + timedelta(90))
    with pytest.raises(ChangeError, match="已经登记过整部废止"):
        whole(city)


@pytest.mark.parametrize("who", ["zhouhong", "liming"])
def test_only_the_citys_desks_repeal(city: City, who: str):
    assert city.client(who).post(URL, SAID).status_code == 403
    assert not ArticleChange.objects.exists()
