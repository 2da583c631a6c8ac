"""Manifests and bundles to draw from."""

import random
from collections.abc import Mapping
from typing import Any

from zhichi.kernel import draw

WITNESSES = ["bureau", "discipline", "notary"]
NONCES = {witness: bytes([n]) * 32 for n, witness in enumerate(WITNESSES, start=1)}


def manifest(hash_name: str = "sha256", **changes: Any) -> dict[str, Any]:
    """The example of formats.md §2."""
    lawyers = [
        {"id": f"IN{n:02}", "skills": ["律师" if n % 5 else "公证"], "specialist": n % 3 == 0}
        for n in range(1, 13)
    ]
    return {
        "format": "zhichi-draw/1",
        "hash": hash_name,
        "draw": "D2026-001",
        "item": "律师事务所执业活动检查",
        "strata": [
            {"key": "A", "ids": [f"LF{n:03}" for n in range(1, 21)], "take": 3},
            {"key": "C", "ids": [f"LF{n:03}" for n in range(101, 111)], "take": 4},
        ],
        "excluded": [{"id": "LF200", "reason": "已注销"}],
        "witnesses": WITNESSES,
        "event": {"source": "none", "reference": ""},
        "teams": {
            "size": 2,
            "specialist": True,
            "skills": ["律师"],
            "inspectors": lawyers,
            "conflicts": [["IN03", "LF001"], ["IN06", "LF104"]],
        },
        "supersedes": None,
        **changes,
    }


def bundle(
    of: Mapping[str, Any], nonces: Mapping[str, bytes] = NONCES, event_value: str = ""
) -> dict[str, Any]:
    promised = {witness: draw.nonce_commitment(of["hash"], nonce) for witness, nonce in nonces.items()}
    return draw.bundle(of, promised, nonces, event_value)


def any_manifest(rng: random.Random) -> dict[str, Any]:
    """A valid manifest of any shape: names in Chinese, quotes and control signs, empty strata, teams that cannot be."""
    signs = '甲乙丙丁ＡａZ1"\\/\t\n\u0001é€😀'

    def name(number: int) -> str:
        return f"{number}-{''.join(rng.choices(signs, k=rng.randrange(4)))}"

    objects = [name(n) for n in range(rng.randrange(1, 40))]
    cuts = sorted(rng.randrange(len(objects) + 1) for _ in range(rng.randrange(3)))
    parts = [objects[a:b] for a, b in zip([0, *cuts], [*cuts, len(objects)], strict=True)]
    strata = [
        {"key": name(n), "ids": part, "take": rng.randrange(len(part) + 1)} for n, part in enumerate(parts)
    ]
    people = [
        {
            "id": name(n),
            "skills": rng.sample(["律师", "公证", "鉴定"], rng.randrange(4)),
            "specialist": rng.random() < 0.5,
        }
        for n in range(rng.randrange(9))
    ]
    pairs = [[rng.choice(people)["id"], rng.choice(objects)] for _ in range(rng.randrange(9)) if people]
    teams = {
        "size": rng.randrange(1, 4),
        "specialist": rng.random() < 0.5,
        "skills": rng.sample(["律师", "公证"], rng.randrange(3)),
        "inspectors": people,
        "conflicts": pairs,
    }
    event = (
        {"source": "drand", "reference": name(1)}
        if rng.random() < 0.3
        else {"source": "none", "reference": ""}
    )
    return manifest(
        rng.choice(["sha256", "sm3"]),
        draw=name(7),
        strata=strata,
        excluded=[{"id": "excluded", "reason": name(2)}],
        event=event,
        teams=teams if rng.random() < 0.8 else None,
        supersedes={"draw": "D", "commitment": "00", "reason": name(3)} if rng.random() < 0.2 else None,
    )
