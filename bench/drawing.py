"""Ten thousand of a million drawn with a commitment, and verified by the stand-alone file, beside a bare permutation.

    python -m bench.drawing [OBJECTS] [TAKE]

One core, no database. NumPy's permutation of as many numbers, in the same run, is the least that any draw would do; it
can be verified by nobody.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import numpy

from zhichi.domains.inspections.verifier import verify_draw
from zhichi.kernel import draw

Done = TypeVar("Done")
NONCES = {"bureau": b"\1" * 32, "discipline": b"\2" * 32}


def manifest(count: int, take: int, hash_name: str) -> dict[str, Any]:
    strata = [{"key": "all", "ids": [f"91370800MA{n:08}" for n in range(count)], "take": take}]
    return {
        "format": "zhichi-draw/1",
        "hash": hash_name,
        "draw": "BENCH",
        "item": "bench",
        "strata": strata,
        "excluded": [],
        "witnesses": list(NONCES),
        "event": {"source": "none", "reference": ""},
        "teams": None,
        "supersedes": None,
    }


def drawn(of: dict[str, Any], hash_name: str) -> dict[str, Any]:
    promised = {witness: draw.nonce_commitment(hash_name, nonce) for witness, nonce in NONCES.items()}
    return draw.bundle(of, promised, NONCES)


def verified(data: bytes) -> list[str]:
    return verify_draw.verify(verify_draw.read(data))


def told(what: str, work: Callable[..., Done], *given: Any) -> Done:
    start, busy = time.perf_counter(), time.process_time()
    done = work(*given)
    took, worked = time.perf_counter() - start, time.process_time() - busy
    print(f"{what:<44}{took:>8.2f} s, of processor {worked:.2f} s", flush=True)
    return done


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    take = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    told(f"NumPy permutation of {count:,}", lambda: numpy.random.default_rng(1).permutation(count)[:take])
    for hash_name in ("sha256", "sm3"):
        of = manifest(count, take, hash_name)
        made = told(f"{take:,} drawn with commitment, {hash_name}", drawn, of, hash_name)
        data = json.dumps(made).encode()
        told(f"{len(data) / 2**20:.1f} MiB verified, {hash_name}", verified, data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MiB (wanted: 3 s, 10 s, 1,024 MiB)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
