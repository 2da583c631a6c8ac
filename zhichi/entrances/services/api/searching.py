"""`GET /search`: what citizens find in the one box of the pages."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.documents import InvalidProblem, Problem
from zhichi.entrances.services.api.shapes import Shape
from zhichi.entrances.services.views.citizen.searching import MOST_READ, kind_of, read_query
from zhichi.foundation.search.public import Found, look

router = Router(tags=["查找"])
Words = Annotated[
    str, Query(max_length=MOST_READ, description="What somebody would type: words, pinyin, a slip.")
]
URL: Any = Field(description="Its page for people.")


class FoundOut(Shape):
    source: str = Field(
        description="Which part of the site it is of: guides, ways, points, articles, answers …"
    )
    kind: str = Field(description="The same in words.")
    code: str
    title: str
    note: str
    url: str = URL
    how: str = Field(
        description="The closest way in which it answers: same, title, meant, text, other_words, scattered,"
        " sound, near, loose."
    )
    guessed: bool = Field(description="A guess (sound, near, loose): say so when you show it.")


class SearchOut(Shape):
    query: str = Field(description="As it was read: at most 100 characters, single spaces.")
    because: list[str] = Field(description="Words of the street that were understood.")
    found: list[FoundOut] = Field(description="Best first, at most thirty.")
    more: bool = Field(description="There are others.")


@router.get("/search", response={200: SearchOut, 422: InvalidProblem, 503: Problem}, operation_id="search")
def search(request: HttpRequest, q: Words) -> HttpResponse:
    """The same answers in the same order as the page. Nothing of a query is kept."""
    query = read_query(q)
    held = look(query, day=timezone.localdate())
    found = [one_of(request, one) for one in held.found]
    return answer(
        SearchOut(query=query, because=list(held.because), found=found, more=held.more), private=True
    )


def one_of(request: HttpRequest, one: Found) -> FoundOut:
    return FoundOut(
        source=one.source,
        kind=str(kind_of(one)),
        code=one.code,
        title=one.title,
        note=one.note,
        url=request.build_absolute_uri(one.url),
        how=one.how.name.lower(),
        guessed=one.guessed,
    )
