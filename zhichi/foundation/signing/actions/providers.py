"""Who signs: the engine of this room, or a signing service (签章服务) of the bureau behind the same interface.

A service is added by a package of the deployment that registers a provider under a name; a certificate whose
`provider` is that name is signed with by it. What it hands back is not believed but checked: the paper's own bytes
first, the signature whole, trusted and over everything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from zhichi.foundation.signing.actions.running import engine
from zhichi.foundation.signing.rules.faults import PdfFault
from zhichi.foundation.signing.rules.stamps import ToSign
from zhichi.foundation.sockets.public import Socket


@dataclass(frozen=True, slots=True)
class Credential:
    """With what is signed: certificates in DER, the leaf first; `key` is PKCS #8, empty where a service holds it."""

    name: str
    serial: str
    chain: tuple[bytes, ...]
    key: bytes
    picture: bytes
    tsa: str = ""


class SignatureProvider(Protocol):
    """Signs papers one after the other with one opened credential; PdfFault or SigningError with a sentence."""

    def sign(self, credential: Credential, papers: Iterable[ToSign], at: datetime) -> Iterator[bytes]: ...


class Software:
    """The engine of this room: PAdES with pyHanko, RSA or ECDSA."""

    def sign(self, credential: Credential, papers: Iterable[ToSign], at: datetime) -> Iterator[bytes]:
        leaf, *above = credential.chain
        head = {
            "do": "sign",
            "certificate": leaf.hex(),
            "chain": [one.hex() for one in above],
            "key": credential.key.hex(),
            "picture": credential.picture.hex(),
            "tsa": credential.tsa,
        }
        with engine(head) as running:
            for paper in papers:
                answer, data = running.ask(_asked(paper, credential, at), paper.data)
                if answer["fault"]:
                    raise PdfFault(answer["fault"])
                yield data


def _asked(paper: ToSign, credential: Credential, at: datetime) -> dict[str, Any]:
    stamps = [
        {"page": one.page, "x_mm": one.x_mm, "y_mm": one.y_mm, "width_mm": one.width_mm}
        for one in paper.stamps
    ]
    return {
        "stamps": stamps,
        "seam": paper.seam,
        "reason": paper.reason,
        "name": credential.name,
        "at": at.isoformat(),
    }


PROVIDERS: Socket[SignatureProvider] = Socket("signature providers")
PROVIDERS.register("software", Software())
