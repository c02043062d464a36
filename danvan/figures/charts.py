"""Three plain charts: a line over time, a comparison, shares of a whole. Every number is written; a table stands beside.

A chart is a list of shapes on a sheet of WIDTH units; ``svg`` writes them as SVG without styles or scripts (strict
CSP, printable in black and white), ``pictures`` draws the same shapes as PNG for Word. Missing values are gaps with
«..» (hidden) or «–» (nothing there), never zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from danvan.core.dates import say_number

WIDTH, ROW, BAR = 640, 30, 18
LABEL_WIDTH, NUMBER_WIDTH = 210, 70
LINE_HEIGHT, LINE_TOP, LINE_BOTTOM = 220, 34, 44
MOST_SIGNS = 27
TONES = ("#1f4e79", "#2e75b6", "#5b9bd5", "#8a8f98", "#b0803a", "#5d7f3a", "#7a4b8c", "#a3483f")
INK, PALE = "#1b1f24", "#c9ced6"
NOTHING, UNKNOWN = "–", ".."

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A named value; None is not there, and hidden where ``hidden`` says so."""

    label: str
    value: Number | None
    hidden: bool = False

    @property
    def said(self) -> str:
        """The value as it is printed."""
        if self.value is None:
            return UNKNOWN if self.hidden else NOTHING
        return say_number(self.value)


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    tone: str


@dataclass(frozen=True, slots=True)
class Stroke:
    points: tuple[tuple[float, float], ...]
    tone: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    tone: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text on its baseline; ``anchor``: start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    size: int = 14
    bold: bool = False


Shape = Box | Stroke | Dot | Words


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, how high, and the table that says the same: heading and rows as printed."""

    title: str
    measure: str
    height: float
    shapes: tuple[Shape, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def time_line(title: str, measure: str, points: Sequence[Point], *, axis: str = "Kỳ") -> Chart:
    """Draw values over time from left to right, the number above each point, gaps where nothing is known."""
    most = max((one.value for one in points if one.value is not None), default=0) or 1
    step = (WIDTH - 80) / max(1, len(points) - 1) if len(points) > 1 else 0
    floor = LINE_HEIGHT - LINE_BOTTOM
    shapes: list[Shape] = [Stroke(((20, floor), (WIDTH - 20, floor)), PALE)]
    run: list[tuple[float, float]] = []
    for number, one in enumerate(points):
        x = 40 + step * number if step else WIDTH / 2
        shapes.append(Words(x, floor + 18 + 16 * (number % 2 if len(points) > 8 else 0), one.label, "middle", 12))
        if one.value is None:
            run = _ended(run, shapes)
            shapes.append(Words(x, floor - 6, one.said, "middle", 13))
            continue
        y = floor - float(one.value) / float(most) * (floor - LINE_TOP)
        run.append((x, y))
        shapes += [Dot(x, y, TONES[0]), Words(x, y - 9, one.said, "middle", 13, True)]
    _ended(run, shapes)
    return _chart(title, measure, LINE_HEIGHT, shapes, axis, points)


def _ended(run: list[tuple[float, float]], shapes: list[Shape]) -> list[tuple[float, float]]:
    if len(run) > 1:
        shapes.append(Stroke(tuple(run), TONES[0], 2))
    return []


def compare(title: str, measure: str, points: Sequence[Point], *, axis: str = "Đơn vị") -> Chart:
    """Draw one bar for each name, the number behind it."""
    most = max((one.value for one in points if one.value is not None), default=0) or 1
    space = WIDTH - LABEL_WIDTH - NUMBER_WIDTH
    shapes: list[Shape] = []
    for number, one in enumerate(points):
        top = number * ROW + 6
        length = float(one.value) / float(most) * space if one.value else 0
        shapes.append(Words(LABEL_WIDTH - 10, top + 14, shortened(one.label), "end"))
        if length:
            shapes.append(Box(LABEL_WIDTH, top, max(1.0, length), BAR, TONES[0]))
        shapes.append(Words(LABEL_WIDTH + length + 6, top + 14, one.said, "start", 14, True))
    shapes.append(Stroke(((LABEL_WIDTH, 0), (LABEL_WIDTH, len(points) * ROW + 4)), PALE))
    return _chart(title, measure, len(points) * ROW + 10, shapes, axis, points)


def share(title: str, measure: str, points: Sequence[Point], *, axis: str = "Loại") -> Chart:
    """Draw one bar cut into shares, with a key below that says number and per cent. Unknown parts have no share."""
    whole = sum((one.value for one in points if one.value), start=Decimal(0))
    shapes: list[Shape] = []
    at, known = 0.0, all(one.value is not None for one in points)
    for number, one in enumerate(points):
        tone, top = TONES[number % len(TONES)], 50 + number * 24
        if one.value and whole:
            length = float(Decimal(one.value) / whole) * WIDTH
            shapes.append(Box(at, 4, max(0.5, length - 1), 30, tone))
            at += length
        shapes.append(Box(0, top, 14, 14, tone))
        shapes.append(Words(22, top + 12, f"{one.label}: {one.said}{_percent(one, Decimal(whole), known)}"))
    return _chart(title, measure, 58 + len(points) * 24, shapes, axis, points)


def _percent(one: Point, whole: Decimal, known: bool) -> str:
    if one.value is None or not whole or not known:
        return ""
    return f" ({say_number((Decimal(one.value) * 100 / whole).quantize(Decimal('0.1')))}%)"


def _chart(
    title: str, measure: str, height: float, shapes: list[Shape], axis: str, points: Sequence[Point]
) -> Chart:  # fmt: skip
    heading = f"Số lượng ({measure})" if measure else "Số lượng"
    return Chart(
        title, measure, height, tuple(shapes), (axis, heading), tuple((one.label, one.said) for one in points)
    )


def shortened(text: str) -> str:
    """Cut a long name for its place beside a bar; the table beside has it whole."""
    return text if len(text) <= MOST_SIGNS else f"{text[: MOST_SIGNS - 1].rstrip()}…"


def svg(chart: Chart) -> str:
    """Write the chart as SVG: a picture with a name for those who cannot see it, no styles, no scripts."""
    told = f"{chart.title}. " + "; ".join(": ".join(row) for row in chart.rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart__picture" viewBox="0 0 {WIDTH} {chart.height:g}"'
        f' role="img" aria-label={quoteattr(told)} font-family="inherit">'
    ]
    parts += [_written(shape) for shape in chart.shapes]
    return "".join([*parts, "</svg>"])


def _written(shape: Shape) -> str:
    if isinstance(shape, Box):
        return (
            f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
            f' fill="{shape.tone}"/>'
        )
    if isinstance(shape, Stroke):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
        return f'<polyline points="{path}" fill="none" stroke="{shape.tone}" stroke-width="{shape.width:g}"/>'
    if isinstance(shape, Dot):
        return f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="4" fill="{shape.tone}"/>'
    weight = ' font-weight="bold"' if shape.bold else ""
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" text-anchor="{shape.anchor}" font-size="{shape.size}"'
        f' fill="currentColor"{weight}>{escape(shape.text)}</text>'
    )
