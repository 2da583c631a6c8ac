"""「办好了」is held against the thing itself: it no longer cites what ended, or somebody compared what was amended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.items import publish_item
from zhichi.domains.catalogue.actions.settling import COMPARE, mark_done
from zhichi.domains.catalogue.models import ArticleChange, ItemVersion
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, place_of, put_right, repealed
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
AID, TODAY = "legal-aid-law", timezone.localdate()
AMENDED = {"kind": "amended", "gist": "新的要点"}


def done(change: ArticleChange, place: int, city: City, **said: bool) -> None:
    mark_done(change=change, place=place, note="换了", by=legal_affairs(city), at=timezone.now(), **said)


def republished(city: City, number: str, **changes: object) -> ItemVersion:
    """The guide of legal aid without article `number`, from today or another day."""
    document = ItemVersion.objects.get(item__code="legal_aid", effective_to=None).document
    kept = [row for row in document["basis"] if row.get("article") != number]
    day = changes.pop("day", TODAY)
    text = {**document, "basis": kept, **changes}
    made, _ = publish_item(document=text, effective_from=day, by=legal_affairs(city), at=timezone.now())
    return made


def item_place(change: ArticleChange) -> int:
    return next(
        n for n, row in enumerate(change.cited_by) if row["key"] == "legal_aid" and row["kind"] == "服务事项"
    )


def test_what_still_cites_a_repealed_article_is_refused_with_the_place(city: City):
    change = repealed(legal_affairs(city), key=AID, of="42")
    place = item_place(change)
    with pytest.raises(ChangeError) as refused:
        done(change, place, city)
    assert "“法律援助”第 1 版还没有改好" in str(refused.value)
    assert re.search(r"第 \d+ 项·?(依据)?写着“法律援助法§42”", str(refused.value))
    with pytest.raises(ChangeError, match="还没有改好"):
        done(change, place, city, compared=True)
    change.refresh_from_db()
    assert "done_at" not in change.cited_by[place]


def test_a_limit_is_refused_with_what_it_says(city: City):
    change = repealed(legal_affairs(city), key=AID, of="49")
    with pytest.raises(ChangeError, match="写着“中华人民共和国法律援助法第四十九条"):
        done(change, place_of(change), city)
    put_right(change, place_of(change))
    done(change, place_of(change), city)


def test_a_whole_law_must_be_gone_from_it(city: City):
    by = legal_affairs(city)
    change = repealed(by, key=AID, of="49", kind="renumbered", number="50")
    with pytest.raises(ChangeError, match="还没有改好"):
        done(change, place_of(change), city)


def test_a_version_that_waits_is_told_with_its_day(city: City):
    change = repealed(legal_affairs(city), key=AID, of="53")
    if not any(row["key"] == "notarisation" for row in change.cited_by):
        pytest.fail("the guide of notarisation cites article 53")
    document = ItemVersion.objects.get(item__code="notarisation").document
    kept = [row for row in document["basis"] if (row["law"], row.get("article")) != ("法律援助法", "53")]
    day = TODAY + timedelta(9)
    text = {**document, "basis": kept}
    publish_item(document=text, effective_from=day, by=legal_affairs(city), at=timezone.now())
    place = next(n for n, row in enumerate(change.cited_by) if row["key"] == "notarisation")
    with pytest.raises(ChangeError, match=r"改好的第 2 版.*才施行，到那天再来点"):
        done(change, place, city)


def test_of_a_change_to_come_the_version_of_that_day_counts(city: City):
    day = TODAY + timedelta(9)
    change = repealed(legal_affairs(city), key=AID, of="53", day=day)
    document = ItemVersion.objects.get(item__code="notarisation").document
    kept = [row for row in document["basis"] if (row["law"], row.get("article")) != ("法律援助法", "53")]
    publish_item(
        document={**document, "basis": kept}, effective_from=day, by=legal_affairs(city), at=timezone.now()
    )
    done(change, next(n for n, row in enumerate(change.cited_by) if row["key"] == "notarisation"), city)


class TestOnlyTheContentChanged:
    def test_somebody_says_that_it_was_compared(self, city: City):
        change = repealed(legal_affairs(city), key=AID, of="49", **AMENDED)
        with pytest.raises(ChangeError, match=COMPARE[:10]) as refused:
            done(change, place_of(change), city)
        assert refused.value.field == "compared"
        done(change, place_of(change), city, compared=True)
        change.refresh_from_db()
        assert change.cited_by[place_of(change)]["compared"] is True
        assert entries_of(f"law:{AID}").last().code == "catalogue.citer.settled"

    def test_a_version_published_since_was_held_against_the_new_content(self, city: City):
        change = repealed(legal_affairs(city), key=AID, of="43", **AMENDED)
        made = republished(city, "none", hours="工作日")
        assert made.version == 2
        done(change, item_place(change), city)
        change.refresh_from_db()
        assert "compared" not in change.cited_by[item_place(change)]


class TestThePage:
    def test_it_asks_for_the_statement_only_where_it_may_be_given(self, city: City):
        by = legal_affairs(city)
        amended, gone = repealed(by, key=AID, of="49", **AMENDED), repealed(by, of="6")
        client, box = city.client("songfa"), "对照过新条文，这里不用改"
        assert box in client.get(f"/office/laws/changes/{amended.pk}/").content.decode()
        assert box not in client.get(f"/office/laws/changes/{gone.pk}/").content.decode()

    def test_what_is_refused_is_told_and_what_was_typed_stays(self, city: City):
        change = repealed(legal_affairs(city), key=AID, of="49")
        url = f"/office/laws/changes/{change.pk}/done/{place_of(change)}/"
        answer = city.client("songfa").post(url, {"note": "我已经改过了"})
        page = answer.content.decode()
        assert (answer.status_code, "还没有改好" in page, "我已经改过了" in page) == (422, True, True)

    def test_open_work_waits_on_the_first_screen(self, city: City):
        repealed(legal_affairs(city), key=AID, of="49")
        said = "法律援助法第四十九条变了，引用它的要改"
        assert said in city.client("songfa").get("/office/").content.decode()
        assert said not in city.client("zhouhong").get("/office/").content.decode()
