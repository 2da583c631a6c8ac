"""Every keyword that our schemas use, in the format of the JSON Schema test suite; two judges must say the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from zhichi.foundation.forms.rules import schema_of
from zhichi.foundation.forms.rules.compiled import ANNOTATIONS, BESIDE, MAKERS, UnknownKeywordError, compiled
from zhichi.foundation.forms.rules.formats import FORMATS, checker
from zhichi.foundation.forms.tests.factories import whole_document

FILES = sorted((Path(__file__).parent / "suite").glob("*.json"))
CASES = [
    pytest.param(group["schema"], case, id=f"{path.stem}: {group['description']}: {case['description']}")
    for path in FILES
    for group in json.loads(path.read_text(encoding="utf-8"))
    for case in group["tests"]
]


@pytest.mark.parametrize(("schema", "case"), CASES)
def test_both_judges_say_what_the_suite_says(schema: dict[str, Any], case: dict[str, Any]) -> None:
    validator = Draft202012Validator(schema, format_checker=checker({}))
    assert validator.is_valid(case["data"]) == case["valid"]
    assert compiled(schema, FORMATS)(case["data"]) == case["valid"]


def keywords_in(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {word for part in schema for word in keywords_in(part)}
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for word, part in schema.items():
        inner = (
            part.values()
            if word == "properties"
            else [part]
            if word not in {"enum", "const", "x-labels"}
            else []
        )
        found |= {each for one in inner for each in keywords_in(one)}
    return found


def test_every_keyword_of_our_schemas_is_in_the_suite() -> None:
    used = keywords_in(schema_of(whole_document())) - ANNOTATIONS
    tried = {
        word
        for path in FILES
        for group in json.loads(path.read_text("utf-8"))
        for word in keywords_in(group["schema"])
    }
    assert used - tried == set()
    assert used <= set(MAKERS) | BESIDE


def test_our_schemas_are_sound_by_the_metaschema() -> None:
    Draft202012Validator.check_schema(schema_of(whole_document()))


@pytest.mark.parametrize("schema", [{"oneOf": []}, {"$ref": "#"}, {"additionalProperties": False}])
def test_a_keyword_that_nobody_judges_is_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(UnknownKeywordError):
        compiled(schema, FORMATS)
