"""What every verb does first: hold the assessment, ask who may, read the words that go with it."""

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localtime

from zhichi.domains.standards.access import may, past_of
from zhichi.domains.standards.actions.faults import RefusedError, StaleError
from zhichi.domains.standards.enums import AssessmentState, Doer, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.states import TABLE, doer_of
from zhichi.foundation.accounts.public import Actor

LONGEST = 300


def hold(pk: int, verb: Verb, by: Actor, revision: int | None) -> Assessment:
    """The assessment, locked, if `by` may do the verb now.

    PermissionDenied when he may not, StaleError when it has moved since he saw `revision`, RefusedError when its
    state does not allow the verb.
    """
    # Locked alone, so that a row that changed while we waited does not fall out of a join.
    Assessment.objects.select_for_update().get(pk=pk)
    assessment = Assessment.objects.select_related("point__unit", "checklist").get(pk=pk)
    doer = doer_of(verb, assessment.state)
    asked = doer or (TABLE[verb].doer if verb in TABLE else Doer.KEEPER)
    if verb != Verb.MARK or doer:
        verdict = may(by, assessment.point, asked, past_of(assessment))
        if not verdict:
            raise PermissionDenied(verdict.because)
    if revision is not None and revision != assessment.revision:
        raise StaleError(_who_was_first(assessment))
    if doer is None:
        state = AssessmentState(assessment.state).label
        raise RefusedError(f"现在是“{state}”，不能{verb.label}。")
    return assessment


def _who_was_first(assessment: Assessment) -> str:
    last = assessment.steps.last()
    if last is None:
        return "刚才有人改过，请核对后再办。您填写的内容没有丢。"
    moment = localtime(last.at)
    when = f"{moment.month}月{moment.day}日 {moment:%H:%M}"
    return f"{last.by_name or '系统'}已于{when}办了“{last.get_verb_display()}”，请核对后再办。您填写的内容没有丢。"


def said(text: str, *, needed: str = "") -> str:
    """The words of an opinion, cut clean; RefusedError with `needed` when there are none though they must be."""
    text = " ".join(text.split())
    if needed and not text:
        raise RefusedError(needed, "words")
    if len(text) > LONGEST:
        raise RefusedError(f"最多写 {LONGEST} 个字，现在有 {len(text)} 个字。", "words")
    return text
