"""A verb whose procedure names a form: judged by the form's schema, kept with the act, on the ledger by its digest."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import City
from zhichi.foundation.cases.public import Case, FilledForm, RefusedError, filled_forms, perform
from zhichi.foundation.cases.tests.factories import (
    SEEN,
    asked_for_a_visit,
    day,
    do,
    filed,
    legal_aid,
    publish_visits,
)
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.kernel import canonical

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City) -> Case:
    publish_visits()
    return asked_for_a_visit()


def photo() -> tuple[StoredFile, str]:
    stored = StoredFile.objects.create(
        digest="a" * 64, size=1, mime="image/jpeg", name="门口.jpg", stored_at=day("2026-06-01")
    )
    return stored, "门口.jpg"


def test_the_answers_are_kept_with_the_act_and_not_in_clear(city: City, case: Case):
    act = do(city, case, "visit", "liming", **SEEN)
    assert case.state == "seen"
    assert act.filled.form == "visit@1"
    assert act.filled.answers == {name: value for name, value in SEEN.items() if name != "on"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM cases_filledform")
        assert "李四" not in str(cursor.fetchone()[0])


def test_the_ledger_holds_the_digest_of_the_form_and_its_answers_and_not_the_answers(city: City, case: Case):
    act = do(city, case, "visit", "liming", **SEEN)
    told = payload_of(list(entries_of(case.subject))[-1])
    content = {"form": "visit@1", "answers": act.filled.answers}
    assert told["content"] == act.filled.digest == hashlib.sha256(canonical.encode(content)).hexdigest()
    assert (told["form"], told["answers"]) == ("visit@1", {"on": "2026-06-01"})
    assert "李四" not in str(told)


def test_the_document_says_what_was_filled_in_but_nothing_private_to_the_party(city: City, case: Case):
    act = do(city, case, "visit", "liming", **SEEN)
    told = {row["label"]: row["value"] for row in act.record.data}
    assert told == {
        "哪天去的": "2026-06-01",
        "看到的情况": "属实",
        "谁作证": "（不公开）",
        "在场的人": "第 1 行：姓名 张三",
    }
    ((_, rows),) = filled_forms(case, masked=False)
    assert {"name": "whose", "label": "谁作证", "value": "李四，13800138001"} in rows
    ((_, rows),) = filled_forms(case, masked=True)
    assert {"name": "whose", "label": "谁作证", "value": "李*，138****8001"} in rows


def test_a_paper_answers_the_file_field_it_stands_for(city: City, case: Case):
    paper = photo()
    act = perform(case_id=case.pk, verb="visit", by=city.actor("liming"), at=day("2026-06-02"), answers=SEEN,
                  papers=[paper, paper], stands_for=["photo", ""])  # fmt: skip
    assert act.filled.answers["photo"] == 1
    assert case.materials.count() == 2


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"found": ""}, "found", "看到的情况"),
        ({"whose": {}}, "whose", "谁作证"),
        ({"whose": {"name": "李四", "phone": "1"}}, "whose.phone", "手机号码"),
        ({"on": ""}, "on", "哪天去的"),
        ({"moon": "x"}, "moon", "表里没有"),
    ],
)
def test_what_the_form_does_not_take_is_refused_beside_its_field_and_nothing_is_done(
    city: City, case: Case, change, field, said
):
    with pytest.raises(RefusedError, match=said) as refused:
        perform(
            case_id=case.pk,
            verb="visit",
            by=city.actor("liming"),
            at=day("2026-06-02"),
            answers=SEEN | change,
        )
    assert refused.value.field == field
    assert (case.acts.count(), FilledForm.objects.count()) == (1, 0)


def test_a_procedure_without_forms_costs_no_statement(city: City):
    other = filed(legal_aid())
    with CaptureQueriesContext(connection) as asked:
        assert filled_forms(other, masked=True) == []
    assert len(asked) <= 1  # the procedure, when this process has not read it yet
