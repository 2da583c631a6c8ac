"""The texts of one article as its page tells them: what changed, what was taken back, who read the statute."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from zhichi.domains.catalogue.models import Article, ArticleChange, Law
from zhichi.domains.catalogue.rules.numerals import article_words


def text_row(text: Article, today: date) -> dict[str, Any]:
    """`text` with its changes, withdrawals and readings fetched beside it; asks the database nothing."""
    changes = list(text.changes.all())
    after = text.followed_by
    readings = list(text.readings.all())
    return {
        "text": text,
        "alive": text.has_force(today),
        "change": next((one for one in changes if one.withdrawn_at is None), None),
        "withdrawn": taken_back(changes),
        "reading": next((one for one in readings if one.checked), None) if text.checked else None,
        "doubt": next((one for one in readings if not one.checked), None) if not text.checked else None,
        "after": article_words(after.number) if after is not None and after.number != text.number else "",
        "after_url": reverse("catalogue:article", args=[text.law.key, after.number])
        if after is not None
        else "",
    }


def taken_back(changes: Iterable[ArticleChange]) -> list[dict[str, Any]]:
    """Changes that were recorded by mistake, each with why; their withdrawals are fetched beside them."""
    return [
        {
            "change": one,
            "because": next((asked.reason for asked in one.withdrawals.all() if asked.accepted), ""),
        }
        for one in changes
        if one.withdrawn_at is not None
    ]


def mistaken_repeals(law: Law) -> list[dict[str, Any]]:
    """The same of repeals of the whole law; `repeals__withdrawals` are fetched beside it."""
    return taken_back(law.repeals.all())
