import pytest

from zhichi.kernel.drbg import HmacDrbg, Stream, shuffle

SEED = bytes(range(32))

# NIST CAVP drbgvectors_no_reseed, HMAC_DRBG.rsp, [SHA-256], no personalization, COUNT = 0: the second request
CAVP = (
    "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89d54fbb978a15b5c443c9ec21036d2460"
    "b6f73ebad0dc2aba6e624abf07745bc107694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668"
    "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8"
)


def test_the_generator_gives_the_published_bytes() -> None:
    drbg = HmacDrbg(
        "sha256",
        bytes.fromhex("ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488"),
        bytes.fromhex("659ba96c601dc69fc902940805ec0ca8"),
    )
    drbg.generate(128)
    assert drbg.generate(128).hex() == CAVP


def test_a_request_need_not_be_a_whole_number_of_blocks() -> None:
    assert HmacDrbg("sm3", SEED).generate(40) == HmacDrbg("sm3", SEED).generate(64)[:40]


@pytest.mark.parametrize("length", [0, -1, 65_537])
def test_a_request_out_of_bounds_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="65,536"):
        HmacDrbg("sha256", SEED).generate(length)


def test_the_stream_reads_requests_of_4096_bytes_as_big_endian_words() -> None:
    drbg, stream = HmacDrbg("sha256", SEED, personalization="标签".encode()), Stream("sha256", SEED, "标签")
    text = drbg.generate(4096) + drbg.generate(4096)
    words = [int.from_bytes(text[at : at + 8], "big") for at in range(0, len(text), 8)]
    assert [stream.next() for _ in words] == words


def test_labels_seeds_and_hashes_give_different_streams() -> None:
    first = Stream("sha256", SEED, "objects:A").next()
    assert first == Stream("sha256", SEED, "objects:A").next()
    assert first != Stream("sha256", SEED, "objects:B").next()
    assert first != Stream("sha256", SEED[::-1], "objects:A").next()
    assert first != Stream("sm3", SEED, "objects:A").next()


class Scripted(Stream):
    """A stream that gives prepared words."""

    def __init__(self, *words: int) -> None:
        self.words = list(words)

    def next(self) -> int:
        return self.words.pop(0)


def test_words_in_the_last_incomplete_run_are_passed_over() -> None:
    limit = 2**64 - 2**64 % 3
    assert Scripted(limit, 2**64 - 1, limit - 1).below(3) == 2
    assert Scripted(2**64 - 1).below(2**64) == 2**64 - 1
    assert Scripted(2**64 - 1).below(2) == 1


@pytest.mark.parametrize("m", [0, -1, 2**64 + 1])
def test_below_needs_a_range(m: int) -> None:
    with pytest.raises(ValueError, match="below"):
        Stream("sha256", SEED, "x").below(m)


def test_a_shuffle_does_not_depend_on_the_order_given() -> None:
    ids = ["b", "a", "乙", "甲", "A"]
    assert shuffle("sha256", SEED, "x", ids) == shuffle("sha256", SEED, "x", reversed(ids))
    assert sorted(shuffle("sha256", SEED, "x", ids)) == sorted(ids)


def test_ids_are_sorted_by_their_utf8_bytes() -> None:
    # UTF-16 would put the emoji before U+FB33
    ids = ["\U0001f600", "\ufb33"]
    assert shuffle("sha256", SEED, "s1", ids) == shuffle("sha256", SEED, "s1", sorted(ids))


@pytest.mark.parametrize("ids", [[], ["only"]])
def test_a_shuffle_of_none_or_one_is_itself(ids: list[str]) -> None:
    assert shuffle("sha256", SEED, "x", ids) == ids


def test_duplicates_are_refused() -> None:
    with pytest.raises(ValueError, match="duplicate"):
        shuffle("sha256", SEED, "x", ["a", "b", "a"])


def test_every_position_and_every_pair_is_equally_likely() -> None:
    """domain.md §14.5: inclusion n/N for every position, n(n-1)/N(N-1) for every pair (here N = 7, n = 3)."""
    rounds, ids = 6000, [f"F{k}" for k in range(7)]
    singles = dict.fromkeys(ids, 0)
    pairs: dict[tuple[str, ...], int] = {}
    for turn in range(rounds):
        drawn = sorted(shuffle("sha256", turn.to_bytes(32, "big"), "objects:A", ids)[:3])
        for each in drawn:
            singles[each] += 1
        for pair in ((drawn[0], drawn[1]), (drawn[0], drawn[2]), (drawn[1], drawn[2])):
            pairs[pair] = pairs.get(pair, 0) + 1
    single, pair_share = rounds * 3 / 7, rounds * 3 * 2 / (7 * 6)
    chi_single = sum((count - single) ** 2 / single for count in singles.values())
    chi_pair = sum((count - pair_share) ** 2 / pair_share for count in pairs.values())
    assert len(pairs) == 21
    assert chi_single < 22.5  # chi-square, 6 degrees of freedom, 0.1 %; the seeds are fixed
    assert chi_pair < 45.3  # 20 degrees of freedom, 0.1 %
