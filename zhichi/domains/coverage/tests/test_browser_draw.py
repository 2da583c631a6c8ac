"""The browser's own computation of a draw against the vectors of formats.md §2 and against the kernel's."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from zhichi.kernel import crypto, draw
from zhichi.kernel.drbg import shuffle

ESBUILD = settings.ROOT / "node_modules/.bin/esbuild"
VECTORS = {
    "sha256": "96e273cdcc79774ce523c0899bb4b29aade5eb5fa1eef74268261bbb65bd17c7",
    "sm3": "6de17d65f33bb91922a70ed61d57a9a5bca4fc4256cc15b932a180fb5aad631e",
}
DRAWN = {
    "sha256": {"A": "LF015 LF014 LF008", "C": "LF102 LF105 LF106 LF101"},
    "sm3": {"A": "LF017 LF004 LF008", "C": "LF109 LF102 LF104 LF107"},
}
STRATA = {"A": [f"LF{n:03}" for n in range(1, 21)], "C": [f"LF{n:03}" for n in range(101, 111)]}
both_hashes = pytest.mark.parametrize("hash_name", ["sha256", "sm3"])


@pytest.fixture(scope="module")
def browser_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not ESBUILD.exists() or not shutil.which("node"):
        pytest.skip("run `npm ci` first")
    folder = tmp_path_factory.mktemp("program")
    entry = folder / "entry.ts"
    sources = settings.ROOT / "frontend/src"
    entry.write_text(f'export * from "{sources}/lottery";\nexport * from "{sources}/digests";\n')
    built = folder / "draw.mjs"
    subprocess.run(
        [ESBUILD, entry, "--bundle", "--format=esm", f"--outfile={built}", "--log-level=warning"], check=True
    )
    return built


def ask(program: Path, expression: str, given: Any) -> Any:
    """What the program answers to an expression over `p` (the program) and `given`."""
    text = f"const p = await import({json.dumps(str(program))});\n"
    text += "let read = ''; for await (const part of process.stdin) read += part;\n"
    text += f"const given = JSON.parse(read);\nconsole.log(JSON.stringify({expression}));\n"
    done = subprocess.run(
        ["node", "--input-type=module", "-e", text],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def bundle_of(hash_name: str, strata: dict[str, list[str]], take: int) -> dict[str, Any]:
    manifest = {
        "format": "zhichi-draw/1",
        "hash": hash_name,
        "draw": "S2026-001",
        "item": "服务点实地核验",
        "strata": [{"key": key, "ids": ids, "take": min(take, len(ids))} for key, ids in strata.items()],
        "excluded": [{"id": "甲", "reason": "七天内\n“核验过”"}],
        "witnesses": ["纪检监察组", "公证处", "群众代表"],
        "event": {"source": "none", "reference": ""},
        "teams": None,
        "supersedes": None,
    }
    nonces = {who: bytes([n]) * 32 for n, who in enumerate(manifest["witnesses"], 1)}
    promised = {who: draw.nonce_commitment(hash_name, nonce) for who, nonce in nonces.items()}
    return json.loads(json.dumps(draw.bundle(manifest, promised, nonces)))


@both_hashes
def test_the_published_vectors(browser_program: Path, hash_name: str) -> None:
    expression = (
        "await Promise.all(Object.entries(given.strata).map(([key, ids]) => "
        "p.shuffle(p.digestOf(given.hash), p.unhex(given.seed), 'objects:' + key, ids)))"
    )
    given = {"strata": STRATA, "hash": hash_name, "seed": VECTORS[hash_name]}
    found = dict(zip(STRATA, ask(browser_program, expression, given), strict=True))
    assert " ".join(found["A"][:3]) == DRAWN[hash_name]["A"]
    assert " ".join(found["C"][:4]) == DRAWN[hash_name]["C"]


@both_hashes
def test_digests_of_every_length_up_to_three_blocks(browser_program: Path, hash_name: str) -> None:
    texts = ["水" * (n // 3) + "a" * (n % 3) for n in range(200)]
    expression = "await Promise.all(given.map(async (t) => p.hex(await p.digestOf('%s')(p.bytes(t)))))"
    profile = crypto.by_hash(hash_name)
    assert ask(browser_program, expression % hash_name, texts) == [
        profile.hexdigest(t.encode()) for t in texts
    ]


@both_hashes
def test_the_order_of_a_thousand_is_the_kernels(browser_program: Path, hash_name: str) -> None:
    ids = [f"{'😀' if n % 7 == 0 else '点￮'}{n}" for n in range(1200)]
    expression = "await p.shuffle(p.digestOf('%s'), p.unhex('%s'), 'objects:乡/a', given)"
    found = ask(browser_program, expression % (hash_name, "ab" * 32), ids)
    assert found == shuffle(hash_name, bytes.fromhex("ab" * 32), "objects:乡/a", ids)


@both_hashes
def test_a_sound_bundle_passes(browser_program: Path, hash_name: str) -> None:
    checks = ask(browser_program, "await p.verify(given)", bundle_of(hash_name, STRATA, 3))
    assert checks == {"manifest": True, "nonces": True, "seed": True, "selected": True}


@pytest.mark.parametrize(
    ("cheat", "broken"),
    [
        (lambda b: b["manifest"]["strata"][0].update(take=2), {"manifest", "seed", "selected"}),
        (lambda b: b["manifest"]["excluded"].clear(), {"manifest", "seed", "selected"}),
        (lambda b: b.update(commitment="00" * 32), {"manifest"}),
        (lambda b: b["reveals"][1].update(nonce="07" * 32), {"nonces", "seed", "selected"}),
        (lambda b: b["reveals"].reverse(), {"nonces", "seed", "selected"}),
        (lambda b: b["nonce_commitments"][0].update(digest="00" * 32), {"nonces"}),
        (lambda b: b["result"].update(seed="00" * 32), {"seed"}),
        (lambda b: b["result"]["selected"]["A"].reverse(), {"selected"}),
        (lambda b: b["result"]["selected"]["C"].__setitem__(0, "LF110"), {"selected"}),
    ],
)
def test_what_was_changed_is_found(browser_program: Path, cheat: Any, broken: set[str]) -> None:
    bundle = bundle_of("sha256", STRATA, 3)
    cheat(bundle)
    checks = ask(browser_program, "await p.verify(given)", bundle)
    # A reordered selection may by chance be the same; everything else must be named.
    assert {name for name, holds in checks.items() if not holds} >= broken - {"selected"}
    assert not all(checks.values())


def test_names_must_fit_the_pseudonyms_each_once(browser_program: Path) -> None:
    salts = {f"PLS-{n}": f"{n:064x}" for n in range(5)}
    profile = crypto.by_hash("sha256")
    ids = [profile.hexdigest(bytes.fromhex(salt) + code.encode()) for code, salt in salts.items()]
    manifest = bundle_of("sha256", {"A": ids[:4]}, 2)["manifest"] | {
        "excluded": [{"id": ids[4], "reason": "甲"}]
    }
    names = [{"code": code, "salt": salt} for code, salt in salts.items()]
    expression = "await p.verifyNames(given.manifest, {names: given.names})"

    def holds(given: list[dict[str, str]]) -> bool:
        return bool(ask(browser_program, expression, {"manifest": manifest, "names": given}))

    assert holds(names)
    assert not holds(names[:-1])
    assert not holds([*names[:-1], names[0]])
    assert not holds([*names[:-1], names[-1] | {"code": "PLS-9"}])
