"""Publishing the templates that ship (`data/law/papers/`). Fits `sockets.LAW_LOADERS`."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.papers.actions.knowing import kind_of, known_of
from zhichi.foundation.papers.actions.publishing import TemplateError, publish_template
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.procedures.public import load_file
from zhichi.kernel import canonical

FORMAT = "zhichi-paper/1"


def load_papers(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every template under `folder`/papers; what is there already is passed over without a question.

    Where the city has written a version of its own its words hold: what ships of that template is not taken any more.
    """
    files = [load_file(path) for path in sorted((folder / "papers").glob("*.yaml"))]
    documents = [
        {"format": FORMAT, "kind": held["kind"], "effective_from": held["effective_from"], **one}
        for held in files
        for one in held["templates"]
    ]
    held_already = list(PaperTemplate.objects.all())
    there = {(one.key, one.version): one.document for one in held_already}
    own = {one.key for one in held_already if one.published_by != SYSTEM.ref}
    new, on = 0, localdate(at)
    kinds = {held["kind"]: kind_of(held["kind"], on=on) for held in files}
    with transaction.atomic():
        for document in documents:
            known = there.get((document["key"], document.get("version", 1)))
            if document["key"] in own or _same(known, document):
                continue
            try:
                facts = known_of(document, on=on, kind=kinds[document["kind"]])
                new += publish_template(document=document, known=facts, by=SYSTEM, at=at)[1]
            except TemplateError as error:
                raise TemplateError([(f"{document.get('key')}.{p}", s) for p, s in error.faults]) from error
    return {"papers": len(documents), "new": new}


def _same(known: Any, document: Mapping[str, Any]) -> bool:
    return known is not None and canonical.encode(known) == canonical.encode(document)
