"""What an item asks of one applicant: held and shared papers not at all, proofs that can be promised by choice."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zhichi.domains.catalogue.enums import Alternative, MaterialSource
from zhichi.domains.catalogue.models.live import live_items
from zhichi.domains.catalogue.models.proof import Proof
from zhichi.domains.catalogue.rules.promising import WITHOUT_ID, why_not_needed, words_of
from zhichi.foundation.sockets.public import PaperAsked

HELD_WHY = {
    MaterialSource.HELD: "我们已经有了，您不用交。",
    MaterialSource.SHARED: "我们从有关部门核对，您不用交。",
}


def papers_asked(
    *, materials: Iterable[Mapping[str, Any]], on: date, id_number: str
) -> tuple[PaperAsked, ...]:
    """The materials of an item's document, as an applicant stands to them on a day. At most one statement.

    Who the applicant is makes no difference, only whether a number is given: whoever types a number learns nothing of
    the person behind it (decision 0015).
    """
    listed = list(materials)
    keys = {material["proof"] for material in listed if material.get("proof")}
    proofs = {proof.key: proof for proof in Proof.objects.in_force(on).filter(key__in=keys)} if keys else {}
    refused = "" if id_number.strip() else WITHOUT_ID
    return tuple(_asked(material, proofs, refused) for material in listed)


def _can_be_promised(material: Mapping[str, Any], proof: Proof) -> bool:
    """The list of proofs decides; the item must say so too, so that nothing changes under a published guide."""
    return proof.alternative == Alternative.COMMIT and material["source"] == MaterialSource.PROMISED


def _asked(material: Mapping[str, Any], proofs: Mapping[str, Proof], refused: str) -> PaperAsked:
    name, title, source = material["name"], material["title"], material["source"]
    proof = proofs.get(material.get("proof", ""))
    # A proof that is shared, kept electronically or cancelled is asked for by no item, whatever its guide still says.
    why = why_not_needed(proof.facts) if proof else ""
    why = why or HELD_WHY.get(source, "")
    if why:
        return PaperAsked(name, title, needed=False, why=why)
    required = bool(material.get("required"))
    note = material.get("note", "")
    if proof is None or not _can_be_promised(material, proof):
        return PaperAsked(name, title, needed=True, required=required, why=note)
    return PaperAsked(name, title, True, required, note, proof.key, words_of(proof.facts), refused)


def words_today(kind: str, day: date) -> dict[str, str]:
    """By proof, the words of every commitment that an item of this kind takes on a day."""
    materials = (one for item in live_items(day) if item.kind == kind for one in item.document["materials"])
    asked = papers_asked(materials=materials, on=day, id_number="")
    return {paper.proof: paper.words for paper in asked if paper.words}
