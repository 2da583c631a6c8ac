"""Of several fields at least one must be answered: what a supplement needs, and nothing in particular of it."""

import pytest

from zhichi.foundation.procedures.public import AnswerError, Field, FieldType, clean_answers, faults_of
from zhichi.foundation.procedures.tests.factories import sound

NOTE = Field("note", FieldType.LONGTEXT, "补充说明", required=False)
PAPERS = Field("papers", FieldType.FILES, "补充的材料", required=False)
EITHER = ("note", "papers")


@pytest.mark.parametrize(("given", "papers"), [({"note": "见附件"}, 0), ({}, 1), ({"note": "见附件"}, 2)])
def test_one_is_enough(given, papers):
    assert clean_answers([NOTE, PAPERS], given, papers=papers, one_of=EITHER) == given


@pytest.mark.parametrize("given", [{}, {"note": ""}, {"note": "  "}])
def test_none_is_refused_beside_the_first(given):
    with pytest.raises(AnswerError, match="“补充说明”、“补充的材料”至少要有一样。") as error:
        clean_answers([NOTE, PAPERS], given, one_of=EITHER)
    assert error.value.field == "note"


def test_a_field_that_is_not_asked_is_told_with_its_place():
    broken = sound()
    name, verb = next((name, verb) for name, verb in broken["verbs"].items() if verb.get("fields"))
    verb["one_of"] = [verb["fields"][0]["name"], "moon"]
    assert [fault.place for fault in faults_of(broken)] == [f"verbs.{name}.one_of"]
