"""What this room offers: its page in the office's menu, and its round of lists."""

from zhichi.foundation.signing.actions import renew_lists
from zhichi.foundation.signing.models.certificate import READERS
from zhichi.foundation.signing.models.waiting import waiting
from zhichi.foundation.sockets.public import OFFICE_PAGES, PERIODIC, WAITING, OfficePage, Periodic


def plug_in() -> None:
    """Called once by the app's ready()."""
    roles = frozenset(role.value for role in READERS)
    OFFICE_PAGES.register("signing", OfficePage("签章证书", "signing:certificates", roles, 480))
    WAITING.register("signing", waiting)
    PERIODIC.register("signing.lists", Periodic("发布证书吊销列表", 86400, renew_lists))
