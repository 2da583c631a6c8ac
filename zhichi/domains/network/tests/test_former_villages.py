"""A village that was merged, split or renumbered is found by its old name, and its people are still counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.domains.network.models import Locality, village, villages
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Region, change_regions, heirs_of
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
OLD, SECOND, NEW, OTHER = "370811002001", "370811002202", "370811002209", "370811002210"


@pytest.fixture
def today(city):
    region(SECOND, "汤家庄村村民委员会")
    for code, lon, people in ((OLD, 116.6, 800), (SECOND, 116.62, 200)):
        Locality.objects.create(
            region_id=code, lon=lon, lat=35.4, people=people, as_of="2025-12-31", source="民政部门"
        )
    return timezone.localdate()


def passes(today, *rows):
    cells = {
        n: {
            "old": old,
            "new": new,
            "name": name,
            "on": (today - timedelta(3)).isoformat(),
            "document": "任政字1号",
        }
        for n, (old, new, name) in enumerate(rows, 1)
    }
    change_regions(by=SYSTEM, at=timezone.now(), cells=cells)


def told(today, words):
    return [(one.region.code, one.former) for one in villages(words, limit=9, on=today)]


def test_a_merged_village_leads_to_the_new_one_which_has_the_people_of_both(today, client):
    passes(today, (OLD, NEW, "许汤村村民委员会"), (SECOND, NEW, ""))
    assert told(today, "许庄") == [(NEW, "许庄社区居委会")]
    assert told(today, "汤家庄村") == [(NEW, "汤家庄村村民委员会")]
    assert told(today, "许汤村") == [(NEW, "")]
    heir = Locality.objects.get(pk=NEW)
    assert (heir.lon, heir.lat, heir.people) == (116.6, 35.4, 1000)
    assert heir.source == "由原区划带来：许庄社区居委会、汤家庄村村民委员会"
    page = client.get("/map/?village=许庄").content.decode()
    assert "离济宁市任城区许庄街道许汤村村民委员会（原许庄社区居委会）最近的服务点" in page
    assert village(OLD, today).region.code == NEW


def test_a_new_code_keeps_the_position_and_the_people(today):
    passes(today, (OLD, NEW, "许庄社区居委会"))
    assert told(today, "许庄") == [(NEW, "")]
    assert (Locality.objects.get(pk=NEW).lon, Locality.objects.get(pk=NEW).people) == (116.6, 800)


def test_what_passes_into_a_village_that_was_there_adds_its_people_to_it(today):
    passes(today, (OLD, SECOND, ""))
    heir = Locality.objects.get(pk=SECOND)
    assert (heir.lon, heir.people) == (116.62, 1000)


def test_a_split_village_offers_both_parts_and_guesses_no_position(today, client):
    passes(today, (OLD, NEW, "许东村村民委员会"), (OLD, OTHER, "许西村村民委员会"))
    assert told(today, "许庄") == [(NEW, "许庄社区居委会"), (OTHER, "许庄社区居委会")]
    assert not Locality.objects.filter(pk__in=[NEW, OTHER]).exists()
    page = client.get("/map/?village=许庄").content.decode()
    assert "您说的是哪个村？" in page
    assert "许西村村民委员会（原许庄社区居委会）" in page


def test_heirs_of_heirs_are_followed_to_those_that_are_valid(today):
    passes(today, (OLD, NEW, "许汤村村民委员会"))
    Region.objects.filter(pk=NEW).update(valid_from="2026-01-01")
    passes(today + timedelta(2), (NEW, OTHER, "新许汤村"))
    assert [one.code for one in heirs_of([OLD], today)[OLD]] == [OTHER]
    assert heirs_of([SECOND, OTHER], today) == {}
