#!/usr/bin/env python3
"""验算一次双随机抽签：python3 verify_draw.py 公示包.json

只用 Python 自带的库，不联网，不改动任何文件。退出码 0：重新算了一遍，全部一致；1：有不一致的地方，写明是哪里。
算法写在 zhichi-draw/1 里，一共五步：
1. 名单（manifest）写成唯一的一种写法，取指纹，就是开抽之前公布的承诺；
2. 每位见证人的随机数取指纹，应当等于他事先公布的承诺；
3. 承诺、各人的随机数和约定的公开事件连在一起取指纹，就是种子；
4. 种子用 HMAC_DRBG（NIST SP 800-90A 10.1.2）变成一串数，用来洗牌：洗好后前几个就是抽中的对象；
5. 检查人员同样洗牌，再按名单里写明的条件逐个对象配组。
"""

import hashlib
import hmac
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

Digest = Callable[[bytes], bytes]
Keyed = Callable[[bytes, bytes], bytes]
FORMAT, TOP = "zhichi-draw/1", 2**64
NAMED = {"format", "hash", "draw", "item"}
MANIFEST = NAMED | {"strata", "excluded", "witnesses", "event", "teams", "supersedes"}
BUNDLE = {"manifest", "commitment", "nonce_commitments", "reveals", "event_value", "result"}
NAMES = {
    "commitment": "结果里的承诺",
    "seed": "种子",
    "selected": "抽中的对象",
    "teams": "检查组",
    "unstaffed": "配不齐检查人员的对象",
}
TEAMS = {"size", "specialist", "skills", "inspectors", "conflicts"}


class Wrong(ValueError):
    """哪里不对，一句话。"""


def need(right: object, told: str) -> None:
    if not right:
        raise Wrong(told)


# ---- 指纹：SHA-256 用 Python 自带的，SM3（GB/T 32905）没有自带时照标准算 ----------------------------------------


def sm3(data: bytes) -> bytes:
    def turn(x: int, n: int) -> int:
        n %= 32
        return (x << n | x >> 32 - n) & 0xFFFFFFFF

    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    data += b"\x80" + b"\0" * (-(len(data) + 9) % 64) + (8 * len(data)).to_bytes(8, "big")
    for at in range(0, len(data), 64):
        w = [int.from_bytes(data[at + n : at + n + 4], "big") for n in range(0, 64, 4)]
        for n in range(16, 68):
            x = w[n - 16] ^ w[n - 9] ^ turn(w[n - 3], 15)
            w.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[n - 13], 7) ^ w[n - 6])
        a, b, c, d, e, f, g, h = v
        for n in range(64):
            early = n < 16
            constant = turn(0x79CC4519 if early else 0x7A879D8A, n)
            mixed = turn((turn(a, 12) + e + constant) & 0xFFFFFFFF, 7)
            first = a ^ b ^ c if early else a & b | a & c | b & c
            second = e ^ f ^ g if early else e & f | ~e & g
            t1 = (first + d + (mixed ^ turn(a, 12)) + (w[n] ^ w[n + 4])) & 0xFFFFFFFF
            t2 = (second + h + mixed + w[n]) & 0xFFFFFFFF
            a, b, c, d = t1, a, turn(b, 9), c
            e, f, g, h = t2 ^ turn(t2, 9) ^ turn(t2, 17), e, turn(f, 19), g
        v = [v[n] ^ new for n, new in enumerate((a, b, c, d, e, f, g, h))]
    return b"".join(word.to_bytes(4, "big") for word in v)


def plain_sm3_hmac(key: bytes, data: bytes) -> bytes:
    key = key.ljust(64, b"\0")
    inner = sm3(bytes(byte ^ 0x36 for byte in key) + data)
    return sm3(bytes(byte ^ 0x5C for byte in key) + inner)


def functions(name: str) -> tuple[Digest, Keyed]:
    """取指纹的函数和带钥匙取指纹的函数。"""
    if name == "sm3" and "sm3" not in hashlib.algorithms_available:
        return sm3, plain_sm3_hmac
    return (lambda data: hashlib.new(name, data).digest()), (lambda key, data: hmac.digest(key, data, name))


# ---- 一串数和洗牌 ----------------------------------------


def numbers(keyed: Keyed, seed: bytes, label: str) -> Iterator[int]:
    """HMAC_DRBG：种子和标签变成没有尽头的一串 64 位的数。"""
    key, value = bytes(32), b"\1" * 32
    for mark in (b"\0", b"\1"):
        key = keyed(key, value + mark + seed + label.encode())
        value = keyed(key, value)
    while True:
        block = b""
        for _ in range(128):
            value = keyed(key, value)
            block += value
        for at in range(0, 4096, 8):
            yield int.from_bytes(block[at : at + 8], "big")
        key = keyed(key, value + b"\0")
        value = keyed(key, value)


def shuffle(keyed: Keyed, seed: bytes, label: str, ids: Iterable[str]) -> list[str]:
    """先按字节排好，再从前往后每个位置随机换来一个。数落在除不尽的尾巴里就换下一个数，这样人人机会相等。"""
    order = sorted(ids, key=lambda each: each.encode())
    stream = numbers(keyed, seed, label)
    for place in range(len(order) - 1):
        left = len(order) - place
        number = next(stream)
        while number >= TOP - TOP % left:
            number = next(stream)
        other = place + number % left
        order[place], order[other] = order[other], order[place]
    return order


# ---- 名单应当是什么样子 ----------------------------------------


def text(value: Any, told: str) -> str:
    need(isinstance(value, str) and value, told + "应是文字，不能空着")
    return str(value)


def items(value: Any, told: str) -> list[Any]:
    need(isinstance(value, list), told + "应是一个列表")
    return list(value)


def texts(value: Any, told: str) -> list[str]:
    rows = items(value, told)
    for each in rows:
        text(each, told)
    need(len(set(rows)) == len(rows), told + "有重复的")
    return rows


def things(value: Any, told: str, keys: set[str]) -> list[Any]:
    rows = items(value, told)
    for each in rows:
        need(isinstance(each, dict) and set(each) == keys, told + "的项目不对")
    return rows


def check_manifest(manifest: Any) -> None:
    need(isinstance(manifest, dict) and set(manifest) == MANIFEST, "名单的项目不对")
    need(manifest["format"] == FORMAT, "名单的格式不是 " + FORMAT)
    need(manifest["hash"] in ("sha256", "sm3"), "名单的摘要算法不是 sha256 或 sm3")
    text(manifest["draw"], "抽签编号")
    text(manifest["item"], "抽查事项")
    keys, objects = [], []
    for stratum in things(manifest["strata"], "分层", {"key", "ids", "take"}):
        keys.append(text(stratum["key"], "分层名称"))
        objects += texts(stratum["ids"], "分层的对象")
        need(type(stratum["take"]) is int and 0 <= stratum["take"] <= len(stratum["ids"]), "分层的抽取数不对")
    need(keys and len(set(keys)) == len(keys), "没有分层，或分层重名")
    for each in things(manifest["excluded"], "排除名单", {"id", "reason"}):
        objects.append(text(each["id"], "被排除的对象"))
        text(each["reason"], "排除的原因")
    need(len(set(objects)) == len(objects), "有对象出现了两次")
    need(len(texts(manifest["witnesses"], "见证人")) >= 2, "见证人不到两位")
    event = manifest["event"]
    need(isinstance(event, dict) and set(event) == {"source", "reference"}, "公开事件的项目不对")
    text(event["source"], "公开事件的来源")
    need(isinstance(event["reference"], str), "公开事件的期号应是文字")
    need((event["source"] == "none") == (event["reference"] == ""), "公开事件的来源和期号不相配")
    if manifest["teams"] is not None:
        check_teams(manifest["teams"], set(objects))
    replaced = manifest["supersedes"]
    if replaced is not None:
        need(
            isinstance(replaced, dict) and set(replaced) == {"draw", "commitment", "reason"},
            "被替代的抽签写得不对",
        )
        for each in replaced.values():
            text(each, "被替代的抽签")


def check_teams(teams: Any, objects: set[str]) -> None:
    need(isinstance(teams, dict) and set(teams) == TEAMS, "检查组的项目不对")
    need(type(teams["size"]) is int and 1 <= teams["size"] < 2**53, "检查组的人数不对")
    need(type(teams["specialist"]) is bool, "检查组是否要有专业人员写得不对")
    texts(teams["skills"], "检查组的专业要求")
    people = []
    for each in things(teams["inspectors"], "检查人员", {"id", "skills", "specialist"}):
        people.append(text(each["id"], "检查人员编号"))
        texts(each["skills"], "检查人员的专业")
        need(type(each["specialist"]) is bool, "检查人员是否专业人员写得不对")
    need(len(set(people)) == len(people), "有检查人员出现了两次")
    for pair in items(teams["conflicts"], "回避关系"):
        need(isinstance(pair, list) and len(pair) == 2, "回避关系应是一名检查人员和一个对象")
        need(
            text(pair[0], "回避") in people and text(pair[1], "回避") in objects,
            "回避关系里有名录中没有的编号",
        )


# ---- 再抽一遍 ----------------------------------------


def teams_of(teams: Any, drawn: list[str], keyed: Keyed, seed: bytes) -> dict[str, list[str]]:
    """最难配组的对象先配；每次都挑担子最轻的，一样轻就挑洗牌后靠前的。"""
    people = {each["id"]: each for each in teams["inspectors"]}
    order = shuffle(keyed, seed, "inspectors", people)
    place = {each: number for number, each in enumerate(order)}
    conflicts = {tuple(pair) for pair in teams["conflicts"]}
    skilled = [each for each in order if set(teams["skills"]) <= set(people[each]["skills"])]
    able = {thing: [each for each in skilled if (each, thing) not in conflicts] for thing in drawn}
    load, found = dict.fromkeys(order, 0), {}
    for thing in sorted(drawn, key=lambda each: len(able[each])):
        team = sorted(able[thing], key=lambda each: (load[each], place[each]))
        if teams["specialist"]:
            first = [each for each in team if people[each]["specialist"]][:1]
            team = first + [each for each in team if each not in first] if first else []
        if len(team) >= teams["size"]:
            found[thing] = team[: teams["size"]]
            for each in found[thing]:
                load[each] += 1
    return found


def draw_again(manifest: Any, commitment: bytes, seed: bytes, keyed: Keyed) -> dict[str, Any]:
    selected: dict[str, list[str]] = {}
    teams: list[dict[str, Any]] = []
    drawn: list[str] = []
    unstaffed: list[str] = []
    for stratum in manifest["strata"]:
        order = shuffle(keyed, seed, "objects:" + stratum["key"], stratum["ids"])
        selected[stratum["key"]] = order[: stratum["take"]]
        drawn += selected[stratum["key"]]
    if manifest["teams"] is not None:
        found = teams_of(manifest["teams"], drawn, keyed, seed)
        teams = [{"object": each, "inspectors": found[each]} for each in drawn if each in found]
        unstaffed = [each for each in drawn if each not in found]
    return {
        "commitment": commitment.hex(),
        "seed": seed.hex(),
        "selected": selected,
        "teams": teams,
        "unstaffed": unstaffed,
    }


def revealed(rows: Any, key: str, witnesses: list[str], told: str) -> list[bytes]:
    """每位见证人一项，顺序和名单里一样；64 个小写十六进制字符。"""
    things(rows, told, {"witness", key})
    need([row["witness"] for row in rows] == witnesses, told + "应当每位见证人按顺序各有一项")
    values = [row[key] for row in rows]
    for value in values:
        right = isinstance(value, str) and len(value) == 64 and not value.strip("0123456789abcdef")
        need(right, told + "应是 64 个小写十六进制字符")
    return [bytes.fromhex(value) for value in values]


def verify(bundle: Any) -> list[str]:
    """公示包对了，给出几句话；不对，Wrong。"""
    need(isinstance(bundle, dict) and set(bundle) == BUNDLE, "公示包的项目不对")
    manifest, published = bundle["manifest"], bundle["result"]
    check_manifest(manifest)
    digest, keyed = functions(manifest["hash"])
    written = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    commitment = digest(written.encode())
    need(bundle["commitment"] == commitment.hex(), "承诺和名单不符：名单在公布承诺之后改动过")
    promised = revealed(bundle["nonce_commitments"], "digest", manifest["witnesses"], "见证人的承诺")
    nonces = revealed(bundle["reveals"], "nonce", manifest["witnesses"], "见证人的随机数")
    for n, name in enumerate(manifest["witnesses"]):
        need(digest(nonces[n]) == promised[n], "见证人" + name + "的随机数和事先公布的承诺不符")
    event_value = bundle["event_value"]
    need(isinstance(event_value, str), "公开事件取值应是文字")
    need((manifest["event"]["source"] == "none") == (event_value == ""), "公开事件和它的取值不相配")
    seed = digest(FORMAT.encode() + commitment + b"".join(nonces) + event_value.encode())
    again = draw_again(manifest, commitment, seed, keyed)
    need(isinstance(published, dict) and set(published) == set(again), "结果的项目不对")
    for key, name in NAMES.items():
        need(same(published[key], again[key]), name + "和重新算出来的不一样")
    drawn = sum(len(each) for each in again["selected"].values())
    total = sum(len(each["ids"]) for each in manifest["strata"])
    told = f"{total} 个对象里抽中 {drawn} 个，重新算了一遍，完全一样"
    return [f"对：{manifest['draw']}，{manifest['item']}", told]


def same(one: Any, other: Any) -> bool:
    """相等，而且种类也相等：在 Python 里 1 等于 True。"""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """写了两遍的项目，不同的软件会读成不同的值。"""
    names = [name for name, _ in pairs]
    need(len(set(names)) == len(names), "同一个项目写了两遍")
    return dict(pairs)


def refused(_: str) -> NoReturn:
    raise Wrong("有不许可的数")


def read(data: bytes) -> Any:
    """公示包的内容；不是规范的 JSON，Wrong。"""
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=once, parse_constant=refused, parse_float=refused
        )
    except Wrong:
        raise
    except (ValueError, RecursionError):
        raise Wrong("不是 UTF-8 的 JSON 文件") from None


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__)
        return 1
    try:
        with open(arguments[1], "rb") as file:
            lines = verify(read(file.read()))
    except OSError as error:
        print(f"不对：打不开 {arguments[1]}：{error.strerror}")
        return 1
    except (Wrong, UnicodeError, RecursionError) as error:
        print(f"不对：{error if isinstance(error, Wrong) else '有写不出来的文字'}")
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main(sys.argv))
