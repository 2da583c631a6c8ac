"""A complaint about a matter that is handled already is handled with it."""

import pytest

from zhichi.domains.complaints.tests.factories import complained, do, investigating

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(town):
    first, again = investigating(town), complained("2026-06-03")
    do(town, again, "classify", "luoke", "2026-06-03")
    return first, again


def test_it_ends_in_the_other_and_its_complainant_is_told(town, pair):
    first, again = pair
    do(town, again, "merge", "luoke", "2026-06-04", into=first.number)
    assert (again.state, again.is_done) == ("merged", True)
    assert again.complaint.merged_into == first
    assert again.records.get(key="cp.merge_told").given


def test_not_into_itself_nor_into_what_is_not_there(town, pair, refused):
    _, again = pair
    assert "不能并到自己" in refused(again, "merge", "luoke", "2026-06-04", into=again.number)
    assert "没有这个案号" in refused(again, "merge", "luoke", "2026-06-04", into="TS-370811-2026-999999")


def test_not_into_another_countys(town, pair, refused):
    other = complained(region="370812001001")
    assert "没有这个案号" in refused(pair[1], "merge", "luoke", "2026-06-04", into=other.number)


def test_not_into_another_kind_of_matter_nor_one_that_has_ended(town, pair, refused):
    notary = complained(answers={"target": "notary"})
    assert "不是同一件事" in refused(pair[1], "merge", "luoke", "2026-06-04", into=notary.number)
    do(town, pair[0], "withdraw", "citizen", "2026-06-04")
    assert "已经办结" in refused(pair[1], "merge", "luoke", "2026-06-05", into=pair[0].number)
