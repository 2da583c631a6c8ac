"""Who writes templates, who issues papers, who reads the register of numbers. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS, Case, Record, works_on
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

WRITERS = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS)
READERS = tuple(sorted({*REGISTRARS, Role.PROVIDER.value, Role.AUDITOR.value}))
# Who finds the pages in the menu.
MENU_ROLES = tuple(sorted({*REGISTRARS, Role.AUDITOR.value}))


def can_write(actor: Actor) -> Verdict:
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in WRITERS):
        return ALLOWED
    return Verdict(False, "只有市局公共法律服务科、法规科可以改文书模板，您可以查看。")


def can_issue(actor: Actor, case: Case, record: Record | None = None) -> Verdict:
    """Whoever works on the case where it lies; a provider prints what he made himself and nothing else."""
    if not works_on(actor, case):
        return Verdict(False, "文书由这件案子的经办单位出具。")
    if any(post.role in REGISTRARS for post in actor.posts):
        return ALLOWED
    mine = record is not None and record.act.actor.startswith(f"officer:{actor.officer_id}@")
    return ALLOWED if mine else Verdict(False, "承办人只能印自己写的文书，其他的由经办单位出具。")


def can_void(actor: Actor, paper: Paper) -> Verdict:
    return can_issue(actor, paper.case, paper.record)
