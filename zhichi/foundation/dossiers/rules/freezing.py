"""`zhichi-dossier/1` to the byte: the lines of a file, their leaves, the root, the statement that is chained."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from zhichi.kernel import canonical, merkle
from zhichi.kernel.crypto import Profile

FORMAT = "zhichi-dossier/1"
GENESIS = "0" * 64

Line = dict[str, Any]


class Lined(Protocol):
    """What a line is made of: `sockets.DossierItem` has it."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def made_by(self) -> str: ...
    @property
    def media(self) -> str: ...
    @property
    def data(self) -> bytes | None: ...
    @property
    def digest(self) -> str: ...
    @property
    def hash_name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def pages(self) -> int: ...
    @property
    def because(self) -> str: ...


def moment(at: datetime) -> str:
    """UTC with six decimals and a Z, as on the ledger."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def lines_of(items: Iterable[tuple[str, Lined]], profile: Profile) -> list[Line]:
    """The catalogue lines of what is frozen now, numbered from 1; each is a leaf. Items come as (part, item)."""
    made = []
    for n, (part, item) in enumerate(items, 1):
        data = item.data
        made.append(
            {
                "n": n,
                "part": part,
                "key": item.key,
                "title": item.title,
                "made_at": moment(item.made_at),
                "made_by": item.made_by,
                "media": item.media,
                "hash": profile.hash_name if data is not None else item.hash_name,
                "digest": profile.hexdigest(data) if data is not None else item.digest,
                "size": len(data) if data is not None else item.size,
                "pages": item.pages,
                "because": item.because,
            }
        )
    return made


def leaves_of(lines: Sequence[Line]) -> list[bytes]:
    """What the tree stands on: JCS of each line."""
    return [canonical.encode(line) for line in lines]


def leaf_hashes(lines: Sequence[Line], profile: Profile) -> list[str]:
    """H(00 ‖ JCS(line)): they stay when the lines are erased."""
    return [profile.hexdigest(b"\x00" + leaf) for leaf in leaves_of(lines)]


def root_of(lines: Sequence[Line], profile: Profile) -> str:
    return merkle.root(leaves_of(lines), profile.digest).hex()


def statement(
    *,
    case: str,
    seq: int,
    kind: str,
    at: datetime,
    by: str,
    act: str,
    hash_name: str,
    count: int,
    root: str,
    prev: str,
) -> dict[str, Any]:
    """What is chained: `act` is the digest of the decision's ledger entry, `prev` of the former statement."""
    return {
        "format": FORMAT,
        "case": case,
        "seq": seq,
        "kind": kind,
        "at": moment(at),
        "by": by,
        "act": act,
        "hash": hash_name,
        "count": count,
        "root": root,
        "prev": prev,
    }


def digest_of(said: Mapping[str, Any], profile: Profile) -> str:
    return profile.hexdigest(canonical.encode(dict(said)))
