"""What this room offers."""

from zhichi.foundation.guidance.access import READERS
from zhichi.foundation.guidance.actions import load_ways
from zhichi.foundation.guidance.models.telling import WAYS, citing, findable
from zhichi.foundation.sockets.public import (
    CITERS,
    LAW_LOADERS,
    OFFICE_PAGES,
    SEARCH_SOURCES,
    OfficePage,
    SearchSource,
)


def plug_in() -> None:
    """Called once by the app's ready(), after the rooms whose items and laws the ways name."""
    LAW_LOADERS.register("guidance", load_ways)
    CITERS.register("guidance", citing)
    SEARCH_SOURCES.register(WAYS, SearchSource("一步一步问", 20, findable, small=True))
    readers = frozenset(role.value for role in READERS)
    OFFICE_PAGES.register("guidance", OfficePage("引导问答", "guidance:ways", readers, 405))
