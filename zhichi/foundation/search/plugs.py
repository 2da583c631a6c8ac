"""What this room offers: the nightly comparison of what can be found with what the rooms say."""

from zhichi.foundation.search.actions.publishing import fill_all
from zhichi.foundation.sockets.public import PERIODIC, Periodic


def plug_in() -> None:
    """Called once by the app's ready()."""
    PERIODIC.register("search", Periodic("全站搜索的内容核对", 24 * 3600, fill_all))
