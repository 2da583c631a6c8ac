"""Articles whose gist was written from general knowledge: nothing on a page may stand on them without saying so."""

from collections.abc import Mapping
from typing import Any

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.cited_in import cited_in
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.domains.catalogue.rules.numerals import article_order, article_words


def unchecked_among(document: Mapping[str, Any]) -> list[str]:
    """《律师法》第六条 for each article a document cites that nobody has held against its text. Two statements."""
    rows = Article.objects.filter(checked=False).select_related("law")
    known = {(row.law.key, row.number): row.law.title for row in rows}
    names = law_names() if known else {}
    found = {pair for _, basis in cited_in(document) for pair in resolved(basis, names)[0] if pair in known}
    ordered = sorted(found, key=lambda pair: (pair[0], article_order(pair[1])))
    return [f"《{known[pair]}》{article_words(pair[1])}" for pair in ordered]
