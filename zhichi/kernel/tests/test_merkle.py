"""RFC 6962 trees: the reference vectors of Certificate Transparency, the recursive definition, and forgeries."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhichi.kernel import crypto, merkle


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


# certificate-transparency, cpp/merkletree/merkle_tree_test.cc: inputs, roots of the first 1 … 8 of them, proofs
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
B = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
CD = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
EFGH = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
E = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
EF = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
GH = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"


@pytest.mark.parametrize(("size", "root"), list(enumerate(ROOTS, start=1)))
def test_roots_of_the_reference_leaves(size: int, root: str) -> None:
    assert merkle.root(LEAVES[:size], sha256).hex() == root


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert merkle.root([], sha256) == sha256(b"")


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (0, 8, [B, CD, EFGH]),
        (5, 8, [E, GH, ROOTS[3]]),
        (2, 3, [ROOTS[1]]),
        (1, 5, [ROOTS[0], CD, E]),
    ],
)
def test_inclusion_proofs_of_the_reference_leaves(index: int, size: int, proof: list[str]) -> None:
    assert [each.hex() for each in merkle.inclusion_proof(LEAVES[:size], index, sha256)] == proof


@pytest.mark.parametrize(
    ("m", "n", "proof"),
    [(1, 1, []), (1, 8, [B, CD, EFGH]), (6, 8, [EF, GH, ROOTS[3]]), (2, 5, [CD, E])],
)
def test_consistency_proofs_of_the_reference_leaves(m: int, n: int, proof: list[str]) -> None:
    assert [each.hex() for each in merkle.consistency_proof(LEAVES[:n], m, sha256)] == proof


def split(n: int) -> int:
    return 1 << (n - 1).bit_length() - 1


def mth(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    k = split(len(leaves))
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:]))


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 6962 section 2.1.1, word for word."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """RFC 6962 section 2.1.2, word for word."""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = split(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


@pytest.mark.parametrize("size", range(1, 65))
def test_every_size_to_64_follows_the_definition(size: int) -> None:
    leaves = [b"leaf %d" % n for n in range(size)]
    root = merkle.root(leaves, sha256)
    assert root == mth(leaves)
    for index in range(size):
        proof = merkle.inclusion_proof(leaves, index, sha256)
        assert proof == path(index, leaves)
        assert merkle.verify_inclusion(leaves[index], index, size, proof, root, sha256)
    for m in range(size + 1):
        proof = merkle.consistency_proof(leaves, m, sha256)
        assert proof == (subproof(m, leaves, True) if m else [])
        assert merkle.verify_consistency(m, size, merkle.root(leaves[:m], sha256), root, proof, sha256)


trees = st.integers(1, 64).flatmap(
    lambda size: st.tuples(
        st.lists(st.binary(max_size=4), min_size=size, max_size=size), st.integers(0, size - 1)
    )
)


@settings(deadline=None)
@given(trees, st.data())
def test_a_forged_inclusion_is_refused(tree: tuple[list[bytes], int], data: st.DataObject) -> None:
    leaves, index = tree
    size, root = len(leaves), merkle.root(leaves, sha256)
    proof = merkle.inclusion_proof(leaves, index, sha256)
    leaf = leaves[index]
    assert not merkle.verify_inclusion(leaf + b"x", index, size, proof, root, sha256)
    assert not merkle.verify_inclusion(leaf, index, size, [*proof, root], root, sha256)
    assert not merkle.verify_inclusion(leaf, size, size, proof, root, sha256)
    assert not merkle.verify_inclusion(leaf, -1, size, proof, root, sha256)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        bent = [*proof[:at], bytes([proof[at][0] ^ 1]) + proof[at][1:], *proof[at + 1 :]]
        assert not merkle.verify_inclusion(leaf, index, size, bent, root, sha256)
        assert not merkle.verify_inclusion(leaf, index, size, proof[:-1], root, sha256)


@settings(deadline=None)
@given(trees, st.data())
def test_a_rewritten_past_is_refused(tree: tuple[list[bytes], int], data: st.DataObject) -> None:
    leaves, changed = tree
    m = data.draw(st.integers(changed + 1, len(leaves)))
    before = [*leaves[:changed], leaves[changed] + b"x", *leaves[changed + 1 : m]]
    proof = merkle.consistency_proof(leaves, m, sha256)
    old, new = merkle.root(before, sha256), merkle.root(leaves, sha256)
    assert not merkle.verify_consistency(m, len(leaves), old, new, proof, sha256)
    honest = merkle.root(leaves[:m], sha256)
    assert not merkle.verify_consistency(m, len(leaves), honest, new, [*proof, new], sha256)
    assert not merkle.verify_consistency(m, m - 1, honest, new, proof, sha256)
    if proof:
        assert not merkle.verify_consistency(m, len(leaves), honest, new, proof[:-1], sha256)
        assert not merkle.verify_consistency(m, len(leaves), honest, new, [], sha256)


def test_trees_of_sm3_work_the_same() -> None:
    sm3 = crypto.profile("gm").digest
    root, proof = merkle.root(LEAVES, sm3), merkle.inclusion_proof(LEAVES, 6, sm3)
    assert merkle.verify_inclusion(LEAVES[6], 6, 8, proof, root, sm3)
    assert not merkle.verify_inclusion(LEAVES[6], 6, 8, proof, root, sha256)


@pytest.mark.parametrize("index", [-1, 8])
def test_there_is_no_proof_for_a_leaf_outside_the_tree(index: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(LEAVES, index, sha256)


@pytest.mark.parametrize("m", [-1, 9])
def test_there_is_no_proof_for_a_tree_larger_than_the_whole(m: int) -> None:
    with pytest.raises(IndexError):
        merkle.consistency_proof(LEAVES, m, sha256)
