"""The office's pages of risks: found, explained, given to somebody, settled with a reason, by whom it is allowed."""

import pytest
from django.urls import reverse

from zhichi.domains.complaints.models import Complaint
from zhichi.domains.complaints.tests.factories import do, investigating
from zhichi.foundation.risks.public import RiskSignal

pytestmark = pytest.mark.django_db
LIST = "/office/risks/"


@pytest.fixture
def drafted(town):
    """Drafted without hearing the respondent: R4."""
    case = investigating(town)
    do(town, case, "draft", "panli", "2026-06-10")
    return case


def signal(case):
    return RiskSignal.objects.get(case=case, key="R4")


def test_the_list_shows_it_with_article_and_leads_to_the_file(town, drafted):
    page = town.client("fuju").get(LIST).content.decode()
    assert "没有听取被投诉人的陈述申辩 1 条" in page
    assert "行政处罚法§44、§45" in page
    assert reverse("risks:file", args=[drafted.number]) in page
    assert "没有启用的信号" in page


def test_it_is_narrowed_by_what_is_asked(town, drafted):
    client = town.client("fuju")
    assert drafted.number in client.get(LIST, {"key": "R4", "grade": "high"}).content.decode()
    for query in ({"key": "R5"}, {"grade": "low"}, {"state": "closed"}, {"who": "mine"}):
        assert drafted.number not in client.get(LIST, query).content.decode()
    assert "没有这样的风险" in client.get(LIST, {"key": "R5"}).content.decode()


def test_the_file_says_what_a_court_looks_for(town, drafted):
    page = town.client("fuju").get(reverse("risks:file", args=[drafted.number])).content.decode()
    assert "法院会查什么" in page
    assert "被投诉人的陈述申辩" in page
    assert "怎么办：" in page


def test_it_is_given_to_somebody_and_waits_for_him(town, drafted):
    found = signal(drafted)
    told = town.client("fuju").post(reverse("risks:assign", args=[found.pk]), {"to": "罗科"}, follow=True)
    assert "已交给罗科处理" in told.content.decode()
    assert "who=waiting" in town.client("luoke").get("/office/").content.decode()
    assert drafted.number in town.client("luoke").get(LIST, {"who": "waiting"}).content.decode()
    assert drafted.number not in town.client("luoke").get(LIST, {"who": "nobody"}).content.decode()
    assert "等处理的风险信号" in town.client("luoke").get("/office/").content.decode()
    assert drafted.number in town.client("luoke").get(LIST, {"who": "mine"}).content.decode()


def test_a_reason_is_kept_and_stays_in_sight(town, drafted):
    url = reverse("risks:close", args=[signal(drafted).pk])
    client = town.client("fuju")
    short = client.post(url, {"because": "没事"})
    assert short.status_code == 400
    assert "把理由写清楚" in short.content.decode()
    assert "没事" in short.content.decode()
    because = "被投诉人两次书面通知都没有来，通知书和邮寄回执在卷。"
    page = client.post(url, {"because": because}, follow=True).content.decode()
    assert because in page
    assert signal(drafted).state == "closed"
    assert "由您" not in page


def test_whoever_handles_it_or_sits_elsewhere_may_not(town, drafted):
    url = reverse("risks:close", args=[signal(drafted).pk])
    because = {"because": "没有什么大问题，继续办就行。"}
    assert "由别人来说明理由" in town.client("panli").post(url, because, follow=True).content.decode()
    assert town.client("tianye").post(url, because).status_code == 404
    assert town.client("tianye").get(reverse("risks:file", args=[drafted.number])).status_code == 404
    assert signal(drafted).state == "open"


def test_a_head_who_handles_it_does_not_excuse_himself(town, drafted):
    Complaint.objects.filter(pk=drafted.pk).update(first=town.people["fuju"])
    url = reverse("risks:close", args=[signal(drafted).pk])
    told = town.client("fuju").post(url, {"because": "我自己看过了，没有什么问题。"}, follow=True)
    assert "由别人来说明理由" in told.content.decode()
    assert signal(drafted).state == "open"


def test_it_is_narrowed_to_a_unit(town, drafted):
    client = town.client("fuju")
    assert drafted.number in client.get(LIST, {"unit": drafted.unit_id}).content.decode()
    assert "任城区司法局</option>" in client.get(LIST).content.decode()


def test_nobody_is_picked(town, drafted):
    told = town.client("fuju").post(reverse("risks:assign", args=[signal(drafted).pk]), {"to": ""})
    assert told.status_code == 400
    assert signal(drafted).assigned is None


def test_the_table_holds_the_same(town, drafted):
    told = town.client("fuju").get(reverse("risks:csv"))
    lines = told.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"{drafted.number},R4,")


def test_the_page_of_the_case_says_it(town, drafted):
    page = town.client("fuju").get(f"/office/cases/{drafted.number}/").content.decode()
    assert "没有听取被投诉人的陈述申辩" in page


def test_a_long_list_takes_no_more_statements(town, drafted, django_assert_max_num_queries):
    client = town.client("fuju")
    client.get(LIST)
    with django_assert_max_num_queries(12):
        client.get(LIST)
