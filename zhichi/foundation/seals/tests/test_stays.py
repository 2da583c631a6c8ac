"""Misuse, numbers and void uses stay in sight: for the public for ever, and the database refuses to forget them."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from zhichi.foundation.seals.actions import reconcile, record_misuse, void_use, withdraw
from zhichi.foundation.seals.models import Misuse, SealUse
from zhichi.foundation.seals.models.triggers import missing
from zhichi.foundation.seals.tests.factories import (
    approved,
    asked,
    done,
    kept,
    paper,
    sheets,
    stamped,
    stored,
)

pytestmark = pytest.mark.django_db
AT = timezone.now


def public(url):
    return Client().get(url).content.decode()


def test_the_database_refuses_to_change_or_remove_them(office):
    seal = kept(office)
    use, other = (done(office, seal).uses.get() for _ in range(2))
    void_use(use=use, because="姓名写错了", by=office.actor("zhaojing"), at=AT())
    record_misuse(seal=seal, kind="other", words="借出去了一天", by=office.actor("shensi"), at=AT())
    assert missing(connection) == set()
    wrong = (
        lambda: Misuse.objects.update(words="没有这回事"),
        lambda: Misuse.objects.all().delete(),
        lambda: SealUse.objects.filter(pk=use.pk).update(voided_at=None, voided_because=""),
        lambda: SealUse.objects.filter(pk=use.pk).update(voided_because="换个理由说"),
        lambda: SealUse.objects.filter(pk=other.pk).update(number=9),
        lambda: SealUse.objects.filter(pk=other.pk).update(number=None, year=None, stamped_at=None),
        lambda: SealUse.objects.filter(pk=other.pk).update(digest="0" * 64),
        lambda: SealUse.objects.filter(pk=other.pk).delete(),
    )
    for one in wrong:
        with pytest.raises(DatabaseError, match="what was registered of a seal stays"), transaction.atomic():
            one()


def test_anybody_finds_the_oldest_misuse_and_every_void_number(office):
    seal = kept(office)
    Misuse.objects.bulk_create(
        Misuse(seal=seal, kind="other", words="第几次", found_at=AT(), found_by="system:test")
        for _ in range(60)
    )
    use = done(office, seal).uses.get()
    void_use(use=use, because="王某的姓名写错了", by=office.actor("zhaojing"), at=AT())
    first, second = public("/check/seals/?list=misuse"), public("/check/seals/?list=misuse&page=2")
    assert first.count('<td data-label="哪一种">') == 50
    assert second.count('<td data-label="哪一种">') == 10
    said = public("/check/seals/?list=void")
    assert use.numbered in said
    assert "王某" not in said


def test_a_seal_put_on_anew_does_not_hide_the_void_one_nor_what_was_found(office):
    seal = kept(office)
    first = done(office, seal).uses.get()
    void_use(use=first, because="盖错了一份", by=office.actor("zhaojing"), at=AT())
    again = stamped(office, approved(office, asked(office, seal, first.paper))).uses.get()
    clerk = office.actor("zhaojing")
    reconcile(use=again, scan=stored(office, sheets(3)), pages=3, copies=1, by=clerk, at=AT())
    said = public(f"/check/paper/{first.paper.check_code}/")
    assert "有效" in said
    assert first.numbered in said
    assert "这份文书用印时查出过问题" in said
    assert "页数不对" in said


def test_what_a_leaver_left_open_is_taken_back_by_whoever_manages_the_seal(office):
    seal, one = kept(office), paper(office)
    request = approved(office, asked(office, seal, one))
    withdraw(request=request, because="申请人已经调走", by=office.actor("banshi"), at=AT())
    assert asked(office, seal, one).state == "requested"
