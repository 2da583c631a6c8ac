"""Merkle trees of RFC 6962, section 2.1, with any hash: roots, inclusion proofs, consistency proofs.

A leaf hashes as H(00 ‖ leaf), a node as H(01 ‖ left ‖ right). Everything is iterative: level by level, an odd
last node moves up unchanged, which is the tree that RFC 6962 defines by the largest power of two.
"""

from collections.abc import Callable, Sequence

Hash = Callable[[bytes], bytes]


def root(leaves: Sequence[bytes], hash: Hash) -> bytes:
    """MTH(leaves); the hash of nothing for no leaves."""
    level = _bottom(leaves, hash)
    while len(level) > 1:
        level = _up(level, hash)
    return level[0] if level else hash(b"")


def inclusion_proof(leaves: Sequence[bytes], index: int, hash: Hash) -> list[bytes]:
    """PATH(index, leaves), from the leaf upwards. Raises IndexError for an index outside the tree."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    proof, level = [], _bottom(leaves, hash)
    while len(level) > 1:
        if (index ^ 1) < len(level):
            proof.append(level[index ^ 1])
        level, index = _up(level, hash), index >> 1
    return proof


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes, hash: Hash
) -> bool:
    """Whether `leaf` is the leaf `index` of the tree of `size` leaves with this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last = hash(b"\x00" + leaf), size - 1
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = hash(b"\x01" + sibling + node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hash(b"\x01" + node + sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and node == root


def consistency_proof(leaves: Sequence[bytes], m: int, hash: Hash) -> list[bytes]:
    """PROOF(m, leaves): that the tree of the first `m` leaves grew into the whole; empty for m = 0 and m = n.

    Raises IndexError for an m outside 0 … n.
    """
    if not 0 <= m <= len(leaves):
        raise IndexError(f"no tree of {m} leaves within {len(leaves)}")
    if m in (0, len(leaves)):
        return []
    level, index, proof = _bottom(leaves, hash), m - 1, list[bytes]()
    while index & 1:  # climb to the largest complete subtree that ends the old tree
        level, index = _up(level, hash), index >> 1
    if index:
        proof.append(level[index])
    while len(level) > 1:
        if (index ^ 1) < len(level):
            proof.append(level[index ^ 1])
        level, index = _up(level, hash), index >> 1
    return proof


def verify_consistency(
    m: int, n: int, root_m: bytes, root_n: bytes, proof: Sequence[bytes], hash: Hash
) -> bool:
    """Whether the tree of `m` leaves is the beginning of the tree of `n` leaves (RFC 9162, 2.1.4.2)."""
    if not 0 <= m <= n:
        return False
    if m == n:
        return not proof and root_m == root_n
    if m == 0:
        return not proof and root_m == hash(b"")
    index, last = m - 1, n - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    path = list(proof) if index else [root_m, *proof]
    if not path:
        return False
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            old, new = hash(b"\x01" + sibling + old), hash(b"\x01" + sibling + new)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            new = hash(b"\x01" + new + sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and old == root_m and new == root_n


def _bottom(leaves: Sequence[bytes], hash: Hash) -> list[bytes]:
    return [hash(b"\x00" + leaf) for leaf in leaves]


def _up(level: list[bytes], hash: Hash) -> list[bytes]:
    paired = iter(level)
    upper = [hash(b"\x01" + left + right) for left, right in zip(paired, paired, strict=False)]
    if len(level) & 1:
        upper.append(level[-1])
    return upper
