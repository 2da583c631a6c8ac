"""A draw held on files: each step adds to it, none takes back (formats.md §2).

A draw file is `{"format": "zhichi-draw-file/1", "manifest", "commitment", "nonce_commitments": {witness: digest},
"reveals": {witness: nonce}, "event_value": text or null, "result": object or null}`; digests and nonces are hex.
Every function gives a new value and raises DrawError, one Chinese sentence, for a step that is not its turn.
"""

from collections.abc import Mapping
from typing import Any

from zhichi.kernel import draw
from zhichi.kernel.draw_manifest import DrawError

FORMAT = "zhichi-draw-file/1"
KEYS = ("format", "manifest", "commitment", "nonce_commitments", "reveals", "event_value", "result")
DIGITS = set("0123456789abcdef")
DrawFile = Mapping[str, Any]


def begun(manifest: Any) -> dict[str, Any]:
    """The draw file of a frozen manifest: from here on its commitment can be published."""
    commitment = draw.commitment(manifest)
    empty: dict[str, Any] = {"nonce_commitments": {}, "reveals": {}, "event_value": None, "result": None}
    return {"format": FORMAT, "manifest": manifest, "commitment": commitment, **empty}


def checked(value: Any) -> DrawFile:
    """A draw file as it was read; DrawError where it is none, or its manifest is not the one that was committed to."""
    if not isinstance(value, Mapping) or set(value) != set(KEYS) or value["format"] != FORMAT:
        raise DrawError("这不是抽签过程文件：先用 commit 从名单开始。")
    if draw.commitment(value["manifest"]) != value["commitment"]:
        raise DrawError("名单在公布承诺之后改动过，这次抽签不能再进行。")
    for key in ("nonce_commitments", "reveals"):
        known = isinstance(value[key], Mapping) and set(value[key]) <= set(value["manifest"]["witnesses"])
        if not known or not all(_is_hex(each) for each in value[key].values()):
            raise DrawError("抽签过程文件里见证人的承诺或随机数写得不对。")
    return value


def promised(file: DrawFile, witness: str, digest: str) -> dict[str, Any]:
    """With what a witness published of the nonce, once."""
    _known(file, witness)
    if witness in file["nonce_commitments"]:
        raise DrawError(f"见证人{witness}已经公布过承诺，不能再换。")
    if not _is_hex(digest):
        raise DrawError("随机数的承诺应是 64 个小写十六进制字符。")
    return {**file, "nonce_commitments": {**file["nonce_commitments"], witness: digest}}


def revealed(file: DrawFile, witness: str, nonce: str) -> dict[str, Any]:
    """With the nonce of a witness: only after every witness has committed, and only the nonce committed to."""
    _known(file, witness)
    late = [each for each in file["manifest"]["witnesses"] if each not in file["nonce_commitments"]]
    if late:
        raise DrawError(f"见证人{'、'.join(late)}还没有公布承诺，现在不能揭示。")
    if witness in file["reveals"]:
        raise DrawError(f"见证人{witness}已经揭示过随机数。")
    if not _is_hex(nonce):
        raise DrawError("随机数应是 64 个小写十六进制字符。")
    if (
        draw.nonce_commitment(file["manifest"]["hash"], bytes.fromhex(nonce))
        != file["nonce_commitments"][witness]
    ):
        raise DrawError(f"见证人{witness}揭示的随机数与事先公布的承诺不符，不能使用。")
    return {**file, "reveals": {**file["reveals"], witness: nonce}}


def drawn(file: DrawFile, event_value: str) -> dict[str, Any]:
    """With the result. There is no second draw of the same file."""
    if file["result"] is not None:
        raise DrawError("这次抽签已经抽过，不能重抽；要重抽就另立一次，写明代替哪一次和原因。")
    nonces = {witness: bytes.fromhex(nonce) for witness, nonce in file["reveals"].items()}
    return {**file, "event_value": event_value, "result": draw.result(file["manifest"], nonces, event_value)}


def published(file: DrawFile) -> dict[str, Any]:
    """The bundle that is published. DrawError where the file does not hold what was drawn."""
    if file["result"] is None:
        raise DrawError("还没有抽签，没有可以公示的结果。")
    nonces = {witness: bytes.fromhex(nonce) for witness, nonce in file["reveals"].items()}
    made = draw.bundle(file["manifest"], file["nonce_commitments"], nonces, file["event_value"])
    if made["result"] != file["result"]:
        raise DrawError("过程文件里的结果与重新计算的不一致：文件改动过，不能公示。")
    return made


def _known(file: DrawFile, witness: str) -> None:
    if file["result"] is not None:
        raise DrawError("这次抽签已经抽过，不能再改。")
    if witness not in file["manifest"]["witnesses"]:
        raise DrawError(f"名单里没有见证人{witness}，只有{'、'.join(file['manifest']['witnesses'])}。")


def _is_hex(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 2 * draw.NONCE_BYTES and set(value) <= DIGITS
