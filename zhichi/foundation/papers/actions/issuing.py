"""Issuing: everything is checked, then the number is drawn, then the page is set, then the bytes are kept.

The press takes a second or two, too long to hold a row of numbers locked. So the number is drawn with what the paper
says in one transaction, and the bytes come in a second. Whatever fails between leaves a paper that shows its number
and says that it is not finished: it is finished later, from the same frozen content, or made void with a reason.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Record, RefusedError, hold, next_number, refusing
from zhichi.foundation.cases.public import tell_of_reading as tell
from zhichi.foundation.ledger.public import append
from zhichi.foundation.papers.access import can_issue
from zhichi.foundation.papers.actions.gathering import content_of, fields_of
from zhichi.foundation.papers.actions.knowing import words_of
from zhichi.foundation.papers.actions.pressing import make_ready, printed
from zhichi.foundation.papers.enums import Code, PaperState
from zhichi.foundation.papers.models import Paper, PaperBytes, PaperTemplate, template_of
from zhichi.foundation.papers.rules import ANY_RECORD, BlankError, Template, address_of
from zhichi.foundation.procedures.public import clean_answers
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.sockets.public import PAPER_NAMES, PAPER_SEALED
from zhichi.foundation.vault.public import crypto, open_bytes, seal_bytes
from zhichi.kernel import tracking

LONGEST_TOKEN = 40
TOKEN = rf"[A-Za-z0-9_-]{{1,{LONGEST_TOKEN}}}"
LONGEST_TITLE = 80
NOT_YET = "（文号待编）"


@dataclass(frozen=True)
class Wish:
    """Which paper is wanted: of which case, from which template, printing which of its documents, with which answers.

    `token` is that of the page on which it was asked: sent twice it is one paper.
    """

    case: Case
    template: PaperTemplate
    token: str
    record: Record | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> Template:
        return template_of(self.template.pk)

    @property
    def given(self) -> bool:
        """What prints any document goes to the party where that document does."""
        return self.record.given if self.record and self.says.prints_any else self.says.given

    def unit_on(self, day: date) -> Unit:
        """In whose name it goes out: the desk's own, or where that has no seal the organ's that numbers it."""
        unit = self.record.unit if self.record else self.case.unit
        for name_of in PAPER_NAMES:
            unit = name_of(unit, self.case.county_unit, self.says.seal, day)
        return unit


def issue(*, wish: Wish, by: Actor, at: datetime) -> Paper:
    """Number the paper, set it and keep its bytes. Raises RefusedError with nothing written, PressError too where the
    machine cannot set papers at all; PressError with a paper that waits where only this page could not be set."""
    make_ready()
    paper = number(wish=wish, by=by, at=at)
    return paper if paper.is_issued else finish(paper=paper, by=by, at=at)


def number(*, wish: Wish, by: Actor, at: datetime) -> Paper:
    """Freeze what the paper says, under its number. RefusedError with the reason, and then no number is taken."""
    if not re.fullmatch(TOKEN, wish.token):
        raise RefusedError("这一页的编号不对，请再打开一次。")
    with refusing(), transaction.atomic():
        hold(wish.case)
        wish.case.refresh_from_db(fields=["state", "handler", "unit"])
        held = Paper.objects.filter(token=wish.token).first()
        if held is not None:
            return _same(held, wish)
        _refuse(wish, by)
        answers = clean_answers(fields_of(wish.says), wish.answers)
        n, said = None, wish.record.number if wish.record else ""
        # Once without a number: what is refused takes none.
        content = _content(wish, answers, said or NOT_YET, at)
        if wish.record is None and wish.says.number:
            n, said = next_number(wish.case, wish.says.key, wish.says.number, at=at)
            content = _content(wish, answers, said, at)
        return _keep(wish, content | {"number": said}, n, by, at)


def _same(held: Paper, wish: Wish) -> Paper:
    if (held.case_id, held.template_id) != (wish.case.pk, wish.template.pk):
        raise RefusedError("这一页的编号已经用过，请再打开一次。")
    return held


def _refuse(wish: Wish, by: Actor) -> None:
    says, case, record = wish.says, wish.case, wish.record
    verdict = can_issue(by, case, record)
    if not verdict:
        raise RefusedError(verdict.because)
    if says.uncertain:
        raise RefusedError(f"《{says.title}》还没有核实：{says.uncertain}核实后由市局启用。")
    if says.kind != case.kind and not says.is_for_any:
        raise RefusedError(f"《{says.title}》不是“{case.kind_title}”用的文书。")
    wanted = ANY_RECORD if record and says.prints_any else record.key if record else ""
    if says.record != wanted or (record and record.case_id != case.pk):
        raise RefusedError(f"《{says.title}》要印的文书，这一件里没有。")
    if says.states and case.state not in says.states:
        raise RefusedError(f"这一件现在是“{case.current_state.title}”，不能出《{says.title}》。")
    if record is not None and record.issued_papers.exclude(state=PaperState.VOID).exists():
        raise RefusedError("这份文书已经印过。要重印，先把原来的作废。")


def _content(wish: Wish, answers: Mapping[str, Any], said: str, at: datetime) -> dict[str, str]:
    words = words_of(wish.template.document, on=localdate(at))
    try:
        return content_of(
            wish.case,
            wish.says,
            wish.record,
            answers,
            words,
            number=said,
            unit=wish.unit_on(localdate(at)),
            at=at,
        )
    except BlankError as error:
        raise RefusedError(str(error)) from error


def _keep(wish: Wish, content: Mapping[str, str], n: int | None, by: Actor, at: datetime) -> Paper:
    code = tracking.new()
    paper = Paper.objects.create(
        case=wish.case,
        record=wish.record,
        template=wish.template,
        title=content["title"][:LONGEST_TITLE],
        unit=wish.unit_on(localdate(at)),
        organ=wish.case.county_unit,
        year=localdate(wish.record.made_at if wish.record else at).year,
        n=n,
        number=content["number"],
        given=wish.given,
        check_code=code,
        content={**content, "check": code, "check_at": address_of(settings.ZHICHI_ADDRESS, code)},
        token=wish.token,
        numbered_at=at,
        numbered_by=by.ref,
    )
    _tell(paper, Code.NUMBERED, by, at, basis=wish.says.basis, template=wish.template.digest)
    return paper


def finish(*, paper: Paper, by: Actor, at: datetime) -> Paper:
    """Set a numbered paper and keep its exact bytes. PressError: it still waits. RefusedError: void, or not yours."""
    verdict = can_issue(by, paper.case, paper.record)
    if not verdict:
        raise RefusedError(verdict.because)
    ((data, pages),) = printed([paper.content])
    with refusing(), transaction.atomic():
        hold(paper.case)
        held = Paper.objects.select_for_update().get(pk=paper.pk)
        if held.state == PaperState.VOID:
            raise RefusedError("这份文书已经作废。")
        if held.is_issued:
            return held
        profile = crypto()
        held.digest, held.hash_name = profile.hexdigest(data), profile.hash_name
        held.size, held.pages, held.state = len(data), pages, PaperState.ISSUED
        held.issued_at, held.issued_by = at, by.ref
        held.save()
        PaperBytes.objects.create(paper=held, sealed=seal_bytes(data, context=context_of(held)))
        _tell(
            held, Code.ISSUED, by, at, digest=held.digest, hash=held.hash_name, bytes=held.size, pages=pages
        )
    return held


def paper_bytes(paper: Paper) -> bytes:
    """The very bytes that were issued; ValueError when they are not those whose digest stands on the ledger."""
    data = open_bytes(bytes(paper.bytes.sealed), context=context_of(paper))
    if crypto().hexdigest(data) != paper.digest:
        raise ValueError(f"paper {paper.pk} is not what was issued")
    return data


def sent_bytes(paper: Paper) -> bytes:
    """What its party is given: with the electronic seal that stands on it, else the very bytes that were issued."""
    for sealed in PAPER_SEALED:
        data = sealed(paper)
        if data is not None:
            return data
    return paper_bytes(paper)


def opened(*, paper: Paper, by: Actor, at: datetime) -> None:
    """An officer takes the paper out: of a sensitive case each time is logged, as each look at its people is."""
    tell(case=paper.case, purpose=f"取用文书：{paper}", by=by, at=at)


def context_of(paper: Paper) -> bytes:
    return f"paper:{paper.pk}".encode()


def _tell(paper: Paper, code: str, by: Actor, at: datetime, *, basis: str = "", **more: Any) -> None:
    """On the chain of the case; no name, no words of the paper."""
    payload = {"paper": paper.pk, "key": paper.key, "number": paper.number, "version": paper.template.version}
    append(
        subject=paper.case.subject, at=at, actor=by.ref, code=code, basis=basis, payload={**payload, **more}
    )
