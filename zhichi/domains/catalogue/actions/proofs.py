"""The list of proofs: published, changed and ended, each an act; and the list that ships."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.enums import Alternative, Code, Risk
from zhichi.domains.catalogue.models import Law, Proof
from zhichi.domains.catalogue.rules.promising import ProofFacts, faults_of_proof
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append

FORMAT = "zhichi-proof/1"
TAKEN = "这个标识已经用过，请换一个。"


class ProofFaultsError(ValueError):
    """What keeps a proof from being published, by field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("；".join(faults.values()))
        self.by_field = dict(faults)


def publish_proof(*, facts: ProofFacts, new: bool, by: Actor, at: datetime) -> Proof:
    """Put a proof on the list, or change what the list says of it; the same again changes nothing.

    Raises RefusedError for who may not, ProofFaultsError with a sentence for each field at fault. Commitments keep
    the words that were shown to them.
    """
    verdict = can_edit(by)
    if not verdict:
        raise RefusedError(verdict.because)
    faults = faults_of_proof(facts, kinds_of_laws())
    with transaction.atomic():
        held = Proof.objects.select_for_update().filter(key=facts.key).first()
        faults |= _dates_and_key(facts, held, new, timezone.localdate(at), shipped=by.kind == "system")
        if faults:
            raise ProofFaultsError(faults)
        if held is not None and held.facts == facts:
            return held
        proof, _ = Proof.objects.update_or_create(key=facts.key, defaults=asdict(facts))
        said = {**asdict(facts), "effective_from": proof.effective_from.isoformat()}
        append(
            subject=f"proof:{proof.key}",
            at=at,
            actor=by.ref,
            code=Code.PROOF_PUBLISHED,
            basis="优化营商环境条例§44",
            payload=said,
        )
        return proof


def _dates_and_key(
    facts: ProofFacts, held: Proof | None, new: bool, today: date, *, shipped: bool
) -> dict[str, str]:
    if new and held is not None:
        return {"key": TAKEN}
    if facts.effective_from is None:
        return {"effective_from": "请填写施行日期。"}
    moved = held is None or held.effective_from != facts.effective_from
    if moved and not shipped and facts.effective_from < today:
        return {"effective_from": "施行日期不能早于今天。"}
    return {}


@transaction.atomic
def end_proof(*, key: str, on: date, by: Actor, at: datetime) -> Proof:
    """Take a proof off the list from a day on; what was promised before stays. Raises RefusedError."""
    verdict = can_edit(by)
    if not verdict:
        raise RefusedError(verdict.because)
    proof = Proof.objects.select_for_update().get(key=key)
    if proof.effective_to is not None:
        raise RefusedError("这一项已经终止。")
    if on < timezone.localdate(at):
        raise RefusedError("终止日期不能早于今天。", "on")
    proof.effective_to = on
    proof.save(update_fields=["effective_to"])
    append(
        subject=f"proof:{proof.key}",
        at=at,
        actor=by.ref,
        code=Code.PROOF_ENDED,
        payload={"effective_to": on.isoformat()},
    )
    return proof


def kinds_of_laws() -> dict[str, str]:
    """The kind of every recorded law, by its name and by each short name."""
    kinds: dict[str, str] = {}
    for title, aliases, kind in Law.objects.values_list("title", "aliases", "kind"):
        kinds |= dict.fromkeys([title, *aliases], kind)
    return kinds


def load_proofs(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Every file of `catalogue/proofs` beside `folder` (data/law); what the bureau has changed since stays.

    Raises ValueError with every fault, and then loads nothing.
    """
    files = sorted((folder.parent / "catalogue" / "proofs").glob("*.yaml"))
    held = set(Proof.objects.values_list("key", flat=True))
    added, faults = 0, []
    for path in files:
        try:
            facts = read_proof(path)
            if facts.key not in held:
                publish_proof(facts=facts, new=True, by=SYSTEM, at=at)
                added += 1
        except ValueError as error:
            faults.append(f"{path.name}: {error}")
    if faults:
        raise ProofFaultsError({str(number): fault for number, fault in enumerate(faults)})
    return {"证明事项": len(files), "新增": added}


def read_proof(path: Path) -> ProofFacts:
    """The facts of one file. Raises ValueError in Chinese."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict) or document.pop("format", None) != FORMAT:
        raise ValueError(f"不是证明事项（format 应为 {FORMAT}）")
    if not str(document.pop("source", "")).strip():
        raise ValueError("没有写明出处 source")
    unknown = set(document) - set(ProofFacts.__slots__)
    missing = {"key", "title", "basis", "issuer", "asked_by", "alternative", "effective_from"} - set(document)
    if unknown or missing:
        raise ValueError(f"多了 {sorted(unknown)}，缺了 {sorted(missing)}")
    if document["alternative"] not in Alternative.values or document.get("risk", "low") not in Risk.values:
        raise ValueError("alternative 或者 risk 不是规定的值")
    return ProofFacts(**document)
