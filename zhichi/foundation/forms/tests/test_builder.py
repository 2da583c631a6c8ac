"""A clerk builds a form page by page, and publishes it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import City
from zhichi.foundation.forms.public import FormDraft, FormVersion, form_of
from zhichi.foundation.ledger.public import entries_of

WHY = {"purpose": "核实", "basis": "法律援助法§41", "required": "yes", "private": "no", "when": "always"}
FIELD = "/office/forms/family/sections/s1/new-field/"


@pytest.fixture
def clerk(city: City) -> Client:
    client = city.client("gaofang")
    begun = client.post("/office/forms/new/", {"title": "家庭情况", "key": "family"})
    assert begun["Location"] == "/office/forms/family/"
    return client


def revision() -> int:
    return FormDraft.objects.get(key="family").revision


def add(clerk: Client, **answers: Any) -> HttpResponse:
    return clerk.post(FIELD, {"revision": revision(), **WHY, **answers})


def add_married_and_spouse(clerk: Client) -> None:
    add(clerk, title="结婚了吗", type="yes_no")
    add(clerk, title="配偶", type="person", **{"when": "1", "conditions-0-what": "yes_no_1|is|yes"})


def publish(clerk: Client, day: str = "2099-01-01") -> HttpResponse:
    return clerk.post("/office/forms/family/publish/", {"revision": revision(), "effective_from": day})


@pytest.mark.django_db
def test_a_field_asks_for_options_once_its_type_is_chosen(clerk: Client) -> None:
    assert 'name="options-0-label"' not in clerk.get(FIELD).content.decode()
    shown = add(clerk, title="住房", type="choice", _refresh="yes")
    assert shown.status_code == 200
    assert 'name="options-0-label"' in shown.content.decode()
    assert 'value="住房"' in shown.content.decode()
    more = add(clerk, title="住房", type="choice", _add="options", **{"options-0-label": "自有"})
    assert 'name="options-1-label"' in more.content.decode()
    add(clerk, title="住房", type="choice", **{"options-0-label": "自有", "options-1-label": "租住"})
    field = FormDraft.objects.get(key="family").document["sections"][0]["fields"][0]
    assert field["options"] == [{"value": "o1", "label": "自有"}, {"value": "o2", "label": "租住"}]


@pytest.mark.django_db
def test_a_condition_is_written_in_the_words_of_the_page(clerk: Client) -> None:
    add_married_and_spouse(clerk)
    spouse = FormDraft.objects.get(key="family").document["sections"][0]["fields"][1]
    assert spouse["when"] == {"field": "yes_no_1", "is": "yes"}
    again = clerk.get("/office/forms/family/fields/person_1/").content.decode()
    assert 'value="yes_no_1|is|yes" id="id_conditions-0-what_0" required checked' in again


@pytest.mark.django_db
def test_a_table_and_a_sum_over_its_column(clerk: Client) -> None:
    columns = {"columns-0-title": "收入", "columns-0-type": "money", "columns-0-required": "yes"}
    add(clerk, title="家人", type="table", **columns)
    add(clerk, title="合计", type="calculated", op="sum", **{"numbers-0-what": "table_1.c1"})
    total = FormDraft.objects.get(key="family").document["sections"][0]["fields"][1]
    assert total["formula"] == {"op": "sum", "of": [{"table": "table_1", "column": "c1"}]}
    assert "发布以前还要改" not in clerk.get("/office/forms/family/").content.decode()


@pytest.mark.django_db
def test_a_field_without_purpose_is_kept_and_cannot_be_published(clerk: Client) -> None:
    add(clerk, title="民族", type="text", purpose="", basis="")
    page = clerk.get("/office/forms/family/").content.decode()
    assert "“民族”没有写明用途" in page
    assert '<a href="/office/forms/family/fields/text_1/">' in page
    refused = publish(clerk)
    assert refused.status_code == 422
    assert not FormVersion.objects.exists()


@pytest.mark.django_db
def test_parts_are_moved_and_removed(clerk: Client) -> None:
    for title in ("甲", "乙"):
        add(clerk, title=title, type="text")
    part = {"section": "s1", "field": "text_2"}
    clerk.post("/office/forms/family/move/", {"revision": revision(), "to": "up", **part})
    fields = FormDraft.objects.get(key="family").document["sections"][0]["fields"]
    assert [field["title"] for field in fields] == ["乙", "甲"]
    clerk.post("/office/forms/family/remove/", {"revision": revision(), **part})
    fields = FormDraft.objects.get(key="family").document["sections"][0]["fields"]
    assert [field["title"] for field in fields] == ["甲"]


@pytest.mark.django_db
def test_of_two_at_once_the_second_is_told_and_keeps_what_was_typed(clerk: Client) -> None:
    seen = revision()
    add(clerk, title="甲", type="text")
    late = clerk.post(FIELD, {"revision": seen, **WHY, "title": "乙的长长的问题", "type": "text"})
    assert late.status_code == 409
    assert "高芳在" in late.content.decode()
    assert "乙的长长的问题" in late.content.decode()
    assert len(FormDraft.objects.get(key="family").document["sections"][0]["fields"]) == 1


@pytest.mark.django_db
def test_publishing_makes_a_version_and_closes_the_draft(clerk: Client) -> None:
    add_married_and_spouse(clerk)
    assert publish(clerk, "2020-01-01").status_code == 422
    assert publish(clerk)["Location"] == "/office/forms/family/"
    assert not FormDraft.objects.exists()
    assert form_of("family@1").fields["person_1"].title == "配偶"
    assert [entry.code for entry in entries_of("form:family")] == [
        "forms.form.drafted",
        "forms.form.published",
    ]
    assert clerk.get("/office/forms/family/1/").status_code == 200


@pytest.mark.django_db
def test_the_next_version_says_what_it_changes_and_leaves_the_first_as_it_was(clerk: Client) -> None:
    add_married_and_spouse(clerk)
    publish(clerk)
    clerk.post("/office/forms/family/begin/")
    change = {
        "revision": revision(),
        **WHY,
        "title": "您结婚了吗",
        "type": "yes_no",
        "required": "no",
        "name": "yes_no_1",
    }
    clerk.post("/office/forms/family/fields/yes_no_1/", change)
    page = clerk.get("/office/forms/family/publish/").content.decode()
    assert "“您结婚了吗”的名称由“结婚了吗”改为“您结婚了吗”。" in page
    assert "“您结婚了吗”改为选填。" in page
    publish(clerk)
    assert form_of("family@1").fields["yes_no_1"].title == "结婚了吗"
    assert form_of("family@2").fields["yes_no_1"].title == "您结婚了吗"
    assert "改为选填" in clerk.get("/office/forms/family/2/").content.decode()


@pytest.mark.django_db
def test_a_preview_can_be_tried_and_keeps_nothing(clerk: Client) -> None:
    add_married_and_spouse(clerk)
    for frame in ("phone", "kiosk"):
        assert f"frame-{frame}" in clerk.get(f"/office/forms/family/preview/?frame={frame}").content.decode()
    assert clerk.get("/office/forms/family/preview/?frame=cinema").status_code == 404
    url = "/office/forms/family/preview/?frame=phone"
    halfway = clerk.post(url, {"yes_no_1": "yes", "_asked": "yes_no_1"})
    assert halfway.status_code == 422
    assert "新出现的：“配偶”" in halfway.content.decode()
    whole = clerk.post(url, {"yes_no_1": "yes", "person_1-name": "李四", "_asked": "yes_no_1 person_1"})
    assert "这样填可以提交" in whole.content.decode()


@pytest.mark.django_db
def test_a_county_may_read_and_not_write(clerk: Client, city: City) -> None:
    county = city.client("panli")
    assert county.get("/office/forms/").status_code == 200
    assert "新建表单" not in county.get("/office/forms/").content.decode()
    refused = county.post(
        "/office/forms/family/remove/", {"revision": revision(), "section": "s1", "field": ""}
    )
    assert refused.status_code == 403
    assert "由市局的公共法律服务管理岗和法制审核岗编写" in refused.content.decode()


@pytest.mark.django_db
def test_a_list_of_forms_costs_the_same_whatever_its_length(
    clerk: Client, django_assert_max_num_queries: Any
) -> None:
    for n in range(30):
        clerk.post("/office/forms/new/", {"title": f"第{n}张", "key": ""})
    with django_assert_max_num_queries(8):
        clerk.get("/office/forms/")
