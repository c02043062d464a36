"""A chart as PNG, for Word: the shapes of ``charts`` drawn with a font found on the machine."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from danvan.figures.charts import INK, WIDTH, Box, Chart, Dot, Stroke

SCALE = 3
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path("C:/Windows/Fonts"), Path("/System/Library/Fonts"))  # fmt: skip
FONTS = (
    ("Tinos-Regular.ttf", "Tinos-Bold.ttf"), ("times.ttf", "timesbd.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"), ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)  # fmt: skip
"""Fonts with all Vietnamese letters, best first, plain and bold."""
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


@cache
def fonts() -> tuple[str, str] | None:
    """Find a plain and a bold font with Vietnamese letters; None where the machine has none."""
    found = {path.name: path for folder in FOLDERS if folder.is_dir() for path in folder.rglob("*.ttf")}
    pair = next((pair for pair in FONTS if all(name in found for name in pair)), None)
    return (str(found[pair[0]]), str(found[pair[1]])) if pair else None


def png(chart: Chart) -> bytes | None:
    """Draw a chart as PNG of WIDTH × SCALE pixels; None where no font can write Vietnamese (the table stands anyway)."""
    pair = fonts()
    if pair is None:
        return None
    image = Image.new("RGB", (WIDTH * SCALE, round(chart.height * SCALE)), "white")
    pen = ImageDraw.Draw(image)
    for shape in chart.shapes:
        if isinstance(shape, Box):
            pen.rectangle(_scaled(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height), fill=shape.tone)
        elif isinstance(shape, Stroke):
            flat = [(x * SCALE, y * SCALE) for x, y in shape.points]
            pen.line(flat, fill=shape.tone, width=max(1, round(shape.width * SCALE)))
        elif isinstance(shape, Dot):
            pen.ellipse(_scaled(shape.x - 4, shape.y - 4, shape.x + 4, shape.y + 4), fill=shape.tone)
        else:
            font = _font(pair[shape.bold], shape.size * SCALE)
            place = (shape.x * SCALE, shape.y * SCALE)
            pen.text(place, shape.text, fill=INK, font=font, anchor=ANCHORS[shape.anchor])
    sink = io.BytesIO()
    image.quantize(32).save(sink, "PNG", optimize=False)
    return sink.getvalue()


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _scaled(*places: float) -> tuple[float, ...]:
    return tuple(place * SCALE for place in places)
