"""Who may act on a mandate, and for what."""

from datetime import date

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.mandates.enums import Scope
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.procedures.public import Verb
from zhichi.kernel.verdict import ALLOWED, Verdict

READERS = tuple(sorted(REGISTRARS))


def can_act(actor: Actor, mandate: Mandate, verb: Verb, *, on: date) -> Verdict:
    """Whether this officer may do one of the citizen's verbs for him: the very officer, in time, within the scope."""
    if actor.kind != "officer" or actor.officer_id != mandate.officer_id:
        return Verdict(False, "只有当事人委托的人可以代办。")
    if not any(doer.role == "citizen" for doer in verb.by):
        return Verdict(False, f"“{verb.title}”不是当事人办的事。")
    return within(mandate, Scope.WITHDRAW if verb.grave else Scope.SUPPLEMENT, on=on)


def can_receive(actor: Actor, mandate: Mandate, *, on: date) -> Verdict:
    """Whether this officer may read the messages and take the documents for the citizen (代为接收通知和结果)."""
    if actor.kind != "officer" or actor.officer_id != mandate.officer_id:
        return Verdict(False, "只有当事人委托的人可以代收。")
    return within(mandate, Scope.RECEIVE, on=on)


def within(mandate: Mandate, wanted: Scope, *, on: date) -> Verdict:
    """Whether the mandate holds, for this."""
    if mandate.revoked_at is not None:
        return Verdict(False, "当事人已经撤回委托，不能再代办。")
    if on > mandate.until:
        return Verdict(False, "委托已经到期，不能再代办。")
    if wanted not in mandate.scope:
        return Verdict(False, f"当事人没有委托您{wanted.label}。")
    return ALLOWED
