"""One entry per indexed document, and what is asked of them."""

from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import RawSQL

from zhichi.foundation.search import rules
from zhichi.foundation.search.models.engines import engine_of

Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


class Entry(models.Model):
    """The folded tokens of one document. The migration sets `vector` or `search_fts` beside it."""

    index_name = models.CharField("索引", max_length=40)
    key = models.BigIntegerField("主键")
    body = models.TextField("词元")

    class Meta:
        verbose_name = verbose_name_plural = "检索条目"
        constraints = [models.UniqueConstraint(fields=["index_name", "key"], name="search_entry_once")]


def find(*, index: str, query: str, limit: int, using: str = DEFAULT_DB_ALIAS) -> list[int]:
    """Keys of the documents that hold every term of `query` as a phrase, best first, at most `limit`.

    A query without a searchable character finds nothing.
    """
    phrases = rules.phrases(query)
    if not phrases or limit <= 0:
        return []
    sql, params = engine_of(using).ranked(rules.check_index(index), phrases)
    with connections[using].cursor() as cursor:
        cursor.execute(f"{sql} LIMIT %s", [*params, limit])
        return [row[0] for row in cursor.fetchall()]


def restrict(queryset: Rows, index: str, query: str) -> Rows:
    """Those rows of `queryset` whose primary key `find` would give, as one SQL sub-query.

    Scope, other filters and paging of the queryset stay as they are. A query without a searchable character
    leaves nothing: leave `restrict` out when nothing was asked.
    """
    phrases = rules.phrases(query)
    if not phrases:
        return queryset.none()
    sql, params = engine_of(queryset.db).matching(rules.check_index(index), phrases)
    return queryset.filter(pk__in=RawSQL(sql, params))  # noqa: S611 constant SQL, values are parameters
