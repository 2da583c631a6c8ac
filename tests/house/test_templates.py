"""What templates say and what they are given."""

import pytest

from tests.house.rules.markup import english_faults, inline_faults
from tests.house.rules.pages import template_faults, unused_context_faults
from tests.house.rules.tree import Source, excuse, reviewed, sources
from tests.house.rules.variables import undefined_faults

pytestmark = pytest.mark.house


def templates() -> list[Source]:
    texts = (source for source in sources(".txt", "zhichi/") if "/templates/" in source.path)
    return [*sources(".html", "zhichi/"), *texts]


def code() -> list[Source]:
    return [source for source in sources(".py", "zhichi/") if not source.is_test]


def test_nothing_is_inline_that_the_content_policy_refuses():
    assert inline_faults(templates()) == []


def test_citizens_and_officers_read_chinese():
    spoken = [source for source in templates() if "/gallery/" not in source.path]
    allowed = {word.lower() for word in reviewed("foreign_words")}
    assert english_faults(spoken, allowed) == []


def test_every_template_named_exists_and_every_template_is_used():
    assert (
        excuse(template_faults(templates(), [*code(), *sources(".yaml", "zhichi/")]), reviewed("templates"))
        == []
    )


def test_a_page_reads_what_its_view_passes():
    assert unused_context_faults(templates(), code()) == []


def test_a_page_reads_nothing_that_nobody_passes():
    assert undefined_faults(templates(), code(), ()) == []
