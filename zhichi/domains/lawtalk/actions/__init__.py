from zhichi.domains.lawtalk.actions.allowing import allow, take_back
from zhichi.domains.lawtalk.actions.clearing import publish, send_back, withdraw
from zhichi.domains.lawtalk.actions.drafting import draft, findings

__all__ = ["allow", "draft", "findings", "publish", "send_back", "take_back", "withdraw"]
