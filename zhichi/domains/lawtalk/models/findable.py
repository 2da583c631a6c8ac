"""Published answers as the citizens' search keeps them."""

from collections.abc import Iterator

from django.urls import reverse

from zhichi.domains.lawtalk.models.public_answer import PublicAnswer
from zhichi.foundation.sockets.public import Findable

ANSWERS = "answers"
# The index of the page of answers alone; the citizens' search keeps its own.
INDEX = "lawtalk"
NOTE = 60


def findable(one: PublicAnswer) -> Findable:
    note = one.question if len(one.question) <= NOTE else f"{one.question[:NOTE]}…"
    url = reverse("lawtalk:answer", args=[one.pk])
    return Findable(str(one.pk), one.title, url, note=note, text=f"{one.question}\n{one.answer}")


def all_findable() -> Iterator[Findable]:
    """Fits `SearchSource.documents`."""
    for one in PublicAnswer.objects.published().order_by("pk").iterator():
        yield findable(one)
