"""The words of the street as data."""

from datetime import date

import pytest

from zhichi.foundation.search.models.known_words import known_words
from zhichi.foundation.search.rules.words import meant, read_words, without_skipped
from zhichi.foundation.sockets.public import SEARCH_SOURCES, service_items

DAY = date(2026, 11, 23)
GROUP = {
    "words": ["讨薪"],
    "means": ["劳动报酬"],
    "leads": {"items": ["legal_aid"]},
    "source": "法律援助法§31",
}


def document(**changed):
    return {"format": "zhichi-words/1", "groups": [{**GROUP, **changed}]}


def test_a_word_is_understood_inside_a_longer_query():
    said = meant("老板不发工资怎么办", known_words())
    assert "不发工资" in said.because
    assert ("items", "legal_aid") in said.leads
    assert any("劳动报酬" in query for query in said.queries)


def test_a_query_of_nothing_but_skipped_words_stays_as_it_is():
    assert without_skipped("怎么办", known_words()) == "怎么办"
    assert without_skipped("离婚怎么办", known_words()) == "离婚"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"format": "x"}, "format"),
        (document(source=""), "source"),
        (document(words=[]), "words"),
        (document(means=[], leads={}), "means"),
        ({"format": "zhichi-words/1", "groups": [GROUP, GROUP]}, "已经写过"),
        (
            {"format": "zhichi-words/1", "readings": [{"phrase": "单县", "read": ["shan"], "source": "x"}]},
            "读音",
        ),
        ([], "format"),
    ],
)
def test_a_fault_names_its_place(wrong, told):
    with pytest.raises(ValueError, match=told):
        read_words(wrong)


@pytest.mark.django_db
def test_what_ships_leads_only_to_what_there_is(law):
    items = {item.code for item in service_items(DAY)}
    for group in known_words().groups:
        for source, code in group.leads:
            assert source in SEARCH_SOURCES
            assert source != "items" or code in items
