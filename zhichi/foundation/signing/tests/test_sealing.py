"""A sealed paper: the approved bytes first, a signature that poppler and pyHanko find valid, impressions where they belong."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import x509
from django.utils import timezone
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.cast import City
from zhichi.foundation.signing.models import Authority
from zhichi.foundation.signing.public import PdfFault, SigningError, Stamp
from zhichi.foundation.signing.tests.factories import LAST, certified, pdf, sealed, stream


def test_only_adds_behind_the_approved_bytes(city: City) -> None:
    at, paper = timezone.now(), pdf(3)
    done = sealed(paper, certified(at), at, seam=True)
    assert done[: len(paper)] == paper
    assert len(done) > len(paper)


def test_poppler_says_the_signature_is_valid(city: City, tmp_path: Path) -> None:
    at = timezone.now()
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed(pdf(2), certified(at), at, seam=True))
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said


def test_pyhanko_trusts_it_by_the_root_alone(city: City) -> None:
    at = timezone.now()
    reader = PdfFileReader(BytesIO(sealed(pdf(), certified(at), at)))
    root = x509.Certificate.load(bytes(Authority.objects.get(anchor=True).certificate))
    status = validate_pdf_signature(
        reader.embedded_signatures[0], ValidationContext(trust_roots=[root], allow_fetching=False)
    )
    assert status.bottom_line
    assert status.signing_cert.subject.native["organization_identifier"] == "370811-aid"


def test_each_page_shows_its_strip_at_the_right_edge_and_the_seal_where_it_was_put(
    city: City, tmp_path: Path
) -> None:
    at = timezone.now()
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed(pdf(3), certified(at), at, seam=True, stamps=[LAST, Stamp(1, 20, 30, 40)]))
    subprocess.run(["pdftoppm", "-r", "72", "-png", path, tmp_path / "p"], check=True)
    red = [_red(tmp_path / f"p-{n}.png") for n in (1, 2, 3)]
    edge = (580, 380, 595, 460)
    assert all(page(edge) for page in red)
    assert red[2]((312, 425, 431, 545))
    assert red[0]((57, 85, 170, 198))
    assert not red[1]((57, 85, 170, 198))


def _red(path: Path):
    image = Image.open(path).convert("RGB")

    def held(box: tuple[int, int, int, int]) -> bool:
        return any(r > 150 and g < 80 for r, g, _ in image.crop(box).get_flattened_data())

    return held


def test_a_second_organ_seals_once_and_the_first_signature_still_holds(city: City) -> None:
    at = timezone.now()
    first = sealed(pdf(2), certified(at), at)
    other = certified(at, organ_code="370811", name="任城区司法局")
    both = sealed(first, other, at, stamps=[Stamp(-1, 30, 150, 42)])
    assert both.startswith(first)
    assert len(PdfFileReader(BytesIO(both)).embedded_signatures) == 2
    with pytest.raises(SigningError, match="只能盖一处"):
        sealed(first, other, at, seam=True)


def test_what_the_file_says_of_itself_stays_as_it_was(city: City) -> None:
    """PDF/A: the marks of its level stand in the metadata, which is not written again."""
    xmp = b"<x:xmpmeta><pdfaid:part>2</pdfaid:part></x:xmpmeta>"
    paper = pdf(root="/Metadata 11 0 R", more=[stream(xmp, "/Type /Metadata /Subtype /XML")])
    at = timezone.now()
    done = sealed(paper, certified(at), at)
    assert done.count(b"pdfaid:part") == paper.count(b"pdfaid:part") == 2
    assert b"/Producer" not in done[len(paper) :]


@pytest.mark.parametrize(
    ("stamp", "says"),
    [
        (Stamp(4, 10, 10, 40), "没有第 4 页"),
        (Stamp(0, 10, 10, 40), "没有第 0 页"),
        (Stamp(1, 190, 10, 40), "不在第 1 页"),
        (Stamp(1, 10, 270, 40), "不在第 1 页"),
        (Stamp(1, -1, 10, 40), "不在第 1 页"),
    ],
)
def test_a_stamp_beside_the_paper_is_refused(city: City, stamp: Stamp, says: str) -> None:
    at = timezone.now()
    with pytest.raises(SigningError, match=says):
        sealed(pdf(), certified(at), at, stamps=[stamp])


def test_what_is_no_png_is_no_seal(city: City) -> None:
    at = timezone.now()
    with pytest.raises(SigningError, match="PNG"):
        sealed(pdf(), certified(at), at, picture=b"GIF89a")
    with pytest.raises(PdfFault, match="不是 PDF"):
        sealed(b"hello", certified(at), at)
