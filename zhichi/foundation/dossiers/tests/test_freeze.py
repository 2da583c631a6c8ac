"""At the decision the file stands still, in the decision's own transaction; the database keeps it so."""

import pytest
from django.db import DatabaseError, transaction

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import do, granted, under_review
from zhichi.foundation.dossiers.models import Dossier, Freeze
from zhichi.foundation.dossiers.models.freeze import content_of
from zhichi.foundation.dossiers.rules.freezing import digest_of, leaf_hashes, root_of
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.kernel.crypto import by_hash

pytestmark = pytest.mark.django_db


def test_a_decision_freezes_the_file_right_after_its_own_entry(city):
    case = granted(city)
    frozen = Freeze.objects.get(dossier__case=case)
    decision, entry = entries_of(case.subject).order_by("-seq")[:2][::-1]
    assert decision.code == "cases.legal_aid.grant"
    assert (entry.code, entry.digest) == ("dossiers.dossier.frozen", frozen.entry_digest)
    assert frozen.act == decision.digest
    told = payload_of(entry)
    assert (told["root"], told["digest"], told["count"]) == (frozen.root, frozen.digest, frozen.count)
    lines, data = content_of(frozen)
    profile = by_hash(frozen.hash_name)
    assert root_of(lines, profile) == frozen.root
    assert leaf_hashes(lines, profile) == frozen.leaves
    assert digest_of(frozen.said(case.number), profile) == frozen.digest
    assert {line["key"] for line in lines} >= {"parties", "acts", "clocks", "record:la.grant_decision"}
    assert "给予法律援助决定书".encode() in b"".join(data.values())


def test_nothing_is_frozen_before_a_decision(city):
    under_review(city)
    assert not Dossier.objects.exists()


def test_a_refused_decision_freezes_nothing(city):
    case = under_review(city)
    with pytest.raises(RefusedError):
        do(city, case, "grant", "liming")
    assert not Freeze.objects.exists()


def test_a_second_decision_is_chained_to_the_first_and_brings_only_what_is_new(city):
    case = granted(city)
    do(city, case, "terminate", "sunli")
    first, second = Freeze.objects.filter(dossier__case=case).order_by("seq")
    assert second.prev == first.digest
    keys = [line["key"] for line in content_of(second)[0]]
    assert "record:la.termination_decision" in keys
    assert "record:la.application" not in keys
    assert "acts" in keys


@pytest.mark.parametrize("change", [{"root": "0" * 64}, {"count": 0}, {"prev": "1" * 64}])
def test_the_database_refuses_to_change_what_is_frozen(city, change):
    granted(city)
    with pytest.raises(DatabaseError), transaction.atomic():
        Freeze.objects.update(**change)


def test_the_database_refuses_to_delete_what_is_frozen_and_to_put_other_content_under_it(city):
    frozen = Freeze.objects.get(dossier__case=granted(city))
    with pytest.raises(DatabaseError), transaction.atomic():
        type(frozen.content).objects.filter(pk=frozen.pk)._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        Freeze.objects.filter(pk=frozen.pk)._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(frozen.content).objects.update(sealed=b"other")
