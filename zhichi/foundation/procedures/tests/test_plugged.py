"""Hooks and referrals are picked by their words, checked, and told in table, picture and difference."""

import pytest

from tests.cast import City
from zhichi.foundation.procedures.actions import known_names, words_here
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.rules import faults_of
from zhichi.foundation.procedures.rules.diagram import diagram
from zhichi.foundation.procedures.rules.difference import differences
from zhichi.foundation.procedures.rules.referral import with_answers
from zhichi.foundation.procedures.tests.factories import newest, sound
from zhichi.foundation.procedures.tests.test_editor import fields, text, url

pytestmark = pytest.mark.django_db
KIND = "notary_booking"
START = {"pattern": "accept_decide_close", "title": "公证预约", "kind": KIND, "letters": "GZ"}
NAMED = "转介前要有当事人的姓名"


@pytest.fixture
def writer(city: City):
    client = city.client("gaofang")
    client.post(url("start"), START)
    return client


def picked(writer, verb: str, **values: str) -> ProcedureDraft:
    page = url("verb", KIND, verb)
    assert writer.post(page, fields(writer.get(page)) | values).status_code == 302
    return ProcedureDraft.objects.get(kind=KIND)


def drawn(document) -> str:
    chart = diagram(document)
    return "\n".join(line.text for part in (*chart.shapes, *chart.curves) for line in part.lines)


def test_only_hooks_made_for_this_kind_are_offered(writer):
    offered = dict(writer.get(url("verb", KIND, "accept")).context["form"].fields["hook"].choices)
    assert offered == {"": "不带", "consultation.refer": NAMED}
    writer.post(url("clone", "legal_aid", str(newest("legal_aid"))))
    held = dict(writer.get(url("verb", "legal_aid", "check_means")).context["form"].fields["hook"].choices)
    assert held["legal_aid.means"] == "记下经济困难核查的结果"
    assert "power.publish" not in held


def test_every_hook_and_intake_has_words():
    words = words_here()
    assert [key for key, said in {**words.hooks, **words.intakes}.items() if said == key] == []


def test_a_picked_hook_is_told_and_put_down_again(writer):
    draft = picked(writer, "accept", hook="consultation.refer")
    assert draft.document["verbs"]["accept"]["hook"] == "consultation.refer"
    whole = text(writer.get(url("draft", KIND)))
    assert f"附加程序：{NAMED}" in whole
    assert "检查通过" in whole
    assert "受理\n〔附〕" in drawn(draft.document)
    assert "hook" not in picked(writer, "accept", hook="").document["verbs"]["accept"]


def test_a_picked_referral_brings_the_reason_and_both_answers(writer):
    draft = picked(writer, "decide", refers_to="legal_aid", to="accepted")
    verbs = draft.document["verbs"]
    assert [field["name"] for field in verbs["decide"]["fields"]] == ["decision", "reason"]
    assert verbs["referral_returned"]["by"] == verbs["referral_accepted"]["by"] == "system"
    assert (verbs["referral_accepted"]["to"], verbs["referral_returned"]["to"]) == ("closed", "accepted")
    whole = text(writer.get(url("draft", KIND)))
    assert "转介到：法律援助" in whole
    assert "转介以后" not in whole
    assert "〔转〕" in drawn(draft.document)
    assert with_answers(draft.document, "decide") == draft.document


def test_a_field_gets_the_name_that_something_asks_for(writer):
    page = url("field", KIND, "verbs.accept", "new-one")
    sent = {"title": "理由", "type": "text", "required": "on", "name": "reason", "revision": "1"}
    assert writer.post(page, sent).status_code == 302
    assert ProcedureDraft.objects.get().document["verbs"]["accept"]["fields"][-1]["name"] == "reason"
    assert "这个标识已经用了" in text(writer.post(page, sent | {"revision": "2"}))
    assert "标识用小写英文字母开头" in text(writer.post(page, sent | {"name": "理由", "revision": "2"}))


REFERS = {"verbs__ask__refers_to": "legal_aid"}
FAULTS = [
    ({"verbs__grant__hook": "leave.fly"}, "verbs.grant.hook: no room has registered the hook 'leave.fly'"),
    ({"verbs__grant__hook": "legal_aid.file"}, "verbs.grant.hook: 'legal_aid.file' is made for legal_aid"),
    ({"kind": "legal_aid", "verbs__grant__hook": "legal_aid.means"}, "verbs.grant.hook: 'legal_aid.means' reads the field 'result'"),
    ({"verbs__grant__refers_to": "moon"}, "verbs.grant.refers_to: no room takes in 'moon'"),
    (REFERS, "verbs.ask.refers_to: a referral needs a required text field `reason`"),
    (REFERS, "verbs.ask.refers_to: no 'referral_accepted' by the system leaves 'more'"),
    ({"verbs__answer__refers_to": "legal_aid"}, "verbs.answer.refers_to: only an officer refers"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "fault"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
def test_what_would_not_work_is_a_fault(law, change, fault):
    told = [str(one) for one in faults_of(sound(**change), known_names())]
    assert any(one.startswith(fault) for one in told), told


def test_another_hook_is_a_difference_in_words():
    new = sound(verbs__grant__hook="consultation.refer", verbs__grant__refers_to="legal_aid")
    assert [one.sentence for one in differences(sound(), new, words_here())] == [
        f"动作“批准”：加了附加程序“{NAMED}”。",
        "动作“批准”：加了转介到“法律援助”。",
    ]
