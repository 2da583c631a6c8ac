"""What stands in the way of taking a change back: something recorded later that rests on it."""

from django.db.models import Q

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.article_change import ArticleChange
from zhichi.domains.catalogue.rules.numerals import article_words


def hindrance(change: ArticleChange) -> str:
    """Why a change cannot be taken back now, as one sentence; empty when it can."""
    if change.withdrawn_at is not None:
        return "这次登记已经撤回了。"
    if change.article is None:
        return ""
    if change.law.repeal is not None:
        return "这部法律后来登记了整部废止，请先撤回那一次登记。"
    after, held = change.article.followed_by, change.article
    if after is not None and (after.valid_to is not None or after.changes.standing().exists()):
        return f"{article_words(after.number)}后来又登记过变动，请先撤回后面的那一次。"
    others = Article.objects.filter(Q(valid_to__isnull=True), law=held.law_id, number=held.number)
    if after is not None:
        others = others.exclude(pk=after.pk)
    if others.exists():
        return f"{article_words(held.number)}这个条号现在是另一条的，请先撤回那一条的条号变动。"
    return ""
