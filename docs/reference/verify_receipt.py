#!/usr/bin/env python3
"""Check the proof of an act without any of our code: python3 verify_receipt.py PROOF.json [PUBLIC-KEY-HEX]

Exit 0: everything that could be checked is right. Exit 1: something is wrong, one line says what. Exit 2: the
file cannot be read. A proof that holds the entry has its hash computed again from the entry. An entry alone
(zhichi-ledger/1, not sealed yet) gets its fingerprint computed, to compare with the receipt. Needs only the
standard library for SHA-256 and SM3; the Ed25519 signature also needs `cryptography` (pip install cryptography),
SM2 another tool: what was not checked is said.
"""

import hashlib
import json
import sys


def canonical(value):
    """RFC 8785 for what occurs here: text, whole numbers, ASCII member names."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def root_of(leaf, index, size, siblings, h):
    """Climb from the leaf to the root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        raise ValueError("the index is outside the tree")
    node, last = h(b"\x00" + leaf), size - 1
    for sibling in siblings:
        if last == 0:
            raise ValueError("the proof is too long")
        if index & 1 or index == last:
            node = h(b"\x01" + sibling + node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = h(b"\x01" + node + sibling)
        index, last = index >> 1, last >> 1
    if last:
        raise ValueError("the proof is too short")
    return node


def check_signature(proof, notes):
    if proof["signature_algorithm"] != "Ed25519":
        notes.append(f"NOT checked: the {proof['signature_algorithm']} signature (use a GM tool)")
        return
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    except ImportError:
        notes.append("NOT checked: the signature (pip install cryptography)")
        return
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(proof["public_key"]))
        key.verify(bytes.fromhex(proof["signature"]), canonical(proof["seal"]))
    except InvalidSignature:
        raise ValueError("the signature of the seal is wrong") from None


MEMBERS = ("format", "subject", "seq", "prev", "at", "actor", "code", "basis", "data")


def check_entry(entry):
    """An entry is exactly the members of zhichi-ledger/1: its bytes are then what was hashed, and nothing beside."""
    if not isinstance(entry, dict) or entry.get("format") != "zhichi-ledger/1":
        raise ValueError("the entry is no zhichi-ledger/1")
    if sorted(entry) != sorted(MEMBERS):
        raise ValueError("the entry has members too many or too few")
    if not all(isinstance(entry[name], int if name == "seq" else str) for name in MEMBERS):
        raise ValueError("a member of the entry is of the wrong kind")


def told(entry):
    return f"entry {entry['seq']} of {entry['subject']}: {entry['code']} at {entry['at']} by {entry['actor']}"


def entry_alone(entry):
    """The lines for an entry that no seal holds yet: its fingerprints, to compare with the receipt."""
    check_entry(entry)
    lines = [told(entry), f"sha256: {hashlib.sha256(canonical(entry)).hexdigest()}"]
    if "sm3" in hashlib.algorithms_available:
        lines.append(f"sm3: {hashlib.new('sm3', canonical(entry)).hexdigest()}")
    return [*lines, "NOT checked: that it stands under a seal (compare the fingerprint with your receipt)"]


def check(proof, public_key=""):
    """The lines to print; raises ValueError with what is wrong."""
    if proof.get("format") == "zhichi-ledger/1":
        return entry_alone(proof)
    notes = []
    if proof.get("format") != "zhichi-proof/1" or proof["seal"].get("format") != "zhichi-seal/1":
        raise ValueError("this is not a zhichi-proof/1")
    if proof["hash"] not in ("sha256", "sm3"):
        raise ValueError("the hash is neither sha256 nor sm3")

    def h(data):
        return hashlib.new(proof["hash"], data).digest()

    seal = proof["seal"]
    if "entry" in proof:
        check_entry(proof["entry"])
        if h(canonical(proof["entry"])).hex() != proof["digest"]:
            raise ValueError("the entry is not what was recorded: its digest differs")
    if proof["size"] != seal["count"]:
        raise ValueError("the proof is for a tree of another size")
    siblings = [bytes.fromhex(node) for node in proof["siblings"]]
    root = root_of(bytes.fromhex(proof["digest"]), proof["index"], proof["size"], siblings, h)
    if root.hex() != seal["root"]:
        raise ValueError("the entry does not stand under this seal")
    if h(canonical(seal)).hex() != proof["seal_digest"]:
        raise ValueError("the digest of the seal is wrong")
    if public_key and public_key.lower() != proof["public_key"]:
        raise ValueError("the seal is signed with another key than yours")
    if not public_key:
        notes.append("NOT checked: that the key is the bureau's (give the key you got from another place)")
    check_signature(proof, notes)
    if "entry" in proof:
        notes.insert(0, told(proof["entry"]))
    else:
        notes.append("NOT checked: what the digest stands for (this file holds no entry)")
    return [f"right: {proof['digest']} is leaf {proof['index']} under the seal of {seal['date']}", *notes]


def main(words):
    if len(words) not in (1, 2):
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    try:
        with open(words[0], encoding="utf-8") as file:
            proof = json.load(file)
    except (OSError, ValueError) as error:
        print(f"cannot read {words[0]}: {error}", file=sys.stderr)
        return 2
    try:
        print("\n".join(check(proof, *words[1:])))
    except (KeyError, TypeError, AttributeError) as error:
        print(f"WRONG: a member is missing or of the wrong kind: {error}")
        return 1
    except ValueError as error:
        print(f"WRONG: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
