"""What is refused before anybody is bothered: the wrong seal, a blank page, a file that is not what it says."""

from datetime import date

import pytest

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.models import SealRequest
from zhichi.foundation.seals.tests.factories import asked, brought, kept, paper, registered, sheets

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"organ": "370811"}, "由任城区法律援助中心出具，不能盖任城区司法局的印章"),
        ({"kind": "organ", "name": "任城区法律援助中心"}, "要盖法律援助专用章，不是“公章”"),
        ({"form": "electronic", "manner": "ink"}, "只有电子的"),
        ({"form": "physical", "manner": "electronic"}, "只有实物"),
        ({"valid_to": date(2021, 1, 1)}, "不在使用期内"),
    ],
)
def test_a_seal_that_is_not_the_papers_own_is_refused(office, changes, why):
    manner = changes.pop("manner", "ink")
    seal = registered(office, **changes)
    with pytest.raises(RefusedError, match=why):
        asked(office, seal, paper(office), manner=manner)
    assert not SealRequest.objects.exists()


@pytest.mark.parametrize(
    "body", ["", "<p> </p>", "<p>兹证明＿＿＿＿同志</p>", "<p>您的申请（文号待编）</p>", "<p>{applicant}</p>"]
)
def test_a_blank_paper_or_one_with_an_unfilled_place_is_refused(office, body):
    seal, one = registered(office), paper(office)
    Paper.objects.filter(pk=one.pk).update(content={**one.content, "body": body})
    with pytest.raises(RefusedError, match=r"空白文书不能盖章|没有填的地方"):
        asked(office, seal, Paper.objects.get(pk=one.pk))


def test_a_paper_that_is_void_or_needs_no_seal_or_is_anothers_is_refused(office):
    seal, one = registered(office), paper(office)
    with pytest.raises(RefusedError, match="看不到的文书"):
        asked(
            office, registered(office, "city", "zheng", kind="organ", name="济宁市司法局"), one, who="qianwei"
        )
    Paper.objects.filter(pk=one.pk).update(state="void", voided_because="写错了")
    with pytest.raises(RefusedError, match="作废，不能盖章"):
        asked(office, seal, Paper.objects.get(pk=one.pk))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"data": sheets(words=b"")}, "空白的"),
        ({"pages": 3}, "文件有 1 页，您写的是 3 页"),
        ({"kind": "love_letter"}, "选择是什么文件"),
        ({"title": "同"}, "写文件名称"),
    ],
)
def test_a_brought_document_that_is_not_what_is_said_is_refused(office, changes, why):
    seal = registered(office, "370811", kind="contract", name="任城区司法局合同专用章")
    held = brought(office, changes.pop("data", sheets()), **changes)
    with pytest.raises(RefusedError, match=why):
        asked(office, seal, brought=held, who="panli")


def test_outside_the_office_only_with_the_leaders_leave_and_never_the_formal_seal(office):
    seal = kept(office)
    with pytest.raises(RefusedError, match="写明去哪里、为什么"):
        asked(office, seal, paper(office), place="outside")
    request = asked(office, seal, paper(office), place="outside", leave="去医院给行动不便的老人办")
    assert [step.title for step in request.approvals_needed][-1] == "单位主要负责人书面同意带出"
    formal = registered(office, "370811", kind="organ", name="任城区司法局")
    with pytest.raises(RefusedError, match="公章不能带出单位"):
        asked(
            office,
            formal,
            brought=brought(office, sheets()),
            place="outside",
            leave="去现场签约",
            who="panli",
        )
