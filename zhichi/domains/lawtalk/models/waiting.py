"""Answers that wait to be drafted or cleared, as the first screen of the office tells them."""

from datetime import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models.public_answer import PublicAnswer
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.sockets.public import Waiting

GROUP = "为群众服务"


def desk_of(actor: Actor) -> Q:
    """Answers whose consultation lies at a desk of the actor's."""
    units = [post.unit_id for post in actor.posts if post.role in REGISTRARS]
    return Q(case__unit__in=units)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`: one statement."""
    mine = Q(state=State.ALLOWED) | Q(state=State.DRAFTED) & ~Q(drafted_by=f"officer:{actor.officer_id}")
    if not any(post.role in REGISTRARS for post in actor.posts):
        return []
    rows = PublicAnswer.objects.filter(mine & desk_of(actor)).order_by()
    told = rows.values_list("state").annotate(count=Count("pk"), since=Min("allowed_at"))
    titles = {State.ALLOWED: "问答等起草公开稿", State.DRAFTED: "问答公开稿等您核对"}
    return [
        Waiting(
            GROUP,
            titles[State(state)],
            count,
            f"{reverse('lawtalk:office')}?tab={state}",
            since=localdate(since),
        )
        for state, count, since in told
    ]
