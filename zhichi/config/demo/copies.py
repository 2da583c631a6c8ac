"""A few issued papers of the demo city and their publication copies; apart from the loading, for it takes the press."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from zhichi.config.demo.people import load_actors
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.papers.public import Paper, PaperTemplate, Wish, issue, void
from zhichi.foundation.redaction.public import Publication, begin, confirm, publish

# Where the cast works: whoever logs in finds them at his own desk.
HOME = "370811-aid"
GRANTED, REFUSED, NOTICE, LETTER = (
    "la.grant_decision",
    "la.refusal_decision",
    "la.acceptance_notice",
    "any.letter",
)
COPIES, MOST = 4, 8
CONTACT = {"contact": "赵静", "contact_phone": "0537-2345678"}
WORDS = {
    "subject": "商请提供工资发放记录",
    "to": "任城区人力资源和社会保障局",
    "words": "我中心正在办理一件追索劳动报酬的法律援助案件。为查明拖欠的数额，请提供用工单位近一年的工资发放记录。",
}


@dataclass
class Made:
    """What there is to look at; `code` is of a paper that can be checked."""

    issued: int = 0
    published: int = 0
    code: str = ""


@dataclass(frozen=True)
class Desk:
    """A legal aid case with the two who work on it."""

    case: Case
    clerk: Actor
    head: Actor
    at: datetime

    def paper(self, made: Made, key: str, **answers: str) -> Paper:
        template = next(one for one in PaperTemplate.objects.current(self.at.date()) if one.key == key)
        record = None
        if template.record:
            record = self.case.records.filter(key=key).select_related("act", "unit").latest("pk")
        wish = Wish(self.case, template, uuid4().hex, record, answers)
        paper = issue(wish=wish, by=self.clerk, at=self.at)
        made.issued += 1
        made.code = made.code or paper.check_code
        return paper


def copies(*, at: datetime) -> Made:
    """Decisions with copies public, to be cleared, to be masked; a notice; a letter whose first try is void.

    PressError where papers cannot be set.
    """
    made, begun = Made(), 0
    for desk in desks(at, records__key=GRANTED):
        paper = desk.paper(made, GRANTED)
        one = _begun(paper, desk)
        begun += one is not None
        made.published += _as_far(one, desk, begun) if one is not None else 0
        if begun == COPIES or made.issued == MOST:
            break
    for desk in desks(at, records__key=REFUSED):
        desk.paper(made, REFUSED)
        break
    for desk in desks(at, state="under_review"):
        desk.paper(made, NOTICE, **CONTACT)
        wrong = desk.paper(made, LETTER, **{**WORDS, "to": "任城区人力资源社会保障局"})
        void(paper=wrong, because="主送机关的名称写错，重新出具", by=desk.clerk, at=at)
        desk.paper(made, LETTER, **WORDS)
        break
    return made


def desks(at: datetime, **wanted: str) -> Iterator[Desk]:
    """The newest cases of which no paper was issued, those of the cast first."""
    actors = load_actors()
    cases = Case.objects.filter(kind="legal_aid", issued_papers=None, **wanted).select_related("unit")
    newest = cases.order_by("-pk").distinct()
    for case in (*newest.filter(unit__code=HOME)[:MOST], *newest.exclude(unit__code=HOME)[:MOST]):
        clerks = actors.get((case.unit_id, Role.LEGAL_AID_CLERK))
        heads = actors.get((case.unit_id, Role.LEGAL_AID_HEAD))
        if clerks and heads:
            yield Desk(case, clerks[0], heads[0], at)


def _begun(paper: Paper, desk: Desk) -> Publication | None:
    """None where somebody in it is under eighteen: such papers are not published."""
    try:
        return begin(paper=paper, by=desk.clerk, at=desk.at)
    except RefusedError:
        return None


def _as_far(one: Publication, desk: Desk, nth: int) -> int:
    """The first two are published, the third waits for its second person, the fourth to be masked."""
    if nth == COPIES:
        return 0
    fates = dict.fromkeys(range(len(one.held_marks)), ("mask", ""))
    confirm(pk=one.pk, fates=fates, by=desk.clerk, at=desk.at)
    if nth == COPIES - 1:
        return 0
    publish(pk=one.pk, by=desk.head, at=desk.at)
    return 1
