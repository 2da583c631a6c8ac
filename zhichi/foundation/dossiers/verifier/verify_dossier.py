#!/usr/bin/env python3
"""核对一份卷宗证据包：python3 verify_dossier.py 证据包.zip [--key 公钥]

只用 Python 自带的库，不联网，不改动任何文件。退出码 0：能核对的都对；1：有不对的地方，写明是哪里。
核对什么：压缩包一个字节不多不少；每个文件的指纹；卷宗固定时的 Merkle 根；各次固定前后相连；
台账逐条相连；台账条目在每日封印之下；封印和清单的签名（Ed25519，RFC 8032）。
公钥请从司法局网站 /ledger/key.json 或者其他渠道另外取得，用 --key 给出，才能知道是谁签的。
"""

# Python 3.9 is what many offices have: no newer words of the language, and annotations are never run.
from __future__ import annotations

import binascii
import hashlib
import json
import re
import struct
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

SAFE = re.compile(r"(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}){0,4}")
MOST_FILES, MOST_TEXT, CHUNK = 20000, 64 * 2**20, 2**20
ENTRY = {"format", "subject", "seq", "prev", "at", "actor", "code", "basis", "data"}
FROZEN, GENESIS = "dossiers.dossier.frozen", "0" * 64
HEAD, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
DAY = 33  # 1980-01-01: the time in every header, so that the same content gives the same bytes


class Wrong(ValueError):
    """What is wrong, in plain words."""


def need(right: object, told: str) -> None:
    if not right:
        raise Wrong(told)


# ---- the zip: only one form is taken, so that no byte of it is unchecked -------------------------------------------


class Zip:
    """Stored files one after another, then their list, then the end; nothing packed, so nothing can burst."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.places, self.order = file, dict[str, tuple[int, int]](), list[str]()
        file.seek(0, 2)
        size, offset, central = file.tell(), 0, b""
        need(size < 2**32, "文件太大")
        while True:
            head = self.read(offset, HEAD.size)
            if head[:4] != b"PK\x03\x04":
                break
            need(len(head) == HEAD.size, "压缩包断了")
            _, _, _, method, _, _, crc, packed, plain, length, _ = HEAD.unpack(head)
            raw = self.read(offset + HEAD.size, length)
            name = raw.decode("ascii", "replace")
            need(SAFE.fullmatch(name), f"压缩包里有不许可的文件名：{name[:80]!r}")
            need(name not in self.places, f"压缩包里有两个 {name}")
            need(method == 0 and packed == plain, f"{name} 是压缩过的，证据包里的文件不压缩")
            form = HEAD.pack(b"PK\x03\x04", 20, 0, 0, 0, DAY, crc, plain, plain, length, 0)
            need(head == form, f"{name} 的文件头被改动")
            start = offset + HEAD.size + length
            need(start + plain <= size, f"{name} 不完整")
            need(self.crc(start, plain) == crc, f"{name} 的内容或者校验码被改动")
            central += (
                CENTRAL.pack(
                    b"PK\x01\x02",
                    0x0314,
                    20,
                    0,
                    0,
                    0,
                    DAY,
                    crc,
                    plain,
                    plain,
                    length,
                    0,
                    0,
                    0,
                    0,
                    0o100644 << 16,
                    offset,
                )
                + raw
            )
            self.places[name], offset = (start, plain), start + plain
            self.order.append(name)
            need(len(self.order) <= MOST_FILES, "文件太多")
        count = len(self.order)
        need(size - offset <= MOST_TEXT, "这不是证据包，或者压缩包的目录被改动")
        end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0)
        need(self.read(offset, size - offset + 1) == central + end, "压缩包的目录被改动，或者前后多了内容")

    def read(self, start: int, size: int) -> bytes:
        self.file.seek(start)
        return self.file.read(size)

    def chunks(self, start: int, size: int) -> Iterator[bytes]:
        self.file.seek(start)
        while size > 0:
            piece = self.file.read(min(CHUNK, size))
            need(piece, "压缩包断了")
            size -= len(piece)
            yield piece

    def crc(self, start: int, size: int) -> int:
        value = 0
        for piece in self.chunks(start, size):
            value = binascii.crc32(piece, value)
        return value

    def digest(self, name: str, algorithm: str) -> str:
        hashed = hasher(algorithm)
        for piece in self.chunks(*self.places[name]):
            hashed.update(piece)
        return str(hashed.hexdigest())

    def bytes(self, name: str) -> bytes:
        need(name in self.places, f"缺少 {name}")
        need(self.places[name][1] <= MOST_TEXT, f"{name} 太大")
        return self.read(*self.places[name])

    def json(self, name: str) -> Any:
        """Canonical JSON only: no other bytes say the same."""
        data = self.bytes(name)
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            raise Wrong(f"{name} 读不懂") from None
        need(canonical(value) == data, f"{name} 的写法被改动")
        return value


def canonical(value: Any) -> bytes:
    """RFC 8785 for what occurs here: text, whole numbers, ASCII member names."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


# ---- hashes, trees, signatures -------------------------------------------------------------------------------------


def hasher(name: str) -> Any:
    need(name in ("sha256", "sm3"), f"不认识的指纹算法 {name}")
    try:
        return hashlib.new(name)
    except ValueError:
        raise Wrong("这台电脑的 Python 不带国密 SM3，不能核对；请换一台系统较新的电脑") from None


def hash_of(name: str) -> Callable[[bytes], bytes]:
    def run(data: bytes) -> bytes:
        hashed = hasher(name)
        hashed.update(data)
        return bytes.fromhex(hashed.hexdigest())

    return run


def root_of(leaves: list[bytes], h: Callable[[bytes], bytes]) -> str:
    """Merkle Tree Hash of RFC 6962, section 2.1."""
    level = [h(b"\x00" + leaf) for leaf in leaves]
    while len(level) > 1:
        pairs = [h(b"\x01" + level[n] + level[n + 1]) for n in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return (level[0] if level else h(b"")).hex()


def climb(leaf: bytes, index: int, size: int, siblings: list[str], h: Callable[[bytes], bytes]) -> str:
    """From a leaf to the root (RFC 9162, section 2.1.3.2)."""
    need(0 <= index < size, "证明里的位置不对")
    node, last = h(b"\x00" + leaf), size - 1
    for sibling in map(bytes.fromhex, siblings):
        need(last, "证明太长")
        if index & 1 or index == last:
            node = h(b"\x01" + sibling + node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = h(b"\x01" + node + sibling)
        index, last = index >> 1, last >> 1
    need(not last, "证明太短")
    return node.hex()


P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]


def add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return x * y % P, z * t % P, y * z % P, x * t % P


def times(n: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while n:
        found, point, n = (add(found, point) if n & 1 else found), add(point, point), n >> 1
    return found


def point_of(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != xx or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032, section 5.1.7: [S]B = R + [k]A."""
    base = point_of(bytes.fromhex("58" + "66" * 31))
    if len(public) != 32 or len(signature) != 64 or base is None:
        return False
    a, r, s = point_of(public), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = times(s, base), add(r, times(k, a))
    return not (
        (left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P
    )


# ---- what the bundle says ------------------------------------------------------------------------------------------


def check_signature(
    algorithm: str, public: str, message: bytes, signature: str, what: str, notes: list[str]
) -> None:
    if algorithm == "Ed25519":
        need(ed25519(bytes.fromhex(public), message, bytes.fromhex(signature)), f"{what}的签名不对")
    else:
        need(algorithm == "SM2", f"不认识的签名算法 {algorithm}")
        notes.append(f"没有核对：{what}的 SM2 签名（请用国密工具）")


def check_manifest(box: Zip, notes: list[str]) -> tuple[Any, str]:
    """The list of files is the zip's own, in its order, and it is signed; answers it with the key."""
    manifest, signed = box.json("manifest.json"), box.json("signature.json")
    need(manifest["format"] == "zhichi-bundle/1", "这不是卷宗证据包")
    names = [one["path"] for one in manifest["files"]]
    need(
        ["manifest.json", "signature.json", *names] == box.order,
        "压缩包里的文件和清单不一致（多了、少了或者换了次序）",
    )
    for one in manifest["files"]:
        need(box.places[one["path"]][1] == one["size"], f"{one['path']} 的大小和清单不一致")
        need(box.digest(one["path"], "sha256") == one["sha256"], f"{one['path']} 的内容被改动")
    check_signature(
        signed["algorithm"],
        signed["public_key"],
        box.bytes("manifest.json"),
        signed["signature"],
        "清单",
        notes,
    )
    return manifest, signed["public_key"]


def check_freezes(box: Zip, manifest: Any) -> list[Any]:
    """Each root over its lines, each line over the bytes of its item, each freeze on the one before."""
    found, prev = [], GENESIS
    for seq in range(1, manifest["freezes"] + 1):
        name = f"freezes/{seq:03d}.json"
        one = box.json(name)
        said, lines, h = one["statement"], one["lines"], hash_of(one["statement"]["hash"])
        need(
            said["format"] == "zhichi-dossier/1" and said["case"] == manifest["case"], f"{name} 不是这一件的"
        )
        need(h(canonical(said)).hex() == one["digest"], f"{name} 的指纹不对")
        need(said["seq"] == seq and said["prev"] == prev, f"{name} 和前一次固定连不上")
        need(said["count"] == len(lines) == len(one["paths"]), f"{name} 的件数不对")
        need([line["n"] for line in lines] == list(range(1, len(lines) + 1)), f"{name} 的序号不连续")
        leaves = [canonical(line) for line in lines]
        need(root_of(leaves, h) == said["root"], f"{name} 的 Merkle 根不对：卷宗内容和固定时不一样")
        for index, (line, path) in enumerate(zip(lines, one["paths"])):  # noqa: B905  # as many, see above
            need(
                path in box.places and box.places[path][1] == line["size"],
                f"缺少“{line['title']}”，或者大小不对",
            )
            need(box.digest(path, line["hash"]) == line["digest"], f"“{line['title']}”和固定时不一样")
            proof = box.json(f"proofs/items/{seq:03d}-{line['n']:04d}.json")
            root = climb(canonical(proof["line"]), proof["index"], proof["size"], proof["siblings"], h)
            right = proof["line"] == line and proof["index"] == index and root == said["root"]
            need(right, f"“{line['title']}”的证明不对")
        prev = one["digest"]
        found.append(one)
    need(found, "里面没有固定过的卷宗")
    return found


def check_ledger(box: Zip, manifest: Any, freezes: list[Any]) -> list[Any]:
    """One chain from its first entry, on which every freeze stands, in order and with its root."""
    entries, prev = box.json("ledger/entries.json"), GENESIS
    h = hash_of(manifest["hash"])
    digests = [h(canonical(entry)).hex() for entry in entries]
    for seq, entry in enumerate(entries, 1):
        need(set(entry) == ENTRY and entry["format"] == "zhichi-ledger/1", f"台账第 {seq} 条的写法不对")
        right = (
            entry["subject"] == f"case:{manifest['case']}" and entry["seq"] == seq and entry["prev"] == prev
        )
        need(right, f"台账第 {seq} 条和前一条连不上")
        prev = digests[seq - 1]
    told = [seq for seq, entry in enumerate(entries, 1) if entry["code"] == FROZEN]
    need(len(told) == len(freezes) and told[-1] == len(entries), "台账里的固定次数和卷宗不一致")
    for seq, one in zip(told, freezes):  # noqa: B905  # as many, see above
        payload = box.json(f"ledger/payload-{seq:04d}.json")
        need(h(canonical(payload)).hex() == entries[seq - 1]["data"], f"台账第 {seq} 条的内容被改动")
        said = one["statement"]
        same = all(payload[name] == said[name] for name in ("seq", "kind", "act", "count", "root", "prev"))
        need(same and payload["digest"] == one["digest"], f"台账第 {seq} 条记的不是这一次固定")
        need(
            one["entry"] == digests[seq - 1] and said["at"] == entries[seq - 1]["at"],
            f"台账第 {seq} 条对不上",
        )
        if said["kind"] == "decision":
            need(said["act"] in digests[: seq - 1], "卷宗固定的不是台账里的决定")
            between = entries[digests.index(said["act"]) : seq]
            need({entry["at"] for entry in between} == {said["at"]}, "卷宗不是作出决定的同时固定的")
    return digests


def check_seals(box: Zip, digests: list[str], key: str, notes: list[str]) -> None:
    """Every proof that is there; what is not sealed yet is said."""
    open_yet = []
    for seq, digest in enumerate(digests, 1):
        name = f"ledger/proof-{seq:04d}.json"
        if name not in box.places:
            open_yet.append(seq)
            continue
        proof = box.json(name)
        seal, h = proof["seal"], hash_of(proof["hash"])
        need(
            proof["format"] == "zhichi-proof/1" and seal["format"] == "zhichi-seal/1", f"{name} 不是封印证明"
        )
        need(proof["digest"] == digest and proof["size"] == seal["count"], f"{name} 不是这一条的证明")
        root = climb(bytes.fromhex(digest), proof["index"], proof["size"], proof["siblings"], h)
        need(root == seal["root"], f"台账第 {seq} 条不在 {seal['date']} 的封印之下")
        need(h(canonical(seal)).hex() == proof["seal_digest"], f"{seal['date']} 的封印被改动")
        signed = proof["signature_algorithm"], proof["public_key"], canonical(seal), proof["signature"]
        check_signature(*signed, f"{seal['date']} 的封印", notes)
        if proof["public_key"] != key:
            notes.append(f"注意：{seal['date']} 的封印和清单用的不是同一把公钥 {proof['public_key']}")
    if open_yet:
        notes.append(f"还没有封印的台账条目：第 {'、'.join(map(str, open_yet))} 条（每天的封印第二天才有）")


def check_catalogue(box: Zip, freezes: list[Any]) -> None:
    """Every item once, numbered and paged without a gap, and what came late is called so."""
    items, last = box.json("catalogue.json")["items"], 0
    lines = {(one["statement"]["seq"], line["n"]): line for one in freezes for line in one["lines"]}
    for number, item in enumerate(items, 1):
        line = lines.pop((item["freeze"], item["n"]), None)
        right = item["number"] == number and item["first"] == last + 1 and item["last"] >= item["first"]
        need(right and line is not None and line["title"] == item["title"], f"目录第 {number} 行不对")
        need(item["late"] == bool(line["because"]), f"目录第 {number} 行没有写明是不是后来补入的")
        last = item["last"]
    need(not lines, "目录里少了材料")
    named = {path for one in freezes for path in one["paths"]}
    extra = [name for name in box.order if name.startswith("items/") and name not in named]
    need(not extra, f"多了没有固定过的材料 {'、'.join(extra[:3])}")


def verify(file: BinaryIO, key: str = "") -> list[str]:
    """The lines to print; raises Wrong."""
    notes: list[str] = []
    try:
        box = Zip(file)
        manifest, public = check_manifest(box, notes)
        freezes = check_freezes(box, manifest)
        digests = check_ledger(box, manifest, freezes)
        check_seals(box, digests, public, notes)
        check_catalogue(box, freezes)
    except (
        KeyError,
        TypeError,
        AttributeError,
        ValueError,
        IndexError,
        RecursionError,
        struct.error,
    ) as error:
        raise error if isinstance(error, Wrong) else Wrong(f"证据包的写法不对：{error}") from None
    need(not key or key.lower() == public, f"清单是用另一把公钥签的：{public}")
    notes += [] if key else [f"没有核对：公钥是不是司法局的（用 --key 给出另外取得的公钥）：{public}"]
    first, count = freezes[0]["statement"], sum(len(one["lines"]) for one in freezes)
    told = f"对：案号 {manifest['case']}，固定 {len(freezes)} 次，共 {count} 件"
    told += f"，首次固定 {first['at']}，根 {first['root']}"
    return [told, *dict.fromkeys(notes)]


def speak() -> None:
    """Whatever the window or the file behind it can hold: Chinese where it has no signs for it goes out as UTF-8."""
    streams: tuple[Any, ...] = sys.stdout, sys.stderr
    for stream in streams:
        try:
            "对，不对".encode(stream.encoding)
            stream.reconfigure(errors="backslashreplace")
        except (UnicodeEncodeError, LookupError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        except (AttributeError, TypeError):
            continue


def main(words: list[str]) -> int:
    speak()
    if len(words) not in (1, 3) or (len(words) == 3 and words[1] != "--key"):
        print((__doc__ or "").splitlines()[0], file=sys.stderr)
        return 2
    try:
        with open(words[0], "rb") as file:
            print("\n".join(verify(file, words[2] if len(words) == 3 else "")))
    except OSError as error:
        print(f"不对：打不开 {words[0]}：{error.strerror}")
        return 1
    except Wrong as error:
        print(f"不对：{error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
