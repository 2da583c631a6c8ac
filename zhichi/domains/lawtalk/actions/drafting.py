"""Rewriting a question and its answer for everybody, and what is still private in them."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.lawtalk.access import can_draft, person
from zhichi.domains.lawtalk.actions.holding import held, told
from zhichi.domains.lawtalk.enums import Code, State
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.domains.lawtalk.rules import private_words
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing

LONGEST = {"title": 60, "question": 1000, "answer": 4000}
CALLED = {"title": "标题", "question": "问题", "answer": "答复"}


def draft(
    *,
    answer_id: int,
    title: str,
    question: str,
    answer: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> PublicAnswer:
    """Keep the rewritten texts, private things and all: the second person sees what is found, publishing refuses it.

    Raises RefusedError, StaleError, PermissionDenied.
    """
    given = {"title": title.strip(), "question": question.strip(), "answer": answer.strip()}
    for field, text in given.items():
        if not 2 <= len(text) <= LONGEST[field]:
            raise RefusedError(f"请填写{CALLED[field]}，最多 {LONGEST[field]} 个字。", field)
    with refusing(), transaction.atomic():
        one = held(answer_id, by, revision)
        verdict = can_draft(by, one)
        if not verdict:
            raise PermissionDenied(verdict.because)
        one.title, one.question, one.answer = given["title"], given["question"], given["answer"]
        one.state, one.drafted_at, one.note = State.DRAFTED, at, ""
        one.drafted_by, one.drafted_name = person(by), by.name
        told(one, Code.DRAFTED, by=by, at=at)
    return one


def findings(one: PublicAnswer) -> dict[str, list[str]]:
    """By field, the sorts of private things that still stand in it."""
    names = [name for name in one.case.parties.values_list("name", flat=True) if name]
    texts = {"title": one.title, "question": one.question, "answer": one.answer}
    found = {field: private_words(text, names) for field, text in texts.items()}
    return {field: sorts for field, sorts in found.items() if sorts}
