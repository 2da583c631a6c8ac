"""The verifier that citizens are given says what the engine says, on whatever is drawn and however it was harmed."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhichi.domains.inspections.tests.factories import NONCES, any_manifest, bundle, manifest
from zhichi.domains.inspections.verifier import verify_draw
from zhichi.kernel import crypto, draw

FILE = Path(verify_draw.__file__)


def says(made: Any) -> str:
    """What is wrong with it, or nothing; read as it would be published."""
    try:
        verify_draw.verify(verify_draw.read(json.dumps(made, ensure_ascii=False).encode()))
    except verify_draw.Wrong as error:
        return str(error)
    return ""


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands that can be harmed."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def harmed(made: Any, rng: random.Random) -> Any:
    """The same with one thing changed, dropped, doubled or swapped."""
    changed = copy.deepcopy(made)
    *way, last = rng.choice(places(changed)[1:])
    inside = changed
    for key in way:
        inside = inside[key]
    value = inside[last]
    if isinstance(inside, list) and rng.random() < 0.5:
        inside.insert(last, copy.deepcopy(value)) if rng.random() < 0.5 else inside.pop(last)
    elif isinstance(value, bool):
        inside[last] = not value
    elif isinstance(value, int):
        inside[last] = value + rng.choice([-1, 1])
    elif isinstance(value, str):
        inside[last] = rng.choice([value + "0", value[:-1], value.upper(), 7, None])
    else:
        inside[last] = rng.choice([None, [], {}, "x", True])
    return changed


@pytest.mark.parametrize("hash_name", ["sha256", "sm3"])
def test_the_example_of_the_format_holds(hash_name: str):
    assert says(bundle(manifest(hash_name))) == ""


@pytest.mark.parametrize("seed", range(10))
def test_verifier_and_engine_agree_on_a_thousand_random_manifests(seed: int):
    rng = random.Random(seed)
    refused = 0
    for _ in range(100):
        of = any_manifest(rng)
        nonces = {witness: rng.randbytes(32) for witness in NONCES}
        made = bundle(of, nonces, "a value" if of["event"]["source"] != "none" else "")
        assert says(made) == ""
        worse = harmed(made, rng)
        assert bool(says(worse)) is not bool(draw.verify(worse)), worse
        refused += bool(says(worse))
    assert refused > 80


def test_sm3_of_our_own_is_that_of_the_standard(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(verify_draw.hashlib, "algorithms_available", {"sha256"})
    digest, keyed = verify_draw.functions("sm3")
    gm = crypto.by_hash("sm3")
    for length in (0, 1, 3, 55, 56, 63, 64, 65, 200):
        assert digest(b"z" * length) == gm.digest(b"z" * length)
        assert keyed(b"k" * 32, b"z" * length) == gm.hmac(b"k" * 32, b"z" * length)
    assert says(bundle(manifest("sm3"))) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"{", "JSON"),
        (b"\xff", "JSON"),
        (b'{"manifest": 1, "manifest": 2}', "两遍"),
        (b'{"manifest": 1.0}', "数"),
        (b'{"manifest": NaN}', "数"),
        (b"[" * 100000, "JSON"),
        (b'{"manifest": "\\ud800"}', "项目"),
    ],
)
def test_what_programs_read_differently_is_refused(text: bytes, told: str):
    with pytest.raises(verify_draw.Wrong, match=told):
        verify_draw.verify(verify_draw.read(text))


@pytest.mark.parametrize("right", [True, False])
def test_it_runs_alone_and_exits_as_it_says(tmp_path: Path, right: bool):
    made = bundle(manifest())
    if not right:
        made["result"]["selected"]["A"].reverse()
    (tmp_path / "bundle.json").write_text(json.dumps(made), encoding="utf-8")
    (tmp_path / "verify_draw.py").write_bytes(FILE.read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", "verify_draw.py", "bundle.json"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == (0 if right else 1), done
    assert not done.stderr


def test_it_needs_nothing_but_the_standard_library():
    imported = [
        line.split()[1]
        for line in FILE.read_text("utf-8").splitlines()
        if line.startswith(("import", "from"))
    ]
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
