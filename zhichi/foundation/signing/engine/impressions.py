"""Impressions on pages: the first is the face of the signature, the others and the seam seal are drawn on the page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from zhichi.foundation.signing.engine.faults import FaultError
from zhichi.foundation.signing.engine.pages import MM, Box
from zhichi.foundation.signing.engine.picture import Picture
from zhichi.foundation.signing.rules.stamps import Strip

NAME = "/ZhichiSeal"
OUTSIDE = "印章的位置不在第 {} 页的纸面里，请重新定位置。"
NO_PAGE = "这份文书没有第 {} 页，请重新定盖章的位置。"
Place = tuple[float, float, float, float]


def place_of(stamp: dict[str, Any], pages: Sequence[Box], picture: Picture) -> tuple[int, Place]:
    """Index of the page and left, bottom, width, height in points."""
    asked = int(stamp["page"])
    index = asked - 1 if asked > 0 else len(pages) + asked
    if not asked or not 0 <= index < len(pages):
        raise FaultError(NO_PAGE.format(asked))
    page, width = pages[index], float(stamp["width_mm"]) * MM
    height = picture.height_of(width)
    left, down = float(stamp["x_mm"]) * MM, float(stamp["y_mm"]) * MM
    if width <= 0 or left < 0 or down < 0 or left + width > page.width or down + height > page.height:
        raise FaultError(OUTSIDE.format(index + 1))
    return index, (page.left + left, page.bottom + page.height - down - height, width, height)


def drawn(place: Place) -> bytes:
    """Drawing the picture there."""
    left, bottom, width, height = place
    return b"q %.3f 0 0 %.3f %.3f %.3f cm %s Do Q" % (width, height, left, bottom, NAME.encode())


def drawn_strip(strip: Strip, page: Box, width: float, picture: Picture) -> bytes:
    """Drawing a part of the picture at the page's right edge, half way down."""
    height, part = picture.height_of(width), width / strip.parts
    left = page.left + page.width - part
    bottom = page.bottom + (page.height - height) / 2
    whole = drawn((left - part * strip.part, bottom, width, height))
    return b"q %.3f %.3f %.3f %.3f re W n %s Q" % (left, bottom, part, height, whole)


def draw(
    writer: IncrementalPdfFileWriter, image: generic.IndirectObject, wanted: Iterable[tuple[int, bytes]]
) -> None:
    """Add what is drawn behind what the pages hold; nothing of theirs is changed, it is only put between q and Q."""
    by_page: dict[int, list[bytes]] = defaultdict(list)
    for index, commands in wanted:
        by_page[index].append(commands)
    for index, pieces in sorted(by_page.items()):
        page_ref, resources = writer.find_page_for_modification(index)
        page = page_ref.get_object()
        page[pdf_name("/Contents")] = _behind(writer, page, b"\n".join(pieces))
        page[pdf_name("/Resources")] = _with_image(resources.get_object(), image)
        writer.mark_update(page_ref)


def _behind(writer: IncrementalPdfFileWriter, page: Any, commands: bytes) -> generic.IndirectObject:
    before, after = (
        writer.add_object(generic.StreamObject({}, stream_data=text))
        for text in (b"q\n", b"\nQ\n" + commands)
    )
    held: list[Any] = []
    if "/Contents" in page:
        contents = page["/Contents"]
        held = list(contents) if isinstance(contents, generic.ArrayObject) else [page.raw_get("/Contents")]
    return writer.add_object(generic.ArrayObject([before, *held, after]))


def _with_image(resources: Any, image: generic.IndirectObject) -> generic.DictionaryObject:
    """The page's resources and the picture: a dictionary of its own, for pages may share one."""
    own = generic.DictionaryObject({key: resources.raw_get(key) for key in resources})
    held = resources.get("/XObject", {})
    images = generic.DictionaryObject({key: held.raw_get(key) for key in held})
    images[pdf_name(NAME)] = image
    own[pdf_name("/XObject")] = images
    return own
