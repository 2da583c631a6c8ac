"""The dry run: a case that exists nowhere goes through the draft, and nothing is written."""

import pytest
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.ledger.public import Entry
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.tests.factories import newest
from zhichi.foundation.timelimits.public import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(city: City):
    client = city.client("gaofang")
    client.post(reverse("procedures:clone", args=["legal_aid", newest("legal_aid")]))
    address = reverse("procedures:try", args=["legal_aid"])

    def go(*steps: str, day: str = "2026-06-01", **chosen: str):
        return client.get(address, {"day": day, "step": list(steps), **chosen}).context

    return go


def dues(page) -> dict[str, str]:
    return {row["title"]: f"{row['state']} {row['due'] or ''}".strip() for row in page["clocks"]}


ACCEPT = "accept~justice_assistant@township~2026-06-02~"
ASK = "request_supplement~legal_aid_clerk@county~2026-06-03~15"
GIVE = "supplement~citizen~2026-06-08~"


def test_the_filing_starts_its_clocks_and_tells_the_citizen(walk):
    page = walk()
    assert page["state"]["title"] == "已登记"
    assert dues(page)["法律援助申请审查决定"] == "计时中 2026-06-08"
    assert page["path"][0]["milestone"].startswith("已收到您的法律援助申请")
    assert page["back"] == ""


def test_a_step_is_taken_as_one_of_those_who_may(walk):
    page = walk(next="accept~justice_assistant@township", on="2026-06-02")
    assert page["state"]["title"] == "审查中"
    assert page["path"][-1]["by"] == "乡镇级司法助理员"
    assert page["path"][-1]["paper"] == "材料接收凭证"
    assert page["taken"] == [ACCEPT]


def test_clocks_stand_still_and_go_on_as_they_would_in_a_case(walk):
    asked = walk(ACCEPT, ASK)
    assert dues(asked)["法律援助申请审查决定"] == "暂停计时"
    assert dues(asked)["补充法律援助申请材料"] == "计时中 2026-06-18"
    given = walk(ACCEPT, ASK, GIVE)
    assert dues(given)["补充法律援助申请材料"].startswith("已停止")
    # Day 1 was counted before the request; six days are left after the eighth of June: the fourteenth is a Sunday.
    assert dues(given)["法律援助申请审查决定"] == "计时中 2026-06-15"


def test_at_the_end_everything_stops_and_nothing_is_left_to_do(walk):
    page = walk("withdraw~citizen~2026-06-02~")
    assert page["state"]["kind"] == "done"
    assert page["form"] is None
    assert all(state.startswith("已停止") for state in dues(page).values())


@pytest.mark.parametrize(
    ("steps", "chosen", "said"),
    [
        (
            (ACCEPT,),
            {"next": "request_supplement~legal_aid_clerk@county", "on": "2026-06-03"},
            "这一步要填天数",
        ),
        ((ACCEPT,), {"next": "withdraw~citizen", "on": "2026-06-01"}, "早于上一步"),
        (
            (ACCEPT, ASK, GIVE),
            {"next": "request_supplement~legal_aid_clerk@county", "on": "2026-06-09", "n": "5"},
            "一件中只能做一次",
        ),
        ((ACCEPT, ASK), {"next": "deem_withdrawn~system", "on": "2026-06-10"}, "期限还没有届满"),
        ((), {"next": "grant~legal_aid_head@county", "on": "2026-06-02"}, "现在不能这样走"),
        ((), {"next": "accept~system", "on": "2026-06-02"}, "现在不能这样走"),
        ((), {"next": "", "on": "2026-06-02"}, "请选择做什么"),
        ((), {"next": "withdraw~citizen", "on": "soon"}, "请选择做什么"),
    ],
)
def test_what_the_engine_would_refuse_is_refused_in_its_words(walk, steps, chosen, said):
    page = walk(*steps, **chosen)
    assert said in page["refusal"]
    assert len(page["taken"]) == len(steps)


def test_the_system_acts_once_the_period_is_over(walk):
    page = walk(ACCEPT, ASK, next="deem_withdrawn~system", on="2026-06-19")
    assert page["refusal"] == ""
    assert page["state"]["title"] == "视为撤回"


def test_an_address_made_up_by_somebody_is_a_beginning(walk):
    for step in ("nonsense", "a~b~c", "accept~x~2026-99-99~", "~~~"):
        assert walk(step)["state"]["title"] == "已登记"


def test_nothing_is_written(walk):
    before = Entry.objects.count(), ProcedureDraft.objects.get().revision
    walk(ACCEPT, ASK, GIVE)
    assert (Entry.objects.count(), ProcedureDraft.objects.get().revision) == before
    assert not Clock.objects.exists()
