"""The picture of an impression, packed once for a whole batch and put into each paper as one image."""

import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from zhichi.foundation.signing.engine.faults import FaultError

MOST_BYTES, MOST_SIDE = 4 * 1024 * 1024, 2400
NOT_PNG = "印章图样要是 PNG 图片，边长不超过 2400 像素。"


@dataclass(frozen=True, slots=True)
class Picture:
    """`colours` and `mask` (how far each point covers) as they stand in a PDF; sides in pixels."""

    width: int
    height: int
    colours: bytes
    mask: bytes

    def height_of(self, width: float) -> float:
        return width * self.height / self.width

    def put_into(self, writer: IncrementalPdfFileWriter) -> generic.IndirectObject:
        mask = writer.add_object(self._image("/DeviceGray", self.mask))
        image = self._image("/DeviceRGB", self.colours)
        image[pdf_name("/SMask")] = mask
        return writer.add_object(image)

    def _image(self, space: str, packed: bytes) -> generic.StreamObject:
        said = {
            "/Type": pdf_name("/XObject"),
            "/Subtype": pdf_name("/Image"),
            "/Width": generic.NumberObject(self.width),
            "/Height": generic.NumberObject(self.height),
            "/ColorSpace": pdf_name(space),
            "/BitsPerComponent": generic.NumberObject(8),
            "/Filter": pdf_name("/FlateDecode"),
        }
        return generic.StreamObject(
            {pdf_name(name): value for name, value in said.items()}, encoded_data=packed
        )


def read_picture(data: bytes) -> Picture:
    """FaultError when it is no PNG or too large."""
    if len(data) > MOST_BYTES:
        raise FaultError(NOT_PNG)
    try:
        image = Image.open(BytesIO(data), formats=["PNG"])
        if max(image.size) > MOST_SIDE:
            raise FaultError(NOT_PNG)
        whole = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise FaultError(NOT_PNG) from error
    colours, mask = whole.convert("RGB").tobytes(), whole.getchannel("A").tobytes()
    return Picture(whole.width, whole.height, zlib.compress(colours, 9), zlib.compress(mask, 9))
