"""The electronic seal: on the very bytes that were approved, over the day, and nothing half-done when it cannot be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.papers.public import paper_bytes, sent_bytes
from zhichi.foundation.seals.actions import Stamped, certify, draw_impression, stamp, void_use
from zhichi.foundation.seals.actions.checking import check_digest, check_file
from zhichi.foundation.seals.actions.sealing import sealed_bytes
from zhichi.foundation.seals.models import SealedBytes, SealUse
from zhichi.foundation.seals.tests.factories import (
    approved,
    asked,
    brought,
    kept,
    paper,
    sheets,
    staffed,
    stamped,
)
from zhichi.foundation.signing.public import Reason, check_pdf, enrol, revoke

pytestmark = pytest.mark.django_db
AT = timezone.now


@pytest.fixture
def staff(city):
    """With the real press."""
    return staffed(city)


def electronic(city, **changes):
    seal, boss = kept(city, **changes), city.actor("fuju")
    made = enrol(name=seal.name, organ_code=seal.organ.code, at=AT(), by=SYSTEM)
    draw_impression(seal=seal, by=boss, at=AT())
    return certify(seal=seal, certificate=made, by=boss, at=AT())


def test_the_seal_is_put_on_the_very_bytes_that_were_approved_and_every_reader_sees_it_hold(staff):
    seal, one, other = electronic(staff), paper(staff), paper(staff)
    request = stamped(staff, approved(staff, asked(staff, seal, one, other, manner="electronic", seam=True)))
    for use, it in zip(request.uses.order_by("n"), (one, other), strict=True):
        data, frozen = sealed_bytes(use), paper_bytes(it)
        assert data.startswith(frozen)
        proved = check_pdf(data, at=AT())
        assert proved.is_good
        assert proved.holds(it.digest, it.hash_name)
        assert proved.signatures[0].organ_code == "370811-aid"
        assert (check_file(data).what, check_file(data).whole) == ("sealed", True)
        assert (check_file(frozen).what, check_file(frozen).whole) == ("plain", True)
        assert (check_file(data + b"\n% more").what, check_file(data + b"\n% more").whole) == (
            "sealed",
            False,
        )
        assert check_file(data.replace(b"/Type", b"/Tipe", 1)) is None


def test_without_impression_or_certificate_or_with_a_revoked_one_nothing_is_numbered(staff):
    seal = kept(staff)
    request = approved(staff, asked(staff, seal, paper(staff), manner="electronic"))
    with pytest.raises(RefusedError, match="没有录入印模"):
        stamped(staff, request)
    draw_impression(seal=seal, by=staff.actor("fuju"), at=AT())
    with pytest.raises(RefusedError, match="还没有证书"):
        stamped(staff, request)
    made = enrol(name="任城区法律援助中心", organ_code="370811-aid", at=AT(), by=SYSTEM)
    certify(seal=seal, certificate=made, by=staff.actor("fuju"), at=AT())
    revoke(certificate=made, reason=Reason.values[0], by=SYSTEM, at=AT())
    with pytest.raises(RefusedError, match="吊销"):
        stamped(staff, request)
    assert not SealUse.objects.exclude(number=None).exists()
    assert not SealedBytes.objects.exists()


def test_a_certificate_of_another_organ_or_a_past_one_is_not_taken(staff):
    seal, boss = kept(staff), staff.actor("fuju")
    foreign = enrol(name="任城区司法局", organ_code="370811", at=AT(), by=SYSTEM)
    with pytest.raises(RefusedError, match="不是任城区法律援助中心的"):
        certify(seal=seal, certificate=foreign, by=boss, at=AT())
    old = enrol(
        name="任城区法律援助中心旧章", organ_code="370811-aid", at=AT() - timedelta(800), by=SYSTEM, years=1
    )
    with pytest.raises(RefusedError, match="现在不能签章"):
        certify(seal=seal, certificate=old, by=boss, at=AT())


def test_a_brought_pdf_with_a_script_is_refused_and_a_sound_one_is_sealed(staff):
    seal = electronic(staff, organ="370811", kind="contract", name="任城区司法局合同专用章", keeper="baoshi")
    script = b"/OpenAction << /S /JavaScript /JS (app.beep) >>"
    hostile = sheets(catalog=script)
    with pytest.raises(RefusedError, match=r"脚本|动作"):
        asked(staff, seal, brought=brought(staff, hostile), who="panli", manner="electronic")
    request = asked(staff, seal, brought=brought(staff, sheets()), who="panli", manner="electronic")
    for who in ("zhouhong", "fuju"):
        approved(staff, request, who)
    use = stamped(staff, request, "baoshi").uses.get()
    assert check_pdf(sealed_bytes(use), at=AT()).is_good
    assert check_digest(use.sealed_digest).use == use


def test_with_a_certificate_that_ran_out_meanwhile_nothing_is_sealed_and_no_number_is_used(staff):
    seal = electronic(staff)
    request = approved(staff, asked(staff, seal, paper(staff), manner="electronic"))
    later = AT() + timedelta(3 * 365 + 1)
    keeper = staff.actor("baoyin")
    with pytest.raises(RefusedError, match="证书已经过期，不能签章"):
        stamp(request=request, told=Stamped(), by=keeper, at=later)
    assert not SealUse.objects.exclude(number=None).exists()
    assert not SealedBytes.objects.exists()
    assert stamped(staff, request).uses.get().number == 1


def test_its_party_gets_the_paper_with_its_seal(staff):
    seal, one = electronic(staff), paper(staff)
    use = stamped(staff, approved(staff, asked(staff, seal, one, manner="electronic"))).uses.get()
    assert sent_bytes(one) == sealed_bytes(use)
    void_use(use=use, because="盖错了一份", by=staff.actor("zhaojing"), at=AT())
    assert sent_bytes(one) == paper_bytes(one)


def test_a_batch_that_breaks_off_leaves_nothing_and_goes_through_when_it_is_done_again(staff, monkeypatch):
    seal = electronic(staff)
    request = approved(staff, asked(staff, seal, paper(staff), paper(staff), manner="electronic"))
    kept_so_far = SealedBytes.objects.bulk_create

    def broken(rows):
        kept_so_far(rows)
        raise OSError("no space left on the disk")

    monkeypatch.setattr(SealedBytes.objects, "bulk_create", broken)
    with pytest.raises(OSError, match="no space"):
        stamped(staff, request)
    assert not SealUse.objects.exclude(number=None).exists()
    assert not SealedBytes.objects.exists()
    monkeypatch.undo()
    assert [use.number for use in stamped(staff, request).uses.order_by("n")] == [1, 2]
