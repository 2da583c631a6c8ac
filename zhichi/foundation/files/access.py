"""Whose a file on its way is: the officer's who is inside, else the browser's that began it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import salted_hmac

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.models import Arrival


def owner_of(actor: Actor, secret: str) -> str:
    """The keyed hash that stands for a sender; "" for a browser that holds no secret and so owns nothing."""
    if actor.officer_id is None and not secret:
        return ""
    text = f"officer:{actor.officer_id}" if actor.officer_id is not None else f"browser:{secret}"
    return keyed("owner", text)


def keyed(what: str, text: str) -> str:
    return salted_hmac(f"files.arrival.{what}", text, algorithm="sha256").hexdigest()


def owned(codes: Iterable[str], owner: str, *, at: datetime) -> dict[str, Arrival]:
    """The files on their way that this sender calls by these codes; nobody else's."""
    if not owner:
        return {}
    return {one.code: one for one in Arrival.objects.alive(at=at).filter(code__in=list(codes), owner=owner)}
