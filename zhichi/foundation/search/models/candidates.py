"""Documents that may answer, of every room's grades in one statement."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from zhichi.foundation.search.models.document import Document
from zhichi.foundation.search.models.document_engines import ASKERS
from zhichi.foundation.search.rules.wanted import Near, Wanted
from zhichi.foundation.sockets.public import SEARCH_SOURCES

FEW = 300
FEW_NEAR = 150  # each of them is held against a pattern
OF_A_GRADE = 40


class Candidate(NamedTuple):
    """`head` and `spelled` are the stored tokens of the title and their readings; `place` that among leads."""

    pk: int
    source: str
    level: int
    title: str
    head: str
    spelled: str
    place: int = 0


def candidates(wanted: Wanted, day: date, *, small: bool = False) -> list[Candidate]:
    """What answers on a day: all of it where it is little, else the first of every grade.

    Only of small sources where asked; what is near is asked for once more of these alone, for many places are near to
    each other. One statement, or two where much answers.
    """
    guessed = isinstance(wanted, Near)
    little = FEW_NEAR if guessed else FEW
    few = [] if small else _run([""], wanted, day, little)
    if not small and len(few) < little:
        return few
    held = Counter(f"{one.source}{one.level}" for one in few)
    rest = [grade for grade in grades(small=small or guessed) if held[grade] < OF_A_GRADE]
    return list({one.pk: one for one in [*_run(rest, wanted, day, OF_A_GRADE), *few]}.values())


def _run(of: Sequence[str], wanted: Wanted, day: date, limit: int) -> list[Candidate]:
    engine = ASKERS[connection.vendor]
    parts = [engine.asked(grade, wanted, day, limit) for grade in of]
    if not parts:
        return []
    params: list[Any] = [param for _, values in parts for param in values]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql for sql, _ in parts), params)
        return [Candidate(*row) for row in cursor.fetchall()]


def grades(*, small: bool = False) -> list[str]:
    """Source and level of everything that can be found, in the order of the sources."""
    sources = sorted(SEARCH_SOURCES.items(), key=lambda pair: pair[1].order)
    return [
        f"{name}{level}"
        for name, source in sources
        if source.small or not small
        for level in range(source.levels)
    ]


def led(leads: Sequence[tuple[str, str]], day: date) -> list[Candidate]:
    """What the data names to be shown first, by source and code, in force on a day."""
    named = Q(pk__in=[])
    for source, code in leads:
        named |= Q(source=source, code=code)
    if not leads:
        return []
    begun = Q(begins_on=None) | Q(begins_on__lte=day)
    rows = Document.objects.filter(named, begun, Q(ends_on=None) | Q(ends_on__gt=day))
    told = rows.values_list("pk", "source", "level", "title", "head", "spelled", "code")
    return [Candidate(*row[:-1], place=leads.index((row[1], row[-1]))) for row in told]


def texts_of(keys: Iterable[int]) -> dict[int, str]:
    """The stored tokens of the texts."""
    return dict(Document.objects.filter(pk__in=list(keys)).values_list("pk", "text"))
