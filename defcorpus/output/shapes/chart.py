"""A histogram as an image, SVG or PNG, with matplotlib: the extra `chart`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from defcorpus.errors import UsageError
from defcorpus.text.safe import safe

FORMATS = (".svg", ".png")

_MADE_BY = "defcorpus search --chart"
_HEAD = 2_048  # bytes of an image that say what made it

_LONGEST = 32  # characters of a name
_INCHES = 9.0
_TALL = 4.2
_ROW = 0.28  # inches that a lying bar takes
_TICKS = 24  # months that are named, at most
_COLOR = "#2a6f97"


class Chart(NamedTuple):
    """Bars, with what is written around them."""

    names: Sequence[str]
    sizes: Sequence[float]
    title: str
    unit: str  # what the sizes are
    over_time: bool  # standing bars in order; else lying ones, the first on top


def check(path: Path) -> None:
    """Raise UsageError where no such image can be made: an ending that is no image, or no matplotlib."""
    if path.suffix.lower() not in FORMATS:
        raise UsageError(
            f"--chart {path}: no image ends so", f"name a file that ends in {' or '.join(FORMATS)}"
        )
    try:
        import matplotlib  # noqa: F401 - only whether it is there
    except ImportError:
        raise UsageError(
            "--chart needs matplotlib, which is not installed", "pip install 'defcorpus[chart]'"
        ) from None


def is_own(content: bytes) -> bool:
    """Say whether an image was made here, and so may be replaced; an empty file may be too."""
    return not content or _MADE_BY.encode() in content[:_HEAD]


def image(chart: Chart, form: str) -> bytes:
    """Return a chart as the bytes of an `svg` or `png` file: the same bytes for the same chart.

    matplotlib brings a font of its own that has every Vietnamese letter, DejaVu Sans; SVG keeps text as text.
    """
    from io import BytesIO

    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # What a user has set up for plots of their own does not change these.
    settings = {**matplotlib.rcParamsDefault, "svg.fonttype": "none", "svg.hashsalt": "defcorpus"}
    settings.pop("backend", None)
    with matplotlib.rc_context(settings):
        tall = _TALL if chart.over_time else max(1.6, 1.2 + _ROW * len(chart.names))
        figure = Figure(figsize=(_INCHES, tall), layout="constrained")
        FigureCanvasAgg(figure)
        _draw(figure.add_subplot(), chart)
        to = BytesIO()
        metadata = {"Date": None, "Creator": _MADE_BY} if form == "svg" else {"Software": _MADE_BY}
        figure.savefig(to, format=form, dpi=150, metadata=metadata)
    return to.getvalue()


def _draw(axes: Any, chart: Chart) -> None:  # noqa: ANN401 - matplotlib's, which need not be installed
    names = [_label(name) for name in chart.names]
    places = range(len(names))
    if chart.over_time:
        axes.bar(places, chart.sizes, color=_COLOR, width=0.8)
        step = -(-len(names) // _TICKS)
        shown = list(places)[::step]
        axes.set_xticks(shown, [names[at] for at in shown], rotation=45 if len(shown) > 8 else 0, ha="center")
        if len(shown) > 8:
            for tick in axes.get_xticklabels():
                tick.set_ha("right")
        axes.set_ylabel(chart.unit)
    else:
        axes.barh(places, chart.sizes, color=_COLOR, height=0.8)
        axes.set_yticks(list(places), names)
        axes.invert_yaxis()
        axes.set_xlabel(chart.unit)
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    sized = axes.yaxis if chart.over_time else axes.xaxis
    sized.set_major_locator(MaxNLocator(nbins="auto", integer=all(size == int(size) for size in chart.sizes)))
    sized.set_major_formatter(StrMethodFormatter("{x:,g}"))
    axes.margins(x=0.01 if chart.over_time else 0.05, y=0.05 if chart.over_time else 0.01)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(_label(chart.title, 90), loc="left", fontsize=11)


def _label(text: str, longest: int = _LONGEST) -> str:
    shown = safe(text, line=True).replace("$", r"\$")  # matplotlib sets what stands between two as formulas
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
