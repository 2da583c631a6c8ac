"""Who an officer is today, and what he may do to accounts. Refusals are the sentence people read."""

from datetime import date

from django.db.models import Q

from zhichi.foundation.accounts.actors import Actor, PostFact
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules import ADMINISTRATORS


def actor_of(officer: Officer, *, on: date) -> Actor:
    """The officer with the posts he holds on the day, his own first, then those delegated to him. One query.

    Administrator posts are never delegated, and of an absent colleague's posts only those in a unit where the
    officer himself has a post. An inactive officer has no posts.
    """
    if not officer.is_active:
        return Actor(kind="officer", officer_id=officer.pk, name=officer.name)
    givers = Delegation.objects.on(on).filter(taker=officer, giver__is_active=True).values("giver")
    held = (
        Post.objects.on(on)
        .filter(Q(officer=officer) | Q(officer__in=givers) & ~Q(role__in=ADMINISTRATORS))
        .select_related("unit")
        .order_by("pk")
    )
    own, lent = [], []
    for post in held:
        mine = post.officer_id == officer.pk
        fact = PostFact(
            role=post.role,
            unit_id=post.unit_id,
            unit_code=post.unit.code,
            unit_path=post.unit.path,
            tier=post.unit.tier,
            delegated_from=None if mine else post.officer_id,
        )
        (own if mine else lent).append(fact)
    units = {fact.unit_id for fact in own}
    return Actor(
        kind="officer",
        officer_id=officer.pk,
        name=officer.name,
        posts=(*own, *(fact for fact in lent if fact.unit_id in units)),
    )
