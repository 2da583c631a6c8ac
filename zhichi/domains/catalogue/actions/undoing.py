"""The register as it was before a change: texts that ended go on, the text that followed is gone."""

from datetime import date
from typing import Any

from zhichi.domains.catalogue.actions.finding import forget_text
from zhichi.domains.catalogue.models import Article, ArticleChange, CitedText, LawVersion


def undo(change: ArticleChange) -> dict[str, Any]:
    """Put the texts back, inside the caller's transaction; answers what the text said that is gone, or nothing."""
    if change.article is None:
        _put_back(change)
        return {}
    held, after = change.article, change.article.followed_by
    held.followed_by = None
    held.save(update_fields=["followed_by"])
    gone: dict[str, Any] = {}
    if after is not None:
        gone = {"number": after.number, "gist": after.gist, "from": change.effective_on.isoformat()}
        # What was held against the text that never was, was held against this one.
        CitedText.objects.filter(text=after, number=held.number).update(text=held)
        forget_text(after)
        after.delete()
    _put_back(change)
    return gone


def _put_back(change: ArticleChange) -> None:
    before = change.before or _guessed(change)
    for pk, day in before.get("texts", ()):
        Article.objects.filter(pk=pk).update(valid_to=_day(day))
    for pk, day in before.get("versions", ()):
        LawVersion.objects.filter(pk=pk).update(effective_to=_day(day))


def _guessed(change: ArticleChange) -> dict[str, Any]:
    """Of a change recorded before what it ended was kept: all that ended on its day and by nothing else."""
    if change.article is not None:
        return {"texts": [[change.article.pk, None]]}
    law, day = change.law, change.effective_on
    own = ArticleChange.objects.standing().filter(article__law=law)
    texts = law.articles.filter(valid_to=day, followed_by=None).exclude(pk__in=own.values("article"))
    return {
        "texts": [[pk, None] for pk in texts.values_list("pk", flat=True)],
        "versions": [[pk, None] for pk in law.versions.filter(effective_to=day).values_list("pk", flat=True)],
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
