"""Who serves papers, who says that one need not be served. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS, Case, works_on
from zhichi.kernel.verdict import ALLOWED, Verdict

READERS = tuple(sorted({*REGISTRARS, Role.PROVIDER.value, Role.AUDITOR.value}))
MENU_ROLES = frozenset({*REGISTRARS, Role.AUDITOR.value})
HEADS = (
    Role.LEGAL_AID_HEAD,
    Role.JUSTICE_OFFICE_HEAD,
    Role.LEGAL_AFFAIRS,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
)


def can_serve(actor: Actor, case: Case) -> Verdict:
    """Whoever works on the case where it lies; a provider is the party's, not the bureau's."""
    if works_on(actor, case) and any(post.role in REGISTRARS for post in actor.posts):
        return ALLOWED
    return Verdict(False, "送达由这件案子的经办单位办理。")


def can_waive(actor: Actor, case: Case) -> Verdict:
    verdict = can_serve(actor, case)
    if not verdict:
        return verdict
    if any(actor.has(role) for role in HEADS):
        return ALLOWED
    return Verdict(False, "不再送达要由中心主任、所长或者局领导、法规科决定。")
