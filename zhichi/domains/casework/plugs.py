"""What this room offers: two service items, the hooks of its procedures, the intake of legal aid."""

from pathlib import Path

import yaml
from django.conf import settings

from zhichi.domains.casework import actions
from zhichi.domains.casework.enums import Kind
from zhichi.foundation.sockets.public import HOOKS, INTAKES, SERVICE_ITEMS, Hook, Intake, ServiceItem


def plug_in() -> None:
    """Called once by the app's ready()."""
    HOOKS.register("legal_aid.provider", Hook(check=actions.check_provider))
    HOOKS.register("legal_aid.another_provider", Hook(check=actions.check_another_provider))
    HOOKS.register("legal_aid.means", Hook(after=actions.keep_means))
    HOOKS.register("legal_aid.grant", Hook(check=actions.check_grant, after=actions.keep_form))
    HOOKS.register("legal_aid.close", Hook(after=actions.keep_result))
    HOOKS.register("legal_aid.file", Hook(after=actions.archive))
    HOOKS.register("legal_aid.quality", Hook(after=actions.keep_quality))
    HOOKS.register("legal_aid.subsidy", Hook(after=actions.keep_subsidy))
    HOOKS.register("consultation.refer", Hook(check=actions.check_referral, after=actions.send_referral))
    INTAKES.register(Kind.LEGAL_AID, Intake(Kind.LEGAL_AID, Kind.LEGAL_AID.label, actions.open_legal_aid))
    for item in read_items(Path(settings.DATA) / "guides"):
        SERVICE_ITEMS.register(item.code, item)


def read_items(folder: Path) -> list[ServiceItem]:
    """The service items described in a folder of YAML guides, by file name."""
    documents = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return [
        ServiceItem(
            code=document["code"],
            title=document["title"],
            summary=document["summary"],
            kind=document["kind"],
            guide=document["guide"],
        )
        for document in documents
    ]
