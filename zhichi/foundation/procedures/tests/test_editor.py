"""Writing a procedure in the browser: start, states, verbs, fields, clocks, two at once."""

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.tests.factories import newest

pytestmark = pytest.mark.django_db
START = {"pattern": "accept_decide_close", "title": "公证预约", "kind": "notary_booking", "letters": "GZ"}


def url(name: str, *args: str) -> str:
    return reverse(f"procedures:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


def flat(value: Any, place: str = "") -> list[tuple[str, Any]]:
    """Every leaf with its place, sorted: a difference shows where it is."""
    if isinstance(value, dict):
        return sorted(one for key, item in value.items() for one in flat(item, f"{place}.{key}"))
    if isinstance(value, list):
        return sorted(one for n, item in enumerate(value) for one in flat(item, f"{place}.{n}"))
    return [(place, repr(value))]


@pytest.fixture
def writer(city: City):
    return city.client("gaofang")


@pytest.fixture
def draft(writer) -> ProcedureDraft:
    assert writer.post(url("start"), START).status_code == 302
    return ProcedureDraft.objects.get(kind="notary_booking")


def fields(answer) -> dict[str, object]:
    """What the form of a page would send again."""
    form = answer.context["form"]
    found: dict[str, object] = {"revision": str(answer.context["draft"].revision)}
    for bound in form:
        value = bound.value()
        if value is not None and value is not False and value != "":
            found[bound.html_name] = value
    return found


def test_a_new_kind_begins_from_a_pattern(writer, draft):
    document = draft.document
    assert (document["kind"], document["title"], document["prefix"]) == ("notary_booking", "公证预约", "GZ")
    assert document["verbs"]["decide"]["record"]["key"] == "notary_booking.decision"
    page = text(writer.get(url("draft", draft.kind)))
    assert "检查通过" in page
    assert "作出决定" in page
    assert [entry.code for entry in entries_of("procedure:notary_booking")] == ["procedures.draft.started"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "legal_aid"}, "这个标识已经有发布的程序"),
        ({"kind": "Notary"}, "业务标识要用小写英文字母开头"),
        ({"letters": "gz"}, "编号字头是两到四个大写英文字母"),
        ({"title": ""}, "请填写“业务名称”"),
        ({"pattern": ""}, "请选择从哪一种开始"),
    ],
)
def test_a_wrong_beginning_is_told_beside_its_field(writer, change, said):
    answer = writer.post(url("start"), {**START, **change})
    assert answer.status_code == 422
    assert said in text(answer)
    assert not ProcedureDraft.objects.exists()


def test_faults_are_summed_up_in_the_order_of_the_page(writer):
    page = text(writer.post(url("start"), {"title": ""}))
    told = ["请选择从哪一种开始", "请填写“业务名称”", "请填写“业务标识”", "请填写“编号字头”"]
    places = [page.index(said) for said in told]
    assert places == sorted(places)


def test_a_second_draft_of_a_kind_is_refused_with_who_wrote_the_first(writer, draft):
    answer = writer.post(url("start"), START)
    assert "已经有一份草稿，济宁市司法局高芳已于" in text(answer)


@pytest.mark.parametrize("kind", ["legal_aid", "consultation"])
def test_saving_what_stands_there_changes_nothing(writer, kind, law):
    """Every page of the editor gives back the document that it was made from."""
    writer.post(url("clone", kind, str(newest(kind))))
    before = ProcedureDraft.objects.get(kind=kind).document
    pages = [url("about", kind), url("filing", kind), url("clocks", kind, "filing")]
    pages += [url("state", kind, name) for name in before["states"]]
    pages += [url("field", kind, "filing", field["name"]) for field in before["filing"]["fields"]]
    for name, verb in before["verbs"].items():
        pages += [url("verb", kind, name), url("clocks", kind, f"verbs.{name}")]
        pages += [url("field", kind, f"verbs.{name}", field["name"]) for field in verb.get("fields", ())]
    for page in pages:
        shown = writer.get(page)
        assert shown.status_code == 200, page
        sent = writer.post(page, fields(shown))
        assert sent.status_code == 302, (page, sent.context["form"].errors)
        after = ProcedureDraft.objects.get(kind=kind).document
        assert [str(one) for one in flat(after)] == [str(one) for one in flat(before)], page


def test_a_state_is_added_and_at_once_told_to_be_unreachable(writer, draft):
    page = url("state", draft.kind, "new-one")
    sent = {"title": "待补正", "public": "请您补充材料", "phase": "waiting", "revision": "1"}
    assert writer.post(page, sent).status_code == 302
    draft.refresh_from_db()
    assert draft.document["states"]["state_1"] == {
        "title": "待补正",
        "public": "请您补充材料",
        "phase": "waiting",
    }
    told = text(writer.get(url("draft", draft.kind)))
    assert "没有哪条路能走到“待补正”" in told
    assert url("state", draft.kind, "state_1") in told
    assert "flow-fault" in told


def test_a_verb_is_added_with_who_and_where(writer, draft):
    sent = {
        "title": "退回",
        "from": ["accepted"],
        "to": "received",
        "role_0": "legal_affairs",
        "tier_0": "county",
        "role_1": "citizen",
        "once": "on",
        "visit": "on",
        "record_title": "退回通知",
        "record_number": "{place}司退字〔{year}〕{n}号",
        "milestone_key": "in_progress",
        "milestone_text": "您的申请退回重新审查。",
        "revision": "1",
    }
    answer = writer.post(url("verb", draft.kind, "new-one"), sent)
    assert answer["Location"] == url("verb", draft.kind, "verb_1")
    draft.refresh_from_db()
    assert draft.document["verbs"]["verb_1"] == {
        "title": "退回",
        "from": "accepted",
        "to": "received",
        "by": ["legal_affairs@county", "citizen"],
        "once": True,
        "visit": True,
        "record": {
            "key": "notary_booking.verb_1",
            "title": "退回通知",
            "number": "{place}司退字〔{year}〕{n}号",
        },
        "milestone": {"key": "in_progress", "text": "您的申请退回重新审查。"},
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"role_0": "", "tier_0": ""}, "请选择至少一种办理人"),
        ({"role_0": "", "tier_0": "county"}, "选了层级，还要选岗位"),
        ({"role_0": "citizen"}, "当事人和系统不分层级"),
        ({"role_0": "system", "tier_0": ""}, "要选它等哪个期限届满"),
        ({"from": []}, "请选择至少一个状态"),
        ({"milestone_key": "closed", "milestone_text": ""}, "请写一句告诉群众的话"),
        ({"to": "nowhere"}, "只能从所列的选项里选"),
    ],
)
def test_a_wrong_verb_is_told_and_kept(writer, draft, change, said):
    good = {
        "title": "退回",
        "from": ["accepted"],
        "to": "received",
        "role_0": "legal_affairs",
        "tier_0": "county",
    }
    answer = writer.post(url("verb", draft.kind, "new-one"), {**good, **change, "revision": "1"})
    assert answer.status_code == 422
    assert said in text(answer)
    assert 'value="退回"' in text(answer)
    draft.refresh_from_db()
    assert draft.revision == 1


def test_a_field_with_options_gets_its_keys(writer, draft):
    page = url("field", draft.kind, "verbs.decide", "new-one")
    sent = {"title": "结果", "type": "choice", "required": "on", "options": "准予\n不予", "revision": "1"}
    assert writer.post(page, sent).status_code == 302
    draft.refresh_from_db()
    held = draft.document["verbs"]["decide"]["fields"][-1]
    assert held == {
        "name": "field_1",
        "type": "choice",
        "title": "结果",
        "options": {"o_1": "准予", "o_2": "不予"},
    }
    again = url("field", draft.kind, "verbs.decide", "field_1")
    sent = {**sent, "options": "o_2：不予办理\no_1：准予\n撤回", "revision": "2"}
    assert writer.post(again, sent).status_code == 302
    draft.refresh_from_db()
    options = draft.document["verbs"]["decide"]["fields"][-1]["options"]
    assert list(options.items()) == [("o_2", "不予办理"), ("o_1", "准予"), ("o_3", "撤回")]


def test_a_clock_is_picked_and_one_that_is_started_twice_is_told(writer, draft):
    page = url("clocks", draft.kind, "verbs.accept")
    sent = {"action_0": "start", "target_0": "lic.decide", "revision": "1"}
    assert writer.post(page, sent).status_code == 302
    assert writer.post(url("clocks", draft.kind, "filing"), {**sent, "revision": "2"}).status_code == 302
    draft.refresh_from_db()
    assert draft.document["verbs"]["accept"]["clocks"] == [{"start": "lic.decide"}]
    told = text(writer.get(url("draft", draft.kind)))
    assert "期限“lic.decide”到这里可能还在计时，不能再起算一次" in told
    assert page in told
    assert writer.post(page, {"revision": "3"}).status_code == 302
    draft.refresh_from_db()
    assert "clocks" not in draft.document["verbs"]["accept"]


def test_a_clock_line_wants_the_right_kind_of_target(writer, draft):
    page = url("clocks", draft.kind, "verbs.accept")
    answer = writer.post(page, {"action_0": "suspend", "target_0": "lic.decide", "revision": "1"})
    assert "中止和恢复要选事由" in text(answer)


def test_two_at_once_the_second_is_told_who_and_when_and_keeps_what_he_typed(city: City, writer, draft):
    page = url("state", draft.kind, "accepted")
    sent = {"title": "已受理了", "public": "已受理", "phase": "open", "revision": "1"}
    assert writer.post(page, sent).status_code == 302
    answer = city.client("feng").post(page, {**sent, "title": "审核中"})
    assert answer.status_code == 409
    assert "济宁市司法局高芳已于" in text(answer)
    assert 'value="审核中"' in text(answer)
    again = city.client("feng").post(page, {**sent, "title": "审核中", "revision": "2"})
    assert again.status_code == 302
    draft.refresh_from_db()
    assert draft.document["states"]["accepted"]["title"] == "审核中"


def test_a_state_in_use_is_not_dropped(writer, draft):
    answer = writer.post(url("drop", draft.kind, "states", "accepted"), follow=True)
    assert "还有动作用到“已受理”：“受理”、“作出决定”、“撤回申请”" in text(answer)
    answer = writer.post(url("drop", draft.kind, "states", "received"), follow=True)
    assert "申请后的第一个状态就是“已收到”" in text(answer)
    assert writer.post(url("drop", draft.kind, "verbs", "withdraw")).status_code == 302
    assert writer.post(url("drop", draft.kind, "states", "withdrawn")).status_code == 302
    draft.refresh_from_db()
    assert "withdrawn" not in draft.document["states"]


def test_a_state_moves_up(writer, draft):
    writer.post(url("order", draft.kind, "states", "decided"))
    draft.refresh_from_db()
    assert list(draft.document["states"])[:3] == ["received", "decided", "accepted"]


def test_a_draft_is_thrown_away_and_the_published_stays(writer, law):
    writer.post(url("clone", "consultation", str(newest("consultation"))))
    assert writer.post(url("discard", "consultation")).status_code == 302
    assert not ProcedureDraft.objects.exists()
    assert ProcedureVersion.objects.filter(kind="consultation").exists()
