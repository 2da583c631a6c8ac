"""Filing: the place by name, what is known comes along, what looks wrong is read before, papers for what operates."""

import re

import pytest
from django.urls import reverse

from tests.house.world import picture
from zhichi.domains.network.models import Proposal
from zhichi.domains.network.rules.villages import point_name
from zhichi.domains.network.views.officer import where
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
NEW = reverse("network:office_propose")
VILLAGE = "370811002001"
SOUND = {
    "name": "许庄社区公共法律服务工作室",
    "tier": "village",
    "unit": "370811-town",
    "region": VILLAGE,
    "host": "other",
    "mode": "fixed",
    "status": "operating",
    "lon": "116.5873",
    "lat": "35.4143",
    "datum": "WGS-84",
    "hours": "周一至周五 09:00-12:00",
    "reason": "新建",
}


@pytest.fixture
def wide(monkeypatch):
    """A branch of more places than a list shows."""
    monkeypatch.setattr(where, "FEW", 2)


def paper():
    return picture()


def links(page):
    return re.findall(r'href="\?((?:in|region)=[0-9]+)">([^<]+)</a>', page.content.decode())


@pytest.mark.parametrize(
    ("place", "tier", "name"),
    [
        ("许庄社区居委会", "village", "许庄社区公共法律服务工作室"),
        ("韩庄村村委会", "village", "韩庄村公共法律服务工作室"),
        ("韩庄村委会", "village", "韩庄村公共法律服务工作室"),
        ("济河街道办事处", "township", "济河街道公共法律服务工作站"),
        ("泗水县", "county", "泗水县公共法律服务中心"),
    ],
)
def test_the_statutory_name_follows_from_the_place(place, tier, name):
    assert point_name(place, tier) == name


def test_a_place_is_chosen_by_name_step_by_step(city, wide):
    county = city.client("panli")
    assert ("in=370811002000", "许庄街道") in links(county.get(NEW))
    inside = county.get(NEW, {"in": "370811002000"})
    assert (f"region={VILLAGE}", "许庄社区居委会") in links(inside)
    assert "region=370811002000" in inside.content.decode()
    assert links(city.client("gaofang").get(NEW))[0] == ("in=370811000000", "任城区")
    assert county.get(NEW, {"in": "370812000000"}).status_code == 404


def test_what_is_known_of_the_place_comes_along(city, wide):
    form = city.client("panli").get(NEW, {"region": VILLAGE}).context["form"]
    known = {name: form[name].initial for name in ("region", "tier", "name", "unit")}
    assert known == {name: SOUND[name] for name in known}
    assert (VILLAGE, "济宁市任城区许庄街道许庄社区居委会") in form.fields["serves"].choices


def test_what_claims_to_serve_people_wants_a_paper(city):
    client = city.client("liming")
    page = client.post(NEW, SOUND)
    assert page.status_code == 422
    assert "请附上证明" in page.content.decode()
    assert client.post(NEW, SOUND | {"evidence": paper()}).status_code == 302
    other = SOUND | {"status": "planned", "region": "370811002000", "tier": "township", "name": "许庄站"}
    assert client.post(NEW, other | {"looked": "yes", "seen": []}).status_code == 302


def test_what_looks_wrong_is_read_before_it_is_filed(city):
    region("370811002091", "远庄村")
    client, told = city.client("liming"), SOUND | {"lon": "", "lat": ""}
    page = client.post(NEW, told | {"evidence": paper()})
    assert page.status_code == 422
    assert not Proposal.objects.exists()
    (doubt,) = page.context["doubts"]
    assert "没有坐标" in doubt
    # A tick for other doubts is none for these.
    assert client.post(NEW, told | {"looked": "yes", "evidence": paper()}).status_code == 422
    done = client.post(NEW, told | {"looked": "yes", "seen": [doubt], "evidence": paper()})
    assert done.status_code == 302
    assert Proposal.objects.get().warnings == [doubt]


def test_what_was_taken_back_is_put_right_without_typing_it_again(city):
    client = city.client("liming")
    client.post(NEW, SOUND | {"evidence": paper()})
    one = Proposal.objects.get()
    client.post(reverse("network:office_proposal_withdraw", args=[one.pk]))
    assert "改好再提交" in client.get(reverse("network:office_proposal", args=[one.pk])).content.decode()
    edit = reverse("network:office_proposal_edit", args=[one.pk])
    assert client.get(edit).context["form"]["name"].initial == SOUND["name"]
    # Its papers are still there.
    assert client.post(edit, SOUND | {"phone": "0537-2345678"}).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.revision, one.data["phone"]) == ("submitted", 2, "0537-2345678")
