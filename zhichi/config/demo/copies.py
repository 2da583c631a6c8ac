"""A few issued papers of the demo city and their publication copies; apart from the loading, for it takes the press."""

from datetime import datetime
from uuid import uuid4

from zhichi.config.demo.people import load_actors
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.papers.public import Paper, PaperTemplate, Wish, issue
from zhichi.foundation.redaction.public import Publication, begin, confirm, publish

DECISION = "la.grant_decision"
PAPERS = 4


def copies(*, at: datetime) -> tuple[int, int]:
    """How many papers were issued and how many copies published. PressError where papers cannot be set."""
    actors = load_actors()
    template = next(one for one in PaperTemplate.objects.current(at.date()) if one.key == DECISION)
    wanted = Case.objects.filter(kind="legal_aid", records__key=DECISION, issued_papers=None)
    issued = published = 0
    for case in wanted.select_related("unit").order_by("pk").distinct()[: PAPERS * 3]:
        clerks = actors.get((case.unit_id, Role.LEGAL_AID_CLERK))
        heads = actors.get((case.unit_id, Role.LEGAL_AID_HEAD))
        if not clerks or not heads or issued == PAPERS:
            continue
        record = case.records.filter(key=DECISION).select_related("act", "unit").latest("pk")
        wish = Wish(case=case, template=template, token=uuid4().hex, record=record)
        paper = issue(wish=wish, by=clerks[0], at=at)
        issued += 1
        published += _copy(paper, clerks[0], heads[0], how_far=issued, at=at)
    return issued, published


def _copy(paper: Paper, clerk: Actor, head: Actor, *, how_far: int, at: datetime) -> int:
    """The first two are published, the third waits for its second person, the fourth to be masked."""
    try:
        one: Publication = begin(paper=paper, by=clerk, at=at)
    except RefusedError:
        return 0
    if how_far == PAPERS:
        return 0
    fates = dict.fromkeys(range(len(one.held_marks)), ("mask", ""))
    confirm(pk=one.pk, fates=fates, by=clerk, at=at)
    if how_far == PAPERS - 1:
        return 0
    publish(pk=one.pk, by=head, at=at)
    return 1
