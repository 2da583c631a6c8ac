"""A picture's 64-bit perceptual hash: the signs of its low frequencies, so that copies are found after re-encoding.

The picture is made grey and 32 × 32, its discrete cosine transform (DCT-II) taken, the 8 × 8 lowest frequencies
without the constant one compared with their median (Zauner 2010).
"""

from datetime import datetime
from math import cos, pi, sqrt
from statistics import median
from typing import BinaryIO

from PIL import Image, ImageOps

from zhichi.domains.network.rules.similar import signed
from zhichi.kernel.workdays import BEIJING

SIZE, KEPT = 32, 8
_EXIF, _TAKEN = 0x8769, 0x9003  # the Exif directory, DateTimeOriginal in it
_COSINES = [[cos(pi * u * (2 * x + 1) / (2 * SIZE)) for x in range(SIZE)] for u in range(KEPT + 1)]


def phash(file: BinaryIO) -> int:
    """The hash of a picture file as a signed 64-bit integer; OSError when it cannot be read."""
    file.seek(0)
    with Image.open(file) as picture:
        picture.draft("L", (SIZE * 8, SIZE * 8))
        grey = ImageOps.exif_transpose(picture).convert("L").resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        pixels = grey.tobytes()
    rows = [pixels[y * SIZE : (y + 1) * SIZE] for y in range(SIZE)]
    return hash_of([[float(value) for value in row] for row in rows])


def hash_of(rows: list[list[float]]) -> int:
    """The hash of 32 rows of 32 grey values."""
    across = [[sum(v * c for v, c in zip(row, wave, strict=True)) for wave in _COSINES] for row in rows]
    waves = [
        [
            sum(across[y][u] * _COSINES[v][y] for y in range(SIZE)) / (sqrt(2) if 0 in (u, v) else 1)
            for u in range(1, KEPT + 1)
        ]
        for v in range(1, KEPT + 1)
    ]
    flat = [value for row in waves for value in row]
    middle = median(flat)
    return signed(sum(1 << bit for bit, value in enumerate(flat) if value > middle))


def taken_at(file: BinaryIO) -> datetime | None:
    """When the camera says it took the picture, by Beijing time; None when it says nothing readable."""
    file.seek(0)
    with Image.open(file) as picture:
        said = picture.getexif().get_ifd(_EXIF).get(_TAKEN)
    try:
        return datetime.strptime(str(said), "%Y:%m:%d %H:%M:%S").replace(tzinfo=BEIJING)
    except ValueError:
        return None
