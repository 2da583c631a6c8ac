"""A copy is found from the transaction on in which it is published, and no longer than it is."""

from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.models.findable import INDEX, SOURCE, findable, words_of
from zhichi.foundation.search.public import drop, publish, put, withdraw


def enlist(one: Publication) -> None:
    put(index=INDEX, key=one.pk, text=f"{one.title}\n{words_of(one)}")
    publish(SOURCE, [findable(one)])


def unlist(one: Publication) -> None:
    drop(index=INDEX, key=one.pk)
    withdraw(SOURCE, [str(one.pk)])
