"""What of a procedure stands on the law: its verbs, its papers with their remedies, what it asks of a person."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from zhichi.domains.catalogue.rules.cited_in import joined
from zhichi.foundation.procedures.public import ProcedureVersion, citations
from zhichi.foundation.sockets.public import Citing

VERB, PAPER = "办理环节", "文书"


def citing_of(version: ProcedureVersion) -> Iterator[Citing]:
    """A verb that makes a paper counts as the paper too: without its article neither can be made."""
    document, kind, title = version.document, version.kind, version.title
    told_of: dict[str, Any] = {
        "url": reverse("procedures:version", args=[kind, version.version]),
        "version": str(version.version),
        "since": version.effective_from,
    }
    told: dict[str, list[str]] = defaultdict(list)
    for cited in citations(document):
        told[cited.place].append(cited.basis)
    if told["basis"]:
        yield Citing(VERB, kind, f"{title}：办理程序", joined(told["basis"]), **told_of)
    if told["filing.identity"]:
        yield Citing(
            VERB, f"{kind}.identity", f"{title}：要身份证号", joined(told["filing.identity"]), **told_of
        )
    for name, state in document["states"].items():
        if told[f"states.{name}"]:
            said = f"{title}：状态“{state['title']}”的话"
            yield Citing(VERB, f"{kind}.states.{name}", said, joined(told[f"states.{name}"]), **told_of)
    parts = {"file": ("filing", document["filing"])}
    parts |= {name: (f"verbs.{name}", verb) for name, verb in document["verbs"].items()}
    for name, (place, part) in parts.items():
        own = told[f"{place}.basis"] + told[f"{place}.milestone"]
        called = "提交申请" if name == "file" else part.get("title", name)
        if own:
            yield Citing(VERB, f"{kind}.{name}", f"{title}：{called}", joined(own), **told_of)
        paper, record = told[f"{place}.basis"] + told[f"{place}.record"], part.get("record")
        if record and paper:
            yield Citing(PAPER, f"{kind}.{name}.{record['key']}", record["title"], joined(paper), **told_of)
