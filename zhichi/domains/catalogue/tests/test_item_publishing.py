"""Versions of an item: one ends the other, none is changed, nothing begins in the past, each act is on the ledger."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.item_drafts import StaleDraftError, save_draft, start_draft
from zhichi.domains.catalogue.actions.item_loading import load_items
from zhichi.domains.catalogue.actions.items import ItemError, end_item, publish_item
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.domains.catalogue.tests.item_documents import SOUND, changed
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.sockets.public import service_item, service_items

pytestmark = pytest.mark.django_db


def publish(document: Any = SOUND, *, days: int = 0, by: Any = SYSTEM) -> ItemVersion:
    day = timezone.localdate() + timedelta(days=days)
    return publish_item(document=document, effective_from=day, by=by, at=timezone.now())[0]


def refusal(document: Any = SOUND, **how: Any) -> str:
    with pytest.raises(ItemError) as told:
        publish(document, **how)
    return str(told.value)


def on(days: int) -> str:
    item = service_item("booking", timezone.localdate() + timedelta(days=days))
    return item.summary if item else ""


def test_a_version_ends_the_one_before_on_its_first_day(law: None):
    publish()
    publish(changed("summary", to="新的说明。"), days=10)
    assert [on(9), on(10)] == ["约一个时间去公证处。", "新的说明。"]
    assert on(-1) == ""


def test_what_was_published_a_moment_ago_is_what_is_read(law: None, django_assert_num_queries):
    publish()
    assert on(0)
    with django_assert_num_queries(1):
        on(0)
    ItemVersion.objects.filter(item__code="booking").update(effective_from="2020-01-01")
    publish(changed("summary", to="新的说明。"))
    assert on(0) == "新的说明。"


def test_the_list_of_a_day_takes_one_statement_however_long_it_is(law: None, django_assert_num_queries):
    service_items(timezone.localdate())
    with django_assert_num_queries(1):
        assert len(service_items(timezone.localdate())) >= 15


def test_the_same_document_again_changes_nothing(law: None):
    first = publish()
    assert publish(dict(reversed(SOUND.items())), days=3) == first
    assert len(entries_of("item:booking")) == 1


def test_nothing_begins_in_the_past_nor_before_the_version_it_follows(law: None):
    assert "施行日期不能早于今天" in refusal(days=-1)
    publish(days=5)
    again = changed("summary", to="新的说明。")
    assert "新版本要晚于这一天" in refusal(again, days=5)
    assert on(5) == "约一个时间去公证处。"


def test_a_fault_keeps_what_was_there_before_in_force(law: None):
    publish()
    assert "没有写依据" in refusal(changed("basis", to=[]), days=1)
    assert on(1) == "约一个时间去公证处。"


def test_an_item_that_ended_may_come_back_later(law: None):
    publish()
    soon = timezone.localdate() + timedelta(days=2)
    end_item(code="booking", effective_to=soon, reason="合并", by=SYSTEM, at=timezone.now())
    assert [bool(on(1)), bool(on(2))] == [True, False]
    assert "新版本不能早于这一天" in refusal(changed("summary", to="新的说明。"), days=1)
    publish(days=4)
    assert [bool(on(3)), bool(on(4))] == [False, True]


@pytest.mark.parametrize(
    ("days", "reason", "said"),
    [(-1, "合并", "不能早于今天"), (0, "合并", "要晚于这一天"), (1, " ", "请写明为什么停办")],
)
def test_ending_is_refused_with_a_reason(law: None, days: int, reason: str, said: str):
    publish()
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(ItemError, match=said):
        end_item(code="booking", effective_to=day, reason=reason, by=SYSTEM, at=timezone.now())


def test_what_does_not_exist_cannot_be_ended(law: None):
    with pytest.raises(ItemError, match="没有正在施行的版本"):
        end_item(code="moon", effective_to=date(2030, 1, 1), reason="没有", by=SYSTEM, at=timezone.now())


def test_each_act_is_one_entry_on_the_chain_of_the_item(law: None):
    start_draft(document=SOUND, by=SYSTEM, at=timezone.now())
    publish()
    end = timezone.localdate() + timedelta(days=1)
    end_item(code="booking", effective_to=end, reason="合并", by=SYSTEM, at=timezone.now())
    codes = [entry.code for entry in entries_of("item:booking")]
    assert codes == ["catalogue.item.drafted", "catalogue.item.published", "catalogue.item.ended"]


@pytest.mark.parametrize("who", ["panli", "liming"])
def test_only_the_city_desks_publish(city: City, who: str):
    with pytest.raises(PermissionError, match="只有市局"):
        publish(by=city.actor(who))
    assert not ItemVersion.objects.filter(item__code="booking").exists()


def test_the_second_of_two_editors_is_told(law: None):
    draft = start_draft(document=SOUND, by=SYSTEM, at=timezone.now())
    save_draft(code="booking", revision=1, changes={"title": "甲"}, by=SYSTEM, at=timezone.now())
    with pytest.raises(StaleDraftError, match="别人刚刚也改了"):
        save_draft(code="booking", revision=1, changes={"title": "乙"}, by=SYSTEM, at=timezone.now())
    draft.refresh_from_db()
    assert (draft.document["title"], draft.revision) == ("甲", 2)


def test_publishing_uses_the_draft_up(law: None):
    start_draft(document=SOUND, by=SYSTEM, at=timezone.now())
    publish()
    assert not ItemDraft.objects.filter(code="booking").exists()


def test_what_ships_is_loaded_once_and_what_the_bureau_changed_stays(city: City):
    folder = Path(settings.DATA) / "law"
    counts = load_items(folder, at=timezone.now())
    assert (counts["新增"], counts["草稿"]) == (0, 0)
    own = {**ItemVersion.objects.get(item__code="consultation").document, "summary": "本局自己的说明。"}
    publish(own, by=city.actor("gaofang"))
    load_items(folder, at=timezone.now())
    item = service_item("consultation", timezone.localdate())
    assert item is not None
    assert item.summary == "本局自己的说明。"


def test_what_varies_from_place_to_place_ships_as_a_draft(law: None):
    files = sorted((Path(settings.DATA) / "catalogue" / "items").glob("*.yaml"))
    off = {f["item"]["code"] for f in map(read, files) if not f.get("enabled", True)}
    assert off == {"grassroots_legal_worker", "notary_practice", "appraiser_practice"}
    assert not ItemVersion.objects.filter(item__code__in=off).exists()
    assert ItemDraft.objects.filter(code__in=off).count() == 3


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
