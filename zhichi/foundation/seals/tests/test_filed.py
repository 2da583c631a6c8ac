"""What other rooms read of seals: the file of a case, the newest use of a paper."""

import pytest
from django.utils import timezone

from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.seals.actions import reconcile, void_use
from zhichi.foundation.seals.models.filing import erase_seals, open_seal, seal_items
from zhichi.foundation.seals.public import seal_of_paper
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


def test_a_stamped_use_and_its_scan_belong_into_the_file_of_the_case(office, django_assert_num_queries):
    case, seal = under_review(office), kept(office)
    assert seal_items(case) == []
    request = approved(office, asked(office, seal, paper(office, case)))
    assert seal_items(case) == []
    use = stamped(office, request).uses.get()
    scan = stored(office, sheets(2))
    reconcile(use=use, scan=scan, pages=2, copies=1, by=office.actor("zhaojing"), at=AT())
    with django_assert_num_queries(1):
        line, paper_copy = seal_items(case)
    assert (line.key, line.made_by) == ("seal:legal_aid", "鲍印")
    assert use.numbered in line.data.decode()
    assert (paper_copy.digest, paper_copy.pages, paper_copy.media) == (scan.digest, 2, "application/pdf")
    with open_seal(paper_copy.ref) as held:
        assert held.read() == sheets(2)
    with pytest.raises(FileNotFoundError):
        open_seal(f"sealed-{use.pk}")
    erase_seals([paper_copy.ref], case=case)


def test_the_seal_of_a_paper_is_the_use_that_stands_else_the_newest_void_one(office):
    seal, one = kept(office), paper(office)
    assert seal_of_paper(one) is None
    use = stamped(office, approved(office, asked(office, seal, one))).uses.get()
    assert seal_of_paper(one) == use
    void_use(use=use, because="盖错了一份", by=office.actor("zhaojing"), at=AT())
    assert seal_of_paper(one) == use
    again = stamped(office, approved(office, asked(office, seal, one))).uses.get()
    assert seal_of_paper(one) == again
    assert seal_of_paper(done(office, seal).uses.get().paper).number == 3
