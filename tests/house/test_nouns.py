"""Models: keys point down the floors, names stand in the glossary."""

import pytest
from django.apps import apps

from tests.house.rules.nouns import foreign_keys, glossary_faults, heights, key_faults
from tests.house.rules.tree import ROOT

pytestmark = pytest.mark.house


def test_foreign_keys_only_point_down():
    assert key_faults(foreign_keys(), heights()) == []


def test_every_model_is_a_noun_of_the_glossary():
    names = [model.__name__ for model in apps.get_models() if model.__module__.startswith("zhichi.")]
    assert glossary_faults(names, (ROOT / "docs/glossary.md").read_text("utf-8")) == []
