"""The office's pages: the list, one service, the form at the door, the slip; who may, and what is kept of a photo."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, localtime

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.service.models.waiting import waiting as waiting_for
from zhichi.foundation.service.public import Service
from zhichi.foundation.service.tests.factories import picture, refused_case, to_serve

pytestmark = pytest.mark.django_db
STROKES = "10,10,200,100;300,20,320,180"


@pytest.fixture
def service(city: City) -> Service:
    return to_serve(refused_case(city, on=(localdate() - timedelta(3)).isoformat()))


def door(service: Service, way: str) -> str:
    return reverse("service:attempt", args=[service.pk, way])


def sent(**more):
    return {
        "token": "page-1",
        "happened_at": f"{localtime():%Y-%m-%dT%H:%M}",
        "device_at": timezone.now().isoformat(),
        "place": "许庄社区 12 号",
        **more,
    }


LEFT = {"outcome": "left", "refusal": "说不认。"}


def test_refused_at_the_door_and_left_with_a_photo(city: City, service: Service):
    client = city.client("zhaojing")
    answer = client.post(door(service, "direct"), sent(outcome="refused", refusal="不签。"), follow=True)
    assert "没有送达" in answer.content.decode()
    assert "建议下一步" in answer.content.decode()
    left = client.post(door(service, "leave"), sent(token="page-2", **LEFT))
    assert left.status_code == 422
    assert "两样至少要有一样" in left.content.decode()
    answer = client.post(
        door(service, "leave"), sent(token="page-2", **LEFT, photos=[picture()]), follow=True
    )
    assert "已送达，送达日期是" in answer.content.decode()
    attempt = service.attempts.last()
    assert attempt is not None
    assert (attempt.kept.get().proof, attempt.device_at is not None) == ("photo", True)
    shown = client.get(reverse("service:kept", args=[service.pk, attempt.kept.get().pk]))
    assert shown["Content-Type"] == "image/png"


def test_a_signature_on_the_screen_is_kept_as_a_picture(city: City, service: Service):
    drawn = {"outcome": "signed", "signer": "self", "signature-drawn": STROKES}
    city.client("zhaojing").post(door(service, "spot"), sent(**drawn))
    service.refresh_from_db()
    assert service.is_served
    assert service.attempts.get().kept.get().file.mime == "image/png"


def test_the_slip_says_what_happened(city: City, service: Service):
    client, slip = city.client("zhaojing"), reverse("service:slip", args=[service.pk])
    assert "王秀英" in client.get(slip).content.decode()
    client.post(door(service, "direct"), sent(outcome="refused", refusal="不签这个字。"))
    page = client.get(slip).content.decode()
    assert "不签这个字" in page
    assert "直接送达" in page


def test_a_foreign_county_finds_nothing(city: City, service: Service):
    client = city.client("hanmei")
    for name in ("one", "slip"):
        assert client.get(reverse(f"service:{name}", args=[service.pk])).status_code == 404
    assert client.post(door(service, "spot"), sent()).status_code == 404
    assert "不予法律援助决定书" not in client.get(reverse("service:waiting")).content.decode()


def test_it_waits_on_the_first_screen_of_those_who_serve(city: City, service: Service):
    at = timezone.now()
    (told,) = waiting_for(city.actor("zhaojing"), at)
    assert (told.title, told.count, told.late) == ("等送达的文书", 1, 0)
    assert waiting_for(city.actor("hanmei"), at) == waiting_for(city.actor("gaofang"), at) == []
    Service.objects.update(due_on=localdate() - timedelta(1))
    assert waiting_for(city.actor("zhaojing"), at)[0].late == 1
    page = city.client("zhaojing").get(reverse("service:waiting")).content.decode()
    assert "不予法律援助决定书" in page
    assert "任城区司法局" in city.client("zhaojing").get(reverse("service:figures")).content.decode()


def test_another_paper_is_served_to_somebody_else(city: City, service: Service):
    client, case = city.client("zhaojing"), service.case
    page = reverse("service:of_case", args=[case.number])
    assert client.post(page, {"document": "r1"}).status_code == 422
    record = case.records.get(key="la.refusal_decision")
    wanted = {"document": f"r{record.pk}", "party": "", "recipient": "任城区人民法院"}
    assert client.post(page, wanted).status_code == 302
    made = Service.objects.get(party=None)
    assert (made.recipient, made.needed, made.state) == ("任城区人民法院", False, "planned")
    twice = client.post(page, {**wanted, "party": str(service.party_id), "recipient": ""})
    assert "已经登记" in twice.content.decode()


def test_the_case_page_leads_here(city: City, service: Service):
    page = city.client("zhaojing").get(reverse("office:case", args=[service.case.number])).content.decode()
    assert reverse("service:one", args=[service.pk]) in page


def test_way_and_proof_that_are_none_are_not_found(city: City, service: Service, client: Client):
    officer = city.client("zhaojing")
    for way in ("electronic", "moon"):
        assert officer.get(door(service, way)).status_code == 404
    assert officer.get(reverse("service:kept", args=[service.pk, 999])).status_code == 404
    assert officer.get(reverse("service:correct", args=[service.pk, "direct"])).status_code == 404


def test_an_officer_who_may_only_read_is_told_why(city: City, service: Service):
    page = city.client("gaofang").get(door(service, "direct")).content.decode()
    assert "送达由这件案子的经办单位办理" in page
    assert Case.objects.get(pk=service.case_id).services.count() == 1
