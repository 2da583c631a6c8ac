"""A forger who puts right whatever the verifier complained of last gets one step further, and never through."""

import hashlib
import json

import pytest

from zhichi.foundation.dossiers.actions import describing
from zhichi.foundation.dossiers.rules.freezing import leaves_of
from zhichi.foundation.dossiers.tests.factories import bundle, changed, files_of, packed, sealed
from zhichi.foundation.dossiers.verifier.verify_dossier import Wrong, verify
from zhichi.foundation.papers.public import PressError
from zhichi.foundation.vault.public import public_key
from zhichi.kernel import canonical, merkle
from zhichi.kernel.crypto import profile

pytestmark = pytest.mark.django_db
HAND = profile("standard")


class Forger:
    """Holds a key of his own and everything but the bureau's."""

    def __init__(self, files):
        self.files, self.key = dict(files), HAND.new_signing_key()

    def refused(self, told, tmp_path, *key):
        """The manifest and its signature are always put right first."""
        manifest = json.loads(self.files["manifest.json"])
        for one in manifest["files"]:
            data = self.files[one["path"]]
            one |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        self.files["manifest.json"] = canonical.encode(manifest)
        signature = HAND.sign(self.key, self.files["manifest.json"]).hex()
        mine = {"public_key": HAND.public_key(self.key).hex(), "signature": signature}
        self.files["signature.json"] = changed(self.files["signature.json"], **mine)
        file = tmp_path / "forged.zip"
        file.write_bytes(packed(self.files))
        with file.open("rb") as opened, pytest.raises(Wrong, match=told):
            verify(opened, *key)

    def json(self, name):
        return json.loads(self.files[name])

    def put(self, name, value):
        self.files[name] = canonical.encode(value)


def test_whoever_changes_one_paper_must_change_everything_up_to_a_key_he_has_not(city, monkeypatch, tmp_path):
    def printed(contents):
        raise PressError("没有")

    monkeypatch.setattr(describing, "printed", printed)
    forger = Forger(files_of(bundle(sealed(city))))
    frozen = forger.json("freezes/001.json")
    n = next(line["n"] for line in frozen["lines"] if line["media"] == "application/pdf")
    forger.files[frozen["paths"][n - 1]] = data = b"%PDF-1.4 forged"
    forger.refused("大小不对", tmp_path)

    line = frozen["lines"][n - 1]
    line |= {"digest": hashlib.sha256(data).hexdigest(), "size": len(data)}
    forger.put("freezes/001.json", frozen)
    forger.refused("Merkle 根不对", tmp_path)

    frozen["statement"]["root"] = root = merkle.root(leaves_of(frozen["lines"]), HAND.digest).hex()
    forger.put("freezes/001.json", frozen)
    forger.refused("指纹不对", tmp_path)

    frozen["digest"] = HAND.hexdigest(canonical.encode(frozen["statement"]))
    forger.put("freezes/001.json", frozen)
    forger.refused("证明不对|证明太", tmp_path)

    leaves = leaves_of(frozen["lines"])
    for index, one in enumerate(frozen["lines"]):
        siblings = [node.hex() for node in merkle.inclusion_proof(leaves, index, HAND.digest)]
        name = f"proofs/items/001-{one['n']:04d}.json"
        forger.put(name, forger.json(name) | {"line": one, "siblings": siblings, "root": root})
    forger.refused("和前一次固定连不上", tmp_path)

    second = forger.json("freezes/002.json")
    second["statement"]["prev"] = frozen["digest"]
    second["digest"] = HAND.hexdigest(canonical.encode(second["statement"]))
    forger.put("freezes/002.json", second)
    forger.refused("记的不是这一次固定", tmp_path)

    names = sorted(name for name in forger.files if name.startswith("ledger/payload-"))
    for name, one in zip(names, (frozen, second), strict=True):
        told = {key: one["statement"][key] for key in ("root", "prev")} | {"digest": one["digest"]}
        forger.put(name, forger.json(name) | told)
    forger.refused("内容被改动", tmp_path)

    entries, prev = forger.json("ledger/entries.json"), "0" * 64
    payloads = {int(name[-9:-5]): name for name in names}
    for entry in entries:
        entry["prev"] = prev
        if entry["seq"] in payloads:
            entry["data"] = HAND.hexdigest(forger.files[payloads[entry["seq"]]])
        prev = HAND.hexdigest(canonical.encode(entry))
        for one, name in zip((frozen, second), ("freezes/001.json", "freezes/002.json"), strict=True):
            if payloads.get(entry["seq"]) == names[0 if one is frozen else 1]:
                one["entry"] = prev
                forger.put(name, one)
    forger.put("ledger/entries.json", entries)
    forger.refused("不是这一条的证明", tmp_path)

    # Now only the seal itself is left, and that wants the bureau's key.
    (last,) = [
        name for name in forger.files if name.startswith("ledger/proof-") and int(name[-9:-5]) in payloads
    ]
    seq = int(last[-9:-5])
    digest = HAND.hexdigest(canonical.encode(entries[seq - 1]))
    forger.put(last, forger.json(last) | {"digest": digest})
    forger.refused("不在.*的封印之下", tmp_path)
    seal = forger.json(last)["seal"]
    for entry in entries:
        name = f"ledger/proof-{entry['seq']:04d}.json"
        if name not in forger.files:
            continue
        digest = HAND.digest(canonical.encode(entry))
        mine = {**seal, "count": 1, "root": merkle.root([digest], HAND.digest).hex()}
        signed = HAND.sign(forger.key, canonical.encode(mine)).hex()
        about = {"seal": mine, "seal_digest": HAND.hexdigest(canonical.encode(mine)), "signature": signed}
        about |= {"digest": digest.hex(), "index": 0, "size": 1, "siblings": []}
        forger.put(name, forger.json(name) | about | {"public_key": HAND.public_key(forger.key).hex()})
    forger.refused("用另一把公钥签的", tmp_path, public_key().hex())
