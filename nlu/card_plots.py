"""The plots of the report card as inline SVG, which takes its colours from the page's style."""

from collections.abc import Iterable, Sequence
from html import escape

Bar = tuple[str, Sequence[float]]
Line = tuple[str, str, Sequence[float]]

#: parts of a bar, in order: each differs in lightness, and the middle one is striped
PARTS = ("understood", "handed", "wrong")

_WIDTH, _ROW, _NAME, _THICK = 360, 38, 16, 16
_SMALLEST_NAMED = 0.12  #: a part that is smaller has no room for its share
_LEFT, _TOP, _PLOT_WIDTH, _PLOT_HEIGHT = 36, 10, 220, 170
_LINE_HEIGHT = 14


def bars(title: str, rows: Sequence[Bar], percent: Sequence[str]) -> str:
    """Return one bar for each row: its name, and the shares of PARTS, which add up to 1.

    `percent` holds what is written into the first part of each bar.
    """
    height = len(rows) * _ROW
    parts = [
        _bar(row, text, _ROW * place)
        for place, (row, text) in enumerate(zip(rows, percent, strict=True))
    ]
    return _picture("shares", title, (_WIDTH, height), [_stripes("stripes"), *parts])


def swatch(part: str) -> str:
    """Return the sign that stands for a part of the bars in their key."""
    fill = _stripes(f"stripes-{part}") if part == "handed" else ""
    box = f'<rect class="{part}" width="20" height="14"/>'
    over = f'<rect fill="url(#stripes-{part})" width="20" height="14"/>' if fill else ""
    return f'<svg viewBox="0 0 20 14" aria-hidden="true">{fill}{box}{over}</svg>'


def curves(name: str, title: str, lines: Sequence[Line], ticks: Sequence[str]) -> str:
    """Return one curve for each line: its class, its name, and its share at each tick.

    Curves differ in dashes and marks, and each carries its name at its end.
    """
    parts = [*_grid(), *_ticks(ticks)]
    for code, _, shares in lines:
        points = [_point(place, share, len(ticks)) for place, share in enumerate(shares)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline class="curve {code}" points="{path}"/>')
        parts += [_mark(code, x, y) for x, y in points]
    ends = _apart([_point(0, shares[-1], 2)[1] for _, _, shares in lines])
    right = _LEFT + _PLOT_WIDTH + 10
    parts += [_text(right, y + 4, line[1]) for line, y in zip(lines, ends, strict=True)]
    return _picture(name, title, (right + 64, _TOP + _PLOT_HEIGHT + 24), parts)


def _picture(name: str, title: str, size: tuple[int, int], parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {size[0]} {size[1]}" role="img" '
        f'aria-labelledby="plot-{name}"><title id="plot-{name}">{escape(title)}</title>'
        + "".join(parts)
        + "</svg>"
    )


def _bar(row: Bar, text: str, top: int) -> str:
    name, shares = row
    parts, left = [_text(0, top + _NAME - 4, name)], 0.0
    for part, share in zip(PARTS, shares, strict=True):
        # A gap of one unit parts neighbours, whatever their colours.
        width = max(share * _WIDTH - 1, 0)
        box = f'x="{left:.1f}" y="{top + _NAME}" width="{width:.1f}" height="{_THICK}"'
        parts.append(f'<rect class="{part}" {box}/>')
        parts.append(f'<rect fill="url(#stripes)" {box}/>' if part == "handed" else "")
        left += share * _WIDTH
    if shares[0] >= _SMALLEST_NAMED:
        parts.append(_text(6, top + _NAME + 12, text, "on"))
    return "".join(parts)


def _stripes(name: str) -> str:
    return (
        f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path class="stripe" d="M0 6 6 0M-1 1 1 -1M5 7 7 5"/></pattern></defs>'
    )


def _grid() -> Iterable[str]:
    for percent in range(0, 101, 25):
        _, y = _point(0, percent / 100, 2)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}h{_PLOT_WIDTH}"/>'
        yield _text(_LEFT - 6, y + 4, str(percent), "tick", anchor="end")


def _ticks(ticks: Sequence[str]) -> Iterable[str]:
    for place, tick in enumerate(ticks):
        x, y = _point(place, 0, len(ticks))
        yield _text(x, y + 18, tick, "tick", anchor="middle")


def _point(place: int, share: float, places: int) -> tuple[float, float]:
    return _LEFT + _PLOT_WIDTH * place / (places - 1), _TOP + _PLOT_HEIGHT * (1 - share)


def _mark(code: str, x: float, y: float) -> str:
    shapes = {
        "da": f'<circle class="mark da" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>',
        "ar": f'<path class="mark ar" d="M{x - 3.5:.1f} {y - 3.5:.1f}h7v7h-7z"/>',
        "ti": f'<path class="mark ti" d="M{x:.1f} {y - 4.5:.1f}l4.5 8h-9z"/>',
        "en": f'<path class="mark en" d="M{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z"/>',
    }
    return shapes[code]


def _apart(heights: Sequence[float]) -> list[float]:
    """The heights with room for a line of text between them, in their order."""
    placed: dict[int, float] = {}
    lowest = float("-inf")
    for place in sorted(range(len(heights)), key=lambda one: heights[one]):
        lowest = max(heights[place], lowest + _LINE_HEIGHT)
        placed[place] = lowest
    return [placed[place] for place in range(len(heights))]


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
    )
