"""Beginning a copy: what is private is looked for, and nothing is decided."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, IdType, RefusedError, hold, refusing
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.redaction.access import can_mask
from zhichi.foundation.redaction.actions.holding import told
from zhichi.foundation.redaction.enums import Code, State
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.rules import Known, commitment, found, minors, texts_of
from zhichi.foundation.vault.public import crypto

SALT_BYTES = 32
MINOR, MINOR_WORD = "minor", "未成年"


def begin(*, paper: Paper, by: Actor, at: datetime) -> Publication:
    """Raises RefusedError: not issued, not yours, there is one, or somebody in it is under eighteen."""
    with refusing(), transaction.atomic():
        case = paper.case
        hold(case)
        paper = Paper.objects.select_related("case__unit", "case__county_unit", "unit").get(pk=paper.pk)
        refuse(paper, by, at)
        salt, profile = secrets.token_bytes(SALT_BYTES), crypto()
        one = Publication(
            paper=paper,
            title=paper.title,
            number=paper.number,
            organ=paper.unit.name,
            salt=salt.hex(),
            commitment=commitment(salt, paper.digest, profile.hexdigest),
            hash_name=paper.hash_name,
            begun_at=at,
        )
        marks = found(texts_of(paper.content), known_of(paper.case))
        one.keep_marks(marks)
        one.revision = 0
        one.save()
        told(one, Code.BEGUN, by=by, at=at, payload={"found": len(marks), "commitment": one.commitment})
    return one


def refuse(paper: Paper, by: Actor, at: datetime) -> None:
    verdict = can_mask(by, paper.case)
    if not verdict:
        raise RefusedError(verdict.because)
    if not paper.is_issued:
        raise RefusedError("只有已经出文、没有作废的文书可以做公开本。")
    if not paper.content:
        raise RefusedError("这份文书已经随卷宗依法销毁，不能再做公开本。")
    if paper.publications.exclude(state=State.WITHDRAWN).exists():
        raise RefusedError("这份文书已经有公开本了。")
    # 未成年人保护法 §103: nothing may be told by which a minor could be known.
    if _of_a_minor(paper, at):
        raise RefusedError("这件涉及未成年人，文书不公开。")


def _of_a_minor(paper: Paper, at: datetime) -> bool:
    """By a number's date of birth, by what was ticked when filing, or by the paper's own words."""
    ids = tuple(one.id_number for one in paper.case.parties.all() if one.id_number)
    ticked = [value for answer in paper.case.answers.values() for value in _several(answer)]
    texts = texts_of(paper.content)
    said = any(MINOR_WORD in text for text in texts.values())
    return said or MINOR in ticked or minors(texts, ids, on=localdate(at))


def _several(answer: object) -> list[object]:
    return list(answer) if isinstance(answer, list) else [answer]


def known_of(case: Case) -> Known:
    """Who is named in the case; its officials' names stay."""
    parties = list(case.parties.all())
    people = [one for one in parties if one.id_type != IdType.USCC]
    return Known(
        names=tuple(one.name for one in people if one.name),
        addresses=tuple(one.address for one in people if one.address),
        officials=(case.handler.name,) if case.handler else (),
    )
