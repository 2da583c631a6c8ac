"""Never before its time, never under a hold, never by one alone; what is destroyed leaves its digests and the record."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from tests.cast import LONG_AGO
from zhichi.foundation.accounts.public import Officer, Post, Role, actor_of
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.dossiers.models import Freeze, FrozenContent
from zhichi.foundation.dossiers.public import (
    BundleError,
    Dossier,
    answer_destruction,
    kept_in,
    lift_hold,
    propose_destruction,
    set_hold,
    witness_destruction,
)
from zhichi.foundation.dossiers.tests.factories import bundle, decided
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.kernel import merkle
from zhichi.kernel.crypto import by_hash

pytestmark = pytest.mark.django_db
NOW = timezone.now()
# Stands for the day on which the test runs: its last day is not over yet.
TODAY = "today"


@pytest.fixture
def old(city):
    """Archived, and kept until yesterday."""
    dossier = decided(city)
    over = timezone.localdate() - timedelta(days=1)
    Dossier.objects.update(state="archived", archived_at=NOW, keep_until=over)
    dossier.refresh_from_db()
    return dossier


def another(city, name):
    """One more clerk of the legal aid centre."""
    unit = city.units["370811-aid"]
    officer = Officer.objects.create_user(name, name=name, home_unit=unit)
    Post.objects.create(officer=officer, role=Role.LEGAL_AID_CLERK, unit=unit, from_on=LONG_AGO)
    return actor_of(officer, on=timezone.localdate())


def proposed(city, dossier, who="zhaojing"):
    return propose_destruction(dossier=dossier, opinion="没有保存价值。", by=city.actor(who), at=NOW)


def approved(city, dossier):
    return answer_destruction(
        destruction=proposed(city, dossier), agree=True, words="同意销毁。", by=city.actor("sunli"), at=NOW
    )


def test_four_people_destroy_a_file_and_digests_and_record_stay(
    city, old, capsys, django_capture_on_commit_callbacks
):
    one = approved(city, old)
    first = Freeze.objects.get()
    stored = StoredFile.objects.get(name="合同.pdf")
    assert default_storage.exists(stored.original_path)
    witness_destruction(destruction=one, by=city.actor("liming"), at=NOW)
    old.refresh_from_db()
    assert kept_in(old)
    with django_capture_on_commit_callbacks(execute=True):
        done = witness_destruction(destruction=one, by=another(city, "四号"), at=NOW)
    assert done.state == "done"
    old.refresh_from_db()
    assert (old.state, kept_in(old)) == ("destroyed", [])
    left = Freeze.objects.get()
    assert (left.root, left.leaves, left.items) == (first.root, first.leaves, first.items)
    hash = by_hash(left.hash_name).digest
    nodes = [bytes.fromhex(leaf) for leaf in left.leaves]
    while len(nodes) > 1:
        pairs = [hash(b"\x01" + a + b) for a, b in zip(nodes[::2], nodes[1::2], strict=False)]
        nodes = pairs + nodes[len(nodes) - len(nodes) % 2 :]
    assert nodes[0].hex() == left.root
    assert merkle.root([], hash) != nodes[0]
    assert not default_storage.exists(stored.original_path)
    assert not FrozenContent.objects.filter(sealed__isnull=False).exists()
    with pytest.raises(BundleError, match="已经依法销毁"):
        bundle(old)
    case = old.case
    case.refresh_from_db()
    assert case.answers == {}
    assert {party.name for party in case.parties.all()} == {""}
    entries = {entry.code: payload_of(entry) for entry in entries_of(case.subject)}
    assert entries["cases.legal_aid.grant"] is None
    assert entries["dossiers.dossier.destroyed"]["root"] == first.root
    call_command("ledger", "verify", "--json")
    assert '"ok": true' in capsys.readouterr().out


def test_a_file_that_another_case_refers_to_keeps_its_bytes(city, old, django_capture_on_commit_callbacks):
    decided(city)  # hands in the same bytes
    one = approved(city, old)
    witness_destruction(destruction=one, by=city.actor("liming"), at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        witness_destruction(destruction=one, by=another(city, "四号"), at=NOW)
    assert default_storage.exists(StoredFile.objects.get(name="合同.pdf").original_path)


def test_who_proposed_it_does_not_do_it(city, old):
    with pytest.raises(RefusedError, match="都不能是提出或者批准的人"):
        witness_destruction(destruction=approved(city, old), by=city.actor("zhaojing"), at=NOW)


def test_nobody_does_two_steps(city, old):
    one = proposed(city, old, who="sunli")
    with pytest.raises(RefusedError, match="不能自己批准"):
        answer_destruction(destruction=one, agree=True, words="同意销毁。", by=city.actor("sunli"), at=NOW)
    one = answer_destruction(
        destruction=one, agree=True, words="同意销毁。", by=city.actor("zhouhong"), at=NOW
    )
    with pytest.raises(RefusedError, match="监销要两个人"):
        witness_destruction(destruction=one, by=city.actor("zhouhong"), at=NOW)
    witness_destruction(destruction=one, by=city.actor("liming"), at=NOW)
    with pytest.raises(RefusedError, match="监销要两个人"):
        witness_destruction(destruction=one, by=city.actor("liming"), at=NOW)
    with pytest.raises(RefusedError, match="派两个人"):
        witness_destruction(destruction=one, by=city.actor("qianwei"), at=NOW)
    assert FrozenContent.objects.filter(sealed__isnull=False).exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"keep_until": TODAY}, "没有期满"),
        ({"keep_until": None}, "永久保管"),
        ({"state": "frozen"}, "只有已经归档"),
    ],
)
def test_never_before_its_time(city, old, change, told):
    given = {name: timezone.localdate() if value == TODAY else value for name, value in change.items()}
    Dossier.objects.update(**given)
    old.refresh_from_db()
    with pytest.raises(RefusedError, match=told):
        proposed(city, old)


def test_a_hold_stops_it_at_every_step_and_lifting_lets_it_go_on(city, old):
    one = approved(city, old)
    witness_destruction(destruction=one, by=city.actor("liming"), at=NOW)
    set_hold(dossier=old, reason="当事人已经起诉。", by=city.actor("zhouhong"), at=NOW)
    last = another(city, "四号")
    with pytest.raises(RefusedError, match="暂停销毁"):
        witness_destruction(destruction=one, by=last, at=NOW)
    with pytest.raises(RefusedError, match="已经暂停"):
        set_hold(dossier=old, reason="当事人已经起诉。", by=city.actor("zhouhong"), at=NOW)
    with pytest.raises(RefusedError, match="由单位负责人"):
        lift_hold(dossier=old, reason="案件已经审结。", by=city.actor("liming"), at=NOW)
    lift_hold(dossier=old, reason="案件已经审结。", by=city.actor("sunli"), at=NOW)
    assert witness_destruction(destruction=one, by=last, at=NOW).state == "done"


def test_a_refused_proposal_can_be_made_again(city, old):
    one = proposed(city, old)
    with pytest.raises(RefusedError, match="已经提出过"):
        proposed(city, old)
    answer_destruction(destruction=one, agree=False, words="还要用。", by=city.actor("sunli"), at=NOW)
    assert proposed(city, old).state == "proposed"
