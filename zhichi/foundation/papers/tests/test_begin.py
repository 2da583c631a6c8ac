"""A template that did not exist, written in the browser: what it asks, who gets it, until a paper of it is issued."""

import pytest
from django.utils import timezone

from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.papers.actions.issuing import number
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.tests.factories import ACCEPTANCE, current, wish
from zhichi.foundation.papers.tests.factories_of_forms import TEMPLATES, asking, typed

pytestmark = pytest.mark.django_db
NEW = f"{TEMPLATES}begin/?kind=legal_aid"
SAID = {
    "title": "约谈通知书",
    "key": "la.visit_notice",
    "to": "【申请人】",
    "copy_to": "【抄给谁】",
    "heading": "关于【事由】的约谈通知书",
    "number": "{place}援约字〔{year}〕{n}号",
    "basis": "法律援助法§43",
    "states": ["under_review"],
    "layout": "letter",
    "given": "on",
    "body": "<p>请您（案号【案号】）于【约谈时间】到我处，方式：【方式】。</p>",
}
ASKED = asking(0, title="约谈时间", type="date", required="on") | asking(
    1, title="方式", type="choice", required="on", options="当面\n视频\n"
)


def written(client, **changes):
    """Two rows are there at first; the third comes with the first look."""
    once = typed(client, NEW, **{**SAID, "copy_to": "", **ASKED, **changes})
    return client.post(NEW, {**once, "publish": "1"})


def test_a_new_template_is_begun_looked_at_settled_and_issued(city):
    writer, case = city.client("gaofang"), under_review(city)
    listed = writer.get(TEMPLATES).content.decode()
    assert f"{TEMPLATES}begin/" in listed
    assert "?kind=legal_aid" in writer.get(f"{TEMPLATES}begin/").content.decode()
    looked = writer.post(NEW, {**typed(writer, NEW, **{**SAID, "copy_to": "", **ASKED}), "preview": "1"})
    assert looked.status_code == 200
    assert "2026年1月5日到我处，方式：当面" in looked.content.decode()
    assert [row["title"].value() for row in looked.context["rows"]] == ["约谈时间", "方式", None, None]
    assert not PaperTemplate.objects.filter(key="la.visit_notice").exists()
    again = asking(2, title="抄给谁", type="text", required="on", maximum="60")
    held = typed_of(looked, **{"copy_to": SAID["copy_to"], **again, "publish": "1"})
    assert writer.post(NEW, held).url == f"{TEMPLATES}la.visit_notice/"
    document = current("la.visit_notice").document
    assert [one["title"] for one in document["fields"]] == ["约谈时间", "方式", "抄给谁"]
    assert document["fields"][1]["options"] == {"o1": "当面", "o2": "视频"}
    told = {"asked1": "2026-12-01", "asked2": "o2", "asked3": "任城区司法局"}
    paper = number(wish=wish(case, "la.visit_notice", **told), by=city.actor("zhaojing"), at=timezone.now())
    assert paper.content["copy_to"] == "任城区司法局"
    assert paper.content["to"] == "王秀英"
    assert "2026年12月1日到我处，方式：视频" in paper.content["body"]


def typed_of(answer, **changes):
    """What an answered page holds."""

    class Again:
        def get(self, page):
            return answer

    return typed(Again(), "", **changes)


def test_questions_change_their_order_their_words_and_go(city):
    writer, page = city.client("gaofang"), f"{TEMPLATES}la.visit_notice/"
    written(writer)
    body = "<p>方式：【方式】。时间：【约谈时间】。</p>"
    changes = asking(0, title="哪一天", ORDER="2") | asking(1, ORDER="1", options="视频\n电话")
    writer.post(page, typed(writer, page, body=body, publish="1", **changes))
    fields = PaperTemplate.objects.get(key="la.visit_notice", version=2).document["fields"]
    assert [(one["name"], one["title"]) for one in fields] == [("asked2", "方式"), ("asked1", "哪一天")]
    assert fields[0]["options"] == {"o2": "视频", "o3": "电话"}
    body = "<p>方式：【方式】。</p>"
    writer.post(page, typed(writer, page, body=body, publish="1", **asking(1, DELETE="on")))
    third = PaperTemplate.objects.get(key="la.visit_notice", version=3).document
    assert [one["name"] for one in third["fields"]] == ["asked2"]


def test_one_that_is_like_another_has_its_words_and_neither_its_key_nor_its_number(city):
    writer = city.client("gaofang")
    form = writer.get(f"{TEMPLATES}begin/?like={ACCEPTANCE}").context["form"]
    assert form["title"].value() == "法律援助申请受理通知书"
    assert "【联系人】" in form["body"].value()
    assert (form["number"].value(), form["key"].value()) == ("", "")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"key": ACCEPTANCE}, "这个代号已经有了"),
        ({"key": "begin"}, "中间一个点"),
        ({"key": "La.X"}, "中间一个点"),
        ({"title": ""}, "请填写名称"),
        ({"body": "<p>{% x %}</p>"}, "要运行程序"),
        ({"body": "<p>【方式】【约谈时间】【代理人】</p>"}, "可能没有内容"),
        ({"number": "{place}援受字〔{year}〕{n}号"}, "已经用了这个文号"),
        ({"ask-1-options": " "}, "请写选项"),
        ({"kind": "consultation"}, "under_review"),
    ],
)
def test_a_fault_keeps_what_was_typed_and_settles_nothing(city, changes, said):
    answer = written(city.client("gaofang"), **changes)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert answer.context["rows"].forms[0]["title"].value() == "约谈时间"
    assert not PaperTemplate.objects.filter(key="la.visit_notice").exists()


def test_only_the_citys_desks_begin_one(city):
    for who in ("zhaojing", "sunli", "panli", "zheng"):
        assert city.client(who).get(NEW).status_code == 403
        assert city.client(who).post(NEW, {"publish": "1"}).status_code == 403
    assert city.client("gaofang").get(NEW).status_code == 200
