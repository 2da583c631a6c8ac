"""The list that a sample is drawn from: how many of each stratum, and under which names they are published."""

from collections.abc import Mapping

from zhichi.kernel.crypto import Profile


def allocate(sizes: Mapping[str, int], total: int, minimum: int) -> dict[str, int]:
    """Points to draw from each stratum: in proportion to its size by largest remainders, but at least `minimum`.

    A stratum with fewer points than that is drawn whole, so the sum may exceed `total`; it never exceeds the list.
    """
    everything = sum(sizes.values())
    if not everything:
        return {}
    total = min(total, everything)
    shares = {key: divmod(size * total, everything) for key, size in sizes.items()}
    left = total - sum(whole for whole, _ in shares.values())
    most = sorted(shares, key=lambda key: (-shares[key][1], key))[:left]
    return {
        key: min(size, max(minimum, shares[key][0] + (key in most))) for key, size in sizes.items() if size
    }


def pseudonym(profile: Profile, salt: bytes, code: str) -> str:
    """H(salt ‖ utf8(code)), lower-case hex: nobody without the salt can tell which point it is (formats.md §2)."""
    return profile.hexdigest(salt + code.encode("utf-8"))
