"""Several at once, on real transactions: one decision, one freeze; numbers and chains whole."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError, perform
from zhichi.foundation.cases.tests.factories import SOUND, under_review
from zhichi.foundation.dossiers.models import Freeze
from zhichi.foundation.dossiers.public import Dossier, add_late, export, kept_in
from zhichi.foundation.dossiers.tests.factories import PDF, decided, stored
from zhichi.foundation.dossiers.verifier.verify_dossier import verify
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db(transaction=True)


def together(deeds):
    """Run them in threads of their own; answers what each gave or raised."""

    def run(deed):
        try:
            return deed()
        except Exception as error:  # what went wrong is what is asked for
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def chain_is_whole(dossier):
    freezes = list(Freeze.objects.filter(dossier=dossier).order_by("seq"))
    assert [one.seq for one in freezes] == list(range(1, len(freezes) + 1))
    assert [one.prev for one in freezes[1:]] == [one.digest for one in freezes[:-1]]
    seqs = list(entries_of(dossier.case.subject).values_list("seq", flat=True))
    assert seqs == list(range(1, len(seqs) + 1))
    return freezes


def test_two_decisions_at_once_freeze_the_file_once(city: City):
    case, sun = under_review(city), city.actor("sunli")
    verbs = ("grant", "refuse", "grant")
    results = together(
        [
            lambda verb=verb: perform(
                case_id=case.pk, verb=verb, by=sun, at=timezone.now(), answers=SOUND[verb]
            )
            for verb in verbs
        ]
    )
    assert sum(isinstance(result, RefusedError) for result in results) == 2
    (frozen,) = chain_is_whole(Dossier.objects.get(case=case))
    assert frozen.kind == "decision"


def test_late_papers_at_once_are_each_frozen_and_none_is_lost(city: City):
    dossier, clerk = decided(city), city.actor("zhaojing")
    files = [stored(f"{n}.pdf", PDF + bytes([n])) for n in range(4)]

    def put(file):
        mine = Dossier.objects.select_related("case__unit", "case__county_unit").get(pk=dossier.pk)
        papers = [(file, file.name)]
        return add_late(dossier=mine, papers=papers, reason="当事人后来找到的。", by=clerk, at=timezone.now())

    results = together([lambda file=file: put(file) for file in files])
    assert not [result for result in results if isinstance(result, Exception)]
    assert len(chain_is_whole(dossier)) == 5
    dossier.refresh_from_db()
    assert dossier.late == sum(one.is_late for one in kept_in(dossier)) == 4


def test_a_late_paper_while_it_is_taken_out_and_decided_anew_is_lost_nowhere(city: City):
    dossier, clerk, head = decided(city), city.actor("zhaojing"), city.actor("sunli")
    late = stored("证言.pdf", PDF + b"late")

    def mine():
        return Dossier.objects.select_related("case__unit", "case__county_unit").get(pk=dossier.pk)

    def put():
        papers = [(late, "证言")]
        return add_late(dossier=mine(), papers=papers, reason="后来找到的。", by=clerk, at=timezone.now())

    def end_it():
        answers = SOUND["terminate"]
        return perform(case_id=dossier.case_id, verb="terminate", by=head, at=timezone.now(), answers=answers)

    results = together([put, lambda: taken(mine(), clerk), end_it, lambda: taken(mine(), clerk)])
    assert not [result for result in results if isinstance(result, Exception)]
    chain_is_whole(dossier)
    kept = kept_in(mine())
    assert sum(one.is_late for one in kept) == 1
    assert [one.line["key"] for one in kept].count("record:la.termination_decision") == 1
    for data in (results[1], results[3], taken(mine(), clerk)):
        assert verify(BytesIO(data))[0].startswith("对：")


def taken(dossier, clerk):
    out = BytesIO()
    export(dossier=dossier, purpose="法院调卷", out=out, by=clerk, at=timezone.now())
    return out.getvalue()
