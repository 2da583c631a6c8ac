"""Sealing papers with one certificate, one or very many. Nothing is written here: who asks keeps what he gets."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.conf import settings

from zhichi.foundation.signing.actions import keys
from zhichi.foundation.signing.actions.providers import PROVIDERS, Credential, SignatureProvider
from zhichi.foundation.signing.actions.running import engine
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.rules.faults import PdfFault, SigningError
from zhichi.foundation.signing.rules.stamps import Stamp, ToSign
from zhichi.foundation.signing.rules.validity import refusal
from zhichi.foundation.sockets.public import SocketError

NOT_ADDED = "签章服务改动了文书原来的内容，这次签章没有采用，请告诉系统管理员。"
NO_PROVIDER = "这张证书要用的签章服务没有接上，请告诉系统管理员。"


def sign_pdf(
    *,
    data: bytes,
    certificate: SigningCertificate,
    picture: bytes,
    stamps: Sequence[Stamp],
    seam: bool,
    reason: str,
    at: datetime,
    organ_code: str = "",
) -> bytes:
    """The paper with its signature behind it: `result[:len(data)] == data`. `picture` is a PNG.

    The first stamp is the face of the signature. With `organ_code` the certificate must be that organ's. SigningError:
    one sentence about the certificate, the picture, the places or (PdfFault) the PDF.
    """
    paper = ToSign(data, tuple(stamps), seam, reason)
    return next(
        sign_many(papers=[paper], certificate=certificate, picture=picture, at=at, organ_code=organ_code)
    )


def sign_many(
    *,
    papers: Iterable[ToSign],
    certificate: SigningCertificate,
    picture: bytes,
    at: datetime,
    organ_code: str = "",
) -> Iterator[bytes]:
    """A batch with the key opened once, handed out one by one in their order; the first that is refused ends it.

    The certificate is looked at before anything is signed, and not again: a batch is one act at one moment.
    """
    credential = credential_of(certificate, picture, at=at, organ_code=organ_code)
    try:
        provider = PROVIDERS.get(certificate.provider)
    except SocketError as error:
        raise SigningError(NO_PROVIDER) from error
    if certificate.provider == "software" and not credential.key:
        raise SigningError(keys.NO_KEY)
    return _compared(papers, provider, credential, at)


def _compared(
    papers: Iterable[ToSign], provider: SignatureProvider, credential: Credential, at: datetime
) -> Iterator[bytes]:
    """What the provider hands back, only where the approved bytes stand first in it."""
    asked: deque[ToSign] = deque()

    def noted() -> Iterator[ToSign]:
        for paper in papers:
            asked.append(paper)
            yield paper

    for result in provider.sign(credential, noted(), at):
        data = asked.popleft().data
        if len(result) <= len(data) or not result.startswith(data):
            raise SigningError(NOT_ADDED)
        yield result


def inspect_pdf(data: bytes) -> None:
    """PdfFault with one sentence when no seal of ours goes on this PDF."""
    with engine({"do": "inspect"}) as running:
        answer, _ = running.ask({}, data)
    if answer["fault"]:
        raise PdfFault(answer["fault"])


def credential_of(
    certificate: SigningCertificate, picture: bytes, *, at: datetime, organ_code: str = ""
) -> Credential:
    """Opened for signing now. SigningError when it does not sign, or is another organ's."""
    because = refusal(certificate.state(at), certificate.name)
    if because:
        raise SigningError(because)
    if organ_code and organ_code != certificate.organ_code:
        raise SigningError(f"证书是{certificate.unit.name}的，和文书的机关不一致，不能签章。")
    held = certificate.key is not None
    return Credential(
        name=certificate.name,
        serial=certificate.serial,
        chain=(bytes(certificate.certificate), *above(certificate.authority)),
        key=keys.unsealed(certificate.key, certificate.fingerprint) if held else b"",
        picture=picture,
        tsa=settings.ZHICHI_TSA,
    )


def above(authority: Authority | None) -> list[bytes]:
    """The authorities up to where trust begins, without the one with which it does."""
    found = []
    while authority is not None and not authority.anchor:
        found.append(bytes(authority.certificate))
        authority = authority.above
    return found
