"""What this room offers to the floors above."""

from collections.abc import Iterable

from zhichi.domains.catalogue.access import PROOF_READERS, READERS, can_judge
from zhichi.domains.catalogue.actions import adjusting
from zhichi.domains.catalogue.actions.adjusting_hooks import check_approval, check_end, keep_compared, may_end
from zhichi.domains.catalogue.actions.impact import impact
from zhichi.domains.catalogue.actions.item_loading import load_items
from zhichi.domains.catalogue.actions.item_promises import users_of_limit
from zhichi.domains.catalogue.actions.item_waiting import waiting as items_waiting
from zhichi.domains.catalogue.actions.law_loading import load_laws
from zhichi.domains.catalogue.actions.law_waiting import waiting as laws_waiting
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.actions.power_loading import load_powers
from zhichi.domains.catalogue.actions.promising import keep_promises
from zhichi.domains.catalogue.actions.proofs import load_proofs
from zhichi.domains.catalogue.models import citers
from zhichi.domains.catalogue.models.adjustment_notes import adjustment_section
from zhichi.domains.catalogue.models.asking import papers_asked
from zhichi.domains.catalogue.models.ended import basis_sentence
from zhichi.domains.catalogue.models.findable import ARTICLES, ITEMS, articles, items
from zhichi.domains.catalogue.models.item_users import users_of_procedure
from zhichi.domains.catalogue.models.live import live_item, live_items, titled
from zhichi.domains.catalogue.models.measure import MEASURERS
from zhichi.domains.catalogue.models.promises_made import promises_made
from zhichi.domains.catalogue.models.section import case_section
from zhichi.domains.catalogue.models.standing import basis_faults, law_book
from zhichi.foundation.accounts.public import Role
from zhichi.foundation.sockets.public import (
    BASIS_CHECKS,
    BASIS_FAULTS,
    CASE_SECTIONS,
    CITERS,
    FILED,
    HOOKS,
    ITEM_SOURCES,
    LAW_BOOKS,
    LAW_LOADERS,
    LAW_PARTS,
    LIMIT_USERS,
    OFFICE_PAGES,
    PAPERS_ASKED,
    PERIODIC,
    PROCEDURE_USERS,
    PROMISES_MADE,
    SEARCH_SOURCES,
    WAITING,
    Hook,
    ItemSource,
    LawPart,
    OfficePage,
    Periodic,
    SearchSource,
)

ROLES = frozenset(role.value for role in READERS)


def roles(holders: Iterable[Role]) -> frozenset[str]:
    return frozenset(role.value for role in holders)


ADJUSTING = frozenset({adjusting.KIND})
HOOKS_OF_POWERS = {
    "propose": Hook(adjusting.check_proposal, title="核对调整建议写全了没有", kinds=ADJUSTING),
    "approve": Hook(
        check_approval,
        may=can_judge,
        title="提出的人不能登记批准，批准的日子已经到了",
        kinds=ADJUSTING,
        needs=frozenset({"approved_on"}),
    ),
    "end_withdrawn": Hook(check_end, may=may_end, title="起因撤回了才能终止", kinds=ADJUSTING),
    "not_needed": Hook(after=keep_compared, title="记下对照过新条文", kinds=ADJUSTING),
    "judge": Hook(may=can_judge, title="提出的人不能再审", kinds=ADJUSTING),
    "publish": Hook(
        adjusting.check_publication,
        adjusting.publish_proposal,
        title="核对后写进权责清单",
        kinds=ADJUSTING,
        needs=frozenset({"effective_on"}),
    ),
}


def plug_in() -> None:
    """Called once by the app's ready()."""
    plug_laws()
    plug_proofs()
    plug_items()


def plug_items() -> None:
    LAW_LOADERS.register("catalogue.items", load_items)
    LIMIT_USERS.register("catalogue", users_of_limit)
    PROCEDURE_USERS.register("catalogue", users_of_procedure)
    WAITING.register("catalogue.items", items_waiting)
    ITEM_SOURCES.register("catalogue", ItemSource(all=live_items, get=live_item, titled=titled))
    SEARCH_SOURCES.register(ITEMS, SearchSource("办事指南", 10, items, levels=2, small=True, fileable=True))
    OFFICE_PAGES.register("catalogue.items", OfficePage("服务事项", "catalogue:items", ROLES, 400))


def plug_proofs() -> None:
    LAW_LOADERS.register("catalogue.proofs", load_proofs)
    PAPERS_ASKED.register("catalogue", papers_asked)
    PROMISES_MADE.register("catalogue", promises_made)
    FILED.register("catalogue", keep_promises)
    CASE_SECTIONS.register("catalogue", case_section)
    OFFICE_PAGES.register(
        "catalogue.proofs", OfficePage("证明事项", "catalogue:proofs", roles(PROOF_READERS), 460)
    )
    OFFICE_PAGES.register(
        "catalogue.measure", OfficePage("一次办好", "catalogue:measure", roles(MEASURERS), 470)
    )
    PERIODIC.register("catalogue.measure", Periodic("一次办好的实测", 24 * 3600, lambda at: count_all(at=at)))


def plug_laws() -> None:
    """Laws before powers, which name them."""
    LAW_LOADERS.register("catalogue.laws", load_laws)
    LAW_LOADERS.register("catalogue.powers", load_powers)
    for name in ("limits", "procedures", "powers", "items", "proofs", "fields"):
        CITERS.register(f"catalogue.{name}", getattr(citers, name))
    SEARCH_SOURCES.register(ARTICLES, SearchSource("法律条文", 50, articles, levels=2))
    BASIS_CHECKS.register("catalogue", basis_sentence)
    BASIS_FAULTS.register("catalogue", basis_faults)
    LAW_BOOKS.register("catalogue", law_book)
    WAITING.register("catalogue.laws", laws_waiting)
    LAW_PARTS.register("impact", LawPart("impact 条文 [--json]", impact))
    for name, hook in HOOKS_OF_POWERS.items():
        HOOKS.register(f"power.{name}", hook)
    CASE_SECTIONS.register("catalogue.adjustment", adjustment_section)
    OFFICE_PAGES.register("catalogue.powers", OfficePage("权责清单", "catalogue:powers_office", ROLES, 440))
    OFFICE_PAGES.register("catalogue.laws", OfficePage("法律法规", "catalogue:laws_office", ROLES, 450))
