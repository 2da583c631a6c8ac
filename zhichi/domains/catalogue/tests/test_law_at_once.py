"""A change of the law holds in every process from the moment it is committed."""

import os
from collections.abc import Callable

import pytest
from django.db import connections
from django.utils import timezone

from tests.cast import City
from tests.threads import at_once
from zhichi.domains.catalogue.models.ended import basis_sentence
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed
from zhichi.domains.catalogue.tests.test_dead_basis import AID, refuse_aid
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.cases.tests.factories import under_review

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work: Callable[[], object]) -> int:
    """Do it in another process with connections of its own; answers its status."""
    connections.close_all()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(pid, 0)[1]


def test_another_process_records_it_and_this_one_makes_no_paper_any_more(city: City):
    case, by = under_review(city), legal_affairs(city)
    # This process has read that everything is alive.
    assert basis_sentence("法律援助法§49", timezone.localdate()) == ""
    assert elsewhere(lambda: repealed(by, key=AID, of="49")) == 0
    with pytest.raises(RefusedError, match="第四十九条"):
        refuse_aid(city, case)
    assert Case.objects.get(pk=case.pk).state == "under_review"


def test_whichever_comes_first_paper_or_repeal_there_is_no_paper_after_it(city: City):
    case, by = under_review(city), legal_affairs(city)
    paper, repeal = at_once([lambda: refuse_aid(city, case), lambda: repealed(by, key=AID, of="49")])
    assert not isinstance(repeal, Exception)
    assert isinstance(paper, RefusedError) == (Case.objects.get(pk=case.pk).state == "under_review")
    with pytest.raises(RefusedError):
        refuse_aid(city, under_review(city))
