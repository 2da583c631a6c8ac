"""A signature drawn on the screen, as it is sent: strokes of points on a grid, and nothing else.

"12,80,15,78;200,90,204,99"    x and y of each point; a semicolon begins the next stroke
"""

import re

WIDTH, HEIGHT = 600, 200
LONGEST = 20_000
# Less ink than this was a slip of the hand.
LEAST = 30
SHAPE = re.compile(r"[0-9]{1,3}(,[0-9]{1,3})*(;[0-9]{1,3}(,[0-9]{1,3})*)*")
Stroke = tuple[tuple[int, int], ...]


class StrokesError(ValueError):
    """What came is no drawing, or hardly one: one Chinese sentence."""


def strokes_of(text: str) -> tuple[Stroke, ...]:
    """The strokes; none for an empty text. Raises StrokesError."""
    if not text:
        return ()
    if len(text) > LONGEST or not SHAPE.fullmatch(text):
        raise StrokesError("手写签名没有收完整，请点“重写”再签一次；不手写也可以，写上姓名就行。")
    strokes = tuple(_stroke(part) for part in text.split(";"))
    xs, ys = zip(*(point for stroke in strokes for point in stroke), strict=True)
    if max(xs) - min(xs) + max(ys) - min(ys) < LEAST:
        raise StrokesError("手写签名太短，看不出来，请点“重写”再签一次；不手写也可以，写上姓名就行。")
    return strokes


def _stroke(text: str) -> Stroke:
    numbers = [int(number) for number in text.split(",")]
    if len(numbers) % 2 or max(numbers[::2]) > WIDTH or max(numbers[1::2]) > HEIGHT:
        raise StrokesError("手写签名没有收完整，请点“重写”再签一次；不手写也可以，写上姓名就行。")
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
