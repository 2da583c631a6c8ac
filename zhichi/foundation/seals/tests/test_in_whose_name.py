"""In whose name a paper goes out: an office without a seal writes under the bureau's name and seal, or not at all."""

import pytest
from django.utils import timezone

from tests.cast import LONG_AGO
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import consultation, filed
from zhichi.foundation.papers.public import issue, paper_bytes, sent_bytes
from zhichi.foundation.papers.tests.factories import wish
from zhichi.foundation.regions.public import Unit, UnitKind
from zhichi.foundation.seals.models.offering import in_whose_name
from zhichi.foundation.seals.tests.factories import asked, kept, paper, registered

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_a_justice_office_writes_in_the_bureaus_name_only_while_it_has_no_seal_and_the_bureau_has(office):
    bureau = office.units["370811"]
    desk = Unit.objects.filter(kind=UnitKind.JUSTICE_OFFICE, path__startswith=bureau.path)[0]
    assert in_whose_name(desk, bureau, "organ", TODAY()) == desk
    registered(office, "370811", kind="organ", name=bureau.name)
    assert in_whose_name(desk, bureau, "organ", TODAY()) == bureau
    assert in_whose_name(desk, bureau, "legal_aid", TODAY()) == desk
    assert in_whose_name(desk, bureau, "none", TODAY()) == desk
    aid = office.units["370811-aid"]
    assert in_whose_name(aid, bureau, "organ", TODAY()) == aid
    registered(office, desk.code, kind="organ", name=desk.name)
    assert in_whose_name(desk, bureau, "organ", TODAY()) == desk


def test_no_rule_no_other_name(office):
    bureau = office.units["370811"]
    desk = Unit.objects.filter(kind=UnitKind.JUSTICE_OFFICE, path__startswith=bureau.path)[0]
    registered(office, "370811", kind="organ", name=bureau.name)
    assert in_whose_name(desk, bureau, "organ", LONG_AGO.replace(year=1990)) == desk


def letter(office):
    """A letter from the justice office that answers a villager's question."""
    case = filed(consultation())
    asked_for = wish(case, "any.letter", subject="核实宅基地情况", to="许庄街道办事处", words="请协助核实。")
    return issue(wish=asked_for, by=office.actor("liming"), at=timezone.now())


def test_name_and_seal_of_a_paper_are_always_one_organs(office):
    """In the office's own name it is not sealed by the bureau; in the bureau's it is, and not by the office."""
    bureau = office.units["370811"]
    own = letter(office)
    formal = registered(office, "370811", kind="organ", name=bureau.name)
    with pytest.raises(RefusedError, match=f"由{own.unit.name}出具，不能盖{bureau.name}的印章"):
        asked(office, formal, own, who="liming")
    named = letter(office)
    assert (named.unit, named.content["organ"], named.content["unit"]) == (bureau, bureau.name, bureau.name)
    assert asked(office, formal, named, who="liming").state == "requested"
    stamp = registered(office, own.unit.code, kind="organ", name=own.unit.name)
    assert letter(office).unit == own.unit
    with pytest.raises(RefusedError, match=f"由{bureau.name}出具，不能盖{own.unit.name}的印章"):
        asked(office, stamp, letter_of(named), who="liming")


def letter_of(paper):
    """The same paper read anew."""
    return type(paper).objects.select_related("unit", "case", "template").get(pk=paper.pk)


def test_what_has_no_electronic_seal_is_sent_as_it_was_issued(office):
    kept(office)
    one = paper(office)
    assert sent_bytes(one) == paper_bytes(one)
