"""Who may write and publish forms; a form is the same for every county, so there is no scope to it."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

CATALOGUE_ROLES = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS)


def can_write(actor: Actor) -> Verdict:
    """Drafting, publishing, importing: for the city's administrator of services and its legal affairs."""
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in CATALOGUE_ROLES):
        return ALLOWED
    return Verdict(False, "表单由市局的公共法律服务管理岗和法制审核岗编写、发布，您可以查看。")
