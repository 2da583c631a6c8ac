"""The difference between two documents, in words."""

import json
from copy import deepcopy

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import City
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.difference import differences
from zhichi.foundation.procedures.tests.factories import newest, sound
from zhichi.foundation.procedures.tests.generated import sound_procedures

WORDS = Words()


def said(**changes) -> list[str]:
    return [one.sentence for one in differences(sound(), sound(**changes), WORDS)]


def test_the_same_has_no_difference():
    assert said() == []
    assert said(version=2, effective_from="2027-01-01") == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "请销假"}, "全程序：名称由“请假”改为“请销假”。"),
        ({"states__more__title": "待说明"}, "状态“待说明”：名称由“待补充”改为“待说明”。"),
        ({"states__refused": {"title": "不批"}}, "全程序：加了状态“不批”。"),
        ({"verbs__ask": None}, "全程序：去了动作“ask（待批 → 待补充，townshipjustice_assistant）”。"),
        (
            {"verbs__grant__by": "citizen"},
            "动作“批准”：谁来办由“townshipjustice_office_head、countylegal_aid_head”改为“citizen”。",
        ),
        ({"verbs__grant__to": "more"}, "动作“批准”：到由“已批准”改为“待补充”。"),
        ({"verbs__grant__once": True}, "动作“批准”：只做一次由“否”改为“是”。"),
        (
            {"verbs__answer__clocks": None},
            "动作“answer”：去了期限“停止“la.supplement”；恢复计时（supplement）”。",
        ),
        ({"filing__clocks": None}, "申请：去了期限“起算“la.decide””。"),
    ],
)
def test_a_change_is_a_sentence(change, sentence):
    assert sentence in said(**change)


def test_a_field_is_told_with_all_it_says():
    found = said(verbs__ask__fields__0__maximum=9)
    assert found == [
        "动作“ask”：填写项由“几天内（整数，必填，最小 1）”改为“几天内（整数，必填，最小 1，最大 9）”。"
    ]


@given(sound_procedures(), sound_procedures())
@settings(max_examples=60, deadline=None)
def test_two_documents_that_differ_have_a_difference(one, other):
    kept = ("version", "effective_from")
    bare = [json.dumps({k: v for k, v in doc.items() if k not in kept}) for doc in (one, other)]
    assert bool(differences(one, other, WORDS)) == (bare[0] != bare[1])


@given(sound_procedures(), st.data())
@settings(max_examples=40, deadline=None)
def test_there_and_back_are_the_same_differences(document, data):
    changed = deepcopy(document)
    name = data.draw(st.sampled_from(sorted(changed["verbs"])))
    changed["verbs"][name]["by"] = "citizen"
    there = differences(document, changed, WORDS)
    back = differences(changed, document, WORDS)
    assert [(d.part, d.before, d.after) for d in there] == [(d.part, d.after, d.before) for d in back]


@pytest.mark.django_db
def test_any_two_versions_on_a_page(city: City):
    last = newest("consultation")
    old = ProcedureVersion.objects.get(kind="consultation", version=last)
    document = deepcopy(old.document)
    document["states"]["registered"]["title"] = "刚登记"
    document |= {"version": last + 1, "effective_from": "2030-01-01"}
    publish(document=document, by=city.actor("gaofang"), at=old.published_at)
    client = city.client("liming")
    page = client.get(reverse("procedures:compare", args=["consultation"])).content.decode()
    assert "一共 1 处不同" in page
    assert "状态“刚登记”：名称由“已登记”改为“刚登记”。" in page
    same = client.get(reverse("procedures:compare", args=["consultation"]), {"old": last, "new": last})
    assert "内容没有不同" in same.content.decode()
    assert client.get(reverse("procedures:compare", args=["nothing"])).status_code == 404
