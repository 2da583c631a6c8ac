"""The example list that ships (data/catalogue/powers/*.yaml). Fits `sockets.LAW_LOADERS`."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from zhichi.domains.catalogue.actions.law_loading import LawDataError
from zhichi.domains.catalogue.actions.powers import known_laws, publish_power
from zhichi.domains.catalogue.models import PowerVersion
from zhichi.domains.catalogue.rules.power_shape import faults_of_power
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.procedures.public import load_file

FOLDER = Path("catalogue") / "powers"


def load_powers(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every version of `folder`/../catalogue/powers in its order; answers {"权责事项": n, "新增": n}.

    Items that already have a version are left alone from there on: the bureau's own list wins.
    """
    rows = [
        row for path in sorted((folder.parent / FOLDER).glob("*.yaml")) for row in load_file(path)["powers"]
    ]
    held = set(PowerVersion.objects.values_list("power__code", flat=True))
    new = 0
    with transaction.atomic():
        laws = known_laws()
        faults = [
            f"{row['code']} {fault}"
            for row in rows
            for version in row["versions"]
            for fault in faults_of_power(version["document"], laws)
        ]
        if faults:
            raise LawDataError(faults)
        for row in rows:
            if row["code"] in held:
                continue
            for version in row["versions"]:
                publish_power(
                    code=row["code"],
                    document=version["document"],
                    effective_from=date.fromisoformat(version["effective_from"]),
                    by=SYSTEM,
                    at=at,
                    shipped=True,
                )
                new += 1
    return {"权责事项": len(rows), "新增": new}
