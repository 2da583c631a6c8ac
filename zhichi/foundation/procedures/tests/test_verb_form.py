"""A verb's form in the editor: picked, checked, told in table, difference and dry run, and through BPMN and back."""

import json

import pytest
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.forms.tests.factories import ask, published
from zhichi.foundation.procedures.actions import as_bpmn, document_in, known_with_forms
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.rules import Words, faults_of
from zhichi.foundation.procedures.rules.difference import differences
from zhichi.foundation.procedures.tests.factories import sound
from zhichi.foundation.procedures.tests.test_editor import fields, text, url

pytestmark = pytest.mark.django_db
START = {"pattern": "accept_decide_close", "title": "公证预约", "kind": "notary_booking", "letters": "GZ"}


@pytest.fixture
def writer(city: City):
    published(ask("place", "text", "地点"), ask("decision", "text", "结论"))
    client = city.client("gaofang")
    client.post(url("start"), START)
    return client


def picked(writer, verb: str, ref: str) -> ProcedureDraft:
    page = url("verb", "notary_booking", verb)
    assert writer.post(page, fields(writer.get(page)) | {"form": ref}).status_code == 302
    return ProcedureDraft.objects.get(kind="notary_booking")


def test_it_is_picked_by_its_title_told_and_left_out_again(writer):
    assert "情况表 第1版" in text(writer.get(url("verb", "notary_booking", "accept")))
    draft = picked(writer, "accept", "demo@1")
    assert draft.document["verbs"]["accept"]["form"] == "demo@1"
    whole = text(writer.get(url("draft", "notary_booking")))
    assert "表单：情况表 第1版" in whole
    assert "检查通过" in whole
    assert json.dumps(document_in(as_bpmn(draft.document), "here")) == json.dumps(draft.document)
    assert "form" not in picked(writer, "accept", "").document["verbs"]["accept"]


def test_a_name_that_stands_in_both_is_told_with_the_way_to_mend_it(writer):
    picked(writer, "decide", "demo@1")
    whole = text(writer.get(url("draft", "notary_booking")))
    assert "表单里有一项的标识是“decision”，和填写项“决定内容”重名" in whole
    assert url("verb", "notary_booking", "decide") in whole


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"verbs__grant__form": "demo@2"}, "verbs.grant.form: no published form 'demo@2'"),
        ({"verbs__grant__form": "gone@1"}, "verbs.grant.form: no published form 'gone@1'"),
        ({"filing__form": "gone@1"}, "filing.form: no published form 'gone@1'"),
        ({"verbs__ask__form": "clash@1"}, "verbs.ask.form: 'days' is a field of the verb and of its form"),
        ({"verbs__grant__form": "clash@1", "verbs__grant__by": "system"}, "verbs.grant.form: the system fills in no form"),
        ({"verbs__grant__form": "Demo"}, "verbs.grant.form: 'Demo' does not match"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_a_fault(db, change, fault):
    published(ask("days", "number", "天数"), key="clash")
    document = sound(**change)
    assert any(str(told).startswith(fault) for told in faults_of(document, known_with_forms(document)))


def test_another_form_is_a_difference_in_words():
    words = Words(forms={"visit@1": "核实表 第1版", "visit@2": "核实表 第2版"})
    old, new = sound(verbs__grant__form="visit@1"), sound(verbs__grant__form="visit@2")
    assert [one.sentence for one in differences(old, new, words)] == [
        "动作“批准”：表单由“核实表 第1版”改为“核实表 第2版”。"
    ]
    assert [one.after for one in differences(sound(), new, words)] == ["核实表 第2版"]


def test_the_dry_run_names_the_form_and_stops_where_it_is_not_published(city: City, writer):
    draft = picked(writer, "accept", "demo@1")
    page = reverse("procedures:try", args=["notary_booking"])
    step = {"day": "2026-06-01", "step": "accept~pls_admin@county~2026-06-01~"}
    link = reverse("forms:version", args=["demo", 1])
    assert f'填表：<a href="{link}">情况表 第1版</a>' in text(writer.get(page, step))
    # The system administrator helps out with procedures, and reads no forms.
    assert "填表：情况表 第1版" in text(city.client("feng").get(page, step))
    draft.document["verbs"]["accept"]["form"] = "gone@1"
    draft.save()
    assert "表单“gone@1”还没有发布" in text(writer.get(page, step))
