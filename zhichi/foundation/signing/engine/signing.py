"""Signing PDF by PAdES with pyHanko: only added to, never rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.content import AppearanceContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.stamp import BaseStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from zhichi.foundation.signing.engine.blank import refuse_blank
from zhichi.foundation.signing.engine.faults import FaultError
from zhichi.foundation.signing.engine.impressions import NAME, draw, drawn, drawn_strip, place_of
from zhichi.foundation.signing.engine.inspecting import inspected
from zhichi.foundation.signing.engine.pages import measured
from zhichi.foundation.signing.engine.picture import Picture, read_picture
from zhichi.foundation.signing.engine.quick import QuickSigner
from zhichi.foundation.signing.rules.stamps import strips

SIGNED_BEFORE = "这份文件已经有签章。再盖一个章只能盖一处，不能盖骑缝章：已有的签章会因此失效。"
NO_STAMP = "没有说章盖在哪里。"
# What a signature takes besides certificates, and what a time stamp with its own certificates takes.
OWN_BYTES, STAMP_BYTES = 2048, 16384
TSA_DOWN = "时间戳服务没有应答，这次没有盖章，请稍后再试或者告诉系统管理员。"


class Unchanged(IncrementalPdfFileWriter):
    """Adds to a file and leaves what it says of itself as it is: PDF/A wants the two places where it does to agree."""

    def _update_meta(self) -> None:
        pass


@dataclass(frozen=True)
class Face(BaseStampStyle):
    """The picture and nothing else as the face of the signature."""

    image: Any = None

    def create_stamp(self, writer: Any, box: BoxConstraints, text_params: dict[str, Any]) -> Any:
        return FaceContent(writer, box, self.image)


class FaceContent(AppearanceContent):
    def __init__(self, writer: Any, box: BoxConstraints, image: Any) -> None:
        super().__init__(writer, box)
        self.image = image

    def render(self) -> bytes:
        self.set_resource(ResourceType.XOBJECT, pdf_name(NAME), self.image)
        return drawn((0, 0, self.box.width, self.box.height))


class At(signers.PdfSigner):
    """Signs at a moment that is told."""

    moment: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


class Desk:
    """One opened key with the picture that goes with it: signs any number of papers."""

    def __init__(self, head: dict[str, Any]) -> None:
        der = bytes.fromhex
        store = SimpleCertificateStore()
        for one in head["chain"]:
            store.register(asn1_x509.Certificate.load(der(one)))
        key = der(head["key"])
        self.signer = QuickSigner(
            asn1_x509.Certificate.load(der(head["certificate"])),
            asn1_keys.PrivateKeyInfo.load(key),
            store,
            serialization.load_der_private_key(key, password=None),
        )
        self.picture: Picture = read_picture(der(head["picture"]))
        # Told once: pyHanko would find it out for every paper by signing twice. Twice the bytes, for they stand in hex.
        known = sum(len(one) // 2 for one in (head["certificate"], *head["chain"]))
        self.reserved = 2 * (known + OWN_BYTES + (STAMP_BYTES if head.get("tsa") else 0))
        self.stamper: TimeStamper | None = HTTPTimeStamper(head["tsa"]) if head.get("tsa") else None

    def sign(self, head: dict[str, Any], data: bytes) -> bytes:
        """The paper with its signature behind it; FaultError with the sentence of what stands against it."""
        reader = inspected(data)
        refuse_blank(reader)
        pages, held = measured(reader), reader.embedded_signatures
        stamps: Sequence[dict[str, Any]] = head["stamps"]
        if not stamps:
            raise FaultError(NO_STAMP)
        seam = strips(len(pages)) if head["seam"] else []
        if held and (len(stamps) > 1 or seam):
            raise FaultError(SIGNED_BEFORE)
        places = [place_of(stamp, pages, self.picture) for stamp in stamps]
        writer = Unchanged(reader.stream, prev=reader)
        image = self.picture.put_into(writer)
        width = places[0][1][2]
        wanted = [(index, drawn(place)) for index, place in places[1:]]
        for strip in seam:
            index = strip.page - 1
            wanted.append((index, drawn_strip(strip, pages[index], width, self.picture)))
        draw(writer, image, wanted)
        return self._signed(writer, head, places[0], image, f"Zhichi{len(held) + 1}")

    def _signed(
        self, writer: Unchanged, head: dict[str, Any], first: tuple[int, Any], image: Any, name: str
    ) -> bytes:
        index, (left, bottom, width, height) = first
        at = datetime.fromisoformat(head["at"])
        meta = signers.PdfSignatureMetadata(
            field_name=name,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            reason=head["reason"],
            name=head["name"],
        )
        box: Any = (left, bottom, left + width, bottom + height)
        spec = fields.SigFieldSpec(name, on_page=index, box=box)
        signer = At(
            meta,
            signer=self.signer,
            timestamper=self.stamper,
            stamp_style=Face(image=image),
            new_field_spec=spec,
        )
        signer.moment = at
        out = BytesIO()
        try:
            signer.sign_pdf(writer, bytes_reserved=self.reserved, output=out)
        except (PdfError, OSError) as error:
            if self.stamper is None:
                raise
            raise FaultError(TSA_DOWN) from error
        return out.getvalue()
