"""One use from the request to the register: approved, locked by its digest, stamped, numbered, compared, void."""

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.papers.public import void
from zhichi.foundation.seals.actions import reconcile, void_use
from zhichi.foundation.seals.models import Misuse, SealRequest, SealUse
from zhichi.foundation.seals.tests.factories import (
    approved,
    asked,
    brought,
    done,
    kept,
    paper,
    sheets,
    stamped,
    stored,
)

pytestmark = pytest.mark.django_db
AT = timezone.now


def codes(seal):
    return [entry.code for entry in entries_of(seal.subject).order_by("seq")][3:]


def test_a_use_is_asked_approved_and_locked_stamped_and_registered_under_number_one(office):
    seal, one = kept(office), paper(office)
    request = asked(office, seal, one, copies=2)
    assert (request.state, request.approvals_needed[0].title) == ("requested", "法律援助机构负责人批准")
    approved(office, request)
    with pytest.raises(RefusedError, match="批准的是 2 页，您数到 3 页"):
        stamped(office, request, pages=3)
    assert SealUse.objects.get().number is None
    stamped(office, request)
    use = SealUse.objects.get()
    assert (use.number, use.year, use.digest) == (1, timezone.localdate().year, one.digest)
    assert codes(seal) == ["seals.request.asked", "seals.request.locked", "seals.use.stamped"]
    last = payload_of(entries_of(seal.subject).order_by("-seq")[0])
    assert (last["list"], last["first"], last["last"]) == (request.list_digest, 1, 1)


def test_numbers_run_per_seal_and_year_and_a_void_one_keeps_its_number(office):
    seal = kept(office)
    uses = [done(office, seal).uses.get() for _ in range(3)]
    assert [use.number for use in uses] == [1, 2, 3]
    with pytest.raises(RefusedError, match="写明为什么作废"):
        void_use(use=uses[1], because="错", by=office.actor("zhaojing"), at=AT())
    void_use(use=uses[1], because="当事人姓名写错了", by=office.actor("zhaojing"), at=AT())
    with pytest.raises(RefusedError, match="已经作废了"):
        void_use(use=uses[1], because="当事人姓名写错了", by=office.actor("zhaojing"), at=AT())
    assert done(office, seal).uses.get().number == 4
    again = stamped(office, approved(office, asked(office, seal, uses[1].paper)))
    assert again.uses.get().number == 5


def test_a_paper_has_one_live_use_and_the_same_page_sent_twice_is_one_request(office):
    seal, one = kept(office), paper(office)
    first = asked(office, seal, one, token="once")
    assert asked(office, seal, one, token="once").pk == first.pk
    with pytest.raises(RefusedError, match="已经申请过用印"):
        asked(office, seal, one)
    assert SealRequest.objects.count() == 1


def test_a_paper_made_void_or_changed_after_the_approval_is_not_stamped(office):
    seal, one, other = kept(office), paper(office), paper(office)
    request, second = (approved(office, asked(office, seal, it)) for it in (one, other))
    void(paper=one, because="当事人撤回了", by=office.actor("zhaojing"), at=AT())
    with pytest.raises(RefusedError, match=f"第 1 件《{one.title} {one.number}》作废"):
        stamped(office, request)
    other.bytes.sealed = one.bytes.sealed
    other.bytes.save()
    with pytest.raises(RefusedError, match="内容变了"):
        stamped(office, second)
    assert not SealUse.objects.exclude(number=None).exists()


def test_the_scan_is_compared_and_every_difference_is_a_misuse_for_ever(office):
    seal = kept(office)
    same, other = done(office, seal).uses.get(), done(office, seal, copies=2).uses.get()
    clerk = office.actor("zhaojing")
    with pytest.raises(RefusedError, match="盖章的人不能自己核对"):
        reconcile(
            use=same, scan=stored(office, sheets(2)), pages=2, copies=1, by=office.actor("baoyin"), at=AT()
        )
    assert (
        reconcile(use=same, scan=stored(office, sheets(2)), pages=2, copies=1, by=clerk, at=AT()).difference
        == ""
    )
    differs = reconcile(use=other, scan=stored(office, sheets(3)), pages=2, copies=5, by=clerk, at=AT())
    assert differs.difference == "批准 2 页，扫描件 3 页；批准 2 份，实际 5 份"
    assert sorted(Misuse.objects.values_list("kind", flat=True)) == ["count", "pages"]
    with pytest.raises(RefusedError, match="已经核对过了"):
        reconcile(use=other, scan=stored(office, sheets(2)), pages=2, copies=2, by=clerk, at=AT())


def test_a_contract_from_outside_needs_two_approvals_in_their_order(office):
    seal = kept(office, organ="370811", kind="contract", name="任城区司法局合同专用章", keeper="baoshi")
    request = asked(office, seal, brought=brought(office, sheets()), who="panli")
    with pytest.raises(RefusedError, match="这一步是“法规部门审查”"):
        approved(office, request, "fuju")
    assert approved(office, request, "zhouhong").state == "requested"
    with pytest.raises(RefusedError, match="单位负责人批准"):
        approved(office, request, "zhouhong")
    assert approved(office, request, "fuju").state == "approved"
    assert stamped(office, request, "baoshi").uses.get().number == 1
