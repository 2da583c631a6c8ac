"""Published copies as the citizens' search keeps them."""

from collections.abc import Iterator

from django.urls import reverse

from zhichi.foundation.redaction.models.publication import Publication
from zhichi.foundation.redaction.rules import texts_of
from zhichi.foundation.sockets.public import Findable

SOURCE = "papers"
# The index of the page of copies alone; the citizens' search keeps its own.
INDEX = "redaction"


def words_of(one: Publication) -> str:
    return "\n".join((one.number, one.organ, *texts_of(one.shown or {"body": ""}).values()))


def findable(one: Publication) -> Findable:
    url = reverse("redaction:copy", args=[one.pk])
    note = f"{one.organ} {one.number}".strip()
    return Findable(str(one.pk), one.title, url, note=note, text=words_of(one))


def all_findable() -> Iterator[Findable]:
    """Fits `SearchSource.documents`."""
    for one in Publication.objects.published().order_by("pk").iterator():
        yield findable(one)
