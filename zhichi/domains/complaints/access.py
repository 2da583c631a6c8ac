"""Who handles a complaint, who may know a protected name. Refusals are the sentence people read."""

from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.models import Complaint, unsettled
from zhichi.domains.complaints.rules import defence_obstacle
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS, Case
from zhichi.foundation.risks.public import kept_against
from zhichi.kernel.verdict import ALLOWED, Verdict

# Who reads the ledger; of which complaints is decided where the cases are.
READERS = frozenset({*REGISTRARS, Role.AUDITOR.value})


def can_handle(actor: Actor, complaint: Complaint) -> Verdict:
    """The two who are named, in person: somebody who stands in for one of them is named by decision."""
    if actor.officer_id in complaint.handlers:
        return ALLOWED
    named = "、".join(one.name for one in (complaint.first, complaint.second) if one is not None)
    return Verdict(False, f"由指派的办理人员（{named}）办理。" if named else "还没有指派办理人员。")


def can_review(actor: Actor, complaint: Complaint) -> Verdict:
    """Who investigated does not review what he wrote."""
    if actor.officer_id in complaint.handlers:
        return Verdict(False, "办理人员不能审核自己拟的意见。")
    return ALLOWED


def can_defend(case: Case) -> Verdict:
    """Whoever holds the notice, until the decision; late is late and taken all the same."""
    said = defence_obstacle(case.state)
    return Verdict(False, said) if said else ALLOWED


def can_conclude(case: Case) -> Verdict:
    """Both sides have the decision; who complained was told where his complaint went; no signal forbids the end."""
    said = unsettled(case) or kept_against(case, "conclude")
    return Verdict(False, said) if said else ALLOWED


def can_reveal(actor: Actor, case: Case) -> Verdict:
    """Fits `sockets.REVEAL_CHECKS`: of a protected complaint nothing is shown whole but by this room's own page."""
    if case.kind != KIND:
        return ALLOWED
    row = Complaint.objects.filter(pk=case.pk, protected=True).first()
    return can_know_reporter(actor, row) if row is not None else ALLOWED


def can_know_reporter(actor: Actor, complaint: Complaint) -> Verdict:
    """A class above every role: the named handlers, and before there are any who classified it. Nobody else, whatever
    his post."""
    if actor.kind == "officer" and actor.officer_id in complaint.knowers:
        return ALLOWED
    return Verdict(False, "投诉人要求为身份保密：只有指定的办理人员可以查看，职务再高也不行。")
