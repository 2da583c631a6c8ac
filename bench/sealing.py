"""Sealing many papers as one batch, beside bare pyHanko that signs the same papers in the same run.

    python -m bench.sealing [PAPERS]

On a fresh SQLite file. A paper is a decision of three pages, set by the press where this machine can (else one made by
hand), with an impression of 42 mm on its last page and the seam seal over all. The batch inspects every paper first
and runs in a process of its own. Bare pyHanko signs in this process, with the impression, uninspected, without a seam.
"""

import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from asn1crypto import keys, x509  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402
from pyhanko.pdf_utils.images import PdfImage  # noqa: E402
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign import fields, signers  # noqa: E402
from pyhanko.stamp import StaticStampStyle  # noqa: E402
from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: E402

from zhichi.config.demo.city import load_regions, load_units, read_city  # noqa: E402
from zhichi.foundation.accounts.public import SYSTEM  # noqa: E402
from zhichi.foundation.papers.public import PressError, printed  # noqa: E402
from zhichi.foundation.papers.tests.factories import plain  # noqa: E402
from zhichi.foundation.regions.public import Unit, UnitKind  # noqa: E402
from zhichi.foundation.signing.actions.signing import credential_of  # noqa: E402
from zhichi.foundation.signing.public import (  # noqa: E402
    SigningCertificate,
    ToSign,
    check_pdf,
    enrol,
    sign_many,
)
from zhichi.foundation.signing.tests.factories import LAST, pdf, picture  # noqa: E402

MM = 72 / 25.4


def paper() -> bytes:
    content = plain()
    content["body"] = content["body"] * 40
    try:
        return printed([content])[0][0]
    except PressError:
        return pdf(3)


def worked() -> float:
    """Seconds of the processor, of this process and of those it has waited for."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def told(what: str, times: int, act: Callable[[], object]) -> None:
    began, before = time.perf_counter(), worked()
    act()
    clock, core = time.perf_counter() - began, worked() - before
    print(f"{what:<58} {times / clock:8.1f}/s by clock {times / core:8.1f}/s and core", flush=True)


def bare(certificate: SigningCertificate, data: bytes, times: int) -> None:
    """pyHanko as its manual shows it, with the certificate and the picture of the batch."""
    credential = credential_of(certificate, picture(600), at=timezone.now())
    leaf, *above = (x509.Certificate.load(one) for one in credential.chain)
    store = SimpleCertificateStore()
    for one in above:
        store.register(one)
    signer = signers.SimpleSigner(leaf, keys.PrivateKeyInfo.load(credential.key), store)
    image = Image.open(io.BytesIO(credential.picture))
    box: Any = tuple(round(value * MM) for value in (LAST.x_mm, 105, LAST.x_mm + 42, 147))
    for _ in range(times):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        spec = fields.SigFieldSpec("Seal", on_page=-1, box=box)
        meta = signers.PdfSignatureMetadata(
            field_name="Seal", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        style = StaticStampStyle(border_width=0, background=PdfImage(image, writer=writer))
        signers.PdfSigner(meta, signer=signer, stamp_style=style, new_field_spec=spec).sign_pdf(writer)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    call_command("migrate", verbosity=0)
    now = timezone.now()
    load_regions(at=now)
    load_units(read_city(), at=now)
    unit = Unit.objects.filter(kind=UnitKind.LEGAL_AID_CENTRE).order_by("code")[0]
    certificate = enrol(name=unit.name, organ_code=unit.code, by=SYSTEM, at=now)
    data = paper()
    asked = [ToSign(data, (LAST,), True, "批量盖章")] * times

    def batch(papers: list[ToSign]) -> list[bytes]:
        done = sign_many(papers=papers, certificate=certificate, picture=picture(600), at=now)
        return [one[len(data) :][:9] or data for one in done]

    print(f"a paper of {len(data):,} bytes, certificate RSA 2048, picture 600 x 600")
    told(
        "bare pyHanko, in this process, no inspection, no seam", times, lambda: bare(certificate, data, times)
    )
    told("one batch: inspected, sealed, seam seal, own process", times, lambda: batch(asked))
    told("one paper alone, a process for each", 20, lambda: [batch(asked[:1]) for _ in range(20)])
    sealed = next(sign_many(papers=asked[:1], certificate=certificate, picture=picture(600), at=now))
    told("checked, a process for each", 20, lambda: [check_pdf(sealed, at=now) for _ in range(20)])
    if not check_pdf(sealed, at=now).is_good:
        raise SystemExit("the sealed paper does not hold")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
