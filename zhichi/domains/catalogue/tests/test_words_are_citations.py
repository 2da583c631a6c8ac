"""No article stands in the words of a shipped item that the item does not cite, and so nobody would hear of its change."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from zhichi.domains.catalogue.models import Article, ItemVersion
from zhichi.domains.catalogue.models.citers import citing_item
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.citing import TOKEN, plain, resolved

pytestmark = pytest.mark.django_db


def texts_in(part: Any, name: str = "") -> Iterator[str]:
    """Every sentence of a document; where it was taken from (`source`) is none."""
    if isinstance(part, str):
        if name not in {"source", "basis", "law", "article"}:
            yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from texts_in(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from texts_in(value, name)


def said_in(text: str, names: dict[str, str]) -> set[tuple[str, str]]:
    """What a sentence cites: an article behind the last law it named."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found: set[tuple[str, str]] = set()
    law = ""
    for match in re.finditer(f"(?P<law>{listed})|{TOKEN.pattern}", plain(text)):
        if match["law"]:
            law = match["law"]
        elif law:
            found |= resolved(f"{law}{match.group()}", names)[0]
    return found


@pytest.mark.parametrize(
    ("item", "pair"),
    [
        ("notarisation", ("notarisation-law", "28")),
        ("lawyer_practice", ("lawyers-law", "7")),
        ("gov_info", ("gov-information-regulation", "36")),
    ],
)
def test_these_three_are_citations_now_and_marked(law: None, item: str, pair: tuple[str, str]):
    rows = ItemVersion.objects.filter(item__code=item).select_related("item")
    if version := rows.first():
        assert pair in resolved(citing_item(version).basis, law_names())[0]
    assert not Article.objects.get(law__key=pair[0], number=pair[1]).checked


def test_every_article_in_words_is_cited(law: None):
    names = law_names()
    for version in ItemVersion.objects.select_related("item"):
        cited = resolved(citing_item(version).basis, names)[0]
        for text in texts_in(version.document):
            assert said_in(text, names) <= cited, (version.item.code, text)


def test_a_sentence_is_read_for_what_it_cites(law: None):
    text = "看是不是符合律师法第五条的条件，有没有第七条不得发证的情形。"
    assert said_in(text, law_names()) == {("lawyers-law", "5"), ("lawyers-law", "7")}
