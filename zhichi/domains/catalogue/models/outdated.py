"""Citations that were held against a text which is not the one of today: they are to be looked at again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q

from zhichi.domains.catalogue.models.article_change import ArticleChange
from zhichi.domains.catalogue.models.cited_text import CitedText
from zhichi.domains.catalogue.models.graph import all_citings
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.law_version import LawVersion
from zhichi.domains.catalogue.models.texts import Texts
from zhichi.domains.catalogue.rules.law_texts import TextNamed
from zhichi.domains.catalogue.rules.numerals import article_order
from zhichi.foundation.sockets.public import Citing


@dataclass
class Outdated:
    """One thing and what it cites of one law: articles ("" the whole), with the text each was held against."""

    citing: Citing
    law: Law
    cited: dict[str, TextNamed] = field(default_factory=dict)

    @property
    def numbers(self) -> list[str]:
        return sorted(self.cited, key=article_order)

    @property
    def against(self) -> str:
        """The texts, each said once."""
        return "、".join(dict.fromkeys(text.words for text in self.cited.values() if text.words))


def outdated(day: date, only: tuple[str, str] | None = None) -> list[Outdated]:
    """Of everything, or of one (kind, key), what holds on the day and was held against an older text.

    What a change of the law has opened as work of its own is told on that change's page and left out here. Three
    statements, a fourth for the laws, and those of the graph; where no law has moved, one statement.
    """
    noted = CitedText.objects.all()
    if only is not None:
        noted = noted.filter(kind=only[0], key=only[1])
    keys = set(noted.filter(_moved()).order_by().values_list("law__key", flat=True).distinct())
    return list(_found(day, keys, only)) if keys else []


def _moved() -> Q:
    """Rows whose law has a text beside the one that was noted, or whose article has ended: the others need no graph."""
    newer = LawVersion.objects.filter(law=OuterRef("law"), pk__gt=OuterRef("law_version"))
    ended = Q(text__valid_to__isnull=False) | Q(law_version__effective_to__isnull=False)
    return ended | Q(Exists(newer))


def _found(day: date, keys: Collection[str], only: tuple[str, str] | None) -> Iterator[Outdated]:
    texts = Texts(keys, day=day)
    laws = {law.key: law for law in Law.objects.filter(key__in=keys).prefetch_related("repeals")}
    open_work = _open_work()
    held: dict[tuple[str, str, str, str], Outdated] = {}
    for citing, pairs, _ in all_citings():
        if (citing.since or day) > day or (only is not None and (citing.kind, citing.key) != only):
            continue
        for law, number in pairs:
            if law not in laws or laws[law].repeal is not None:
                continue
            named = texts.of(citing, law, number)
            if named.current or (citing.kind, citing.key, law, number) in open_work:
                continue
            place = (citing.kind, citing.key, citing.version, law)
            held.setdefault(place, Outdated(citing, laws[law])).cited[number] = named
    yield from sorted(held.values(), key=lambda one: (one.law.title, one.citing.kind, one.citing.key))


def _open_work() -> set[tuple[str, str, str, str]]:
    """(kind, key, law, article) of what a standing change asks for and nobody has settled."""
    changes = ArticleChange.objects.standing().select_related("article__law", "whole_law")
    return {
        (row["kind"], row["key"], change.law.key, change.number)
        for change in changes
        for row in change.cited_by
        if not row.get("done_at")
    }
