"""Who helps without being called says so; what is filed with help is not self-service; a call ends with its use."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.actions import KioskError, begin_task, end_use, help_use
from zhichi.domains.kiosks.actions.using import NOBODY
from zhichi.domains.kiosks.models import Call, Use
from zhichi.domains.kiosks.plugs import waiting
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine
from zhichi.foundation.cases.public import Case, Channel
from zhichi.foundation.cases.tests.factories import QUESTION

pytestmark = pytest.mark.django_db


def test_a_clerk_who_came_by_himself_says_so_once(city: City):
    kiosk, at = kiosk_of(city), timezone.now()
    begin_task(kiosk=kiosk, use_id=None, task="file", at=at)
    desk = city.client("liming")
    assert "我在帮人用这台终端" in desk.get(f"/office/kiosks/{kiosk.pk}/").content.decode()
    told = desk.post(f"/office/kiosks/{kiosk.pk}/helped/", follow=True).content.decode()
    assert "不算群众自己办的" in told
    assert Use.objects.get().assisted
    assert "已经记为" in desk.post(f"/office/kiosks/{kiosk.pk}/helped/", follow=True).content.decode()


def test_back_at_the_desk_it_can_be_told_for_an_hour(city: City):
    kiosk, at = kiosk_of(city), timezone.now()
    begin_task(kiosk=kiosk, use_id=None, task="file", at=at)
    end_use(kiosk=kiosk, because="button", at=at)
    with pytest.raises(KioskError):
        help_use(kiosk=kiosk, by=city.actor("liming"), at=at + timedelta(minutes=61))
    help_use(kiosk=kiosk, by=city.actor("liming"), at=at + timedelta(minutes=59))
    assert Use.objects.get().assisted


def test_a_foreign_station_helps_nobody_here(city: City):
    kiosk = kiosk_of(city)
    assert city.client("qianwei").post(f"/office/kiosks/{kiosk.pk}/helped/").status_code == 404
    with pytest.raises(PermissionDenied):
        help_use(kiosk=kiosk, by=city.actor("qianwei"), at=timezone.now())


@pytest.mark.parametrize("helped", [False, True])
def test_what_is_filed_with_help_is_counted_apart(city: City, helped: bool):
    kiosk = kiosk_of(city)
    screen = machine(city, kiosk)
    screen.post("/kiosk/begin/", {"task": "file"})
    begin = "/apply/consultation/"
    screen.post(begin)
    where = {"county": "370811000000", "township": "370811002000", "village": "370811002001"}
    screen.post(f"{begin}where/", where)
    screen.post(f"{begin}matter/", QUESTION)
    screen.post(f"{begin}person/", {"phone": "13812345678"})
    screen.post(f"{begin}papers/", {})
    if helped:
        help_use(kiosk=kiosk, by=city.actor("liming"), at=timezone.now())
    screen.post(f"{begin}check/", {"true": "on", "informed": "on"})
    assert Case.objects.get().channel == (Channel.KIOSK_HELPED if helped else Channel.KIOSK)
    page = city.client("panli").get("/office/acting/figures/").content.decode()
    cells = re.findall(r'<td data-label="([^"]+)"[^>]*>\s*(\S+?)\s*<', page)
    told = dict(cells)
    assert told["自己在网上、自助终端办"] == str(int(not helped))
    assert told["自助终端上有人帮"] == str(int(helped))


def test_the_call_of_who_has_gone_waits_for_nobody(city: City):
    screen = machine(city, kiosk_of(city))
    screen.post("/kiosk/call/")
    screen.post("/kiosk/end/")
    call = Call.objects.get()
    assert (call.answered_by, Use.objects.get().assisted) == (NOBODY, False)
    assert waiting(city.actor("liming"), timezone.now()) == []
