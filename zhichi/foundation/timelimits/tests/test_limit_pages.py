"""/office/limits/: a limit made, changed and switched off in the browser, and who is let in."""

import pytest
from django.urls import reverse

from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.sockets.public import LIMIT_USERS
from zhichi.foundation.timelimits.actions.law import load_limits
from zhichi.foundation.timelimits.models import Limit
from zhichi.foundation.timelimits.public import start
from zhichi.foundation.timelimits.tests.factories import LAW, at, make_limit

pytestmark = pytest.mark.django_db
NEW = reverse("timelimits:new_limit")
PROMISE = {
    "title": "上门服务答复",
    "n": "3",
    "unit": "working_day",
    "starts": "收到申请之日",
    "kind": "target",
    "promised_by": "济宁市司法局",
    "suspends": ["supplement"],
    "effective_from": "2099-01-04",
}


@pytest.fixture
def desk(city):
    return city.client("gaofang")


def make(desk, **more):
    answer = desk.post(NEW, {**PROMISE, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Limit.objects.get(origin="office", title=more.get("title", PROMISE["title"]))


def test_a_promise_is_made_told_and_written_on_the_ledger(desk):
    limit = make(desk)
    assert (limit.key, limit.version, limit.n, limit.law) == ("own.1", 1, 3, "")
    text = desk.get(reverse("timelimits:limits")).content.decode()
    assert "上门服务答复" in text
    assert "3个工作日" in text
    assert "济宁市司法局承诺" in text
    page = desk.get(reverse("timelimits:limit", args=[limit.key])).content.decode()
    assert "收到申请之日" in page
    assert "补充材料" in page
    assert "不能延长" in page
    assert [entry.code for entry in entries_of("limit:own.1")] == ["timelimits.limit.published"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "请填写名称。"),
        ({"n": "0"}, "请填 1 到 1000 之间的数。"),
        ({"n": "三天"}, "请填整数。"),
        ({"starts": " "}, "请写明从什么时候起算"),
        ({"kind": "statutory"}, "法定期限要写明是哪一部法律、法规。"),
        ({"kind": "statutory", "law": "测试条例"}, "法定期限要写明是第几条。"),
        ({"kind": "statutory", "law": "根本没有的法", "article": "第九条"}, "没有登记过“根本没有的法”"),
        (
            {"kind": "statutory", "law": "法律援助法", "article": "第九百条"},
            "没有登记过《中华人民共和国法律援助法》第九百条",
        ),
        ({"promised_by": ""}, "请写明是哪个单位作的承诺。"),
        ({"extend_n": "2"}, "可以延长的，要选由谁批准。"),
        ({"approver": "head"}, "请填每次最多延长多少"),
        ({"warn": "3"}, "提前提醒的时间不能等于或者超过期限本身。"),
        ({"effective_from": "2020-01-01"}, "2020-01-01 已经过去"),
        ({"title": "法律援助申请审查决定"}, "已经有一条叫“法律援助申请审查决定”的期限"),
    ],
)
def test_bad_input_is_answered_beside_its_field_and_kept(desk, changes, said):
    answer = desk.post(NEW, {**PROMISE, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Limit.objects.filter(key__startswith="own.").exists()


def test_a_statutory_limit_names_its_article_and_nobody_promises_it(desk):
    law = {"law": "法律援助法", "article": "第四十三条", "promised_by": ""}
    limit = make(desk, kind="statutory", **law)
    assert (limit.hard, limit.told) == (True, "上门服务答复（3个工作日，法律援助法第四十三条）")


def test_the_next_version_holds_from_its_day_and_running_clocks_keep_theirs(desk):
    limit = make(desk)
    clock = start(subject="case:1", limit=limit, at=at("2099-01-05"))
    address = reverse("timelimits:change_limit", args=["own.1"])
    later = {**PROMISE, "n": "2", "effective_from": "2099-02-02", "version": "1"}
    assert desk.post(address, later).status_code == 302
    clock.refresh_from_db()
    assert (clock.n, clock.limit.version) == (3, 1)
    assert start(subject="case:2", limit="own.1", at=at("2099-01-06")).n == 3
    assert start(subject="case:3", limit="own.1", at=at("2099-02-03")).n == 2
    stale = desk.post(address, {**later, "n": "1"})
    assert stale.status_code == 422
    assert "刚才有人定了第 2 版" in stale.content.decode()


def test_what_is_switched_off_starts_nothing_until_it_is_switched_on(desk):
    make(desk)
    off, on = (reverse(f"timelimits:limit_{what}", args=["own.1"]) for what in ("off", "on"))
    assert "请写明为什么停用" in desk.post(off, {"reason": ""}, follow=True).content.decode()
    assert "已停用：不再上门" in desk.post(off, {"reason": "不再上门"}, follow=True).content.decode()
    assert not Limit.objects.get(key="own.1").enabled
    assert "已恢复使用" in desk.post(on, follow=True).content.decode()
    assert Limit.objects.get(key="own.1").enabled


def test_what_is_in_use_cannot_be_switched_off(desk, monkeypatch):
    make(desk)
    monkeypatch.setitem(LIMIT_USERS._items, "test", lambda key, day: ["办理程序“上门”第1版"])
    answer = desk.post(reverse("timelimits:limit_off", args=["own.1"]), {"reason": "不办了"}, follow=True)
    assert "还在用，不能停用：办理程序“上门”第1版" in answer.content.decode()
    assert Limit.objects.get(key="own.1").enabled


def test_loading_the_shipped_law_again_undoes_nothing_of_the_bureau(desk):
    shipped = Limit.objects.get(key="svc.notice_effect")
    desk.post(reverse("timelimits:limit_off", args=[shipped.key]), {"reason": "不用公告送达"})
    load_limits(LAW, at=at("2026-11-23"))
    shipped.refresh_from_db()
    assert not shipped.enabled
    assert shipped.why_off == "已停用：不用公告送达"


def test_unverified_limits_stay_off_with_their_reason(desk):
    page = desk.get(reverse("timelimits:limit", args=["cc.survey"])).content.decode()
    assert "依据还没有核实" in page
    assert "定新的一版" not in page
    answer = desk.post(reverse("timelimits:limit_on", args=["cc.survey"]), follow=True)
    assert "没有被停用过" in answer.content.decode()
    again = desk.post(reverse("timelimits:change_limit", args=["cc.survey"]), {**PROMISE, "version": "1"})
    assert "依据还没有核实" in again.content.decode()


@pytest.mark.parametrize("name", ["liming", "panli", "feng"])
def test_other_desks_read_and_do_not_write(city, name):
    client = city.client(name)
    page = client.get(reverse("timelimits:limits")).content.decode()
    assert "只有市局公共法律服务科和法规复议科可以定期限" in page
    for answer in (client.get(NEW), client.post(NEW, PROMISE)):
        assert answer.status_code == 403
    assert not Limit.objects.filter(key__startswith="own.").exists()


def test_the_list_costs_the_same_however_many_limits(desk, django_assert_max_num_queries):
    for n in range(60):
        make_limit(f"test.n{n}", title=f"期限{n}")
    with django_assert_max_num_queries(8):
        assert desk.get(reverse("timelimits:limits")).status_code == 200
