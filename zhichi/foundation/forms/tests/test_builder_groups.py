"""Conditions in groups and sums in steps, picked without code: what the page makes of them, and what it refuses."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.cast import City
from zhichi.foundation.forms.public import FormDraft
from zhichi.foundation.forms.tests.factories import ask, document, options

ABOUT = {"purpose": "核实", "basis": "法律援助法§41", "required": "yes", "private": "no", "name": "x"}
KIND, MARRIED, PEOPLE = (
    {"field": "kind", "is": "o1"},
    {"field": "married", "is": "yes"},
    {"field": "n", "at_least": 3},
)
TABLE = ask("kids", "table", "子女", columns=[ask("gets", "money", "收入")])
EARLIER = (
    ask("kind", "choice", "住房", options=options("自有", "租住")),
    ask("married", "yes_no", "结婚了吗"),
    ask("n", "number", "人数"),
    ask("pay", "money", "工资"),
    TABLE,
)
X = "/office/forms/family/fields/x/"


def begin(clerk: Client, **more: Any) -> None:
    """A draft of five fields and one more, taken in as a file."""
    form = document(*EARLIER, ask("x", more.pop("kind", "text"), "其他", **more), key="family")
    held = SimpleUploadedFile("f.json", json.dumps(form).encode())
    assert clerk.post("/office/forms/import/", {"file": held}).status_code == 302


@pytest.fixture
def clerk(city: City) -> Client:
    return city.client("gaofang")


def save(clerk: Client, title: str = "其他", kind: str = "text", **answers: Any) -> HttpResponse:
    held = FormDraft.objects.get(key="family")
    return clerk.post(X, {**ABOUT, "revision": held.revision, "title": title, "type": kind, **answers})


def written(word: str) -> Any:
    return FormDraft.objects.get(key="family").document["sections"][0]["fields"][-1].get(word)


@pytest.mark.django_db
def test_two_groups_of_conditions_are_picked_and_said_in_words(clerk: Client) -> None:
    begin(clerk)
    picked = {
        "when": "2", "outer": "all", "joined": "all", "conditions-0-what": "kind|is|o1",
        "conditions-1-what": "n|at_least|", "conditions-1-number": "3",
        "joined_2": "any", "conditions_2-0-what": "married|is|yes", "conditions_2-1-what": "pay|filled|no",
    }  # fmt: skip
    assert save(clerk, **picked).status_code == 302
    unpaid = {"field": "pay", "filled": False}
    assert written("when") == {"all": [{"all": [KIND, PEOPLE]}, {"any": [MARRIED, unpaid]}]}
    page = clerk.get("/office/forms/family/").content.decode()
    told = "（“住房”是“自有”，并且“人数”至少 3），并且（“结婚了吗”是“是”，或者“工资”没填）时才问。"
    assert told in page
    again = clerk.get(X).content.decode()
    assert '<option value="married|is|yes" selected>' in again
    assert save(clerk, when="always").status_code == 302
    assert written("when") is None


@pytest.mark.django_db
def test_a_sum_in_two_steps_is_picked_and_said_in_words(clerk: Client) -> None:
    begin(clerk)
    steps = {
        "when": "always", "steps": "2", "outer_op": "sum", "op": "product", "numbers-0-what": "pay",
        "numbers-1-number": "12", "op_2": "sum", "numbers_2-0-what": "kids.gets",
    }  # fmt: skip
    assert save(clerk, kind="calculated", **steps).status_code == 302
    yearly = {"op": "product", "of": [{"field": "pay"}, {"number": 12}]}
    assert written("formula") == {"op": "sum", "of": [yearly, {"table": "kids", "column": "gets"}]}
    page = clerk.get("/office/forms/family/").content.decode()
    assert "等于 （“工资” × 12） ＋ “子女”各行“收入”之和。" in page


@pytest.mark.parametrize(
    ("answers", "name", "sentence"),
    [
        ({"when": "1", "conditions-0-what": "n|at_least|"}, "conditions-0-number", "请填写要比的数。"),
        (
            {"when": "1", "conditions-0-what": "kind|is|o1", "conditions-0-number": "2"},
            "conditions-0-number",
            "这一条不用填数，请删去。",
        ),
        ({"when": "1"}, "conditions", "请在“条件”里至少填一行。"),
        (
            {
                "kind": "calculated",
                "when": "always",
                "op": "sum",
                "numbers-0-what": "pay",
                "numbers-1-what": "n",
            },
            "numbers",
            "钱和数不能相加减。",
        ),
        (
            {"kind": "calculated", "when": "always", "op": "difference", "numbers-0-what": "pay"},
            "numbers",
            "减法要正好两个数。",
        ),
    ],
)
@pytest.mark.django_db
def test_what_makes_no_sense_is_refused_beside_its_input(
    clerk: Client, answers: dict[str, str], name: str, sentence: str
) -> None:
    begin(clerk)
    refused = save(clerk, **answers)
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert f'id="id_{name}-error"' in refused.content.decode()
    assert FormDraft.objects.get(key="family").revision == 1


@pytest.mark.django_db
def test_a_circle_is_refused_in_words_and_can_be_undone(clerk: Client) -> None:
    begin(clerk, when=MARRIED)
    part = {"section": "s1", "field": "married"}
    for _ in range(4):
        revision = FormDraft.objects.get(key="family").revision
        clerk.post("/office/forms/family/move/", {"revision": revision, "to": "down", **part})
    page = clerk.get(X).content.decode()
    assert "married（不在前面）：是“yes”" in page
    refused = save(clerk, when="1", **{"conditions-0-what": "married|is|yes"})
    assert "这里要看的“结婚了吗”排在后面，填到这里还没有答案。请把它移到前面。" in refused.content.decode()
    assert save(clerk, when="1", **{"conditions-0-what": "kind|not|o2"}).status_code == 302
    assert written("when") is None


@pytest.mark.django_db
def test_what_is_nested_deeper_came_by_import_and_is_kept_or_dropped(clerk: Client) -> None:
    deep = {"any": [{"all": [{"field": "kind", "in": ["o1", "o2"]}, MARRIED]}, PEOPLE]}
    begin(clerk, when=deep)
    page = clerk.get(X).content.decode()
    assert "现在是：（“住房”是“自有”或者“租住”，并且“结婚了吗”是“是”），或者“人数”至少 3。" in page
    assert save(clerk, title="改了名", kept_when="keep").status_code == 302
    assert (written("title"), written("when")) == ("改了名", deep)
    save(clerk, kept_when="drop")
    assert written("when") is None
