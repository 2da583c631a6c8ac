"""What the room publishes is found by citizens from the same transaction on."""

from collections.abc import Iterable

from zhichi.domains.catalogue.models import Article, ItemVersion, Law
from zhichi.domains.catalogue.models.findable import ARTICLES, ITEMS, findable_items, findable_law, text_key
from zhichi.foundation.search.public import publish, withdraw


def tell_items(versions: Iterable[ItemVersion]) -> None:
    """These versions of guides as they are now."""
    keys = [version.pk for version in versions]
    publish(ITEMS, findable_items(ItemVersion.objects.filter(pk__in=keys)))


def forget_text(article: Article) -> None:
    """A text that was recorded by mistake is found no more."""
    withdraw(ARTICLES, [text_key(article)])


def tell_laws(keys: Iterable[str]) -> None:
    """These laws with every text of their articles as they are now."""
    held = Law.objects.filter(key__in=list(keys)).prefetch_related("versions", "articles__law")
    publish(ARTICLES, (said for law in held for said in findable_law(law)))
