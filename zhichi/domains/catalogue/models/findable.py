"""What citizens find of this room: guides, laws and articles. Each fits `sockets.SearchSource.documents`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.foundation.sockets.public import Findable

ITEMS, ARTICLES = "items", "articles"
FILED, GUIDED = 0, 1
WHOLE, PART = 0, 1


def items() -> Iterator[Findable]:
    """Every version of a guide, each for its days."""
    return findable_items(ItemVersion.objects.all())


def findable_items(versions: QuerySet[ItemVersion]) -> Iterator[Findable]:
    for version in versions.select_related("item"):
        document = version.document
        yield Findable(
            key=f"{version.item.code}/{version.version}",
            title=version.title,
            url=reverse("services:guide", args=[version.item.code]),
            note=document["summary"],
            text="\n".join(_words(document)),
            level=FILED if version.kind else GUIDED,
            begins_on=version.effective_from,
            ends_on=version.effective_to,
        )


def _words(document: Mapping[str, Any]) -> Iterator[str]:
    """What people may remember of a guide: conditions, materials, results, questions."""
    yield from document.get("conditions", ())
    for material in document.get("materials", ()):
        yield material["title"]
    yield from document.get("results", ())
    for question in document.get("questions", ()):
        yield f"{question['ask']}\n{question['answer']}"


def articles() -> Iterator[Findable]:
    """Every law and every text of an article, each for its days."""
    for law in Law.objects.prefetch_related("versions", "articles__law"):
        yield from findable_law(law)


def findable_law(law: Law) -> Iterator[Findable]:
    """The law is found as long as one of its texts has force."""
    aliases = "\n".join(law.aliases)
    ends = [version.effective_to for version in law.versions.all()]
    last = None if not ends or None in ends else max(filter(None, ends))
    url = reverse("catalogue:law", args=[law.key])
    yield Findable(law.key, f"《{law.title}》", url, law.issuer, aliases, level=WHOLE, ends_on=last)
    for article in law.articles.all():
        yield _article(law, article, aliases)


def text_key(article: Article) -> str:
    """What one text of an article is kept under."""
    return f"{article.law.key}/{article.number}/{article.valid_from or ''}"


def _article(law: Law, article: Article, aliases: str) -> Findable:
    words = article_words(article.number)
    said = f"{aliases}\n" + "\n".join(f"{alias}{words}" for alias in law.aliases)
    return Findable(
        key=text_key(article),
        title=f"《{law.title}》{words}",
        url=reverse("catalogue:article", args=[law.key, article.number]),
        note=article.gist,
        text=said,
        level=PART,
        begins_on=article.valid_from,
        ends_on=article.valid_to,
    )
