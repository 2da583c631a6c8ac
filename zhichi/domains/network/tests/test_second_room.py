"""One village, one room: what is proposed twice, or stands beside another, is told and ticked off with a reason."""

import pytest
from django.utils import timezone

from zhichi.domains.network.actions.proposing import doubts_of
from zhichi.domains.network.enums import Status
from zhichi.domains.network.public import Point, ProposalError, blank_card, propose, review
from zhichi.domains.network.tests.factories import WEEKDAYS, point
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


def filed(city, name, **told):
    card = blank_card() | {
        "name": name,
        "tier": "village",
        "unit": "370811-town",
        "region": VILLAGE,
        "status": Status.PLANNED,
        "hours": WEEKDAYS,
    }
    return propose(by=city.actor("liming"), at=timezone.now(), card=card | told, reason="新建")


def approve(city, proposal, **told):
    said = {"opinion": "", "revision": proposal.revision, "decision": "approved"} | told
    return review(by=city.actor("panli"), at=timezone.now(), proposal=proposal, **said)


def test_the_same_room_is_not_proposed_twice_at_once(city):
    first = filed(city, "许庄社区公共法律服务工作室")
    with pytest.raises(ProposalError, match=f"已经有人申报，还在办（申报第{first.pk}号）"):
        filed(city, "许庄司法行政工作室")


def test_another_open_proposal_and_another_room_of_the_village_are_doubts(city):
    first = filed(city, "许庄社区公共法律服务工作室")
    second = filed(city, "普法驿站")
    assert second.warnings == [
        f"许庄社区居委会已经有村级服务点“许庄社区公共法律服务工作室”（申报第{first.pk}号）。"
        "确实要再设一个的，请在理由里写明。"
    ]
    assert next(each.text for each in doubts_of(first, timezone.now())).endswith("请在理由里写明。")
    approve(city, first, opinion="先批这个", checked=[each.text for each in doubts_of(first, timezone.now())])
    (doubt,) = doubts_of(second, timezone.now())
    assert Point.objects.get().code in doubt.text


def test_a_township_may_not_get_a_second_station_in_silence_either(city):
    station = point(Region.objects.get(code="370811002000"), city.units["370811-town"], tier="township")
    made = filed(city, "便民法律服务站", tier="township", region="370811002000")
    assert [station.code in text for text in made.warnings] == [True]


def test_doubts_are_ticked_off_one_by_one_with_a_reason(city):
    point(
        Region.objects.get(code=VILLAGE), city.units["370811-town"], name="老室", code=f"PLS-{VILLAGE}-4-01"
    )
    made = filed(city, "普法驿站")
    (doubt,) = made.warnings
    with pytest.raises(ProposalError, match="还有 1 处疑点没有核对"):
        approve(city, made, opinion="可以")
    with pytest.raises(ProposalError, match="请在审核意见里写明理由"):
        approve(city, made, checked=[doubt])
    approve(city, made, checked=[doubt], opinion="村大，东西两头各一个。")
    assert payload_of(entries_of(f"proposal:{made.pk}").last())["doubts"] == [doubt]


def test_the_page_asks_the_reviewer_to_tick(city):
    point(
        Region.objects.get(code=VILLAGE), city.units["370811-town"], name="老室", code=f"PLS-{VILLAGE}-4-01"
    )
    made = filed(city, "普法驿站")
    panli, address = city.client("panli"), f"/office/points/proposals/{made.pk}/"
    page = panli.get(address).content.decode()
    assert "疑点：核对过的请勾选" in page
    told = {"decision": "approved", "opinion": "村大。", "revision": 1}
    answer = panli.post(f"{address}review/", told)
    assert (answer.status_code, "处疑点没有核对" in answer.content.decode()) == (422, True)
    assert panli.post(f"{address}review/", told | {"checked": made.warnings}).status_code == 302
    assert Point.objects.count() == 2


def test_sending_it_back_needs_no_ticks(city):
    point(
        Region.objects.get(code=VILLAGE), city.units["370811-town"], name="老室", code=f"PLS-{VILLAGE}-4-01"
    )
    made = filed(city, "普法驿站")
    assert approve(city, made, decision="returned", opinion="村里已有一个。").state == "returned"
