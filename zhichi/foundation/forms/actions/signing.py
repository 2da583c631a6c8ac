"""A drawn signature as a picture: the browser sends strokes and the picture is made here; none is taken on trust."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from zhichi.foundation.forms.rules import strokes

WHITE, INK, PEN = 255, 0, 4


def drawn_upload(title: str, text: str) -> SimpleUploadedFile:
    """A PNG of 600 by 200 points, always the same for the same strokes; raises StrokesError."""
    picture = Image.new("L", (strokes.WIDTH, strokes.HEIGHT), WHITE)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes.strokes_of(text):
        pen.line(list(stroke), fill=INK, width=PEN, joint="curve")
        for x, y in (stroke[0], stroke[-1]):
            pen.ellipse((x - PEN // 2, y - PEN // 2, x + PEN // 2, y + PEN // 2), fill=INK)
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return SimpleUploadedFile(f"手写签名：{title}.png", kept.getvalue(), "image/png")
