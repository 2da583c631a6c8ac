"""A published answer is found from the transaction on in which it is published, and no longer than it is."""

from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.domains.lawtalk.models.findable import ANSWERS, INDEX, findable
from zhichi.foundation.search.public import drop, publish, put, withdraw


def list_again(one: PublicAnswer) -> None:
    put(index=INDEX, key=one.pk, text=f"{one.title}\n{one.question}\n{one.answer}")
    publish(ANSWERS, [findable(one)])


def unlist(one: PublicAnswer) -> None:
    drop(index=INDEX, key=one.pk)
    withdraw(ANSWERS, [str(one.pk)])
