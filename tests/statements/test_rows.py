"""Case is a `Row` with every kind of column: encrypted, generated, dated, optional."""

import pytest
from django.db import DatabaseError, IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Case, Submission
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.statements.public import Row, change_one, insert_all

pytestmark = pytest.mark.django_db


def copy_of(case: Case, number: str) -> Case:
    columns = [f.attname for f in Case._meta.concrete_fields if f.attname not in {"id", "seat"}]
    values = {name: getattr(case, name) for name in columns} | {"number": number, "tracking_code": number}
    return Case(**values)


def test_what_is_inserted_is_what_django_would_have_inserted(city: City, monkeypatch: pytest.MonkeyPatch):
    case = filed(legal_aid())
    ours, theirs = copy_of(case, "T-1"), copy_of(case, "T-2")
    ours.save(force_insert=True)
    monkeypatch.setattr(Row, "_do_insert", models.Model._do_insert)
    theirs.save(force_insert=True)
    a, b = (Case.objects.values().get(number=n) for n in ("T-1", "T-2"))
    assert {name for name in a if a[name] != b[name]} == {"id", "number", "tracking_code"}
    assert (type(ours.pk), ours.seat) == (type(theirs.pk), theirs.seat)


def test_what_is_updated_is_what_django_would_have_updated(city: City, monkeypatch: pytest.MonkeyPatch):
    ours, theirs = filed(legal_aid()), filed(legal_aid())
    for case in (ours, theirs):
        case.handler, case.answers, case.title = city.people["liming"], {"facts": "改过了"}, "新"
        case.closed_at, case.phase = case.filed_at, "done"
        case.save(update_fields=["handler", "answers", "title", "closed_at", "phase"])
        monkeypatch.setattr(Row, "_do_update", models.Model._do_update)
    a, b = (Case.objects.values().get(pk=case.pk) for case in (ours, theirs))
    own = {"id", "number", "tracking_code", "filed_at", "closed_at"}
    assert {name for name in a if a[name] != b[name]} == own
    assert a["answers"] == {"facts": "改过了"}


def test_one_row_is_changed_and_shows_it(city: City):
    ours, other = filed(legal_aid()), filed(legal_aid())
    change_one(ours, title="新", answers={"facts": "改过了"}, handler_id=city.people["liming"].pk)
    assert (ours.title, ours.answers) == ("新", {"facts": "改过了"})
    ours.refresh_from_db()
    assert (ours.title, ours.answers, ours.handler) == ("新", {"facts": "改过了"}, city.people["liming"])
    other.refresh_from_db()
    assert other.title != "新"


def test_an_expression_is_refused_where_one_row_is_changed(city: City):
    with pytest.raises(TypeError, match="plain"):
        change_one(filed(legal_aid()), revision=F("revision") + 1)


def test_expressions_take_djangos_way(city: City):
    case = filed(legal_aid())
    case.revision = F("revision") + 4
    case.save(update_fields=["revision"])
    case.refresh_from_db()
    assert case.revision == 5


def test_a_row_that_is_gone_is_noticed(city: City):
    case = filed(legal_aid())
    case.pk = 987654321
    with pytest.raises(DatabaseError):
        case.save(update_fields=["title"])


def test_a_taken_number_is_refused_by_the_database(city: City):
    twin = copy_of(filed(legal_aid()), "T-1")
    twin.number = Case.objects.first().number
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_saving_again_without_naming_columns_updates(city: City):
    case = filed(legal_aid())
    case.title = "换了"
    case.save()
    assert list(Case.objects.values_list("title", flat=True)) == ["换了"]


def test_many_are_inserted_as_one_by_one(city: City, django_assert_num_queries):
    case = filed(legal_aid())
    copy_of(case, "T-1").save(force_insert=True)
    with django_assert_num_queries(1):
        rows = insert_all([copy_of(case, "T-2"), copy_of(case, "T-3")])
    one, two, three = (Case.objects.values().get(number=f"T-{n}") for n in (1, 2, 3))
    own = {"id", "number", "tracking_code"}
    assert {name for name in one if not one[name] == two[name] == three[name]} == own
    assert [(row.pk, row.seat) for row in rows] == [(two["id"], two["seat"]), (three["id"], three["seat"])]
    assert not rows[0]._state.adding
    rows[0].title = "换了"
    rows[0].save(update_fields=["title"])
    assert Case.objects.get(number="T-2").title == "换了"


def test_none_are_inserted_without_a_statement(city: City, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert_all([]) == []


def test_a_row_with_its_own_key_keeps_it(city: City):
    first = Submission(key="k1", digest="d", case=filed(legal_aid()), at=timezone.now())
    Submission.objects.filter(case=first.case).delete()
    insert_all([first])
    assert Submission.objects.get(case=first.case).key == "k1"


def test_many_take_no_expressions(city: City):
    case = copy_of(filed(legal_aid()), "T-1")
    case.revision = F("revision") + 1
    with pytest.raises(TypeError, match="plain"):
        insert_all([case])


def test_a_refused_insert_spoils_the_transaction_it_stands_in(city: City):
    twin = copy_of(filed(legal_aid()), "T-1")
    twin.number = Case.objects.first().number
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([twin])
    assert Case.objects.count() == 1
