"""Inclusion proofs: that one entry stands under a published seal (RFC 6962 section 2.1.1)."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from zhichi.foundation.ledger.models.entry import Entry
from zhichi.foundation.ledger.models.seal import Seal
from zhichi.foundation.ledger.models.seal_leaf import SealLeaf
from zhichi.foundation.ledger.rules.formats import PROOF_FORMAT
from zhichi.kernel import merkle

ALGORITHMS = {"standard": "Ed25519", "gm": "SM2"}


def seal_sheet(seal: Seal) -> dict[str, Any]:
    """A seal as published: what was signed, its digest, the signature and the key."""
    profile = seal.profile()
    return {
        "hash": profile.hash_name,
        "seal": seal.statement(),
        "seal_digest": seal.digest,
        "signature": seal.signature,
        "signature_algorithm": ALGORITHMS[profile.name],
        "public_key": seal.public_key,
    }


def proof_of(entry: Entry) -> dict[str, Any] | None:
    """The proof that `entry` stands under the seal of its day; None until that day is sealed.

    It holds hashes, no content. `docs/reference/ledger.md` says how a stranger checks it.
    """
    leaf = SealLeaf.objects.select_related("seal").filter(entry=entry).first()
    if leaf is None:
        return None
    path = merkle.inclusion_proof(
        _leaves(leaf.seal_id, leaf.seal.root), leaf.position, leaf.seal.profile().digest
    )
    return {
        "format": PROOF_FORMAT,
        "digest": entry.digest,
        "index": leaf.position,
        "size": leaf.seal.count,
        "siblings": [node.hex() for node in path],
        **seal_sheet(leaf.seal),
    }


def whole_proof_of(entry: Entry) -> dict[str, Any] | None:
    """The proof with the entry itself as member "entry": whoever has it computes the digest too (not its payload)."""
    proof = proof_of(entry)
    return None if proof is None else {**proof, "entry": entry.statement()}


def sealed_on(entries: Iterable[Entry]) -> dict[int, date]:
    """By the entry's id the day under whose seal it stands; entries without seal are left out. One query."""
    found = SealLeaf.objects.filter(entry__in=[entry.pk for entry in entries])
    return dict(found.values_list("entry_id", "seal__date"))


@lru_cache(maxsize=8)
def _leaves(seal_id: int, root: str) -> tuple[bytes, ...]:
    """The leaves under one root never change."""
    digests = (
        SealLeaf.objects.filter(seal_id=seal_id).order_by("position").values_list("entry__digest", flat=True)
    )
    return tuple(bytes.fromhex(digest) for digest in digests)
