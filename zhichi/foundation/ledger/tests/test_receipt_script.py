"""docs/reference/verify_receipt.py: what a stranger runs."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhichi.foundation.ledger.actions import Machine, seal_days
from zhichi.foundation.ledger.public import proof_of, whole_proof_of
from zhichi.foundation.ledger.tests.conftest import later
from zhichi.foundation.vault.public import public_key

SCRIPT = Path(__file__).parents[4] / "docs" / "reference" / "verify_receipt.py"
pytestmark = pytest.mark.django_db


@pytest.fixture
def proof(write) -> dict[str, Any]:
    entries = [write(f"case:A-{n}", basis="《信访工作条例》第二十二条") for n in range(6)]
    list(seal_days(by=Machine(), at=later(days=1)))
    return whole_proof_of(entries[4])


def run(folder: Path, proof: object, *words: str) -> tuple[int, str]:
    path = folder / "proof.json"
    path.write_text(json.dumps(proof, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, path, *words], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_a_real_proof_is_right(proof, tmp_path):
    code, said = run(tmp_path, proof, public_key().hex())
    assert code == 0, said
    assert "right: " + proof["digest"] in said
    assert "entry 1 of case:A-4" in said
    assert "NOT checked" not in said


def test_a_proof_under_the_gm_profile_is_right_and_says_what_was_not_checked(write, settings, tmp_path):
    settings.ZHICHI_CRYPTO = "gm"
    entry = write()
    list(seal_days(by=Machine(), at=later(days=1)))
    code, said = run(tmp_path, proof_of(entry))
    assert code == 0, said
    assert "NOT checked: the SM2 signature" in said


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"digest": "0" * 64}, "entry is not what was recorded"),
        ({"entry": {"seq": 2}}, "no zhichi-ledger/1"),
        ({"entry": "nothing"}, "no zhichi-ledger/1"),
        ({"index": 5}, "does not stand under"),
        ({"index": 6}, "outside the tree"),
        ({"size": 5}, "another size"),
        ({"siblings": []}, "too short"),
        ({"siblings": ["00" * 32] * 2}, "does not stand under"),
        ({"siblings": ["00" * 32] * 9}, "too long"),
        ({"seal_digest": "0" * 64}, "digest of the seal"),
        ({"signature": "00" * 64}, "signature of the seal"),
        ({"format": "zhichi-proof/2"}, "not a zhichi-proof/1"),
        ({"hash": "md5"}, "hash"),
        ({"siblings": None}, "wrong kind"),
    ],
)
def test_anything_changed_is_wrong(proof, tmp_path, change, what):
    code, said = run(tmp_path, {**proof, **change})
    assert code == 1, said
    assert what in said


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"code": "cases.case.refused"}, "entry is not what was recorded"),
        ({"at": "2020-01-01T00:00:00.000000Z"}, "entry is not what was recorded"),
        ({"seq": 2}, "entry is not what was recorded"),
        ({"seq": "1"}, "wrong kind"),
        ({"remark": "granted"}, "too many or too few"),
    ],
)
def test_an_entry_that_was_changed_is_wrong(proof, tmp_path, change, what):
    code, said = run(tmp_path, {**proof, "entry": proof["entry"] | change})
    assert code == 1, said
    assert what in said


def test_an_entry_alone_gives_its_fingerprint_and_says_what_is_missing(write, tmp_path):
    entry = write()
    code, said = run(tmp_path, entry.statement())
    assert code == 0, said
    assert f"sha256: {entry.digest}" in said
    assert "NOT checked: that it stands under a seal" in said


def test_a_proof_without_its_entry_says_so(proof, tmp_path):
    del proof["entry"]
    code, said = run(tmp_path, proof)
    assert code == 0, said
    assert "NOT checked: what the digest stands for" in said


def test_another_key_than_the_published_one_is_wrong(proof, tmp_path):
    code, said = run(tmp_path, proof, "00" * 32)
    assert (code, "another key" in said) == (1, True)


def test_what_is_no_file_is_one_line_and_exit_2(tmp_path):
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "none"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("cannot read")
