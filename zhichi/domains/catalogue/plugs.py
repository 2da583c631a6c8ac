"""What this room offers to the floors above."""

from collections.abc import Iterable

from zhichi.domains.catalogue.access import PROOF_READERS, READERS
from zhichi.domains.catalogue.actions.item_loading import load_items
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.actions.promising import keep_promises
from zhichi.domains.catalogue.actions.proofs import load_proofs
from zhichi.domains.catalogue.models.asking import papers_asked
from zhichi.domains.catalogue.models.live import live_item, live_items
from zhichi.domains.catalogue.models.measure import MEASURERS
from zhichi.domains.catalogue.models.section import case_section
from zhichi.foundation.accounts.public import Role
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    FILED,
    ITEM_SOURCES,
    LAW_LOADERS,
    OFFICE_PAGES,
    PAPERS_ASKED,
    PERIODIC,
    ItemSource,
    OfficePage,
    Periodic,
)

ROLES = frozenset(role.value for role in READERS)


def roles(holders: Iterable[Role]) -> frozenset[str]:
    return frozenset(role.value for role in holders)


def plug_in() -> None:
    """Called once by the app's ready()."""
    plug_proofs()
    plug_items()


def plug_items() -> None:
    LAW_LOADERS.register("catalogue.items", load_items)
    ITEM_SOURCES.register("catalogue", ItemSource(all=live_items, get=live_item))
    OFFICE_PAGES.register("catalogue.items", OfficePage("服务事项", "catalogue:items", ROLES, 400))


def plug_proofs() -> None:
    LAW_LOADERS.register("catalogue.proofs", load_proofs)
    PAPERS_ASKED.register("catalogue", papers_asked)
    FILED.register("catalogue", keep_promises)
    CASE_SECTIONS.register("catalogue", case_section)
    OFFICE_PAGES.register(
        "catalogue.proofs", OfficePage("证明事项", "catalogue:proofs", roles(PROOF_READERS), 460)
    )
    OFFICE_PAGES.register(
        "catalogue.measure", OfficePage("一次办好", "catalogue:measure", roles(MEASURERS), 470)
    )
    PERIODIC.register("catalogue.measure", Periodic("一次办好的实测", 24 * 3600, lambda at: count_all(at=at)))
