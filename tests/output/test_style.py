import io

import pytest

from defcorpus.output.shapes.style import screen


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "choice", "environ", "color"),
    [
        (Terminal(), "auto", {}, True),
        (Terminal(), "auto", {"TERM": "dumb"}, False),
        (Terminal(), "auto", {"NO_COLOR": "1"}, False),
        (Terminal(), "auto", {"NO_COLOR": ""}, True),
        (Terminal(), "never", {"FORCE_COLOR": "1"}, False),
        (Terminal(), "always", {"NO_COLOR": "1"}, True),
        (Terminal(), "auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (io.StringIO(), "auto", {}, False),
        (io.StringIO(), "auto", {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), "always", {}, True),
    ],
)
def test_colour(stream, choice, environ, color):
    assert screen(stream, choice, environ).color is color


@pytest.mark.parametrize(
    ("columns", "width"), [("", 100_000), ("60", 60), ("wide", 100_000), ("-3", 100_000)]
)
def test_a_pipe_has_the_width_it_is_told(columns, width):
    assert screen(io.StringIO(), "auto", {"COLUMNS": columns}).width == width
