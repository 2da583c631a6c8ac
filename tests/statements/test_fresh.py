"""A row made `fresh` is the row that the constructor makes."""

from typing import Any

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.models import Act, Party
from zhichi.foundation.cases.public import Case, Submission
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.statements.public import Row, insert_all

pytestmark = pytest.mark.django_db


def same(model: type[Row], **values: Any) -> tuple[Any, Any]:
    ours, theirs = model.fresh(**values), model(**values)
    names = [f.attname for f in model._meta.concrete_fields if not f.generated]
    assert [getattr(ours, name) for name in names] == [getattr(theirs, name) for name in names]
    assert ours._state.adding
    assert ours._state.fields_cache == theirs._state.fields_cache
    return ours, theirs


def test_defaults_relations_and_keys_are_those_of_the_constructor(city: City) -> None:
    case = filed(legal_aid())
    ours, _ = same(Submission, key="k", digest="d", case=case, at=timezone.now())
    assert (ours.case, ours.case_id) == (case, case.pk)
    same(Act, case=case, seq=9, verb="file", title="x", to_state="s")
    same(Party, role="applicant", name="王秀英", phone="13800138000")
    same(Case, unit=case.unit, handler=None, kind="x")
    same(Case, unit_id=case.unit_id, region_id=case.region_id)


def test_defaults_are_not_shared_between_rows() -> None:
    one, other = Case.fresh(), Case.fresh()
    one.title = "x"
    assert other.title == ""


def test_a_relation_written_before_its_key_is_known_is_filled_in_when_it_is(city: City) -> None:
    held = filed(legal_aid())
    names = [f.attname for f in Case._meta.concrete_fields if f.attname not in {"id", "seat"}]
    values = {name: getattr(held, name) for name in names} | {"number": "T-1", "tracking_code": "T-1"}
    case = Case.fresh(**values)
    party = Party.fresh(case=case, role="applicant", name="王秀英")
    party.set_indexes()
    insert_all([case])
    insert_all([party])
    assert Party.objects.get(pk=party.pk).case == case


def test_a_name_that_is_no_column_is_refused() -> None:
    with pytest.raises(TypeError, match="no column 'moon'"):
        Case.fresh(moon=1)
    with pytest.raises(TypeError, match="no column 'seat'"):
        Case.fresh(seat=1)
