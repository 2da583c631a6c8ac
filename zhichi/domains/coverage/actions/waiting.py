"""Drawn points to be visited and hollow points to be explained, as they wait for one officer."""

from datetime import date, datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.coverage.access import ANSWERERS
from zhichi.domains.coverage.enums import SampleState, Standing
from zhichi.domains.coverage.models.hollow_answer import HollowAnswer
from zhichi.domains.coverage.models.point_standing import PointStanding
from zhichi.domains.coverage.models.sample import VERIFIERS, Sample, SampledPoint
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import reading

GROUP = "覆盖和实效"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`. Three statements; none for who neither verifies nor answers."""
    found: list[Waiting] = []
    # Most weeks no sample is out: that is asked before the long question.
    if any(actor.has(role) for role in VERIFIERS) and _drawn():
        drawn = SampledPoint.objects.visible_to(actor).open().order_by("sample__code")
        for code, count, since in drawn.values_list("sample__code").annotate(
            Count("pk"), Min("sample__drawn_at")
        ):
            url = reverse("coverage:sample", args=[code])
            found.append(
                Waiting(GROUP, f"抽中的服务点等您核验（{code}）", count, url, since=localdate(since))
            )
    today = localdate(at)
    paths = tuple(post.unit_path for post in actor.posts if post.role in ANSWERERS and post.tier != Tier.CITY)
    if paths:
        told = unexplained(paths, today).aggregate(
            count=Count("pk"), late=Count("pk", filter=Q(answered=True)), since=Min("hollow_since")
        )
        if told["count"]:
            url = f"{reverse('coverage:hollow')}?list=open"
            found.append(Waiting(GROUP, "疑似空壳等您说明情况", **told, url=url))
    return found


@reading
def _drawn() -> QuerySet[Sample, int]:
    """A sample whose points are still to be visited."""
    return Sample.objects.filter(state=SampleState.DRAWN).order_by().values_list("pk", flat=True)[:1]


def unexplained(paths: tuple[str, ...], today: date) -> QuerySet[PointStanding]:
    """Hollow points of branches of which nobody has said what is the matter since, or whose promised day has passed.

    `answered` is true of the latter.
    """
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(point__unit__path__startswith=path)
    since = HollowAnswer.objects.filter(point=OuterRef("point"), at__date__gte=OuterRef("hollow_since"))
    good = since.filter(Q(due_on=None) | Q(due_on__gte=today))
    rows = PointStanding.objects.filter(inside, ~Exists(good), standing=Standing.HOLLOW)
    return rows.annotate(answered=Exists(since)).order_by("pk")
