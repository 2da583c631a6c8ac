"""Which papers a filing asks for: the materials of its item, and the files of its form after what was answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.foundation.cases.public import files_asked
from zhichi.foundation.procedures.public import Procedure
from zhichi.foundation.sockets.public import PAPERS_ASKED, PaperAsked, ServiceItem


def papers_for(
    item: ServiceItem, procedure: Procedure, answers: Mapping[str, Any], on: date
) -> list[PaperAsked]:
    """Everything that is asked of this applicant on a day; nothing where neither item nor form lists any."""
    materials = item.document.get("materials", ())
    number = answers.get("person", {}).get("id_number") or ""
    listed = [one for read in PAPERS_ASKED for one in read(materials=materials, on=on, id_number=number)]
    asked = files_asked(procedure, answers.get("matter", {}))
    return [*listed, *(PaperAsked(name, title, True, must, why) for name, title, why, must in asked)]


def still_missing(asked: list[PaperAsked], held: set[str], promised: Mapping[str, object]) -> list[str]:
    """Titles of what must be there and is neither handed in nor promised."""
    return [
        one.title
        for one in asked
        if one.needed and one.required and one.name not in held and one.name not in promised
    ]
