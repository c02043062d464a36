"""Plain drawings for the demo: nobody and nothing real is on them."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SKY, HILL, FAR_HILL, EARTH, WOOD, RED, CLOTH = (
    (226, 236, 226), (126, 164, 134), (168, 196, 176), (190, 182, 168), (120, 96, 70), (140, 27, 48), (236, 226, 200),
)  # fmt: skip


def draw(scene: str, name: str) -> SimpleUploadedFile:
    """Draw ``road``, ``hall`` or ``fields``, 1200 × 800 pixels, as a JPEG file called ``name``."""
    picture = Image.new("RGB", (1200, 800), SKY)
    SCENES[scene](ImageDraw.Draw(picture))
    sink = io.BytesIO()
    picture.save(sink, "JPEG")
    return SimpleUploadedFile(f"{name}.jpg", sink.getvalue())


def _road(pen: ImageDraw.ImageDraw) -> None:
    pen.polygon([(480, 300), (720, 300), (1000, 800), (200, 800)], fill=EARTH)
    for x in range(60, 1200, 120):
        pen.rectangle([x, 260, x + 10, 330], fill=WOOD)


def _hall(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle([0, 0, 1200, 800], fill=CLOTH)
    pen.rectangle([140, 70, 1060, 330], fill=RED)
    pen.rectangle([500, 360, 700, 470], fill=WOOD)
    for row, y in enumerate((520, 610, 710)):
        for x in range(90 + 45 * (row % 2), 1160, 110):
            pen.ellipse([x - 24, y - 56, x + 24, y - 8], fill=WOOD)
            pen.rounded_rectangle([x - 42, y, x + 42, y + 120], 26, fill=HILL if (x + row) % 3 else FAR_HILL)


def _fields(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse([-300, 260, 700, 1000], fill=FAR_HILL)
    pen.ellipse([400, 320, 1500, 1100], fill=HILL)
    for x in (250, 470, 820):
        pen.rectangle([x, 470, x + 120, 560], fill=CLOTH)
        pen.polygon([(x - 20, 470), (x + 140, 470), (x + 60, 400)], fill=RED)
    pen.polygon([(560, 800), (640, 800), (690, 560), (670, 560)], fill=EARTH)


SCENES = {"road": _road, "hall": _hall, "fields": _fields}
