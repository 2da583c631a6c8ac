"""What this room offers."""

from zhichi.foundation.notices.actions.cases import case_acted, case_filed
from zhichi.foundation.sockets.public import ACTED, FILED


def plug_in() -> None:
    """Called once by the app's ready()."""
    FILED.register("notices", case_filed)
    ACTED.register("notices", case_acted)
