"""The door of `domains.lawtalk`."""

from zhichi.domains.lawtalk.actions import allow, draft, publish, take_back, withdraw
from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models import PublicAnswer

__all__ = ["PublicAnswer", "State", "allow", "draft", "publish", "take_back", "withdraw"]
