"""The evidence bundle: the frozen file with its proofs as one zip, the same bytes for the same state (zhichi-bundle/1).

It ends with the last freeze: entries that come later on the chain of the case, such as the record of this export, are
not in it, so that taking the file out does not change it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.actions.describing import described, faces
from zhichi.foundation.dossiers.actions.opening import BundleError, Kept, freezes_with_content, kept_in
from zhichi.foundation.dossiers.models import Dossier, Freeze
from zhichi.foundation.dossiers.rules.words import README
from zhichi.foundation.dossiers.rules.zipform import ZipError, ZipWriter
from zhichi.foundation.dossiers.verifier import verify_dossier
from zhichi.foundation.ledger.public import Entry, entries_of, payload_bytes_of, proof_of
from zhichi.foundation.vault.public import crypto, public_key, signing_key
from zhichi.kernel import canonical, merkle
from zhichi.kernel.crypto import by_hash

FORMAT = "zhichi-bundle/1"
ALGORITHMS = {"standard": "Ed25519", "gm": "SM2"}


@dataclass(frozen=True)
class File:
    """One file of the bundle: small ones are there, items are read when they are written."""

    path: str
    size: int
    sha256: str
    chunks: Callable[[], Iterable[bytes]]


def write_bundle(*, dossier: Dossier, out: IO[bytes]) -> str:
    """Write the bundle of a frozen file to a seekable `out`; answers the SHA-256 of its manifest.

    BundleError when the file was destroyed, or something frozen is gone or changed: then `out` holds nothing of use.
    """
    case = dossier.case
    freezes = freezes_with_content(dossier)
    kept = kept_in(dossier, freezes)
    if not kept:
        raise BundleError("这份卷宗已经依法销毁，只留有指纹和销毁记录。")
    entries = _excerpt(case, freezes)
    index = faces(dossier, kept, freezes, entries)
    files = [*index.files, *_frozen(case, freezes, kept), *_ledger(entries, freezes), *_proofs(freezes, kept)]
    listed = [_file(path, data) for path, data in files] + [_item(one) for one in kept]
    listed.sort(key=lambda one: (one.path.startswith("items/"), one.path))
    manifest = canonical.encode(
        {
            "format": FORMAT,
            "case": case.number,
            "hash": freezes[-1].hash_name,
            "freezes": len(freezes),
            "notes": index.notes,
            "files": [{"path": one.path, "size": one.size, "sha256": one.sha256} for one in listed],
        }
    )
    try:
        writer = ZipWriter(out)
        writer.add("manifest.json", [manifest])
        writer.add("signature.json", [_signature(manifest)])
        for one in listed:
            writer.add(one.path, one.chunks())
        writer.close()
    except ZipError as error:
        raise BundleError(f"卷宗太大，装不进一个证据包：{error}") from error
    return hashlib.sha256(manifest).hexdigest()


def verifier_text() -> bytes:
    return Path(verify_dossier.__file__).read_bytes()


def _file(path: str, data: bytes) -> File:
    return File(path, len(data), hashlib.sha256(data).hexdigest(), lambda: [data])


def _item(one: Kept) -> File:
    line = one.line
    if line["hash"] == "sha256":
        return File(one.path, line["size"], line["digest"], one.chunks)
    hashed = hashlib.sha256()
    for piece in one.chunks():
        hashed.update(piece)
    return File(one.path, line["size"], hashed.hexdigest(), one.chunks)


def _signature(manifest: bytes) -> bytes:
    profile = crypto()
    return canonical.encode(
        {
            "algorithm": ALGORITHMS[profile.name],
            "public_key": public_key().hex(),
            "signature": profile.sign(signing_key(), manifest).hex(),
        }
    )


def _frozen(case: Case, freezes: Sequence[Freeze], kept: Sequence[Kept]) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", README.format(case=case.number).encode()
    yield "verify_dossier.py", verifier_text()
    for freeze in freezes:
        yield f"freezes/{freeze.seq:03d}.json", canonical.encode(described(case, freeze, kept))


def _excerpt(case: Case, freezes: Sequence[Freeze]) -> list[Entry]:
    """The chain of the case from its first entry to the last freeze."""
    marks = {freeze.entry_digest for freeze in freezes}
    entries: list[Entry] = []
    seen = 0
    for entry in entries_of(case.subject).select_related("payload"):
        entries.append(entry)
        seen += entry.digest in marks
        if seen == len(marks):
            break
    if seen < len(marks):
        raise BundleError("台账里找不到卷宗固定的记录，请立即报告审计管理员。")
    return entries


def _ledger(entries: Sequence[Entry], freezes: Sequence[Freeze]) -> Iterator[tuple[str, bytes]]:
    marks = {freeze.entry_digest for freeze in freezes}
    yield "ledger/entries.json", canonical.encode([entry.statement() for entry in entries])
    for entry in entries:
        if entry.digest in marks:
            payload = payload_bytes_of(entry)
            if payload is None:
                raise BundleError("这份卷宗的台账内容已经清除，不能再导出。")
            yield f"ledger/payload-{entry.seq:04d}.json", payload
        proof = proof_of(entry)
        if proof is not None:
            yield f"ledger/proof-{entry.seq:04d}.json", canonical.encode(proof)


def _proofs(freezes: Sequence[Freeze], kept: Sequence[Kept]) -> Iterator[tuple[str, bytes]]:
    """For each item alone: whoever hands over one paper can prove that it was in the file when it was frozen."""
    for freeze in freezes:
        lines = [one.line for one in kept if one.freeze.pk == freeze.pk]
        leaves, digest = [canonical.encode(line) for line in lines], by_hash(freeze.hash_name).digest
        for index, line in enumerate(lines):
            path = merkle.inclusion_proof(leaves, index, digest)
            proof: dict[str, Any] = {
                "format": "zhichi-item-proof/1",
                "line": line,
                "index": index,
                "size": len(lines),
                "siblings": [node.hex() for node in path],
                "root": freeze.root,
            }
            yield f"proofs/items/{freeze.seq:03d}-{line['n']:04d}.json", canonical.encode(proof)
