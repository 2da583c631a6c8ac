"""The page on which a clerk writes what a paper says."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.procedures.actions import as_bpmn
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.rules.bpmn_reading import read_bpmn

pytestmark = pytest.mark.django_db
KIND = "home_visit"
PAGE = reverse("procedures:paper", args=[KIND, "verbs.decide"])


@pytest.fixture
def writer(city: City) -> Client:
    client = city.client("gaofang")
    begun = {"pattern": "accept_decide_close", "kind": KIND, "title": "上门办理", "letters": "HV"}
    client.post(reverse("procedures:start"), begun)
    return client


def held() -> dict[str, Any]:
    return dict(ProcedureDraft.objects.get(kind=KIND).document["verbs"]["decide"]["record"])


def typed(client: Client) -> dict[str, str]:
    """Everything as the page shows it, to be sent back."""
    form = client.get(PAGE).context["form"]
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: "" if value in (None, False) else value for name, value in values.items()} | {"usual": []}


def test_saved_as_it_stands_it_is_the_same(writer: Client):
    before = held()
    assert writer.post(PAGE, typed(writer)).status_code == 302
    assert held() == before


def test_a_pattern_gives_each_business_numbers_of_its_own(writer: Client):
    assert held()["number"] == "{place}司HV决字〔{year}〕{n}号"


def test_sentences_are_written_in_words_and_a_slot_is_picked_from_the_list(writer: Client):
    sent = typed(writer) | {
        "text_0": "【申请人】您好，您要办的是：",
        "slot_0": "asked:request",
        "text_1": "",
        "issuer": "county",
    }
    assert writer.post(PAGE, sent).status_code == 302
    assert held()["text"] == ["{applicant}您好，您要办的是：{asked:request}"]
    assert held()["issuer"] == "county"
    page = writer.get(PAGE).content.decode()
    assert "【申请人】您好，您要办的是：【申请时填的您要办的事】</textarea>" in page
    assert "张某某您好，您要办的是：〔申请时填的您要办的事〕" in page
    assert "【出文单位】" in page


def test_a_usual_remedy_is_picked_once_and_can_be_changed(writer: Client):
    sent = {
        name: "" if name.split("_")[0] in {"way", "body", "n", "unit", "article"} else value
        for name, value in typed(writer).items()
    }
    writer.post(PAGE, sent)
    assert "remedy" not in held()
    draft = writer.get(reverse("procedures:draft", args=[KIND])).content.decode()
    assert "要告诉当事人不服怎么办" in draft
    assert PAGE in draft
    writer.post(PAGE, typed(writer) | {"usual": ["reconsideration"]})
    writer.post(PAGE, typed(writer) | {"usual": ["reconsideration"], "n_0": "30"})
    assert [(one["way"], one["n"]) for one in held()["remedy"]] == [("申请行政复议", 30)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"body_0": ""}, "这一条途径还没有写“向哪个机关”"),
        ({"unit_0": ""}, "时间和单位要一起写"),
        ({"n_0": "0"}, "至少是 1"),
        ({"n_0": "很多"}, "请填一个整数"),
        ({"text_0": "长" * 1001}, "最多写 1000 个字"),
        ({"sort": "poem"}, "只能从所列的选项里选"),
        ({"attachments": "件\n" * 21}, "附件最多 20 样"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field_and_kept(
    writer: Client, change: dict[str, str], said: str
):
    before = held()
    answer = writer.post(PAGE, typed(writer) | change)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert held() == before


def test_a_word_that_is_in_no_list_is_a_fault_that_leads_here(writer: Client):
    writer.post(PAGE, typed(writer) | {"text_0": "【申请人大名】您好"})
    draft = writer.get(reverse("procedures:draft", args=[KIND])).content.decode()
    assert "【申请人大名】不认识" in draft
    assert PAGE in draft
    answer = writer.post(reverse("procedures:publish", args=[KIND]), {"effective_from": "2099-01-01"})
    assert answer.status_code == 422


def test_changing_the_verb_keeps_what_its_paper_says(writer: Client):
    before = held()
    page = reverse("procedures:verb", args=[KIND, "decide"])
    form = writer.get(page).context["form"]
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    assert writer.post(page, sent | {"record_title": "处理决定书"}).status_code == 302
    assert held() == before | {"title": "处理决定书"}


def test_the_dry_run_shows_it_with_the_day(writer: Client):
    steps = ["accept~pls_admin@county~2026-06-02~", "decide~legal_affairs@county~2026-06-03~"]
    page = writer.get(reverse("procedures:try", args=[KIND]), {"day": "2026-06-01", "step": steps})
    shown = page.content.decode()
    assert "您于2026年6月1日提出的“上门办理”申请" in shown
    assert "现决定如下：〔决定内容〕" in shown
    assert "向〔县（市、区）〕人民政府或者上一级司法行政部门申请行政复议" in shown


def test_bpmn_keeps_every_word(writer: Client):
    document = ProcedureDraft.objects.get(kind=KIND).document
    assert read_bpmn(as_bpmn(document))["verbs"]["decide"]["record"] == held()


def test_there_is_no_page_without_a_paper_and_for_none_who_only_reads(writer: Client, city: City):
    assert writer.get(reverse("procedures:paper", args=[KIND, "verbs.accept"])).status_code == 404
    assert city.client("liming").get(PAGE).status_code == 403
