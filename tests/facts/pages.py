"""Pages put together by hand: a line a segment."""

from defcorpus.article import Location, Metadata, Page, Segment


def page(*parts):
    """Return a page of (role, text) parts; a bare string is a body paragraph."""
    text, segments = "", []
    for part in parts:
        role, words = part if isinstance(part, tuple) else ("body", part)
        segments.append(Segment(len(text), len(text) + len(words), role, "test"))
        text += words + "\n"
    return Page(Location("x", "x"), text, tuple(segments), Metadata(), "text", "utf-8", "0" * 32)
