"""One officer decides every place that was found, adds what was not, and hands it to another."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.redaction.access import can_mask, person
from zhichi.foundation.redaction.actions.holding import held, told
from zhichi.foundation.redaction.actions.showing import refuse_what_is_left
from zhichi.foundation.redaction.enums import NEVER_KEPT, Code, Fate, Sort, State, Why
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.rules import Mark, hand_marks, overlapping, texts_of

LONGEST_WORDS = 200


def add(*, pk: int, words: str, by: Actor, at: datetime, revision: int | None = None) -> Publication:
    """Mask these words wherever they stand in the paper. RefusedError when they stand nowhere."""
    said = words.strip()
    if not said or len(said) > LONGEST_WORDS:
        raise RefusedError(f"请写要遮住的字，照文书里的写，最多 {LONGEST_WORDS} 个字。", "words")
    with refusing(), transaction.atomic():
        one = _mine(pk, by, revision)
        marks = one.held_marks
        made = hand_marks(texts_of(one.paper.content), said, marks)
        if not made:
            raise RefusedError("文书里没有这几个字，或者已经遮住了。请照文书里的写。", "words")
        kept = [mark for mark in marks if not (mark.fate == Fate.KEEP and overlapping(mark, made))]
        one.keep_marks([*kept, *made])
        one.revision += 1
        one.save()
    return one


def confirm(
    *,
    pk: int,
    fates: Mapping[int, tuple[str, str]],
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Publication:
    """Every place decided by its order: (`mask`, "") or (`keep`, why). RefusedError beside the place at fault.

    What was added by hand and is kept after all is dropped.
    """
    with refusing(), transaction.atomic():
        one = _mine(pk, by, revision)
        marks = [_decided(n, mark, fates) for n, mark in enumerate(one.held_marks)]
        one.keep_marks([mark for mark in marks if mark.sort != Sort.HAND or mark.fate == Fate.MASK])
        refuse_what_is_left(one)
        one.state, one.note = State.MASKED, ""
        one.masked_by, one.masked_name, one.masked_at = person(by), by.name, at
        counts = {fate.value: sum(mark.fate == fate for mark in one.held_marks) for fate in Fate}
        told(one, Code.MASKED, by=by, at=at, payload=counts)
    return one


def _decided(n: int, mark: Mark, fates: Mapping[int, tuple[str, str]]) -> Mark:
    if n not in fates:
        raise RefusedError("有的地方还没有定是遮住还是保留，请逐处看过。", f"fate-{n}")
    fate, why = fates[n]
    if fate not in Fate.values:
        raise RefusedError("请选遮住或者保留。", f"fate-{n}")
    if fate == Fate.MASK:
        return mark.decided(fate)
    if mark.sort in NEVER_KEPT:
        raise RefusedError(f"{Sort(mark.sort).label}不能公开，只能遮住。", f"fate-{n}")
    if why not in Why.values or why == Why.NONE:
        if mark.sort == Sort.HAND:
            return mark.decided(fate)
        raise RefusedError("保留的要选为什么保留。", f"fate-{n}")
    return mark.decided(fate, why)


def _mine(pk: int, by: Actor, revision: int | None) -> Publication:
    one = held(pk, by, revision)
    verdict = can_mask(by, one.paper.case, one)
    if not verdict:
        raise RefusedError(verdict.because)
    return one
