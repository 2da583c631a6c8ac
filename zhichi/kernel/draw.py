"""The verifiable draw `zhichi-draw/1` (formats.md §2): from frozen manifest and revealed nonces to result.

Everything here is computed; anyone with the published bundle computes it again. Shapes are those of
formats.md; digests and nonces are lower-case hex in bundles, raw bytes in arguments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhichi.kernel import canonical, crypto, draw_manifest
from zhichi.kernel.draw_manifest import FORMAT, DrawError
from zhichi.kernel.drbg import shuffle

NONCE_BYTES = 32
_BUNDLE_KEYS = {"manifest", "commitment", "nonce_commitments", "reveals", "event_value", "result"}


def commitment(manifest: Mapping[str, Any]) -> str:
    """H(JCS(manifest)). Raises DrawError for a manifest that is not valid."""
    draw_manifest.check(manifest)
    try:
        encoded = canonical.encode(manifest)
    except canonical.CanonicalError as error:
        raise DrawError(f"抽签清单里有不能规范编码的内容：{error}。") from error
    return crypto.by_hash(manifest["hash"]).hexdigest(encoded)


def nonce_commitment(hash_name: str, nonce: bytes) -> str:
    """H(nonce), which a witness publishes before anything is revealed. Raises DrawError if not 32 bytes."""
    if len(nonce) != NONCE_BYTES:
        raise DrawError(f"见证随机数应是{NONCE_BYTES}字节，现在是{len(nonce)}字节。")
    return crypto.by_hash(hash_name).hexdigest(nonce)


def seed(manifest: Mapping[str, Any], nonces: Mapping[str, bytes], event_value: str = "") -> bytes:
    """H(format ‖ commitment ‖ nonces in the order of `witnesses` ‖ event_value). Raises DrawError."""
    committed = bytes.fromhex(commitment(manifest))
    missing = [witness for witness in manifest["witnesses"] if witness not in nonces]
    if missing:
        raise DrawError(f"见证人{'、'.join(missing)}没有揭示随机数，本次抽签无效。")
    for nonce in nonces.values():
        nonce_commitment(manifest["hash"], nonce)
    if (manifest["event"]["source"] == "none") != (event_value == ""):
        raise DrawError("抽签清单约定了公开事件就必须给出事件取值，没有约定就必须留空。")
    ordered = b"".join(nonces[witness] for witness in manifest["witnesses"])
    profile = crypto.by_hash(manifest["hash"])
    return profile.digest(FORMAT.encode() + committed + ordered + event_value.encode("utf-8"))


def orders(manifest: Mapping[str, Any], seed: bytes) -> dict[str, list[str]]:
    """Each stratum's whole order by key: the first `take` are drawn, the rest are the substitutes in turn."""
    return {
        stratum["key"]: shuffle(manifest["hash"], seed, f"objects:{stratum['key']}", stratum["ids"])
        for stratum in manifest["strata"]
    }


def substitutes(manifest: Mapping[str, Any], seed: bytes) -> dict[str, list[str]]:
    """The substitutes of each stratum, in the order in which they are to be taken."""
    taken = {stratum["key"]: stratum["take"] for stratum in manifest["strata"]}
    return {key: order[taken[key] :] for key, order in orders(manifest, seed).items()}


def result(manifest: Mapping[str, Any], nonces: Mapping[str, bytes], event_value: str = "") -> dict[str, Any]:
    """The `result` of the bundle. Raises DrawError."""
    seeded = seed(manifest, nonces, event_value)
    every = orders(manifest, seeded)
    selected = {stratum["key"]: every[stratum["key"]][: stratum["take"]] for stratum in manifest["strata"]}
    drawn = [each for stratum in manifest["strata"] for each in selected[stratum["key"]]]
    teams: list[dict[str, Any]] = []
    unstaffed: list[str] = []
    if manifest["teams"] is not None:
        staffed = _staff(manifest["teams"], drawn, manifest["hash"], seeded)
        teams = [{"object": each, "inspectors": staffed[each]} for each in drawn if each in staffed]
        unstaffed = [each for each in drawn if each not in staffed]
    return {
        "commitment": commitment(manifest),
        "seed": seeded.hex(),
        "selected": selected,
        "teams": teams,
        "unstaffed": unstaffed,
    }


def _staff(
    teams: Mapping[str, Any], drawn: Sequence[str], hash_name: str, seed: bytes
) -> dict[str, list[str]]:
    """A team for each object that can have one; the hardest to staff are served first."""
    inspectors = {each["id"]: each for each in teams["inspectors"]}
    conflicts = {tuple(pair) for pair in teams["conflicts"]}
    order = shuffle(hash_name, seed, "inspectors", inspectors)
    position = {inspector: place for place, inspector in enumerate(order)}
    skilled = [each for each in order if set(teams["skills"]) <= set(inspectors[each]["skills"])]
    eligible = {thing: [each for each in skilled if (each, thing) not in conflicts] for thing in drawn}
    load = dict.fromkeys(order, 0)
    staffed = {}
    for thing in sorted(drawn, key=lambda each: len(eligible[each])):  # stable: ties keep the drawn order
        queue = sorted(eligible[thing], key=lambda each: (load[each], position[each]))
        if teams["specialist"]:
            first = [each for each in queue if inspectors[each]["specialist"]][:1]
            others = [each for each in queue if each not in first]
            team = first + others[: teams["size"] - 1] if first else []
        else:
            team = queue[: teams["size"]]
        if len(team) == teams["size"]:
            staffed[thing] = team
            for each in team:
                load[each] += 1
    return staffed


def bundle(
    manifest: Mapping[str, Any],
    nonce_commitments: Mapping[str, str],
    nonces: Mapping[str, bytes],
    event_value: str = "",
) -> dict[str, Any]:
    """The published bundle of a finished draw. Raises DrawError, also for a nonce that was not committed
    to.
    """
    for witness in manifest["witnesses"]:
        known = witness in nonces and witness in nonce_commitments
        if known and nonce_commitment(manifest["hash"], nonces[witness]) != nonce_commitments[witness]:
            raise DrawError(f"见证人{witness}揭示的随机数与事先公布的承诺不符，不能使用。")
    done = result(manifest, nonces, event_value)
    missing = [witness for witness in manifest["witnesses"] if witness not in nonce_commitments]
    if missing:
        raise DrawError(f"见证人{'、'.join(missing)}没有事先公布承诺，本次抽签无效。")
    return {
        "manifest": manifest,
        "commitment": done["commitment"],
        "nonce_commitments": [{"witness": w, "digest": nonce_commitments[w]} for w in manifest["witnesses"]],
        "reveals": [{"witness": w, "nonce": nonces[w].hex()} for w in manifest["witnesses"]],
        "event_value": event_value,
        "result": done,
    }


@dataclass(frozen=True, slots=True)
class Verification:
    """Truthy when the bundle holds; `faults` are Chinese sentences, empty then."""

    faults: tuple[str, ...]
    result: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return not self.faults


def verify(bundle: Mapping[str, Any]) -> Verification:
    """Compute the whole draw again from a published bundle and list everything that does not agree."""
    try:
        return _verify(bundle)
    except DrawError as error:
        return Verification((str(error),))


def _verify(bundle: Mapping[str, Any]) -> Verification:
    if not isinstance(bundle, Mapping) or set(bundle) != _BUNDLE_KEYS:
        raise DrawError(f"抽签公示包应当正好有这些项目：{'、'.join(sorted(_BUNDLE_KEYS))}。")
    manifest = bundle["manifest"]
    draw_manifest.check(manifest)
    faults = []
    if bundle["commitment"] != commitment(manifest):
        faults.append("公布的承诺值与抽签清单不符：清单在公布承诺之后被改动过。")
    promised = _by_witness(bundle["nonce_commitments"], "digest", manifest["witnesses"])
    revealed = _by_witness(bundle["reveals"], "nonce", manifest["witnesses"])
    nonces = {witness: _unhex(witness, text) for witness, text in revealed.items()}
    for witness, nonce in nonces.items():
        if nonce_commitment(manifest["hash"], nonce) != promised[witness]:
            faults.append(f"见证人{witness}揭示的随机数与事先公布的承诺不符。")
    if not isinstance(bundle["event_value"], str):
        raise DrawError("公开事件取值应是文字。")
    again = result(manifest, nonces, bundle["event_value"])
    published = bundle["result"] if isinstance(bundle["result"], Mapping) else {}
    for key, title in _RESULT_TITLES.items():
        if published.get(key) != again[key]:
            faults.append(f"{title}与重新计算的不一致。")
    if set(published) - set(again):
        faults.append("抽签结果里有规定以外的项目。")
    return Verification(tuple(faults), again)


_RESULT_TITLES = {
    "commitment": "结果中的承诺值",
    "seed": "结果中的种子",
    "selected": "抽中的对象",
    "teams": "检查组的分派",
    "unstaffed": "无法配齐检查人员的对象",
}


def _by_witness(rows: Any, key: str, witnesses: Sequence[str]) -> dict[str, str]:
    shaped = isinstance(rows, list) and all(
        isinstance(row, Mapping) and set(row) == {"witness", key} and isinstance(row[key], str)
        for row in rows
    )
    if not shaped or [row["witness"] for row in rows] != list(witnesses):
        what = "承诺" if key == "digest" else "揭示"
        raise DrawError(f"每位见证人应按清单的顺序各有一项{what}，不多也不少。")
    return {row["witness"]: row[key] for row in rows}


def _unhex(witness: str, text: str) -> bytes:
    try:
        nonce = bytes.fromhex(text)
    except ValueError:
        nonce = b""
    if len(nonce) != NONCE_BYTES or nonce.hex() != text:
        raise DrawError(f"见证人{witness}揭示的随机数应是{NONCE_BYTES * 2}个小写十六进制字符。")
    return nonce
