"""Two at once: one wins, the other is told; numbers stay without gaps."""

from functools import partial

import pytest
from django.utils import timezone

from tests.cast import City
from tests.threads import at_once
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, Filed, RefusedError, StaleError, file, perform, sweep
from zhichi.foundation.cases.tests.factories import SOUND, WAGES, day, do, filed, legal_aid, under_review
from zhichi.foundation.ledger.public import Entry, entries_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_filing_twice_at_once_is_one_case(city: City):
    put = partial(file, filing=legal_aid(), key="same", by=CITIZEN, at=timezone.now())
    results = at_once([put] * 4)
    assert [type(result) for result in results] == [Filed] * 4
    assert len({result.case.pk for result in results}) == 1
    assert sorted(result.repeated for result in results) == [False, True, True, True]
    assert Case.objects.count() == 1


def test_eight_at_once_are_numbered_without_a_gap(city: City):
    filings = [
        legal_aid(region=region, answers={"facts": f"第{n}件"})
        for n in range(16)
        for region in ("370811002001", "370812001001")
    ]

    def some(part: int) -> None:
        for index in range(part, len(filings), 8):
            file(filing=filings[index], key=f"k{index}", by=CITIZEN, at=timezone.now())

    assert at_once([partial(some, part) for part in range(8)]) == [None] * 8
    for county in ("370811", "370812"):
        numbers = Case.objects.filter(number__contains=county).values_list("number", flat=True)
        assert sorted(int(number[-6:]) for number in numbers) == list(range(1, 17))
    assert Entry.objects.filter(code="cases.legal_aid.filed").count() == 32


def test_two_heads_decide_at_once_and_one_is_told_who_and_when(city: City):
    case = under_review(city)
    sunli = city.actor("sunli")
    grant = partial(perform, case_id=case.pk, by=sunli, at=timezone.now(), revision=case.revision)
    results = at_once(
        [
            partial(grant, verb="grant", answers=SOUND["grant"]),
            partial(grant, verb="refuse", answers=SOUND["refuse"]),
        ]
    )
    (lost,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(lost, StaleError)
    assert str(lost).startswith("任城区法律援助中心孙立已于")
    case.refresh_from_db()
    assert case.acts.count() == case.revision == 3
    assert entries_of(case.subject).filter(code__startswith="cases.").count() == 3
    # The decision froze the file once, in its own transaction.
    assert entries_of(case.subject).filter(code="dossiers.dossier.frozen").count() == 1


def test_without_a_revision_the_second_is_refused_by_the_state(city: City):
    case = filed(legal_aid())
    accept = partial(perform, case_id=case.pk, verb="accept", at=timezone.now())
    results = at_once([partial(accept, by=city.actor("liming")) for _ in range(3)])
    lost = [result for result in results if isinstance(result, Exception)]
    assert len(lost) == 2
    assert [type(error) for error in lost] == [RefusedError] * 2
    case.refresh_from_db()
    assert (case.state, case.acts.count()) == ("under_review", 2)


def test_whoever_waited_for_a_move_to_another_desk_still_finds_the_case(city: City):
    case = filed(legal_aid())
    acts = [partial(perform, case_id=case.pk, by=city.actor("liming"), at=timezone.now()) for _ in range(4)]
    results = at_once([partial(act, verb="accept", revision=1) for act in acts])
    assert sorted(type(result).__name__ for result in results) == [
        "Act",
        "StaleError",
        "StaleError",
        "StaleError",
    ]


def test_two_rounds_of_the_sweep_at_once_withdraw_once(city: City):
    case = filed(legal_aid(), at=day("2026-06-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-06-03"))
    done = at_once([partial(sweep, at=day("2026-06-25"))] * 3)
    assert sorted(done) == [0, 0, 1]
    case.refresh_from_db()
    assert case.acts.filter(verb="deem_withdrawn").count() == 1


def test_an_act_and_a_look_at_once_keep_the_chain_whole(city: City):
    assert WAGES["crowd"] == ["migrant_worker"]
    case = under_review(city)
    at_once([partial(do, city, case, "check_means", "zhaojing") for _ in range(4)])
    seqs = list(entries_of(case.subject).values_list("seq", flat=True))
    assert seqs == list(range(1, len(seqs) + 1))
    assert case.acts.count() == len(seqs)
