"""The register: a statutory name, keepers that others name, a loss that is public, an end by two persons."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.actions import (
    confirm_retirement,
    name_keeper,
    record_misuse,
    report_lost,
    stop_seal,
    take_over,
)
from zhichi.foundation.seals.models import Keepership, Misuse, Seal
from zhichi.foundation.seals.tests.factories import approved, asked, keeping, kept, paper, registered, stamped

pytestmark = pytest.mark.django_db
AT = timezone.now
TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "法律援助专用章"}, "name"),
        ({"name": "任城区法律援助中心"}, "name"),
        ({"width_mm": 46}, "width_mm"),
        ({"width_mm": 5}, "width_mm"),
        ({"kind": "golden"}, "kind"),
        ({"form": "rubber"}, "form"),
        ({"valid_to": date(2019, 1, 1)}, "valid_to"),
    ],
)
def test_a_seal_that_the_states_rule_does_not_know_is_not_registered(office, changes, field):
    with pytest.raises(RefusedError) as refused:
        registered(office, **changes)
    assert refused.value.field == field
    assert not Seal.objects.exists()


def test_a_seal_is_registered_once_and_only_by_those_who_manage_its_organ(office):
    registered(office)
    with pytest.raises(RefusedError, match="已经在登记簿里"):
        registered(office)
    for who in ("zhaojing", "sunli", "baoyin", "hanmei"):
        with pytest.raises(RefusedError, match="由本单位或者上级的办公室、负责人管理"):
            registered(office, who=who, name="任城区法律援助中心第二枚专用章")


def test_a_keeper_is_named_by_another_and_keeps_from_when_he_took_over(office):
    seal = kept(office)
    boss, people = office.actor("fuju"), office.people
    with pytest.raises(RefusedError, match="印章由本单位或者上级"):
        name_keeper(seal=seal, officer=people["daigang"], by=office.actor("baoyin"), at=AT())
    with pytest.raises(RefusedError, match="没有监印人的岗位"):
        name_keeper(seal=seal, officer=people["zhaojing"], by=boss, at=AT())
    named = name_keeper(seal=seal, officer=people["daigang"], by=boss, at=AT())
    assert Keepership.objects.running(TODAY()).get().officer == people["baoyin"]
    with pytest.raises(RefusedError, match="由接印的人自己确认"):
        take_over(keepership=named, by=office.actor("baoyin"), at=AT())
    take_over(keepership=named, by=office.actor("daigang"), at=AT())
    assert Keepership.objects.running(TODAY()).get().officer == people["daigang"]
    assert Keepership.objects.get(officer=people["baoyin"]).standing == "已交出"
    request = approved(office, asked(office, seal, paper(office)))
    with pytest.raises(RefusedError, match="只有这枚印章的保管人"):
        stamped(office, request, "baoyin")


def test_who_stands_in_has_few_days_and_then_stamps_no_more(office):
    seal, boss = kept(office), office.actor("fuju")
    for until in (TODAY() - timedelta(1), TODAY() + timedelta(16)):
        with pytest.raises(RefusedError, match="临时代管最多 15 天"):
            name_keeper(seal=seal, officer=office.people["daigang"], until=until, by=boss, at=AT())
    keeping(office, seal, "daigang", until=TODAY())
    request = approved(office, asked(office, seal, paper(office)))
    Keepership.objects.filter(stands_in=True).update(until=TODAY() - timedelta(1))
    with pytest.raises(RefusedError, match="只有这枚印章的保管人"):
        stamped(office, request, "daigang")


def test_a_lost_seal_stamps_nothing_and_anybody_reads_that_it_is_lost(office, client):
    seal = kept(office)
    request = approved(office, asked(office, seal, paper(office)))
    report_lost(seal=seal, because="下乡途中连同公文包丢失", by=office.actor("baoyin"), at=AT())
    with pytest.raises(RefusedError, match="已挂失，不能使用"):
        stamped(office, request)
    said = client.get("/check/seals/").content.decode()
    assert "已挂失" in said
    assert "公文包" not in said


def test_a_seal_is_stopped_by_two_persons_neither_of_them_its_keeper(office):
    seal, boss = kept(office), office.actor("fuju")
    stop_seal(seal=seal, ending="destroyed", words="机构更名，旧章销毁", by=boss, at=AT())
    for who, why in (
        ("fuju", "停用要两个人办"),
        ("baoyin", "由办公室、单位负责人"),
        ("zhaojing", "由办公室、单位负责人"),
    ):
        with pytest.raises(RefusedError, match=why):
            confirm_retirement(seal=seal, by=office.actor(who), at=AT())
    held = confirm_retirement(seal=seal, by=office.actor("shensi"), at=AT())
    assert (held.state, held.retiring_by.name, held.retired_by.name) == ("retired", "傅局", "沈思")
    assert not Keepership.objects.running(TODAY()).exists()
    registered(office)


def test_a_misuse_is_written_down_by_those_who_watch_and_never_goes_away(office, client):
    seal = kept(office)
    with pytest.raises(RefusedError, match="由办公室、单位负责人或者纪检审计人员记录"):
        record_misuse(
            seal=seal, kind="unrequested", words="没有申请盖了证明", by=office.actor("zhaojing"), at=AT()
        )
    record_misuse(seal=seal, kind="unrequested", words="给王某盖了证明", by=office.actor("shensi"), at=AT())
    assert Misuse.objects.get().kind == "unrequested"
    said = client.get("/check/seals/?list=misuse").content.decode()
    assert "没有申请就盖了章" in said
    assert "王某" not in said
